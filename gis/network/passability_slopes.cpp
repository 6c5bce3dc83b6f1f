// SPDX-License-Identifier: Apache-2.0
// Slopes along and across a way, as they are stated or as the ground tells them, and runs that are steep or narrow for a short while.
#include <algorithm>
#include <set>
#include <vector>

#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/sidewalk.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

Tri keeps(const SlopeSample& sample, const Rational& limit) {
  if (!sample.is_known()) return Tri::unknown;
  const Interval slope = sample.slope();
  if (slope.high <= limit) return Tri::yes;
  return slope.low > limit ? Tri::no : Tri::unknown;
}

/// How long a run may be that is so long on the ground, mm of the map beside an edge: surely is, and perhaps.
struct OnMap {
  Rational surely, perhaps;
};
OnMap on_map(const City& city, const WalkGraph::Edge& edge, const Rational& ground) {
  const PointScale scale = scale_at(city, edge);
  const auto times = [&](double by) { return by == 1 ? ground : Rational::floor_of(ground.to_double() * by); };   // runs are whole millimetres
  return {times(scale.low), times(scale.high)};
}

}  // namespace

std::optional<Interval> stated_slope(const City& city, const Feature& feature, Property property, const Date& as_of) {
  const Reading reading = read_property(city, feature, property, as_of);
  if (!reading.stated) return std::nullopt;
  const Interval size = size_of(reading.range);
  const bool is_silent = size.low == Rational(0) && !size.high.is_finite();
  return is_silent ? std::nullopt : std::optional(size);
}

std::optional<Interval> stated_slope_on(const City& city, const WalkGraph::Edge& edge, Property property, const Date& as_of) {
  const Feature& feature = city.feature(edge.feature);
  const auto stated = property_on(city, feature, property, edge.side, as_of);
  return stated ? stated_slope(city, feature, *stated, as_of) : std::nullopt;
}

std::optional<Interval> Passability::slope_on(const WalkGraph::Edge& edge, Property property) {
  return stated_slope_on(m_city, edge, property, m_as_of);
}

Tri Passability::short_run(std::uint32_t number, bool onwards, const Rational& longest, const OnRun& ok) {
  const WalkGraph& graph = m_city.graph();
  const OnMap within = on_map(m_city, graph.edges[number], longest);
  // All edges that a walk over this one may come from or go on along while none of them is better than `most`, until they are longer than may be. Each is
  // walked in one direction: what is climbed on the way there is another run than what is climbed on the way back. A fork makes a run that nobody walks whole.
  struct Run {
    std::int64_t mm = 0;
    bool forks = false;
  };
  const auto follow = [&](Tri most) {
    Run run;
    std::set<std::uint32_t> counted{number};
    const Step first{number, onwards};
    std::set<std::uint32_t> seen{key_of(first)};
    std::vector<Step> todo{first};
    run.mm = graph.edges[number].length_mm;
    while (!todo.empty() && !(Rational(run.mm) > within.perhaps)) {
      const Step here = todo.back();
      todo.pop_back();
      const WalkGraph::Edge& edge = graph.edges[here.edge];
      for (const std::uint32_t vertex : {edge.from, edge.to}) {
        const bool leaves = vertex == (here.onwards ? edge.to : edge.from);
        std::set<std::uint32_t> at_vertex;
        for (const std::uint32_t other : graph.edges_at(vertex)) {
          if (other == here.edge || is_over_area(graph.edges[other]) || is_perhaps_joined(graph.edges[other])) continue;
          // A loop may be walked either way round.
          for (const bool way : {true, false}) {
            const WalkGraph::Edge& next = graph.edges[other];
            const bool follows = vertex == (leaves == way ? next.from : next.to);
            const Step step{other, way};
            if (!follows || ok(here, step, vertex) > most) continue;
            at_vertex.insert(other);
            if (!seen.insert(key_of(step)).second) continue;
            if (counted.insert(other).second) run.mm += next.length_mm;
            todo.push_back(step);
          }
        }
        at_vertex.insert(here.edge);
        run.forks = run.forks || at_vertex.size() > 2;
      }
    }
    return run;
  };
  if (Rational(follow(Tri::unknown).mm) <= within.surely) return Tri::yes;
  const Step itself{number, onwards};
  if (ok(itself, itself, graph.edges[number].from) != Tri::no) return Tri::unknown;
  const Run sure = follow(Tri::no);
  return Rational(sure.mm) > within.perhaps && (!sure.forks || Rational(graph.edges[number].length_mm) > within.perhaps) ? Tri::no : Tri::unknown;
}

