// SPDX-License-Identifier: Apache-2.0
// Every mistake a scheme's author can make, with the line it is reported at and the words.
#include <algorithm>
#include <tuple>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/scheme/small_scheme.hpp"

namespace levelground::scheme_mistakes_test {
namespace {

using namespace testing_scheme;
using ::testing::HasSubstr;

struct Mistake {
  const char* file;
  const char* was;
  const char* now;
  const char* said;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.said; }

class SchemeMistake : public ::testing::TestWithParam<Mistake> {};
TEST_P(SchemeMistake, IsNamedByFileAndLine) {
  auto texts = files();
  change(texts, GetParam().file, GetParam().was, GetParam().now);
  EXPECT_THAT(problems_of(texts), HasSubstr(GetParam().said));
}

constexpr const char* head = "a/scheme.yaml";
constexpr const char* kerb = "a/kerb.yaml";
constexpr const char* width = "a/width.yaml";
constexpr const char* smooth = "a/smooth.yaml";
constexpr const char* safe = "a/safe.yaml";
constexpr const char* lit = "a/lit.yaml";

constexpr const char* principle_c = "principles:\n  - {id: O5, name: {en: equal}, stage: overarching, source: S1, confidence: C}\nsources:";
constexpr const char* principle_u = "principles:\n  - {id: O5, name: {en: equal}, stage: overarching, source: S1, confidence: U}\nsources:";

INSTANTIATE_TEST_SUITE_P(
    OfPrinciplesAndLists, SchemeMistake,
    ::testing::Values(
        Mistake{head, "sources:", "principles:\n  - {id: O5, name: {en: equal}, stage: ever, source: S1, confidence: C}\nsources:", "line 19: ‘ever’ is not a known stage"},
        Mistake{head, "sources:", "principles:\n  - {id: O5, name: {en: equal}, stage: land, source: S1}\nsources:", "line 19: the key ‘confidence’ is missing"},
        Mistake{head, "sources:", "grounds:\n  - {id: age, name: {en: age}}\nsources:", "line 19: the ground ‘age’ is there already"},
        Mistake{head, "site_kinds: [{id: park", "site_kinds: [{id: street", "‘park’ is not a known kind of site"},
        Mistake{kerb, "stage: design", "stage: design\nprinciples: [O6]", "line 11: ‘O6’ is not a known principle"},
        Mistake{kerb, "stage: design", "stage: design\narticles: [CRPD art. 9]", "line 11: ‘CRPD art. 9’ is not a known article"},
        Mistake{head, "sources:", "articles:\n  - {id: A, name: {en: a, sv: a}}\n  - {id: A, name: {en: b, sv: b}}\nsources:", "line 20: the article ‘A’ stands twice"},
        Mistake{kerb, "mandatory: yes", "mandatory: silvr", "line 13: ‘silvr’ is not a known word for ‘mandatory’. Did you mean ‘silver’?"},
        Mistake{kerb, "mandatory: yes", "mandatory: yes\nalternatives: [ACC-99]", "ACC-30 names the alternative ‘ACC-99’, which is no criterion"},
        Mistake{kerb, "mandatory: yes", "mandatory: yes\nalternatives: [ACC-30]", "ACC-30 names itself as an alternative"},
        Mistake{kerb, "mandatory: yes", "mandatory: yes\nalternatives: [SAF-10]", "ACC-30 passes at score 2 and its alternative SAF-10 at 3"},
        Mistake{kerb, "stations: {en: everywhere, sv: överallt}, light: day", "light: day", "the key ‘stations’ is missing"},
        Mistake{kerb, "sv: överallt}, light: day", "sv: överallt}, light: noon", "‘noon’ is not a known light"}));

TEST(SchemeMistakes, WhatIsMandatoryNamesNoUnconfirmedPrinciple) {
  for (const char* mandatory : {"yes", "silver"}) {
    auto texts = files();
    change(texts, kerb, "mandatory: yes", std::string("mandatory: ") + mandatory + "\nprinciples: [O5]");
    auto confirmed = texts;
    change(confirmed, head, "sources:", principle_c);
    EXPECT_EQ(problems_of(confirmed), "");
    change(texts, head, "sources:", principle_u);
    EXPECT_THAT(problems_of(texts), HasSubstr("a/kerb.yaml, line 13: ACC-30 is mandatory and names the principle ‘O5’, which is unconfirmed"));
  }
}

TEST(SchemeMistakes, OnlyWholeUnitsHaveANextValue) {
  auto texts = files();
  change(texts, kerb, "limit: 20 mm", "limit: below 20 mm");
  const Scheme scheme = read_scheme(texts, {}, kinds());
  const Limit& limit = *scheme.find("ACC-30")->scale.limits[2];
  EXPECT_EQ(limit.limit, Rational(19));
  EXPECT_EQ(limit.short_of, Rational(20));
  EXPECT_EQ(limit.text, "below 20 mm");
  change(texts, safe, "limit: 2.5", "limit: above 2");
  EXPECT_THAT(problems_of(texts), HasSubstr("‘above 2’ has no next value: rating is not measured in whole units"));
  auto wrong_side = files();
  change(wrong_side, kerb, "limit: 20 mm", "limit: above 20 mm");
  EXPECT_THAT(problems_of(wrong_side), HasSubstr("above 20 mm"));
}

INSTANTIATE_TEST_SUITE_P(
    InTheHead, SchemeMistake,
    ::testing::Values(
        Mistake{head, "version: 1.2.0\n", "", "a/scheme.yaml, line 1: the key ‘version’ is missing"},
        Mistake{head, "decision_rule: guarded", "decision_rule: garded", "line 4: ‘garded’ is not a known decision_rule. Did you mean ‘guarded’?"},
        Mistake{head, "version: 1.2.0", "versoin: 1.2.0", "line 2: the key ‘versoin’ is not known here. Did you mean ‘version’?"},
        Mistake{head, "share: 60", "share: -1", "line 6: a share must lie from 0"},
        Mistake{head, "share: 60", "share: 60 %", "line 6: ‘share’ must be a whole number"},
        Mistake{head, "{id: safety, code: SAF", "{id: accessibility, code: SAF", "line 7: the dimension ‘accessibility’ stands twice"},
        Mistake{head, "{id: vision, code: BL", "{id: vision, code: WC", "line 10: the group or group code ‘WC’ stands twice"},
        Mistake{head, "floor: no}", "}", "line 11: the key ‘floor’ is missing"},
        Mistake{head, "groups: [mobility, BL]", "groups: [mobilty]", "line 13: ‘mobilty’ is not a known group. Did you mean ‘mobility’?"},
        Mistake{head, "total: 50, floor: 35", "total: 50, floor: 51", "line 15: the floor of ‘certified’ is higher than its total"},
        Mistake{head, "total: 65.5, floor: 50", "total: 50, floor: 40", "line 16: ‘silver’ asks no more than ‘certified’ before it"},
        Mistake{head, "total: 65.5", "total: 101", "line 16: ‘total’ must be points from 0 to 100"},
        Mistake{head, "bars: 2", "bars: 0", "line 16: a level shows from 1 to 9 bars"},
        Mistake{head, "desk_at_least: 50 %", "desk_at_least: 50", "line 17: ‘desk_at_least’: ‘50’ has no unit; write for example “50 %”"},
        Mistake{head, "assessed_at_least: 90 %, ", "", "line 17: the key ‘assessed_at_least’ is missing"},
        Mistake{head, "{key: S1, title: A book, jurisdiction: SE}", "{key: S1, title: A book}", "line 19: the key ‘jurisdiction’ is missing"},
        Mistake{head, "levels:", "levels: []\nold:", "line 14: ‘levels’ must be a list with at least one entry"},
        Mistake{head, "sources:", "deprecated:\n  - {criterion: ACC-30, last_version: 1.0.0, successors: [], reason: {en: Gone}}\nsources:",
                "line 19: ‘ACC-30’ is deprecated here and stands in a/kerb.yaml"},
        Mistake{head, "sources:", "disclosure: {respondents_at_least: 0, count_at_least: 3}\nsources:",
                "line 18: ‘respondents_at_least’ is less than one person"},
        Mistake{head, "sources:", "deprecated:\n  - {criterion: ACC-31, last_version: 1.0.0, reason: {en: Gone}}\nsources:",
                "line 19: the key ‘successors’ is missing"},
        Mistake{head, "title: {en: Small, sv: Liten}", "title: {sv: Liten}", "line 3: the key ‘en’ is missing"}));

INSTANTIATE_TEST_SUITE_P(
    InACriterion, SchemeMistake,
    ::testing::Values(
        Mistake{kerb, "code: ACC-30", "code: acc30", "a/kerb.yaml, line 1: ‘acc30’ is not a code"},
        Mistake{kerb, "code: ACC-30", "code: ACC-02", "the code ‘ACC-02’ is also in"},
        Mistake{kerb, "lineage: ACC-030", "lineage: SAF-10", "the lineage ‘SAF-10’ is also in"},
        Mistake{kerb, "weight: 4", "weigth: 4", "line 12: the key ‘weigth’ is not known here. Did you mean ‘weight’?"},
        Mistake{kerb, "weight: 4", "weight: 6", "line 12: the weight 6 does not lie from 1 to 5"},
        Mistake{kerb, "weight: 4", "weight: 0", "line 12: the weight 0"},
        Mistake{kerb, "dimension: accessibility", "dimension: accesibility", "line 7: ‘accesibility’ is not a known dimension. Did you mean ‘accessibility’?"},
        Mistake{kerb, "groups: [BL, mobility]", "groups: [visions]", "line 8: ‘visions’ is not a known group. Did you mean ‘vision’?"},
        Mistake{kerb, "groups: [BL, mobility]", "groups: [BL, vision]", "line 8: the group ‘vision’ stands twice"},
        Mistake{kerb, "groups: [BL, mobility]", "groups: []", "line 8: no group is named"},
        Mistake{kerb, "grounds: [disability, age]", "grounds: [disabilty]", "line 9: ‘disabilty’ is not a known ground. Did you mean ‘disability’?"},
        Mistake{kerb, "stage: design", "stage: building", "line 10: ‘building’ is not a known stage"},
        Mistake{kerb, "evaluation: layers", "evaluation: layer", "line 11: ‘layer’ is not a known evaluation. Did you mean ‘layers’?"},
        Mistake{kerb, "combine: worst", "combine: best", "line 15: ‘best’ is not a known combine"},
        Mistake{kerb, "mandatory: yes", "mandatory: always", "line 13: ‘always’ is not a known word for ‘mandatory’"},
        Mistake{safe, "pass_score: 3", "pass_score: 4", "the pass score 4 does not lie from 1 to 3"},
        Mistake{kerb, "exists: [crossing]", "exists: [crosing]", "line 22: ‘crosing’ is not a known theme. Did you mean ‘crossing’?"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crosing, with: crossing_control=signals}", "line 22: ‘crosing’ is not a known theme"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: signals}", "line 22: ‘signals’ is not a condition"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: crossing_control=lights}", "line 22: ‘lights’ is not a known value of crossing_control"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: width=wide}", "line 22: ‘width=wide’: width is a number. Write width>=1.50 m, or <= for at most"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: \"width>=1.2\"}", "line 22: ‘width>=1.2’: ‘1.2’ has no unit"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: \"width>1.2 m\"}", "line 22: ‘width>1.2 m’: width is a number. Write width>=1.50 m, or <= for at most"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: \"width>=1.2 kg\"}", "‘kg’ is not a unit of length"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: \"lit>=1\"}", "line 22: ‘lit>=1’: lit is no number. Write lit=value"},
        Mistake{kerb, "exists: [crossing]", "exists_with: {theme: crossing, with: \"widht>=1 m\"}", "line 22: ‘widht>=1 m’ is not a condition. Did you mean ‘width>=1 m’?"},
        Mistake{kerb, "exists: [crossing]", "exists_near: {theme: toilet}", "line 22: the key ‘within’ is missing"},
        Mistake{kerb, "exists: [crossing]", "exists_near: {theme: toilett, within: 400 m}", "line 22: ‘toilett’ is not a known theme. Did you mean ‘toilet’?"},
        Mistake{kerb, "exists: [crossing]", "any_of: [{exists: [crossing]}]", "line 22: ‘any_of’ is a list of two conditions or more"},
        Mistake{kerb, "exists: [crossing]", "any_of: [{exists: [crossing]}, {}]", "line 22: a condition of ‘any_of’ asks for nothing"},
        Mistake{kerb, "exists: [crossing]", "any_of: [{exists: [crossing]}, {any_of: []}]", "line 22: the key ‘any_of’ is not known here"},
        Mistake{kerb, "area_at_least: 0.5 ha", "area_at_least: 5000", "line 22: ‘area_at_least’: ‘5000’ has no unit"},
        Mistake{kerb, "limit: 20 mm", "limit: 20 mm, for_each: group_in_scope", "line 20: length is not asked for each group. Only a count can be"},
        Mistake{kerb, "limit: 20 mm", "limit: 20 mm, for_each: group", "line 20: ‘group’ is not a known for_each. Known are group_in_scope"},
        Mistake{kerb, "max_age: 2 years", "max_age: 2", "line 23: ‘2’ is not an age in calendar months"},
        Mistake{kerb, "2 years, light: day", "2 years, light: evening", "line 23: ‘evening’ is not a known light"},
        Mistake{kerb, "lowest_grade: measured", "lowest_grade: seen", "line 23: ‘seen’ is not a known lowest_grade"},
        Mistake{kerb, "coverage: 90 %", "coverage: 0.9", "line 24: ‘coverage’: ‘0.9’ has no unit"},
        Mistake{kerb, "max_uncertainty: 5 mm", "max_uncertainty: 5 lx", "line 24: ‘max_uncertainty’: ‘lx’ is not a unit of length"},
        Mistake{safe, "  3: {en: all", "  4: {en: all", "line 9: the key ‘4’ is not known here"},
        Mistake{kerb, "question:", "costs: [{what: {en: x}, from: 9, to: 8, currency: SEK, source: S1}]\nquestion:", "line 6: the range of a cost ends before it begins"},
        Mistake{kerb, "question:", "costs: [{what: {en: x}, from: 9, to: 9, currency: kr, source: S1}]\nquestion:", "line 6: ‘kr’ is no currency"},
        Mistake{kerb, "question:", "costs: [{what: {en: x}, from: 9 000, to: 9000, currency: SEK, source: S1}]\nquestion:", "line 6: ‘9 000’ is no amount of money"},
        Mistake{kerb, "question:", "costs: [{what: {en: x}, from: 9, to: 9, currency: SEK, year: 24, source: S1}]\nquestion:", "line 6: 24 is no year of a price"},
        Mistake{kerb, "question:", "costs: [{what: {en: x}, from: 9, to: 9, currency: SEK}]\nquestion:", "line 6: the key ‘source’ is missing"},
        Mistake{kerb, "combine: worst\n", "combine: worst\ncombine: worst\n", "line 16: the key ‘combine’ stands twice"},
        Mistake{kerb, "code: ACC-30", "- ACC-30\n", "a/kerb.yaml, line 3: something follows after the end of the document"}));

