// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/scheme/lint.hpp"
#include "tests/core/scheme/small_scheme.hpp"

namespace levelground::lint_test {
namespace {

using namespace testing_scheme;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> warnings(const std::vector<NamedText>& texts, const std::vector<NamedText>& with_profile = {}) {
  std::vector<std::string> lines;
  for (const Problem& problem : lint(read_scheme(texts, with_profile, kinds()))) {
    EXPECT_EQ(problem.severity, Problem::Severity::warning);
    EXPECT_FALSE(problem.what_sv.empty() || problem.remedy_sv.empty() || problem.what_sv == problem.what) << "no Swedish: " << to_text(problem);
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

TEST(Lint, FindsGroupsThatNoCriterionNames) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "floor: no}\n", "floor: no}\n  - {id: young, code: YO, name: {en: young, sv: unga}, floor: no}\n");
  EXPECT_THAT(warnings(texts), ElementsAre("the group ‘young’ is listed, and no criterion names it."));
}

TEST(Lint, FindsDimensionsWithoutCriteria) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "groups:\n  - {id: mob", "  - {id: empty, code: EMP, name: {en: e, sv: t}, share: 1}\ngroups:\n  - {id: mob");
  EXPECT_THAT(warnings(texts), ElementsAre("the dimension ‘empty’ has no criterion."));
}

TEST(Lint, FindsDimensionsThatCountForNothing) {
  auto texts = files();
  std::string& head = texts.front().text;
  const std::size_t at = head.find("share: ");
  head.replace(at, head.find_first_of(",}", at) - at, "share: 0");
  EXPECT_THAT(warnings(texts), Contains(HasSubstr("has share 0")));
}

TEST(Lint, FindsFiguresThatWereReadSomewhereAndNobodySaysWhere) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "source: S1, clause: \"art. 1\", confidence: S", "source: S1, confidence: S");
  EXPECT_THAT(warnings(texts), Contains(HasSubstr("was read in ‘S1’ (S), and no clause says where")));
  change(texts, "a/kerb.yaml", "source: S1, confidence: S, legal_minimum: yes", "source: S1, confidence: D");
  EXPECT_THAT(warnings(texts), Not(Contains(HasSubstr("no clause says where")))) << "what is our own stands nowhere";
}

TEST(Lint, FindsSwedishThatIsTheEnglish) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "title: {en: Small, sv: Liten}", "title: {en: A small scheme, sv: A small scheme}");
  EXPECT_THAT(warnings(texts), ElementsAre("the scheme's title has the English words as Swedish."));
  change(texts, "a/scheme.yaml", "title: {en: A small scheme, sv: A small scheme}", "title: {en: Small, sv: Small}");
  EXPECT_THAT(warnings(texts), IsEmpty()) << "a name may be the same";
}

TEST(Lint, FindsSourcesAndClausesInWordsWithoutSwedish) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "title: A book,", "title: {en: A book},");
  change(texts, "a/kerb.yaml", "clause: \"art. 1\"", "clause: {en: art. 1}");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 20: the clause of ACC-30, score 2 (20 mm) has no Swedish of its own.", "a/scheme.yaml, line 19: the title of the source ‘S1’ has no Swedish of its own."));
  change(texts, "a/scheme.yaml", "title: {en: A book},", "title: {en: A book of benches, sv: A book of benches},");
  change(texts, "a/kerb.yaml", "clause: {en: art. 1}", "clause: {en: art. 1, sv: artikel 1}");
  EXPECT_THAT(warnings(texts), ElementsAre(HasSubstr("the title of the source ‘S1’ has no Swedish of its own.")));
  change(texts, "a/scheme.yaml", "title: {en: A book of benches, sv: A book of benches},", "title: A book of benches,");
  EXPECT_THAT(warnings(texts), IsEmpty()) << "a name is the same in both languages";
}

