// SPDX-License-Identifier: Apache-2.0
#include "core/judge/sensitivity.hpp"

#include <algorithm>
#include <utility>

#include "core/judge/acceptance.hpp"
#include "core/judge/combine.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/scores.hpp"

namespace levelground {

namespace {

constexpr std::int64_t least_weight = 1;
constexpr std::int64_t most_weight = 5;
constexpr std::int64_t most_share = 100;

/// What sums and alternatives look at. Places and words are left behind, so that a list of these is copied fast.
CriterionResult without_places(const CriterionResult& result) {
  CriterionResult light;
  light.criterion = result.criterion;
  light.verdict = result.verdict;
  light.score = result.score;
  light.assessed = result.assessed;
  light.applicable = result.applicable;
  light.equivalent = result.equivalent;
  return light;
}

class Search {
 public:
  Search(const Assessment& assessment, const SiteResult& site)
      : m_assessment(assessment),
        m_site(site),
        m_scheme(assessment.scheme),
        m_rule(assessment.options.decision_rule.value_or(assessment.scheme.decision_rule)),
        m_now{site.outcome, site.level} {}

  Sensitivity run() {
    if (m_site.outcome == Outcome::screening) return {};
    judge_each_alone();
    m_in_scope = groups_in_scope(m_scheme, m_assessment.options.scope);
    m_results = m_own;
    apply_alternatives(m_scheme, m_results);
    m_scores = add_up(m_scheme, m_results);
    for (std::size_t i = 0; i < m_scheme.criteria.size(); ++i) {
      turn_number(m_scheme.criteria.edit()[i].weight, least_weight, most_weight, [&](std::int64_t now, std::int64_t at, const Standing& then) {
        m_found.weights.push_back({static_cast<std::uint32_t>(i), now, at, then});
      });
    }
    for (std::size_t d = 0; d < m_scheme.dimensions.size(); ++d) {
      turn_number(m_scheme.dimensions[d].share, 0, most_share, [&](std::int64_t now, std::int64_t at, const Standing& then) {
        m_found.shares.push_back({static_cast<std::uint32_t>(d), now, at, then});
      });
    }
    turn_thresholds();
    turn_rules();
    turn_group_floors();
    for (std::size_t i = 0; i < m_scheme.criteria.size(); ++i) turn_limits(static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < m_scheme.criteria.size(); ++i) turn_criterion_rules(static_cast<std::uint32_t>(i));
    return std::move(m_found);
  }

 private:
  /// The results as they were before one stood in for another: an alternative is taken as it was judged itself.
  void judge_each_alone() {
    for (std::size_t i = 0; i < m_site.criteria.size(); ++i) {
      const CriterionResult& result = m_site.criteria[i];
      m_own.push_back(without_places(m_scheme.criteria[i].alternatives.empty() ? result : judged(m_scheme.criteria[i], result)));
    }
  }

  CriterionResult judged(const Criterion& criterion, const CriterionResult& result) const {
    return judge_criterion(criterion, m_rule, result.measurement, result.applicable, m_assessment.options, m_site.id);
  }

  Standing standing(const SiteScores& scores, const std::vector<CriterionResult>& results) const {
    const OutcomeResult outcome = decide_outcome(m_scheme, outcome_input(m_scheme, m_in_scope, scores, results));
    return {outcome.outcome, outcome.level};
  }
  /// After a change that moves the sums.
  Standing added_up() const { return standing(add_up(m_scheme, m_results), m_results); }
  /// After one that leaves the sums as they are.
  Standing decided() const { return standing(m_scores, m_results); }

  /// Tries every other value of a whole number of the scheme, from the nearest outwards, down and up.
  template <typename Note>
  void turn_number(std::int64_t& number, std::int64_t least, std::int64_t most, const Note& note) {
    const std::int64_t now = number;
    for (const int step : {-1, 1}) {
      for (number = now + step; number >= least && number <= most; number += step) {
        if (!any_share()) break;  // all shares 0: there is no total
        const Standing then = added_up();
        if (then == m_now) continue;
        note(now, number, then);
        break;
      }
    }
    number = now;
  }

  bool any_share() const {
    return std::any_of(m_scheme.dimensions.begin(), m_scheme.dimensions.end(), [](const Dimension& d) { return d.share > 0; });
  }

  /// The nearest turning of a fraction of the scheme in each direction; what it may be turned by does not move the sums.
  template <typename Note>
  void turn_fraction(Rational& number, const std::vector<Rational>& candidates, const Bound& least, const Bound& most, const Note& note) {
    const Rational now = number;
    for (const bool up : {false, true}) {
      for (const Step& step : steps_outward(now, candidates, up, up ? most : least)) {
        number = step.value;
        const Standing then = decided();
        if (then == m_now) continue;
        note(now, up, step, then);
        break;
      }
    }
    number = now;
  }

