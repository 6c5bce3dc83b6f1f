// SPDX-License-Identifier: Apache-2.0
#include "gis/network/graph_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/base/one_of.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

std::uint32_t closed_codes(Property property) { return code_bit(property, "private") | code_bit(property, "no"); }

/// Surely one of the codes "private" and "no".
bool surely_closed(std::uint32_t codes, Property property) { return (codes & ~closed_codes(property)) == 0; }

void set_road_use(const Feature& road, GraphLine& line) {
  line.is_road = true;
  const auto sidewalk = stated_codes(road, Property::sidewalk);
  const auto is = [&](std::string_view code) { return sidewalk && *sidewalk == code_bit(Property::sidewalk, code); };
  if (is("both") || is("left") || is("right")) {
    line.use = LineUse::sided;
    line.left = !is("right");
    line.right = !is("left");
  } else if (is_motorway(road)) {
    line.use = LineUse::motorway;
  } else if (is("separate")) {
    line.use = LineUse::corner;  // its sidewalks are features of their own
  }
}

}  // namespace

bool may_walk(const Feature& feature) {
  if (const auto foot = stated_codes(feature, Property::foot)) return !surely_closed(*foot, Property::foot);
  const auto access = stated_codes(feature, Property::access);
  return !access || !surely_closed(*access, Property::access);
}

std::span<const Theme> grounds() {
  static constexpr std::array<Theme, 5> themes = {Theme::site, Theme::walkway, Theme::parking, Theme::play, Theme::green};
  return themes;
}

bool is_ground(Theme theme) { return std::find(grounds().begin(), grounds().end(), theme) != grounds().end(); }

bool is_open_to_all(const Feature& feature) {
  for (const Property property : {Property::foot, Property::access}) {
    const auto codes = stated_codes(feature, property);
    if (codes) return (*codes & ~(code_bit(property, "yes") | code_bit(property, "permissive"))) == 0;
  }
  return true;
}

bool is_for_cars(const Feature& road) {
  static constexpr std::array<std::string_view, 6> kinds = {"motorway", "motorway_link", "trunk", "trunk_link", "raceway", "busway"};
  if (!is_one_of(road.text(Property::kind), kinds)) return false;
  const auto foot = stated_codes(road, Property::foot);
  return !foot || (*foot & closed_codes(Property::foot)) != 0;
}

bool is_motorway(const Feature& road) {
  if (!is_for_cars(road)) return false;
  const auto foot = stated_codes(road, Property::foot);
  return !foot || surely_closed(*foot, Property::foot);
}

bool is_no_street(const Feature& road) {
  static constexpr std::array<std::string_view, 6> kinds = {"living_street", "pedestrian", "service", "track", "shared_street", "path"};
  return is_one_of(road.text(Property::kind), kinds);
}

bool is_left_open(const Feature& way) {
  static constexpr std::array<std::string_view, 2> made_for_others = {"cycleway", "corridor"};
  const bool may_be_closed = way.theme == Theme::walkway && is_one_of(way.text(Property::kind), made_for_others);
  if (!may_be_closed && !(way.theme == Theme::road && is_for_cars(way))) return false;
  const auto foot = stated_codes(way, Property::foot);
  return foot && !surely_closed(*foot, Property::foot) && (*foot & closed_codes(Property::foot)) != 0;
}

std::int64_t segment_mm(const Point& a, const Point& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  // A square root is exact to the last bit everywhere; hypot is not.
  return std::llround(std::sqrt(dx * dx + dy * dy) * 1000.0);
}

std::vector<const Line*> walk_lines(const Geometry& geometry) {
  std::vector<const Line*> lines;
  if (const auto* line = std::get_if<Line>(&geometry)) {
    lines.push_back(line);
  } else if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (const Polygon& polygon : *polygons) {
      lines.push_back(&polygon.outer);
      for (const Line& hole : polygon.holes) lines.push_back(&hole);
    }
  }
  return lines;
}

bool is_walked(Theme theme) {
  return theme == Theme::walkway || theme == Theme::crossing || theme == Theme::steps || theme == Theme::lift || theme == Theme::road;
}

std::vector<GraphLine> graph_lines(const std::vector<const Feature*>& features, ClosedWays closed) {
  std::vector<GraphLine> all;
  all.reserve(static_cast<std::size_t>(std::count_if(features.begin(), features.end(), [&](const Feature* f) { return is_walked(f->theme); })));
  std::uint32_t points = 0;
  for (std::uint32_t f = 0; f < features.size(); ++f) {
    const Feature& feature = *features[f];
    const Theme theme = feature.theme;
    if (!is_walked(theme)) continue;
    GraphLine line;
    line.feature = f;
    line.source = feature.source;
    line.is_crossing = theme == Theme::crossing;
    if (theme == Theme::road) {
      if (!std::holds_alternative<Line>(feature.geometry)) continue;  // the outline of a carriageway is not a way
      set_road_use(feature, line);
    }
    if (closed == ClosedWays::left_out && !may_walk(feature)) {
      if (!line.is_road) continue;
      line.use = line.use == LineUse::motorway ? LineUse::motorway : LineUse::corner;
    }
    const auto rings = walk_lines(feature.geometry);
    std::size_t ring_points = 0;
    for (const Line* ring : rings) ring_points += ring->size();
    line.has_keys = ring_points > 0 && feature.nodes.size() == ring_points;
    const std::int64_t* keys = feature.nodes.data();
    for (const Line* ring : rings) {
      line.points = ring->data();
      line.count = static_cast<std::uint32_t>(ring->size());
      line.keys = line.has_keys ? keys : nullptr;
      if (line.has_keys) keys += ring->size();
      line.first = points;
      line.closed = ring->size() > 2 && ring->front() == ring->back();
      points += line.count;
      if (line.count >= 2) all.push_back(line);
      for (std::size_t i = 1; i < ring->size(); ++i) line.start_mm += segment_mm((*ring)[i - 1], (*ring)[i]);
    }
  }
  return all;
}

}  // namespace levelground::gis
