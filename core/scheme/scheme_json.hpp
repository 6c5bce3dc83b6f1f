// SPDX-License-Identifier: Apache-2.0
/// The machine form of a scheme and of what changed between two, as `scheme show --json` and `scheme diff --json` print
/// it.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/diff.hpp"
#include "core/scheme/scheme.hpp"

namespace levelground {

/// One JSON object with id, version, sha256, profile, dimensions, groups, levels, rules, sources, criteria; UTF-8, ends
/// with a line break. Limits are given as written and as exact fractions of the quantity's base unit. The same scheme
/// gives the same bytes.
std::string scheme_json(const Scheme& scheme);

/// One JSON object: older, newer (id, version, profile, sha256) and the array `changes`.
std::string diff_json(const Scheme& older, const Scheme& newer, const std::vector<SchemeChange>& changes);

}  // namespace levelground
