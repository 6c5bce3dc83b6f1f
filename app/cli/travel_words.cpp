// SPDX-License-Identifier: Apache-2.0
#include "app/cli/travel_words.hpp"

#include <algorithm>

#include "app/run/words.hpp"

#include "core/base/errors.hpp"
#include "core/city/theme.hpp"
#include "core/scheme/value_limits.hpp"

namespace levelground::cli {

using Json = nlohmann::ordered_json;

void add_traveller_options(CLI::App& app, TravellerOptions& options) {
  app.add_option("--traveller", options.names, "who walks: an id of criteria/travellers or a file; may be repeated; default: all shipped ones");
  app.add_option("--limit", options.limits, "a limit of the one traveller, such as 'kerb<=30 mm', 'surface!=sand|mud', 'crossing=signals', 'speed=3 km/h' (docs/travel.md); may be repeated");
}

std::vector<Traveller> travellers_for(const TravellerOptions& options) {
  std::vector<Traveller> travellers;
  for (const std::string& name : options.names) travellers.push_back(run::load_traveller(name));
  if (!options.limits.empty() && travellers.size() != 1) {
    throw CLI::ValidationError("--limit", "a limit is that of one traveller: name one with --traveller");
  }
  for (const std::string& limit : options.limits) {
    try {
      set_limit(travellers.front(), limit);
    } catch (const InputError& error) {
      std::string words;
      for (const Problem& problem : error.problems()) words += (words.empty() ? "" : "; ") + problem.what + (problem.remedy.empty() ? "" : ": " + problem.remedy);
      throw CLI::ValidationError("--limit", words);
    }
  }
  return travellers.empty() ? run::load_travellers() : travellers;
}

CLI::App* begin_walk_command(CLI::App& program, const std::string& name, const std::string& about, WalkOptions& options, const std::string& input) {
  CLI::App* app = program.add_subcommand(name, about);
  app->add_option("INPUT", options.input.input, input)->required();
  add_traveller_options(*app, options.travellers);
  return app;
}

void end_walk_command(CLI::App& app, WalkOptions& options, const std::string& example, const std::string& json) {
  add_city_options(app, options.input);
  app.add_flag("--json", options.json, json);
  app.footer(footer(example));
}

std::int64_t length_option(const std::string& option, const std::string& text, const Rational& otherwise) {
  if (text.empty()) return otherwise.floor();
  std::string why;
  const auto length = parse_exact(text, Quantity::length, why);
  if (!length) throw CLI::ValidationError(option, why);
  // What a walk can be at most, in the millimetres of the search.
  if (length->base < Rational(1) || length->base > Rational(4'000'000'000)) {
    throw CLI::ValidationError(option, "‘" + text + "’ must be at least 1 mm and at most 4000 km");
  }
  return length->base.floor();
}

int answer_about_city(const InputOptions& input, const Context& context,
                      const std::function<std::string(const run::CityView& view, Progress& progress, const Texts& texts)>& ask, bool warn, bool asks_for_ways) {
  const auto texts = run::load_texts(input.language);
  ProgressLine progress(shows_progress(input), *texts);
  const run::CityView view = run::open_city(run_options(input), asks_for_ways, progress, context.stop);
  std::string answer;
  try {
    answer = ask(view, progress, *texts);
  } catch (const InputError&) {
    // What is missed may be among the records that were left out.
    progress.clear();
    print_warnings(*view.city, context, *texts);
    throw;
  }
  progress.clear();
  if (warn) print_warnings(*view.city, context, *texts);
  write_output("-", answer);
  return done;
}

std::string duration_words(std::int64_t seconds) {
  if (seconds < 60) return std::to_string(seconds) + " s";
  return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
}

std::string length_words(std::int64_t mm, const Texts& texts) {
  std::string words = Rational::ratio(mm, 1000).to_text_ceil(1) + " m";
  if (texts.language() == "sv") {
    if (const auto point = words.find('.'); point != std::string::npos) words[point] = ',';
  }
  return words;
}

std::string feature_words(const City& city, std::uint32_t feature, const Texts& texts) {
  return run::feature_words(city, feature, texts.language());
}

std::string SiteWords::of(std::uint32_t site) const {
  const auto& sites = m_city.of_theme(Theme::site);
  const auto number = static_cast<std::size_t>(std::lower_bound(sites.begin(), sites.end(), site) - sites.begin());
  std::string label = m_labels.at(number).in(m_texts.language());
  if (label.empty()) return feature_words(m_city, site, m_texts);
  const std::string& id = m_city.feature(site).id;
  const std::string end = " (" + id.substr(id.find_last_of(":/") + 1) + ")";   // which of several that are called the same carry already
  if (label.ends_with(end)) label.resize(label.size() - end.size());
  return label + " (" + id + ")";
}

namespace {

/// What the traveller can pass of a limit that is one value: "at most 5 %, or 8.5 % for at most 3 m". Empty for the others, where what is stated of the
/// way says it.
std::string limit_words(const TravellerLimits& limits, const std::string& name, const Texts& texts) {
  const auto limit = std::find_if(reading::value_limits.begin(), reading::value_limits.end(), [&](const reading::ValueLimit& known) { return known.name == name; });
  if (limit == reading::value_limits.end()) return {};
  const std::optional<Rational> value = limits.*(limit->value);
  if (!value) return {};
  const auto shown = [&](const Rational& number) {
    if (limit->quantity == Quantity::ordinal) return std::string(property_info(Property::smoothness).codes[static_cast<std::size_t>(number.floor())]);
    return display(number, limit->quantity, "", texts.language());
  };
  std::string words = texts.get(limit->sign == "<=" ? "judge.required.at_most" : "judge.required.at_least", {{"value", shown(*value)}});
  if (limit->run == nullptr || !(limits.*(limit->run))) return words;
  const ShortRun& run = *(limits.*(limit->run));
  return texts.get("judge.required.or_short", {{"limit", words}, {"weaker", shown(run.value)}, {"length", display(run.length, Quantity::length, "", texts.language())}});
}

/// What the traveller can pass of the limit that a reason names: of a way that is walked up and down each limit in its direction.
std::string limit_words(const TravellerLimits& limits, const gis::HindranceReason& reason, const Texts& texts) {
  const std::string words = limit_words(limits, reason.limit, texts);
  if (!reason.both_directions) return words;
  const std::string down = limit_words(limits, "incline_down_at_most", texts);
  return words.empty() ? texts.get("travel.downhill", {{"limit", down}}) : texts.get("travel.up_and_down", {{"up", words}, {"down", down}});
}

/// "6.1–8.3 % over 2 m, on 4.0 m of way, from heights in ground".
std::string steep_words(const gis::SteepStretch& stretch, const Texts& texts) {
  return texts.get("travel.steep", {{"slope", display(stretch.slope, Quantity::slope, "%", texts.language())}, {"base", length_words(stretch.base_mm, texts)},
                                    {"length", length_words(stretch.mm, texts)}, {"source", stretch.source}});
}

}  // namespace

std::string hindrance_words(const City& city, const gis::Hindrance& hindrance, const Traveller& traveller, const Texts& texts) {
  std::string words = feature_words(city, hindrance.feature, texts) + " " + city.feature(hindrance.feature).id;
  const char* separator = ": ";
  for (const gis::HindranceReason& reason : hindrance.reasons) {
    words += separator + texts.get(reason.passable == Tri::no ? "travel.barred" : "travel.unknown", {{"limit", texts.get("travel.limit." + reason.limit)}});
    std::vector<std::string> known;
    if (std::string limit = limit_words(traveller.limits, reason, texts); !limit.empty()) known.push_back(texts.get("travel.can_pass", {{"limit", limit}}));
    known.insert(known.end(), reason.said.begin(), reason.said.end());
    if (reason.ground) known.push_back(steep_words(*reason.ground, texts));
    for (std::size_t i = 0; i < known.size(); ++i) words += (i == 0 ? " (" : "; ") + known[i];
    if (!known.empty()) words += ")";
    separator = "; ";
  }
  return words;
}

std::string view_words(const run::CityView& view, const Texts& texts) {
  const MeasuringCrs& crs = view.city->crs();
  std::string words = view.city->name();
  words += ", " + (view.as_of.is_set() ? texts.get("cli.as_of", {{"date", to_words(view.as_of, texts.language())}}) : texts.get("cli.no_date"));
  return words + ", " + crs.name + (crs.code.empty() ? "" : " (" + crs.code + ")") + "\n";
}

Json metres_json(const std::optional<std::int64_t>& low_mm, const std::optional<std::int64_t>& high_mm) {
  const auto value = [](const std::optional<std::int64_t>& mm) { return mm ? Json(static_cast<double>(*mm) / 1000.0) : Json(nullptr); };
  return {{"low", value(low_mm)}, {"high", value(high_mm)}};
}

Json traveller_json(const Traveller& traveller) {
  Json limits = Json::array();
  for (const TravellerLimitText& cited : traveller.cited) {
    Json limit = {{"name", cited.name}, {"value", cited.text}};
    if (cited.by_hand) {
      limit["source"] = "command line";
    } else {
      limit["source"] = cited.source;
      limit["clause"] = cited.clause;
      limit["confidence"] = std::string(1, confidence_letter(cited.confidence));
      if (!cited.compared.empty()) limit["compared"] = cited.compared;
    }
    limits.push_back(std::move(limit));
  }
  Json json = {{"id", traveller.id}, {"name", traveller.name.en}, {"sha256", traveller.hash}, {"limits", limits}};
  if (const auto& how = traveller.limits.slope_from_heights) {
    const auto metres = [](const Rational& mm) { return mm.to_double() / 1000.0; };
    json["slope_from_heights"] = {{"base_m", metres(how->base)}, {"cell_at_most_m", metres(how->cell_at_most)},
                                  {"line_accuracy_m", metres(how->line_accuracy)}};
  }
  return json;
}

const char* passable_name(Tri passable) { return passable == Tri::yes ? "sure" : passable == Tri::no ? "barred" : "unknown"; }

Json hindrance_json(const City& city, const gis::Hindrance& hindrance) {
  Json reasons = Json::array();
  for (const gis::HindranceReason& reason : hindrance.reasons) {
    Json told = {{"limit", reason.limit}, {"passable", passable_name(reason.passable)}, {"said", reason.said}};
    if (reason.both_directions) told["both_directions"] = true;
    if (reason.ground) {
      Json line = Json::array();
      for (const Point& p : reason.ground->where) line.push_back({p.x, p.y});
      told["ground"] = {{"slope_low", reason.ground->slope.low.to_double()}, {"slope_high", reason.ground->slope.high.to_double()},
                        {"base_m", static_cast<double>(reason.ground->base_mm) / 1000.0}, {"length_m", static_cast<double>(reason.ground->mm) / 1000.0},
                        {"source", reason.ground->source}, {"line", line}};
    }
    reasons.push_back(std::move(told));
  }
  return {{"feature", city.feature(hindrance.feature).id}, {"passable", passable_name(hindrance.passable)},
          {"at", {hindrance.at.x, hindrance.at.y}}, {"reasons", reasons}};
}

Json view_json(const run::CityView& view) {
  return {{"city", view.city->name()}, {"as_of", to_text(view.as_of)}, {"crs", view.city->crs().code}};
}

}  // namespace levelground::cli
