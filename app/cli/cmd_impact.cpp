// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/command.hpp"
#include "app/cli/impact_words.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/scores.hpp"

namespace levelground::cli {

namespace {

struct ImpactOptions {
  std::string older, newer;
  std::vector<std::string> projects;
  InputOptions input;
  bool json = false;
};

/// A narrower scope, of both where they differ.
std::string scope_lines(const Assessment& older, const Assessment& newer, const Texts& texts) {
  std::string lines;
  for (const Assessment* one : {&older, &newer}) {
    if (!is_narrow(one->scheme, one->options.scope)) continue;
    const std::string line = scope_words(one->scheme, one->options.scope, texts) + "\n";
    if (line != lines) lines += line;
  }
  return lines;
}

std::string as_text(const Assessment& older, const Assessment& newer, const std::vector<SiteImpact>& sites,
                    const Context& context, const Texts& texts) {
  std::string out;
  for (const SiteImpact& site : sites) {
    if (site.changes()) out += "\n" + impact_lines(older, newer, site, context.terminal, texts);
  }
  const auto name = [&texts](const Scheme& scheme) {
    return scheme.id + " " + version_words(scheme, texts.language()) + (scheme.profile.empty() ? "" : ":" + scheme.profile);
  };
  const ImpactCount found = count(sites);
  return texts.get("scheme.impact.title", {{"older", name(older.scheme)},
                                           {"newer", name(newer.scheme)},
                                           {"sites", std::to_string(sites.size())},
                                           {"changed", std::to_string(found.changed)},
                                           {"moves", moves_words(found, texts)}}) +
         "\n" + scope_lines(older, newer, texts) + around_lines(older, newer, sites, texts) + out;
}

int run_impact(const ImpactOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.input.language);
  std::string out;
  for (const std::string& project : options.projects) {
    const auto judged_by = [&](const std::string& scheme) {
      InputOptions input = options.input;
      input.input = project;
      const auto [id, profile] = split_profile(scheme);
      input.scheme = id;
      input.profile = profile;  // none named is none meant: the project's own would judge both sides alike
      return assess_for(input, context, *texts).assessment;
    };
    const auto older = judged_by(options.older);
    const auto newer = judged_by(options.newer);
    const std::vector<SiteImpact> sites = compare(*older, *newer);
    if (options.json) {
      out += impact_json(*older, *newer, sites);
    } else {
      if (options.projects.size() > 1)
        out += (out.empty() ? "" : "\n") + context.terminal.paint(Ink::bold, project) + "\n";
      out += as_text(*older, *newer, sites, context, *texts);
    }
  }
  write_output("-", options.json ? out : context.terminal.plain(out));
  return done;
}

}  // namespace

std::pair<std::string, std::string> split_profile(const std::string& name) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string::npos || name.find('/', colon) != std::string::npos) return {name, {}};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

Command add_impact(CLI::App& scheme) {
  auto options = std::make_shared<ImpactOptions>();
  CLI::App* app = scheme.add_subcommand(
      "impact", "judge projects by two schemes: which sites change level, verdict by verdict, and why");
  app->add_option("OLDER", options->older, "scheme id or folder, with :PROFILE behind it when one applies")->required();
  app->add_option("NEWER", options->newer, "the same for the newer one")->required();
  app->add_option("PROJECT", options->projects, "projects or city files")->required();
  app->add_option("--as-of", options->input.as_of,
                  "judge as of this day, YYYY-MM-DD; default: the newest date in the inputs");
  app->add_option("--language", options->input.language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
  app->add_option("--threads", options->input.threads, "worker threads; default: all cores");
  app->add_flag("--no-progress", options->input.no_progress, "show no progress");
  app->add_flag("--json", options->json, "print one JSON object for each project");
  app->footer(footer(
      "levelground scheme impact levelground-dignity levelground-dignity:se sample-maps/alvhamra/alvhamra.yaml"));
  return {app, [options](const Context& context) { return run_impact(*options, context); }};
}

}  // namespace levelground::cli
