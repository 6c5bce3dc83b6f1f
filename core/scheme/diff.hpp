// SPDX-License-Identifier: Apache-2.0
/// What differs between two schemes, or one scheme under two profiles, fact by fact. Criteria are paired by lineage, so
/// that a renamed one is the same one. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/scheme.hpp"

namespace levelground {

struct SchemeChange {
  enum class Kind : std::uint8_t { added, removed, changed };
  /// Of a changed limit: does the newer one ask for more? `neither`: some values pass only the one, some only the
  /// other.
  enum class Strictness : std::uint8_t { not_a_limit, same, stricter, weaker, neither };
  Kind kind = Kind::changed;
  std::string criterion;  ///< code in the newer scheme, in the older when it was removed; empty: the scheme itself
  std::string fact;       ///< "criterion" (all of it came or went), "limit", "source", "weight", "title", …
  std::string item;       ///< which of several: score of a limit, id of a group, language; may be empty
  std::string before;     ///< as scheme files write it; empty: there was none
  std::string after;
  Strictness strictness = Strictness::not_a_limit;
  /// Of a criterion that went: the codes that took its place in the newer scheme; of one that came: those whose place it took. Of a limit, quantity or
  /// direction of one that came: the one it is compared with, whose place it took.
  std::vector<std::string> related = {};
  friend bool operator==(const SchemeChange&, const SchemeChange&) = default;
};

std::string_view kind_name(SchemeChange::Kind kind);                    ///< "added", "removed", "changed"
std::string_view strictness_name(SchemeChange::Strictness strictness);  ///< "stricter", …; "" for not_a_limit and same

/// First the scheme itself, then the criteria by code; within each in the order in which scheme files write the facts. Of a criterion that came
/// also its weight, from which level it is mandatory (where it is) and its limits, each as added.
std::vector<SchemeChange> diff(const Scheme& older, const Scheme& newer);

}  // namespace levelground
