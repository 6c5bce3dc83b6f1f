// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/base/errors.hpp"
#include "core/base/names.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/combine.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sentences.hpp"

namespace levelground {

namespace {

/// Bounds both cases of a criterion that may or may not apply: one that drops out costs nothing, as one with every point does.
constexpr ScoreInterval anything{0, max_score};

/// A NotApplicable or an EquivalentSolution: with a reason, a proposer and another person's consent.
template <typename Decision>
bool is_agreed(const Decision& decision) {
  const auto said = [](const std::string& words) { return !folded_name(words).empty(); };
  return said(decision.reason) && said(decision.proposed_by) && said(decision.agreed_by) && !same_name(decision.proposed_by, decision.agreed_by);
}

/// The decision by hand about this criterion here; one that was agreed goes before one that was only proposed.
template <typename Decision>
const Decision* decision_by_hand(const std::vector<Decision>& decisions, const std::string& site, const std::string& code) {
  const Decision* found = nullptr;
  for (const Decision& decision : decisions) {
    if (decision.site != site || decision.criterion != code) continue;
    if (!found || (!is_agreed(*found) && is_agreed(decision))) found = &decision;
  }
  return found;
}

bool has_dissent(const Measurement& measurement) {
  return std::any_of(measurement.places.begin(), measurement.places.end(), [](const PlaceResult& place) { return place.dissent; }) ||
         (measurement.whole && measurement.whole->dissent);
}

CriterionResult not_observed(const Criterion& criterion, CriterionResult result, LocalText reason) {
  result.verdict = Verdict::not_observed;
  result.score = result.applicable == Tri::unknown ? anything : open_score(criterion.scale);
  result.assessed = false;
  result.reason = std::move(reason);
  return result;
}

/// Says what was not taken for its age, where something hinges on it: in place of "nothing is known" where that is why, else as notes.
void say_too_old(const Criterion& criterion, const Date& as_of, CriterionResult& result) {
  const bool nothing_hinges_on_it = result.verdict == Verdict::not_applicable || result.score.low == result.score.high;
  if (!result.measurement.too_old || !criterion.max_age_months || nothing_hinges_on_it) return;
  bool is_why = result.verdict == Verdict::not_observed && result.reason.text() == sentences::nothing_known();
  for (const TooOld& old : *result.measurement.too_old) {
    LocalText sentence = sentences::too_old(old, as_of, *criterion.max_age_months);
    if (is_why) result.reason = std::move(sentence);
    else result.notes.push_back(std::move(sentence));
    is_why = false;
  }
}

/// What its own measurement makes of a criterion that applies, or may; `result` holds the measurement.
CriterionResult judge_measured(const Criterion& criterion, DecisionRule rule, CriterionResult result, const JudgeOptions& options,
                               const LocalText& because) {
  if (result.measurement.unusable) {
    LocalText why = *result.measurement.unusable;
    return not_observed(criterion, std::move(result), std::move(why));
  }

  if (rests_on_unconfirmed(criterion)) {
    const AcceptedFigure* accepted = acceptance_of(options, criterion.code);
    if (accepted == nullptr && options.certifying) return not_observed(criterion, std::move(result), sentences::unconfirmed_not_accepted());
    result.notes.push_back(accepted != nullptr ? sentences::unconfirmed_accepted(*accepted) : sentences::unconfirmed_figure());
  }

  const bool anything_known = is_observed(criterion, result.measurement);
  result.measurement = accept_evidence(criterion, options.certifying, std::move(result.measurement), result.notes);
  const bool observed = is_observed(criterion, result.measurement);
  if (has_dissent(result.measurement)) result.notes.push_back(sentences::dissent());

  const DecisionRule decided = options.decision_rule.value_or(rule);
  Judged judged = judge_value(criterion, decided, result.measurement);
  result.judged = judged.value;
  if (!observed) {
    LocalText why = anything_known                      ? sentences::none_accepted(criterion.lowest_grade)
                    : result.applicable == Tri::unknown ? sentences::maybe_applies(false, because)
                                                        : sentences::nothing_known();
    return not_observed(criterion, std::move(result), std::move(why));
  }

  const bool below_gate = criterion.coverage_gate && result.measurement.coverage < *criterion.coverage_gate;
  if (below_gate) result.notes.push_back(sentences::below_coverage(result.measurement, *criterion.coverage_gate));
  if (decided == DecisionRule::simple && criterion.max_uncertainty) result.notes.push_back(sentences::reported_value_decides());

  if (result.applicable == Tri::unknown) {
    result.verdict = Verdict::cannot_tell;
    result.score = anything;  // bounds both cases
    result.assessed = false;  // whether it counts at all is the open question
    result.reason = sentences::maybe_applies(true, because);
    return result;
  }
  result.score = judged.score;
  result.assessed = true;
  if (judged.score.low >= criterion.pass_score) {
    result.verdict = Verdict::met;
    result.reason = sentences::met(judged.score.low, criterion.pass_score);
  } else if (judged.score.high < criterion.pass_score) {
    result.verdict = Verdict::not_met;
    result.reason = sentences::not_met(judged.score.high, criterion.pass_score);
  } else {
    result.verdict = Verdict::cannot_tell;
    result.reason = sentences::cannot_tell(judged.score, criterion.pass_score);
    // Without a gate of its own something must have been learnt of the score.
    const bool learnt_nothing = !criterion.coverage_gate && !is_narrowed(criterion.scale, judged.score);
    if (learnt_nothing) result.notes.push_back(sentences::score_not_narrowed());
    result.assessed = !below_gate && !learnt_nothing;
  }
  return result;
}

/// An equivalent solution that was agreed to counts as the score that passes, where the criterion is known to apply. It never lowers what the criterion's own measurement proves, or may
/// yet prove, and never sets aside what binds by law: where a limit is a legal minimum, the own measurement has to reach that.
CriterionResult judge_with_equivalent(const Criterion& criterion, DecisionRule rule, CriterionResult result, const JudgeOptions& options,
                                      const EquivalentSolution& other, const LocalText& because) {
  CriterionResult own = judge_measured(criterion, rule, result, options, because);
  if (own.verdict == Verdict::met) return own;
  const auto law = legal_minimum_score(criterion);
  if (law && (own.verdict == Verdict::not_observed || own.score.low < *law)) {
    own.notes.push_back(sentences::equivalent_against_law(other));
    return own;
  }
  // If it applies, the solution stands for it; if it does not, its weight drops out, and the total without it may be lower than with the score that passes.
  if (result.applicable == Tri::unknown) {
    own.verdict = Verdict::cannot_tell;
    own.score = anything;
    own.assessed = false;
    own.reason = sentences::maybe_applies(true, because);
    own.notes.push_back(sentences::equivalent_if_it_applies(other));
    return own;
  }
  result.verdict = Verdict::met;
  result.score = {criterion.pass_score, std::max(criterion.pass_score, own.score.high)};
  result.assessed = true;
  result.equivalent = true;
  result.reason = sentences::met_by_equivalent(other);
  return result;
}

CriterionResult judge_applicable(const Criterion& criterion, DecisionRule rule, CriterionResult result, const JudgeOptions& options,
                                 const std::string& site_id, const LocalText& because) {
  const EquivalentSolution* other = decision_by_hand(options.equivalents, site_id, criterion.code);
  if (other == nullptr) return judge_measured(criterion, rule, std::move(result), options, because);
  if (is_agreed(*other) && !folded_name(other->solution).empty()) return judge_with_equivalent(criterion, rule, std::move(result), options, *other, because);
  result.notes.push_back(sentences::equivalent_without_consent(*other));
  return judge_measured(criterion, rule, std::move(result), options, because);
}

/// Two people may decide that a criterion does not apply; what binds by law they may not repeal. Where it has a limit of the law, that they did is said, and
/// what the criterion would be without them.
CriterionResult agreed_not_applicable(const Criterion& criterion, DecisionRule rule, CriterionResult result, const JudgeOptions& options,
                                      const std::string& site_id, const NotApplicable& decision, const LocalText& because) {
  if (legal_minimum_score(criterion)) {
    const CriterionResult own = judge_applicable(criterion, rule, result, options, site_id, because);
    result.law_set_aside = true;
    result.notes.push_back(sentences::not_applicable_against_law(criterion, own.verdict));
  }
  result.verdict = Verdict::not_applicable;
  result.applicable = Tri::no;
  result.reason = sentences::agreed_not_applicable(decision);
  return result;
}

}  // namespace

ScoreInterval open_score(const Scale& scale) { return {0, score_of(scale, domain(scale.quantity)).high}; }

bool is_narrowed(const Scale& scale, const ScoreInterval& score) {
  const ScoreInterval widest = score_of(scale, domain(scale.quantity));
  return score.low > widest.low || score.high < widest.high;
}

CriterionResult judge_criterion(const Criterion& criterion, DecisionRule rule, Measurement measurement, Tri applicable,
                                const JudgeOptions& options, const std::string& site_id, const LocalText& because) {
  CriterionResult result;
  result.applicable = applicable;
  result.measurement = std::move(measurement);
  result.judged = result.measurement.value;

  if (applicable == Tri::no) {
    result.verdict = Verdict::not_applicable;
    result.reason = sentences::does_not_apply(because);
    return result;
  }
  // What does not apply need not have been measured; everything else must have been, in the scale's quantity.
  if (result.measurement.quantity != criterion.scale.quantity) {
    throw Defect("criterion " + criterion.code + " was given a measurement of another quantity than its scale");
  }
  const NotApplicable* decision = decision_by_hand(options.not_applicable, site_id, criterion.code);
  if (decision != nullptr && is_agreed(*decision)) return agreed_not_applicable(criterion, rule, std::move(result), options, site_id, *decision, because);
  CriterionResult judged = judge_applicable(criterion, rule, std::move(result), options, site_id, because);
  say_too_old(criterion, options.as_of, judged);
  if (decision == nullptr) return judged;
  // A proposal alone makes it not observed (judgement.md section 2). What it hides is told beside it.
  SetAside hidden{judged.verdict, judged.score, decision->proposed_by};
  LocalText why = sentences::consent_missing(*decision, hidden);
  judged.equivalent = false;
  judged = not_observed(criterion, std::move(judged), std::move(why));
  judged.set_aside = std::move(hidden);
  return judged;
}

}  // namespace levelground
