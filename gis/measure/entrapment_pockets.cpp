// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/pockets.hpp"
#include "gis/measure/refused.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/sight_around.hpp"
#include "gis/measure/stations.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

MeasureSpec entrapment_pockets_spec() {
  MeasureSpec spec;
  spec.kind = "entrapment_pockets";
  spec.help =
      "Recesses and dead ends beside a route in which somebody can stand unseen, for each `per` of it. A pocket is free ground that no free "
      "circle of width_at_most covers, between buildings, barriers and dense vegetation as high as height_at_least; it opens once (what opens "
      "twice is a passage, what never does a courtyard), towards the route and at most within from it; it is at least depth_at_least deep, from "
      "the straight line across its mouth; and some place so deep is seen from no place of the route that is at least ahead from the mouth. "
      "What observers state of entrapment_spots wins: the map is asked only of a site where nobody did; with minimum_observers a count by fewer may not be "
      "used, nor the map in its place. Surely a pocket is one by what surely "
      "stands there, with line_accuracy against it (depth and width off by twice that, the distance by once); what may be as high, what the route leads "
      "through, and line_accuracy for it make a pocket that may be one. Where nobody says that buildings, barriers and vegetation are completely "
      "mapped there is no high end: no pocket is never proven. Views are taken as drawn; ends of alleys more than 50 m beyond are not seen; a fence is seen through.";
  spec.example =
      "{kind: entrapment_pockets, of: main_route, per: 100 m, within: 10 m, ahead: 5 m, every: 1 m, depth_at_least: 1.5 m, width_at_most: 4 m, height_at_least: 1.1 m, "
      "opaque: [wall, hedge], see_through: [fence], dense: [scrub]}";
  spec.quantities = {Quantity::ratio};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.asks = {{Theme::barrier, Property::height}, {Theme::green, Property::height}};
  const auto length = [](const char* name, bool required, const char* help) {
    return ParameterSpec{.name = name, .type = ParameterSpec::Type::quantity, .quantity = Quantity::length, .required = required, .help = help};
  };
  spec.parameters = {
      route_parameter(),
      length("per", true, "pockets are counted for each so much route"),
      length("within", true, "a pocket whose mouth is farther from the route is not beside it"),
      length("ahead", true, "who sees it only when nearer than this sees it too late"),
      length("every", true, "greatest distance between the places of the route from which it is looked at"),
      length("depth_at_least", true, "a shallower recess hides nobody"),
      length("width_at_most", true, "wider ground is open"),
      length("height_at_least", true, "what is lower neither hides nor holds"),
      {.name = "opaque", .type = ParameterSpec::Type::words, .required = true, .help = "kinds of barrier that cannot be looked through"},
      {.name = "see_through", .type = ParameterSpec::Type::words, .help = "kinds of barrier that can, and hold people back"},
      {.name = "dense", .type = ParameterSpec::Type::words, .help = "kinds of green area that cannot be looked or walked through where they are high enough"},
      {.name = "minimum_observers",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .help = "method gate: number of different observers where the pockets were counted on site"},
      length("line_accuracy", false, "how far obstacles and route may lie from where they are drawn"),
  };
  spec.errors = {.positions = "with line_accuracy, depth and width are off by twice that and the distance by once; views are taken as they are drawn",
                 .values = "heights as exact as they are stated; what may be as high makes a pocket that may be one",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

struct PocketQuestion {
  double within = 0, ahead = 0, depth = 0, width = 0;   ///< metres
};

class Pockets {
 public:
  Pockets(const MeasureContext& context, const std::vector<Line>& route, const SightAround& around, double every)
      : m_context(context), m_route(route), m_around(around), m_every(every) {
    Box box;
    for (const Line& line : route) {
      box.include(bounds(line));
      const Line stations = stations_on(line, every);
      m_stations.insert(m_stations.end(), stations.begin(), stations.end());
    }
    m_reach = std::max(box.width(), box.height()) * 2 + 200;
  }

  /// `surely`: by what surely stands there and is seen; else by all that may.
  [[nodiscard]] std::vector<Pocket> find(bool surely, const PocketQuestion& asked) const {
    std::vector<Pocket> found;
    if (asked.width <= 0 || m_stations.empty()) return found;
    GeosContext geos;
    Walls obstacles;
    for (const SightAround::Standing& standing : m_around.standing) {
      if (surely && !standing.surely) continue;
      const Geometry& thing = m_context.city.feature(standing.feature).geometry;
      if (const auto* line = std::get_if<Line>(&thing)) obstacles.lines.push_back(*line);
      if (const auto* area = std::get_if<MultiPolygon>(&thing)) obstacles.areas.insert(obstacles.areas.end(), area->begin(), area->end());
    }
    // The middle of a mouth lies in the bounds of its pocket: what is farther from every piece of the route is not beside it.
    std::vector<Box> near;
    for (const Line& line : m_route) {
      for (std::size_t i = 1; i < line.size(); ++i) near.push_back(bounds(Line{line[i - 1], line[i]}).grown(asked.within));
    }
    for (Pocket& pocket : find_pockets(geos, obstacles, asked.width, near)) {
      if (pocket.depth >= asked.depth && is_beside(pocket, surely, asked) && is_hidden(pocket, surely, asked)) found.push_back(std::move(pocket));
    }
    return found;
  }

  /// Half-way between the ends of the mouth: from there its distances are taken.
  static Point opening(const Pocket& pocket) {
    const Point& a = pocket.mouth.front();
    const Point& b = pocket.mouth.back();
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
  }

 private:
  /// A place on free ground in the mouth.
  static Point middle(const Pocket& pocket) { return point_at({pocket.mouth, shape_distances(pocket.mouth, mm(pocket))}, mm(pocket) / 2); }
  static std::int32_t mm(const Pocket& pocket) { return std::max(1, static_cast<std::int32_t>(length(pocket.mouth) * 1000)); }

  [[nodiscard]] bool is_beside(const Pocket& pocket, bool surely, const PocketQuestion& asked) const {
    const Point at = opening(pocket);
    const bool near = std::any_of(m_route.begin(), m_route.end(), [&](const Line& line) { return distance(line, at) <= asked.within; });
    if (!near) return false;
    SightBlockers::Eye eye(m_around.blockers, m_context.city, m_reach);
    eye.stand_at(middle(pocket));
    return std::any_of(m_stations.begin(), m_stations.end(), [&](const Point& station) {
      if (distance(station, at) > asked.within + m_every) return false;
      const Tri open = eye.view(station).open;
      return surely ? open == Tri::yes : open != Tri::no;
    });
  }

  [[nodiscard]] bool is_hidden(const Pocket& pocket, bool surely, const PocketQuestion& asked) const {
    const Point at = opening(pocket);
    const Line chord{pocket.mouth.front(), pocket.mouth.back()};
    SightBlockers::Eye eye(m_around.blockers, m_context.city, m_reach);
    return std::any_of(pocket.places.begin(), pocket.places.end(), [&](const Point& place) {
      if (distance(chord, place) < asked.depth - off_wall) return false;
      eye.stand_at(place);
      return std::none_of(m_stations.begin(), m_stations.end(), [&](const Point& station) {
        if (distance(station, at) < asked.ahead) return false;
        const Tri open = eye.view(station).open;
        return surely ? open != Tri::no : open == Tri::yes;
      });
    });
  }

  const MeasureContext& m_context;
  const std::vector<Line>& m_route;
  const SightAround& m_around;
  double m_every;
  double m_reach = 0;
  Line m_stations;
};

PlaceResult place_of(const MeasureContext& context, const Pocket& pocket, bool surely) {
  PlaceResult place = unknown_place(Quantity::ratio, {}, {}, MultiPolygon{pocket.shape});
  const Point at = Pockets::opening(pocket);
  place.label = located(context, surely ? LocalText{"Pocket", "Ficka"} : LocalText{"Pocket, perhaps", "Ficka, kanske"}, at);
  place.known = surely;
  place.grade = Grade::tagged;
  return place;
}

Measurement measure_entrapment_pockets(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string name = "entrapment_spots";
  const Rational per = parameters.quantity("per", Quantity::length);
  const double every = parameters.metres("every");
  if (every <= 0) parameters.refuse("every", "stations 0 m apart have no end", "write a length above 0 m");
  if (auto said = observed_at_places(context, name)) {
    std::vector<const Observation*> counts = said_of_site(context, name);
    std::erase_if(counts, [&](const Observation* count) { return !bears(context, *count); });
    const auto needed = parameters.optional_quantity("minimum_observers", Quantity::count);
    if (needed) refuse_too_few(*said, observers_of(counts), *needed, {"Counted", "Räknat"});
    return std::move(*said);
  }
  const std::vector<RoutePiece> route = route_of(context, parameters);
  const PocketQuestion asked{parameters.metres("within"), parameters.metres("ahead"), parameters.metres("depth_at_least"), parameters.metres("width_at_most")};
  std::vector<Line> lines;
  Box box;
  std::int64_t route_mm = 0;
  for (const RoutePiece& piece : route) {
    lines.push_back(part_of(edge_shape(context.city, piece.edge), piece.from_mm, piece.to_mm));
    box.include(bounds(lines.back()));
    route_mm += piece.to_mm - piece.from_mm;
  }
  Measurement measurement;
  measurement.quantity = Quantity::ratio;
  measurement.value = domain(Quantity::ratio);
  measurement.steps = route_steps(context, parameters, route);
  if (route_mm > 0) {
    constexpr double end_of_alley = 50;   // metres
    const SightRules rules{parameters.quantity("height_at_least", Quantity::length), parameters.words("opaque"), parameters.words("see_through"), parameters.words("dense")};
    const SightAround around = look_around(context, rules, lines, box.grown(asked.within + end_of_alley));
    const Pockets pockets(context, lines, around, every);
    const double off = parameters.metres("line_accuracy");
    const std::vector<Pocket> sure = pockets.find(true, {asked.within - off, asked.ahead, asked.depth + 2 * off, asked.width - 2 * off});
    std::vector<Pocket> perhaps = pockets.find(false, {asked.within + off, asked.ahead, asked.depth - 2 * off, asked.width + 2 * off});
    const std::size_t most = std::max(sure.size(), perhaps.size());
    std::erase_if(perhaps, [&](const Pocket& pocket) {
      return std::any_of(sure.begin(), sure.end(), [&](const Pocket& known) { return bounds(known.shape.outer).intersects(bounds(pocket.shape.outer)); });
    });
    const Interval ground = length_on_ground(context, route_mm, route_mm);
    const auto for_each = [&](std::size_t count, const Rational& of) { return Rational(static_cast<std::int64_t>(count)) * per / of; };
    measurement.value = {for_each(sure.size(), ground.high), around.complete ? for_each(most, ground.low) : Rational::infinity()};
    measurement.observed = around.complete || !sure.empty();
    measurement.cover(around.complete ? Rational(1) : Rational(0));
    measurement.grade = measurement.observed ? Grade::tagged : Grade::inferred;
    for (const Pocket& pocket : sure) measurement.lacking.push_back(place_of(context, pocket, true));
    for (const Pocket& pocket : perhaps) measurement.lacking.push_back(place_of(context, pocket, false));
    for (PlaceResult& place : measurement.lacking) place.value = measurement.value;
    measurement.steps.push_back(counted(sure.size(), "Pockets, surely", "Fickor, säkert"));
    measurement.steps.push_back(counted(perhaps.size(), "Pockets, perhaps", "Fickor, kanske"));
    if (!around.complete) {
      measurement.steps.push_back({"Nobody says that everything that can form a pocket is mapped.", "Ingen säger att allt som kan bilda en ficka är kartlagt."});
    }
  }
  return measurement;
}

}  // namespace

MeasureKind entrapment_pockets_kind() { return {entrapment_pockets_spec(), measure_entrapment_pockets, nullptr, {"entrapment_spots", "height", "main_route"}}; }

}  // namespace levelground::gis
