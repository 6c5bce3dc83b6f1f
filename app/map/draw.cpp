// SPDX-License-Identifier: Apache-2.0
#include "app/map/draw.hpp"

#include <cmath>

#include "app/map/clip.hpp"

namespace levelground::map {
namespace {

/// Points nearer than this to the last kept one cannot be told apart.
double thinning(Detail detail) { return detail == Detail::close ? 0.12 : detail == Detail::near ? 0.25 : 0.5; }

Line to_pixels(const Line& line, const View& view) {
  Line pixels;
  pixels.reserve(line.size());
  for (const Point& p : line) pixels.push_back(view.to_pixel(p));
  return pixels;
}

bool inside(const Box& inner, const Box& outer) {
  return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x && inner.min_y >= outer.min_y && inner.max_y <= outer.max_y;
}

void add_points(Path& path, const Line& pixels, double tolerance, bool closed) {
  std::size_t count = pixels.size();
  if (closed && count > 1 && pixels.front() == pixels.back()) --count;
  if (count < (closed ? 3U : 2U)) return;
  Point last = pixels.front();
  path.move_to(last);
  for (std::size_t i = 1; i < count; ++i) {
    const bool end = !closed && i + 1 == count;
    if (!end && std::abs(pixels[i].x - last.x) + std::abs(pixels[i].y - last.y) < tolerance) continue;
    path.line_to(last = pixels[i]);
  }
  if (closed) path.close();
}

}  // namespace

std::vector<Line> pixel_rings(const MultiPolygon& area, const View& view) {
  std::vector<Line> rings;
  for (const Polygon& polygon : area) {
    rings.push_back(to_pixels(polygon.outer, view));
    for (const Line& hole : polygon.holes) rings.push_back(to_pixels(hole, view));
  }
  return rings;
}

void add_area(Path& path, const MultiPolygon& area, const Sheet& sheet) {
  const double tolerance = thinning(sheet.layout.detail);
  const auto add = [&](const Line& ring) {
    Line pixels = to_pixels(ring, sheet.view);
    const Box box = bounds(pixels);
    if (!box.intersects(sheet.frame)) return false;
    if (!inside(box, sheet.frame)) pixels = clip_ring(pixels, sheet.frame);
    add_points(path, pixels, tolerance, true);
    return true;
  };
  for (const Polygon& polygon : area)
    if (add(polygon.outer))
      for (const Line& hole : polygon.holes) add(hole);
}

void add_line(Path& path, const Line& line, const Sheet& sheet) {
  const double tolerance = thinning(sheet.layout.detail);
  const Line pixels = to_pixels(line, sheet.view);
  const Box box = bounds(pixels);
  if (!box.intersects(sheet.frame)) return;
  if (inside(box, sheet.frame)) {
    add_points(path, pixels, tolerance, false);
    return;
  }
  for (const Line& piece : clip_line(pixels, sheet.frame)) add_points(path, piece, tolerance, false);
}

void draw_pattern(Canvas& canvas, const std::vector<Line>& rings, const Pattern& pattern, Colour colour, Point anchor, const Box& frame) {
  Path path;
  const auto add = [&](double degrees) {
    for (const Segment& s : hatch(rings, degrees, pattern.spacing, anchor, frame)) path.move_to(s.a), path.line_to(s.b);
  };
  switch (pattern.kind) {
    case Pattern::Kind::none: return;
    case Pattern::Kind::cross: add(45); [[fallthrough]];
    case Pattern::Kind::diagonal: add(-45); break;
    case Pattern::Kind::dots:
      // A dot is a round cap of a line that goes nowhere in some painters; a small disc is a disc in all.
      for (const Point& p : dots(rings, pattern.spacing, pattern.weight + 0.4, anchor, frame)) path.append(circle(p, pattern.weight));
      if (!path.empty()) canvas.path(path, {colour, std::nullopt});
      return;
  }
  if (!path.empty()) canvas.path(path, {std::nullopt, Stroke{colour, pattern.weight, {}, false}});
}

void draw_pattern(Sheet& sheet, const MultiPolygon& area, const Pattern& pattern, Colour colour) {
  if (pattern.kind == Pattern::Kind::none) return;
  draw_pattern(sheet.canvas, pixel_rings(area, sheet.view), pattern, colour, sheet.view.to_pixel({0, 0}), sheet.frame);
}

void draw(Canvas& canvas, const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts) {
  const Tokens& t = tokens(view.palette);
  Layout layout = lay_out(scene, view);
  const Weights w = weights(layout.detail, t);
  Box frame;
  frame.include(Point{-12, -12});
  frame.include(Point{view.width + 12.0, view.height + 12.0});
  Sheet sheet{canvas, scene, view, scheme, texts, t, std::move(layout), w, frame};
  canvas.layer("ground");
  canvas.path(rectangle(0, 0, view.width, view.height), {t.land, std::nullopt});
  draw_ground_shapes(sheet, Where::outside_sites);
  canvas.layer("sites");
  draw_sites(sheet);
  canvas.layer("gaps");
  draw_gaps(sheet);
  canvas.layer("labels");
  draw_labels(sheet);
  canvas.layer("furniture");
  draw_furniture(sheet);
}

}  // namespace levelground::map