TEST(Lint, SaysFiguresInSwedishWithAComma) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "{limit: 20 mm, source: S1", "{limit: 2.5 cm, source: S9");
  const std::vector<Problem> problems = lint(read_scheme(texts, {}, kinds()));
  ASSERT_FALSE(problems.empty());
  EXPECT_THAT(problems.front().what, HasSubstr("(2.5 cm)"));
  EXPECT_THAT(problems.front().what_sv, HasSubstr("(2,5 cm)"));
}

TEST(Lint, PointsAtTheLinesOfTheHead) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "criteria_per_group: 1", "criteria_per_group: 3");
  change(texts, "a/scheme.yaml", "title: {en: Small, sv: Liten}", "title: {en: Small}");
  change(texts, "a/scheme.yaml", "sources:", "owners:\n  - {id: streets, name: {en: streets, sv: gator}}\nsources:");
  std::vector<std::string> lines;
  for (const Problem& problem : lint(read_scheme(texts, {}, kinds()), texts.front())) lines.push_back(to_text(problem).substr(0, to_text(problem).find(". ") + 1));
  EXPECT_THAT(lines, ElementsAre("a/scheme.yaml, line 3: the scheme's title has no Swedish.",
                                 "a/scheme.yaml, line 9: the group ‘mobility’ is named by 2 criteria, and the rules ask for 3.",
                                 "a/scheme.yaml, line 10: the group ‘vision’ is named by 2 criteria, and the rules ask for 3.",
                                 "a/scheme.yaml, line 19: the owner ‘streets’ is listed, and no criterion names it."));
}

TEST(Lint, ADeadSuccessorIsToldOnce) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "sources:",
         "deprecated:\n  - {criterion: ACC-92, last_version: 1.0.0, successors: [ACC-99], reason: {en: Gone, sv: Borta}}\nsources:");
  EXPECT_THAT(warnings(texts), ElementsAre("a/scheme.yaml, line 19: ACC-92 is deprecated in favour of ‘ACC-99’, which is no criterion."));
}

TEST(Lint, FindsReferencesThatLeadNowhere) {
  auto texts = files();
  const std::string reason = ", reason: {en: Gone, sv: Borta}}\n";
  change(texts, "a/scheme.yaml", "sources:",
         "rights:\n  - {id: play, name: {en: play, sv: lek}, instruments: [CRC 31]}\n"
         "owners:\n  - {id: streets, name: {en: streets, sv: gator}}\n"
         "deprecated:\n"
         "  - {criterion: ACC-91, last_version: 1.0.0, successors: [ACC-30]" + reason +
         "  - {criterion: ACC-92, last_version: 1.0.0, successors: [ACC-99, ACC-30]" + reason +
         "  - {criterion: ACC-93, last_version: 1.0.0, successors: [ACC-94]" + reason +
         "  - {criterion: ACC-94, last_version: 1.0.0, successors: [ACC-93]" + reason +
         "  - {criterion: ACC-95, last_version: 1.0.0, successors: []" + reason +
         "  - {criterion: ACC-030, last_version: 1.0.0, successors: [ACC-02]" + reason + "sources:");
  EXPECT_THAT(warnings(texts),
              ElementsAre("the owner ‘streets’ is listed, and no criterion names it.", "the right ‘play’ is listed, and no criterion names it.",
                          "the right ‘play’ rests on ‘CRC 31’, which no criterion serves.",
                          "a/kerb.yaml, line 1: ACC-30 carries the lineage of ACC-030, and is not among its successors.",
                          "a/scheme.yaml, line 24: ACC-92 is deprecated in favour of ‘ACC-99’, which is no criterion.",
                          "a/scheme.yaml, line 25: the successors of ACC-93 lead to no criterion of this version.",
                          "a/scheme.yaml, line 26: the successors of ACC-94 lead to no criterion of this version."));
}

