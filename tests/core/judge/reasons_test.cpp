// SPDX-License-Identifier: Apache-2.0
#include "core/judge/reasons.hpp"

#include <gtest/gtest.h>

#include "core/judge/explain_outcome.hpp"
#include "core/judge/sentences.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::reasons_test {
namespace {

/// Seven mandatory criteria that nobody has answered, and two that give each dimension and group its points.
struct Town {
  Scheme scheme = empty_scheme();
  std::vector<CriterionResult> results;
  Town() {
    scheme.criteria = {criterion("A1", "acc", {"wheels"}), criterion("S1", "saf", {"eyes"})};
    scheme.criteria.back().evaluation = Evaluation::document;
    results = {result(Verdict::met, 2, 2), result(Verdict::met, 2, 2)};
    for (int i = 0; i < 7; ++i) {
      scheme.criteria.push_back(criterion("M" + std::to_string(i), "acc"));
      scheme.criteria.back().mandatory = true;
      results.push_back(result(Verdict::cannot_tell, 0, 3));
    }
  }
  [[nodiscard]] std::vector<std::string> reasons(std::size_t level, bool in_full) const {
    std::vector<std::string> said;
    for (const SharedText& reason : reasons_short_of(scheme, level, {0, 1}, add_up(scheme, results), results, in_full)) said.push_back(reason.text().en);
    return said;
  }
};

std::size_t naming(const std::vector<std::string>& said, const std::string& words) {
  std::size_t found = 0;
  for (const std::string& sentence : said) found += sentence.find(words) != std::string::npos ? 1 : 0;
  return found;
}

TEST(Reasons, InFullNameEveryOpenMandatoryCriterion) {
  const Town town;
  EXPECT_EQ(naming(town.reasons(0, false), "3 more mandatory criteria have no answer yet."), 1U);
  EXPECT_EQ(naming(town.reasons(0, true), "is mandatory and has no answer yet"), 7U);
  EXPECT_EQ(naming(town.reasons(0, true), " more mandatory"), 0U);
}

/// A failure that a proposal hides which nobody agreed to is named before everything, and never merely counted.
TEST(Reasons, NameAFailureThatAProposalHides) {
  Town town;
  town.results.back() = result(Verdict::not_observed, 0, 3, false);
  town.results.back().set_aside = SetAside{Verdict::not_met, {0, 0}, "Ada"};
  const auto said = town.reasons(0, false);
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said.front().rfind("M6 is judged as not met (", 0), 0U) << said.front();
  EXPECT_NE(said.front().find("a proposal of Ada that it does not apply, which nobody else agreed to"), std::string::npos);
  EXPECT_EQ(naming(said, "2 more mandatory criteria have no answer yet."), 1U);
  town.results.back().set_aside->verdict = Verdict::met;
  town.results.back().set_aside->score = {2, 2};
  EXPECT_EQ(naming(town.reasons(0, true), "M6 is mandatory and has no answer yet"), 1U);
}

TEST(Reasons, AreThoseOfTheLevelAskedAbout) {
  Town town;
  town.results.assign(town.results.size(), result(Verdict::met, 2, 2));
  const std::string highest = town.scheme.levels.back().name.en;
  EXPECT_TRUE(town.reasons(0, true).empty()) << "reached";
  EXPECT_GT(naming(town.reasons(town.scheme.levels.size() - 1, true), highest), 0U);
}

TEST(Reasons, OfAnyLevelAreToldWhateverLevelTheSiteHas) {
  Town town;
  town.results.assign(town.results.size(), result(Verdict::met, 2, 2));
  Assessment assessment;
  assessment.scheme = town.scheme;
  assessment.sites = {grade_site(town.scheme, {}, site(), 0, town.results)};
  const SiteResult& square = assessment.sites[0];
  ASSERT_TRUE(square.level.has_value());
  EXPECT_TRUE(reasons_asked(assessment, square, {.level = 0, .in_full = true}).empty());
  EXPECT_FALSE(reasons_asked(assessment, square, {.level = static_cast<std::uint32_t>(town.scheme.levels.size() - 1), .in_full = true}).empty());
  EXPECT_EQ(level_asked(town.scheme, square, {}), *square.level + 1);
  EXPECT_EQ(missing_points(town.scheme, square).size(), town.results.size()) << "each could have a 3";
}

TEST(Reasons, ShowAShareThatIsTooMuchAboveWhatIsAllowed) {
  const auto said = [](const Rational& share, const Rational& allowed) { return sentences::too_much_not_applicable({"rest", "vila"}, share, allowed); };
  EXPECT_EQ(said(Rational::ratio(1, 3), Rational::ratio(333, 1000)).en, "33.4 % of the weight of rest does not apply; a level allows at most 33.3 %.");
  EXPECT_NE(said(Rational::ratio(1, 3), Rational::ratio(333, 1000)).sv.find("33,4 % av vikten"), std::string::npos);
  EXPECT_EQ(said(Rational::ratio(1, 3), Rational::ratio(1, 4)).en.rfind("33.3 % of", 0), 0U);
}

}  // namespace
}  // namespace levelground::testing::reasons_test
