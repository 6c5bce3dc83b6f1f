// SPDX-License-Identifier: Apache-2.0
#include "gis/network/readings_on_ways.hpp"

#include <algorithm>
#include <array>

#include "core/city/statement_names.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/sidewalk.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

constexpr double on_it = 0.001;   // metres
/// From the middle of a street whose width nobody states to its sidewalk, on the ground: of one that is thirty metres wide, an assumption of ours that few streets
/// with one line exceed. Only what may be is said of that.
constexpr double farthest_sidewalk = 15;   // metres
/// No way or street that a position may be on is drawn by a line farther off: well beyond what is assumed of sidewalks.
constexpr double far_beside = 50;   // metres of the map
constexpr std::array<Theme, 5> things = {Theme::kerb, Theme::barrier, Theme::entrance, Theme::lift, Theme::crossing};

bool is_of_kerbs(Property property) { return property == Property::kerb_height || property == Property::kerb_kind; }
bool is_of_passing(Property property) {
  return property == Property::step_free || property == Property::foot || property == Property::access || property == Property::opening_hours;
}

/// Can it be said of a thing that stands on a way?
bool speaks_of_thing(Property property, Theme theme) {
  if (theme == Theme::kerb) return is_of_kerbs(property) || property == Property::step_free;
  if (theme == Theme::crossing) return is_of_kerbs(property) || property == Property::step_free || property == Property::crossing_control;
  return is_of_kerbs(property) || is_of_passing(property) || property == Property::opening_width || (theme == Theme::lift && property == Property::width);
}

/// Can it be said of a way?
bool speaks_of_way(Property property, const Feature& way, WalkGraph::Side side) {
  switch (property) {
    case Property::kerb_height:
    case Property::kerb_kind: return way.theme != Theme::road;   // along a road there is one everywhere
    case Property::crossing_control: return way.theme == Theme::crossing;
    case Property::speed_limit: return way.theme == Theme::road && side == WalkGraph::Side::own;
    case Property::step_count:
    case Property::incline:
    case Property::cross_slope:
    case Property::width:
    case Property::opening_width:
    case Property::surface:
    case Property::smoothness:
    case Property::lit: return true;
    default: return is_of_passing(property);
  }
}

/// Metres around what is drawn within which a position is a position on it.
double reach_of_thing(const City& city, const Feature& thing) { return std::max(on_it, city.sources().at(thing.source).entrance_tolerance); }
double reach_of_way(const City& city, const Feature& way, const Date& as_of) {
  const double tolerance = reach_of_thing(city, way);
  if (way.theme == Theme::road) return tolerance;   // the width of a road is none of the sidewalk beside it
  const Reading width = read_property(city, way, Property::width, as_of);
  return width.stated && width.range.high.is_finite() ? std::max(tolerance, width.range.high.to_double() / 2000.0) : tolerance;
}
/// Where a sidewalk lies beside the line of its street, metres of the map from it.
struct Band {
  double surely_from = 0, surely_to = -1;   ///< from > to: nowhere surely
  double to = 0;                            ///< at most
  bool stated = false;
};
Band band_of(const City& city, const Feature& road, WalkGraph::Side side, const Date& as_of) {
  Band band;
  const PointScale scale = city.scale_over(bounds(road.geometry));
  band.to = farthest_sidewalk * scale.high;
  const Reading carriageway = read_property(city, road, Property::width, as_of);
  const Reading sidewalk = read_property(city, road, *property_beside(Property::width, side), as_of);
  if (!carriageway.stated || !sidewalk.stated || !carriageway.range.high.is_finite() || !sidewalk.range.high.is_finite()) return band;
  const auto metres = [](const Rational& mm) { return mm.to_double() / 1000.0; };
  band.surely_from = metres(carriageway.range.high) / 2 * scale.high;
  band.surely_to = (metres(carriageway.range.low) / 2 + metres(sidewalk.range.low)) * scale.low;
  band.to = (metres(carriageway.range.high) / 2 + metres(sidewalk.range.high)) * scale.high;
  band.stated = true;
  return band;
}

double widest_reach(const City& city, const Date& as_of) {
  double widest = far_beside;
  for (const Source& source : city.sources()) widest = std::max(widest, source.entrance_tolerance);
  for (const Theme theme : {Theme::walkway, Theme::crossing, Theme::steps, Theme::lift}) {
    for (const std::uint32_t f : city.of_theme(theme)) widest = std::max(widest, reach_of_way(city, city.feature(f), as_of));
  }
  for (const std::uint32_t f : city.of_theme(Theme::road)) {
    for (const WalkGraph::Side side : {WalkGraph::Side::left, WalkGraph::Side::right}) widest = std::max(widest, band_of(city, city.feature(f), side, as_of).to);
  }
  return widest;
}

