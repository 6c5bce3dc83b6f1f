// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/joins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/geometry/segments.hpp"
#include "gis/measure/reach.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

using Fractions = std::pair<double, double>;

/// Where the segment a–b may be the nearest to the thing: to a point wherever it lies, at right angles; to anything else what lies near enough.
void add_part(const Point& a, const Point& b, const Geometry& thing, double farthest, double accuracy, std::vector<Fractions>& parts) {
  if (const auto* point = std::get_if<Point>(&thing)) {
    if (!near_part(a, b, *point, *point, farthest)) return;
    const double squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    if (squared == 0) return;
    const double at = ((point->x - a.x) * (b.x - a.x) + (point->y - a.y) * (b.y - a.y)) / squared;
    const double aside = accuracy / std::sqrt(squared);
    parts.emplace_back(std::clamp(at - aside, 0.0, 1.0), std::clamp(at + aside, 0.0, 1.0));
    return;
  }
  each_segment(thing, [&](const Point& c, const Point& d) {
    if (const auto part = near_part(a, b, c, d, farthest)) parts.push_back(*part);
  });
}

void add_edge(const City& city, std::uint32_t number, const Geometry& thing, double farthest, double accuracy, Joins& joins) {
  const EdgeShape shape = edge_shape(city, number);
  std::vector<Fractions> along;   // mm
  for (std::size_t s = 1; s < shape.points.size(); ++s) {
    std::vector<Fractions> parts;
    add_part(shape.points[s - 1], shape.points[s], thing, farthest, accuracy, parts);
    const double start = shape.at_mm[s - 1];
    const double length = shape.at_mm[s] - shape.at_mm[s - 1];
    for (const auto& [from, to] : parts) along.emplace_back(start + from * length, start + to * length);
  }
  if (std::holds_alternative<MultiPolygon>(thing)) {
    for (const AreaPiece& piece : SiteArea(thing).cut(shape)) {
      if (piece.inside) along.emplace_back(piece.from_mm, piece.to_mm);
    }
  }
  const std::int32_t length = city.graph().edges[number].length_mm;
  for (const auto& [from, to] : merged(std::move(along))) {
    joins.pieces.push_back({number, std::max(0, static_cast<std::int32_t>(std::floor(from))), std::min(length, static_cast<std::int32_t>(std::ceil(to)))});
  }
}

}  // namespace

bool Joins::hold(const GraphPlace& place) const {
  return std::any_of(pieces.begin(), pieces.end(), [&](const InsidePiece& piece) {
    return piece.edge == place.edge && piece.from_mm <= place.from_mm && place.from_mm <= piece.to_mm;
  });
}

std::vector<GraphPlace> Joins::nearest_ends() const {
  std::vector<GraphPlace> ends;
  for (const InsidePiece& piece : pieces) {
    for (const std::int32_t at : {piece.from_mm, piece.to_mm}) ends.push_back({piece.edge, at, straight_low, mapped ? mapped->at : Point{}});
  }
  return ends;
}

