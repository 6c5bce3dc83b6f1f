// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "app/map/draw.hpp"
#include "app/map/symbols.hpp"

namespace levelground::map {
namespace {

class GroundPainter {
 public:
  explicit GroundPainter(Sheet& sheet) : m_sheet(sheet), m_t(sheet.t), m_px(1 / sheet.view.metres_per_pixel) {}

  void areas(const GroundShape& s) {
    const auto* area = std::get_if<MultiPolygon>(&s.geometry);
    if (area == nullptr) return;
    m_path.clear();
    add_area(m_path, *area, m_sheet);
    if (m_path.empty()) return;
    PathStyle style;
    switch (s.kind) {
      case Ground::green: style.fill = m_t.green; break;
      case Ground::parking: style.fill = m_t.parking; break;
      case Ground::play: style.fill = m_t.play; break;
      case Ground::water: style = {m_t.water, Stroke{m_t.water_line, 0.8, {}, false}}; break;
      case Ground::road: style = {m_t.road, Stroke{m_t.casing, std::max(m_sheet.w.casing, 0.5), {}, false}}; break;
      case Ground::path: style = {mix(m_t.land, m_t.road, 0.7), Stroke{m_t.casing, 0.6, {}, false}}; break;
      case Ground::building:
        style.fill = m_t.building;
        if (m_sheet.w.building_line > 0) style.stroke = Stroke{m_t.building_line, m_sheet.w.building_line, {}, false};
        break;
      default: return;
    }
    // High contrast keeps edges only, of buildings, water and streets.
    if (m_t.outlines_only && !style.stroke) return;
    m_sheet.canvas.path(m_path, style);
  }

  void casing(const GroundShape& s) {
    if (m_sheet.layout.detail == Detail::city) return;
    line(s, m_t.casing, road_width(s) + 2 * m_sheet.w.casing, {});
  }
  /// Of a whole city only the main roads are seen, as lines: white on pale would be lost.
  void surface(const GroundShape& s) {
    line(s, m_sheet.layout.detail == Detail::city ? mix(m_t.casing, m_t.path, 0.3) : m_t.road, road_width(s), {});
  }
  void stream(const GroundShape& s) { line(s, m_t.water, std::max(s.width * m_px, 1.0), {}); }
  [[nodiscard]] bool road_drawn(const GroundShape& s) const { return m_sheet.layout.detail != Detail::city || s.major; }

  void path(const GroundShape& s) {
    const double width = s.width * m_px;
    if (m_sheet.layout.detail != Detail::close) {
      line(s, with_alpha(m_t.path, 0.55), s.steps ? 2.4 : 0.9, s.steps ? std::vector<double>{1, 1} : std::vector<double>{});
    } else if (s.crossing) {
      line(s, mix(m_t.casing, m_t.path, 0.4), std::max(width, 3 * m_px), {0.5 * m_px, 0.5 * m_px});
    } else if (s.steps) {
      line(s, m_t.road, std::max(width, 4.0), {});
      line(s, m_t.path, std::max(width, 4.0), {1, 2.2});
    } else if (width >= 3) {
      line(s, mix(m_t.casing, m_t.path, 0.25), width + 1.2, {});
      line(s, mix(m_t.land, m_t.road, 0.75), width, {});
    } else {
      line(s, m_t.path, 1.1, {});
    }
  }

  void thing(const GroundShape& s) {
    const auto at_map = representative_point(s.geometry);
    if (!at_map) return;
    const Point at = m_sheet.view.to_pixel(*at_map);
    switch (s.kind) {
      case Ground::tree: {
        const double r = std::max(s.crown * m_px, 1.2);
        m_sheet.canvas.path(circle(at, r), {m_t.tree, Stroke{m_t.tree_line, r > 4 ? 0.7 : 0.4, {}, false}});
        if (m_sheet.w.stems && r > 4) m_sheet.canvas.path(circle(at, std::min(0.16 * r, 1.6)), {m_t.tree_line, std::nullopt});
        break;
      }
      case Ground::furniture_seat:
        if (m_sheet.w.furniture) m_sheet.canvas.path(rectangle(at.x - 4, at.y - 1.7, 8, 3.4, 1), {m_t.path, std::nullopt});
        break;
      case Ground::furniture_light:
        if (m_sheet.w.furniture) draw_symbol(m_sheet.canvas, lamp_symbol(), {m_t.muted, m_t.halo, m_t.muted}, at, 4.2, 0);
        break;
      case Ground::entrance:
        if (m_sheet.w.furniture) entrance(at);
        break;
      default: break;
    }
  }

