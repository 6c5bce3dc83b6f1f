// SPDX-License-Identifier: Apache-2.0
#include "core/judge/runs.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/errors.hpp"
#include "core/judge/limits.hpp"

namespace levelground {

namespace {

/// Numbers of the places that are stretches, along each line.
std::vector<std::size_t> along_the_lines(const std::vector<PlaceResult>& places) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].stretch) continue;
    if (places[i].stretch->to_mm < places[i].stretch->from_mm) throw Defect("a stretch that ends before it begins");
    order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Stretch& s = *places[a].stretch;
    const Stretch& t = *places[b].stretch;
    return std::tie(s.line, s.from_mm, s.to_mm, a) < std::tie(t.line, t.from_mm, t.to_mm, b);
  });
  return order;
}

/// Stretches that follow each other on a line and all fail the limit itself.
struct Run {
  std::vector<std::size_t> stretches;
  std::int64_t from_mm = 0;
  std::int64_t to_mm = 0;
  [[nodiscard]] Rational length() const { return to_mm - from_mm; }
};

/// `reached`: which places reach the limit itself.
std::vector<Run> runs_short_of(const std::vector<bool>& reached, const std::vector<PlaceResult>& places, const std::vector<std::size_t>& order) {
  std::vector<Run> runs;
  for (const std::size_t i : order) {
    if (reached[i]) continue;
    const Stretch& stretch = *places[i].stretch;
    const bool goes_on = !runs.empty() && stretch.line == places[runs.back().stretches.front()].stretch->line && stretch.from_mm <= runs.back().to_mm;
    if (!goes_on) runs.push_back({{}, stretch.from_mm, stretch.to_mm});
    runs.back().to_mm = std::max(runs.back().to_mm, stretch.to_mm);
    runs.back().stretches.push_back(i);
  }
  return runs;
}

std::vector<bool> reached_outright(const Scale& scale, const Limit& limit, const std::vector<Interval>& values, End end) {
  std::vector<bool> reached(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) reached[i] = reaches(scale.direction, limit, values[i], end);
  return reached;
}

/// The same where shorter and weaker runs may lie within longer ones: of the stretches that do not reach one value (the limit, then each exception)
/// no run is longer than the next exception allows, and what does not reach the last one fails. A worse value makes runs longer, never shorter,
/// so that both ends hold.
std::vector<bool> reached_in_layers(const Scale& scale, const Limit& limit, const std::vector<PlaceResult>& places, const std::vector<Interval>& values,
                                    const std::vector<std::size_t>& order, End end) {
  const std::vector<bool> outright = reached_outright(scale, limit, values, end);
  std::vector<bool> passes(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) passes[i] = outright[i] || places[i].stretch;
  std::vector<bool> reached = outright;
  for (const WeakerRun& exception : limit.exceptions) {
    for (const Run& run : runs_short_of(reached, places, order)) {
      if (run.length() <= exception.length) continue;
      for (const std::size_t i : run.stretches) passes[i] = false;
    }
    for (const std::size_t i : order) reached[i] = reached[i] || reaches_exception(scale.direction, exception, values[i], end);
  }
  for (const std::size_t i : order) passes[i] = passes[i] && reached[i];
  return passes;
}

/// Which places reach one limit at one end, exceptions over runs included.
std::vector<bool> reached_at(const Scale& scale, const Limit& limit, const std::vector<PlaceResult>& places,
                             const std::vector<Interval>& values, const std::vector<std::size_t>& order, End end) {
  if (limit.within_run) return reached_in_layers(scale, limit, places, values, order, end);
  std::vector<bool> reached = reached_outright(scale, limit, values, end);
  if (limit.exceptions.empty()) return reached;
  for (const Run& run : runs_short_of(reached, places, order)) {
    // One pair must hold for the whole run: a flight is as steep as its steepest step, so a long one is not saved by being gentle elsewhere.
    const bool passes = std::any_of(limit.exceptions.begin(), limit.exceptions.end(), [&](const WeakerRun& exception) {
      return run.length() <= exception.length && std::all_of(run.stretches.begin(), run.stretches.end(), [&](std::size_t i) {
        return reaches_exception(scale.direction, exception, values[i], end);
      });
    });
    if (!passes) continue;
    for (const std::size_t i : run.stretches) reached[i] = true;
  }
  return reached;
}

