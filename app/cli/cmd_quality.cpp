// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/cli/travel_words.hpp"
#include "app/run/quality.hpp"
#include "app/run/words.hpp"
#include "core/base/json_text.hpp"
#include "core/base/utf8.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct QualityOptions {
  InputOptions input;
  bool json = false, all = false;
};

constexpr std::size_t shown_sites = 10;
constexpr std::size_t shown_problems = 20;

std::string percent(std::int64_t part, std::int64_t whole) { return whole == 0 ? "–" : Rational::ratio(part * 100, whole).to_text_floor(0) + " %"; }

Json entries_json(const std::vector<ReadLedger::Entry>& entries) {
  Json all = Json::array();
  for (const ReadLedger::Entry& entry : entries) all.push_back({{"id", entry.id}, {"why", entry.why.en}});
  return all;
}

Json ledgers_json(const Source& source) {
  Json all = Json::array();
  for (const ReadLedger& ledger : source.ledgers) {
    all.push_back({{"file", ledger.file}, {"layer", ledger.layer}, {"read", ledger.read}, {"used", ledger.used}, {"not_asked", ledger.not_asked},
                   {"left_out", entries_json(ledger.left_out)}, {"mended", entries_json(ledger.mended)}});
  }
  return all;
}

Json properties_json(const std::vector<gis::PropertyKnowledge>& properties, std::uint64_t features) {
  Json all = Json::object();
  for (const gis::PropertyKnowledge& known : properties) all[std::string(property_info(known.property).name)] = {{"known", known.stated}, {"unknown", features - known.stated}};
  return all;
}

Json age_json(const gis::AgeSpread& ages) {
  const auto days = [&](std::int64_t age) { return ages.dated > 0 ? Json(age) : Json(nullptr); };
  return {{"oldest", days(ages.oldest)}, {"median", days(ages.median)}, {"newest", days(ages.newest)}, {"undated", ages.undated}};
}

Json site_themes_json(const gis::SiteKnowledge& site) {
  Json all = Json::array();
  for (const gis::SiteThemeKnowledge& theme : site.themes) {
    all.push_back({{"theme", std::string(theme_name(theme.theme))}, {"features", theme.features}, {"complete", theme.complete},
                   {"properties", properties_json(theme.properties, theme.features)}});
  }
  return all;
}

std::string as_json(const run::CityView& view, const run::QualityReport& report) {
  const City& city = *view.city;
  Json all = view_json(view);
  Json sources = Json::array();
  for (const Source& source : city.sources()) {
    const auto age = gis::age_in_days(source, view.as_of);
    sources.push_back({{"name", source.name}, {"file", source.file}, {"layer", source.layer}, {"format", source.format}, {"sha256", source.sha256},
                       {"licence", source.licence}, {"crs", source.crs}, {"mapping", source.mapping}, {"features", source.features},
                       {"date", to_text(source.date)}, {"age_days", age ? Json(*age) : Json(nullptr)}, {"records", ledgers_json(source)}});
  }
  Json themes = Json::array();
  for (const gis::ThemeKnowledge& theme : report.themes) {
    const Json properties = properties_json(theme.properties, theme.features);
    themes.push_back({{"theme", std::string(theme_name(theme.theme))}, {"features", theme.features}, {"complete", theme.complete}, {"properties", properties},
                      {"age_days", age_json(theme.ages)}});
  }
  const run::InVain vain = run::asked_in_vain(report);
  Json silent = Json::array();
  for (const gis::AskedProperty& one : vain.unstated) {
    silent.push_back({{"theme", std::string(theme_name(one.theme))}, {"property", std::string(property_info(one.property).name)}, {"criteria", one.criteria}, {"travellers", one.travellers}});
  }
  Json missing = Json::array();
  for (const auto& [theme, who] : vain.without_features) missing.push_back({{"theme", std::string(theme_name(theme))}, {"criteria", who.criteria}, {"travellers", who.travellers}});
  all["asked_by"] = report.scheme.en;
  Json sites = Json::array();
  for (const gis::SiteKnowledge& site : report.sites) {
    Json known = Json::object();
    for (std::size_t p = 0; p < site.known_mm.size(); ++p) {
      known[std::string(property_info(gis::way_properties()[p]).name)] = static_cast<double>(site.known_mm[p]) / 1000.0;
    }
    const Feature& feature = city.feature(site.site);
    sites.push_back({{"id", feature.id}, {"name", std::string(feature.text(Property::name))}, {"ways_m", static_cast<double>(site.inside_mm) / 1000.0},
                     {"known_m", known}, {"entrances", {{"mapped", site.entrances_mapped}, {"derived", site.entrances_derived}}}, {"themes", site_themes_json(site)}});
  }
  const gis::NetworkPieces& network = report.network;
  Json off = Json::array();
  for (const std::uint32_t site : network.sites_off) off.push_back(city.feature(site).id);
  all["network"] = {{"edges", network.edges}, {"length_m", static_cast<double>(network.length_mm) / 1000.0}, {"pieces", network.pieces}, {"pieces_at_least", network.pieces_at_least},
                    {"longest_m", static_cast<double>(network.largest_mm) / 1000.0}, {"sites_off_the_longest", off}};
  static constexpr const char* severities[] = {"note", "warning", "error"};
  Json problems = Json::array();
  for (const Problem& problem : city.problems()) {
    problems.push_back({{"severity", severities[static_cast<int>(problem.severity)]}, {"file", problem.file}, {"layer", problem.layer},
                        {"feature", problem.feature}, {"line", problem.line}, {"what", problem.what}, {"remedy", problem.remedy}});
  }
  all["sources"] = std::move(sources);
  all["themes"] = std::move(themes);
  all["nobody_states"] = std::move(silent);
  all["nothing_mapped"] = std::move(missing);
  all["sites"] = std::move(sites);
  all["problems"] = std::move(problems);
  return json_text(all);
}

