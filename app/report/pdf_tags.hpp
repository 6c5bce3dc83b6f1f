// SPDX-License-Identifier: Apache-2.0
/// What WeasyPrint 57.2 leaves out of a tagged PDF: figures with alternative texts, captions, scopes of header cells, a fixed /ID.
#pragma once

#include <string>
#include <vector>

namespace levelground::report {

/// The element that stands for a map in the HTML given to WeasyPrint: of the few tags it keeps apart, reports use this for nothing
/// else, so that the structure tree can be told where the maps are.
inline constexpr const char* figure_element = "blockquote";

/// Reads the PDF at `file` and gives back its bytes with /Figure and /Alt for every map (in document order), /Caption for table
/// captions and /Scope for header cells. The same bytes for the same input. Throws Defect when the structure is not as expected.
std::string complete_tags(const std::string& file, const std::vector<std::string>& alternatives);

}  // namespace levelground::report