double off_by(const Observation& observation) { return observation.position_accuracy.to_double() / 1000.0; }

Box around(const Point& at, double metres) {
  Box box;
  box.include(at);
  return box.grown(metres);
}

bool is_walked_along(const WalkGraph::Edge& edge) { return !is_step_across(edge) && !is_perhaps_joined(edge); }

/// Calls visit(edge, metres) for each edge that the property can be said of within so many metres of a point, until it returns false.
template <typename Visit>
void visit_ways(const City& city, const Point& at, double metres, Property property, Visit&& visit) {
  const WalkGraph& graph = city.graph();
  const Box box = around(at, metres);
  EdgeShape shape;
  for (const std::uint32_t f : walked_features(city, box)) {
    const Feature& way = city.feature(f);
    const auto [first, last] = edges_of(graph, f);
    for (std::uint32_t e = first; e < last; ++e) {
      if (!is_walked_along(graph.edges[e]) || !speaks_of_way(property, way, graph.edges[e].side)) continue;
      edge_shape(city, e, shape);
      if (!bounds(shape.points).intersects(box)) continue;
      const double away = nearest_on(shape, at).metres;
      if (away <= metres && !visit(e, away)) return;
    }
  }
}

/// The things that a reading may be of.
struct ThingsRead {
  std::vector<std::uint32_t> may_be;
  bool surely = false;   ///< of the one there is
};
ThingsRead things_read(const City& city, const Observation& observation, Property property) {
  ThingsRead read;
  const double off = off_by(observation);
  double widest = on_it;
  for (const Source& source : city.sources()) widest = std::max(widest, source.entrance_tolerance);
  for (const Theme theme : things) {
    if (!speaks_of_thing(property, theme)) continue;
    for (const std::uint32_t f : city.find(theme, around(*observation.position, widest + off))) {
      const Feature& thing = city.feature(f);
      if (theme == Theme::crossing && !std::holds_alternative<Point>(thing.geometry)) continue;   // a way
      if (theme == Theme::lift && edges_of(city.graph(), f).first != edges_of(city.graph(), f).second) continue;
      const double away = distance(thing.geometry, *observation.position);
      const double reach = reach_of_thing(city, thing);
      if (away > reach + off) continue;
      read.may_be.push_back(f);
      read.surely = away + off <= reach;
    }
  }
  read.surely = read.surely && read.may_be.size() == 1;
  return read;
}

/// How surely a position lies on an edge, whatever else lies there.
Tri lies_on(const City& city, std::uint32_t edge, const Observation& observation, const Date& as_of) {
  const WalkGraph::Edge& piece = city.graph().edges[edge];
  const Feature& way = city.feature(piece.feature);
  const double off = off_by(observation);
  const EdgeShape shape = edge_shape(city, edge);
  const Nearest nearest = nearest_on(shape, *observation.position);
  const double reach = reach_of_way(city, way, as_of);
  if (!is_beside(piece.side)) return nearest.metres <= reach ? Tri::yes : nearest.metres <= reach + off ? Tri::unknown : Tri::no;
  // A sidewalk runs beside the line that it is drawn by, on one of its sides.
  const Band band = band_of(city, way, piece.side, as_of);
  if (nearest.metres > std::max(band.to, reach) + off) return Tri::no;
  const bool on_its_side = on_side_of(shape, nearest.at_mm, piece.side, *observation.position);
  if (!on_its_side) return nearest.metres <= std::max(reach, off) ? Tri::unknown : Tri::no;
  return nearest.metres > off && nearest.metres >= band.surely_from && nearest.metres <= band.surely_to ? Tri::yes : Tri::unknown;
}

/// What else a reading may be of than an edge: a position on the drawn line of a way is a position on that way and not on a sidewalk of which nobody says where it lies.
bool is_of_another(const City& city, std::uint32_t edge, const Observation& observation, Property property, const Date& as_of) {
  bool found = false;
  visit_ways(city, *observation.position, far_beside, property, [&](std::uint32_t other, double) {
    found = !is_beside(city.graph().edges[other].side) && other != edge && lies_on(city, other, observation, as_of) == Tri::yes;
    return !found;
  });
  return found;
}

