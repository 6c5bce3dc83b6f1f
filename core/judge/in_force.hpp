// SPDX-License-Identifier: Apache-2.0
/// Since when the limits hold that places are judged by. Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

/// The day since when a limit holds: its own, else that of the profile it comes from; not set for a limit of the scheme that states none.
Date in_force_from(const Scheme& scheme, const Limit& limit);

/// A limit that is used though its clause comes into force only after the day judged.
struct EarlyLimit {
  std::uint32_t criterion = 0;  ///< index into Scheme::criteria
  int score = 0;
  Date from;
  friend bool operator==(const EarlyLimit&, const EarlyLimit&) = default;
};

/// In the scheme's order; empty where no day is judged as of.
std::vector<EarlyLimit> early_limits(const Scheme& scheme, const Date& as_of);

}  // namespace levelground