  void turn_thresholds() {
    const OutcomeInput input = outcome_input(m_scheme, m_in_scope, m_scores, m_results);
    std::vector<Rational> parts;
    for (const auto& [determined, score] : input.floors) {
      if (determined) parts.insert(parts.end(), {score.low, score.high});
    }
    for (std::size_t l = 0; l < m_scheme.levels.size(); ++l) {
      Level& level = m_scheme.levels[l];
      const Level* lower = l > 0 ? &m_scheme.levels[l - 1] : nullptr;
      const Level* upper = l + 1 < m_scheme.levels.size() ? &m_scheme.levels[l + 1] : nullptr;
      const auto note = [&](bool floor) {
        return [this, l, floor](const Rational& now, bool up, const Step& step, const Standing& then) {
          m_found.thresholds.push_back({static_cast<std::uint32_t>(l), floor, now, step.at, up, step.beyond, then});
        };
      };
      // Levels stay in order: a total above that of the level below, and no floor above its own total or under the floor below.
      const bool held_by_lower = lower != nullptr && lower->total >= level.floor;
      turn_fraction(level.total, {input.total.low, input.total.high}, held_by_lower ? Bound{lower->total, false} : Bound{level.floor, true},
                    upper != nullptr ? Bound{upper->total, false} : Bound{Rational(100), true}, note(false));
      turn_fraction(level.floor, parts, {lower != nullptr ? lower->floor : Rational(0), true},
                    {upper != nullptr ? std::min(level.total, upper->floor) : level.total, true}, note(true));
    }
  }

  void turn_rules() {
    OutcomeRules& rules = m_scheme.rules;
    const auto turn = [&](Rule rule, Rational& number, const std::vector<Rational>& candidates) {
      turn_fraction(number, candidates, {Rational(0), true}, {Rational(1), true}, [&](const Rational& now, bool up, const Step& step, const Standing& then) {
        m_found.rules.push_back({rule, now, step.at, up, step.beyond, then});
      });
    };
    turn(Rule::desk_at_least, rules.desk_at_least, {m_scores.desk.low / 100, m_scores.desk.high / 100});
    turn(Rule::field_at_least, rules.field_at_least, {m_scores.field.low / 100, m_scores.field.high / 100});
    turn(Rule::assessed_at_least, rules.assessed_at_least, {m_scores.assessed});
    std::vector<Rational> shares;
    for (const DimensionResult& dimension : m_scores.dimensions) shares.push_back(dimension.not_applicable);
    turn(Rule::not_applicable_at_most, rules.not_applicable_at_most, shares);
    turn_number(rules.criteria_per_group, 0, static_cast<std::int64_t>(m_scheme.criteria.size()),
                [&](std::int64_t now, std::int64_t at, const Standing& then) {
                  m_found.rules.push_back({Rule::criteria_per_group, now, at, at > now, false, then});
                });
  }

  bool asked_for_each(std::uint32_t index) const {
    const auto& limits = std::as_const(m_scheme).criteria[index].scale.limits;
    return std::any_of(limits.begin(), limits.end(), [](const std::optional<Limit>& limit) { return limit && limit->for_each_group; });
  }

  /// With limits that are asked for each group in scope judged by how many those are now, all else kept.
  Standing asked_for_scope() const {
    Scheme asked = m_scheme;
    ask_for_groups(asked, m_in_scope.size());
    std::vector<CriterionResult> results = m_own;
    for (std::uint32_t i = 0; i < results.size(); ++i) {
      if (asked_for_each(i)) results[i] = without_places(judged(std::as_const(asked).criteria[i], m_site.criteria[i]));
    }
    apply_alternatives(m_scheme, results);
    return standing(add_up(m_scheme, results), results);
  }

  void turn_group_floors() {
    if (!m_assessment.options.scope.groups.empty()) return;
    const bool any_for_each = std::any_of(m_site.criteria.begin(), m_site.criteria.end(), [&](const CriterionResult& result) { return asked_for_each(result.criterion); });
    for (std::size_t g = 0; g < m_scheme.groups.size(); ++g) {
      const bool now = m_scheme.groups[g].has_floor;
      m_scheme.groups[g].has_floor = !now;
      m_in_scope = groups_in_scope(m_scheme, m_assessment.options.scope);
      // A limit for each group in scope needs one, or the scheme may not say so.
      if (any_for_each && m_in_scope.empty()) {
        m_scheme.groups[g].has_floor = now;
        continue;
      }
      const Standing then = any_for_each ? asked_for_scope() : decided();
      if (then != m_now) m_found.group_floors.push_back({static_cast<std::uint32_t>(g), now, then});
      m_scheme.groups[g].has_floor = now;
    }
    m_in_scope = groups_in_scope(m_scheme, m_assessment.options.scope);
  }

