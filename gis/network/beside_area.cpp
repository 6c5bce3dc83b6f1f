// SPDX-License-Identifier: Apache-2.0
#include "gis/network/beside_area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/geometry/segments.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

constexpr double hair = 1e-6;   // mm: what arithmetic leaves of a whole number
constexpr double infinite = std::numeric_limits<double>::infinity();

/// A way near the area.
struct Near {
  std::uint32_t edge = 0;
  EdgeShape shape;
  Box box;
  bool left = true, right = true;   ///< it is walked by who comes from this side of its line
};

/// A piece of the outline, and how far from it its own ways may be.
struct Piece {
  Point a, b;
  double within = 0;
};

double fraction(const Point& a, const Point& b, const Point& p) {
  const double squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  return squared > 0 ? std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / squared, 0.0, 1.0) : 0.0;
}

/// Does one walk along the way on the side of it where a point lies?
bool on_its_side(const Near& way, const Point& a, const Point& b, const Point& p) {
  const double cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
  return (way.left && cross >= 0) || (way.right && cross <= 0);
}

bool cross_each_other(const Point& a, const Point& b, const Point& c, const Point& d) {
  const auto side = [](const Point& p, const Point& q, const Point& r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0 && (side(a, b, c) != 0 || side(a, b, d) != 0);
}

double apart(const Point& a, const Point& b, const Piece& piece) {
  if (cross_each_other(a, b, piece.a, piece.b)) return 0;
  const auto to = [](const Point& p, const Point& q, const Point& r) {
    const double t = fraction(p, q, r);
    return distance({p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)}, r);
  };
  return std::min({to(a, b, piece.a), to(a, b, piece.b), to(piece.a, piece.b, a), to(piece.a, piece.b, b)});
}

/// Where the foot of a point lies on the line through a and b, in parts of a–b, and how far off it is.
std::pair<double, double> foot_on_line(const Point& a, const Point& b, const Point& p) {
  const double length = distance(a, b);
  if (length <= 0) return {0, distance(a, p)};
  const double along = (p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y);
  const double aside = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
  return {along / (length * length), aside / length};
}

/// The part of a–b beside a piece of the outline. Of a piece that leaves the way faster than it goes on beside it only where it is nearest: no walk to
/// the rest of it is shorter.
std::pair<double, double> part_beside(const Point& a, const Point& b, const Piece& piece) {
  const auto [from, to] = std::minmax({fraction(a, b, piece.a), fraction(a, b, piece.b)});
  auto [near, near_off] = foot_on_line(a, b, piece.a);
  auto [far, far_off] = foot_on_line(a, b, piece.b);
  if (near_off * far_off < 0) return {from, to};
  if (std::abs(near_off) > std::abs(far_off)) {
    std::swap(near, far);
    std::swap(near_off, far_off);
  }
  const bool beside = near >= 0 && near <= 1;
  return beside && std::abs(far_off) - std::abs(near_off) >= std::abs(far - near) * distance(a, b) ? std::pair{near, near} : std::pair{from, to};
}

std::vector<Near> ways_near(const City& city, const Box& box, bool left_open) {
  const WalkGraph& graph = city.graph();
  std::vector<Near> found;
  for (const std::uint32_t feature : walked_features(city, box)) {
    if (is_left_open(city.feature(feature)) != left_open) continue;
    const auto [first, last] = edges_of(graph, feature);
    const auto has = [&](WalkGraph::Side side) {
      return std::any_of(graph.edges.begin() + first, graph.edges.begin() + last, [&](const WalkGraph::Edge& edge) { return edge.side == side; });
    };
    // The only sidewalk of a street serves both sides of it.
    const bool both_sides = has(WalkGraph::Side::left) && has(WalkGraph::Side::right);
    for (std::uint32_t e = first; e < last; ++e) {
      if (is_step_across(graph.edges[e])) continue;
      Near way{e, edge_shape(city, e), {}, true, true};
      way.box = bounds(Geometry(way.shape.points));
      if (!way.box.intersects(box)) continue;
      if (both_sides && graph.edges[e].side == WalkGraph::Side::left) way.right = false;
      if (both_sides && graph.edges[e].side == WalkGraph::Side::right) way.left = false;
      found.push_back(std::move(way));
    }
  }
  return found;
}

