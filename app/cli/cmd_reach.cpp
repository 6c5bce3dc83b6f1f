// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "app/cli/travel_words.hpp"
#include "app/run/choose_sites.hpp"
#include "app/run/words.hpp"
#include "core/base/json_text.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ReachOptions : WalkOptions {
  std::string within, facilities_within, homes_within;
  std::optional<int> minutes;
};

/// low..high of what is reached over everybody's, in whole per cent outwards.
std::string share_words(const gis::SiteReach& reach) {
  if (reach.anybody.covered_mm == 0) return "";
  const Rational low = Rational::ratio(reach.sure.covered_mm * 100, reach.anybody.covered_mm);
  const Rational high = Rational::ratio(reach.possible.covered_mm * 100, reach.anybody.covered_mm);
  const std::string from = low.to_text_floor(0), to = high.to_text_ceil(0);
  return (from == to ? from : from + "–" + to) + " %";
}

using HomesByGroup = std::array<std::uint64_t, gis::people.size()>;   ///< homes of the city that state each group

std::string group_name(std::size_t group) { return std::string(property_info(gis::people[group]).name); }

/// By group that the city's sources state; null where none does: nobody is not the same as not known.
Json people_json(const gis::SiteReach& reach, const HomesByGroup& stated) {
  Json groups = Json::object();
  for (std::size_t g = 0; g < gis::people.size(); ++g) {
    if (stated[g] == 0) continue;
    groups[group_name(g)] = {{"low", reach.sure.people[g].fewest.to_double()}, {"high", reach.possible.people[g].most.to_double()},
                             {"anybody", reach.anybody.people[g].most.to_double()}, {"homes_silent", reach.anybody.people[g].homes_silent}, {"homes_left_out", reach.anybody.people[g].homes_left_out}};
  }
  return groups.empty() ? Json(nullptr) : groups;
}

Json reached_json(const gis::SiteReach& reach, std::int64_t limit_mm, const HomesByGroup& stated) {
  const auto bounds = [&](auto value) { return Json{{"low", value(reach.sure)}, {"high", value(reach.possible)}, {"anybody", value(reach.anybody)}}; };
  Json facilities = Json::object();
  for (const Theme theme : gis::facility_themes) {
    facilities[std::string(theme_name(theme))] = bounds([&](const gis::Reached& r) { return r.facilities[static_cast<std::size_t>(theme)]; });
  }
  return {{"limit_m", static_cast<double>(limit_mm) / 1000.0},
          {"network_m", bounds([](const gis::Reached& r) { return static_cast<double>(r.covered_mm) / 1000.0; })},
          {"people", people_json(reach, stated)},
          {"facilities", facilities}};
}

Json link_json(const City& city, const std::optional<gis::Link>& link, const HomesByGroup& stated) {
  if (!link) return nullptr;
  Json json = hindrance_json(city, link->hindrance);
  Json together = Json::array();
  for (const std::uint32_t feature : link->together) together.push_back(city.feature(feature).id);
  json["mended_together"] = std::move(together);
  json["opens_m"] = static_cast<double>(link->gain_mm) / 1000.0;
  json["brings_people"] = stated[0] == 0 ? Json(nullptr) : Json{{"low", link->people.fewest.to_double()}, {"high", link->people.most.to_double()}};
  return json;
}

/// Whole persons, outwards.
std::string persons_words(const Rational& fewest, const Rational& most) {
  const std::string from = fewest.to_text_floor(0), to = most.to_text_ceil(0);
  return from == to ? from : from + "–" + to;
}

/// "; to be mended together: kerb k1 and kerb k2 of crossing c", empty where one thing stands in the way.
std::string together_words(const City& city, const gis::Link& link, const Texts& texts) {
  if (link.together.size() == 1 && link.together.front() == link.hindrance.feature) return {};
  const auto named = [&](std::uint32_t feature) { return feature_words(city, feature, texts) + " " + city.feature(feature).id; };
  std::string words;
  for (const std::uint32_t feature : link.together) words += (words.empty() ? "" : " " + texts.get("travel.reach.and") + " ") + named(feature);
  const bool names_crossing = std::find(link.together.begin(), link.together.end(), link.mended) != link.together.end();
  if (!names_crossing) words = texts.get("travel.reach.of_crossing", {{"what", words}, {"crossing", named(link.mended)}});
  return texts.get("travel.reach.together", {{"features", words}});
}

