// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/report/marks.hpp"
#include "app/report/tree.hpp"
#include "app/report/words.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::report {
namespace {

Data criterion_row(const Context& c, const SiteResult& site, const CriterionResult& result) {
  const Criterion& criterion = c.scheme().criteria[result.criterion];
  Data row(Data::type::object);
  row.set("title", criterion.title.in(c.language()));
  row.set("code", criterion.code);
  row.set("mark", verdict_mark(result.verdict, 13));
  row.set("verdict", verdict_words(result.verdict, c.texts));
  if (result.verdict == Verdict::not_met) row.set("failed", true);
  const bool applies = result.verdict != Verdict::not_applicable;
  if (applies) {
    row.set("squares", score_squares(result.score));
    row.set("score", c.texts.get("report.score.words", {{"low", fmt::format("{}", result.score.low)}, {"high", fmt::format("{}", result.score.high)}}));
    row.set("measured", measured_words(criterion, result.judged, result.verdict != Verdict::not_observed, c.texts));
  }
  row.set("required", required_words(criterion, c.texts));
  row.set("clause", clause_words(c, criterion));
  row.set("evidence", evidence_words(c, site, result));
  if (result.measurement.observed)
    row.set("grade", c.texts.get("report.evidence.grade", {{"grade", c.texts.get("judge.grade." + std::string(grade_name(result.measurement.grade)))}}));
  const Explanation tree = explain(c.assessment, site, result, c.texts);
  row.set("anchor", criterion_anchor(criterion.code));
  row.set("why", tree.text);
  row.set("tree", tree_html(tree));
  // On paper only what somebody will ask about is explained in full; on a screen everything opens.
  const bool asked_about = result.verdict == Verdict::not_met || result.verdict == Verdict::cannot_tell || result.law_set_aside;
  if (!asked_about) row.set("settled", true);
  return row;
}

}  // namespace

Data site_criteria(const Context& c, std::uint32_t index) {
  const SiteResult& site = c.assessment.sites[index];
  Data mandatory(Data::type::list);
  long long total = 0;
  long long met = 0;
  for (const CriterionResult& result : site.criteria) {
    if (!c.scheme().criteria[result.criterion].mandatory) continue;
    mandatory.push_back(criterion_row(c, site, result));
    if (result.verdict == Verdict::not_applicable) continue;
    ++total;
    met += result.verdict == Verdict::met ? 1 : 0;
  }
  Data dimensions(Data::type::list);
  for (const Dimension& dimension : c.scheme().dimensions) {
    Data rows(Data::type::list);
    long long of = 0;
    long long of_met = 0;
    for (const CriterionResult& result : site.criteria) {
      const Criterion& criterion = c.scheme().criteria[result.criterion];
      if (criterion.mandatory || criterion.dimension != dimension.id) continue;
      rows.push_back(criterion_row(c, site, result));
      ++of;
      of_met += result.verdict == Verdict::met ? 1 : 0;
    }
    if (of == 0) continue;
    Data entry(Data::type::object);
    entry.set("caption", c.texts.get("report.criteria.of_dimension", {{"dimension", capitalised(dimension.name.in(c.language()))},
                                                                      {"met", fmt::format("{}", of_met)},
                                                                      {"total", fmt::format("{}", of)}}));
    entry.set("rows", rows);
    dimensions.push_back(entry);
  }
  Data data(Data::type::object);
  data.set("heading", c.texts.get("report.criteria.heading", {{"met", fmt::format("{}", met)}, {"total", fmt::format("{}", total)}}));
  data.set("mandatory", mandatory);
  data.set("dimensions", dimensions);
  return data;
}

}  // namespace levelground::report
