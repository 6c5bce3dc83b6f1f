// SPDX-License-Identifier: Apache-2.0
/// What a painter must be able to do. The map is drawn once, onto this; SVG and QPainter differ only below it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/map/colour.hpp"
#include "app/map/path.hpp"

namespace levelground::map {

struct Stroke {
  Colour colour;
  double width = 1;           ///< px
  std::vector<double> dash;   ///< px on, off, …; empty: solid
  bool round = false;         ///< round caps and joins, else butt and mitre
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

/// Non-zero winding fill, then stroke. Either may be absent.
struct PathStyle {
  std::optional<Colour> fill;
  std::optional<Stroke> stroke;
  friend bool operator==(const PathStyle&, const PathStyle&) = default;
};

struct TextStyle {
  enum class Anchor : std::uint8_t { start, middle, end };
  double size = 12;            ///< px
  int weight = 400;            ///< 400, 500, 600 or 700
  Colour colour;
  std::optional<Colour> halo;  ///< drawn under the text, `label_halo` px wide
  Anchor anchor = Anchor::start;
  double angle = 0;            ///< degrees, clockwise
  bool italic = false;         ///< names of water only
};

class Canvas {
 public:
  virtual ~Canvas() = default;
  virtual void path(const Path& path, const PathStyle& style) = 0;
  /// `at` is on the baseline; the text turns about it.
  virtual void text(std::string_view words, Point at, const TextStyle& style) = 0;
  /// Everything until the next call belongs to this layer ("ground", "sites", …). Painters without layers ignore it.
  virtual void layer(std::string_view name) = 0;
};

}  // namespace levelground::map
