// SPDX-License-Identifier: Apache-2.0
/// What WeasyPrint 57.2 leaves out of a tagged PDF: figures with alternative texts, captions, scopes of header cells, links that work and
/// say where they lead, a fixed /ID.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace levelground::report {

/// The element that stands for a map in the HTML given to WeasyPrint: of the few tags it keeps apart, reports use this for nothing
/// else, so that the structure tree can be told where the maps are.
inline constexpr const char* figure_element = "blockquote";

struct TagWords {
  std::vector<std::string> alternatives;     ///< of the maps, in document order
  std::map<std::string, std::string> links;  ///< by the anchor they lead to: what a link says
};

/// Reads the PDF at `file` and gives back its bytes with /Figure and /Alt for every map, /Caption for table captions, /Scope for header
/// cells, and every link shown, named and tied to its place in the structure. The same bytes for the same input. Throws Defect when the
/// structure is not as expected.
std::string complete_tags(const std::string& file, const TagWords& words);

}  // namespace levelground::report
