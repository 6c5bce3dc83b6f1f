// SPDX-License-Identifier: Apache-2.0
#include "core/judge/scope_json.hpp"

#include "core/judge/scores.hpp"

namespace levelground {

nlohmann::ordered_json scope_json(const Scheme& scheme, const Scope& scope) {
  nlohmann::ordered_json groups = nlohmann::ordered_json::array();
  for (const std::uint32_t group : groups_in_scope(scheme, scope)) groups.push_back(scheme.groups[group].id);
  return {{"narrow", is_narrow(scheme, scope)}, {"groups", std::move(groups)}};
}

}  // namespace levelground
