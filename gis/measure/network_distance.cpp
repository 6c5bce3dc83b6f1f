// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>

#include "gis/measure/ground_slope.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/distance_field.hpp"
#include "gis/measure/evidence.hpp"
#include "gis/measure/joins.hpp"
#include "gis/measure/least_walk.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/reach.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/ways_to.hpp"

namespace levelground::gis {
namespace {

MeasureSpec network_distance_spec() {
  MeasureSpec spec;
  spec.kind = "network_distance";
  spec.help =
      "Walking distance along the network from the site to the nearest feature of a theme. Mapped features prove at "
      "most so far; that none is nearer, or that there is none at all, is known only where a source states that the "
      "theme is complete. Where walkways are not, it may be as near as the straight line; where entrances are not either, there may be "
      "one farther or nearer. "
      "With elevation_base, inclines that nobody stated come from heights of the ground.";
  spec.example = "{kind: network_distance, to: toilet, from: entrances, within: 1000 m, with: [access=yes|permissive, fee=no]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.parameters = {
      {.name = "to",
       .type = ParameterSpec::Type::themes,
       .required = true,
       .help = "themes of the features looked for"},
      {.name = "from",
       .type = ParameterSpec::Type::word,
       .words = {"entrances", "nearest_entrance", "main_route"},
       .required = true,
       .help = "entrances: from each entrance, the farthest decides; nearest_entrance: from the best one; main_route: "
               "from every point of the main route"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how far the search goes along the network"},
      {.name = "with",
       .type = ParameterSpec::Type::conditions,
       .help = "what each feature must have, as property=value (several values with |) or of a number property>=1; all conditions must "
               "hold: backrest=yes"},
      {.name = "somewhere_in",
       .type = ParameterSpec::Type::flag,
       .help = "yes: of a feature that is an area what is looked for lies somewhere in it, as a bay in a car park: it is at most half the outline farther "
               "than the way beside the area, for no walk within an outline is longer"},
      {.name = "step_free",
       .type = ParameterSpec::Type::flag,
       .help = "walk only where there is no step; needs kerb_at_most. Else as somebody walks who takes any step and kerb, and surely only where people on foot are let in"},
      kerb_parameter(false),
      incline_parameter(),
      width_parameter(),
      accuracy_parameter("how far a thing or an entrance may lie from where it is mapped, seen from the ways"),
  };
  spec.errors = {.positions = "with accuracy, a thing joins the ways somewhere along those that may be its nearest, a walk may be longer or shorter by that at its entrance, and what lies as "
                              "near to within as that may be found or not; without it things and entrances are taken where they are mapped. Ways are as long as they are drawn; the scale of "
                              "the map widens the distance",
                 .values = as_stated,
                 .rasters = slopes_from_rasters,
                 .age = old_is_unknown};
  for (ParameterSpec& parameter : ground_slope_parameters()) spec.parameters.push_back(std::move(parameter));
  return spec;
}

/// One that may lie aside of where it is mapped.
struct Aside {
  Joins joins;
  Grade grade;
  std::vector<MeasureInput> inputs;
  bool is_meant;                      ///< surely what is looked for
  std::int32_t across;                ///< mm: how much farther in it what is looked for may lie
};

struct Targets {
  std::vector<GraphPlace> sure;       ///< surely what is looked for
  std::vector<GraphPlace> possible;   ///< those and the ones that may be; moved from when distances are made of them
  std::vector<Aside> aside;           ///< in place of both, where positions have an error
  std::size_t found = 0;
  std::size_t found_sure = 0;
  Grade grade = Grade::measured;
  bool complete = true;
  std::vector<std::uint32_t> all;     ///< features that are or may be what is looked for, also those off every way
  std::vector<std::vector<MeasureInput>> inputs;   ///< of each sure one
};

/// How far one may have to walk within an area from its edge to a place anywhere in it, mm: a shortest walk between two points of it that goes round its
/// holes is no longer than half of all its outlines.
std::int32_t across(const Geometry& thing) {
  const auto* areas = std::get_if<MultiPolygon>(&thing);
  if (areas == nullptr) return 0;
  double longest = 0;
  for (const Polygon& polygon : *areas) {
    double outlines = length(polygon.outer);
    for (const Line& hole : polygon.holes) outlines += length(hole);
    longest = std::max(longest, outlines / 2);
  }
  return static_cast<std::int32_t>(std::ceil(longest * 1000.0));
}

/// `passability`: of who walks.
Targets find_targets(const MeasureContext& context, const Parameters& parameters, double within, Passability& passability) {
  const std::vector<Condition> with = read_conditions(parameters, "with");
  const double accuracy = parameters.metres("accuracy");
  const bool somewhere_in = parameters.flag("somewhere_in");
  const Box box = context.walks.area->box().grown(within + accuracy);
  Targets targets;
  for (const Theme theme : parameters.themes("to")) {
    targets.complete = targets.complete && is_complete(context, theme, box);
    for (const std::uint32_t f : context.city.find(theme, box)) {
      const Feature& feature = context.city.feature(f);
      Grade grade = Grade::tagged;
      std::vector<MeasureInput> inputs;
      const Tri answer = satisfies_all(context, feature, with, inputs, grade);
      if (answer == Tri::no) continue;
      const auto places = context.walks.cache->ways(f, within);
      ++targets.found;
      targets.all.push_back(f);
      inputs.insert(inputs.begin(), input_of_presence(context, feature));
      const bool is_meant = answer == Tri::yes;
      bool is_sure = false;
      // What is joined in more than one way, or perhaps, may lie as much farther or nearer by each as it and the place there may lie aside.
      const auto aside_mm = static_cast<std::int32_t>(std::ceil(2000.0 * accuracy));
      std::optional<GraphPlace> at_a_way;
      for (GraphPlace place : *places) {
        if (accuracy > 0 && !at_a_way && place.joint == GraphPlace::Joint::direct && joint_passed(context.city, &passability, place) == Tri::yes) {
          at_a_way = place;
          continue;
        }
        place.offset_mm = std::max(0, place.offset_mm - aside_mm);
        if (joint_passed(context.city, &passability, place) != Tri::no) targets.possible.push_back(place);
        place.offset_mm += aside_mm;
        if (!is_meant || joint_passed(context.city, &passability, place) != Tri::yes) continue;
        is_sure = true;
        targets.sure.push_back(place);
        targets.sure.back().offset_mm += aside_mm + (somewhere_in ? across(feature.geometry) : 0);
        targets.grade = std::min(targets.grade, grade);
        targets.inputs.push_back(inputs);
      }
      if (accuracy > 0) {
        Joins joins = joins_of(context.city, feature.geometry, at_a_way, within, accuracy);
        is_sure = is_sure || (is_meant && joins.surely);
        if (!joins.pieces.empty()) targets.aside.push_back({std::move(joins), grade, std::move(inputs), is_meant, somewhere_in ? across(feature.geometry) : 0});
      }
      if (is_sure) ++targets.found_sure;
    }
  }
  return targets;
}

class Distances {
 public:
  /// `aside`: how far things, and entrances where walks begin at these, may lie from where they are mapped, mm. `begins_on`: edges where walks begin.
  Distances(const MeasureContext& context, Targets& targets, std::int64_t limit, Passability& passability, std::int64_t aside, bool from_entrances, const std::vector<std::uint32_t>& begins_on)
      : m_context(context), m_targets(targets), m_limit(limit), m_aside(aside), m_at_entrance(from_entrances ? aside : 0), m_passability(passability),
        m_sure(context.city, sure_places(targets), limit, edge_test(Tri::yes), vertex_test(Tri::yes), begins_on),
        m_possible(context.city, std::move(targets.possible), limit, edge_test(Tri::unknown), vertex_test(Tri::unknown), begins_on) {}

