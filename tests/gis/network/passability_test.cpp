// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {
namespace {

const gis::TravellerLimits wheelchair{Rational(20), std::nullopt, std::nullopt};

Tri edge_of(const City& city, const std::string& id, const gis::TravellerLimits& limits = wheelchair) {
  gis::Passability passability(city, limits, DrawnTown::today);
  const auto [first, last] = gis::edges_of(city.graph(), *city.find_feature(id));
  Tri worst = Tri::yes;
  for (std::uint32_t e = first; e < last; ++e) worst = gis::both(worst, passability.edge(e));
  return worst;
}

TEST(Passability, StepsAreNotStepFreeUnlessSaidToBe) {
  DrawnTown town(R"(
  A---B
  C---D
  E---F
  G---H
  I---J
)");
  town.line(Theme::steps, "steps", "AB");
  town.line(Theme::steps, "ramped", "CD").yes(Property::ramp);
  town.line(Theme::steps, "said", "EF").yes(Property::step_free);
  town.line(Theme::walkway, "way", "GH");
  town.line(Theme::road, "road", "IJ").kind("residential");
  const City city = town.city();
  EXPECT_EQ(edge_of(city, "steps"), Tri::no);
  EXPECT_EQ(edge_of(city, "ramped"), Tri::unknown);
  EXPECT_EQ(edge_of(city, "said"), Tri::yes);
  EXPECT_EQ(edge_of(city, "way"), Tri::yes);
  EXPECT_EQ(edge_of(city, "road"), Tri::unknown) << "nothing says how high its edge is";
}

TEST(Passability, AKerbIsComparedAsAnInterval) {
  DrawnTown town(R"(
  A---K---B
  C---L---D
  E---M---F
  G---N---H
)");
  town.line(Theme::walkway, "1", "AB");
  town.line(Theme::walkway, "2", "CD");
  town.line(Theme::walkway, "3", "EF");
  town.line(Theme::walkway, "4", "GH");
  town.point(Theme::kerb, "flush", 'K').between(Property::kerb_height, "0 mm", "20 mm");
  town.point(Theme::kerb, "lowered", 'L').between(Property::kerb_height, "0 mm", "30 mm");
  town.point(Theme::kerb, "raised", 'M').between(Property::kerb_height, "21 mm", "200 mm");
  town.point(Theme::kerb, "silent", 'N');
  const City city = town.city();
  gis::Passability passability(city, wheelchair, DrawnTown::today);
  const auto of = [&](const std::string& id) { return passability.thing(city.feature(*city.find_feature(id))); };
  EXPECT_EQ(of("flush"), Tri::yes);
  EXPECT_EQ(of("lowered"), Tri::unknown);
  EXPECT_EQ(of("raised"), Tri::no);
  EXPECT_EQ(of("silent"), Tri::unknown);
}

TEST(Passability, ACrossingNeedsBothItsKerbs) {
  DrawnTown town(R"(
  A--K---L--B
  C--M---N--D
  E---------F
)");
  town.line(Theme::crossing, "both", "AB");
  town.line(Theme::crossing, "one", "CD");
  town.line(Theme::crossing, "said", "EF").number(Property::kerb_height, "0 mm");
  for (const char kerb : {'K', 'L', 'M'}) town.point(Theme::kerb, std::string("kerb ") + kerb, kerb).number(Property::kerb_height, "0 mm");
  const City city = town.city();
  EXPECT_EQ(edge_of(city, "both"), Tri::yes);
  EXPECT_EQ(edge_of(city, "one"), Tri::unknown);
  EXPECT_EQ(edge_of(city, "said"), Tri::yes);
}

TEST(CrossingEnds, AKerbBeyondTheEndBelongsToItUntilTheNextJunction) {
  DrawnTown town(R"(
              T
              |
  S---K---A---B---J---L---E
                  |
                  Z
)");
  town.line(Theme::walkway, "left", "SA");
  town.line(Theme::crossing, "zebra", "AB");
  town.line(Theme::walkway, "right", "BJ");
  town.line(Theme::walkway, "on", "JE");
  town.line(Theme::walkway, "off", "JZ");
  town.point(Theme::kerb, "near", 'K');
  town.point(Theme::kerb, "behind the junction", 'L');
  const City city = town.city();
  const auto ends = gis::crossing_ends(city, *city.find_feature("zebra"));
  ASSERT_EQ(ends.size(), 2U);
  ASSERT_TRUE(ends[0].kerb);
  EXPECT_EQ(city.feature(*ends[0].kerb).id, "near");
  EXPECT_FALSE(ends[1].kerb);
}

TEST(Passability, LimitsOnGradientAndWidthMatterOnlyWhenGiven) {
  DrawnTown town(R"(
  A---B
  C---D
)");
  town.line(Theme::walkway, "steep", "AB").number(Property::incline, "8 %").number(Property::width, "2 m");
  town.line(Theme::walkway, "silent", "CD");
  const City city = town.city();
  gis::TravellerLimits gentle = wheelchair;
  gentle.incline_at_most = Rational::ratio(5, 100);
  gis::TravellerLimits wide = wheelchair;
  wide.width_at_least = Rational(1500);
  EXPECT_EQ(edge_of(city, "steep"), Tri::yes);
  EXPECT_EQ(edge_of(city, "steep", gentle), Tri::no);
  EXPECT_EQ(edge_of(city, "steep", wide), Tri::yes);
  EXPECT_EQ(edge_of(city, "silent", gentle), Tri::unknown);
  EXPECT_EQ(edge_of(city, "silent", wide), Tri::unknown);
}

}  // namespace
}  // namespace levelground::test
