// SPDX-License-Identifier: Apache-2.0
// What stands on the lines: things drawn as points, walls and kerbs drawn as lines, roads and rails that a way crosses.
#include <algorithm>
#include <map>

#include "core/geometry/segments.hpp"
#include "gis/network/crossable_area.hpp"
#include "gis/network/inside_stretches.hpp"
#include "gis/network/node_joiner.hpp"

namespace levelground::gis {
namespace {

/// Does a way meet a line at a node that both have?
bool shares_node(const GraphLine& way, const LineTouch& touch, const Feature& line) {
  for (const std::uint32_t i : {touch.segment, touch.segment + 1}) {
    if (i >= way.count || distance(way.points[i], touch.at) > no_distance) continue;
    if (std::find(line.nodes.begin(), line.nodes.end(), way.keys[i]) != line.nodes.end()) return true;
  }
  return false;
}

}  // namespace

void NodeJoiner::place_things() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    const Theme theme = feature.theme;
    if (theme != Theme::kerb && theme != Theme::barrier && theme != Theme::crossing && theme != Theme::entrance && theme != Theme::lift) continue;
    const auto* at = std::get_if<Point>(&feature.geometry);
    if (at == nullptr && theme != Theme::kerb) continue;
    bool found = false;
    for (const std::int64_t key : feature.nodes) {  // a kerb drawn as a line stands wherever it shares a node with a way
      const auto place = std::lower_bound(m_keys.begin(), m_keys.end(), Key{key, feature.source, 0});
      if (place == m_keys.end() || place->source != feature.source || place->key != key) continue;
      m_things.push_back({f, place->point});
      found = true;
    }
    if (found || at == nullptr) continue;
    place_by_position(f, *at);
  }
}

/// On the nearest line. Where a walkway and a road are both that near, a crossing stands on either, everything else on the walkway.
void NodeJoiner::place_by_position(std::uint32_t f, const Point& at) {
  const Feature& feature = *m_features[f];
  const double reach = std::max(m_tolerance, no_distance);
  Box box;
  box.include(at);
  const auto near = index().find(box.grown(reach));
  for (const bool roads : {false, true}) {
    Meeting best;
    std::uint32_t nearest = 0;
    for (const std::uint32_t line : near) {
      if (m_lines[line].source == feature.source && m_lines[line].has_keys && !feature.nodes.empty()) continue;
      if (m_lines[line].is_road != roads) continue;
      const Meeting meeting = meet(m_lines[line], at);
      if (meeting.metres < best.metres) {
        best = meeting;
        nearest = line;
      }
    }
    if (best.metres > reach) continue;
    m_things.push_back({f, node_at(nearest, best)});
    if (feature.theme != Theme::crossing) return;
  }
}

/// A line stands in the way where ways go on from one of its sides to the other, or where it ends on a way that passes.
void NodeJoiner::place_line(std::uint32_t f, std::span<const Point> points, const std::vector<std::uint32_t>& ways) {
  struct Sides {
    bool left = false, right = false, line_ends = false;
    int arms = 0;
  };
  std::map<std::uint32_t, Sides> met;  // by the group of the node
  for (const std::uint32_t way : ways) {
    for (const LineTouch& touch : line_touches({m_lines[way].points, m_lines[way].count}, points)) {
      Sides& sides = met[m_groups.find(node_of_touch(way, touch))];
      sides.left = sides.left || touch.left;
      sides.right = sides.right || touch.right;
      sides.line_ends = sides.line_ends || touch.line_ends;
      sides.arms += touch.arms;
    }
  }
  for (const auto& [node, sides] : met) {
    if ((sides.left && sides.right) || (sides.line_ends && sides.arms >= 2)) m_things.push_back({f, node});
  }
}

