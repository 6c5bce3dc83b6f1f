// SPDX-License-Identifier: Apache-2.0
/// Whom an assessment judges for, for every JSON that holds one of its results (judgement.md section 3: a narrower scope is printed on everything).
#pragma once

#include <nlohmann/json.hpp>

#include "core/judge/assessment.hpp"

namespace levelground {

/// {"narrow": …, "groups": [ids in scope]}. Thread-safe.
nlohmann::ordered_json scope_json(const Scheme& scheme, const Scope& scope);

}  // namespace levelground
