// SPDX-License-Identifier: Apache-2.0
/// Whom an assessment judges for, for every JSON that holds one of its results (judgement.md section 3: a narrower scope is printed on everything).
#pragma once

#include "core/judge/scores.hpp"

namespace levelground {

/// {"narrow": …, "groups": [ids in scope]}. A template, so that no header knows the JSON library. Thread-safe.
template <typename Json>
Json scope_json(const Scheme& scheme, const Scope& scope) {
  Json groups = Json::array();
  for (const std::uint32_t group : groups_in_scope(scheme, scope)) groups.push_back(scheme.groups[group].id);
  return {{"narrow", is_narrow(scheme, scope)}, {"groups", std::move(groups)}};
}

}  // namespace levelground
