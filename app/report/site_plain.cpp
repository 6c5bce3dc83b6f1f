// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/report/maps.hpp"
#include "app/report/marks.hpp"
#include "app/report/words.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::report {
namespace {

/// A residents' page names the heaviest few of each list and counts the rest.
constexpr std::size_t listed = 6;

Data column(const Context& c, const SiteResult& site, Verdict kind, const char* heading, const char* answer) {
  const bool unknown = kind == Verdict::not_observed;
  std::vector<const Criterion*> criteria;
  for (const CriterionResult& result : site.criteria)
    if (result.verdict == kind || (unknown && result.verdict == Verdict::cannot_tell)) criteria.push_back(&c.scheme().criteria[result.criterion]);
  std::stable_sort(criteria.begin(), criteria.end(), [](const Criterion* a, const Criterion* b) {
    return std::pair(!a->mandatory, -a->weight) < std::pair(!b->mandatory, -b->weight);
  });
  Data data(Data::type::object);
  data.set("mark", verdict_mark(kind, 17));
  data.set("heading", c.texts.get(heading));
  Data items(Data::type::list);
  for (std::size_t i = 0; i < std::min(listed, criteria.size()); ++i) {
    Data item(Data::type::object);
    const bool asks = !criteria[i]->question.empty();
    item.set("question", asks ? criteria[i]->question.in(c.language()) : criteria[i]->title.in(c.language()));
    if (asks) item.set("answer", c.texts.get(answer));
    items.push_back(item);
  }
  if (criteria.empty()) data.set("nothing", c.texts.get("report.plain.nothing"));
  else data.set("items", items);
  if (criteria.size() > listed) data.set("more", c.texts.plural("report.plain.more", static_cast<long long>(criteria.size() - listed)));
  return data;
}

/// "children, older persons and women".
std::string listing(const Context& c, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  std::string first = words.front();
  for (std::size_t i = 1; i + 1 < words.size(); ++i) first += ", " + words[i];
  return words.size() == 1 ? first : c.texts.get("report.list.and", {{"first", first}, {"last", words.back()}});
}

}  // namespace

Data site_plain(const Context& c, std::uint32_t index) {
  const SiteResult& site = c.assessment.sites[index];
  Data data(Data::type::object);
  data.set("kicker", c.texts.get("report.plain.kicker", {{"city", city_name(c)}}));
  data.set("heading", c.texts.get("report.plain.heading", {{"site", site_name(c, site)}}));
  const std::string level = site.level ? c.scheme().levels[*site.level].name.in(c.language()) : "";
  data.set("lead", c.texts.get("report.plain.lead." + std::string(outcome_name(site.outcome)),
                               {{"count", fmt::format("{}", site.criteria.size())}, {"site", site_name(c, site)}, {"level", level}}));
  const auto first = std::find_if(site.gaps.begin(), site.gaps.end(), [](const Gap& g) { return g.kind <= GapKind::shortfall; });
  if (first == site.gaps.end()) {
    data.set("problem", c.texts.get("report.plain.no_problem"));
  } else {
    const Criterion& criterion = c.scheme().criteria[first->criterion];
    data.set("problem", c.texts.get("report.plain.problem_text", {{"title", criterion.title.in(c.language())},
                                                                  {"where", where_words(c, site, *first)},
                                                                  {"measured", measured_words(criterion, first->value(), first->known(), c.texts)},
                                                                  {"required", required_words(criterion, c.texts)}}));
    std::vector<std::string> names;
    for (const std::uint32_t g : groups_of(c.scheme(), criterion)) names.push_back(c.scheme().groups[g].name.in(c.language()));
    data.set("problem_for", names.empty() ? c.texts.get("report.plain.problem_all") : c.texts.get("report.plain.problem_for", {{"groups", listing(c, names)}}));
    data.set("intent", criterion.intent.in(c.language()));
  }
  data.set("map", site_map(c, index, 390, 310, c.texts.get("report.gaps.heading"), true, false));
  Data columns(Data::type::list);
  columns.push_back(column(c, site, Verdict::met, "report.plain.works", "report.plain.yes"));
  columns.push_back(column(c, site, Verdict::not_met, "report.plain.fails", "report.plain.no"));
  columns.push_back(column(c, site, Verdict::not_observed, "report.plain.unknown", "report.plain.maybe"));
  data.set("columns", columns);
  return data;
}

}  // namespace levelground::report
