// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "app/report/maps.hpp"
#include "app/report/marks.hpp"
#include "app/report/words.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/tie_breaks.hpp"
#include "core/judge/words.hpp"

namespace levelground::report {
namespace {

struct GapCounts {
  long long mandatory = 0, sure = 0, possible = 0, not_observed = 0;
};

GapCounts count_gaps(const SiteResult& site) {
  GapCounts n;
  for (const Gap& gap : site.gaps) {
    if (gap.kind == GapKind::possible) ++n.possible;
    else if (gap.kind == GapKind::not_observed) ++n.not_observed;
    else ++n.sure, n.mandatory += gap.mandatory ? 1 : 0;
  }
  return n;
}

Data site_row(const Context& c, const TieBreaks& tie_breaks, std::uint32_t index, bool linked) {
  const SiteResult& site = c.assessment.sites[index];
  const GapCounts n = count_gaps(site);
  Data row(Data::type::object);
  row.set("tier", fmt::format("{}", c.assessment.tier(index)));
  row.set("name", site_name(c, site));
  if (linked) row.set("anchor", fmt::format("site-{}", index + 1));
  row.set("badge", outcome_mark(site.outcome, bars_of(c.scheme(), site), 15));
  row.set("outcome", outcome_words(c.scheme(), site, c.texts));
  row.set("total", score_words(site.total, c.texts));
  row.set("bar", interval_bar(site.total, std::nullopt, {80, 9}));
  Data tiles(Data::type::list);
  // More than three candidates are counted: a row of eight tiles says nothing.
  if (site.worst.candidates.size() <= 3) {
    for (const WorstServed::Candidate& candidate : site.worst.candidates) {
      const Group& group = c.scheme().groups[candidate.group];
      Data tile(Data::type::object);
      tile.set("tile", group_tile(group.code, capitalised(group.name.in(c.language())), 14));
      if (candidate.only_for_want_of_data) tile.set("doubt", true);
      tiles.push_back(tile);
    }
    row.set("tiles", tiles);
  }
  if (site.worst.candidates.empty() || site.worst.candidates.size() > 3) row.set("worst_words", worst_served_words(c.scheme(), site, c.texts));
  if (n.mandatory > 0) row.set("mandatory", c.texts.plural("report.city.mandatory", n.mandatory));
  row.set("sure", fmt::format("{}", n.sure));
  row.set("possible", fmt::format("{}", n.possible));
  row.set("unobserved", fmt::format("{}", n.not_observed));
  row.set("assessed", percent(c, site.assessed) + " %");
  if (!c.screening()) {
    if (const auto tie_break = tie_breaks.of(index)) row.set("tie", tie_break_words(c.assessment, *tie_break, c.texts));
  }
  return row;
}

/// Levels from the best, then the other outcomes, each with how many sites have it.
Data outcomes(const Context& c) {
  std::map<std::tuple<int, int>, std::pair<const SiteResult*, long long>> counts;
  for (const SiteResult& site : c.assessment.sites) {
    auto& entry = counts[{static_cast<int>(site.outcome), site.level ? -static_cast<int>(*site.level) : 0}];
    entry.first = &site;
    ++entry.second;
  }
  Data list(Data::type::list);
  for (const auto& [key, entry] : counts) {
    Data item(Data::type::object);
    item.set("badge", outcome_mark(entry.first->outcome, bars_of(c.scheme(), *entry.first), 22));
    item.set("count", fmt::format("{}", entry.second));
    item.set("words", outcome_words(c.scheme(), *entry.first, c.texts));
    list.push_back(item);
  }
  return list;
}

Data worst_named(const Context& c) {
  std::map<std::uint32_t, long long> named;
  for (const SiteResult& site : c.assessment.sites)
    if (site.worst.named) ++named[site.worst.candidates.front().group];
  std::vector<std::pair<std::uint32_t, long long>> order(named.begin(), named.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Data list(Data::type::list);
  for (const auto& [group, count] : order) {
    Data item(Data::type::object);
    item.set("tile", group_tile(c.scheme().groups[group].code, "", 20));
    item.set("name", capitalised(c.scheme().groups[group].name.in(c.language())));
    item.set("where", c.texts.plural("report.city.worst.named", count));
    list.push_back(item);
  }
  return list;
}

/// Names of sites, at most a line of them, the rest counted: the table of sites has them all.
std::string site_list(const Context& c, const std::vector<std::uint32_t>& sites) {
  constexpr std::size_t named = 6;
  std::string words;
  std::vector<std::uint32_t> order = sites;  // names tell more than ids
  std::stable_partition(order.begin(), order.end(), [&](std::uint32_t i) { return !c.assessment.sites[i].name.empty(); });
  for (std::size_t i = 0; i < std::min(named, order.size()); ++i) words += (i == 0 ? "" : ", ") + site_name(c, c.assessment.sites[order[i]]);
  if (sites.size() > named) words += ", " + c.texts.plural("report.city.more_sites", static_cast<long long>(sites.size() - named));
  return words;
}

void add_mandatory(const Context& c, Data& data) {
  struct Row {
    std::uint32_t criterion;
    std::vector<std::uint32_t> failed, open;
  };
  std::vector<Row> rows;
  for (std::uint32_t k = 0; k < c.scheme().criteria.size(); ++k) {
    if (!c.scheme().criteria[k].mandatory) continue;
    Row row{k, {}, {}};
    for (std::uint32_t i = 0; i < c.assessment.sites.size(); ++i) {
      const Verdict verdict = c.assessment.sites[i].criteria[k].verdict;
      if (verdict == Verdict::not_met) row.failed.push_back(i);
      if (verdict == Verdict::cannot_tell || verdict == Verdict::not_observed) row.open.push_back(i);
    }
    if (!row.failed.empty() || !row.open.empty()) rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::pair(b.failed.size(), b.open.size()) < std::pair(a.failed.size(), a.open.size());
  });
  Data list(Data::type::list);
  for (const Row& row : rows) {
    const Criterion& criterion = c.scheme().criteria[row.criterion];
    Data entry(Data::type::object);
    entry.set("title", criterion.title.in(c.language()));
    entry.set("code", criterion.code);
    Data tiles(Data::type::list);
    for (const std::uint32_t g : groups_of(c.scheme(), criterion))
      tiles.push_back(group_tile(c.scheme().groups[g].code, capitalised(c.scheme().groups[g].name.in(c.language())), 14));
    entry.set("tiles", tiles);
    if (criterion.groups.empty()) entry.set("everyone", true);
    entry.set("failed", fmt::format("{}", row.failed.size()));
    entry.set("failed_names", site_list(c, row.failed));
    entry.set("open", fmt::format("{}", row.open.size()));
    list.push_back(entry);
  }
  if (rows.empty()) data.set("mandatory_none", c.texts.get("report.city.mandatory.none"));
  else data.set("mandatory", list);
}

void add_known(const Context& c, Data& data) {
  std::vector<Rational> shares;
  for (const SiteResult& site : c.assessment.sites) shares.push_back(site.assessed);
  if (shares.empty()) return;
  std::sort(shares.begin(), shares.end());
  const Rational middle = shares[shares.size() / 2];
  // Shares are rounded down: two that differ may read alike, and “40 to 40 %” is no range.
  const std::string low = percent(c, shares.front());
  const std::string high = percent(c, shares.back());
  data.set("known", low == high ? c.texts.get("report.city.known_one", {{"low", low}})
                                : c.texts.get("report.city.known_range", {{"low", low}, {"high", high}, {"middle", percent(c, middle)}}));
}

}  // namespace

std::size_t pages_of_sites(const Context& c) {
  constexpr std::size_t small_town = 14;
  const std::size_t sites = c.assessment.sites.size();
  if (!c.options.site_pages) return sites <= small_town ? sites : 0;
  return std::min(sites, *c.options.site_pages);
}

std::vector<std::uint32_t> order_of_sites(const Context& c) {
  std::vector<std::uint32_t> order(c.assessment.sites.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const SiteResult& x = c.assessment.sites[a];
    const SiteResult& y = c.assessment.sites[b];
    if (!c.screening()) return std::tuple(c.assessment.tier(a), -x.total.low, -x.total.high) < std::tuple(c.assessment.tier(b), -y.total.low, -y.total.high);
    const GapCounts n = count_gaps(x);
    const GapCounts m = count_gaps(y);
    return std::tuple(m.sure, m.mandatory, m.possible) < std::tuple(n.sure, n.mandatory, n.possible);
  });
  return order;
}

