// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work_draw.hpp"

#include <algorithm>
#include <array>

#include <QPainter>

#include "app/map/painter_canvas.hpp"
#include "app/map/painter_png.hpp"
#include "app/map/view.hpp"

namespace levelground::bench {
namespace {

constexpr int width = 1920;
constexpr int height = 1080;
constexpr double disc = 1.5;  // pixels: half of 3

/// `count` colours around the wheel, alike in lightness.
map::Colour wheel(int number, int count, double saturation, double lightness) {
  const QColor colour = QColor::fromHslF(static_cast<float>(number) / static_cast<float>(count + 1),
                                         static_cast<float>(saturation), static_cast<float>(lightness));
  return {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
          static_cast<std::uint8_t>(colour.blue())};
}

double percentile(std::vector<double>& values, double q) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(q * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// The box of the middle 98 % of the vertices each way, with 2 % of its size on each side.
map::View view_of(const WalkGraph& graph) {
  std::vector<double> xs;
  std::vector<double> ys;
  for (const Point& p : graph.vertices) {
    xs.push_back(p.x);
    ys.push_back(p.y);
  }
  Box box;
  box.include(Point{percentile(xs, 0.01), percentile(ys, 0.01)});
  box.include(Point{percentile(xs, 0.99), percentile(ys, 0.99)});
  map::View view;
  view.centre = box.centre();
  view.metres_per_pixel = std::max(box.width() * 1.04 / width, box.height() * 1.04 / height);
  view.width = width;
  view.height = height;
  return view;
}

void add_line(map::Path& path, std::span<const Point> points, const map::View& view) {
  path.move_to(view.to_pixel(points.front()));
  for (const Point& p : points.subspan(1)) path.line_to(view.to_pixel(p));
}

void draw_sites(map::Canvas& canvas, const WorkCity& work, const WorkRule& rule, const map::View& view) {
  map::Path path;
  for (std::size_t s = 0; s < work.sites.size(); ++s) {
    path.clear();
    for (const Polygon& polygon : std::get<MultiPolygon>(work.city.feature(work.sites[s]).geometry)) {
      add_line(path, polygon.outer, view);
      path.close();
      for (const Line& hole : polygon.holes) {
        add_line(path, hole, view);
        path.close();
      }
    }
    canvas.path(path, {wheel(work.site_class[s], static_cast<int>(rule.sites.size()), 0.5, 0.8), std::nullopt});
  }
}

void draw_edges(map::Canvas& canvas, const WorkCity& work, const WorkRule& rule, const map::View& view) {
  const std::array<map::Colour, 3> colours = {map::rgb(0xD62728), map::rgb(0x2CA02C),
                                              map::rgb(0x777777)};  // steps, footways, others
  map::Path path;
  for (std::uint32_t e = 0; e < work.city.graph().edges.size(); ++e) {
    const Feature& way = work.city.feature(work.city.graph().edges[e].feature);
    const std::size_t kind = way.theme == Theme::steps                                ? 0
                             : class_of(rule.footways, way.text(Property::kind)) != 0 ? 1
                                                                                      : 2;
    path.clear();
    add_line(path, work.lines.points(e), view);
    canvas.path(path, {std::nullopt, map::Stroke{colours[kind], 1, {}, false}});
  }
}

void draw_furniture(map::Canvas& canvas, const WorkCity& work, const WorkRule& rule, const map::View& view) {
  for (std::size_t f = 0; f < work.furniture.size(); ++f) {
    const Point& at = std::get<Point>(work.city.feature(work.furniture[f]).geometry);
    canvas.path(map::circle(view.to_pixel(at), disc),
                {wheel(work.furniture_class[f], static_cast<int>(rule.furniture.size()), 0.9, 0.45), std::nullopt});
  }
}

}  // namespace

QImage paint_city(const WorkCity& work, const WorkRule& rule) {
  QImage image(width, height, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  map::QtCanvas canvas(painter);
  const map::View view = view_of(work.city.graph());
  draw_sites(canvas, work, rule, view);
  draw_edges(canvas, work, rule, view);
  draw_furniture(canvas, work, rule, view);
  painter.end();
  return image;
}

void draw_city(const WorkCity& work, const WorkRule& rule, const std::filesystem::path& file) {
  map::write_png(file, paint_city(work, rule));
}

}  // namespace levelground::bench
