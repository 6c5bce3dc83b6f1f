// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <nlohmann/json.hpp>

#include "app/cli/command.hpp"
#include "core/base/json_text.hpp"
#include "core/judge/explain_outcome.hpp"
#include "core/judge/sensitivity.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct OutcomeOptions {
  InputOptions input;
  std::string site;
  bool json = false;
};

std::string as_json(const Assessment& assessment, const SiteResult& site) {
  const Scheme& scheme = assessment.scheme;
  const Sensitivity found = sensitivity(assessment, site);
  const auto then = [&](const Standing& standing) {
    return Json{{"outcome", outcome_name(standing.outcome)},
                {"level", standing.level ? Json(scheme.levels[*standing.level].id) : Json()}};
  };
  Json reasons = Json::array();
  for (const SharedText& reason : site.reasons) reasons.push_back({{"en", reason.text().en}, {"sv", reason.text().sv}});
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
                          {"beyond", t.beyond},
                          {"then", then(t.then)}});
  }
  Json limits = Json::array();
  for (const LimitTurn& t : found.limits) {
    limits.push_back({{"criterion", scheme.criteria[t.criterion].code},
                      {"now", t.now.to_text_exact()},
                      {"at", t.at.to_text_exact()},
                      {"beyond", t.beyond},
                      {"verdict", verdict_name(t.verdict)},
                      {"then", then(t.then)}});
  }
  const Json all = {{"site", site.id},          {"name", site.name},  {"standing", then({site.outcome, site.level})},
                    {"reasons", reasons},       {"weights", weights}, {"shares", shares},
                    {"thresholds", thresholds}, {"limits", limits}};
  return json_text(all);
}

int run_outcome(const OutcomeOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult result = assess_for(options.input, context, *texts);
  const SiteResult& site = site_named(result, options.input.input, options.site);
  if (options.json) {
    write_output("-", as_json(*result.assessment, site));
    return done;
  }
  const Explanation tree = explain_outcome(*result.assessment, site, *texts);
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
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground outcome sample-maps/alvhamra/alvhamra.yaml Lekudden"));
  return {app, [options](const Context& context) { return run_outcome(*options, context); }};
}

}  // namespace levelground::cli
