// SPDX-License-Identifier: Apache-2.0
/// A scheme or a criterion taken apart into named facts with their values as scheme files write them, in a fixed order.
/// What the comparison of two schemes compares. Private to core/scheme.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/scheme/scheme.hpp"

namespace levelground::facts {

struct Fact {
  std::string name;   ///< "weight", "title", "source"
  std::string item;   ///< which of several: a language, a score, the id of a group; may be empty
  std::string value;  ///< never empty: what is absent is no fact
  /// Name and item of the fact that this one belongs to, as the name of a view to the view: where that is new or gone this is too, and needs no word.
  /// Empty: it stands alone.
  std::pair<std::string, std::string> of = {};
};

/// Everything of the criterion but its limits and where it stands in a file.
std::vector<Fact> of(const Criterion& criterion);
/// Everything of the scheme but its criteria.
std::vector<Fact> of(const Scheme& scheme);
/// "a bench, fitted / en bänk, monterad, 1200 GBP (2024), S74".
std::string cost_text(const RemedyCost& cost);
/// "clear_width, barriers: yes, of: main_route".
std::string measure_text(const MeasureCall& call);

}  // namespace levelground::facts
