// SPDX-License-Identifier: Apache-2.0
// Result, unit and accuracy as written, and the interval they state.
#include "gis/read/observations_result.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/city/theme.hpp"

namespace levelground::gis::observations_result_test {
namespace {

using ::testing::HasSubstr;

Observation stated(const std::string& property, const std::string& result, const std::string& unit = "", const std::string& accuracy = "") {
  Observation o;
  o.property = property;
  o.result = result;
  o.unit = unit;
  o.accuracy = accuracy;
  LocalText what, remedy;
  EXPECT_TRUE(read_result(o, what, remedy)) << property << " " << result << " " << unit << ": " << what.en;
  return o;
}

std::string refusal(const std::string& property, const std::string& result, const std::string& unit = "", const std::string& accuracy = "") {
  Observation o;
  o.property = property;
  o.result = result;
  o.unit = unit;
  o.accuracy = accuracy;
  LocalText what, remedy;
  if (read_result(o, what, remedy)) return "";
  EXPECT_FALSE(remedy.empty());
  EXPECT_FALSE(what.sv.empty() || remedy.sv.empty()) << what.en;
  return what.en + " / " + remedy.en;
}

Interval between(std::int64_t low, std::int64_t high) { return {Rational(low), Rational(high)}; }

TEST(ObservationResult, AccuracyIsStatedOrHalfTheLastDigit) {
  EXPECT_EQ(stated("kerb_height", "60", "mm", "± 2 mm").range, between(58, 62));
  EXPECT_EQ(stated("kerb_height", "60", "mm", "2 mm").range, between(58, 62));
  EXPECT_EQ(stated("kerb_height", "60", "mm", "+/- 0.5 cm").range, between(55, 65));
  EXPECT_EQ(stated("width", "1.5", "m").range, between(1450, 1550));
  EXPECT_EQ(stated("width", "1.50", "m").range, between(1495, 1505));
  EXPECT_EQ(stated("width", "1,50", "m").range, between(1495, 1505)) << "a comma is a point";
  EXPECT_EQ(stated("width", "2", "m").range, between(1500, 2500));
  EXPECT_EQ(stated("kerb_height", "6", "mm").range, between(5, 7)) << "5.5 to 6.5 outwards to whole millimetres";
  EXPECT_EQ(stated("kerb_height", "0", "mm").range, between(0, 1)) << "a height is not negative";
  EXPECT_EQ(stated("illuminance", "20", "lx", "± 5 %").range, between(19000, 21000)) << "of the value";
  EXPECT_EQ(stated("incline", "5", "%", "± 0.5 %").range, (Interval{Rational::ratio(45, 1000), Rational::ratio(55, 1000)})) << "of slope";
  EXPECT_EQ(stated("incline", "-5", "%", "± 0.5 %").range, (Interval{Rational::ratio(-55, 1000), Rational::ratio(-45, 1000)}));
  EXPECT_EQ(stated("speed_limit", "30", "km/h", "0 km/h").range, between(30000, 30000));
}

TEST(ObservationResult, WhatIsMeasuredUnderTheNameOfItsMeasureIsTheProperty) {
  EXPECT_EQ(stated("ramp_gradient", "9", "%").quantity, Quantity::slope) << "and no share";
  EXPECT_EQ(stated("ramp_gradient", "9", "%").range, stated("incline", "9", "%").range);
  EXPECT_EQ(stated("ramp_gradient", "1:12").range, stated("incline", "1:12").range);
  EXPECT_EQ(stated("speed_near", "30", "km/h").range, stated("speed_limit", "30", "km/h").range);
  EXPECT_NE(refusal("clear_width", "2"), "") << "no rating";
}

TEST(ObservationResult, QuantitiesOfTheCitysOwnProperties) {
  EXPECT_EQ(stated("seats", "4").range, between(4, 4));
  EXPECT_EQ(stated("seats", "4").quantity, Quantity::count);
  EXPECT_EQ(stated("backrest", "yes").range, between(1, 1));
  EXPECT_EQ(stated("backrest", "no").range, between(0, 0));
  const auto& kerbs = property_info(Property::kerb_kind).codes;
  EXPECT_EQ(kerbs[0], "flush");
  EXPECT_EQ(stated("kerb_kind", "flush").codes, 1U);
  EXPECT_EQ(stated("kerb_kind", "flush|lowered").codes, 3U);
  EXPECT_EQ(stated("smoothness", "excellent").range, between(7, 7));
  EXPECT_EQ(stated("name", "Torget").quantity, Quantity::text);
  EXPECT_EQ(stated("incline", "1:20").range, (Interval{Rational::ratio(2, 41), Rational::ratio(2, 39)})) << "1:19.5 to 1:20.5";
}

TEST(ObservationResult, QuantitiesOfACriterionsProperties) {
  EXPECT_EQ(stated("felt_safety", "2").quantity, Quantity::rating);
  EXPECT_EQ(stated("felt_safety", "2", "rating").range, between(2, 2));
  EXPECT_EQ(stated("exits", "12", "count").quantity, Quantity::count);
  EXPECT_EQ(stated("illuminance", "20", "lx").quantity, Quantity::illuminance);
  EXPECT_EQ(stated("shaded_share", "48", "%", "± 4 %").range, (Interval{Rational::ratio(44, 100), Rational::ratio(52, 100)}));
  EXPECT_EQ(stated("shaded_share", "99", "%", "± 4 %").range.high, Rational(1)) << "a share ends at one";
  EXPECT_EQ(stated("complaint_channel", "yes").quantity, Quantity::presence);
  EXPECT_EQ(stated("complaint_channel", "an office in the library").quantity, Quantity::text);
  EXPECT_EQ(stated("answer_time", "14", "d").quantity, Quantity::duration);
}

TEST(ObservationResult, OfACriterionsPropertyAllStaysPossibleThatItsUnitMayMean) {
  const Observation percent = stated("kerb_ramp_slope", "5", "%");
  EXPECT_EQ(percent.quantity, Quantity::share) << "the likeliest leads";
  EXPECT_EQ(range_as(percent, Quantity::slope), (Interval{Rational::ratio(45, 1000), Rational::ratio(55, 1000)}));
  EXPECT_FALSE(range_as(percent, Quantity::length));
  EXPECT_FALSE(range_as(stated("shaded_share", "120", "%"), Quantity::share)) << "a share ends at one";
  EXPECT_EQ(stated("answered", "12:30").quantity, Quantity::text) << "it may be a time";
  EXPECT_FALSE(stated("answered", "10000000:1").also) << "no slope that anybody measures";
  EXPECT_FALSE(stated("seats", "2").also) << "a property of the City has its own quantity";
  EXPECT_FALSE(stated("felt_safety", "2", "rating").also);
  Observation recorded = percent;
  recorded.quantity = Quantity::slope;
  recorded.range = *range_as(percent, Quantity::slope);
  read_other_meanings(recorded);
  EXPECT_EQ(range_as(recorded, Quantity::share), percent.range) << "as it was read from a table";
  EXPECT_EQ(range_as(recorded, Quantity::slope), recorded.range);
}

TEST(ObservationResult, AnAbsenceIsKnowledge) {
  const Observation o = stated("absent:toilet", "none");
  EXPECT_EQ(o.quantity, Quantity::presence);
  EXPECT_EQ(o.range, between(0, 0));
  EXPECT_THAT(refusal("absent:toilet", "yes"), HasSubstr("none"));
  EXPECT_THAT(refusal("absent:toilets", "none"), HasSubstr("Did you mean ‘toilet’"));
  EXPECT_THAT(refusal("backrest", "none"), HasSubstr("yes or no"));
}

TEST(ObservationResult, AUnitIsNeverGuessed) {
  EXPECT_THAT(refusal("width", "1.5"), HasSubstr("has no unit"));
  EXPECT_THAT(refusal("width", "1.5", "lx"), HasSubstr("not a unit of length"));
  EXPECT_THAT(refusal("kerb_height", "60", "mm", "2"), HasSubstr("has no unit"));
  EXPECT_THAT(refusal("kerb_height", "60", "mm", "2 lx"), HasSubstr("does not fit"));
  EXPECT_THAT(refusal("kerb_height", "60", "mm", "good"), HasSubstr("not an accuracy"));
  EXPECT_THAT(refusal("exits", "12"), HasSubstr("has no unit"));
  EXPECT_THAT(refusal("exits", "1.2"), HasSubstr("ratio"));
  EXPECT_THAT(refusal("exits", "12", "bananas"), HasSubstr("not a unit"));
  EXPECT_THAT(refusal("seats", "4", "m"), HasSubstr("takes no unit"));
  EXPECT_THAT(refusal("incline", "5"), HasSubstr("has no unit"));
}

TEST(ObservationResult, WhatCannotBeIsRefused) {
  EXPECT_THAT(refusal("width", "-2", "m"), HasSubstr("outside"));
  EXPECT_THAT(refusal("hedge_height", "-2", "m"), HasSubstr("outside"));
  EXPECT_THAT(refusal("width", "wide", "m"), HasSubstr("not a number"));
  EXPECT_THAT(refusal("width", "nan", "m"), HasSubstr("not a number"));
  EXPECT_THAT(refusal("width", "1e3", "m"), HasSubstr("not a number"));
  EXPECT_THAT(refusal("width", "99999999999999999999", "m"), HasSubstr("digits"));
  EXPECT_THAT(refusal("seats", "2.5"), HasSubstr("whole number"));
  EXPECT_THAT(refusal("felt_safety", "4", "rating"), HasSubstr("from 0 to 3"));
  EXPECT_THAT(refusal("kerb_kind", "lowerd"), HasSubstr("Did you mean ‘lowered’"));
  EXPECT_THAT(refusal("backrest", "maybe"), HasSubstr("yes or no"));
  EXPECT_THAT(refusal("", "1"), HasSubstr("no property"));
  EXPECT_THAT(refusal("width", ""), HasSubstr("no result"));
}

TEST(ObservationResult, HugeNumbersAreRefusedNotOverflown) {
  for (const char* number : {"999999999999999", "9999999999999.99", "0.00000000000001"}) {
    Observation o;
    o.property = "width";
    o.result = number;
    o.unit = "km";
    LocalText what, remedy;
    EXPECT_NO_THROW(read_result(o, what, remedy)) << number;
    if (number[0] == '9') {
      EXPECT_THAT(what.en, HasSubstr("larger or finer")) << number;
    }
  }
}

}  // namespace
}  // namespace levelground::gis::observations_result_test