TEST(Lint, FindsArticlesThatLeadNowhere) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "sources:",
         "rights:\n  - {id: play, name: {en: play, sv: lek}, instruments: [CRC 31, CRC 23]}\n"
         "  - {id: access, name: {en: access, sv: tillgång}, instruments: [CRPD 9]}\nsources:");
  change(texts, "a/safe.yaml", "grounds: [sex]", "grounds: [sex]\nrights: [play]\narticles: [CRC 23, CRPD 9]");
  EXPECT_THAT(warnings(texts), ElementsAre("the right ‘play’ rests on ‘CRC 31’, which no criterion serves.",
                                           "a/safe.yaml, line 1: SAF-10: it serves ‘CRPD 9’, an article of no right that it names."));
  change(texts, "a/safe.yaml", "[CRC 23, CRPD 9]", "[CRC 23, CRPD 9, CRC 31]");
  change(texts, "a/safe.yaml", "rights: [play]", "rights: [play, access]");
  EXPECT_THAT(warnings(texts), ElementsAre());
  change(texts, "a/scheme.yaml", "sources:",
         "articles:\n  - {id: CRPD 9, name: {en: accessibility}}\n  - {id: CRC 31, name: {en: play, sv: lek}}\n"
         "  - {id: CRC 12, name: {en: heard, sv: hört}}\nsources:");
  EXPECT_THAT(warnings(texts), ElementsAre("the article ‘CRC 12’ is listed, and no right rests on it.", "the article ‘CRPD 9’ has no Swedish.",
                                           "the right ‘play’ rests on ‘CRC 23’, which is not among the articles."));
}

TEST(Lint, FindsGroundsThatNoCriterionTouches) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "sources:", "grounds:\n  - {id: language, name: {en: language, sv: språk}}\nsources:");
  EXPECT_THAT(warnings(texts), ElementsAre("the ground ‘language’ is listed, and no criterion names it."));
  change(texts, "a/safe.yaml", "grounds: [sex]", "grounds: [sex, language]");
  EXPECT_THAT(warnings(texts), ElementsAre());
}

TEST(Lint, DoubtsASimpleRuleThatNeverDecides) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "decision_rule: guarded", "decision_rule: simple");
  EXPECT_THAT(warnings(texts), ElementsAre()) << "one criterion says how accurate a value must be";
  change(texts, "a/kerb.yaml", ", max_uncertainty: 5 mm", "");
  EXPECT_THAT(warnings(texts), ElementsAre("the decision rule is ‘simple’, and no criterion says under ‘max_uncertainty’ when a reported value may decide."));
}

TEST(Lint, FindsCostsWithoutAListedSource) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "question:", "costs: [{what: {en: ramp, sv: ramp}, from: 1800, to: 5000, currency: GBP, source: S9}]\nquestion:");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 1: ACC-30: a cost of its remedy cites the source ‘S9’, which is not listed."));
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

TEST(Lint, FindsSourcesThatNobodyCites) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "  - {key: S1, title: A book, jurisdiction: SE}", "  - {key: S1, title: A book, jurisdiction: SE}\n  - {key: S2, title: Another, jurisdiction: SE}");
  EXPECT_THAT(warnings(texts), ElementsAre("a/scheme.yaml, line 20: the source ‘S2’ is listed, and no limit or cost cites it."));
  // What the scheme cites and a profile replaces is still cited.
  auto replaced = files();
  change(replaced, "a/scheme.yaml", "  - {key: S1, title: A book, jurisdiction: SE}", "  - {key: S1, title: A book, jurisdiction: SE}\n  - {key: S2, title: Another, jurisdiction: SE}");
  change(replaced, "a/kerb.yaml", "2: {limit: 20 mm, source: S1", "2: {limit: 20 mm, source: S2");
  EXPECT_THAT(warnings(replaced, {profile()}), ElementsAre());
}

