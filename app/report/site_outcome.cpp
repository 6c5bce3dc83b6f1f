// SPDX-License-Identifier: Apache-2.0
// Why this level and how firmly: the tree of `levelground outcome`, branch by branch.
#include "app/report/tree.hpp"
#include "app/report/words.hpp"
#include "core/judge/explain_outcome.hpp"

namespace levelground::report {
namespace {

Data branch(const Context& c, const Explanation& node) {
  Data data(Data::type::object);
  data.set("text", capitalised(node.text));
  Data rows(Data::type::list);
  for (const Explanation& child : node.children) {
    Data row(Data::type::object);
    set_line(row, c, child);
    if (!child.value.empty() || !child.remark.empty())
      row.set("value", child.value + (child.remark.empty() ? "" : ", " + child.remark));
    rows.push_back(row);
  }
  if (!node.children.empty()) {
    data.set("rows", rows);
    data.set("has_rows", true);
  }
  return data;
}

}  // namespace

Data site_outcome(const Context& c, std::uint32_t index) {
  const Explanation tree = explain_outcome(c.assessment, c.assessment.sites[index], c.texts);
  Data data(Data::type::object);
  data.set("heading", c.texts.get("report.outcome.heading"));
  data.set("lead", c.texts.get("report.outcome.lead"));
  Data branches(Data::type::list);
  for (const Explanation& node : tree.children) branches.push_back(branch(c, node));
  data.set("branches", branches);
  return data;
}

}  // namespace levelground::report
