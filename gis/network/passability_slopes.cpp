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

Tri Passability::short_run(std::uint32_t number, const Rational& longest, const std::function<Tri(std::uint32_t, std::uint32_t)>& ok) {
  const WalkGraph& graph = m_city.graph();
  // All edges joined to this one that are no better than `most`, until they are longer than may be. A fork makes a run that nobody walks whole.
  struct Run {
    std::int64_t mm = 0;
    bool forks = false;
  };
  const auto follow = [&](Tri most) {
    Run run;
    std::set<std::uint32_t> seen{number};
    std::vector<std::uint32_t> todo{number};
    while (!todo.empty() && !(Rational(run.mm) > longest)) {
      const WalkGraph::Edge edge = graph.edges[todo.back()];
      todo.pop_back();
      run.mm += edge.length_mm;
      for (const std::uint32_t vertex : {edge.from, edge.to}) {
        std::size_t onward = 0;
        for (const std::uint32_t other : graph.edges_at(vertex)) {
          if (is_over_area(graph.edges[other]) || ok(other, vertex) > most) continue;
          ++onward;
          if (seen.insert(other).second) todo.push_back(other);
        }
        run.forks = run.forks || onward > 2;
      }
    }
    return run;
  };
  if (Rational(follow(Tri::unknown).mm) <= longest) return Tri::yes;
  if (ok(number, graph.edges[number].from) != Tri::no) return Tri::unknown;
  const Run sure = follow(Tri::no);
  return Rational(sure.mm) > longest && (!sure.forks || Rational(graph.edges[number].length_mm) > longest) ? Tri::no : Tri::unknown;
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

Tri Passability::inclines(std::uint32_t number) {
  const WalkGraph::Edge& edge = m_city.graph().edges[number];
  const Tri answer = cross_slopes(number);
  std::optional<Rational> limit = m_limits.incline_at_most;
  if (m_limits.incline_down_at_most && (!limit || *m_limits.incline_down_at_most < *limit)) limit = m_limits.incline_down_at_most;
  if (!limit) return answer;
  if (m_slopes.along && !slope_on(edge, Property::incline)) return both(answer, ground_incline(number, *limit));
  Tri slope = at_most_on(edge, Property::incline, *limit);
  if (slope != Tri::yes && m_limits.steeper) {
    const Tri steep = at_most_on(edge, Property::incline, m_limits.steeper->value);
    // What the ground says at the end of another edge does not make all of that edge steep: then its run is not known.
    const auto gentle = [&](std::uint32_t other, std::uint32_t vertex) {
      const Tri there = gentle_at(other, vertex, *limit);
      const bool stated = !m_slopes.along || slope_on(m_city.graph().edges[other], Property::incline);
      return stated ? there : std::max(there, Tri::unknown);
    };
    slope = std::max(slope, both(steep, short_run(number, m_limits.steeper->length, gentle)));
  }
  return both(answer, slope);
}

Tri Passability::ground_incline(std::uint32_t number, const Rational& limit) {
  Tri gentle = Tri::yes;
  Tri steep = Tri::yes;
  for (const SlopeSample& sample : m_slopes.along->of(number)) {
    gentle = both(gentle, keeps(sample, limit));
    if (m_limits.steeper) steep = both(steep, keeps(sample, m_limits.steeper->value));
  }
  if (gentle == Tri::yes || !m_limits.steeper) return gentle;
  return std::max(gentle, both(steep, run_on_ground(number, limit, *m_limits.steeper)));
}

Tri Passability::run_on_ground(std::uint32_t number, const Rational& limit, const ShortRun& steeper) {
  const WalkGraph& graph = m_city.graph();
  const WalkGraph::Edge& edge = graph.edges[number];
  const std::vector<SlopeSample>& samples = m_slopes.along->of(number);
  const auto adjoining_is_gentle = [&](std::uint32_t vertex) {
    const auto others = graph.edges_at(vertex);
    return std::all_of(others.begin(), others.end(), [&](std::uint32_t other) { return other == number || gentle_at(other, vertex, limit) == Tri::yes; });
  };
  const auto longer = [&](std::int64_t mm) { return Rational(mm) > steeper.length; };
  Tri answer = Tri::yes;
  for (std::size_t first = 0; first < samples.size(); ++first) {
    if (keeps(samples[first], limit) == Tri::yes) continue;
    std::size_t last = first;
    std::int64_t surely_from = -1;   // mm: where the run of samples began that are surely above the limit; −1: none
    for (; last < samples.size() && keeps(samples[last], limit) != Tri::yes; ++last) {
      if (keeps(samples[last], limit) == Tri::unknown) surely_from = -1;
      else if (surely_from < 0) surely_from = samples[last].at_mm;
      if (surely_from >= 0 && longer(samples[last].at_mm - surely_from)) return Tri::no;
    }
    const std::int64_t from = first > 0 ? samples[first - 1].at_mm : 0;
    const std::int64_t to = last < samples.size() ? samples[last].at_mm : edge.length_mm;
    if (longer(to - from)) answer = Tri::unknown;
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
