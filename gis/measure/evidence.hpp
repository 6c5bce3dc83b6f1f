// SPDX-License-Identifier: Apache-2.0
/// What a criterion accepts as evidence, and what is known on its strength.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "gis/measure/measure.hpp"
#include "gis/network/passability.hpp"

namespace levelground::gis {

/// Does the criterion accept the observation: made in its light, and not older than it allows at the as-of date? An undated one is
/// not accepted where an age is asked for. Whoever asks hears what it says: it is noted in `heard` of the context.
bool accepts(const MeasureContext& context, const Observation& observation);
/// Is the source of a feature fresh enough for the criterion? One without a date is taken as it is, so that a first look at a city is not blank; the
/// run says so, and judges for no certificate by it.
bool is_fresh(const MeasureContext& context, const Feature& feature);
/// The same of a source by its number in the City.
bool is_fresh(const MeasureContext& context, std::uint32_t source);

/// known(), from accepted evidence alone.
Known accepted_known(const MeasureContext& context, const Feature& feature, Property property);
Tri accepted_presence(const MeasureContext& context, const Feature& feature, Property property);

/// Themes that somebody states to be complete, and of which a record was lost where a measure asked. Not thread-safe.
class LostThemes {
 public:
  void note(Theme theme, const LostRecord& record);
  /// One sentence for each theme, in the order asked.
  [[nodiscard]] std::vector<SharedText> steps() const;

 private:
  std::vector<std::pair<Theme, const LostRecord*>> m_all;   ///< each theme once
};

/// Does somebody say that the theme is complete here (judgement.md section 1)? Not where a record of it was lost: that is told to context.lost.
bool is_complete(const MeasureContext& context, Theme theme, const Box& box);
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
