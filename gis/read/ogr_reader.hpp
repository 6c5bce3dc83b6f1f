// SPDX-License-Identifier: Apache-2.0
/// Vector files through a layer mapping into features, still in the coordinates of their layers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/base/parallel.hpp"
#include "gis/read/mapping.hpp"
#include "gis/read/node_places.hpp"
#include "gis/read/ogr_records.hpp"
#include "gis/read/osm_reader.hpp"
#include "gis/read/table_join.hpp"

namespace levelground::gis {

struct OgrLayerContent {
  RecordLayer layer;
  std::uint64_t records = 0;
  MappingTally tally;
  std::vector<RawFeature> features;  ///< in the order of the file
  std::vector<NodeRecord> nodes = {};   ///< of a source whose records are nodes (OpenSidewalks), as the layer has them
  std::vector<EdgeRecord> edges = {};   ///< lines of which the source names both end nodes
  ReadLedger ledger = {};            ///< but for what is used, which is known when everything is in its place
  std::vector<RawLost> lost = {};
};

struct OgrContent {
  std::string format;                ///< "GeoPackage", "GeoJSON", "FlatGeobuf", "Shapefile", "CSV", "DXF"
  std::vector<OgrLayerContent> layers;
  std::vector<Problem> problems;
  std::string digest;                ///< of a service: SHA-256 over the sorted digests of its records; empty for a file
};

/// Reads one file, or a service (service.hpp). Feature ids are "<source_name>:<layer>/<id>"; the id is the column the mapping names, else the id of the format
/// (GeoPackage fid, GeoJSON id), else the hash of the record's content. Of two records with one id that differ both are left out, with a
/// problem; where they are the same in everything one is read. The columns of `tables` stand beside those of the layers, for the mapping only. Throws InputError, Cancelled. The file is never changed.
OgrContent read_ogr(const std::filesystem::path& file, const std::string& source_name, std::uint32_t source,
                    const std::vector<std::string>& layers, const LayerMapping& mapping, std::vector<TableJoin>& tables, Progress& progress, const std::stop_token& stop);

/// As above for the text of a GeoJSON file that lies in a ZIP file; `named` is for messages and the layer's name.
OgrContent read_ogr_text(const std::filesystem::path& named, std::string text, const std::string& source_name, std::uint32_t source,
                         const LayerMapping& mapping, std::vector<TableJoin>& tables, Progress& progress, const std::stop_token& stop);

/// 16 hexadecimal digits that depend only on what the record says and where it is.
std::string content_id(const Record& record);

/// A node id of a source as a key: decimal ids as they are, others hashed to a negative number.
std::int64_t node_key(std::string_view text);

}  // namespace levelground::gis
