// SPDX-License-Identifier: Apache-2.0
/// The one style of every map, report and window: colours by palette, weights by scale, patterns by class.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "app/map/colour.hpp"
#include "app/map/view.hpp"

namespace levelground::map {

/// Outcome colours, in the order of Tokens::outcome.
enum class OutcomeClass : std::uint8_t { gold, silver, certified, not_certified, undetermined, screening };
inline constexpr std::size_t outcome_class_count = 6;

struct CodedColour {
  std::string_view code;
  Colour colour;
};

/// Colours of the program's own window; the desktop takes them unless the system says otherwise.
struct WindowTokens {
  Colour window, panel, card, text, second_text, selected_row, control_line, separator, accent, on_accent, chosen_chip, focus,
      failure_text, top_bar, on_top_bar;
};

/// All colours of one palette. Data, not decisions: change them here and nowhere else.
struct Tokens {
  Colour land, building, building_line, green, tree, tree_line, water, water_line, road, casing, path, play, parking;
  Colour site, site_line, ink, halo, muted, route;
  std::array<Colour, outcome_class_count> outcome;
  std::array<Colour, 5> verdict;    ///< in the order of Verdict
  std::array<Colour, 4> gap;        ///< in the order of GapKind
  std::array<CodedColour, 8> groups;
  std::array<CodedColour, 5> dimensions;
  WindowTokens window;
  bool outlines_only = false;       ///< high contrast: ground as outlines, no tints, hatches double, symbols ringed in ink
};
const Tokens& tokens(Palette palette);

/// Colour of a group or dimension by its code; muted for a code of a scheme that has its own.
Colour group_colour(const Tokens& t, std::string_view code);
Colour dimension_colour(const Tokens& t, std::string_view code);

/// Class of a site: levels by their number of bars (three and more bars share the darkest blue and differ by the bars).
std::optional<OutcomeClass> outcome_class(const SiteShape& site);
std::optional<OutcomeClass> outcome_class(Outcome outcome, int bars);

/// What fills a site of a class.
struct Pattern {
  enum class Kind : std::uint8_t { none, diagonal, cross, dots } kind = Kind::none;
  double spacing = 0;  ///< px between lines or dots
  double weight = 0;   ///< px of a line, or radius of a dot
};
struct AreaStyle {
  Colour colour;
  double tint = 0;                ///< share of colour on the site fill, 0..1
  Pattern pattern;
  Colour pattern_colour;
  std::vector<double> dash;       ///< of the outline, px; empty: solid
  double outline = 1;             ///< factor on the outline weight
};
AreaStyle outcome_style(const Tokens& t, OutcomeClass kind);
/// Fill by what is known; `coverage` 0..1. The hatch is gone only at the last break.
AreaStyle coverage_style(const Tokens& t, double coverage);
/// Breaks between coverage classes in per cent, ascending, and the class of a value (0 = least known).
inline constexpr std::array<int, 5> coverage_breaks{10, 25, 50, 75, 90};
std::size_t coverage_class(double coverage);

/// How much a scale allows; 1:500 to 1:1 500, to 1:7 500, to 1:30 000, beyond.
enum class Detail : std::uint8_t { close, near, far, city };
Detail detail(const View& view);
/// 1:n at 96 dots per inch (0.2646 mm a pixel), as on screen and on our paper.
double scale_denominator(const View& view);

/// Weights in px; 0 means "not drawn".
struct Weights {
  double building_line, casing, site_outline, route, badge, gap;
  bool paths, furniture, stems, trees, street_labels, site_labels;
};
Weights weights(Detail detail, const Tokens& t);

inline constexpr double symbol_halo = 1.6;     ///< px around every symbol
inline constexpr double label_halo = 3.4;      ///< px, whole stroke width
inline constexpr double mandatory_ring = 1.36; ///< of the symbol's size
inline constexpr std::string_view font_families = "Inter, 'Noto Sans', sans-serif";

}  // namespace levelground::map
