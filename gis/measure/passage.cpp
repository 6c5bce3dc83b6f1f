// SPDX-License-Identifier: Apache-2.0
// The widest disc that passes: a disc of diameter w gets through exactly where no chain of things leads from the left edge to the right one
// with every gap below w (grow all by w/2: the free ground is cut where what has grown hangs together from edge to edge).
#include "gis/measure/passage.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/geometry/segments.hpp"

namespace levelground::gis {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double touching = 0.005;   // metres: neighbouring areas that miss each other by so little touch
/// At its very ends a walk enters and leaves: the edge of the area that it crosses there is no wall.
constexpr double doorstep = 0.002;
/// A passage between things that stand one before the other is seen when they are no farther apart along the walk.
constexpr double look_ahead = 3;

/// An edge so near is walked along.
constexpr double underfoot = 0.1;

constexpr std::uint32_t left_edge = 0;
constexpr std::uint32_t right_edge = 1;

Box box_of(const Point& p, const Point& q) {
  Box box;
  box.include(p);
  box.include(q);
  return box;
}

/// How near two segments come, with how far along the places lie where they do.
template <typename Place>
struct Nearness {
  double metres = infinity;
  double from = 0, to = 0;
  void take(const Place& a, const Place& b) {
    const double d = std::hypot(a.along - b.along, a.across - b.across);
    if (d >= metres) return;
    metres = d;
    from = std::min(a.along, b.along);
    to = std::max(a.along, b.along);
  }
};
template <typename Place>
Place nearest_on(const Place& p, const Place& q, const Place& to) {
  const double x = q.along - p.along;
  const double y = q.across - p.across;
  const double squared = x * x + y * y;
  const double t = squared > 0 ? std::clamp(((to.along - p.along) * x + (to.across - p.across) * y) / squared, 0.0, 1.0) : 0;
  return {p.along + t * x, p.across + t * y};
}
template <typename Place>
Nearness<Place> nearness(const Place& p, const Place& q, const Place& r, const Place& s) {
  Nearness<Place> found;
  const double x = q.along - p.along, y = q.across - p.across;
  const double u = s.along - r.along, v = s.across - r.across;
  const double cross = x * v - y * u;
  if (cross != 0) {
    const double t = ((r.along - p.along) * v - (r.across - p.across) * u) / cross;
    const double w = ((r.along - p.along) * y - (r.across - p.across) * x) / cross;
    if (t >= 0 && t <= 1 && w >= 0 && w <= 1) {
      const Place there{p.along + t * x, p.across + t * y};
      found.take(there, there);
      return found;
    }
  }
  for (const Place& end : {p, q}) found.take(end, nearest_on(r, s, end));
  for (const Place& end : {r, s}) found.take(end, nearest_on(p, q, end));
  return found;
}

}  // namespace

void ThingsInTheWay::seal() {
  std::vector<Box> boxes;
  boxes.reserve(m_things.size());
  for (const Thing& thing : m_things) boxes.push_back(bounds(thing.feature->geometry));
  m_index = BoxIndex(boxes);
}

/// The largest gap of a chain from edge to edge, and where along the walk it lies.
struct Passage::Gap {
  double metres = std::numeric_limits<double>::infinity();
  double from = 0, to = 0;
};

Passage::Passage(const ThingsInTheWay& things, const Point& a, const Point& b) : m_things(things), m_a(a), m_length(distance(a, b)) {
  m_direction = m_length > 0 ? Point{(b.x - a.x) / m_length, (b.y - a.y) / m_length} : Point{1, 0};
}

Passage::Place Passage::place_of(const Point& p) const {
  const Point d{p.x - m_a.x, p.y - m_a.y};
  return {d.x * m_direction.x + d.y * m_direction.y, d.y * m_direction.x - d.x * m_direction.y};
}
Point Passage::point_of(const Place& place) const {
  return {m_a.x + m_direction.x * place.along - m_direction.y * place.across, m_a.y + m_direction.y * place.along + m_direction.x * place.across};
}

Passage::Passage(const ThingsInTheWay& things, const std::vector<WalkedArea>& areas, const Point& a, const Point& b) : Passage(things, a, b) {
  const Box around = box_of(a, b).grown(wide + 2 * things.m_accuracy);
  std::vector<const WalkedArea*> near;
  for (const WalkedArea& area : areas) {
    if (area.box.intersects(around)) near.push_back(&area);
  }
  std::uint32_t node = right_edge + 1;
  for (std::size_t which = 0; which < near.size(); ++which) {
    for (const Polygon& polygon : *near[which]->outline) {
      add_edges_of(near, which, polygon.outer, false, 0);
      for (const Line& hole : polygon.holes) add_edges_of(near, which, hole, true, node++);
    }
  }
  add_things(node);
}

Passage::Passage(const ThingsInTheWay& things, const Width& stated, const Point& a, const Point& b) : Passage(things, a, b) {
  m_stated = stated;
  add_things(right_edge + 1);
}

