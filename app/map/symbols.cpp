// SPDX-License-Identifier: Apache-2.0
#include "app/map/symbols.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace levelground::map {
namespace {

constexpr std::string_view octagon = "M-.42 -1H.42L1 -.42V.42L.42 1H-.42L-1 .42V-.42Z";

SymbolPart filled(Path path, Ink ink) {
  SymbolPart part;
  part.path = std::move(path);
  part.fill = ink;
  return part;
}
SymbolPart filled(std::string_view d, Ink ink) { return filled(parse_path(d), ink); }
SymbolPart line(std::string_view d, Ink ink, double width, bool round = false) {
  SymbolPart part;
  part.path = parse_path(d);
  part.stroke = ink, part.width = width, part.round = round;
  return part;
}
SymbolPart outlined(Path path, double width, std::vector<double> dash = {}) {
  SymbolPart part;
  part.path = std::move(path);
  part.fill = Ink::ground, part.stroke = Ink::colour, part.width = width, part.dash = std::move(dash);
  return part;
}
Symbol symbol(std::vector<SymbolPart> parts, double half = 1) { return {std::move(parts), half, half, {}, {}, 0}; }

/// A glyph drawn as strokes and spots about (0, 0), moved and scaled onto its tile.
std::vector<SymbolPart> glyph(std::initializer_list<std::string_view> strokes, std::initializer_list<std::array<double, 3>> spots,
                              std::initializer_list<std::array<double, 3>> rings = {}) {
  static constexpr double scale = 1.12;
  static constexpr Point seat{-1.05, 0};
  std::vector<SymbolPart> parts;
  for (const auto& [x, y, r] : rings) {
    SymbolPart part;
    part.path = circle({x, y}, r).placed(scale, seat);
    part.stroke = Ink::glyph, part.width = 0.17 * scale, part.round = true;
    parts.push_back(std::move(part));
  }
  for (const std::string_view d : strokes) {
    SymbolPart part = line(d, Ink::glyph, 0.17 * scale, true);
    part.path = part.path.placed(scale, seat);
    parts.push_back(std::move(part));
  }
  for (const auto& [x, y, r] : spots) parts.push_back(filled(circle({x, y}, r).placed(scale, seat), Ink::glyph));
  return parts;
}

std::vector<SymbolPart> group_glyph(std::string_view code) {
  if (code == "CH") return glyph({"M0 -.2V.25M-.3 -.02L0 -.1L.3 -.02M-.22 .62L0 .22L.22 .62"}, {{0, -.42, .2}, {.5, .46, .15}});
  if (code == "OP") return glyph({"M-.06 -.28L-.16 .2L-.3 .62M-.16 .2L.06 .62M-.06 -.2L.22 .08M.3 0V.62"}, {{-.08, -.5, .19}});
  if (code == "WC")
    return glyph({"M-.05 -.32V.08H.28L.42 .5M-.05 -.14H.24", "M-.18 -.02A.36 .36 0 1 0 .28 .36"}, {{-.05, -.54, .18}});
  if (code == "BL") return glyph({"M-.2 -.28V.18L-.34 .62M-.2 .18L-.04 .62M-.2 -.16L.1 .06L.5 .62"}, {{-.2, -.5, .19}});
  if (code == "DF")
    return glyph({"M-.28 -.1A.3 .34 0 1 1 .26 .06C.12 .2 .08 .24 .06 .42A.18 .18 0 0 1 -.26 .4M-.08 -.1A.11 .13 0 1 1 .08 .02"
                  "M-.55 -.55L.55 .6"},
                 {});
  if (code == "CO")
    return glyph({"M-.1 .62V.3C-.5 .3 -.5 .1 -.46 -.1A.46 .46 0 1 1 .38 .2L.36 .62", "M-.12 -.16A.14 .14 0 1 1 .06 0V.08"},
                 {{.06, .22, .07}});
  if (code == "WO") return glyph({"M0 .06V.66M-.24 .38H.24"}, {}, {{0, -.24, .3}});
  if (code == "RN") return glyph({"M-.5 0H.5M0 -.5C-.3 -.2 -.3 .2 0 .5C.3 .2 .3 -.2 0 -.5"}, {}, {{0, 0, .5}});
  return {};
}

Colour resolve(Ink ink, const SymbolInks& inks, bool letters) {
  switch (ink) {
    case Ink::colour: return inks.colour;
    case Ink::ground: return inks.ground;
    case Ink::glyph: return letters ? ink_on(inks.colour) : glyph_on(inks.colour);
    case Ink::ink: return inks.ink;
    case Ink::none: break;
  }
  return {};
}

}  // namespace

