// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/cli/command.hpp"
#include "app/map/qml.hpp"
#include "app/run/save.hpp"
#include "core/judge/assessment_json.hpp"

namespace levelground::cli {

namespace {

struct AssessOptions {
  InputOptions input;
  std::string output;
  std::string fail_on;
  bool overwrite = false, json = false, all_sites = false;
};

bool hit(const Assessment& assessment, const std::string& fail_on) {
  return std::any_of(assessment.sites.begin(), assessment.sites.end(), [&](const SiteResult& site) {
    if (fail_on == "not-certified") return site.outcome == Outcome::not_certified;
    if (fail_on == "no-level") return site.outcome != Outcome::level;
    return std::any_of(site.gaps.begin(), site.gaps.end(), [&](const Gap& gap) {
      const bool sure = gap.kind == GapKind::barrier || gap.kind == GapKind::shortfall;
      return sure && (fail_on == "sure-gap" || gap.mandatory);
    });
  });
}

int run_assess(const AssessOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.input.language);
  if (!options.output.empty()) check_output(options.output, options.overwrite);
  const run::RunResult result = assess_for(options.input, context, *texts);
  if (!options.output.empty()) {
    run::save_geopackage(result, options.output, options.overwrite, *texts, map::qgis_styles(result.assessment->scheme, *texts), context.stop);
  }
  if (options.json) {
    write_assessment_json(*result.city, *result.assessment, [](std::string_view piece) { write_output("-", piece); });
  } else {
    std::string text = summary(result, *texts, context.terminal, options.all_sites);
    if (!options.output.empty()) text += texts->get("cli.written", {{"file", options.output}}) + "\n";
    write_output("-", context.terminal.plain(text));
  }
  return !options.fail_on.empty() && hit(*result.assessment, options.fail_on) ? fail_on_hit : done;
}

}  // namespace

Command add_assess(CLI::App& program) {
  auto options = std::make_shared<AssessOptions>();
  CLI::App* app = program.add_subcommand("assess", "judge a city's sites and write the result");
  add_input_options(*app, options->input, true);
  add_output_options(*app, options->output, options->overwrite, "GeoPackage to write (opens styled in QGIS)");
  app->add_flag("--json", options->json, "print the whole assessment as JSON (docs/assessment-json.md)");
  app->add_flag("--all", options->all_sites, "list every site in the table");
  app->add_option("--fail-on", options->fail_on, "exit with 1 if a site has this")
      ->check(CLI::IsMember({"not-certified", "no-level", "mandatory-gap", "sure-gap"}));
  app->footer(footer("levelground assess city.osm.pbf -o city-gaps.gpkg"));
  return {app, [options](const Context& context) { return run_assess(*options, context); }};
}

}  // namespace levelground::cli
