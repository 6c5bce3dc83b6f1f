// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/diff.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/errors.hpp"
#include "core/scheme/facts.hpp"
#include "core/scheme/limit_words.hpp"
#include "core/scheme/strictness.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

using Kind = SchemeChange::Kind;
using Strictness = SchemeChange::Strictness;

Kind kind_of(const std::string& before, const std::string& after) {
  if (before.empty()) return Kind::added;
  return after.empty() ? Kind::removed : Kind::changed;
}

/// Facts are unique by name and item, so each list is a map that has kept its order.
void compare_facts(const std::string& code, const std::vector<facts::Fact>& older,
                   const std::vector<facts::Fact>& newer, std::vector<SchemeChange>& changes) {
  const auto find = [](const std::vector<facts::Fact>& list, const std::string& name, const std::string& item) {
    const auto at = std::find_if(list.begin(), list.end(), [&](const facts::Fact& f) { return f.name == name && f.item == item; });
    return at == list.end() ? std::string() : at->value;
  };
  const auto came_or_went = [&](const facts::Fact& fact, const std::vector<facts::Fact>& other) { return !fact.of.first.empty() && find(other, fact.of.first, fact.of.second).empty(); };
  for (const facts::Fact& was : older) {
    const std::string after = find(newer, was.name, was.item);
    if (after != was.value && !came_or_went(was, newer))
      changes.push_back(
          {kind_of(was.value, after), code, was.name, was.item, was.value, after, Strictness::not_a_limit});
  }
  for (const facts::Fact& is : newer) {
    if (find(older, is.name, is.item).empty() && !came_or_went(is, older))
      changes.push_back({Kind::added, code, is.name, is.item, {}, is.value, Strictness::not_a_limit});
  }
}

Strictness strictness_of(const Scale& older, const Scale& newer, const Limit& was, const Limit& is) {
  if (older.quantity != newer.quantity || older.direction != newer.direction) return Strictness::neither;
  const bool no_weaker = as_strict_as(newer.direction, is, was);
  const bool no_stricter = as_strict_as(newer.direction, was, is);
  if (no_weaker && no_stricter) return Strictness::same;
  if (no_weaker) return Strictness::stricter;
  return no_stricter ? Strictness::weaker : Strictness::neither;
}

/// `in_place_of`: the older one's code, where the newer took the place of it under a lineage of its own; else empty.
void compare_limits(const Criterion& older, const Criterion& newer, const std::vector<std::string>& in_place_of, std::vector<SchemeChange>& changes) {
  for (std::size_t score = 1; score < newer.scale.limits.size(); ++score) {
    const auto& was = older.scale.limits.at(score);
    const auto& is = newer.scale.limits.at(score);
    const auto note = [&](const char* fact, std::string before, std::string after, Strictness strictness) {
      if (before == after) return;
      const Kind kind = kind_of(before, after);
      changes.push_back(
          {kind, newer.code, fact, std::to_string(score), std::move(before), std::move(after), strictness, in_place_of});
    };
    const Strictness strictness =
        was && is ? strictness_of(older.scale, newer.scale, *was, *is) : Strictness::not_a_limit;
    note("limit", was ? written_limit(older.scale.direction, *was).en : "",
         is ? written_limit(newer.scale.direction, *is).en : "", strictness);
    if (!in_place_of.empty()) continue;  // another criterion has its own sources
    const std::string before = was ? written_authority(*was).en : "";
    const std::string after = is ? written_authority(*is).en : "";
    note("authority", before, after, Strictness::not_a_limit);
    // Where the clause reads the same in English, what changed in its Swedish has a line of its own.
    if (before == after && was && is) note("clause_sv", was->clause_sv, is->clause_sv, Strictness::not_a_limit);
  }
}

/// What a deprecated criterion asked for beside what its successor asks for. Limits of another quantity or direction are not compared.
void compare_successor(const Criterion& gone, const Criterion& successor, std::vector<SchemeChange>& changes) {
  const auto note = [&](const char* fact, std::string_view before, std::string_view after) {
    if (before == after) return false;
    changes.push_back({Kind::changed, successor.code, fact, {}, std::string(before), std::string(after), Strictness::not_a_limit, {gone.code}});
    return true;
  };
  const bool other_quantity = note("quantity", quantity_name(gone.scale.quantity), quantity_name(successor.scale.quantity));
  const bool other_direction = note("direction", vocabulary::name(gone.scale.direction), vocabulary::name(successor.scale.direction));
  if (!other_quantity && !other_direction) compare_limits(gone, successor, {gone.code}, changes);
}

