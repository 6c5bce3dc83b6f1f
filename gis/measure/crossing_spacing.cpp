// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/reach.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/measure/walk_net.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

MeasureSpec crossing_spacing_spec() {
  MeasureSpec spec;
  spec.kind = "crossing_spacing";
  spec.help =
      "Largest distance along the streets that bound the site between one crossing and the next, or between a crossing "
      "and the end of the bounding stretch. Mapped crossings prove at most so much; without completeness of crossings a "
      "shorter distance stays possible, and without completeness of roads a street without one. "
      "Crossings are taken where they are mapped; the scale of the map widens the distance.";
  spec.example = "{kind: crossing_spacing, within: 30 m, roads: [primary, secondary, tertiary]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a street bounds the site where it runs at most this far from it"},
      {.name = "roads",
       .type = ParameterSpec::Type::words,
       .help = "kinds of road that count; without it every kind"},
  };
  return spec;
}

constexpr double touching = 0.001;  // metres: the unit in which the graph counts

/// The bounding part of one road.
struct Street {
  std::uint32_t road = 0;
  EdgeShape shape;
  std::vector<std::pair<std::int32_t, std::int32_t>> bounding;  ///< mm along it
  std::vector<std::int32_t> cuts;
  std::vector<std::int32_t> crossings;
};

/// Where the road runs at most `within` metres from the site.
std::vector<std::pair<std::int32_t, std::int32_t>> bounding_parts(const SiteArea& area, const EdgeShape& shape, double within) {
  std::vector<std::pair<double, double>> parts;
  for (const AreaPiece& piece : area.cut(shape)) {
    if (piece.inside) parts.emplace_back(piece.from_mm, piece.to_mm);
  }
  for (std::size_t i = 1; i < shape.points.size(); ++i) {
    const Point& a = shape.points[i - 1];
    const Point& b = shape.points[i];
    const double start = shape.at_mm[i - 1];
    const double length = shape.at_mm[i] - shape.at_mm[i - 1];
    for (const auto& [c, d] : area.boundary_near(bounds(Line{a, b}).grown(within))) {
      if (const auto part = near_part(a, b, c, d, within)) parts.emplace_back(start + part->first * length, start + part->second * length);
    }
  }
  std::vector<std::pair<std::int32_t, std::int32_t>> result;
  for (const auto& [from, to] : merged(std::move(parts))) {
    const auto from_mm = static_cast<std::int32_t>(std::llround(from));
    const auto to_mm = static_cast<std::int32_t>(std::llround(to));
    if (to_mm > from_mm) result.emplace_back(from_mm, to_mm);
  }
  return result;
}

std::vector<Street> bounding_streets(const MeasureContext& context, const Parameters& parameters) {
  const double within = parameters.quantity("within", Quantity::length).to_double() / 1000.0;
  const std::vector<std::string> kinds = parameters.words("roads");
  const SiteArea& area = *context.walks.area;
  std::vector<Street> streets;
  for (const std::uint32_t r : context.city.find(Theme::road, area.box().grown(within))) {
    const Feature& road = context.city.feature(r);
    const auto* line = std::get_if<Line>(&road.geometry);
    if (line == nullptr || line->size() < 2) continue;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), road.text(Property::kind)) == kinds.end()) continue;
    Street street;
    street.road = r;
    street.shape.points = *line;
    std::int64_t length = 0;
    for (std::size_t i = 1; i < line->size(); ++i) length += segment_mm((*line)[i - 1], (*line)[i]);
    if (length <= 0 || length > std::numeric_limits<std::int32_t>::max()) continue;
    street.shape.at_mm = shape_distances(*line, static_cast<std::int32_t>(length));
    street.bounding = bounding_parts(area, street.shape, within);
    if (!street.bounding.empty()) streets.push_back(std::move(street));
  }
  return streets;
}

