// SPDX-License-Identifier: Apache-2.0
#include "core/judge/sensitivity.hpp"

#include <algorithm>
#include <utility>

#include "core/judge/scores.hpp"

namespace levelground {

namespace {

constexpr std::int64_t least_weight = 1;
constexpr std::int64_t most_weight = 5;
constexpr std::int64_t most_share = 100;

/// Smaller than any step between two limits or two scores that people write.
Rational hair() { return Rational::ratio(1, 1'000'000); }

class Search {
 public:
  Search(const Assessment& assessment, const SiteResult& site)
      : m_assessment(assessment),
        m_site(site),
        m_scheme(assessment.scheme),
        m_results(site.criteria.copied()),
        m_in_scope(groups_in_scope(assessment.scheme, assessment.options.scope)),
        m_now{site.outcome, site.level} {}

  Sensitivity run() {
    if (m_site.outcome == Outcome::screening) return {};
    for (std::size_t i = 0; i < m_scheme.criteria.size(); ++i) {
      turn_number(m_scheme.criteria[i].weight, least_weight, most_weight,
                  [&](std::int64_t now, std::int64_t at, const Standing& then) {
                    m_found.weights.push_back({static_cast<std::uint32_t>(i), now, at, then});
                  });
      turn_limit(static_cast<std::uint32_t>(i));
    }
    for (std::size_t d = 0; d < m_scheme.dimensions.size(); ++d) {
      turn_number(m_scheme.dimensions[d].share, 0, most_share,
                  [&](std::int64_t now, std::int64_t at, const Standing& then) {
                    m_found.shares.push_back({static_cast<std::uint32_t>(d), now, at, then});
                  });
    }
    turn_thresholds();
    return std::move(m_found);
  }

 private:
  Standing standing() const {
    const SiteScores scores = add_up(m_scheme, m_results);
    const OutcomeResult outcome = decide_outcome(m_scheme, outcome_input(m_scheme, m_in_scope, scores, m_results));
    return {outcome.outcome, outcome.level};
  }

  /// Tries every other value of a number of the scheme, from the nearest outwards, down and up.
  template <typename Note>
  void turn_number(std::int64_t& number, std::int64_t least, std::int64_t most, const Note& note) {
    const std::int64_t now = number;
    for (const int step : {-1, 1}) {
      for (number = now + step; number >= least && number <= most; number += step) {
        if (!any_share()) break;  // all shares 0: there is no total
        const Standing then = standing();
        if (then == m_now) continue;
        note(now, number, then);
        break;
      }
    }
    number = now;
  }

  bool any_share() const {
    return std::any_of(m_scheme.dimensions.begin(), m_scheme.dimensions.end(),
                       [](const Dimension& d) { return d.share > 0; });
  }

  /// Does it have alternatives, or is it one?
  bool shares_its_verdict(const Criterion& criterion) const {
    return !criterion.alternatives.empty() || std::any_of(m_scheme.criteria.begin(), m_scheme.criteria.end(), [&](const Criterion& other) {
      return std::find(other.alternatives.begin(), other.alternatives.end(), criterion.code) != other.alternatives.end();
    });
  }

