// SPDX-License-Identifier: Apache-2.0
#include "app/map/style.hpp"

#include <algorithm>
#include <span>

namespace levelground::map {
namespace {

// Data colours are shared by light, print and light high contrast; dark ones by the two dark palettes. Their smallest distances
// under colour-vision deficiency, in greyscale and against their grounds are tested in tests/app/map/test_palette.cpp.
constexpr std::array<Colour, 6> outcome_light{rgb(0x0B2E4A), rgb(0x14598C), rgb(0x3C8199), rgb(0x8E1230), rgb(0x766268), rgb(0xB97A1E)};
constexpr std::array<Colour, 6> outcome_dark{rgb(0xCCF2FE), rgb(0x5BC9F7), rgb(0x5499AF), rgb(0xBC6A5A), rgb(0xB2A3A1), rgb(0xFFCB85)};
constexpr std::array<Colour, 5> verdict_light{rgb(0x14573F), rgb(0xAE360C), rgb(0xB48103), rgb(0x6D7585), rgb(0x222D36)};
constexpr std::array<Colour, 5> verdict_dark{rgb(0x8AD0B2), rgb(0xF88C55), rgb(0xFDDE46), rgb(0x8597AB), rgb(0x7C797C)};
constexpr std::array<Colour, 4> gap_light{rgb(0x77011D), rgb(0xBE1E0D), rgb(0xD46F00), rgb(0x6C7577)};
constexpr std::array<Colour, 4> gap_dark{rgb(0xEB4A22), rgb(0xEC9F85), rgb(0xFEE367), rgb(0x939AAB)};
constexpr std::array<CodedColour, 8> groups_light{{{"CH", rgb(0xD86C01)}, {"OP", rgb(0x700059)}, {"WC", rgb(0x074599)}, {"BL", rgb(0x022029)},
                                                   {"DF", rgb(0x037668)}, {"CO", rgb(0x3E621E)}, {"WO", rgb(0xB25B94)}, {"RN", rgb(0x5D0100)}}};
constexpr std::array<CodedColour, 8> groups_dark{{{"CH", rgb(0xEEE458)}, {"OP", rgb(0xDB94C9)}, {"WC", rgb(0x7E92FF)}, {"BL", rgb(0xE8F6FF)},
                                                  {"DF", rgb(0x5CE3C5)}, {"CO", rgb(0xA9C585)}, {"WO", rgb(0xED4E87)}, {"RN", rgb(0x9A732A)}}};
constexpr std::array<CodedColour, 5> dimensions_light{
    {{"ACC", rgb(0x423C85)}, {"SAF", rgb(0x4B1A36)}, {"COM", rgb(0x0B807B)}, {"INC", rgb(0x9F393A)}, {"PAR", rgb(0xB68003)}}};
constexpr std::array<CodedColour, 5> dimensions_dark{
    {{"ACC", rgb(0x808DDA)}, {"SAF", rgb(0xA8678A)}, {"COM", rgb(0x89D2BE)}, {"INC", rgb(0xF98B76)}, {"PAR", rgb(0xFFDF56)}}};

Tokens make_light() {
  Tokens t;
  t.land = rgb(0xF4F1EA), t.building = rgb(0xE0D9CD), t.building_line = rgb(0xBDB3A3);
  t.green = rgb(0xDCE6CF), t.tree = rgb(0xB9CDA4), t.tree_line = rgb(0x8FA878);
  t.water = rgb(0xC9DDE8), t.water_line = rgb(0x93B4C8);
  t.road = rgb(0xFFFFFF), t.casing = rgb(0xD3CBBD), t.path = rgb(0xA2937D);
  t.play = rgb(0xECE1C8), t.parking = rgb(0xEBE7E0);
  t.site = rgb(0xFBF9F4), t.site_line = rgb(0x5B6570), t.ink = rgb(0x1B242D), t.halo = rgb(0xFBF9F4);
  t.muted = rgb(0x5A6570), t.route = rgb(0x0347B9);
  t.outcome = outcome_light, t.verdict = verdict_light, t.gap = gap_light, t.groups = groups_light, t.dimensions = dimensions_light;
  t.window = {rgb(0xECE9E2), rgb(0xFBFAF7), rgb(0xFFFFFF), rgb(0x1B242D), rgb(0x4F5B66), rgb(0xDCE9F5), rgb(0x7A838C), rgb(0xD5CFC3),
              rgb(0x14598C), rgb(0xFFFFFF), rgb(0xE3EEF7), rgb(0x0347B9), rgb(0x8E1230), rgb(0x12324A), rgb(0xFFFFFF)};
  return t;
}

Tokens make_print() {
  Tokens t = make_light();
  t.land = rgb(0xF6F4EF), t.building = rgb(0xE3DFD8), t.building_line = rgb(0xA9A296);
  t.green = rgb(0xE4ECD9), t.tree = rgb(0xC8D8B8);
  t.water = rgb(0xD5E4EC), t.water_line = rgb(0x8FAEC0);
  t.casing = rgb(0xC4BDB1), t.path = rgb(0x8A7C68);
  t.play = rgb(0xF1E9D8), t.parking = rgb(0xF0EDE7);
  t.site = rgb(0xFFFFFF), t.site_line = rgb(0x3A434C), t.halo = rgb(0xFFFFFF), t.muted = rgb(0x4A545E);
  return t;
}

Tokens make_dark() {
  Tokens t;
  t.land = rgb(0x171C22), t.building = rgb(0x2A2F36), t.building_line = rgb(0x3B4550);
  t.green = rgb(0x1C3327), t.tree = rgb(0x2C4A38), t.tree_line = rgb(0x46684F);
  t.water = rgb(0x12293A), t.water_line = rgb(0x2A5168);
  t.road = rgb(0x2E363F), t.casing = rgb(0x0F1317), t.path = rgb(0x7A8693);
  t.play = rgb(0x2F2C22), t.parking = rgb(0x22272D);
  t.site = rgb(0x262E37), t.site_line = rgb(0x8C98A4), t.ink = rgb(0xE9EEF2), t.halo = rgb(0x12171C);
  t.muted = rgb(0xA3AFBA), t.route = rgb(0x7FA6FF);
  t.outcome = outcome_dark, t.verdict = verdict_dark, t.gap = gap_dark, t.groups = groups_dark, t.dimensions = dimensions_dark;
  t.window = {rgb(0x0F1317), rgb(0x1A2027), rgb(0x222A33), rgb(0xE9EEF2), rgb(0xA9B5C0), rgb(0x233F5C), rgb(0x7C8996), rgb(0x36404B),
              rgb(0x7FB6F0), rgb(0x0F1317), rgb(0x203A54), rgb(0x9CC0FF), rgb(0xF0918A), rgb(0x0B1117), rgb(0xFFFFFF)};
  return t;
}

Tokens make_contrast(const Tokens& base, Colour paper, Colour ink, Colour accent, Colour selection, Colour failure) {
  Tokens t = base;
  t.land = t.building = t.green = t.tree = t.water = t.road = t.play = t.parking = t.site = t.halo = paper;
  t.building_line = t.tree_line = t.water_line = t.casing = t.path = mix(paper, ink, 0.62);
  t.site_line = t.ink = t.muted = ink;
  t.route = accent;
  t.window = {paper, paper, paper, ink, ink, selection, ink, ink, accent, paper, selection, accent, failure, paper, ink};
  t.outlines_only = true;
  return t;
}

Colour by_code(std::span<const CodedColour> list, std::string_view code, Colour fallback) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const CodedColour& c) { return c.code == code; });
  return found == list.end() ? fallback : found->colour;
}

}  // namespace