Tri Passability::cross_slopes(std::uint32_t number) {
  if (!m_limits.cross_slope_at_most) return Tri::yes;
  const Rational& limit = *m_limits.cross_slope_at_most;
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  // Heights along the middle of a street tell how its carriageway falls, not the sidewalk beside it.
  if (!m_slopes.across || is_beside(edge.side) || slope_on(edge, Property::cross_slope)) return at_most_on(edge, Property::cross_slope, limit);
  Tri answer = Tri::yes;
  for (const SlopeSample& sample : m_slopes.across->of(number)) answer = both(answer, keeps(sample, limit));
  return answer;
}

int Passability::rise_of(const WalkGraph::Edge& edge) {
  const Feature& feature = m_city.feature(edge.feature);
  const auto stated = property_on(m_city, feature, Property::incline, edge.side, m_as_of);
  if (!stated || is_over_area(edge)) return 0;
  // Whoever measures a slope on site notes how steep it is, not along which way somebody drew the line.
  if (!m_city.observations().empty() && !m_city.about_feature(feature.id, property_info(*stated).name, m_as_of).empty()) return 0;
  const Reading reading = read_property(m_city, feature, *stated, m_as_of);
  if (!reading.stated) return 0;
  if (reading.range.low > Rational(0)) return 1;
  return reading.range.high < Rational(0) ? -1 : 0;
}

Tri Passability::inclines(std::uint32_t number, Way way) {
  const Tri across = cross_slopes(number);
  if (!m_limits.incline_at_most && !m_limits.incline_down_at_most) return across;
  const int stated_rise = rise_of(m_city.graph().edges[number]);
  if (stated_rise != 0) return both(across, incline_if(number, stated_rise, way));
  // Nobody says which way it falls: sure is what holds either way.
  const Tri rising = incline_if(number, 1, way);
  const Tri falling = incline_if(number, -1, way);
  return both(across, rising == falling ? rising : Tri::unknown);
}

Tri Passability::incline_if(std::uint32_t number, int rise, Way way) {
  const SlopeLimit limits_up = limit_up();
  const SlopeLimit limits_down = limit_down();
  const bool climbs_onwards = rise > 0;
  // What is climbed one way is gone down the other: one run.
  const auto up = [&] { return slope_within(number, limits_up, climbs_onwards); };
  const auto down = [&] { return limits_up == limits_down ? up() : slope_within(number, limits_down, climbs_onwards); };
  if (way != Way::both) return (way == Way::onwards) == climbs_onwards ? up() : down();
  const Tri there = up();
  // There and back: it is surely passed by both limits, and surely not by neither.
  return there == down() ? there : Tri::unknown;
}

/// Does the slope of an edge keep a limit, where it rises onwards or back?
Tri Passability::slope_within(std::uint32_t number, const SlopeLimit& limits, bool rises_onwards) {
  if (!limits.value) return Tri::yes;
  const Rational& limit = *limits.value;
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  if (m_slopes.along && !slope_on(edge, Property::incline)) return ground_incline(number, limit, limits.steeper);
  Tri slope = at_most_on(edge, Property::incline, limit);
  if (slope != Tri::yes && limits.steeper) {
    const Tri steep = at_most_on(edge, Property::incline, limits.steeper->value);
    slope = std::max(slope, both(steep, short_run(number, rises_onwards, limits.steeper->length, [&](const Step& from, const Step& to, std::uint32_t vertex) {
      return climbs_on(from, to, vertex, limit);
    })));
  }
  return slope;
}

