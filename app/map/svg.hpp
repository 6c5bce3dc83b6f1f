// SPDX-License-Identifier: Apache-2.0
/// The canvas that writes SVG, and symbols as small SVG pictures for pages.
#pragma once

#include <string>

#include "app/map/canvas.hpp"
#include "app/map/symbols.hpp"

namespace levelground::map {

/// Plain paths and texts only: no pattern, clip-path, paint-order, gradient, style sheet, script or reference. Coordinates are
/// rounded to 0.01 px, so that the same drawing gives the same bytes on every machine.
class SvgCanvas : public Canvas {
 public:
  void path(const Path& path, const PathStyle& style) override;
  void text(std::string_view words, Point at, const TextStyle& style) override;
  void layer(std::string_view name) override;
  /// Everything drawn so far, without the outer element; the canvas is empty afterwards.
  std::string take();

 private:
  void flush();
  std::string m_out;
  std::string m_data;        ///< path data of equal style, gathered
  PathStyle m_style;
  bool m_in_layer = false;
};

/// Text and attribute content: & < > and quotes escaped; control characters that XML forbids become U+FFFD.
std::string escape_xml(std::string_view text);
/// The outer element: role="img", title and description. `desc` may be empty.
std::string svg_document(double width, double height, const std::string& title, const std::string& desc, const std::string& body);
/// A symbol alone, `height` px high. An empty title makes it decoration (aria-hidden): the word must stand beside it.
std::string symbol_svg(const Symbol& symbol, const SymbolInks& inks, double height, const std::string& title, bool mandatory = false);

}  // namespace levelground::map