std::string link_line(const std::string& text, const City& city, const std::optional<gis::Link>& link, const HomesByGroup& stated, const Traveller& traveller, const Texts& texts) {
  if (!link) return {};
  const std::string id = stated[0] == 0 ? text : text + "_people";
  return "      " + texts.get(id, {{"what", hindrance_words(city, link->hindrance, traveller, texts) + together_words(city, *link, texts)}, {"length", length_words(link->gain_mm, texts)},
                                   {"people", persons_words(link->people.fewest, link->people.most)}}) + "\n";
}

/// "people 120–141/200, women 64–75/102": surely and perhaps, of those that somebody without limits reaches.
std::string people_words(const gis::SiteReach& reach, const HomesByGroup& stated, const Texts& texts) {
  std::string words;
  for (std::size_t g = 0; g < gis::people.size(); ++g) {
    if (stated[g] == 0) continue;
    words += (words.empty() ? "" : ", ") + texts.get("core.property." + group_name(g)) + " " +
             persons_words(reach.sure.people[g].fewest, reach.possible.people[g].most) + "/" + reach.anybody.people[g].most.to_text_ceil(0);
  }
  return words;
}

std::string as_json(const run::CityView& view, const std::vector<std::vector<run::ReachRow>>& rows, const std::vector<Traveller>& travellers,
                    const run::ReachQuestion& question) {
  Json all = view_json(view);
  const HomesByGroup stated = gis::homes_by_group(*view.city);
  all["links_chosen_by"] = stated[0] > 0 ? "people" : "metres";
  Json who = Json::array();
  for (const Traveller& traveller : travellers) who.push_back(traveller_json(traveller));
  all["travellers"] = std::move(who);
  Json sites = Json::array();
  for (const auto& of_site : rows) {
    const Feature& site = view.city->feature(of_site.front().site);
    Json reach = Json::array();
    for (std::size_t i = 0; i < of_site.size(); ++i) {
      const run::ReachRow& row = of_site[i];
      Json one = {{"traveller", travellers[i].id}, {"connected", row.by_distance.connected}};
      one["by_distance"] = reached_json(row.by_distance, question.limit_mm, stated);
      one["by_time"] = reached_json(row.by_time, row.time_limit_mm, stated);
      one["weakest_link"] = link_json(*view.city, row.by_distance.weakest, stated);
      one["worth_knowing"] = link_json(*view.city, row.by_distance.worth_knowing, stated);
      reach.push_back(std::move(one));
    }
    sites.push_back({{"id", site.id}, {"name", std::string(site.text(Property::name))}, {"reach", reach}});
  }
  all["sites"] = std::move(sites);
  return json_text(all);
}

std::string bounds_words(const gis::Reached& sure, const gis::Reached& possible, const Texts& texts) {
  if (sure.covered_mm == possible.covered_mm) return length_words(sure.covered_mm, texts);
  return Rational::ratio(sure.covered_mm, 1000).to_text_floor(0) + "–" + Rational::ratio(possible.covered_mm, 1000).to_text_ceil(0) + " m";
}

std::string facility_words(const gis::SiteReach& reach, const Texts& texts) {
  std::string words;
  for (const Theme theme : gis::facility_themes) {
    const auto t = static_cast<std::size_t>(theme);
    if (reach.anybody.facilities[t] == 0) continue;
    const std::string low = std::to_string(reach.sure.facilities[t]), high = std::to_string(reach.possible.facilities[t]);
    words += (words.empty() ? "" : ", ") + run::theme_words(theme, texts.language()) + " " + (low == high ? low : low + "–" + high) + "/" +
             std::to_string(reach.anybody.facilities[t]);
  }
  return words;
}

