// SPDX-License-Identifier: Apache-2.0
#include "app/report/marks.hpp"

#include <algorithm>
#include <array>

#include "app/map/clip.hpp"
#include "app/map/svg.hpp"

namespace levelground::report {
namespace {

using map::PathStyle;
using map::rectangle;
using map::Stroke;

const map::Tokens& style() { return map::tokens(map::Palette::print); }
constexpr map::Colour white = map::rgb(0xFFFFFF);
constexpr map::Colour track = map::rgb(0xE4E0D8);
constexpr map::Colour pale_line = map::rgb(0x858077);

map::SymbolInks on_paper(map::Colour colour) { return {colour, white, style().ink, std::nullopt}; }

map::Path stroke_path(Point a, Point b) {
  map::Path path;
  path.move_to(a), path.line_to(b);
  return path;
}

std::string finish(map::SvgCanvas& canvas, double width, double height) {
  std::string body = canvas.take();
  std::erase(body, '\n');
  return map::svg_document(width, height, "", "", body);
}

}  // namespace

std::string brand_mark() {
  map::SvgCanvas canvas;
  const Stroke stroke{style().ink, 2.6, {}, false};
  canvas.path(stroke_path({1, 18.5}, {25, 18.5}), {std::nullopt, stroke});
  canvas.path(stroke_path({4, 12.2}, {22, 12.2}), {std::nullopt, stroke});
  canvas.path(stroke_path({8, 5.9}, {18, 5.9}), {std::nullopt, stroke});
  return finish(canvas, 26, 22);
}

std::string outcome_mark(Outcome outcome, int bars, double size) {
  const map::OutcomeClass kind = *map::outcome_class(outcome, bars);
  return map::symbol_svg(map::outcome_symbol(kind, bars), on_paper(style().outcome[static_cast<std::size_t>(kind)]), size, "");
}

std::string gap_mark(GapKind kind, bool mandatory, double size) {
  return map::symbol_svg(map::gap_symbol(kind), on_paper(style().gap[static_cast<std::size_t>(kind)]), size, "", mandatory);
}

std::string verdict_mark(Verdict verdict, double size) {
  return map::symbol_svg(map::verdict_symbol(verdict), on_paper(style().verdict[static_cast<std::size_t>(verdict)]), size, "");
}

std::string group_tile(const std::string& code, const std::string& name, double height) {
  return map::symbol_svg(map::group_symbol(code), on_paper(map::group_colour(style(), code)), height, name);
}

std::string score_squares(const ScoreInterval& score) {
  map::SvgCanvas canvas;
  for (int i = 0; i < max_score; ++i) {
    const double x = 1 + i * 12.5;
    if (i < score.low) canvas.path(rectangle(x - 0.6, 0.4, 11.2, 11.2), {style().ink, std::nullopt});
    else canvas.path(rectangle(x, 1, 10, 10), {white, Stroke{i < score.high ? style().ink : pale_line, i < score.high ? 1.6 : 1.0, {}, false}});
  }
  return finish(canvas, 38, 12);
}

std::string interval_bar(const Fractions& score, std::optional<Rational> floor, const BarStyle& b) {
  map::SvgCanvas canvas;
  const auto x = [&](const Rational& value) { return std::clamp(value.to_double() / 100, 0.0, 1.0) * b.width; };
  const double middle = b.height / 2;
  const double thick = b.height * 0.72;
  canvas.path(rectangle(0, middle - b.height * 0.14, b.width, b.height * 0.28), {track, std::nullopt});
  const double low = x(score.low);
  double high = x(score.high);
  if (low > 0) canvas.path(rectangle(0, middle - thick / 2, low, thick), {b.colour, std::nullopt});
  if (score.high > score.low) {
    high = std::max(high, low + 1.8);  // an open end is always seen
    const double left = std::min(low + 0.75, b.width - 1.8);
    canvas.path(rectangle(left, middle - thick / 2 + 0.75, std::max(std::min(high, b.width) - left - 0.75, 0.6), thick - 1.5),
                {white, Stroke{b.colour, 1.5, {}, false}});
  }
  if (floor) {
    const double at = x(*floor);
    canvas.path(stroke_path({at, 0}, {at, b.height}), {std::nullopt, Stroke{white, 3, {}, false}});
    canvas.path(stroke_path({at, 0}, {at, b.height}), {std::nullopt, Stroke{style().ink, 1.2, {2, 1.5}, false}});
  }
  return finish(canvas, b.width, b.height);
}

std::string verdict_bar(const std::array<long long, 5>& counts, double width, double height) {
  long long sum = 0;
  for (const long long n : counts) sum += n;
  map::SvgCanvas canvas;
  double x = 0;
  for (std::size_t i = 0; sum > 0 && i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const double w = width * static_cast<double>(counts[i]) / static_cast<double>(sum);
    const map::Colour colour = style().verdict[i];
    const auto verdict = static_cast<Verdict>(i);
    // What is not known is never a solid block: pattern says how sure.
    if (verdict == Verdict::met || verdict == Verdict::not_met) {
      canvas.path(rectangle(x, 0, w, height), {colour, std::nullopt});
    } else {
      canvas.path(rectangle(x, 0, w, height), {verdict == Verdict::cannot_tell ? map::mix(white, colour, 0.35) : white, std::nullopt});
      if (verdict == Verdict::not_observed && w > 2) {
        map::Path lines;
        const Box frame{x, 0, x + w, height};
        for (const map::Segment& s : map::hatch({{{x, 0}, {x + w, 0}, {x + w, height}, {x, height}}}, -45, 4, {0, 0}, frame))
          lines.move_to(s.a), lines.line_to(s.b);
        if (!lines.empty()) canvas.path(lines, {std::nullopt, Stroke{map::mix(white, colour, 0.7), 0.8, {}, false}});
      }
      if (w > 1.2) canvas.path(rectangle(x + 0.5, 0.5, w - 1, height - 1), {std::nullopt, Stroke{colour, 1, {}, false}});
    }
    x += w;
  }
  return finish(canvas, width, height);
}

int bars_of(const Scheme& scheme, const SiteResult& site) { return site.level ? scheme.levels[*site.level].bars : 0; }

}  // namespace levelground::report
