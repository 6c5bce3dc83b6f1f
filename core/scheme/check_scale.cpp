// SPDX-License-Identifier: Apache-2.0
// What must hold of a whole scale, after a profile too.
#include <fmt/format.h>

#include "core/scheme/reading.hpp"
#include "core/scheme/strictness.hpp"

namespace levelground::reading {

void check_scale(const Criterion& criterion, const MeasureSpec* spec, const std::string& file, std::int64_t line,
                 std::vector<Problem>& problems) {
  const Scale& scale = criterion.scale;
  const auto note = [&](std::int64_t at, std::string what, std::string remedy) {
    problems.push_back({Problem::Severity::error, file, {}, {}, at, std::move(what), std::move(remedy)});
  };
  if (criterion.pass_score >= 1 && criterion.pass_score <= max_score &&
      !scale.limits.at(static_cast<std::size_t>(criterion.pass_score))) {
    note(line, fmt::format("{}: the scale has no limit for score {}, which passes", criterion.code, criterion.pass_score),
         "add the limit that passes");
  }
  const Limit* weaker = nullptr;
  std::size_t weaker_score = 0;
  for (std::size_t score = 1; score < scale.limits.size(); ++score) {
    if (!scale.limits.at(score)) continue;
    const Limit& limit = *scale.limits.at(score);
    const std::int64_t at = limit.file.empty() || limit.file == file ? limit.line : line;
    // Below the pass score a cited value often comes without the exception that the passing one has; there nobody is let
    // through by it, so only passing scores must agree on their exceptions.
    const bool both_pass = static_cast<int>(weaker_score) >= criterion.pass_score;
    if (weaker != nullptr && weaker->for_each_group.has_value() != limit.for_each_group.has_value()) {
      note(at, fmt::format("{}: one limit is asked for each group in scope, and another is not", criterion.code),
           "write “for_each: group_in_scope” under all of them, or under none: which asks for more would change with the scope");
    } else if (weaker != nullptr && (!implies(scale.direction, limit, *weaker) ||
                              (both_pass && !exception_implies(scale.direction, limit, *weaker)))) {
      note(at, fmt::format("{}: score {} ({}) asks for less than the score below it ({})", criterion.code, score, limit.text, weaker->text),
           "every higher score must be at least as strict");
    }
    if (!limit.exceptions.empty() && spec != nullptr && !spec->has_runs) {
      note(at, fmt::format("{}: the measure ‘{}’ knows no run lengths, so a limit cannot have an exception", criterion.code, spec->kind),
           "remove ‘except’");
    }
    if (!limit.exceptions.empty() && limit.for_each_group) {
      note(at, fmt::format("{}: a limit for each group in scope cannot have an exception", criterion.code), "remove one of them");
    }
    if (!limit.exceptions.empty() && criterion.combine != Combine::worst) {
      note(at, fmt::format("{}: an exception needs “combine: worst”", criterion.code), "remove ‘except’, or judge the worst place");
    }
    weaker = &limit;
    weaker_score = score;
  }
}

}  // namespace levelground::reading
