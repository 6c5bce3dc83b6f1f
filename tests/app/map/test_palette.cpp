// SPDX-License-Identifier: Apache-2.0
// The colours of every set can be told apart by people with colour-vision deficiency, in greyscale, and from their grounds.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "app/map/style.hpp"

namespace levelground::map::test_palette {
namespace {

using Triple = std::array<double, 3>;

double to_linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

Triple linear(Colour c) { return {to_linear(c.r / 255.0), to_linear(c.g / 255.0), to_linear(c.b / 255.0)}; }

/// CIE L*a*b* of linear sRGB under D65.
Triple lab(const Triple& rgb) {
  const double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
  const double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
  const double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

/// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB: none, protanopia, deuteranopia, tritanopia.
constexpr std::array<std::array<double, 9>, 4> machado{{{1, 0, 0, 0, 1, 0, 0, 0, 1},
                                                        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
                                                        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
                                                        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}}};

Triple seen(Colour c, std::size_t eye) {
  const Triple in = linear(c);
  Triple out{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t k = 0; k < 3; ++k) out[i] += machado[eye][i * 3 + k] * in[k];
    out[i] = std::min(1.0, std::max(0.0, out[i]));
  }
  return lab(out);
}

/// CIEDE2000 (Sharma, Wu and Dalal 2005).
double ciede2000(const Triple& p, const Triple& q) {
  constexpr double pi = std::numbers::pi;
  const double c_mean = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
  const double g = 0.5 * (1 - std::sqrt(std::pow(c_mean, 7) / (std::pow(c_mean, 7) + std::pow(25.0, 7))));
  const double a1 = p[1] * (1 + g);
  const double a2 = q[1] * (1 + g);
  const double c1 = std::hypot(a1, p[2]);
  const double c2 = std::hypot(a2, q[2]);
  const auto hue = [&](double a, double b) {
    if (a == 0 && b == 0) return 0.0;
    const double h = std::atan2(b, a);
    return h < 0 ? h + 2 * pi : h;
  };
  const double h1 = hue(a1, p[2]);
  const double h2 = hue(a2, q[2]);
  double dh = h2 - h1;
  if (c1 * c2 == 0) dh = 0;
  else if (dh > pi) dh -= 2 * pi;
  else if (dh < -pi) dh += 2 * pi;
  const double dl = q[0] - p[0];
  const double dc = c2 - c1;
  const double big_dh = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2);
  const double l = (p[0] + q[0]) / 2;
  const double c = (c1 + c2) / 2;
  double h = h1 + h2;
  if (c1 * c2 != 0) h = std::abs(h1 - h2) <= pi ? (h1 + h2) / 2 : (h1 + h2 < 2 * pi ? (h1 + h2 + 2 * pi) / 2 : (h1 + h2 - 2 * pi) / 2);
  const double t = 1 - 0.17 * std::cos(h - pi / 6) + 0.24 * std::cos(2 * h) + 0.32 * std::cos(3 * h + pi / 30) - 0.20 * std::cos(4 * h - 63 * pi / 180);
  const double turn = pi / 6 * std::exp(-std::pow((h * 180 / pi - 275) / 25, 2));
  const double rc = 2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
  const double sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
  const double sc = 1 + 0.045 * c;
  const double sh = 1 + 0.015 * c * t;
  return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(big_dh / sh, 2) - std::sin(2 * turn) * rc * (dc / sc) * (big_dh / sh));
}

struct Set {
  const char* name;
  std::vector<Colour> colours;
};

std::vector<Set> sets(const Tokens& t) {
  std::vector<Set> all{{"outcome", {t.outcome.begin(), t.outcome.end()}}, {"verdict", {t.verdict.begin(), t.verdict.end()}}, {"gap", {t.gap.begin(), t.gap.end()}}};
  all.push_back({"groups", {}});
  for (const CodedColour& g : t.groups) all.back().colours.push_back(g.colour);
  all.push_back({"dimensions", {}});
  for (const CodedColour& d : t.dimensions) all.back().colours.push_back(d.colour);
  return all;
}

