// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/along_route.hpp"

#include <algorithm>
#include <optional>

#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

/// Where on a segment a thing is nearest: at its beginning, inside, or at its end.
struct Approach {
  double metres = 0;
  std::int32_t at_mm = 0;   ///< from the beginning of the segment
  bool at_begin = false;
  bool at_end = false;
};

Approach approach(const Point& a, const Point& b, std::int32_t length_mm, const Geometry& thing) {
  const EdgeShape shape{{a, b}, {0, length_mm}};
  const Nearest nearest = nearest_on(shape, thing);
  return {nearest.metres, nearest.at_mm, nearest.at == a, nearest.at == b};
}

}  // namespace

RouteSegments::RouteSegments(const RouteNet& net) {
  std::size_t line_begin = 0;
  const auto close_line = [&] {  // a ring has no ends
    if (m_segments.size() <= line_begin + 1 || m_segments.back().b != m_segments[line_begin].a) return;
    m_segments.back().next = line_begin;
    m_segments[line_begin].previous = m_segments.size() - 1;
  };
  for (std::size_t i = 0; i < net.piece_count(); ++i) {
    const RoutePiece& piece = net.piece(i);
    if (i > 0 && net.piece(i - 1).line != piece.line) {
      close_line();
      line_begin = m_segments.size();
    }
    EdgeShape part{part_of(net.shape(i), piece.from_mm, piece.to_mm), {}};
    part.at_mm = shape_distances(part.points, piece.to_mm - piece.from_mm);
    const std::size_t count = part.points.size() - 1;
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t s = piece.reversed ? count - 1 - k : k;
      Segment segment;
      segment.piece = i;
      segment.a = part.points[piece.reversed ? s + 1 : s];
      segment.b = part.points[piece.reversed ? s : s + 1];
      segment.from_mm = piece.from_mm + part.at_mm[piece.reversed ? s + 1 : s];
      segment.to_mm = piece.from_mm + part.at_mm[piece.reversed ? s : s + 1];
      segment.previous = segment.next = m_segments.size();
      if (m_segments.size() > line_begin) {
        segment.previous = m_segments.size() - 1;
        m_segments.back().next = m_segments.size();
      }
      m_segments.push_back(segment);
    }
  }
  close_line();
  for (const Segment& segment : m_segments) m_boxes.push_back(bounds(Line{segment.a, segment.b}));
}

std::vector<RouteSegments::Place> RouteSegments::nearest(const Geometry& thing, double metres) const {
  std::vector<Place> places;
  const Box box = bounds(thing).grown(metres);
  const auto look = [&](std::size_t s) {
    const Segment& segment = m_segments[s];
    return approach(segment.a, segment.b, std::abs(segment.to_mm - segment.from_mm), thing);
  };
  for (std::size_t s = 0; s < m_segments.size(); ++s) {
    if (!m_boxes[s].intersects(box)) continue;
    const Segment& segment = m_segments[s];
    const Approach here = look(s);
    if (here.metres > metres) continue;
    if (here.at_begin && segment.previous != s && !look(segment.previous).at_end) continue;  // nearer on the segment before
    if (here.at_end && segment.next != s && !look(segment.next).at_begin) continue;
    const std::int32_t sign = segment.to_mm >= segment.from_mm ? 1 : -1;
    places.push_back({segment.piece, segment.from_mm + sign * here.at_mm});
  }
  return places;
}

}  // namespace levelground::gis