/// Walls, fences and kerbs drawn as lines or outlines bar what crosses them, whether or not the source has a node there.
void NodeJoiner::place_lines() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    if (feature.theme != Theme::kerb && feature.theme != Theme::barrier) continue;
    for (const Line* points : walk_lines(feature.geometry)) {
      std::vector<std::uint32_t> ways;
      for (std::size_t i = 0; i + 1 < points->size(); ++i) {
        Box box;
        box.include((*points)[i]);
        box.include((*points)[i + 1]);
        for (const std::uint32_t way : index().find(box.grown(no_distance))) {
          const LineUse use = m_lines[way].use;
          if (use != LineUse::corner && use != LineUse::motorway && layer_of(feature) == layer_of(*m_features[m_lines[way].feature])) ways.push_back(way);
        }
      }
      std::sort(ways.begin(), ways.end());
      ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
      if (!ways.empty()) place_line(f, *points, ways);
    }
  }
}

/// Steps, carriageways, rails and closed ground drawn as areas are in the way of who walks along the outline of an area that they lie across, as of who walks over it.
void NodeJoiner::place_areas() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& feature = *m_features[f];
    const bool stands_so = feature.theme == Theme::steps || feature.theme == Theme::road || feature.theme == Theme::rail || is_closed_ground(feature);
    if (!stands_so || !std::holds_alternative<MultiPolygon>(feature.geometry)) continue;
    for (const std::uint32_t line : index().find(bounds(feature.geometry))) {
      const Feature& area = *m_features[m_lines[line].feature];
      if (std::holds_alternative<MultiPolygon>(area.geometry) && lies_across(feature, area)) place_on_outline(f, line);
    }
  }
}

/// In the middle of every stretch over it. What holds the whole outline lies across nothing.
void NodeJoiner::place_on_outline(std::uint32_t f, std::uint32_t number) {
  const GraphLine& line = m_lines[number];
  std::vector<Meeting> met;
  bool holds_all = true;
  for (std::uint32_t i = 0; i + 1 < line.count; ++i) {
    const Point& a = line.points[i];
    const Point& b = line.points[i + 1];
    const double metres = distance(a, b);
    double inside = 0;
    for (const auto& [begin, end] : inside_stretches(a, b, std::get<MultiPolygon>(m_features[f]->geometry))) {
      const double middle = (begin + end) / 2;
      met.push_back({0, i, middle * metres, {a.x + middle * (b.x - a.x), a.y + middle * (b.y - a.y)}, false, 0});
      inside += (end - begin) * metres;
    }
    holds_all = holds_all && inside + no_distance >= metres;
  }
  for (const Meeting& meeting : met) {
    if (!holds_all) m_things.push_back({f, node_at(number, meeting)});
  }
}

/// A way that crosses a road where the two have no place in common: over it by a bridge, or across its traffic. A source whose node ids say
/// that they do not meet is believed.
void NodeJoiner::place_roads() {
  for (std::uint32_t road = 0; road < m_lines.size(); ++road) {
    const GraphLine& line = m_lines[road];
    if (!line.is_road) continue;
    const auto crosses = [&](std::uint32_t way) {
      const GraphLine& other = m_lines[way];
      return !other.is_road && !other.is_crossing && other.use == LineUse::own && may_join(line, other);
    };
    if (!m_several_sources) return;
    Box box;
    for (std::uint32_t i = 0; i < line.count; ++i) box.include(line.points[i]);
    for (const std::uint32_t way : index().find(box)) {
      if (!crosses(way)) continue;
      for (const LineTouch& touch : line_touches({m_lines[way].points, m_lines[way].count}, {line.points, line.count})) {
        if (!touch.left || !touch.right) continue;
        const std::uint32_t node = node_of_touch(way, touch);
        const Meeting meeting = meet(line, touch.at);
        const bool joined = m_groups.find(node_of_touch(road, {meeting.segment, meeting.along, meeting.at, false, false, false, 0})) == m_groups.find(node);
        const bool apart = crossing_of(line, m_lines[way]) == LinesCross::apart;   // by a bridge, as its source says
      if (!joined && !apart) m_things.push_back({line.feature, node});
      }
    }
  }
}