const Symbol& gap_symbol(GapKind kind) {
  static const std::array<Symbol, 4> all{
      symbol({filled(octagon, Ink::colour), line("M-.55 0H.55", Ink::glyph, .34)}),
      symbol({filled("M0 -1.05L1.05 .85H-1.05Z", Ink::colour), line("M0 -.3V.3", Ink::glyph, .24), filled(circle({0, .56}, .14), Ink::glyph)},
             1.05),
      symbol({outlined(parse_path("M0 -1.05L1.05 0L0 1.05L-1.05 0Z"), .3), filled("M0 -.66L.66 0L0 .66Z", Ink::colour)}, 1.15),
      symbol({outlined(circle({0, 0}, .82), .26, {.43, .3}), filled(circle({0, 0}, .2), Ink::colour)}, 1.05)};
  return all.at(static_cast<std::size_t>(kind));
}

const Symbol& verdict_symbol(Verdict verdict) {
  static const std::array<Symbol, 5> all{
      symbol({filled(circle({0, 0}, 1), Ink::colour), line("M-.46 .04L-.12 .4L.5 -.36", Ink::glyph, .27)}),
      symbol({filled(rectangle(-.95, -.95, 1.9, 1.9, .12), Ink::colour), line("M-.45 -.45L.45 .45M-.45 .45L.45 -.45", Ink::glyph, .28)}),
      symbol({outlined(parse_path("M0 -1.08L1.08 0L0 1.08L-1.08 0Z"), .2), filled("M0 -1L1 0L0 1Z", Ink::colour)}, 1.1),
      symbol({outlined(circle({0, 0}, .9), .24, {.44, .28})}, 1.02), symbol({line("M-.75 0H.75", Ink::colour, .28)})};
  return all.at(static_cast<std::size_t>(verdict));
}

Symbol outcome_symbol(OutcomeClass kind, int bars) {
  switch (kind) {
    case OutcomeClass::not_certified:
      return symbol({filled(octagon, Ink::colour), line("M-.4 -.4L.4 .4M-.4 .4L.4 -.4", Ink::glyph, .26)});
    case OutcomeClass::undetermined:
      return symbol({outlined(circle({0, 0}, .9), .22, {.46, .24}), line("M-.27 -.22A.28 .28 0 1 1 .1 .04C.02 .08 0 .13 0 .24", Ink::ink, .19),
                     filled(circle({0, .48}, .12), Ink::ink)},
                    1.02);
    case OutcomeClass::screening:
      return symbol({outlined(parse_path("M-.9 -.9H.9V.9H-.9Z"), .22), line("M-.5 .1A.55 .55 0 0 1 .5 .1M0 .1V-.5", Ink::ink, .18),
                     filled(circle({0, .32}, .17), Ink::ink)},
                    1.02);
    case OutcomeClass::gold:
    case OutcomeClass::silver:
    case OutcomeClass::certified: break;
  }
  Symbol s = symbol({filled(circle({0, 0}, 1), Ink::colour)});
  const double step = bars <= 3 ? .42 : 1.0 / bars;  // a scheme with more levels gets more, thinner bars
  const double first = -step * (bars - 1) / 2;
  for (int i = 0; i < bars; ++i) {
    Path bar;
    bar.move_to({-.52, first + step * i}), bar.line_to({.52, first + step * i});
    SymbolPart part;
    part.path = std::move(bar);
    part.stroke = Ink::glyph, part.width = std::min(.24, step * .57);
    s.parts.push_back(std::move(part));
  }
  return s;
}

