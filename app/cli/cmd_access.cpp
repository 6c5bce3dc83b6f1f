// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/travel_words.hpp"
#include "core/base/errors.hpp"
#include "core/base/json_text.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct AccessOptions : WalkOptions {
  std::string within, homes_within, area_at_least;
  std::vector<std::string> kinds;
};

/// In per cent outwards; nobody can be counted: a dash.
std::string share_words(const gis::PeopleReached& group, const Interval& share, const Texts& texts) {
  if (group.counted.high == Rational(0)) return "–";
  const std::string from = (share.low * Rational(100)).to_text_floor(1), to = (share.high * Rational(100)).to_text_ceil(1);
  return number_words(from == to ? from : from + "–" + to, texts) + " %";
}

std::string counted_words(const Interval& counted) {
  const std::string from = counted.low.to_text_floor(0), to = counted.high.to_text_ceil(0);
  return from == to ? from : from + "–" + to;
}

Json json_of(const Interval& value) { return {{"low", value.low.to_double()}, {"high", value.high.to_double()}}; }

std::string as_json(const run::CityView& view, const run::AccessResult& result, const std::vector<Traveller>& travellers, std::int64_t limit_mm) {
  Json all = view_json(view);
  all["limit_m"] = static_cast<double>(limit_mm) / 1000.0;
  all["places"] = result.sites.size();
  const auto ids = [&](const std::vector<std::uint32_t>& sites) {
    Json list = Json::array();
    for (const std::uint32_t site : sites) list.push_back(view.city->feature(site).id);
    return list;
  };
  all["places_without_a_way"] = ids(result.not_connected);
  all["places_perhaps_public"] = ids(result.perhaps_public);
  all["places_not_public"] = ids(result.not_public);
  Json rows = Json::array();
  for (std::size_t i = 0; i < travellers.size(); ++i) {
    Json groups = Json::object();
    for (std::size_t g = 0; g < gis::people.size(); ++g) {
      const gis::PeopleReached& group = result.answers[i].groups[g];
      if (group.homes == 0) continue;
      const gis::PeopleReached& if_public = result.if_public.empty() ? group : result.if_public[i].groups[g];
      groups[std::string(property_info(gis::people[g]).name)] = {
          {"counted", json_of(group.counted)}, {"reached", json_of(group.reached)}, {"share", json_of(group.share)},
          {"evenly", json_of(group.evenly)}, {"share_evenly", json_of(group.share_evenly)}, {"share_if_all_public", json_of(if_public.share)},
          {"anybody", group.anybody.to_double()},
          {"homes", group.homes}, {"homes_silent", group.homes_silent}, {"homes_left_out", group.homes_left_out}};
    }
    rows.push_back({{"traveller", traveller_json(travellers[i])}, {"homes_off_every_way", result.answers[i].homes_off}, {"homes_outside", result.answers[i].homes_outside}, {"people", groups}});
  }
  all["access"] = std::move(rows);
  return json_text(all);
}

