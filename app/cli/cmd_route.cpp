// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/travel_words.hpp"
#include "core/base/json_text.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct RouteOptions : WalkOptions {
  std::string from, to, snap;
};

Json walk_json(const City& city, const std::optional<gis::Walk>& walk, const Traveller& traveller) {
  if (!walk) return nullptr;
  Json stretches = Json::array();
  for (const gis::WalkStretch& stretch : walk->stretches) {
    Json line = Json::array();
    for (const Point& p : stretch.where) line.push_back({p.x, p.y});
    stretches.push_back({{"feature", city.feature(stretch.feature).id}, {"length_m", static_cast<double>(stretch.mm) / 1000.0},
                         {"passable", passable_name(stretch.passable)}, {"line", line}});
  }
  Json hindrances = Json::array();
  for (const gis::Hindrance& hindrance : walk->hindrances) hindrances.push_back(hindrance_json(city, hindrance));
  return {{"length_m", static_cast<double>(walk->mm) / 1000.0}, {"seconds", run::seconds_for(walk->mm, traveller.speed)},
          {"stretches", stretches}, {"hindrances", hindrances}};
}

std::optional<std::int64_t> length_of(const std::optional<gis::Walk>& walk) { return walk ? std::optional(walk->mm) : std::nullopt; }

/// Of walks over mapped ways: low over what may be passed, high over what surely is.
Json detour_json(const run::RouteResult::Detour& detour) {
  const auto times = [](const std::optional<Rational>& ratio) { return ratio ? Json(ratio->to_double()) : Json(nullptr); };
  return {{"low", times(detour.low)}, {"high", times(detour.high)}};
}

std::string as_json(const run::CityView& view, const run::RouteResult& result, const std::vector<Traveller>& travellers) {
  Json all = view_json(view);
  const auto end = [](const gis::WalkEnd& place) { return Json{{"label", place.label}, {"at", {place.at.x, place.at.y}}, {"places", place.places.size()}}; };
  all["from"] = end(result.from);
  all["to"] = end(result.to);
  Json routes = Json::array();
  for (std::size_t i = 0; i < travellers.size(); ++i) {
    const gis::RouteAnswer& answer = result.answers[i];
    const auto seconds = [&](const std::optional<std::int64_t>& mm) { return mm ? Json(run::seconds_for(*mm, travellers[i].speed)) : Json(nullptr); };
    // The low end is rounded down.
    const auto whole_seconds = [&](std::int64_t mm) { return (Rational(mm) * Rational::ratio(3600, 1000) / travellers[i].speed).floor(); };
    const auto mapped = length_of(answer.possible);
    routes.push_back({{"traveller", traveller_json(travellers[i])},
                      {"length_m", metres_json(answer.least_mm, length_of(answer.sure))},
                      {"perhaps_m", mapped ? Json(static_cast<double>(*mapped) / 1000.0) : Json(nullptr)},
                      {"seconds", {{"low", answer.least_mm ? Json(whole_seconds(*answer.least_mm)) : Json(nullptr)}, {"high", seconds(length_of(answer.sure))}}},
                      {"detour", detour_json(result.detours[i])},
                      {"anybody_m", answer.anybody_mm ? Json(static_cast<double>(*answer.anybody_mm) / 1000.0) : Json(nullptr)},
                      {"sure", walk_json(*view.city, answer.sure, travellers[i])},
                      {"possible", walk_json(*view.city, answer.possible, travellers[i])},
                      {"least_bad", walk_json(*view.city, answer.least_bad, travellers[i])}});
  }
  all["routes"] = std::move(routes);
  return json_text(all);
}

std::string walk_lines(const City& city, const gis::Walk& walk, const Texts& texts) {
  std::string out;
  for (const gis::WalkStretch& stretch : walk.stretches) {
    const std::string length = length_words(stretch.mm, texts);
    const char* sign = stretch.passable == Tri::yes ? "  " : stretch.passable == Tri::no ? "✗ " : "? ";
    out += "    " + std::string(static_cast<std::size_t>(std::max(0, 11 - display_width(length))), ' ') + length + "  " + sign +
           feature_words(city, stretch.feature, texts) + "\n";
  }
  return out;
}

constexpr std::size_t shown_hindrances = 12;

std::string hindrance_lines(const City& city, const gis::Walk& walk, const std::string& heading, const Traveller& traveller, const Texts& texts) {
  if (walk.hindrances.empty()) return {};
  std::string out = "  " + heading + "\n";
  // What surely bars the way is what has to be mended: it is shown whole, the unknown only so far.
  std::size_t unknown = 0;
  for (const gis::Hindrance& hindrance : walk.hindrances) {
    const bool barred = hindrance.passable == Tri::no;
    if (!barred && ++unknown > shown_hindrances) continue;
    out += std::string("    ") + (barred ? "✗ " : "? ") + hindrance_words(city, hindrance, traveller, texts) + "\n";
  }
  if (unknown > shown_hindrances) out += "    " + texts.plural("travel.route.more", static_cast<long long>(unknown - shown_hindrances)) + "\n";
  return out;
}

