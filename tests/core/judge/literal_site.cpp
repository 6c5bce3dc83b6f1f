// SPDX-License-Identifier: Apache-2.0
// From criteria to an outcome, and from outcomes to tiers: section 3 of judgement.md.
#include "tests/core/judge/literal_reading.hpp"

#include <algorithm>
#include <functional>

namespace levelground::literal {

namespace {

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

std::vector<OneCriterion> read_alternatives(const Scheme& scheme, const std::vector<OneCriterion>& own) {
  std::vector<OneCriterion> read = own;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i].verdict == "not_applicable" || own[i].may_not_apply) continue;  // another way tells nothing of whether its weight counts
    // Everything that may be looked at: itself and what may stand for it.
    std::vector<OneCriterion> ways = {own[i]};
    for (std::size_t j = 0; j < own.size(); ++j) {
      const auto& codes = scheme.criteria[i].alternatives;
      if (std::count(codes.begin(), codes.end(), scheme.criteria[j].code) > 0 && own[j].verdict != "not_applicable") {
        ways.push_back(own[j]);
        // A way is there or not; if it is, its own scale says how good it can be.
        if (own[j].may_not_apply) ways.back().high = std::min(ways.back().high, own[j].best);
      }
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
    // Nobody looked, but no value there is would reach it.
    for (int s = own[i].high + 1; s <= 3 && own[i].verdict == "not_observed"; ++s) {
      if (limits[static_cast<std::size_t>(s)] && limits[static_cast<std::size_t>(s)]->legal_minimum) read[i].high = own[i].high;
    }
    if (!anything_seen) continue;  // as wide as the best way is, and nobody has looked
    if (read[i].low == own[i].low && read[i].high == own[i].high) {
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
