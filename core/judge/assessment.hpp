// SPDX-License-Identifier: Apache-2.0
/// The result of judging a City by a Scheme: verdicts, gaps, scores as intervals, outcomes. Plain values, immutable by custom.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/shared_list.hpp"
#include "core/judge/gap_id.hpp"
#include "core/judge/measurement.hpp"
#include "core/judge/site_results.hpp"
#include "core/scheme/scheme.hpp"

namespace levelground {

enum class Verdict : std::uint8_t { met, not_met, cannot_tell, not_observed, not_applicable };
std::string_view verdict_name(Verdict verdict);  ///< "met", …

enum class GapKind : std::uint8_t { barrier, shortfall, possible, not_observed };  ///< score 0, score 1 (or below pass), cannot tell, nothing known
std::string_view gap_kind_name(GapKind kind);

enum class Outcome : std::uint8_t { level, not_certified, undetermined, screening };
std::string_view outcome_name(Outcome outcome);

struct ScoreInterval {
  int low = 0;
  int high = max_score;
  friend bool operator==(const ScoreInterval&, const ScoreInterval&) = default;
};

/// A place on the map where a criterion is not met or cannot be told. What is known of the place is that of the measurement, which the
/// gap shares; copies of a gap share it too.
struct Gap {
  GapId id;                  ///< hash of site id, criterion lineage and feature id (or position on a 1 m grid)
  std::uint32_t site = 0;    ///< index into Assessment::sites
  std::uint32_t criterion = 0;  ///< index into Scheme::criteria
  GapKind kind = GapKind::possible;
  bool mandatory = false;
  ScoreInterval score;
  std::int64_t consequence = 0;  ///< greater is worse; gaps of a site are sorted by it, then by code, then by id
  std::shared_ptr<const PlaceResult> place = no_place();  ///< never null

  [[nodiscard]] const std::string& feature() const { return place->feature; }
  [[nodiscard]] const SharedText& label() const { return place->label; }
  [[nodiscard]] const Geometry& where() const { return place->where; }  ///< monostate: no place (a document)
  [[nodiscard]] const Interval& value() const { return place->value; }
  [[nodiscard]] bool known() const { return place->known; }
  [[nodiscard]] const std::vector<MeasureInput>& inputs() const { return place->inputs; }

  static const std::shared_ptr<const PlaceResult>& no_place();
};

/// The verdict that a proposal "not applicable" hides which nobody agreed to.
struct SetAside {
  Verdict verdict = Verdict::not_observed;  ///< what it would be without the proposal
  ScoreInterval score;
  std::string by;                           ///< who proposed; empty: nobody stands for it
  friend bool operator==(const SetAside&, const SetAside&) = default;
};

struct CriterionResult {
  std::uint32_t criterion = 0;   ///< index into Scheme::criteria
  Verdict verdict = Verdict::not_observed;
  ScoreInterval score;           ///< open_score() when nothing is known, [0,3] when not even whether it applies; of one that does not apply: unused
  bool assessed = false;
  Tri applicable = Tri::yes;
  Measurement measurement;
  Interval judged;               ///< the combined value that met the scale
  SharedText reason;             ///< why the verdict is what it is, one sentence
  bool equivalent = false;       ///< met by another solution that was recorded and agreed to
  bool law_set_aside = false;    ///< two people decided that it does not apply, although a limit of it is a legal minimum
  std::optional<std::uint32_t> alternative;  ///< index of the criterion that stands, or may stand, for this one
  Rare<SetAside> set_aside;      ///< only where such a proposal makes it not_observed
  std::vector<SharedText> notes; ///< gates that held things back, dissent, expired or unaccepted evidence
  friend bool operator==(const CriterionResult&, const CriterionResult&) = default;
};

struct Fractions {   ///< a score in per cent, 0..100
  Rational low;
  Rational high;
  friend bool operator==(const Fractions&, const Fractions&) = default;
};

struct DimensionResult {
  bool determined = false;       ///< false: no applicable criterion
  Fractions score;
  Rational assessed;             ///< share of its weight, 0..1
  Rational not_applicable;       ///< share of its weight, 0..1
};

struct GroupResult {
  bool determined = false;       ///< false: fewer applicable criteria naming it than the rules ask
  std::int64_t naming = 0;       ///< applicable criteria that name it
  Fractions score;
  Rational assessed;
};

struct WorstServed {
  struct Candidate {
    std::uint32_t group = 0;     ///< index into Scheme::groups
    bool only_for_want_of_data = false;
  };
  bool named = false;            ///< exactly one group, by its high end below every other low end
  std::vector<Candidate> candidates;
};

struct SiteResult {
  std::uint32_t site = 0;        ///< feature index in the City
  std::string id;
  std::string name;
  LocalText label;                              ///< what a site without a name is called: "Playground by Plöck"; empty when it has one
  std::string kind;
  std::vector<std::string> within;              ///< ids of the City's sites that it lies wholly in, ascending: judged apart, and linked
  std::vector<std::string> contains;            ///< ids of those that lie wholly in it, ascending
  SharedList<CriterionResult> criteria;         ///< in the order of Scheme::criteria
  std::vector<DimensionResult> dimensions;      ///< in the order of Scheme::dimensions
  std::vector<GroupResult> groups;              ///< in the order of Scheme::groups
  Fractions total;
  bool has_desk = false;
  bool has_field = false;
  Fractions desk;
  Fractions field;
  Rational assessed;                            ///< share of the applicable weight, 0..1
  Outcome outcome = Outcome::undetermined;
  std::optional<std::uint32_t> level;           ///< index into Scheme::levels when outcome is level
  std::optional<std::uint32_t> within_reach;    ///< best level at the high ends
  std::vector<SharedText> reasons;              ///< what stands between the site and the next level, gravest first
  WorstServed worst;
  std::vector<Gap> gaps;                        ///< in order of consequence

