// SPDX-License-Identifier: Apache-2.0
#include "tests/core/judge/literal_reading.hpp"

#include <algorithm>
#include <functional>

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

std::string ends(const Rational& low, const Rational& high) { return low.to_text_exact() + " " + high.to_text_exact(); }

/// Σ w·s / (3 Σ w) in per cent over the criteria that are asked for.
struct Share {
  bool any = false;
  Rational low = 0;
  Rational high = 100;
};
Share share_of(const Scheme& scheme, const std::vector<OneCriterion>& results, const std::function<bool(const Criterion&)>& asked) {
  Rational low = 0;
  Rational high = 0;
  Rational most = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Criterion& c = scheme.criteria[i];
    if (results[i].verdict == "not_applicable" || !asked(c)) continue;
    low = low + Rational(c.weight) * results[i].low / 3;
    high = high + Rational(c.weight) * results[i].high / 3;
    most = most + Rational(c.weight);
  }
  if (most == Rational(0)) return {};
  return {true, low / most * 100, high / most * 100};
}

bool names(const Criterion& c, const std::string& group) { return std::count(c.groups.begin(), c.groups.end(), group) > 0; }

}  // namespace

namespace {

/// By its own measurement, without what was decided by hand.
OneCriterion read_measured(const Criterion& criterion, DecisionRule rule, const Measurement& measurement, Tri applicable, const JudgeOptions& options) {
  if (measurement.unusable || !measurement.observed) return {"not_observed", 0, 3, false};

  // What is accepted as evidence.
  Measurement m = measurement;
  const bool own_value = criterion.combine == Combine::share || (m.places.empty() && !m.whole);
  const auto too_weak = [&](Grade grade) { return options.certifying && grade < criterion.lowest_grade; };
  if (own_value && too_weak(m.grade)) return {"not_observed", 0, 3, false};
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
    if (!some && !m.whole) return {"not_observed", 0, 3, false};
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
  if (proposed) return {"not_observed", 0, 3, false};
  const OneCriterion own = read_measured(criterion, rule, measurement, applicable, options);
  for (const EquivalentSolution& other : options.equivalents) {  // another way that serves, agreed to: it passes, and is never more
    if (other.site != site || other.criterion != criterion.code || other.solution.empty() || other.reason.empty()) continue;
    if (other.proposed_by.empty() || other.agreed_by.empty() || lower(other.proposed_by) == lower(other.agreed_by)) continue;
    // M8: what is marked legal_minimum has to be reached by what was measured. Two people who agree are no legislator.
    const bool law = std::any_of(criterion.scale.limits.begin(), criterion.scale.limits.end(), [](const auto& limit) { return limit && limit->legal_minimum; });
    if (law && (own.lawful != "yes" || own.verdict == "met")) return own;
    return {"met", criterion.pass_score, criterion.pass_score, true, "yes"};
  }
  return own;
}

std::vector<OneCriterion> read_alternatives(const Scheme& scheme, const std::vector<OneCriterion>& own) {
  std::vector<OneCriterion> read = own;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i].verdict == "not_applicable") continue;
    // Everything that may be looked at: itself and what may stand for it.
    std::vector<OneCriterion> ways = {own[i]};
    for (std::size_t j = 0; j < own.size(); ++j) {
      const auto& codes = scheme.criteria[i].alternatives;
      if (std::count(codes.begin(), codes.end(), scheme.criteria[j].code) > 0 && own[j].verdict != "not_applicable") ways.push_back(own[j]);
    }
    if (ways.size() == 1) continue;
    bool all_assessed = true;
    bool anything_seen = false;
    for (const OneCriterion& way : ways) {
      read[i].low = std::max(read[i].low, way.low);
      read[i].high = std::max(read[i].high, way.high);
      all_assessed = all_assessed && way.assessed;
      anything_seen = anything_seen || way.verdict != "not_observed";
    }
    // Where the law asks for a limit, no other way lifts an end that does not reach it.
    const auto& limits = scheme.criteria[i].scale.limits;
    const bool law = std::any_of(limits.begin(), limits.end(), [](const auto& limit) { return limit && limit->legal_minimum; });
    if (law && own[i].lawful != "yes") read[i].low = own[i].low;
    if (law && own[i].lawful == "no") read[i].high = own[i].high;
    if (!anything_seen || (read[i].low == own[i].low && read[i].high == own[i].high)) {
      read[i] = own[i];
      continue;
    }
    const int pass = scheme.criteria[i].pass_score;
    read[i].verdict = read[i].low >= pass ? "met" : read[i].high < pass ? "not_met" : "cannot_tell";
    read[i].assessed = read[i].verdict != "cannot_tell" || all_assessed;
  }
  return read;
}

