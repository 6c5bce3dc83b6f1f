// SPDX-License-Identifier: Apache-2.0
// Streets, steps and rails drawn as areas that a way leads over: in the way as they are when drawn as lines.
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>

#include "core/geometry/segments.hpp"
#include "gis/network/inside_stretches.hpp"
#include "gis/network/node_joiner.hpp"

namespace levelground::gis {
namespace {

constexpr std::array<Theme, 3> crossed_themes = {Theme::steps, Theme::road, Theme::rail};

/// Pieces that go on into each other, over one area or several that adjoin.
struct AreaRun {
  std::uint32_t way = 0;
  double begin = 0;
  double end = 0;
  bool comes_in = false;    ///< it begins at the edge of what it lies on
  bool leaves = false;      ///< and ends there
  std::vector<AreaStretch> stretches;
};

Point point_at(const GraphLine& line, double place) {
  const auto segment = std::min(static_cast<std::uint32_t>(place), line.count - 2);
  const double part = place - segment;
  const Point& a = line.points[segment];
  const Point& b = line.points[segment + 1];
  return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

double metres_between(const GraphLine& line, double from, double to) { return distance(point_at(line, from), point_at(line, to)); }

/// Can it be in the way of who walks along such a line? What people and cars share has no edge to step over, and is no street to cross.
bool may_be_crossed(const Feature& area, const GraphLine& line, const Feature& way) {
  if (line.is_road || line.use != LineUse::own || !std::holds_alternative<Line>(way.geometry) || layer_of(area) != layer_of(way)) return false;
  if (area.theme == Theme::steps) return way.theme == Theme::walkway || way.theme == Theme::crossing;
  if (line.is_crossing) return false;
  const std::string_view kind = area.text(Property::kind);
  return area.theme != Theme::road || !is_no_street(area) || kind == "service" || kind == "track";
}

/// A source whose node ids say that the two do not meet there is believed.
bool shares_a_node(const GraphLine& line, const AreaStretch& stretch, const Feature& area) {
  const double hair = 1e-6;   // of a segment
  for (std::uint32_t i = 0; i < line.count; ++i) {
    if (i + hair < stretch.begin || i - hair > stretch.end) continue;
    if (std::find(area.nodes.begin(), area.nodes.end(), line.keys[i]) != area.nodes.end()) return true;
  }
  return false;
}

/// Does one place of a way follow another at once, or lie before it?
bool follows(const GraphLine& line, double place, double next) {
  return next <= place || (next - place < 1 && metres_between(line, place, next) <= no_distance);
}

std::vector<AreaStretch> stretches_over(const GraphLine& line, std::uint32_t feature, const MultiPolygon& area) {
  std::vector<AreaStretch> all;
  for (std::uint32_t i = 0; i + 1 < line.count; ++i) {
    for (const auto& [begin, end] : inside_stretches(line.points[i], line.points[i + 1], area)) {
      if (!all.empty() && follows(line, all.back().end, i + begin)) all.back().end = i + end;
      else all.push_back({feature, i + begin, i + end});
    }
  }
  return all;
}

bool lies_within(const MultiPolygon& area, const Point& p) {
  double nearest = std::numeric_limits<double>::infinity();
  each_segment(area, [&](const Point& a, const Point& b) { nearest = std::min(nearest, distance_to_segment(a, b, p)); });
  return contains(area, p) && nearest > no_distance;
}

std::vector<AreaRun> runs_of(std::uint32_t way, const GraphLine& line, std::vector<AreaStretch> stretches) {
  const auto first = [](const AreaStretch& a, const AreaStretch& b) { return std::tie(a.begin, a.end, a.feature) < std::tie(b.begin, b.end, b.feature); };
  std::sort(stretches.begin(), stretches.end(), first);
  std::vector<AreaRun> runs;
  for (const AreaStretch& stretch : stretches) {
    if (runs.empty() || !follows(line, runs.back().end, stretch.begin)) runs.push_back({way, stretch.begin, stretch.end, false, false, {}});
    runs.back().end = std::max(runs.back().end, stretch.end);
    runs.back().stretches.push_back(stretch);
  }
  return runs;
}

}  // namespace

/// A way that comes in and leaves again crosses it, in however many pieces it is drawn; one that only leads onto it, lies within it or runs along its
/// outline does not. Where a crossing is drawn on it, or its own street as a line, these say how it is crossed.
void NodeJoiner::place_crossed_areas() {
  for (const Theme theme : crossed_themes) {
    std::map<std::uint32_t, std::vector<AreaStretch>> over;   // by way
    for (std::uint32_t f = 0; f < m_features.size(); ++f) {
      const Feature& feature = *m_features[f];
      const auto* area = std::get_if<MultiPolygon>(&feature.geometry);
      if (feature.theme != theme || area == nullptr) continue;
      for (const std::uint32_t way : index().find(bounds(feature.geometry))) {
        const GraphLine& line = m_lines[way];
        if (!may_be_crossed(feature, line, *m_features[line.feature])) continue;
        const bool has_nodes = line.has_keys && !feature.nodes.empty() && line.source == feature.source;
        if (!has_nodes && line.source == feature.source && line.source < m_crossing.size() && m_crossing[line.source] == LinesCross::apart) continue;
        std::vector<AreaStretch> stretches = stretches_over(line, f, *area);
        if (has_nodes) std::erase_if(stretches, [&](const AreaStretch& stretch) { return !shares_a_node(line, stretch, feature); });
        if (!stretches.empty()) over[way].insert(over[way].end(), stretches.begin(), stretches.end());
      }
    }
    place_where_crossed(theme, over);
  }
}

/// Every place of a line from one to the other, by its group: its points, and where something meets it between them.
template <typename Use>
void NodeJoiner::each_node(std::uint32_t number, double from, double to, const Use& use) {
  const GraphLine& line = m_lines[number];
  for (std::uint32_t i = 0; i < line.count; ++i) {
    if (from <= i && i <= to) use(m_groups.find(line.first + i), i);
  }
  const auto splits = m_splits_of.find(number);
  if (splits == m_splits_of.end()) return;
  for (const std::uint32_t s : splits->second) {
    const LineSplit& split = m_splits[s];
    const double length = distance(line.points[split.segment], line.points[split.segment + 1]);
    const double place = split.segment + (length > 0 ? split.along / length : 0);
    if (from <= place && place <= to) use(m_groups.find(split.node), place);
  }
}

/// What comes in by one piece of a way may leave by another that it meets there, or over an area people walk on (a refuge).
void NodeJoiner::place_where_crossed(Theme theme, const std::map<std::uint32_t, std::vector<AreaStretch>>& over) {
  if (over.empty()) return;
  std::vector<bool> is_decided(m_groups.size());
  std::vector<bool> leads_on(m_groups.size());
  for (std::uint32_t l = 0; l < m_lines.size() && theme != Theme::steps; ++l) {
    const GraphLine& line = m_lines[l];
    const bool decides = line.is_crossing || (theme == Theme::road && line.is_road);
    const bool leads = line.use == LineUse::own && std::holds_alternative<MultiPolygon>(m_features[line.feature]->geometry);
    each_node(l, 0, line.count, [&](std::uint32_t node, double) {
      if (decides) is_decided[node] = true;
      if (leads) leads_on[node] = true;
    });
  }
  for (const StandingThing& thing : m_things) {
    if (theme != Theme::steps && m_features[thing.feature]->theme == Theme::crossing) is_decided[m_groups.find(thing.node)] = true;
  }

  std::vector<AreaRun> runs;
  for (const auto& [way, stretches] : over) {
    const GraphLine& line = m_lines[way];
    for (AreaRun& run : runs_of(way, line, stretches)) {
      const auto is_exit = [&](double place, double end_of_line) {
        if (place != end_of_line) return true;
        return std::none_of(run.stretches.begin(), run.stretches.end(), [&](const AreaStretch& stretch) {
          return lies_within(std::get<MultiPolygon>(m_features[stretch.feature]->geometry), point_at(line, place));
        });
      };
      run.comes_in = is_exit(run.begin, 0);
      run.leaves = is_exit(run.end, line.count - 1);
      runs.push_back(std::move(run));
    }
  }
  Groups together(runs.size());
  std::map<std::uint32_t, std::uint32_t> first_at;   // by node
  const auto each_node_in = [&](const AreaRun& run, const auto& use) {
    // Where it comes in or leaves it is not yet on the area.
    each_node(run.way, run.begin, run.end, [&](std::uint32_t node, double place) {
      if (!(run.comes_in && place <= run.begin) && !(run.leaves && place >= run.end)) use(node);
    });
  };
  for (std::uint32_t r = 0; r < runs.size(); ++r) {
    each_node_in(runs[r], [&](std::uint32_t node) { together.join(r, first_at.try_emplace(node, r).first->second); });
  }
  std::vector<int> exits(runs.size());
  std::vector<bool> decided(runs.size());
  for (std::uint32_t r = 0; r < runs.size(); ++r) {
    const std::uint32_t group = together.find(r);
    exits[group] += (runs[r].comes_in ? 1 : 0) + (runs[r].leaves ? 1 : 0);
    each_node_in(runs[r], [&](std::uint32_t node) {
      if (is_decided[node]) decided[group] = true;
      if (leads_on[node]) ++exits[group];
    });
  }
  for (std::uint32_t r = 0; r < runs.size(); ++r) {
    const std::uint32_t group = together.find(r);
    if ((!runs[r].comes_in && !runs[r].leaves) || exits[group] < 2 || decided[group]) continue;
    const GraphLine& line = m_lines[runs[r].way];
    for (const AreaStretch& stretch : runs[r].stretches) {
      const double middle = (stretch.begin + stretch.end) / 2;
      const auto segment = std::min(static_cast<std::uint32_t>(middle), line.count - 2);
      const double metres = (middle - segment) * distance(line.points[segment], line.points[segment + 1]);
      // On the area itself, not at a place of the way that is merely near.
      Meeting meeting{0, segment, metres, point_at(line, middle), false, 0};
      for (const std::uint32_t i : {segment, segment + 1}) {
        if (distance(line.points[i], meeting.at) > no_distance) continue;
        meeting.at_point = true;
        meeting.point = i;
      }
      m_things.push_back({stretch.feature, node_at(runs[r].way, meeting)});
    }
  }
}

}  // namespace levelground::gis
