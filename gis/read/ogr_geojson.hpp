// SPDX-License-Identifier: Apache-2.0
/// What GDAL passes over in GeoJSON: it opens 30 of 44 wrong files in silence, so each feature is checked before it is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/errors.hpp"
#include "core/city/read_ledger.hpp"
#include "core/geometry/geometry.hpp"

namespace levelground::gis {

struct GeoJsonCheck {
  /// A feature that is left out, and what can be told of it all the same.
  struct LeftOut {
    ReadLedger::Entry entry;         ///< by id, else by line
    std::optional<std::vector<std::pair<std::string, std::string>>> properties = {};   ///< sorted by name; nullopt: nobody can read them
    std::optional<Box> at = {};      ///< around its positions, in its coordinates; nullopt: not all of them are numbers, or it has none
  };
  std::vector<Problem> problems;        ///< with the line of the feature; features with an error are left out of `clean`
  std::vector<std::int64_t> lines;      ///< where each feature that is left begins, in order
  bool every_feature_has_id = false;    ///< as a member of the feature, not of its properties
  std::vector<LeftOut> left_out;        ///< each feature with an error
  std::vector<ReadLedger::Entry> copies;     ///< each feature that says in everything the same as one before it
  bool all_good = true;
  std::string crs;                      ///< as its member “crs” names it; empty: it has none, and WGS 84 holds
  bool denies_crs = false;              ///< "crs": null: nobody can say where its coordinates are (GeoJSON 2008, section 3)
  std::string clean;                    ///< what GDAL is to read instead: the text without the bad features; empty when it may read the file
};

/// Reads the text as RFC 7946 demands: member types, positions, rings that close, members that are given twice, ids given twice: of features
/// with one id one is kept where all are the same, else none, in whichever order they stand.
/// Throws InputError with the line when it is no GeoJSON at all, when a sole feature or geometry is wrong, or when it is nested
/// deeper than 100 levels.
GeoJsonCheck check_geojson(std::string_view text, const std::string& file);

/// The same rules for one geometry given as JSON; empty when it is right. For tests.
std::string geometry_fault(std::string_view json);

}  // namespace levelground::gis
