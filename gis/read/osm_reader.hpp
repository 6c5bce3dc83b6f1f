// SPDX-License-Identifier: Apache-2.0
/// OpenStreetMap files (.osm.pbf, .osm, .osm.gz, .osm.bz2) into features in longitude and latitude.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/errors.hpp"
#include "core/base/parallel.hpp"
#include "core/city/feature.hpp"
#include "core/city/read_ledger.hpp"
#include "gis/read/mapping.hpp"

namespace levelground::gis {

/// A feature whose coordinates are still those of its source (here: x longitude, y latitude, degrees, WGS 84).
struct RawFeature {
  Feature feature;
  bool as_point = false;  ///< replace the geometry by its representative point once it is in metres
  std::uint32_t record = 0;   ///< of its layer, counted from 0: which features were made of one record
  std::uint32_t version = 0;  ///< of the object of OpenStreetMap that it was made of; 0: its file does not say
};

/// A record that was left out although the mapping asked for it.
struct RawLost {
  std::vector<Theme> themes;   ///< what it may have been
  std::string id;              ///< as messages name it
  LocalText why;
  std::optional<Box> at;       ///< in the coordinates of its source; nullopt: nobody knows where it is
};

struct OsmContent {
  std::vector<RawFeature> features;  ///< in order of the file: nodes, lines, polygons
  std::vector<Problem> problems;     ///< grouped: at most one for each kind of trouble, with the count and the first ids
  MappingTally tally;
  std::string format;                ///< "OpenStreetMap PBF", "OpenStreetMap XML", with " (gzip)" or " (bzip2)"
  Date newest;                       ///< newest timestamp of any object; not set when the file has none
  std::uint64_t nodes = 0;           ///< objects in the file
  std::uint64_t ways = 0;
  std::uint64_t relations = 0;
  ReadLedger ledger;                 ///< but for what is used, which is known when everything is in its place
  std::vector<RawLost> lost;
};

/// Does the name end like an OpenStreetMap file (.osm, .pbf, .osm.gz, .osm.bz2, .osc, .osh, .o5m …)?
bool is_osm_file_name(const std::filesystem::path& file);

/// Reads the file in one pass. Feature ids are "<source_name>:n123", ":w123", ":r123" (see feature_id); `source` goes into
/// Feature::source. Features of the walking graph, and what stands on it,
/// keep their node ids (of a polygon ring after ring). Throws InputError for a file that is not OpenStreetMap data, is
/// truncated or is a change or history file; Cancelled when the token is raised. The file is never changed. Uses threads of
/// libosmium to decompress; the result does not depend on them.
OsmContent read_osm(const std::filesystem::path& file, const std::string& source_name, std::uint32_t source, const LayerMapping& mapping,
                    Progress& progress, const std::stop_token& stop);

}  // namespace levelground::gis
