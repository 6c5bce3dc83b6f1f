// SPDX-License-Identifier: Apache-2.0
#include "core/base/errors.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/limits.hpp"

namespace levelground {

namespace {

bool reaches_value(Scale::Direction direction, const Rational& limit, const std::optional<Rational>& upper, const Interval& value,
                   End end) {
  const bool sure = end == End::pessimistic;
  switch (direction) {
    case Scale::Direction::at_least:
      return (sure ? value.low : value.high) >= limit;
    case Scale::Direction::at_most:
      return (sure ? value.high : value.low) <= limit;
    case Scale::Direction::within:
      if (!upper) throw Defect("a range limit without its upper end reached the judge");
      return sure ? value.low >= limit && value.high <= *upper : value.low <= *upper && value.high >= limit;
  }
  throw Defect("a scale with no direction reached the judge");
}

}  // namespace

bool reaches(Scale::Direction direction, const Limit& limit, const Interval& value, End end) {
  return reaches_value(direction, limit.limit, limit.upper, value, end);
}

bool reaches_exception(Scale::Direction direction, const WeakerRun& exception, const Interval& value, End end) {
  if (direction == Scale::Direction::within) throw Defect("a range limit with an exception reached the judge");
  return reaches_value(direction, exception.value, std::nullopt, value, end);
}

ScoreInterval score_of(const Scale& scale, const Interval& value) {
  ScoreInterval score{0, 0};
  for (int s = 1; s <= max_score; ++s) {
    const auto& limit = scale.limits[static_cast<std::size_t>(s)];
    if (!limit) continue;
    if (reaches(scale.direction, *limit, value, End::pessimistic)) score.low = s;
    if (reaches(scale.direction, *limit, value, End::optimistic)) score.high = s;
  }
  return score;
}

}  // namespace levelground
