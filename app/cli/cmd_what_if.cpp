// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/cli/command.hpp"
#include "app/cli/impact_words.hpp"
#include "core/base/json_text.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/scores.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct WhatIfOptions {
  InputOptions input;
  std::vector<std::string> set;
  bool json = false;
};

/// "city:way/123:kerb_height=20 mm". Ids hold colons, so the last one before the first "=" ends the id.
run::FeatureChange parse_change(const std::string& words) {
  const std::size_t equals = words.find('=');
  const std::size_t colon = equals == std::string::npos ? std::string::npos : words.rfind(':', equals);
  if (colon == std::string::npos || colon == 0 || colon + 1 == equals || equals + 1 == words.size()) {
    throw CLI::ValidationError("--set", "‘" + words + "’ is no change; write FEATURE:property=value, such as city:way/123:width=1.80 m");
  }
  return {words.substr(0, colon), words.substr(colon + 1, equals - colon - 1), words.substr(equals + 1)};
}

/// What the source says of the property now, in its words; empty when it is silent.
std::string said_before(const City& city, const run::FeatureChange& change, const City& changed) {
  const std::uint32_t number = city.find_feature(change.feature).value();
  const Feature& was = city.feature(number);
  const Feature& is = changed.feature(number);
  std::string words;
  for (const Attribute& attribute : was.attributes) {
    // The property is the one whose statement is now that of the change.
    const auto stated = [&](const Attribute& a) { return a.property == attribute.property && a.text == change.property + "=" + change.value; };
    if (std::none_of(is.attributes.begin(), is.attributes.end(), stated)) continue;
    words += (words.empty() ? "" : ", ") + attribute.text;
  }
  return words;
}

bool differs(const SiteImpact& site) {
  return site.changes() || site.total_before != site.total_after || site.gaps_gone > 0 || site.gaps_new > 0;
}

int run_what_if(const WhatIfOptions& options, const Context& context) {
  std::vector<run::FeatureChange> changes;
  for (const std::string& words : options.set) changes.push_back(parse_change(words));
  const auto texts = run::load_texts(options.input.language);
  const run::RunResult before = assess_for(options.input, context, *texts);
  const run::RunResult after = run::what_if(before, changes, silent_progress(), context.stop);

  std::vector<SiteImpact> sites;
  for (SiteImpact& site : compare(*before.assessment, *after.assessment)) {
    if (!differs(site)) continue;
    sites.push_back(std::move(site));
  }
  if (options.json) {
    Json all = {{"set", Json::array()}};
    for (const run::FeatureChange& change : changes) {
      const std::string said = said_before(*before.city, change, *after.city);
      all["set"].push_back({{"feature", change.feature}, {"property", change.property}, {"value", change.value}, {"source_says", said.empty() ? Json() : Json(said)}});
    }
    const Json impact = Json::parse(impact_json(*before.assessment, *after.assessment, sites));
    all["scheme"] = impact["newer"];
    all["sites"] = impact["sites"];
    write_output("-", json_text(all));
    return done;
  }
  std::string out;
  for (const run::FeatureChange& change : changes) {
    const std::string said = said_before(*before.city, change, *after.city);
    out += texts->get("cli.what_if.set", {{"feature", change.feature},
                                          {"property", change.property},
                                          {"value", change.value},
                                          {"before", said.empty() ? texts->get("cli.what_if.silent") : said}}) + "\n";
  }
  out += texts->get("cli.what_if.title", {{"changed", std::to_string(sites.size())},
                                          {"sites", std::to_string(before.assessment->sites.size())},
                                          {"moves", moves_words(count(sites), *texts)}}) + "\n";
  const Scheme& scheme = before.assessment->scheme;
  const Scope& scope = before.assessment->options.scope;
  if (is_narrow(scheme, scope)) out += scope_words(scheme, scope, *texts) + "\n";
  for (const SiteImpact& site : sites) out += "\n" + impact_lines(*before.assessment, *after.assessment, site, context.terminal, *texts);
  write_output("-", context.terminal.plain(out));
  return done;
}

}  // namespace

Command add_what_if(CLI::App& program) {
  auto options = std::make_shared<WhatIfOptions>();
  CLI::App* app = program.add_subcommand("what-if", "judge as if a source said something else: which sites change, verdict by verdict");
  add_input_options(*app, options->input, true);
  app->add_option("--set", options->set, "FEATURE:property=value, a property of docs/scheme-language.md with its unit; may be repeated")->required();
  app->add_flag("--json", options->json, "print JSON");
  app->footer(footer("levelground what-if sample-maps/alvhamra/alvhamra.yaml --set 'town:kerb/kerb-bruksgatan-north:kerb_height=15 mm'"));
  return {app, [options](const Context& context) { return run_what_if(*options, context); }};
}

}  // namespace levelground::cli
