// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/missing_criterion.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/yaml.hpp"

namespace levelground {

MissingCriterion missing_criterion(const Scheme& scheme, std::string_view code, std::string_view language, std::vector<std::string> also) {
  const auto gone = std::find_if(scheme.deprecated.begin(), scheme.deprecated.end(), [&](const Deprecated& old) { return old.criterion == code; });
  if (gone != scheme.deprecated.end()) {
    const std::vector<std::string> successors = scheme.successors_of(code);
    return {fmt::format("{} is deprecated; version {} was the last to have it: {}", code, gone->last_version, gone->reason.in(std::string(language))),
            successors.empty() ? "nothing took its place" : fmt::format("see {}, which took its place", fmt::join(successors, ", ")), true};
  }
  const auto renamed = std::find_if(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& criterion) { return criterion.lineage == code; });
  if (renamed != scheme.criteria.end()) return {fmt::format("{} is now {}", code, renamed->code), fmt::format("write {}", renamed->code), false, renamed->code};
  for (const Criterion& criterion : scheme.criteria) also.push_back(criterion.code);
  const std::string near = nearest_word(std::string(code), also);
  return {fmt::format("the scheme has no criterion ‘{}’", code), near.empty() ? "" : fmt::format("did you mean ‘{}’?", near), false};
}

}  // namespace levelground
