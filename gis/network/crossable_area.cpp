// SPDX-License-Identifier: Apache-2.0
#include "gis/network/crossable_area.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

#include <geos_c.h>

#include "core/base/errors.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/handles/geos.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/levels.hpp"

namespace levelground::gis {
namespace {

/// One walks below these.
constexpr std::array<std::string_view, 3> roofs = {"roof", "carport", "canopy"};
/// A wall drawn as a line is as thick as this, in metres: enough that nothing leads through it, too little to narrow anything. A gate in it opens
/// it so far to either side: who passes it passes what stands there.
constexpr double wall = 0.01;
/// A line that lies across is so much longer at each end, in metres, that nobody slips through where it ends at a wall, an outline or another line;
/// a walk around its end is farther from it.
constexpr double hold = 2 * no_distance;
static_assert(hold < wall / 2);

bool is_line_or_area(const Feature& feature) {
  return std::holds_alternative<Line>(feature.geometry) || std::holds_alternative<MultiPolygon>(feature.geometry);
}

/// Of the things that may lie across an area.
bool may_lie_across(const Feature& feature) {
  if (feature.theme == Theme::kerb || feature.theme == Theme::steps) return is_line_or_area(feature);
  if (feature.theme == Theme::road) return is_line_or_area(feature) && !is_no_street(feature);
  if (is_closed_ground(feature)) return true;
  return feature.theme == Theme::rail && is_line_or_area(feature);
}

bool one_source_with_nodes(const Feature& a, const Feature& b) { return a.source == b.source && !a.nodes.empty() && !b.nodes.empty(); }

bool share_a_node(const Feature& a, const Feature& b) {
  return std::any_of(a.nodes.begin(), a.nodes.end(), [&](std::int64_t node) { return std::find(b.nodes.begin(), b.nodes.end(), node) != b.nodes.end(); });
}

/// A point where something is passed: a gate in a wall, a lowered place in a kerb, a crossing of a street.
bool lets_pass(Theme point, Theme thing) {
  if (thing == Theme::barrier) return point == Theme::barrier || point == Theme::entrance;
  if (thing == Theme::kerb) return point == Theme::kerb;
  return (thing == Theme::road || thing == Theme::rail) && point == Theme::crossing;
}

/// What a line is where somebody may pass: itself between the openings, and what stands in each of these.
struct LineParts {
  std::vector<Line> closed;
  std::vector<std::pair<Line, std::uint32_t>> open;
};

LineParts part_at(const Line& line, const std::vector<std::pair<double, std::uint32_t>>& openings) {
  LineParts parts;
  const double length = levelground::length(line);
  double closed_from = 0;
  for (const auto& [along, feature] : openings) {   // ascending
    const double from = std::max(along - wall, 0.0);
    const double to = std::min(along + wall, length);
    if (from - closed_from > no_distance) parts.closed.push_back(part_of(line, closed_from, from));
    if (to - from > no_distance) parts.open.emplace_back(part_of(line, from, to), feature);
    closed_from = std::max(closed_from, to);
  }
  if (openings.empty()) parts.closed.push_back(line);
  else if (length - closed_from > no_distance) parts.closed.push_back(part_of(line, closed_from, length));
  return parts;
}

GeosGeometry thin_wall(GeosContext& geos, const Line& line, int cap) {
  return own(geos, GEOSBufferWithStyle_r(geos.handle(), to_geos(geos, line).get(), wall / 2, 1, cap, GEOSBUF_JOIN_MITRE, 2.0));
}

/// Does it have neighbours that one steps over to?
bool is_open_to_neighbours(const Feature& area) {
  return (area.theme == Theme::walkway || area.theme == Theme::steps) && area.text(Property::kind) != "corridor";
}

void lengthen(Line& line) {
  if (line.front() == line.back()) return;
  const auto beyond = [](const Point& end, const Point& before) {
    const double metres = distance(end, before);
    return metres > 0 ? Point{end.x + (end.x - before.x) / metres * hold, end.y + (end.y - before.y) / metres * hold} : end;
  };
  const Point first = beyond(line.front(), line[1]);
  const Point last = beyond(line.back(), line[line.size() - 2]);
  line.front() = first;
  line.back() = last;
}

void meet_lines(GeosContext& geos, const GEOSGeometry* lines, std::uint32_t met, bool lets_pass, CrossableAreas::Answer& answer) {
  for (Line& part : lines_of(geos, lines)) {
    MultiPolygon around;
    if (!lets_pass) around = polygons_of(geos, thin_wall(geos, part, GEOSBUF_CAP_SQUARE).get());
    lengthen(part);
    answer.met.push_back({met, std::move(part), std::move(around)});
  }
}

}  // namespace

bool cuts_areas(const Feature& feature) {
  const bool is_area = std::holds_alternative<MultiPolygon>(feature.geometry);
  if (feature.theme == Theme::barrier) return is_area || std::holds_alternative<Line>(feature.geometry);
  if (feature.theme == Theme::water) return is_area;
  if (feature.theme != Theme::building || !is_area) return false;
  return std::find(roofs.begin(), roofs.end(), feature.text(Property::kind)) == roofs.end();
}

bool cuts_area(const Feature& thing, const Feature& area) {
  if (thing.theme == Theme::building && area.text(Property::kind) == "corridor") return false;
  return cuts_areas(thing) && on_one_level(thing, area);
}

bool lies_across(const Feature& thing, const Feature& area) {
  if (&thing == &area || !may_lie_across(thing) || !on_one_level(thing, area)) return false;
  if (thing.theme == Theme::kerb) return true;
  if (thing.theme == Theme::steps) return area.theme != Theme::steps;
  if (is_closed_ground(thing)) return area.theme == Theme::walkway || area.theme == Theme::steps;
  return area.theme == Theme::walkway && (!one_source_with_nodes(thing, area) || share_a_node(thing, area));
}

bool is_closed_ground(const Feature& feature) {
  return is_ground(feature.theme) && std::holds_alternative<MultiPolygon>(feature.geometry) && !is_open_to_all(feature);
}

bool stands_between(const Feature& thing, const Feature& way) {
  return &thing != &way && may_lie_across(thing) && !is_closed_ground(thing) && on_one_level(thing, way);
}

bool on_one_level(const Feature& a, const Feature& b) { return layer_of(a) == layer_of(b) && !is_parted_by_bridge(a, b); }

struct CrossableAreas::Parts {
  GeosContext geos;
  std::vector<std::uint32_t> things;
  BoxIndex index;
  std::vector<std::uint32_t> points;   ///< of the things that let pass
  BoxIndex point_index;
};

CrossableAreas::CrossableAreas(const std::vector<const Feature*>& features, double tolerance)
    : m_features(features), m_tolerance(std::max(tolerance, no_distance)) {}
CrossableAreas::~CrossableAreas() = default;

void CrossableAreas::gather() {
  m_parts = std::make_unique<Parts>();
  std::vector<Box> boxes;
  std::vector<Box> points;
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    if (cuts_areas(feature) || may_lie_across(feature)) {
      m_parts->things.push_back(f);
      boxes.push_back(bounds(feature.geometry));
    } else if (std::holds_alternative<Point>(feature.geometry) && (lets_pass(feature.theme, Theme::barrier) || lets_pass(feature.theme, Theme::kerb) ||
                                                                   lets_pass(feature.theme, Theme::road))) {
      m_parts->points.push_back(f);
      points.push_back(bounds(feature.geometry));
    }
  }
  m_parts->index = BoxIndex(boxes);
  m_parts->point_index = BoxIndex(points);
}

