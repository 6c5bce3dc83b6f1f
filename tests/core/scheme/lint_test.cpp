// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/scheme/small_scheme.hpp"

namespace levelground {
namespace {

using namespace testing_scheme;
using testing::ElementsAre;

std::vector<std::string> warnings(const std::vector<NamedText>& texts) {
  std::vector<std::string> lines;
  for (const Problem& problem : lint(read_scheme(texts, {}, kinds()))) {
    EXPECT_EQ(problem.severity, Problem::Severity::warning);
    lines.push_back(to_text(problem).substr(0, to_text(problem).find(". ") + 1));
  }
  return lines;
}

TEST(Lint, HasNothingToSayAboutACleanScheme) { EXPECT_THAT(warnings(files()), ElementsAre()); }

TEST(Lint, CountsTheCriteriaThatNameAGroupWithAFloor) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "criteria_per_group: 1", "criteria_per_group: 3");
  // Minorities have no floor, so nothing is asked for them.
  EXPECT_THAT(warnings(texts), ElementsAre("the group ‘mobility’ is named by 2 criteria, and the rules ask for 3.",
                                           "the group ‘vision’ is named by 2 criteria, and the rules ask for 3."));
}

TEST(Lint, FindsDimensionsWithoutCriteria) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "groups:\n  - {id: mob", "  - {id: empty, code: EMP, name: {en: e, sv: t}, share: 1}\ngroups:\n  - {id: mob");
  EXPECT_THAT(warnings(texts), ElementsAre("the dimension ‘empty’ has no criterion."));
}

TEST(Lint, MissesSwedish) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "{en: Lower it, sv: Sänk den}", "{en: Lower it}");
  change(texts, "a/scheme.yaml", "{en: vision, sv: syn}", "{en: vision}");
  change(texts, "a/safe.yaml", "{en: few, sv: få}", "{en: few}");
  EXPECT_THAT(warnings(texts), ElementsAre("the group ‘vision’ has no Swedish.", "a/kerb.yaml, line 1: ACC-30: the remedy has no Swedish.",
                                           "a/safe.yaml, line 1: SAF-10: the anchor of score 1 has no Swedish."));
}

TEST(Lint, DoubtsMandatoryLimitsThatNobodyConfirmed) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "confidence: S, legal_minimum: yes", "confidence: U");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 20: ACC-30, score 2 (20 mm) is mandatory and unconfirmed."));
  change(texts, "a/kerb.yaml", "mandatory: yes", "mandatory: no");
  EXPECT_THAT(warnings(texts), ElementsAre());
}

TEST(Lint, DoubtsLegalMinimaReadInNoLaw) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "confidence: S, legal_minimum: yes", "confidence: D, legal_minimum: yes");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 20: ACC-30, score 2 (20 mm) is called a legal minimum, but its figure was read in no law."));
}

TEST(Lint, FindsSourcesNeverListed) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "{limit: 0 mm, source: S1,", "{limit: 0 mm, source: S9,");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 21: ACC-30, score 3 (0 mm) cites the source ‘S9’, which is not listed."));
}

TEST(Lint, AsksForWordsToEveryScoreOfARating) {
  auto texts = files();
  change(texts, "a/safe.yaml", "  0: {en: nobody, sv: ingen}\n", "");
  EXPECT_THAT(warnings(texts), ElementsAre("a/safe.yaml, line 1: SAF-10: a rating without words for score 0."));
}

}  // namespace
}  // namespace levelground
