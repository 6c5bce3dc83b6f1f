// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>

#include "gis/measure/evidence.hpp"
#include "gis/measure/ground_slope.hpp"
#include "gis/measure/joins.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/homes.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/ways_to.hpp"

namespace levelground::gis {
namespace {

MeasureSpec homes_near_spec() {
  MeasureSpec spec;
  spec.kind = "homes_near";
  spec.help =
      "Of the people whose home lies around the site as the crow flies, the share who reach one of its entrances within a "
      "distance along the network. Homes are areas or points of theme residents (a population grid), else buildings that "
      "state a population; one belongs to the site when its middle lies within around. People of an area are taken to live "
      "evenly along the ways in it: an assumption, which evenly_up_to keeps to areas at most so large. Those of a larger one live somewhere along "
      "its ways: surely within reach where all of these are, perhaps where any is. What is not reached is surely so only where walkways are completely mapped: else a way "
      "may be missing. A home without any way may or may not be reached, and one that states no number may hold any. "
      "With elevation_base, inclines that nobody stated come from heights of the ground.";
  spec.example = "{kind: homes_near, within: 400 m, around: 300 m, off_network: 50 m, evenly_up_to: 62500 m2}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.asks = {{Theme::residents, Property::population}};
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "longest walk along the network, from the nearest entrance"},
      {.name = "around",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "homes at most this far from the site, in a straight line, are asked about"},
      {.name = "off_network",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a home that is a point or a building may lie this far from the nearest way; farther away it is on no way"},
      {.name = "evenly_up_to",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::area,
       .help = "only people of an area at most so large (a cell of a fine population grid) are taken to live evenly along its ways"},
      {.name = "step_free",
       .type = ParameterSpec::Type::flag,
       .help = "walk only where there is no step; needs kerb_at_most. Else as somebody walks who takes any step and kerb, and surely only where people on foot are let in"},
      kerb_parameter(false),
      incline_parameter(),
      width_parameter(),
      accuracy_parameter("how far a home, its outline or an entrance may lie from where it is drawn, seen from the site and the ways"),
  };
  spec.errors = {.positions = "with accuracy, a home whose middle is as near to around as that perhaps counts, the ways as near to the outline of an area perhaps lie in it, a point or a "
                              "building joins the ways somewhere along those that may be its nearest, and a walk may be longer or shorter by that at its entrance; without it all "
                              "are taken where they are drawn. Ways are as long as they are drawn: the scale of the map is not counted",
                 .values = as_stated,
                 .rasters = "people of a grid are homes, cell by cell, with the range that the project states of them. With elevation_base, slopes are hulls over the accuracy of heights, over "
                            "lines line_accuracy aside and over the scale of the map, and over what bends between the middles of cells; none from cells larger than cell_at_most",
                 .age = old_is_unknown};
  for (ParameterSpec& parameter : ground_slope_parameters()) spec.parameters.push_back(std::move(parameter));
  return spec;
}

/// One home: its people, and the part of them that is reached, as thousandths of a person for the fewest and the most there may be.
struct Group {
  std::int64_t fewest = 0, most = 0;
  Rational part;   ///< 0 to 1
};

/// The least share of reached people when every home may hold from its fewest to its most: homes of which little is reached are full,
/// the others as empty as may be (or the greatest, the other way round). Reached people are rounded down (up) to a thousandth.
Rational extreme_share(std::vector<Group> groups, bool greatest) {
  std::sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) { return greatest ? b.part < a.part : a.part < b.part; });
  const auto reached = [&](const Group& group, std::int64_t people) {
    const Rational of = Rational(people) * group.part;
    return greatest ? of.ceil() : of.floor();
  };
  std::int64_t people = 0;
  std::int64_t there = 0;
  for (const Group& group : groups) {
    people += group.fewest;
    there += reached(group, group.fewest);
  }
  std::optional<Rational> best;
  const auto take = [&] {
    if (people == 0) return;
    const Rational share = std::min(Rational(1), Rational::ratio(there, people));
    if (!best || (greatest ? share > *best : share < *best)) best = share;
  };
  take();
  for (const Group& group : groups) {
    people += group.most - group.fewest;
    there += reached(group, group.most) - reached(group, group.fewest);
    take();
  }
  return best.value_or(greatest ? Rational(1) : Rational(0));
}

