// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/travel_words.hpp"
#include "app/run/choose_sites.hpp"
#include "app/run/words.hpp"
#include "core/base/errors.hpp"
#include "core/base/json_text.hpp"
#include "core/base/yaml.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct NearestOptions : WalkOptions {
  std::string theme, within, things_within;
};

/// By more than the scale of the map leaves open?
bool is_shorter(std::int64_t least, std::int64_t most, const MeasuringCrs& crs) {
  constexpr double rounded = 2;   // mm, down at one end and up at the other
  return static_cast<double>(least) * crs.scale_high + rounded < static_cast<double>(most) * crs.scale_low - rounded;
}

Theme theme_option(const std::string& name) {
  if (const auto theme = theme_from_name(name)) return *theme;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < theme_count; ++i) names.emplace_back(theme_name(static_cast<Theme>(i)));
  const std::string near = nearest_word(name, names);
  std::string known;
  for (const std::string& one : names) known += " " + one;
  throw CLI::ValidationError("THEME", "there is no theme ‘" + name + "’; " + (near.empty() ? "there is" + known : "did you mean ‘" + near + "’?"));
}

std::string as_json(const run::CityView& view, const std::vector<std::uint32_t>& sites, const std::vector<std::vector<gis::NearestAnswer>>& answers,
                    const std::vector<Traveller>& travellers, const gis::NearestOptions& question) {
  Json all = view_json(view);
  all["theme"] = std::string(theme_name(question.theme));
  all["searched_m"] = static_cast<double>(question.limit_mm) / 1000.0;
  Json who = Json::array();
  for (const Traveller& traveller : travellers) who.push_back(traveller_json(traveller));
  all["travellers"] = std::move(who);
  Json rows = Json::array();
  const auto id = [&](const std::optional<std::uint32_t>& thing) { return thing ? Json(view.city->feature(*thing).id) : Json(nullptr); };
  for (std::size_t s = 0; s < sites.size(); ++s) {
    const Feature& site = view.city->feature(sites[s]);
    Json nearest = Json::array();
    for (std::size_t i = 0; i < travellers.size(); ++i) {
      const gis::NearestAnswer& answer = answers[s][i];
      nearest.push_back({{"traveller", travellers[i].id}, {"connected", answer.connected}, {"complete", answer.complete}, {"ways_complete", answer.ways_complete},
                         {"distance_m", metres_json(answer.least_mm, answer.sure_mm)},
                         {"perhaps_m", answer.possible_mm ? Json(static_cast<double>(*answer.possible_mm) / 1000.0) : Json(nullptr)},
                         {"anybody_m", answer.anybody_mm ? Json(static_cast<double>(*answer.anybody_mm) / 1000.0) : Json(nullptr)},
                         {"feature", id(answer.sure_thing)}, {"perhaps_feature", id(answer.possible_thing)}});
    }
    rows.push_back({{"id", site.id}, {"name", std::string(site.text(Property::name))}, {"nearest", nearest}});
  }
  all["sites"] = std::move(rows);
  return json_text(all);
}

std::string as_text(const run::CityView& view, const std::vector<std::uint32_t>& sites, const std::vector<std::vector<gis::NearestAnswer>>& answers,
                    const std::vector<Traveller>& travellers, const gis::NearestOptions& question, const Terminal& terminal, const Texts& texts) {
  std::string out = view_words(view, texts);
  out += texts.get("travel.nearest.title", {{"theme", run::theme_words(question.theme, texts.language())}, {"length", length_words(question.limit_mm, texts)}}) + "\n";
  bool all_complete = true;
  bool ways_complete = true;
  const SiteWords site_words(view, texts);
  for (std::size_t s = 0; s < sites.size(); ++s) {
    out += "\n" + terminal.paint(Ink::bold, site_words.of(sites[s])) + "\n";
    if (!answers[s].front().connected) {
      out += "  " + texts.get("travel.not_connected") + "\n";
      continue;
    }
    for (std::size_t i = 0; i < travellers.size(); ++i) {
      const gis::NearestAnswer& answer = answers[s][i];
      all_complete = all_complete && answer.complete;
      ways_complete = ways_complete && (answer.ways_complete || !answer.complete);
      std::string line = "  " + pad(shorten(travellers[i].name.in(texts.language()), 34), 36);
      line += pad(answer.sure_mm ? texts.get("travel.nearest.at_most", {{"length", length_words(*answer.sure_mm, texts)}}) : texts.get("travel.nearest.not_sure"), 22);
      const bool sooner = answer.possible_mm && (!answer.sure_mm || is_shorter(*answer.possible_mm, *answer.sure_mm, view.city->crs()));
      line += pad(sooner ? texts.get("travel.nearest.perhaps", {{"length", length_words(*answer.possible_mm, texts)}}) : "", 22);
      line += pad(answer.least_mm > 0 ? texts.get("travel.nearest.at_least", {{"length", down_words(answer.least_mm, texts)}}) : "", 22);
      if (const auto thing = answer.sure_thing ? answer.sure_thing : answer.possible_thing) line += feature_words(*view.city, *thing, texts);
      out += line + "\n";
    }
  }
  out += "\n" + texts.get(all_complete ? "travel.nearest.complete" : "travel.nearest.incomplete") + "\n";
  if (!ways_complete) out += texts.get("travel.nearest.ways_open") + "\n";
  return out;
}

int run_nearest(const NearestOptions& options, const Context& context) {
  const std::vector<Traveller> travellers = travellers_for(options.travellers);
  const WalkDefaults defaults = run::load_walk_defaults();
  const gis::NearestOptions question{theme_option(options.theme), length_option("--within", options.within, defaults.nearest_distance),
                                     static_cast<double>(length_option("--things-within", options.things_within, defaults.facility_to_way)) / 1000.0};
  return answer_about_city(options.input, context, [&](const run::CityView& view, Progress& progress, const Texts& texts) {
    const auto sites = run::choose_sites(*view.city, options.input.sites);
    const auto answers = run::find_nearest_things(view, sites, travellers, question, options.input.threads, progress, context.stop);
    if (options.json) return as_json(view, sites, answers, travellers, question);
    return context.terminal.plain(as_text(view, sites, answers, travellers, question, context.terminal, texts));
  });
}

}  // namespace

Command add_nearest(CLI::App& program) {
  auto options = std::make_shared<NearestOptions>();
  CLI::App* app = begin_walk_command(program, "nearest", "how far each traveller walks from a site to the nearest toilet, seat, stop …", *options);
  app->add_option("THEME", options->theme, "what is looked for: toilet, drinking_water, seat, stop, play …")->required();
  app->add_option("SITE", options->input.sites, "sites by id or name; default: all");
  app->add_option("--within", options->within, "how far the search goes along the network; default: as criteria/travellers/walks.yaml");
  app->add_option("--things-within", options->things_within, "how far a thing may lie from the nearest way; default: as criteria/travellers/walks.yaml");
  end_walk_command(*app, *options, "levelground nearest sample-maps/alvhamra/alvhamra.yaml toilet Kvarntorget --traveller walker");
  return {app, [options](const Context& context) { return run_nearest(*options, context); }};
}

}  // namespace levelground::cli