std::string one_traveller(const City& city, const gis::RouteAnswer& answer, const run::RouteResult::Detour& detour, const Traveller& traveller, const Texts& texts) {
  std::string out = traveller.name.in(texts.language()) + "\n";
  const auto headline = [&](const char* id, const gis::Walk& walk) {
    return "  " + texts.get(id, {{"length", length_words(walk.mm, texts)}, {"time", duration_words(run::seconds_for(walk.mm, traveller.speed))}}) + "\n";
  };
  if (answer.sure) out += headline("travel.route.sure", *answer.sure) + walk_lines(city, *answer.sure, texts);
  const bool same = detour.same_way;
  if (answer.possible && !same) {
    if (!answer.sure) out += "  " + texts.get("travel.route.no_sure") + "\n";
    out += headline("travel.route.possible", *answer.possible) + walk_lines(city, *answer.possible, texts);
    out += hindrance_lines(city, *answer.possible, texts.get("travel.route.open"), traveller, texts);
  }
  if (answer.least_bad) {
    out += "  " + texts.get("travel.route.blocked", {{"length", length_words(answer.least_bad->mm, texts)}}) + "\n";
    out += walk_lines(city, *answer.least_bad, texts) + hindrance_lines(city, *answer.least_bad, texts.get("travel.route.bars"), traveller, texts);
  }
  if (!answer.anybody_mm) out += "  " + texts.get(answer.least_bad ? "travel.route.closed" : "travel.route.none") + "\n";
  else out += "  " + texts.get("travel.route.anybody", {{"length", length_words(*answer.anybody_mm, texts)}}) + "\n";
  const bool may_be_shorter = answer.least_mm && (!answer.possible || *answer.least_mm < answer.possible->mm);
  return may_be_shorter ? out + "  " + texts.get("travel.route.least", {{"length", down_words(*answer.least_mm, texts)}}) + "\n" : out;
}

std::string table(const run::RouteResult& result, const std::vector<Traveller>& travellers, const Texts& texts) {
  std::string out = "  " + pad(texts.get("travel.column.traveller"), 36) + pad(texts.get("travel.column.sure"), 14) +
                    pad(texts.get("travel.column.possible"), 14) + pad(texts.get("travel.column.time"), 24) + texts.get("travel.column.detour") + "\n";
  bool blocked = false;
  std::optional<std::int64_t> least;
  for (std::size_t i = 0; i < travellers.size(); ++i) {
    const gis::RouteAnswer& answer = result.answers[i];
    if (answer.least_mm && (!answer.possible || *answer.least_mm < answer.possible->mm)) least = std::min(*answer.least_mm, least.value_or(*answer.least_mm));
    const auto length = [&](const std::optional<gis::Walk>& walk) { return walk ? length_words(walk->mm, texts) : texts.get("travel.no_way"); };
    const auto& walk = answer.sure ? answer.sure : answer.possible;
    std::string line = "  " + pad(shorten(travellers[i].name.in(texts.language()), 34), 36) + pad(length(answer.sure), 14) + pad(length(answer.possible), 14);
    line += pad(walk ? duration_words(run::seconds_for(walk->mm, travellers[i].speed)) : "", 24);
    const auto& times = answer.sure ? result.detours[i].high : result.detours[i].low;
    if (times) line += number_words(times->to_text_ceil(2), texts) + " ×";
    out += line + "\n";
    blocked = blocked || answer.least_bad;
  }
  if (blocked || least) out += "\n";
  if (blocked) out += texts.get("travel.route.ask") + "\n";
  if (least) out += texts.get("travel.route.least", {{"length", down_words(*least, texts)}}) + "\n";
  return out;
}

int run_route(const RouteOptions& options, const Context& context) {
  const std::vector<Traveller> travellers = travellers_for(options.travellers);
  const double snap_metres = static_cast<double>(length_option("--snap", options.snap, run::load_walk_defaults().point_to_way)) / 1000.0;
  return answer_about_city(options.input, context, [&](const run::CityView& view, Progress&, const Texts& texts) {
    const run::RouteResult result = run::find_routes(view, options.from, options.to, travellers, snap_metres, options.input.threads, context.stop);
    if (options.json) return as_json(view, result, travellers);
    std::string out = context.terminal.paint(Ink::bold, result.from.label + " → " + result.to.label) + "\n" + view_words(view, texts) + "\n";
    out += travellers.size() == 1 ? one_traveller(*view.city, result.answers.front(), result.detours.front(), travellers.front(), texts) : table(result, travellers, texts);
    return context.terminal.plain(out);
  });
}

}  // namespace

Command add_route(CLI::App& program) {
  auto options = std::make_shared<RouteOptions>();
  CLI::App* app = begin_walk_command(program, "route", "the shortest walk between two places: surely passable, perhaps passable, or what bars it", *options);
  app->add_option("FROM", options->from, "site or feature by id or name, geo:LATITUDE,LONGITUDE, or x,y in the measuring CRS")->required();
  app->add_option("TO", options->to, "the same")->required();
  app->add_option("--snap", options->snap, "how far a point or feature may lie from the nearest way; default: as criteria/travellers/walks.yaml");
  end_walk_command(*app, *options, "levelground route sample-maps/alvhamra/alvhamra.yaml Kvarntorget Stationsplan --traveller wheelchair-manual", "print as JSON, lines included");
  return {app, [options](const Context& context) { return run_route(*options, context); }};
}

}  // namespace levelground::cli