Data city_overview(const Context& c, const std::vector<std::uint32_t>& order) {
  Data data(Data::type::object);
  data.set("kicker", c.texts.get(c.screening() ? "report.kicker.city_screening" : "report.kicker.city"));
  data.set("name", city_name(c));
  data.set("subtitle", c.texts.get("report.subtitle.city", {{"sites", c.texts.plural("map.sites", static_cast<long long>(order.size()))},
                                                           {"scheme", c.scheme().title.in(c.language())},
                                                           {"version", version_words(c.scheme(), c.language())},
                                                           {"date", date_words(c, c.assessment.options.as_of)}}));
  const std::string table = c.texts.get(c.screening() ? "report.city.sites.screening_heading" : "report.city.sites.heading");
  data.set("table_heading", table);
  data.set("table_lead", c.texts.get(c.screening() ? "report.city.sites.screening_lead" : "report.city.sites.lead"));
  data.set("scope", scope_words(c.scheme(), c.assessment.options.scope, c.texts));
  if (order.empty()) {
    data.set("no_sites", c.texts.get("report.city.no_sites"));
    return data;
  }
  data.set("outcomes", outcomes(c));
  Data worst = worst_named(c);
  if (worst.is_empty_list()) data.set("worst_none", c.texts.get(groups_in_scope(c.scheme(), c.assessment.options.scope).size() < 2 ? "report.worst.none" : "report.city.worst.none"));
  else data.set("worst", worst);
  GapCounts all;
  for (const SiteResult& site : c.assessment.sites) {
    const GapCounts n = count_gaps(site);
    all.mandatory += n.mandatory, all.sure += n.sure, all.possible += n.possible, all.not_observed += n.not_observed;
  }
  Data gaps(Data::type::list);
  const auto figure = [&](GapKind kind, const char* id, long long count, const std::string& note) {
    Data entry(Data::type::object);
    entry.set("mark", gap_mark(kind, false, 16));
    entry.set("words", c.texts.get(id));
    entry.set("count", grouped(count));
    if (!note.empty()) entry.set("note", note);
    gaps.push_back(entry);
  };
  figure(GapKind::barrier, "report.col.sure", all.sure, c.texts.get(all.mandatory == 1 ? "report.city.mandatory.one" : "report.city.mandatory.many", {{"count", grouped(all.mandatory)}}));
  figure(GapKind::possible, "report.col.possible", all.possible, "");
  figure(GapKind::not_observed, "report.col.unobserved", all.not_observed, "");
  data.set("gaps", gaps);
  add_known(c, data);
  data.set("map", city_map(c, 665, c.assessment.sites.size() > 40 ? 560 : 500, table));
  // In a first look every outcome is the same and tiers hardly differ: those columns would say nothing.
  data.set("ranked", !c.screening());
  Data rows(Data::type::list);
  const TieBreaks tie_breaks(c.assessment);
  for (std::size_t i = 0; i < std::min(order.size(), c.options.site_rows); ++i)
    rows.push_back(site_row(c, tie_breaks, order[i], i < pages_of_sites(c)));
  data.set("rows", rows);
  const auto left_out = [&](const char* id, std::size_t shown) {
    return c.texts.get(id, {{"shown", fmt::format("{}", shown)}, {"all", fmt::format("{}", order.size())}});
  };
  if (order.size() > c.options.site_rows) data.set("left_out", left_out("report.city.sites.left_out", c.options.site_rows));
  if (order.size() > pages_of_sites(c))
    data.set("pages_left_out",
             pages_of_sites(c) == 0 ? c.texts.get("report.city.details.none") : left_out("report.city.details.left_out", pages_of_sites(c)));
  return data;
}