INSTANTIATE_TEST_SUITE_P(
    InAMeasure, SchemeMistake,
    ::testing::Values(
        Mistake{kerb, "kind: kerb,", "kind: kerbs,", "line 14: ‘kerbs’ is not a known kind of measure. Did you mean ‘kerb’?"},
        Mistake{kerb, "within: 2 m", "within: 2", "line 14: ‘within’: ‘2’ has no unit"},
        Mistake{kerb, ", within: 2 m", "", "line 14: the key ‘within’ is missing"},
        Mistake{kerb, "within: 2 m", "within: 2 m, of: x", "line 14: the key ‘of’ is not known here"},
        Mistake{width, "of: main_route", "of: main_rout", "line 11: ‘main_rout’ is not a known of. Did you mean ‘main_route’?"},
        Mistake{width, "barriers: yes", "barriers: 1", "line 11: ‘barriers’ must be yes or no"},
        Mistake{smooth, "property: smoothness", "property: smoothnes", "line 11: ‘smoothnes’ is not a known property. Did you mean ‘smoothness’?"},
        Mistake{smooth, "surface=asphalt|concrete", "surfce=asphalt", "line 11: ‘surfce=asphalt’ is not a condition. Did you mean ‘surface=asphalt’?"},
        Mistake{smooth, "surface=asphalt|concrete", "surface=asphalt|concret", "line 11: ‘concret’ is not a known value of surface. Did you mean ‘concrete’?"},
        Mistake{smooth, "lit=yes", "lit=on", "line 11: ‘on’ is not a known value of lit"},
        Mistake{smooth, "lit=yes", "lit=", "line 11: ‘lit=’ compares with nothing"},
        Mistake{smooth, "lit=yes", "width>=1.2", "line 11: ‘width>=1.2’: ‘1.2’ has no unit"},
        Mistake{smooth, "lit=yes", "lit", "line 11: ‘lit’ is not a condition"},
        Mistake{smooth, "lit=yes", "\"lit=yes,no\"", "line 11: ‘lit=yes,no’ holds a comma"},
        Mistake{safe, "perspectives: [mobility, vision]", "perspectives: [children]", "line 17: ‘children’ is not a known perspectives"},
        Mistake{safe, "perspectives: [mobility, vision]", "perspectives: []", "line 17: ‘perspectives’ is empty"},
        Mistake{lit, "{kind: property_on_route, property: lit}", "{kind: reach, to: [seats]}", "line 11: ‘seats’ is not a known theme. Did you mean ‘seat’?"},
        Mistake{lit, "{kind: property_on_route, property: lit}", "{kind: reach, to: [seat], property: surface, accepted: [asfalt]}",
                "line 11: ‘asfalt’ is not a known value of surface. Did you mean ‘asphalt’?"}));