/// mm². A cell that is drawn a hair too large is still of its size: areas are compared to a thousandth.
bool is_at_most(const Geometry& home, const Rational& largest) {
  constexpr double hair = 1.001;
  const auto* outline = std::get_if<MultiPolygon>(&home);
  return outline != nullptr && area(*outline) * 1e6 <= largest.to_double() * hair;
}

/// A home around the site, or one that may be.
struct HomeAround {
  std::uint32_t feature = 0;
  bool surely = true;
};

/// `too_old`: how many more there are or may be, in layers older than the criterion takes.
std::vector<HomeAround> homes_around(const MeasureContext& context, double metres, double accuracy, std::size_t& too_old) {
  const SiteArea& area = *context.walks.area;
  std::vector<HomeAround> found;
  for (const std::uint32_t number : homes_in(context.city, area.box().grown(metres + accuracy))) {
    const Box box = bounds(context.city.feature(number).geometry);
    if (box.empty()) continue;
    const Point middle = box.centre();
    const bool inside = area.holds(middle);
    const double away = area.to_boundary(middle, metres + 2 * accuracy);   // infinity: farther
    if (!inside && away > metres + accuracy) continue;
    if (!is_fresh(context, context.city.feature(number))) {
      ++too_old;
      continue;
    }
    found.push_back({number, inside ? metres >= accuracy || away >= accuracy - metres : away <= metres - accuracy});
  }
  return found;
}

/// What part of a home is reached: at least, and at most.
struct PartReached {
  Rational low = Rational(0);
  Rational high = Rational(1);
};

/// Whom walks reach that surely lead there, and that perhaps do.
class HomesReached {
 public:
  /// `surely`, `perhaps`: where walks begin that surely come through the entrances, and that may.
  /// `joined`: how surely one gets from the network to a home at a place.
  HomesReached(const City& city, WalkCache& cache, const std::vector<GraphPlace>& surely, const std::vector<GraphPlace>& perhaps, const HomeSearch::Test& sure_edge, const HomeSearch::Test& sure_vertex,
               const HomeSearch::Test& possible_edge, const HomeSearch::Test& possible_vertex, const std::function<Tri(const GraphPlace&)>& joined, std::int64_t within_mm, std::int64_t accuracy_mm)
      : m_city(city), m_cache(cache), m_entrances(perhaps), m_sure_edge(sure_edge), m_sure_vertex(sure_vertex), m_sure_mm(within_mm - accuracy_mm), m_possible_mm(within_mm + accuracy_mm),
        m_accuracy(static_cast<double>(accuracy_mm) / 1000.0), m_joined(joined), m_sure(city, surely, m_sure_mm, sure_edge, sure_vertex, [joined](const GraphPlace& place) { return joined(place) == Tri::yes; }),
        m_possible(city, perhaps, m_possible_mm, possible_edge, possible_vertex, [joined](const GraphPlace& place) { return joined(place) != Tri::no; }) {}

  /// `complete`: what is not reached is surely not.
  PartReached part_of(std::uint32_t number, double off_network, bool evenly, bool complete) {
    const Home home = home_of(m_city, number, off_network, m_cache.nearest_ways());
    if (m_accuracy <= 0) return of_one(home, evenly, complete);
    const Geometry& geometry = m_city.feature(number).geometry;
    if (!std::holds_alternative<MultiPolygon>(geometry) || m_city.feature(number).theme == Theme::building) return of_point(number, home, off_network, complete);
    const auto [surely, perhaps] = home_ways(m_city, number, m_accuracy);
    return surely.is_off() ? PartReached{} : of_area(surely, perhaps, evenly, complete);
  }

