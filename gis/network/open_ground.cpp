// SPDX-License-Identifier: Apache-2.0
#include "gis/network/open_ground.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "core/geometry/segments.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/inside_stretches.hpp"

namespace levelground::gis {
namespace {

constexpr std::array<Theme, 3> cutting = {Theme::building, Theme::barrier, Theme::water};
constexpr std::array<Theme, 4> across = {Theme::kerb, Theme::steps, Theme::road, Theme::rail};

/// What lies no farther from the line of a street may be of it, in metres on the ground. An assumption of ours: a street of four lanes with its verges is sixteen
/// metres from kerb to kerb. What is taken for part of the street only stops nobody on the way to it.
constexpr double half_a_street = 8;

/// Does a–b cross c–d, and not only where it ends?
bool crosses(const Point& a, const Point& b, const Point& c, const Point& d) {
  const double length = distance(a, b);
  if (length <= 2 * at_an_end) return false;
  const auto parts = crossing_parts(a, b, c, d);
  const double hair = at_an_end / length;
  return parts && parts->first > hair && parts->first < 1 - hair;
}

bool crosses(const Geometry& geometry, const Point& a, const Point& b) {
  bool found = false;
  each_segment(geometry, [&](const Point& c, const Point& d) { found = found || crosses(a, b, c, d); });
  return found;
}

/// The same, or it runs within it from end to end.
bool is_on(const Geometry& geometry, const Point& a, const Point& b) {
  const auto* area = std::get_if<MultiPolygon>(&geometry);
  return crosses(geometry, a, b) || (area != nullptr && distance(a, b) > at_an_end && contains(*area, point_between(a, b, 0.5)));
}

bool comes_near(const MultiPolygon& area, const Box& box) {
  bool found = false;
  each_segment(area, [&](const Point& a, const Point& b) {
    found = found || (std::min(a.x, b.x) <= box.max_x && std::max(a.x, b.x) >= box.min_x && std::min(a.y, b.y) <= box.max_y && std::max(a.y, b.y) >= box.min_y);
  });
  return found;
}

double distance_to_outline(const MultiPolygon& area, const Point& p) {
  double nearest = std::numeric_limits<double>::infinity();
  each_segment(area, [&](const Point& a, const Point& b) { nearest = std::min(nearest, distance_to_segment(a, b, p)); });
  return nearest;
}

Box box_of(const Point& a, const Point& b) {
  Box box;
  box.include(a);
  box.include(b);
  return box;
}

}  // namespace

std::vector<std::uint32_t> crossed_as_one(const WalkGraph& graph, std::uint32_t area) {
  const auto& all = graph.crossed_as_one;
  const auto at = std::lower_bound(all.begin(), all.end(), std::pair{area, 0U});
  if (at == all.end() || at->first != area) return {area};
  std::vector<std::uint32_t> areas;
  // The group is named for the first of them.
  for (auto other = std::lower_bound(all.begin(), all.end(), std::pair{at->second, 0U}); other != all.end(); ++other) {
    if (other->second == at->second) areas.push_back(other->first);
  }
  return areas;
}

AreasAsOne::AreasAsOne(const City& city, std::uint32_t area) : m_numbers(gis::crossed_as_one(city.graph(), area)) {
  for (const std::uint32_t number : m_numbers) m_areas.emplace_back(city.feature(number).geometry);
}

Box AreasAsOne::box() const {
  Box box;
  for (const SiteArea& area : m_areas) box.include(area.box());
  return box;
}

/// As SiteArea::holds(), for an area that does not cross itself (others are not crossed): the sides are counted that lie east of the point.
bool AreasAsOne::holds(const SiteArea& area, const Point& p) {
  if (p.x < area.box().min_x - no_distance || p.x > area.box().max_x + no_distance) return false;
  bool inside = false;
  for (const auto& [a, b] : area.boundary_near({p.x, p.y, area.box().max_x, p.y})) {
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside || area.to_boundary(p, no_distance) <= no_distance;
}

std::vector<AreasAsOne::Part> AreasAsOne::parts_of(const Point& from, const Point& to) const {
  const double length = distance(from, to);
  const Box box = box_of(from, to).grown(no_distance);
  std::vector<double> cuts{0, 1};
  for (const SiteArea& area : m_areas) {
    if (!area.box().intersects(box)) continue;
    for (const auto& [c, d] : area.boundary_near(box)) {
      if (const auto parts = crossing_parts(from, to, c, d)) cuts.push_back(parts->first);
      // A side that runs along the walk parts it where it begins and ends.
      for (const Point& corner : {c, d}) {
        if (distance_to_segment(from, to, corner) <= no_distance) cuts.push_back(part_towards(from, to, corner));
      }
    }
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<Part> parts;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const double metres = (cuts[i] - cuts[i - 1]) * length;
    if (metres <= 0) continue;
    const Point middle = point_between(from, to, (cuts[i - 1] + cuts[i]) / 2);
    Part part{metres, {}};
    for (std::size_t a = 0; a < m_areas.size(); ++a) {
      if (holds(m_areas[a], middle)) part.on.push_back(m_numbers[a]);
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

bool is_crossed_area(const City& city, std::uint32_t feature) {
  return std::holds_alternative<MultiPolygon>(city.feature(feature).geometry) &&
         !std::binary_search(city.graph().outline_only.begin(), city.graph().outline_only.end(), feature);
}

Point nearest_point(const Geometry& geometry, const Point& p) {
  if (const auto* point = std::get_if<Point>(&geometry)) return *point;
  if (const auto* area = std::get_if<MultiPolygon>(&geometry); area != nullptr && contains(*area, p)) return p;
  Point best = p;
  double least = std::numeric_limits<double>::infinity();
  each_segment(geometry, [&](const Point& a, const Point& b) {
    const Point there = point_between(a, b, part_towards(a, b, p));
    if (distance(there, p) >= least) return;
    least = distance(there, p);
    best = there;
  });
  return best;
}

OpenGround::OpenGround(const City& city, const Box& box, bool many) : m_city(city) {
  const auto gather = [&](std::span<const Theme> themes, std::vector<Thing>& things, const auto& is_one) {
    for (const Theme theme : themes) {
      for (const std::uint32_t f : city.find(theme, box)) {
        if (is_one(city.feature(f))) things.push_back({f, many ? bounds(city.feature(f).geometry) : box});
      }
    }
  };
  gather(cutting, m_cutting, cuts_areas);
  gather(across, m_across, [](const Feature& feature) { return !std::holds_alternative<Point>(feature.geometry); });
  gather(grounds(), m_grounds, [](const Feature& feature) { return std::holds_alternative<MultiPolygon>(feature.geometry); });
}

bool OpenGround::is_parted(const Feature& way, const Point& from, const Point& to) const {
  const Box box = box_of(from, to);
  return std::any_of(m_cutting.begin(), m_cutting.end(), [&](const Thing& thing) {
    if (!thing.box.intersects(box)) return false;
    const Feature& between = m_city.feature(thing.feature);
    return between.theme != Theme::building && on_one_level(between, way) && crosses(between.geometry, from, to);
  });
}

bool OpenGround::has_things_on(std::uint32_t area) const {
  return std::any_of(m_cutting.begin(), m_cutting.end(), [&](const Thing& thing) { return cuts_area(m_city.feature(thing.feature), m_city.feature(area)); });
}

bool OpenGround::ends_at_a_thing(std::uint32_t number, const Point& to) const {
  const Feature& area = m_city.feature(number);
  const Box box = box_of(to, to).grown(at_an_end);
  const auto is_there = [&](const Thing& thing) { return thing.box.intersects(box) && distance(m_city.feature(thing.feature).geometry, to) <= at_an_end; };
  return std::any_of(m_cutting.begin(), m_cutting.end(), [&](const Thing& thing) { return is_there(thing) && cuts_area(m_city.feature(thing.feature), area); });
}

bool OpenGround::leads_over(const AreasAsOne& areas, const Point& from, const Point& to, bool beside) const {
  const Box box = box_of(from, to);
  const Feature& area = m_city.feature(areas.numbers().front());
  const bool is_cut = std::any_of(m_cutting.begin(), m_cutting.end(), [&](const Thing& thing) {
    const Feature& between = m_city.feature(thing.feature);
    return thing.box.intersects(box) && cuts_area(between, area) && is_on(between.geometry, from, to);
  });
  if (is_cut) return false;
  // On them; or beside them, then on them, then beside them again. What is shorter than at_an_end counts for nothing.
  const auto parts = areas.parts_of(from, to);
  int turns = 0;
  bool inside = false;
  for (const AreasAsOne::Part& part : parts) {
    if (part.metres <= at_an_end && parts.size() > 1) continue;
    if (part.on.empty() && !beside) return false;
    if (!part.on.empty() && !inside) ++turns;
    inside = !part.on.empty();
  }
  return turns <= 1;
}

/// What lies on the walk, or at the very place where it ends.
template <typename LiesThere>
void OpenGround::add_met(const Feature& way, const Point& from, const Point& to, const LiesThere& lies_there, StraightPiece& piece) const {
  const Box box = box_of(from, to).grown(at_an_end);
  for (const Thing& thing : m_across) {
    const Feature& feature = m_city.feature(thing.feature);
    if (thing.box.intersects(box) && lies_there(feature) && is_on(feature.geometry, from, to)) piece.met.push_back(thing.feature);
  }
  for (const Thing& thing : m_grounds) {
    const Feature& feature = m_city.feature(thing.feature);
    if (&feature == &way || !thing.box.intersects(box) || !on_one_level(feature, way)) continue;
    const auto holds = [&](const std::vector<std::uint32_t>& there) { return std::find(there.begin(), there.end(), thing.feature) != there.end(); };
    if (std::any_of(piece.walked.begin(), piece.walked.end(), holds)) continue;
    const auto& area = std::get<MultiPolygon>(feature.geometry);
    if (!comes_near(area, box)) continue;   // all within it, or all outside
    const auto stretches = inside_stretches(from, to, area);
    if (stretches.empty()) continue;
    // Whoever is on a way within it is in it already, and so is what stands there.
    const double hair = at_an_end / distance(from, to);
    const auto is_within = [&](const Point& p) { return contains(area, p) && distance_to_outline(area, p) > at_an_end; };
    const bool all_within = stretches.front().first <= hair && stretches.back().second >= 1 - hair && stretches.size() == 1 && is_within(from) && is_within(to);
    if (!all_within) piece.grounds.push_back(thing.feature);
  }
}

std::shared_ptr<const StraightPiece> OpenGround::over(const AreasAsOne& areas, const Point& from, const Point& to) const {
  auto piece = std::make_shared<StraightPiece>();
  piece->from = from;
  const auto parts = areas.parts_of(from, to);
  for (const AreasAsOne::Part& part : parts) {
    const bool counts = part.metres > at_an_end || parts.size() == 1;
    if (counts && !part.on.empty() && (piece->walked.empty() || piece->walked.back() != part.on)) piece->walked.push_back(part.on);
  }
  if (piece->walked.empty()) piece->walked = {{areas.numbers().front()}};   // at its very edge
  const auto lies_there = [&](const Feature& thing) {
    return std::any_of(piece->walked.begin(), piece->walked.end(), [&](const std::vector<std::uint32_t>& there) {
      return std::any_of(there.begin(), there.end(), [&](std::uint32_t area) { return lies_across(thing, m_city.feature(area)); });
    });
  };
  add_met(m_city.feature(areas.numbers().front()), from, to, lies_there, *piece);
  // The very end of a kerb may be walked past, or not.
  const Box end = box_of(to, to).grown(at_an_end);
  for (const Thing& thing : m_across) {
    const Feature& feature = m_city.feature(thing.feature);
    if (!thing.box.intersects(end) || !lies_there(feature) || distance(feature.geometry, to) > at_an_end) continue;
    if (std::find(piece->met.begin(), piece->met.end(), thing.feature) == piece->met.end()) piece->met.push_back(thing.feature);
  }
  return piece;
}

std::shared_ptr<const StraightPiece> OpenGround::beside(const WalkGraph::Edge& edge, const Point& from, const Point& to) const {
  if (distance(from, to) <= at_an_end) return nullptr;
  const Feature& way = m_city.feature(edge.feature);
  auto piece = std::make_shared<StraightPiece>();
  piece->from = from;
  // A street is drawn in its middle. Trams run in it; and of a sidewalk the kerb lies beyond, seen from the thing.
  const bool is_road = way.theme == Theme::road;
  const bool is_sidewalk = edge.side == WalkGraph::Side::left || edge.side == WalkGraph::Side::right;
  const double half_on_map = half_a_street * m_city.scale_over(box_of(from, to)).high;
  const auto is_of_street = [&](const Feature& thing) {
    const bool tram = is_road && thing.theme == Theme::rail && thing.text(Property::kind) == "tram";
    if (!tram && !(is_sidewalk && thing.theme == Theme::kerb)) return false;
    bool all_near = true;
    each_segment(thing.geometry, [&](const Point& c, const Point& d) {
      const auto parts = crossing_parts(from, to, c, d);
      all_near = all_near && (!parts || (1 - parts->first) * distance(from, to) <= half_on_map);
    });
    return all_near;
  };
  add_met(way, from, to, [&](const Feature& thing) { return stands_between(thing, way) && !is_of_street(thing); }, *piece);
  return piece;
}

}  // namespace levelground::gis
