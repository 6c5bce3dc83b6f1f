// SPDX-License-Identifier: Apache-2.0
// Which ratings are of one spot, and for what a rating of the whole vouches.
#include <gtest/gtest.h>

#include "core/judge/combine.hpp"
#include "gis/measure/spot_readings.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::rated_spots_test {
namespace {

/// A square with two toilets, s at (5, 1) and u at (15, 1).
DrawnTown square() {
  DrawnTown town(R"(
4-------------------3
|                   |
|    s         u    |
1-------------------2
)");
  town.area(Theme::site, "square", "1234");
  return town;
}

struct Asked {
  const char* observers = "1";
  const char* of_spot = "median";
  bool on_toilets = false;
};

Criterion asked(const Asked& asked) {
  std::map<std::string, std::string> parameters = {{"property", "room"}, {"minimum_observers", asked.observers}, {"by", "spot"}, {"of_spot", asked.of_spot}};
  if (asked.on_toilets) parameters["on"] = "toilet";
  return DrawnTown::criterion("observed_rating", parameters, Scale::Direction::at_least, Quantity::rating, Combine::worst);
}

Measurement measured(const DrawnTown& town, const Asked& how) { return DrawnTown::measure(town.city(), "square", asked(how)); }

/// What the judge makes of it: places that nobody knows are bounded by what is said of the whole.
Interval judged(const DrawnTown& town, const Asked& how) { return worst_value(asked(how), measured(town, how)); }

Observation& rate(DrawnTown& town, const std::string& id, const char* rating, const char* observer, const Date& date = {2026, 6, 1}) {
  Observation& o = town.observe(id, "square", "room", Quantity::rating, rating);
  o.observer = observer;
  o.date = date;
  return o;
}
void at(Observation& o, double x, double metres_off = 0) {
  o.position = Point{x, 1};
  o.position_accuracy = Rational(static_cast<std::int64_t>(metres_off * 1000));
}

bool tells(const Measurement& measurement, const std::string& part) {
  for (const SharedText& step : measurement.steps)
    if (step.text().en.find(part) != std::string::npos) return true;
  return false;
}

TEST(RatedSpots, ARatingOfTheWholeVouchesForNothingThatWasRatedSince) {
  constexpr Asked newest{"1", "newest"};
  DrawnTown town = square();
  rate(town, "whole", "3", "a", {2026, 1, 10});
  EXPECT_EQ(judged(town, newest), Interval::exact(3));
  rate(town, "cabin", "3", "b", {2026, 6, 1}).feature = "cabin";
  EXPECT_EQ(judged(town, newest), (Interval{0, 3})) << "what the others are like since January nobody says";
  EXPECT_TRUE(tells(measured(town, newest), "rated on 10 January 2026 and a spot after that, on 1 June 2026"));
  EXPECT_EQ(judged(town, {"1", "median"}), (Interval{0, 3}));
  rate(town, "whole again", "2", "b", {2026, 6, 1});
  EXPECT_EQ(judged(town, newest), Interval::exact(2)) << "of the same visit";
}

TEST(RatedSpots, AnEarlierRatingOfTheWholeStillCountsWhereAllRatingsDo) {
  DrawnTown town = square();
  rate(town, "whole", "0", "a", {2026, 1, 10});
  rate(town, "cabin", "3", "b", {2026, 6, 1}).feature = "cabin";
  EXPECT_EQ(judged(town, {"1", "median"}), Interval::exact(0));
  EXPECT_EQ(judged(town, {"1", "newest"}), (Interval{0, 3})) << "it may have been the cabin, which is good since";
}

TEST(RatedSpots, ASpotRatedBeforeTheWholeWasFoundWorseMayBeThatBad) {
  DrawnTown town = square();
  rate(town, "first", "3", "a", {2026, 1, 1}).feature = "first";
  rate(town, "whole", "1", "a", {2026, 2, 1});
  rate(town, "second", "3", "a", {2026, 3, 1}).feature = "second";
  const Measurement m = measured(town, {"1", "newest"});
  ASSERT_GE(m.places.size(), 2U);
  EXPECT_EQ(m.places[0].value, (Interval{1, 3}));
  EXPECT_EQ(m.places[1].value, Interval::exact(3));
}

TEST(RatedSpots, EnoughMustSpeakForTheWholeSince) {
  DrawnTown town = square();
  for (const char* who : {"a", "b"}) rate(town, std::string("spot ") + who, "3", who, {2026, 6, 1}).feature = "cabin";
  rate(town, "whole a", "3", "a", {2026, 6, 1});
  rate(town, "whole b", "3", "b", {2026, 5, 1});
  EXPECT_EQ(judged(town, {"2"}), (Interval{0, 3})) << "one of two was there before";
  rate(town, "whole b again", "3", "b", {2026, 6, 2});
  EXPECT_EQ(judged(town, {"2"}), Interval::exact(3));
}

TEST(RatedSpots, OnAThemeEveryMappedThingNeedsARating) {
  constexpr Asked every{"1", "newest", true};
  DrawnTown town = square();
  town.point(Theme::toilet, "west", 's').name("West");
  town.point(Theme::toilet, "east", 'u').name("East");
  DrawnTown unrated = town;
  rate(unrated, "whole", "3", "a");
  EXPECT_EQ(judged(unrated, every), Interval::exact(3));
  EXPECT_EQ(measured(unrated, every).grade, Grade::measured) << "what is said of the whole is all there is to go by";
  rate(town, "w", "3", "a").feature = "west";
  EXPECT_EQ(judged(town, every), (Interval{0, 3}));
  EXPECT_EQ(measured(town, every).steps.back().text().en.find("Nobody vouches"), 0U) << "what may be unmapped comes after what is";
  EXPECT_TRUE(tells(measured(town, every), "Mapped, and rated by nobody: East."));
  EXPECT_TRUE(tells(measured(unrated, every), "spoken for by the rating of the site as a whole: West, East.") ||
              tells(measured(unrated, every), "spoken for by the rating of the site as a whole: East, West."));
  Observation& east = rate(town, "e", "2", "a");
  at(east, 15.5, 0.4);
  EXPECT_FALSE(tells(measured(town, every), "rated by nobody")) << "who stands at it rates it";
  EXPECT_EQ(judged(town, every), (Interval{0, 2})) << "there may be more that nobody mapped";
  town.complete(Theme::toilet);
  EXPECT_EQ(judged(town, every), Interval::exact(2)) << "the position is that of the toilet, however far off it is";
  at(east, 15.5, 0.6);
  EXPECT_EQ(judged(town, every), (Interval{0, 2})) << "it may be that of another thing, and then nobody rated the toilet";
  at(east, 18, 0.5);
  EXPECT_EQ(measured(town, every).places.size(), 3U) << "surely another";
  rate(town, "whole", "3", "a");
  EXPECT_EQ(judged(town, every), Interval::exact(2)) << "who was there on that day speaks for the others";
}

TEST(RatedSpots, TwoPositionsAreOneSpotAsFarAsTheirAccuracyAllows) {
  const auto two = [](double apart, double off_a, double off_b, const char* first = "0", const char* second = "2") {
    DrawnTown town = square();
    at(rate(town, "r1", first, "a"), 5.9, off_a);
    at(rate(town, "r2", second, "b"), 5.9 + apart, off_b);
    rate(town, "w1", "3", "a");
    rate(town, "w2", "3", "b");
    return town;
  };
  const Asked of_two{"2"};
  EXPECT_EQ(measured(two(0.2, 0, 0), of_two).places.size(), 1U) << "6.0 lies on the edge of a grid of metres, and is no edge of anything";
  EXPECT_EQ(judged(two(0.2, 0, 0), of_two), (Interval{0, 2}));
  EXPECT_EQ(measured(two(1.5, 0, 0), of_two).places.size(), 2U) << "farther apart than one spot is";
  const Measurement open = measured(two(1.5, 1, 0, "2", "2"), of_two);
  ASSERT_EQ(open.places.size(), 1U);
  EXPECT_EQ(open.places[0].value, (Interval{2, 3})) << "one spot that two find 2, or two that one each finds worse than the whole";
  EXPECT_TRUE(tells(open, "of one spot or of several cannot be told"));
  EXPECT_EQ(measured(two(1.5, 0.2, 0.2), of_two).places.size(), 2U) << "0.4 m off do not bring them together";
  EXPECT_EQ(measured(two(0, 5, 5), of_two).places[0].inputs.size(), 2U) << "who gives one position means one spot";
  EXPECT_FALSE(tells(measured(two(0.0000001, 5, 5), of_two), "cannot be told")) << "nor is it another in another CRS";
}

TEST(RatedSpots, WhatIsWrittenAsExactlyOneMetreIsOneMetre) {
  const auto two = [](double apart, double off_a, double off_b) {
    DrawnTown town = square();
    at(rate(town, "r1", "0", "a"), 5.9, off_a);
    at(rate(town, "r2", "2", "b"), 5.9 + apart, off_b);
    for (const char* who : {"a", "b"}) rate(town, std::string("whole ") + who, "3", who);
    return town;
  };
  const Asked of_two{"2"};
  EXPECT_EQ(judged(two(0.7, 0.1, 0.2), of_two), (Interval{0, 2})) << "one spot, although 0.7 + 0.1 + 0.2 is a little more than 1 in binary";
  EXPECT_EQ(judged(two(0.7, 0.1, 0.201), of_two), (Interval{0, 3})) << "open";
  EXPECT_EQ(measured(two(1.4, 0.1, 0.3), of_two).places.size(), 1U) << "open, and not surely two";
  EXPECT_EQ(measured(two(1.4, 0.1, 0.299), of_two).places.size(), 2U);
}

TEST(RatedSpots, ASpotTellsHowManyPeopleGaveItsMedian) {
  DrawnTown town = square();
  for (const char* who : {"a", "b", "A "}) at(rate(town, std::string("here ") + who, "1", who), 5);
  Observation& as_woman = rate(town, "as a woman", "1", "a");
  as_woman.perspective = "women";
  at(as_woman, 5);
  for (const char* who : {"a", "b", "c"}) rate(town, std::string("whole ") + who, "2", who);
  Measurement m = measured(town, {"2"});
  ASSERT_EQ(m.places.size(), 1U);
  EXPECT_EQ(m.places[0].people, 2U) << "spelling makes no third";
  at(rate(town, "beside", "0", "c"), 4, 1);
  m = measured(town, {"2"});
  ASSERT_EQ(m.places.size(), 1U) << "perhaps of the same spot";
  EXPECT_EQ(m.places[0].people, 0U) << "the spot that stands for both may be that of one";
}

TEST(RatedSpots, WithoutEnoughObserversWhereTheSpotsAreOpenNothingIsKnown) {
  DrawnTown town = square();
  at(rate(town, "r1", "3", "a"), 5, 2);
  at(rate(town, "r2", "3", "b"), 7, 2);
  const Measurement m = measured(town, {"2"});
  ASSERT_TRUE(m.unusable);
  EXPECT_NE(m.unusable->en.find("cannot be told from their positions"), std::string::npos);
}

TEST(RatedSpots, WhatHoldsHoweverTheSpotsArePartedIsKnown) {
  DrawnTown town = square();
  for (const char* who : {"a", "b"}) at(rate(town, std::string("bad ") + who, "0", who), 5, 2);
  at(rate(town, "beside", "0", "c"), 6.5, 2);
  EXPECT_EQ(judged(town, {"2"}).high, Rational(0)) << "one spot that three find bad, or one that two do";
}

TEST(RatedSpots, OneObserversLaterRatingTakesThePlaceOfAnEarlierOnlyOnTheSameSpot) {
  DrawnTown town = square();
  at(rate(town, "before", "0", "a", {2026, 5, 1}), 5, 1);
  at(rate(town, "after", "3", "a", {2026, 6, 1}), 6.5, 1);
  rate(town, "whole", "3", "a", {2026, 6, 1});
  EXPECT_EQ(judged(town, {"1"}), (Interval{0, 3})) << "mended, or another";
}

TEST(RatedSpots, TooManyToTryAreNoBetterThanTheBestAndNoWorseThanTheWorst) {
  DrawnTown town = square();
  for (int i = 0; i < 12; ++i) at(rate(town, "r" + std::to_string(i), i % 2 == 0 ? "1" : "2", ("o" + std::to_string(i)).c_str()), 3 + i, 1);
  const Measurement m = measured(town, {"1"});
  EXPECT_EQ(m.places.at(0).value, (Interval{1, 2}));
  EXPECT_TRUE(m.places.at(0).known);
}

TEST(SpotReadings, EveryWayToPartAGroupIsTriedOnce) {
  using gis::SameSpot;
  const auto all_perhaps = gis::group_spots(4, [](std::size_t, std::size_t) { return SameSpot::perhaps; });
  ASSERT_EQ(all_perhaps.size(), 1U);
  EXPECT_EQ(all_perhaps[0].readings.size(), 15U) << "the fourth Bell number";
  // 0 may be one with 1, which surely is with 2, which surely is not 0.
  const auto settled = gis::group_spots(3, [](std::size_t a, std::size_t b) { return a + b == 1 ? SameSpot::perhaps : a + b == 3 ? SameSpot::yes : SameSpot::no; });
  ASSERT_EQ(settled.size(), 2U);
  EXPECT_EQ(settled[0].members, (std::vector<std::size_t>{0}));
  EXPECT_EQ(settled[1].members, (std::vector<std::size_t>{1, 2}));
  // Surely one in a row, and too far apart at its ends: {0 1}{2}, {0}{1 2}, {0}{1}{2}.
  const auto row = gis::group_spots(3, [](std::size_t a, std::size_t b) { return a + b == 2 ? SameSpot::no : SameSpot::yes; });
  ASSERT_EQ(row.size(), 1U);
  EXPECT_EQ(row[0].readings.size(), 3U);
  EXPECT_TRUE(gis::group_spots(8, [](std::size_t, std::size_t) { return SameSpot::perhaps; })[0].readings.empty());
  EXPECT_TRUE(gis::group_spots(0, [](std::size_t, std::size_t) { return SameSpot::yes; }).empty());
}

}  // namespace
}  // namespace levelground::test::rated_spots_test
