// SPDX-License-Identifier: Apache-2.0
/// Where text may stand: greedy placing of labels that never cover one another or a symbol.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/geometry/geometry.hpp"

namespace levelground::map {

/// Boxes that are taken, in pixels. Cells keep thousands of labels quick.
class Occupied {
 public:
  [[nodiscard]] bool free(const Box& box) const;
  void take(const Box& box);

 private:
  template <typename Visit>
  static void cells(const Box& box, Visit visit);
  std::unordered_map<long long, std::vector<Box>> m_cells;
};

/// A stretch of a line straight enough to carry a text.
struct TextSeat {
  Point middle;        ///< px
  double angle = 0;    ///< degrees clockwise, -90..90, so that nothing stands on its head
};
/// The straightest stretch of at least `width` px whose bend stays within `bend` px; nullopt when there is none.
std::optional<TextSeat> seat_on(const Line& line, double width, double bend);
/// Boxes that cover a text of this width and height about a middle, turned.
std::vector<Box> boxes_of(const TextSeat& seat, double width, double height);

}  // namespace levelground::map
