// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/city/of_kind.hpp"
#include "gis/measure/errors.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/stated_hours.hpp"
#include "gis/network/admission.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/place_search.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec exits_spec() {
  MeasureSpec spec;
  spec.kind = "exits";
  spec.help =
      "Number of ways out: entrances of the site that are connected to the walking network. With open, only those count "
      "through which one gets out at that time. An entrance, or a gate that stands in it, has hours of its own; one without is open as long as the "
      "site is, where the site states hours. Else a gate may be locked, and an entrance or barrier of no stated kind may be one; a way out where none is mapped is open. "
      "With leads, a way out counts only if one gets that far from it on foot without walking through the site again: surely over what everybody may "
      "surely pass, perhaps over what may be passed, or where nobody vouches that all walkways there are mapped. "
      "Which ways lead out is read from how they are drawn, within the tolerance that the mapping gives entrances.";
  spec.example = "{kind: exits, open: [\"22:00-05:00\"], leads: 100 m}";
  spec.quantities = {Quantity::count};
  spec.has_runs = false;
  spec.asks = {{Theme::entrance, Property::opening_hours}};
  spec.parameters = {
      {.name = "open",
       .type = ParameterSpec::Type::words,
       .help = "a span of the clock, 22:00-05:00, in which a way out must be open every day"},
      {.name = "leads",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far a walk from a way out must lead on outside the site: a stub leads nowhere"},
  };
  spec.errors = {.positions = "do not matter but for which ways lead out, which is read as they are drawn, within the tolerance that the mapping gives entrances; walks are "
                              "as long as they are drawn",
                 .values = "hours of the clock to the minute",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// Entrances that can be locked against people on foot, and perhaps one of which no kind is stated. A lift gate or a swing gate stops cars.
bool may_be_locked(const Feature& thing) {
  static const std::vector<std::string> kinds = {"gate", "sliding_gate", "wicket_gate", "hampshire_gate", "turnstile", "full-height_turnstile"};
  return of_kind(thing, kinds) != Tri::no;
}

/// The entrance itself where it is mapped, and the gates and barriers that stand in it.
std::vector<std::uint32_t> things_in(const MeasureContext& context, const Entrance& entrance) {
  std::vector<std::uint32_t> things;
  if (entrance.feature) things.push_back(*entrance.feature);
  if (!entrance.place) return things;
  const WalkGraph& graph = context.city.graph();
  const WalkGraph::Edge& edge = graph.edges[entrance.place->edge];
  for (const std::uint32_t vertex : {edge.from, edge.to}) {
    if (entrance.place->from_mm != (vertex == edge.from ? 0 : edge.length_mm)) continue;
    for (const std::uint32_t standing : graph.things_at(vertex)) {
      const Theme theme = context.city.feature(standing).theme;
      if (theme != Theme::barrier && theme != Theme::entrance) continue;
      if (std::find(things.begin(), things.end(), standing) == things.end()) things.push_back(standing);
    }
  }
  return things;
}

/// Can one get out there at the time asked for? Where the site is closed then, nobody is in it who would want to. What is stated of one of the
/// things that stand there is stated of the way out.
Tri is_open(const MeasureContext& context, const Condition& condition, const std::vector<std::uint32_t>& things, bool site_has_hours, Measurement& measurement, Grade& grade) {
  Tri open = Tri::yes;
  bool said = false;
  for (const std::uint32_t number : things) {
    const Feature& thing = context.city.feature(number);
    const std::vector<StatedHours> stated = stated_hours(context, thing);
    for (const StatedHours& one : stated) {
      measurement.steps.push_back(one.input.words);
      grade = std::min(grade, one.grade);
    }
    if (stated.empty()) continue;
    said = true;
    open = std::min(open, open_every_day(context, thing, stated, condition.open->first, condition.open->second));
  }
  if (said || site_has_hours) return open;
  const bool lockable = std::any_of(things.begin(), things.end(), [&](std::uint32_t thing) { return may_be_locked(context.city.feature(thing)); });
  return lockable ? Tri::unknown : Tri::yes;
}

/// How far a walk leads from an entrance, outside the site.
class Outside {
 public:
  Outside(const MeasureContext& context, std::int64_t at_least_mm)
      : m_context(context), m_graph(context.city.graph()), m_at_least(at_least_mm), m_passability(passability_for(context, TravellerLimits{})) {
    for (const InsidePiece& piece : context.walks.inside) {
      if (piece.to_mm - piece.from_mm == m_graph.edges[piece.edge].length_mm) m_inside.insert(piece.edge);
    }
    m_complete = is_complete(context, Theme::walkway, context.walks.area->box().grown(static_cast<double>(at_least_mm) / 1000.0));
  }

  Tri leads_on(const GraphPlace& entrance) {
    if (gets_far(entrance, Tri::yes)) return Tri::yes;
    return !m_complete || gets_far(entrance, Tri::unknown) ? Tri::unknown : Tri::no;
  }

 private:
  [[nodiscard]] bool is_outside(std::uint32_t vertex) const { return !m_context.walks.area->holds(m_graph.vertices[vertex]); }
  /// One may stand on the boundary, and leave it again.
  [[nodiscard]] bool may_stand(std::uint32_t vertex) const {
    constexpr double on_it = 0.001;   // metres
    return is_outside(vertex) || m_context.walks.area->to_boundary(m_graph.vertices[vertex], on_it) <= on_it;
  }

  bool gets_far(const GraphPlace& entrance, Tri at_least) {
    const auto edge_ok = [&](std::uint32_t e) { return !m_inside.contains(e) && m_passability.edge(e) >= at_least; };
    const auto vertex_ok = [&](std::uint32_t v) { return may_stand(v) && m_passability.vertex(v) >= at_least; };
    const std::array<GraphPlace, 1> places = {entrance};
    PlaceSearch search(m_graph, places);
    search.run(m_at_least, edge_ok, vertex_ok);
    bool far = false;
    // Along the edge of the entrance itself, which may be longer than all that is asked for.
    search.each_end(entrance, edge_ok, [&](std::uint32_t vertex, std::int64_t mm) { far = far || (mm >= m_at_least && is_outside(vertex)); });
    for (const std::uint32_t v : search.reached()) {
      if (far) break;
      const std::int64_t mm = search.to_vertex(v);
      if (is_outside(v) && mm >= m_at_least) far = true;
      if (!vertex_ok(v)) continue;
      const auto edges = m_graph.edges_at(v);
      const auto targets = m_graph.targets_at(v);
      for (std::size_t i = 0; i < edges.size() && !far; ++i) {
        if (!edge_ok(edges[i]) || !is_outside(targets[i])) continue;
        const std::int64_t length = m_graph.edges[edges[i]].length_mm;
        const std::int64_t there = search.to_vertex(targets[i]);
        // Between two ends that are both reached the farthest place is where the walks meet.
        far = there == PlaceSearch::unreached ? mm + length >= m_at_least : (mm + there + length) / 2 >= m_at_least;
      }
    }
    return far;
  }

  const MeasureContext& m_context;
  const WalkGraph& m_graph;
  std::int64_t m_at_least;
  Passability m_passability;
  std::set<std::uint32_t> m_inside;   ///< edges that lie wholly in the site
  bool m_complete = false;
};

Measurement measure_exits(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  std::optional<Condition> open;
  if (parameters.given("open")) open = read_accepted(parameters, "open", Property::opening_hours);
  std::optional<Outside> outside;
  if (const auto leads = parameters.optional_quantity("leads", Quantity::length)) outside.emplace(context, leads->ceil());
  std::int64_t exits = 0;
  std::int64_t stubs = 0;
  std::int64_t possible = 0;
  Grade grade = Grade::measured;
  Measurement measurement;
  measurement.quantity = Quantity::count;
  const bool site_has_hours = open && !stated_hours(context, context.site).empty();
  for (const Entrance& entrance : context.walks.entrances) {
    const std::vector<std::uint32_t> things = things_in(context, entrance);
    Tri way_out = Tri::yes;
    for (const std::uint32_t thing : things) way_out = std::min(way_out, admits(context.city, context.city.feature(thing), context.as_of));
    if (open) way_out = std::min(way_out, is_open(context, *open, things, site_has_hours, measurement, grade));
    if (way_out == Tri::no) continue;
    if (outside && entrance.place) {
      const Tri leads = outside->leads_on(*entrance.place);
      if (leads == Tri::no) ++stubs;
      way_out = std::min(way_out, leads);
    }
    if (way_out == Tri::no) continue;
    ++possible;
    if (!entrance.place || way_out != Tri::yes) continue;
    ++exits;
    grade = std::min(grade, entrance.feature ? Grade::tagged : Grade::inferred);
    measurement.steps.push_back(entrance.label);
  }
  if (stubs > 0) {
    measurement.steps.push_back(counted(static_cast<std::size_t>(stubs), "Ways out that lead nowhere", "Utgångar som inte leder någonstans"));
  }
  const bool complete = !may_lack_entrances(context);
  measurement.value = {Rational(exits), complete ? Rational(possible) : Rational::infinity()};
  measurement.observed = possible > 0 || stubs > 0 || complete;
  measurement.cover(measurement.observed ? Rational(1) : Rational(0));
  measurement.grade = exits > 0 ? grade : Grade::inferred;
  add_site_statements(context, measurement, {"exits"});
  return measurement;
}

}  // namespace

MeasureKind exits_kind() { return {exits_spec(), measure_exits}; }

}  // namespace levelground::gis