std::string as_text(const run::CityView& view, const run::AccessResult& result, const std::vector<Traveller>& travellers, std::int64_t limit_mm,
                    const Texts& texts) {
  std::string out = view_words(view, texts);
  out += texts.plural("access.title", static_cast<long long>(result.sites.size()), {{"length", length_words(limit_mm, texts)}}) + "\n";
  if (!result.not_public.empty()) out += texts.plural("access.not_public", static_cast<long long>(result.not_public.size())) + "\n";
  if (!result.perhaps_public.empty()) out += texts.plural("access.perhaps_public", static_cast<long long>(result.perhaps_public.size())) + "\n";
  if (!result.not_connected.empty()) out += texts.plural("access.apart", static_cast<long long>(result.not_connected.size())) + "\n";
  out += "\n  " + pad("", 36);
  const gis::Access& first = result.answers.front();
  for (std::size_t g = 0; g < gis::people.size(); ++g) {
    if (first.groups[g].homes > 0) out += pad(texts.get("core.property." + std::string(property_info(gis::people[g]).name)), 16);
  }
  out += "\n  " + pad(texts.get("access.counted"), 36);
  for (const gis::PeopleReached& group : first.groups) {
    if (group.homes > 0) out += pad(counted_words(group.counted), 16);
  }
  out += "\n";
  for (std::size_t i = 0; i < travellers.size(); ++i) {
    out += "  " + pad(shorten(travellers[i].name.in(texts.language()), 34), 36);
    for (const gis::PeopleReached& group : result.answers[i].groups) {
      if (group.homes > 0) out += pad(share_words(group, group.share, texts), 16);
    }
    out += "\n";
    if (!result.if_public.empty()) {
      out += "    " + pad(texts.get("access.if_public"), 34);
      for (const gis::PeopleReached& group : result.if_public[i].groups) {
        if (group.homes > 0) out += pad(share_words(group, group.share, texts), 16);
      }
      out += "\n";
    }
    if (result.answers[i].homes_along == 0) continue;   // of points there is nothing to assume
    out += "    " + pad(texts.get("access.if_evenly"), 34);
    for (const gis::PeopleReached& group : result.answers[i].groups) {
      if (group.homes > 0) out += pad(share_words(group, group.share_evenly, texts), 16);
    }
    out += "\n";
  }
  if (first.homes_along > 0) out += "\n" + texts.get("access.evenly") + "\n";
  for (std::size_t g = 0; g < gis::people.size(); ++g) {
    const gis::PeopleReached& group = first.groups[g];
    if (group.homes == 0 || group.homes_silent == 0) continue;
    const std::string name = texts.get("core.property." + std::string(property_info(gis::people[g]).name));
    const auto bounded = static_cast<long long>(group.homes_silent - group.homes_left_out);
    if (bounded > 0) out += texts.plural("access.silent", bounded, {{"group", name}}) + "\n";
    if (group.homes_left_out > 0) out += texts.plural("access.left_out", static_cast<long long>(group.homes_left_out), {{"group", name}}) + "\n";
  }
  if (first.homes_outside > 0) out += texts.plural("access.outside", static_cast<long long>(first.homes_outside)) + "\n";
  if (first.homes_off > 0) out += texts.plural("access.off", static_cast<long long>(first.homes_off)) + "\n";
  return out;
}

int run_access(const AccessOptions& options, const Context& context) {
  const std::vector<Traveller> travellers = travellers_for(options.travellers);
  const WalkDefaults defaults = run::load_walk_defaults();
  const gis::AccessOptions question{length_option("--within", options.within, defaults.access_distance),
                                    static_cast<double>(length_option("--homes-within", options.homes_within, defaults.home_to_way)) / 1000.0};
  run::PlacesAsked places{options.kinds, defaults.public_access, std::nullopt};
  if (!options.area_at_least.empty()) {
    std::string why;
    const auto area = parse_exact(options.area_at_least, Quantity::area, why);
    if (!area) throw CLI::ValidationError("--area-at-least", why);
    places.area_at_least = area->base;
  }
  return answer_about_city(options.input, context, [&](const run::CityView& view, Progress& progress, const Texts& texts) {
    const run::AccessResult result = run::find_access(view, places, travellers, question, options.input.threads, progress, context.stop);
    if (options.json) return as_json(view, result, travellers, question.limit_mm);
    return context.terminal.plain(as_text(view, result, travellers, question.limit_mm, texts));
  });
}

}  // namespace

Command add_access(CLI::App& program) {
  auto options = std::make_shared<AccessOptions>();
  CLI::App* app = begin_walk_command(program, "access", "how many people have a public place within a walk, by age and sex, for each traveller", *options,
                                      "project (.yaml) with a source of residents, city file or assessment (.gpkg)");
  app->add_option("--within", options->within, "distance along the network; default: as criteria/travellers/walks.yaml");
  app->add_option("--kind", options->kinds, "only places of this kind (park, square …); may be repeated; default: all");
  app->add_option("--area-at-least", options->area_at_least, "only places at least so large, such as '0.5 ha'; default: any size");
  app->add_option("--homes-within", options->homes_within, "how far a home that is a point may lie from the nearest way; default: as criteria/travellers/walks.yaml");
  end_walk_command(*app, *options, "levelground access project.yaml --kind park --area-at-least '0.5 ha' --within '300 m'");
  return {app, [options](const Context& context) { return run_access(*options, context); }};
}

}  // namespace levelground::cli
