// SPDX-License-Identifier: Apache-2.0
/// An assessment as a GeoPackage that opens in QGIS already styled: sites, verdicts, gaps, sources, the assessment itself.
#pragma once

#include <filesystem>
#include <stop_token>

#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground::gis {

struct GeoPackageOptions {
  bool overwrite = false;
  std::string command_line;      ///< recorded, to run again
  std::string project;           ///< project file as named, recorded
  std::string program_version;
  std::string assessment_sha256; ///< of the assessment as JSON (core/judge/assessment_json.hpp): what a second run is compared with
  std::vector<std::pair<std::string, std::string>> styles;  ///< layer name -> QML, from app/map
  std::stop_token stop;          ///< raised while it is written: Cancelled
};

/// Tables: sites (polygon), gaps_point, gaps_line, gaps_area, verdicts, sources, observations, assessment, layer_styles. Same bytes
/// for the same input. Written beside and renamed into place; throws InputError (exists, read-only, disk full) or Cancelled, leaving
/// nothing behind.
void write_geopackage(const std::filesystem::path& file, const City& city, const Assessment& assessment, const Texts& texts,
                      const GeoPackageOptions& options);

}  // namespace levelground::gis
