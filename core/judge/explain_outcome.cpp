// SPDX-License-Identifier: Apache-2.0
#include "core/judge/explain_outcome.hpp"

#include <algorithm>

#include "core/base/errors.hpp"
#include "core/judge/reasons.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sensitivity.hpp"
#include "core/judge/sentences.hpp"
#include "core/judge/words.hpp"

namespace levelground {

namespace {

/// Criteria named as holding back most points where not all are asked for; the others are counted.
constexpr std::size_t missing_listed = 6;

Explanation line(std::string text) { return {std::move(text), {}, {}, {}, {}}; }

std::string standing_words(const Scheme& scheme, const Standing& then, const Texts& texts) {
  return outcome_words(scheme, then.outcome, then.level, texts);
}

Explanation reasons_node(const Assessment& assessment, const SiteResult& site, const Texts& texts, const OutcomeQuestion& question) {
  const auto level = level_asked(assessment.scheme, site, question);
  const std::vector<SharedText> reasons = reasons_asked(assessment, site, question);
  std::string id = reasons.empty() ? "outcome.no_reasons" : "outcome.reasons";
  if (level && question.level) id += "_for";
  Explanation node = line(texts.get(id, {{"level", level ? assessment.scheme.levels[*level].name.in(texts.language()) : std::string()}}));
  for (const SharedText& reason : reasons) node.children.push_back(line(reason.in(texts.language())));
  return node;
}

Explanation scores_node(const Scheme& scheme, const Scope& scope, const SiteResult& site, const Texts& texts) {
  Explanation node = line(texts.get("outcome.scores", {{"total", score_words(site.total, texts)}}));
  const auto add = [&](const std::string& name, bool determined, const Fractions& score, const Rational& assessed) {
    Explanation row = line(name);
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
  Explanation node = line(texts.get(missing.empty() ? "outcome.no_missing" : "outcome.missing"));
  const std::size_t listed = in_full ? missing.size() : std::min(missing_listed, missing.size());
  for (std::size_t i = 0; i < listed; ++i) {
    const Criterion& criterion = scheme.criteria[missing[i].criterion];
    Explanation row = line(criterion.code + " " + criterion.title.in(texts.language()));
    row.value = "+" + decimal_words(missing[i].points, texts);
    row.remark = verdict_words(site.criteria[missing[i].criterion].verdict, texts);
    row.reference = criterion.code;
    node.children.push_back(std::move(row));
  }
  if (listed < missing.size()) node.children.push_back(line(texts.plural("outcome.more_missing", static_cast<long long>(missing.size() - listed))));
  return node;
}

Explanation tier_node(const Assessment& assessment, const SiteResult& site, const Texts& texts) {
  const auto number = assessment.find_number(site.id);
  if (!number) throw Defect("a site is asked about that the assessment does not hold");
  const std::string tier = std::to_string(assessment.tier(*number));
  const std::string separating(assessment.separating(*number));
  if (separating.empty()) return line(texts.get("outcome.tier", {{"tier", tier}}));
  return line(texts.get("outcome.tier_tied", {{"tier", tier}, {"criterion", separating}}));
}

/// Nodes of one kind under a heading, or one line that says that nothing of the kind turns it.
template <typename Turns, typename Words>
Explanation turns_node(const char* some, const char* none, const Turns& turns, const Texts& texts, const Words& words) {
  Explanation node = line(texts.get(turns.empty() ? none : some));
  for (const auto& turn : turns) node.children.push_back(line(words(turn)));
  return node;
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
  Explanation root = line(outcome_words(scheme, site, texts));
  if (is_narrow(scheme, assessment.options.scope)) root.children.push_back({scope_words(scheme, assessment.options.scope, texts), {}, {}, {}, {}});
  root.children.push_back(reasons_node(assessment, site, texts, question));
  root.children.push_back(scores_node(scheme, assessment.options.scope, site, texts));
  root.children.push_back(missing_node(scheme, site, texts, question.in_full));
  if (site.outcome == Outcome::screening) return root;
  root.children.push_back(tier_node(assessment, site, texts));
  const Sensitivity found = sensitivity(assessment, site);
  root.children.push_back(turns_node(
      "outcome.thresholds", "outcome.no_thresholds", found.thresholds, texts, [&](const ThresholdTurn& turn) {
        // Shown rounded down like every score, so past a figure that is not shown in full it turns only from the next tenth on.
        const Rational tenth = Rational::ratio(1, 10);
        const bool shown_in_full = (turn.at / tenth).den() == 1;
        const bool past = turn.beyond && shown_in_full;
        const Rational shown = turn.beyond && !shown_in_full ? turn.at + tenth : turn.at;
        return texts.get(past ? "outcome.threshold_beyond" : "outcome.threshold_at",
                         {{"which", texts.get(turn.floor ? "scheme.fact.floor" : "scheme.fact.total",
                                              {{"item", scheme.levels[turn.level].name.in(texts.language())}})},
                          {"now", turn.now.to_text_exact()},
                          {"at", decimal_words(shown, texts)},
                          {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
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
  root.children.push_back(
      turns_node("outcome.limits", "outcome.no_limits", found.limits, texts, [&](const LimitTurn& turn) {
        const Criterion& criterion = scheme.criteria[turn.criterion];
        const Interval at = Interval::exact(turn.at);
        return texts.get(
            turn.beyond ? "outcome.limit_beyond" : "outcome.limit_at",
            {{"criterion", criterion.code},
             {"now", limit_words(criterion, *criterion.scale.limits.at(static_cast<std::size_t>(criterion.pass_score)),
                                 texts)},
             {"at", measured_words(criterion, at, true, texts)},
             {"verdict", verdict_words(turn.verdict, texts)},
             {"outcome", standing_words(scheme, turn.then, texts)}});
      }));
  return root;
}

}  // namespace levelground