 private:
  [[nodiscard]] double road_width(const GroundShape& s) const {
    const double least = m_sheet.layout.detail == Detail::city ? 1.3 : m_sheet.layout.detail == Detail::far ? (s.major ? 2 : 1) : 2;
    return std::max(s.width * m_px, least);
  }

  void line(const GroundShape& s, Colour colour, double width, std::vector<double> dash) {
    const auto* points = std::get_if<Line>(&s.geometry);
    if (points == nullptr) return;
    m_path.clear();
    add_line(m_path, *points, m_sheet);
    const bool round = dash.empty();
    if (!m_path.empty()) m_sheet.canvas.path(m_path, {std::nullopt, Stroke{colour, width, std::move(dash), round}});
  }

  /// A small triangle that points into the nearest site.
  void entrance(Point at) {
    Point towards = at;
    double nearest = 60;  // px: an entrance of something else stays a dot
    for (const std::uint32_t i : m_sheet.layout.sites) {
      const SiteShape& site = m_sheet.scene.sites[i];
      const double d = distance(Geometry(site.area), m_sheet.view.to_map(at)) * m_px;
      if (d < nearest) nearest = d, towards = m_sheet.view.to_pixel(site.badge_at);
    }
    const double away = distance(at, towards);
    if (away < 1) return;
    const double c = (towards.x - at.x) / away;
    const double s = (towards.y - at.y) / away;
    const auto turned = [&](double x, double y) { return Point{at.x + x * c - y * s, at.y + x * s + y * c}; };
    Path triangle;
    triangle.move_to(turned(5, 0)), triangle.line_to(turned(-3.5, 4)), triangle.line_to(turned(-3.5, -4)), triangle.close();
    m_sheet.canvas.path(triangle, {m_t.ink, Stroke{m_t.halo, 1.2, {}, true}});
  }

  Sheet& m_sheet;
  const Tokens& m_t;
  double m_px;
  Path m_path;
};

bool is_area(const GroundShape& s) {
  switch (s.kind) {
    case Ground::green:
    case Ground::parking:
    case Ground::play:
    case Ground::water:
    case Ground::road: return true;
    default: return false;
  }
}

/// Too small to be seen at this scale, as an area.
bool invisible(const GroundShape& s, const View& view) {
  if (!std::holds_alternative<MultiPolygon>(s.geometry)) return false;
  const Box box = bounds(s.geometry);
  return std::max(box.width(), box.height()) < 0.9 * view.metres_per_pixel;
}

}  // namespace

void draw_ground_shapes(Sheet& sheet, Where where) {
  GroundPainter painter(sheet);
  std::vector<const GroundShape*> shapes;
  for (const std::uint32_t i : sheet.scene.ground_index.find(visible_box(sheet.view, 12))) {
    const GroundShape& s = sheet.scene.ground[i];
    const Where at = !s.in_site ? Where::outside_sites : is_area(s) ? Where::inside_areas : Where::inside_things;
    if (at == where && !invisible(s, sheet.view)) shapes.push_back(&s);
  }
  // Shapes stand in drawing order already; only streets need two passes, so that casings never cut a crossing street.
  const auto below_roads = [](const GroundShape* s) {
    return s->kind == Ground::green || s->kind == Ground::parking || s->kind == Ground::play || s->kind == Ground::water;
  };
  const auto roads = std::find_if_not(shapes.begin(), shapes.end(), below_roads);
  const auto roads_end = std::find_if_not(roads, shapes.end(), [](const GroundShape* s) { return s->kind == Ground::road; });
  for (auto i = shapes.begin(); i != roads; ++i) {
    if ((*i)->kind == Ground::water && std::holds_alternative<Line>((*i)->geometry)) painter.stream(**i);
    else painter.areas(**i);
  }
  for (auto i = roads; i != roads_end; ++i)
    if (painter.road_drawn(**i)) painter.areas(**i), painter.casing(**i);
  for (auto i = roads; i != roads_end; ++i)
    if (painter.road_drawn(**i)) painter.surface(**i);
  for (auto i = roads_end; i != shapes.end(); ++i) {
    switch ((*i)->kind) {
      case Ground::path:
        if (!sheet.w.paths) break;
        painter.areas(**i);
        painter.path(**i);
        break;
      case Ground::building: painter.areas(**i); break;
      case Ground::tree:
        if (sheet.w.trees) painter.thing(**i);
        break;
      default: painter.thing(**i); break;
    }
  }
}

}  // namespace levelground::map
