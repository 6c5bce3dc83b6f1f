// SPDX-License-Identifier: Apache-2.0
/// What a change of the norm does to places: the same city judged by two schemes, compared site by site and verdict by
/// verdict. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/judge/assessment.hpp"
#include "core/scheme/diff.hpp"

namespace levelground {

/// One criterion whose verdict or score differs at one site.
struct VerdictChange {
  std::string criterion;                 ///< code in the newer scheme, in the older when it was removed
  std::optional<Verdict> before, after;  ///< nullopt: the scheme has no such criterion
  ScoreInterval score_before, score_after;
  Interval value;                 ///< the judged value of the newer scheme, of the older when the criterion was removed
  bool known = false;             ///< is that value more than "not known"?
  bool mandatory = false;         ///< in the newer scheme
  std::vector<SchemeChange> why;  ///< what changed in the criterion, then in one that stands in for it, then in the scheme (groups that it
                                  ///< is asked for each of, the decision rule); empty: nothing of these
  /// The criterion came or went and does not apply here: told, but nothing is judged otherwise by it.
  [[nodiscard]] bool idle() const;
};

/// Undetermined stands in no order with the levels and is neither better nor worse, but who has a level and then has none wants to know it.
enum class LevelTurn : std::uint8_t { none, given, lost };
std::string_view level_turn_name(LevelTurn turn);  ///< "none", "given", "lost"

struct SiteImpact {
  std::string id;
  std::string name;
  LocalText title;   ///< as people call it
  Outcome outcome_before = Outcome::undetermined, outcome_after = Outcome::undetermined;
  std::optional<std::uint32_t> level_before, level_after;  ///< indices into the levels of each scheme
  Fractions total_before, total_after;
  std::size_t gaps_gone = 0, gaps_new = 0;  ///< by gap id, which survives a change of version
  /// Gaps of a deprecated criterion that one of its successors finds at the same place; neither gone nor new.
  std::size_t gaps_handed_on = 0;
  std::vector<VerdictChange> verdicts;      ///< by code
  std::vector<SharedText> reasons_before, reasons_after;  ///< SiteResult::reasons, where the outcome or the level differs; else empty
  /// The outcome or the level differs.
  [[nodiscard]] bool stands_otherwise() const { return outcome_before != outcome_after || level_before != level_after; }
  /// Undetermined before or after, and a level on the other side.
  [[nodiscard]] LevelTurn level_turn() const;
  /// The outcome, the level or a verdict differs; criteria that came or went and do not apply change nothing.
  [[nodiscard]] bool changes() const;
  /// Nothing differs but the total.
  [[nodiscard]] bool only_total_moves() const;
};

/// What changed between the schemes that moves totals and outcomes though no verdict need differ: weights, groups, shares, levels, rules, what is
/// mandatory or a legal minimum. The same for every site; in the order of diff().
std::vector<SchemeChange> changes_around_verdicts(const Scheme& older, const Scheme& newer);

/// Is the outcome better (1), worse (-1), neither (0)? Only levels and "not certified" stand in an order; levels are
/// compared by place.
int direction(const SiteImpact& site);

/// Of how many sites each is true.
struct ImpactCount {
  std::size_t changed = 0;          ///< SiteImpact::changes()
  std::size_t better = 0, worse = 0;  ///< direction()
  std::size_t given = 0, lost = 0;    ///< SiteImpact::level_turn()
};
ImpactCount count(const std::vector<SiteImpact>& sites);

/// Sites of both, by id; `older` and `newer` must have been judged from the same inputs. Sites in one only are left
/// out.
std::vector<SiteImpact> compare(const Assessment& older, const Assessment& newer);

/// One JSON object with both schemes' identity and the array `sites`; ends with a line break.
std::string impact_json(const Assessment& older, const Assessment& newer, const std::vector<SiteImpact>& sites);

}  // namespace levelground
