// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/report/words.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/in_force.hpp"
#include "core/judge/words.hpp"

namespace levelground::report {
namespace {

Data fact(const std::string& name, const std::string& value) {
  Data entry(Data::type::object);
  entry.set("name", name);
  entry.set("value", value);
  return entry;
}

Data source_row(const Context& c, const Source& source) {
  Data row(Data::type::object);
  row.set("name", source.name);
  row.set("file", source.layer.empty() ? source.file : source.file + " / " + source.layer);
  row.set("format", source.format);
  row.set("licence", source.licence.empty() ? "–" : source.licence);
  row.set("date", to_text(source.date));
  row.set("features", c.texts.plural("report.sources.features", static_cast<long long>(source.features)));
  // Two halves, so that the line can break: a digest is for comparing, and comparing goes by pieces.
  row.set("digest", source.sha256);
  // One line for all that the same office said on the same day.
  std::map<std::pair<std::string, Date>, std::string> said;
  for (const Completeness& statement : source.complete) {
    std::string& themes = said[{statement.by, statement.as_of}];
    themes += (themes.empty() ? "" : ", ") + c.texts.get("core.theme." + std::string(theme_name(statement.theme)));
    if (statement.area) themes += ' ' + c.texts.get("report.sources.part");
  }
  Data complete(Data::type::list);
  for (const auto& [who, themes] : said)
    complete.push_back(c.texts.get("report.sources.complete", {{"theme", themes}, {"by", who.first}, {"date", to_text(who.second)}}));
  if (source.complete.empty()) complete.push_back(c.texts.get("report.sources.nothing"));
  row.set("complete", complete);
  return row;
}

/// What a decision by hand that a criterion does not apply leaves standing: " A limit here is a legal minimum…". Empty where no law asks for it.
std::string law_that_binds(const Context& c, const NotApplicable& decision) {
  const SiteResult* site = c.assessment.find(decision.site);
  std::string words;
  if (site == nullptr) return words;
  for (const CriterionResult& result : site->criteria) {
    if (!result.law_set_aside || c.scheme().criteria[result.criterion].code != decision.criterion) continue;
    for (const SharedText& note : result.notes) words += " " + note.in(c.language());
  }
  return words;
}

}  // namespace

Data how_judged(const Context& c) {
  const Scheme& scheme = c.scheme();
  const JudgeOptions& options = c.assessment.options;
  const MeasuringCrs& crs = c.city.crs();
  const DecisionRule rule = options.decision_rule.value_or(scheme.decision_rule);
  Data facts(Data::type::list);
  facts.push_back(fact(c.texts.get("report.how.scheme"), c.texts.get("report.how.scheme_value", {{"title", scheme.title.in(c.language())},
                                                                                                {"version", version_words(scheme, c.language())},
                                                                                                {"id", scheme.id},
                                                                                                {"hash", scheme.hash}})));
  if (scheme.altered) facts.push_back(fact(c.texts.get("report.how.altered"), c.texts.get("report.how.altered_value", {{"version", scheme.version}})));
  if (!scheme.profile.empty())
    facts.push_back(fact(c.texts.get("report.how.profile"), scheme.profile_title.empty() ? scheme.profile : scheme.profile_title.in(c.language())));
  // What nobody confirmed stays marked in every report: figures that decide, and figures that were left out because of it.
  for (const Criterion& criterion : scheme.criteria) {
    for (const auto& limit : criterion.scale.limits) {
      if (!limit || limit->confidence != Confidence::unconfirmed) continue;
      facts.push_back(fact(c.texts.get("report.how.unconfirmed_used"), criterion.code + ": " + limit->text + " (" + limit->source + " " + limit->clause_in(c.language()) + ")"));
    }
  }
  for (const EarlyLimit& early : early_limits(scheme, options.as_of)) {
    const Criterion& criterion = scheme.criteria[early.criterion];
    facts.push_back(fact(c.texts.get("report.how.early"), c.texts.get("report.how.early_value", {{"criterion", criterion.code},
                                                                                                 {"limit", limit_words(criterion, *criterion.scale.limits.at(static_cast<std::size_t>(early.score)), c.texts)},
                                                                                                 {"date", to_words(early.from, c.language())}})));
  }
  std::string undated;
  for (const std::uint32_t criterion : undated_criteria(scheme)) undated += (undated.empty() ? "" : ", ") + scheme.criteria[criterion].code;
  if (!undated.empty()) facts.push_back(fact(c.texts.get("report.how.undated"), undated));
  for (const AcceptedFigure& accepted : options.accepted_figures) {
    facts.push_back(fact(c.texts.get("report.how.figure_accepted"),
                         c.texts.get("report.how.figure_accepted_value", {{"criterion", accepted.criterion}, {"by", accepted.accepted_by}, {"reason", accepted.reason}})));
  }
  for (const std::string& code : figures_refused(scheme, options)) {
    facts.push_back(fact(c.texts.get("report.how.figure_refused"), c.texts.get("report.how.figure_refused_value", {{"criterion", code}})));
  }
  for (const OpenFigure& figure : scheme.open_figures) {
    facts.push_back(fact(c.texts.get(figure.unconfirmed ? "report.how.unconfirmed_left" : "report.how.not_taken"), figure.criterion + ": " + figure.figure_in(c.language()) + ". " + figure.reason.in(c.language())));
  }
  facts.push_back(fact(c.texts.get("report.how.rule"), c.texts.get(rule == DecisionRule::guarded ? "report.how.rule.guarded" : "report.how.rule.simple")));
  facts.push_back(fact(c.texts.get("report.how.purpose"), c.texts.get(options.certifying ? "report.how.purpose.certificate" : "report.how.purpose.look")));
  facts.push_back(fact(c.texts.get("report.how.scope"), scope_words(scheme, options.scope, c.texts)));
  facts.push_back(fact(c.texts.get("report.how.as_of"), date_words(c, options.as_of)));
  std::string measured = c.texts.get("report.how.crs_value", {{"name", crs.name}, {"code", crs.code},
                                                              {"low", number_words(fmt::format("{:.5f}", crs.scale_low), c.texts)},
                                                              {"high", number_words(fmt::format("{:.5f}", crs.scale_high), c.texts)}});
  if (crs.chosen_by_program) measured += ", " + c.texts.get("report.how.crs_auto");
  facts.push_back(fact(c.texts.get("report.how.crs"), measured));
  facts.push_back(fact(c.texts.get("report.how.accuracy"), crs.accuracy.empty() ? c.texts.get("report.how.accuracy_none") : crs.accuracy));
  if (!c.options.program_version.empty()) facts.push_back(fact(c.texts.get("report.how.program"), "levelground " + c.options.program_version));
  Data data(Data::type::object);
  data.set("facts", facts);
  Data by_hand(Data::type::list);
  for (const NotApplicable& n : options.not_applicable) {
    const std::string item = c.texts.get("report.how.not_applicable_item", {{"criterion", n.criterion}, {"site", n.site}, {"reason", n.reason},
                                                                            {"proposed", n.proposed_by}, {"agreed", n.agreed_by}});
    by_hand.push_back(item + law_that_binds(c, n));
  }
  if (!options.not_applicable.empty()) {
    data.set("not_applicable", by_hand);
    data.set("has_not_applicable", true);
  }
  Data equivalents(Data::type::list);
  for (const EquivalentSolution& e : options.equivalents)
    equivalents.push_back(c.texts.get("report.how.equivalent_item", {{"criterion", e.criterion}, {"site", e.site}, {"solution", e.solution}, {"reason", e.reason},
                                                                     {"proposed", e.proposed_by}, {"agreed", e.agreed_by}}));
  if (!options.equivalents.empty()) {
    data.set("equivalents", equivalents);
    data.set("has_equivalents", true);
  }
  std::set<std::string> cited;
  for (const Criterion& criterion : scheme.criteria)
    for (const auto& limit : criterion.scale.limits)
      if (limit) cited.insert(limit->source);
  Data clauses(Data::type::list);
  for (const SchemeSource& source : scheme.sources) {
    if (!cited.contains(source.key)) continue;
    Data row(Data::type::object);
    row.set("key", source.key);
    row.set("title", source.title_in(c.language()));
    row.set("jurisdiction", jurisdiction_words(source.jurisdiction, c.texts));
    clauses.push_back(row);
  }
  data.set("clauses", clauses);
  Data sources(Data::type::list);
  for (const Source& source : c.city.sources()) sources.push_back(source_row(c, source));
  data.set("sources", sources);
  if (!c.city.problems().empty()) data.set("problems", c.texts.plural("report.problems", static_cast<long long>(c.city.problems().size())));
  if (!c.options.command_line.empty()) data.set("command", c.options.command_line);
  return data;
}

}  // namespace levelground::report
