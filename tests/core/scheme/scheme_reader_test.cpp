// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme_reader.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/scheme/small_scheme.hpp"

namespace levelground::scheme_reader_test {
namespace {

using namespace testing_scheme;
using ::testing::ElementsAre;

Rational per(std::int64_t num, std::int64_t den) { return Rational::ratio(num, den); }

TEST(SchemeReader, ReadsTheHead) {
  const Scheme scheme = read_scheme(files(), {}, kinds());
  EXPECT_EQ(scheme.id, "small");
  EXPECT_EQ(scheme.version, "1.2.0");
  EXPECT_EQ(scheme.title, (LocalText{"Small", "Liten"}));
  EXPECT_EQ(scheme.decision_rule, DecisionRule::guarded);
  ASSERT_EQ(scheme.dimensions.size(), 2U);
  EXPECT_EQ(scheme.dimensions[1].code, "SAF");
  EXPECT_EQ(scheme.dimensions[1].share, 40);
  ASSERT_EQ(scheme.groups.size(), 3U);
  EXPECT_TRUE(scheme.groups[0].has_floor);
  EXPECT_FALSE(scheme.groups[2].has_floor);
  ASSERT_EQ(scheme.views.size(), 1U);
  EXPECT_THAT(scheme.views[0].groups, ElementsAre("mobility", "vision"));
  ASSERT_EQ(scheme.levels.size(), 2U);
  EXPECT_EQ(scheme.levels[1].total, per(131, 2));
  EXPECT_EQ(scheme.levels[1].floor, Rational(50));
  EXPECT_EQ(scheme.levels[1].bars, 2);
  EXPECT_EQ(scheme.rules.desk_at_least, per(1, 2));
  EXPECT_EQ(scheme.rules.field_at_least, per(3, 5));
  EXPECT_EQ(scheme.rules.assessed_at_least, per(9, 10));
  EXPECT_EQ(scheme.rules.not_applicable_at_most, per(1, 4));
  EXPECT_EQ(scheme.rules.criteria_per_group, 1);
  ASSERT_EQ(scheme.sources.size(), 1U);
  EXPECT_EQ(scheme.sources[0].title, "A book");
}

TEST(SchemeReader, ReadsACriterionWithEveryKey) {
  const Scheme scheme = read_scheme(files(), {}, kinds());
  const Criterion* kerb = scheme.find("ACC-30");
  ASSERT_NE(kerb, nullptr);
  EXPECT_EQ(kerb->lineage, "ACC-030");
  EXPECT_EQ(kerb->remedy.in("sv"), "Sänk den");
  EXPECT_EQ(kerb->question.en, "Can you pass?");
  EXPECT_EQ(kerb->dimension, "accessibility");
  EXPECT_THAT(kerb->groups, ElementsAre("mobility", "vision")) << "ids, in the scheme's order";
  EXPECT_THAT(kerb->grounds, ElementsAre("disability", "age"));
  EXPECT_EQ(kerb->stage, "design");
  EXPECT_EQ(kerb->evaluation, Evaluation::layers);
  EXPECT_EQ(kerb->weight, 4);
  EXPECT_TRUE(kerb->mandatory);
  EXPECT_EQ(kerb->pass_score, 2);
  EXPECT_EQ(kerb->measure.kind, "kerb");
  EXPECT_EQ(*kerb->measure.find("within"), "2 m");
  EXPECT_EQ(kerb->combine, Combine::worst);
  EXPECT_EQ(kerb->scale.direction, Scale::Direction::at_most);
  EXPECT_EQ(kerb->scale.quantity, Quantity::length);
  EXPECT_EQ(kerb->scale.unit, "mm");
  EXPECT_FALSE(kerb->scale.limits[0]);
  EXPECT_FALSE(kerb->scale.limits[1]);
  ASSERT_TRUE(kerb->scale.limits[2]);
  const Limit& pass = *kerb->scale.limits[2];
  EXPECT_EQ(pass.limit, Rational(20));
  EXPECT_EQ(pass.text, "20 mm");
  EXPECT_EQ(pass.source, "S1");
  EXPECT_EQ(pass.clause, "art. 1");
  EXPECT_EQ(confidence_letter(pass.confidence), 'S');
  EXPECT_TRUE(pass.legal_minimum);
  EXPECT_EQ(pass.line, 20);
  EXPECT_TRUE(pass.file.empty());
  EXPECT_THAT(kerb->applies.exists, ElementsAre(Theme::crossing));
  EXPECT_EQ(kerb->applies.area_at_least, Rational(5000000000));
  EXPECT_THAT(kerb->applies.site_kinds, ElementsAre("park", "square"));
  EXPECT_EQ(kerb->lowest_grade, Grade::measured);
  EXPECT_EQ(kerb->max_age_months, 24);
  EXPECT_EQ(kerb->light, Light::day);
  EXPECT_EQ(kerb->coverage_gate, per(9, 10));
  EXPECT_EQ(kerb->max_uncertainty, Rational(5));
  EXPECT_EQ(kerb->file, "a/kerb.yaml");
  EXPECT_EQ(kerb->line, 1);
}

TEST(SchemeReader, LeavesOptionalKeysAtTheirDefaults) {
  const Scheme scheme = read_scheme(files(), {}, kinds());
  const Criterion* width = scheme.find("ACC-02");
  ASSERT_NE(width, nullptr);
  EXPECT_EQ(width->lineage, "ACC-02");
  EXPECT_TRUE(width->groups.empty()) << "all";
  EXPECT_FALSE(width->mandatory);
  EXPECT_TRUE(width->applies.always());
  EXPECT_EQ(width->lowest_grade, Grade::tagged);
  EXPECT_EQ(width->max_age_months, std::nullopt);
  EXPECT_EQ(width->light, Light::not_stated);
  EXPECT_EQ(width->coverage_gate, std::nullopt);
  EXPECT_TRUE(width->measure.flag("barriers"));
}

TEST(SchemeReader, ReadsExceptionsRanksPresenceAndRatings) {
  const Scheme scheme = read_scheme(files(), {}, kinds());
  const Limit& narrow = *scheme.find("ACC-02")->scale.limits[2];
  ASSERT_EQ(narrow.exceptions.size(), 1U);
  EXPECT_EQ(narrow.exceptions[0].value, Rational(1000));
  EXPECT_EQ(narrow.exceptions[0].length, Rational(6000));
  EXPECT_EQ(narrow.exceptions[0].text, "1.0 m for at most 6 m");
  EXPECT_EQ(scheme.find("ACC-21")->scale.limits[2]->limit, Rational(6)) << "good is the seventh of eight codes";
  EXPECT_EQ(scheme.find("SAF-11")->scale.limits[2]->limit, Rational(1));
  EXPECT_EQ(scheme.find("SAF-10")->scale.limits[3]->limit, per(5, 2));
  EXPECT_EQ(scheme.find("SAF-10")->anchors[2].sv, "de flesta");
}

TEST(SchemeReader, ReadsSeveralPairsOfOneLimit) {
  auto texts = files();
  change(texts, "a/width.yaml", "except: {value: 1.0 m, for_at_most: 6 m}", "except: [{value: 1.4 m, for_at_most: 10 m}, {value: 1.0 m, for_at_most: 6 m}]");
  const Limit narrow = *read_scheme(texts, {}, kinds()).find("ACC-02")->scale.limits[2];
  ASSERT_EQ(narrow.exceptions.size(), 2U);
  EXPECT_EQ(narrow.exceptions[0].value, Rational(1400));
  EXPECT_EQ(narrow.exceptions[0].length, Rational(10000));
  EXPECT_EQ(narrow.exceptions[1].value, Rational(1000));
  EXPECT_EQ(narrow.exceptions[1].length, Rational(6000));
  EXPECT_FALSE(narrow.within_run);
  change(texts, "a/width.yaml", "{value: 1.0 m, for_at_most: 6 m}]", "{value: 1.0 m, for_at_most: 6 m}], within_run: yes");
  EXPECT_TRUE(read_scheme(texts, {}, kinds()).find("ACC-02")->scale.limits[2]->within_run);
  auto listed = files();
  change(listed, "a/width.yaml", "except: {value: 1.0 m, for_at_most: 6 m}", "except: [{value: 1.0 m, for_at_most: 6 m}]");
  EXPECT_EQ(read_scheme(listed, {}, kinds()).find("ACC-02")->scale.limits[2]->exceptions.size(), 1U) << "a list of one";
}

TEST(SchemeReader, ReadsConditionsOfWhichOneMustHold) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "applies: {exists: [crossing], area_at_least: 0.5 ha, site_kind: [park, square]}",
         "applies: {exists_near: {theme: toilet, within: 400 m}, any_of: [{exists: [crossing]}, {area_at_least: 0.5 ha, site_kind: park}]}");
  const Applicability applies = read_scheme(texts, {}, kinds()).find("ACC-30")->applies;
  ASSERT_TRUE(applies.exists_near);
  EXPECT_EQ(applies.exists_near->theme, Theme::toilet);
  EXPECT_EQ(applies.exists_near->within, Rational(400'000));
  EXPECT_FALSE(applies.exists_near->with);
  ASSERT_EQ(applies.any_of.size(), 2U);
  EXPECT_THAT(applies.any_of[0].exists, ElementsAre(Theme::crossing));
  EXPECT_EQ(applies.any_of[1].area_at_least, Rational(5000000000));
  EXPECT_THAT(applies.any_of[1].site_kinds, ElementsAre("park"));
}

TEST(SchemeReader, ALimitForEachGroupIsThatOfTheGroupsJudgedFor) {
  auto texts = files();
  change(texts, "a/safe.yaml", "quantity: rating", "quantity: count");
  change(texts, "a/safe.yaml", "    3: {limit: 2.5,", "    2: {limit: 2, for_each: group_in_scope, source: S1, confidence: D}\n    3: {limit: 3, for_each: group_in_scope,");
  MeasureCatalogue counting = kinds();
  for (MeasureSpec& kind : counting) {
    if (kind.kind == "rated") kind.quantities = {Quantity::count};
  }
  Scheme scheme = read_scheme(texts, {}, counting);
  const auto floors = std::count_if(scheme.groups.begin(), scheme.groups.end(), [](const Group& group) { return group.has_floor; });
  const auto limit = [&](std::size_t score) { return scheme.find("SAF-10")->scale.limits.at(score)->limit; };
  EXPECT_EQ(limit(2), Rational(2 * floors));
  EXPECT_EQ(limit(3), Rational(3 * floors));
  ask_for_groups(scheme, 1);
  EXPECT_EQ(limit(2), Rational(2));
  ask_for_groups(scheme, 7);
  EXPECT_EQ(limit(3), Rational(21)) << "asked again, it begins from what was written";
}

TEST(SchemeReader, KeepsListParametersInOrder) {
  const Scheme scheme = read_scheme(files(), {}, kinds());
  EXPECT_THAT(scheme.find("ACC-21")->measure.list("with"), ElementsAre("surface=asphalt|concrete", "lit=yes"));
  EXPECT_THAT(scheme.find("ACC-21")->measure.list("absent"), ElementsAre());
  EXPECT_EQ(scheme.find("ACC-21")->measure.find("absent"), nullptr);
}

TEST(SchemeReader, SortsCriteriaAndFindsThem) {
  const Scheme scheme = read_scheme(files(), {}, kinds());
  std::vector<std::string> codes;
  for (const Criterion& criterion : scheme.criteria) codes.push_back(criterion.code);
  EXPECT_THAT(codes, ElementsAre("ACC-02", "ACC-21", "ACC-30", "SAF-10", "SAF-11"));
  EXPECT_EQ(scheme.find("ACC-03"), nullptr);
  EXPECT_EQ(scheme.dimension_index("safety"), 1U);
  EXPECT_EQ(scheme.dimension_index("SAF"), std::nullopt);
  EXPECT_EQ(scheme.group_index("BL"), 1U);
  EXPECT_EQ(scheme.group_index("vision"), 1U);
  EXPECT_EQ(scheme.group_index("children"), std::nullopt);
}

TEST(SchemeReader, ReadsRanges) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "  at_most:\n    2: {limit: 20 mm,", "  within:\n    2: {limit: [10 mm, 60 mm],");
  change(texts, "a/kerb.yaml", "{limit: 0 mm,", "{limit: [\"20 mm\", \"50 mm\"],");
  const Scheme scheme = read_scheme(texts, {}, kinds());
  const Scale& scale = scheme.find("ACC-30")->scale;
  EXPECT_EQ(scale.direction, Scale::Direction::within);
  EXPECT_EQ(scale.limits[2]->limit, Rational(10));
  EXPECT_EQ(scale.limits[2]->upper, Rational(60));
  EXPECT_EQ(scale.limits[2]->text, "10 mm–60 mm");
}

