// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/cli/command.hpp"
#include "core/base/errors.hpp"
#include "core/base/json_text.hpp"
#include "core/base/names.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/explain_outcome.hpp"
#include "core/judge/scope_json.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/sensitivity.hpp"
#include "core/judge/tie_breaks.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 5> rule_names = {"desk_at_least", "field_at_least", "assessed_at_least", "not_applicable_at_most", "criteria_per_group"};
constexpr std::array<const char*, 4> criterion_rule_names = {"mandatory", "coverage_gate", "pass_score", "max_uncertainty"};
constexpr std::array<const char*, 4> part_names = {"limit", "upper", "exception_value", "exception_length"};

struct OutcomeOptions {
  InputOptions input;
  std::string site;
  std::string level;
  bool json = false;
};

/// The level of this id or name, in either language; nullopt where none is asked about. Throws InputError with the levels there are.
std::optional<std::uint32_t> level_named(const Scheme& scheme, const std::string& name) {
  if (name.empty()) return std::nullopt;
  std::string known;
  for (std::uint32_t i = 0; i < scheme.levels.size(); ++i) {
    const Level& level = scheme.levels[i];
    if (same_name(name, level.id) || same_name(name, level.name.en) || same_name(name, level.name.in("sv"))) return i;
    known += (known.empty() ? "" : ", ") + level.id;
    if (!level.name.sv.empty() && !same_name(level.name.sv, level.id)) known += " (" + level.name.sv + ")";
  }
  throw InputError(Problem{Problem::Severity::error, scheme.id, "", "", 0, "the scheme has no level ‘" + name + "’",
                           known.empty() ? "it gives no levels" : "the levels are " + known});
}

Json score_json(bool determined, const Fractions& score) {
  return determined ? Json{{"low", score.low.to_text_exact()}, {"high", score.high.to_text_exact()}} : Json();
}

/// Total, dimensions and the groups in scope, with how much of each is assessed.
Json scores_json(const Assessment& assessment, const SiteResult& site) {
  const Scheme& scheme = assessment.scheme;
  Json dimensions = Json::array();
  for (std::size_t d = 0; d < scheme.dimensions.size(); ++d) {
    const DimensionResult& found = site.dimensions[d];
    dimensions.push_back({{"id", scheme.dimensions[d].id}, {"score", score_json(found.determined, found.score)},
                          {"assessed", found.assessed.to_text_exact()}, {"not_applicable", found.not_applicable.to_text_exact()}});
  }
  Json groups = Json::array();
  for (const std::uint32_t g : groups_in_scope(scheme, assessment.options.scope)) {
    const GroupResult& found = site.groups[g];
    groups.push_back({{"id", scheme.groups[g].id}, {"score", score_json(found.determined, found.score)}, {"assessed", found.assessed.to_text_exact()}});
  }
  return {{"total", score_json(true, site.total)},     {"assessed", site.assessed.to_text_exact()}, {"desk", score_json(site.has_desk, site.desk)},
          {"field", score_json(site.has_field, site.field)}, {"dimensions", dimensions},                  {"groups", groups}};
}

Json missing_json(const Scheme& scheme, const SiteResult& site) {
  Json list = Json::array();
  for (const MissingPoints& missing : missing_points(scheme, site)) {
    list.push_back({{"criterion", scheme.criteria[missing.criterion].code}, {"verdict", verdict_name(site.criteria[missing.criterion].verdict)},
                    {"points", missing.points.to_text_exact()}});
  }
  return list;
}

/// A number as text; of `mandatory` what a criterion would say: "no", "yes" or the lowest level that asks for it.
Json rule_value_json(const Scheme& scheme, CriterionRule rule, const Rational& value) {
  if (rule != CriterionRule::mandatory) return value.to_text_exact();
  const auto levels = static_cast<std::int64_t>(scheme.levels.size());
  if (value == Rational(0)) return "no";
  return value == Rational(levels) ? Json("yes") : Json(scheme.levels[static_cast<std::size_t>(levels - value.floor())].id);
}

