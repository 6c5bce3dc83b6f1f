// SPDX-License-Identifier: Apache-2.0
/// What a criterion accepts as evidence, and what is known on its strength.
#pragma once

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "gis/measure/measure.hpp"
#include "gis/network/passability.hpp"

namespace levelground::gis {

/// Does the criterion accept the observation: made in its light, and not older than it allows at the as-of date? An undated one is
/// not accepted where an age is asked for. Whoever asks hears what it says: it is noted in `heard` of the context. What is refused is told to `refused`,
/// one that is too old to `not_taken` as well.
bool accepts(const MeasureContext& context, const Observation& observation);
/// Is the source of a feature fresh enough for the criterion? One without a date is taken as it is, so that a first look at a city is not blank; the
/// run says so, and judges for no certificate by it. One that is too old is told to `not_taken` of the context.
bool is_fresh(const MeasureContext& context, const Feature& feature);
/// The same of a source by its number in the City.
bool is_fresh(const MeasureContext& context, std::uint32_t source);

/// known(), from accepted evidence alone.
Known accepted_known(const MeasureContext& context, const Feature& feature, Property property);
Tri accepted_presence(const MeasureContext& context, const Feature& feature, Property property);

/// What a measure asked and could not take: themes that somebody states to be complete, and of which a record was lost there; and what is too old. Not
/// thread-safe.
class NotTaken {
 public:
  void lost(Theme theme, const LostRecord& record);
  void old_source(const Source& source);
  void lapsed(Theme theme, const LapsedStatement& statement);
  void old_observation(const Observation& observation);
  /// One sentence for each theme of which a record was lost, in the order asked.
  [[nodiscard]] std::vector<SharedText> steps() const;
  /// Sorted, each once.
  [[nodiscard]] std::vector<TooOld> too_old() const;

 private:
  std::vector<std::pair<Theme, const LostRecord*>> m_lost;   ///< each theme once
  std::set<const Source*> m_old_sources;
  std::set<TooOld> m_lapsed;
  bool m_observations = false;
  Date m_newest_observation;
};

/// Does somebody say that the theme is complete here (judgement.md section 1)? Not where a record of it was lost, nor where the statement or its source is
/// older than the criterion takes evidence: that is told to context.not_taken.
bool is_complete(const MeasureContext& context, Theme theme, const Box& box);
/// Would somebody say so, were the statement not too old?
bool is_complete_but_old(const MeasureContext& context, Theme theme, const Box& box);
/// The same for what lies in the site itself, where an observer's "none here" is as good unless some are mapped: then the two disagree.
bool is_complete_in_site(const MeasureContext& context, Theme theme, const Box& box);
/// May the site have an entrance that is not known? Not where entrances are completely mapped, nor where walkways are: what is not mapped as
/// an entrance is derived where a way meets the boundary.
bool may_lack_entrances(const MeasureContext& context);
/// Does an accepted observation say that the site has nothing of the theme, of which some is mapped? Then no mapped one is surely there.
bool is_disputed(const MeasureContext& context, Theme theme);
/// Accepted observations that the site has nothing of this theme ("absent:seat").
std::vector<const Observation*> absences(const MeasureContext& context, Theme theme);

/// Accepted observations of a property that speak for the site as a whole (no feature, no position).
std::vector<const Observation*> about_whole_site(const MeasureContext& context, std::string_view property);

/// What such a traveller can pass, remembered for the whole run.
Passability passability_for(const MeasureContext& context, const TravellerLimits& limits);
/// For a kind that walks with these limits: from afar only what such a traveller passes otherwise than before matters.
MindsFar on_walks_of(const TravellerLimits& limits, const FarChange& change);

/// An input for the explanation.
MeasureInput input_of(const Known::Statement& statement, const Feature& feature, Property property);
MeasureInput input_of(const Observation& observation);
/// "mapped by <source>": a feature that counts by being there.
MeasureInput input_of_presence(const MeasureContext& context, const Feature& feature);

}  // namespace levelground::gis
