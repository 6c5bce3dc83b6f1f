// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/travel_words.hpp"
#include "core/base/json_text.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct IslandsOptions : WalkOptions {
  std::string homes_within;
  std::size_t largest = 5;   // how many are shown; --largest shows more
};

double in_metres(std::int64_t mm) { return static_cast<double>(mm) / 1000.0; }

Json graph_json(const City& city, const gis::Islands& islands, bool people_known) {
  Json largest = Json::array();
  for (const gis::Island& island : islands.largest) {
    Json sites = Json::array();
    for (const std::uint32_t site : island.sites) sites.push_back(city.feature(site).id);
    Json between = Json::array();
    for (const gis::Hindrance& hindrance : island.between) between.push_back(hindrance_json(city, hindrance));
    largest.push_back({{"network_m", in_metres(island.mm)}, {"way", city.feature(island.way).id}, {"at", Json::array({island.at.x, island.at.y})}, {"sites", sites},
                       {"people", people_known ? Json{{"low", island.fewest.to_double()}, {"high", island.most.to_double()}} : Json(nullptr)},
                       {"between", between}, {"no_way", island.no_way}});
  }
  return {{"islands", islands.count}, {"network_m", in_metres(islands.mm)}, {"largest", largest}};
}

std::int64_t longest(const gis::Islands& islands) { return islands.largest.empty() ? 0 : islands.largest.front().mm; }

std::string as_json(const run::CityView& view, const run::IslandsResult& result, const std::vector<Traveller>& travellers) {
  Json all = view_json(view);
  Json rows = Json::array();
  for (std::size_t t = 0; t < travellers.size(); ++t) {
    const gis::IslandsAnswer& answer = result.answers[t];
    rows.push_back({{"traveller", traveller_json(travellers[t])},
                    {"network_m", {{"low", in_metres(answer.sure.mm)}, {"high", in_metres(answer.possible.mm)}, {"anybody", in_metres(answer.network_mm)}}},
                    {"largest_m", {{"low", in_metres(longest(answer.sure))}, {"high", in_metres(longest(answer.possible))}, {"anybody", in_metres(answer.longest_piece_mm)}}},
                    {"sure", graph_json(*view.city, answer.sure, result.people_known)}, {"possible", graph_json(*view.city, answer.possible, result.people_known)},
                    {"pieces", answer.pieces}});
  }
  all["islands"] = std::move(rows);
  return json_text(all);
}

std::string kilometres(std::int64_t mm, const Texts& texts) { return number_words(Rational::ratio(mm, 1'000'000).to_text_floor(1), texts); }

std::string graph_lines(const City& city, const gis::Islands& islands, std::string_view title, bool people_known, const Traveller& traveller, const Texts& texts) {
  std::string out = "  " + texts.plural(title, static_cast<long long>(islands.count), {{"length", kilometres(islands.mm, texts)}}) + "\n";
  for (std::size_t i = 0; i < islands.largest.size(); ++i) {
    const gis::Island& island = islands.largest[i];
    std::string line = "    " + texts.get("travel.islands.part", {{"length", length_words(island.mm, texts)}, {"way", feature_words(city, island.way, texts)}, {"id", city.feature(island.way).id}});
    if (!island.sites.empty()) line += texts.plural("travel.islands.sites", static_cast<long long>(island.sites.size()));
    if (people_known) line += texts.get("travel.islands.people", {{"low", island.fewest.to_text_floor(0)}, {"high", island.most.to_text_ceil(0)}});
    out += line + "\n";
    if (island.no_way) out += "      " + texts.get("travel.islands.no_way") + "\n";
    for (const gis::Hindrance& hindrance : island.between) {
      out += "      " + hindrance_words(city, hindrance, traveller, texts) + "\n";
    }
  }
  if (islands.count > islands.largest.size()) {
    out += "    " + texts.plural("travel.islands.more", static_cast<long long>(islands.count - islands.largest.size())) + "\n";
  }
  return out;
}

std::string as_text(const run::CityView& view, const run::IslandsResult& result, const std::vector<Traveller>& travellers, const Terminal& terminal, const Texts& texts) {
  std::string out = view_words(view, texts);
  if (!result.answers.empty() && result.answers.front().network_mm == 0) return out + "\n" + texts.get("travel.islands.none") + "\n";
  for (std::size_t t = 0; t < travellers.size(); ++t) {
    const gis::IslandsAnswer& answer = result.answers[t];
    out += "\n" + terminal.paint(Ink::bold, travellers[t].name.in(texts.language())) + "\n";
    out += "  " + texts.get("travel.islands.bounds", {{"low", kilometres(longest(answer.sure), texts)}, {"high", kilometres(longest(answer.possible), texts)},
                                                      {"anybody", kilometres(answer.longest_piece_mm, texts)}, {"network", kilometres(answer.network_mm, texts)}}) + "\n";
    out += graph_lines(*view.city, answer.sure, "travel.islands.sure", result.people_known, travellers[t], texts);
    out += graph_lines(*view.city, answer.possible, "travel.islands.possible", result.people_known, travellers[t], texts);
  }
  out += "\n" + texts.get(result.people_known ? "travel.islands.where_people_live" : "travel.islands.no_people") + "\n";
  return out;
}

int run_islands(const IslandsOptions& options, const Context& context) {
  const std::vector<Traveller> travellers = travellers_for(options.travellers);
  const WalkDefaults defaults = run::load_walk_defaults();
  const double home_metres = in_metres(length_option("--homes-within", options.homes_within, defaults.home_to_way));
  return answer_about_city(options.input, context, [&](const run::CityView& view, Progress& progress, const Texts& texts) {
    const run::IslandsResult result = run::find_islands(view, travellers, options.largest, home_metres, options.input.threads, progress, context.stop);
    if (options.json) return as_json(view, result, travellers);
    return context.terminal.plain(as_text(view, result, travellers, context.terminal, texts));
  });
}

}  // namespace

Command add_islands(CLI::App& program) {
  auto options = std::make_shared<IslandsOptions>();
  CLI::App* app = begin_walk_command(program, "islands", "which parts of the network each traveller reaches from each other, and what separates them", *options);
  app->add_option("--largest", options->largest, "how many islands are shown, the longest first (5)")->check(CLI::PositiveNumber);
  app->add_option("--homes-within", options->homes_within, "how far a home may lie from the nearest way; default: as criteria/travellers/walks.yaml");
  end_walk_command(*app, *options, "levelground islands sample-maps/alvhamra/alvhamra.yaml --traveller wheelchair-manual");
  return {app, [options](const Context& context) { return run_islands(*options, context); }};
}

}  // namespace levelground::cli
