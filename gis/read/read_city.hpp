// SPDX-License-Identifier: Apache-2.0
/// Files into a City: sources through their mappings, observations, the measuring CRS, the walking graph.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/parallel.hpp"
#include "core/city/city.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/raster/raster_spec.hpp"
#include "gis/read/placement.hpp"
#include "gis/read/table_join.hpp"

namespace levelground::gis {

/// One source as a project names it.
struct SourceSpec {
  std::string name;                     ///< prefix of feature ids
  std::filesystem::path file;           ///< file or folder of layer files, or a service as written: "PG:dbname=lund", "OAPIF:https://…"
  std::string mapping;                  ///< id; empty: by format
  std::string licence;                  ///< empty: the mapping's
  std::string crs;                      ///< only where the file states none; empty: the file must state it
  Date date;
  std::vector<std::string> layers;      ///< empty: all
  std::string encoding;                 ///< of the text of a Shapefile, in place of its .cpg; empty: as the file states
  bool ballpark = false;                ///< a transformation that may be off by hundreds of metres is allowed where there is no other
  std::optional<PlacementSpec> placement;   ///< of a drawing without a CRS, in place of `crs`
  std::vector<TableSpec> tables;        ///< columns beside those of its layers
  std::optional<RasterSpec> raster;     ///< what its cells say; only and always for a raster
  std::string unit;                     ///< of a drawing's coordinates in `crs`; empty: that of the CRS
};
struct CompletenessSpec {
  std::string source;
  Theme theme;
  std::optional<std::filesystem::path> area;   ///< a polygon file
  Date as_of;
  std::string by;
};
struct ObservationSpec {
  std::filesystem::path file;
  std::string crs;                      ///< of x, y columns
  std::string mapping;                  ///< empty: our own columns; "project-sidewalk"
};
struct CitySpec {
  std::string name;
  std::string crs;                      ///< "auto" or an authority code
  std::vector<SourceSpec> sources;
  std::vector<CompletenessSpec> complete;
  std::vector<ObservationSpec> observations;
  std::optional<std::filesystem::path> store;  ///< project GeoPackage with recorded observations; may not exist yet
  std::filesystem::path mappings;       ///< folder of mapping files
  bool asks_for_ways = true;            ///< somebody asks for routes or distances: that there is nothing to walk along is worth a warning
  bool heights_along_ways = false;      ///< keep heights of the ground wherever there is a way, not only near the sites
};

/// Reads everything. Problems that leave the rest usable are collected in City::problems(); what cannot be used throws InputError
/// with all of them. Inputs are never changed.
City read_city(const CitySpec& spec, Progress& progress, const std::stop_token& stop);

/// What `info` prints about one source: layers, CRS, counts, what the mapping would make of them.
struct LayerInfo {
  std::string name;
  std::string geometry;
  std::string crs;
  std::uint64_t features = 0;
  std::vector<std::pair<std::string, std::uint64_t>> themes;   ///< theme name -> features the mapping makes
  std::uint64_t unmapped = 0;
  std::vector<std::pair<std::string, std::uint64_t>> properties; ///< property name -> statements understood
  std::vector<std::pair<std::string, std::uint64_t>> unknown_values;  ///< "width=narrow" -> count, most frequent first
};
struct SourceInfo {
  std::string file, format, sha256, mapping, licence;
  Date date;
  std::uint64_t bytes = 0;
  std::vector<LayerInfo> layers;
  std::vector<Problem> problems;
};
SourceInfo describe_source(const SourceSpec& source, const std::filesystem::path& mappings, Progress& progress, const std::stop_token& stop);

/// Builds the walking graph of a draft (before sealing it): shared node ids where the source has them, else joined within
/// `tolerance` metres; both sidewalks of a road apart. The sources say what crossings of their lines without node ids are, and which ends of lines
/// they name a node for that lies elsewhere. Feature indices in the graph refer to `features` sorted by id.
WalkGraph build_walk_graph(const std::vector<Feature>& features, double tolerance, const std::vector<Source>& sources,
                           ClosedWays closed = ClosedWays::left_out);

}  // namespace levelground::gis