std::optional<GraphPlace> Joins::farthest(const City& city, std::int64_t limit_mm, const DistanceField::Test& edge_ok, const DistanceField::Test& vertex_ok) const {
  if (!mapped || !surely) return std::nullopt;
  GraphPlace place = *mapped;
  place.offset_mm = 0;
  // Most things lie at one way, and others are near: a small search first.
  std::int64_t off = 0;
  constexpr std::int64_t first_search = 64'000;   // mm
  for (std::int64_t search = std::min(first_search, limit_mm);; search = std::min(8 * search, limit_mm)) {
    const DistanceField field(city, {place}, search, edge_ok, vertex_ok);
    bool all = true;
    off = 0;
    for (const InsidePiece& piece : pieces) {
      const auto farthest = field.farthest_on(piece.edge, piece.from_mm, piece.to_mm);
      all = all && farthest.has_value();
      off = std::max(off, farthest.value_or(0));
    }
    if (all) break;
    if (search >= limit_mm) return std::nullopt;
  }
  if (off + straight_high > limit_mm || off + straight_high > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  place.offset_mm = static_cast<std::int32_t>(off + straight_high);
  return place;
}

Joins joins_of(const City& city, const Geometry& thing, const std::optional<GraphPlace>& mapped, double metres, double accuracy) {
  Joins joins;
  joins.mapped = mapped;
  // A way that is left open counts only where no other is as near as is asked.
  const auto is_open = [&](const GraphPlace& place) { return is_left_open(city.feature(city.graph().edges[place.edge].feature)); };
  constexpr double rounded = 0.001;   // offsets are whole millimetres
  const bool at_hand = mapped && !is_open(*mapped) && mapped->offset_mm / 1000.0 + rounded <= metres - accuracy;
  const std::vector<GraphPlace> all = snap_all(city, thing, at_hand ? mapped->offset_mm / 1000.0 + 2 * accuracy + rounded : metres + accuracy, accuracy);
  double nearest = std::numeric_limits<double>::infinity();
  double nearest_open = nearest;
  for (const GraphPlace& place : all) {
    double& least = is_open(place) ? nearest_open : nearest;
    least = std::min(least, place.offset_mm / 1000.0);
  }
  joins.surely = std::min(nearest, nearest_open) <= metres - accuracy;
  const bool open_may_count = nearest > metres - accuracy;
  for (const GraphPlace& place : all) {
    const bool open = is_open(place);
    const double least = open ? nearest_open : nearest;
    if ((open && !open_may_count) || place.offset_mm / 1000.0 > least + 2 * accuracy + rounded) continue;
    add_edge(city, place.edge, thing, place.offset_mm / 1000.0 + 2 * accuracy + rounded, accuracy, joins);
  }
  const double least = open_may_count ? std::min(nearest, nearest_open) : nearest;
  const double most = open_may_count ? std::max(std::isfinite(nearest) ? nearest : 0, std::isfinite(nearest_open) ? nearest_open : 0) : nearest;
  if (!std::isfinite(least)) return joins;
  joins.straight_low = static_cast<std::int32_t>(std::floor(std::max(0.0, least - accuracy) * 1000.0));
  joins.straight_high = static_cast<std::int32_t>(std::ceil((most + accuracy) * 1000.0));
  return joins;
}

std::pair<Home, Home> home_ways(const City& city, std::uint32_t number, double accuracy) {
  std::pair<Home, Home> found;
  auto& [surely, perhaps] = found;
  surely.feature = perhaps.feature = number;
  const SiteArea area(city.feature(number).geometry);
  const Box box = area.box().grown(accuracy);
  const auto add = [](Home& home, std::uint32_t edge, double from, double to) {
    const InsidePiece piece{edge, static_cast<std::int32_t>(std::llround(from)), static_cast<std::int32_t>(std::llround(to))};
    if (piece.to_mm <= piece.from_mm) return;
    home.ways.push_back(piece);
    home.ways_mm += piece.to_mm - piece.from_mm;
  };
  EdgeShape shape;
  for (const std::uint32_t feature : walked_features(city, box)) {
    const auto [first, last] = edges_of(city.graph(), feature);
    for (std::uint32_t e = first; e < last; ++e) {
      const WalkGraph::Edge& edge = city.graph().edges[e];
      if (is_step_across(edge) || is_over_area(edge)) continue;
      edge_shape(city, e, shape);
      if (!bounds(shape.points).intersects(box)) continue;
      std::vector<Fractions> at_outline;
      for (std::size_t s = 1; s < shape.points.size(); ++s) {
        const double start = shape.at_mm[s - 1];
        const double length = shape.at_mm[s] - shape.at_mm[s - 1];
        for (const auto& [c, d] : area.boundary_near(bounds(Line{shape.points[s - 1], shape.points[s]}).grown(accuracy))) {
          if (const auto part = near_part(shape.points[s - 1], shape.points[s], c, d, accuracy)) at_outline.emplace_back(start + part->first * length, start + part->second * length);
        }
      }
      at_outline = merged(std::move(at_outline));
      std::vector<Fractions> either = at_outline;
      for (const AreaPiece& piece : area.cut(shape)) {
        if (!piece.inside) continue;
        either.emplace_back(piece.from_mm, piece.to_mm);
        double from = piece.from_mm;
        for (const auto& [near_from, near_to] : at_outline) {
          if (near_from >= piece.to_mm) break;
          if (near_to <= from) continue;
          add(surely, e, from, near_from);
          from = near_to;
        }
        add(surely, e, from, piece.to_mm);
      }
      for (const auto& [from, to] : merged(std::move(either))) add(perhaps, e, from, to);
    }
  }
  return found;
}

}  // namespace levelground::gis
