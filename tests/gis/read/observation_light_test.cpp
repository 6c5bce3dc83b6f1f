// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gis/read/observation_light.hpp"

namespace levelground::gis::observation_light_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

/// In the middle of Sweden.
constexpr Point torget{674000, 6580000};

CityDraft seen(Light light, const std::string& time) {
  CityDraft draft;
  draft.crs.code = "EPSG:3006";
  draft.sources.emplace_back().file = "audit.csv";
  Feature site;
  site.id = "town:site/torget";
  site.theme = Theme::site;
  site.geometry = torget;
  draft.features.push_back(std::move(site));
  Observation& o = draft.observations.emplace_back();
  o.id = "E-1";
  o.site = "town:site/torget";
  o.light = light;
  o.time = time;
  doubt_lights(draft);
  return draft;
}

TEST(ObservationLight, ANightAtNoonIsNone) {
  const CityDraft draft = seen(Light::night, "2026-06-01T12:00:00+02:00");
  EXPECT_EQ(draft.observations[0].light, Light::not_stated);
  ASSERT_EQ(draft.problems.size(), 1U);
  EXPECT_EQ(draft.problems[0].feature, "E-1");
  EXPECT_EQ(draft.problems[0].file, "audit.csv");
  EXPECT_EQ(draft.problems[0].severity, Problem::Severity::warning);
  EXPECT_THAT(draft.problems[0].what, AllOf(HasSubstr("night"), HasSubstr("2026-06-01T12:00:00+02:00"), HasSubstr("above the horizon")));
  EXPECT_EQ(seen(Light::night, "2026-06-01T12:00").problems.size(), 1U) << "on every clock";
}

TEST(ObservationLight, ADayInTheDarkIsNone) {
  EXPECT_EQ(seen(Light::day, "2026-12-15T20:00+01:00").observations[0].light, Light::not_stated);
  EXPECT_EQ(seen(Light::day, "2026-12-15T15:15+01:00").observations[0].light, Light::day) << "twilight is not far below";
}

TEST(ObservationLight, OfWhatIsNotSureNothingIsConcluded) {
  for (const char* time : {"2026-06-01", "", "2026-06-01T22:30", "2026-06-01T22:30+02:00", "2026-06-01T21:00"}) {
    const CityDraft draft = seen(Light::night, time);
    EXPECT_EQ(draft.observations[0].light, Light::night) << time;
    EXPECT_TRUE(draft.problems.empty()) << time;
  }
}

TEST(ObservationLight, DuskIsTwilightAndNoOtherHour) {
  for (const char* time : {"2026-06-01T12:00+02:00", "2026-12-15T20:00+01:00"}) {
    const CityDraft draft = seen(Light::dusk, time);
    EXPECT_EQ(draft.observations[0].light, Light::not_stated) << time;
    ASSERT_EQ(draft.problems.size(), 1U) << time;
    EXPECT_THAT(draft.problems[0].what, HasSubstr("‘dusk’"));
  }
  for (const char* time : {"2026-06-01T22:30+02:00", "2026-12-15T08:15+01:00", "2026-12-15T15:00", "2026-12-15"}) {
    EXPECT_EQ(seen(Light::dusk, time).observations[0].light, Light::dusk) << time << ": evening, morning, some clock, any hour";
  }
}

TEST(ObservationLight, WhatWasStatedIsKeptBesideWhatTheSunDid) {
  const CityDraft up = seen(Light::night, "2026-06-01T12:00:00+02:00");
  ASSERT_TRUE(up.observations[0].light_doubt);
  EXPECT_EQ(up.observations[0].light_doubt->stated, Light::night);
  EXPECT_TRUE(up.observations[0].light_doubt->sun_was_up);
  EXPECT_GT(up.observations[0].light_doubt->degrees, 45);
  const CityDraft down = seen(Light::day, "2026-12-15T20:00+01:00");
  ASSERT_TRUE(down.observations[0].light_doubt);
  EXPECT_FALSE(down.observations[0].light_doubt->sun_was_up);
  EXPECT_GT(down.observations[0].light_doubt->degrees, 6);
  EXPECT_FALSE(seen(Light::day, "2026-06-01T12:00:00+02:00").observations[0].light_doubt);
}

TEST(ObservationLight, WhatIsNowhereIsLeftAlone) {
  CityDraft draft;
  draft.crs.code = "EPSG:3006";
  draft.sources.emplace_back();
  Observation& o = draft.observations.emplace_back();
  o.site = "*";
  o.light = Light::night;
  o.time = "2026-06-01T12:00+02:00";
  doubt_lights(draft);
  EXPECT_EQ(draft.observations[0].light, Light::night);
}

}  // namespace
}  // namespace levelground::gis::observation_light_test
