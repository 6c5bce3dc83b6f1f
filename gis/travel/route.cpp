// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/route.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <queue>

#include "gis/measure/least_walk.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/walk_search.hpp"
#include "gis/network/ways_to.hpp"
#include "gis/travel/walk_end.hpp"

namespace levelground::gis {
namespace {

constexpr std::int64_t everywhere = std::numeric_limits<std::uint32_t>::max() - 1;  // what WalkSearch can count: 4,295 km

/// A part of one edge, from < to unless the walk begins and ends at one point.
struct Piece {
  std::uint32_t edge = 0;
  std::int32_t from_mm = 0;
  std::int32_t to_mm = 0;
  bool reversed = false;
};

struct Path {
  std::int64_t mm = 0;
  std::vector<Piece> pieces;             ///< in walking order
  std::vector<std::uint32_t> vertices;   ///< passed between two pieces: pieces.size() - 1 of them
};

Piece piece_between(std::uint32_t edge, std::int32_t start, std::int32_t end) {
  return {edge, std::min(start, end), std::max(start, end), end < start};
}

/// The part of an edge between one of its vertices and a place on it.
std::int32_t end_mm(const WalkGraph::Edge& edge, std::uint32_t vertex, bool prefer_to) {
  if (edge.from == edge.to) return prefer_to ? edge.length_mm : 0;
  return vertex == edge.to ? edge.length_mm : 0;
}

/// The path back from a vertex over `edge_to`, with the seed it began at.
template <typename EdgeTo, typename SeedOf>
void trace_back(const WalkGraph& graph, std::uint32_t vertex, const std::vector<GraphPlace>& seeds, EdgeTo&& edge_to, SeedOf&& seed_of, Path& path) {
  while (edge_to(vertex) != WalkSearch::no_edge) {
    const std::uint32_t number = edge_to(vertex);
    const WalkGraph::Edge& edge = graph.edges[number];
    const bool forward = edge.to == vertex;
    path.pieces.push_back({number, 0, edge.length_mm, !forward});
    path.vertices.push_back(vertex);
    vertex = forward ? edge.from : edge.to;
  }
  path.vertices.push_back(vertex);
  const GraphPlace& seed = seeds[seed_of(vertex)];
  const WalkGraph::Edge& edge = graph.edges[seed.edge];
  const bool nearer_to = edge.length_mm - seed.from_mm < seed.from_mm;
  path.pieces.push_back(piece_between(seed.edge, seed.from_mm, end_mm(edge, vertex, nearer_to)));
}

/// Twice the straight way, and at least a kilometre.
std::int64_t first_bound(const std::vector<GraphPlace>& from, const std::vector<GraphPlace>& to) {
  constexpr double kilometre = 1'000'000;  // mm
  double straight = std::numeric_limits<double>::infinity();
  for (const GraphPlace& a : from) {
    for (const GraphPlace& b : to) straight = std::min(straight, distance(a.at, b.at) * 1000);
  }
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::max(2 * straight, kilometre)), 1, everywhere);
}

