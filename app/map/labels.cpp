// SPDX-License-Identifier: Apache-2.0
#include "app/map/labels.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace levelground::map {

template <typename Visit>
void Occupied::cells(const Box& box, Visit visit) {
  constexpr double side = 64;
  for (auto x = static_cast<long long>(std::floor(box.min_x / side)); x <= static_cast<long long>(std::floor(box.max_x / side)); ++x)
    for (auto y = static_cast<long long>(std::floor(box.min_y / side)); y <= static_cast<long long>(std::floor(box.max_y / side)); ++y)
      visit(x * 1000003 + y);
}

bool Occupied::free(const Box& box) const {
  bool free = true;
  cells(box, [&](long long key) {
    const auto found = m_cells.find(key);
    if (found == m_cells.end()) return;
    for (const Box& taken : found->second) free = free && !taken.intersects(box);
  });
  return free;
}

void Occupied::take(const Box& box) {
  cells(box, [&](long long key) { m_cells[key].push_back(box); });
}

std::optional<TextSeat> seat_on(const Line& line, double width, double bend) {
  std::optional<TextSeat> best;
  double best_offset = bend;
  const double total = length(line);
  if (total < width) return std::nullopt;
  // Candidates stand every half text; the one with the least bend wins, the earliest of equals.
  const int candidates = std::clamp(static_cast<int>((total - width) / (width / 2)) + 1, 1, 24);
  for (int i = 0; i < candidates; ++i) {
    const double from = candidates == 1 ? (total - width) / 2 : (total - width) * i / (candidates - 1);
    const Line part = part_of(line, from, from + width);
    if (part.size() < 2) continue;
    const Line chord{part.front(), part.back()};
    if (distance(chord.front(), chord.back()) < width * 0.94) continue;
    double offset = 0;
    for (const Point& p : part) offset = std::max(offset, distance(chord, p));
    if (offset > best_offset || (best && offset >= best_offset)) continue;
    best_offset = offset;
    double angle = std::atan2(chord[1].y - chord[0].y, chord[1].x - chord[0].x) * 180 / std::numbers::pi;
    if (angle > 90) angle -= 180;
    if (angle <= -90) angle += 180;
    best = TextSeat{{(chord[0].x + chord[1].x) / 2, (chord[0].y + chord[1].y) / 2}, angle};
  }
  return best;
}

std::vector<Box> boxes_of(const TextSeat& seat, double width, double height) {
  const double c = std::cos(seat.angle * std::numbers::pi / 180);
  const double s = std::sin(seat.angle * std::numbers::pi / 180);
  const int pieces = std::abs(s) < 0.05 ? 1 : std::max(1, static_cast<int>(std::ceil(width / height)));
  std::vector<Box> boxes;
  for (int i = 0; i < pieces; ++i) {
    const double along = width * ((i + 0.5) / pieces - 0.5);
    const Point at{seat.middle.x + along * c, seat.middle.y + along * s};
    const double half_w = pieces == 1 ? width / 2 : height / 2;
    Box box;
    box.include(Point{at.x - half_w, at.y - height / 2});
    box.include(Point{at.x + half_w, at.y + height / 2});
    boxes.push_back(box);
  }
  return boxes;
}

}  // namespace levelground::map
