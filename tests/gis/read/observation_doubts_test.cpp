// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gis/read/observation_doubts.hpp"

namespace levelground::gis::observation_doubts_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

Observation about(const std::string& id, const std::string& property, const std::string& supersedes = "") {
  Observation o;
  o.id = id;
  o.supersedes = supersedes;
  o.site = "town:site/torget";
  o.property = property;
  o.date = Date{2026, 5, 12};
  return o;
}

std::vector<Problem> doubts(std::vector<Observation> observations) {
  CityDraft draft;
  draft.sources.emplace_back().file = "audit.csv";
  draft.observations = std::move(observations);
  note_doubts(draft);
  return draft.problems;
}

TEST(ObservationDoubts, ACorrectionOfTheSameThingIsNone) {
  EXPECT_TRUE(doubts({about("E-1", "kerb_height"), about("E-2", "kerb_height", "E-1")}).empty());
}

TEST(ObservationDoubts, ACorrectionThatTakesBackAnotherThingIsNamed) {
  const auto problems = doubts({about("E-1", "kerb_height"), about("E-2", "noise", "E-1")});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].feature, "E-2");
  EXPECT_EQ(problems[0].file, "audit.csv");
  EXPECT_THAT(problems[0].what, AllOf(HasSubstr("E-1"), HasSubstr("kerb_height"), HasSubstr("noise")));
}

TEST(ObservationDoubts, ACorrectionOfNothingIsNamed) {
  const auto problems = doubts({about("E-2", "kerb_height", "E-99")});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].what, HasSubstr("E-99"));
}

TEST(ObservationDoubts, WhatCarriesNoDateIsCountedOnce) {
  std::vector<Observation> observations;
  for (const char* id : {"E-1", "E-2", "E-3"}) observations.push_back(about(id, "headroom"));
  observations[0].date = {};
  observations[2].date = {};
  Evidence photo;
  photo.content_date = Date{2026, 5, 1};
  observations.push_back(about("E-4", "headroom"));
  observations[3].date = {};
  observations[3].evidence.push_back(photo);
  const auto problems = doubts(observations);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].what, AllOf(HasSubstr("2 observations carry no date"), HasSubstr("E-1, E-3")));
}

}  // namespace
}  // namespace levelground::gis::observation_doubts_test