/// What became of the records of a source; each that was left out or mended by name where all are asked for.
std::string ledger_lines(const Source& source, bool all, const Texts& texts) {
  std::string out;
  for (const ReadLedger& ledger : source.ledgers) {
    const std::string name = ledger.layer.empty() ? std::filesystem::path(ledger.file).filename().string() : ledger.layer;
    const auto number = [](std::uint64_t count) { return std::to_string(count); };
    out += "    " + texts.get("quality.records", {{"layer", on_one_line(name)}, {"read", number(ledger.read)}, {"used", number(ledger.used)}, {"not_asked", number(ledger.not_asked)},
                                                  {"left_out", number(ledger.left_out.size())}, {"mended", number(ledger.mended.size())}}) + "\n";
    if (!all) continue;
    for (const auto& [text, entries] : {std::pair{"quality.record.left_out", &ledger.left_out}, std::pair{"quality.record.mended", &ledger.mended}}) {
      for (const ReadLedger::Entry& entry : *entries) out += "      " + texts.get(text, {{"id", on_one_line(entry.id)}, {"why", on_one_line(entry.why.in(texts.language()))}}) + "\n";
    }
  }
  return out;
}

/// How old something is on the day judged, or by how much it lies after it.
std::string days_words(std::int64_t age, const Texts& texts) {
  return age < 0 ? texts.plural("quality.after", static_cast<long long>(-age), {{"days", std::to_string(-age)}}) : texts.get("quality.age", {{"days", std::to_string(age)}});
}

std::string source_lines(const run::CityView& view, bool all, const Texts& texts) {
  std::string out = texts.get("quality.sources") + "\n";
  bool lacking = false;
  for (const Source& source : view.city->sources()) {
    const auto age = gis::age_in_days(source, view.as_of);
    out += "  " + texts.get("quality.source", {{"name", source.name}, {"format", source.format}, {"features", std::to_string(source.features)}, {"crs", source.crs},
                                               {"age", age ? days_words(*age, texts) : texts.get("quality.no_age")}}) + "\n" +
           ledger_lines(source, all, texts);
    lacking = lacking || std::any_of(source.ledgers.begin(), source.ledgers.end(), [](const ReadLedger& ledger) { return !ledger.left_out.empty() || !ledger.mended.empty(); });
  }
  if (lacking && !all) out += "  " + texts.get("quality.records.more") + "\n";
  return out;
}

