// SPDX-License-Identifier: Apache-2.0
#include "gis/raster/read_raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "core/base/parallel.hpp"
#include "core/base/quantity.hpp"
#include "gis/raster/grid_walk.hpp"

namespace levelground::gis {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, std::string what, std::string remedy) {
  throw InputError(Problem{Problem::Severity::error, file.string(), {}, {}, 0, std::move(what), std::move(remedy)});
}

Quantity quantity_of(RasterKind kind) {
  if (kind == RasterKind::noise) return Quantity::sound_level;
  return kind == RasterKind::canopy_share ? Quantity::share : Quantity::length;
}

/// As GDAL's formats spell them.
std::string usual_unit(const std::string& unit) {
  for (const char* metre : {"metre", "metres", "meter", "meters", "Metre", "Meter"}) {
    if (unit == metre) return "m";
  }
  if (unit == "foot" || unit == "feet") return "ft";
  return unit;
}

constexpr double millionths = 1e6;

double base_units(const std::string& unit, RasterKind kind, const fs::path& file, std::string_view who) {
  // A share has no unit word of its own but the per cent: 1 is the whole.
  if (kind == RasterKind::canopy_share && unit == "1") return millionths;
  const auto factor = unit_factor(unit, quantity_of(kind));
  if (!factor || unit.empty()) {
    refuse(
        file, fmt::format("{} gives its numbers in ‘{}’, which does not fit what they are", who, unit),
        "Write unit: with one that fits (m, cm, ft for heights, dB for noise, \"%\" or \"1\" for a share of canopy).");
  }
  return factor->to_double() * (kind == RasterKind::canopy_share ? millionths : 1);
}

/// What a cell's number means, or why it means nothing.
class CellReader {
 public:
  CellReader(const RasterFile& raster, const RasterSpec& spec, const fs::path& file)
      : m_spec(spec), m_factor(spec.codes.empty() ? unit_of(raster, spec, file) : 1) {
    m_width = spec.kind == RasterKind::elevation
                  ? 0
                  : spec.accuracy.to_double() * (spec.kind == RasterKind::canopy_share ? millionths : 1);
    if (const auto step = raster.step(spec.band)) m_width = std::max(m_width, *step * m_factor / 2);
  }

  void put(const std::optional<double>& number, std::int32_t& low, std::int32_t& high) {
    low = std::numeric_limits<std::int32_t>::max();
    high = std::numeric_limits<std::int32_t>::min();
    if (!number) return;
    const auto range = range_of(*number);
    if (!range) {
      ++m_senseless;
      if (m_senseless == 1) m_first = *number;
      return;
    }
    low = static_cast<std::int32_t>(range->first);
    high = static_cast<std::int32_t>(range->second);
  }

  [[nodiscard]] std::uint64_t senseless() const { return m_senseless; }
  [[nodiscard]] double first_senseless() const { return m_first; }

 private:
  [[nodiscard]] std::optional<std::pair<double, double>> range_of(double number) const {
    if (!m_spec.codes.empty()) {
      if (number != std::floor(number) || std::fabs(number) > 1e9) return std::nullopt;
      const auto code = m_spec.codes.find(static_cast<std::int64_t>(number));
      if (code == m_spec.codes.end()) return std::nullopt;
      return fitting(end_of(code->second.low), end_of(code->second.high));
    }
    const double value = number * m_factor;
    if (m_spec.kind == RasterKind::canopy_height && value + m_width < 0) return std::nullopt;
    if (m_spec.kind == RasterKind::canopy_share && (value + m_width < 0 || value - m_width > millionths))
      return std::nullopt;
    return fitting(value - m_width, value + m_width);
  }

  [[nodiscard]] double end_of(const Rational& end) const {
    if (!end.is_finite()) return end > Rational(0) ? most : -most;
    return end.to_double() * (m_spec.kind == RasterKind::canopy_share ? millionths : 1);
  }

