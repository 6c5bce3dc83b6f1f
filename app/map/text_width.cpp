// SPDX-License-Identifier: Apache-2.0
#include "app/map/text_width.hpp"

#include <array>
#include <cstdint>

namespace levelground::map {
namespace {

constexpr std::uint32_t first = 0x20;
/// Advance widths of Inter Medium in thousandths of an em, U+0020 to U+017F.
constexpr std::array<std::uint16_t, 352> advances{
    265, 294, 400, 637, 643, 828, 651, 217, 378, 378, 522, 666, 288, 463, 283, 368, 646, 473, 613, 644,
    654, 620, 636, 579, 631, 636, 283, 288, 666, 666, 666, 526, 968, 700, 654, 735, 722, 603, 586, 749,
    742, 270, 552, 664, 564, 898, 747, 768, 639, 768, 645, 643, 651, 738, 700, 978, 666, 685, 639, 378,
    368, 378, 475, 460, 497, 569, 626, 568, 626, 587, 369, 617, 602, 249, 249, 556, 249, 884, 597, 602,
    617, 617, 384, 536, 372, 594, 566, 825, 551, 566, 551, 378, 342, 378, 666, 600, 600, 600, 600, 600,
    600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600,
    600, 600, 600, 600, 600, 600, 600, 600, 265, 294, 568, 644, 737, 556, 292, 565, 572, 915, 462, 569,
    553, 463, 668, 488, 456, 666, 422, 434, 497, 637, 603, 283, 303, 316, 461, 570, 882, 923, 954, 526,
    700, 700, 700, 700, 700, 700, 1004, 735, 603, 603, 603, 603, 270, 270, 270, 270, 722, 747, 768, 768,
    768, 768, 768, 666, 768, 738, 738, 738, 738, 685, 644, 627, 569, 569, 569, 569, 569, 569, 921, 568,
    587, 587, 587, 587, 249, 249, 249, 249, 586, 597, 602, 602, 602, 602, 602, 666, 602, 594, 594, 594,
    594, 566, 610, 566, 700, 569, 700, 569, 700, 569, 735, 568, 735, 568, 735, 568, 735, 568, 722, 697,
    722, 626, 603, 587, 603, 587, 603, 587, 603, 587, 603, 587, 749, 617, 749, 617, 749, 617, 749, 617,
    742, 602, 788, 602, 446, 282, 270, 249, 270, 249, 270, 252, 270, 249, 821, 498, 552, 249, 664, 556,
    644, 564, 249, 564, 249, 564, 328, 568, 347, 570, 249, 747, 597, 747, 597, 747, 597, 600, 747, 600,
    768, 602, 768, 602, 768, 602, 975, 985, 645, 384, 645, 384, 645, 384, 643, 536, 643, 536, 643, 536,
    643, 536, 651, 372, 651, 384, 651, 372, 738, 594, 738, 594, 738, 594, 738, 594, 738, 594, 738, 594,
    978, 825, 685, 566, 685, 639, 551, 639, 551, 639, 551, 275};

/// The next code point; malformed bytes count as one each, so that hostile names still have a width.
std::uint32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at++);
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  std::uint32_t code = more == 0 ? lead : lead & (0x3FU >> more);
  for (int i = 0; i < more && at < text.size() && (byte(at) & 0xC0) == 0x80; ++i) code = code << 6 | (byte(at++) & 0x3F);
  return code;
}

}  // namespace

double text_width(std::string_view text, double size, int weight) {
  double thousandths = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code = next(text, at);
    if (code >= first && code < first + advances.size()) thousandths += advances[code - first];
    else if (code >= 0x300 && code < 0x370) continue;      // combining marks
    else thousandths += code >= 0x2E80 ? 1000 : 620;       // other scripts: wide ones a full em
  }
  return thousandths / 1000 * size * (weight >= 600 ? 1.035 : 1.0);
}

}  // namespace levelground::map