std::string network_lines(const gis::NetworkPieces& network, const Texts& texts) {
  if (network.edges == 0) return "\n" + texts.get("quality.network.none") + "\n";
  std::string out = "\n" + texts.plural("quality.network", static_cast<long long>(network.pieces),
                                        {{"length", number_words(Rational::ratio(network.length_mm, 1'000'000).to_text_floor(1), texts)},
                                         {"share", percent(network.largest_mm, network.length_mm)}}) + "\n";
  if (network.pieces_at_least < network.pieces) out += texts.get("quality.network.perhaps", {{"count", std::to_string(network.pieces_at_least)}}) + "\n";
  if (!network.sites_off.empty()) out += texts.plural("quality.off", static_cast<long long>(network.sites_off.size())) + "\n";
  return out;
}

std::string age_words(const gis::AgeSpread& ages, const Texts& texts) {
  if (ages.dated == 0) return texts.get("quality.no_age");
  std::string words = ages.oldest == ages.newest ? days_words(ages.newest, texts)
                      : ages.newest < 0          ? texts.get("quality.ages.after", {{"newest", days_words(ages.newest, texts)}, {"median", days_words(ages.median, texts)},
                                                                                    {"oldest", days_words(ages.oldest, texts)}})
                                                 : texts.get("quality.ages", {{"newest", std::to_string(ages.newest)}, {"median", std::to_string(ages.median)},
                                                                              {"oldest", std::to_string(ages.oldest)}});
  if (ages.undated > 0) words += ", " + texts.plural("quality.undated", static_cast<long long>(ages.undated));
  return words;
}

std::string theme_lines(const run::QualityReport& report, const Texts& texts) {
  std::string out = "\n" + texts.get("quality.themes") + "\n";
  for (const gis::ThemeKnowledge& theme : report.themes) {
    out += "  " + pad(run::theme_words(theme.theme, texts.language()), 16) + pad(std::to_string(theme.features), 9) +
           pad(texts.get(theme.complete ? "quality.complete" : "quality.open"), 14);
    std::string line;
    for (const gis::PropertyKnowledge& known : theme.properties) {
      line += (line.empty() ? "" : ", ") + std::string(property_info(known.property).name) + " " +
              percent(static_cast<std::int64_t>(known.stated), static_cast<std::int64_t>(theme.features));
    }
    out += line + "\n" + std::string(41, ' ') + age_words(theme.ages, texts) + "\n";
  }
  return out;
}

/// Who asks: the first criteria by code, the others by number; travellers together.
std::string askers(const gis::AskedProperty& asked, const Texts& texts) {
  constexpr std::size_t named = 4;
  std::string words;
  for (std::size_t i = 0; i < std::min(named, asked.criteria.size()); ++i) words += (i == 0 ? "" : ", ") + asked.criteria[i];
  if (asked.criteria.size() > named) words += " " + texts.get("quality.asked.more", {{"count", std::to_string(asked.criteria.size() - named)}});
  if (asked.travellers.empty()) return words;
  return words + (words.empty() ? "" : "; ") + texts.plural("quality.asked.travellers", static_cast<long long>(asked.travellers.size()));
}

/// What criteria and travellers ask for, and nothing and nobody states.
std::string vain_lines(const run::QualityReport& report, const Texts& texts) {
  const run::InVain vain = run::asked_in_vain(report);
  if (vain.unstated.empty() && vain.without_features.empty()) return "\n" + texts.get("quality.vain.none", {{"scheme", report.scheme.in(texts.language())}}) + "\n";
  std::string out = "\n" + texts.get("quality.vain", {{"scheme", report.scheme.in(texts.language())}}) + "\n";
  for (const gis::AskedProperty& one : vain.unstated) {
    out += "  " + pad(run::theme_words(one.theme, texts.language()), 16) + pad(std::string(property_info(one.property).name), 20) + askers(one, texts) + "\n";
  }
  for (const auto& [theme, who] : vain.without_features) {
    out += "  " + pad(run::theme_words(theme, texts.language()), 16) + pad(texts.get("quality.vain.nothing"), 20) + askers(who, texts) + "\n";
  }
  return out;
}