  /// Met by an equivalent solution and not measured: whatever its limits are, unless one is a legal minimum, which the measurement has to reach.
  bool fixed_by_hand(std::uint32_t index) const {
    const Criterion& criterion = std::as_const(m_scheme).criteria[index];
    return m_own[index].equivalent && !legal_minimum_score(criterion) && !is_observed(criterion, m_site.criteria[index].measurement);
  }

  void turn_limits(std::uint32_t index) {
    const CriterionResult& own = m_own[index];
    const bool by_limits = own.verdict == Verdict::met || own.verdict == Verdict::not_met || own.verdict == Verdict::cannot_tell;
    if (!by_limits || fixed_by_hand(index) || own.applicable != Tri::yes) return;
    Criterion moved = m_scheme.criteria[index];
    if (moved.scale.quantity == Quantity::presence) {
      m_found.not_varied.push_back(index);
      return;
    }
    const Measurement& measurement = m_site.criteria[index].measurement;
    for (const LimitNumber& number : numbers_of(moved.scale)) {
      const Rational now = number_now(moved.scale, number);
      const std::vector<Rational> candidates = candidates_of(moved, m_rule, measurement, number);
      for (const bool stricter : {false, true}) {
        const bool up = stricter == stricter_upwards(moved.scale.direction, number);
        const std::vector<Step> steps = steps_outward(now, candidates, up, bound_of(moved, number, up));
        for (const Step& step : score_changes(moved, m_rule, measurement, number, steps)) {
          if (note_limit(index, number, now, step, stricter)) break;
        }
      }
    }
  }

  /// Is the outcome another with the number moved? Then it is noted.
  bool note_limit(std::uint32_t index, const LimitNumber& number, const Rational& now, const Step& step, bool stricter) {
    Criterion moved = m_scheme.criteria[index];
    moved.scale = with_number(moved, number, step.value);
    const Rejudged judged_anew = rejudged(index, moved);
    if (judged_anew.then == m_now) return false;
    m_found.limits.push_back({index, number, now, step.at, stricter, step.beyond, judged_anew.verdict, judged_anew.score, judged_anew.then});
    return true;
  }

  struct Rejudged {
    Verdict verdict = Verdict::met;
    ScoreInterval score;
    Standing then;
  };
  /// With one criterion judged by another scale, gate or pass score, all else kept.
  Rejudged rejudged(std::uint32_t index, const Criterion& moved) const {
    std::vector<CriterionResult> results = m_own;
    results[index] = without_places(judged(moved, m_site.criteria[index]));
    apply_alternatives(m_scheme, results);
    return {results[index].verdict, results[index].score, standing(add_up(m_scheme, results), results)};
  }

  void turn_criterion_rules(std::uint32_t index) {
    turn_mandatory(index);
    const CriterionResult& own = m_own[index];
    if (own.verdict == Verdict::not_observed || own.verdict == Verdict::not_applicable) return;
    // What is surely met or not met is assessed whatever the coverage; where no gate is stated there is no number to move.
    if (own.verdict == Verdict::cannot_tell && std::as_const(m_scheme).criteria[index].coverage_gate) turn_coverage_gate(index);
    if (!stands_in(index)) turn_pass_score(index);
    const bool by_value = !fixed_by_hand(index) && own.applicable == Tri::yes && m_scheme.criteria[index].scale.quantity != Quantity::presence;
    if (m_rule == DecisionRule::simple && by_value) turn_max_uncertainty(index);
  }

  /// Which levels ask for it: from none, over the highest, to every one.
  void turn_mandatory(std::uint32_t index) {
    const auto levels = static_cast<std::int64_t>(m_scheme.levels.size());
    if (levels == 0) return;
    Criterion& criterion = m_scheme.criteria.edit()[index];
    const auto from = m_scheme.level_index(criterion.mandatory_from);
    const std::int64_t now = criterion.mandatory ? levels : from ? levels - static_cast<std::int64_t>(*from) : 0;
    const bool mandatory = criterion.mandatory;
    const std::string mandatory_from = criterion.mandatory_from;
    for (const int step : {-1, 1}) {
      if (step > 0 && names_unconfirmed_principle(criterion)) continue;
      for (std::int64_t asked = now + step; asked >= 0 && asked <= levels; asked += step) {
        criterion.mandatory = asked == levels;
        criterion.mandatory_from = asked > 0 && asked < levels ? m_scheme.levels[static_cast<std::size_t>(levels - asked)].id : "";
        const Standing then = decided();
        if (then == m_now) continue;
        m_found.criterion_rules.push_back(
            {index, CriterionRule::mandatory, now, asked, step > 0, false, m_results[index].verdict, m_results[index].score, then});
        break;
      }
    }
    criterion.mandatory = mandatory;
    criterion.mandatory_from = mandatory_from;
  }

