// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/spot_readings.hpp"

#include <algorithm>

namespace levelground::gis {
namespace {

/// Seven things can be parted in 877 ways, eight in 4140.
constexpr std::size_t most_tried = 7;

using Relation = std::function<SameSpot(std::size_t, std::size_t)>;

/// Puts each member in turn into each spot so far, and into one of its own.
void part(const std::vector<std::size_t>& members, std::size_t next, const Relation& relation, bool yes_binds, SpotReading& so_far, std::vector<SpotReading>& all) {
  if (next == members.size()) {
    all.push_back(so_far);
    return;
  }
  const std::size_t member = members[next];
  const auto may_join = [&](const std::vector<std::size_t>& spot) {
    return std::none_of(spot.begin(), spot.end(), [&](std::size_t other) { return relation(member, other) == SameSpot::no; });
  };
  const auto may_leave = [&](const std::vector<std::size_t>& spot) {
    return !yes_binds || std::none_of(spot.begin(), spot.end(), [&](std::size_t other) { return relation(member, other) == SameSpot::yes; });
  };
  const std::size_t spots = so_far.size();
  for (std::size_t s = 0; s <= spots; ++s) {
    bool fits = s == spots || may_join(so_far[s]);
    for (std::size_t other = 0; other < spots; ++other) fits = fits && (other == s || may_leave(so_far[other]));
    if (!fits) continue;
    if (s == spots) {
      so_far.push_back({member});
      part(members, next + 1, relation, yes_binds, so_far, all);
      so_far.pop_back();
    } else {
      so_far[s].push_back(member);
      part(members, next + 1, relation, yes_binds, so_far, all);
      so_far[s].pop_back();
    }
  }
}

std::vector<SpotReading> readings_of(const std::vector<std::size_t>& members, const Relation& relation) {
  bool settled = true;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) settled = settled && relation(members[i], members[j]) == SameSpot::yes;
  }
  if (settled) return {{members}};
  std::vector<SpotReading> all;
  if (members.size() > most_tried) return all;
  SpotReading none;
  part(members, 0, relation, true, none, all);
  if (all.empty()) part(members, 0, relation, false, none, all);
  return all;
}

}  // namespace

std::vector<SpotGroup> group_spots(std::size_t count, const Relation& relation) {
  std::vector<SpotGroup> groups;
  std::vector<bool> taken(count);
  for (std::size_t first = 0; first < count; ++first) {
    if (taken[first]) continue;
    SpotGroup group;
    group.members = {first};
    taken[first] = true;
    for (std::size_t at = 0; at < group.members.size(); ++at) {
      for (std::size_t other = first + 1; other < count; ++other) {
        if (taken[other] || relation(group.members[at], other) == SameSpot::no) continue;
        taken[other] = true;
        group.members.push_back(other);
      }
    }
    std::sort(group.members.begin(), group.members.end());
    group.readings = readings_of(group.members, relation);
    if (group.readings.size() == 1) {   // what might have been one with another is surely one with a third
      for (std::vector<std::size_t>& spot : group.readings.front()) groups.push_back({spot, {{spot}}});
    } else {
      groups.push_back(std::move(group));
    }
  }
  std::sort(groups.begin(), groups.end(), [](const SpotGroup& a, const SpotGroup& b) { return a.members.front() < b.members.front(); });
  return groups;
}

}  // namespace levelground::gis
