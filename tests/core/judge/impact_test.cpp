// SPDX-License-Identifier: Apache-2.0
#include "core/judge/impact.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::impact_test {
namespace {

/// One site; its route was measured 1600 to 1700 mm wide and judged by a scheme that asks at least `pass` mm.
Assessment judged(std::int64_t pass, Outcome outcome, std::optional<std::uint32_t> level) {
  Assessment assessment;
  assessment.scheme = empty_scheme();
  Criterion width = criterion("ACC-02");
  width.lineage = "ACC-02";
  width.scale = at_least(std::nullopt, limit(pass), limit(2000));
  width.scale.limits[2]->text = std::to_string(pass) + " mm";
  width.scale.limits[3]->text = "2000 mm";
  assessment.scheme.criteria = {width};
  SiteResult site;
  site.id = "town:site/1";
  site.name = "Square";
  site.outcome = outcome;
  site.level = level;
  CriterionResult result = judge_criterion(width, DecisionRule::guarded, measured(1600, 1700), Tri::yes, {}, site.id);
  site.criteria = {result};
  if (result.verdict != Verdict::met) {
    Gap gap;
    gap.id = "gap-of-the-route";
    site.gaps = {gap};
  }
  assessment.sites = {site};
  return assessment;
}

TEST(Impact, NamesTheVerdictThatTurnsAndTheLimitThatTurnedIt) {
  const Assessment older = judged(1500, Outcome::level, 1U);
  const Assessment newer = judged(1800, Outcome::not_certified, std::nullopt);
  const std::vector<SiteImpact> sites = compare(older, newer);
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_TRUE(sites[0].changes());
  EXPECT_EQ(direction(sites[0]), -1);
  EXPECT_EQ(sites[0].gaps_new, 1U);
  EXPECT_EQ(sites[0].gaps_gone, 0U);
  ASSERT_EQ(sites[0].verdicts.size(), 1U);
  const VerdictChange& change = sites[0].verdicts[0];
  EXPECT_EQ(change.before, Verdict::met);
  EXPECT_EQ(change.after, Verdict::not_met);
  EXPECT_TRUE(change.known);
  EXPECT_EQ(change.value, (Interval{1600, 1700}));
  ASSERT_EQ(change.why.size(), 1U);
  EXPECT_EQ(change.why[0].fact, "limit");
  EXPECT_EQ(change.why[0].strictness, SchemeChange::Strictness::stricter);

  const std::vector<SiteImpact> back = compare(newer, older);
  EXPECT_EQ(direction(back[0]), 1);
  EXPECT_EQ(back[0].gaps_gone, 1U);
}

TEST(Impact, OfTheSameSchemeIsNone) {
  const Assessment same = judged(1500, Outcome::level, 1U);
  const std::vector<SiteImpact> sites = compare(same, same);
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_FALSE(sites[0].changes());
  EXPECT_EQ(direction(sites[0]), 0);
}

TEST(Impact, AWeightOrALegalMinimumIsACauseThoughNoVerdictDiffers) {
  const Assessment older = judged(1500, Outcome::level, 1U);
  Assessment newer = older;
  newer.scheme.criteria[0].weight = older.scheme.criteria[0].weight + 1;
  newer.scheme.criteria[0].scale.limits[2]->legal_minimum = true;
  newer.scheme.criteria[0].scale.limits[3]->clause = "another page";
  newer.sites.edit(0).total.low = older.sites[0].total.low + Rational(1);
  const SiteImpact site = compare(older, newer)[0];
  EXPECT_FALSE(site.changes());
  EXPECT_TRUE(site.only_total_moves());
  EXPECT_FALSE(compare(older, older)[0].only_total_moves());
  std::vector<std::string> facts;
  for (const SchemeChange& change : changes_around_verdicts(older.scheme, newer.scheme)) facts.push_back(change.fact + " " + change.item);
  EXPECT_EQ(facts, (std::vector<std::string>{"weight ", "authority 2"})) << "another clause moves nothing";
  EXPECT_TRUE(changes_around_verdicts(older.scheme, older.scheme).empty());
}

/// The facts told under the first verdict that differs, each with its criterion.
std::vector<std::string> told_why(const Assessment& older, const Assessment& newer) {
  std::vector<std::string> facts;
  const auto compared = compare(older, newer);
  for (const SchemeChange& change : compared[0].verdicts.at(0).why) facts.push_back(change.criterion + " " + change.fact + " " + change.item);
  return facts;
}

TEST(Impact, TellsOfALegalMinimumAndOfAFigureThatNobodyConfirmsWhereAVerdictTurnsByThem) {
  const Assessment older = judged(1500, Outcome::level, 1U);
  Assessment newer = older;
  newer.sites.edit(0).criteria.edit(0).verdict = Verdict::not_met;
  newer.scheme.criteria[0].scale.limits[2]->legal_minimum = true;
  newer.scheme.criteria[0].scale.limits[3]->clause = "another page";
  EXPECT_EQ(told_why(older, newer), std::vector<std::string>{"ACC-02 authority 2"}) << "an equivalent solution does not stand in for the law";
  Assessment unconfirmed = older;
  unconfirmed.sites.edit(0).criteria.edit(0).verdict = Verdict::not_observed;
  unconfirmed.scheme.criteria[0].scale.limits[2]->confidence = Confidence::unconfirmed;
  EXPECT_TRUE(told_why(older, unconfirmed).empty()) << "it decides, but for a certificate";
  unconfirmed.options.certifying = true;
  EXPECT_EQ(told_why(older, unconfirmed), std::vector<std::string>{"ACC-02 authority 2"});
}

TEST(Impact, TellsWhatChangedInWhatStandsInForTheCriterion) {
  Assessment older = judged(1500, Outcome::level, 1U);
  Criterion other = criterion("ACC-03");
  other.lineage = "ACC-03";
  older.scheme.criteria.push_back(other);
  CriterionResult instead = older.sites[0].criteria[0];
  instead.criterion = 1;
  older.sites.edit(0).criteria = {older.sites[0].criteria[0], instead};
  older.sites.edit(0).criteria.edit(0).alternative = 1;
  Assessment newer = older;
  newer.scheme.criteria[1].max_age_months = 1;
  newer.sites.edit(0).criteria.edit(0).alternative.reset();
  newer.sites.edit(0).criteria.edit(0).verdict = Verdict::cannot_tell;
  EXPECT_EQ(told_why(older, newer), std::vector<std::string>{"ACC-03 max_age "});
  const auto json = nlohmann::json::parse(impact_json(older, newer, compare(older, newer)));
  EXPECT_EQ(json["sites"][0]["verdicts"][0]["why"][0]["criterion"], "ACC-03");
}

TEST(Impact, TellsOfTheGroupsThatALimitIsAskedForEachOf) {
  Assessment older = judged(1500, Outcome::level, 1U);
  older.scheme.criteria[0].scale.limits[2]->for_each_group = 750;
  Assessment newer = older;
  newer.scheme.groups[2].has_floor = true;
  newer.sites.edit(0).criteria.edit(0).verdict = Verdict::not_met;
  EXPECT_EQ(told_why(older, newer), std::vector<std::string>{" floor_of_group " + newer.scheme.groups[2].id});
  newer.options.scope.groups = {newer.scheme.groups[0].id};
  EXPECT_TRUE(told_why(older, newer).empty()) << "the project names its groups";
}

TEST(Impact, PairsCriteriaByLineageAndSaysWhichCameAndWent) {
  const Assessment older = judged(1500, Outcome::level, 1U);
  Assessment renamed = judged(1500, Outcome::level, 1U);
  renamed.scheme.criteria[0].code = "ACC-99";
  EXPECT_TRUE(compare(older, renamed)[0].verdicts.empty()) << "the same criterion under another code";
  Assessment other = renamed;
  other.scheme.criteria[0].lineage = "ACC-99";
  const std::vector<VerdictChange> verdicts = compare(older, other)[0].verdicts;
  ASSERT_EQ(verdicts.size(), 2U);
  EXPECT_EQ(verdicts[0].criterion, "ACC-02");
  EXPECT_FALSE(verdicts[0].after.has_value());
  EXPECT_EQ(verdicts[1].criterion, "ACC-99");
  EXPECT_FALSE(verdicts[1].before.has_value());
}

std::shared_ptr<const PlaceResult> place_of(const std::string& feature) {
  PlaceResult place;
  place.feature = feature;
  return std::make_shared<PlaceResult>(std::move(place));
}

TEST(Impact, AGapGoesOnUnderTheCriterionThatTookThePlaceOfItsOwn) {
  const auto with_gap = [](const std::string& code, const std::string& id, const std::string& feature) {
    Assessment assessment = judged(1800, Outcome::not_certified, std::nullopt);
    assessment.scheme.criteria[0].code = assessment.scheme.criteria[0].lineage = code;
    assessment.sites.edit(0).gaps[0].id = id;
    assessment.sites.edit(0).gaps[0].place = place_of(feature);
    return assessment;
  };
  const Assessment older = with_gap("ACC-02", "1", "town:walkway/7");
  Assessment newer = with_gap("ACC-05", "2", "town:walkway/7");
  EXPECT_EQ(compare(older, newer)[0].gaps_gone, 1U) << "nothing says that the one took the place of the other";
  newer.scheme.deprecated = {{"ACC-02", "1.0.0", {"ACC-05"}, {"Renumbered", "Omnumrerat"}, {}, 0}};
  const SiteImpact site = compare(older, newer)[0];
  EXPECT_EQ(site.gaps_handed_on, 1U);
  EXPECT_EQ(site.gaps_gone, 0U);
  EXPECT_EQ(site.gaps_new, 0U);
  ASSERT_EQ(site.verdicts.size(), 2U);
  ASSERT_EQ(site.verdicts[0].why.size(), 1U);
  EXPECT_EQ(site.verdicts[0].why[0].related, std::vector<std::string>{"ACC-05"});
  // The successor stands with what it asks for beside what the old one asked for.
  Assessment stricter = newer;
  stricter.scheme.criteria[0].scale.limits[2]->limit = 1900;
  stricter.scheme.criteria[0].scale.limits[2]->text = "1900 mm";
  const SiteImpact then = compare(older, stricter)[0];
  ASSERT_EQ(then.verdicts.size(), 2U);
  ASSERT_EQ(then.verdicts[1].why.size(), 2U);
  EXPECT_EQ(then.verdicts[1].why[1].fact, "limit");
  EXPECT_EQ(then.verdicts[1].why[1].strictness, SchemeChange::Strictness::stricter);
  EXPECT_EQ(then.verdicts[1].why[1].related, std::vector<std::string>{"ACC-02"});
  Assessment elsewhere = newer;
  elsewhere.sites.edit(0).gaps[0].place = place_of("town:walkway/8");
  EXPECT_EQ(compare(older, elsewhere)[0].gaps_handed_on, 0U) << "at another place it is another gap";
  EXPECT_EQ(compare(older, elsewhere)[0].gaps_new, 1U);
}

TEST(Impact, UndeterminedIsNeitherBetterNorWorse) {
  const Assessment older = judged(1500, Outcome::level, 1U);
  const Assessment newer = judged(1500, Outcome::undetermined, std::nullopt);
  EXPECT_EQ(direction(compare(older, newer)[0]), 0);
  EXPECT_TRUE(compare(older, newer)[0].changes());
}

TEST(Impact, CountsWhoIsGivenALevelAndWhoLosesItAndSaysWhy) {
  Assessment older = judged(1500, Outcome::level, 1U);
  Assessment newer = judged(1500, Outcome::undetermined, std::nullopt);
  newer.sites.edit(0).reasons = {LocalText{"Too much does not apply.", "För mycket är inte tillämpligt."}};
  const std::vector<SiteImpact> lost = compare(older, newer);
  EXPECT_EQ(lost[0].level_turn(), LevelTurn::lost);
  EXPECT_EQ(count(lost).lost, 1U);
  EXPECT_EQ(count(lost).worse, 0U);
  ASSERT_EQ(lost[0].reasons_after.size(), 1U);
  EXPECT_EQ(compare(newer, older)[0].level_turn(), LevelTurn::given);
  EXPECT_EQ(compare(older, judged(1800, Outcome::not_certified, std::nullopt))[0].level_turn(), LevelTurn::none) << "that is a fall";
  EXPECT_TRUE(compare(newer, newer)[0].reasons_after.empty()) << "nothing to explain where it stands as before";
  const auto json = nlohmann::json::parse(impact_json(older, newer, lost))["sites"][0];
  EXPECT_EQ(json["direction"], 0);
  EXPECT_EQ(json["level_turn"], "lost");
  EXPECT_EQ(json["after"]["reasons"][0]["en"], "Too much does not apply.");
}

TEST(Impact, ANewCriterionThatDoesNotApplyIsToldAndJudgesNothingOtherwise) {
  const Assessment older = judged(1500, Outcome::level, 1U);
  Assessment newer = older;
  Criterion more = criterion("ACC-77");
  more.lineage = "ACC-77";
  newer.scheme.criteria.push_back(more);
  std::vector<CriterionResult> results = newer.sites[0].criteria.copied();
  results.push_back(judge(more, Measurement(), Tri::no));
  newer.sites.edit(0).criteria = std::move(results);
  for (const bool came : {true, false}) {
    const SiteImpact site = came ? compare(older, newer)[0] : compare(newer, older)[0];
    ASSERT_EQ(site.verdicts.size(), 1U);
    EXPECT_TRUE(site.verdicts[0].idle());
    EXPECT_FALSE(site.changes());
  }
  const auto json = nlohmann::json::parse(impact_json(older, newer, compare(older, newer)))["sites"][0];
  EXPECT_EQ(json["judged_otherwise"], false);
  EXPECT_TRUE(json["verdicts"][0]["after"]["score_high"].is_null()) << "what does not apply has no score";
}

TEST(Impact, AsJsonNamesSchemesSitesAndReasons) {
  const Assessment older = judged(1500, Outcome::level, 1U);
  const Assessment newer = judged(1800, Outcome::not_certified, std::nullopt);
  const auto all = nlohmann::json::parse(impact_json(older, newer, compare(older, newer)));
  EXPECT_EQ(all["older"]["scope"]["narrow"], false);
  EXPECT_EQ(all["sites"][0]["direction"], -1);
  EXPECT_EQ(all["sites"][0]["before"]["outcome"], "level");
  EXPECT_EQ(all["sites"][0]["after"]["level"], nullptr);
  EXPECT_EQ(all["sites"][0]["verdicts"][0]["why"][0]["strictness"], "stricter");
}

}  // namespace
}  // namespace levelground::testing::impact_test
