// SPDX-License-Identifier: Apache-2.0
#include "core/judge/limit_turns.hpp"

#include <algorithm>
#include <utility>

#include "core/judge/combine.hpp"
#include "core/judge/runs.hpp"

namespace levelground {

namespace {

using Direction = Scale::Direction;

Limit& limit_of(Scale& scale, int score) { return *scale.limits.at(static_cast<std::size_t>(score)); }
const Limit& limit_of(const Scale& scale, int score) { return *scale.limits.at(static_cast<std::size_t>(score)); }

/// Is `a` as strict as `b`, or stricter? Of a plain limit or an exception's value.
bool strict_as(Direction direction, const Rational& a, const Rational& b) { return direction == Direction::at_most ? a <= b : a >= b; }
const Rational& stricter(Direction direction, const Rational& a, const Rational& b) { return strict_as(direction, a, b) ? a : b; }

Rational& number_in(Scale& scale, const LimitNumber& number) {
  Limit& limit = limit_of(scale, number.score);
  switch (number.part) {
    case LimitPart::limit: return limit.limit;
    case LimitPart::upper: return *limit.upper;
    case LimitPart::exception_value: return limit.exceptions.at(number.exception).value;
    case LimitPart::exception_length: break;
  }
  return limit.exceptions.at(number.exception).length;
}

/// Does the exception let through all that the other does?
bool covers(Direction direction, const WeakerRun& exception, const WeakerRun& other) {
  return exception.length >= other.length && strict_as(direction, other.value, exception.value);
}

/// Exceptions of higher scores that rest on this one alone follow it.
void exceptions_give_way(Scale& scale, const LimitNumber& number, const Limit& before, const Rational& value) {
  const WeakerRun& now = before.exceptions.at(number.exception);
  for (int score = number.score + 1; score <= max_score; ++score) {
    if (!scale.limits.at(static_cast<std::size_t>(score))) continue;
    for (WeakerRun& other : limit_of(scale, score).exceptions) {
      if (!covers(scale.direction, now, other) || strict_as(scale.direction, other.value, before.limit)) continue;
      bool by_another = false;
      for (std::size_t i = 0; i < before.exceptions.size(); ++i)
        by_another = by_another || (i != number.exception && covers(scale.direction, before.exceptions[i], other));
      if (by_another) continue;
      if (number.part == LimitPart::exception_value) other.value = stricter(scale.direction, other.value, value);
      else other.length = std::min(other.length, value);
    }
  }
}

/// The limit of the next score below (-1) or above (1) that has one; nullptr: none.
const Limit* limit_beside(const Scale& scale, int score, int step) {
  for (int other = score + step; other > 0 && other <= max_score; other += step)
    if (scale.limits.at(static_cast<std::size_t>(other))) return &limit_of(scale, other);
  return nullptr;
}

/// The end towards which less is asked, for a score above the one that passes: that of the limit below.
Bound weaker_end(const Scale& scale, const LimitNumber& number, const Limit& below) {
  const WeakerRun* run = number.part == LimitPart::limit || number.part == LimitPart::upper
                             ? nullptr
                             : &limit_of(scale, number.score).exceptions.at(number.exception);
  switch (number.part) {
    case LimitPart::limit: return {below.limit, true};
    case LimitPart::upper: return {below.upper, true};
    case LimitPart::exception_value: {
      Rational weakest = below.limit;
      for (const WeakerRun& exception : below.exceptions)
        if (exception.length >= run->length && strict_as(scale.direction, weakest, exception.value)) weakest = exception.value;
      return {weakest, true};
    }
    case LimitPart::exception_length: break;
  }
  if (strict_as(scale.direction, run->value, below.limit)) return {};
  Rational longest = run->length;
  for (const WeakerRun& exception : below.exceptions)
    if (strict_as(scale.direction, run->value, exception.value)) longest = std::max(longest, exception.length);
  return {longest, true};
}

/// The other end of a range, past which it would hold nothing; no range of a higher score may be left with nothing either.
Bound other_end(const Scale& scale, const LimitNumber& number) {
  const bool lower = number.part == LimitPart::limit;
  std::optional<Rational> end;
  for (int score = number.score; score <= max_score; ++score) {
    if (!scale.limits.at(static_cast<std::size_t>(score))) continue;
    const Limit& limit = limit_of(scale, score);
    const Rational& other = lower ? *limit.upper : limit.limit;
    if (!end || (lower ? other < *end : other > *end)) end = other;
  }
  return {end, true};
}

}  // namespace

std::vector<LimitNumber> numbers_of(const Scale& scale) {
  std::vector<LimitNumber> numbers;
  for (int score = 1; score <= max_score; ++score) {
    if (!scale.limits.at(static_cast<std::size_t>(score))) continue;
    numbers.push_back({score, LimitPart::limit, 0});
    if (scale.direction == Direction::within) numbers.push_back({score, LimitPart::upper, 0});
    for (std::size_t i = 0; i < limit_of(scale, score).exceptions.size(); ++i) {
      numbers.push_back({score, LimitPart::exception_value, i});
      numbers.push_back({score, LimitPart::exception_length, i});
    }
  }
  return numbers;
}

Rational number_now(const Scale& scale, const LimitNumber& number) {
  Scale copy = scale;
  return number_in(copy, number);
}

bool stricter_upwards(Direction direction, const LimitNumber& number) {
  switch (number.part) {
    case LimitPart::limit:
    case LimitPart::exception_value: return direction != Direction::at_most;
    case LimitPart::upper:
    case LimitPart::exception_length: break;
  }
  return false;
}

Scale with_number(const Criterion& criterion, const LimitNumber& number, const Rational& value) {
  const Scale& scale = criterion.scale;
  Scale moved = scale;
  number_in(moved, number) = value;
  if (number.score < criterion.pass_score) return moved;
  if (number.part == LimitPart::exception_value || number.part == LimitPart::exception_length) {
    exceptions_give_way(moved, number, limit_of(scale, number.score), value);
    return moved;
  }
  for (int score = number.score + 1; score <= max_score; ++score) {
    if (!moved.limits.at(static_cast<std::size_t>(score))) continue;
    Limit& other = limit_of(moved, score);
    if (number.part == LimitPart::upper) other.upper = std::min(*other.upper, value);
    else other.limit = stricter(scale.direction, other.limit, value);
  }
  return moved;
}

Bound bound_of(const Criterion& criterion, const LimitNumber& number, bool up) {
  const Scale& scale = criterion.scale;
  const Interval all = domain(scale.quantity);
  const bool to_stricter = up == stricter_upwards(scale.direction, number);
  const Limit* below = limit_beside(scale, number.score, -1);
  if (!to_stricter && below != nullptr && number.score > criterion.pass_score) return weaker_end(scale, number, *below);
  const bool plain = number.part == LimitPart::limit || number.part == LimitPart::upper;
  const Limit* above = limit_beside(scale, number.score, 1);
  if (to_stricter && above != nullptr && plain && number.score < criterion.pass_score)
    return {number.part == LimitPart::upper ? above->upper : std::optional(above->limit), true};
  if (number.part == LimitPart::exception_length) return up ? Bound{} : Bound{Rational(0), true};
  if (scale.direction == Direction::within && to_stricter) return other_end(scale, number);
  // An exception as strict as its limit is none.
  if (number.part == LimitPart::exception_value && to_stricter) return {limit_of(scale, number.score).limit, true};
  // A plain limit that everything reaches asks for nothing: that is another criterion, not a moved limit.
  const bool asks_for_nothing = !to_stricter && scale.direction != Direction::within && number.part == LimitPart::limit;
  return {up ? all.high : all.low, !asks_for_nothing};
}

std::vector<Rational> candidates_of(const Criterion& criterion, DecisionRule rule, const Measurement& measurement, const LimitNumber& number) {
  std::vector<Interval> values = judged_values(criterion, rule, measurement);
  std::vector<Rational> found;
  if (number.part == LimitPart::exception_length) {
    const Limit& limit = limit_of(criterion.scale, number.score);
    const bool at_most = criterion.scale.direction == Direction::at_most;
    for (const bool optimistic : {false, true}) {
      if (optimistic) {
        for (Interval& value : values) value = at_most ? Interval{value.low, value.low} : Interval{value.high, value.high};
      }
      for (const auto& length : run_lengths(criterion.scale, limit, measurement.places, values))
        if (length) found.push_back(*length);
    }
    return found;
  }
  if (measurement.whole) values.push_back(decided_value(criterion, rule, *measurement.whole));
  values.push_back(judge_value(criterion, rule, measurement).value);
  for (const Interval& value : values) {
    found.push_back(value.low);
    found.push_back(value.high);
  }
  return found;
}

std::vector<Step> score_changes(Criterion& moved, DecisionRule rule, const Measurement& measurement, const LimitNumber& number,
                                const std::vector<Step>& steps) {
  const Scale now = moved.scale;
  const auto score_at = [&](const Step& step) {
    moved.scale = now;
    moved.scale = with_number(moved, number, step.value);
    return judge_value(moved, rule, measurement).score;
  };
  std::vector<Step> changes;
  ScoreInterval score = judge_value(moved, rule, measurement).score;
  auto from = steps.begin();
  while (from != steps.end() && score_at(steps.back()) != score) {
    from = std::partition_point(from, steps.end(), [&](const Step& step) { return score_at(step) == score; });
    changes.push_back(*from);
    score = score_at(*from);
  }
  moved.scale = now;
  return changes;
}

}  // namespace levelground