template <typename EdgeOk, typename VertexOk>
std::optional<Path> shortest(const City& city, const std::vector<GraphPlace>& from, const std::vector<GraphPlace>& to, EdgeOk&& edge_ok,
                             VertexOk&& vertex_ok) {
  const WalkGraph& graph = city.graph();
  const SearchLease search;
  std::int64_t best = WalkSearch::unreached;
  const GraphPlace* end = nullptr;
  // Farther and farther, so that a walk across the street does not cost the city: what is found within a bound no larger bound changes.
  for (std::int64_t limit = first_bound(from, to);; limit = std::min(4 * limit, everywhere)) {
    search->run(city, from, limit, edge_ok, vertex_ok, true);
    best = WalkSearch::unreached;
    end = nullptr;
    for (const GraphPlace& place : to) {
      const std::int64_t mm = search->to_place(graph, place, edge_ok(place.edge, true), edge_ok(place.edge, false));
      if (mm == WalkSearch::unreached || mm + place.offset_mm >= best) continue;
      best = mm + place.offset_mm;
      end = &place;
    }
    if (best <= limit || limit == everywhere || !search->was_cut_short()) break;
  }
  if (end == nullptr) return std::nullopt;
  Path path;
  path.mm = best;
  const std::int64_t on_network = best - end->offset_mm;
  const WalkGraph::Edge& edge = graph.edges[end->edge];
  for (const GraphPlace& seed : from) {
    if (seed.edge != end->edge || !edge_ok(seed.edge, seed.from_mm <= end->from_mm)) continue;
    if (std::abs(seed.from_mm - end->from_mm) + seed.offset_mm != on_network) continue;
    path.pieces.push_back(piece_between(seed.edge, seed.from_mm, end->from_mm));
    return path;
  }
  for (const bool at_to : {false, true}) {
    const std::uint32_t vertex = at_to ? edge.to : edge.from;
    const std::int32_t rest = at_to ? edge.length_mm - end->from_mm : end->from_mm;
    if (search->to_vertex(vertex) == WalkSearch::unreached || search->to_vertex(vertex) + rest != on_network) continue;
    if (rest > 0 && !edge_ok(end->edge, !at_to)) continue;
    path.pieces.push_back(piece_between(end->edge, at_to ? edge.length_mm : 0, end->from_mm));
    trace_back(graph, vertex, from, [&](std::uint32_t v) { return search->edge_to(v); }, [&](std::uint32_t v) { return search->seed_of(v); }, path);
    break;
  }
  std::reverse(path.pieces.begin(), path.pieces.end());
  std::reverse(path.vertices.begin(), path.vertices.end());
  return path;
}

/// Dijkstra over (things that bar, millimetres), compared in this order. A feature that bars over several pieces in a row counts once, so that
/// cutting a way changes nothing: what is reached is therefore an end of an edge by that edge, not a vertex.
class LeastBad {
 public:
  LeastBad(const City& city, Passability& passability) : m_graph(city.graph()), m_passability(passability) {}

  std::optional<Path> find(const std::vector<GraphPlace>& from, const std::vector<GraphPlace>& to) {
    m_cost.assign(2 * m_graph.edges.size(), unreached);
    m_before.assign(2 * m_graph.edges.size(), none);
    m_seed.assign(2 * m_graph.edges.size(), 0);
    for (std::uint32_t s = 0; s < from.size(); ++s) {
      const WalkGraph::Edge& edge = m_graph.edges[from[s].edge];
      const auto start = static_cast<std::uint64_t>(from[s].offset_mm);
      offer(end_of(from[s].edge, false), start + along(from[s].edge, from[s].from_mm, false), none, s);
      offer(end_of(from[s].edge, true), start + along(from[s].edge, edge.length_mm - from[s].from_mm, true), none, s);
    }
    while (!m_queue.empty()) {
      const auto [cost, state] = m_queue.top();
      m_queue.pop();
      if (cost != m_cost[state]) continue;
      const std::uint32_t vertex = vertex_of(state);
      const std::uint64_t leave = cost + (m_passability.vertex(vertex) == Tri::no ? one_barrier : 0);
      const auto edges = m_graph.edges_at(vertex);
      for (const std::uint32_t next : edges) {
        const WalkGraph::Edge& edge = m_graph.edges[next];
        for (const bool onwards : {true, false}) {
          if ((onwards ? edge.from : edge.to) == vertex) offer(end_of(next, onwards), leave + onward(state, next, edge.length_mm, onwards), state, m_seed[state]);
        }
      }
    }
    return trace(from, to);
  }

 private:
  static constexpr std::uint64_t unreached = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint64_t one_barrier = std::uint64_t{1} << 40U;  // the millimetres of any walk lie below