TEST(SchemeHash, DependsOnEveryByteAndOnNothingElse) {
  const std::string hash = read_scheme(files(), {}, kinds()).hash;
  EXPECT_EQ(hash.size(), 64U);
  auto elsewhere = files();
  for (NamedText& text : elsewhere) text.name = "/another/place" + text.name.substr(1);
  std::reverse(elsewhere.begin() + 1, elsewhere.end());
  EXPECT_EQ(read_scheme(elsewhere, {}, kinds()).hash, hash) << "neither the folder nor the order counts";
  auto changed = files();
  changed[1].text += "\n";
  EXPECT_NE(read_scheme(changed, {}, kinds()).hash, hash);
  auto renamed = files();
  renamed[1].name = "a/kerb2.yaml";
  EXPECT_NE(read_scheme(renamed, {}, kinds()).hash, hash);
  EXPECT_NE(read_scheme(files(), {profile()}, kinds()).hash, hash);
}

TEST(SchemeReader, ReadsWhatAnAuditorAndAResidentNeed) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "sources:",
         "principles:\n  - {id: O5, name: {en: equal, sv: lika}, stage: overarching, source: S1, confidence: C}\n"
         "  - {id: D1, name: {en: open, sv: öppen}, stage: design, source: S1, confidence: U}\n"
         "grounds:\n  - {id: language, name: {en: language, sv: språk}}\nsources:");
  change(texts, "a/width.yaml", "grounds: [disability]", "grounds: [disability, language]\nprinciples: [D1, O5]\nmandatory: silver\nalternatives: [ACC-30]");
  EXPECT_THAT(problems_of(texts), ::testing::HasSubstr("unconfirmed"));
  change(texts, "a/width.yaml", "mandatory: silver\n", "");
  change(texts, "a/kerb.yaml", "mandatory: yes", "mandatory: silver");
  const Scheme scheme = read_scheme(texts, {}, kinds());
  const Criterion& width = *scheme.find("ACC-02");
  EXPECT_THAT(width.principles, ::testing::ElementsAre("O5", "D1")) << "in the scheme's order";
  EXPECT_THAT(width.grounds, ::testing::ElementsAre("disability", "language"));
  EXPECT_THAT(width.alternatives, ::testing::ElementsAre("ACC-30"));
  EXPECT_EQ(width.good.sv, "Alla gör");
  EXPECT_EQ(width.method.instrument.en, "tape");
  EXPECT_EQ(width.method.light, "any");
  EXPECT_EQ(scheme.find("ACC-30")->mandatory_from, "silver");
  EXPECT_FALSE(scheme.find("ACC-30")->mandatory);
  EXPECT_EQ(scheme.grounds().size(), 8U);
  EXPECT_EQ(scheme.principles[1].confidence, Confidence::unconfirmed);
}

}  // namespace
}  // namespace levelground::scheme_reader_test
