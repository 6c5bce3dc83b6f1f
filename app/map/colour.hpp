// SPDX-License-Identifier: Apache-2.0
/// Colours as eight-bit sRGB with alpha, and the little arithmetic a map needs.
#pragma once

#include <cstdint>
#include <string>

namespace levelground::map {

/// sRGB, 0..255 each; alpha 255 is opaque.
struct Colour {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

/// 0xRRGGBB.
constexpr Colour rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16 & 0xFF), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
          static_cast<std::uint8_t>(hex & 0xFF), 255};
}
constexpr Colour with_alpha(Colour c, double alpha) {
  c.a = static_cast<std::uint8_t>(alpha * 255 + 0.5);
  return c;
}
/// `share` of `over` laid on `ground`, opaque; share 0..1.
Colour mix(Colour ground, Colour over, double share);
/// "#RRGGBB"; alpha is written apart.
std::string to_hex(Colour c);
/// Contrast of WCAG 2.x, 1..21; alpha is ignored.
double contrast(Colour a, Colour b);
/// White where it stands out well enough for a glyph, else black: the bars of the levels stay alike.
Colour glyph_on(Colour ground);
/// Black or white, whichever contrasts more with `ground`.
Colour ink_on(Colour ground);

}  // namespace levelground::map