INSTANTIATE_TEST_SUITE_P(
    InAScale, SchemeMistake,
    ::testing::Values(
        Mistake{kerb, "limit: 20 mm", "limit: 20", "a/kerb.yaml, line 20: ‘20’ has no unit; write for example “1.50 m” or “20 mm”"},
        Mistake{kerb, "limit: 20 mm", "limit: 20 lx", "line 20: ‘lx’ is not a unit of length"},
        Mistake{kerb, "limit: 20 mm", "limit: [10 mm, 20 mm]", "line 20: a limit is one value"},
        Mistake{kerb, "limit: 20 mm, ", "", "line 20: the key ‘limit’ is missing"},
        Mistake{kerb, "limit: 0 mm, source: S1, ", "limit: 0 mm, ", "line 21: the key ‘source’ is missing"},
        Mistake{kerb, "confidence: S,", "confidence: X,", "line 20: ‘X’ is not a known confidence"},
        Mistake{kerb, "quantity: length", "quantity: lenght", "line 17: ‘lenght’ is not a known quantity. Did you mean ‘length’?"},
        Mistake{kerb, "quantity: length", "quantity: share", "line 17: the measure ‘kerb’ does not give the quantity share. It gives length"},
        Mistake{lit, "quantity: presence", "quantity: ordinal", "line 14: the property ‘lit’ has the quantity presence, not ordinal. Write “quantity: presence”"},
        Mistake{kerb, "unit: mm", "unit: lx", "line 18: ‘lx’ is not a unit of length"},
        Mistake{kerb, "  unit: mm\n", "", "line 17: the key ‘unit’ is missing"},
        Mistake{safe, "quantity: rating", "quantity: rating\n  unit: points", "line 21: ‘points’ is not a unit of rating. Remove it: this is a pure number"},
        Mistake{kerb, "at_most:", "atmost:", "line 17: the scale has no limits"},
        Mistake{kerb, "  at_most:", "  at_least: {}\n  at_most:", "the scale has limits in two directions"},
        Mistake{kerb, "    3: {", "    4: {", "line 21: ‘4’ is not a score that has a limit"},
        Mistake{kerb, "    3: {", "    0: {", "line 21: ‘0’ is not a score that has a limit"},
        Mistake{kerb, "limit: 0 mm", "limit: 30 mm", "line 21: ACC-30: score 3 (30 mm) asks for less than the score below it (20 mm)"},
        Mistake{width, "limit: 2.0 m", "limit: 1.4 m", "line 19: ACC-02: score 3 (1.4 m) asks for less than the score below it (1.5 m)"},
        Mistake{kerb, "    2: {", "    1: {", "ACC-30: the scale has no limit for score 2, which passes"},
        Mistake{kerb, "{limit: 20 mm,", "{limit: 20 mm, except: {value: 30 mm, for_at_most: 1 m},",
                "line 20: ACC-30: the measure ‘kerb’ knows no run lengths"},
        Mistake{width, "value: 1.0 m", "value: 1.6 m", "line 18: the exception is no weaker than the limit itself"},
        Mistake{width, "for_at_most: 6 m}", "for_at_most: 6 m}, within_run: yes", "line 18: there are no two exceptions of which one could lie within a run"},
        Mistake{width, "{value: 1.0 m, for_at_most: 6 m}", "[]", "line 18: ‘except’ names no weaker value"},
        Mistake{width, "{value: 1.0 m, for_at_most: 6 m}", "[{value: 1.0 m, for_at_most: 6 m}, {value: 1.2 m, for_at_most: 3 m}]",
                "line 18: this exception is no weaker than the one before it (1.0 m for at most 6 m). Write them from the one nearest to the limit"},
        Mistake{width, "{value: 1.0 m, for_at_most: 6 m}", "[{value: 1.2 m, for_at_most: 6 m}, {value: 1.0 m, for_at_most: 6 m}]",
                "line 18: this exception is weaker than the one before it (1.2 m for at most 6 m), and its run is no shorter"},
        Mistake{width, "{value: 1.0 m, for_at_most: 6 m}", "[{value: 1.6 m, for_at_most: 6 m}, {value: 1.0 m, for_at_most: 3 m}]",
                "line 18: the exception is no weaker than the limit itself"},
        Mistake{width, "3: {limit: 2.0 m,", "3: {limit: 2.0 m, except: [{value: 1.8 m, for_at_most: 9 m}, {value: 0.9 m, for_at_most: 6 m}],",
                "line 19: ACC-02: score 3 (2.0 m) asks for less"},
        Mistake{width, "for_at_most: 6 m", "for_at_most: 6 s", "line 18: ‘for_at_most’: ‘s’ is not a unit of length"},
        Mistake{width, ", for_at_most: 6 m", "", "line 18: the key ‘for_at_most’ is missing"},
        Mistake{width, "combine: worst", "combine: median", "line 18: ACC-02: an exception needs “combine: worst”"},
        Mistake{width, "3: {limit: 2.0 m,", "3: {limit: 2.0 m, except: {value: 1.2 m, for_at_most: 10 m},",
                "line 19: ACC-02: score 3 (2.0 m) asks for less"},
        Mistake{smooth, "limit: good", "limit: god", "line 16: ‘god’ is not a known value of smoothness. Did you mean ‘good’?"},
        Mistake{smooth, "limit: good", "limit: 6", "line 16: ‘6’ is not a known value of smoothness"},
        Mistake{lit, "limit: yes", "limit: 1", "line 16: ‘1’ is neither yes nor no"},
        Mistake{safe, "limit: 2.5", "limit: 3.5", "line 22: ‘3.5’ lies outside the range of the quantity rating"},
        Mistake{kerb, "  at_most:\n    2: {limit: 20 mm,", "  within:\n    2: {limit: [60 mm, 10 mm],", "line 20: the range ends before it begins"}));

