// SPDX-License-Identifier: Apache-2.0
/// Scale bar, north arrow and a legend of what is visible, each at the corner where it hides least.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/map/draw.hpp"

namespace levelground::map {

/// One line of a legend: what it shows and the text id or words for it.
struct LegendItem {
  enum class Kind : std::uint8_t { outcome, coverage, gap, line_gap, route } kind = Kind::outcome;
  OutcomeClass outcome = OutcomeClass::screening;
  int bars = 0;
  std::size_t coverage = 0;              ///< class of coverage_style()
  GapKind gap = GapKind::possible;
  bool mandatory = false;
  std::string words;
};
/// Only classes that the view shows, in fixed order. For tables and pages that draw their own legend.
std::vector<LegendItem> legend_items(const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts);
/// "under 10 %", "10–25 %", … for a class of coverage_style().
std::string coverage_words(std::size_t coverage, const Texts& texts);
/// The swatch or symbol of an item in a box of width × height px at `at` (top left).
void draw_legend_item(Canvas& canvas, const LegendItem& item, const Tokens& t, Point at, double width, double height);

/// "Data: © OpenStreetMap contributors (ODbL-1.0), trees (CC0-1.0)": as many sources as `fits` lets in, the others counted. OpenStreetMap
/// comes first and always stands there. Empty when no source states a licence.
std::string credit_words(const Scene& scene, const Texts& texts, const std::function<bool(const std::string&)>& fits);

/// Boxes in pixels that furniture covers, so that labels keep away.
std::vector<Box> furniture_boxes(const Sheet& sheet);

/// A round number of metres whose bar is between 60 and 150 px long.
double scale_bar_metres(const View& view);

}  // namespace levelground::map
