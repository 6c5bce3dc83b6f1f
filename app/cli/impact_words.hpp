// SPDX-License-Identifier: Apache-2.0
/// How the commands that compare two judgements of a site tell what differs.
#pragma once

#include <string>
#include <vector>

#include "app/cli/terminal.hpp"
#include "core/judge/impact.hpp"
#include "core/text/texts.hpp"

namespace levelground::cli {

/// The site's name, its outcome and total before and after, and each verdict or score that differs; lines that end in a line break.
std::string impact_lines(const Assessment& older, const Assessment& newer, const SiteImpact& site, const Terminal& terminal, const Texts& texts);

/// What moves totals and outcomes by itself, and the sites of which only the total moves; paragraphs that begin with an empty line, or nothing.
std::string around_lines(const Assessment& older, const Assessment& newer, const std::vector<SiteImpact>& sites, const Texts& texts);

}  // namespace levelground::cli
