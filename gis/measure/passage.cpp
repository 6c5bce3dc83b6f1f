// SPDX-License-Identifier: Apache-2.0
// The widest disc that passes: a disc of diameter w gets through exactly where no chain of things leads from the left edge to the right one
// with every gap below w (grow all by w/2: the free ground is cut where what has grown hangs together from edge to edge).
#include "gis/measure/passage.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/geometry/segments.hpp"

namespace levelground::gis {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double touching = 0.005;   // metres: neighbouring areas that miss each other by so little touch
/// At its very ends a walk enters and leaves: the edge of the area that it crosses there is no wall.
constexpr double doorstep = 0.002;
/// A passage between things that stand one before the other is seen when they are no farther apart along the walk: first nearby, then as far as
/// a gap can matter.
constexpr std::array<double, 2> look_ahead = {3, Passage::open};
/// Pieces of edges and things, metres: short ones have one side of the walk, and one place along it.
constexpr double short_piece = 2;

/// An edge so near is walked along.
constexpr double underfoot = 0.1;

/// Two places along a walk are one, metres.
constexpr double hair = 1e-7;

constexpr std::uint32_t no_side = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t left_edge = 0;
constexpr std::uint32_t right_edge = 1;

Box box_of(const Point& p, const Point& q) {
  Box box;
  box.include(p);
  box.include(q);
  return box;
}

/// How near two segments come, and where.
struct Nearness {
  double metres = infinity;
  Point a, b;
  void take(const Point& p, const Point& q) {
    const double d = distance(p, q);
    if (d >= metres) return;
    metres = d;
    a = p;
    b = q;
  }
};
Point nearest_on(const Point& p, const Point& q, const Point& to) {
  const double x = q.x - p.x;
  const double y = q.y - p.y;
  const double squared = x * x + y * y;
  const double t = squared > 0 ? std::clamp(((to.x - p.x) * x + (to.y - p.y) * y) / squared, 0.0, 1.0) : 0;
  return {p.x + t * x, p.y + t * y};
}
Nearness nearness(const Point& p, const Point& q, const Point& r, const Point& s) {
  Nearness found;
  const double x = q.x - p.x, y = q.y - p.y;
  const double u = s.x - r.x, v = s.y - r.y;
  const double cross = x * v - y * u;
  if (cross != 0) {
    const double t = ((r.x - p.x) * v - (r.y - p.y) * u) / cross;
    const double w = ((r.x - p.x) * y - (r.y - p.y) * x) / cross;
    if (t >= 0 && t <= 1 && w >= 0 && w <= 1) {
      const Point there{p.x + t * x, p.y + t * y};
      found.take(there, there);
      return found;
    }
  }
  for (const Point& end : {p, q}) found.take(end, nearest_on(r, s, end));
  for (const Point& end : {r, s}) found.take(end, nearest_on(p, q, end));
  return found;
}

/// Not nearer than so.
double apart(const Point& p, const Point& q, const Point& r, const Point& s) {
  const double x = std::max({0.0, std::min(p.x, q.x) - std::max(r.x, s.x), std::min(r.x, s.x) - std::max(p.x, q.x)});
  const double y = std::max({0.0, std::min(p.y, q.y) - std::max(r.y, s.y), std::min(r.y, s.y) - std::max(p.y, q.y)});
  return std::hypot(x, y);
}

Line moved(Line line, const Point& origin) {
  for (Point& p : line) p = {p.x - origin.x, p.y - origin.y};
  return line;
}
Point part_of(const Point& p, const Point& q, double t) { return {p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)}; }

}  // namespace

void ThingsInTheWay::seal() {
  m_boxes.clear();
  for (const Thing& thing : m_things) m_boxes.push_back(bounds(thing.feature->geometry));
  m_index = BoxIndex(m_boxes);
}

/// The largest gap of a chain from edge to edge, and where it lies.
struct Passage::Gap {
  double metres = std::numeric_limits<double>::infinity();
  Point a, b;
};

Passage::Passage(const ThingsInTheWay& things, const Line& walk)
    : m_things(things), m_origin(walk.front()), m_walk(moved(walk, m_origin), look_ahead.back() + 2 * things.m_accuracy) {
  for (const Point& p : walk) m_box.include(p);
}

Point Passage::here(const Point& p) const { return {p.x - m_origin.x, p.y - m_origin.y}; }
Point Passage::on_map(const Point& p) const { return {p.x + m_origin.x, p.y + m_origin.y}; }

Box Passage::around() const { return m_box.grown(wide + m_things.m_radius + 2 * m_things.m_accuracy); }

