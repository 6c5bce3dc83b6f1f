// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/scheme/missing_criterion.hpp"
#include "tests/core/scheme/small_scheme.hpp"

namespace levelground::profile_test {
namespace {

using namespace testing_scheme;
using ::testing::HasSubstr;

TEST(Profile, ChangesOnlyTheLimitsItNames) {
  const Scheme plain = read_scheme(files(), {}, kinds());
  const Scheme swedish = read_scheme(files(), {profile()}, kinds());
  EXPECT_EQ(plain.profile, "");
  EXPECT_FALSE(plain.profile_valid_from.is_set());
  EXPECT_EQ(swedish.profile, "se");
  EXPECT_EQ(swedish.profile_title.sv, "Sverige");
  EXPECT_EQ(swedish.profile_valid_from, (Date{2026, 1, 1}));
  EXPECT_EQ(swedish.sources.size(), plain.sources.size() + 1);

  const Scale& scale = swedish.find("ACC-30")->scale;
  EXPECT_EQ(scale.limits[2]->limit, Rational(6));
  EXPECT_EQ(scale.limits[2]->source, "ALM");
  EXPECT_EQ(scale.limits[2]->file, "a/profiles/se.yaml");
  EXPECT_EQ(scale.limits[2]->line, 11);
  EXPECT_EQ(scale.limits[3]->limit, Rational(0)) << "not named, so the scheme's";
  EXPECT_EQ(scale.unit, "mm");
  EXPECT_EQ(scale.direction, Scale::Direction::at_most);
  EXPECT_EQ(swedish.find("ACC-02")->scale.limits[2]->limit, plain.find("ACC-02")->scale.limits[2]->limit);
}

TEST(Profile, NeedsNoDayOfItsOwn) {
  std::vector<NamedText> texts{profile()};
  change(texts, "a/profiles/se.yaml", "valid_from: 2026-01-01\n", "");
  EXPECT_FALSE(read_scheme(files(), texts, kinds()).profile_valid_from.is_set());
}

TEST(Profile, KeepsTheLimitsItReplaces) {
  const Scheme swedish = read_scheme(files(), {profile()}, kinds());
  ASSERT_TRUE(swedish.find("ACC-30")->scheme_scale.has_value());
  EXPECT_EQ(swedish.find("ACC-30")->scheme_scale->limits[2]->limit, Rational(20));
  EXPECT_EQ(swedish.find("ACC-30")->scheme_scale->limits[2]->file, "");
  EXPECT_FALSE(swedish.find("ACC-02")->scheme_scale.has_value()) << "not overridden";
}

TEST(Profile, SaysSinceWhenAClauseHoldsAndWhatNobodyConfirmed) {
  std::vector<NamedText> texts{profile()};
  change(texts, "a/profiles/se.yaml", "confidence: C, legal_minimum: yes}", "confidence: C, valid_from: 2011-05-01}");
  change(texts, "a/profiles/se.yaml", "criteria:\n", "unconfirmed:\n  - {criterion: ACC-02, figure: 2.0 m, reason: {en: Heard of it, sv: Hörsägen}}\ncriteria:\n");
  const Scheme scheme = read_scheme(files(), texts, kinds());
  EXPECT_EQ(scheme.find("ACC-30")->scale.limits[2]->valid_from, (Date{2011, 5, 1}));
  ASSERT_EQ(scheme.open_figures.size(), 1U);
  EXPECT_EQ(scheme.open_figures[0].criterion, "ACC-02");
  EXPECT_EQ(scheme.open_figures[0].figure, "2.0 m");
  EXPECT_EQ(scheme.open_figures[0].line, 8);
  EXPECT_EQ(scheme.find("ACC-02")->scale.limits[2]->limit, Rational(1500)) << "an unconfirmed figure decides nothing";
}

struct Mistake {
  const char* was;
  const char* now;
  const char* said;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.said; }
class ProfileMistake : public ::testing::TestWithParam<Mistake> {};
TEST_P(ProfileMistake, IsNamedByFileAndLine) {
  std::vector<NamedText> texts{profile()};
  change(texts, "a/profiles/se.yaml", GetParam().was, GetParam().now);
  const std::string said = problems_of(files(), texts);
  EXPECT_THAT(said, HasSubstr("a/profiles/se.yaml"));
  EXPECT_THAT(said, HasSubstr(GetParam().said));
}
INSTANTIATE_TEST_SUITE_P(
    All, ProfileMistake,
    ::testing::Values(Mistake{"base: small", "base: large", "line 3: this profile is for ‘large’, the scheme is ‘small’"},
                    Mistake{"base: small\n", "", "the key ‘base’ is missing"},
                    Mistake{"valid_from: 2026-01-01", "valid_from: 2026-02-30", "line 4: ‘2026-02-30’ is not a date"},
                    Mistake{"key: ALM,", "key: S1,", "line 6: the scheme already lists a source ‘S1’"},
                    Mistake{"ACC-30:", "ACC-300:", "line 8: ‘ACC-300’ is not a known criterion. Did you mean ‘ACC-30’?"},
                    Mistake{"    scale:", "    weight: 5\n    scale:", "line 9: the key ‘weight’ is not known here"},
                    Mistake{"      at_most:", "      at_least:", "the criterion's limits are ‘at_most’. A profile changes limits and sources, never meaning"},
                    Mistake{"      at_most:", "      quantity: share\n      at_most:", "line 10: the criterion's quantity is length, not share"},
                    Mistake{"limit: 6 mm", "limit: 6", "line 11: ‘6’ has no unit"},
                    Mistake{"        2: {limit: 6 mm", "        3: {limit: 30 mm", "line 11: ACC-30: score 3 (30 mm) asks for less than the score below it (20 mm)"},
                    Mistake{"confidence: C,", "confidence: C, valid_from: may,", "line 11: ‘may’ is not a date"},
                    Mistake{"criteria:\n", "unconfirmed: [{criterion: ACC-3, figure: x, reason: {en: a, sv: b}}]\ncriteria:\n", "line 7: ‘ACC-3’ is not a known criterion"},
                    Mistake{"id: se\n", "id: se\nname: x\n", "line 2: the key ‘name’ is not known here"}));

TEST(Profile, OfADeprecatedCriterionLeadsToItsSuccessors) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "sources:", "deprecated:\n  - {criterion: ACC-29, last_version: 1.1.0, successors: [ACC-30], reason: {en: Measured anew, sv: Mäts om}}\nsources:");
  for (const auto& [was, now] : {std::pair{"ACC-30:", "ACC-29:"}, {"criteria:\n", "not_taken: [{criterion: ACC-29, figure: x, reason: {en: a, sv: b}}]\ncriteria:\n"}}) {
    std::vector<NamedText> profiles{profile()};
    change(profiles, "a/profiles/se.yaml", was, now);
    const std::string said = problems_of(texts, profiles);
    EXPECT_THAT(said, HasSubstr("ACC-29 is deprecated; version 1.1.0 was the last to have it: Measured anew"));
    EXPECT_THAT(said, HasSubstr("ee ACC-30, which took its place"));
  }
  change(texts, "a/kerb.yaml", "mandatory: yes", "mandatory: yes\nalternatives: [ACC-29]");
  EXPECT_THAT(problems_of(texts, {}), HasSubstr("ACC-29 is deprecated"));
}

