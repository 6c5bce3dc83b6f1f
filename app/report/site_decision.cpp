// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/report/maps.hpp"
#include "app/report/marks.hpp"
#include "app/report/words.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/what_if.hpp"
#include "core/judge/words.hpp"

namespace levelground::report {
namespace {

/// Reasons that stand in the decision box; the others stand under "What is not known".
constexpr std::size_t reasons_in_box = 3;

/// "pedestrian_area" as words.
std::string spaced(std::string kind) {
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return kind;
}

std::string subtitle(const Context& c, const SiteResult& site) {
  const double metres = levelground::area(std::get<MultiPolygon>(c.city.feature(site.site).geometry));
  const std::string size = grouped(static_cast<long long>(metres));
  const std::string id = "report.kind." + site.kind;
  std::string kind = c.texts.has(id) ? c.texts.get(id) : capitalised(spaced(site.kind));
  for (const Term& known : c.scheme().site_kinds)
    if (known.id == site.kind && !c.texts.has(id)) kind = capitalised(known.name.in(c.language()));
  const std::string date = date_words(c, c.assessment.options.as_of);
  if (kind.empty()) return c.texts.get("report.subtitle.site_plain", {{"area", size}, {"city", city_name(c)}, {"date", date}});
  return c.texts.get("report.subtitle.site", {{"kind", kind}, {"area", size}, {"city", city_name(c)}, {"date", date}});
}

void add_outcome(const Context& c, const SiteResult& site, Data& data) {
  const Scheme& scheme = c.scheme();
  const int bars = bars_of(scheme, site);
  data.set("badge", outcome_mark(site.outcome, bars, 52));
  data.set("outcome", outcome_words(scheme, site, c.texts));
  data.set("outcome_class", std::string(site.outcome == Outcome::level ? "level" : outcome_name(site.outcome)));
  Data reasons(Data::type::list);
  if (site.outcome == Outcome::level && site.level) {
    const Level& level = scheme.levels[*site.level];
    reasons.push_back(c.texts.get("report.decision.level",
                                  {{"total", whole_or_decimal(c, level.total)}, {"floor", whole_or_decimal(c, level.floor)}}));
  } else {
    if (site.outcome == Outcome::screening) reasons.push_back(c.texts.get("report.decision.screening"));
    const std::size_t room = site.outcome == Outcome::screening ? 1 : reasons_in_box;
    for (std::size_t i = 0; i < std::min(room, site.reasons.size()); ++i) reasons.push_back(site.reasons[i].in(c.language()));
    if (site.reasons.size() > room)
      reasons.push_back(c.texts.plural("report.decision.more", static_cast<long long>(site.reasons.size() - room)));
  }
  data.set("reasons", reasons);
}

void add_worst(const Context& c, const SiteResult& site, Data& data) {
  const Scheme& scheme = c.scheme();
  Data tiles(Data::type::list);
  for (const WorstServed::Candidate& candidate : site.worst.candidates) {
    const Group& group = scheme.groups[candidate.group];
    Data entry(Data::type::object);
    const bool alone = site.worst.named;
    entry.set("tile", group_tile(group.code, alone ? "" : capitalised(group.name.in(c.language())), alone ? 26 : 20));
    if (candidate.only_for_want_of_data) entry.set("doubt", true);
    if (alone) entry.set("alone", capitalised(group.name.in(c.language())));
    tiles.push_back(entry);
  }
  data.set("worst", tiles);
  const std::string count = fmt::format("{}", site.worst.candidates.size());
  if (site.worst.candidates.empty()) {
    data.set("worst_note", c.texts.get("report.worst.none"));
  } else if (site.worst.named) {
    const std::uint32_t worst = site.worst.candidates.front().group;
    data.set("worst_colour", map::to_hex(map::group_colour(map::tokens(map::Palette::print), scheme.groups[worst].code)));
    Rational other = 100;
    for (const std::uint32_t g : groups_in_scope(scheme, c.assessment.options.scope))
      if (g != worst && site.groups[g].determined) other = std::min(other, site.groups[g].score.low);
    data.set("worst_note", c.texts.get("report.worst.named", {{"score", score_words(site.groups[worst].score, c.texts)}, {"other", decimal(c, other)}}));
  } else {
    const bool all = site.worst.candidates.size() == groups_in_scope(scheme, c.assessment.options.scope).size();
    data.set("worst_note", c.texts.get(all ? "report.worst.all" : "report.worst.candidates", {{"count", count}}));
  }
}

/// "If this one kerb is lowered": the one mandatory criterion that alone stands in the way.
void add_what_if(const Context& c, const SiteResult& site, Data& data) {
  const CriterionResult* only = nullptr;
  for (const CriterionResult& result : site.criteria) {
    if (!c.scheme().criteria[result.criterion].mandatory || result.verdict != Verdict::not_met) continue;
    if (only != nullptr) return;
    only = &result;
  }
  if (only == nullptr || site.outcome != Outcome::not_certified) return;
  const Criterion& criterion = c.scheme().criteria[only->criterion];
  const auto score = passing_score(criterion);
  if (!score) return;
  const WhatIf then = if_met(c.assessment, site, only->criterion, *score);
  if (then.outcome == site.outcome) return;
  data.set("what_if", c.texts.get("report.decision.what_if",
                                  {{"criterion", criterion.code + " " + criterion.title.in(c.language())},
                                   {"outcome", outcome_words(c.scheme(), then.outcome, then.level, c.texts)},
                                   {"total", score_words(then.total, c.texts)}}));
}

Data figure(const std::string& name, const std::string& value, const std::string& bar, const std::string& note) {
  Data entry(Data::type::object);
  entry.set("name", name);
  entry.set("value", value);
  entry.set("bar", bar);
  entry.set("note", note);
  return entry;
}

void add_figures(const Context& c, const SiteResult& site, Data& data) {
  const Scheme& scheme = c.scheme();
  const OutcomeRules& rules = scheme.rules;
  const BarStyle bar{140, 10};
  Data figures(Data::type::list);
  const std::size_t next = std::min<std::size_t>(site.level ? *site.level + 1 : 0, scheme.levels.empty() ? 0 : scheme.levels.size() - 1);
  if (!scheme.levels.empty()) {
    const Level& level = scheme.levels[next];
    figures.push_back(figure(c.texts.get("report.figure.total"), score_words(site.total, c.texts), interval_bar(site.total, level.total, bar),
                             c.texts.get("report.figure.level_needs",
                                         {{"level", level.name.in(c.language())}, {"total", whole_or_decimal(c, level.total)}})));
  }
  const Rational assessed = site.assessed * 100;
  figures.push_back(figure(c.texts.get("report.figure.assessed"), percent(c, site.assessed) + " %",
                           interval_bar({assessed, assessed}, rules.assessed_at_least * 100, bar),
                           c.texts.get("report.figure.needs_weight", {{"value", whole_or_decimal(c, rules.assessed_at_least * 100)}})));
  const auto part = [&](const char* id, bool has, const Fractions& score, const Rational& needed) {
    if (!has) {
      figures.push_back(figure(c.texts.get(id), "–", "", c.texts.get("report.figure.none")));
      return;
    }
    figures.push_back(figure(c.texts.get(id), score_words(score, c.texts), interval_bar(score, needed * 100, bar),
                             c.texts.get("report.figure.needs", {{"value", whole_or_decimal(c, needed * 100)}})));
  };
  part("report.figure.desk", site.has_desk, site.desk, rules.desk_at_least);
  part("report.figure.field", site.has_field, site.field, rules.field_at_least);
  data.set("figures", figures);
}

/// Sites that the page's own lies in, or that lie in it, with a link where they have a page in this report.
void add_nested(const Context& c, const char* key, const std::vector<std::string>& ids, Data& data) {
  if (ids.empty()) return;
  std::vector<std::uint32_t> paged;
  if (!c.options.site) {
    paged = order_of_sites(c);
    paged.resize(pages_of_sites(c));
  }
  Data names(Data::type::list);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Data entry(Data::type::object);
    const auto number = c.assessment.find_number(ids[i]);
    entry.set("name", number ? site_name(c, c.assessment.sites[*number]) : ids[i]);
    if (number && std::find(paged.begin(), paged.end(), *number) != paged.end()) entry.set("link", fmt::format("site-{}", *number + 1));
    if (i + 1 < ids.size()) entry.set("more", true);
    names.push_back(entry);
  }
  Data nested(Data::type::object);
  nested.set("names", names);
  data.set(key, nested);
}

}  // namespace