/// Rails that a way crosses on their level: where it shares a node with them, and without node ids where they cross on one layer. Roads cross
/// them where a level crossing was built; what is drawn as a crossing is one.
void NodeJoiner::place_rails() {
  for (std::uint32_t f = 0; f < m_features.size(); ++f) {
    const Feature& rail = *m_features[f];
    const auto* points = std::get_if<Line>(&rail.geometry);
    if (rail.theme != Theme::rail || points == nullptr) continue;
    const bool has_keys = !points->empty() && rail.nodes.size() == points->size();
    struct Sides {
      bool left = false, right = false;
    };
    std::map<std::uint32_t, Sides> met;   // by the group of the node
    for (const std::uint32_t way : index().find(bounds(rail.geometry).grown(no_distance))) {
      const GraphLine& line = m_lines[way];
      if (line.is_road || line.is_crossing || line.use != LineUse::own) continue;
      const bool says_itself = has_keys && line.has_keys && line.source == rail.source;
      if (!says_itself && layer_of(rail) != layer_of(*m_features[line.feature])) continue;
      for (const LineTouch& touch : line_touches({line.points, line.count}, *points)) {
        if (says_itself && !shares_node(line, touch, rail)) continue;   // over it or under it
        Sides& sides = met[m_groups.find(node_of_touch(way, touch))];
        sides.left = sides.left || touch.left;
        sides.right = sides.right || touch.right;
      }
    }
    for (const auto& [node, sides] : met) {
      if (sides.left && sides.right) m_things.push_back({f, node});
    }
  }
}

/// One comes into a site, and leaves it, where its edge crosses the outline of an area people walk on: from there they walk straight over the area.
void NodeJoiner::find_edges_of_sites() {
  for (const Feature* site : m_features) {
    if (site->theme != Theme::site) continue;
    for (const Line* edge : walk_lines(site->geometry)) {
      for (const std::uint32_t number : index().find(bounds(*edge))) {
        const GraphLine& ring = m_lines[number];
        if (ring.use != LineUse::own || !std::holds_alternative<MultiPolygon>(m_features[ring.feature]->geometry)) continue;
        Box box;
        for (std::uint32_t i = 0; i < ring.count; ++i) box.include(ring.points[i]);
        bool is_near = false;
        each_segment(*edge, [&](const Point& a, const Point& b) {
          Box piece;
          piece.include(a);
          piece.include(b);
          is_near = is_near || piece.intersects(box);
        });
        if (!is_near) continue;
        for (const LineTouch& touch : line_touches({ring.points, ring.count}, *edge)) {
          if (!touch.left || !touch.right) continue;
          Meeting meeting{0, touch.segment, touch.along, touch.at, false, 0};
          for (const std::uint32_t i : {touch.segment, touch.segment + 1}) {
            if (i >= ring.count || distance(ring.points[i], touch.at) > no_distance) continue;
            meeting.at_point = true;
            meeting.point = i;
          }
          m_at_sites.push_back(node_at(number, meeting));
        }
      }
    }
  }
}

/// A gate in a fence, a lowered place in a kerb, a crossing of a street: where one stands as a point, the line is passed by it.
void NodeJoiner::drop_what_is_passed() {
  const auto passes = [](Theme theme, bool is_point) -> int {
    if (theme == Theme::kerb) return is_point ? 1 : -1;
    if (theme == Theme::barrier || theme == Theme::entrance) return is_point ? 2 : -2;
    if (theme == Theme::crossing) return 3;
    return theme == Theme::road || theme == Theme::rail ? -3 : 0;
  };
  std::vector<std::pair<std::uint32_t, int>> points;
  const auto kind_of = [&](const StandingThing& thing) {
    const Feature& feature = *m_features[thing.feature];
    return passes(feature.theme, std::holds_alternative<Point>(feature.geometry));
  };
  for (const StandingThing& thing : m_things) {
    if (const int kind = kind_of(thing); kind > 0) points.emplace_back(thing.node, kind);
  }
  std::sort(points.begin(), points.end());
  std::erase_if(m_things, [&](const StandingThing& thing) {
    const int kind = kind_of(thing);
    return kind < 0 && std::binary_search(points.begin(), points.end(), std::pair{thing.node, -kind});
  });
}

}  // namespace levelground::gis
