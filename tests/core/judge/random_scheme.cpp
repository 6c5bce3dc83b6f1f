// SPDX-License-Identifier: Apache-2.0
#include "tests/core/judge/random_scheme.hpp"

#include <algorithm>

namespace levelground::testing {

namespace {

Interval random_interval(Chance& chance) {
  std::int64_t a = chance.whole(0, longest);
  std::int64_t b = chance.one_in(3) ? a : chance.whole(0, longest);
  if (a > b) std::swap(a, b);
  return {a, b};
}

PlaceResult random_place(Chance& chance, bool runs) {
  PlaceResult p = chance.one_in(4) ? unknown_place() : place(0, 0);
  if (p.known) p.value = random_interval(chance);
  p.grade = chance.one_in(4) ? Grade::inferred : Grade::measured;
  if (p.known) p.inputs.resize(static_cast<std::size_t>(chance.whole(0, 2)));
  p.dissent = p.known && chance.one_in(8);
  p.feature = "f/" + std::to_string(chance.whole(1, 4));
  if (p.known && !chance.one_in(4)) p.date = Date{2026, 1, static_cast<int>(chance.whole(1, 3))};
  if (runs && !chance.one_in(10)) {
    const std::int64_t from = chance.whole(0, 10);
    p.stretch = Stretch{static_cast<std::uint32_t>(chance.whole(0, 1)), from, from + chance.whole(0, 4)};
  }
  return p;
}

}  // namespace

Scale random_scale(Chance& chance, bool runs) {
  Scale scale = at_least(std::nullopt, std::nullopt, std::nullopt);
  scale.direction = static_cast<Scale::Direction>(chance.whole(0, 2));
  std::int64_t value = chance.whole(0, 5);
  for (std::size_t s = 1; s <= max_score; ++s) {
    value += chance.whole(0, 3);
    if (s != 2 && chance.one_in(3)) continue;
    Limit l = limit(scale.direction == Scale::Direction::at_most ? longest - value : value);
    if (chance.one_in(4)) l.limit = l.limit + Rational::ratio(1, 2);
    if (scale.direction == Scale::Direction::within) l.upper = longest + 3 - value < value + 1 ? l.limit : Rational(longest + 3 - value);
    if (runs && scale.direction != Scale::Direction::within && chance.one_in(2)) {
      std::int64_t slack = chance.whole(0, 4);
      std::int64_t length = chance.whole(0, 8);
      for (std::int64_t pairs = chance.whole(1, 3); pairs > 0 && length >= 0; --pairs) {
        l.exceptions.push_back({scale.direction == Scale::Direction::at_least ? l.limit - slack : l.limit + slack, length, {}});
        slack += chance.whole(1, 3);
        length -= chance.whole(1, 4);
      }
      l.within_run = l.exceptions.size() > 1 && chance.one_in(2);
    }
    scale.limits[s] = l;
  }
  // A narrower range never reaches beyond a wider one.
  if (scale.direction == Scale::Direction::within) {
    std::optional<Rational> low;
    std::optional<Rational> high;
    for (auto& l : scale.limits) {
      if (!l) continue;
      if (low) l->limit = std::max(l->limit, *low);
      if (high) l->upper = std::min(*l->upper, *high);
      if (*l->upper < l->limit) l->limit = *l->upper;
      if (low && l->limit < *low) l.reset();
      if (l) {
        low = l->limit;
        high = l->upper;
      }
    }
  } else {
    std::optional<Rational> before;
    for (auto& l : scale.limits) {
      if (!l) continue;
      if (before && scale.direction == Scale::Direction::at_least) l->limit = std::max(l->limit, *before);
      if (before && scale.direction == Scale::Direction::at_most) l->limit = std::min(l->limit, *before);
      before = l->limit;
    }
  }
  return scale;
}

Criterion random_criterion(Chance& chance, const std::string& code) {
  Criterion c = criterion(code, chance.one_in(2) ? "acc" : "saf");
  for (const char* group : {"wheels", "eyes", "others"}) {
    if (chance.one_in(2)) c.groups.emplace_back(group);
  }
  c.combine = static_cast<Combine>(chance.whole(0, 3));
  c.scale = random_scale(chance, c.combine == Combine::worst);
  c.weight = chance.whole(1, 5);
  c.evaluation = static_cast<Evaluation>(chance.whole(0, 2));
  c.mandatory = chance.one_in(8);
  c.pass_score = chance.one_in(6) ? static_cast<int>(chance.whole(1, 3)) : 2;
  if (chance.one_in(3)) c.coverage_gate = Rational::ratio(chance.whole(0, 4), 4);
  if (chance.one_in(2)) c.max_uncertainty = Rational::ratio(chance.whole(0, 4), 2);
  c.lowest_grade = chance.one_in(2) ? Grade::tagged : Grade::inferred;
  if (chance.one_in(10)) {
    for (auto& l : c.scale.limits) {
      if (l && chance.one_in(2)) l->legal_minimum = true;
    }
  }
  return c;
}

Measurement random_measurement(Chance& chance, const Criterion& criterion) {
  if (chance.one_in(8)) return nothing();
  Measurement m;
  const bool runs = criterion.combine == Combine::worst;
  if (criterion.combine == Combine::share || chance.one_in(4)) {
    const Interval value = random_interval(chance);
    m = measured(value.low, value.high);
    m.coverage = Rational::ratio(chance.whole(0, 4), 4);
  } else {
    std::vector<PlaceResult> places;
    for (std::int64_t n = chance.whole(1, 5); n > 0; --n) places.push_back(random_place(chance, runs));
    m = of_places(std::move(places));
    if (chance.one_in(5)) {
      const Interval value = random_interval(chance);
      m.whole = place(value.low, value.high);
      m.whole->inputs.resize(static_cast<std::size_t>(chance.whole(0, 2)));
      m.observed = true;
    }
  }
  m.grade = chance.one_in(4) ? Grade::inferred : Grade::measured;
  if (chance.one_in(20)) m.unusable = LocalText{"unusable", "oanvändbart"};
  return m;
}

Scheme random_scheme(Chance& chance) {
  Scheme s = empty_scheme();
  s.rules.criteria_per_group = chance.whole(0, 2);
  if (chance.one_in(2)) s.rules.assessed_at_least = Rational::ratio(chance.whole(1, 9), 10);
  if (chance.one_in(2)) s.rules.not_applicable_at_most = Rational::ratio(chance.whole(1, 10), 10);
  s.dimensions[0].share = chance.whole(1, 40);
  if (chance.one_in(2)) {  // levels that random results can reach
    for (Level& level : s.levels) level = {level.id, level.name, level.total, level.floor / 2, level.bars};
    s.rules.assessed_at_least = Rational::ratio(1, 2);
    s.rules.desk_at_least = Rational::ratio(chance.whole(0, 1), 10);
    s.rules.field_at_least = Rational::ratio(chance.whole(0, 1), 10);
  }
  const std::int64_t count = chance.whole(1, 12);
  for (std::int64_t i = 0; i < count; ++i) s.criteria.push_back(random_criterion(chance, "C" + std::to_string(i)));
  for (Criterion& c : s.criteria) {
    if (!c.mandatory && chance.one_in(10)) c.mandatory_from = s.levels[static_cast<std::size_t>(chance.whole(0, static_cast<std::int64_t>(s.levels.size()) - 1))].id;
    if (!chance.one_in(6)) continue;
    for (const Criterion& other : s.criteria) {
      if (other.code != c.code && other.pass_score == c.pass_score && chance.one_in(3)) c.alternatives.push_back(other.code);
    }
  }
  // The engine finds a criterion by its code in a sorted list: C10 stands before C2.
  std::sort(s.criteria.begin(), s.criteria.end(), [](const Criterion& a, const Criterion& b) { return a.code < b.code; });
  return s;
}

JudgeOptions random_options(Chance& chance, const Scheme& scheme) {
  JudgeOptions options;
  options.certifying = chance.one_in(4);
  options.scope.screening = chance.one_in(10);
  if (chance.one_in(3)) options.scope.groups = chance.one_in(3) ? std::vector<std::string>{"eyes"} : std::vector<std::string>{"eyes", "others"};
  if (chance.one_in(3)) options.decision_rule = chance.one_in(2) ? DecisionRule::simple : DecisionRule::guarded;
  for (const Criterion& c : scheme.criteria) {
    if (!chance.one_in(10)) continue;
    options.not_applicable.push_back({"town:site/1", c.code, chance.one_in(5) ? "" : "none here", chance.one_in(5) ? "" : "Ada", chance.one_in(3) ? "ADA" : "Bo"});
  }
  for (const Criterion& c : scheme.criteria) {
    if (!chance.one_in(12)) continue;
    options.equivalents.push_back({"town:site/1", c.code, chance.one_in(5) ? "" : "a lift nearby", chance.one_in(5) ? "" : "as good", chance.one_in(5) ? "" : "Ada", chance.one_in(3) ? "ADA" : "Bo"});
  }
  return options;
}

}  // namespace levelground::testing