TEST(SchemeMistakes, AreAllReportedInOneRunInTheOrderOfFilesAndLines) {
  auto texts = files();
  change(texts, kerb, "weight: 4", "weight: 9");
  change(texts, kerb, "stage: design", "stage: x");
  change(texts, lit, "limit: yes", "limit: perhaps");
  change(texts, width, "groups: all", "groups: [nobody");
  const std::string said = problems_of(texts);
  const std::size_t stage = said.find("a/kerb.yaml, line 10");
  const std::size_t weight = said.find("a/kerb.yaml, line 12");
  const std::size_t light = said.find("a/lit.yaml, line 16");
  const std::size_t syntax = said.find("a/width.yaml, line");
  EXPECT_LT(stage, weight);
  EXPECT_LT(weight, light);
  EXPECT_LT(light, syntax);
  EXPECT_NE(syntax, std::string::npos) << said;
}

TEST(SchemeMistakes, AWrongHeadDoesNotDrownInItsConsequences) {
  auto texts = files();
  change(texts, head, "dimensions:", "dimension:");
  const std::string said = problems_of(texts);
  EXPECT_THAT(said, HasSubstr("Did you mean ‘dimensions’?"));
  EXPECT_THAT(said, ::testing::Not(HasSubstr("kerb.yaml")));
}

