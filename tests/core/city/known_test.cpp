// SPDX-License-Identifier: Apache-2.0
// What tags and observations together let us know (judgement.md section 1).
#include <gtest/gtest.h>

#include <algorithm>

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
