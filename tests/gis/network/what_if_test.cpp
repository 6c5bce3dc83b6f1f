// SPDX-License-Identifier: Apache-2.0
// What a change of one way can move: on random drawn towns, for limits that a short run weakens.
#include "gis/network/what_if.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::what_if_network_test {
namespace {

Rational share(int percent) { return Rational::ratio(percent, 100); }

/// 5 %, but 8 % for at most 6 m; 90 cm, but 70 cm for at most 4 m.
const TravellerLimits with_runs{.incline_at_most = share(5), .steeper = ShortRun{share(8), Rational(6000)}, .width_at_least = Rational(900),
                                .narrower = ShortRun{Rational(700), Rational(4000)}};

/// A net of ways so short that runs lead over several of them.
City random_town(unsigned seed) {
  std::mt19937 random(seed);
  const auto chance = [&](unsigned of) { return random() % of == 0; };
  DrawnTown town("A");
  int number = 100;
  const auto way = [&](const Point& a, const Point& b) {
    Drawn drawn = town.add(Theme::walkway, "way " + std::to_string(number++), Line{a, b});
    if (!chance(4)) drawn.number(Property::incline, chance(3) ? "3 %" : chance(2) ? "7 %" : "12 %");
    if (!chance(4)) drawn.number(Property::width, chance(3) ? "80 cm" : "2 m");
  };
  for (int i = 0; i < 6; ++i) {
    for (int j = 0; j < 5; ++j) {
      const Point here{3.0 * i, 2.0 * j};
      if (i + 1 < 6 && !chance(3)) way(here, {3.0 * (i + 1), 2.0 * j});
      if (j + 1 < 5 && !chance(3)) way(here, {3.0 * i, 2.0 * (j + 1)});
    }
  }
  return town.city();
}

class WhatIfOnRandomTowns : public ::testing::TestWithParam<unsigned> {};

TEST_P(WhatIfOnRandomTowns, AllThatAChangeMovesIsFelt) {
  const City before = random_town(GetParam());
  gis::Passability was(before, with_runs, DrawnTown::today);
  const struct { Property property; Interval range; } said[] = {{Property::incline, Interval::exact(share(3))}, {Property::incline, Interval::exact(share(7))},
                                                                {Property::incline, Interval::exact(share(12))}, {Property::width, Interval::exact(800)},
                                                                {Property::width, Interval::exact(2000)}};
  std::size_t moved = 0;
  std::size_t beyond = 0;   // that the ways beside the changed one do not hold
  for (const std::uint32_t changed : before.of_theme(Theme::walkway)) {
    const auto felt = gis::felt_by(before, changed, gis::longest_run(with_runs));
    const auto beside = gis::felt_by(before, changed);
    for (const auto& [property, range] : said) {
      const City after = before.with_attributes({std::pair{changed, Attribute{property, Grade::measured, ~0U, range, ""}}});
      gis::Passability is(after, with_runs, DrawnTown::today);
      bool differs = false;
      for (std::uint32_t e = 0; e < before.graph().edges.size(); ++e) {
        if (was.edge(e) == is.edge(e)) continue;
        differs = true;
        ++moved;
        const std::uint32_t feature = before.graph().edges[e].feature;
        EXPECT_NE(std::find(felt.begin(), felt.end(), feature), felt.end()) << before.feature(feature).id << " by " << before.feature(changed).id << ", seed " << GetParam();
        beyond += std::find(beside.begin(), beside.end(), feature) == beside.end() ? 1U : 0U;
      }
      EXPECT_EQ(gis::passability_change(before, after, beside, with_runs, DrawnTown::today).any, differs) << before.feature(changed).id << ", seed " << GetParam();
    }
  }
  EXPECT_GT(moved, 0U) << "seed " << GetParam();
  RecordProperty("beyond", static_cast<int>(beyond));
}

INSTANTIATE_TEST_SUITE_P(Seeds, WhatIfOnRandomTowns, ::testing::Range(1U, 13U));

/// Three steep ways of two metres one after the other are a run of six; a fourth makes all of them too long, also the first, which it does not touch.
TEST(FeltBy, AShortRunReachesOverWaysThatDoNotAdjoin) {
  DrawnTown town("  A-B-C-D-E\n");
  for (const char* marks : {"AB", "BC", "CD", "DE"}) town.line(Theme::walkway, marks, marks).number(Property::incline, marks[0] == 'D' ? "2 %" : "7 %").number(Property::width, "2 m");
  const City before = town.city();
  const std::uint32_t last = *before.find_feature("DE");
  const std::uint32_t first = *before.find_feature("AB");
  const City after = before.with_attributes({std::pair{last, Attribute{Property::incline, Grade::measured, ~0U, Interval::exact(share(7)), ""}}});
  const std::uint32_t edge = gis::edges_of(before.graph(), first).first;
  EXPECT_EQ(gis::Passability(before, with_runs, DrawnTown::today).edge(edge), Tri::yes);
  EXPECT_EQ(gis::Passability(after, with_runs, DrawnTown::today).edge(edge), Tri::no);
  const auto beside = gis::felt_by(before, last);
  EXPECT_EQ(std::count(beside.begin(), beside.end(), first), 0);
  const auto felt = gis::felt_by(before, last, 6000);
  EXPECT_EQ(std::count(felt.begin(), felt.end(), first), 1);
  EXPECT_TRUE(gis::passability_change(before, after, beside, with_runs, DrawnTown::today).any);
}

}  // namespace
}  // namespace levelground::test::what_if_network_test
