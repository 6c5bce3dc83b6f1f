// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/islands.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "gis/network/passability.hpp"
#include "gis/network/walk_cache.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::islands_test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

gis::IslandsAnswer islands(const City& city, std::size_t largest = 100) {
  gis::WalkCache cache(city);
  gis::IslandsQuestion question;
  question.largest = largest;
  gis::NearestWays nearest;
  for (const std::uint32_t home : gis::homes_of(city)) question.homes.push_back(gis::home_of(city, home, 3, nearest));
  question.sites = city.of_theme(Theme::site);
  question.entrances.resize(question.sites.size());
  return gis::find_islands(city, wheels, DrawnTown::today, cache, question);
}

std::vector<std::string> ids(const City& city, const std::vector<gis::Hindrance>& hindrances) {
  std::vector<std::string> all;
  for (const gis::Hindrance& hindrance : hindrances) all.push_back(city.feature(hindrance.feature).id);
  return all;
}

/// Eight metres, behind a kerb of unknown height four, behind stairs three, and two that no way leads to.
DrawnTown town_of_four_islands() {
  DrawnTown town(R"(
  A-------k---B
  |
  s
  |
  t--C          E-F
)");
  town.line(Theme::walkway, "long", "Ak");
  town.line(Theme::walkway, "behind the kerb", "kB");
  town.point(Theme::kerb, "kerb", 'k');
  town.line(Theme::steps, "stairs", "As");
  town.line(Theme::walkway, "landing", "st");
  town.line(Theme::walkway, "below", "tC");
  town.line(Theme::walkway, "alone", "EF");
  town.with_node_ids();
  return town;
}

TEST(Islands, AreWhatIsSurelyConnectedAndWhatMayBe) {
  const DrawnTown town = town_of_four_islands();
  const City city = town.city();
  const gis::IslandsAnswer answer = islands(city);
  EXPECT_EQ(answer.network_mm, 8000 + 4000 + 2000 + 2000 + 3000 + 2000);
  EXPECT_EQ(answer.pieces, 2U);
  EXPECT_EQ(answer.longest_piece_mm, 19000);
  ASSERT_EQ(answer.sure.count, 4U);
  EXPECT_EQ(answer.sure.mm, 19000) << "all but the stairs";
  ASSERT_EQ(answer.possible.count, 3U);
  const auto& sure = answer.sure.largest;
  EXPECT_EQ(sure[0].mm, 8000);
  EXPECT_TRUE(sure[0].between.empty());
  EXPECT_EQ(sure[1].mm, 5000);
  EXPECT_EQ(city.feature(sure[1].way).id, "below");
  EXPECT_EQ(ids(city, sure[1].between), (std::vector<std::string>{"stairs"}));
  EXPECT_EQ(sure[2].mm, 4000);
  EXPECT_EQ(ids(city, sure[2].between), (std::vector<std::string>{"kerb"}));
  EXPECT_EQ(sure[2].between.front().passable, Tri::unknown);
  EXPECT_TRUE(sure[3].no_way);
  EXPECT_TRUE(sure[3].between.empty());
  const auto& possible = answer.possible.largest;
  EXPECT_EQ(possible[0].mm, 12000) << "the kerb may be low";
  EXPECT_EQ(ids(city, possible[1].between), (std::vector<std::string>{"stairs"}));
  EXPECT_EQ(possible[1].between.front().passable, Tri::no);
}

TEST(Islands, FindingOutThatAKerbIsLowJoinsThem) {
  DrawnTown town = town_of_four_islands();
  const City before = town.city();
  const City after = before.with_attributes({std::pair{*before.find_feature("kerb"), Attribute{Property::kerb_height, Grade::measured, ~0U, Interval::exact(10), "10 mm"}}});
  EXPECT_EQ(islands(after).sure.largest.front().mm, 12000);
}

TEST(Islands, CountPeopleOnlyWhereAllOrAnyOfTheirWaysLie) {
  DrawnTown town = town_of_four_islands();
  town.point(Theme::residents, "house", 'A').number(Property::population, "5");
  const Point k = town.at('k');
  town.add(Theme::residents, "square", MultiPolygon{{{{k.x - 2, k.y - 1}, {k.x + 2, k.y - 1}, {k.x + 2, k.y + 1}, {k.x - 2, k.y + 1}, {k.x - 2, k.y - 1}}, {}}}).number(Property::population, "10");
  const auto answer = islands(town.city());
  EXPECT_EQ(answer.sure.largest[0].fewest, Rational(5)) << "those of the square may all live behind the kerb";
  EXPECT_EQ(answer.sure.largest[0].most, Rational(15));
  EXPECT_EQ(answer.sure.largest[2].fewest, Rational(0));
  EXPECT_EQ(answer.sure.largest[2].most, Rational(10));
  EXPECT_EQ(answer.possible.largest[0].fewest, Rational(15));
}

TEST(Islands, ATownWithoutWaysHasNone) {
  DrawnTown town("  A\n");
  town.point(Theme::seat, "seat", 'A');
  const auto answer = islands(town.city());
  EXPECT_EQ(answer.sure.count + answer.possible.count + answer.pieces, 0U);
  EXPECT_EQ(answer.network_mm, 0);
}

