// SPDX-License-Identifier: Apache-2.0
// One criterion at one site: sections 1 and 2 of judgement.md.
#include "tests/core/judge/literal_reading.hpp"

#include <algorithm>

namespace levelground::literal {

namespace {

/// "Unknown is as wide as the quantity's domain"; beyond these no limit of the tests lies.
constexpr int smallest = -20;
constexpr int greatest = 60;

/// Every number that matters in an interval: limits and ends of the tests are halves (quarters when a middle was taken).
std::vector<Rational> numbers_in(const Interval& value) {
  std::vector<Rational> numbers;
  for (int quarter = smallest * 4; quarter <= greatest * 4; ++quarter) {
    const Rational number = Rational::ratio(quarter, 4);
    if (value.low <= number && number <= value.high) numbers.push_back(number);
  }
  return numbers;
}

bool number_reaches(Scale::Direction direction, const Rational& number, const Rational& limit, const std::optional<Rational>& upper) {
  if (direction == Scale::Direction::at_least) return number >= limit;
  if (direction == Scale::Direction::at_most) return number <= limit;
  return number >= limit && number <= *upper;
}

bool number_reaches(const Scale& scale, int s, const Rational& number) {
  const auto& limit = scale.limits[static_cast<std::size_t>(s)];
  return limit && number_reaches(scale.direction, number, limit->limit, limit->upper);
}

/// "Scores as intervals": the lowest and the highest score any number in the interval has.
std::pair<int, int> score_interval(const Scale& scale, const Interval& value) {
  int low = 3;
  int high = 0;
  for (const Rational& number : numbers_in(value)) {
    int score = 0;
    for (int s = 1; s <= 3; ++s) {
      if (number_reaches(scale, s, number)) score = s;
    }
    low = std::min(low, score);
    high = std::max(high, score);
  }
  return {low, high};
}

/// Does every (low end) or any (high end) number reach the value?
bool end_reaches(const Scale& scale, const Interval& value, const Rational& limit, const std::optional<Rational>& upper, bool every) {
  const auto numbers = numbers_in(value);
  const auto test = [&](const Rational& number) { return number_reaches(scale.direction, number, limit, upper); };
  return every ? std::all_of(numbers.begin(), numbers.end(), test) : std::any_of(numbers.begin(), numbers.end(), test);
}

/// Flood: the stretches that touch each other and of which `is_in` holds, from one of them on.
template <class IsIn>
std::vector<std::size_t> run_around(std::size_t place, const std::vector<PlaceResult>& places, const IsIn& is_in) {
  std::vector<std::size_t> run = {place};
  for (std::size_t n = 0; n < run.size(); ++n) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!places[i].stretch || !is_in(i) || std::find(run.begin(), run.end(), i) != run.end()) continue;
      const Stretch& a = *places[run[n]].stretch;
      const Stretch& b = *places[i].stretch;
      if (a.line == b.line && a.from_mm <= b.to_mm && b.from_mm <= a.to_mm) run.push_back(i);
    }
  }
  return run;
}

Rational length_of(const std::vector<std::size_t>& run, const std::vector<PlaceResult>& places) {
  std::int64_t from = places[run.front()].stretch->from_mm;
  std::int64_t to = places[run.front()].stretch->to_mm;
  for (const std::size_t i : run) {
    from = std::min(from, places[i].stretch->from_mm);
    to = std::max(to, places[i].stretch->to_mm);
  }
  return Rational(to - from);
}

/// "“This value for at most n metres” is part of a limit".
bool place_reaches(const Scale& scale, int s, const std::vector<PlaceResult>& places, const std::vector<Interval>& values, std::size_t place, bool every) {
  const auto& limit = scale.limits[static_cast<std::size_t>(s)];
  if (!limit) return false;
  const auto fails = [&](std::size_t i) { return !end_reaches(scale, values[i], limit->limit, limit->upper, every); };
  if (!fails(place)) return true;
  if (!places[place].stretch) return false;
  if (limit->within_run) {
    // A run of what misses the limit, in it a run of what misses the first pair too, and so on: each as long as the next pair lets it be.
    Rational missed = limit->limit;
    for (const WeakerRun& pair : limit->exceptions) {
      const auto misses = [&](std::size_t i) { return !end_reaches(scale, values[i], missed, std::nullopt, every); };
      if (!misses(place)) return true;
      if (length_of(run_around(place, places, misses), places) > pair.length) return false;
      missed = pair.value;
    }
    return end_reaches(scale, values[place], missed, std::nullopt, every);
  }
  const std::vector<std::size_t> run = run_around(place, places, fails);
  for (const WeakerRun& pair : limit->exceptions) {
    bool all = true;
    for (const std::size_t i : run) all = all && end_reaches(scale, values[i], pair.value, std::nullopt, every);
    if (all && length_of(run, places) <= pair.length) return true;
  }
  return false;
}