  static std::uint32_t end_of(std::uint32_t edge, bool at_to) { return 2 * edge + (at_to ? 1 : 0); }
  [[nodiscard]] std::uint32_t vertex_of(std::uint32_t state) const {
    const WalkGraph::Edge& edge = m_graph.edges[state / 2];
    return state % 2 == 1 ? edge.to : edge.from;
  }
  bool bars(std::uint32_t edge, bool onwards) { return m_passability.edge(edge, onwards) == Tri::no; }
  std::uint64_t along(std::uint32_t edge, std::int32_t mm, bool onwards) {
    if (mm == 0) return 0;
    return static_cast<std::uint64_t>(mm) + (bars(edge, onwards) ? one_barrier : 0);
  }
  /// The cost of going on from one edge along another.
  std::uint64_t onward(std::uint32_t state, std::uint32_t edge, std::int32_t mm, bool onwards) {
    const bool goes_on = m_graph.edges[state / 2].feature == m_graph.edges[edge].feature && bars(state / 2, state % 2 == 1) && walked(state);
    return goes_on ? static_cast<std::uint64_t>(mm) : along(edge, mm, onwards);
  }
  /// Not only begun at its end.
  [[nodiscard]] bool walked(std::uint32_t state) const { return m_before[state] != none || m_cost[state] >= one_barrier; }
  void offer(std::uint32_t state, std::uint64_t cost, std::uint32_t before, std::uint32_t seed) {
    if (cost >= m_cost[state]) return;
    m_cost[state] = cost;
    m_before[state] = before;
    m_seed[state] = seed;
    m_queue.emplace(cost, state);
  }
  std::optional<Path> trace(const std::vector<GraphPlace>& from, const std::vector<GraphPlace>& to) {
    std::uint64_t best = unreached;
    const GraphPlace* end = nullptr;
    std::uint32_t direct = none;   // the seed on the same edge
    std::uint32_t last = none;     // else the state before the last edge
    const auto take = [&](std::uint64_t cost, const GraphPlace& place, std::uint32_t seed, std::uint32_t state) {
      if (cost >= best) return;
      best = cost;
      end = &place;
      direct = seed;
      last = state;
    };
    for (const GraphPlace& place : to) {
      const WalkGraph::Edge& edge = m_graph.edges[place.edge];
      const auto offset = static_cast<std::uint64_t>(place.offset_mm);
      for (std::uint32_t s = 0; s < from.size(); ++s) {
        if (from[s].edge != place.edge) continue;
        take(along(place.edge, std::abs(from[s].from_mm - place.from_mm), from[s].from_mm <= place.from_mm) + static_cast<std::uint64_t>(from[s].offset_mm) + offset, place, s, none);
      }
      for (const std::uint32_t vertex : {edge.from, edge.to}) {
        const std::int32_t rest = vertex == edge.to ? edge.length_mm - place.from_mm : place.from_mm;
        for (const std::uint32_t other : m_graph.edges_at(vertex)) {
          for (const bool at_to : {false, true}) {
            const std::uint32_t state = end_of(other, at_to);
            if (vertex_of(state) != vertex || m_cost[state] == unreached) continue;
            const std::uint64_t pass = rest > 0 && m_passability.vertex(vertex) == Tri::no ? one_barrier : 0;
            take(m_cost[state] + pass + (rest > 0 ? onward(state, place.edge, rest, vertex == edge.from) : 0) + offset, place, none, state);
          }
        }
      }
    }
    if (end == nullptr) return std::nullopt;
    Path path;
    path.mm = static_cast<std::int64_t>(best & (one_barrier - 1));
    if (direct != none) {
      path.pieces.push_back(piece_between(end->edge, from[direct].from_mm, end->from_mm));
      return path;
    }
    const WalkGraph::Edge& edge = m_graph.edges[end->edge];
    path.pieces.push_back(piece_between(end->edge, vertex_of(last) == edge.to ? edge.length_mm : 0, end->from_mm));
    for (std::uint32_t state = last;; state = m_before[state]) {
      path.vertices.push_back(vertex_of(state));
      const WalkGraph::Edge& by = m_graph.edges[state / 2];
      const bool forward = state % 2 == 1;
      if (m_before[state] == none) {
        path.pieces.push_back(piece_between(state / 2, from[m_seed[state]].from_mm, forward ? by.length_mm : 0));
        break;
      }
      path.pieces.push_back({state / 2, 0, by.length_mm, !forward});
    }
    std::reverse(path.pieces.begin(), path.pieces.end());
    std::reverse(path.vertices.begin(), path.vertices.end());
    return path;
  }

  const WalkGraph& m_graph;
  Passability& m_passability;
  std::vector<std::uint64_t> m_cost;     ///< per end of an edge, reached by that edge
  std::vector<std::uint32_t> m_before;   ///< the end of an edge that was reached before it
  std::vector<std::uint32_t> m_seed;
  std::priority_queue<std::pair<std::uint64_t, std::uint32_t>, std::vector<std::pair<std::uint64_t, std::uint32_t>>, std::greater<>> m_queue;
};