  /// What is known of a distance that is `sure` for what is surely there and passable, `possible` for what may be.
  /// `begins`: where the walk begins, a point or anywhere on a line.
  PlaceResult place(const std::optional<std::int64_t>& sure, const std::optional<std::int64_t>& possible, const Line& begins, LocalText label, Geometry where) const {
    PlaceResult place = unknown_place(Quantity::length, "", std::move(label), std::move(where));
    if (!m_targets.complete && !sure && !possible) return place;  // nothing found proves nothing
    place.known = true;
    place.grade = sure ? std::min(m_targets.grade, Grade::tagged) : Grade::tagged;
    place.value = {Rational(0), Rational::infinity()};
    if (sure && *sure + m_at_entrance <= m_limit) place.value.high = length_on_ground(m_context, *sure + m_at_entrance, *sure + m_at_entrance).high;
    if (m_targets.complete) {
      const std::int64_t least = std::max<std::int64_t>(0, least_over_all_ways(begins, possible.value_or(m_limit)) - m_at_entrance);
      place.value.low = length_on_ground(m_context, least, least).low;
    }
    return place;
  }
  /// From an entrance that is on the network, through what stands in it.
  PlaceResult at(const Entrance& entrance) {
    std::optional<std::int64_t> possible;
    for (const GraphPlace& from : through(entrance, Tri::unknown)) {
      const auto here = m_possible.from(from);
      if (here) possible = std::min(possible.value_or(m_limit), *here);
      for (const Aside& thing : m_targets.aside) {
        if (thing.joins.hold(from)) possible = std::min<std::int64_t>(possible.value_or(m_limit), thing.joins.straight_low);
      }
    }
    std::optional<std::int64_t> sure;
    std::optional<GraphPlace> best;
    for (const GraphPlace& from : through(entrance, Tri::yes)) {
      const auto here = m_sure.from(from);
      if (!here || (sure && *sure <= *here)) continue;
      sure = here;
      best = from;
    }
    PlaceResult found = place(sure, possible, {entrance.place->at}, entrance.label, entrance.place->at);
    if (best) tell_nearest(*best, found);
    return found;
  }
  PlaceResult farthest_on(const RoutePiece& piece, LocalText label, const Line& where) const {
    PlaceResult found = place(m_sure.farthest_on(piece.edge, piece.from_mm, piece.to_mm), least_farthest_on(piece), where, std::move(label), where);
    tell_nearest({piece.edge, piece.from_mm, 0, {}}, found);
    return found;
  }
  /// Was a lower end a straight line, because nobody says that every way there is mapped?
  [[nodiscard]] bool ways_open() const { return m_ways_open; }

