// SPDX-License-Identifier: Apache-2.0
/// What the rules of an opening_hours text say of one day. Only for the files of this room.
#pragma once

#include <bitset>
#include <vector>

#include "core/base/interval.hpp"
#include "core/hours/hours_rule.hpp"
#include "core/hours/opening_hours.hpp"

namespace levelground {

/// Minutes of a day and of the one after it, which a span past midnight reaches into.
using TwoDays = std::bitset<2 * minutes_of_day>;

/// Clock minutes between which something begins or ends.
struct MinuteSpan {
  int earliest = 0, latest = 0;
};
/// When the sun's events are on a day.
struct SunClock {
  MinuteSpan dawn, sunrise, sunset, dusk;
};

struct RuledDay {
  TwoDays sure, possible;
  Tri shut = Tri::no;   ///< does a rule say that it is closed that whole day? unknown: one that a comment limits
};
/// `holidays`: whether it is a day of school holidays.
RuledDay rule_day(const std::vector<HoursRule>& rules, const Date& date, const SunClock& sun, bool holidays);

}  // namespace levelground
