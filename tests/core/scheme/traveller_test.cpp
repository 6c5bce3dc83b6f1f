// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/traveller.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "core/city/theme.hpp"

namespace levelground::test::traveller_test {
namespace {

using ::testing::HasSubstr;

const std::vector<SchemeSource> sources = {{"S1", "A guide", "SE"}};

std::string profile(const std::string& limits) {
  return "id: someone\nname: {en: Someone, sv: Någon}\nabout: {en: Anyone, sv: Vem som helst}\n"
         "speed: {limit: 3.6 km/h, source: S1, clause: \"page 1\", confidence: C}\n" +
         limits;
}

Traveller read(const std::string& limits) { return read_traveller({"someone.yaml", profile(limits)}, sources); }

std::string refusal(const std::string& limits) {
  try {
    read(limits);
  } catch (const InputError& error) {
    std::string all;
    for (const Problem& problem : error.problems()) all += to_text(problem) + "\n";
    return all;
  }
  return "";
}

TEST(Traveller, ReadsLimitsInBaseUnitsWithTheirSources) {
  const Traveller someone = read(
      "limits:\n"
      "  kerb_at_most: {limit: 2 cm, source: S1, clause: c, confidence: C}\n"
      "  incline_at_most: {limit: 5 %, except: {value: 8 %, for_at_most: 3 m}, source: S1, clause: c, confidence: S}\n"
      "  smoothness_at_least: {limit: good, source: S1, clause: c, confidence: D}\n"
      "  surfaces_refused: {limit: [asphalt, concrete_plates], source: S1, clause: c, confidence: U}\n"
      "  steps_at_most: {limit: 0, source: S1, clause: c, confidence: D}\n"
      "  needs_light: {limit: yes, source: S1, clause: c, confidence: D}\n");
  EXPECT_EQ(someone.speed, Rational(3600));
  EXPECT_EQ(someone.limits.kerb_at_most, Rational(20));
  EXPECT_EQ(someone.limits.incline_at_most, Rational::ratio(1, 20));
  ASSERT_TRUE(someone.limits.steeper);
  EXPECT_EQ(someone.limits.steeper->value, Rational::ratio(8, 100));
  EXPECT_EQ(someone.limits.steeper->length, Rational(3000));
  EXPECT_EQ(someone.limits.smoothness_at_least, Rational(6));
  EXPECT_EQ(someone.limits.surfaces_refused, 0b101U);
  EXPECT_EQ(someone.limits.crossings_accepted, ~0U);
  EXPECT_TRUE(someone.limits.on_wheels());
  EXPECT_TRUE(someone.limits.needs_light);
  ASSERT_EQ(someone.cited.size(), 7U);
  EXPECT_EQ(someone.cited[0].name, "incline_at_most");
  EXPECT_EQ(someone.cited[0].text, "5 %, 8 % for at most 3 m");
  EXPECT_EQ(someone.cited[0].confidence, Confidence::secondary);
}

TEST(Traveller, ALimitDownHasAnExceptionOfItsOwn) {
  const Traveller someone = read(
      "limits:\n"
      "  incline_at_most: {limit: 5 %, source: S1, clause: c, confidence: S}\n"
      "  incline_down_at_most: {limit: 8 %, except: {value: 10 %, for_at_most: 2 m}, source: S1, clause: c, confidence: S}\n");
  EXPECT_FALSE(someone.limits.steeper);
  EXPECT_EQ(someone.limits.steeper_down, (ShortRun{Rational::ratio(10, 100), Rational(2000)}));
  EXPECT_NE(refusal("limits:\n  incline_down_at_most: {limit: 8 %, except: {value: 8 %, for_at_most: 2 m}, source: S1, clause: c, confidence: S}\n"), "");
}

TEST(Traveller, MayBringSourcesOfItsOwn) {
  const Traveller someone = read(
      "sources:\n  - {key: OWN, title: Our walks, jurisdiction: \"-\"}\n"
      "limits:\n  kerb_at_most: {limit: 2 cm, source: OWN, clause: c, confidence: D}\n");
  EXPECT_EQ(someone.cited.front().source, "OWN");
  EXPECT_NE(refusal("sources:\n  - {key: S1, title: Another, jurisdiction: \"-\"}\n").find("there is a source ‘S1’ already"), std::string::npos);
}

TEST(Traveller, NamesEveryMistakeWithItsLine) {
  const std::string all = refusal(
      "limits:\n"
      "  kerb_at_mots: {limit: 2 cm, source: S1, clause: c, confidence: C}\n"
      "  width_at_least: {limit: 0.9, source: S1, clause: c, confidence: C}\n"
      "  incline_at_most: {limit: 5 %, except: {value: 4 %, for_at_most: 3 m}, source: S1, clause: c, confidence: C}\n"
      "  steps_at_most: {limit: 0, source: S9, clause: c, confidence: C}\n"
      "  surfaces_refused: {limit: [asphlat], source: S1, clause: c, confidence: C}\n");
  EXPECT_NE(all.find("someone.yaml, line 6: the key ‘kerb_at_mots’"), std::string::npos) << all;
  EXPECT_NE(all.find("kerb_at_most"), std::string::npos) << all;
  EXPECT_NE(all.find("line 7"), std::string::npos) << all;
  EXPECT_NE(all.find("line 8: the exception is no weaker"), std::string::npos) << all;
  EXPECT_NE(all.find("line 9: ‘S9’ is not a known source"), std::string::npos) << all;
  EXPECT_NE(all.find("Did you mean ‘asphalt’"), std::string::npos) << all;
}

TEST(Traveller, NobodyWalksAtNoSpeed) {
  std::string text = profile("");
  text.replace(text.find("3.6 km/h"), 8, "0 km/h");
  EXPECT_THROW(read_traveller({"someone.yaml", text}, sources), InputError);
}

TEST(Traveller, ALimitMayBeSetByHandAndThenHasNoSource) {
  Traveller someone = read("limits:\n  kerb_at_most: {limit: 2 cm, source: S1, clause: c, confidence: C}\n");
  set_limit(someone, "kerb<=0.03m");
  set_limit(someone, "width ≥ 90 cm");
  set_limit(someone, "smoothness>=intermediate");
  set_limit(someone, "lit>=yes");
  EXPECT_EQ(someone.limits.kerb_at_most, Rational(30));
  EXPECT_EQ(someone.limits.width_at_least, Rational(900));
  EXPECT_EQ(someone.limits.smoothness_at_least, Rational(5));
  EXPECT_TRUE(someone.limits.needs_light);
  ASSERT_EQ(someone.cited.size(), 5U);
  EXPECT_TRUE(someone.cited[0].by_hand);
  EXPECT_EQ(someone.cited[0].name, "kerb_at_most");
  EXPECT_EQ(someone.cited[0].text, "0.03m");
}

TEST(Traveller, ALimitMayBeTakenAwayByHand) {
  Traveller someone = read("limits:\n  cross_slope_at_most: {limit: 4 %, source: S1, clause: c, confidence: C}\n");
  ASSERT_TRUE(someone.limits.cross_slope_at_most);
  set_limit(someone, "cross_slope<=any");
  EXPECT_FALSE(someone.limits.cross_slope_at_most);
  ASSERT_EQ(someone.cited.front().name, "cross_slope_at_most");
  EXPECT_EQ(someone.cited.front().text, "any");
  EXPECT_TRUE(someone.cited.front().by_hand);
}

TEST(Traveller, EveryLimitOfAFileCanBeSetByHand) {
  Traveller someone = read("");
  set_limit(someone, "incline<=5 %, 8.5 % for at most 3 m");
  set_limit(someone, "incline_down<=8 %");
  set_limit(someone, "width>=0.9 m, 80 cm for at most 1 m");
  set_limit(someone, "surface!=sand|mud");
  set_limit(someone, "crossing = signals | marked");
  set_limit(someone, "hours=22:00-05:00");
  set_limit(someone, "speed=3.6 km/h");
  EXPECT_EQ(someone.limits.incline_at_most, Rational::ratio(5, 100));
  EXPECT_EQ(someone.limits.steeper, (ShortRun{Rational::ratio(85, 1000), Rational(3000)}));
  EXPECT_EQ(someone.limits.incline_down_at_most, Rational::ratio(8, 100));
  EXPECT_EQ(someone.limits.narrower, (ShortRun{Rational(800), Rational(1000)}));
  const auto bit = [](Property property, std::string_view word) {
    const auto codes = property_info(property).codes;
    return 1U << static_cast<unsigned>(std::find(codes.begin(), codes.end(), word) - codes.begin());
  };
  EXPECT_EQ(someone.limits.surfaces_refused, bit(Property::surface, "sand") | bit(Property::surface, "mud"));
  EXPECT_EQ(someone.limits.crossings_accepted, bit(Property::crossing_control, "signals") | bit(Property::crossing_control, "marked"));
  EXPECT_EQ(someone.limits.hours, std::pair(22 * 60, 5 * 60));
  EXPECT_EQ(someone.speed, Rational(3600));
  for (const TravellerLimitText& cited : someone.cited) EXPECT_TRUE(cited.by_hand) << cited.name;
  set_limit(someone, "incline<=6 %");
  EXPECT_FALSE(someone.limits.steeper) << "the exception goes with the limit it weakens";
  set_limit(someone, "surface=any");
  set_limit(someone, "crossing=any");
  set_limit(someone, "hours=any");
  EXPECT_EQ(someone.limits.surfaces_refused, 0U);
  EXPECT_EQ(someone.limits.crossings_accepted, ~0U);
  EXPECT_FALSE(someone.limits.hours);
}

/// What is cited of a limit can be set by hand again: the two languages are one.
TEST(Traveller, WhatAFileSaysOfALimitCanBeWrittenByHand) {
  const Traveller from_file = read("limits:\n  incline_at_most: {limit: 5 %, except: {value: 8.5 %, for_at_most: 3 m}, source: S1, clause: c, confidence: C}\n"
                                   "  surfaces_refused: {limit: [sand, mud], source: S1, clause: c, confidence: C}\n");
  Traveller by_hand = read("");
  for (const TravellerLimitText& cited : from_file.cited) {
    if (cited.name == "incline_at_most") set_limit(by_hand, "incline<=" + cited.text);
    if (cited.name == "surfaces_refused") set_limit(by_hand, "surface!=" + cited.text);
  }
  EXPECT_EQ(by_hand.limits, from_file.limits);
}

TEST(Traveller, ARefusedLimitSaysWhatToWrite) {
  const auto said = [](const char* wrong) {
    Traveller someone = read("");
    try {
      set_limit(someone, wrong);
    } catch (const InputError& error) {
      return error.problems().front().what + " / " + error.problems().front().remedy;
    }
    return std::string("accepted");
  };
  EXPECT_THAT(said("surface!=snad"), HasSubstr("‘snad’ is not a known surface / did you mean ‘sand’?"));
  EXPECT_THAT(said("surface<=sand"), HasSubstr("surface is limited with !="));
  EXPECT_THAT(said("kerb_at_most=20 mm"), HasSubstr("on the command line it is called ‘kerb’ / write kerb<=…"));
  EXPECT_THAT(said("incline<=5 %, 4 % for at most 3 m"), HasSubstr("no weaker than the limit"));
  EXPECT_THAT(said("incline<=5 %, 8 %"), HasSubstr("write it as “8.5 % for at most 3 m”"));
  EXPECT_THAT(said("kerb<=20 mm, 30 mm for at most 1 m"), HasSubstr("no weaker value for a short run"));
  EXPECT_THAT(said("speed=0 km/h"), HasSubstr("nobody walks at no speed"));
  EXPECT_THAT(said("speed=5"), HasSubstr("has no unit"));
  EXPECT_THAT(said("incline<=-5 %"), HasSubstr("below 0"));
}

TEST(Traveller, RefusesLimitsThatMeanNothing) {
  Traveller someone = read("");
  for (const char* wrong : {"kerb", "kerb=20 mm", "kerb>=20 mm", "kerb<=20", "kreb<=20 mm", "width<=1 m", "smoothness>=fine", "lit>=maybe", "<=", "kerb<=", "surface!=sand|", "crossing=zebra", "hours=late", "speed<=3 km/h", "lit=yes"}) {
    EXPECT_THROW(set_limit(someone, wrong), InputError) << wrong;
  }
  EXPECT_EQ(someone.limits, read("").limits) << "a refused limit changes nothing";
}

}  // namespace
}  // namespace levelground::test::traveller_test
