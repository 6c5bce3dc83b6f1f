// SPDX-License-Identifier: Apache-2.0
/// What was observed, into the City: tables of observations, and what the project has recorded.
#pragma once

#include <stop_token>

#include "core/city/city.hpp"
#include "gis/read/read_city.hpp"
#include "gis/read/read_city_ways.hpp"

namespace levelground::gis {

/// Adds the observations of the project to `draft`, whose features are placed already, and a source for each table. One with an id that
/// another has is left out and named, unless both say the same. Throws InputError, Cancelled.
void observe(const CitySpec& spec, WaysToCity& ways, CityDraft& draft, const std::stop_token& stop);

}  // namespace levelground::gis