/// How far it is from a point to its nearest way; infinite: none of these.
double to_nearest(const std::vector<Near>& ways, const Point& p, const Parted& parted) {
  double best = infinite;
  for (const Near& way : ways) {
    if (best < infinite && !way.box.grown(best).intersects({p.x, p.y, p.x, p.y})) continue;
    for (std::size_t s = 1; s < way.shape.points.size(); ++s) {
      const Point& a = way.shape.points[s - 1];
      const Point& b = way.shape.points[s];
      const double t = fraction(a, b, p);
      const Point at{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
      const double metres = distance(at, p);
      if (metres >= best || !on_its_side(way, a, b, p) || parted(p, {way.edge, 0, 0, at})) continue;
      best = metres;
    }
  }
  return best;
}

/// The outline in pieces short enough that all of one has nearly the same nearest ways, and no more of them than a few hundred.
std::vector<Piece> pieces_of(const MultiPolygon& area) {
  double outline = 0;
  each_segment(Geometry(area), [&](const Point& a, const Point& b) { outline += distance(a, b); });
  constexpr double short_piece = 4;   // metres
  constexpr double most_pieces = 256;
  const double step = std::max(short_piece, outline / most_pieces);
  std::vector<Piece> pieces;
  each_segment(Geometry(area), [&](const Point& a, const Point& b) {
    const int count = std::max(1, static_cast<int>(std::ceil(distance(a, b) / step)));
    const auto at = [&](int i) { return i == count ? b : Point{a.x + (b.x - a.x) * i / count, a.y + (b.y - a.y) * i / count}; };
    for (int i = 0; i < count; ++i) pieces.push_back({at(i), at(i + 1), 0});
  });
  return pieces;
}

struct Stretch {
  std::int32_t from_mm = 0, to_mm = 0, offset_mm = 0;
};

void add_places(const Near& way, std::vector<Stretch> stretches, std::vector<GraphPlace>& found) {
  constexpr std::int32_t alike = 500;   // mm: straight stretches that differ by no more are told as one
  std::map<std::int32_t, std::vector<Stretch>> by_offset;
  for (const Stretch& stretch : stretches) by_offset[(stretch.offset_mm + alike - 1) / alike].push_back(stretch);   // on the way itself is a class of its own
  for (auto& [offset, some] : by_offset) {
    std::sort(some.begin(), some.end(), [](const Stretch& a, const Stretch& b) { return a.from_mm < b.from_mm; });
    Stretch whole = some.front();
    const auto tell = [&] {
      GraphPlace place{way.edge, whole.from_mm, whole.offset_mm, point_at(way.shape, whole.from_mm), GraphPlace::Joint::perhaps};
      place.along_mm = whole.to_mm - whole.from_mm;
      found.push_back(place);
    };
    for (const Stretch& next : some) {
      if (next.from_mm <= whole.to_mm) {
        whole.to_mm = std::max(whole.to_mm, next.to_mm);
        whole.offset_mm = std::min(whole.offset_mm, next.offset_mm);
        continue;
      }
      tell();
      whole = next;
    }
    tell();
  }
}

}  // namespace

std::vector<GraphPlace> beside_area(const City& city, const MultiPolygon& area, double metres, const Parted& parted) {
  std::vector<Piece> pieces = pieces_of(area);
  if (pieces.empty()) return {};
  const Box box = bounds(Geometry(area));
  std::vector<Near> ways;
  constexpr double first_search = 16;   // metres: most things stand beside a way
  for (double radius = std::min(first_search, metres);; radius = std::min(2 * radius, metres)) {
    ways = ways_near(city, box.grown(radius), false);
    if (ways.empty() && radius >= metres) ways = ways_near(city, box.grown(radius), true);
    bool all = true;
    for (Piece& piece : pieces) {
      const double a = to_nearest(ways, piece.a, parted);
      const double b = to_nearest(ways, piece.b, parted);
      piece.within = std::min(metres, (a + b + distance(piece.a, piece.b)) / 2);
      all = all && piece.within <= radius;
    }
    if (all || radius >= metres) break;
  }
  const SiteArea whole{Geometry(area)};
  std::vector<GraphPlace> found;
  for (const Near& way : ways) {
    const std::int32_t end = way.shape.at_mm.back();
    const auto tell = [&](std::vector<Stretch> stretches) {
      for (Stretch& stretch : stretches) stretch.to_mm = std::min(stretch.to_mm, end);
      if (!stretches.empty()) add_places(way, std::move(stretches), found);
    };
    // Each straight part for itself: where a way is cut changes nothing.
    for (std::size_t s = 1; s < way.shape.points.size(); ++s) {
      std::vector<Stretch> stretches;
      for (const Piece& piece : pieces) {
        Box around;
        around.include(piece.a);
        around.include(piece.b);
        if (!around.grown(piece.within).intersects(way.box)) continue;
        const Point& a = way.shape.points[s - 1];
        const Point& b = way.shape.points[s];
        const double off = apart(a, b, piece);
        if (off > piece.within || (off > 0 && !on_its_side(way, a, b, piece.a) && !on_its_side(way, a, b, piece.b))) continue;
        const auto [from, to] = part_beside(a, b, piece);
        const double start = way.shape.at_mm[s - 1];
        const double length = way.shape.at_mm[s] - way.shape.at_mm[s - 1];
        stretches.push_back({static_cast<std::int32_t>(std::floor(start + from * length + hair)), static_cast<std::int32_t>(std::ceil(start + to * length - hair)),
                             static_cast<std::int32_t>(std::floor(off * 1000 + hair))});
      }
      tell(std::move(stretches));
    }
    std::vector<Stretch> stretches;
    for (const AreaPiece& piece : whole.cut(way.shape)) {
      if (piece.inside) stretches.push_back({piece.from_mm, piece.to_mm, 0});
    }
    tell(std::move(stretches));
  }
  return found;
}

}  // namespace levelground::gis
