// SPDX-License-Identifier: Apache-2.0
// A property that only a criterion names is whatever the criterion asks for, in every unit that the quantity has.
#include <gtest/gtest.h>

#include <sstream>

#include "core/base/quantity_units.hpp"
#include "gis/measure/measure.hpp"
#include "gis/read/observations_result.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::observed_quantities_test {
namespace {

/// As a table states it.
void state(DrawnTown& town, const std::string& id, const std::string& property, const std::string& result, const std::string& unit) {
  Observation& said = town.observe(id, "square", property, Quantity::count, "1");
  said.result = result;
  said.unit = unit;
  said.evidence.push_back({"paper.pdf", std::string(64, 'a'), {}});
  LocalText what, remedy;
  EXPECT_TRUE(gis::read_result(said, what, remedy)) << result << " " << unit << ": " << what.en;
}

DrawnTown square() {
  DrawnTown town(R"(
  4-------------------3
  |                   |
  1-------------------2
)");
  town.area(Theme::site, "square", "1234");
  return town;
}

Measurement judged(const std::string& kind, Quantity quantity, const std::string& result, const std::string& unit, const std::string& property = "med") {
  DrawnTown town = square();
  state(town, "X1", property, result, unit);
  return town.measure("square", kind, {{"property", property}}, Scale::Direction::at_most, quantity);
}

/// The units as the scheme language lists them; one empty unit for pure numbers.
std::vector<std::string> units_of(Quantity quantity) {
  std::vector<std::string> units;
  std::istringstream names(quantity_units(quantity));
  for (std::string name; std::getline(names, name, ',');) units.push_back(name.substr(name.starts_with(' ') ? 1 : 0));
  if (units.empty()) units.emplace_back();
  return units;
}

TEST(ObservedQuantities, EveryUnitOfEveryQuantityIsHeard) {
  for (const char* kind : {"observed", "document"}) {
    for (const Quantity quantity : gis::find_measure_kind(kind)->spec.quantities) {
      for (const std::string& unit : units_of(quantity)) {
        const std::string result = quantity == Quantity::presence ? "yes" : unit == "1:n" ? "1:12" : "2";
        EXPECT_TRUE(judged(kind, quantity, result, unit == "1:n" ? "" : unit).observed) << kind << " " << quantity_name(quantity) << " ‘" << unit << "’";
      }
    }
  }
}

TEST(ObservedQuantities, ASlopeInAllItsForms) {
  const auto slope = [](const std::string& result, const std::string& unit) { return judged("observed", Quantity::slope, result, unit, "kerb_ramp_slope").value; };
  EXPECT_EQ(slope("5", "%"), (Interval{Rational::ratio(45, 1000), Rational::ratio(55, 1000)}));
  EXPECT_EQ(slope("83", "‰"), (Interval{Rational::ratio(825, 10000), Rational::ratio(835, 10000)}));
  EXPECT_EQ(slope("1:12", ""), (Interval{Rational::ratio(2, 25), Rational::ratio(2, 23)}));
  EXPECT_EQ(slope("1:12", "1:n"), slope("1:12", ""));
  EXPECT_EQ(slope("-5", "%"), slope("5", "%")) << "steep is steep, whichever way it runs";
  EXPECT_EQ(slope("120", "%"), (Interval{Rational::ratio(1195, 1000), Rational::ratio(1205, 1000)})) << "no share, and yet a slope";
  const Interval angle = slope("5", "°");   // tan 4.5° to tan 5.5°
  EXPECT_NEAR(angle.low.to_double(), 0.0787, 0.0001);
  EXPECT_NEAR(angle.high.to_double(), 0.0963, 0.0001);
}

TEST(ObservedQuantities, EachCriterionHearsItsOwn) {
  EXPECT_EQ(judged("observed", Quantity::share, "5", "%").value, (Interval{Rational::ratio(45, 1000), Rational::ratio(55, 1000)}));
  EXPECT_EQ(judged("observed", Quantity::duration, "5", "d").value, (Interval{388'800, 475'200}));
  EXPECT_EQ(judged("observed", Quantity::age, "5", "d").value, (Interval{4, 6})) << "half a day either way, outwards to whole days";
  EXPECT_EQ(judged("document", Quantity::age, "5", "weeks").value, (Interval{31, 39}));
  EXPECT_EQ(judged("observed", Quantity::ordinal, "1", "").value, Interval::exact(1));
  EXPECT_EQ(judged("observed", Quantity::ordinal, "7", "ordinal").value, Interval::exact(7));
  EXPECT_EQ(judged("observed", Quantity::ratio, "1", "").value, (Interval{Rational::ratio(1, 2), Rational::ratio(3, 2)}));
  EXPECT_FALSE(judged("observed", Quantity::length, "5", "%").observed);
  EXPECT_FALSE(judged("observed", Quantity::count, "1", "rating").observed) << "who says what it is is taken at the word";
}

/// What speaks for the whole site under the name of the measure is of its property.
TEST(ObservedQuantities, AMeasureIsNamedForWhatItMeasures) {
  Observation said;
  said.property = "ramp_gradient";
  said.result = "5";
  said.unit = "%";
  LocalText what, remedy;
  ASSERT_TRUE(gis::read_result(said, what, remedy)) << what.en;
  EXPECT_EQ(said.quantity, Quantity::slope);
}

}  // namespace
}  // namespace levelground::test::observed_quantities_test
