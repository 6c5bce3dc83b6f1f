// SPDX-License-Identifier: Apache-2.0
// What observers read at a position without naming a thing.
#include <algorithm>

#include <gtest/gtest.h>

#include "gis/network/find_site_walks.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::readings_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;

/// A park 60 m wide with one path through it and another 4 m beside it that leads nowhere.
DrawnTown park() {
  DrawnTown town(R"(
     4-----------------------------------------------------------3
     |                                                           |
     |              k-------------l                              |
     |                                                           |
     |                                                           |
     |                                                           |
  A--W-------------------M-------------------N-------------------E--B
     |                                                           |
     1-----------------------------------------------------------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "path", "AMNB").number(Property::width, "2 m").number(Property::incline, "1 %").code(Property::smoothness, "good").code(Property::surface, "asphalt").yes(Property::lit);
  town.entrance_tolerance(1);
  return town;
}

Observation& read(DrawnTown& town, const std::string& property, Quantity quantity, std::string_view exact, const Point& at, int accuracy_mm = 0) {
  Observation& observation = town.observe("E-1", "park", property, quantity, exact);
  observation.position = at;
  observation.position_accuracy = Rational(accuracy_mm);
  return observation;
}

Measurement slope(const DrawnTown& town) {
  return town.measure("park", "worst_on_route", {{"of", "main_route"}, {"property", "incline"}}, at_most, Quantity::slope);
}

TEST(Readings, ASlopeReadOnTheRouteIsOneMorePlace) {
  DrawnTown town = park();
  read(town, "incline", Quantity::slope, "12 %", town.at('M'), 500);
  const Measurement measured = slope(town);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(12, 100))) << "one sure failure suffices";
  EXPECT_EQ(std::get<Point>(measured.places[1].where), town.at('M'));
  EXPECT_FALSE(measured.places[1].stretch) << "it says nothing of how far it goes on";
  EXPECT_EQ(measured.coverage, Rational(1)) << "and so nothing of the coverage";
  EXPECT_EQ(measured.places[1].inputs.front().reference, "E-1");
}

TEST(Readings, AtOnePositionDissentIsHeardAndNoneDecidesAlone) {
  DrawnTown town = park();
  read(town, "incline", Quantity::slope, "12 %", town.at('M'));
  Observation& other = read(town, "incline", Quantity::slope, "-3 %", town.at('M'));
  other.id = "E-2";
  other.observer = "another";
  const Measurement measured = slope(town);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.value, (Interval{Rational::ratio(3, 100), Rational::ratio(12, 100)}));
  EXPECT_TRUE(measured.places[1].dissent);
  EXPECT_EQ(measured.places[1].inputs.size(), 2U);
  other.position = Point{town.at('M').x + 1, town.at('M').y};
  EXPECT_EQ(slope(town).value, Interval::exact(Rational::ratio(12, 100))) << "of another spot";
}

TEST(Readings, AFallIsAsSteepAsARise) {
  DrawnTown town = park();
  read(town, "incline", Quantity::slope, "-12 %", town.at('M'));
  EXPECT_EQ(slope(town).value, Interval::exact(Rational::ratio(12, 100)));
}

TEST(Readings, WhatIsWellSomewhereProvesNothing) {
  DrawnTown town(R"(
     4-------3
  A--W---M---E--B
     1-------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "path", "AMB");
  town.entrance_tolerance(1);
  read(town, "width", Quantity::length, "2.2 m", town.at('M'));
  const Measurement measured = town.measure("park", "clear_width", {{"of", "main_route"}});
  EXPECT_EQ(measured.value, metres(0, 2.2));
  EXPECT_TRUE(measured.observed);
  EXPECT_EQ(measured.coverage, Rational(0));
}

TEST(Readings, WidthIsHeardUnderBothNames) {
  for (const char* name : {"width", "clear_width"}) {
    DrawnTown town = park();
    read(town, name, Quantity::length, "1.1 m", {town.at('M').x, town.at('M').y + 0.9});
    EXPECT_EQ(town.measure("park", "clear_width", {{"of", "main_route"}}).value, metres(1.1)) << name << ", on the way, which is 2 m wide";
  }
}