/// Of a criterion that is deprecated now the comparison of criteria tells already, or of the one that took its place.
void leave_out_told_deprecations(std::vector<SchemeChange>& changes) {
  std::set<std::string> told;
  for (const SchemeChange& change : changes) {
    if (change.fact != "criterion") continue;
    told.insert(change.criterion);
    told.insert(change.related.begin(), change.related.end());
  }
  std::erase_if(changes, [&](const SchemeChange& change) { return change.fact == "deprecated" && change.kind != Kind::changed && told.contains(change.item); });
}

/// What whoever reads of a new criterion asks first: what it weighs, whether a level hangs on it, and its limits, but for those that `changes` compares
/// already with what it took the place of.
void tell_new(const Criterion& criterion, std::vector<SchemeChange>& changes) {
  for (facts::Fact& fact : facts::of(criterion)) {
    const bool asked = fact.name == "weight" || (fact.name == "mandatory" && fact.value != "no");
    if (asked) changes.push_back({Kind::added, criterion.code, fact.name, {}, {}, std::move(fact.value), Strictness::not_a_limit});
  }
  for (std::size_t score = 1; score < criterion.scale.limits.size(); ++score) {
    const auto& limit = criterion.scale.limits.at(score);
    const bool is_compared = std::any_of(changes.begin(), changes.end(), [&](const SchemeChange& change) {
      return change.criterion == criterion.code && change.fact == "limit" && change.item == std::to_string(score) && !change.related.empty();
    });
    if (limit && !is_compared) changes.push_back({Kind::added, criterion.code, "limit", std::to_string(score), {}, written_limit(criterion.scale.direction, *limit).en, Strictness::not_a_limit});
  }
}

}  // namespace

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::added:
      return "added";
    case Kind::removed:
      return "removed";
    case Kind::changed:
      return "changed";
  }
  throw Defect("a change without a name");
}

std::string_view strictness_name(Strictness strictness) {
  switch (strictness) {
    case Strictness::not_a_limit:
    case Strictness::same:
      return "";
    case Strictness::stricter:
      return "stricter";
    case Strictness::weaker:
      return "weaker";
    case Strictness::neither:
      return "neither";
  }
  throw Defect("a strictness without a name");
}

std::vector<SchemeChange> diff(const Scheme& older, const Scheme& newer) {
  std::vector<SchemeChange> changes;
  compare_facts({}, facts::of(older), facts::of(newer), changes);
  std::map<std::string, const Criterion*> was;
  std::map<std::string, const Criterion*> is;
  for (const Criterion& criterion : older.criteria) was[criterion.lineage] = &criterion;
  for (const Criterion& criterion : newer.criteria) is[criterion.lineage] = &criterion;
  std::vector<std::pair<std::string, std::string>> order;  // code, lineage
  for (const auto& [lineage, criterion] : is) order.emplace_back(criterion->code, lineage);
  for (const auto& [lineage, criterion] : was) {
    if (!is.contains(lineage)) order.emplace_back(criterion->code, lineage);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [code, lineage] : order) {
    if (!was.contains(lineage)) {
      changes.push_back({Kind::added, code, "criterion", {}, {}, is[lineage]->title.en, Strictness::not_a_limit,
                         newer.predecessors_of(code)});
      for (const std::string& gone : newer.predecessors_of(code)) {
        if (const Criterion* before = older.find(gone)) compare_successor(*before, *is[lineage], changes);
      }
      tell_new(*is[lineage], changes);
    } else if (!is.contains(lineage)) {
      changes.push_back({Kind::removed, code, "criterion", {}, was[lineage]->title.en, {}, Strictness::not_a_limit,
                         newer.successors_of(code)});
    } else {
      compare_facts(code, facts::of(*was[lineage]), facts::of(*is[lineage]), changes);
      compare_limits(*was[lineage], *is[lineage], {}, changes);
    }
  }
  leave_out_told_deprecations(changes);
  return changes;
}

}  // namespace levelground