OneSite read_site(const Scheme& scheme, const JudgeOptions& options, const std::vector<OneCriterion>& results) {
  OneSite site;
  std::vector<Share> floors;
  Rational low = 0;
  Rational high = 0;
  Rational shares = 0;
  bool too_much_not_applicable = false;
  for (const Dimension& dimension : scheme.dimensions) {
    const Share score = share_of(scheme, results, [&](const Criterion& c) { return c.dimension == dimension.id; });
    site.dimensions.push_back(score.any ? ends(score.low, score.high) : "undetermined");
    floors.push_back(score);
    if (score.any) {
      low = low + score.low * dimension.share;
      high = high + score.high * dimension.share;
      shares = shares + Rational(dimension.share);
    }
    Rational all = 0;
    Rational outside = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (scheme.criteria[i].dimension != dimension.id) continue;
      all = all + Rational(scheme.criteria[i].weight);
      if (results[i].verdict == "not_applicable") outside = outside + Rational(scheme.criteria[i].weight);
    }
    // One of which nothing at all applies is undetermined instead.
    if (outside != all && outside > scheme.rules.not_applicable_at_most * all) too_much_not_applicable = true;
  }
  const bool any = shares != Rational(0);
  const Rational total_low = any ? low / shares : Rational(0);
  const Rational total_high = any ? high / shares : Rational(100);
  site.total = ends(total_low, total_high);

  struct GroupEnds {
    std::string id;
    Share score;
  };
  std::vector<GroupEnds> in_scope;
  for (const Group& group : scheme.groups) {
    Share score = share_of(scheme, results, [&](const Criterion& c) { return c.groups.empty() || names(c, group.id); });
    std::int64_t naming = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (results[i].verdict != "not_applicable" && names(scheme.criteria[i], group.id)) ++naming;
    }
    if (naming < scheme.rules.criteria_per_group) score.any = false;
    site.groups.push_back(score.any ? ends(score.low, score.high) : "undetermined");
    const bool asked = options.scope.groups.empty() ? group.has_floor : std::count(options.scope.groups.begin(), options.scope.groups.end(), group.id) > 0;
    if (!asked) continue;
    floors.push_back(score);
    in_scope.push_back({group.id, score});
  }
  const Share desk = share_of(scheme, results, [](const Criterion& c) { return c.evaluation == Evaluation::document; });
  const Share field = share_of(scheme, results, [](const Criterion& c) { return c.evaluation != Evaluation::document; });

  Rational weight = 0;
  Rational assessed = 0;
  bool failed = false;
  bool open = false;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Criterion& c = scheme.criteria[i];
    if (results[i].verdict == "not_applicable") continue;
    weight = weight + Rational(c.weight);
    if (results[i].assessed) assessed = assessed + Rational(c.weight);
    if (c.mandatory && results[i].verdict == "not_met") failed = true;
    if (c.mandatory && (results[i].verdict == "cannot_tell" || results[i].verdict == "not_observed")) open = true;
    const bool law = std::any_of(c.scale.limits.begin(), c.scale.limits.end(), [](const auto& limit) { return limit && limit->legal_minimum; });
    if (law && results[i].lawful == "no") failed = true;
    if (law && results[i].lawful == "open") open = true;
  }
  const Rational assessed_share = weight == Rational(0) ? Rational(0) : assessed / weight;
  site.assessed = assessed_share.to_text_exact();

  // A part that is undetermined is never passed, but it is not a sure failure either.
  const auto reaches = [&](const Level& level, bool at_high, bool undetermined_passes) {
    const auto enough = [&](const Share& share, const Rational& needed) { return share.any ? (at_high ? share.high : share.low) >= needed : undetermined_passes; };
    bool all = (at_high ? total_high : total_low) >= level.total;
    for (const Share& floor : floors) all = all && enough(floor, level.floor);
    // Where nothing is asked of a part, there need be none of it.
    if (desk.any || scheme.rules.desk_at_least != Rational(0)) all = all && enough(desk, scheme.rules.desk_at_least * 100);
    if (field.any || scheme.rules.field_at_least != Rational(0)) all = all && enough(field, scheme.rules.field_at_least * 100);
    return all;
  };
  std::string awarded;
  bool possible = false;
  // A criterion that only some levels ask for: does this one, and is it not met, or not even known?
  const auto asked = [&](const Level& level, const std::vector<std::string>& verdicts) {
    for (std::size_t i = 0; i < results.size(); ++i) {
      bool at_or_above = false;
      for (const Level& other : scheme.levels) {
        if (other.id == scheme.criteria[i].mandatory_from) at_or_above = true;
        if (other.id == level.id) break;
      }
      if (at_or_above && std::count(verdicts.begin(), verdicts.end(), results[i].verdict) > 0) return true;
    }
    return false;
  };
  for (const Level& level : scheme.levels) {  // ascending: the last that holds
    if (asked(level, {"not_met"})) continue;
    if (!asked(level, {"cannot_tell", "not_observed"}) && reaches(level, false, false) && !failed && !open && assessed_share >= scheme.rules.assessed_at_least && !too_much_not_applicable) awarded = level.id;
    if (reaches(level, true, true)) possible = true;
    if (reaches(level, true, false) && !failed && !too_much_not_applicable) site.within_reach = level.id;
  }
  if (options.scope.screening) {
    site.outcome = "screening";
    site.within_reach.clear();
  } else if (failed || too_much_not_applicable || (awarded.empty() && !possible)) {  // no answer brings back what does not apply
    site.outcome = "not_certified";
  } else {
    site.outcome = awarded.empty() ? "undetermined" : "level " + awarded;
  }

  std::vector<GroupEnds> judged;
  for (const GroupEnds& group : in_scope) {
    if (group.score.any) judged.push_back(group);
  }
  if (judged.size() < 2) return site;  // nobody to be compared with
  for (const GroupEnds& group : judged) {
    bool below_all = true;
    bool candidate = true;
    bool proven = true;
    for (const GroupEnds& other : judged) {
      if (other.id != group.id && group.score.high >= other.score.low) below_all = false;
      if (group.score.low > other.score.high) candidate = false;
      if (group.score.high > other.score.high) proven = false;
    }
    if (below_all) site.worst = "named " + group.id;
    if (candidate && site.worst.rfind("named", 0) != 0) site.worst += (site.worst.empty() ? "candidates " : " ") + group.id + (proven ? "" : "?");
  }
  return site;
}

std::vector<std::uint32_t> read_tiers(const std::vector<Fractions>& totals) {
  const std::size_t n = totals.size();
  const auto above = [&](std::size_t a, std::size_t b) { return totals[a].low >= totals[b].high; };
  const auto tie = [&](std::size_t a, std::size_t b) { return above(a, b) == above(b, a); };
  std::vector<std::size_t> group(n);
  for (std::size_t i = 0; i < n; ++i) group[i] = i;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        if (!tie(a, b) || group[a] == group[b]) continue;
        group[a] = group[b] = std::min(group[a], group[b]);
        changed = true;
      }
    }
  }
  std::vector<std::uint32_t> tiers(n, 1);
  for (std::size_t a = 0; a < n; ++a) {
    std::set<std::size_t> better;
    for (std::size_t b = 0; b < n; ++b) {
      if (group[b] != group[a] && above(b, a)) better.insert(group[b]);
    }
    tiers[a] = static_cast<std::uint32_t>(better.size() + 1);
  }
  return tiers;
}

}  // namespace levelground::literal
