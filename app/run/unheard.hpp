// SPDX-License-Identifier: Apache-2.0
/// Observations that nothing came of: nobody should go out and measure in vain without being told.
#pragma once

#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"

namespace levelground::run {

/// Observations of one property that no criterion heard.
struct Unheard {
  std::string property;
  std::string meant = {};         ///< of a feature, under a name that is no property: the name that is nearest to it; empty: none is near
  std::vector<std::string> ids;   ///< ascending
  bool at_positions = false;      ///< at least one has a position and names no feature
  bool of_features = false;       ///< they name a feature
  /// What was asked for, where the unit of these fits none of it; empty: that is not why.
  std::vector<Quantity> asked = {};
  std::vector<std::string> asked_by = {};   ///< codes of the criteria, in the order of the scheme
  std::string stated = {};                  ///< "2.30 kg": what the first of them says; empty where `asked` is
  friend bool operator==(const Unheard&, const Unheard&) = default;
};

/// By property, of the judged sites, what is in force on the day judged and not taken back. Not what states a property of a feature, which is known of it whether
/// a criterion asks or not, nor what was read on a way that some criterion's walks ask about. What is said of features under names that are no property
/// stands apart, and so do those whose unit does not fit. Thread-safe.
std::vector<Unheard> unheard_observations(const City& city, const Assessment& assessment);

}  // namespace levelground::run
