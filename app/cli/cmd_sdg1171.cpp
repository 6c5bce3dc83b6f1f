// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/travel_words.hpp"
#include "app/run/area_rules.hpp"
#include "core/base/json_text.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Sdg1171Options {
  InputOptions input;
  std::vector<std::string> rules;
  bool json = false;
};

struct Answer {
  AreaRule rule;
  gis::AreaShare share;
};

std::int64_t built_up(const gis::AreaShare& share) { return share.urban + share.suburban; }

/// Squares as hectares, whole, rounded down.
std::string hectares(std::int64_t squares, const gis::AreaShare& share) {
  constexpr std::int64_t mm2_per_hectare = 10'000'000'000;
  return std::to_string(squares * (share.counted_cell_mm * share.counted_cell_mm) / mm2_per_hectare);
}

/// "31.2–44.9 %", ends outwards.
std::string share_words(const gis::CountedLand& land, const gis::AreaShare& share, const Texts& texts) {
  if (built_up(share) == 0) return "–";
  const std::string low = Rational::ratio(100 * land.low, built_up(share)).to_text_floor(1);
  const std::string high = Rational::ratio(100 * land.high, built_up(share)).to_text_ceil(1);
  std::string words = (low == high ? low : low + "–" + high) + " %";
  if (texts.language() == "sv") std::replace(words.begin(), words.end(), '.', ',');
  return words;
}

Json land_json(const gis::CountedLand& land, const gis::AreaShare& share) {
  const auto part = [&](std::int64_t squares) {
    return built_up(share) == 0 ? Json() : Json(Rational::ratio(squares, built_up(share)).to_text_exact());
  };
  return {{"squares_low", land.low},
          {"squares_high", land.high},
          {"share_low", part(land.low)},
          {"share_high", part(land.high)}};
}

std::string as_json(const run::CityView& view, const std::vector<Answer>& answers) {
  Json all = view_json(view);
  Json rules = Json::array();
  for (const auto& [rule, share] : answers) {
    rules.push_back(
        {{"rule", rule.id},
         {"counted_cell_mm", share.counted_cell_mm},
         {"urban_squares", share.urban},
         {"suburban_squares", share.suburban},
         {"open_public_space", land_json(share.open_space, share)},
         {"streets", land_json(share.streets, share)},
         {"sdg_11_7_1", land_json(share.either, share)},
         {"buildings", share.buildings},
         {"places",
          {{"open", share.places_open}, {"not_known", share.places_unknown}, {"closed", share.places_closed}}},
         {"streets_counted",
          {{"with_width", share.streets_measured},
           {"with_the_rules_width", share.streets_assumed},
           {"of_no_kind", share.streets_of_no_kind}}},
         {"complete",
          {{"building", share.buildings_complete},
           {"site", share.places_complete},
           {"road", share.roads_complete},
           {"walkway", share.walkways_complete}}}});
  }
  all["rules"] = std::move(rules);
  return json_text(all);
}

std::string as_text(const run::CityView& view, const std::vector<Answer>& answers, const Texts& texts) {
  constexpr int name_width = 44, cell_width = 18;
  std::string out = view_words(view, texts) + texts.get("sdg1171.title") + "\n";
  out += "\n  " + pad("", name_width);
  for (const char* head : {"sdg1171.built_up", "sdg1171.open", "sdg1171.streets", "sdg1171.both"})
    out += pad(texts.get(head), cell_width);
  out += "\n";
  for (const auto& [rule, share] : answers) {
    out += "  " + pad(shorten(rule.name.in(texts.language()), name_width - 2), name_width) +
           pad(hectares(built_up(share), share) + " ha", cell_width);
    for (const gis::CountedLand* land : {&share.open_space, &share.streets, &share.either})
      out += pad(share_words(*land, share, texts), cell_width);
    out += "\n";
  }
  const gis::AreaShare& any = answers.front().share;
  out += "\n" +
         texts.get("sdg1171.places", {{"open", std::to_string(any.places_open)},
                                      {"unknown", std::to_string(any.places_unknown)},
                                      {"closed", std::to_string(any.places_closed)}}) +
         "\n";
  out += texts.get("sdg1171.widths", {{"measured", std::to_string(any.streets_measured)},
                                      {"assumed", std::to_string(any.streets_assumed)},
                                      {"none", std::to_string(any.streets_of_no_kind)}}) +
         "\n";
  std::string missing;
  for (const auto& [complete, theme] : {std::pair(any.buildings_complete, "building"),
                                        {any.places_complete, "site"},
                                        {any.roads_complete, "road"},
                                        {any.walkways_complete, "walkway"}}) {
    if (!complete) missing += (missing.empty() ? "" : ", ") + texts.get("core.theme." + std::string(theme));
  }
  out += (missing.empty() ? texts.get("sdg1171.complete") : texts.get("sdg1171.not_complete", {{"themes", missing}})) +
         "\n";
  return out;
}

int run_sdg(const Sdg1171Options& options, const Context& context) {
  std::vector<AreaRule> rules;
  for (const std::string& name : options.rules) rules.push_back(run::load_area_rule(name));
  if (rules.empty()) rules = run::load_area_rules();
  return answer_about_city(options.input, context, [&](const run::CityView& view, Progress&, const Texts& texts) {
    std::vector<Answer> answers;
    for (const AreaRule& rule : rules)
      answers.push_back({rule, run::find_area_share(view, rule, context.stop)});
    if (options.json) return as_json(view, answers);
    return context.terminal.plain(as_text(view, answers, texts));
  });
}

}  // namespace

Command add_sdg1171(CLI::App& program) {
  auto options = std::make_shared<Sdg1171Options>();
  CLI::App* app = program.add_subcommand(
      "sdg1171",
      "SDG 11.7.1: how much of the built-up area is street or open public space, by the rules of several countries");
  app->add_option("INPUT", options->input.input, "project (.yaml), city file or assessment (.gpkg)")->required();
  app->add_option("--rule", options->rules,
                  "id of a rule in criteria/public-space-1171/areas/, or a file; may be repeated; default: all");
  add_city_options(*app, options->input);
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground sdg1171 city.osm.pbf --rule us"));
  return {app, [options](const Context& context) { return run_sdg(*options, context); }};
}

}  // namespace levelground::cli
