// SPDX-License-Identifier: Apache-2.0
/// A limit as it is written in a scheme, in both languages: what comparisons of schemes compare and show. Two limits that are the same amount in
/// other units stay told apart. Pure functions, thread-safe.
#pragma once

#include "core/scheme/criterion.hpp"
#include "core/text/texts.hpp"

namespace levelground {

/// The figure alone, "1.5 m".
LocalText written_figure(const Limit& limit);
/// "≥ 1.5 m, or ≥ 1.0 m for at most 6 m".
LocalText written_limit(Scale::Direction direction, const Limit& limit);
/// "S1 section 4.2 [C], legal minimum, in force since 2017-07-01".
LocalText written_authority(const Limit& limit);

}  // namespace levelground
