// SPDX-License-Identifier: Apache-2.0
/// The light that an observation states, against the sun at its place and time.
#pragma once

#include "core/city/city.hpp"

namespace levelground::gis {

/// Takes the light off each observation that the sun gainsays: `night` or `dusk` while it surely stood above the horizon, `day` or `dusk` while it surely
/// stood lower than at the end of civil twilight (core/hours/sun.hpp). The observation stays, with what was stated in `light_doubt`, and a warning names it.
/// Where no time of day is given, or no place, nothing is concluded; where the time has no zone, only what holds for every clock the place may keep. Changes
/// the draft's observations and problems.
void doubt_lights(CityDraft& draft);

}  // namespace levelground::gis
