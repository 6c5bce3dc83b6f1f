// SPDX-License-Identifier: Apache-2.0
#include "gis/quality/quality.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::quality_test {
namespace {

/// What somebody asks in these towns.
const std::vector<gis::AskedProperty> asked = {{Theme::walkway, Property::width, {"ACC-02"}, {}}, {Theme::walkway, Property::surface, {}, {"pram"}},
                                               {Theme::seat, Property::backrest, {"ACC-51"}, {}}, {Theme::toilet, Property::fee, {"ACC-53"}, {}}};

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
  const auto themes = gis::theme_knowledge(town.city(), asked, DrawnTown::today);
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
  EXPECT_EQ(stated(gis::theme_knowledge(town.city(), asked, DrawnTown::today), Theme::walkway, Property::width), 1U);
}

TEST(Quality, ASiteTellsWhatIsInItThemeByTheme) {
  DrawnTown town("  A---B---C   D\n");
  town.add(Theme::site, "square", MultiPolygon{Polygon{{{0, -5}, {20, -5}, {20, 5}, {0, 5}, {0, -5}}, {}}});
  town.point(Theme::seat, "bench", 'B').yes(Property::backrest);
  town.point(Theme::seat, "stone", 'C');
  town.add(Theme::seat, "far", Point{100, 0}).yes(Property::backrest);
  town.complete(Theme::toilet);
  const City city = town.city();
  const auto themes = gis::site_themes(city, city.feature(*city.find_feature("square")), asked, DrawnTown::today);
  const auto of = [&](Theme theme) { return std::find_if(themes.begin(), themes.end(), [&](const auto& known) { return known.theme == theme; }); };
  ASSERT_NE(of(Theme::seat), themes.end());
  EXPECT_EQ(of(Theme::seat)->features, 2U) << "the third stands elsewhere";
  EXPECT_FALSE(of(Theme::seat)->complete);
  EXPECT_EQ(of(Theme::seat)->properties.at(0).stated, 1U);
  ASSERT_NE(of(Theme::toilet), themes.end()) << "somebody asks for one";
  EXPECT_EQ(of(Theme::toilet)->features, 0U);
  EXPECT_TRUE(of(Theme::toilet)->complete);
  EXPECT_EQ(of(Theme::tree), themes.end()) << "nobody asks, and there is none";
}

TEST(Quality, AnObservationMakesWhatIsKnownOfAFeatureNewer) {
  DrawnTown town("  A---B---C\n");
  town.area(Theme::site, "square", "AB");
  for (const char place : {'A', 'B', 'C'}) town.point(Theme::seat, std::string("seat ") + place, place);
  const gis::AgeSpread before = gis::age_spread(town.city(), Theme::seat, DrawnTown::today);
  ASSERT_EQ(before.dated, 3U);
  EXPECT_EQ(before.newest, before.oldest) << "one source";
  Observation& seen = town.observe("E-1", "square", "backrest", Quantity::presence, "yes");
  seen.feature = "seat B";
  seen.date = DrawnTown::today;
  const gis::AgeSpread after = gis::age_spread(town.city(), Theme::seat, DrawnTown::today);
  EXPECT_EQ(after.newest, 0);
  EXPECT_EQ(after.median, before.median);
  EXPECT_EQ(after.oldest, before.oldest);
}

TEST(Asked, ByCriteriaAndTravellers) {
  Scheme scheme;
  const auto add = [&](std::string code, MeasureCall call) {
    Criterion criterion;
    criterion.code = std::move(code);
    criterion.evaluation = Evaluation::layers;
    criterion.measure = std::move(call);
    scheme.criteria.push_back(std::move(criterion));
  };
  add("B", {"worst_of_features", {{"theme", "steps"}, {"property", "handrail"}, {"among", "kind=flight,step_count>=3"}}, {}, 0});
  add("A", {"worst_on_route", {{"of", "main_route"}, {"property", "handrail"}}, {}, 0});
  add("C", {"network_distance", {{"to", "toilet,stop"}, {"from", "entrances"}, {"within", "100 m"}, {"with", "fee=no"}, {"step_free", "yes"}, {"kerb_at_most", "20 mm"}}, {}, 0});
  add("D", {"kerb_upstand", {{"within", "60 m"}}, {}, 0});
  Traveller pram;
  pram.id = "pram";
  pram.limits.surfaces_refused = 1;
  pram.limits.kerb_at_most = Rational(20);
  const auto found = gis::asked_properties(scheme, {pram});
  const auto who = [&](Theme theme, Property property) {
    for (const gis::AskedProperty& one : found) {
      if (one.theme == theme && one.property == property) return std::pair(one.criteria, one.travellers);
    }
    return std::pair<std::vector<std::string>, std::vector<std::string>>{{"nobody"}, {}};
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(who(Theme::steps, Property::handrail), (std::pair<Names, Names>({"B"}, {})));
  EXPECT_EQ(who(Theme::steps, Property::step_count), (std::pair<Names, Names>({"B", "C"}, {}))) << "a condition; and who walks without steps";
  EXPECT_EQ(who(Theme::walkway, Property::handrail), (std::pair<Names, Names>({"A"}, {})));
  EXPECT_EQ(who(Theme::stop, Property::fee), (std::pair<Names, Names>({"C"}, {})));
  EXPECT_EQ(who(Theme::kerb, Property::kerb_height), (std::pair<Names, Names>({"C", "D"}, {"pram"})));
  EXPECT_EQ(who(Theme::walkway, Property::surface), (std::pair<Names, Names>({}, {"pram"})));
  EXPECT_EQ(who(Theme::walkway, Property::smoothness).first, Names{"nobody"});
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
    entrances.push_back(gis::site_knowledge(city, site, finder.find(city.feature(site), DrawnTown::today), asked, DrawnTown::today).entrances);
  }
  const gis::NetworkPieces network = gis::network_pieces(city, city.of_theme(Theme::site), entrances);
  EXPECT_EQ(network.pieces, 2U);
  EXPECT_EQ(network.length_mm, 6000);
  EXPECT_EQ(network.largest_mm, 4000);
  ASSERT_EQ(network.sites_off.size(), 1U);
  EXPECT_EQ(city.feature(network.sites_off[0]).id, "island");
  EXPECT_EQ(network.pieces_at_least, 2U);
}

TEST(Quality, WaysThatCrossArePerhapsOnePiece) {
  DrawnTown town(R"(
    C
  A---B    E-F
    D
)");
  town.line(Theme::walkway, "east", "AB");
  town.line(Theme::walkway, "north", "CD");
  town.line(Theme::walkway, "apart", "EF");
  const gis::NetworkPieces network = gis::network_pieces(town.city(), {}, {});
  EXPECT_EQ(network.pieces, 3U) << "nobody says that they are joined";
  EXPECT_EQ(network.pieces_at_least, 2U);
}

}  // namespace
}  // namespace levelground::test::quality_test
