// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/crs.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/geometry/geometry.hpp"

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

bool is_same_crs(ProjContext& proj, const Crs& a, const Crs& b) {
  if (!a.code.empty() && a.code == b.code) return true;
  ProjObject one(proj_normalize_for_visualization(proj.handle(), make_crs(proj, a).get()));
  ProjObject other(proj_normalize_for_visualization(proj.handle(), make_crs(proj, b).get()));
  return one && other && proj_is_equivalent_to_with_ctx(proj.handle(), one.get(), other.get(), PJ_COMP_EQUIVALENT) != 0;
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

LonLatBox around_both(const LonLatBox& a, const LonLatBox& b) {
  constexpr double round = 360;
  std::optional<LonLatBox> least;
  for (const double turn : {0.0, round, -round}) {
    const LonLatBox box{std::min(a.west, b.west + turn), std::min(a.south, b.south), std::max(a.east, b.east + turn), std::max(a.north, b.north)};
    if (!least || box.east - box.west < least->east - least->west) least = box;
  }
  const double back = least->west < -round / 2 ? round : least->west > round / 2 ? -round : 0;
  return {least->west + back, least->south, least->east + back, least->north};
}

LonLatOf::LonLatOf(ProjContext& proj, const Crs& crs) {
  if (crs.kind == Crs::Kind::geographic) {
    // Axes in grads or radians are rare, but a degree they are not.
    m_degrees = crs.unit == "grad" ? 0.9 : crs.unit == "radian" ? 180 / pi : 1;
  } else if (crs.kind == Crs::Kind::projected) {
    ProjObject object = make_crs(proj, crs);
    if (proj_get_type(object.get()) == PJ_TYPE_BOUND_CRS) object.reset(proj_get_source_crs(proj.handle(), object.get()));
    const ProjObject base(proj_crs_get_geodetic_crs(proj.handle(), object.get()));
    if (!base) return;
    const ProjObject raw(proj_create_crs_to_crs_from_pj(proj.handle(), object.get(), base.get(), nullptr, nullptr));
    if (raw) m_inverse.reset(proj_normalize_for_visualization(proj.handle(), raw.get()));
  }
}

std::optional<LonLatBox> LonLatOf::box(double min_x, double min_y, double max_x, double max_y) const {
  if (!m_inverse && m_degrees == 0) return std::nullopt;
  LonLatBox box;
  double before = 0;   // the longitude asked last: one that jumps by most of the earth crossed the antimeridian
  bool first = true;
  constexpr int steps = 8;
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      Point at{min_x + (max_x - min_x) * i / steps, min_y + (max_y - min_y) * j / steps};
      if (m_inverse) {
        proj_errno_reset(m_inverse.get());
        const PJ_COORD there = proj_trans(m_inverse.get(), PJ_FWD, proj_coord(at.x, at.y, 0, 0));
        at = {there.xy.x, there.xy.y};
      } else {
        at = {at.x * m_degrees, at.y * m_degrees};
      }
      if (!std::isfinite(at.x) || !std::isfinite(at.y) || std::fabs(at.y) > 90.0 + 1e-9 || std::fabs(at.x) > 360) return std::nullopt;
      if (m_inverse && !first) at.x += 360 * std::round((before - at.x) / 360);
      before = at.x;
      if (first) box = {at.x, at.y, at.x, at.y};
      first = false;
      box = {std::min(box.west, at.x), std::min(box.south, at.y), std::max(box.east, at.x), std::max(box.north, at.y)};
    }
  }
  return around_both(box, box);
}

std::optional<LonLatBox> to_lon_lat(ProjContext& proj, const Crs& crs, double min_x, double min_y, double max_x, double max_y) {
  return LonLatOf(proj, crs).box(min_x, min_y, max_x, max_y);
}

}  // namespace levelground::gis
