// SPDX-License-Identifier: Apache-2.0
/// The explanation tree of a number that is a sum over criteria: a total, a dimension, a group, the desk, the field, what is assessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/judge/explanation.hpp"

namespace levelground {

/// What a number is made of, down to the points of each criterion. `what`: "total", "desk", "field", "assessed", or a dimension, group or
/// view of the scheme by id, code or name. nullopt: it is none of these. Pure function, thread-safe.
std::optional<Explanation> explain_score(const Assessment& assessment, const SiteResult& site, std::string_view what, const Texts& texts);

/// The same tree cut to what there is room for: of the criteria only the `costliest` that could still give most points, most first, and one
/// line that counts the others that could. For what is assessed, those not assessed by weight. Same contract.
std::optional<Explanation> explain_score_briefly(const Assessment& assessment, const SiteResult& site, std::string_view what, std::size_t costliest,
                                                 const Texts& texts);

/// Everything that explain_score knows, in its order.
std::vector<std::string> explained_scores(const Scheme& scheme);

}  // namespace levelground
