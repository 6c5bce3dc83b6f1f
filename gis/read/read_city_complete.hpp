// SPDX-License-Identifier: Apache-2.0
/// What a project states to be completely mapped, into the City.
#pragma once

#include <stop_token>

#include "core/city/city.hpp"
#include "gis/read/read_city.hpp"
#include "gis/read/read_city_ways.hpp"

namespace levelground::gis {

/// Adds the statements of completeness to the sources of `draft`, which are read already. That one does not hold everywhere, because records of its theme
/// were lost, is told at once and not verdict by verdict. Throws InputError, Cancelled.
void state_completeness(const CitySpec& spec, WaysToCity& ways, CityDraft& draft, const std::stop_token& stop);

}  // namespace levelground::gis