Data city_groups(const Context& c) {
  Data data(Data::type::object);
  struct Row {
    std::uint32_t group;
    long long named = 0, candidate = 0, sure = 0;
    const SiteResult* lowest = nullptr;
  };
  std::vector<Row> rows;
  for (const std::uint32_t g : groups_in_scope(c.scheme(), c.assessment.options.scope)) {
    Row row;
    row.group = g;
    for (const SiteResult& site : c.assessment.sites) {
      for (const WorstServed::Candidate& candidate : site.worst.candidates)
        if (candidate.group == g) ++(site.worst.named ? row.named : row.candidate);
      for (const Gap& gap : site.gaps) {
        const auto named = groups_of(c.scheme(), c.scheme().criteria[gap.criterion]);
        if (gap.kind <= GapKind::shortfall && std::find(named.begin(), named.end(), g) != named.end()) ++row.sure;
      }
      if (site.groups[g].determined && (row.lowest == nullptr || site.groups[g].score.low < row.lowest->groups[g].score.low)) row.lowest = &site;
    }
    rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return std::tuple(b.named, b.sure, b.candidate) < std::tuple(a.named, a.sure, a.candidate); });
  Data list(Data::type::list);
  for (const Row& row : rows) {
    const Group& group = c.scheme().groups[row.group];
    Data entry(Data::type::object);
    entry.set("tile", group_tile(group.code, "", 18));
    entry.set("name", capitalised(group.name.in(c.language())));
    entry.set("named", fmt::format("{}", row.named));
    entry.set("candidate", fmt::format("{}", row.candidate));
    entry.set("sure", fmt::format("{}", row.sure));
    if (row.lowest != nullptr) {
      entry.set("score", score_words(row.lowest->groups[row.group].score, c.texts));
      entry.set("bar", interval_bar(row.lowest->groups[row.group].score, std::nullopt, {110, 9}));
      entry.set("site", site_name(c, *row.lowest));
    }
    list.push_back(entry);
  }
  data.set("rows", list);
  add_mandatory(c, data);
  return data;
}

