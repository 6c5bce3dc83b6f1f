// SPDX-License-Identifier: Apache-2.0
#include "app/map/colour.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace levelground::map {
namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

}  // namespace

Colour mix(Colour ground, Colour over, double share) {
  const auto channel = [share](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a * (1 - share) + b * share));
  };
  return {channel(ground.r, over.r), channel(ground.g, over.g), channel(ground.b, over.b), 255};
}

std::string to_hex(Colour c) { return fmt::format("#{:02X}{:02X}{:02X}", c.r, c.g, c.b); }

double contrast(Colour a, Colour b) {
  const double one = luminance(a);
  const double other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Colour glyph_on(Colour ground) {
  constexpr double enough = 3.45;  // WCAG asks 3 of graphics
  const Colour white = rgb(0xFFFFFF);
  return contrast(ground, white) >= enough ? white : ink_on(ground);
}

Colour ink_on(Colour ground) {
  const Colour black = rgb(0x000000);
  const Colour white = rgb(0xFFFFFF);
  return contrast(ground, white) >= contrast(ground, black) ? white : black;
}

}  // namespace levelground::map