/// Names the features of a path and what hinders on it.
Walk describe(const City& city, const TravellerLimits& limits, const Date& as_of, Passability& passability, const Path& path) {
  Walk walk;
  walk.mm = path.mm;
  const auto hinder = [&](Hindrance hindrance) {
    const bool again = !walk.hindrances.empty() && walk.hindrances.back().feature == hindrance.feature;
    if (!again) return walk.hindrances.push_back(std::move(hindrance));
    // One piece of a way may be steeper than the one before: what surely bars it is shown.
    if (hindrance.passable < walk.hindrances.back().passable) walk.hindrances.back() = std::move(hindrance);
  };
  bool alone = false;   // a step between ways that are perhaps joined makes neither of them open
  for (std::size_t i = 0; i < path.pieces.size(); ++i) {
    const Piece& piece = path.pieces[i];
    if (i > 0 && passability.vertex(path.vertices[i - 1]) != Tri::yes) {
      hinder(hindrance_at_vertex(city, limits, as_of, path.vertices[i - 1]));
    }
    if (piece.from_mm == piece.to_mm) continue;
    const Tri passable = passability.edge(piece.edge, !piece.reversed);
    if (passable != Tri::yes) hinder(hindrance_on_edge(city, limits, as_of, piece.edge, passability.slopes(), !piece.reversed));
    Line where = part_of(edge_shape(city, piece.edge), piece.from_mm, piece.to_mm);
    if (piece.reversed) std::reverse(where.begin(), where.end());
    const std::uint32_t feature = city.graph().edges[piece.edge].feature;
    const bool goes_on = !alone && !is_perhaps_joined(city.graph().edges[piece.edge]);
    alone = is_perhaps_joined(city.graph().edges[piece.edge]);
    if (goes_on && !walk.stretches.empty() && walk.stretches.back().feature == feature) {
      WalkStretch& last = walk.stretches.back();
      last.mm += piece.to_mm - piece.from_mm;
      last.passable = both(last.passable, passable);
      last.where.insert(last.where.end(), where.begin() + 1, where.end());
    } else {
      walk.stretches.push_back({feature, piece.to_mm - piece.from_mm, passable, std::move(where)});
    }
  }
  return walk;
}

}  // namespace

