// SPDX-License-Identifier: Apache-2.0
#include "gis/network/main_route.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "gis/network/find_site_walks.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_search.hpp"

namespace levelground::gis {
namespace {

class Route {
 public:
  Route(const City& city, const SiteArea& area, const Date& as_of, SiteWalks& walks)
      : m_city(city), m_area(area), m_as_of(as_of), m_walks(walks) {
    for (const InsidePiece& piece : walks.inside) {
      if (!is_perhaps_joined(city.graph().edges[piece.edge])) m_inside.insert(piece.edge);   // what is not known to be joined is no main route
    }
  }
  void find();

 private:
  [[nodiscard]] std::vector<InsidePiece> marked() const;
  [[nodiscard]] std::vector<GraphPlace> facilities();
  [[nodiscard]] std::vector<InsidePiece> shortest_walks(const std::vector<GraphPlace>& facilities);
  bool add_walk(const WalkSearch& search, const GraphPlace& from, const GraphPlace& to, std::vector<InsidePiece>& pieces) const;
  void add_back_from(const WalkSearch& search, std::uint32_t vertex, std::vector<InsidePiece>& pieces) const;
  [[nodiscard]] std::vector<InsidePiece> clipped(std::vector<InsidePiece> pieces) const;
  bool holds_vertex(std::uint32_t vertex);
  void note_unjoined(const Point& a, const Point& b);
  void note_alone();