Data city_criteria(const Context& c) {
  Data data(Data::type::object);
  Data dimensions(Data::type::list);
  for (const Dimension& dimension : c.scheme().dimensions) {
    Data rows(Data::type::list);
    for (std::uint32_t k = 0; k < c.scheme().criteria.size(); ++k) {
      const Criterion& criterion = c.scheme().criteria[k];
      if (criterion.dimension != dimension.id) continue;
      std::array<long long, 5> counts{};
      for (const SiteResult& site : c.assessment.sites) ++counts[static_cast<std::size_t>(site.criteria[k].verdict)];
      Data row(Data::type::object);
      row.set("title", criterion.title.in(c.language()));
      row.set("code", criterion.code);
      if (criterion.mandatory) row.set("mandatory", true);
      row.set("bar", verdict_bar(counts, 170, 11));
      Data numbers(Data::type::list);
      for (const long long n : counts) {
        Data number(Data::type::object);
        number.set("n", fmt::format("{}", n));
        if (n == 0) number.set("zero", true);
        numbers.push_back(number);
      }
      row.set("numbers", numbers);
      rows.push_back(row);
    }
    Data entry(Data::type::object);
    entry.set("name", capitalised(dimension.name.in(c.language())));
    entry.set("rows", rows);
    if (!rows.is_empty_list()) dimensions.push_back(entry);
  }
  data.set("dimensions", dimensions);
  Data verdicts(Data::type::list);
  for (std::size_t v = 0; v < 5; ++v) {
    Data entry(Data::type::object);
    entry.set("mark", verdict_mark(static_cast<Verdict>(v), 12));
    entry.set("words", capitalised(verdict_words(static_cast<Verdict>(v), c.texts)));
    verdicts.push_back(entry);
  }
  data.set("verdicts", verdicts);
  return data;
}

}  // namespace levelground::report