/// What may lie above a legal minimum: nothing that does not reach the minimum itself, whatever short run another limit lets be weaker.
/// Limits are counted from score 1 up.
struct Lawful {
  bool low = true;
  bool high = true;

  void count(ScoreInterval& score, int s, const Limit& limit, bool reached_low, bool reached_high) {
    if (limit.legal_minimum) {
      low = low && reached_low;
      high = high && reached_high;
    }
    if (reached_low && low) score.low = s;
    if (reached_high && high) score.high = s;
  }
};

/// Does a value reach what some run, however short, may have?
bool reaches_some_exception(Scale::Direction direction, const Limit& limit, const Interval& value, End end) {
  return std::any_of(limit.exceptions.begin(), limit.exceptions.end(),
                     [&](const WeakerRun& exception) { return reaches_exception(direction, exception, value, end); });
}

/// Can a stretch hold the worst point that an observation for the whole speaks of?
bool can_be(Scale::Direction direction, const Interval& stretch, const Interval& whole) {
  return direction == Scale::Direction::at_most ? stretch.high >= whole.high : stretch.low <= whole.low;
}

}  // namespace

std::vector<PlaceScore> score_places(const Scale& scale, const std::vector<PlaceResult>& places, const std::vector<Interval>& values) {
  std::vector<PlaceScore> scores(places.size(), PlaceScore{{0, 0}, true});
  if (places.empty()) return scores;
  const std::vector<std::size_t> order = along_the_lines(places);
  std::vector<Lawful> lawful(places.size());
  // A reading at a position on a route: how long it is as bad there nobody says, and the run may be as short as an exception asks.
  const auto may_be_short = [&](std::size_t i, const Limit& limit) {
    return !order.empty() && !places[i].stretch && reaches_some_exception(scale.direction, limit, values[i], End::optimistic);
  };
  for (int s = 1; s <= max_score; ++s) {
    const auto& limit = scale.limits[static_cast<std::size_t>(s)];
    if (!limit) continue;
    const auto low = reached_at(scale, *limit, places, values, order, End::pessimistic);
    const auto high = reached_at(scale, *limit, places, values, order, End::optimistic);
    for (std::size_t i = 0; i < places.size(); ++i) lawful[i].count(scores[i].score, s, *limit, low[i], high[i] || may_be_short(i, *limit));
  }
  return scores;
}

std::vector<std::optional<Rational>> run_lengths(const Scale& scale, const Limit& limit, const std::vector<PlaceResult>& places,
                                                 const std::vector<Interval>& values) {
  std::vector<std::optional<Rational>> lengths(places.size());
  for (const Run& run : runs_short_of(reached_outright(scale, limit, values, End::pessimistic), places, along_the_lines(places))) {
    for (const std::size_t i : run.stretches) lengths[i] = run.length();
  }
  return lengths;
}

ScoreInterval score_whole(const Scale& scale, const std::vector<PlaceResult>& places, const std::vector<Interval>& values,
                          const Interval& whole) {
  bool any_stretch = false;
  bool any_carrier = false;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].stretch) continue;
    any_stretch = true;
    any_carrier = any_carrier || can_be(scale.direction, values[i], whole);
  }
  ScoreInterval score{0, 0};
  Lawful lawful;
  for (int s = 1; s <= max_score; ++s) {
    const auto& limit = scale.limits[static_cast<std::size_t>(s)];
    if (!limit) continue;
    const bool low = reaches(scale.direction, *limit, whole, End::pessimistic) ||
                     (any_carrier && reaches_some_exception(scale.direction, *limit, whole, End::pessimistic));
    const bool high = reaches(scale.direction, *limit, whole, End::optimistic) ||
                      (any_stretch && reaches_some_exception(scale.direction, *limit, whole, End::optimistic));
    lawful.count(score, s, *limit, low, high);
  }
  return score;
}

}  // namespace levelground
