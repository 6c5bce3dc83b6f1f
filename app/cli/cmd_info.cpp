// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/cli/command.hpp"
#include "app/run/save.hpp"
#include "core/base/errors.hpp"
#include "core/base/json_text.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct InfoOptions {
  std::string input, mapping, crs, language = "en";
  bool json = false;
};

Json to_json(const Problem& problem) {
  static constexpr const char* severities[] = {"note", "warning", "error"};
  return {{"severity", severities[static_cast<int>(problem.severity)]}, {"file", problem.file}, {"layer", problem.layer},
          {"feature", problem.feature}, {"line", problem.line}, {"what", problem.what}, {"remedy", problem.remedy}};
}

std::string as_json(const gis::SourceInfo& info) {
  Json layers = Json::array();
  for (const gis::LayerInfo& layer : info.layers) {
    Json themes = Json::object();
    for (const auto& [theme, count] : layer.themes) themes[theme] = count;
    Json properties = Json::object();
    for (const auto& [property, count] : layer.properties) properties[property] = count;
    Json unknown = Json::array();
    for (const auto& [value, count] : layer.unknown_values) unknown.push_back({{"value", value}, {"count", count}});
    layers.push_back({{"name", layer.name}, {"geometry", layer.geometry}, {"crs", layer.crs}, {"features", layer.features},
                      {"themes", themes}, {"unmapped", layer.unmapped}, {"properties", properties}, {"unknown_values", unknown}});
  }
  Json problems = Json::array();
  for (const Problem& problem : info.problems) problems.push_back(to_json(problem));
  const Json all = {{"file", info.file}, {"format", info.format}, {"bytes", info.bytes}, {"sha256", info.sha256},
                    {"date", to_text(info.date)}, {"mapping", info.mapping}, {"licence", info.licence},
                    {"layers", layers}, {"problems", problems}};
  return json_text(all);
}

void rows(std::string& out, const std::string& heading, const std::vector<std::pair<std::string, std::uint64_t>>& values, std::size_t shown) {
  if (values.empty()) return;
  out += "  " + heading + "\n";
  for (std::size_t i = 0; i < std::min(shown, values.size()); ++i) {
    out += "    " + pad(shorten(values[i].first, 44), 44) + "  " + std::to_string(values[i].second) + "\n";
  }
  if (values.size() > shown) out += "    … " + std::to_string(values.size() - shown) + " (--json)\n";
}

std::string as_text(const gis::SourceInfo& info, const Texts& texts) {
  std::string out = info.file + "\n  " + info.format + ", " + std::to_string(info.bytes) + " bytes";
  if (info.date.is_set()) out += ", " + to_text(info.date);
  out += "\n  sha256 " + info.sha256 + "\n";
  out += "  " + texts.get("cli.info.mapping", {{"mapping", info.mapping}, {"licence", info.licence.empty() ? texts.get("cli.info.none") : info.licence}}) + "\n";
  for (const gis::LayerInfo& layer : info.layers) {
    out += "\n" + layer.name + ": " + layer.geometry + ", " + std::to_string(layer.features) + ", " +
           (layer.crs.empty() ? texts.get("cli.info.no_crs") : layer.crs) + "\n";
    rows(out, texts.get("cli.info.themes"), layer.themes, 40);
    rows(out, texts.get("cli.info.properties"), layer.properties, 60);
    rows(out, texts.get("cli.info.unknown_values"), layer.unknown_values, 12);
    if (layer.unmapped > 0) out += "  " + texts.get("cli.info.unmapped", {{"count", std::to_string(layer.unmapped)}}) + "\n";
  }
  out += "\n" + (info.problems.empty() ? texts.get("cli.info.no_problems") : texts.plural("cli.info.problems", static_cast<long long>(info.problems.size()))) + "\n";
  for (const Problem& problem : info.problems) out += "  " + to_text(problem, texts.language()) + "\n";
  return out;
}

int run_info(const InfoOptions& options, const Context& context) {
  const auto texts = run::load_texts(options.language);
  ProgressLine progress(isatty(STDERR_FILENO) == 1, *texts);
  const gis::SourceInfo info = run::describe(options.input, options.mapping, options.crs, progress, context.stop);
  progress.clear();
  write_output("-", options.json ? as_json(info) : context.terminal.plain(as_text(info, *texts)));
  return done;
}

}  // namespace

Command add_info(CLI::App& program) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App* app = program.add_subcommand("info", "show what a source holds and what a mapping makes of it");
  app->add_option("SOURCE", options->input, "city file or folder of layers")->required();
  app->add_option("--mapping", options->mapping, "layer mapping; default: by format");
  app->add_option("--crs", options->crs, "CRS to assume for layers that state none");
  app->add_option("--language", options->language, "en or sv")->check(CLI::IsMember({"en", "sv"}));
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground info city.osm.pbf"));
  return {app, [options](const Context& context) { return run_info(*options, context); }};
}

}  // namespace levelground::cli
