// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/crs.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

namespace levelground::gis {
namespace {

constexpr double pi = 3.14159265358979323846;

[[noreturn]] void refuse(Problem where, std::string what, std::string remedy) {
  where.severity = Problem::Severity::error;
  where.what = std::move(what);
  where.remedy = std::move(remedy);
  throw InputError(std::move(where));
}

std::string code_of(const PJ* object) {
  const char* authority = proj_get_id_auth_name(object, 0);
  const char* code = proj_get_id_code(object, 0);
  return authority != nullptr && code != nullptr ? fmt::format("{}:{}", authority, code) : std::string();
}

/// A code or WKT. PROJ would also look for "SWEREF" among all names and take the first that fits.
bool is_code_or_wkt(const std::string& text) {
  if (text.find('[') != std::string::npos) return true;
  const auto colon = text.find(':');
  if (colon == 0 || colon == std::string::npos || colon + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == ':' || c == '_' || c == '.' || c == '-'; });
}

/// "epsg: 3006" as people type it; WKT is left alone.
std::string tidy(std::string_view text) {
  std::string tidied(text);
  const auto colon = tidied.find(':');
  if (colon == std::string::npos || tidied.find('[') != std::string::npos || tidied.size() > 40) return tidied;
  std::erase_if(tidied, [](unsigned char c) { return std::isspace(c) != 0; });
  std::transform(tidied.begin(), tidied.end(), tidied.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return tidied;
}

/// PROJ wraps what it reads: a vertical part beside, a transformation to WGS 84 around. The horizontal CRS is inside.
ProjObject horizontal_part(ProjContext& proj, ProjObject crs) {
  if (crs && proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
    ProjObject part(proj_crs_get_sub_crs(proj.handle(), crs.get(), 0));
    if (part) return part;
  }
  return crs;
}

}  // namespace

ProjObject make_crs(ProjContext& proj, const Crs& crs) {
  ProjObject object = horizontal_part(proj, ProjObject(proj_create(proj.handle(), crs.definition.c_str())));
  if (!object) throw Defect("a CRS that was read before cannot be made: " + crs.label());
  return object;
}

Crs read_crs(ProjContext& proj, std::string_view text, const Problem& where) {
  constexpr std::size_t longest = 100'000;  // WKT of a real CRS stays below 10 kB
  Crs crs;
  crs.definition = tidy(text);
  if (crs.definition.empty() || crs.definition.size() > longest || !is_code_or_wkt(crs.definition)) {
    refuse(where, fmt::format("‘{}’ is not a coordinate reference system", crs.definition.substr(0, 60)),
           "Write an authority code such as EPSG:3006.");
  }
  ProjObject object = horizontal_part(proj, ProjObject(proj_create(proj.handle(), crs.definition.c_str())));
  if (!object || proj_is_crs(object.get()) == 0) {
    refuse(where, fmt::format("‘{}’ is not a coordinate reference system that PROJ knows", crs.definition.substr(0, 60)),
           "Write an authority code such as EPSG:3006.");
  }
  ProjObject inner;
  const PJ* described = object.get();
  if (proj_get_type(described) == PJ_TYPE_BOUND_CRS) {
    inner.reset(proj_get_source_crs(proj.handle(), described));
    if (inner) described = inner.get();
  }
  if (const char* name = proj_get_name(described)) crs.name = name;
  crs.code = code_of(described);
  const PJ_TYPE type = proj_get_type(described);
  if (type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS) crs.kind = Crs::Kind::geographic;
  if (type == PJ_TYPE_PROJECTED_CRS) crs.kind = Crs::Kind::projected;
  if (crs.kind != Crs::Kind::other) {
    const ProjObject axes(proj_crs_get_coordinate_system(proj.handle(), described));
    const char* unit = nullptr;
    double factor = 0;
    if (axes && proj_cs_get_axis_info(proj.handle(), axes.get(), 0, nullptr, nullptr, nullptr, &factor, &unit, nullptr, nullptr) != 0) {
      if (unit != nullptr) crs.unit = unit;
      if (crs.kind == Crs::Kind::projected) crs.unit_in_metres = factor;
    }
  }
  if (crs.kind == Crs::Kind::projected) {
    const ProjObject conversion(proj_crs_get_coordoperation(proj.handle(), described));
    const char* method = nullptr;
    if (conversion) proj_coordoperation_get_method_info(proj.handle(), conversion.get(), &method, nullptr, nullptr);
    crs.web_mercator = method != nullptr && std::string_view(method).find("Pseudo Mercator") != std::string_view::npos;
  }
  LonLatBox area;
  if (proj_get_area_of_use(proj.handle(), described, &area.west, &area.south, &area.east, &area.north, nullptr) != 0 &&
      area.south >= -90 && area.north <= 90 && area.west >= -180) {
    if (area.east < area.west) area.east += 360;
    crs.area = area;
  }
  return crs;
}

std::optional<LonLatBox> to_lon_lat(ProjContext& proj, const Crs& crs, double min_x, double min_y, double max_x, double max_y) {
  LonLatBox box;
  bool first = true;
  const auto include = [&](double lon, double lat) {
    if (!std::isfinite(lon) || !std::isfinite(lat) || std::fabs(lat) > 90.0 + 1e-9 || std::fabs(lon) > 360) return false;
    if (first) {
      box = {lon, lat, lon, lat};
      first = false;
    }
    box = {std::min(box.west, lon), std::min(box.south, lat), std::max(box.east, lon), std::max(box.north, lat)};
    return true;
  };
  ProjObject inverse;
  if (crs.kind == Crs::Kind::projected) {
    ProjObject object = make_crs(proj, crs);
    if (proj_get_type(object.get()) == PJ_TYPE_BOUND_CRS) object.reset(proj_get_source_crs(proj.handle(), object.get()));
    const ProjObject base(proj_crs_get_geodetic_crs(proj.handle(), object.get()));
    if (!base) return std::nullopt;
    ProjObject raw(proj_create_crs_to_crs_from_pj(proj.handle(), object.get(), base.get(), nullptr, nullptr));
    if (raw) inverse.reset(proj_normalize_for_visualization(proj.handle(), raw.get()));
    if (!inverse) return std::nullopt;
  } else if (crs.kind == Crs::Kind::other) {
    return std::nullopt;
  }
  constexpr int steps = 8;
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      const double x = min_x + (max_x - min_x) * i / steps;
      const double y = min_y + (max_y - min_y) * j / steps;
      if (!inverse) {
        // Geographic axes in grads or radians are rare, but a degree they are not.
        const double factor = crs.unit == "grad" ? 0.9 : crs.unit == "radian" ? 180 / pi : 1;
        if (!include(x * factor, y * factor)) return std::nullopt;
        continue;
      }
      const PJ_COORD there = proj_trans(inverse.get(), PJ_FWD, proj_coord(x, y, 0, 0));
      if (!include(there.xy.x, there.xy.y)) return std::nullopt;
    }
  }
  return box;
}

}  // namespace levelground::gis
