// SPDX-License-Identifier: Apache-2.0
/// One source of a project, read and mapped, still in the coordinates of its layers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "gis/read/mapping.hpp"
#include "gis/read/node_places.hpp"
#include "gis/read/ogr_records.hpp"
#include "gis/read/osm_reader.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::gis {

/// Features of one layer, in one CRS.
struct SourceLayer {
  std::string file;
  RecordLayer layer;                 ///< layer.crs: as stated, else as the project says; empty: nobody says
  std::uint64_t records = 0;
  MappingTally tally;
  std::vector<RawFeature> features;
  ReadLedger ledger = {};            ///< `used` and what is left out later: place_features()
  /// Features that were dropped since, by record.
  struct Dropped {
    std::uint32_t record = 0;
    ReadLedger::Entry entry;
  };
  std::vector<Dropped> dropped = {};
  std::vector<RawLost> lost = {};          ///< those that are not in their place yet
  std::vector<LostRecord> placed_lost = {};
  NodeRecords nodes = {};            ///< as the layer has them
};

struct SourceContent {
  Source source;                     ///< all but `crs` and `complete`
  std::optional<LayerMapping> mapping;   ///< none for a raster
  std::vector<SourceLayer> layers;
  std::vector<Problem> problems;
  std::uint64_t bytes = 0;
};

/// Reads every file of the source. `index` goes into Feature::source. Throws InputError, Cancelled.
/// Of a raster: only what the file says of itself; its cells are read when it is known where the sites are.
SourceContent read_source(const SourceSpec& spec, std::uint32_t index, const std::filesystem::path& mappings, Progress& progress,
                          const std::stop_token& stop);

}  // namespace levelground::gis
