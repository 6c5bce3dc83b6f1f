// SPDX-License-Identifier: Apache-2.0
// Every score of a site is explained down to the points of its criteria, and the points add up to it.
#include "core/judge/explain_score.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/judge/scores.hpp"
#include "tests/core/judge/random_scheme.hpp"

namespace levelground::testing::explain_score_test {
namespace {

Texts english() {
  std::ifstream in(std::string(LEVELGROUND_SOURCE_DIR) + "/texts/judge.yaml", std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return {Texts::parse(text.str(), "judge.yaml"), "en"};
}

/// Σ of "2–6 of 9" over the children: low, high, most.
struct Points {
  std::int64_t low = 0, high = 0, most = 0;
};
Points added_up(const Explanation& node) {
  Points sum;
  for (const Explanation& child : node.children) {
    if (child.value == "–") continue;
    const std::string::size_type of = child.value.find(" of ");
    const std::string points = child.value.substr(0, of);
    const auto dash = points.find("–");
    sum.low += std::stoll(points);
    sum.high += std::stoll(dash == std::string::npos ? points : points.substr(dash + std::string("–").size()));
    sum.most += std::stoll(child.value.substr(of + 4));
  }
  return sum;
}

TEST(ExplainScore, PointsOfCriteriaAddUpToTheScore) {
  const Texts texts = english();
  std::size_t checked = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Chance chance(seed);
    Assessment assessment;
    assessment.scheme = random_scheme(chance);
    assessment.options = random_options(chance, assessment.scheme);
    std::vector<CriterionResult> results;
    for (const Criterion& c : assessment.scheme.criteria) {
      results.push_back(judge_criterion(c, DecisionRule::guarded, random_measurement(chance, c), Tri::yes, assessment.options, "town:site/1"));
    }
    const SiteResult graded = grade_site(assessment.scheme, assessment.options, site(), 0, std::move(results));
    const bool narrow = is_narrow(assessment.scheme, assessment.options.scope);
    const auto explained = [&](const std::string& what) {
      auto tree = explain_score(assessment, graded, what, texts);
      if (!tree || !narrow) return tree;
      EXPECT_EQ(tree->children.back().text, scope_words(assessment.scheme, assessment.options.scope, texts)) << "printed on everything: " << what;
      tree->children.pop_back();
      return tree;
    };
    const auto check = [&](const std::string& what, bool determined, const Fractions& score) {
      const auto tree = explained(what);
      ASSERT_TRUE(tree.has_value()) << what;
      if (!determined) {
        EXPECT_EQ(tree->value, "undetermined");
        return;
      }
      ++checked;
      const Points sum = added_up(*tree);
      EXPECT_EQ(Rational::ratio(100 * sum.low, sum.most), score.low) << "seed " << seed << ' ' << what;
      EXPECT_EQ(Rational::ratio(100 * sum.high, sum.most), score.high) << "seed " << seed << ' ' << what;
    };
    for (std::size_t d = 0; d < graded.dimensions.size(); ++d) check(assessment.scheme.dimensions[d].id, graded.dimensions[d].determined, graded.dimensions[d].score);
    for (std::size_t g = 0; g < graded.groups.size(); ++g) check(assessment.scheme.groups[g].id, graded.groups[g].determined, graded.groups[g].score);
    check("desk", graded.has_desk, graded.desk);
    check("field", graded.has_field, graded.field);
    const auto total = explained("total");
    ASSERT_TRUE(total.has_value());
    EXPECT_EQ(total->children.size(), assessment.scheme.dimensions.size());
    EXPECT_EQ(explain_score(assessment, graded, "assessed", texts)->remark, graded.assessed.to_text_exact());
    for (const std::string& name : explained_scores(assessment.scheme)) EXPECT_TRUE(explain_score(assessment, graded, name, texts).has_value()) << name;
    EXPECT_FALSE(explain_score(assessment, graded, "weather", texts).has_value());
  }
  EXPECT_GT(checked, 500U);
}

TEST(ExplainScore, InBriefItNamesTheCostliestAndCountsTheOthers) {
  const Texts texts = english();
  std::size_t cut = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Chance chance(seed);
    Assessment assessment;
    assessment.scheme = random_scheme(chance);
    assessment.options = random_options(chance, assessment.scheme);
    std::vector<CriterionResult> results;
    for (const Criterion& c : assessment.scheme.criteria) {
      results.push_back(judge_criterion(c, DecisionRule::guarded, random_measurement(chance, c), Tri::yes, assessment.options, "town:site/1"));
    }
    const SiteResult graded = grade_site(assessment.scheme, assessment.options, site(), 0, std::move(results));
    for (const Dimension& dimension : assessment.scheme.dimensions) {
      // Read literally: what each criterion of the dimension could still give, most first.
      std::vector<std::pair<std::int64_t, std::string>> lacking;
      for (std::size_t i = 0; i < graded.criteria.size(); ++i) {
        const Criterion& c = assessment.scheme.criteria[i];
        if (c.dimension != dimension.id || graded.criteria[i].verdict == Verdict::not_applicable) continue;
        int best = 0;
        for (int s = 0; s <= max_score; ++s) best = c.scale.limits[static_cast<std::size_t>(s)] ? s : best;
        if (best > graded.criteria[i].score.low) lacking.emplace_back(c.weight * (best - graded.criteria[i].score.low), c.code);
      }
      std::stable_sort(lacking.begin(), lacking.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
      const auto full = explain_score(assessment, graded, dimension.id, texts);
      const auto brief = explain_score_briefly(assessment, graded, dimension.id, 2, texts);
      ASSERT_TRUE(full && brief);
      EXPECT_EQ(brief->text, full->text);
      EXPECT_EQ(brief->value, full->value);
      ASSERT_EQ(brief->children.size(), std::min<std::size_t>(lacking.size(), 3)) << "seed " << seed;
      for (std::size_t i = 0; i < std::min<std::size_t>(lacking.size(), 2); ++i) EXPECT_EQ(brief->children[i].reference, lacking[i].second) << "seed " << seed;
      if (lacking.size() <= 2) continue;
      ++cut;
      std::int64_t rest = 0;
      for (std::size_t i = 2; i < lacking.size(); ++i) rest += lacking[i].first;
      EXPECT_NE(brief->children[2].text.find(std::to_string(rest) + " points to gain"), std::string::npos) << brief->children[2].text;
    }
  }
  EXPECT_GT(cut, 50U);
}

}  // namespace
}  // namespace levelground::testing::explain_score_test