void Passage::add_edges_of(const std::vector<const WalkedArea*>& near, std::size_t which, const Line& ring, bool is_hole, std::uint32_t node) {
  const Box around = box_of(m_a, point_of({m_length, 0})).grown(wide + 2 * m_things.m_accuracy);
  const bool left_inside = (signed_area(ring) > 0) != is_hole;
  const double accuracy = m_things.m_accuracy;
  const auto add = [&](const Point& from, const Point& to) {
    const Place p = place_of(from);
    const Place q = place_of(to);
    if (is_hole) {
      m_pieces.push_back({p, q, node, accuracy, accuracy, true});
      return;
    }
    // On which side it lies is told of the part that a piece of the walk passes, in within(). Where it changes sides it is cut.
    const bool left_by_course = (q.along > p.along) != left_inside;
    const auto add_part = [&](const Place& a, const Place& b) { m_pieces.push_back({a, b, left_edge, accuracy, accuracy, true, nullptr, left_by_course}); };
    if (std::min(p.across, q.across) < 0 && std::max(p.across, q.across) > 0) {
      const double t = p.across / (p.across - q.across);
      const Place middle{p.along + t * (q.along - p.along), 0};
      add_part(p, middle);
      add_part(middle, q);
      return;
    }
    add_part(p, q);
  };
  each_segment(ring, [&](const Point& p, const Point& q) {
    if (!box_of(p, q).intersects(around)) return;
    // Cut where another area begins or ends beside it; what lies within another area is no edge.
    std::vector<double> cuts = {0, 1};
    const double length = distance(p, q);
    if (length <= 0) return;
    const Box beside = box_of(p, q).grown(2 * touching);
    for (std::size_t other = 0; other < near.size(); ++other) {
      if (other == which || !near[other]->box.intersects(beside)) continue;
      each_segment(*near[other]->outline, [&](const Point& r, const Point& s) {
        if (!box_of(r, s).intersects(beside)) return;
        for (const Point& end : {r, s}) {
          const double t = ((end.x - p.x) * (q.x - p.x) + (end.y - p.y) * (q.y - p.y)) / (length * length);
          if (t > 0 && t < 1) cuts.push_back(t);
        }
        const double cross = (q.x - p.x) * (s.y - r.y) - (q.y - p.y) * (s.x - r.x);
        if (cross == 0) return;
        const double t = ((r.x - p.x) * (s.y - r.y) - (r.y - p.y) * (s.x - r.x)) / cross;
        if (t > 0 && t < 1) cuts.push_back(t);
      });
    }
    std::sort(cuts.begin(), cuts.end());
    const auto at = [&](double t) { return Point{p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)}; };
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      if ((cuts[i] - cuts[i - 1]) * length < 1e-6) continue;
      if (!is_within_another(near, which, at(cuts[i - 1]), at(cuts[i]), left_inside)) add(at(cuts[i - 1]), at(cuts[i]));
    }
  });
}

bool Passage::is_within_another(const std::vector<const WalkedArea*>& near, std::size_t which, const Point& p, const Point& q, bool left_inside) const {
  const double length = distance(p, q);
  const double out = (left_inside ? -2 : 2) * touching / length;
  const Point beyond{(p.x + q.x) / 2 - (q.y - p.y) * out, (p.y + q.y) / 2 + (q.x - p.x) * out};
  for (std::size_t other = 0; other < near.size(); ++other) {
    if (other != which && near[other]->box.intersects(box_of(beyond, beyond)) && contains(*near[other]->outline, beyond)) return true;
  }
  return false;
}

void Passage::add_things(std::uint32_t first_node) {
  const double accuracy = m_things.m_accuracy;
  const Box around = box_of(m_a, point_of({m_length, 0})).grown(wide + m_things.m_radius + 2 * accuracy);
  std::uint32_t node = first_node;
  for (const std::uint32_t number : m_things.m_index.find(around)) {
    const auto& [feature, surely] = m_things.m_things[number];
    const double less = surely ? accuracy : infinity;
    if (const auto* point = std::get_if<Point>(&feature->geometry)) {
      m_pieces.push_back({place_of(*point), place_of(*point), node, m_things.m_radius + accuracy, less, false});
    }
    const auto* solid = std::get_if<MultiPolygon>(&feature->geometry);
    each_segment(feature->geometry, [&](const Point& p, const Point& q) { m_pieces.push_back({place_of(p), place_of(q), node, accuracy, less, false, solid}); });
    ++node;
  }
}