 private:
  [[nodiscard]] std::vector<GraphPlace> through(const Entrance& entrance, Tri at_least) {
    return places_through({&entrance, 1}, [this](std::uint32_t thing) { return m_passability.standing(thing); }, at_least);
  }
  /// No way, mapped or not, is shorter. A thing that lies aside may be so much nearer in a straight line.
  [[nodiscard]] std::int64_t least_over_all_ways(const Line& begins, std::int64_t mapped) const {
    const Geometry from = begins.size() == 1 ? Geometry(begins.front()) : Geometry(begins);
    const LeastWalk least =
        least_walk(m_context.city, from, m_targets.all, mapped + m_aside, [&](const Box& box) { return is_complete(m_context, Theme::walkway, box); });
    m_ways_open = m_ways_open || least.unmapped;
    return least.mm - m_aside;
  }
  /// Over an area, and beside one, people leave the line for what lies on it: then only from the ends of a piece is it surely so far.
  [[nodiscard]] std::optional<std::int64_t> least_farthest_on(const RoutePiece& piece) const {
    const auto possible = possible_on(piece);
    const WalkGraph::Edge& edge = m_context.city.graph().edges[piece.edge];
    if (!possible || !std::holds_alternative<MultiPolygon>(m_context.city.feature(edge.feature).geometry)) return possible;
    const auto at = [&](std::int32_t mm) { return m_possible.at({piece.edge, mm, 0, {}}).value_or(*possible); };
    return std::min(*possible, std::max(at(piece.from_mm), at(piece.to_mm)));
  }
  /// Where a thing may join the ways itself, it may be there: only the rest of a piece is surely so far off.
  [[nodiscard]] std::optional<std::int64_t> possible_on(const RoutePiece& piece) const {
    if (m_targets.aside.empty()) return m_possible.farthest_on(piece.edge, piece.from_mm, piece.to_mm);
    std::vector<std::pair<double, double>> joins;
    std::optional<std::int64_t> straight;
    for (const Aside& thing : m_targets.aside) {
      for (const InsidePiece& join : thing.joins.pieces) {
        if (join.edge != piece.edge || join.to_mm < piece.from_mm || join.from_mm > piece.to_mm) continue;
        joins.emplace_back(join.from_mm, join.to_mm);
        straight = std::min<std::int64_t>(straight.value_or(m_limit), thing.joins.straight_low);
      }
    }
    std::int64_t farthest = straight.value_or(0);
    std::int32_t from = piece.from_mm;
    const auto look = [&](std::int32_t to) {
      if (to <= from) return true;
      const auto here = m_possible.farthest_on(piece.edge, from, to);
      farthest = std::max(farthest, here.value_or(0));
      return here.has_value();
    };
    bool all = true;
    for (const auto& [join_from, join_to] : merged(std::move(joins))) {
      all = look(static_cast<std::int32_t>(join_from)) && all;
      from = std::max(from, static_cast<std::int32_t>(join_to));
    }
    all = look(piece.to_mm) && all;
    return all ? std::optional(farthest) : std::nullopt;
  }
  /// What surely lies at one of its ways: as far off as it may join them; fills what belongs to it in `targets`.
  std::vector<GraphPlace> sure_places(Targets& targets) {
    for (Aside& thing : targets.aside) {
      for (const GraphPlace& end : thing.joins.nearest_ends()) targets.possible.push_back(end);
      if (!thing.is_meant) continue;
      const auto place = thing.joins.farthest(m_context.city, m_limit, edge_test(Tri::yes), vertex_test(Tri::yes));
      if (!place) continue;
      targets.sure.push_back(*place);
      targets.sure.back().offset_mm += thing.across;
      targets.grade = std::min(targets.grade, thing.grade);
      targets.inputs.push_back(thing.inputs);
    }
    return targets.sure;
  }
  /// The explanation names what is nearest, not everything within the search.
  void tell_nearest(const GraphPlace& from, PlaceResult& found) const {
    const auto thing = m_sure.nearest_thing(from);
    if (thing) found.inputs = m_targets.inputs[*thing];
  }
  std::function<bool(std::uint32_t)> edge_test(Tri at_least) {
    return [this, at_least](std::uint32_t e) { return m_passability.edge(e) >= at_least; };
  }
  std::function<bool(std::uint32_t)> vertex_test(Tri at_least) {
    return [this, at_least](std::uint32_t v) { return m_passability.vertex(v) >= at_least; };
  }

