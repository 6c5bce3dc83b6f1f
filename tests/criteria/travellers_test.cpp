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
