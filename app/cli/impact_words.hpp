// SPDX-License-Identifier: Apache-2.0
/// How the commands that compare two judgements of a site tell what differs.
#pragma once

#include <string>
#include <vector>

#include "app/cli/terminal.hpp"
#include "core/judge/impact.hpp"
#include "core/text/texts.hpp"

namespace levelground::cli {

/// "1 rise, 0 fall, 2 lose their level and are undetermined": how many stand better, worse, or are given or lose a level. What there is none of but
/// rising and falling is left out.
std::string moves_words(const ImpactCount& found, const Texts& texts);

/// The site's name, its outcome and total before and after, and each verdict or score that differs, with what stands in the way where the standing does; lines that end in a line break.
std::string impact_lines(const Assessment& older, const Assessment& newer, const SiteImpact& site, const Terminal& terminal, const Texts& texts);

/// What moves totals and outcomes by itself, and the sites of which only the total moves; paragraphs that begin with an empty line, or nothing.
std::string around_lines(const Assessment& older, const Assessment& newer, const std::vector<SiteImpact>& sites, const Texts& texts);

}  // namespace levelground::cli