const Tokens& tokens(Palette palette) {
  static const std::array<Tokens, 5> all{
      make_light(), make_dark(), make_print(),
      make_contrast(make_light(), rgb(0xFFFFFF), rgb(0x000000), rgb(0x00338A), rgb(0xFFF3A6), rgb(0x7A0019)),
      make_contrast(make_dark(), rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFE34D), rgb(0x1B3A66), rgb(0xFF9E97))};
  return all.at(static_cast<std::size_t>(palette));
}

Colour group_colour(const Tokens& t, std::string_view code) { return by_code(t.groups, code, t.muted); }
Colour dimension_colour(const Tokens& t, std::string_view code) { return by_code(t.dimensions, code, t.muted); }

std::optional<OutcomeClass> outcome_class(Outcome outcome, int bars) {
  switch (outcome) {
    case Outcome::level: return bars >= 3 ? OutcomeClass::gold : bars == 2 ? OutcomeClass::silver : OutcomeClass::certified;
    case Outcome::not_certified: return OutcomeClass::not_certified;
    case Outcome::undetermined: return OutcomeClass::undetermined;
    case Outcome::screening: return OutcomeClass::screening;
  }
  return std::nullopt;
}

std::optional<OutcomeClass> outcome_class(const SiteShape& site) {
  switch (site.kind) {
    case SiteClass::level: return outcome_class(Outcome::level, site.bars);
    case SiteClass::not_certified: return OutcomeClass::not_certified;
    case SiteClass::undetermined: return OutcomeClass::undetermined;
    case SiteClass::screening: return OutcomeClass::screening;
    case SiteClass::no_result: break;
  }
  return std::nullopt;
}