/// The reported value decides if its accuracy is within max_uncertainty: the value of one statement that nothing disputes.
Interval as_decided(const Criterion& criterion, DecisionRule rule, const PlaceResult& place) {
  const Interval& value = place.value;
  if (place.inputs.size() != 1 || place.dissent || place.grade == Grade::inferred) return value;
  if (rule == DecisionRule::guarded || !criterion.max_uncertainty) return value;
  if (!value.low.is_finite() || !value.high.is_finite()) return value;
  const Rational reported = (value.low + value.high) / 2;
  return reported - value.low <= *criterion.max_uncertainty ? Interval{reported, reported} : value;
}

/// What an unknown place can be when an observation speaks for the whole: not worse than its worst point.
Interval unknown_with(const Scale& scale, const Interval& domain_of_it, const Interval& whole) {
  if (scale.direction == Scale::Direction::at_least) return {std::max(domain_of_it.low, whole.low), domain_of_it.high};
  if (scale.direction == Scale::Direction::at_most) return {domain_of_it.low, std::min(domain_of_it.high, whole.high)};
  return whole;
}

std::pair<int, int> combine(const Criterion& criterion, DecisionRule rule, const Measurement& m, const std::vector<PlaceResult>& places) {
  const Scale& scale = criterion.scale;
  if (criterion.combine == Combine::share || (places.empty() && !m.whole)) return score_interval(scale, m.value);
  std::optional<Interval> whole;
  if (m.whole) whole = as_decided(criterion, rule, *m.whole);
  if (places.empty()) return score_interval(scale, *whole);
  std::vector<Interval> values;
  for (const PlaceResult& place : places) {
    if (place.known) {
      values.push_back(as_decided(criterion, rule, place));
    } else {
      values.push_back(whole ? unknown_with(scale, place.value, *whole) : place.value);
    }
  }
  if (criterion.combine == Combine::worst) {
    int low = 3;
    int high = 3;
    for (std::size_t i = 0; i < places.size(); ++i) {
      int place_low = 0;
      int place_high = 0;
      for (int s = 1; s <= 3; ++s) {
        // What is read at a position of a route goes on for nobody says how long.
        const bool on_a_route = !places[i].stretch && std::any_of(places.begin(), places.end(), [](const PlaceResult& p) { return p.stretch.has_value(); });
        const auto reaches = [&](int score, bool every) {
          if (place_reaches(scale, score, places, values, i, every)) return true;
          const auto& limit = scale.limits[static_cast<std::size_t>(score)];
          if (every || !limit || !on_a_route) return false;
          return std::any_of(limit->exceptions.begin(), limit->exceptions.end(),
                             [&](const WeakerRun& pair) { return end_reaches(scale, values[i], pair.value, std::nullopt, false); });
        };
        const auto with_the_law_below = [&](bool every) {
          bool all = reaches(s, every);
          for (int below = 1; below < s; ++below) {
            const auto& law = scale.limits[static_cast<std::size_t>(below)];
            if (law && law->legal_minimum && !reaches(below, every)) all = false;
          }
          return all;
        };
        if (with_the_law_below(true)) place_low = s;
        if (with_the_law_below(false)) place_high = s;
      }
      low = std::min(low, place_low);
      high = std::min(high, place_high);
    }
    if (whole) {  // a point somewhere: as short as it needs to be at best; at worst one of the stretches that may be as bad
      int whole_low = 0;
      int whole_high = 0;
      std::set<int> lawless_low;
      std::set<int> lawless_high;
      for (int s = 1; s <= 3; ++s) {
        const auto& limit = scale.limits[static_cast<std::size_t>(s)];
        if (!limit) continue;
        bool stretches = false;
        bool as_bad = false;
        for (std::size_t i = 0; i < places.size(); ++i) {
          if (!places[i].stretch) continue;
          stretches = true;
          if (scale.direction == Scale::Direction::at_most ? values[i].high >= whole->high : values[i].low <= whole->low) as_bad = true;
        }
        const auto excepted = [&](bool every) {
          bool some = false;
          for (const WeakerRun& pair : limit->exceptions) some = some || end_reaches(scale, *whole, pair.value, std::nullopt, every);
          return some;
        };
        const bool reached_low = end_reaches(scale, *whole, limit->limit, limit->upper, true) || (as_bad && excepted(true));
        const bool reached_high = end_reaches(scale, *whole, limit->limit, limit->upper, false) || (stretches && excepted(false));
        if (reached_low && lawless_low.empty()) whole_low = s;
        if (reached_high && lawless_high.empty()) whole_high = s;
        if (limit->legal_minimum && !reached_low) lawless_low.insert(s);
        if (limit->legal_minimum && !reached_high) lawless_high.insert(s);
      }
      low = std::min(low, whole_low);
      high = std::min(high, whole_high);
    }
    return {low, high};
  }
  if (criterion.combine == Combine::median) {
    std::multiset<Rational> lows;
    std::multiset<Rational> highs;
    for (const Interval& value : values) {
      lows.insert(value.low);
      highs.insert(value.high);
    }
    // The cautious middle: for the lows count up to the middle, for the highs count down to it.
    auto low = lows.begin();
    std::advance(low, (values.size() + 1) / 2 - 1);
    auto high = highs.rbegin();
    std::advance(high, (values.size() + 1) / 2 - 1);
    return score_interval(scale, {*low, *high});
  }
  // latest
  std::vector<Interval> newest;
  for (std::size_t i = 0; i < places.size(); ++i) {
    bool is_newest = places[i].known || !places[i].date;
    for (const PlaceResult& other : places) {
      if (places[i].date && other.known && other.date && *other.date > *places[i].date) is_newest = false;
    }
    if (is_newest) newest.push_back(values[i]);
  }
  if (newest.empty()) newest = values;
  Interval hull_of = newest.front();
  for (const Interval& value : newest) hull_of = {std::min(hull_of.low, value.low), std::max(hull_of.high, value.high)};
  return score_interval(scale, hull_of);
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

}  // namespace

