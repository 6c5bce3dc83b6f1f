// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::observed_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;

DrawnTown square() {
  DrawnTown town(R"(
  4-------------------3
  |  s   t   u        |
  1-------------------2
)");
  town.area(Theme::site, "square", "1234");
  return town;
}

Measurement measure(const DrawnTown& town, const std::string& kind, const std::map<std::string, std::string>& parameters, Quantity quantity,
                    void (*change)(Criterion&) = [](Criterion&) {}) {
  Criterion criterion = DrawnTown::criterion(kind, parameters, at_least, quantity, Combine::worst);
  change(criterion);
  return DrawnTown::measure(town.city(), "square", criterion);
}

TEST(Observed, StationsArePlacesAndTheSiteAsAWholeSpeaksForAll) {
  DrawnTown town = square();
  town.observe("E-1", "square", "ground_illuminance", Quantity::illuminance, "8 lx").position = Point{5, 1};
  town.observe("E-2", "square", "ground_illuminance", Quantity::illuminance, "3 lx").position = Point{9, 1};
  Measurement measured = measure(town, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance);
  ASSERT_EQ(measured.places.size(), 3U) << "two stations, and the rest of the site";
  EXPECT_FALSE(measured.places[2].known);
  EXPECT_EQ(measured.value, (Interval{0, 3'000})) << "it may be darker elsewhere";
  EXPECT_EQ(measured.grade, Grade::measured);
  EXPECT_EQ(std::get<Point>(measured.places[1].where), (Point{9, 1}));
  town.observe("E-3", "square", "ground_illuminance", Quantity::illuminance, "2 lx");
  measured = measure(town, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance);
  ASSERT_TRUE(measured.whole);
  EXPECT_EQ(measured.places.size(), 2U) << "who speaks for the whole speaks for the rest";
  EXPECT_EQ(measured.whole->value, Interval::exact(2'000));
}

TEST(Observed, TooFewStationsAreNotUsable) {
  DrawnTown town = square();
  town.observe("E-1", "square", "ground_illuminance", Quantity::illuminance, "8 lx").position = Point{5, 1};
  const std::map<std::string, std::string> two = {{"property", "ground_illuminance"}, {"stations_at_least", "2"}};
  EXPECT_TRUE(measure(town, "observed", two, Quantity::illuminance).unusable);
  town.observe("E-2", "square", "ground_illuminance", Quantity::illuminance, "8 lx").position = Point{9, 1};
  EXPECT_FALSE(measure(town, "observed", two, Quantity::illuminance).unusable);
}

TEST(Observed, WhoSpeaksForTheWholeStandsInForNoStation) {
  DrawnTown town = square();
  town.observe("E-1", "square", "ground_illuminance", Quantity::illuminance, "8 lx").position = Point{5, 1};
  town.observe("whole", "square", "ground_illuminance", Quantity::illuminance, "8 lx");
  const std::map<std::string, std::string> two = {{"property", "ground_illuminance"}, {"stations_at_least", "2"}};
  const Measurement few = measure(town, "observed", two, Quantity::illuminance);
  ASSERT_TRUE(few.unusable) << "the gate decides whether a value may be used at all";
  EXPECT_EQ(few.unusable->en, "Only 1 of at least 2 places were observed. What is said of the site as a whole stands in for none of them.");
  town.observe("E-2", "square", "ground_illuminance", Quantity::illuminance, "8 lx").position = Point{9, 1};
  const Measurement enough = measure(town, "observed", two, Quantity::illuminance);
  EXPECT_FALSE(enough.unusable);
  EXPECT_EQ(enough.value, Interval::exact(8'000));
  DrawnTown alone = square();
  alone.observe("whole", "square", "ground_illuminance", Quantity::illuminance, "8 lx");
  EXPECT_TRUE(measure(alone, "observed", two, Quantity::illuminance).unusable);
}

TEST(Observed, AtOnePositionSeveralAreOneStationAndDissentIsHeard) {
  DrawnTown town = square();
  for (const auto& [id, light, who] : {std::tuple{"E-1", "1 lx", "one"}, std::tuple{"E-2", "8 lx", "two"}, std::tuple{"E-3", "8 lx", "three"}}) {
    Observation& said = town.observe(id, "square", "ground_illuminance", Quantity::illuminance, light);
    said.position = Point{5, 1};
    said.observer = who;
  }
  const Measurement measured = measure(town, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance);
  ASSERT_EQ(measured.places.size(), 2U) << "one station, and the rest of the site";
  EXPECT_EQ(measured.places[0].value, (Interval{1'000, 8'000}));
  EXPECT_TRUE(measured.places[0].dissent);
  EXPECT_EQ(measured.places[0].inputs.size(), 3U);
  DrawnTown beside = town;
  beside.observe("E-4", "square", "ground_illuminance", Quantity::illuminance, "8 lx").position = Point{5.0000001, 1};
  EXPECT_EQ(measure(beside, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance).places.size(), 2U) << "as another file in another CRS gives it";
  beside.observe("E-5", "square", "ground_illuminance", Quantity::illuminance, "8 lx").position = Point{5.001, 1};
  EXPECT_EQ(measure(beside, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance).places.size(), 3U);
  EXPECT_TRUE(measure(town, "observed", {{"property", "ground_illuminance"}, {"stations_at_least", "2"}}, Quantity::illuminance).unusable);
  const auto latest = [](Criterion& criterion) { criterion.combine = Combine::latest; };
  EXPECT_EQ(measure(town, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance, latest).places.size(), 3U) << "each for its time";
  EXPECT_TRUE(measure(town, "observed", {{"property", "ground_illuminance"}, {"stations_at_least", "2"}}, Quantity::illuminance, latest).unusable);
}

/// Where the latest decides, what was stated of a thing before is overtaken by what was stated of it since, and by nothing that was stated of another thing:
/// that is for those who combine the places.
TEST(Observed, TheLatestOfAFeatureIsThatOfTheFeature) {
  DrawnTown town = square();
  town.point(Theme::seat, "s", 's');
  town.point(Theme::seat, "t", 't');
  const auto lit = [&](const char* id, const char* seat, const char* light, const char* who, Date date) {
    Observation& said = town.observe(id, "square", "ground_illuminance", Quantity::illuminance, light);
    said.feature = seat;
    said.observer = who;
    said.date = date;
  };
  lit("E-1", "s", "1 lx", "one", {2024, 5, 1});
  lit("E-2", "s", "8 lx", "two", {2026, 5, 1});
  lit("E-3", "t", "3 lx", "one", {2025, 5, 1});
  const auto latest = [](Criterion& criterion) { criterion.combine = Combine::latest; };
  for (const std::map<std::string, std::string>& parameters : {std::map<std::string, std::string>{{"property", "ground_illuminance"}},
                                                                {{"property", "ground_illuminance"}, {"on", "seat"}}}) {
    const Measurement measured = measure(town, "observed", parameters, Quantity::illuminance, latest);
    ASSERT_EQ(measured.places.size(), 2U);
    EXPECT_EQ(measured.places[0].value, Interval::exact(8'000));
    EXPECT_FALSE(measured.places[0].dissent);
    EXPECT_EQ(measured.places[0].date, (Date{2026, 5, 1}));
    EXPECT_EQ(measured.places[1].value, Interval::exact(3'000));
    EXPECT_TRUE(measure(town, "observed", parameters, Quantity::illuminance).places[0].dissent) << "where the worst decides both stand side by side";
  }
  lit("E-4", "s", "2 lx", "three", {2026, 5, 1});
  lit("E-5", "s", "9 lx", "four", {});
  const Measurement same_day = measure(town, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance, latest);
  EXPECT_EQ(same_day.places[0].value, (Interval{2'000, 9'000})) << "of one day they dissent, and what has no day may be newer";
}

TEST(Observed, OnlyInTheLightThatIsAskedAndFreshEnough) {
  DrawnTown town = square();
  town.observe("E-1", "square", "ground_illuminance", Quantity::illuminance, "9000 lx").light = Light::day;
  EXPECT_TRUE(measure(town, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance).observed);
  EXPECT_FALSE(measure(town, "observed", {{"property", "ground_illuminance"}}, Quantity::illuminance, [](Criterion& criterion) {
                 criterion.light = Light::night;
               }).observed);
  Observation& old = town.observe("E-2", "square", "noise", Quantity::sound_level, "55 dB");
  old.date = {2020, 1, 1};
  EXPECT_TRUE(measure(town, "observed", {{"property", "noise"}}, Quantity::sound_level).observed);
  EXPECT_FALSE(measure(town, "observed", {{"property", "noise"}}, Quantity::sound_level, [](Criterion& criterion) {
                 criterion.max_age_months = 24;
               }).observed);
}

TEST(Observed, OnAThemeEveryFeatureIsAPlace) {
  DrawnTown town = square();
  for (const char seat : {'s', 't', 'u'}) town.point(Theme::seat, std::string("seat ") + seat, seat);
  town.observe("E-1", "square", "seat_height", Quantity::length, "0.45 m").feature = "seat t";
  const std::map<std::string, std::string> on_seats = {{"property", "seat_height"}, {"on", "seat"}};
  EXPECT_EQ(measure(town, "observed", on_seats, Quantity::length).places.size(), 4U) << "three, and what nobody mapped";
  town.complete(Theme::seat);
  const Measurement measured = measure(town, "observed", on_seats, Quantity::length);
  ASSERT_EQ(measured.places.size(), 3U);
  EXPECT_EQ(measured.coverage, Rational::ratio(1, 3));
  ASSERT_TRUE(measured.counted) << "seats, no metres";
  EXPECT_EQ(*measured.counted, (CountedExtent{CountedExtent::Of::places, 1, 3}));
  EXPECT_EQ(measured.places[1].value, metres(0.45));
  EXPECT_FALSE(measured.places[0].known);
}

TEST(Observed, EveryStatementThatCountsIsCounted) {
  const auto says = [](const Measurement& measured, const std::string& words) {
    return std::any_of(measured.steps.begin(), measured.steps.end(), [&](const SharedText& step) { return step.text().en == words; });
  };
  DrawnTown town = square();
  for (const char seat : {'s', 't'}) town.point(Theme::seat, std::string("seat ") + seat, seat);
  for (const char* id : {"E-1", "E-2"}) town.observe(id, "square", "seat_height", Quantity::length, "0.45 m");   // of the whole
  for (const char* id : {"E-3", "E-4"}) town.observe(id, "square", "seat_height", Quantity::length, "0.45 m").feature = "seat s";
  town.observe("E-5", "square", "seat_height", Quantity::length, "0.45 m").position = Point{9, 1};
  town.observe("E-6", "square", "seat_height", Quantity::share, "5 %");
  EXPECT_TRUE(says(measure(town, "observed", {{"property", "seat_height"}}, Quantity::length), "Observations accepted: 5."));
  EXPECT_TRUE(says(measure(town, "observed", {{"property", "seat_height"}, {"on", "seat"}}, Quantity::length), "Observations accepted: 5."));
}

TEST(Observed, TwoWhoDisagreeStandSideBySide) {
  DrawnTown town = square();
  town.observe("E-1", "square", "seat_height", Quantity::length, "0.45 m");
  town.observe("E-2", "square", "seat_height", Quantity::length, "0.50 m");
  const Measurement measured = measure(town, "observed", {{"property", "seat_height"}}, Quantity::length);
  ASSERT_TRUE(measured.whole);
  EXPECT_EQ(measured.whole->value, metres(0.45, 0.5));
  EXPECT_TRUE(measured.whole->dissent);
}

/// Statements of one thing in every order: of the site as a whole, of a feature, in documents, and beside a value worked out from layers.
TEST(Observed, WhoDissentsAloneIsNotLostInAnyOrder) {
  std::vector<std::string> said = {"0.05 m", "0.20 m", "0.20 m", "0.70 m"};
  do {
    DrawnTown town = square();
    town.point(Theme::seat, "seat s", 's');
    town.complete(Theme::seat);
    for (std::size_t i = 0; i < said.size(); ++i) {
      const std::string number = std::to_string(i);
      town.observe("E-" + number, "square", "drop_height", Quantity::length, said[i]);
      town.observe("F-" + number, "square", "seat_height", Quantity::length, said[i]).feature = "seat s";
      town.observe("D-" + number, "square", "margin", Quantity::length, said[i]).evidence.push_back({"d.pdf", std::string(64, 'a'), {}});
    }
    const Measurement whole = measure(town, "observed", {{"property", "drop_height"}}, Quantity::length);
    ASSERT_TRUE(whole.whole);
    EXPECT_EQ(whole.whole->value, metres(0.05, 0.7));
    EXPECT_TRUE(whole.whole->dissent);
    const Measurement feature = measure(town, "observed", {{"property", "seat_height"}, {"on", "seat"}}, Quantity::length);
    EXPECT_EQ(feature.places.at(0).value, metres(0.05, 0.7));
    EXPECT_TRUE(feature.places.at(0).dissent);
    const Measurement station = measure(town, "observed", {{"property", "seat_height"}}, Quantity::length);
    EXPECT_EQ(station.places.at(0).value, metres(0.05, 0.7));
    const Measurement document = measure(town, "document", {{"property", "margin"}}, Quantity::length);
    EXPECT_EQ(document.places.at(0).value, metres(0.05, 0.7));
  } while (std::next_permutation(said.begin(), said.end()));
}

TEST(Observed, BesideALayerNoObserverIsLostInAnyOrder) {
  std::vector<std::string> said = {"20 %", "80 %", "80 %"};
  do {
    DrawnTown town = square();
    for (const char seat : {'s', 't', 'u'}) town.point(Theme::seat, std::string("seat ") + seat, seat);
    town.complete(Theme::seat);
    for (std::size_t i = 0; i < said.size(); ++i) town.observe("E-" + std::to_string(i), "square", "share_of_features:seat", Quantity::share, said[i]);
    Criterion criterion = DrawnTown::criterion("share_of_features", {{"theme", "seat"}, {"with", "backrest=yes"}}, at_least, Quantity::share, Combine::share);
    EXPECT_EQ(DrawnTown::measure(town.city(), "square", criterion).value, (Interval{Rational::ratio(1, 5), Rational::ratio(4, 5)}))
        << "the map leaves everything open, and takes no side";
  } while (std::next_permutation(said.begin(), said.end()));
}

TEST(Observed, NothingSaidIsNotObserved) {
  EXPECT_FALSE(measure(square(), "observed", {{"property", "noise"}}, Quantity::sound_level).observed);
}

const std::map<std::string, std::string> two_observers = {{"property", "felt_safety"}, {"minimum_observers", "2"}};

TEST(ObservedRating, OneVoiceForEachObserverTheNewest) {
  DrawnTown town = square();
  town.observe("R-1", "square", "felt_safety", Quantity::rating, "1").date = {2026, 5, 1};
  town.observe("R-2", "square", "felt_safety", Quantity::rating, "3").date = {2026, 6, 1};
  Measurement measured = measure(town, "observed_rating", two_observers, Quantity::rating);
  EXPECT_TRUE(measured.unusable) << "both are by one observer";
  town.observe("R-3", "square", "felt_safety", Quantity::rating, "2").observer = "another";
  measured = measure(town, "observed_rating", two_observers, Quantity::rating);
  EXPECT_FALSE(measured.unusable);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.value, Interval::exact(2)) << "3 and 2; the 1 was taken back by its observer";
}

TEST(ObservedRating, EveryPerspectiveThatIsAskedMustHaveSpoken) {
  DrawnTown town = square();
  town.observe("R-1", "square", "felt_safety", Quantity::rating, "2").perspective = "women";
  Observation& other = town.observe("R-2", "square", "felt_safety", Quantity::rating, "2");
  other.observer = "another";
  other.perspective = "children";
  auto parameters = two_observers;
  parameters["perspectives"] = "women,children";
  EXPECT_FALSE(measure(town, "observed_rating", parameters, Quantity::rating).unusable);
  parameters["perspectives"] = "women,older";
  const Measurement measured = measure(town, "observed_rating", parameters, Quantity::rating);
  ASSERT_TRUE(measured.unusable);
  EXPECT_NE(measured.unusable->en.find("older"), std::string::npos);
}

TEST(ObservedRating, SpellingMakesNoSecondObserver) {
  DrawnTown town = square();
  town.observe("R-1", "square", "felt_safety", Quantity::rating, "3").observer = "Amina Holm";
  town.observe("R-2", "square", "felt_safety", Quantity::rating, "3").observer = " amina  holm";
  EXPECT_EQ(measure(town, "observed_rating", two_observers, Quantity::rating).unusable->en, "Rated by fewer than 2 observers.") << "how few is not told";
}

TEST(ObservedRating, AnotherSpotIsAnotherRating) {
  DrawnTown town = square();
  for (const char* observer : {"one", "two"}) {
    for (int spot = 0; spot < 4; ++spot) {
      Observation& o = town.observe(std::string(observer) + std::to_string(spot), "square", "felt_safety", Quantity::rating, spot == 3 ? "3" : "0");
      o.observer = observer;
      o.position = Point{1.5 + spot, 1.5};
    }
  }
  const Measurement measured = measure(town, "observed_rating", two_observers, Quantity::rating);
  EXPECT_EQ(measured.places.size(), 8U);
  EXPECT_EQ(measured.value, Interval::exact(0)) << "the spot rated last does not speak for the three before it";
}

TEST(ObservedRating, ByPerspectiveAGroupOfFewDoesNotDrown) {
  DrawnTown town = square();
  const auto ask = [&](const std::string& group, int voices, const char* rating) {
    for (int i = 0; i < voices; ++i) {
      Observation& o = town.observe(group + std::to_string(i), "square", "felt_safety", Quantity::rating, rating);
      o.observer = group + std::to_string(i);
      o.perspective = group;
    }
  };
  ask("men", 20, "3");
  ask("women", 3, "0");
  ask("children", 2, "0");
  auto parameters = two_observers;
  parameters["by"] = "perspective";
  parameters["minimum_each"] = "3";
  Measurement measured = measure(town, "observed_rating", parameters, Quantity::rating);
  ASSERT_EQ(measured.places.size(), 2U) << "two children are too few to be shown by themselves";
  EXPECT_EQ(measured.value, Interval::exact(0)) << "three women among twenty men";
  EXPECT_FALSE(measured.unusable);
  parameters["perspectives"] = "women,children";
  measured = measure(town, "observed_rating", parameters, Quantity::rating);
  ASSERT_TRUE(measured.unusable);
  EXPECT_NE(measured.unusable->en.find("children"), std::string::npos);
}

/// Two observers rate a spot (nullopt: the site as a whole) alike.
void rate(DrawnTown& town, const std::string& id, const std::optional<Point>& at, const char* rating, const Date& date = {2026, 6, 1}) {
  for (const char* observer : {"one", "two"}) {
    Observation& o = town.observe(id + observer, "square", "rails", Quantity::rating, rating);
    o.observer = observer;
    o.position = at;
    o.date = date;
  }
}

const std::map<std::string, std::string> by_spot = {{"property", "rails"}, {"minimum_observers", "2"}, {"by", "spot"}};

TEST(ObservedRating, BySpotOneBadFlightDoesNotDrown) {
  DrawnTown town = square();
  rate(town, "a", Point{1.5, 1.5}, "3");
  rate(town, "b", Point{5.5, 1.5}, "3");
  Measurement measured = measure(town, "observed_rating", by_spot, Quantity::rating);
  ASSERT_EQ(measured.places.size(), 3U) << "two spots, and the rest of the site";
  EXPECT_FALSE(measured.places[2].known);
  EXPECT_EQ(measured.value, (Interval{0, 3})) << "nobody says that these are all";
  rate(town, "whole", std::nullopt, "2");
  measured = measure(town, "observed_rating", by_spot, Quantity::rating);
  ASSERT_EQ(measured.places.size(), 2U);
  ASSERT_TRUE(measured.whole);
  EXPECT_EQ(measured.whole->value, Interval::exact(2));
  rate(town, "c", Point{9.5, 1.5}, "0");
  measured = measure(town, "observed_rating", by_spot, Quantity::rating);
  ASSERT_EQ(measured.places.size(), 3U);
  EXPECT_EQ(measured.value, Interval::exact(0)) << "six of eight voices say 2 or 3";
  EXPECT_EQ(measured.places[2].inputs.size(), 2U);
  EXPECT_EQ(std::get<Point>(measured.places[2].where), (Point{9.5, 1.5}));
}

TEST(ObservedRating, OfASpotThatTooFewRatedNothingIsKnown) {
  DrawnTown town = square();
  rate(town, "whole", std::nullopt, "3");
  Observation& alone = town.observe("alone", "square", "rails", Quantity::rating, "0");
  alone.observer = "one";
  alone.position = Point{5.5, 1.5};
  alone.date = {2026, 6, 1};   // of the visit on which the whole was rated
  Measurement measured = measure(town, "observed_rating", by_spot, Quantity::rating);
  EXPECT_FALSE(measured.unusable);
  ASSERT_EQ(measured.places.size(), 1U);
  EXPECT_EQ(measured.places[0].value, (Interval{0, 3})) << "the gate asks for two";
  EXPECT_TRUE(measured.places[0].known) << "what is said of the whole does not sweep away what one saw";
  alone.result = "3";
  alone.range = Interval::exact(3);
  EXPECT_FALSE(measure(town, "observed_rating", by_spot, Quantity::rating).places[0].known) << "as good as the whole, and no more";
  DrawnTown apart = square();
  for (const char* observer : {"one", "two"}) {
    Observation& o = apart.observe(observer, "square", "rails", Quantity::rating, "3");
    o.observer = observer;
    o.position = Point{observer == std::string("one") ? 1.5 : 3.5, 1.5};
  }
  measured = measure(apart, "observed_rating", by_spot, Quantity::rating);
  ASSERT_TRUE(measured.unusable);
  EXPECT_NE(measured.unusable->en.find("name its feature"), std::string::npos);
}

TEST(ObservedRating, OfASpotTheNewestDayOrAllOfThem) {
  DrawnTown town = square();
  town.point(Theme::toilet, "cabin", 's');
  const auto rated = [&](const std::string& id, const char* rating, const Date& date, const std::string& feature) {
    Observation& o = town.observe(id, "square", "rails", Quantity::rating, rating);
    o.observer = id;
    o.date = date;
    o.feature = feature;
  };
  rated("before", "0", {2026, 5, 1}, "cabin");
  rated("after", "3", {2026, 6, 1}, "cabin");
  std::map<std::string, std::string> parameters = {{"property", "rails"}, {"minimum_observers", "1"}, {"by", "spot"}};
  EXPECT_EQ(measure(town, "observed_rating", parameters, Quantity::rating).places.at(0).value, (Interval{0, 3}));
  parameters["of_spot"] = "newest";
  EXPECT_EQ(measure(town, "observed_rating", parameters, Quantity::rating).places.at(0).value, Interval::exact(3)) << "it was rebuilt";
  rated("other", "0", {2026, 5, 15}, "");
  const Measurement since = measure(town, "observed_rating", parameters, Quantity::rating);
  EXPECT_FALSE(since.whole) << "what was said of all before the cabin was rated says nothing of it";
  EXPECT_EQ(since.value, (Interval{0, 3})) << "nor of others since";
}

TEST(Observed, WhatIsNotAcceptedIsNamedWithItsReason) {
  DrawnTown town = square();
  const auto said = [&](const std::string& id, Quantity quantity, const char* value, Light light, const Date& date) {
    Observation& o = town.observe(id, "square", "glow", quantity, value);
    o.light = light;
    o.date = date;
  };
  said("A-noon", Quantity::illuminance, "20 lx", Light::day, {2026, 6, 1});
  said("B-old", Quantity::illuminance, "20 lx", Light::night, {2024, 5, 31});
  said("C-undated", Quantity::illuminance, "20 lx", Light::night, {});
  said("D-other", Quantity::rating, "2", Light::night, {2026, 6, 1});
  said("E-later", Quantity::illuminance, "20 lx", Light::night, {2099, 1, 1});
  said("F-good", Quantity::illuminance, "20 lx", Light::night, {2026, 6, 1});
  said("G-sunlit", Quantity::illuminance, "20 lx", Light::not_stated, {2026, 6, 1});
  town.observe("H-dark", "square", "glow", Quantity::illuminance, "20 lx").light_doubt = LightDoubt{Light::day, false, 12};
  const Measurement measured = measure(town, "observed", {{"property", "glow"}}, Quantity::illuminance, [](Criterion& criterion) {
    criterion.light = Light::night;
    criterion.max_age_months = 24;
  });
  ASSERT_TRUE(measured.not_accepted);
  const auto& refused = *measured.not_accepted;
  ASSERT_EQ(refused.size(), 7U);
  const auto says = [&](std::size_t number, const char* id, const char* en, const char* sv) {
    EXPECT_EQ(refused[number].observation, id);
    EXPECT_NE(refused[number].why.text().en.find(en), std::string::npos) << refused[number].why.text().en;
    EXPECT_NE(refused[number].why.text().sv.find(sv), std::string::npos) << refused[number].why.text().sv;
  };
  says(0, "A-noon", "made by day; evidence by night", "gjord i dagsljus; underlag nattetid");
  says(1, "B-old", "past the 24 months", "efter de 24 månader");
  says(2, "C-undated", "without a date", "utan datum");
  says(3, "D-other", "another kind of quantity", "en annan storhet");
  says(4, "E-later", "after the day judged", "efter bedömningsdagen");
  says(5, "G-sunlit", "made in a light that is not stated", "gjord i ett ljus som inte anges");
  says(6, "H-dark", "stated as day, but the sun stood at least 12° below the horizon; evidence by night is asked for",
       "angiven som dag, men solen stod minst 12° under horisonten; underlag nattetid krävs");
}

TEST(Observed, ByLightABadEveningDoesNotDrown) {
  DrawnTown town = square();
  const auto count = [&](const std::string& id, const char* share, Light light) { town.observe(id, "square", "women", Quantity::share, share).light = light; };
  std::map<std::string, std::string> parameters = {{"property", "women"}, {"by", "light"}, {"counts_at_least", "4"}, {"lights", "day,night"}};
  for (const char* id : {"A", "B", "C"}) count(id, "50 %", Light::day);
  count("unsaid", "50 %", Light::not_stated);
  ASSERT_TRUE(measure(town, "observed", parameters, Quantity::share).unusable) << "three, and one of which nobody knows the light";
  count("D", "48 %", Light::day);
  Measurement measured = measure(town, "observed", parameters, Quantity::share);
  ASSERT_TRUE(measured.unusable);
  EXPECT_NE(measured.unusable->en.find("night"), std::string::npos);
  count("N", "3 %", Light::night);
  measured = measure(town, "observed", parameters, Quantity::share);
  EXPECT_FALSE(measured.unusable);
  ASSERT_EQ(measured.places.size(), 2U);
  EXPECT_EQ(measured.places[0].value, Interval::exact(Rational::ratio(1, 2)));
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(3, 100)));
}

TEST(Document, NeedsAFile) {
  DrawnTown town = square();
  Observation& register_ = town.observe("D-1", "*", "groups_engaged_share", Quantity::share, "80 %");
  const std::map<std::string, std::string> engaged = {{"property", "groups_engaged_share"}};
  EXPECT_FALSE(measure(town, "document", engaged, Quantity::share).observed);
  register_.evidence.push_back({"register.pdf", "", {}});
  EXPECT_FALSE(measure(town, "document", engaged, Quantity::share).observed) << "the file was not found";
  register_.evidence.back().sha256 = std::string(64, 'a');
  const Measurement measured = measure(town, "document", engaged, Quantity::share);
  EXPECT_EQ(measured.value, Interval::exact(Rational::ratio(4, 5)));
  EXPECT_EQ(measured.places.at(0).label.text().en, "Document register.pdf");
  EXPECT_EQ(measure(town, "document", engaged, Quantity::presence).value, Interval::exact(1)) << "it exists, whatever it states";
}

TEST(Document, IsAsOldAsWhatItShows) {
  DrawnTown town = square();
  Observation& plan = town.observe("D-1", "square", "plan", Quantity::count, "1");
  plan.quantity = Quantity::presence;
  plan.evidence.push_back({"plan.pdf", std::string(64, 'b'), Date{2020, 1, 1}});
  const auto two_years = [](Criterion& criterion) { criterion.max_age_months = 24; };
  EXPECT_TRUE(measure(town, "document", {{"property", "plan"}}, Quantity::presence).observed);
  EXPECT_FALSE(measure(town, "document", {{"property", "plan"}}, Quantity::presence, two_years).observed);
}

TEST(Document, ThatThereIsNoneNeedsNoFile) {
  DrawnTown town = square();
  town.observe_presence("D-1", "square", "plan", false);
  EXPECT_EQ(measure(town, "document", {{"property", "plan"}}, Quantity::presence).value, Interval::exact(0));
}

TEST(Document, TwoThatDisagreeStandSideBySide) {
  DrawnTown town = square();
  const auto document = [&](const std::string& id, const std::string& days) {
    Observation& stated = town.observe(id, "square", "reply", Quantity::duration, days);
    stated.evidence.push_back({id + ".pdf", std::string(64, 'c'), Date{2026, 5, 1}});
  };
  document("D-1", "5 d");
  document("D-2", "30 d");
  const Measurement measured = measure(town, "document", {{"property", "reply"}}, Quantity::duration);
  ASSERT_EQ(measured.places.size(), 1U);
  EXPECT_EQ(measured.value, (Interval{5 * 86400, 30 * 86400})) << "the hull, not the worse of the two";
  EXPECT_TRUE(measured.places[0].dissent);
  EXPECT_EQ(measured.places[0].inputs.size(), 2U);
  const Measurement later = measure(town, "document", {{"property", "reply"}}, Quantity::duration,
                                    [](Criterion& criterion) { criterion.combine = Combine::latest; });
  EXPECT_EQ(later.places.size(), 2U) << "each stands for its time";
}

TEST(Document, TwoThatOverlapAgree) {
  DrawnTown town = square();
  for (const auto& [id, low, high] : {std::tuple{"D-1", 4, 8}, std::tuple{"D-2", 6, 10}}) {
    Observation& stated = town.observe(id, "square", "reply", Quantity::duration, "1 d");
    stated.range = {low * 86400, high * 86400};
    stated.evidence.push_back({std::string(id) + ".pdf", std::string(64, 'c'), Date{2026, 5, 1}});
  }
  const Measurement measured = measure(town, "document", {{"property", "reply"}}, Quantity::duration);
  EXPECT_EQ(measured.value, (Interval{6 * 86400, 8 * 86400}));
  EXPECT_FALSE(measured.places.at(0).dissent);
}

}  // namespace
}  // namespace levelground::test::observed_kinds_test