Passage::Passage(const ThingsInTheWay& things, const std::vector<WalkedArea>& areas, const Line& walk) : Passage(things, walk) {
  std::vector<const WalkedArea*> near;
  for (const WalkedArea& area : areas) {
    if (area.box.intersects(around())) near.push_back(&area);
  }
  std::uint32_t node = right_edge + 1;
  for (std::size_t which = 0; which < near.size(); ++which) {
    for (const Polygon& polygon : *near[which]->outline) {
      add_edges_of(near, which, polygon.outer, false, no_side);
      for (const Line& hole : polygon.holes) add_edges_of(near, which, hole, true, node++);
    }
  }
  add_things(node);
  mark_pieces();
}

Passage::Passage(const ThingsInTheWay& things, const Width& stated, const Point& a, const Point& b) : Passage(things, Line{a, b}) {
  m_stated = stated;
  add_things(right_edge + 1);
  mark_pieces();
}

void Passage::mark_pieces() {
  m_marks.reserve(m_pieces.size());
  for (const Piece& piece : m_pieces) {
    Marks marks{m_walk.runs_about(part_of(piece.p, piece.q, 0.5), distance(piece.p, piece.q) / 2), {}};
    for (std::size_t i = 0; i <= looks; ++i) marks.along[i] = m_walk.along(part_of(piece.p, piece.q, static_cast<double>(i) / looks), marks.about);
    m_marks.push_back(std::move(marks));
  }
}

void Passage::add_cut(const Piece& piece, std::vector<Piece>& to) const {
  const double length = distance(piece.p, piece.q);
  std::vector<double> cuts = m_walk.crossings(piece.p, piece.q);
  const int parts = std::max(1, static_cast<int>(std::ceil(length / short_piece)));
  for (int k = 0; k <= parts; ++k) cuts.push_back(static_cast<double>(k) / parts);
  std::sort(cuts.begin(), cuts.end());
  const double aside = wide + 2 * m_things.m_accuracy + m_things.m_radius;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if (length > 0 && (cuts[i] - cuts[i - 1]) * length <= 0) continue;
    Piece part = piece;
    part.p = part_of(piece.p, piece.q, cuts[i - 1]);
    part.q = part_of(piece.p, piece.q, cuts[i]);
    const WalkLine::Place middle = m_walk.place_of(part_of(part.p, part.q, 0.5));
    if (std::abs(middle.aside) > aside) continue;
    const double p = m_walk.place_of(part.p).along, q = m_walk.place_of(part.q).along;
    part.from = std::min({p, q, middle.along});
    part.to = std::max({p, q, middle.along});
    to.push_back(part);
  }
}

void Passage::tell_sides(std::vector<Piece>& ring, bool left_inside) const {
  std::uint32_t last = no_side;
  for (Piece& piece : ring) {
    const double length = distance(piece.p, piece.q);
    WalkLine::Place farthest;
    for (const double t : {0.5, 0.0, 1.0}) {
      const WalkLine::Place place = m_walk.place_of(part_of(piece.p, piece.q, t));
      if (std::abs(place.aside) > std::abs(farthest.aside)) farthest = place;
    }
    if (std::abs(farthest.aside) > underfoot) {
      piece.node = farthest.aside > 0 ? left_edge : right_edge;
      // Seen from behind it may be the other side of another part of the walk, and bounds nothing here for certain.
      const double facing = ((piece.q.x - piece.p.x) * (farthest.nearest.y - piece.p.y) - (piece.q.y - piece.p.y) * (farthest.nearest.x - piece.p.x)) / length;
      if ((left_inside ? facing : -facing) < -underfoot) piece.surely = infinity;
    } else {
      // One walks along it, perhaps a hair over it where it bends: its course tells on which side the ground lies. A step in it goes with what it joins.
      const Point on = m_walk.place_of(part_of(piece.p, piece.q, 0.5)).direction;
      const double course = ((piece.q.x - piece.p.x) * on.x + (piece.q.y - piece.p.y) * on.y) / length;
      constexpr double along_it = 0.7;
      piece.node = std::abs(course) < along_it ? last : (course > 0) != left_inside ? left_edge : right_edge;
    }
    last = piece.node;
  }
  for (auto piece = ring.rbegin(); piece != ring.rend(); ++piece) {
    if (piece->node == no_side) piece->node = last;
    last = piece->node;
  }
  std::erase_if(ring, [](const Piece& piece) { return piece.node == no_side; });
}