std::string as_text(const run::CityView& view, const std::vector<std::vector<run::ReachRow>>& rows, const std::vector<Traveller>& travellers,
                    const run::ReachQuestion& question, const Terminal& terminal, const Texts& texts) {
  std::string out = view_words(view, texts);
  out += texts.get("travel.reach.title", {{"length", length_words(question.limit_mm, texts)}, {"time", duration_words(question.seconds)}}) + "\n";
  const HomesByGroup stated = gis::homes_by_group(*view.city);
  const bool knows_people = std::any_of(stated.begin(), stated.end(), [](std::uint64_t homes) { return homes > 0; });
  out += texts.get(stated[0] > 0 ? "travel.reach.by_people" : "travel.reach.by_metres") + "\n";
  if (knows_people) out += texts.get("travel.reach.where_people_live") + "\n";
  const SiteWords site_words(view, texts);
  for (const auto& of_site : rows) {
    out += "\n" + terminal.paint(Ink::bold, site_words.of(of_site.front().site)) + "\n";
    if (!of_site.front().by_distance.connected) {
      out += "  " + texts.get("travel.not_connected") + "\n";
      continue;
    }
    for (std::size_t i = 0; i < of_site.size(); ++i) {
      const run::ReachRow& row = of_site[i];
      out += "  " + pad(shorten(travellers[i].name.in(texts.language()), 34), 36) +
             pad(bounds_words(row.by_distance.sure, row.by_distance.possible, texts), 16) + pad(share_words(row.by_distance), 10) +
             pad(bounds_words(row.by_time.sure, row.by_time.possible, texts), 16) + facility_words(row.by_distance, texts) + "\n";
      if (knows_people) out += "      " + people_words(row.by_distance, stated, texts) + "\n";
      out += link_line("travel.reach.weakest", *view.city, row.by_distance.weakest, stated, travellers[i], texts);
      out += link_line("travel.reach.worth_knowing", *view.city, row.by_distance.worth_knowing, stated, travellers[i], texts);
    }
    for (std::size_t g = 0; g < gis::people.size(); ++g) {
      if (stated[g] == 0) continue;
      const gis::PeopleCount& within = of_site.front().by_distance.anybody.people[g];
      const std::string name = texts.get("core.property." + group_name(g));
      const auto bounded = static_cast<long long>(within.homes_silent - within.homes_left_out);
      if (bounded > 0) out += "  " + texts.plural("access.silent", bounded, {{"group", name}}) + "\n";
      if (within.homes_left_out > 0) out += "  " + texts.plural("access.left_out", static_cast<long long>(within.homes_left_out), {{"group", name}}) + "\n";
    }
  }
  return out;
}

int run_reach(const ReachOptions& options, const Context& context) {
  const std::vector<Traveller> travellers = travellers_for(options.travellers);
  const WalkDefaults defaults = run::load_walk_defaults();
  const run::ReachQuestion question{length_option("--within", options.within, defaults.reach_distance),
                                    options.minutes ? std::int64_t{*options.minutes} * 60 : defaults.reach_time.floor(),
                                    static_cast<double>(length_option("--facilities-within", options.facilities_within, defaults.facility_to_way)) / 1000.0,
                                    static_cast<double>(length_option("--homes-within", options.homes_within, defaults.home_to_way)) / 1000.0};
  return answer_about_city(options.input, context, [&](const run::CityView& view, Progress& progress, const Texts& texts) {
    const auto sites = run::choose_sites(*view.city, options.input.sites);
    const auto rows = run::find_reaches(view, sites, travellers, question, options.input.threads, progress, context.stop);
    if (options.json) return as_json(view, rows, travellers, question);
    return context.terminal.plain(as_text(view, rows, travellers, question, context.terminal, texts));
  });
}

}  // namespace

Command add_reach(CLI::App& program) {
  auto options = std::make_shared<ReachOptions>();
  CLI::App* app = begin_walk_command(program, "reach", "how much of the network each traveller reaches from a site, surely and perhaps, and the weakest link", *options);
  app->add_option("SITE", options->input.sites, "sites by id or name; default: all");
  app->add_option("--within", options->within, "distance along the network; default: as criteria/travellers/walks.yaml");
  app->add_option("--minutes", options->minutes, "time at the traveller's own speed; default: as criteria/travellers/walks.yaml")->check(CLI::Range(1, 600));
  app->add_option("--facilities-within", options->facilities_within, "how far a seat, toilet, stop … may lie from the nearest way; default: as criteria/travellers/walks.yaml");
  app->add_option("--homes-within", options->homes_within, "how far a home that is a point may lie from the nearest way; default: as criteria/travellers/walks.yaml");
  end_walk_command(*app, *options, "levelground reach sample-maps/alvhamra/alvhamra.yaml Kvarntorget --traveller wheelchair-manual");
  return {app, [options](const Context& context) { return run_reach(*options, context); }};
}

}  // namespace levelground::cli