/// Marks where crossings lie on the street.
std::size_t find_crossings(const MeasureContext& context, std::vector<Street>& streets) {
  // A crossing mapped by hand beside the middle line of its street lies on it: as near as its source allows an entrance to be.
  double largest_tolerance = touching;
  for (const Source& source : context.city.sources()) largest_tolerance = std::max(largest_tolerance, source.entrance_tolerance);
  std::size_t found = 0;
  for (Street& street : streets) {
    for (const std::uint32_t c : context.city.find(Theme::crossing, bounds(street.shape.points).grown(largest_tolerance))) {
      const Feature& crossing = context.city.feature(c);
      if (!is_fresh(context, crossing)) continue;
      const double tolerance = std::max(touching, context.city.sources().at(crossing.source).entrance_tolerance);
      const Nearest nearest = nearest_on(street.shape, crossing.geometry);
      if (nearest.metres > tolerance) continue;
      for (const auto& [from, to] : street.bounding) {
        if (nearest.at_mm < from || nearest.at_mm > to) continue;
        street.crossings.push_back(nearest.at_mm);
        street.cuts.push_back(nearest.at_mm);
        ++found;
      }
    }
  }
  return found;
}

/// Streets meet where they share a point. Points are known by their place to the millimetre, counted from the site's corner so that
/// moving the town changes nothing.
void lay(const MeasureContext& context, std::vector<Street>& streets, WalkNet& net) {
  const Box& box = context.walks.area->box();
  const auto node = [&](const Point& p) {
    return net.node({0, std::llround((p.x - box.min_x) * 1000), std::llround((p.y - box.min_y) * 1000)}, p);
  };
  for (Street& street : streets) {
    for (const auto& [from, to] : street.bounding) {
      std::vector<std::int32_t> cuts = street.cuts;
      cuts.insert(cuts.end(), {from, to});
      for (const std::int32_t at : street.shape.at_mm) cuts.push_back(at);  // another street may join at any of its points
      std::sort(cuts.begin(), cuts.end());
      cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
      std::erase_if(cuts, [&](std::int32_t at) { return at < from || at > to; });
      for (std::size_t k = 1; k < cuts.size(); ++k) {
        WalkNet::Link link;
        link.where = part_of(street.shape, cuts[k - 1], cuts[k]);
        link.a = node(link.where.front());
        link.b = node(link.where.back());
        link.mm = cuts[k] - cuts[k - 1];
        link.state = Tri::yes;
        net.add(std::move(link));
      }
    }
    for (const std::int32_t at : street.crossings) net[node(point_at(street.shape, at))].stands_surely = true;
  }
}

Measurement measure_crossing_spacing(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  Measurement measurement;
  measurement.quantity = Quantity::length;
  std::vector<Street> streets;
  if (!context.walks.area->empty()) streets = bounding_streets(context, parameters);
  const std::size_t crossings = find_crossings(context, streets);
  WalkNet net;
  lay(context, streets, net);
  const Box box = context.walks.area->box().grown(parameters.metres("within"));
  const bool complete = !streets.empty() && is_complete(context, Theme::crossing, box);
  const auto parts = net.parts([](const WalkNet::Link&) { return true; }, [](const WalkNet::Node& node) { return node.stands_surely; });
  for (const WalkNet::Part& part : parts) {
    PlaceResult place = unknown_place(Quantity::length, "", {"Street without a crossing", "Gata utan övergångsställe"}, part.walk);
    for (const Street& street : streets) {
      const LocalText name = name_of(context.city.feature(street.road));
      if (name.empty() || part.walk.empty() || distance(street.shape.points, part.walk[part.walk.size() / 2]) > touching) continue;
      place.label = {name.en + " without a crossing", name.in("sv") + " utan övergångsställe"};
      break;
    }
    if (crossings > 0 || complete) {
      place.known = true;
      place.value = length_on_ground(context, complete ? part.longest_mm : 0, part.longest_mm);
      place.grade = Grade::tagged;
    }
    measurement.places.push_back(std::move(place));
  }
  measurement.steps.push_back(counted(streets.size(), "Streets that bound the site", "Gator som gränsar till platsen"));
  measurement.steps.push_back(counted(crossings, "Crossings on them", "Övergångsställen på dem"));
  measurement.steps.push_back(complete ? LocalText{"The crossings are completely mapped here.", "Övergångsställena är fullständigt kartlagda här."}
                                       : LocalText{"Nobody says that every crossing is mapped: they may be closer together.",
                                                   "Ingen säger att alla övergångsställen är kartlagda: de kan ligga tätare."});
  Unvouched unvouched(context);
  unvouched.ask(Theme::road, parameters.metres("within"));
  finish_places(context, measurement, unvouched, {"crossing_spacing"});
  return measurement;
}

}  // namespace

MeasureKind crossing_spacing_kind() { return {crossing_spacing_spec(), measure_crossing_spacing}; }

}  // namespace levelground::gis