bool surely_on(const City& city, std::uint32_t edge, const Observation& observation, Property property, const Date& as_of) {
  const WalkGraph::Edge& piece = city.graph().edges[edge];
  if (is_over_area(piece) || lies_on(city, edge, observation, as_of) != Tri::yes) return false;
  if (property == Property::opening_width || (is_of_kerbs(property) && city.feature(piece.feature).theme != Theme::crossing)) return false;
  if (!things_read(city, observation, property).may_be.empty()) return false;
  const double around_it = reach_of_way(city, city.feature(piece.feature), as_of) + off_by(observation);
  bool is_alone = true;
  visit_ways(city, *observation.position, far_beside + off_by(observation), property, [&](std::uint32_t other, double away) {
    if (other == edge) return true;
    const WalkGraph::Edge& beside = city.graph().edges[other];
    // A sidewalk of which nobody says where it lies is no reason to doubt what was read on the line of another way.
    const bool asks = !is_beside(beside.side) || is_beside(piece.side) || away <= around_it || band_of(city, city.feature(beside.feature), beside.side, as_of).stated;
    is_alone = !(!is_beside(beside.side) && away <= around_it) && !(asks && lies_on(city, other, observation, as_of) != Tri::no);
    return is_alone;
  });
  return is_alone;
}

/// May it be of an edge, as far as places tell?
bool may_be_of(const City& city, std::uint32_t edge, const Observation& observation, Property property, const Date& as_of) {
  if (lies_on(city, edge, observation, as_of) == Tri::no) return false;
  const WalkGraph::Edge& piece = city.graph().edges[edge];
  return !is_beside(piece.side) || band_of(city, city.feature(piece.feature), piece.side, as_of).stated || !is_of_another(city, edge, observation, property, as_of);
}

}  // namespace

std::vector<ReadingOnWay> readings_on_edge(const City& city, std::uint32_t edge, const Date& as_of) {
  std::vector<ReadingOnWay> readings;
  const WalkGraph::Edge& piece = city.graph().edges[edge];
  if (!city.has_made_at_positions() || !is_walked_along(piece)) return readings;
  const Feature& way = city.feature(piece.feature);
  double reach = reach_of_way(city, way, as_of);
  if (is_beside(piece.side)) reach = std::max(reach, band_of(city, way, piece.side, as_of).to);
  for (const Observation* observation : city.made_in(bounds(edge_shape(city, edge).points).grown(reach), as_of)) {
    const auto property = property_stated_as(observation->property);
    if (!property || observation->quantity != property_info(*property).quantity || !speaks_of_way(*property, way, piece.side)) continue;
    if (!may_be_of(city, edge, *observation, *property, as_of) || things_read(city, *observation, *property).surely) continue;
    readings.push_back({observation, *property, surely_on(city, edge, *observation, *property, as_of)});
  }
  return readings;
}

std::vector<ReadingOnWay> readings_on_thing(const City& city, const Feature& thing, const Date& as_of) {
  std::vector<ReadingOnWay> readings;
  if (!city.has_made_at_positions() || std::find(things.begin(), things.end(), thing.theme) == things.end()) return readings;
  for (const Observation* observation : city.made_in(bounds(thing.geometry).grown(reach_of_thing(city, thing)), as_of)) {
    const auto property = property_stated_as(observation->property);
    if (!property || observation->quantity != property_info(*property).quantity || !speaks_of_thing(*property, thing.theme)) continue;
    const ThingsRead read = things_read(city, *observation, *property);
    const bool may_be = std::any_of(read.may_be.begin(), read.may_be.end(), [&](std::uint32_t f) { return city.feature(f).id == thing.id; });
    if (may_be) readings.push_back({observation, *property, read.surely});
  }
  return readings;
}

std::vector<std::uint32_t> read_features(const City& city, const Observation& observation, const Date& as_of) {
  const auto property = property_stated_as(observation.property);
  if (!property || !observation.position || !observation.feature.empty()) return {};
  std::vector<std::uint32_t> features = things_read(city, observation, *property).may_be;
  const double off = off_by(observation);
  // A way is as wide as is stated, so one whose line lies far off may hold the position.
  visit_ways(city, *observation.position, widest_reach(city, as_of) + off, *property, [&](std::uint32_t edge, double) {
    if (may_be_of(city, edge, observation, *property, as_of)) features.push_back(city.graph().edges[edge].feature);
    return true;
  });
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

}  // namespace levelground::gis
