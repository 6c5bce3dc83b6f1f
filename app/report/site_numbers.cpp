// SPDX-License-Identifier: Apache-2.0
// How each number of a site comes about: the trees of `levelground why SITE total`, of each dimension, group and part, in brief.
#include <algorithm>

#include "app/report/marks.hpp"
#include "app/report/tree.hpp"
#include "app/report/words.hpp"
#include "core/base/errors.hpp"
#include "core/judge/explain_score.hpp"
#include "core/judge/scores.hpp"

namespace levelground::report {
namespace {

/// Criteria named under a number; the others are counted, and the command that lists them stands above the table.
constexpr std::size_t costliest_named = 3;

/// The interval the bar shows; nullopt where the number is undetermined.
std::optional<Fractions> score_of(const Scheme& scheme, const SiteResult& site, const std::string& what) {
  if (what == "total") return site.total;
  if (what == "desk") return site.has_desk ? std::optional(site.desk) : std::nullopt;
  if (what == "field") return site.has_field ? std::optional(site.field) : std::nullopt;
  if (what == "assessed") return Fractions{site.assessed * 100, site.assessed * 100};
  if (const auto d = scheme.dimension_index(what))
    return site.dimensions[*d].determined ? std::optional(site.dimensions[*d].score) : std::nullopt;
  if (const auto g = scheme.group_index(what)) return site.groups[*g].determined ? std::optional(site.groups[*g].score) : std::nullopt;
  return std::nullopt;
}

Data number_row(const Context& c, const SiteResult& site, const std::string& what) {
  const Scheme& scheme = c.scheme();
  const auto tree = explain_score_briefly(c.assessment, site, what, costliest_named, c.texts);
  if (!tree) throw Defect("a score has no explanation: " + what);
  Data row(Data::type::object);
  row.set("text", capitalised(tree->text));
  row.set("value", tree->value);
  row.set("exact", tree->remark);
  if (const auto score = score_of(scheme, site, what)) row.set("bar", interval_bar(*score, std::nullopt, {86, 9}));
  Data costs(Data::type::list);
  for (const Explanation& child : tree->children) {
    Data cost(Data::type::object);
    set_line(cost, c, child);
    if (!child.value.empty()) cost.set("points", child.value);
    costs.push_back(cost);
  }
  row.set("costs", costs);
  if (tree->children.empty()) row.set("nothing", true);
  return row;
}

}  // namespace

Data site_numbers(const Context& c, std::uint32_t index) {
  const SiteResult& site = c.assessment.sites[index];
  const Scheme& scheme = c.scheme();
  std::vector<std::string> wanted = {"total"};
  for (const Dimension& dimension : scheme.dimensions) wanted.push_back(dimension.id);
  for (const std::uint32_t g : groups_in_scope(scheme, c.assessment.options.scope)) wanted.push_back(scheme.groups[g].id);
  wanted.insert(wanted.end(), {"desk", "field", "assessed"});
  Data rows(Data::type::list);
  for (const std::string& what : wanted) rows.push_back(number_row(c, site, what));
  Data data(Data::type::object);
  data.set("rows", rows);
  data.set("lead", c.texts.get("report.numbers.lead", {{"count", std::to_string(costliest_named)}}));
  return data;
}

}  // namespace levelground::report
