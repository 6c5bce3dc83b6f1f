// SPDX-License-Identifier: Apache-2.0
/// Since when the limits hold that places are judged by. Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

/// A limit that is used though its clause comes into force only after the day judged. Only the limit itself says since when it holds:
/// the day of a profile's edition is no day of a law.
struct EarlyLimit {
  std::uint32_t criterion = 0;  ///< index into Scheme::criteria
  int score = 0;
  Date from;
  friend bool operator==(const EarlyLimit&, const EarlyLimit&) = default;
};

/// In the scheme's order; empty where no day is judged as of.
std::vector<EarlyLimit> early_limits(const Scheme& scheme, const Date& as_of);

/// Criteria (indices into Scheme::criteria, ascending) with a limit of the profile of which nobody recorded since when it holds.
std::vector<std::uint32_t> undated_criteria(const Scheme& scheme);

}  // namespace levelground
