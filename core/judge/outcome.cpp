// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/judge/judge.hpp"

namespace levelground {

namespace {

/// The scores alone, at one end. Parts that are undetermined are never passed; `forgiving` leaves them out, to tell a sure failure
/// from a question that cannot be answered.
bool scores_reach(const Level& level, const OutcomeRules& rules, const OutcomeInput& input, Rational Fractions::*end, bool forgiving) {
  const Rational hundred = 100;
  if (input.total.*end < level.total) return false;
  for (const auto& [determined, score] : input.floors) {
    if (determined ? score.*end < level.floor : !forgiving) return false;
  }
  // A part of which nothing is asked (0 %) need not be there at all: a scheme made of documents only has no field.
  const auto part = [&](bool there, const Fractions& score, const Rational& asked) {
    return there ? score.*end >= asked * hundred : forgiving || asked <= Rational(0);
  };
  return part(input.has_desk, input.desk, rules.desk_at_least) && part(input.has_field, input.field, rules.field_at_least);
}

/// The best of the levels below `bar` that is reached.
template <typename Reached>
std::optional<std::uint32_t> best_level(const Scheme& scheme, std::size_t bar, Reached reached) {
  for (std::size_t l = std::min(bar, scheme.levels.size()); l > 0; --l) {
    if (reached(scheme.levels[l - 1])) return static_cast<std::uint32_t>(l - 1);
  }
  return std::nullopt;
}

}  // namespace

OutcomeResult decide_outcome(const Scheme& scheme, const OutcomeInput& input) {
  const OutcomeRules& rules = scheme.rules;
  const std::size_t no_bar = scheme.levels.size();
  const auto best = [&](Rational Fractions::*end, bool forgiving) {
    // A level that asks for a criterion is out of reach where that is not met, and not awarded while it is open.
    std::size_t bar = input.not_met_from.value_or(no_bar);
    if (end == &Fractions::low) bar = std::min(bar, input.open_from.value_or(no_bar));
    return best_level(scheme, bar, [&](const Level& level) { return scores_reach(level, rules, input, end, forgiving); });
  };

  OutcomeResult result;
  if (input.mandatory_not_met) {  // outranks every unknown
    result.outcome = Outcome::not_certified;
    return result;
  }
  // At the high ends every open question is answered well; what does not apply stays as it is, so that too much of it fails there too.
  if (!input.too_much_not_applicable) result.within_reach = best(&Fractions::high, false);
  const bool settled = !input.mandatory_open && !input.too_much_not_applicable && input.assessed >= rules.assessed_at_least;
  if (settled) result.level = best(&Fractions::low, false);
  if (result.level) {
    result.outcome = Outcome::level;
  } else if (input.too_much_not_applicable || !best(&Fractions::high, true)) {
    result.outcome = Outcome::not_certified;
  } else {
    result.outcome = Outcome::undetermined;
  }
  return result;
}

}  // namespace levelground
