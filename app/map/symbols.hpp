// SPDX-License-Identifier: Apache-2.0
/// Every symbol once, as paths in a unit circle: badges, gaps, verdicts, groups, dimensions. Both painters draw these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/map/canvas.hpp"
#include "app/map/style.hpp"

namespace levelground::map {

/// Where a part takes its colour from.
enum class Ink : std::uint8_t {
  none,
  colour,  ///< the class's own
  ground,  ///< what the symbol stands on: halo on the map, paper in a table
  glyph,   ///< black or white, whichever stands out from the colour
  ink,     ///< text colour
};

struct SymbolPart {
  Path path;
  Ink fill = Ink::none;
  Ink stroke = Ink::none;
  double width = 0;           ///< of the stroke, in units of the symbol
  std::vector<double> dash;   ///< in units of the symbol
  bool round = false;
};

struct Symbol {
  std::vector<SymbolPart> parts;   ///< the first part is the silhouette: halo and rings follow it
  double half_width = 1;           ///< reach from the centre, in units
  double half_height = 1;
  std::string letters;             ///< drawn with the glyph's ink, bold; may be empty
  Point letters_at;                ///< baseline, middle
  double letters_size = 0;
};

const Symbol& gap_symbol(GapKind kind);
const Symbol& verdict_symbol(Verdict verdict);
/// `bars` only for levels.
Symbol outcome_symbol(OutcomeClass kind, int bars);
/// A tile with glyph and letters for the eight groups of the scheme, letters alone for others. Width 2.05 of its height.
Symbol group_symbol(std::string_view code);
Symbol dimension_symbol(std::string_view code);
const Symbol& lamp_symbol();
const Symbol& north_symbol();

struct SymbolInks {
  Colour colour;
  Colour ground;
  Colour ink;
  std::optional<Colour> outline = {};  ///< high contrast: two px of it around everything
};

/// Draws with its centre at `at`, one unit being `radius` px; `halo` px of ground colour around it. `mandatory` adds the second ring.
void draw_symbol(Canvas& canvas, const Symbol& symbol, const SymbolInks& inks, Point at, double radius, double halo, bool mandatory = false);

}  // namespace levelground::map
