// SPDX-License-Identifier: Apache-2.0
#include "gis/quality/quality.hpp"

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::quality_test {
namespace {

std::uint64_t stated(const std::vector<gis::ThemeKnowledge>& themes, Theme theme, Property property) {
  for (const gis::ThemeKnowledge& knowledge : themes) {
    if (knowledge.theme != theme) continue;
    for (const gis::PropertyKnowledge& known : knowledge.properties) {
      if (known.property == property) return known.stated;
    }
  }
  ADD_FAILURE() << "the table has no such row";
  return 0;
}

TEST(Quality, CountsWhatIsStatedAndWhatMeasuresAskInVain) {
  DrawnTown town("  A---B---C\n");
  town.line(Theme::walkway, "wide", "AB").number(Property::width, "2 m");
  town.line(Theme::walkway, "silent", "BC");
  town.point(Theme::seat, "bench", 'B');
  const auto themes = gis::theme_knowledge(town.city(), DrawnTown::today);
  ASSERT_EQ(themes.size(), 2U) << "themes without a feature are left out";
  EXPECT_EQ(stated(themes, Theme::walkway, Property::width), 1U);
  EXPECT_EQ(stated(themes, Theme::walkway, Property::surface), 0U) << "nobody states it, and measures ask for it";
  EXPECT_EQ(stated(themes, Theme::seat, Property::backrest), 0U);
}

TEST(Quality, AnObservationMakesAPropertyKnown) {
  DrawnTown town("  A---B\n");
  town.area(Theme::site, "square", "AB");
  town.line(Theme::walkway, "way", "AB");
  Observation& seen = town.observe("E-1", "square", "width", Quantity::length, "1.5 m");
  seen.feature = "way";
  EXPECT_EQ(stated(gis::theme_knowledge(town.city(), DrawnTown::today), Theme::walkway, Property::width), 1U);
}

TEST(Quality, TheNetworkFallsIntoPieces) {
  DrawnTown town(R"(
  P--Q
  |  E---F     I-J
  R--S
)");
  town.area(Theme::site, "joined", "PQSR");
  town.add(Theme::site, "island", MultiPolygon{{Line{{100, 0}, {110, 0}, {110, 10}, {100, 10}, {100, 0}}, {}}});
  town.line(Theme::walkway, "main", "EF");
  town.line(Theme::walkway, "apart", "IJ");
  const City city = town.city();
  const gis::WalkFinder finder(city);
  std::vector<std::vector<gis::GraphPlace>> entrances;
  for (const std::uint32_t site : city.of_theme(Theme::site)) {
    entrances.push_back(gis::site_knowledge(city, site, finder.find(city.feature(site), DrawnTown::today), DrawnTown::today).entrances);
  }
  const gis::NetworkPieces network = gis::network_pieces(city, city.of_theme(Theme::site), entrances);
  EXPECT_EQ(network.pieces, 2U);
  EXPECT_EQ(network.length_mm, 6000);
  EXPECT_EQ(network.largest_mm, 4000);
  ASSERT_EQ(network.sites_off.size(), 1U);
  EXPECT_EQ(city.feature(network.sites_off[0]).id, "island");
}

}  // namespace
}  // namespace levelground::test::quality_test
