// SPDX-License-Identifier: Apache-2.0
#include "core/judge/explain_outcome.hpp"

#include <algorithm>
#include <array>

#include "core/base/errors.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/reasons.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sensitivity.hpp"
#include "core/judge/sentences.hpp"
#include "core/judge/tie_breaks.hpp"
#include "core/judge/words.hpp"

namespace levelground {

namespace {

/// Criteria named as holding back most points where not all are asked for; the others are counted.
constexpr std::size_t missing_listed = 6;

Explanation told(std::string text) { return {std::move(text), {}, {}, {}, {}}; }

std::string standing_words(const Scheme& scheme, const Standing& then, const Texts& texts) {
  return outcome_words(scheme, then.outcome, then.level, texts);
}

Explanation reasons_node(const Assessment& assessment, const SiteResult& site, const Texts& texts, const OutcomeQuestion& question) {
  const auto level = level_asked(assessment.scheme, site, question);
  const std::vector<SharedText> reasons = reasons_asked(assessment, site, question);
  std::string id = reasons.empty() ? "outcome.no_reasons" : "outcome.reasons";
  if (level && question.level) id += "_for";
  Explanation node = told(texts.get(id, {{"level", level ? assessment.scheme.levels[*level].name.in(texts.language()) : std::string()}}));
  for (const SharedText& reason : reasons) node.children.push_back(told(reason.in(texts.language())));
  return node;
}

Explanation scores_node(const Scheme& scheme, const Scope& scope, const SiteResult& site, const Texts& texts) {
  Explanation node = told(texts.get("outcome.scores", {{"total", score_words(site.total, texts)}}));
  const auto add = [&](const std::string& name, bool determined, const Fractions& score, const Rational& assessed) {
    Explanation row = told(name);
    row.value = determined ? score_words(score, texts) : texts.get("judge.outcome.undetermined");
    row.remark = texts.get("outcome.assessed", {{"share", decimal_words(assessed * Rational(100), texts)}});
    node.children.push_back(std::move(row));
  };
  for (std::size_t d = 0; d < scheme.dimensions.size(); ++d) {
    const DimensionResult& result = site.dimensions[d];
    add(scheme.dimensions[d].name.in(texts.language()), result.determined, result.score, result.assessed);
  }
  for (const std::uint32_t g : groups_in_scope(scheme, scope)) {
    add(scheme.groups[g].name.in(texts.language()), site.groups[g].determined, site.groups[g].score,
        site.groups[g].assessed);
  }
  return node;
}

Explanation missing_node(const Scheme& scheme, const SiteResult& site, const Texts& texts, bool in_full) {
  const std::vector<MissingPoints> missing = missing_points(scheme, site);
  Explanation node = told(texts.get(missing.empty() ? "outcome.no_missing" : "outcome.missing"));
  const std::size_t listed = in_full ? missing.size() : std::min(missing_listed, missing.size());
  for (std::size_t i = 0; i < listed; ++i) {
    const Criterion& criterion = scheme.criteria[missing[i].criterion];
    Explanation row = told(criterion.code + " " + criterion.title.in(texts.language()));
    row.value = "+" + decimal_words(missing[i].points, texts);
    row.remark = verdict_words(site.criteria[missing[i].criterion].verdict, texts);
    if (rests_on_unconfirmed(criterion)) row.remark = texts.get("judge.unconfirmed_limit", {{"limit", row.remark}});
    row.reference = criterion.code;
    node.children.push_back(std::move(row));
  }
  if (listed < missing.size()) node.children.push_back(told(texts.plural("outcome.more_missing", static_cast<long long>(missing.size() - listed))));
  return node;
}

Explanation tier_node(const Assessment& assessment, const SiteResult& site, const Texts& texts) {
  const auto number = assessment.find_number(site.id);
  if (!number) throw Defect("a site is asked about that the assessment does not hold");
  const std::string tier = std::to_string(assessment.tier(*number));
  if (!assessment.tied(*number)) return told(texts.get("outcome.tier", {{"tier", tier}}));
  const auto tie_break = TieBreaks(assessment).of(*number);
  if (!tie_break) return told(texts.get("outcome.tier_open", {{"tier", tier}}));
  return told(texts.get("outcome.tier_tied", {{"tier", tier}, {"answer", tie_break_words(assessment, *tie_break, texts)}}));
}

/// Nodes of one kind under a heading, or one line that says that nothing of the kind turns it.
template <typename Turns, typename Words>
Explanation turns_node(const char* some, const char* none, const Turns& turns, const Texts& texts, const Words& words) {
  Explanation node = told(texts.get(turns.empty() ? none : some));
  for (const auto& turn : turns) node.children.push_back(told(words(turn)));
  return node;
}

/// The codes of the criteria of which this holds at the site, "ACC-02, SAF-01"; empty where it holds of none.
template <typename Holds>
std::string codes_where(const Scheme& scheme, const SiteResult& site, Holds&& holds) {
  std::string codes;
  for (std::size_t i = 0; i < scheme.criteria.size(); ++i) {
    if (holds(scheme.criteria[i], site.criteria[i])) codes += (codes.empty() ? "" : ", ") + scheme.criteria[i].code;
  }
  return codes;
}

/// A threshold in points or per cent. Shown with one decimal like every score, so between two tenths it turns only from the next one on.
std::string points_words(const std::string& which, const Rational& now, const Rational& at, bool up, bool beyond, const std::string& unit,
                         const std::string& then, const Texts& texts) {
  const Rational tenth = Rational::ratio(1, 10);
  const bool shown_in_full = (at / tenth).den() == 1;
  const char* how = !beyond || !shown_in_full ? "outcome.threshold_at" : up ? "outcome.threshold_above" : "outcome.threshold_below";
  const Rational shown = up && !shown_in_full ? at + tenth : at;
  return texts.get(how, {{"which", which}, {"now", number_words(now.to_text_exact(), texts) + unit}, {"at", decimal_words(shown, texts) + unit}, {"outcome", then}});
}

std::string rule_words(const Scheme& scheme, const RuleTurn& turn, const Texts& texts) {
  const std::string then = standing_words(scheme, turn.then, texts);
  static constexpr std::array<const char*, 5> names = {"desk_at_least", "field_at_least", "assessed_at_least", "not_applicable_at_most", "criteria_per_group"};
  const std::string which = texts.get(std::string("outcome.rule.") + names.at(static_cast<std::size_t>(turn.rule)));
  if (turn.rule == Rule::criteria_per_group)
    return texts.get("outcome.number", {{"which", which}, {"now", turn.now.to_text_exact()}, {"at", turn.at.to_text_exact()}, {"outcome", then}});
  return points_words(which, turn.now * 100, turn.at * 100, turn.up, turn.beyond, " %", then, texts);
}

Explanation rules_node(const Scheme& scheme, const Scope& scope, const Sensitivity& found, const Texts& texts) {
  Explanation node = turns_node("outcome.rules", "outcome.rules", found.rules, texts, [&](const RuleTurn& turn) { return rule_words(scheme, turn, texts); });
  for (const GroupFloorTurn& turn : found.group_floors) {
    node.children.push_back(told(texts.get(turn.now ? "outcome.without_floor" : "outcome.with_floor",
                                           {{"group", scheme.groups[turn.group].name.in(texts.language())}, {"outcome", standing_words(scheme, turn.then, texts)}})));
  }
  if (node.children.empty()) node.text = texts.get(scope.groups.empty() ? "outcome.no_rules" : "outcome.no_rules_scoped");
  return node;
}

/// "the limit for score 3", "the weaker value for at most 6 m": which number of a scale moves, and what it is now.
std::string part_words(const Criterion& criterion, const LimitTurn& turn, const Texts& texts) {
  const Limit& limit = *criterion.scale.limits.at(static_cast<std::size_t>(turn.number.score));
  const auto length = [&](const Rational& mm) { return display(mm, Quantity::length, "m", texts.language()); };
  std::string part;
  switch (turn.number.part) {
    case LimitPart::limit:
      part = texts.get(limit.upper ? "outcome.part.lower" : "outcome.part.limit", {{"now", limit_words(criterion, limit, texts)}});
      break;
    case LimitPart::upper: part = texts.get("outcome.part.upper", {{"now", limit_words(criterion, limit, texts)}}); break;
    case LimitPart::exception_value: {
      const WeakerRun& exception = limit.exceptions.at(turn.number.exception);
      part = texts.get("outcome.part.value", {{"now", measured_words(criterion, Interval::exact(exception.value), true, texts)}, {"length", length(exception.length)}});
      break;
    }
    case LimitPart::exception_length: {
      const WeakerRun& exception = limit.exceptions.at(turn.number.exception);
      part = texts.get("outcome.part.length", {{"value", measured_words(criterion, Interval::exact(exception.value), true, texts)}, {"now", length(exception.length)}});
      break;
    }
  }
  if (turn.number.score != criterion.pass_score) part = texts.get("outcome.part.of_score", {{"part", part}, {"score", std::to_string(turn.number.score)}});
  return limit.confidence == Confidence::unconfirmed ? texts.get("judge.unconfirmed_limit", {{"limit", part}}) : part;
}

/// What a criterion would be judged as with one of its numbers moved, and what the place would be.
std::string turned_words(const Criterion& criterion, const std::string& part, const std::string& move, Verdict verdict, const ScoreInterval& score,
                         const std::string& then, const SiteResult& site, std::uint32_t index, const Texts& texts) {
  const bool same_verdict = verdict == site.criteria[index].verdict;
  const std::string points = score.low == score.high ? std::to_string(score.low) : std::to_string(score.low) + "–" + std::to_string(score.high);
  return texts.get(same_verdict ? "outcome.limit_score" : "outcome.limit_verdict", {{"criterion", criterion.code},
                                                                                    {"part", part},
                                                                                    {"move", move},
                                                                                    {"score", points},
                                                                                    {"verdict", verdict_words(verdict, texts)},
                                                                                    {"outcome", then}});
}

std::string limit_turn_words(const Scheme& scheme, const LimitTurn& turn, const SiteResult& site, const Texts& texts) {
  const Criterion& criterion = scheme.criteria[turn.criterion];
  const bool length = turn.number.part == LimitPart::exception_length;
  const std::string at = length ? display(turn.at, Quantity::length, "m", texts.language()) : measured_words(criterion, Interval::exact(turn.at), true, texts);
  const char* how = !turn.beyond ? "outcome.move.to" : length ? (turn.stricter ? "outcome.move.shorter" : "outcome.move.longer")
                                                              : (turn.stricter ? "outcome.move.stricter" : "outcome.move.weaker");
  return turned_words(criterion, part_words(criterion, turn, texts), texts.get(how, {{"at", at}}), turn.verdict, turn.score,
                      standing_words(scheme, turn.then, texts), site, turn.criterion, texts);
}

Explanation limits_node(const Scheme& scheme, const SiteResult& site, const Sensitivity& found, const Texts& texts) {
  Explanation node = turns_node("outcome.limits", "outcome.no_limits", found.limits, texts,
                                [&](const LimitTurn& turn) { return limit_turn_words(scheme, turn, site, texts); });
  if (found.not_varied.empty()) return node;
  std::string codes;
  for (const std::uint32_t criterion : found.not_varied) codes += (codes.empty() ? "" : ", ") + scheme.criteria[criterion].code;
  node.children.push_back(told(texts.get("outcome.not_varied", {{"criteria", codes}})));
  return node;
}

/// "no level", "every level", "Silver and above".
std::string asking_levels(const Scheme& scheme, const Rational& asked, const Texts& texts) {
  const auto levels = static_cast<std::int64_t>(scheme.levels.size());
  if (asked == Rational(0)) return texts.get("outcome.asked_by.none");
  if (asked == Rational(levels)) return texts.get("outcome.asked_by.every");
  return texts.get("outcome.asked_by.from", {{"level", scheme.levels[static_cast<std::size_t>(levels - asked.floor())].name.in(texts.language())}});
}

std::string criterion_rule_words(const Scheme& scheme, const CriterionRuleTurn& turn, const SiteResult& site, const Texts& texts) {
  const Criterion& criterion = scheme.criteria[turn.criterion];
  const std::string then = standing_words(scheme, turn.then, texts);
  if (turn.rule == CriterionRule::mandatory) {
    return texts.get("outcome.mandatory", {{"criterion", criterion.code},
                                           {"now", asking_levels(scheme, turn.now, texts)},
                                           {"at", asking_levels(scheme, turn.at, texts)},
                                           {"outcome", then}});
  }
  if (turn.rule == CriterionRule::coverage_gate)
    return points_words(texts.get("outcome.coverage_gate", {{"criterion", criterion.code}}), turn.now * 100, turn.at * 100, turn.up, turn.beyond, " %", then, texts);
  const bool passes = turn.rule == CriterionRule::pass_score;
  const auto number = [&](const Rational& n) { return passes ? n.to_text_exact() : measured_words(criterion, Interval::exact(n), true, texts); };
  const char* how = !turn.beyond ? "outcome.move.to" : turn.up ? "outcome.move.above" : "outcome.move.below";
  const std::string part = !passes && !criterion.max_uncertainty ? texts.get("outcome.part.no_uncertainty")
                                                                 : texts.get(passes ? "outcome.part.pass_score" : "outcome.part.uncertainty", {{"now", number(turn.now)}});
  return turned_words(criterion, part, texts.get(how, {{"at", number(turn.at)}}), turn.verdict, turn.score, then, site, turn.criterion, texts);
}

}  // namespace

std::optional<std::uint32_t> level_asked(const Scheme& scheme, const SiteResult& site, const OutcomeQuestion& question) {
  if (question.level) return question.level;
  const std::uint32_t next = site.level ? *site.level + 1 : 0;
  return next < scheme.levels.size() ? std::optional(next) : std::nullopt;
}

std::vector<SharedText> reasons_asked(const Assessment& assessment, const SiteResult& site, const OutcomeQuestion& question) {
  if (!question.level && !question.in_full) return site.reasons;
  const Scheme& scheme = assessment.scheme;
  std::vector<SharedText> reasons;
  if (const auto level = level_asked(scheme, site, question)) {
    const std::vector<CriterionResult> results = site.criteria.copied();
    reasons = reasons_short_of(scheme, *level, groups_in_scope(scheme, assessment.options.scope), add_up(scheme, results), results, question.in_full);
  }
  if (site.outcome == Outcome::screening) reasons.insert(reasons.begin(), sentences::screening());
  return reasons;
}

std::vector<MissingPoints> missing_points(const Scheme& scheme, const SiteResult& site) {
  std::vector<std::int64_t> weights(scheme.dimensions.size(), 0);
  for (std::size_t i = 0; i < site.criteria.size(); ++i) {
    if (site.criteria[i].verdict != Verdict::not_applicable)
      weights[*scheme.dimension_index(scheme.criteria[i].dimension)] += scheme.criteria[i].weight;
  }
  std::int64_t shares = 0;
  for (std::size_t d = 0; d < weights.size(); ++d) shares += weights[d] > 0 ? scheme.dimensions[d].share : 0;
  std::vector<MissingPoints> missing;
  for (std::size_t i = 0; i < site.criteria.size(); ++i) {
    const CriterionResult& result = site.criteria[i];
    const Criterion& criterion = scheme.criteria[i];
    const int best = best_score(criterion);
    const std::size_t d = *scheme.dimension_index(criterion.dimension);
    if (result.verdict == Verdict::not_applicable || result.score.low >= best || shares == 0) continue;
    const std::int64_t lacking = criterion.weight * (best - result.score.low);
    missing.push_back({static_cast<std::uint32_t>(i), Rational::ratio(100 * lacking, max_score * weights[d]) *
                              Rational::ratio(scheme.dimensions[d].share, shares)});
  }
  std::stable_sort(missing.begin(), missing.end(),
                   [](const MissingPoints& a, const MissingPoints& b) { return b.points < a.points; });
  return missing;
}

Explanation explain_outcome(const Assessment& assessment, const SiteResult& site, const Texts& texts, const OutcomeQuestion& question) {
  const Scheme& scheme = assessment.scheme;
  Explanation root = told(outcome_words(scheme, site, texts));
  if (is_narrow(scheme, assessment.options.scope)) root.children.push_back({scope_words(scheme, assessment.options.scope, texts), {}, {}, {}, {}});
  root.children.push_back(reasons_node(assessment, site, texts, question));
  if (const std::string codes = codes_where(scheme, site, judged_by_unconfirmed); !codes.empty())
    root.children.push_back(told(texts.get("outcome.unconfirmed", {{"criteria", codes}})));
  const auto law_set_aside = [](const Criterion&, const CriterionResult& result) { return result.law_set_aside; };
  if (const std::string codes = codes_where(scheme, site, law_set_aside); !codes.empty())
    root.children.push_back(told(texts.get("outcome.law_set_aside", {{"criteria", codes}})));
  root.children.push_back(scores_node(scheme, assessment.options.scope, site, texts));
  root.children.push_back(missing_node(scheme, site, texts, question.in_full));
  if (site.outcome == Outcome::screening) return root;
  root.children.push_back(tier_node(assessment, site, texts));
  const Sensitivity found = sensitivity(assessment, site);
  root.children.push_back(turns_node("outcome.thresholds", "outcome.no_thresholds", found.thresholds, texts, [&](const ThresholdTurn& turn) {
    const std::string which = texts.get(turn.floor ? "scheme.fact.floor" : "scheme.fact.total", {{"item", scheme.levels[turn.level].name.in(texts.language())}});
    return points_words(which, turn.now, turn.at, turn.up, turn.beyond, "", standing_words(scheme, turn.then, texts), texts);
  }));
  root.children.push_back(rules_node(scheme, assessment.options.scope, found, texts));
  root.children.push_back(
      turns_node("outcome.shares", "outcome.no_shares", found.shares, texts, [&](const ShareTurn& turn) {
        return texts.get("outcome.number", {{"which", scheme.dimensions[turn.dimension].name.in(texts.language())},
                                            {"now", std::to_string(turn.now)},
                                            {"at", std::to_string(turn.at)},
                                            {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
  root.children.push_back(
      turns_node("outcome.weights", "outcome.no_weights", found.weights, texts, [&](const WeightTurn& turn) {
        return texts.get("outcome.number", {{"which", scheme.criteria[turn.criterion].code},
                                            {"now", std::to_string(turn.now)},
                                            {"at", std::to_string(turn.at)},
                                            {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
  root.children.push_back(limits_node(scheme, site, found, texts));
  root.children.push_back(turns_node("outcome.criterion_rules", "outcome.no_criterion_rules", found.criterion_rules, texts,
                                     [&](const CriterionRuleTurn& turn) { return criterion_rule_words(scheme, turn, site, texts); }));
  return root;
}

}  // namespace levelground
