// SPDX-License-Identifier: Apache-2.0
/// Every sentence that judging itself puts into a result, in both languages: reasons of verdicts, notes, reasons of outcomes.
/// They travel with the result, so that it reads the same wherever it is shown; views have their own texts (texts/judge.yaml).
#pragma once

#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground::sentences {

/// A share 0..1 or a score 0..100 as people read it: one decimal, rounded down, "87.5" and "87,5".
LocalText per_cent(const Rational& share);
LocalText points(const Rational& score);

// Reasons of verdicts.
LocalText met(int low, int pass);
LocalText not_met(int high, int pass);
LocalText cannot_tell(const ScoreInterval& score, int pass);
LocalText nothing_known();
LocalText none_accepted(Grade lowest);
/// `because`: what decides, or what is not known (why_applies()); empty: nobody said.
LocalText maybe_applies(bool observed, const LocalText& because);
LocalText does_not_apply(const LocalText& because);
LocalText agreed_not_applicable(const NotApplicable& decision);
/// Of a criterion with a legal minimum that two people decided not to apply. `without`: what it would be without their decision.
LocalText not_applicable_against_law(const Criterion& criterion, Verdict without);
/// Names what is missing, and what is hidden.
LocalText consent_missing(const NotApplicable& decision, const SetAside& hidden);
LocalText unconfirmed_not_accepted();
LocalText met_by_equivalent(const EquivalentSolution& other);
LocalText met_by_alternative(const Criterion& instead);
LocalText alternative_may_do(const Criterion& instead);

/// What is older than `limit_months` on the day judged and so not taken: how old it is, the limit, and what to do.
LocalText too_old(const TooOld& old, const Date& as_of, int limit_months);

// Notes.
LocalText not_accepted(std::size_t places, Grade lowest);
LocalText rests_on(Grade grade, Grade lowest);
/// Too little is known for the gate. Where a statement speaks for the whole, the gate asks for what is known by itself.
LocalText below_coverage(const Measurement& measurement, const Rational& gate);
LocalText dissent();
LocalText reported_value_decides();
LocalText unconfirmed_figure();
LocalText unconfirmed_accepted(const AcceptedFigure& accepted);
LocalText equivalent_without_consent(const EquivalentSolution& other);
LocalText equivalent_if_it_applies(const EquivalentSolution& other);
LocalText equivalent_against_law(const EquivalentSolution& other);
LocalText alternative_against_law(const Criterion& instead);
LocalText score_not_narrowed();

// What stands between a site and the next level.
LocalText screening();
LocalText mandatory_not_met(const Criterion& criterion);
LocalText legal_minimum_not_met(const Criterion& criterion);
LocalText failure_hidden(const Criterion& criterion, const SetAside& hidden);
LocalText mandatory_open(const Criterion& criterion);
LocalText mandatory_open_others(std::size_t count);
LocalText mandatory_from_level(const Level& level, const Criterion& criterion, bool failed);
LocalText total_short(const Level& level, const Fractions& score);
LocalText floor_short(const Level& level, const LocalText& name, const Fractions& score);
LocalText desk_short(const Rational& needed, const Fractions& score);
LocalText field_short(const Rational& needed, const Fractions& score);
LocalText no_desk();
LocalText no_field();
LocalText group_undetermined(const LocalText& name, std::int64_t naming, std::int64_t needed);
LocalText dimension_undetermined(const LocalText& name);
LocalText assessed_short(const Rational& assessed, const Rational& needed);
LocalText too_much_not_applicable(const LocalText& dimension, const Rational& share, const Rational& allowed);

}  // namespace levelground::sentences