constexpr std::array<Palette, 5> palettes{Palette::light, Palette::dark, Palette::print, Palette::contrast_light, Palette::contrast_dark};

TEST(Ciede2000, AgreesWithThePublishedPairs) {
  // Sharma, Wu and Dalal 2005, table 1, pairs 1, 7 and 25.
  EXPECT_NEAR(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
  EXPECT_NEAR(ciede2000({50, 0, 0}, {50, -1, 2}), 2.3669, 1e-4);
  EXPECT_NEAR(ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}), 1.2644, 1e-4);
}

TEST(Palette, EveryPairDiffersForEveryEye) {
  for (const Palette palette : palettes)
    for (const Set& set : sets(tokens(palette)))
      for (std::size_t eye = 0; eye < machado.size(); ++eye)
        for (std::size_t i = 0; i < set.colours.size(); ++i)
          for (std::size_t k = i + 1; k < set.colours.size(); ++k)
            EXPECT_GE(ciede2000(seen(set.colours[i], eye), seen(set.colours[k], eye)), 11)
                << set.name << ' ' << i << ' ' << k << ", eye " << eye << ", palette " << static_cast<int>(palette);
}

TEST(Palette, EveryPairDiffersInGreyscale) {
  for (const Palette palette : palettes)
    for (const Set& set : sets(tokens(palette)))
      for (std::size_t i = 0; i < set.colours.size(); ++i)
        for (std::size_t k = i + 1; k < set.colours.size(); ++k)
          EXPECT_GE(std::abs(lab(linear(set.colours[i]))[0] - lab(linear(set.colours[k]))[0]), 5.5) << set.name << ' ' << i << ' ' << k;
}

TEST(Palette, DataColoursStandOutFromTheirGrounds) {
  for (const Palette palette : palettes) {
    const Tokens& t = tokens(palette);
    for (const Set& set : sets(t))
      for (const Colour& colour : set.colours)
        for (const Colour& ground : {t.land, t.site, t.halo, t.window.panel, t.window.card})
          EXPECT_GE(contrast(colour, ground), 3.0) << set.name << ' ' << to_hex(colour) << " on " << to_hex(ground) << ", palette " << static_cast<int>(palette);
  }
}

TEST(Palette, TextCanBeRead) {
  for (const Palette palette : palettes) {
    const Tokens& t = tokens(palette);
    const WindowTokens& w = t.window;
    for (const Colour& ground : {w.window, w.panel, w.card, w.selected_row, w.chosen_chip}) {
      EXPECT_GE(contrast(w.text, ground), 4.5);
      EXPECT_GE(contrast(w.second_text, ground), 4.5);
    }
    for (const Colour& ground : {w.window, w.panel, w.card}) {
      EXPECT_GE(contrast(w.failure_text, ground), 4.5);
      EXPECT_GE(contrast(w.control_line, ground), 3.0) << static_cast<int>(palette);
      EXPECT_GE(contrast(w.focus, ground), 3.0);
    }
    EXPECT_GE(contrast(w.on_accent, w.accent), 4.5);
    EXPECT_GE(contrast(w.on_top_bar, w.top_bar), 4.5);
    EXPECT_GE(contrast(t.ink, t.halo), 4.5);
    EXPECT_GE(contrast(t.muted, t.halo), 4.5);
    for (const CodedColour& g : t.groups) EXPECT_GE(contrast(ink_on(g.colour), g.colour), 4.5) << g.code;
    for (const Set& set : sets(t))
      for (const Colour& colour : set.colours) EXPECT_GE(contrast(ink_on(colour), colour), 3.0) << "glyph on " << to_hex(colour);
  }
}

}  // namespace
}  // namespace levelground::map::test_palette
