// SPDX-License-Identifier: Apache-2.0
/// Tables of observations (CSV, GeoJSON, or another tool's export through a mapping), and what they are about.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/city/city.hpp"
#include "gis/read/mapping.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::gis {

/// An observation as a file states it: its position is still in the CRS of the file, its site and feature are still as written.
struct RawObservation {
  Observation observation;
  std::int64_t line = 0;       ///< 0 when not known
};

struct ObservationContent {
  std::string format;          ///< "CSV", "GeoJSON", …
  std::string crs;             ///< of the positions, code or WKT; empty when there are none
  std::vector<RawObservation> observations;
  std::vector<Problem> problems;
  Date newest;
};

/// Reads the columns of docs/formats.md; `mapping`: another tool's records instead. Observations that cannot be understood are left
/// out with a problem that names the line. Evidence files are looked for beside the table, hashed, and refused outside its folder.
/// Of two observations with one id the second is left out, with an error unless they say the same. Throws InputError, Cancelled.
ObservationContent read_observations(const ObservationSpec& spec, const LayerMapping* mapping, const std::stop_token& stop);

/// Finds the site and feature each observation is about: an id in full ("town:site/torget"), its last part ("torget"), a site's
/// name, or the site that holds the position. What is about nothing known is left out with a problem that names the nearest id.
/// `features` sorted by id; positions in their CRS. Returns the observations that are about something, in the same order.
std::vector<Observation> resolve_observations(std::vector<RawObservation> raw, const std::string& file, const std::vector<Feature>& features,
                                              std::vector<Problem>& problems);

/// "o-" and 12 hexadecimal digits that depend only on what the observation says.
std::string content_id(const Observation& observation);

/// The same statement, whatever it is called or where it came from?
bool same_statement(const Observation& a, const Observation& b);

}  // namespace levelground::gis
