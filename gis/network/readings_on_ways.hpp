// SPDX-License-Identifier: Apache-2.0
/// What observers read at a position where people walk: of which ways and things on them it speaks, surely or perhaps.
#pragma once

#include <cstdint>
#include <vector>

#include "core/city/city.hpp"

namespace levelground::gis {

/// An observation in force that was made at a position and names no feature.
struct ReadingOnWay {
  const Observation* observation = nullptr;
  Property property = Property::width;   ///< that it states, by its own name or that of a measure
  bool surely = false;                   ///< else it may as well be of something beside it
};

/// Readings that may be of an edge: as near to it as half its stated width or the tolerance that its mapping gives entrances, and the accuracy of the
/// position, allow. Surely of it is what was read on it where no other edge of which it could be lies within that. A reading of a kerb or an opening that
/// surely is of a thing that stands there is none of the ways. A sidewalk that its street alone tells of lies beside the line of the street, on its own side: between half the stated width of the
/// carriageway and the stated width of the sidewalk more; where either is not stated, perhaps as far off as a wide street has it, but not where the position is on the line of another way. Of what may be walked past, the straight walks over an area, and of a kerb, that may run along
/// a way as well as across it (but for a crossing), none surely is. Ascending by id of the observation. Thread-safe.
std::vector<ReadingOnWay> readings_on_edge(const City& city, std::uint32_t edge, const Date& as_of);

/// Readings that may be of a thing that stands on a way: a kerb, gate, entrance, lift or crossing. Surely of it is what cannot be off it and of no other such
/// thing. Ascending by id of the observation. Thread-safe.
std::vector<ReadingOnWay> readings_on_thing(const City& city, const Feature& thing, const Date& as_of);

/// Every feature of which the observation may be so read: what feels that it is made, or taken back. Ascending. Thread-safe.
std::vector<std::uint32_t> read_features(const City& city, const Observation& observation, const Date& as_of);

}  // namespace levelground::gis