void Passage::add_edges_of(const std::vector<const WalkedArea*>& near, std::size_t which, const Line& ring, bool is_hole, std::uint32_t node) {
  const Box around = this->around();
  const bool left_inside = (signed_area(ring) > 0) != is_hole;
  const double accuracy = m_things.m_accuracy;
  std::vector<Piece> pieces;
  const auto add = [&](const Point& from, const Point& to) { add_cut({from, to, node, accuracy, accuracy, true}, pieces); };
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
    const auto at = [&](double t) { return part_of(p, q, t); };
    const auto here_at = [&](double t) { return part_of(here(p), here(q), t); };
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      if ((cuts[i] - cuts[i - 1]) * length < 1e-6) continue;
      if (!is_within_another(near, which, at(cuts[i - 1]), at(cuts[i]), left_inside)) add(here_at(cuts[i - 1]), here_at(cuts[i]));
    }
  });
  if (!is_hole) tell_sides(pieces, left_inside);
  m_pieces.insert(m_pieces.end(), pieces.begin(), pieces.end());
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
  std::uint32_t node = first_node;
  for (const std::uint32_t number : m_things.m_index.find(around())) {
    const auto& [feature, surely] = m_things.m_things[number];
    const double less = surely ? accuracy : infinity;
    if (const auto* point = std::get_if<Point>(&feature->geometry)) add_cut({here(*point), here(*point), node, m_things.m_radius + accuracy, less, false}, m_pieces);
    const auto* solid = std::get_if<MultiPolygon>(&feature->geometry);
    each_segment(feature->geometry, [&](const Point& p, const Point& q) { add_cut({here(p), here(q), node, accuracy, less, false, solid, &m_things.m_boxes[number]}, m_pieces); });
    ++node;
  }
}

std::optional<Passage::Piece> Passage::beside(std::size_t number, double begin, double end, bool with_end) const {
  const Piece& piece = m_pieces[number];
  // What stands straight across the walk where the stretch begins or ends is beside it as a whole or not at all, however its place is rounded.
  const double low = begin - hair;
  const double high = with_end || end <= begin ? end + hair : end;
  if (piece.to < low || piece.from > high || (!with_end && piece.from >= end - hair && end > begin)) return std::nullopt;
  if (piece.from >= low && piece.to <= high) return piece;
  // Which part: looked for between places a little apart, then to a hair.
  const Marks& marks = m_marks[number];
  const auto side = [&](double along) { return along < low ? -1 : along > high ? 1 : 0; };
  const auto along_at = [&](double t) { return m_walk.along(part_of(piece.p, piece.q, t), marks.about); };
  std::array<int, looks + 1> sides{};
  std::transform(marks.along.begin(), marks.along.end(), sides.begin(), side);
  struct Spot {
    double t, along;
  };
  /// Between one spot and another on two sides of an end of low–high: as near to it as can be, on the side of `keep`.
  const auto nearest = [&](Spot keep, Spot other) {
    const int kept = side(keep.along);
    const double limit = kept < 0 || (kept == 0 && other.along < low) ? low : high;
    const auto look = [&](double t) {
      const Spot spot{t, along_at(t)};
      (side(spot.along) == kept ? keep : other) = spot;
    };
    constexpr double near_enough = 0x1p-27;
    const auto is_near = [&] { return std::abs(other.t - keep.t) <= near_enough; };
    while (!is_near()) {
      // Beside one run of the walk it is where a straight line says, and a look to either side of there is enough; else halves come to it.
      const double there = keep.along == other.along ? keep.t : keep.t + (limit - keep.along) / (other.along - keep.along) * (other.t - keep.t);
      const double aside = std::copysign(near_enough / 4, other.t - keep.t);
      for (const double t : {there + aside, there - aside}) {
        if ((t - keep.t) * (t - other.t) < 0) look(t);
      }
      if (!is_near()) look((keep.t + other.t) / 2);
    }
    return std::pair{keep, other};
  };
  double first = 2, last = -1;
  for (std::size_t i = 0; i <= looks; ++i) {
    const Spot spot{static_cast<double>(i) / looks, marks.along[i]};
    const int here = sides[i];
    if (here == 0) {
      first = std::min(first, spot.t);
      last = std::max(last, spot.t);
    }
    if (i == 0) continue;
    const int before = sides[i - 1];
    const Spot back{static_cast<double>(i - 1) / looks, marks.along[i - 1]};
    if (before == here) continue;
    if (before == 0 || here == 0) {
      const double edge = nearest(before == 0 ? back : spot, before == 0 ? spot : back).first.t;
      first = std::min(first, edge);
      last = std::max(last, edge);
    } else {
      // From before it to behind it.
      const auto [out, in] = nearest(back, spot);
      if (side(in.along) != 0) continue;
      const double far = nearest(in, spot).first.t;
      first = std::min(first, in.t);
      last = std::max(last, far);
    }
  }
  if (first > last) return std::nullopt;
  Piece part = piece;
  part.p = part_of(piece.p, piece.q, first);
  part.q = part_of(piece.p, piece.q, last);
  if (!with_end && end > begin && std::min(m_walk.place_of(part.p).along, m_walk.place_of(part.q).along) >= end - hair) return std::nullopt;
  return part;
}

