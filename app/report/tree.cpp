// SPDX-License-Identifier: Apache-2.0
#include "app/report/tree.hpp"

#include "app/map/svg.hpp"

namespace levelground::report {

std::string tree_html(const Explanation& root) {
  if (root.children.empty()) return {};
  std::string html = "<ul>";
  for (const Explanation& child : root.children) {
    html += "<li>" + map::escape_xml(child.text);
    if (!child.value.empty()) html += " <strong>" + map::escape_xml(child.value) + "</strong>";
    if (!child.remark.empty()) html += " <span class=\"quiet\">" + map::escape_xml(child.remark) + "</span>";
    html += tree_html(child) + "</li>";
  }
  return html + "</ul>";
}

void set_line(Data& data, const Context& c, const Explanation& line) {
  // Only the code is the link: it never wraps, so a PDF has one place to press for each.
  const bool leads = c.scheme().find(line.reference) != nullptr && line.text.starts_with(line.reference + " ");
  if (leads) data.set("code", line.reference), data.set("link", criterion_anchor(line.reference));
  data.set("text", leads ? line.text.substr(line.reference.size() + 1) : line.text);
}

std::string criterion_anchor(const std::string& code) { return "criterion-" + code; }

}  // namespace levelground::report