std::string as_json(const Assessment& assessment, const SiteResult& site, const OutcomeQuestion& question) {
  const Scheme& scheme = assessment.scheme;
  const Sensitivity found = sensitivity(assessment, site);
  const auto then = [&](const Standing& standing) {
    return Json{{"outcome", outcome_name(standing.outcome)},
                {"level", standing.level ? Json(scheme.levels[*standing.level].id) : Json()}};
  };
  Json reasons = Json::array();
  for (const SharedText& reason : reasons_asked(assessment, site, question)) reasons.push_back({{"en", reason.text().en}, {"sv", reason.text().sv}});
  Json weights = Json::array();
  for (const WeightTurn& t : found.weights)
    weights.push_back(
        {{"criterion", scheme.criteria[t.criterion].code}, {"now", t.now}, {"at", t.at}, {"then", then(t.then)}});
  Json shares = Json::array();
  for (const ShareTurn& t : found.shares)
    shares.push_back(
        {{"dimension", scheme.dimensions[t.dimension].id}, {"now", t.now}, {"at", t.at}, {"then", then(t.then)}});
  Json thresholds = Json::array();
  for (const ThresholdTurn& t : found.thresholds) {
    thresholds.push_back({{"level", scheme.levels[t.level].id},
                          {"threshold", t.floor ? "floor" : "total"},
                          {"now", t.now.to_text_exact()},
                          {"at", t.at.to_text_exact()},
                          {"up", t.up},
                          {"beyond", t.beyond},
                          {"then", then(t.then)}});
  }
  Json rules = Json::array();
  for (const RuleTurn& t : found.rules) {
    rules.push_back({{"rule", rule_names.at(static_cast<std::size_t>(t.rule))},
                     {"now", t.now.to_text_exact()},
                     {"at", t.at.to_text_exact()},
                     {"up", t.up},
                     {"beyond", t.beyond},
                     {"then", then(t.then)}});
  }
  Json floors = Json::array();
  for (const GroupFloorTurn& t : found.group_floors)
    floors.push_back({{"group", scheme.groups[t.group].id}, {"now", t.now}, {"then", then(t.then)}});
  Json limits = Json::array();
  for (const LimitTurn& t : found.limits) {
    const Criterion& criterion = scheme.criteria[t.criterion];
    const Limit& limit = *criterion.scale.limits.at(static_cast<std::size_t>(t.number.score));
    limits.push_back({{"criterion", criterion.code},
                      {"limit_of_score", t.number.score},
                      {"part", part_names.at(static_cast<std::size_t>(t.number.part))},
                      {"exception", limit.exceptions.empty() || t.number.part < LimitPart::exception_value ? Json() : Json(t.number.exception)},
                      {"confidence", std::string(1, confidence_letter(limit.confidence))},
                      {"now", t.now.to_text_exact()},
                      {"at", t.at.to_text_exact()},
                      {"stricter", t.stricter},
                      {"beyond", t.beyond},
                      {"score", {t.score.low, t.score.high}},
                      {"verdict", verdict_name(t.verdict)},
                      {"then", then(t.then)}});
  }
  Json criterion_rules = Json::array();
  for (const CriterionRuleTurn& t : found.criterion_rules) {
    criterion_rules.push_back({{"criterion", scheme.criteria[t.criterion].code},
                               {"rule", criterion_rule_names.at(static_cast<std::size_t>(t.rule))},
                               {"now", rule_value_json(scheme, t.rule, t.now)},
                               {"at", rule_value_json(scheme, t.rule, t.at)},
                               {"up", t.up},
                               {"beyond", t.beyond},
                               {"score", {t.score.low, t.score.high}},
                               {"verdict", verdict_name(t.verdict)},
                               {"then", then(t.then)}});
  }
  Json unconfirmed = Json::array();
  for (std::size_t i = 0; i < scheme.criteria.size(); ++i)
    if (judged_by_unconfirmed(scheme.criteria[i], site.criteria[i])) unconfirmed.push_back(scheme.criteria[i].code);
  Json law_set_aside = Json::array();
  for (std::size_t i = 0; i < scheme.criteria.size(); ++i)
    if (site.criteria[i].law_set_aside) law_set_aside.push_back(scheme.criteria[i].code);
  Json not_varied = Json::array();
  for (const std::uint32_t criterion : found.not_varied) not_varied.push_back(scheme.criteria[criterion].code);
  const auto asked = level_asked(scheme, site, question);
  const std::uint32_t number = assessment.find_number(site.id).value();
  const auto tie_break = TieBreaks(assessment).of(number);
  Json parted = Json::array();
  if (tie_break) {
    for (const std::uint32_t other : tie_break->from) parted.push_back(assessment.sites[other].id);
  }
  const Json all = {{"site", site.id},
                    {"name", site.name},
                    {"scope", scope_json<Json>(scheme, assessment.options.scope)},
                    {"standing", then({site.outcome, site.level})},
                    {"level_asked", asked ? Json(scheme.levels[*asked].id) : Json()},
                    {"reasons", reasons},
                    {"scores", scores_json(assessment, site)},
                    {"missing", missing_json(scheme, site)},
                    {"tier", assessment.tier(number) > 0 ? Json(assessment.tier(number)) : Json()},
                    {"separating", tie_break ? Json{{"criterion", scheme.criteria[tie_break->criterion].code}, {"score", tie_break->score ? Json(*tie_break->score) : Json()}, {"from", parted}} : Json()},
                    {"weights", weights},
                    {"shares", shares},
                    {"thresholds", thresholds},
                    {"rules", rules},
                    {"group_floors", floors},
                    {"limits", limits},
                    {"criterion_rules", criterion_rules},
                    {"not_varied", not_varied},
                    {"unconfirmed", unconfirmed},
                    {"law_set_aside", law_set_aside}};
  return json_text(all);
}

int run_outcome(const OutcomeOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult result = assess_for(options.input, context, *texts);
  const SiteResult& site = site_named(result, options.input.input, options.site);
  const OutcomeQuestion question{level_named(result.assessment->scheme, options.level), true};
  if (options.json) {
    write_output("-", as_json(*result.assessment, site, question));
    return done;
  }
  const Explanation tree = explain_outcome(*result.assessment, site, *texts, question);
  write_output("-", context.terminal.plain(context.terminal.paint(Ink::bold, site.title(texts->language())) + "\n\n" + tree_lines(tree)));
  return done;
}

}  // namespace

Command add_outcome(CLI::App& program) {
  auto options = std::make_shared<OutcomeOptions>();
  CLI::App* app = program.add_subcommand(
      "outcome", "why a site has its level and not the next, and what would have to move to change that");
  add_input_options(*app, options->input, true);
  app->add_option("SITE", options->site, "site by id or name")->required();
  app->add_option("--level", options->level, "why not this level, by id or name; default: the next above the one it has");
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground outcome sample-maps/alvhamra/alvhamra.yaml Lekudden --level silver"));
  return {app, [options](const Context& context) { return run_outcome(*options, context); }};
}

}  // namespace levelground::cli