City random_town(unsigned seed, bool turned) {
  std::mt19937 random(seed);
  const auto chance = [&](unsigned of) { return random() % of == 0; };
  DrawnTown town("A");
  constexpr int size = 7;
  int number = 100;
  const auto way = [&](const Point& a, const Point& b) {
    const std::string id = std::to_string(number++);
    town.add(chance(5) ? Theme::steps : Theme::walkway, "way " + id, Line{a, b});
    if (chance(4)) {
      Drawn kerb = town.add(Theme::kerb, "kerb " + id, b);
      if (!chance(3)) kerb.number(Property::kerb_height, chance(2) ? "10 mm" : "90 mm");
    }
  };
  for (int i = 0; i < size; ++i) {
    for (int j = 0; j < size; ++j) {
      const Point here{10.0 * i, 10.0 * j + i};
      if (i + 1 < size && !chance(3)) way(here, {10.0 * (i + 1), 10.0 * j + i + 1});
      if (j + 1 < size && !chance(3)) way(here, {10.0 * i, 10.0 * (j + 1) + i});
    }
  }
  if (turned) town.turn_order();
  return town.city();
}

class RandomIslands : public ::testing::TestWithParam<unsigned> {};

/// Who may go from edge to edge, looked at from each edge anew.
TEST_P(RandomIslands, AreThePartsThatAPlainSearchFinds) {
  const City city = random_town(GetParam(), false);
  const WalkGraph& graph = city.graph();
  const gis::IslandsAnswer answer = islands(city);
  gis::Passability passability(city, wheels, DrawnTown::today);
  for (const Tri at_least : {Tri::yes, Tri::unknown}) {
    std::vector<std::int64_t> lengths;
    std::vector<bool> seen(graph.edges.size(), false);
    for (std::uint32_t start = 0; start < graph.edges.size(); ++start) {
      if (seen[start] || passability.edge(start) < at_least) continue;
      std::vector<std::uint32_t> open = {start};
      seen[start] = true;
      std::int64_t mm = 0;
      while (!open.empty()) {
        const std::uint32_t e = open.back();
        open.pop_back();
        mm += graph.edges[e].length_mm;
        for (std::uint32_t next = 0; next < graph.edges.size(); ++next) {
          for (const std::uint32_t v : {graph.edges[e].from, graph.edges[e].to}) {
            const bool meets = graph.edges[next].from == v || graph.edges[next].to == v;
            if (!meets || seen[next] || passability.edge(next) < at_least || passability.vertex(v) < at_least) continue;
            seen[next] = true;
            open.push_back(next);
          }
        }
      }
      lengths.push_back(mm);
    }
    std::sort(lengths.rbegin(), lengths.rend());
    const gis::Islands& found = at_least == Tri::yes ? answer.sure : answer.possible;
    std::vector<std::int64_t> told;
    for (const gis::Island& island : found.largest) told.push_back(island.mm);
    EXPECT_EQ(told, lengths) << "seed " << GetParam();
    EXPECT_EQ(found.count, lengths.size());
  }
  if (!answer.sure.largest.empty()) {
    EXPECT_LE(answer.sure.largest[0].mm, answer.possible.largest[0].mm);
    EXPECT_LE(answer.possible.largest[0].mm, answer.longest_piece_mm);
  }
}

/// What is told to separate an island separates it: were all of it passable, the two would be one; and each of it bars or is not known.
TEST_P(RandomIslands, AreJoinedWhenAllThatSeparatesThemIsMended) {
  const City city = random_town(GetParam(), false);
  const gis::IslandsAnswer answer = islands(city);
  for (std::size_t i = 1; i < answer.sure.largest.size(); ++i) {
    const gis::Island& island = answer.sure.largest[i];
    EXPECT_EQ(island.no_way, island.between.empty()) << "seed " << GetParam();
    if (island.no_way) continue;
    std::vector<std::pair<std::uint32_t, Attribute>> mended;
    for (const gis::Hindrance& hindrance : island.between) {
      EXPECT_NE(hindrance.passable, Tri::yes);
      if (city.feature(hindrance.feature).theme == Theme::kerb) mended.emplace_back(hindrance.feature, Attribute{Property::kerb_height, Grade::measured, ~0U, Interval::exact(0), ""});
      else mended.emplace_back(hindrance.feature, Attribute{Property::step_free, Grade::measured, ~0U, Interval::exact(1), ""});
    }
    EXPECT_GE(islands(city.with_attributes(mended)).sure.largest.front().mm, answer.sure.largest[0].mm + island.mm) << "seed " << GetParam() << ", island " << i;
  }
}

TEST_P(RandomIslands, DoNotDependOnTheOrderOfFeatures) {
  const City one = random_town(GetParam(), false);
  const City other = random_town(GetParam(), true);
  const auto a = islands(one);
  const auto b = islands(other);
  ASSERT_EQ(a.sure.largest.size(), b.sure.largest.size());
  for (std::size_t i = 0; i < a.sure.largest.size(); ++i) {
    EXPECT_EQ(a.sure.largest[i].mm, b.sure.largest[i].mm);
    EXPECT_EQ(ids(one, a.sure.largest[i].between), ids(other, b.sure.largest[i].between));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomIslands, ::testing::Range(1U, 13U));

}  // namespace
}  // namespace levelground::test::islands_test
