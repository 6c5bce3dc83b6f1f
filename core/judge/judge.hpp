// SPDX-License-Identifier: Apache-2.0
/// Measurements to verdicts, verdicts to an outcome: judgement.md in code. Pure functions, thread-safe.
#pragma once

#include "core/judge/assessment.hpp"

namespace levelground {

/// Score of a single value: the lowest and highest score any number in the interval can have. Limits inclusive.
ScoreInterval score_of(const Scale& scale, const Interval& value);

/// The scores that a criterion which applies can have while nothing is known: from 0, for what nobody saw may not be there at all, to the best that any
/// value of the scale's quantity gets.
ScoreInterval open_score(const Scale& scale);

/// Is something known of a score: is it narrower than what the whole domain of the scale's quantity would get?
bool is_narrowed(const Scale& scale, const ScoreInterval& score);

/// Does the criterion apply at the site, on known facts? Nothing older than `max_age_months` rules it out (a statement that a theme is complete, an
/// observed absence, what a mapped thing was); none: of any age. What is mapped is there, however old the layer.
Tri applies(const Applicability& rule, const City& city, const Feature& site, const Date& as_of, std::optional<int> max_age_months = std::nullopt);
/// Where it is not known whether it applies, and it would not, were it not for the age of these; else none. May name one more than once.
std::vector<TooOld> too_old_to_rule_out(const Applicability& rule, const City& city, const Feature& site, const Date& as_of,
                                        std::optional<int> max_age_months);
/// Why applies() answered `no` or `unknown`: the parts of the rule that decide, each with the facts, as half a sentence ("its area is …, below …;
/// no play area is mapped in it, and …"). Empty for `yes`.
LocalText why_applies(const Applicability& rule, const City& city, const Feature& site, const Date& as_of, std::optional<int> max_age_months, Tri answer);

/// One criterion at one site. `because`: why_applies(), for the reason of a criterion that does not apply, or of which that is not known.
CriterionResult judge_criterion(const Criterion& criterion, DecisionRule rule, Measurement measurement, Tri applicable,
                                const JudgeOptions& options, const std::string& site_id, const LocalText& because = {});

/// Where a criterion names alternatives, the best of them and itself counts: scores are the highest low and the highest high end; but where a
/// limit of it is a legal minimum, an end that does not reach that by itself is lifted by nothing else. Alternatives are taken as they were judged themselves, so no chain forms; one that does not apply stands for nothing. Changes only criteria that name
/// alternatives and apply.
void apply_alternatives(const Scheme& scheme, std::vector<CriterionResult>& results);

class ResultPool;

/// Everything about one site; where it stands among others is for rank_in_tiers. `results` in the order of Scheme::criteria. What other
/// sites said alike is held in common with them through `pool`; null: nothing is.
SiteResult grade_site(const Scheme& scheme, const JudgeOptions& options, const Feature& site, std::uint32_t site_index,
                      std::vector<CriterionResult> results, ResultPool* pool = nullptr);

/// The outcome rule alone, on finished scores; grade_site and the golden cases call it.
struct OutcomeInput {
  Fractions total;
  std::vector<std::pair<bool, Fractions>> floors;    ///< determined?, score: every dimension and every group in scope
  bool has_desk = false, has_field = false;
  Fractions desk, field;
  bool mandatory_not_met = false;
  bool mandatory_open = false;                       ///< a mandatory criterion neither met nor not_met (nor not applicable)
  std::optional<std::size_t> not_met_from = {};      ///< lowest level that asks for a criterion which is not_met
  std::optional<std::size_t> open_from = {};         ///< the same for one neither met nor not_met (nor not applicable)
  Rational assessed;                                 ///< 0..1
  bool too_much_not_applicable = false;              ///< in a dimension that is determined: a sure failure of every level
};
struct OutcomeResult {
  Outcome outcome = Outcome::undetermined;
  std::optional<std::uint32_t> level;
  std::optional<std::uint32_t> within_reach;
};
OutcomeResult decide_outcome(const Scheme& scheme, const OutcomeInput& input);

/// Worst-served group or the candidates; none where fewer than two groups in scope are determined. `in_scope`: indices into Scheme::groups.
WorstServed find_worst_served(const std::vector<GroupResult>& groups, const std::vector<std::uint32_t>& in_scope);

}  // namespace levelground
