// SPDX-License-Identifier: Apache-2.0
/// Which end of a measure is the worse one for who uses the place.
#pragma once

#include <optional>

#include "core/scheme/criterion.hpp"

namespace levelground::gis {

/// Is more of it worse: a longer way, a higher kerb, a steeper ramp? By the kind and, where a property or a lane decides, by that. A scheme says
/// for itself which way its scale runs; this is for a measure that somebody takes alone. nullopt: a property that is the scheme's own word.
std::optional<bool> more_is_worse(const MeasureCall& call);

}  // namespace levelground::gis