 private:
  PartReached of_one(const Home& home, bool evenly, bool complete) {
    PartReached part;
    if (home.is_off()) return part;
    const auto sure = m_sure.part_of(home);
    if (evenly) part.low = Rational::ratio(sure.first, sure.second);
    else part.low = Rational(reaches_all(sure) ? 1 : 0);
    const auto possible = m_possible.part_of(home);
    if (complete && evenly) part.high = Rational::ratio(possible.first, possible.second);
    else if (complete && !may_reach_all(possible)) part.high = Rational(0);
    return part;
  }
  PartReached of_point(std::uint32_t number, const Home& home, double off_network, bool complete) {
    PartReached part;
    std::optional<GraphPlace> mapped;
    bool may_reach = false;
    for (const GraphPlace& place : home.places) {
      if (!mapped && place.joint == GraphPlace::Joint::direct && m_joined(place) == Tri::yes) {
        mapped = place;
        continue;
      }
      // Across a carriageway, over an area, or perhaps: no joins are known along the way there.
      GraphPlace nearer = place;
      nearer.offset_mm = std::max(0, place.offset_mm - static_cast<std::int32_t>(std::ceil(2000.0 * m_accuracy)));
      may_reach = may_reach || may_reach_all(m_possible.part_of({number, {}, 0, {nearer}}));
    }
    const Joins joins = joins_of(m_city, m_city.feature(number).geometry, mapped, off_network, m_accuracy);
    if (const auto place = m_sure_mm >= 0 ? joins.farthest(m_city, m_sure_mm, m_sure_edge, m_sure_vertex) : std::nullopt) {
      part.low = Rational(reaches_all(m_sure.part_of({number, {}, 0, {*place}})) ? 1 : 0);
    }
    if (!complete || !joins.surely) return part;
    may_reach = may_reach || std::any_of(m_entrances.begin(), m_entrances.end(), [&](const GraphPlace& entrance) { return joins.hold(entrance); });
    for (const GraphPlace& end : joins.nearest_ends()) may_reach = may_reach || may_reach_all(m_possible.part_of({number, {}, 0, {end}}));
    if (!may_reach) part.high = Rational(0);
    return part;
  }
  /// Of the ways that may lie in it, those that are not reached count against the least share, and those that are for the greatest.
  PartReached of_area(const Home& surely, const Home& perhaps, bool evenly, bool complete) {
    PartReached part;
    const auto reached = [](HomeSearch& search, const Home& home) { return search.part_of(home).first; };
    const std::int64_t sure_there = reached(m_sure, surely);
    const std::int64_t sure_most = reached(m_sure, perhaps);
    const std::int64_t not_reached = perhaps.ways_mm - sure_most;
    if (!evenly) part.low = Rational(not_reached == 0 ? 1 : 0);
    else if (sure_there + not_reached > 0) part.low = Rational::ratio(sure_there, sure_there + not_reached);
    if (!complete) return part;
    const std::int64_t possible_most = reached(m_possible, perhaps);
    const std::int64_t never = surely.ways_mm - reached(m_possible, surely);
    if (!evenly) part.high = Rational(possible_most > 0 ? 1 : 0);
    else if (possible_most + never > 0) part.high = Rational::ratio(possible_most, possible_most + never);
    return part;
  }

  const City& m_city;
  WalkCache& m_cache;
  const std::vector<GraphPlace>& m_entrances;
  HomeSearch::Test m_sure_edge, m_sure_vertex;
  std::int64_t m_sure_mm, m_possible_mm;
  double m_accuracy;
  std::function<Tri(const GraphPlace&)> m_joined;
  HomeSearch m_sure, m_possible;
};

