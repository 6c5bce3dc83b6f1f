// SPDX-License-Identifier: Apache-2.0
/// What observers read at a position, or of a thing under the name of a measure: it is said of what is judged there.
#pragma once

#include <string_view>
#include <vector>

#include "gis/measure/measure.hpp"

namespace levelground::gis {

/// An accepted observation, and the place it was made at.
struct ReadingAtPlace {
  const Observation* observation = nullptr;
  std::size_t place = 0;   ///< index into the places: the nearest, of several the first
  bool surely = false;     ///< else it may as well be of something beside it
};

/// Accepted readings of a quantity, under one of the names, that lie at one of the places: as near as half the stated width of a way and the
/// tolerance that the mapping gives entrances allow, and the accuracy of the position. Surely there is what lies so near that the position
/// cannot be off it; on a route what was read on it, where no other way is within the accuracy. Readings of a judged thing, under a name that is no property of things ("clear_width"), are of it wherever they
/// were made. Names in the order given, readings in the order of the City. Thread-safe.
std::vector<ReadingAtPlace> readings_at(const MeasureContext& context, const std::vector<std::string_view>& names, Quantity quantity,
                                 const std::vector<PlaceResult>& places);

/// Each as one more place, for where the worst decides: it proves that something fails, never that nothing does. Those made at one and the same position
/// are one place: what they have in common, else all of them, as dissent. Tells how many readings there are in a step. `also`: places
/// at which what the measure judges may be read although none is mapped there (a kerb on the route).
std::vector<PlaceResult> places_of_readings(const MeasureContext& context, const std::vector<std::string_view>& names, const std::vector<PlaceResult>& also,
                                            Measurement& measurement);

/// The step that tells how many there are; nothing where there are none.
void tell_readings(const std::vector<ReadingAtPlace>& readings, std::vector<SharedText>& steps);

}  // namespace levelground::gis
