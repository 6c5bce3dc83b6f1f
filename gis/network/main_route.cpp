// SPDX-License-Identifier: Apache-2.0
#include "gis/network/main_route.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "gis/network/find_site_walks.hpp"
#include "gis/network/inside_walks.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

class Route {
 public:
  Route(const City& city, const SiteArea& area, const Date& as_of, SiteWalks& walks)
      : m_city(city), m_area(area), m_as_of(as_of), m_walks(walks), m_inside(city, walks) {}
  void find();

 private:
  [[nodiscard]] std::vector<InsidePiece> marked();
  [[nodiscard]] std::vector<GraphPlace> facilities();
  [[nodiscard]] std::vector<InsidePiece> shortest_walks(const std::vector<GraphPlace>& facilities);
  void note_unjoined(const Point& a, const Point& b);
  void note_alone();

  const City& m_city;
  const SiteArea& m_area;
  Date m_as_of;
  SiteWalks& m_walks;
  InsideWalks m_inside;
  std::size_t m_facilities = 0;
  std::size_t m_off = 0;        ///< facilities off every way
  std::size_t m_apart = 0;      ///< pairs that no way inside the site joins
  std::vector<Point> m_alone;   ///< entrances and facilities off every way
};

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

/// Of an area on the route, the walks across it: whoever follows a marked square does not walk around it.
std::vector<InsidePiece> Route::marked() {
  const auto is_marked = [&](std::uint32_t feature) { return read_presence(m_city, m_city.feature(feature), Property::main_route, m_as_of) == Tri::yes; };
  std::vector<InsidePiece> pieces = m_inside.over_areas(is_marked, is_marked);
  for (const InsidePiece& piece : m_walks.inside) {
    const WalkGraph::Edge& edge = m_city.graph().edges[piece.edge];
    if (!m_inside.holds(piece.edge) || std::holds_alternative<MultiPolygon>(m_city.feature(edge.feature).geometry)) continue;
    if (is_marked(edge.feature)) pieces.push_back(piece);
  }
  std::sort(pieces.begin(), pieces.end(), [](const InsidePiece& a, const InsidePiece& b) { return std::tie(a.edge, a.from_mm) < std::tie(b.edge, b.from_mm); });
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
        place = snap(m_city, geometry, std::min(metres, widest), [&](std::uint32_t e) { return m_inside.holds(e); });
        if (metres >= widest) break;
      }
      if (place) places.push_back(*place);
      else if (const auto at = representative_point(geometry)) m_alone.push_back(*at), ++m_off;
      else ++m_off;
    }
  }
  return places;
}

std::vector<InsidePiece> Route::shortest_walks(const std::vector<GraphPlace>& facilities) {
  std::vector<GraphPlace> targets;
  for (const Entrance& entrance : m_walks.entrances) {
    if (entrance.place) targets.push_back(*entrance.place);
  }
  const std::size_t entrances = targets.size();
  targets.insert(targets.end(), facilities.begin(), facilities.end());
  return m_inside.between(targets, entrances, {}, [&](const GraphPlace& a, const GraphPlace& b) {
    ++m_apart;
    note_unjoined(a.at, b.at);
  });
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