  /// As people call it: its name, else its label, else its id.
  [[nodiscard]] const std::string& title(std::string_view language) const {
    return !name.empty() ? name : label.empty() ? id : label.in(language);
  }
};

/// What the run was asked for.
struct Scope {
  std::vector<std::string> groups;   ///< group ids; empty: all with a floor
  bool screening = false;            ///< layers alone: no level is given
};

/// A site-and-criterion decision by hand: not applicable, with reason, proposer and another person's consent.
struct NotApplicable {
  std::string site;
  std::string criterion;
  std::string reason;
  std::string proposed_by;
  std::string agreed_by;
};

/// A solution that serves the criterion's intent in another way than its measure: with what it is, why it serves, and another person's
/// consent. It counts as the score that passes, never as more; and what the place itself proves, or may yet prove, beyond that stays.
struct EquivalentSolution {
  std::string site;
  std::string criterion;
  std::string solution;
  std::string reason;
  std::string proposed_by;
  std::string agreed_by;
};

/// The certifier's recorded acceptance of the unconfirmed figures that a criterion rests on.
struct AcceptedFigure {
  std::string criterion;
  std::string reason;
  std::string accepted_by;
};

/// The city's own cost of a remedy; for its criterion it stands in place of the published ones.
struct CityCost {
  std::string criterion;
  RemedyCost cost;
};

struct JudgeOptions {
  Scope scope;
  Date as_of;
  std::vector<NotApplicable> not_applicable;
  std::vector<AcceptedFigure> accepted_figures = {};
  std::vector<EquivalentSolution> equivalents = {};
  std::vector<CityCost> costs = {};           ///< decide nothing; shown beside remedies
  std::optional<DecisionRule> decision_rule;  ///< none: the scheme's
  bool certifying = false;                    ///< apply Criterion::lowest_grade and the acceptance of unconfirmed figures as bars (else only as notes)
};

/// Where a site stands among the others.
struct Placing {
  std::uint32_t tier = 0;   ///< 1 is best; 0: not ranked
  bool tied = false;        ///< another site has the same tier
  friend bool operator==(const Placing&, const Placing&) = default;
};

/// Made by rank_in_tiers. One entry for each site.
struct Ranking {
  std::vector<Placing> placings;   ///< by the site's number
  std::vector<std::uint32_t> order;  ///< numbers, best first
  std::vector<Fractions> totals;     ///< by number: what was ranked
};

struct Assessment {
  Scheme scheme;
  JudgeOptions options;
  SiteResults sites;     ///< sorted by site id
  Ranking ranking;
  [[nodiscard]] const SiteResult* find(std::string_view id_or_name) const;  ///< case-insensitive on names and labels
  /// The same as a number; nullopt: no such site.
  [[nodiscard]] std::optional<std::uint32_t> find_number(std::string_view id_or_name) const;
  [[nodiscard]] std::uint32_t tier(std::uint32_t site) const { return site < ranking.placings.size() ? ranking.placings[site].tier : 0; }
  /// Does another site have the same tier?
  [[nodiscard]] bool tied(std::uint32_t site) const { return site < ranking.placings.size() && ranking.placings[site].tied; }
};

}  // namespace levelground
