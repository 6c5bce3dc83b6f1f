// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "core/base/parallel.hpp"
#include "gis/raster/grid_walk.hpp"
#include "gis/raster/read_raster.hpp"

namespace levelground::gis {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t parts_of_a_person = 1000;  // grids share people out over their cells

/// Turns cells into homes, one tile after the other.
class HomeMaker {
 public:
  HomeMaker(const RasterFile& raster, const RasterSpec& spec, std::string prefix, std::uint32_t source,
            SourceLayer& layer)
      : m_raster(raster), m_spec(spec), m_prefix(std::move(prefix)), m_source(source), m_layer(layer) {}

  void add(const GridWindow& window) {
    const auto columns = static_cast<std::uint32_t>(window.columns);
    const auto rows = static_cast<std::uint32_t>(window.rows);
    std::vector<std::vector<std::optional<double>>> sums;
    for (const PeopleBands& people : m_spec.people) sums.push_back(sum_of(people, window));
    for (std::uint32_t r = 0; r < rows; ++r) {
      for (std::uint32_t c = 0; c < columns; ++c) {
        RawFeature home = home_at(window.column + c, window.row + r);
        for (std::size_t p = 0; p < sums.size(); ++p)
          say(home.feature, m_spec.people[p].property, sums[p][std::size_t{r} * columns + c]);
        std::sort(home.feature.attributes.begin(), home.feature.attributes.end(),
                  [](const Attribute& a, const Attribute& b) { return a.property < b.property; });
        ++m_layer.records;
        ++m_layer.tally.themes[static_cast<std::size_t>(Theme::residents)];
        m_layer.features.push_back(std::move(home));
      }
    }
  }

  [[nodiscard]] std::uint64_t senseless() const { return m_senseless; }

 private:
  std::vector<std::optional<double>> sum_of(const PeopleBands& people, const GridWindow& window) {
    const auto columns = static_cast<std::uint32_t>(window.columns);
    const auto rows = static_cast<std::uint32_t>(window.rows);
    std::vector<std::optional<double>> sum(std::size_t{columns} * rows, 0.0);
    for (const int band : people.bands) {
      const auto numbers = m_raster.read(band, window.column, window.row, columns, rows);
      for (std::size_t i = 0; i < sum.size(); ++i) {
        const std::optional<double> number = numbers[i]                ? numbers[i]
                                             : m_spec.nodata_is_nobody ? std::optional(0.0)
                                                                       : std::nullopt;
        if (number && (*number < 0 || *number > most_people)) {
          ++m_senseless;
          sum[i].reset();
        } else if (!number) {
          sum[i].reset();
        } else if (sum[i]) {
          *sum[i] += *number;
        }
      }
    }
    return sum;
  }

  [[nodiscard]] RawFeature home_at(std::int64_t column, std::int64_t row) const {
    RawFeature home;
    home.feature.id = fmt::format("{}c{}r{}", m_prefix, column, row);
    home.feature.theme = Theme::residents;
    home.feature.source = m_source;
    const auto c = static_cast<double>(column);
    const auto r = static_cast<double>(row);
    Line ring{m_raster.corner(c, r), m_raster.corner(c + 1, r), m_raster.corner(c + 1, r + 1),
              m_raster.corner(c, r + 1)};
    ring.push_back(ring.front());
    if (signed_area(ring) < 0) std::reverse(ring.begin(), ring.end());
    home.feature.geometry = MultiPolygon{Polygon{std::move(ring), {}}};
    return home;
  }

  void say(Feature& home, Property property, const std::optional<double>& number) {
    if (!number) return;
    const double off = m_spec.accuracy.to_double();
    Attribute attribute;
    attribute.property = property;
    attribute.grade = m_spec.grade;
    constexpr double noise = 1e-9;  // of the last bits, so that 2.2 people are not 2.201
    attribute.range = {Rational::floor_of(*number * (1 - off) + noise, parts_of_a_person),
                       Rational::ceil_of(*number * (1 + off) - noise, parts_of_a_person)};
    attribute.text = fmt::format("{}={:.6g}", property_info(property).name, *number);
    ++m_layer.tally.understood[static_cast<std::size_t>(property)];
    home.attributes.push_back(std::move(attribute));
  }

  static constexpr double most_people = 1e8;  // in one cell: more than live in any city
  const RasterFile& m_raster;
  const RasterSpec& m_spec;
  std::string m_prefix;
  std::uint32_t m_source;
  SourceLayer& m_layer;
  std::uint64_t m_senseless = 0;
};

}  // namespace

SourceLayer read_people(const RasterFile& raster, const RasterSpec& spec, const fs::path& file,
                        const std::string& source_name, std::uint32_t source, const Crs& crs,
                        const std::optional<LonLatBox>& area, ProjContext& proj, std::vector<Problem>& problems,
                        const std::stop_token& stop) {
  for (const PeopleBands& people : spec.people) {
    for (const int band : people.bands) raster.check_band(band);
  }
  SourceLayer layer;
  layer.file = file.string();
  layer.layer = {file.stem().string(), "Polygon", crs.definition};
  const LonLatOf lon_lat(proj, crs);
  const auto wanted = [&](const GridWindow& window) {
    if (stop.stop_requested()) throw Cancelled();
    if (!area) return Tri::yes;
    Box box;
    for (const Point& point : points_of(raster, window)) box.include(point);
    const auto there = lon_lat.box(box.min_x, box.min_y, box.max_x, box.max_y);
    if (!there) return window.is_tile() ? Tri::no : Tri::unknown;
    const double slack = bulge * std::max(there->east - there->west, there->north - there->south);
    const bool apart = there->east + slack < area->west || there->west - slack > area->east ||
                       there->north + slack < area->south || there->south - slack > area->north;
    return apart ? Tri::no : Tri::yes;
  };
  HomeMaker homes(raster, spec, fmt::format("{}:{}/", source_name, layer.layer.name), source, layer);
  walk_grid(raster.columns(), raster.rows(), wanted, [&](const GridWindow& window) {
    if (layer.features.size() + static_cast<std::size_t>(window.columns * window.rows) > most_home_cells) {
      throw InputError(Problem{
          Problem::Severity::error,
          file.string(),
          {},
          {},
          0,
          fmt::format("more than {} million of its cells lie where the other sources are", most_home_cells / 1'000'000),
          "Give a grid with larger cells, or a smaller city."});
    }
    homes.add(window);
  });
  if (homes.senseless() > 0) {
    problems.push_back(said_of_file(Problem::Severity::warning, file.string(),
                                    in_both("{} cells hold a number that can be no number of people and are unknown", "{} celler innehåller ett tal som inte kan vara ett antal människor och är okända",
                                            homes.senseless()),
                                    {"Check its bands and its nodata value.", "Kontrollera dess band och dess nodata-värde."}));
  }
  return layer;
}

}  // namespace levelground::gis
