// SPDX-License-Identifier: Apache-2.0
// What tags and observations together let us know (judgement.md section 1).
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/city/city.hpp"

namespace levelground::known_test {
namespace {

constexpr Date today{2026, 9, 15};

Feature kerb(std::vector<Attribute> attributes) {
  Feature feature;
  feature.id = "town:kerb/1";
  feature.theme = Theme::kerb;
  feature.geometry = Point{0, 0};
  feature.attributes = std::move(attributes);
  return feature;
}

Attribute height(std::int64_t low, std::int64_t high, Grade grade) {
  Attribute attribute;
  attribute.property = Property::kerb_height;
  attribute.grade = grade;
  attribute.range = {low, high};
  attribute.text = "kerb";
  return attribute;
}

Observation measured(std::string id, std::int64_t low, std::int64_t high, Date date = {2026, 5, 12}) {
  Observation observation;
  observation.id = std::move(id);
  observation.site = "town:site/1";
  observation.feature = "town:kerb/1";
  observation.property = "kerb_height";
  observation.quantity = Quantity::length;
  observation.range = {low, high};
  observation.instrument = "height gauge";
  observation.date = date;
  return observation;
}

Known known_of(std::vector<Attribute> attributes, std::vector<Observation> observations) {
  CityDraft draft;
  draft.features.push_back(kerb(std::move(attributes)));
  draft.observations = std::move(observations);
  const City city(std::move(draft), {});
  return known(city, city.feature(0), Property::kerb_height, today);
}

TEST(Known, NothingStatedIsAsWideAsTheDomain) {
  const Known value = known_of({}, {});
  EXPECT_FALSE(value.stated);
  EXPECT_EQ(value.range, domain(Quantity::length));
}

TEST(Known, ATagIsKnowledgeOfItsGrade) {
  const Known value = known_of({height(0, 30, Grade::tagged)}, {});
  EXPECT_TRUE(value.stated);
  EXPECT_EQ(value.range, (Interval{0, 30}));
  EXPECT_EQ(value.grade, Grade::tagged);
}

TEST(Known, AMeasurementInsideTheTagNarrowsAndIsMeasured) {
  const Known value = known_of({height(0, 30, Grade::tagged)}, {measured("E-1", 11, 13)});
  EXPECT_EQ(value.range, (Interval{11, 13}));
  EXPECT_EQ(value.grade, Grade::measured);
  EXPECT_FALSE(value.dissent);
  EXPECT_EQ(value.statements.size(), 2U);
}

TEST(Known, ANarrowerTagKeepsItsWeakerGrade) {
  const Known value = known_of({height(10, 12, Grade::inferred)}, {measured("E-1", 5, 25)});
  EXPECT_EQ(value.range, (Interval{10, 12}));
  EXPECT_EQ(value.grade, Grade::inferred) << "the narrow value rests on the inferred statement";
}

TEST(Known, StatementsThatDisagreeStandAsHullAndDissent) {
  const Known value = known_of({}, {measured("E-1", 10, 12), measured("E-2", 58, 62)});
  EXPECT_EQ(value.range, (Interval{10, 62}));
  EXPECT_TRUE(value.dissent);
}

TEST(Known, OrderOfStatementsChangesNothing) {
  std::vector<Observation> observations = {measured("E-1", 10, 20), measured("E-2", 18, 30), measured("E-3", 40, 50)};
  std::sort(observations.begin(), observations.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  const Known first = known_of({height(0, 30, Grade::tagged)}, observations);
  do {
    const Known other = known_of({height(0, 30, Grade::tagged)}, observations);
    EXPECT_EQ(other.range, first.range);
    EXPECT_EQ(other.grade, first.grade);
    EXPECT_EQ(other.dissent, first.dissent);
  } while (std::next_permutation(observations.begin(), observations.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
}

/// Three that exclude one another in part: nobody vanishes because the others agree (a drop of 1.30 m beside two readings of 0.30 m).
TEST(Known, WhoDissentsAloneDoesNotVanish) {
  for (const auto& [a, b, c] : {std::tuple{1300, 300, 300}, std::tuple{300, 1300, 300}, std::tuple{300, 300, 1300}}) {
    const Known value = known_of({}, {measured("E-1", a - 50, a + 50), measured("E-2", b - 50, b + 50), measured("E-3", c - 50, c + 50)});
    EXPECT_EQ(value.range, (Interval{250, 1350}));
    EXPECT_TRUE(value.dissent);
  }
  const Known tag_sides = known_of({height(90, 92, Grade::tagged)}, {measured("E-1", 29, 31), measured("E-2", 90, 92)});
  EXPECT_EQ(tag_sides.range, (Interval{29, 92})) << "a tag takes no side";
  EXPECT_EQ(tag_sides.grade, Grade::measured) << "the measurements alone say as much";
}

/// Random statements of random grades in random order: what all allow, else the hull of every one.
TEST(Known, OfAnyNumberInAnyOrderNoStatementIsLost) {
  std::mt19937_64 random(20261201);
  const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  int dissents = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<Attribute> tags;
    std::vector<Observation> observations;
    std::vector<Interval> all;
    for (int n = whole(1, 6); n > 0; --n) {
      const int low = whole(0, 30);
      const int high = low + whole(0, 20);
      all.emplace_back(low, high);
      if (whole(0, 2) == 0) tags.push_back(height(low, high, whole(0, 1) == 0 ? Grade::inferred : Grade::tagged));
      else observations.push_back(measured("E-" + std::to_string(n), low, high));
    }
    Rational low = 0;
    Rational high = 1000;
    Interval spread = all.front();
    for (const Interval& one : all) {
      low = std::max(low, one.low);
      high = std::min(high, one.high);
      spread = {std::min(spread.low, one.low), std::max(spread.high, one.high)};
    }
    const bool agree = low <= high;
    if (!agree) ++dissents;
    const Known first = known_of(tags, observations);
    EXPECT_EQ(first.range, agree ? (Interval{low, high}) : spread) << "round " << round;
    EXPECT_EQ(first.dissent, !agree) << "round " << round;
    std::shuffle(tags.begin(), tags.end(), random);
    std::shuffle(observations.begin(), observations.end(), random);
    const Known other = known_of(tags, observations);
    EXPECT_EQ(other.range, first.range);
    EXPECT_EQ(other.grade, first.grade);
  }
  EXPECT_GT(dissents, 500);
}

TEST(Known, ACorrectionReplacesAndAnIdSentAgainChangesNothing) {
  Observation correction = measured("E-2", 17, 19);
  correction.supersedes = "E-1";
  const Known value = known_of({}, {measured("E-1", 58, 62), correction, correction});
  EXPECT_EQ(value.range, (Interval{17, 19}));
  EXPECT_FALSE(value.dissent);
}

TEST(Known, WhatIsDatedLaterIsNotYetKnown) {
  const Known value = known_of({}, {measured("E-1", 58, 62, {2026, 9, 16})});
  EXPECT_FALSE(value.stated);
  Observation later = measured("E-2", 17, 19, {2026, 9, 16});
  later.supersedes = "E-1";
  EXPECT_EQ(known_of({}, {measured("E-1", 58, 62), later}).range, (Interval{58, 62})) << "a later correction does not reach back";
}

TEST(Known, CodesAreSetsOfWhatIsPossible) {
  Attribute kind;
  kind.property = Property::kerb_kind;
  kind.codes = 0b00011;  // flush or lowered
  CityDraft draft;
  draft.features.push_back(kerb({kind}));
  const City city(std::move(draft), {});
  EXPECT_EQ(known(city, city.feature(0), Property::kerb_kind, today).codes, 0b00011U);
  EXPECT_EQ(known(city, city.feature(0), Property::surface, today).codes, (1U << 25U) - 1) << "unknown is every code";
}

}  // namespace
}  // namespace levelground::known_test