  const City& m_city;
  const SiteArea& m_area;
  Date m_as_of;
  SiteWalks& m_walks;
  std::unordered_set<std::uint32_t> m_inside;
  std::unordered_map<std::uint32_t, bool> m_holds;
  std::size_t m_facilities = 0;
  std::size_t m_off = 0;        ///< facilities off every way
  std::size_t m_apart = 0;      ///< pairs that no way inside the site joins
  std::vector<Point> m_alone;   ///< entrances and facilities off every way
};

bool Route::holds_vertex(std::uint32_t vertex) {
  const auto [at, is_new] = m_holds.try_emplace(vertex, false);
  if (is_new) at->second = m_area.holds(m_city.graph().vertices[vertex]);
  return at->second;
}

/// Of the pairs that no mapped way joins the nearest is kept, of two as near the one farther west, then south.
void Route::note_unjoined(const Point& a, const Point& b) {
  ++m_walks.unjoined;
  const auto order = [](const Point& p, const Point& q) { return std::tie(p.x, p.y) < std::tie(q.x, q.y); };
  const Line line = order(a, b) ? Line{a, b} : Line{b, a};
  Line& kept = m_walks.unjoined_line;
  const auto rank = [](const Line& l) { return std::make_tuple(distance(l[0], l[1]), l[0].x, l[0].y, l[1].x, l[1].y); };
  if (kept.empty() || rank(line) < rank(kept)) kept = line;
}

/// What stands off every way is joined to nothing.
void Route::note_alone() {
  for (const Entrance& entrance : m_walks.entrances) {
    if (!entrance.place) m_alone.push_back(entrance.at);
  }
  for (const Point& alone : m_alone) {
    for (const Entrance& entrance : m_walks.entrances) {
      if (entrance.at != alone) note_unjoined(alone, entrance.at);
    }
  }
}

std::vector<InsidePiece> Route::marked() const {
  std::vector<InsidePiece> pieces;
  for (const InsidePiece& piece : m_walks.inside) {
    const WalkGraph::Edge& edge = m_city.graph().edges[piece.edge];
    if (is_over_area(edge) || is_perhaps_joined(edge)) continue;
    const Feature& feature = m_city.feature(edge.feature);
    if (read_presence(m_city, feature, Property::main_route, m_as_of) == Tri::yes) pieces.push_back(piece);
  }
  return pieces;
}

std::vector<GraphPlace> Route::facilities() {
  std::vector<GraphPlace> places;
  for (const Theme theme : key_facilities) {
    for (const std::uint32_t f : m_city.find(theme, m_area.box())) {
      const Geometry& geometry = m_city.feature(f).geometry;
      if (!m_area.touches(geometry)) continue;
      ++m_facilities;
      // As far as the site is wide: whichever way inside is nearest leads there.
      std::optional<GraphPlace> place;
      const double widest = std::hypot(m_area.box().width(), m_area.box().height());
      for (double metres = 16; !place; metres *= 2) {
        place = snap(m_city, geometry, std::min(metres, widest), [&](std::uint32_t e) { return m_inside.contains(e); });
        if (metres >= widest) break;
      }
      if (place) places.push_back(*place);
      else if (const auto at = representative_point(geometry)) m_alone.push_back(*at), ++m_off;
      else ++m_off;
    }
  }
  return places;
}

void Route::add_back_from(const WalkSearch& search, std::uint32_t vertex, std::vector<InsidePiece>& pieces) const {
  const WalkGraph& graph = m_city.graph();
  while (search.edge_to(vertex) != WalkSearch::no_edge) {
    const std::uint32_t e = search.edge_to(vertex);
    pieces.push_back({e, 0, graph.edges[e].length_mm});
    vertex = graph.edges[e].to == vertex ? graph.edges[e].from : graph.edges[e].to;
  }
  const GraphPlace& seed = search.seeds()[search.seed_of(vertex)];
  const WalkGraph::Edge& edge = graph.edges[seed.edge];
  // The shorter way along the seed's edge to this end.
  if (vertex == edge.from && (vertex != edge.to || seed.from_mm <= edge.length_mm - seed.from_mm)) {
    if (seed.from_mm > 0) pieces.push_back({seed.edge, 0, seed.from_mm});
  } else if (seed.from_mm < edge.length_mm) {
    pieces.push_back({seed.edge, seed.from_mm, edge.length_mm});
  }
}

bool Route::add_walk(const WalkSearch& search, const GraphPlace& from, const GraphPlace& to, std::vector<InsidePiece>& pieces) const {
  const WalkGraph& graph = m_city.graph();
  const bool along = m_inside.contains(to.edge);
  const std::int64_t total = search.to_place(graph, to, along);
  if (total == WalkSearch::unreached) return false;
  const WalkGraph::Edge& edge = graph.edges[to.edge];
  if (along && from.edge == to.edge && total == std::abs(from.from_mm - to.from_mm)) {
    if (total > 0) pieces.push_back({to.edge, std::min(from.from_mm, to.from_mm), std::max(from.from_mm, to.from_mm)});
    return true;
  }
  const std::int64_t over_from = search.to_vertex(edge.from);
  if ((along || to.from_mm == 0) && over_from != WalkSearch::unreached && over_from + to.from_mm == total) {
    if (to.from_mm > 0) pieces.push_back({to.edge, 0, to.from_mm});
    add_back_from(search, edge.from, pieces);
  } else {
    if (to.from_mm < edge.length_mm) pieces.push_back({to.edge, to.from_mm, edge.length_mm});
    add_back_from(search, edge.to, pieces);
  }
  return true;
}

std::vector<InsidePiece> Route::shortest_walks(const std::vector<GraphPlace>& facilities) {
  std::vector<GraphPlace> targets;
  for (const Entrance& entrance : m_walks.entrances) {
    if (entrance.place) targets.push_back(*entrance.place);
  }
  const std::size_t entrances = targets.size();
  targets.insert(targets.end(), facilities.begin(), facilities.end());
  const SearchLease lease;
  WalkSearch& search = *lease;
  std::vector<InsidePiece> pieces;
  for (std::size_t i = 0; i < entrances; ++i) {
    search.run(m_city, {targets[i]}, std::numeric_limits<std::int32_t>::max(), [&](std::uint32_t e) { return m_inside.contains(e); },
               [&](std::uint32_t v) { return holds_vertex(v); });
    for (std::size_t j = i + 1; j < targets.size(); ++j) {
      if (add_walk(search, targets[i], targets[j], pieces)) continue;
      ++m_apart;
      note_unjoined(targets[i].at, targets[j].at);
    }
    // Every walk found so far is kept once: the list must not grow with the square of the entrances.
    pieces = clipped(std::move(pieces));
  }
  return pieces;
}

/// Overlaps merged, cut to what lies inside the site.
std::vector<InsidePiece> Route::clipped(std::vector<InsidePiece> pieces) const {
  const auto order = [](const InsidePiece& a, const InsidePiece& b) {
    return std::tie(a.edge, a.from_mm, a.to_mm) < std::tie(b.edge, b.from_mm, b.to_mm);
  };
  std::sort(pieces.begin(), pieces.end(), order);
  std::vector<InsidePiece> merged;
  for (const InsidePiece& piece : pieces) {
    if (!merged.empty() && merged.back().edge == piece.edge && piece.from_mm <= merged.back().to_mm) {
      merged.back().to_mm = std::max(merged.back().to_mm, piece.to_mm);
    } else {
      merged.push_back(piece);
    }
  }
  std::vector<InsidePiece> inside;
  auto at = m_walks.inside.begin();
  for (const InsidePiece& piece : merged) {
    while (at != m_walks.inside.end() && at->edge < piece.edge) ++at;
    for (auto own = at; own != m_walks.inside.end() && own->edge == piece.edge; ++own) {
      const InsidePiece part{piece.edge, std::max(piece.from_mm, own->from_mm), std::min(piece.to_mm, own->to_mm)};
      if (part.from_mm < part.to_mm) inside.push_back(part);
    }
  }
  return inside;
}

void Route::find() {
  std::vector<InsidePiece> pieces = marked();
  m_walks.main_route_marked = !pieces.empty();
  std::vector<SharedText>& steps = m_walks.steps;
  if (m_walks.main_route_marked) {
    steps.push_back({"Main route: as its source marks it.", "Huvudstråk: så som källan märker ut det."});
  } else {
    const std::vector<GraphPlace> places = facilities();
    pieces = shortest_walks(places);
    note_alone();
    const std::string entrances = std::to_string(m_walks.entrances.size());
    const std::string facility_count = std::to_string(m_facilities);
    steps.push_back({"Main route: the shortest walks inside the site between " + entrances + " entrances and to " + facility_count + " facilities.",
                     "Huvudstråk: de kortaste gångvägarna inom platsen mellan " + entrances + " entréer och till " + facility_count +
                         " målpunkter."});
    if (m_apart > 0) {
      const std::string apart = std::to_string(m_apart);
      steps.push_back({"No mapped way inside the site joins " + apart + " pairs of these.",
                       "Ingen kartlagd väg inom platsen förbinder " + apart + " par av dem."});
    }
    if (m_off > 0) {
      const std::string off = std::to_string(m_off);
      steps.push_back({"Facilities without any way inside the site: " + off + ".", "Målpunkter utan någon väg inom platsen: " + off + "."});
    }
  }
  m_walks.main_route = join_pieces(m_city, pieces);
  for (const RoutePiece& piece : m_walks.main_route) m_walks.main_route_mm += piece.to_mm - piece.from_mm;
  const LocalText length = metres_words(m_walks.main_route_mm);
  steps.push_back({"Length of the main route: " + length.en + ".", "Huvudstråkets längd: " + length.sv + "."});
}

}  // namespace

void find_main_route(const City& city, const SiteArea& area, const Date& as_of, SiteWalks& walks) {
  Route(city, area, as_of, walks).find();
}

}  // namespace levelground::gis
