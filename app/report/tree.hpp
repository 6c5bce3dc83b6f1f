// SPDX-License-Identifier: Apache-2.0
/// The explanation tree of core on a page: nested lists, everything escaped.
#pragma once

#include <string>

#include "app/report/data.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::report {

/// The children of `root` as a list of lists, with value and remark after each line; empty when it has none.
std::string tree_html(const Explanation& root);

/// A line that begins with the code of a criterion, as code (with its anchor) and words; any other line as words alone.
void set_line(Data& data, const Context& c, const Explanation& line);

/// Where a site report explains a criterion: the id of its row in the tables of criteria.
std::string criterion_anchor(const std::string& code);

}  // namespace levelground::report
