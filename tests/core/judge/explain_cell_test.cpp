// SPDX-License-Identifier: Apache-2.0
// Every cell of every matrix can be asked for by its name, and its explanation comes to the number that the matrix shows.
#include "core/judge/explain_cell.hpp"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "core/judge/words.hpp"
#include "core/scheme/vocabulary.hpp"
#include "tests/core/judge/random_scheme.hpp"

namespace levelground::testing::explain_cell_test {
namespace {

Texts both_files() {
  std::string all;
  for (const char* name : {"judge.yaml", "core.yaml"}) {
    std::ifstream in(std::string(LEVELGROUND_SOURCE_DIR) + "/texts/" + name, std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
    all += "\n";
  }
  return {Texts::parse(all, "texts"), "en"};
}

/// A random site whose criteria name rights, grounds, stages, owners and indicators at random.
Assessment random_assessment(std::uint64_t seed) {
  Chance chance(seed);
  Assessment assessment;
  Scheme& scheme = assessment.scheme;
  scheme = random_scheme(chance);
  scheme.rights = {{"access", {"access", "tillgång"}, {"CRPD art. 9"}}, {"play", {"play", "lek"}, {"CRC art. 31", "CRPD art. 9"}}};
  scheme.owners = {{"streets", {"streets office", "gatukontoret"}}, {"parks", {"parks office", "parkförvaltningen"}}};
  scheme.principles = {{"O5", {"equal treatment", "likabehandling"}, "overarching", "S", Confidence::confirmed}};
  scheme.views = {{"disabled", {"persons with disabilities", "personer med funktionsnedsättning"}, {"wheels", "eyes"}}};
  const auto grounds = scheme.grounds();
  const auto stages = vocabulary::list(vocabulary::stages());
  const auto indicators = vocabulary::list(vocabulary::indicators());
  const auto one_of = [&](const std::vector<std::string>& list) { return list[static_cast<std::size_t>(chance.whole(0, static_cast<std::int64_t>(list.size()) - 1))]; };
  std::vector<CriterionResult> results;
  for (Criterion& c : scheme.criteria) {
    if (chance.one_in(2)) c.rights = {chance.one_in(2) ? "access" : "play"};
    if (chance.one_in(2)) c.grounds = {one_of(grounds)};
    if (chance.one_in(2)) c.owner = chance.one_in(2) ? "streets" : "parks";
    if (chance.one_in(2)) c.principles = {"O5"};
    if (chance.one_in(2)) c.indicator = one_of(indicators);
    c.stage = one_of(stages);
    results.push_back(judge_criterion(c, DecisionRule::guarded, random_measurement(chance, c), chance.one_in(6) ? Tri::no : Tri::yes, {}, "town:site/1"));
  }
  assessment.sites = {grade_site(scheme, {}, site(), 0, std::move(results))};
  return assessment;
}

TEST(ExplainCell, EveryCellComesToTheNumberOfTheMatrix) {
  const Texts texts = both_files();
  std::size_t cells = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Assessment assessment = random_assessment(seed);
    const Scheme& scheme = assessment.scheme;
    const SiteResult& graded = assessment.sites[0];
    for (int by = 0; by <= static_cast<int>(MatrixBy::article); ++by) {
      for (const auto across : {MatrixAcross::dimension, MatrixAcross::verdict, MatrixAcross::gap, MatrixAcross::stage}) {
        const std::vector<std::string> columns = matrix_columns(scheme, across);
        const auto check = [&](const CellName& name, const MatrixCell& cell) {
          const std::vector<CellName> found = cells_named(scheme, name.text(), texts);
          ASSERT_EQ(found.size(), 1U) << name.text();
          EXPECT_EQ(found[0].text(), name.text());
          const Explanation tree = explain_cell(assessment, graded, found[0], texts);
          if (cell.criteria == 0) return;
          ++cells;
          EXPECT_EQ(tree.value, score_words(cell.score, texts)) << name.text();
          if (!name.view.empty()) return;  // its parts are its groups, which are looked at themselves
          EXPECT_EQ(tree.children.back().value, decimal_words(cell.assessed * Rational(100), texts) + " %") << name.text();
          std::int64_t judged = 0;
          for (const std::int64_t count : cell.verdicts) judged += count;
          EXPECT_EQ(tree.children.size(), static_cast<std::size_t>(judged) + 1) << name.text();
        };
        for (const MatrixRow& row : matrix(scheme, {&graded}, static_cast<MatrixBy>(by), across).rows) {
          const std::string of_row = row.view ? std::string() : row.id;
          const std::string view = row.view ? row.id : std::string();
          if (across == MatrixAcross::dimension) check({static_cast<MatrixBy>(by), of_row, view, {}, {}}, row.all);
          for (std::size_t c = 0; c < columns.size(); ++c) check({static_cast<MatrixBy>(by), of_row, view, across, columns[c]}, row.cells[c]);
        }
      }
    }
  }
  EXPECT_GT(cells, 1000U);
}

TEST(ExplainCell, IsFoundByIdByNameAndByAxis) {
  const Texts texts = both_files();
  const Assessment assessment = random_assessment(3);
  const auto names = [&](const char* word) {
    std::vector<std::string> found;
    for (const CellName& cell : cells_named(assessment.scheme, word, texts)) found.push_back(cell.text());
    return found;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names("access"), Names{"right:access"});
  EXPECT_EQ(names("Streets office"), Names{"owner:streets"});
  EXPECT_EQ(names("CRPD art. 9"), Names{"article:CRPD art. 9"});
  EXPECT_EQ(names("wheels/saf"), Names{"group:wheels/dimension:saf"});
  EXPECT_EQ(names("disabled/saf"), Names{"view:disabled/dimension:saf"});
  EXPECT_EQ(names("ground:none"), Names{"ground:none"});
  EXPECT_EQ(names("access/not_observed"), (Names{"right:access/verdict:not_observed", "right:access/gap:not_observed"}));
  EXPECT_EQ(names("nothing of the kind"), Names{});
}

}  // namespace
}  // namespace levelground::testing::explain_cell_test
