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

/// Which places reach one limit at one end, exceptions over runs included.
std::vector<bool> reached_at(const Scale& scale, const Limit& limit, const std::vector<PlaceResult>& places,
                             const std::vector<Interval>& values, const std::vector<std::size_t>& order, End end) {
  std::vector<bool> reached(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) reached[i] = reaches(scale.direction, limit, values[i], end);
  if (!limit.exception) return reached;

  std::vector<std::size_t> run;  // stretches of the run that is being followed, all failing the limit itself
  std::int64_t run_end = 0;
  const auto close_run = [&] {
    if (run.empty()) return;
    const bool short_enough = Rational(run_end - places[run.front()].stretch->from_mm) <= limit.exception_length;
    const bool weak_enough = std::all_of(run.begin(), run.end(), [&](std::size_t i) {
      return reaches_exception(scale.direction, limit, values[i], end);
    });
    if (short_enough && weak_enough) {
      for (const std::size_t i : run) reached[i] = true;
    }
    run.clear();
  };
  for (const std::size_t i : order) {
    if (reached[i]) continue;
    const Stretch& stretch = *places[i].stretch;
    if (!run.empty() && (stretch.line != places[run.front()].stretch->line || stretch.from_mm > run_end)) close_run();
    if (run.empty()) run_end = stretch.to_mm;
    run_end = std::max(run_end, stretch.to_mm);
    run.push_back(i);
  }
  close_run();
  return reached;
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
  for (int s = 1; s <= max_score; ++s) {
    const auto& limit = scale.limits[static_cast<std::size_t>(s)];
    if (!limit) continue;
    const auto low = reached_at(scale, *limit, places, values, order, End::pessimistic);
    const auto high = reached_at(scale, *limit, places, values, order, End::optimistic);
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (low[i]) scores[i].score.low = s;
      if (high[i]) scores[i].score.high = s;
    }
  }
  return scores;
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
  for (int s = 1; s <= max_score; ++s) {
    const auto& limit = scale.limits[static_cast<std::size_t>(s)];
    if (!limit) continue;
    if (reaches(scale.direction, *limit, whole, End::pessimistic) ||
        (any_carrier && reaches_exception(scale.direction, *limit, whole, End::pessimistic))) {
      score.low = s;
    }
    if (reaches(scale.direction, *limit, whole, End::optimistic) ||
        (any_stretch && reaches_exception(scale.direction, *limit, whole, End::optimistic))) {
      score.high = s;
    }
  }
  return score;
}

}  // namespace levelground
