// SPDX-License-Identifier: Apache-2.0
/// The area share of SDG 11.7.1, and the national rules for it (criteria/public-space-1171/areas/), by id or file.
#pragma once

#include <string>
#include <vector>

#include "app/run/travel.hpp"
#include "core/scheme/area_rule.hpp"
#include "gis/urban/area_share.hpp"

namespace levelground::run {

/// Every shipped rule, by id. Throws InputError.
std::vector<AreaRule> load_area_rules();
/// `name`: the id of a shipped rule, or a file (it holds a slash or ends in .yaml). Throws InputError with the nearest
/// id.
AreaRule load_area_rule(const std::string& name);

/// Throws InputError: no buildings; Cancelled.
gis::AreaShare find_area_share(const CityView& view, const AreaRule& rule, const std::stop_token& stop);

}  // namespace levelground::run