namespace {

/// "Unknown is as wide as the quantity's domain", and "score 0" is "absent"; "unknown applicability is judged as applicable with scores [0, 3]".
OneCriterion nothing_seen(const Criterion& criterion, Tri applicable) {
  if (applicable == Tri::unknown) return {"not_observed", 0, 3, false};
  return {"not_observed", 0, score_interval(criterion.scale, domain(criterion.scale.quantity)).second, false};
}

/// By its own measurement, without what was decided by hand.
OneCriterion read_measured(const Criterion& criterion, DecisionRule rule, const Measurement& measurement, Tri applicable, const JudgeOptions& options) {
  if (measurement.unusable || !measurement.observed) return nothing_seen(criterion, applicable);

  // What is accepted as evidence.
  Measurement m = measurement;
  const bool own_value = criterion.combine == Combine::share || (m.places.empty() && !m.whole);
  const auto too_weak = [&](Grade grade) { return options.certifying && grade < criterion.lowest_grade; };
  if (own_value && too_weak(m.grade)) return nothing_seen(criterion, applicable);
  if (!own_value) {
    Rational known = 0;
    Rational accepted = 0;
    bool by_length = !m.places.empty();
    for (const PlaceResult& place : m.places) by_length = by_length && place.stretch;
    for (PlaceResult& place : m.places) {
      if (!place.known) continue;
      const Rational extent = by_length ? Rational(place.stretch->to_mm - place.stretch->from_mm) : Rational(1);
      known = known + extent;
      if (too_weak(place.grade)) {
        place.known = false;
        place.value = {0, Rational::infinity()};
      } else {
        accepted = accepted + extent;
      }
    }
    if (known != Rational(0)) m.coverage = m.coverage * accepted / known;
    if (m.whole && too_weak(m.whole->grade)) m.whole.reset();
    const bool some = std::any_of(m.places.begin(), m.places.end(), [](const PlaceResult& place) { return place.known; });
    if (!some && !m.whole) return nothing_seen(criterion, applicable);
  }

  const auto [low, high] = combine(criterion, rule, m, m.places);
  // "Cannot tell past its gate" is assessed; without a gate, what leaves every score open that the quantity can have has told nothing. Where it is
  // not known whether it applies, nothing is assessed.
  if (applicable == Tri::unknown) return {"cannot_tell", 0, 3, false};
  const auto [least, most] = score_interval(criterion.scale, domain(criterion.scale.quantity));
  const bool past_gate = criterion.coverage_gate ? m.coverage >= *criterion.coverage_gate : low > least || high < most;
  // "The conjunction of what is marked legal_minimum": each such limit asked alone, as if there were no other.
  std::string lawful = "yes";
  for (int s = 1; s <= 3; ++s) {
    if (!criterion.scale.limits[static_cast<std::size_t>(s)] || !criterion.scale.limits[static_cast<std::size_t>(s)]->legal_minimum) continue;
    Criterion alone = criterion;
    for (int other = 1; other <= 3; ++other) {
      if (other != s) alone.scale.limits[static_cast<std::size_t>(other)].reset();
    }
    const auto [law_low, law_high] = combine(alone, rule, m, m.places);
    if (law_high < s) lawful = "no";
    if (law_low < s && lawful == "yes") lawful = "open";
  }
  if (low >= criterion.pass_score) return {"met", low, high, true, lawful};
  if (high < criterion.pass_score) return {"not_met", low, high, true, lawful};
  return {"cannot_tell", low, high, past_gate, lawful};
}

}  // namespace

