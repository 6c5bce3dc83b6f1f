// SPDX-License-Identifier: Apache-2.0
/// What several statements about one number leave known (judgement.md section 1).
#pragma once

#include "core/base/interval.hpp"

namespace levelground {

/// Statements that all have a value in common narrow each other to it. Where no value suits all of them, what is known is the hull of every one:
/// none vanishes because others agree. Nothing depends on the order or on how statements were joined before. Unit: that of the intervals.
class JoinedRange {
 public:
  JoinedRange() = default;
  explicit JoinedRange(const Interval& range) : m_common(range), m_spread(range) {}
  /// What was joined before, told by what is known of it: `spread` is the hull of all that was said, `dissent` that no value suits all.
  JoinedRange(const Interval& known, const Interval& spread, bool dissent) : m_spread(spread) {
    if (!dissent) m_common = known;
  }

  void add(const JoinedRange& other) {
    if (other.empty()) return;
    if (empty()) {
      *this = other;
      return;
    }
    m_common = m_common && other.m_common ? intersection(*m_common, *other.m_common) : std::nullopt;
    m_spread = hull(*m_spread, *other.m_spread);
  }
  void add(const Interval& range) { add(JoinedRange(range)); }

  [[nodiscard]] bool empty() const { return !m_spread; }
  [[nodiscard]] bool dissent() const { return m_spread && !m_common; }
  /// Only where something was added.
  [[nodiscard]] const Interval& known() const { return m_common ? *m_common : *m_spread; }
  /// The hull of all that was said. Only where something was added.
  [[nodiscard]] const Interval& spread() const { return *m_spread; }

 private:
  std::optional<Interval> m_common;
  std::optional<Interval> m_spread;
};

}  // namespace levelground