Measurement measure_homes_near(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::int64_t within = parameters.quantity("within", Quantity::length).floor();
  const double off_network = parameters.metres("off_network");
  const auto evenly_up_to = parameters.optional_quantity("evenly_up_to", Quantity::area);
  const City& city = context.city;
  Measurement measurement;
  measurement.quantity = Quantity::share;
  measurement.value = domain(Quantity::share);
  measurement.steps = context.walks.steps;
  const bool on_network = !all_places(context.walks.entrances).empty();
  const double accuracy = parameters.metres("accuracy");
  std::size_t too_old = 0;
  const std::vector<HomeAround> homes = homes_around(context, parameters.metres("around"), accuracy, too_old);
  measurement.steps.push_back(counted(homes.size(), "Homes around", "Hem omkring"));
  tell_too_old(too_old, measurement.steps);
  if (homes.empty() || !on_network) {
    add_site_statements(context, measurement, {"homes_near"});
    return measurement;
  }
  Passability passability = passability_for(context, parameters.walker());
  const auto edge = [&passability](Tri at_least) {
    return [&passability, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; };
  };
  const auto vertex = [&passability](Tri at_least) {
    return [&passability, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; };
  };
  const auto accuracy_mm = static_cast<std::int64_t>(std::ceil(accuracy * 1000.0));
  const auto through = [&](Tri at_least) {
    return places_through(context.walks.entrances, [&passability](std::uint32_t thing) { return passability.standing(thing); }, at_least);
  };
  const std::vector<GraphPlace> surely = through(Tri::yes);
  const std::vector<GraphPlace> perhaps = through(Tri::unknown);
  const auto joined = [&](const GraphPlace& place) { return joint_passed(city, &passability, place); };
  HomesReached reached(city, *context.walks.cache, surely, perhaps, edge(Tri::yes), vertex(Tri::yes), edge(Tri::unknown), vertex(Tri::unknown), joined, within, accuracy_mm);
  const bool complete = is_complete(context, Theme::walkway, context.walks.area->box().grown(static_cast<double>(within + accuracy_mm) / 1000.0));
  std::vector<Group> least;
  std::vector<Group> most;
  bool some_silent_unreached = false;
  bool some_silent_reached = false;
  std::size_t stated = 0;
  Grade grade = Grade::measured;
  for (const auto& [number, surely_around] : homes) {
    const Feature& feature = city.feature(number);
    const bool evenly = !evenly_up_to || is_at_most(feature.geometry, *evenly_up_to);
    const auto [low, high] = reached.part_of(number, off_network, evenly, complete);
    const Known people = accepted_known(context, feature, Property::population);
    const bool counts = people.stated && people.range.high.is_finite();
    if (counts) {
      ++stated;
      grade = std::min(grade, people.grade);
      const std::int64_t fewest = surely_around ? (people.range.low * Rational(parts_of_a_person)).floor() : 0;   // or nobody around
      const std::int64_t largest = (people.range.high * Rational(parts_of_a_person)).ceil();
      least.push_back({fewest, largest, low});
      most.push_back({fewest, largest, high});
    } else {
      some_silent_unreached = some_silent_unreached || low < Rational(1);
      some_silent_reached = some_silent_reached || high > Rational(0);
    }
    if (low == Rational(1)) continue;
    PlaceResult place = unknown_place(Quantity::share, feature.id, located(context, {"Homes", "Hem"}, representative_point(feature.geometry)), feature.geometry);
    for (const auto& statement : people.statements) place.inputs.push_back(input_of(statement, feature, Property::population));
    place.known = low == high;
    place.value = {low, high};
    place.grade = counts ? people.grade : Grade::inferred;
    measurement.lacking.push_back(std::move(place));
  }
  measurement.steps.push_back(counted(homes.size() - stated, "Homes that state no number of people, which may be any", "Hem utan uppgift om antal boende, som kan vara hur många som helst"));
  if (!complete) {
    measurement.steps.push_back({"Nobody says that every way is mapped: who is not reached may know a way.",
                                 "Ingen säger att alla vägar är kartlagda: den som inte nås kan känna till en väg."});
  }
  if (stated > 0) {
    measurement.value.low = some_silent_unreached ? Rational(0) : extreme_share(std::move(least), false);
    measurement.value.high = some_silent_reached ? Rational(1) : extreme_share(std::move(most), true);
    measurement.observed = true;
    measurement.cover(CountedExtent{CountedExtent::Of::homes, static_cast<std::int64_t>(stated), static_cast<std::int64_t>(homes.size())});
    Unvouched unvouched(context);
    const Theme theme = city.feature(homes.front().feature).theme;
    unvouched.ask(theme, parameters.metres("around") + accuracy);
    if (unvouched.any()) {  // however many more live there, near or not
      measurement.value = domain(Quantity::share);
      measurement.steps.push_back(unvouched.step());
      measurement.lacking.push_back(unvouched.place(Quantity::share));
    }
    measurement.grade = std::min(grade, Grade::tagged);
  }
  add_site_statements(context, measurement, {"homes_near"});
  return measurement;
}

/// From afar only homes matter, and what can be passed.
MindsFar homes_near_minds_far(const Criterion& criterion, const FarChange& change) {
  const Theme theme = change.after.feature(change.feature).theme;
  if (theme == Theme::residents || theme == Theme::building) return {Far::around};
  const Parameters parameters(criterion);
  return on_walks_of(parameters.walker(), change);
}

}  // namespace

MeasureKind homes_near_kind() { return {homes_near_spec(), measure_homes_near, homes_near_minds_far}; }

}  // namespace levelground::gis
