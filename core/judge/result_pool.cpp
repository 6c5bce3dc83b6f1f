// SPDX-License-Identifier: Apache-2.0
#include "core/judge/result_pool.hpp"

#include <functional>
#include <utility>

namespace levelground {

namespace {

std::size_t mixed(std::size_t seed, std::size_t value) { return (seed ^ (value + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U))) * 0xff51afd7ed558ccdU; }

std::size_t hash_of(const LocalText& text) { return mixed(std::hash<std::string_view>{}(text.en), std::hash<std::string_view>{}(text.sv)); }

std::size_t hash_of(const Rational& value) { return mixed(static_cast<std::size_t>(value.num()), static_cast<std::size_t>(value.den())); }

/// Equal results have equal hashes; enough is looked at that unequal ones seldom have.
std::size_t hash_of(const CriterionResult& result) {
  const Measurement& measurement = result.measurement;
  std::size_t hash = mixed(result.criterion, static_cast<std::size_t>(result.verdict));
  hash = mixed(hash, static_cast<std::size_t>(result.score.low * (max_score + 1) + result.score.high));
  for (const Interval& interval : {result.judged, measurement.value}) hash = mixed(mixed(hash, hash_of(interval.low)), hash_of(interval.high));
  hash = mixed(mixed(hash, hash_of(measurement.coverage)), hash_of(result.reason.text()));
  for (const SharedText& note : result.notes) hash = mixed(hash, hash_of(note.text()));
  for (const SharedText& step : measurement.steps) hash = mixed(hash, hash_of(step.text()));
  return hash;
}

bool has_places(const Measurement& measurement) {
  return !measurement.places.empty() || !measurement.lacking.empty() || measurement.whole.has_value();
}

}  // namespace

std::size_t ResultPool::SameText::operator()(const SharedText& text) const { return hash_of(text.text()); }

void ResultPool::share(SharedText& text) {
  if (text.empty()) return;
  Texts& part = m_texts[hash_of(text.text()) >> 8U & (parts - 1)];
  const std::scoped_lock lock(part.lock);
  text = *part.known.insert(text).first;
}

void ResultPool::share(std::vector<SharedText>& texts) {
  for (SharedText& text : texts) share(text);
}

void ResultPool::share(PlaceResult& place) {
  share(place.label);
  for (MeasureInput& input : place.inputs) share(input.words);
}

void ResultPool::share(std::vector<PlaceResult>& places) {
  for (PlaceResult& place : places) share(place);
  places.shrink_to_fit();
}

void ResultPool::share_texts(CriterionResult& result) {
  share(result.reason);
  share(result.notes);
  Measurement& measurement = result.measurement;
  share(measurement.steps);
  share(measurement.places);
  share(measurement.lacking);
  if (measurement.whole) share(*measurement.whole);
  if (measurement.not_accepted) {
    for (NotAccepted& one : *measurement.not_accepted) share(one.why);
  }
  result.notes.shrink_to_fit();
  measurement.steps.shrink_to_fit();
}

ResultPool::Held ResultPool::find(const CriterionResult& result, std::size_t hash) {
  Results& part = m_results[hash >> 8U & (parts - 1)];
  const std::scoped_lock lock(part.lock);
  const auto [first, last] = part.known.equal_range(hash);
  for (auto at = first; at != last; ++at) {
    if (*at->second == result) return at->second;
  }
  return nullptr;
}

ResultPool::Held ResultPool::keep(Held result, std::size_t hash) {
  // Another thread may have kept an equal one since it was looked for: then both stay, which costs room and changes nothing.
  Results& part = m_results[hash >> 8U & (parts - 1)];
  const std::scoped_lock lock(part.lock);
  part.known.emplace(hash, result);
  return result;
}

SharedList<CriterionResult> ResultPool::shared(std::vector<CriterionResult> results) {
  SharedList<CriterionResult> list;
  list.reserve(results.size());
  for (CriterionResult& result : results) {
    const bool alone = has_places(result.measurement);
    const std::size_t hash = alone ? 0 : hash_of(result);
    Held held = alone ? nullptr : find(result, hash);
    if (held == nullptr) {
      share_texts(result);
      held = std::make_shared<CriterionResult>(std::move(result));
      if (!alone) held = keep(std::move(held), hash);
    }
    list.push_back(std::move(held));
  }
  return list;
}

}  // namespace levelground