  void turn_limit(std::uint32_t index) {
    const Criterion& criterion = m_assessment.scheme.criteria[index];
    const CriterionResult& result = m_site.criteria[index];
    const auto& passing = criterion.scale.limits.at(static_cast<std::size_t>(criterion.pass_score));
    const bool judged =
        result.verdict == Verdict::met || result.verdict == Verdict::not_met || result.verdict == Verdict::cannot_tell;
    // A limit that was not what decided cannot turn anything.
    if (result.equivalent || shares_its_verdict(criterion)) return;
    if (!judged || !passing || criterion.scale.direction == Scale::Direction::within) return;
    for (const auto& limit : criterion.scale.limits) {
      if (limit && !limit->exceptions.empty()) return;
    }
    const bool at_least = criterion.scale.direction == Scale::Direction::at_least;
    const Rational end =
        at_least ? result.judged.low : result.judged.high;  // the end that decides whether it is surely met
    const Interval all = domain(criterion.scale.quantity);
    if (!end.is_finite() || result.judged.contains(all)) return;
    if (result.verdict == Verdict::met && (at_least ? end >= all.high : end <= all.low))
      return;  // nothing can be asked beyond it
    LimitTurn turn;
    turn.criterion = index;
    turn.now = passing->limit;
    turn.at = end;
    turn.beyond = result.verdict == Verdict::met;
    const CriterionResult then =
        judged_with(criterion, result, turn.beyond ? (at_least ? end + hair() : end - hair()) : end);
    if (then.verdict == result.verdict) return;
    turn.verdict = then.verdict;
    std::swap(m_results[index].verdict, turn.verdict);
    const ScoreInterval score = std::exchange(m_results[index].score, then.score);
    const bool assessed = std::exchange(m_results[index].assessed, then.assessed);
    turn.then = standing();
    std::swap(m_results[index].verdict, turn.verdict);
    m_results[index].score = score;
    m_results[index].assessed = assessed;
    if (turn.then != m_now) m_found.limits.push_back(turn);
  }

  /// The same measurement under another passing limit; the limits beside it give way, so that the scale stays in order.
  CriterionResult judged_with(Criterion criterion, const CriterionResult& result, const Rational& limit) const {
    const bool at_least = criterion.scale.direction == Scale::Direction::at_least;
    for (std::size_t score = 1; score < criterion.scale.limits.size(); ++score) {
      auto& other = criterion.scale.limits.at(score);
      if (!other) continue;
      const bool higher = static_cast<int>(score) > criterion.pass_score;
      if (static_cast<int>(score) == criterion.pass_score)
        other->limit = limit;
      else if (higher == at_least)
        other->limit = std::max(other->limit, limit);
      else
        other->limit = std::min(other->limit, limit);
    }
    const DecisionRule rule = m_assessment.options.decision_rule.value_or(m_assessment.scheme.decision_rule);
    return judge_criterion(criterion, rule, result.measurement, result.applicable, m_assessment.options, m_site.id);
  }

  void turn_thresholds() {
    const SiteScores scores = add_up(m_scheme, m_results);
    const OutcomeInput input = outcome_input(m_scheme, m_in_scope, scores, m_results);
    std::optional<Rational> lowest;
    for (const auto& [determined, score] : input.floors) {
      if (determined && (!lowest || score.low < *lowest)) lowest = score.low;
    }
    for (std::size_t l = 0; l < m_scheme.levels.size(); ++l) {
      turn_threshold(static_cast<std::uint32_t>(l), false, input.total.low, input);
      if (lowest) turn_threshold(static_cast<std::uint32_t>(l), true, *lowest, input);
    }
  }

  void turn_threshold(std::uint32_t level, bool floor, const Rational& score, const OutcomeInput& input) {
    Level& changed = m_scheme.levels[level];
    Rational& threshold = floor ? changed.floor : changed.total;
    const Rational now = threshold;
    const bool beyond = score >= now;
    threshold = beyond ? score + hair() : score;
    const OutcomeResult outcome = decide_outcome(m_scheme, input);
    threshold = now;
    const Standing then{outcome.outcome, outcome.level};
    if (then != m_now) m_found.thresholds.push_back({level, floor, now, score, beyond, then});
  }

  const Assessment& m_assessment;
  const SiteResult& m_site;
  Scheme m_scheme;  ///< changed one number at a time, and always changed back
  std::vector<CriterionResult> m_results;
  std::vector<std::uint32_t> m_in_scope;
  Standing m_now;
  Sensitivity m_found;
};

}  // namespace

Sensitivity sensitivity(const Assessment& assessment, const SiteResult& site) { return Search(assessment, site).run(); }

}  // namespace levelground
