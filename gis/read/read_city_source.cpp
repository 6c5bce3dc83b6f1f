// SPDX-License-Identifier: Apache-2.0
#include "gis/read/read_city_source.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <future>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/handles/gdal.hpp"
#include "gis/raster/raster_file.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/ogr_reader.hpp"
#include "gis/read/read_city_place.hpp"
#include "gis/read/service.hpp"
#include "gis/read/zip_package.hpp"

namespace levelground::gis {
namespace {

namespace fs = std::filesystem;

/// OpenSidewalks files name their schema or their edges' node columns near the beginning.
bool names_opensidewalks(std::string_view text) {
  return text.find("opensidewalks") != std::string_view::npos || text.find("\"_u_id\"") != std::string_view::npos;
}
constexpr std::size_t head_size = std::size_t{1} << 16U;

bool looks_like_opensidewalks(const fs::path& file) {
  const std::string extension = file.extension().string();
  if (extension != ".geojson" && extension != ".json") return false;
  std::string head(head_size, '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return names_opensidewalks(head);
}

std::string format_of(const fs::path& source, const std::vector<fs::path>& files) {
  const auto osm = std::count_if(files.begin(), files.end(), is_osm_file_name);
  if (osm == static_cast<std::ptrdiff_t>(files.size())) return "osm";
  if (osm > 0) {
    Problem problem;
    problem.file = source.string();
    problem.what = "the folder mixes OpenStreetMap files with others";
    problem.remedy = "Name them as two sources of the project.";
    throw InputError(std::move(problem));
  }
  return std::any_of(files.begin(), files.end(), looks_like_opensidewalks) ? "opensidewalks" : "plain";
}

void note_unknown_values(const MappingTally& tally, const std::string& file, std::vector<Problem>& problems) {
  const auto unknown = tally.unknown_by_frequency();
  if (unknown.empty()) return;
  std::uint64_t all = 0;
  std::string first;
  constexpr std::size_t shown = 5;
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    all += unknown[i].second;
    if (i < shown) first += fmt::format("{}{} ({})", i == 0 ? "" : ", ", unknown[i].first, unknown[i].second);
  }
  Problem problem;
  problem.severity = Problem::Severity::note;
  problem.file = file;
  if (unknown.size() > shown) first += ", …";
  problem.say(in_both("{} values say nothing that the mapping understands and count as unknown: {}", "{} värden säger inget som översättningen förstår och räknas som okända: {}", all, first),
              {"`levelground info` lists them all.", "`levelground info` listar dem alla."});
  problems.push_back(std::move(problem));
}

void read_osm_file(const fs::path& file, const SourceSpec& spec, std::uint32_t index, SourceContent& content, Progress& progress,
                   const std::stop_token& stop) {
  OsmContent osm = read_osm(file, spec.name, index, *content.mapping, progress, stop);
  content.source.format = osm.format;
  if (!spec.date.is_set() && osm.newest.is_set() && (!content.source.date.is_set() || content.source.date < osm.newest)) {
    content.source.date = osm.newest;
  }
  content.problems.insert(content.problems.end(), osm.problems.begin(), osm.problems.end());
  content.layers.push_back({file.string(), {"", "any", "EPSG:4326"}, osm.nodes + osm.ways + osm.relations, std::move(osm.tally), std::move(osm.features), std::move(osm.ledger), {}, std::move(osm.lost), {}});
}

/// Gives a layer without a CRS the one that the project states, and a drawing its place.
void place_layer(const fs::path& file, const SourceSpec& spec, OgrLayerContent& layer, std::vector<Problem>& problems) {
  Problem where;
  where.file = file.string();
  where.layer = layer.layer.name;
  const auto refuse = [&](std::string what, std::string remedy) {
    where.what = std::move(what);
    where.remedy = std::move(remedy);
    throw InputError(where);
  };
  const bool drawing = extension_of(file) == ".dxf";
  const std::string said = drawing ? dxf_unit(file) : "";
  const std::string& stated = spec.placement ? spec.placement->unit : spec.unit;
  if (!drawing && !spec.unit.empty()) refuse("a unit is stated, but only drawings (DXF) leave theirs open", "Leave ‘unit’ out.");
  // Programs write a unit that nobody chose (GDAL: inches): who states one knows better.
  if (!said.empty() && !stated.empty() && said != stated) {
    Problem problem = where;
    problem.severity = Problem::Severity::warning;
    problem.say(in_both("the drawing says that its unit is {}, the project says {}; the project’s is used", "ritningen anger enheten {}, projektet {}; projektets används", said, stated),
                {"Check that the drawing lies where it belongs and is as large as it should be.", "Kontrollera att ritningen ligger där den hör hemma och är så stor som den ska."});
    problems.push_back(std::move(problem));
  }
  if (!spec.placement) {
    if (!layer.layer.crs.empty()) return;
    if (stated.empty() && !said.empty() && said != "m" && !spec.crs.empty()) {
      refuse(fmt::format("the drawing says that its unit is {}, so its coordinates are not those of {}", said, spec.crs),
             fmt::format("State the unit of its coordinates (unit: m where they are those of {}), or place it by control points (placement:).", spec.crs));
    }
    if (!stated.empty() && !spec.crs.empty()) {
      const double scale = scale_of_unit(stated, spec.crs, where);
      for (RawFeature& raw : layer.features) scale_drawing(raw.feature.geometry, scale);   // a drawing has no node records
      for (RawLost& lost : layer.lost) lost.at.reset();   // a box does not turn with the drawing
    }
    layer.layer.crs = spec.crs;
    return;
  }
  if (!layer.layer.crs.empty() || !spec.crs.empty()) refuse("it is placed twice: by a CRS and by control points", "Leave one of the two out.");
  if (!spec.unit.empty()) refuse("its unit is stated twice: for the source and for its control points", "Leave ‘unit’ of the source out.");
  const Placement placement(*spec.placement, where);
  for (RawFeature& raw : layer.features) placement.apply(raw.feature.geometry);
  for (RawLost& lost : layer.lost) lost.at.reset();   // a box does not turn with the drawing
  layer.layer.crs = spec.placement->crs;
  where.severity = Problem::Severity::note;
  where.say(placement.words(), {});
  problems.push_back(std::move(where));
}

void take_layers(const fs::path& file, const SourceSpec& spec, OgrContent ogr, SourceContent& content) {
  content.problems.insert(content.problems.end(), ogr.problems.begin(), ogr.problems.end());
  for (OgrLayerContent& layer : ogr.layers) {
    place_layer(file, spec, layer, content.problems);
    NodeRecords nodes{file.string(), layer.layer.name, std::move(layer.nodes), std::move(layer.edges)};
    content.layers.push_back({file.string(), std::move(layer.layer), layer.records, std::move(layer.tally), std::move(layer.features), std::move(layer.ledger), {}, std::move(layer.lost), {}, std::move(nodes)});
  }
}

void check_encoding(const fs::path& file, const std::string& encoding) {
  if (extension_of(file) != ".shp") refuse_file(file, "an encoding is stated, but only Shapefiles leave theirs open", "Leave ‘encoding’ out.");
  if (!can_decode(encoding)) refuse_file(file, fmt::format("‘{}’ is no encoding that is known", encoding), "Write for example UTF-8, ISO-8859-1 or CP1252.");
}

/// Returns the digest of a service; empty for a file.
std::string read_vector_file(const fs::path& file, const SourceSpec& spec, const std::vector<std::string>& layers, std::uint32_t index,
       std::vector<TableJoin>& tables, SourceContent& content, Progress& progress, const std::stop_token& stop) {
  std::optional<GdalOption> encoding;
  if (!spec.encoding.empty()) {
    check_encoding(file, spec.encoding);
    encoding.emplace("SHAPE_ENCODING", spec.encoding);
  }
  OgrContent ogr = read_ogr(file, spec.name, index, layers, *content.mapping, tables, progress, stop);
  content.source.format = content.source.format.empty() || content.source.format == ogr.format ? ogr.format : "several formats";
  std::string digest = std::move(ogr.digest);
  take_layers(file, spec, std::move(ogr), content);
  return digest;
}

void begin_source(const SourceSpec& spec, SourceContent& content) {
  Source& source = content.source;
  source.name = spec.name;
  source.file = spec.file.string();
  source.licence = spec.licence.empty() ? content.mapping->licence() : spec.licence;
  source.date = spec.date;
  source.mapping = content.mapping->id();
  source.lines_cross = content.mapping->lines_cross();
  source.entrance_tolerance = content.mapping->entrance_tolerance().to_double() / 1000;
}

std::vector<TableJoin> tables_of(const SourceSpec& spec) {
  std::vector<TableJoin> tables;
  for (const TableSpec& table : spec.tables) tables.emplace_back(table);
  return tables;
}

void finish_source(const std::vector<TableJoin>& tables, SourceContent& content) {
  leave_out_copies(content.layers, content.problems);
  for (const TableJoin& table : tables) {
    const std::vector<Problem> found = table.problems();
    content.problems.insert(content.problems.end(), found.begin(), found.end());
  }
  Source& source = content.source;
  MappingTally tally;
  for (const SourceLayer& layer : content.layers) {
    source.features += layer.features.size();
    tally.add(layer.tally);
    if (content.layers.size() == 1) source.layer = layer.layer.name;
  }
  note_unknown_values(tally, source.file, content.problems);
}

SourceContent read_service_source(const SourceSpec& spec, std::uint32_t index, const fs::path& mappings, Progress& progress, const std::stop_token& stop) {
  SourceContent content;
  content.mapping = spec.mapping.empty() ? default_mapping(mappings, "plain") : load_mapping(mappings, spec.mapping);
  begin_source(spec, content);
  std::vector<TableJoin> tables = tables_of(spec);
  content.source.sha256 = read_vector_file(spec.file, spec, spec.layers, index, tables, content, progress, stop);
  finish_source(tables, content);
  return content;
}

/// The layers of a package (OpenSidewalks gives GeoJSON files in a ZIP).
SourceContent read_package_source(const SourceSpec& spec, std::uint32_t index, const fs::path& mappings, Progress& progress, const std::stop_token& stop) {
  SourceContent content;
  std::vector<PackedLayer> layers = read_package(spec.file, spec.layers, content.problems);
  const bool sidewalks = std::any_of(layers.begin(), layers.end(), [](const PackedLayer& layer) { return names_opensidewalks(std::string_view(layer.text).substr(0, head_size)); });
  content.mapping = spec.mapping.empty() ? default_mapping(mappings, sidewalks ? "opensidewalks" : "plain") : load_mapping(mappings, spec.mapping);
  begin_source(spec, content);
  content.source.format = "GeoJSON in ZIP";
  std::vector<TableJoin> tables = tables_of(spec);
  for (PackedLayer& layer : layers) {
    const fs::path named = spec.file / layer.name;   // for messages alone: nothing of that name is opened
    take_layers(named, spec, read_ogr_text(named, std::move(layer.text), spec.name, index, *content.mapping, tables, progress, stop), content);
  }
  std::vector<fs::path> parts{spec.file};
  for (const TableSpec& table : spec.tables) parts.push_back(table.file);
  Checksum found = checksum(parts, stop);
  content.source.sha256 = std::move(found.sha256);
  content.bytes = found.bytes;
  finish_source(tables, content);
  return content;
}

SourceContent read_raster_source(const SourceSpec& spec, const std::stop_token& stop) {
  SourceContent content;
  Source& source = content.source;
  source.name = spec.name;
  source.file = spec.file.string();
  source.format = "GeoTIFF";
  source.licence = spec.licence;
  source.date = spec.date;
  const std::vector<fs::path> files = raster_files(spec.file);
  Checksum found = checksum(files, stop);
  source.sha256 = std::move(found.sha256);
  content.bytes = found.bytes;
  if (files.size() == 1) source.layer = files.front().stem().string();
  return content;
}

/// A raster says nothing by itself: 61 may be metres, decibels or people.
void check_raster_statement(const SourceSpec& spec) {
  const bool is_raster = is_raster_file_name(spec.file);
  if (spec.raster || !is_raster) return;
  Problem problem;
  problem.file = spec.file.string();
  problem.what = "nobody says what the cells of this raster mean";
  problem.remedy = "Name it in a project with raster: {is: elevation, unit: m, accuracy: …} (docs/formats.md, Rasters).";
  throw InputError(std::move(problem));
}

}  // namespace

SourceContent read_source(const SourceSpec& spec, std::uint32_t index, const fs::path& mappings, Progress& progress, const std::stop_token& stop) {
  if (spec.raster) return read_raster_source(spec, stop);
  check_raster_statement(spec);
  if (is_service(spec.file.string())) return read_service_source(spec, index, mappings, progress, stop);
  if (is_package_name(spec.file)) return read_package_source(spec, index, mappings, progress, stop);
  std::error_code error;
  const bool folder = fs::is_directory(spec.file, error);
  std::vector<fs::path> files = layer_files(spec.file);
  if (folder && !spec.layers.empty()) {
    std::erase_if(files, [&](const fs::path& file) { return std::find(spec.layers.begin(), spec.layers.end(), file.stem().string()) == spec.layers.end(); });
    if (files.empty()) {
      Problem problem;
      problem.file = spec.file.string();
      problem.layer = spec.layers.front();
      problem.what = "no file of the folder is named like the layers that are asked for";
      problem.remedy = "A layer of a folder is a file of its name, such as seat.geojson.";
      throw InputError(std::move(problem));
    }
  }
  SourceContent content;
  content.mapping = spec.mapping.empty() ? default_mapping(mappings, format_of(spec.file, files)) : load_mapping(mappings, spec.mapping);
  begin_source(spec, content);
  std::vector<fs::path> parts;
  for (const fs::path& file : files) {
    for (const fs::path& part : parts_of(file)) parts.push_back(part);
  }
  if (!spec.tables.empty() && is_osm_file_name(files.front())) {
    throw InputError(Problem{Problem::Severity::error, spec.file.string(), {}, {}, 0, "tables are joined to layers with columns, not to OpenStreetMap files",
                             "Give the records as a layer of its own (GeoPackage, GeoJSON …)."});
  }
  std::vector<TableJoin> tables = tables_of(spec);
  for (const TableSpec& table : spec.tables) parts.push_back(table.file);
  // Beside the reading: the digest of a large file takes as long as a tenth of it.
  auto sum = std::async(std::launch::async, [&parts, &stop] { return checksum(parts, stop); });
  for (const fs::path& file : files) {
    if (is_osm_file_name(file)) read_osm_file(file, spec, index, content, progress, stop);
    else read_vector_file(file, spec, folder ? std::vector<std::string>() : spec.layers, index, tables, content, progress, stop);
  }
  Checksum found = sum.get();
  content.source.sha256 = std::move(found.sha256);
  content.bytes = found.bytes;
  finish_source(tables, content);
  return content;
}

}  // namespace levelground::gis
