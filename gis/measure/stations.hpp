// SPDX-License-Identifier: Apache-2.0
/// What observers state of a property at places of a site, and of the site as a whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gis/measure/measure.hpp"

namespace levelground::gis {

/// Is it of the quantity that is judged, and accepted as evidence?
bool bears(const MeasureContext& context, const Observation& observation);
/// The place of one observation.
PlaceResult place_of(const MeasureContext& context, const Observation& observation);
/// One place for several statements that count together (ratings of one spot, counts in one light): the middle of what they say, as sure as the least
/// sure of them and as new as the newest, with all of them as inputs. Label and position are the caller's. `observations` must not be empty, and bear on the quantity.
PlaceResult median_place(const std::vector<const Observation*>& observations, Quantity quantity);
/// How many different people observed. Spelling makes no second person; those without a name may all be one.
std::size_t observers_of(const std::vector<const Observation*>& observations);
/// Marks the measurement as one that may not be used where fewer people than `needed` observed; `done`: what they did, "Rated".
void refuse_too_few(Measurement& measurement, std::size_t observers, const Rational& needed, const LocalText& done);

/// Of accepted statements about one feature those that count: all, but where the latest decides only those of its newest day and those without one.
std::vector<const Observation*> counting(const MeasureContext& context, std::vector<const Observation*> of_feature);

struct Stations {
  std::optional<PlaceResult> whole;  ///< what is stated of the site as a whole
  std::size_t accepted = 0;          ///< statements that were taken, also where several are of one place
};
/// Adds a place for each observation with a position or a feature; several of one feature, or at one and the same position (same_position()), are one place, whoever made
/// them: where they disagree, that is dissent. Where the latest decides, statements at a position stay apart, each for its time, and of a feature those that
/// counting() names are its place. `features_are_there`:
/// the measurement has places of all features that count already, with what is stated of them, which is not counted again.
Stations add_stations(const MeasureContext& context, const std::string& property, bool features_are_there, Measurement& measurement);
/// One and the same position, to the millimetre: what two files in two CRSs give as one differs by less.
bool same_position(const Point& a, const Point& b);
/// How many different features and positions are known of: what a method gate on stations counts.
std::size_t station_count(const std::vector<PlaceResult>& places);
/// Readings at places prove nothing of what lies between them: where the worst place decides, the rest is one more place of which nothing is
/// known until somebody speaks for the site as a whole. Says so in a step. nullopt where there are no readings, or all decide together.
std::optional<PlaceResult> rest_of_site(const MeasureContext& context, Measurement& measurement);
/// Lets a statement speak for the site as a whole, beside the places if there are any. Call after finish_places().
void speak_for_whole(const MeasureContext& context, Measurement& measurement, PlaceResult whole);
/// Value, coverage and grade, with the site as a whole, or else with what nobody read. Call when all places are there.
void finish_stations(const MeasureContext& context, Stations stations, Measurement& measurement, std::optional<PlaceResult> rest);

/// The measurement that rests on observations alone; nullopt where none is accepted.
std::optional<Measurement> observed_at_places(const MeasureContext& context, const std::string& property);

}  // namespace levelground::gis