TEST(SchemeMistakes, OneMistakeIsToldOnce) {
  const auto told = [](const char* file, const char* was, const char* now) {
    auto texts = files();
    change(texts, file, was, now);
    const std::string said = problems_of(texts);
    return std::pair(said, 1 + std::count(said.begin(), said.end(), '\n'));
  };
  for (const auto& [file, was, now] : {std::tuple{width, "limit: 1.5 m", "limit: 1.5"},  // not also that the exception is no weaker
                                       std::tuple{width, "quantity: length", "quantity: area"},  // not also every limit
                                       std::tuple{smooth, "code: ACC-21", "code: ACC-02"}}) {  // not also the lineage
    const auto [said, lines] = told(file, was, now);
    EXPECT_EQ(lines, 1) << said;
  }
}

TEST(SchemeMistakes, AConditionIsAnsweredWithTheNearestProperty) {
  auto texts = files();
  change(texts, kerb, "exists: [crossing]", "exists_with: {theme: seat, with: backrst=yes}");
  EXPECT_THAT(problems_of(texts), HasSubstr("Did you mean ‘backrest=yes’?"));
}

TEST(SchemeMistakes, AUnitIsAnsweredWithThoseThatFit) {
  auto texts = files();
  change(texts, kerb, "unit: mm", "unit: lx");
  EXPECT_THAT(problems_of(texts), HasSubstr("mm, cm, dm, m, km, in, ft"));
}

TEST(SchemeMistakes, SharesMustAddUpToSomething) {
  auto texts = files();
  change(texts, head, "share: 60", "share: 0");
  change(texts, head, "share: 40", "share: 0");
  EXPECT_THAT(problems_of(texts), HasSubstr("the shares of all dimensions together are 0"));
}

TEST(SchemeMistakes, ASchemeWithoutCriteriaIsNone) {
  EXPECT_THAT(problems_of({files()[0]}), HasSubstr("at least one criterion file"));
  EXPECT_THAT(problems_of({}), HasSubstr("at least one criterion file"));
}

}  // namespace
}  // namespace levelground::scheme_mistakes_test