Data site_decision(const Context& c, std::uint32_t index) {
  const SiteResult& site = c.assessment.sites[index];
  Data data(Data::type::object);
  data.set("anchor", fmt::format("site-{}", index + 1));
  data.set("kicker", c.texts.get(c.screening() ? "report.kicker.site_screening" : "report.kicker.site"));
  data.set("name", site_name(c, site));
  data.set("subtitle", subtitle(c, site));
  add_nested(c, "within", site.within, data);
  add_nested(c, "contains", site.contains, data);
  add_outcome(c, site, data);
  add_worst(c, site, data);
  add_what_if(c, site, data);
  std::string set_aside;
  for (const CriterionResult& result : site.criteria)
    if (result.law_set_aside) set_aside += (set_aside.empty() ? "" : ", ") + c.scheme().criteria[result.criterion].code;
  if (!set_aside.empty()) data.set("law", capitalised(c.texts.get("outcome.law_set_aside", {{"criteria", set_aside}})) + ".");
  if (site.within_reach && site.within_reach != site.level)
    data.set("reach", c.texts.get("report.decision.reach", {{"level", c.scheme().levels[*site.within_reach].name.in(c.language())}}));
  data.set("map", site_map(c, index, 665, 425, c.texts.get("report.gaps.heading"), true, true));
  add_figures(c, site, data);
  std::array<long long, 5> counts{};
  for (const CriterionResult& result : site.criteria) ++counts[static_cast<std::size_t>(result.verdict)];
  const auto number = [&](Verdict v) { return fmt::format("{}", counts[static_cast<std::size_t>(v)]); };
  data.set("counts", c.texts.get("report.counts", {{"total", fmt::format("{}", site.criteria.size())},
                                                   {"met", number(Verdict::met)},
                                                   {"not_met", number(Verdict::not_met)},
                                                   {"cannot_tell", number(Verdict::cannot_tell)},
                                                   {"not_observed", number(Verdict::not_observed)},
                                                   {"not_applicable", number(Verdict::not_applicable)}}));
  data.set("scope", scope_words(c.scheme(), c.assessment.options.scope, c.texts));
  data.set("boundary", c.texts.get("report.boundary", {{"date", date_words(c, c.assessment.options.as_of)}}));
  return data;
}

}  // namespace levelground::report