Symbol group_symbol(std::string_view code) {
  Symbol s;
  s.half_width = 2.05, s.half_height = 1;
  s.parts.push_back(filled(rectangle(-2.01, -.96, 4.02, 1.92, .42), Ink::colour));
  auto drawn = group_glyph(code);
  s.letters = code;
  s.letters_size = 1.12;
  s.letters_at = {drawn.empty() ? 0 : .77, .4};
  for (SymbolPart& part : drawn) s.parts.push_back(std::move(part));
  return s;
}

Symbol dimension_symbol(std::string_view code) {
  const std::string_view shape = code == "SAF"   ? "M-.95 -.95H.95V.1C.95 .6 .5 .95 0 1.05C-.5 .95 -.95 .6 -.95 .1Z"
                                 : code == "INC" ? "M-.5 -1H.5L1 0L.5 1H-.5L-1 0Z"
                                 : code == "PAR" ? "M-1 -.9H1V.55H.1L-.5 1.05V.55H-1Z"
                                                 : "M-1 -1H1V1H-1Z";
  Symbol s = symbol({code == "COM" ? filled(circle({0, 0}, 1), Ink::colour) : filled(shape, Ink::colour)}, 1.05);
  s.letters = code.substr(0, 1);
  s.letters_size = .96;
  s.letters_at = {0, code == "PAR" ? .18 : .34};
  return s;
}

const Symbol& lamp_symbol() {
  static const Symbol s = symbol({filled(circle({0, 0}, .38), Ink::ink), line("M0 -1V-.62M0 1V.62M-1 0H-.62M1 0H.62", Ink::ink, .22)});
  return s;
}

const Symbol& north_symbol() {
  static const Symbol s = symbol({filled("M0 -1L.62 1L0 .6L-.62 1Z", Ink::ink)});
  return s;
}

void draw_symbol(Canvas& canvas, const Symbol& symbol, const SymbolInks& inks, Point at, double radius, double halo, bool mandatory) {
  const Path silhouette = symbol.parts.front().path.placed(radius, at);
  const double own_line = symbol.parts.front().fill == Ink::none ? 0 : symbol.parts.front().width * radius;
  if (inks.outline) {
    const Path edge = symbol.parts.front().path.placed(mandatory ? radius * mandatory_ring : radius, at);
    canvas.path(edge, {inks.ground, Stroke{*inks.outline, own_line + 2 * (halo + 2), {}, true}});
  }
  if (mandatory) {
    const Path ring = symbol.parts.front().path.placed(radius * mandatory_ring, at);
    if (halo > 0) canvas.path(ring, {inks.ground, Stroke{inks.ground, 0.13 * radius * mandatory_ring + 2 * halo, {}, true}});
    canvas.path(ring, {inks.ground, Stroke{inks.colour, 0.13 * radius * mandatory_ring, {}, false}});
  } else if (halo > 0) {
    canvas.path(silhouette, {inks.ground, Stroke{inks.ground, own_line + 2 * halo, {}, true}});
  }
  for (const SymbolPart& part : symbol.parts) {
    PathStyle style;
    if (part.fill != Ink::none) style.fill = resolve(part.fill, inks, !symbol.letters.empty());
    if (part.stroke != Ink::none) {
      Stroke stroke{resolve(part.stroke, inks, !symbol.letters.empty()), part.width * radius, part.dash, part.round};
      for (double& d : stroke.dash) d *= radius;
      style.stroke = std::move(stroke);
    }
    canvas.path(part.path.placed(radius, at), style);
  }
  if (!symbol.letters.empty()) {
    TextStyle text;
    text.size = symbol.letters_size * radius, text.weight = 700, text.colour = ink_on(inks.colour), text.anchor = TextStyle::Anchor::middle;
    canvas.text(symbol.letters, {at.x + symbol.letters_at.x * radius, at.y + symbol.letters_at.y * radius}, text);
  }
}

}  // namespace levelground::map