TEST(Profile, WordsOfItsOwnStandInBothLanguages) {
  std::vector<NamedText> profiles{profile()};
  change(profiles, "a/profiles/se.yaml", "clause: \"§ 8\"", "clause: {en: level ramp, sv: ramp i nivå}");
  change(profiles, "a/profiles/se.yaml", "title: ALM 2", "title: {en: \"ALM 2, quoted\", sv: \"ALM 2, citerad\"}");
  change(profiles, "a/profiles/se.yaml", "criteria:\n", "not_taken: [{criterion: ACC-30, figure: {en: a ramp, sv: en ramp}, reason: {en: a, sv: b}}]\ncriteria:\n");
  const Scheme scheme = read_scheme(files(), profiles, kinds());
  const Limit& limit = *scheme.find("ACC-30")->scale.limits[2];
  EXPECT_EQ(limit.clause_in("en"), "level ramp");
  EXPECT_EQ(limit.clause_in("sv"), "ramp i nivå");
  EXPECT_EQ(scheme.sources.back().title_in("sv"), "ALM 2, citerad");
  EXPECT_EQ(scheme.open_figures.front().figure_in("sv"), "en ramp");
  EXPECT_EQ(scheme.find("ACC-02")->scale.limits[2]->clause_in("sv"), "p. 1") << "as the source has it, in every language";
}

TEST(Lineage, LeadsFromACodeThatIsNoMoreToTheOneItIsNow) {
  const Scheme scheme = read_scheme(files(), {}, kinds());
  const MissingCriterion missing = missing_criterion(scheme, "ACC-030");
  EXPECT_EQ(missing.what, "ACC-030 is now ACC-30");
  EXPECT_EQ(missing.remedy, "write ACC-30");
  EXPECT_EQ(missing.now, "ACC-30");
  EXPECT_FALSE(missing.deprecated);
  EXPECT_EQ(missing_criterion(scheme, "ACC-3").now, "");
}

}  // namespace
}  // namespace levelground::profile_test
