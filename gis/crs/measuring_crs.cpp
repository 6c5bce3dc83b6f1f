// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/measuring_crs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "gis/crs/allowed_scale.hpp"
#include "gis/crs/transformation.hpp"

namespace levelground::gis {
namespace {

constexpr double best_accuracy_asked = 1.0;  // metres
constexpr double largest_datum_shift = 3.0;  // metres
constexpr double degree = 3.14159265358979323846 / 180;

[[noreturn]] void refuse(Problem where, std::string what) {
  where.severity = Problem::Severity::error;
  where.what = std::move(what);
  where.remedy = "Name a projected CRS in metres made for this area (for Sweden EPSG:3006), or `auto`.";
  throw InputError(std::move(where));
}

/// There are CRSs that measure here, and none that the sources reach as exactly as `auto` asks.
[[noreturn]] void refuse_not_reached(Problem where, const std::string& why) {
  where.severity = Problem::Severity::error;
  where.what = fmt::format("`auto` takes a CRS only where every source reaches it to {:g} m, and there is none here: {}", best_accuracy_asked, why);
  where.remedy = "Name that CRS (crs: in a project, --crs) to measure in it all the same, install the grid (package proj-data), or transform the data first.";
  throw InputError(std::move(where));
}

std::string named(const Crs& crs) { return crs.code.empty() ? crs.name : fmt::format("{} ({})", crs.code, crs.name); }

bool holds(const LonLatBox& outer, const LonLatBox& inner) {
  const auto inside = [&](double shift) {
    return outer.west <= inner.west + shift && inner.east + shift <= outer.east;
  };
  return outer.south <= inner.south && inner.north <= outer.north && (inside(0) || inside(360) || inside(-360));
}

bool is_conformal(std::string_view method) {
  constexpr std::array<std::string_view, 6> methods = {
      "Transverse Mercator", "Lambert Conic Conformal (1SP)", "Lambert Conic Conformal (2SP)", "Oblique Stereographic",
      "Hotine Oblique Mercator (variant A)", "Hotine Oblique Mercator (variant B)"};
  return std::find(methods.begin(), methods.end(), method) != methods.end();
}

/// Systems that fit the rule but that their own countries keep for old maps only.
bool kept_for_old_maps(std::string_view code) {
  return code == "EPSG:3152" || code == "EPSG:3854";  // Stockholm's ST74, superseded by SWEREF 99 18 00
}

/// GIS users expect x first; twins such as EPSG:3067 and 5048 differ in nothing else.
bool east_first(ProjContext& proj, const Crs& crs) {
  const ProjObject object = make_crs(proj, crs);
  const ProjObject axes(proj_crs_get_coordinate_system(proj.handle(), object.get()));
  const char* direction = nullptr;
  return axes && proj_cs_get_axis_info(proj.handle(), axes.get(), 0, nullptr, nullptr, &direction, nullptr, nullptr, nullptr, nullptr) != 0 &&
         direction != nullptr && std::string_view(direction) == "east";
}

/// The scope says what a CRS is made for; measuring streets is engineering survey.
bool made_for_survey(ProjContext& proj, const Crs& crs) {
  const ProjObject object = make_crs(proj, crs);
  const char* scope = proj_get_scope(object.get());
  if (scope == nullptr) return false;
  std::string words(scope);
  std::transform(words.begin(), words.end(), words.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return words.find("engineering survey") != std::string::npos && words.find("rail") == std::string::npos;
}

bool may_measure(const Crs& crs) {
  return crs.kind == Crs::Kind::projected && std::fabs(crs.unit_in_metres - 1) < 1e-12 && !crs.web_mercator;
}

/// The bare projection, for proj_factors. Made from the CRS itself, each call of proj_factors builds a pipeline anew (5 ms), so
/// the PROJ string comes first; the object, with x turned east, is the way for what has no such string.
ProjObject projection_of(ProjContext& proj, const Crs& crs) {
  ProjObject object = make_crs(proj, crs);
  if (proj_get_type(object.get()) == PJ_TYPE_BOUND_CRS) object.reset(proj_get_source_crs(proj.handle(), object.get()));
  if (const char* text = proj_as_proj_string(proj.handle(), object.get(), PJ_PROJ_5, nullptr)) {
    std::string definition(text);
    if (const auto type = definition.find(" +type=crs"); type != std::string::npos) definition.erase(type, 10);
    if (definition.rfind("+proj=", 0) == 0 && definition.find("+proj=pipeline") == std::string::npos) {
      if (ProjObject bare{proj_create(proj.handle(), definition.c_str())}) return bare;
    }
  }
  // Without turning, proj_factors of PROJ 9.1 mixes up the axes of a CRS that puts northing first (EPSG:3006, 2193).
  ProjObject turned(proj_normalize_for_visualization(proj.handle(), object.get()));
  if (!turned) throw Defect("PROJ: " + proj.take_message());
  return turned;
}

/// Datums of the satellite age lie on WGS 84 to a metre or so; older ones, kept for old maps, are a hundred metres off.
bool lies_on_wgs84(ProjContext& proj, const Crs& crs, const LonLatBox& area, const Problem& where) {
  const ProjObject object = make_crs(proj, crs);
  const ProjObject base(proj_crs_get_geodetic_crs(proj.handle(), object.get()));
  if (!base) return false;
  const char* authority = proj_get_id_auth_name(base.get(), 0);
  const char* code = proj_get_id_code(base.get(), 0);
  if (authority == nullptr || code == nullptr) return false;
  const Transformation way(proj, read_crs(proj, "EPSG:4326", where), read_crs(proj, fmt::format("{}:{}", authority, code), where), area, where);
  double lon = (area.west + area.east) / 2;
  if (lon > 180) lon -= 360;
  const Point here{lon, (area.south + area.north) / 2};
  const Point there = way.apply(here);
  constexpr double metres_per_degree = 111'000;
  return std::hypot(there.x - here.x, there.y - here.y) * metres_per_degree < largest_datum_shift;
}

/// Over the corners, edges and inside of an area; nullopt where there is none, and `missing` says where.
std::optional<PointScale> scale_over(PJ* projection, const LonLatBox& area, int steps, Point* missing = nullptr) {
  std::optional<PointScale> scale;
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      double lon = area.west + (area.east - area.west) * i / steps;
      if (lon > 180) lon -= 360;
      const double lat = area.south + (area.north - area.south) * j / steps;
      proj_errno_reset(projection);
      const PJ_FACTORS factors = proj_factors(projection, proj_coord(lon * degree, lat * degree, 0, 0));
      if (proj_errno(projection) != 0 || !(factors.tissot_semiminor > 0) || !std::isfinite(factors.tissot_semimajor)) {
        if (missing != nullptr) *missing = {lon, lat};
        return std::nullopt;
      }
      const double low = factors.tissot_semiminor;
      const double high = factors.tissot_semimajor;
      scale = scale ? PointScale{std::min(scale->low, low), std::max(scale->high, high)} : PointScale{low, high};
    }
  }
  return scale;
}

bool within_rule(const PointScale& scale) { return scale.low >= lowest_scale && scale.high <= highest_scale; }

MeasuringCrs described(const Crs& crs, const PointScale& scale) {
  MeasuringCrs measuring;
  measuring.code = crs.label();
  measuring.name = crs.name;
  measuring.scale_low = scale.low;
  measuring.scale_high = scale.high;
  return measuring;
}

struct Candidate {
  Crs crs;
  PointScale scale;
  bool holds_all = false;  ///< the area of use holds the data, not only its centre (London lies in two UTM zones)
  long error = 0;          ///< how far the scale strays from 1, in steps of 0.5 per mille: what UTM allows is no stray at all
  bool world = false;
  long off_centre = 0;     ///< tenths of the way from the middle of its area of use to the edge: areas are boxes, and the box of
                           ///< France holds Heidelberg, but near its edge
  bool north_first = false;
  long number = 0;
  [[nodiscard]] auto rank() const { return std::make_tuple(!holds_all, error, world, off_centre, north_first, -number); }
};

std::vector<Candidate> candidates(ProjContext& proj, const LonLatBox& area, const Problem& where) {
  const ProjCrsListParameters parameters(proj_get_crs_list_parameters_create());
  constexpr PJ_TYPE projected = PJ_TYPE_PROJECTED_CRS;
  parameters->types = &projected;
  parameters->typesCount = 1;
  parameters->allow_deprecated = 0;
  int count = 0;
  const ProjCrsList list(proj_get_crs_info_list_from_database(proj.handle(), "EPSG", parameters.get(), &count));
  const double lon = (area.west + area.east) / 2;
  const double lat = (area.south + area.north) / 2;
  std::vector<Candidate> found;
  for (int i = 0; i < count; ++i) {
    const PROJ_CRS_INFO& info = *list.get()[i];
    if (info.bbox_valid == 0 || info.projection_method_name == nullptr || !is_conformal(info.projection_method_name)) continue;
    LonLatBox use{info.west_lon_degree, info.south_lat_degree, info.east_lon_degree, info.north_lat_degree};
    if (use.east < use.west) use.east += 360;
    if (!holds(use, {lon, lat, lon, lat})) continue;
    Candidate candidate;
    candidate.crs = read_crs(proj, fmt::format("EPSG:{}", info.code), where);
    if (!may_measure(candidate.crs) || kept_for_old_maps(candidate.crs.code) || !made_for_survey(proj, candidate.crs)) continue;
    candidate.scale = point_scale(proj, candidate.crs, area, where);
    if (!within_rule(candidate.scale)) continue;
    candidate.holds_all = holds(use, area);
    const double error = std::max(std::fabs(candidate.scale.low - 1), std::fabs(candidate.scale.high - 1));
    candidate.error = static_cast<long>(error / 0.0005);
    const double off_lon = std::fabs(std::remainder(lon - (use.west + use.east) / 2, 360.0)) / ((use.east - use.west) / 2);
    const double off_lat = std::fabs(lat - (use.south + use.north) / 2) / ((use.north - use.south) / 2);
    candidate.off_centre = std::lround(10 * std::max(off_lon, off_lat));
    candidate.world = std::string_view(info.name).rfind("WGS 84", 0) == 0;
    candidate.north_first = !east_first(proj, candidate.crs);
    candidate.number = std::strtol(info.code, nullptr, 10);
    found.push_back(std::move(candidate));
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
  return found;
}

bool suits(ProjContext& proj, const Crs& crs, const LonLatBox& area, const Problem& where) {
  try {
    return lies_on_wgs84(proj, crs, area, where);
  } catch (const InputError&) {
    return false;  // a datum that cannot be reached is no candidate
  }
}

/// `why_not`: what stands in the way of the first that was not reached; kept when it is not empty.
bool reached_by_all(ProjContext& proj, const std::vector<SourceCrs>& sources, const Crs& target, const LonLatBox& area, const Problem& where, std::string& why_not) {
  const auto is_missing = [&](const Crs& source, std::string_view known, const std::string& grid) {
    if (why_not.empty()) {
      why_not = fmt::format("to {} from {} PROJ knows {}{}", named(target), named(source), known, grid.empty() ? "" : "; a better one needs a grid that is not installed: " + grid);
    }
    return false;
  };
  for (const SourceCrs& source : sources) {
    try {
      const Transformation way(proj, source.crs, target, area, where);
      if (!way.accuracy()) return is_missing(source.crs, fmt::format("only a transformation whose accuracy is {}", way.words()), way.missing_grid());
      if (*way.accuracy() > best_accuracy_asked) return is_missing(source.crs, fmt::format("only a transformation good to {}", way.words()), way.missing_grid());
    } catch (const InputError&) {
      return is_missing(source.crs, "no transformation but a ballpark one", "");  // a candidate that cannot be reached is no candidate
    }
  }
  return true;
}

}  // namespace

ScaleTiles scale_tiles(ProjContext& proj, const Crs& crs, const std::vector<Box>& boxes) {
  std::set<ScaleTiles::Tile> wanted;
  for (const Box& box : boxes) {
    const auto [first, last] = ScaleTiles::touched(box.grown(ScaleTiles::around_a_site));
    for (std::int32_t column = first.column; column <= last.column; ++column) {
      for (std::int32_t row = first.row; row <= last.row; ++row) wanted.insert({column, row});
    }
  }
  const ProjObject projection = projection_of(proj, crs);
  const LonLatOf place(proj, crs);
  ScaleTiles tiles;
  for (const ScaleTiles::Tile& tile : wanted) {
    const Box box = tile.box();
    const auto area = place.box(box.min_x, box.min_y, box.max_x, box.max_y);
    constexpr int steps = 2;  // a tile is small: corners, edges and middle
    if (const auto scale = area ? scale_over(projection.get(), *area, steps) : std::nullopt) tiles.add(tile, *scale);
  }
  return tiles;
}

PointScale point_scale(ProjContext& proj, const Crs& crs, const LonLatBox& area, const Problem& where) {
  const ProjObject projection = projection_of(proj, crs);
  constexpr int steps = 8;
  Point missing;
  if (const auto scale = scale_over(projection.get(), area, steps, &missing)) return *scale;
  refuse(where, fmt::format("{} has no scale at longitude {:.3f}, latitude {:.3f}, where the data is", named(crs), missing.x, missing.y));
}

MeasuringCrs check_measuring_crs(ProjContext& proj, const Crs& crs, const LonLatBox& area, const Problem& where) {
  if (crs.kind == Crs::Kind::geographic) {
    refuse(where, fmt::format("{} is geographic: it measures in degrees, not in metres", named(crs)));
  }
  if (crs.kind != Crs::Kind::projected) refuse(where, fmt::format("{} is not a projected CRS", named(crs)));
  if (crs.web_mercator) {
    refuse(where, fmt::format("{} is Web Mercator: its metres are not metres on the ground", named(crs)));
  }
  if (!may_measure(crs)) refuse(where, fmt::format("{} measures in {}, not in metres", named(crs), crs.unit));
  const PointScale scale = point_scale(proj, crs, area, where);
  if (!within_rule(scale)) {
    refuse(where, fmt::format("a metre of {} is {:.4f} to {:.4f} metres over the data (longitude {:.3f} to {:.3f}, latitude {:.3f} to "
                              "{:.3f}); allowed is {} to {}",
                              named(crs), scale.low, scale.high, area.west, area.east, area.south, area.north, lowest_scale, highest_scale));
  }
  return described(crs, scale);
}

MeasuringCrs choose_measuring_crs(ProjContext& proj, const std::vector<SourceCrs>& sources, const LonLatBox& area, const Problem& where) {
  std::vector<const SourceCrs*> own;
  for (const SourceCrs& source : sources) {
    if (may_measure(source.crs) && !source.crs.code.empty()) own.push_back(&source);
  }
  std::stable_sort(own.begin(), own.end(), [](const SourceCrs* a, const SourceCrs* b) {
    return std::make_tuple(-static_cast<double>(a->features), std::string_view(a->crs.code)) <
           std::make_tuple(-static_cast<double>(b->features), std::string_view(b->crs.code));
  });
  MeasuringCrs chosen;
  std::string why_not;
  for (const SourceCrs* source : own) {
    const PointScale scale = point_scale(proj, source->crs, area, where);
    if (!within_rule(scale) || !reached_by_all(proj, sources, source->crs, area, where, why_not)) continue;
    chosen = described(source->crs, scale);
    chosen.chosen_by_program = true;
    return chosen;
  }
  for (const Candidate& candidate : candidates(proj, area, where)) {
    if (!suits(proj, candidate.crs, area, where) || !reached_by_all(proj, sources, candidate.crs, area, where, why_not)) continue;
    chosen = described(candidate.crs, candidate.scale);
    chosen.chosen_by_program = true;
    return chosen;
  }
  if (!why_not.empty()) refuse_not_reached(where, why_not);
  refuse(where, fmt::format("no CRS of PROJ's table measures in true metres over longitude {:.3f} to {:.3f}, latitude {:.3f} to {:.3f}",
                            area.west, area.east, area.south, area.north));
}

}  // namespace levelground::gis