  const MeasureContext& m_context;
  const Targets& m_targets;
  std::int64_t m_limit;
  std::int64_t m_aside, m_at_entrance;
  Passability& m_passability;
  DistanceField m_sure;
  DistanceField m_possible;
  mutable bool m_ways_open = false;
};

/// The nearest entrance decides: least of the highs, least of the lows.
PlaceResult nearest_of(const std::vector<PlaceResult>& places) {
  PlaceResult best = places.front();
  bool all_known = true;
  for (const PlaceResult& place : places) {
    all_known = all_known && place.known;
    if (!place.known) continue;
    if (!best.known || place.value.high < best.value.high) {
      const Rational low = best.known ? std::min(best.value.low, place.value.low) : place.value.low;
      best = place;
      best.value.low = low;
    } else {
      best.value.low = std::min(best.value.low, place.value.low);
    }
  }
  if (!all_known) best.value.low = Rational(0);  // one of which nothing is known may be the nearest
  return best;
}

/// The edges on which walks begin that are measured.
std::vector<std::uint32_t> edges_at_beginnings(const SiteWalks& walks, bool main_route) {
  std::vector<std::uint32_t> edges;
  if (main_route) {
    for (const RoutePiece& piece : walks.main_route) edges.push_back(piece.edge);
    return edges;
  }
  for (const Entrance& entrance : walks.entrances) {
    if (entrance.place) edges.push_back(entrance.place->edge);
    for (const GraphPlace& behind : entrance.inwards) edges.push_back(behind.edge);
  }
  return edges;
}

/// Along the main route: one place for each stretch of one way, at its farthest point.
std::vector<PlaceResult> along_route(const MeasureContext& context, const Distances& distances) {
  std::vector<PlaceResult> places;
  std::uint32_t feature = 0;
  for (const RoutePiece& piece : context.walks.main_route) {
    const WalkGraph::Edge& edge = context.city.graph().edges[piece.edge];
    if (is_step_across(edge)) continue;
    Line where = part_of(edge_shape(context.city, piece.edge), piece.from_mm, piece.to_mm);
    if (piece.reversed) std::reverse(where.begin(), where.end());
    PlaceResult place = distances.farthest_on(piece, located_label(context, context.city.feature(edge.feature), representative_point(Geometry(where))), where);
    place.stretch = Stretch{piece.line, piece.line_from_mm, piece.line_from_mm + piece.to_mm - piece.from_mm};
    place.feature = context.city.feature(edge.feature).id;
    if (!places.empty() && feature == edge.feature && places.back().stretch->line == piece.line && places.back().known == place.known) {
      PlaceResult& last = places.back();
      last.value = {std::max(last.value.low, place.value.low), std::max(last.value.high, place.value.high)};
      last.stretch->to_mm = place.stretch->to_mm;
      Line& line = std::get<Line>(last.where);
      line.insert(line.end(), where.begin() + 1, where.end());
      continue;
    }
    feature = edge.feature;
    places.push_back(std::move(place));
  }
  return places;
}

Measurement measure_network_distance(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string from = parameters.word("from");
  const Rational within = parameters.quantity("within", Quantity::length);
  // What an auditor states of the site as a whole.
  const std::string name = "network_distance:" + parameters.word("to");
  std::vector<std::string_view> heard = {name};
  if (parameters.word("to") == theme_name(Theme::parking)) heard.emplace_back("designated_bay_distance");
  Measurement measurement;
  measurement.quantity = Quantity::length;
  const bool on_network = from == "main_route" ? !context.walks.main_route.empty()
                                               : std::any_of(context.walks.entrances.begin(), context.walks.entrances.end(),
                                                             [](const Entrance& entrance) { return entrance.place.has_value(); });
  if (context.walks.area->empty() || !on_network) {
    for (const Entrance& entrance : context.walks.entrances) {  // none is joined to a way: every distance is open
      if (from == "entrances") measurement.places.push_back(unknown_place(Quantity::length, "", entrance.label, entrance.at));
    }
    measurement.steps = context.walks.steps;
    finish_places(context, measurement);
    add_site_statements(context, measurement, heard);
    return measurement;
  }
  Passability passability = passability_for(context, parameters.walker());
  Targets targets = find_targets(context, parameters, within.to_double() / 1000.0, passability);
  const std::int64_t aside = parameters.optional_quantity("accuracy", Quantity::length).value_or(Rational(0)).ceil();
  Distances distances(context, targets, within.ceil(), passability, aside, from != "main_route",
                            edges_at_beginnings(context.walks, from == "main_route"));
  if (from == "main_route") {
    measurement.places = along_route(context, distances);
  } else if (from == "entrances" || from == "nearest_entrance") {
    for (const Entrance& entrance : context.walks.entrances) {
      if (!entrance.place) {
        measurement.places.push_back(unknown_place(Quantity::length, "", entrance.label, entrance.at));
        continue;
      }
      measurement.places.push_back(distances.at(entrance));
      if (entrance.feature) measurement.places.back().feature = context.city.feature(*entrance.feature).id;
    }
    if (from == "nearest_entrance" && !measurement.places.empty()) {
      measurement.places = {nearest_of(measurement.places)};
      // An entrance that nobody mapped may lie nearer.
      if (may_lack_entrances(context)) measurement.places.front().value.low = Rational(0);
    }
  } else {
    parameters.refuse("from", "‘" + from + "’ is not a beginning", "write entrances, nearest_entrance or main_route");
  }
  measurement.steps = context.walks.steps;
  measurement.steps.push_back(counted(targets.found_sure, "Mapped within the search and surely what is asked", "Kartlagda inom sökningen och säkert det som efterfrågas"));
  if (targets.found > targets.found_sure) {
    measurement.steps.push_back(counted(targets.found - targets.found_sure, "Mapped and perhaps what is asked, or off every way",
                                        "Kartlagda och kanske det som efterfrågas, eller utanför alla vägar"));
  }
  measurement.steps.push_back(targets.complete ? LocalText{"They are completely mapped within the search.", "De är fullständigt kartlagda inom sökningen."}
                                               : LocalText{"Nobody says that all are mapped: one may be nearer.",
                                                           "Ingen säger att alla är kartlagda: någon kan ligga närmare."});
  if (distances.ways_open()) {
    measurement.steps.push_back({"Nobody says that every walkway there is mapped: a way as short as the straight line stays possible.",
                                 "Ingen säger att alla gångvägar där är kartlagda: en väg så kort som fågelvägen är möjlig."});
  }
  Unvouched unvouched(context);
  if (from == "entrances") unvouched.ask_entrances();
  if (from == "main_route") unvouched.ask_route(from);
  finish_places(context, measurement, unvouched, heard);
  if (from == "nearest_entrance" && measurement.whole && measurement.places.size() == 1) {
    // The one place and what is said of the whole are one distance: who walked it knows what the map only bounds. Where they disagree both stand.
    PlaceResult& place = measurement.places.front();
    const auto both = intersection(place.value, measurement.whole->value);
    // Of observers who disagree among themselves the map may not pick one.
    if (both && (!measurement.whole->dissent || both == measurement.whole->value)) place.value = measurement.value = *both;
  }
  return measurement;
}

/// From afar only what is looked for matters, and what can be passed.
MindsFar network_distance_minds_far(const Criterion& criterion, const FarChange& change) {
  const Parameters parameters(criterion);
  const auto themes = parameters.themes("to");
  if (std::find(themes.begin(), themes.end(), change.after.feature(change.feature).theme) != themes.end()) return {Far::around};
  return on_walks_of(parameters.walker(), change);
}

}  // namespace

MeasureKind network_distance_kind() { return {network_distance_spec(), measure_network_distance, network_distance_minds_far}; }

}  // namespace levelground::gis
