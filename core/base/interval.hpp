// SPDX-License-Identifier: Apache-2.0
/// What is known of a number: it lies between two ends, both included.
#pragma once

#include <optional>

#include "core/base/rational.hpp"

namespace levelground {

/// [low, high] with low <= high; the ends may be infinite. Unit: whatever the holder states (see quantity.hpp).
struct Interval {
  Rational low;
  Rational high;

  static Interval exact(const Rational& value) { return {value, value}; }
  static Interval everything() { return {Rational::negative_infinity(), Rational::infinity()}; }
  [[nodiscard]] bool is_exact() const { return low == high; }
  [[nodiscard]] bool contains(const Rational& value) const { return low <= value && value <= high; }
  [[nodiscard]] bool contains(const Interval& other) const { return low <= other.low && other.high <= high; }
  [[nodiscard]] bool overlaps(const Interval& other) const { return low <= other.high && other.low <= high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// The smallest interval that holds both.
inline Interval hull(const Interval& a, const Interval& b) {
  return {a.low < b.low ? a.low : b.low, a.high > b.high ? a.high : b.high};
}
/// What both allow; nullopt when they are disjoint.
inline std::optional<Interval> intersection(const Interval& a, const Interval& b) {
  Interval both{a.low > b.low ? a.low : b.low, a.high < b.high ? a.high : b.high};
  if (both.low > both.high) return std::nullopt;
  return both;
}

/// Three-valued truth: what is known of a statement.
enum class Tri { no, unknown, yes };

}  // namespace levelground