Tri Passability::climbs_on(const Step& from, const Step& to, std::uint32_t vertex, const Rational& limit) {
  const WalkGraph::Edge& edge = m_city.graph().edges[to.edge];
  const Tri gentle = gentle_at(to.edge, vertex, limit);
  if (gentle == Tri::yes || from.edge == to.edge) return gentle;
  // What the ground says at the end of another edge does not make all of that edge steep: then its run is not known.
  if (m_slopes.along && !slope_on(edge, Property::incline)) return Tri::unknown;
  const int rise = to.onwards ? rise_of(edge) : -rise_of(edge);
  if (rise < 0) return Tri::yes;   // there the other limit counts
  // A slope without a direction goes on as it is along one way; on another way it may as well fall.
  const WalkGraph::Edge& before = m_city.graph().edges[from.edge];
  const bool one_way = before.feature == edge.feature && before.side == edge.side && from.onwards == to.onwards;
  return rise > 0 || one_way ? gentle : Tri::unknown;
}

Tri Passability::ground_incline(std::uint32_t number, const Rational& limit, const std::optional<ShortRun>& steeper) {
  Tri gentle = Tri::yes;
  Tri steep = Tri::yes;
  for (const SlopeSample& sample : m_slopes.along->of(number)) {
    gentle = both(gentle, keeps(sample, limit));
    if (steeper) steep = both(steep, keeps(sample, steeper->value));
  }
  if (gentle == Tri::yes || !steeper) return gentle;
  return std::max(gentle, both(steep, run_on_ground(number, limit, *steeper)));
}

Tri Passability::run_on_ground(std::uint32_t number, const Rational& limit, const ShortRun& steeper) {
  const WalkGraph& graph = m_city.graph();
  const WalkGraph::Edge& edge = graph.edges[number];
  const std::vector<SlopeSample>& samples = m_slopes.along->of(number);
  const auto adjoining_is_gentle = [&](std::uint32_t vertex) {
    const auto others = graph.edges_at(vertex);
    return std::all_of(others.begin(), others.end(), [&](std::uint32_t other) { return other == number || is_perhaps_joined(graph.edges[other]) || gentle_at(other, vertex, limit) == Tri::yes; });
  };
  const OnMap within = on_map(m_city, edge, steeper.length);
  Tri answer = Tri::yes;
  for (std::size_t first = 0; first < samples.size(); ++first) {
    if (keeps(samples[first], limit) == Tri::yes) continue;
    std::size_t last = first;
    std::int64_t surely_from = -1;   // mm: where the run of samples began that are surely above the limit; −1: none
    for (; last < samples.size() && keeps(samples[last], limit) != Tri::yes; ++last) {
      if (keeps(samples[last], limit) == Tri::unknown) surely_from = -1;
      else if (surely_from < 0) surely_from = samples[last].at_mm;
      if (surely_from >= 0 && Rational(samples[last].at_mm - surely_from) > within.perhaps) return Tri::no;
    }
    const std::int64_t from = first > 0 ? samples[first - 1].at_mm : 0;
    const std::int64_t to = last < samples.size() ? samples[last].at_mm : edge.length_mm;
    if (Rational(to - from) > within.surely) answer = Tri::unknown;
    if (first == 0 && !adjoining_is_gentle(edge.from)) answer = Tri::unknown;
    if (last == samples.size() && !adjoining_is_gentle(edge.to)) answer = Tri::unknown;
    first = last;
  }
  return answer;
}

Tri Passability::gentle_at(std::uint32_t number, std::uint32_t vertex, const Rational& limit) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  if (!m_slopes.along || is_step_across(edge) || slope_on(edge, Property::incline)) return at_most_on(edge, Property::incline, limit);
  const std::vector<SlopeSample>& samples = m_slopes.along->of(number);
  if (edge.from == edge.to) return both(keeps(samples.front(), limit), keeps(samples.back(), limit));
  return keeps(vertex == edge.from ? samples.front() : samples.back(), limit);
}

}  // namespace levelground::gis
