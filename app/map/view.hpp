// SPDX-License-Identifier: Apache-2.0
/// Which part of a scene is seen, how large, in which colours.
#pragma once

#include <optional>
#include <string>

#include "app/map/scene.hpp"

namespace levelground::map {

enum class Palette : std::uint8_t { light, dark, print, contrast_light, contrast_dark };

struct View {
  Point centre;                 ///< metres
  double metres_per_pixel = 1;
  int width = 800;              ///< pixels
  int height = 600;
  Palette palette = Palette::light;
  Colouring colouring = Colouring::outcome;
  double text_scale = 1;        ///< 2 is 200 %
  std::string selected_gap;     ///< gap id, may be empty
  std::optional<std::uint32_t> selected_site;
  std::string hovered_gap;
  std::optional<std::uint32_t> open_site;  ///< shows its gaps instead of its badge, however small it is
  bool legend = true, scale_bar = true;

  [[nodiscard]] Point to_pixel(const Point& p) const {
    return {(p.x - centre.x) / metres_per_pixel + width / 2.0, (centre.y - p.y) / metres_per_pixel + height / 2.0};
  }
  [[nodiscard]] Point to_map(const Point& pixel) const {
    return {(pixel.x - width / 2.0) * metres_per_pixel + centre.x, centre.y - (pixel.y - height / 2.0) * metres_per_pixel};
  }
};

/// A view that shows the whole box with a margin of 4 %.
View fit(const Box& box, int width, int height);

/// What lies under a pixel: the nearest gap symbol (within its size), else the site.
struct Hit {
  std::string gap;                      ///< gap id, or empty
  std::optional<std::uint32_t> site;
};
Hit hit(const Scene& scene, const View& view, const Point& pixel);

/// The map as SVG text: role="img", title and description, no script, same bytes for the same scene and view.
std::string to_svg(const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts, const std::string& title);

}  // namespace levelground::map
