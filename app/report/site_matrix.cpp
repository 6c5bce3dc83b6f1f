// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/report/marks.hpp"
#include "app/report/words.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/scores.hpp"

namespace levelground::report {
namespace {

/// A tint that grows as the proven score falls, at most 30 %; never without the number.
std::string tint(const Rational& low) {
  const double share = std::clamp(0.30 * (1 - low.to_double() / 100), 0.0, 0.30);
  return map::to_hex(map::mix(map::rgb(0xFFFFFF), map::tokens(map::Palette::print).outcome[1], share));
}

Data cell(const Context& c, const Fractions& score, const Rational& assessed, std::optional<Rational> floor, const BarStyle& bar, bool tinted) {
  Data data(Data::type::object);
  data.set("score", score_words(score, c.texts));
  data.set("bar", interval_bar(score, floor, bar));
  data.set("known", c.texts.get("report.matrix.known", {{"share", whole_or_decimal(c, assessed * Rational(100))}}));
  if (tinted) data.set("tint", tint(score.low));
  return data;
}

const Level* level_for_floor(const Scheme& scheme, const SiteResult& site) {
  if (scheme.levels.empty()) return nullptr;
  return &scheme.levels[std::min<std::size_t>(site.level ? *site.level + 1 : 0, scheme.levels.size() - 1)];
}

Data totals(const Context& c, const SiteResult& site, std::optional<Rational> floor) {
  Data rows(Data::type::list);
  for (std::size_t d = 0; d < c.scheme().dimensions.size(); ++d) {
    const DimensionResult& result = site.dimensions[d];
    Data row(Data::type::object);
    row.set("name", capitalised(c.scheme().dimensions[d].name.in(c.language())));
    row.set("share", fmt::format("{}", c.scheme().dimensions[d].share));
    row.set("score", result.determined ? score_words(result.score, c.texts) : c.texts.get("judge.worst.none"));
    if (result.determined) row.set("bar", interval_bar(result.score, floor, {250, 10}));
    row.set("assessed", percent(c, result.assessed));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

Data site_matrix(const Context& c, std::uint32_t index) {
  const SiteResult& site = c.assessment.sites[index];
  const Scheme& scheme = c.scheme();
  const Level* level = level_for_floor(scheme, site);
  const std::optional<Rational> floor = level == nullptr ? std::nullopt : std::optional(level->floor);
  const BarStyle wide{86, 10};
  const BarStyle narrow{68, 9};
  Data data(Data::type::object);
  if (level != nullptr)
    data.set("lead", c.texts.get("report.matrix.lead", {{"level", level->name.in(c.language())},
                                                        {"floor", whole_or_decimal(c, level->floor)},
                                                        {"all", c.texts.get("report.col.all")},
                                                        {"everyone", c.texts.get("report.matrix.everyone")}}));
  Data heads(Data::type::list);
  Data everyone(Data::type::list);
  everyone.push_back(cell(c, site.total, site.assessed, std::nullopt, {86, 10, map::tokens(map::Palette::print).ink}, false));
  const std::vector<std::vector<GroupResult>> within = groups_by_dimension(scheme, site);
  for (std::size_t d = 0; d < scheme.dimensions.size(); ++d) {
    heads.push_back(capitalised(scheme.dimensions[d].name.in(c.language())));
    everyone.push_back(cell(c, site.dimensions[d].score, site.dimensions[d].assessed, floor, {68, 9, map::tokens(map::Palette::print).ink}, false));
  }
  data.set("heads", heads);
  data.set("everyone", everyone);
  std::vector<std::uint32_t> order = groups_in_scope(scheme, c.assessment.options.scope);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (site.groups[a].determined != site.groups[b].determined) return site.groups[a].determined;
    return site.groups[a].score.low < site.groups[b].score.low;
  });
  Data rows(Data::type::list);
  std::string naming;
  for (const std::uint32_t g : order) {
    const GroupResult& result = site.groups[g];
    Data row(Data::type::object);
    row.set("tile", group_tile(scheme.groups[g].code, "", 18));
    row.set("name", capitalised(scheme.groups[g].name.in(c.language())));
    naming += fmt::format("{}{} {}", naming.empty() ? "" : ", ", scheme.groups[g].code, result.naming);
    if (site.worst.named && site.worst.candidates.front().group == g) row.set("worst", true);
    if (!result.determined)
      row.set("undetermined", c.texts.get("report.matrix.undetermined", {{"count", fmt::format("{}", result.naming)},
                                                                         {"needed", fmt::format("{}", scheme.rules.criteria_per_group)}}));
    Data cells(Data::type::list);
    cells.push_back(cell(c, result.score, result.assessed, floor, wide, true));
    for (const GroupResult& part : within[g]) {
      Data entry(Data::type::object);
      if (part.determined) entry = cell(c, part.score, part.assessed, std::nullopt, narrow, true);
      cells.push_back(entry);
    }
    row.set("cells", cells);
    rows.push_back(row);
  }
  data.set("rows", rows);
  std::string note = c.texts.get("report.matrix.note", {{"list", naming}, {"needed", fmt::format("{}", scheme.rules.criteria_per_group)}});
  for (const GroupView& view : scheme.views) {
    const GroupResult lowest = lowest_of(scheme, view, site.groups);
    if (!lowest.determined) continue;
    std::string codes;
    for (const std::string& id : view.groups)
      if (const auto g = scheme.group_index(id)) codes += (codes.empty() ? "" : ", ") + scheme.groups[*g].code;
    note += ' ' + c.texts.get("report.matrix.view", {{"view", view.name.in(c.language())}, {"codes", codes}, {"score", score_words(lowest.score, c.texts)}});
  }
  data.set("note", note);
  data.set("dimensions", totals(c, site, floor));
  data.set("total", score_words(site.total, c.texts));
  return data;
}

Data site_unknowns(const Context& c, std::uint32_t index) {
  const SiteResult& site = c.assessment.sites[index];
  Data data(Data::type::object);
  data.set("lead", c.texts.get("report.unknown.lead", {{"assessed", percent(c, site.assessed)},
                                                       {"needed", whole_or_decimal(c, c.scheme().rules.assessed_at_least * 100)}}));
  Data rows(Data::type::list);
  for (std::size_t d = 0; d < c.scheme().dimensions.size(); ++d) {
    const Rational assessed = site.dimensions[d].assessed * 100;
    Data row(Data::type::object);
    row.set("name", capitalised(c.scheme().dimensions[d].name.in(c.language())));
    row.set("assessed", percent(c, site.dimensions[d].assessed));
    row.set("bar", interval_bar({assessed, assessed}, c.scheme().rules.assessed_at_least * 100, {250, 10}));
    rows.push_back(row);
  }
  data.set("rows", rows);
  if (!site.reasons.empty()) {
    Data reasons(Data::type::list);
    for (const SharedText& reason : site.reasons) reasons.push_back(reason.in(c.language()));
    data.set("reasons", reasons);
    data.set("has_reasons", true);
  }
  Data open(Data::type::list);
  bool any = false;
  for (const CriterionResult& result : site.criteria) {
    if (result.verdict != Verdict::cannot_tell) continue;
    const Criterion& criterion = c.scheme().criteria[result.criterion];
    Data row(Data::type::object);
    row.set("mark", verdict_mark(Verdict::cannot_tell, 13));
    row.set("title", criterion.title.in(c.language()));
    row.set("code", criterion.code);
    row.set("measured", measured_words(criterion, result.judged, true, c.texts));
    row.set("required", required_words(criterion, c.texts));
    row.set("why", result.reason.in(c.language()));
    open.push_back(row);
    any = true;
  }
  if (any) data.set("has_open", true), data.set("open", open);
  return data;
}

}  // namespace levelground::report