TEST(Readings, SmoothnessHasAnOrderToo) {
  DrawnTown town = park();
  const auto impassable = Rational(static_cast<std::int64_t>(property_info(Property::smoothness).codes.size()) - 1);
  Observation& said = read(town, "smoothness", Quantity::ordinal, "0", town.at('M'));
  said.range = Interval::exact(impassable);
  const Measurement measured = town.measure("park", "worst_on_route", {{"of", "main_route"}, {"property", "smoothness"}}, at_most, Quantity::ordinal);
  EXPECT_EQ(measured.value, Interval::exact(impassable));
}

TEST(Readings, BesideTheRouteTheyAreOfSomethingElse) {
  DrawnTown town = park();
  read(town, "incline", Quantity::slope, "12 %", {town.at('M').x, town.at('M').y + 3});
  EXPECT_EQ(slope(town).value, Interval::exact(Rational::ratio(1, 100)));
}

TEST(Readings, WhatMayBeOfAnotherWayDecidesNothing) {
  DrawnTown town = park();
  town.line(Theme::walkway, "other", "kl");
  const Point between{town.at('k').x + 4, town.at('M').y + 2};
  read(town, "incline", Quantity::slope, "12 %", between, 2'000);
  EXPECT_EQ(slope(town).value, (Interval{Rational::ratio(1, 100), Rational::ratio(12, 100)})) << "cannot tell";
  DrawnTown on_it = park();
  on_it.line(Theme::walkway, "other", "kl");
  read(on_it, "incline", Quantity::slope, "12 %", {between.x, on_it.at('M').y}, 4'000);
  EXPECT_EQ(slope(on_it).value, (Interval{Rational::ratio(1, 100), Rational::ratio(12, 100)})) << "the other way is no farther than the position may be off";
  DrawnTown alone = park();
  read(alone, "incline", Quantity::slope, "12 %", {between.x, alone.at('M').y}, 2'000);
  EXPECT_EQ(slope(alone).value, Interval::exact(Rational::ratio(12, 100))) << "no other way is near";
  DrawnTown beside = park();
  read(beside, "incline", Quantity::slope, "12 %", between, 2'000);
  EXPECT_EQ(slope(beside).value, (Interval{Rational::ratio(1, 100), Rational::ratio(12, 100)})) << "whether it was read on the way nobody says";
}

TEST(Readings, OfAThingUnderTheNameOfTheMeasureAreHeardToo) {
  DrawnTown town = park();
  const Measurement before = town.measure("park", "clear_width", {{"of", "main_route"}}, Scale::Direction::at_least, Quantity::length);
  ASSERT_FALSE(before.places.empty());
  Observation& said = read(town, "clear_width", Quantity::length, "0.60 m", town.at('M'));
  said.position.reset();
  said.feature = before.places.front().feature;
  const Measurement after = town.measure("park", "clear_width", {{"of", "main_route"}}, Scale::Direction::at_least, Quantity::length);
  EXPECT_EQ(after.value.high, Rational(600));
  EXPECT_EQ(after.places.size(), before.places.size() + 1);
}

TEST(Readings, LightAndAgeDecideWhatIsHeard) {
  DrawnTown town = park();
  read(town, "incline", Quantity::slope, "12 %", town.at('M')).date = {2020, 1, 1};
  Criterion criterion = DrawnTown::criterion("worst_on_route", {{"of", "main_route"}, {"property", "incline"}}, at_most, Quantity::slope, Combine::worst);
  criterion.max_age_months = 24;
  EXPECT_FALSE(DrawnTown::measure(town.city(), "park", criterion).value.low > Rational::ratio(10, 100));
}

TEST(Readings, AKerbReadOnTheRouteIsOneMoreKerb) {
  DrawnTown town = park();
  town.point(Theme::kerb, "kerb", 'M').number(Property::kerb_height, "20 mm");
  read(town, "kerb_height", Quantity::length, "60 mm", town.at('M'));
  EXPECT_EQ(town.measure("park", "kerb_upstand", {{"within", "10 m"}}, at_most).value.low, Rational(60));
  DrawnTown unmapped = park();
  read(unmapped, "kerb_height", Quantity::length, "60 mm", unmapped.at('N'));
  EXPECT_EQ(unmapped.measure("park", "kerb_upstand", {{"within", "10 m"}}, at_most).value.low, Rational(60)) << "who read one there found one";
}

TEST(Readings, ASurfaceThatIsNotAcceptedLeavesOpenHowFarItGoesOn) {
  DrawnTown town = park();
  Observation& said = read(town, "surface", Quantity::count, "0", town.at('M'));
  said.quantity = Quantity::category;
  const auto& codes = property_info(Property::surface).codes;
  said.codes = 1U << static_cast<std::uint32_t>(std::find(codes.begin(), codes.end(), "gravel") - codes.begin());
  const Measurement measured = town.measure("park", "share_of_route", {{"of", "main_route"}, {"property", "surface"}, {"accepted", "asphalt"}}, at_least, Quantity::share, Combine::share);
  EXPECT_EQ(measured.value.low, Rational(0));
  EXPECT_LT(measured.value.high, Rational(1)) << "not all of it, that is sure";
  EXPECT_GT(measured.value.high, Rational::ratio(999, 1000));
}

TEST(Readings, WhoStoodInTheDarkDoubtsThatTheWayIsLit) {
  DrawnTown town = park();
  Observation& said = read(town, "lit", Quantity::count, "0", town.at('M'));
  said.quantity = Quantity::presence;
  said.range = Interval::exact(0);
  const std::map<std::string, std::string> asked = {{"of", "main_route"}, {"lamp_reach", "5 m"}};
  const Measurement coverage = town.measure("park", "lamp_coverage", asked, at_least, Quantity::share, Combine::share);
  EXPECT_EQ(coverage.value.low, Rational(0)) << "how far it is dark nobody says";
  EXPECT_LT(coverage.value.high, Rational(1)) << "but not all of it is lit";
  EXPECT_TRUE(coverage.observed);
  EXPECT_GT(town.measure("park", "longest_dark_gap", asked, at_most).value.high, Rational(0));
}

TEST(Readings, ByDayOrPerhapsBesideItNobodyKnowsThatItIsDark) {
  for (const bool by_day : {true, false}) {
    DrawnTown town = park();
    Observation& said = read(town, "lit", Quantity::count, "0", {town.at('M').x, town.at('M').y + (by_day ? 0 : 3)}, by_day ? 0 : 3000);
    said.quantity = Quantity::presence;
    said.range = Interval::exact(0);
    said.light = by_day ? Light::day : Light::night;
    const Measurement coverage = town.measure("park", "lamp_coverage", {{"of", "main_route"}, {"lamp_reach", "5 m"}}, at_least, Quantity::share, Combine::share);
    EXPECT_EQ(coverage.value, (Interval{Rational(0), Rational(1)})) << by_day;
  }
}

/// A yes or a no read at a position.
Observation& read_presence(DrawnTown& town, const std::string& property, bool yes, const Point& at, int accuracy_mm = 0, const std::string& id = "E-1") {
  Observation& said = town.observe(id, "park", property, Quantity::count, yes ? "1" : "0");
  said.quantity = Quantity::presence;
  said.range = Interval::exact(yes ? 1 : 0);
  said.position = at;
  said.position_accuracy = Rational(accuracy_mm);
  return said;
}
Interval share(const DrawnTown& town, const std::string& kind, const std::map<std::string, std::string>& asked) { return town.measure("park", kind, asked, at_least, Quantity::share, Combine::share).value; }
const Interval none_of_it = Interval::exact(0);
const Interval all_of_it = Interval::exact(1);
const Interval nobody_knows{Rational(0), Rational(1)};

TEST(Readings, OfAThingAreOneMoreStatementAboutIt) {
  const std::map<std::string, std::string> asked = {{"theme", "seat"}, {"with", "backrest=yes"}};
  const auto bench = [](const char* said) {
    DrawnTown town = park();
    Drawn seat = town.point(Theme::seat, "bench", 'M');
    if (std::string_view(said) == "yes") seat.yes(Property::backrest);
    if (std::string_view(said) == "no") seat.no(Property::backrest);
    town.complete(Theme::seat);
    return town;
  };
  const auto with = [&](const char* said, bool yes, double off = 0, int accuracy_mm = 0) {
    DrawnTown town = bench(said);
    read_presence(town, "backrest", yes, {town.at('M').x + off, town.at('M').y}, accuracy_mm);
    return share(town, "share_of_features", asked);
  };
  EXPECT_EQ(share(bench("yes"), "share_of_features", asked), all_of_it);
  EXPECT_EQ(with("yes", false), nobody_knows) << "two statements disagree";
  EXPECT_EQ(with("no", true), nobody_knows);
  EXPECT_EQ(with("", false), none_of_it) << "it was read there";
  EXPECT_EQ(with("", true), nobody_knows) << "that it is well there proves nothing";
  EXPECT_EQ(with("yes", false, 3, 4'000), nobody_knows) << "it may have been read of this bench";
  EXPECT_EQ(with("", false, 3, 4'000), nobody_knows);
  EXPECT_EQ(with("no", true, 3, 4'000), none_of_it);
  EXPECT_EQ(with("yes", false, 3), all_of_it) << "that was read of something else";
  DrawnTown both = bench("");
  read_presence(both, "backrest", false, both.at('M'));
  read_presence(both, "backrest", true, both.at('M'), 0, "E-2");
  EXPECT_EQ(share(both, "share_of_features", asked), nobody_knows) << "in whichever order they stand";
}

TEST(Readings, ASignalThatIsSilentIsHeard) {
  const std::map<std::string, std::string> asked = {{"within", "10 m"}, {"needs", "sound"}};
  DrawnTown town = park();
  town.point(Theme::crossing, "crossing", 'M').code(Property::crossing_control, "signals").yes(Property::sound_signal);
  town.complete(Theme::crossing);
  town.complete(Theme::walkway);
  ASSERT_EQ(share(town, "crossing_signals", asked), all_of_it);
  read_presence(town, "sound_signal", false, town.at('M'));
  EXPECT_EQ(share(town, "crossing_signals", asked), nobody_knows);
}

TEST(Readings, TactilePavingThatIsNotThereIsHeard) {
  const std::map<std::string, std::string> asked = {{"within", "10 m"}};
  DrawnTown town = park();
  town.point(Theme::crossing, "crossing", 'M').yes(Property::tactile_paving);
  town.complete(Theme::crossing);
  town.complete(Theme::walkway);
  ASSERT_EQ(share(town, "tactile_at_crossings", asked), all_of_it);
  read_presence(town, "tactile_paving", false, town.at('M'));
  EXPECT_EQ(share(town, "tactile_at_crossings", asked), nobody_knows);
}

TEST(Readings, AStepAtAnEntranceIsHeard) {
  const std::map<std::string, std::string> asked = {{"kerb_at_most", "20 mm"}, {"width_at_least", "0.90 m"}};
  const auto town = [] {
    DrawnTown drawn = park();
    for (const char* at : {"W", "E"}) drawn.point(Theme::entrance, std::string("gate-") + at, at[0]).yes(Property::step_free).number(Property::opening_width, "2 m");
    for (const Theme theme : {Theme::entrance, Theme::walkway, Theme::kerb, Theme::barrier}) drawn.complete(theme);
    return drawn;
  };
  ASSERT_EQ(share(town(), "entrance_step_free", asked), all_of_it);
  DrawnTown step = town();
  read_presence(step, "step_free", false, step.at('W'));
  EXPECT_EQ(share(step, "entrance_step_free", asked), (Interval{Rational::ratio(1, 2), Rational(1)}));
  DrawnTown kerb = town();
  read(kerb, "kerb_height", Quantity::length, "60 mm", kerb.at('W'));
  EXPECT_EQ(share(kerb, "entrance_step_free", asked), (Interval{Rational::ratio(1, 2), Rational(1)}));
  DrawnTown narrow = town();
  read(narrow, "opening_width", Quantity::length, "0.80 m", narrow.at('W'));
  EXPECT_EQ(share(narrow, "entrance_step_free", asked), (Interval{Rational::ratio(1, 2), Rational(1)}));
}

TEST(Readings, TheContextIsToldWhatWasHeard) {
  DrawnTown town = park();
  read(town, "incline", Quantity::slope, "12 %", town.at('M'));
  town.observe("E-2", "park", "incline", Quantity::slope, "13 %").position = Point{town.at('M').x, town.at('M').y + 4};
  const City city = town.city();
  const Feature& site = city.feature(*city.find_feature("park"));
  const gis::WalkFinder finder(city);
  const gis::SiteWalks walks = finder.find(site, DrawnTown::today);
  const Criterion criterion = DrawnTown::criterion("worst_on_route", {{"of", "main_route"}, {"property", "incline"}}, at_most, Quantity::slope, Combine::worst);
  std::vector<std::string> heard;
  gis::find_measure_kind("worst_on_route")->measure({city, site, walks, DrawnTown::today, criterion, nullptr, &heard});
  EXPECT_EQ(heard, std::vector<std::string>{"E-1"});
}

}  // namespace
}  // namespace levelground::test::readings_test
