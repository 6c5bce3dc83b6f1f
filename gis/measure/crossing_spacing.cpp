// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/city/of_kind.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/reach.hpp"
#include "gis/measure/road_distance.hpp"
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
      "shorter distance stays possible, and without completeness of roads a street without one. A street drawn only as the area of its carriageway is unknown.";
  spec.example = "{kind: crossing_spacing, within: 30 m, roads: [primary, secondary, tertiary]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a street bounds the site where it runs at most this far from it"},
      {.name = "roads",
       .type = ParameterSpec::Type::words,
       .help = "kinds of road that count, and perhaps one of which no kind is stated; without it every kind"},
      accuracy_parameter("how far a crossing may lie from where it is mapped, along its street and beside it, and a street, seen from the site"),
  };
  spec.errors = {.positions = "with accuracy, a distance may be longer or shorter by that at each of its two ends, a street as near to within as that perhaps bounds the site, and a "
                              "crossing beside its street, as near to the tolerance of its mapping as that, perhaps lies on it; one drawn on the line of its street does. Without it "
                              "things are taken where they are mapped. Streets are as long as they are drawn; the scale of the map widens the distance",
                 .values = no_values,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

constexpr double touching = 0.001;  // metres: the unit in which the graph counts

/// The bounding part of one road.
struct Street {
  std::uint32_t road = 0;
  EdgeShape shape;
  using Stretches = std::vector<std::pair<std::int32_t, std::int32_t>>;   ///< mm along it
  Stretches surely;      ///< bounding, wherever within the accuracy it lies
  Stretches bounding;    ///< or perhaps; holds the former
  std::vector<std::int32_t> cuts;
  std::vector<std::int32_t> crossings;            ///< surely on it
  std::vector<std::int32_t> perhaps_crossings;
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
  const double accuracy = parameters.metres("accuracy");
  const std::vector<std::string> kinds = parameters.words("roads");
  const SiteArea& area = *context.walks.area;
  std::vector<Street> streets;
  for (const std::uint32_t r : context.city.find(Theme::road, area.box().grown(within + accuracy))) {
    const Feature& road = context.city.feature(r);
    const auto* line = std::get_if<Line>(&road.geometry);
    if (line == nullptr || line->size() < 2) continue;
    const Tri counts = kinds.empty() ? Tri::yes : of_kind(road, kinds);
    if (counts == Tri::no) continue;
    Street street;
    street.road = r;
    street.shape.points = *line;
    std::int64_t length = 0;
    for (std::size_t i = 1; i < line->size(); ++i) length += segment_mm((*line)[i - 1], (*line)[i]);
    if (length <= 0 || length > std::numeric_limits<std::int32_t>::max()) continue;
    street.shape.at_mm = shape_distances(*line, static_cast<std::int32_t>(length));
    street.bounding = bounding_parts(area, street.shape, within + accuracy);
    if (street.bounding.empty()) continue;
    if (counts == Tri::yes && within >= accuracy) street.surely = accuracy > 0 ? bounding_parts(area, street.shape, within - accuracy) : street.bounding;
    streets.push_back(std::move(street));
  }
  return streets;
}

/// Carriageways drawn as areas beside the site on which no line of a street is drawn that bounds it: how far apart their crossings are nobody can say.
std::vector<std::uint32_t> areas_without_a_line(const MeasureContext& context, const Parameters& parameters, const std::vector<Street>& streets) {
  const double reach = parameters.metres("within") + parameters.metres("accuracy");
  const std::vector<std::string> kinds = parameters.words("roads");
  std::vector<std::uint32_t> areas;
  for (const std::uint32_t r : context.city.find(Theme::road, context.walks.area->box().grown(reach))) {
    const Feature& road = context.city.feature(r);
    const auto* area = std::get_if<MultiPolygon>(&road.geometry);
    if (area == nullptr || (!kinds.empty() && of_kind(road, kinds) == Tri::no) || metres_to_road(road.geometry, context.site.geometry) > reach) continue;
    const bool has_line = std::any_of(streets.begin(), streets.end(), [&](const Street& street) {
      return std::any_of(street.bounding.begin(), street.bounding.end(),
                         [&](const auto& part) { return contains(*area, point_at(street.shape, part.first + (part.second - part.first) / 2)); });
    });
    if (!has_line) areas.push_back(r);
  }
  return areas;
}

struct CrossingsFound {
  std::size_t surely = 0;
  std::size_t too_old = 0;   ///< perhaps there too, in layers older than the criterion takes
};

/// Marks where crossings lie on the street, and where they may.
CrossingsFound find_crossings(const MeasureContext& context, double accuracy, std::vector<Street>& streets) {
  // A crossing mapped by hand beside the middle line of its street lies on it: as near as its source allows an entrance to be.
  double largest_tolerance = touching;
  for (const Source& source : context.city.sources()) largest_tolerance = std::max(largest_tolerance, source.entrance_tolerance);
  CrossingsFound found;
  for (Street& street : streets) {
    for (const std::uint32_t c : context.city.find(Theme::crossing, bounds(street.shape.points).grown(largest_tolerance + accuracy))) {
      const Feature& crossing = context.city.feature(c);
      const double tolerance = std::max(touching, context.city.sources().at(crossing.source).entrance_tolerance);
      const Nearest nearest = nearest_on(street.shape, crossing.geometry);
      if (nearest.metres > tolerance + accuracy) continue;
      const bool fresh = is_fresh(context, crossing);
      // What is drawn on the line of a street was drawn with it: they lie aside together.
      const bool surely = nearest.metres <= touching || nearest.metres <= tolerance - accuracy;
      const auto reach = static_cast<std::int32_t>(std::ceil(accuracy * 1000.0));
      for (const auto& [from, to] : street.bounding) {
        if (nearest.at_mm < from - reach || nearest.at_mm > to + reach) continue;
        if (!fresh) {
          ++found.too_old;
          break;
        }
        const std::int32_t at = std::clamp(nearest.at_mm, from, to);
        const bool here = surely && at == nearest.at_mm;
        (here ? street.crossings : street.perhaps_crossings).push_back(at);
        street.cuts.push_back(at);
        if (here) ++found.surely;
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
      for (const auto& [surely_from, surely_to] : street.surely) cuts.insert(cuts.end(), {surely_from, surely_to});
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
        const bool surely = std::any_of(street.surely.begin(), street.surely.end(),
                                        [&](const auto& part) { return part.first <= cuts[k - 1] && cuts[k] <= part.second; });
        link.state = surely ? Tri::yes : Tri::unknown;
        net.add(std::move(link));
      }
    }
    for (const std::int32_t at : street.crossings) {
      WalkNet::Node& there = net[node(point_at(street.shape, at))];
      there.stands_surely = there.may_stand = true;
    }
    for (const std::int32_t at : street.perhaps_crossings) net[node(point_at(street.shape, at))].may_stand = true;
  }
}

/// Is it open what belongs to the part, while streets go round in it? Then more street, or a crossing less, may as well shorten its longest
/// walk as lengthen it.
bool may_turn_either_way(const WalkNet& net, const WalkNet::Part& part) {
  bool open = false;
  for (const std::uint32_t l : part.links) {
    const WalkNet::Link& link = net.links()[l];
    open = open || link.state != Tri::yes;
    for (const std::uint32_t n : {link.a, link.b}) {
      open = open || (net[n].may_stand && !net[n].stands_surely);
    }
  }
  return open && part.has_cycle;
}

Measurement measure_crossing_spacing(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  Measurement measurement;
  measurement.quantity = Quantity::length;
  std::vector<Street> streets;
  if (!context.walks.area->empty()) streets = bounding_streets(context, parameters);
  const double accuracy = parameters.metres("accuracy");
  const CrossingsFound crossings = find_crossings(context, accuracy, streets);
  WalkNet net;
  lay(context, streets, net);
  const Box box = context.walks.area->box().grown(parameters.metres("within") + accuracy);
  const bool complete = !streets.empty() && is_complete(context, Theme::crossing, box);
  const auto shift = 2 * static_cast<std::int64_t>(std::ceil(accuracy * 1000.0));   // of both ends
  // The least: only what surely bounds the site, and everything that may be a crossing is one.
  std::map<std::uint32_t, std::int64_t> least;   // by link
  for (const WalkNet::Part& part : net.parts([](const WalkNet::Link& link) { return link.state == Tri::yes; }, [](const WalkNet::Node& node) { return node.may_stand; })) {
    for (const std::uint32_t link : part.links) least[link] = part.longest_mm;
  }
  const auto parts = net.parts([](const WalkNet::Link&) { return true; }, [](const WalkNet::Node& node) { return node.stands_surely; });
  for (const WalkNet::Part& part : parts) {
    PlaceResult place = unknown_place(Quantity::length, "", {"Street without a crossing", "Gata utan övergångsställe"}, part.walk);
    for (const Street& street : streets) {
      const LocalText name = name_of(context.city.feature(street.road));
      if (name.empty() || part.walk.empty() || distance(street.shape.points, part.walk[part.walk.size() / 2]) > touching) continue;
      place.label = {name.en + " without a crossing", name.in("sv") + " utan övergångsställe"};
      break;
    }
    if (crossings.surely > 0 || complete) {
      std::int64_t low = 0;
      for (const std::uint32_t link : part.links) low = std::max(low, least[link]);
      const bool either_way = may_turn_either_way(net, part);
      place.known = true;
      place.value = length_on_ground(context, complete && !either_way ? std::max<std::int64_t>(0, low - shift) : 0, (either_way ? part.total_mm : part.longest_mm) + shift);
      place.grade = Grade::tagged;
    }
    measurement.places.push_back(std::move(place));
  }
  std::vector<std::uint32_t> areas;
  if (!context.walks.area->empty()) areas = areas_without_a_line(context, parameters, streets);
  for (const std::uint32_t r : areas) {
    const Feature& road = context.city.feature(r);
    measurement.places.push_back(unknown_place(Quantity::length, road.id, name_or_theme(road), road.geometry));
  }
  if (!areas.empty()) {
    measurement.steps.push_back(counted(areas.size(), "Streets drawn as areas alone, along which nothing is measured", "Gator ritade bara som ytor, längs vilka inget mäts"));
  }
  measurement.steps.push_back(counted(streets.size(), "Streets that bound the site", "Gator som gränsar till platsen"));
  measurement.steps.push_back(counted(crossings.surely, "Crossings on them", "Övergångsställen på dem"));
  tell_too_old(crossings.too_old, measurement.steps);
  measurement.steps.push_back(complete ? LocalText{"The crossings are completely mapped here.", "Övergångsställena är fullständigt kartlagda här."}
                                       : LocalText{"Nobody says that every crossing is mapped: they may be closer together.",
                                                   "Ingen säger att alla övergångsställen är kartlagda: de kan ligga tätare."});
  Unvouched unvouched(context);
  unvouched.ask(Theme::road, parameters.metres("within") + accuracy);
  finish_places(context, measurement, unvouched, {"crossing_spacing"});
  return measurement;
}

}  // namespace

MeasureKind crossing_spacing_kind() { return {crossing_spacing_spec(), measure_crossing_spacing}; }

}  // namespace levelground::gis