OneCriterion read_criterion(const Criterion& criterion, DecisionRule rule, const Measurement& measurement, Tri applicable,
                            const JudgeOptions& options, const std::string& site) {
  if (options.decision_rule) rule = *options.decision_rule;
  if (applicable == Tri::no) return {"not_applicable", 0, 3, false};
  bool proposed = false;
  bool agreed = false;
  for (const NotApplicable& decision : options.not_applicable) {
    if (decision.site != site || decision.criterion != criterion.code) continue;
    proposed = true;
    if (!decision.reason.empty() && !decision.proposed_by.empty() && !decision.agreed_by.empty() && lower(decision.proposed_by) != lower(decision.agreed_by)) agreed = true;
  }
  if (agreed) return {"not_applicable", 0, 3, false};
  OneCriterion own = proposed ? nothing_seen(criterion, applicable) : read_measured(criterion, rule, measurement, applicable, options);
  own.may_not_apply = applicable == Tri::unknown;
  own.best = score_interval(criterion.scale, domain(criterion.scale.quantity)).second;
  if (proposed) return own;
  for (const EquivalentSolution& other : options.equivalents) {  // another way that serves, agreed to: itself it passes, and is never more
    if (other.site != site || other.criterion != criterion.code || other.solution.empty() || other.reason.empty()) continue;
    if (other.proposed_by.empty() || other.agreed_by.empty() || lower(other.proposed_by) == lower(other.agreed_by)) continue;
    // M8: what is marked legal_minimum has to be reached by what was measured. Two people who agree are no legislator.
    const bool law = std::any_of(criterion.scale.limits.begin(), criterion.scale.limits.end(), [](const auto& limit) { return limit && limit->legal_minimum; });
    if (law && own.lawful != "yes") return own;
    // Whether it counts at all is open: [0, 3] bounds both cases.
    if (own.may_not_apply) return {"cannot_tell", 0, 3, false, own.lawful, true, own.best};
    // Two ways to serve: the better of them, whatever the other turns out to be.
    return {"met", std::max(own.low, criterion.pass_score), std::max(own.high, criterion.pass_score), true, "yes", own.may_not_apply, own.best};
  }
  return own;
}

}  // namespace levelground::literal