/// Where something stands on a line that lets people pass it: metres along it, ascending, and what. A source's own nodes say whether it stands on it.
std::vector<std::pair<double, std::uint32_t>> CrossableAreas::openings(const Feature& thing, const Line& line) const {
  std::vector<std::pair<double, std::uint32_t>> found;
  m_parts->point_index.visit(bounds(line).grown(m_tolerance), [&](std::uint32_t place) {
    const std::uint32_t f = m_parts->points[place];
    const Feature& point = *m_features[f];
    if (!lets_pass(point.theme, thing.theme) || !on_one_level(point, thing)) return;
    const Projection on_line = project(line, std::get<Point>(point.geometry));
    if (on_line.offset > m_tolerance || (one_source_with_nodes(point, thing) && !share_a_node(point, thing))) return;
    found.emplace_back(on_line.along, f);
  });
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<CrossableAreas::Answer> CrossableAreas::crossable(const Feature& feature, const MultiPolygon& outline) {
  if (!m_parts) gather();
  GeosContext& geos = m_parts->geos;
  GeosGeometry whole, boundary, rest;
  Answer answer;
  const auto cut = [&](const GEOSGeometry* shape) {
    rest = own(geos, GEOSDifference_r(geos.handle(), rest.get(), shape));
    answer.is_cut = true;
  };
  // Only what lies inside: a kerb along the outline lies across nothing.
  const auto meet_line = [&](const Line& line, std::uint32_t met, bool lets_pass) {
    const GeosGeometry within = own(geos, GEOSIntersection_r(geos.handle(), to_geos(geos, line).get(), whole.get()));
    if (!boundary) boundary = own(geos, GEOSBoundary_r(geos.handle(), whole.get()));
    const GeosGeometry inside = own(geos, GEOSDifference_r(geos.handle(), within.get(), boundary.get()));
    meet_lines(geos, inside.get(), met, lets_pass, answer);
  };
  for (const std::uint32_t place : m_parts->index.find(bounds(feature.geometry))) {  // in the order of the features
    const std::uint32_t number = m_parts->things[place];
    const Feature& thing = *m_features[number];
    const bool cuts = cuts_area(thing, feature);
    if (!cuts && !lies_across(thing, feature)) continue;
    if (!whole) {
      if (find_invalidity(geos, outline)) return std::nullopt;
      whole = to_geos(geos, outline);
      rest = to_geos(geos, outline);
    }
    const auto* line = std::get_if<Line>(&thing.geometry);
    if (line != nullptr && line->size() < 2) continue;
    const auto* area = std::get_if<MultiPolygon>(&thing.geometry);
    const GeosGeometry shape = line != nullptr ? to_geos(geos, *line) : to_geos(geos, find_invalidity(geos, *area) ? make_valid(geos, *area) : *area);
    const char inside = GEOSRelatePattern_r(geos.handle(), whole.get(), shape.get(), "T********");
    if (inside == 2) throw Defect("an area cannot be compared with what stands on it: " + geos.take_message());
    if (inside == 0) continue;
    if (line == nullptr) {
      if (GEOSCovers_r(geos.handle(), shape.get(), whole.get()) == 1) continue;
      if (cuts) {
        cut(shape.get());
        answer.cut_by.push_back(number);
      } else {
        MultiPolygon across = polygons_of(geos, shape.get());
        answer.met.push_back({number, across, across});
      }
      continue;
    }
    const LineParts parts = part_at(*line, openings(thing, *line));
    for (const Line& closed : parts.closed) {
      if (cuts) cut(thin_wall(geos, closed, GEOSBUF_CAP_FLAT).get());
      else meet_line(closed, number, false);
    }
    for (const auto& [open, point] : parts.open) meet_line(open, point, true);
  }
  if (answer.is_cut) answer.area = polygons_of(geos, rest.get());
  return answer;
}

std::vector<std::vector<std::uint32_t>> CrossableAreas::adjoining(const std::vector<Drawn>& areas) {
  if (!m_parts) gather();
  GeosContext& geos = m_parts->geos;
  std::vector<Box> boxes;
  for (const Drawn& area : areas) boxes.push_back(bounds(*area.outline).grown(no_distance));
  const BoxIndex index(boxes);
  std::vector<std::uint32_t> group(areas.size());
  std::iota(group.begin(), group.end(), 0U);
  const auto first_of = [&](std::uint32_t a) {
    while (group[a] != a) a = group[a];
    return a;
  };
  std::vector<GeosGeometry> shapes(areas.size());
  const auto shape = [&](std::uint32_t a) -> const GEOSGeometry* {
    if (!shapes[a]) shapes[a] = to_geos(geos, *areas[a].outline);
    return shapes[a].get();
  };
  for (std::uint32_t a = 0; a < areas.size(); ++a) {
    if (!is_open_to_neighbours(*areas[a].feature)) continue;
    for (const std::uint32_t b : index.find(boxes[a])) {
      if (b <= a || !is_open_to_neighbours(*areas[b].feature) || !on_one_level(*areas[a].feature, *areas[b].feature)) continue;
      if (GEOSDistanceWithin_r(geos.handle(), shape(a), shape(b), no_distance) != 1) continue;
      const std::uint32_t one = first_of(a);
      const std::uint32_t other = first_of(b);
      group[std::max(one, other)] = std::min(one, other);
    }
  }
  std::vector<std::vector<std::uint32_t>> members(areas.size());
  for (std::uint32_t a = 0; a < areas.size(); ++a) members[first_of(a)].push_back(a);
  std::erase_if(members, [](const std::vector<std::uint32_t>& one) { return one.empty(); });
  return members;
}

std::optional<CrossableAreas::Answer> CrossableAreas::together(const std::vector<Drawn>& group) {
  GeosContext& geos = m_parts->geos;
  // A corner of one may lie a hair beside a side of another: then it becomes a corner of both, and nothing parts them.
  std::vector<GeosGeometry> shapes;
  const auto snap_to = [&](GeosGeometry& shape, const GeosGeometry& other) {
    shape = own(geos, GEOSSnap_r(geos.handle(), shape.get(), other.get(), no_distance));
  };
  for (const Drawn& area : group) {
    if (find_invalidity(geos, area.rest())) return std::nullopt;
    GeosGeometry shape = to_geos(geos, area.rest());
    for (const GeosGeometry& before : shapes) snap_to(shape, before);
    for (GeosGeometry& before : shapes) snap_to(before, shape);
    shapes.push_back(std::move(shape));
  }
  Answer answer;
  GeosGeometry all;
  for (const GeosGeometry& shape : shapes) {
    if (GEOSisValid_r(geos.handle(), shape.get()) != 1) return std::nullopt;
    all = all ? own(geos, GEOSUnion_r(geos.handle(), all.get(), shape.get())) : own(geos, GEOSGeom_clone_r(geos.handle(), shape.get()));
  }
  answer.is_cut = true;
  answer.area = polygons_of(geos, all.get());
  for (const Drawn& area : group) answer.met.insert(answer.met.end(), area.open->met.begin(), area.open->met.end());
  cut_borders(group, answer);
  return answer;
}

/// Walls and kerbs along the border between two areas lie in neither of them.
void CrossableAreas::cut_borders(const std::vector<Drawn>& group, Answer& answer) {
  GeosContext& geos = m_parts->geos;
  GeosGeometry rest = to_geos(geos, answer.area);
  GeosGeometry borders;
  for (const Drawn& area : group) {
    const GeosGeometry shape = to_geos(geos, area.rest());
    GeosGeometry boundary = own(geos, GEOSBoundary_r(geos.handle(), shape.get()));
    borders = borders ? own(geos, GEOSUnion_r(geos.handle(), borders.get(), boundary.get())) : std::move(boundary);
  }
  const GeosGeometry edge = own(geos, GEOSBoundary_r(geos.handle(), rest.get()));
  borders = own(geos, GEOSDifference_r(geos.handle(), borders.get(), edge.get()));
  bool is_cut = false;
  for (const std::uint32_t place : m_parts->index.find(bounds(answer.area))) {
    const std::uint32_t number = m_parts->things[place];
    const Feature& thing = *m_features[number];
    const auto* line = std::get_if<Line>(&thing.geometry);
    if (line == nullptr || line->size() < 2) continue;
    const bool cuts = cuts_area(thing, *group.front().feature);
    const bool lies = std::any_of(group.begin(), group.end(), [&](const Drawn& area) { return lies_across(thing, *area.feature); });
    if (!cuts && !lies) continue;
    const auto on_border = [&](const Line& part) { return own(geos, GEOSIntersection_r(geos.handle(), to_geos(geos, part).get(), borders.get())); };
    if (lines_of(geos, on_border(*line).get()).empty()) continue;   // it crosses the borders at most
    const LineParts parts = part_at(*line, openings(thing, *line));
    for (const Line& closed : parts.closed) {
      const GeosGeometry along = on_border(closed);
      if (!cuts) {
        meet_lines(geos, along.get(), number, false, answer);
        continue;
      }
      for (const Line& part : lines_of(geos, along.get())) {
        rest = own(geos, GEOSDifference_r(geos.handle(), rest.get(), thin_wall(geos, part, GEOSBUF_CAP_FLAT).get()));
        is_cut = true;
      }
    }
    for (const auto& [open, point] : parts.open) meet_lines(geos, on_border(open).get(), point, true, answer);
  }
  if (is_cut) answer.area = polygons_of(geos, rest.get());
}

}  // namespace levelground::gis