AreaStyle outcome_style(const Tokens& t, OutcomeClass kind) {
  AreaStyle s;
  s.colour = s.pattern_colour = t.outcome[static_cast<std::size_t>(kind)];
  using K = Pattern::Kind;
  switch (kind) {
    case OutcomeClass::gold: s.tint = 0.50; break;
    case OutcomeClass::silver: s.tint = 0.36; break;
    case OutcomeClass::certified: s.tint = 0.26; break;
    case OutcomeClass::not_certified: s.tint = 0.12, s.pattern = {K::diagonal, 10, 2.2}; break;
    case OutcomeClass::undetermined: s.pattern = {K::cross, 9, 1}, s.dash = {5, 3}; break;
    case OutcomeClass::screening: s.pattern = {K::dots, 8, 1.35}, s.dash = {1.5, 3}; break;
  }
  if (t.outlines_only) s.tint = 0, s.pattern.weight *= 2;
  return s;
}

std::size_t coverage_class(double coverage) {
  std::size_t c = 0;
  // A hair below a break is below it: shares come from exact fractions, so nothing needs a tolerance.
  while (c < coverage_breaks.size() && coverage * 100 >= coverage_breaks[c]) ++c;
  return c;
}

AreaStyle coverage_style(const Tokens& t, double coverage) {
  static constexpr std::array<double, 6> tints{0, 0.12, 0.22, 0.34, 0.48, 0.62};
  static constexpr std::array<Pattern, 6> patterns{{{Pattern::Kind::cross, 6, 0.9},
                                                    {Pattern::Kind::diagonal, 5, 0.9},
                                                    {Pattern::Kind::diagonal, 8, 0.9},
                                                    {Pattern::Kind::diagonal, 13, 0.9},
                                                    {Pattern::Kind::diagonal, 22, 0.9},
                                                    {}}};
  const std::size_t c = coverage_class(coverage);
  AreaStyle s;
  s.colour = t.outcome[static_cast<std::size_t>(OutcomeClass::silver)];
  s.tint = t.outlines_only ? 0 : tints[c];
  s.pattern = patterns[c];
  if (t.outlines_only) s.pattern.weight *= 2;
  s.pattern_colour = mix(t.site, t.site_line, 0.85);
  s.outline = c + 1 == tints.size() ? 1.5 : 1;
  if (c + 1 != tints.size()) s.dash = {1.5, 3};
  return s;
}

double scale_denominator(const View& view) { return view.metres_per_pixel / (0.0254 / 96); }

Detail detail(const View& view) {
  const double n = scale_denominator(view);
  return n <= 1500 ? Detail::close : n <= 7500 ? Detail::near : n <= 30000 ? Detail::far : Detail::city;
}

Weights weights(Detail d, const Tokens& t) {
  Weights w{};
  switch (d) {
    case Detail::close: w = {0.7, 1, 2, 3.2, 30, 23, true, true, true, true, true, true}; break;
    case Detail::near: w = {0.7, 1, 2.2, 2, 26, 18, true, false, false, true, true, true}; break;
    case Detail::far: w = {0.4, 0.8, 1.6, 1, 20, 12, false, false, false, false, false, true}; break;
    case Detail::city: w = {0, 0.7, 1, 0, 14, 0, false, false, false, false, false, false}; break;
  }
  if (t.outlines_only && w.building_line == 0) w.building_line = 0.4;
  return w;
}

}  // namespace levelground::map