TEST(Lint, FindsLimitsThatPassBelowTheLaw) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "confidence: S, legal_minimum: yes", "confidence: S");
  change(texts, "a/kerb.yaml", "3: {limit: 0 mm, source: S1, clause: p. 1, confidence: C}", "3: {limit: 0 mm, source: S1, clause: p. 1, confidence: C, legal_minimum: yes}");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 20: ACC-30: the limit that passes (20 mm) is weaker than the legal minimum (0 mm)."));
  change(texts, "a/kerb.yaml", "limit: 20 mm", "limit: 0 mm");
  EXPECT_THAT(warnings(texts), ElementsAre());
}

TEST(Lint, FindsLimitsThatPassBelowTheLawOfAProfile) {
  std::vector<NamedText> law{profile()};
  change(law, "a/profiles/se.yaml", "        2: {limit: 6 mm", "        3: {limit: 0 mm");
  auto texts = files();
  change(texts, "a/kerb.yaml", "confidence: S, legal_minimum: yes", "confidence: S");
  EXPECT_THAT(warnings(texts, law), ElementsAre("a/kerb.yaml, line 20: ACC-30: the limit that passes (20 mm) is weaker than the legal minimum (0 mm)."));
}

TEST(Lint, FindsExceptionsThatTheLawDoesNotKnow) {
  auto texts = files();
  change(texts, "a/width.yaml", "3: {limit: 2.0 m, source: S1, clause: p. 1, confidence: C}", "3: {limit: 1.5 m, source: S1, clause: p. 1, confidence: C, legal_minimum: yes}");
  EXPECT_THAT(warnings(texts), ElementsAre("a/width.yaml, line 18: ACC-02: the limit that passes (1.5 m) is weaker than the legal minimum (1.5 m)."));
}

TEST(Lint, FindsExceptionsBelowTheLegalMinimum) {
  auto texts = files();
  change(texts, "a/width.yaml", "1: {limit: 1.2 m, source: S1, clause: p. 1, confidence: C}", "1: {limit: 1.2 m, source: S1, clause: p. 1, confidence: C, legal_minimum: yes}");
  EXPECT_THAT(warnings(texts), ElementsAre("a/width.yaml, line 18: ACC-02: score 2 (1.5 m) has an exception that the legal minimum (1.2 m) does not allow."));
  change(texts, "a/width.yaml", "value: 1.0 m", "value: 1.2 m");
  EXPECT_THAT(warnings(texts), ElementsAre());
}

TEST(Lint, FindsAProfilesLimitInPlaceOfTheLaw) {
  std::vector<NamedText> other{profile()};
  change(other, "a/profiles/se.yaml", "limit: 6 mm, source: ALM, clause: \"§ 8\", confidence: C, legal_minimum: yes", "limit: 60 mm, source: ALM, confidence: D");
  EXPECT_THAT(warnings(files(), other),
              ElementsAre("a/profiles/se.yaml, line 11: ACC-30: the profile puts 60 mm in place of the legal minimum 20 mm of score 2, and does not call it one."));
  EXPECT_THAT(warnings(files(), {profile()}), ElementsAre()) << "another country's law";
}

TEST(Lint, FindsWeightsThatHardlyCount) {
  // Weights go from 1 to 5, so only a dimension of many criteria can drown one: 40 of weight 5 and this one make 1 of 201 and more.
  auto texts = files();
  const std::string kerb = std::find_if(texts.begin(), texts.end(), [](const NamedText& t) { return t.name == "a/kerb.yaml"; })->text;
  change(texts, "a/kerb.yaml", "weight: 4", "weight: 1");
  const auto with_others = [&](int count) {
    std::vector<NamedText> all = texts;
    for (int i = 0; i < count; ++i) {
      const std::string name = "a/more" + std::to_string(i) + ".yaml";
      all.push_back({name, kerb});
      change(all, name, "code: ACC-30\nlineage: ACC-030", "code: ACC-" + std::to_string(500 + i));
      change(all, name, "weight: 4", "weight: 5");
    }
    return warnings(all);
  };
  // Accessibility has 5 for the width and 3 for the smoothness besides: 1 + 8 + 38 * 5 = 199, with one more 204.
  EXPECT_THAT(with_others(38), ElementsAre());
  EXPECT_THAT(with_others(39), ElementsAre("a/kerb.yaml, line 1: ACC-30: its weight 1 is less than 0.5 % of the weights of ‘accessibility’ (204)."));
}