namespace {

/// Where a walk begins or ends for who is joined to it, and passes the entrances of a site, at least so surely.
std::vector<GraphPlace> places_of(const City& city, Passability& passability, const WalkEnd& end, Tri at_least) {
  if (end.entrances.empty()) return places_joined(city, &passability, end.places, at_least);
  return places_through(end.entrances, [&](std::uint32_t thing) { return passability.standing(thing); }, at_least);
}

/// Between the network and where a walk begins or ends, too, something may be in the way.
Hindrance hindrance_at_joint(std::uint32_t way, const Point& at, std::string limit) { return {way, Tri::unknown, at, {{std::move(limit), Tri::unknown, false, {}, std::nullopt}}}; }

/// The straight walks between two ends that both stand on areas that are crossed as one, or beside them.
std::vector<Walk> straight_over(const City& city, Passability& passability, const WalkEnd& from, const WalkEnd& to) {
  std::vector<Walk> walks;
  if (!from.entrances.empty() || !to.entrances.empty()) return walks;
  const auto stands = [&](const WalkEnd& end) { return stands_of(city, end.is_point ? std::optional(end.at) : std::nullopt, end.places); };
  const std::vector<Stand> begins = stands(from);
  if (begins.empty()) return walks;
  for (StraightWalk& straight : straight_walks(city, begins, stands(to))) {
    const Tri passed = straight_passed(city, passability, straight);
    Walk walk;
    walk.mm = straight.mm;
    if (passed != Tri::yes) walk.hindrances.push_back(hindrance_at_joint(straight.area, straight.where.back(), "reached"));
    walk.stretches.push_back({straight.area, walk.mm, passed, std::move(straight.where)});
    walks.push_back(std::move(walk));
  }
  return walks;
}

/// What stands in the entrance where a walk leaves a site or comes into one is passed too.
void pass_entrance(const City& city, const TravellerLimits& limits, const Date& as_of, Passability& passability, const WalkEnd& end, bool at_end, Walk& walk) {
  if (walk.stretches.empty()) return;
  const WalkGraph& graph = city.graph();
  const WalkStretch& last = at_end ? walk.stretches.back() : walk.stretches.front();
  const Point at = at_end ? last.where.back() : last.where.front();
  for (const Entrance& entrance : end.entrances) {
    if (!entrance.place || entrance.place->at != at) continue;
    const WalkGraph::Edge& edge = graph.edges[entrance.place->edge];
    const bool on_vertex = entrance.place->from_mm == 0 || entrance.place->from_mm == edge.length_mm;
    const std::uint32_t vertex = entrance.place->from_mm == 0 ? edge.from : edge.to;
    const bool stays_inside = std::any_of(entrance.inwards.begin(), entrance.inwards.end(), [&](const GraphPlace& inwards) {
      return inwards.goes != GraphPlace::Goes::nowhere && graph.edges[inwards.edge].feature == last.feature && graph.edges[inwards.edge].feature != edge.feature;
    });
    if (!on_vertex || stays_inside || passability.vertex(vertex) == Tri::yes) continue;
    Hindrance hindrance = hindrance_at_vertex(city, limits, as_of, vertex);
    const bool is_told = std::any_of(walk.hindrances.begin(), walk.hindrances.end(), [&](const Hindrance& one) { return one.feature == hindrance.feature; });
    if (!is_told) walk.hindrances.insert(at_end ? walk.hindrances.end() : walk.hindrances.begin(), std::move(hindrance));
    return;
  }
}

/// Stretches beside a thing as single places: their ends, and wherever the walk begins or ends at its other end on the same edge.
std::vector<GraphPlace> laid_out(const City& city, const std::vector<GraphPlace>& places, const std::vector<GraphPlace>& others) {
  std::vector<GraphPlace> out;
  for (const GraphPlace& place : places) {
    std::vector<std::int32_t> at = {place.from_mm};
    if (place.along_mm > 0) {
      at.push_back(place.end_mm());
      for (const GraphPlace& other : others) {
        if (other.edge != place.edge) continue;
        for (const std::int32_t mm : {other.from_mm, other.end_mm()}) {
          if (place.from_mm < mm && mm < place.end_mm()) at.push_back(mm);
        }
      }
    }
    for (const std::int32_t mm : at) {
      out.push_back(place);
      out.back().along_mm = 0;
      if (mm != place.from_mm) out.back().at = point_at(edge_shape(city, place.edge), mm);
      out.back().from_mm = mm;
    }
  }
  return out;
}

/// `places`: those from which the walk was looked for.
void pass_joint(const City& city, Passability& passability, const std::vector<GraphPlace>& places, const Piece& piece, bool at_end, Walk& walk) {
  const std::int32_t at_mm = piece.reversed == at_end ? piece.from_mm : piece.to_mm;
  const GraphPlace* taken = nullptr;   // of several joints to one place the shortest
  for (const GraphPlace& place : places) {
    if (place.edge == piece.edge && place.from_mm == at_mm && (taken == nullptr || place.offset_mm < taken->offset_mm)) taken = &place;
  }
  if (taken == nullptr || joint_passed(city, &passability, *taken) == Tri::yes) return;
  const bool crosses = taken->joint == GraphPlace::Joint::across || taken->joint == GraphPlace::Joint::crossed;
  Hindrance hindrance = hindrance_at_joint(city.graph().edges[taken->edge].feature, taken->at, crosses ? "across" : "reached");
  walk.hindrances.insert(at_end ? walk.hindrances.end() : walk.hindrances.begin(), std::move(hindrance));
}

}  // namespace

namespace {

bool is_one_place(const WalkEnd& from, const WalkEnd& to) {
  return from.feature && to.feature ? *from.feature == *to.feature : from.is_point && to.is_point && from.at == to.at;
}

/// Where a walk may begin or end, whatever ways lead there.
std::vector<Geometry> begins_of(const City& city, const WalkEnd& end, const Date& as_of) {
  if (end.area != nullptr) return begins_of_site(city, *end.area, end.entrances, as_of).begins;
  if (end.feature) return {city.feature(*end.feature).geometry};
  if (end.is_point) return {end.at};
  std::vector<Geometry> begins;
  std::transform(end.places.begin(), end.places.end(), std::back_inserter(begins), [](const GraphPlace& place) { return Geometry(place.at); });
  return begins;
}

std::optional<std::int64_t> least_between(const City& city, const Date& as_of, const WalkEnd& from, const WalkEnd& to, const std::optional<Walk>& possible) {
  LeastWalk least{possible ? possible->mm : everywhere, false};
  const auto walkways_complete = [&](const Box& box) { return city.complete(Theme::walkway, box, as_of) != nullptr; };
  const std::vector<Geometry> ends = begins_of(city, to, as_of);
  for (const Geometry& begin : begins_of(city, from, as_of)) {
    for (const Geometry& end : ends) {
      const LeastWalk one = least_walk(begin, end, least.mm, walkways_complete);
      if (one.mm < least.mm) least = one;
    }
  }
  return possible || least.unmapped ? std::optional(least.mm) : std::nullopt;
}

}  // namespace

