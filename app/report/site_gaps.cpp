// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/report/marks.hpp"
#include "app/report/tree.hpp"
#include "app/report/words.hpp"
#include "core/judge/costs.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::report {
namespace {

/// Places of one criterion that stand in the table; the rest are counted, with where to find them.
constexpr std::size_t places_listed = 8;

Data tiles_of(const Context& c, const Criterion& criterion) {
  Data tiles(Data::type::list);
  for (const std::uint32_t g : groups_of(c.scheme(), criterion))
    tiles.push_back(group_tile(c.scheme().groups[g].code, capitalised(c.scheme().groups[g].name.in(c.language())), 14));
  return tiles;
}

struct Entry {
  const Gap* gap;
  std::size_t number;
};

Data gap_row(const Context& c, const SiteResult& site, const std::vector<Entry>& entries) {
  const Gap& gap = *entries.front().gap;
  const Criterion& criterion = c.scheme().criteria[gap.criterion];
  Data row(Data::type::object);
  row.set("number", fmt::format("{}", entries.front().number));
  row.set("mark", gap_mark(gap.kind, gap.mandatory, gap.mandatory ? 18 : 14));
  row.set("kind", c.texts.get("judge.gap." + std::string(gap_kind_name(gap.kind))));
  if (gap.mandatory) row.set("mandatory", true);
  row.set("title", criterion.title.in(c.language()));
  row.set("code", criterion.code);
  row.set("link", criterion_anchor(criterion.code));
  row.set("where", where_words(c, site, gap));
  row.set("tiles", tiles_of(c, criterion));
  if (criterion.groups.empty()) row.set("everyone", true);
  row.set("measured", measured_words(criterion, gap.value(), gap.known(), c.texts));
  row.set("required", required_words(criterion, c.texts));
  row.set("remedy", criterion.remedy.in(c.language()));
  Data others(Data::type::list);
  for (std::size_t i = 1; i < std::min(entries.size(), places_listed); ++i) {
    const Gap& other = *entries[i].gap;
    Data place(Data::type::object);
    place.set("number", fmt::format("{}", entries[i].number));
    place.set("where", where_words(c, site, other));
    place.set("measured", measured_words(criterion, other.value(), other.known(), c.texts));
    others.push_back(place);
  }
  if (entries.size() > 1) row.set("others", others);
  if (entries.size() > places_listed)
    row.set("also", c.texts.plural("report.gaps.also", static_cast<long long>(entries.size() - places_listed)));
  return row;
}

/// What mending has cost, for the criteria that surely have a gap here, each once in the order of the gaps.
Data costs(const Context& c, const SiteResult& site) {
  Data rows(Data::type::list);
  std::set<std::uint32_t> seen;
  for (const Gap& gap : site.gaps) {
    if (gap.kind > GapKind::shortfall || !seen.insert(gap.criterion).second) continue;
    const Criterion& criterion = c.scheme().criteria[gap.criterion];
    for (const KnownCost& known : costs_of(c.assessment.options, criterion, CostFor::mending)) {
      Data row(Data::type::object);
      row.set("title", criterion.title.in(c.language()));
      row.set("code", criterion.code);
      row.set("what", capitalised(known.cost.what.in(c.language())));
      row.set("amount", amount_words(known.cost, c.texts));
      row.set("year", capitalised(price_year_words(known.cost, c.texts)));
      row.set("source", capitalised(cost_source_words(c.scheme(), known, c.texts)));
      rows.push_back(row);
    }
  }
  return rows;
}

}  // namespace

Data site_gaps(const Context& c, std::uint32_t index) {
  const SiteResult& site = c.assessment.sites[index];
  // One row a criterion and kind, where its gravest gap stands: forty kerbs of one street are one work to do, not forty.
  std::vector<std::vector<Entry>> rows;
  long long sure = 0;
  long long possible = 0;
  for (std::size_t i = 0; i < site.gaps.size(); ++i) {
    const Gap& gap = site.gaps[i];
    if (gap.kind == GapKind::not_observed) continue;
    ++(gap.kind == GapKind::possible ? possible : sure);
    auto row = std::find_if(rows.begin(), rows.end(), [&](const std::vector<Entry>& r) {
      const Gap& first = *r.front().gap;
      return first.criterion == gap.criterion && first.kind == gap.kind && first.mandatory == gap.mandatory;
    });
    if (row == rows.end()) row = rows.insert(rows.end(), std::vector<Entry>{});
    row->push_back({&gap, i + 1});
  }
  Data data(Data::type::object);
  Data list(Data::type::list);
  for (const auto& row : rows) list.push_back(gap_row(c, site, row));
  if (!rows.empty()) data.set("has_rows", true), data.set("rows", list);
  data.set("lead", rows.empty() ? c.texts.get("report.gaps.none")
                                : c.texts.get("report.gaps.lead", {{"sure", c.texts.plural("report.sure", sure)},
                                                                   {"possible", c.texts.plural("report.possible", possible)}}));
  Data waiting(Data::type::list);
  long long count = 0;
  for (const CriterionResult& result : site.criteria) {
    if (result.verdict != Verdict::not_observed) continue;
    const Criterion& criterion = c.scheme().criteria[result.criterion];
    Data row(Data::type::object);
    row.set("mark", gap_mark(GapKind::not_observed, criterion.mandatory, criterion.mandatory ? 17 : 13));
    row.set("title", criterion.title.in(c.language()));
    row.set("code", criterion.code);
    if (criterion.mandatory) row.set("mandatory", true);
    row.set("tiles", tiles_of(c, criterion));
    if (criterion.groups.empty()) row.set("everyone", true);
    row.set("question", criterion.question.empty() ? criterion.intent.in(c.language()) : criterion.question.in(c.language()));
    row.set("required", required_words(criterion, c.texts));
    waiting.push_back(row);
    ++count;
  }
  if (count > 0) {
    data.set("unobserved", waiting);
    data.set("unobserved_lead", c.texts.plural("report.unobserved.lead", count));
  }
  std::string key;
  for (const Group& group : c.scheme().groups) key += (key.empty() ? "" : " · ") + group.code + " " + group.name.in(c.language());
  Data spent = costs(c, site);
  // One site's own report: in a city's the same examples would stand on every other page.
  if (c.options.site && !spent.is_empty_list()) data.set("has_costs", true), data.set("costs", spent);
  data.set("group_key", c.texts.get("report.key.groups", {{"list", key}}));
  return data;
}

}  // namespace levelground::report
