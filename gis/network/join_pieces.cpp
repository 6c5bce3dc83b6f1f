// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "gis/network/main_route.hpp"
#include "gis/network/one_place.hpp"

namespace levelground::gis {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// One end of a piece: 2 × piece for its beginning, 2 × piece + 1 for its end.
struct PieceEnd {
  std::size_t number = 0;
  Point outwards;  ///< unit direction in which the piece leaves this end
};

class PieceJoiner {
 public:
  PieceJoiner(const City& city, const std::vector<InsidePiece>& pieces) : m_city(city), m_pieces(pieces), m_partner(2 * pieces.size(), nobody) {
    find_ends();
    for (auto& [vertex, ends] : m_meeting) pair_up(ends);
  }
  std::vector<RoutePiece> trace();

 private:
  void find_ends();
  void pair_up(std::vector<PieceEnd>& ends);
  void follow(std::size_t begin, std::vector<RoutePiece>& lines, std::uint32_t line);

  const City& m_city;
  const std::vector<InsidePiece>& m_pieces;
  std::set<std::uint32_t> m_edges;                           ///< of the pieces
  std::map<std::uint32_t, std::vector<PieceEnd>> m_meeting;  ///< by place
  std::vector<std::size_t> m_partner;
  std::vector<Point> m_at;                                   ///< where each end lies
  std::vector<bool> m_used;
};

Point unit(const Point& from, const Point& to) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double length = std::sqrt(dx * dx + dy * dy);
  return length > 0 ? Point{dx / length, dy / length} : Point{0, 0};
}

void PieceJoiner::find_ends() {
  for (const InsidePiece& piece : m_pieces) m_edges.insert(piece.edge);
  const WalkGraph& graph = m_city.graph();
  m_at.resize(2 * m_pieces.size());
  for (std::size_t p = 0; p < m_pieces.size(); ++p) {
    const InsidePiece& piece = m_pieces[p];
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    const Line line = part_of(edge_shape(m_city, piece.edge), piece.from_mm, piece.to_mm);
    m_at[2 * p] = line.front();
    m_at[2 * p + 1] = line.back();
    if (piece.from_mm == 0) m_meeting[one_place(graph, edge.from, m_edges)].push_back({2 * p, unit(line.front(), line[1])});
    if (piece.to_mm == edge.length_mm) m_meeting[one_place(graph, edge.to, m_edges)].push_back({2 * p + 1, unit(line.back(), line[line.size() - 2])});
  }
}

void PieceJoiner::pair_up(std::vector<PieceEnd>& ends) {
  std::sort(ends.begin(), ends.end(), [](const PieceEnd& a, const PieceEnd& b) {
    return std::tie(a.outwards.x, a.outwards.y, a.number) < std::tie(b.outwards.x, b.outwards.y, b.number);
  });
  struct Pair {
    double bend;  // -1 straight on, 1 back
    std::size_t a, b;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    for (std::size_t j = i + 1; j < ends.size(); ++j) {
      if (ends[i].number / 2 == ends[j].number / 2 && ends.size() > 2) continue;  // a loop is closed only when nothing else is there
      pairs.push_back({ends[i].outwards.x * ends[j].outwards.x + ends[i].outwards.y * ends[j].outwards.y, i, j});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.bend < b.bend; });
  for (const Pair& pair : pairs) {
    std::size_t& a = m_partner[ends[pair.a].number];
    std::size_t& b = m_partner[ends[pair.b].number];
    if (a != nobody || b != nobody) continue;
    a = ends[pair.b].number;
    b = ends[pair.a].number;
  }
}

void PieceJoiner::follow(std::size_t begin, std::vector<RoutePiece>& lines, std::uint32_t line) {
  std::int64_t at = 0;
  for (std::size_t end = begin; end != nobody && !m_used[end / 2];) {
    const InsidePiece& piece = m_pieces[end / 2];
    m_used[end / 2] = true;
    lines.push_back({piece.edge, piece.from_mm, piece.to_mm, line, at, end % 2 == 1});
    at += piece.to_mm - piece.from_mm;
    end = m_partner[end ^ 1U];
  }
}

std::vector<RoutePiece> PieceJoiner::trace() {
  m_used.assign(m_pieces.size(), false);
  std::vector<std::size_t> ends(m_at.size());
  for (std::size_t e = 0; e < ends.size(); ++e) ends[e] = e;
  std::sort(ends.begin(), ends.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(m_at[a].x, m_at[a].y, a) < std::tie(m_at[b].x, m_at[b].y, b);
  });
  std::vector<RoutePiece> lines;
  std::uint32_t line = 0;
  const auto begin_at = [&](std::size_t end) {
    if (!m_used[end / 2]) follow(end, lines, line++);
  };
  for (const std::size_t end : ends) {
    if (m_partner[end] == nobody) begin_at(end);
  }
  for (const std::size_t end : ends) begin_at(end);  // what is left runs in rings
  return lines;
}

}  // namespace

std::vector<RoutePiece> join_pieces(const City& city, const std::vector<InsidePiece>& pieces) { return PieceJoiner(city, pieces).trace(); }

}  // namespace levelground::gis
