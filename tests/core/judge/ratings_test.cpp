// SPDX-License-Identifier: Apache-2.0
#include "core/judge/ratings.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::ratings_test {
namespace {

constexpr RatingDisclosure rule{5, 3};
using Counts = std::array<std::optional<std::int64_t>, rating_count>;
constexpr std::nullopt_t withheld = std::nullopt;

TEST(Ratings, AreNotShownBelowTheFewestVoices) {
  const RatingSpread few = disclose(rule, {0, 0, 2, 2, 0});
  EXPECT_FALSE(few.shown);
  EXPECT_EQ(few.respondents, 0);
  EXPECT_EQ(few.counts, Counts{});
  EXPECT_TRUE(disclose(rule, {0, 0, 0, 5, 0}).shown);
}

TEST(Ratings, WithholdSmallCountsAndWhatWouldGiveThemAway) {
  EXPECT_EQ(disclose(rule, {0, 3, 4, 5, 0}).counts, (Counts{0, 3, 4, 5, 0})) << "nothing is small";
  EXPECT_EQ(disclose(rule, {1, 4, 0, 6, 0}).counts, (Counts{withheld, withheld, 0, 6, 0}))
      << "one alone is the rest of the sum";
  EXPECT_EQ(disclose(rule, {2, 2, 7, 0, 0}).counts, (Counts{withheld, withheld, 7, 0, 0}))
      << "four of two kinds say enough";
  EXPECT_EQ(disclose(rule, {1, 1, 4, 8, 0}).counts, (Counts{withheld, withheld, withheld, 8, 0}))
      << "two of two kinds are one each";
}

TEST(Ratings, OfASiteComeFromAcceptedRatingsOnly) {
  Scheme scheme = empty_scheme();
  Criterion feel = criterion("FEEL-NIGHT");
  feel.evaluation = Evaluation::observed;
  feel.scale.quantity = Quantity::rating;
  feel.light = Light::night;
  Criterion width = criterion("WIDTH");
  scheme.criteria = {feel, width};
  SiteResult site;
  site.id = "town:site/1";
  CriterionResult rated;
  for (int i = 0; i < 6; ++i) {
    PlaceResult place;
    place.known = i < 5;
    place.value = i == 4 ? Interval{1, 2} : Interval{3, 3};
    rated.measurement.places.push_back(place);
  }
  site.criteria = {rated, CriterionResult{}};
  EXPECT_TRUE(rating_spreads(scheme, site).empty()) << "the scheme publishes none";
  scheme.disclosure = RatingDisclosure{5, 1};
  const auto spreads = rating_spreads(scheme, site);
  ASSERT_EQ(spreads.size(), 1U);
  EXPECT_EQ(spreads[0].respondents, 5);
  EXPECT_EQ(spreads[0].counts, (Counts{0, 0, 0, 4, 1}));
  const auto json = nlohmann::json::parse(ratings_json(scheme, {&site}));
  EXPECT_EQ(json["sites"][0]["ratings"][0]["light"], "night");
  EXPECT_EQ(json["sites"][0]["ratings"][0]["counts"][3], 4);
  scheme.disclosure = RatingDisclosure{6, 1};
  EXPECT_TRUE(nlohmann::json::parse(ratings_json(scheme, {&site}))["sites"][0]["ratings"][0]["counts"].is_null());
}

TEST(Ratings, NobodyAskedIsNotTooFew) {
  EXPECT_FALSE(disclose(rule, {}).asked);
  EXPECT_TRUE(disclose(rule, {0, 0, 1, 0, 0}).asked);
  EXPECT_TRUE(disclose(rule, {1, 1, 1, 1, 1}).asked) << "though nothing of it can be shown";
}

/// Seven voices, one of them far from the others, given at spots of their own.
CriterionResult seven_voices() {
  CriterionResult rated;
  rated.measurement.quantity = Quantity::rating;
  rated.measurement.observed = true;
  for (int i = 0; i < 7; ++i) {
    PlaceResult place;
    place.known = true;
    place.label = {"Rating by w" + std::to_string(i), "Betyg av w" + std::to_string(i)};
    place.feature = "town:seat/" + std::to_string(i);
    place.where = Point{1.0 * i, 2};
    place.value = i == 0 ? Interval{0, 0} : i < 4 ? Interval{2, 2} : Interval{3, 3};
    place.inputs = {{{"W-" + std::to_string(i), "W-" + std::to_string(i)}, "W", Grade::tagged, {}}};
    rated.measurement.places.push_back(place);
  }
  return rated;
}

TEST(Ratings, WithheldVoicesCannotBeToldApart) {
  Scheme scheme = empty_scheme();
  Criterion feel = criterion("FEEL-NIGHT");
  feel.evaluation = Evaluation::observed;
  feel.scale.quantity = Quantity::rating;
  scheme.criteria = {feel};
  CriterionResult rated = seven_voices();
  withhold_voices(scheme, rated);
  EXPECT_EQ(rated, seven_voices()) << "the scheme does not ask for it";
  scheme.disclosure = rule;
  withhold_voices(scheme, rated);
  for (const PlaceResult& place : rated.measurement.places) {
    EXPECT_TRUE(place.label.empty() && place.feature.empty() && place.inputs.empty()) << place.feature;
    EXPECT_FALSE(representative_point(place.where).has_value());
    EXPECT_TRUE(place.is_statement) << "so no gap stands where one was given";
  }
  EXPECT_EQ(spread_of(scheme, rated).counts, (Counts{withheld, 0, withheld, 3, 0})) << "the sum is what it was";
}

TEST(Ratings, ASpotKeepsItsPlaceAndNoVoiceDoes) {
  Scheme scheme = empty_scheme();
  scheme.disclosure = rule;
  Criterion light = criterion("LIGHT-NIGHT");
  light.evaluation = Evaluation::observed;
  light.scale.quantity = Quantity::rating;
  light.measure.kind = "observed_rating";
  light.measure.parameters = {{"property", "audit_lighting"}, {"minimum_observers", "2"}, {"by", "spot"}};
  scheme.criteria = {light};
  CriterionResult rated = seven_voices();
  auto& spots = rated.measurement.places;
  for (PlaceResult& place : spots) place.people = 5;
  spots[1].people = 4;    // fewer than are shown at all
  spots[2].people = 0;    // one person, or it is open whose ratings are of it
  rated.measurement.whole = spots[3];
  rated.measurement.whole->people = 2;
  rated.measurement.voices = std::vector<Interval>{{0, 0}, {0, 0}, {0, 0}, {2, 2}, {2, 2}, {2, 2}, {3, 3}, {3, 3}, {3, 3}};
  withhold_voices(scheme, rated);
  const auto& places = rated.measurement.places;
  EXPECT_EQ(places[0].feature, "town:seat/0") << "a bad spot is a gap";
  EXPECT_FALSE(places[0].is_statement);
  for (const PlaceResult& place : places) EXPECT_TRUE(place.inputs.empty());
  for (const std::size_t few : {1U, 2U}) {
    EXPECT_TRUE(places[few].is_statement) << few;
    EXPECT_TRUE(places[few].feature.empty()) << few;
  }
  EXPECT_TRUE(rated.measurement.whole->is_statement) << "what two say of the whole is no gap of its own";
  EXPECT_EQ(spread_of(scheme, rated).counts, (Counts{3, 0, 3, 3, 0})) << "voices, not spots";
}

TEST(Ratings, AMedianTellsOfNobodyWhereHalfOfThoseWhoGaveItAreNoSmallCount) {
  Scheme scheme = empty_scheme();
  scheme.disclosure = RatingDisclosure{2, 4};
  Criterion light = criterion("LIGHT-NIGHT");
  light.evaluation = Evaluation::observed;
  light.scale.quantity = Quantity::rating;
  light.measure.parameters = {{"by", "spot"}};
  scheme.criteria = {light};
  for (const std::uint32_t people : {6U, 7U}) {
    CriterionResult rated = seven_voices();
    rated.measurement.places[0].people = people;
    withhold_voices(scheme, rated);
    EXPECT_EQ(rated.measurement.places[0].is_statement, people == 6) << "three of six, four of seven are at or below it";
  }
}

TEST(Ratings, HowManyAreKeptBackIsToldWhereThatTellsOfNobody) {
  Scheme scheme = empty_scheme();
  scheme.criteria = {criterion("A1"), criterion("A2")};
  for (Criterion& rated : scheme.criteria) rated.evaluation = Evaluation::observed, rated.scale.quantity = Quantity::rating;
  Observation felt;
  felt.property = "felt_safety";
  felt.quantity = Quantity::rating;
  EXPECT_EQ(not_handed_on(scheme, std::vector<Observation>(8, felt)), 0) << "all are handed on";
  scheme.disclosure = rule;
  EXPECT_EQ(not_handed_on(scheme, {}), 0);
  EXPECT_EQ(not_handed_on(scheme, std::vector<Observation>(8, felt)), std::nullopt) << "four women rated two things each";
  EXPECT_EQ(not_handed_on(scheme, std::vector<Observation>(10, felt)), 10);
}

TEST(Ratings, TheirJsonSaysThatTheSchemeIsAltered) {
  Scheme scheme = empty_scheme();
  EXPECT_FALSE(nlohmann::json::parse(ratings_json(scheme, {})).contains("altered"));
  scheme.altered = true;
  EXPECT_EQ(nlohmann::json::parse(ratings_json(scheme, {}))["altered"], true);
}

TEST(Ratings, NobodysAnswerAsOneOfAGroupIsHandedOn) {
  Scheme scheme = empty_scheme();
  scheme.criteria = {criterion("A1"), criterion("A2")};
  scheme.criteria[0].measure.kind = scheme.criteria[1].measure.kind = "observed_rating";
  scheme.criteria[0].measure.parameters = {{"property", "felt_safety"}, {"by", "perspective"}};
  scheme.criteria[1].measure.parameters = {{"property", "greenery"}};
  Observation felt;
  felt.property = "felt_safety";
  felt.quantity = Quantity::rating;
  Observation green = felt;
  green.property = "greenery";
  EXPECT_FALSE(may_be_handed_on(scheme, felt)) << "the only voice of a group would stand there with its name";
  EXPECT_TRUE(may_be_handed_on(scheme, green)) << "an auditor's rating";
  scheme.disclosure = RatingDisclosure{5, 3};
  EXPECT_FALSE(may_be_handed_on(scheme, green));
}

}  // namespace
}  // namespace levelground::testing::ratings_test