Passage::Window Passage::window(double from, double to, double first, double last) const {
  Window found{from, to, {}};
  const double length = m_walk.length();
  const double enter = std::max(first, std::min(doorstep, length / 2));
  const double leave = std::max(enter, std::min(last, length - std::min(doorstep, length / 2)));
  const double begin = std::clamp(from, enter, leave);
  const double end = std::clamp(to, begin, leave);
  const bool at_end = to >= last;
  for (std::size_t piece = 0; piece < m_pieces.size(); ++piece) {
    const auto part = m_pieces[piece].is_edge ? beside(piece, begin, end, at_end) : beside(piece, from, to, at_end);
    if (part) found.pieces.push_back(*part);
  }
  return found;
}

Passage::Windows Passage::windows(double from, double to, double first, double last, double error) const {
  Windows found;
  found.push_back(window(from - error, to + error, first, last));
  for (const double ahead : look_ahead) found.push_back(window(std::max(first, from - ahead) - error, std::min(last, to + ahead) + error, first, last));
  return found;
}

Passage::Gap Passage::narrowest(const Window& window, bool surely) const {
  std::vector<Piece> pieces;
  pieces.reserve(window.pieces.size() + 2);
  for (const Piece& piece : window.pieces) {
    if (!surely || piece.surely != infinity) pieces.push_back(piece);
  }
  if (m_stated) {
    const double half = (surely ? m_stated->high : m_stated->low) / 2;
    pieces.push_back({m_walk.at(window.from, half), m_walk.at(window.to, half), left_edge, 0, 0, true});
    pieces.push_back({m_walk.at(window.from, -half), m_walk.at(window.to, -half), right_edge, 0, 0, true});
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, Gap> gaps;
  std::vector<std::uint32_t> nodes;
  for (const Piece& piece : pieces) nodes.push_back(piece.node);
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  if (nodes.size() < 2 || nodes[0] != left_edge || nodes[1] != right_edge) {
    // With an edge on one side alone what stands there still leaves the other side waiting.
    return {};
  }
  const auto is_in = [&](const Piece& of, const Point& p) {
    const Point there = on_map(p);
    return of.solid != nullptr && of.solid_box->intersects(box_of(there, there)) && contains(*of.solid, there);
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = i + 1; j < pieces.size(); ++j) {
      const Piece& a = pieces[i];
      const Piece& b = pieces[j];
      if (a.node == b.node) continue;
      const double least = apart(a.p, a.q, b.p, b.q) + (surely ? a.surely + b.surely : -a.perhaps - b.perhaps);
      if (!m_stated && least >= open) continue;
      Gap& gap = gaps[std::minmax(a.node, b.node)];
      if (least >= gap.metres && gap.metres < infinity) continue;
      Nearness near = nearness(a.p, a.q, b.p, b.q);
      if (near.metres > 0 && is_in(a, b.p)) near.take(b.p, b.p);
      if (near.metres > 0 && is_in(b, a.p)) near.take(a.p, a.p);
      const double metres = surely ? near.metres + a.surely + b.surely : std::max(0.0, near.metres - a.perhaps - b.perhaps);
      if (metres < gap.metres) gap = {metres, near.a, near.b};
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
  std::vector<std::uint32_t> waiting = nodes;
  reached[left_edge] = {0, {}, {}};
  while (!waiting.empty()) {
    const auto next = std::min_element(waiting.begin(), waiting.end(), [&](std::uint32_t a, std::uint32_t b) { return reached[a].metres < reached[b].metres; });
    const std::uint32_t node = *next;
    const Gap so_far = reached[node];
    if (node == right_edge || so_far.metres == infinity) break;
    waiting.erase(next);
    for (const std::uint32_t other : waiting) {
      const auto gap = gaps.find(std::minmax(node, other));
      if (gap == gaps.end()) continue;
      const Gap& worse = gap->second.metres > so_far.metres ? gap->second : so_far;
      if (worse.metres < reached[other].metres) reached[other] = worse;
    }
  }
  return reached[right_edge];
}

double Passage::width(const Windows& windows, bool surely) const {
  const Window& here = windows.front();
  double least = narrowest(here, surely).metres;
  for (auto window = windows.begin() + 1; window != windows.end(); ++window) {
    const Gap around = narrowest(*window, surely);
    if (around.metres >= least) continue;
    const double a = m_walk.place_of(around.a).along, b = m_walk.place_of(around.b).along;
    if (std::max(a, b) >= here.from && std::min(a, b) <= here.to) least = around.metres;
  }
  return least;
}

Passage::Width Passage::between(double from, double to, double first, double last) const {
  const Windows as_mapped = windows(from, to, first, last, 0);
  // A thing may stand its error farther along than it is drawn.
  const double error = m_things.m_accuracy;
  Width found{error > 0 ? width(windows(from, to, first, last, error), false) : width(as_mapped, false), width(as_mapped, true)};
  found.low = std::min(found.low, found.high);
  return found;
}

}  // namespace levelground::gis
