// SPDX-License-Identifier: Apache-2.0
/// The map drawn onto any canvas, in one order: ground, sites, routes, gaps, selection, labels, furniture.
#pragma once

#include "app/map/canvas.hpp"
#include "app/map/layout.hpp"
#include "core/scheme/scheme.hpp"
#include "core/text/texts.hpp"

namespace levelground::map {

void draw(Canvas& canvas, const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts);

/// What every part of the drawing needs to know.
struct Sheet {
  Canvas& canvas;
  const Scene& scene;
  const View& view;
  const Scheme& scheme;
  const Texts& texts;
  const Tokens& t;
  Layout layout;
  Weights w;
  Box frame;   ///< px: the view and a margin that hides cut edges
};
void draw_sites(Sheet& sheet);
void draw_gaps(Sheet& sheet);
void draw_labels(Sheet& sheet);
void draw_furniture(Sheet& sheet);

enum class Where : std::uint8_t { outside_sites, inside_areas, inside_things };
/// Ground shapes of the view: those outside sites; areas inside sites (under the tint); things inside sites (over the hatch).
void draw_ground_shapes(Sheet& sheet, Where where);

/// A polygon or line in pixels, cut to the sheet's frame and thinned to what can be seen. Appends to `path`.
void add_area(Path& path, const MultiPolygon& area, const Sheet& sheet);
void add_line(Path& path, const Line& line, const Sheet& sheet);
/// Rings in pixels for hatching, not cut.
std::vector<Line> pixel_rings(const MultiPolygon& area, const View& view);
/// Hatch, cross-hatch or dots inside an area, anchored to the map's origin so that it moves with the map.
void draw_pattern(Sheet& sheet, const MultiPolygon& area, const Pattern& pattern, Colour colour);
/// The same inside rings in pixels, for swatches.
void draw_pattern(Canvas& canvas, const std::vector<Line>& rings, const Pattern& pattern, Colour colour, Point anchor, const Box& frame);

}  // namespace levelground::map