std::vector<Passage::Piece> Passage::within(double from, double to, double first, double last, bool surely) const {
  std::vector<Piece> found;
  const double aside = wide + 2 * m_things.m_accuracy + m_things.m_radius;
  const auto take = [&](Piece piece, double begin, double end, bool with_end) {
    if (piece.p.along > piece.q.along) std::swap(piece.p, piece.q);
    if (piece.q.along < begin || piece.p.along > end || (!with_end && piece.p.along >= end && end > begin)) return;
    const double run = piece.q.along - piece.p.along;
    const bool is_step = std::abs(piece.q.across - piece.p.across) > run;
    const auto at = [&](double along) {
      const double t = run > 0 ? (along - piece.p.along) / run : 0;
      return Place{along, piece.p.across + t * (piece.q.across - piece.p.across)};
    };
    const Place p = piece.p.along < begin ? at(begin) : piece.p;
    const Place q = piece.q.along > end ? at(end) : piece.q;
    piece.p = p;
    piece.q = q;
    if (std::min(p.across, q.across) > aside || std::max(p.across, q.across) < -aside) return;
    if (piece.is_edge && piece.node <= right_edge) {
      // One walks along it, perhaps a hair over it where it bends: its course tells on which side the ground lies. A step in it tells nothing.
      const double across = std::abs(p.across) > std::abs(q.across) ? p.across : q.across;
      const bool on_walk = std::abs(across) <= underfoot;
      if (on_walk && is_step) return;
      piece.node = (on_walk ? piece.left_by_course : across > 0) ? left_edge : right_edge;
    }
    found.push_back(piece);
  };
  const double enter = std::max(first, std::min(doorstep, m_length / 2));
  const double leave = std::max(enter, std::min(last, m_length - std::min(doorstep, m_length / 2)));
  const double begin = std::clamp(from, enter, leave);
  const double end = std::clamp(to, begin, leave);
  const bool at_end = to >= last;
  for (const Piece& piece : m_pieces) {
    if (surely && piece.surely == infinity) continue;
    if (piece.is_edge) take(piece, begin, end, at_end);
    else take(piece, from, to, at_end);
  }
  if (m_stated) {
    const double half = (surely ? m_stated->high : m_stated->low) / 2;
    found.push_back({{from, half}, {to, half}, left_edge, 0, 0, true});
    found.push_back({{from, -half}, {to, -half}, right_edge, 0, 0, true});
  }
  return found;
}

Passage::Gap Passage::narrowest(double from, double to, double first, double last, bool surely) const {
  const std::vector<Piece> pieces = within(from, to, first, last, surely);
  std::map<std::pair<std::uint32_t, std::uint32_t>, Gap> gaps;
  std::vector<std::uint32_t> nodes;
  for (const Piece& piece : pieces) nodes.push_back(piece.node);
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  if (nodes.size() < 2 || nodes[0] != left_edge || nodes[1] != right_edge) {
    // With an edge on one side alone what stands there still leaves the other side open.
    return {};
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = i + 1; j < pieces.size(); ++j) {
      const Piece& a = pieces[i];
      const Piece& b = pieces[j];
      if (a.node == b.node) continue;
      Nearness<Place> near = nearness(a.p, a.q, b.p, b.q);
      if (a.solid != nullptr && contains(*a.solid, point_of(b.p))) near.take(b.p, b.p);
      if (b.solid != nullptr && contains(*b.solid, point_of(a.p))) near.take(a.p, a.p);
      double metres = surely ? near.metres + a.surely + b.surely : std::max(0.0, near.metres - a.perhaps - b.perhaps);
      Gap& gap = gaps[std::minmax(a.node, b.node)];
      if (metres < gap.metres) gap = {metres, near.from, near.to};
    }
  }
  if (surely && m_stated) {
    // What reaches from edge to edge may have an opening: the way leads through.
    const double reaches = 2 * m_things.m_accuracy + touching;
    for (const std::uint32_t node : nodes) {
      if (node == left_edge || node == right_edge) continue;
      Gap& left = gaps[{left_edge, node}];
      Gap& right = gaps[{right_edge, node}];
      if (left.metres <= reaches && right.metres <= reaches) left.metres = right.metres = infinity;
    }
  }
  // The chain whose largest gap is least.
  std::map<std::uint32_t, Gap> reached;
  std::vector<std::uint32_t> open = nodes;
  reached[left_edge] = {0, 0, 0};
  while (!open.empty()) {
    const auto next = std::min_element(open.begin(), open.end(), [&](std::uint32_t a, std::uint32_t b) { return reached[a].metres < reached[b].metres; });
    const std::uint32_t node = *next;
    const Gap so_far = reached[node];
    if (node == right_edge || so_far.metres == infinity) break;
    open.erase(next);
    for (const std::uint32_t other : open) {
      const auto gap = gaps.find(std::minmax(node, other));
      if (gap == gaps.end()) continue;
      const Gap& worse = gap->second.metres > so_far.metres ? gap->second : so_far;
      if (worse.metres < reached[other].metres) reached[other] = worse;
    }
  }
  return reached[right_edge];
}

double Passage::width(double from, double to, double first, double last, bool surely) const {
  // A thing may stand its error farther along than it is drawn.
  const double error = surely ? 0 : m_things.m_accuracy;
  const Gap here = narrowest(from - error, to + error, first, last, surely);
  const Gap around = narrowest(std::max(first, from - look_ahead) - error, std::min(last, to + look_ahead) + error, first, last, surely);
  const bool is_here = around.to >= from - error && around.from <= to + error;
  return is_here ? std::min(here.metres, around.metres) : here.metres;
}

Passage::Width Passage::between(double from, double to, double first, double last) const {
  Width found{width(from, to, first, last, false), width(from, to, first, last, true)};
  found.low = std::min(found.low, found.high);
  return found;
}

}  // namespace levelground::gis