RouteAnswer find_route(const City& city, WalkCache& cache, const TravellerLimits& limits, const Date& as_of, const WalkEnd& from_end, const WalkEnd& to_end) {
  if (from_end.places.empty() || to_end.places.empty()) throw Defect("a route needs a beginning and an end");
  if (is_one_place(from_end, to_end)) return {Walk{}, Walk{}, std::nullopt, 0, 0};
  WalkEnd from = from_end;
  WalkEnd to = to_end;
  from.places = laid_out(city, from_end.places, to_end.places);
  to.places = laid_out(city, to_end.places, from_end.places);
  Passability passability(city, limits, as_of, cache.passability(limits, as_of));
  const std::vector<Walk> straight = straight_over(city, passability, from, to);
  const auto told = [&](const Path& path, const std::vector<GraphPlace>& begins, const std::vector<GraphPlace>& ends) {
    Walk walk = describe(city, limits, as_of, passability, path);
    pass_entrance(city, limits, as_of, passability, from, false, walk);
    pass_entrance(city, limits, as_of, passability, to, true, walk);
    if (from.entrances.empty()) pass_joint(city, passability, begins, path.pieces.front(), false, walk);
    if (to.entrances.empty()) pass_joint(city, passability, ends, path.pieces.back(), true, walk);
    return walk;
  };
  RouteAnswer answer;
  const auto walk_where = [&](Tri at_least) -> std::optional<Walk> {
    std::optional<Walk> best;
    for (const Walk& walk : straight) {
      if (walk.stretches.front().passable >= at_least && (!best || walk.mm < best->mm)) best = walk;
    }
    const std::vector<GraphPlace> begins = places_of(city, passability, from, at_least);
    const std::vector<GraphPlace> ends = places_of(city, passability, to, at_least);
    if (begins.empty() || ends.empty()) return best;
    const auto path = shortest(city, begins, ends, [&](std::uint32_t e, bool onwards) { return passability.edge(e, onwards) >= at_least; },
                               [&](std::uint32_t v) { return passability.vertex(v) >= at_least; });
    if (path && (!best || path->mm < best->mm)) best = told(*path, begins, ends);
    return best;
  };
  answer.sure = walk_where(Tri::yes);
  answer.possible = walk_where(Tri::unknown);
  const auto any = [](std::uint32_t) { return true; };
  const auto any_way = [](std::uint32_t, bool) { return true; };
  if (const auto path = shortest(city, from.places, to.places, any_way, any)) answer.anybody_mm = path->mm;
  for (const Walk& walk : straight) answer.anybody_mm = std::min(answer.anybody_mm.value_or(walk.mm), walk.mm);
  if (!answer.possible && answer.anybody_mm) {
    if (const auto path = LeastBad(city, passability).find(from.places, to.places)) answer.least_bad = told(*path, from.places, to.places);
  }
  answer.least_mm = least_between(city, as_of, from, to, answer.possible);
  return answer;
}

RouteAnswer find_route(const City& city, WalkCache& cache, const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& from,
                       const std::vector<GraphPlace>& to) {
  const auto end = [](const std::vector<GraphPlace>& places) { return WalkEnd{"", {}, places, {}, false, std::nullopt, nullptr}; };
  return find_route(city, cache, limits, as_of, end(from), end(to));
}

std::optional<Walk> find_least_bad(const City& city, const TravellerLimits& limits, const Date& as_of, const std::vector<GraphPlace>& from,
                                   const std::vector<GraphPlace>& to) {
  Passability passability(city, limits, as_of);
  const auto path = LeastBad(city, passability).find(from, to);
  return path ? std::optional(describe(city, limits, as_of, passability, *path)) : std::nullopt;
}

}  // namespace levelground::gis