  /// Whole base units outwards; canopy has no less than nothing and no more than all.
  [[nodiscard]] std::optional<std::pair<double, double>> fitting(double low, double high) const {
    low = std::floor(low + tiny);
    high = std::ceil(high - tiny);
    if (m_spec.kind == RasterKind::canopy_height || m_spec.kind == RasterKind::canopy_share) low = std::max(low, 0.0);
    if (m_spec.kind == RasterKind::canopy_share) high = std::min(high, millionths);
    if (low < -most || high > most) return std::nullopt;
    return std::pair(low, high);
  }

  static constexpr double most = 2e9;   // what fits into 32 bits
  static constexpr double tiny = 1e-6;  // of a base unit: noise of the last bit, so that 61 dB are not 60 999 mdB
  const RasterSpec& m_spec;
  double m_factor;
  double m_width = 0;
  std::uint64_t m_senseless = 0;
  double m_first = 0;
};

/// How far a corner or the middle of the tile lies from where straight lines put it, in cells.
double crookedness(const RasterFile& raster, const Transformation& to_city, const RasterTile& tile) {
  double worst = 0;
  for (const double part : {0.5, 1.0}) {
    const double c = part * tile.columns;
    const double r = part * tile.rows;
    const Point there =
        to_city.apply(raster.corner(static_cast<double>(tile.column) + c, static_cast<double>(tile.row) + r));
    const double dx = there.x - (tile.origin.x + c * tile.across.x + r * tile.down.x);
    const double dy = there.y - (tile.origin.y + c * tile.across.y + r * tile.down.y);
    worst = std::max(worst, std::hypot(dx, dy) / std::min(std::hypot(tile.across.x, tile.across.y),
                                                          std::hypot(tile.down.x, tile.down.y)));
  }
  return worst;
}

/// Windows that are wanted; a part of a map of the whole earth that has no place here is not.
class Wanted {
 public:
  Wanted(const RasterFile& raster, const Transformation& to_city, const WantedPlaces& places, const std::stop_token& stop)
      : m_raster(raster), m_to_city(to_city), m_places(places), m_stop(stop) {}

  Tri operator()(const GridWindow& window) const {
    if (m_stop.stop_requested()) throw Cancelled();
    std::vector<Point> points = points_of(m_raster, window);
    m_to_city.apply(points);
    Box box;
    for (const Point& point : points) {
      if (!std::isfinite(point.x) || !std::isfinite(point.y)) return window.is_tile() ? Tri::no : Tri::unknown;
      box.include(point);
    }
    const Box around = box.grown(bulge * std::max(box.width(), box.height()));
    const auto meets = [&](const BoxIndex* places) { return places != nullptr && !places->find(around).empty(); };
    return meets(m_places.places) || meets(m_places.more) ? Tri::yes : Tri::no;
  }

 private:
  const RasterFile& m_raster;
  const Transformation& m_to_city;
  const WantedPlaces& m_places;
  const std::stop_token& m_stop;
};

}  // namespace

std::size_t count_cells(const RasterFile& raster, const Transformation& to_city, const WantedPlaces& places, const std::stop_token& stop) {
  std::size_t cells = 0;
  walk_grid(raster.columns(), raster.rows(), Wanted(raster, to_city, places, stop),
            [&](const GridWindow& window) { cells += static_cast<std::size_t>(window.columns * window.rows); });
  return cells;
}

double unit_of(const RasterFile& raster, const RasterSpec& spec, const fs::path& file) {
  const RasterKind kind = *spec.kind;
  const std::string own = usual_unit(raster.unit(spec.band));
  if (spec.unit.empty() && own.empty()) {
    refuse(file, fmt::format("neither the project nor band {} says in which unit its numbers are", spec.band),
           "Write unit: in the project (unit: m).");
  }
  const double factor =
      base_units(spec.unit.empty() ? own : spec.unit, kind, file, spec.unit.empty() ? "the file" : "the project");
  const auto stated = own.empty() ? std::nullopt : unit_factor(own, quantity_of(kind));
  if (!spec.unit.empty() && stated && kind != RasterKind::canopy_share && stated->to_double() != factor) {
    refuse(file, fmt::format("the project says that its numbers are in {}, the file says {}", spec.unit, own),
           "Correct the one that is wrong.");
  }
  const auto vertical = raster.height_unit();
  constexpr double feet_differ = 1e-5;  // the foot of the United States' surveys from the other
  if (kind == RasterKind::elevation && vertical && std::fabs(*vertical * 1000 - factor) > feet_differ * factor) {
    refuse(file,
           fmt::format("its numbers are said to be in {}, but the height axis of its CRS has {} m to the unit",
                       spec.unit.empty() ? own : spec.unit, *vertical),
           "Correct the one that is wrong.");
  }
  return factor;
}