/// What is known of the things in a site: each theme with how many there are, whether these are all, and how much of what is asked of them is stated.
std::string site_theme_lines(const gis::SiteKnowledge& site, const Texts& texts) {
  std::string line;
  std::string none;
  for (const gis::SiteThemeKnowledge& theme : site.themes) {
    if (theme.theme == Theme::walkway) continue;   // told by length
    const std::string name = run::theme_words(theme.theme, texts.language());
    if (theme.features == 0) {
      none += (none.empty() ? "" : ", ") + name + (theme.complete ? "" : "?");
      continue;
    }
    line += (line.empty() ? "" : "; ") + name + " " + std::to_string(theme.features) + (theme.complete ? "" : "+");
    std::uint64_t stated = 0;
    for (const gis::PropertyKnowledge& known : theme.properties) stated += known.stated;
    if (!theme.properties.empty()) line += " (" + percent(static_cast<std::int64_t>(stated), static_cast<std::int64_t>(theme.features * theme.properties.size())) + ")";
  }
  std::string out;
  if (!line.empty()) out += "      " + line + "\n";
  if (!none.empty()) out += "      " + texts.get("quality.site.none", {{"themes", none}}) + "\n";
  return out;
}

std::string site_lines(const run::CityView& view, const run::QualityReport& report, bool all, const Texts& texts) {
  std::string out = "\n" + texts.get("quality.sites") + "\n";
  std::vector<gis::SiteKnowledge> sites = report.sites;
  // The sites with most ways first: there what is not known weighs most.
  std::stable_sort(sites.begin(), sites.end(), [](const auto& a, const auto& b) { return a.inside_mm > b.inside_mm; });
  const std::size_t shown = all ? sites.size() : std::min(sites.size(), shown_sites);
  out += "  " + texts.get("quality.sites.legend") + "\n";
  const SiteWords site_words(view, texts);
  for (std::size_t i = 0; i < shown; ++i) {
    const gis::SiteKnowledge& site = sites[i];
    out += "  " + texts.get("quality.site", {{"site", site_words.of(site.site)}, {"length", length_words(site.inside_mm, texts)},
                                             {"entrances", std::to_string(site.entrances_mapped + site.entrances_derived)}}) + "\n     ";
    for (std::size_t p = 0; p < site.known_mm.size(); ++p) {
      out += " " + std::string(property_info(gis::way_properties()[p]).name) + " " + percent(site.known_mm[p], site.inside_mm);
    }
    out += "\n" + site_theme_lines(site, texts);
  }
  if (shown < sites.size()) out += "  " + texts.plural("cli.more_sites", static_cast<long long>(sites.size() - shown)) + "\n";
  return out;
}

std::string problem_lines(const City& city, bool all, const Texts& texts) {
  const auto& problems = city.problems();
  if (problems.empty()) return "\n" + texts.get("quality.problems.none") + "\n";
  std::string out = "\n" + texts.plural("quality.problems", static_cast<long long>(problems.size())) + "\n";
  const std::size_t shown = all ? problems.size() : std::min(problems.size(), shown_problems);
  for (std::size_t i = 0; i < shown; ++i) out += "  " + to_text(problems[i], texts.language()) + "\n";
  if (shown < problems.size()) out += "  … " + std::to_string(problems.size() - shown) + " (--all, --json)\n";
  return out;
}

int run_quality(const QualityOptions& options, const Context& context) {
  return answer_about_city(options.input, context, [&](const run::CityView& view, Progress& progress, const Texts& texts) {
    const run::QualityReport report = run::find_quality(view, run_options(options.input), options.input.threads, progress, context.stop);
    if (options.json) return as_json(view, report);
    return context.terminal.plain(view_words(view, texts) + "\n" + source_lines(view, options.all, texts) + network_lines(report.network, texts) + theme_lines(report, texts) + vain_lines(report, texts) +
                                  site_lines(view, report, options.all, texts) + problem_lines(*view.city, options.all, texts));
  }, false);
}

}  // namespace

Command add_quality(CLI::App& program) {
  auto options = std::make_shared<QualityOptions>();
  CLI::App* app = program.add_subcommand("quality", "what the data knows and does not: sources and their age, attributes by theme and by site, what is asked and nobody states, what was left out");
  app->add_option("INPUT", options->input.input, "project (.yaml), city file or assessment (.gpkg)")->required();
  add_city_options(*app, options->input);
  app->add_option("--scheme", options->input.scheme, "whose criteria ask: scheme id or folder; default: the project's, else levelground-dignity");
  app->add_flag("--all", options->all, "list every site, every remark and every record that was left out or mended");
  app->add_flag("--json", options->json, "print as JSON");
  app->footer(footer("levelground quality city.osm.pbf"));
  return {app, [options](const Context& context) { return run_quality(*options, context); }};
}

}  // namespace levelground::cli
