// SPDX-License-Identifier: Apache-2.0
/// What to tell somebody who names a criterion that the scheme has not: where a deprecated one went, under which code one goes on that got another,
/// else what it may have been meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/scheme.hpp"

namespace levelground {

struct MissingCriterion {
  std::string what;     ///< "ACC-50 is deprecated; version 1.2.0 was the last to have it: …", "ACC-50 is now ACC-55", "the scheme has no criterion ‘ACC-5’"
  std::string remedy;   ///< the successors, or the nearest of the codes; empty when there are neither
  bool deprecated = false;
  std::string now = {};  ///< the code under which the same criterion goes on (`lineage`); empty where none does
};

/// `code`: none of scheme.criteria. `also`: other words that may have been meant. `language`: of the scheme's own words. Thread-safe.
MissingCriterion missing_criterion(const Scheme& scheme, std::string_view code, std::string_view language = "en", std::vector<std::string> also = {});

}  // namespace levelground
