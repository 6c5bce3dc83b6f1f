// SPDX-License-Identifier: Apache-2.0
#include "core/judge/matrix.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::matrix_test {
namespace {

/// ACC-1 for wheels with two rights, ACC-2 for all, SAF-1 for eyes, on paper, with an owner.
Scheme three() {
  Scheme scheme = empty_scheme();
  scheme.rights = {{"access", {"access", "tillgång"}, {"CRPD art. 9"}}, {"play", {"play", "lek"}, {"CRC art. 31"}}};
  scheme.owners = {{"streets", {"streets office", "gatukontoret"}}};
  Criterion a = criterion("ACC-1", "acc", {"wheels"});
  a.weight = 3;
  a.rights = {"access", "play"};
  a.articles = {"CRPD art. 9"};
  a.grounds = {"disability"};
  a.stage = "design";
  Criterion b = criterion("ACC-2", "acc");
  b.weight = 1;
  b.grounds = {"age"};
  b.stage = "design";
  Criterion c = criterion("SAF-1", "saf", {"eyes"});
  c.weight = 2;
  c.owner = "streets";
  c.stage = "management";
  c.grounds = {"sex"};
  c.indicator = "process";
  scheme.principles = {{"O5", {"equal treatment", "likabehandling"}, "overarching", "S", Confidence::confirmed},
                       {"D3", {"access for all", "tillgång för alla"}, "design", "S", Confidence::unconfirmed}};
  a.principles = {"O5", "D3"};
  c.principles = {"O5"};
  scheme.criteria = {a, b, c};
  return scheme;
}

SiteResult site_of(std::vector<CriterionResult> results) {
  SiteResult site;
  site.criteria = std::move(results);
  return site;
}

const MatrixRow* row(const Matrix& m, const std::string& id) {
  for (const MatrixRow& one : m.rows) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

TEST(Matrix, AddsUpGroupsAsTheirScoreIsAddedUp) {
  const Scheme scheme = three();
  const SiteResult one =
      site_of({result(Verdict::met, 3, 3), result(Verdict::cannot_tell, 0, 3, false), result(Verdict::not_met, 0, 0)});
  const Matrix m = matrix(scheme, {&one}, MatrixBy::group);
  const MatrixRow* wheels = row(m, "wheels");
  ASSERT_NE(wheels, nullptr);
  // Weight 3 with score 3 and weight 1 with 0 to 3, of 12: 75 to 100.
  EXPECT_EQ(wheels->all.score, (Fractions{75, 100}));
  EXPECT_EQ(wheels->all.assessed, Rational::ratio(3, 4));
  EXPECT_EQ(wheels->all.criteria, 2);
  EXPECT_EQ(wheels->all.verdicts, (std::array<std::int64_t, 5>{1, 0, 1, 0, 0}));
  EXPECT_EQ(wheels->cells[0].score, (Fractions{75, 100}));
  EXPECT_EQ(wheels->cells[1].criteria, 0) << "nothing in safety is for wheels";
  const MatrixRow* eyes = row(m, "eyes");
  ASSERT_NE(eyes, nullptr);
  EXPECT_EQ(eyes->cells[1].score, (Fractions{0, 0}));
}

TEST(Matrix, AViewIsTheLowestOfItsGroupsInEachCell) {
  Scheme scheme = three();
  scheme.views = {{"both", {"both", "båda"}, {"wheels", "eyes"}}};
  const SiteResult one =
      site_of({result(Verdict::met, 3, 3), result(Verdict::cannot_tell, 0, 3, false), result(Verdict::not_met, 0, 0)});
  const Matrix m = matrix(scheme, {&one}, MatrixBy::group);
  const MatrixRow* both = row(m, "both");
  ASSERT_NE(both, nullptr);
  EXPECT_EQ(both, &m.rows.back()) << "below the groups";
  EXPECT_TRUE(both->view);
  // Accessibility: wheels 9 of 12 to 12 of 12, eyes 0 to 3 of 3. Safety: eyes 0 of 6, and no criterion there is for wheels.
  EXPECT_EQ(both->cells[0].score, (Fractions{0, 100}));
  EXPECT_EQ(both->cells[0].assessed, Rational(0)) << "that of eyes";
  EXPECT_EQ(both->cells[0].criteria, 2) << "each once, though one is for both";
  EXPECT_EQ(both->cells[1].score, (Fractions{0, 0}));
  EXPECT_EQ(both->all.score, (Fractions{0, Rational::ratio(100, 3)})) << "eyes: 0 to 3 of 9";
  EXPECT_NE(matrix_json(scheme, {}, m).find("\"view\": true"), std::string::npos);
  EXPECT_EQ(row(matrix(scheme, {&one}, MatrixBy::ground), "both"), nullptr);
}

TEST(Matrix, AcrossVerdictsAndGapsCountsThemWithScoreAndCoverage) {
  const Scheme scheme = three();
  SiteResult one =
      site_of({result(Verdict::met, 3, 3), result(Verdict::cannot_tell, 0, 3, false), result(Verdict::not_met, 0, 0)});
  Gap step;
  step.criterion = 2;
  step.kind = GapKind::barrier;
  step.mandatory = true;
  Gap second = step;
  second.mandatory = false;
  Gap open;
  open.criterion = 2;
  open.kind = GapKind::possible;
  one.gaps = {step, second, open};
  const Matrix verdicts = matrix(scheme, {&one}, MatrixBy::right, MatrixAcross::verdict);
  const MatrixRow* access = row(verdicts, "access");
  ASSERT_NE(access, nullptr);
  ASSERT_EQ(access->cells.size(), 5U);
  EXPECT_EQ(access->cells[0].criteria, 1);
  EXPECT_EQ(access->cells[0].score, (Fractions{100, 100}));
  EXPECT_EQ(access->cells[1].criteria, 0);
  const MatrixRow* none = row(verdicts, "");
  ASSERT_NE(none, nullptr);
  EXPECT_EQ(none->cells[1].score, (Fractions{0, 0}));
  EXPECT_EQ(none->cells[2].score, (Fractions{0, 100}));
  EXPECT_EQ(none->cells[2].assessed, 0);
  EXPECT_EQ(none->all.criteria, 2);

  const Matrix gaps = matrix(scheme, {&one}, MatrixBy::owner, MatrixAcross::gap);
  const MatrixRow* streets = row(gaps, "streets");
  ASSERT_NE(streets, nullptr);
  ASSERT_EQ(streets->cells.size(), 4U);
  EXPECT_EQ(streets->cells[0].gaps, 2);
  EXPECT_EQ(streets->cells[0].mandatory_gaps, 1);
  EXPECT_EQ(streets->cells[0].score, (Fractions{0, 0}));
  EXPECT_EQ(streets->cells[1].gaps, 0);
  EXPECT_EQ(streets->cells[2].gaps, 1);
  EXPECT_EQ(streets->all.gaps, 3);
  EXPECT_EQ(streets->all.criteria, 1) << "a criterion with gaps of two kinds is still one";
  const auto json = nlohmann::json::parse(matrix_json(scheme, {}, gaps));
  EXPECT_FALSE(json.contains("altered"));
  Scheme altered = scheme;
  altered.altered = true;
  EXPECT_EQ(nlohmann::json::parse(matrix_json(altered, {}, gaps))["altered"], true);
  EXPECT_EQ(json["columns"][0], "barrier");
  EXPECT_EQ(json["rows"][0]["cells"]["barrier"]["mandatory_gaps"], 1);
}

TEST(Matrix, CountsACriterionInEveryRightItServesAndShowsWhatNamesNone) {
  const Scheme scheme = three();
  const SiteResult one =
      site_of({result(Verdict::met, 3, 3), result(Verdict::met, 2, 2), result(Verdict::not_applicable, 0, 0)});
  const Matrix rights = matrix(scheme, {&one}, MatrixBy::right);
  ASSERT_EQ(rights.rows.size(), 3U);
  EXPECT_EQ(rights.rows[0].id, "access");
  EXPECT_EQ(rights.rows[1].id, "play");
  EXPECT_EQ(rights.rows[2].id, "");
  EXPECT_EQ(rights.rows[2].all.criteria, 1) << "ACC-2; SAF-1 does not apply";
  EXPECT_EQ(rights.rows[2].all.verdicts[4], 1);
  EXPECT_EQ(matrix(scheme, {&one}, MatrixBy::owner).rows.size(), 2U);
  EXPECT_EQ(matrix(scheme, {&one}, MatrixBy::stage).rows.size(), 2U) << "stages without a criterion are left out";
  EXPECT_EQ(matrix(scheme, {&one}, MatrixBy::ground).rows.size(), 3U);
  EXPECT_EQ(matrix(scheme, {&one}, MatrixBy::indicator).rows.size(), 2U);
}

TEST(Matrix, AsJsonSaysForWhomItIsJudged) {
  const Scheme scheme = three();
  const SiteResult one = site_of({result(Verdict::met, 3, 3), result(Verdict::met, 2, 2), result(Verdict::met, 2, 2)});
  Scope scope;
  EXPECT_EQ(nlohmann::json::parse(matrix_json(scheme, scope, matrix(scheme, {&one}, MatrixBy::group)))["scope"]["narrow"], false);
  scope.groups = {"wheels"};
  const auto json = nlohmann::json::parse(matrix_json(scheme, scope, matrix(scheme, {&one}, MatrixBy::group)));
  EXPECT_EQ(json["scope"]["narrow"], true);
  EXPECT_EQ(json["scope"]["groups"], nlohmann::json::array({"wheels"}));
}

TEST(Matrix, PoolsTheSitesGiven) {
  const Scheme scheme = three();
  const SiteResult good = site_of({result(Verdict::met, 3, 3), result(Verdict::met, 3, 3), result(Verdict::met, 3, 3)});
  const SiteResult bad =
      site_of({result(Verdict::not_met, 0, 0), result(Verdict::not_met, 0, 0), result(Verdict::not_met, 0, 0)});
  const Matrix both = matrix(scheme, {&good, &bad}, MatrixBy::group);
  EXPECT_EQ(row(both, "wheels")->all.score, (Fractions{50, 50}));
  EXPECT_EQ(row(both, "wheels")->all.criteria, 4);
}

TEST(Matrix, AsJsonHasEveryCellWithIntervalAndCoverage) {
  const Scheme scheme = three();
  const SiteResult one =
      site_of({result(Verdict::met, 3, 3), result(Verdict::cannot_tell, 0, 3, false), result(Verdict::not_met, 0, 0)});
  const auto json = nlohmann::json::parse(matrix_json(scheme, {}, matrix(scheme, {&one}, MatrixBy::group)));
  EXPECT_EQ(json["by"], "group");
  EXPECT_EQ(json["rows"][0]["cells"]["acc"]["score_low"], "75");
  EXPECT_EQ(json["rows"][0]["cells"]["acc"]["assessed"], "0.75");
  EXPECT_EQ(json["rows"][0]["cells"]["saf"]["score_low"], nullptr);
  EXPECT_EQ(json["rows"][0]["all"]["verdicts"]["met"], 1);
}

TEST(Matrix, IsKnownByName) {
  for (const MatrixBy by :
       {MatrixBy::group, MatrixBy::ground, MatrixBy::right, MatrixBy::stage, MatrixBy::owner, MatrixBy::indicator}) {
    EXPECT_EQ(matrix_by_from_name(matrix_by_name(by)), by);
  }
  EXPECT_FALSE(matrix_by_from_name("weather").has_value());
}

TEST(Matrix, ReportsToEachTreatyArticleByArticle) {
  Scheme scheme = three();
  scheme.rights.push_back({"equal", {"equal", "lika"}, {"CRPD art. 9", "CEDAW art. 2"}});
  scheme.criteria[1].articles = {"CEDAW art. 2"};
  scheme.criteria[2].rights = {"equal"};
  scheme.criteria[2].articles = {"CRPD art. 9"};
  const SiteResult one = site_of({result(Verdict::met, 3, 3), result(Verdict::met, 2, 2), result(Verdict::not_met, 0, 0)});
  const Matrix m = matrix(scheme, {&one}, MatrixBy::article, MatrixAcross::verdict);
  ASSERT_EQ(m.rows.size(), 2U) << "CEDAW, CRPD; a criterion that names the right to play serves CRC art. 31 only where it says so";
  EXPECT_EQ(m.rows[0].id, "CEDAW art. 2");
  EXPECT_EQ(m.rows[0].all.verdicts, (std::array<std::int64_t, 5>{1, 0, 0, 0, 0}));
  EXPECT_EQ(row(m, "CRPD art. 9")->all.verdicts, (std::array<std::int64_t, 5>{1, 1, 0, 0, 0})) << "named by two rights, counted once for each criterion";
  const Matrix rights = matrix(scheme, {&one}, MatrixBy::right);
  EXPECT_EQ(row(rights, "equal")->all.criteria, 3) << "by name, and by either of its articles";
  EXPECT_EQ(row(rights, "access")->all.criteria, 2) << "SAF-1 serves its article";
  EXPECT_EQ(row(rights, "play")->all.criteria, 1) << "named, with no article";
  EXPECT_EQ(row(rights, ""), nullptr) << "ACC-2 names no right, and an article of one";

  scheme.criteria[1].articles.clear();
  scheme.articles = {{"CRPD art. 9", {"accessibility", "tillgänglighet"}}};
  const Matrix listed = matrix(scheme, {&one}, MatrixBy::article);
  ASSERT_EQ(listed.rows.size(), 2U);
  EXPECT_EQ(row_name(scheme, MatrixBy::article, listed.rows[0], Texts({}, "sv")), "CRPD art. 9: tillgänglighet");
  EXPECT_EQ(listed.rows[1].id, "") << "what names no article";
}

TEST(Matrix, SetsPrinciplesAgainstStages) {
  const Scheme scheme = three();
  const SiteResult one = site_of({result(Verdict::met, 3, 3), result(Verdict::not_observed, 0, 3, false), result(Verdict::cannot_tell, 0, 2)});
  const Matrix m = matrix(scheme, {&one}, MatrixBy::principle, MatrixAcross::stage);
  const std::vector<std::string> columns = matrix_columns(scheme, MatrixAcross::stage);
  ASSERT_EQ(columns.size(), 7U);
  const auto column = [&](const char* stage) { return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), stage) - columns.begin()); };
  const MatrixRow* equal = row(m, "O5");
  ASSERT_NE(equal, nullptr);
  EXPECT_EQ(equal->cells[column("design")].score, (Fractions{100, 100}));
  EXPECT_EQ(equal->cells[column("management")].score, (Fractions{0, Rational::ratio(200, 3)}));
  EXPECT_EQ(equal->cells[column("land")].criteria, 0);
  EXPECT_EQ(equal->all.criteria, 2);
  const MatrixRow* access = row(m, "D3");
  ASSERT_NE(access, nullptr);
  EXPECT_EQ(access->all.criteria, 1);
  const MatrixRow* none = row(m, "");
  ASSERT_NE(none, nullptr) << "ACC-2 carries out none";
  EXPECT_EQ(none->all.verdicts[static_cast<std::size_t>(Verdict::not_observed)], 1);
}

}  // namespace
}  // namespace levelground::testing::matrix_test
