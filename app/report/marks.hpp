// SPDX-License-Identifier: Apache-2.0
/// Symbols, bars and squares of a page as inline SVG, in the print palette.
#pragma once

#include <optional>
#include <string>

#include "app/map/style.hpp"
#include "app/report/data.hpp"

namespace levelground::report {

// Marks are decoration: the word always stands beside them. Sizes in px (0.75 pt).
std::string brand_mark();
std::string outcome_mark(Outcome outcome, int bars, double size);
std::string gap_mark(GapKind kind, bool mandatory, double size);
std::string verdict_mark(Verdict verdict, double size);
/// A group's tile; `name` is what a screen reader says, empty where the name stands beside it.
std::string group_tile(const std::string& code, const std::string& name, double height);
/// Three squares: filled to the low score, outlined in ink to the high one, the rest pale.
std::string score_squares(const ScoreInterval& score);

struct BarStyle {
  double width = 120;
  double height = 10;
  map::Colour colour = map::tokens(map::Palette::print).outcome[1];
};
/// Solid to low, outlined to high, floor as a dashed tick. Scores 0..100.
std::string interval_bar(const Fractions& score, std::optional<Rational> floor, const BarStyle& style);
/// Counts of the five verdicts as one bar, in the order of Verdict.
std::string verdict_bar(const std::array<long long, 5>& counts, double width, double height);
/// Bars a site's level shows; 0 without a level.
int bars_of(const Scheme& scheme, const SiteResult& site);

}  // namespace levelground::report
