// SPDX-License-Identifier: Apache-2.0
#include "gis/read/placement.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numbers>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "core/base/quantity.hpp"
#include "gis/crs/crs.hpp"

namespace levelground::gis {
namespace {

[[noreturn]] void refuse(Problem where, std::string what, std::string remedy) {
  where.severity = Problem::Severity::error;
  where.what = std::move(what);
  where.remedy = std::move(remedy);
  throw InputError(std::move(where));
}

Point middle_of(const std::vector<ControlPoint>& points, Point ControlPoint::*which) {
  Point sum;
  for (const ControlPoint& point : points) sum = {sum.x + (point.*which).x, sum.y + (point.*which).y};
  const auto count = static_cast<double>(points.size());
  return {sum.x / count, sum.y / count};
}

/// Does something to every coordinate.
template <typename Do>
void each_point(Geometry& geometry, const Do& change) {
  const auto line = [&](Line& points) {
    for (Point& point : points) point = change(point);
  };
  if (auto* point = std::get_if<Point>(&geometry)) *point = change(*point);
  if (auto* points = std::get_if<Line>(&geometry)) line(*points);
  if (auto* area = std::get_if<MultiPolygon>(&geometry)) {
    for (Polygon& polygon : *area) {
      line(polygon.outer);
      for (Line& hole : polygon.holes) line(hole);
    }
  }
}

}  // namespace

double scale_of_unit(const std::string& unit, const std::string& of_truth, const Problem& where) {
  const auto millimetres = unit_factor(unit, Quantity::length);
  if (!millimetres || unit.empty())
    refuse(where, fmt::format("‘{}’ is no unit of a drawing", unit), "Write m, cm, mm, ft or in.");
  ProjContext proj;
  const Crs crs = read_crs(proj, of_truth, where);
  if (crs.kind != Crs::Kind::projected)
    refuse(where, fmt::format("a drawing cannot be placed in {}, which is not projected", crs.label()),
           "Give the true coordinates in a projected CRS.");
  return millimetres->to_double() / 1000 / crs.unit_in_metres;
}

void scale_drawing(Geometry& geometry, double scale) {
  each_point(geometry, [scale](const Point& point) { return Point{point.x * scale, point.y * scale}; });
}

Placement::Placement(const PlacementSpec& spec, const Problem& where) {
  if (spec.points.size() < 2)
    refuse(where, "a drawing is placed by at least two points", "Give two points, as far apart as the drawing allows.");
  for (const ControlPoint& point : spec.points) {
    const bool finite = std::isfinite(point.drawing.x) && std::isfinite(point.drawing.y) &&
                        std::isfinite(point.truth.x) && std::isfinite(point.truth.y);
    if (!finite) refuse(where, "a control point has no finite coordinates", "Correct it.");
  }
  const double unit = scale_of_unit(spec.unit, spec.crs, where);
  m_from = middle_of(spec.points, &ControlPoint::drawing);
  m_to = middle_of(spec.points, &ControlPoint::truth);
  double spread = 0;
  m_a = 0;
  for (const ControlPoint& point : spec.points) {
    const double dx = point.drawing.x - m_from.x;
    const double dy = point.drawing.y - m_from.y;
    const double tx = point.truth.x - m_to.x;
    const double ty = point.truth.y - m_to.y;
    spread += dx * dx + dy * dy;
    m_a += dx * tx + dy * ty;
    m_b += dx * ty - dy * tx;
  }
  constexpr double apart = 1.0;  // metres: closer points say nothing of a turn
  if (std::sqrt(spread) * unit < apart)
    refuse(where, "the control points lie in one place", "Give points as far apart as the drawing allows.");
  m_a /= spread;
  m_b /= spread;
  const double scale = std::hypot(m_a, m_b);
  const double differs = scale / unit - 1;
  if (std::fabs(differs) > spec.scale_tolerance.to_double()) {
    refuse(where,
           fmt::format("between its control points the drawing is {:.6g} times as large as its unit ({}) says",
                       scale / unit, spec.unit),
           "Check the unit and the points; the difference may be at most scale_tolerance.");
  }
  double worst = 0;
  for (const ControlPoint& point : spec.points) worst = std::max(worst, distance(apply(point.drawing), point.truth));
  if (spec.points.size() > 2 && !spec.tolerance)
    refuse(where, "nobody says how far a control point may lie off", "Write tolerance: with a length.");
  if (spec.tolerance && worst > *spec.tolerance) {
    refuse(where, fmt::format("after the fit a control point lies {:.3f} off", worst),
           "Check the points; it may be at most tolerance.");
  }
  const LocalText per_mille = LocalText{differs < 0 ? "" : "+", differs < 0 ? "" : "+"} + in_decimals(differs * 1000, 3);
  m_words = in_both(
      "the drawing is placed by {} points in {}: its scale differs by {} ‰ from its unit ({}), it is turned by {}°, and its points lie at most {} off",
      "ritningen placeras med {} punkter i {}: dess skala skiljer {} ‰ från dess enhet ({}), den vrids {}°, och dess punkter ligger högst {} fel",
      spec.points.size(), spec.crs, per_mille, spec.unit, in_decimals(std::atan2(m_b, m_a) * 180 / std::numbers::pi, 4), in_decimals(worst, 3));
}

Point Placement::apply(const Point& drawing) const {
  const double dx = drawing.x - m_from.x;
  const double dy = drawing.y - m_from.y;
  return {m_to.x + m_a * dx - m_b * dy, m_to.y + m_b * dx + m_a * dy};
}

void Placement::apply(Geometry& geometry) const {
  each_point(geometry, [this](const Point& point) { return apply(point); });
}

std::string dxf_unit(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string line;
  constexpr int longest_header = 20'000;  // lines; the unit stands near the beginning
  const auto trimmed = [](const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
  };
  for (int i = 0; i < longest_header && std::getline(stream, line); ++i) {
    if (trimmed(line) != "$INSUNITS") continue;
    if (!std::getline(stream, line) || !std::getline(stream, line)) return {};
    const std::string value = trimmed(line);
    int code = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), code);
    if (error != std::errc() || end != value.data() + value.size()) return {};
    switch (code) {  // Autodesk, DXF Reference: INSUNITS
      case 1:
        return "in";
      case 2:
        return "ft";
      case 4:
        return "mm";
      case 5:
        return "cm";
      case 6:
        return "m";
      case 7:
        return "km";
      case 14:
        return "dm";
      default:
        return {};
    }
  }
  return {};
}

}  // namespace levelground::gis