TEST(Lint, FindsPerspectivesOfNobody) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "  - {id: mobility, code: WC,", "  - {id: wheels, code: WC,");
  change(texts, "a/scheme.yaml", "groups: [mobility, BL]", "groups: [wheels, BL]");
  change(texts, "a/kerb.yaml", "groups: [BL, mobility]", "groups: [BL, wheels]");
  change(texts, "a/smooth.yaml", "groups: [mobility]", "groups: [wheels]");
  EXPECT_THAT(warnings(texts), ElementsAre("a/safe.yaml, line 17: SAF-10: the perspective ‘mobility’ is no group of the scheme."));
}

TEST(Lint, DoubtsKindsOfSiteThatNoListKnows) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "site_kinds: [{id: park, name: {en: park, sv: park}}, {id: square, name: {en: square, sv: torg}}]\n", "");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 1: ACC-30: it is asked for at sites of a kind (‘park’, ‘square’), and the scheme lists no kinds of site."));
  change(texts, "a/kerb.yaml", "site_kind: [park, square]}", "any_of: [{exists: [crossing]}, {site_kind: park}]}");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 1: ACC-30: it is asked for at sites of a kind (‘park’), and the scheme lists no kinds of site."));
}

TEST(Lint, MissesSwedishInAProfile) {
  std::vector<NamedText> with{profile()};
  change(with, "a/profiles/se.yaml", "criteria:\n", "unconfirmed:\n  - {criterion: ACC-02, figure: 2.0 m, reason: {en: Heard of it}}\ncriteria:\n");
  EXPECT_THAT(warnings(files(), with), ElementsAre("a/profiles/se.yaml, line 8: ACC-02: the reason has no Swedish."));
}

TEST(Lint, AsksForWordsToEveryScoreOfARating) {
  auto texts = files();
  change(texts, "a/safe.yaml", "  0: {en: nobody, sv: ingen}\n", "");
  EXPECT_THAT(warnings(texts), ElementsAre("a/safe.yaml, line 1: SAF-10: a rating without words for score 0."));
}

TEST(Lint, MissesWhatResidentsAndAuditorsNeed) {
  auto texts = files();
  change(texts, "a/lit.yaml", "question: {en: \"Is it good?\", sv: \"Är det bra?\"}\n", "");
  change(texts, "a/lit.yaml", "good: {en: All do, sv: Alla gör}\nmethod: {instrument: {en: tape, sv: måttband}, stations: {en: everywhere, sv: överallt}, light: night}\n", "");
  change(texts, "a/kerb.yaml", "sv: överallt}, light: day", "sv: överallt}, light: night");
  EXPECT_THAT(warnings(texts), ElementsAre("a/kerb.yaml, line 1: ACC-30: it is measured in light ‘night’, and its evidence must be from ‘day’.",
                                           "a/lit.yaml, line 1: SAF-11: how it is measured is not said.",
                                           "a/lit.yaml, line 1: SAF-11: what good looks like is not said.",
                                           "a/lit.yaml, line 1: SAF-11: what residents are asked is not said."));
}

TEST(Lint, MissesPrinciplesThatNobodyCarriesOut) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "sources:", "principles:\n  - {id: O5, name: {en: equal, sv: lika}, stage: overarching, source: S9, confidence: C}\nsources:");
  EXPECT_THAT(warnings(texts), ElementsAre("the principle ‘O5’ cites the source ‘S9’, which is not listed.", "the principle ‘O5’ is listed, and no criterion names it."));
}

}  // namespace
}  // namespace levelground::lint_test