std::vector<RasterTile> read_tiles(const RasterFile& raster, const RasterSpec& spec, const fs::path& file,
                                   const Transformation& to_city, const WantedPlaces& places, std::size_t& cells,
                                   std::vector<Problem>& problems, const std::stop_token& stop) {
  raster.check_band(spec.band);
  if (spec.codes.empty() && raster.is_palette(spec.band)) {
    problems.push_back(said_of_file(Problem::Severity::warning, file.string(),
                                    in_both("band {} has a table of colours: its numbers are perhaps not levels but places in that table",
                                            "band {} har en färgtabell: dess tal är kanske inga nivåer utan platser i den tabellen", spec.band),
                                    {"Say in the project what each number means (values:), if it is so; else write the file without its colours.",
                                     "Ange i projektet vad varje tal betyder (values:), om det är så; skriv annars filen utan dess färger."}));
  }
  CellReader reader(raster, spec, file);
  std::vector<RasterTile> tiles;
  walk_grid(raster.columns(), raster.rows(), Wanted(raster, to_city, places, stop), [&](const GridWindow& window) {
    RasterTile tile;
    tile.column = window.column;
    tile.row = window.row;
    tile.columns = static_cast<std::uint32_t>(window.columns);
    tile.rows = static_cast<std::uint32_t>(window.rows);
    const auto column = static_cast<double>(window.column);
    const auto row = static_cast<double>(window.row);
    tile.origin = to_city.apply(raster.corner(column, row));
    const Point right = to_city.apply(raster.corner(column + static_cast<double>(window.columns), row));
    const Point below = to_city.apply(raster.corner(column, row + static_cast<double>(window.rows)));
    tile.across = {(right.x - tile.origin.x) / tile.columns, (right.y - tile.origin.y) / tile.columns};
    tile.down = {(below.x - tile.origin.x) / tile.rows, (below.y - tile.origin.y) / tile.rows};
    constexpr double straight = 0.05;  // of a cell
    if (crookedness(raster, to_city, tile) > straight) {
      refuse(file, "its cells do not lie straight in the measuring CRS",
             "Transform it to that CRS first (gdalwarp), and say so in the project.");
    }
    const std::size_t count = std::size_t{tile.columns} * tile.rows;
    cells += count;
    if (cells > most_raster_cells) {
      refuse(file, fmt::format("more than {} million of its cells lie near the sites", most_raster_cells / 1'000'000),
             "Give it with larger cells, or fewer sites at a time.");
    }
    const auto numbers = raster.read(spec.band, tile.column, tile.row, tile.columns, tile.rows);
    tile.low.resize(count);
    tile.high.resize(count);
    for (std::size_t i = 0; i < count; ++i) reader.put(numbers[i], tile.low[i], tile.high[i]);
    tiles.push_back(std::move(tile));
  });
  if (reader.senseless() > 0) {
    problems.push_back(said_of_file(Problem::Severity::warning, file.string(),
                                    in_both("{} cells hold a number that means nothing here (the first is {:g}) and are unknown",
                                            "{} celler innehåller ett tal som inte betyder något här (det första är {:g}) och är okända", reader.senseless(), reader.first_senseless()),
                                    spec.codes.empty() ? LocalText{"Check its unit, band and nodata value.", "Kontrollera dess enhet, band och nodata-värde."}
                                                       : LocalText{"Say in the project (values:) what the code means.", "Ange i projektet (values:) vad koden betyder."}));
  }
  return tiles;
}

}  // namespace levelground::gis
