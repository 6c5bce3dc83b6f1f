// SPDX-License-Identifier: Apache-2.0
// A CSV source as records: coordinates from x and y columns or from WKT, and nothing guessed.
#include "core/base/local_format.hpp"
#include "gis/read/ogr_records.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/base/parallel.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/ogr_csv.hpp"

namespace levelground::gis {
namespace {

/// Which columns hold the place. Names in order of preference.
struct PlaceColumns {
  std::optional<std::size_t> wkt, x, y;
};

PlaceColumns find_place(const CsvTable& table) {
  PlaceColumns place;
  for (const char* name : {"wkt", "geom", "geometry", "the_geom", "wkt_geom"}) {
    if (!place.wkt) place.wkt = table.find(name);
  }
  constexpr std::array<std::pair<const char*, const char*>, 8> pairs = {{{"x", "y"}, {"easting", "northing"}, {"lon", "lat"},
      {"long", "lat"}, {"lng", "lat"}, {"longitude", "latitude"}, {"@lon", "@lat"}, {"point_x", "point_y"}}};
  for (const auto& [x, y] : pairs) {
    if (place.x) break;
    place.x = table.find(x);
    place.y = table.find(y);
    if (!place.x || !place.y) place.x = place.y = std::nullopt;
  }
  return place;
}

ReadGeometry place_of(const CsvTable& table, const PlaceColumns& columns, const CsvRecord& row) {
  if (columns.wkt) return row.cells[*columns.wkt].empty() ? ReadGeometry() : read_wkt(row.cells[*columns.wkt]);
  ReadGeometry geometry;
  const std::string& x = row.cells[*columns.x];
  const std::string& y = row.cells[*columns.y];
  if (x.empty() && y.empty()) return geometry;
  const auto east = strict_number(x, table.separator == ';');
  const auto north = strict_number(y, table.separator == ';');
  if (!east || !north) {
    geometry.fault = in_both("‘{}’ is not a plain number", "”{}” är inget vanligt tal", (east ? y : x).substr(0, 40));
    return geometry;
  }
  geometry.offered = kinds(GeometryKind::point);
  geometry.parts.emplace_back(Point{*east, *north});
  return geometry;
}

}  // namespace

std::string read_csv_records(const std::filesystem::path& file, RecordVisitor& visitor, std::vector<Problem>& problems,
                             const std::stop_token& stop) {
  const std::string text = read_text(file, largest_text_file);
  const CsvTable table = parse_csv(text, file.string(), problems);
  const PlaceColumns columns = find_place(table);
  if (!columns.wkt && !columns.x) {
    Problem problem;
    problem.file = file.string();
    problem.line = 1;
    problem.what = "no column holds the place of a record";
    problem.remedy = "Name two columns x and y (or lon and lat), or one wkt.";
    throw InputError(std::move(problem));
  }
  if (!visitor.layer({file.stem().string(), columns.wkt ? "any" : "Point", ""})) return "CSV";
  std::vector<std::size_t> order(table.columns.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return table.columns[a] < table.columns[b]; });
  std::uint64_t number = 0;
  for (const CsvRecord& row : table.records) {
    if (stop.stop_requested()) throw Cancelled();
    Record record;
    record.number = ++number;
    record.line = row.line;
    for (const std::size_t i : order) {
      const bool place = columns.wkt ? i == *columns.wkt : i == *columns.x || i == *columns.y;
      if (!place && !row.cells[i].empty() && !table.columns[i].empty()) record.tags.emplace_back(table.columns[i], row.cells[i]);
    }
    record.geometry = place_of(table, columns, row);
    visitor.record(record);
  }
  for (const auto& [line, what] : table.left_out) visitor.unreadable({fmt::format("line {}", line), what});
  return "CSV";
}

}  // namespace levelground::gis
