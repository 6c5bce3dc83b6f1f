// SPDX-License-Identifier: Apache-2.0
// Every shipped traveller is read, and what sets one apart from another stays true.
#include <gtest/gtest.h>

#include <set>

#include "app/run/travellers.hpp"
#include "core/base/errors.hpp"

namespace levelground::travellers_test {
namespace {

TEST(ShippedTravellers, AreTheEightOfTheReferenceAndEverybodyComesFirst) {
  const std::vector<Traveller> all = run::load_travellers();
  std::vector<std::string> ids;
  for (const Traveller& traveller : all) ids.push_back(traveller.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"everybody", "child-alone", "night-walker", "pram", "walker", "wheelchair-manual", "wheelchair-powered",
                                           "white-cane"}));
  EXPECT_EQ(all[0].limits, TravellerLimits{.slope_from_heights = run::load_walk_defaults().slope_from_heights}) << "everybody is the measure for the others and has no limit";
}

TEST(ShippedTravellers, HaveWordsInBothLanguagesASpeedAndASourceForEveryLimit) {
  for (const Traveller& traveller : run::load_travellers()) {
    SCOPED_TRACE(traveller.id);
    EXPECT_FALSE(traveller.name.en.empty() || traveller.name.sv.empty());
    EXPECT_FALSE(traveller.about.en.empty() || traveller.about.sv.empty());
    EXPECT_GT(traveller.speed, Rational(0));
    for (const TravellerLimitText& cited : traveller.cited) {
      EXPECT_FALSE(cited.source.empty() || cited.clause.empty()) << cited.name;
      EXPECT_NE(cited.confidence, Confidence::unconfirmed) << cited.name;
    }
  }
}

TEST(ShippedTravellers, DifferFromEachOther) {
  const std::vector<Traveller> all = run::load_travellers();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) EXPECT_FALSE(all[i].limits == all[j].limits) << all[i].id << " " << all[j].id;
  }
}

/// A limit that rests on a source of the table names the cell it was taken from, of that source; our own values come from none.
TEST(ShippedTravellers, NameTheCellOfTheTableThatALimitWasTakenFrom) {
  const TravellerTable table = run::load_traveller_table();
  for (const Traveller& traveller : run::load_travellers()) {
    for (const TravellerLimitText& cited : traveller.cited) {
      SCOPED_TRACE(traveller.id + " " + cited.name);
      if (cited.source == "LG") {
        EXPECT_EQ(cited.compared, "");
        continue;
      }
      const TableCell* cell = table.cell(cited.compared);
      ASSERT_NE(cell, nullptr) << "no cell ‘" << cited.compared << "’";
      EXPECT_EQ(table.column(cited.compared.substr(cited.compared.find('/') + 1))->source, cited.source);
      // Who takes over a figure is no surer of it than who says it.
      EXPECT_GE(cited.confidence, cell->confidence);
    }
  }
}

TEST(TravellerTable, HasWordsInBothLanguagesAndTheBodiesOfTheReference) {
  const TravellerTable table = run::load_traveller_table();
  for (const char* id : {"kartverket", "suraku-special", "suraku-basic", "openrouteservice", "opentripplanner", "accessmap-manual", "accessmap-powered", "accessmap-cane", "dft"}) {
    EXPECT_NE(table.column(id), nullptr) << id;
  }
  for (const TableRow& row : table.rows) {
    EXPECT_FALSE(row.name.en.empty() || row.name.sv.empty()) << row.id;
    for (const auto& [column, cell] : row.cells) EXPECT_FALSE(cell.says.en.empty() || cell.says.sv.empty()) << row.id << "/" << column;
  }
  EXPECT_EQ(table.cell("width/openrouteservice"), nullptr) << "it does not say";
}

TEST(TravellerTable, MistakesAreNamedWithTheirLine) {
  const std::vector<SchemeSource> sources = {{"S1", "A guide", "SE"}};
  try {
    read_traveller_table({"t.yaml",
                          "columns:\n  - {id: a, name: {en: A, sv: A}, source: S2}\n  - {id: a, name: {en: A, sv: A}, source: S1}\n"
                          "rows:\n  - {id: kerb, name: {en: Kerb, sv: Kant}, cells: {b: {says: {en: x, sv: x}, clause: c, confidence: X}}}\n  - {id: width, name: {en: W, sv: B}, cells: {}}\n"},
                         sources);
    FAIL();
  } catch (const InputError& error) {
    std::string all;
    for (const Problem& problem : error.problems()) all += to_text(problem) + "\n";
    for (const char* expected : {"line 2: ‘S2’ is not a known source", "line 3: the column ‘a’ stands twice", "line 5: ‘b’ is not a known column", "‘X’ is not a known confidence",
                                 "nobody says anything of ‘width’"}) {
      EXPECT_NE(all.find(expected), std::string::npos) << expected << "\n" << all;
    }
  }
}

TEST(ShippedTravellers, AnUnknownNameIsAnsweredWithTheNearest) {
  try {
    run::load_traveller("wheelchair-manuel");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_NE(error.problems().front().remedy.find("did you mean ‘wheelchair-manual’?"), std::string::npos);
  }
}

TEST(ShippedWalks, SayHowFarEveryQuestionReaches) {
  const WalkDefaults defaults = run::load_walk_defaults();
  EXPECT_EQ(defaults.reach_distance, Rational(400'000));
  EXPECT_EQ(defaults.reach_time, Rational(300));
  for (const Rational& length : {defaults.access_distance, defaults.nearest_distance, defaults.facility_to_way, defaults.home_to_way, defaults.point_to_way}) {
    EXPECT_GT(length, Rational(0));
  }
}

TEST(ShippedWalks, AMissingOrUnsourcedValueIsRefused) {
  const std::vector<SchemeSource> sources = {{"LG", "own", "-"}};
  try {
    read_walk_defaults({"walks.yaml", "reach_distance: {limit: 400, source: LX, clause: c, confidence: D}\nreach_tmie: {}\n"}, sources);
    FAIL();
  } catch (const InputError& error) {
    std::string all;
    for (const Problem& problem : error.problems()) all += to_text(problem) + "\n";
    for (const char* expected : {"has no unit", "‘LX’ is not a known source", "reach_tmie", "home_to_way"}) {
      EXPECT_NE(all.find(expected), std::string::npos) << expected << "\n" << all;
    }
  }
}

}  // namespace
}  // namespace levelground::travellers_test