  bool names_unconfirmed_principle(const Criterion& criterion) const {
    return std::any_of(m_scheme.principles.begin(), m_scheme.principles.end(), [&](const Principle& principle) {
      return principle.confidence == Confidence::unconfirmed &&
             std::find(criterion.principles.begin(), criterion.principles.end(), principle.id) != criterion.principles.end();
    });
  }

  /// Has it alternatives, or is it one? Then its pass score is theirs.
  bool stands_in(std::uint32_t index) const {
    const std::vector<Criterion>& criteria = std::as_const(m_scheme).criteria;
    return !criteria[index].alternatives.empty() || std::any_of(criteria.begin(), criteria.end(), [&](const Criterion& other) {
      return std::find(other.alternatives.begin(), other.alternatives.end(), criteria[index].code) != other.alternatives.end();
    });
  }

  /// The nearest turning in each direction of a number that only this criterion is judged by. `set` puts a value into a copy of it.
  template <typename Set>
  void turn_own_number(std::uint32_t index, CriterionRule rule, const Rational& now, const std::vector<Rational>& candidates, const Bound& least,
                       const Bound& most, const Set& set) {
    for (const bool up : {false, true}) {
      for (const Step& step : steps_outward(now, candidates, up, up ? most : least)) {
        Criterion moved = std::as_const(m_scheme).criteria[index];
        set(moved, step.value);
        const Rejudged judged_anew = rejudged(index, moved);
        if (judged_anew.then == m_now) continue;
        m_found.criterion_rules.push_back({index, rule, now, step.at, up, step.beyond, judged_anew.verdict, judged_anew.score, judged_anew.then});
        break;
      }
    }
  }

  void turn_coverage_gate(std::uint32_t index) {
    const Rational now = *std::as_const(m_scheme).criteria[index].coverage_gate;
    turn_own_number(index, CriterionRule::coverage_gate, now, {m_site.criteria[index].measurement.coverage}, {Rational(0), true}, {Rational(1), true},
                    [](Criterion& moved, const Rational& value) { moved.coverage_gate = value; });
  }

  void turn_pass_score(std::uint32_t index) {
    Criterion moved = std::as_const(m_scheme).criteria[index];
    const int now = moved.pass_score;
    for (const int step : {-1, 1}) {
      for (moved.pass_score = now + step; moved.pass_score >= 1 && moved.pass_score <= max_score; moved.pass_score += step) {
        if (!moved.scale.limits.at(static_cast<std::size_t>(moved.pass_score))) continue;
        const Rejudged judged_anew = rejudged(index, moved);
        if (judged_anew.then == m_now) continue;
        m_found.criterion_rules.push_back(
            {index, CriterionRule::pass_score, now, moved.pass_score, step > 0, false, judged_anew.verdict, judged_anew.score, judged_anew.then});
        break;
      }
    }
  }

  void turn_max_uncertainty(std::uint32_t index) {
    const Measurement& measurement = m_site.criteria[index].measurement;
    std::vector<Rational> accuracies;
    for (const PlaceResult& place : measurement.places)
      if (const auto accuracy = reported_accuracy(place)) accuracies.push_back(*accuracy);
    if (measurement.whole)
      if (const auto accuracy = reported_accuracy(*measurement.whole)) accuracies.push_back(*accuracy);
    const Rational now = std::as_const(m_scheme).criteria[index].max_uncertainty.value_or(Rational(0));
    turn_own_number(index, CriterionRule::max_uncertainty, now, accuracies, {Rational(0), true}, {},
                    [](Criterion& moved, const Rational& value) { moved.max_uncertainty = value; });
  }

  const Assessment& m_assessment;
  const SiteResult& m_site;
  Scheme m_scheme;  ///< changed one number at a time, and always changed back
  DecisionRule m_rule;
  std::vector<CriterionResult> m_own;      ///< each as judged itself
  std::vector<CriterionResult> m_results;  ///< with alternatives
  SiteScores m_scores;
  std::vector<std::uint32_t> m_in_scope;
  Standing m_now;
  Sensitivity m_found;
};

}  // namespace

Sensitivity sensitivity(const Assessment& assessment, const SiteResult& site) { return Search(assessment, site).run(); }

}  // namespace levelground
