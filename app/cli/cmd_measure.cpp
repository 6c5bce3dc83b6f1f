// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>

#include "app/cli/travel_words.hpp"
#include "app/run/choose_sites.hpp"
#include "core/base/errors.hpp"
#include "core/base/json_text.hpp"
#include "core/base/median.hpp"
#include "core/base/quantity_units.hpp"
#include "core/judge/ratings.hpp"

namespace levelground::cli {

namespace {

using Json = nlohmann::ordered_json;

struct MeasureOptions {
  InputOptions input;
  std::string kind, worst;
  std::vector<std::string> words;   ///< parameters, and sites
  bool json = false, places = false;
};

/// The end of an interval as an exact decimal where there is one, in base units; empty: unbounded.
std::string end_text(const Rational& value) { return value.is_finite() ? value.to_text_exact() : ""; }
Json end_json(const Rational& value) { return value.is_finite() ? Json(value.to_double()) : Json(nullptr); }

/// A cell of a CSV file: quoted where it must be; what a spreadsheet would run as a formula is text.
std::string cell(std::string_view text) {
  std::string plain(text);
  const bool formula = !plain.empty() && std::string_view("=+-@\t\r").find(plain.front()) != std::string_view::npos;
  if (formula) plain.insert(plain.begin(), '\'');
  if (plain.find_first_of(",\"\n\r") == std::string::npos) return plain;
  std::string quoted = "\"";
  for (const char c : plain) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

Json place_json(const PlaceResult& place, const Texts& texts) {
  const auto at = representative_point(place.where);
  return {{"feature", place.feature}, {"label", place.label.in(texts.language())}, {"low", end_json(place.value.low)}, {"high", end_json(place.value.high)},
          {"known", place.known}, {"grade", std::string(grade_name(place.grade))}, {"at", at ? Json{at->x, at->y} : Json(nullptr)}};
}

/// Why the value may not be used (a method gate that failed); empty when it may.
std::string unusable(const Measurement& measurement, const Texts& texts) { return measurement.unusable ? measurement.unusable->in(texts.language()) : std::string(); }
Interval shown_value(const Measurement& measurement) {
  return measurement.unusable ? Interval{Rational::negative_infinity(), Rational::infinity()} : measurement.value;
}

/// What is told of ratings by people where a scheme lets no answer be recognised: how they are spread, and their median where enough were asked. Of
/// fewer nothing is told but that, since whoever asks may choose whom to ask about.
struct Withheld {
  Withheld(const RatingDisclosure& rule, const Measurement& measurement) : spread(spread_of(rule, measurement)) {
    if (!spread.shown) return;
    median = median_of(voices_of(measurement));
  }
  RatingSpread spread;
  std::optional<Interval> median;
};

Json withheld_json(const RatingDisclosure& rule, const Withheld& told) {
  Json counts = Json::array();
  for (const auto& count : told.spread.counts) counts.push_back(count ? Json(*count) : Json());
  return {{"respondents_at_least", rule.respondents_at_least},
          {"count_at_least", rule.count_at_least},
          {"respondents", told.spread.shown || !told.spread.asked ? Json(told.spread.respondents) : Json()},
          {"counts", told.spread.shown ? counts : Json()}};
}

std::string as_json(const run::CityView& view, const Criterion& measure, const std::vector<std::uint32_t>& sites, const std::vector<Measurement>& measured,
                    const std::optional<RatingDisclosure>& rule, const Texts& texts) {
  Json all = view_json(view);
  Json parameters = Json::object();
  for (const auto& [name, value] : measure.measure.parameters) parameters[name] = value;
  all["kind"] = measure.measure.kind;
  all["parameters"] = std::move(parameters);
  all["worst"] = rule ? "median" : measure.scale.direction == Scale::Direction::at_least ? "lowest" : "highest";
  Json rows = Json::array();
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Feature& site = view.city->feature(sites[i]);
    const Measurement& m = measured[i];
    const std::string why = unusable(m, texts);
    if (rule) {
      const Withheld told(*rule, m);
      const bool shown = told.median && why.empty();
      const bool may_say_why = !why.empty() && told.spread.shown;   // it says how many were asked
      rows.push_back({{"id", site.id}, {"name", std::string(site.text(Property::name))}, {"quantity", std::string(quantity_name(m.quantity))},
                      {"low", shown ? end_json(told.median->low) : Json()}, {"high", shown ? end_json(told.median->high) : Json()},
                      {"unusable", may_say_why ? Json(why) : Json(nullptr)}, {"ratings", withheld_json(*rule, told)}});
      continue;
    }
    Json places = Json::array(), lacking = Json::array(), steps = Json::array();
    for (const PlaceResult& place : m.places) places.push_back(place_json(place, texts));
    for (const PlaceResult& place : m.lacking) lacking.push_back(place_json(place, texts));
    for (const SharedText& step : m.steps) steps.push_back(step.in(texts.language()));
    Json refused = Json::array();
    if (m.not_accepted) {
      for (const NotAccepted& one : *m.not_accepted) refused.push_back({{"observation", one.observation}, {"why", one.why.in(texts.language())}});
    }
    rows.push_back({{"id", site.id}, {"name", std::string(site.text(Property::name))}, {"quantity", std::string(quantity_name(m.quantity))},
                    {"unit", std::string(base_unit(m.quantity))}, {"low", end_json(shown_value(m).low)}, {"high", end_json(shown_value(m).high)},
                    {"unusable", why.empty() ? Json(nullptr) : Json(why)}, {"observed", m.observed && why.empty()}, {"coverage", m.coverage.to_double()},
                    {"grade", std::string(grade_name(m.grade))}, {"places", places}, {"whole", m.whole ? place_json(*m.whole, texts) : Json(nullptr)}, {"lacking", lacking}, {"steps", steps}, {"not_accepted", refused}});
  }
  all["sites"] = std::move(rows);
  return json_text(all);
}

std::string as_csv(const run::CityView& view, const std::vector<std::uint32_t>& sites, const std::vector<Measurement>& measured, bool places,
                   const std::optional<RatingDisclosure>& rule, const Texts& texts) {
  std::string out = places ? "site,name,feature,label,quantity,unit,low,high,known,grade\n" : "site,name,quantity,unit,low,high,shown,observed,coverage,grade,places\n";
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Feature& site = view.city->feature(sites[i]);
    const Measurement& m = measured[i];
    const std::string head = cell(site.id) + "," + cell(site.text(Property::name)) + ",";
    const std::string quantity = std::string(quantity_name(m.quantity)) + "," + std::string(base_unit(m.quantity));
    const std::string why = unusable(m, texts);
    if (rule) {
      const Withheld told(*rule, m);
      const bool shown = told.median && why.empty();
      const bool may_say_why = !why.empty() && told.spread.shown;
      const std::string words = cell(may_say_why ? why : spread_words(*rule, told.spread, texts));
      const std::string ends = (shown ? end_text(told.median->low) : "") + "," + (shown ? end_text(told.median->high) : "");
      // For each place there is one line for all: which voice said what stays with those who asked.
      out += places ? head + "," + words + "," + quantity + "," + ends + ",,\n" : head + quantity + "," + ends + "," + words + ",,,,\n";
      continue;
    }
    if (!places) {
      out += head + quantity + "," + end_text(shown_value(m).low) + "," + end_text(shown_value(m).high) + "," +
             cell(why.empty() ? display(m.value, m.quantity, "", texts.language()) : why) + "," + (m.observed && why.empty() ? "yes" : "no") + "," + m.coverage.to_text_floor(4) + "," + std::string(grade_name(m.grade)) + "," +
             std::to_string(m.places.size()) + "\n";
      continue;
    }
    // What an observer says of the whole bounds the places that nobody knows.
    const std::vector<PlaceResult> whole = m.whole ? std::vector<PlaceResult>{*m.whole} : std::vector<PlaceResult>();
    for (const auto* list : {&m.places, &whole, &m.lacking}) {
      for (const PlaceResult& place : *list) {
        out += head + cell(place.feature) + "," + cell(place.label.in(texts.language())) + "," + quantity + "," + end_text(place.value.low) + "," +
               end_text(place.value.high) + "," + (place.known ? "yes" : "no") + "," + std::string(grade_name(place.grade)) + "\n";
      }
    }
  }
  return out;
}

/// What is wrong with the measure that was typed is wrong with the command line.
template <typename Ask>
auto as_typed(const Ask& ask) {
  try {
    return ask();
  } catch (const InputError& error) {
    std::string words;
    for (const Problem& problem : error.problems()) words += (words.empty() ? "" : "\nlevelground: ") + to_text(problem);
    throw CLI::ParseError(words + "\nlevelground kinds shows every kind with its parameters", CLI::ExitCodes::ValidationError);
  }
}

int run_measure(const MeasureOptions& options, const Context& context) {
  // A parameter has an equals sign, a site has none; one whose name has is given with --site.
  std::vector<std::string> parameters;
  InputOptions input = options.input;
  for (const std::string& word : options.words) (word.find('=') == std::string::npos ? input.sites : parameters).push_back(word);
  const std::optional<bool> low_is_worse = options.worst.empty() ? std::nullopt : std::optional(options.worst == "lowest");
  const Criterion measure = as_typed([&] { return run::measure_alone(options.kind, parameters, low_is_worse); });
  return answer_about_city(input, context, [&](const run::CityView& view, Progress& progress, const Texts& texts) {
    const auto sites = run::choose_sites(*view.city, input.sites);
    const auto measured = as_typed([&] { return run::take_measure(view, sites, measure, input.threads, progress, context.stop); });
    const auto rule = run::withheld_by(view, measure);
    if (options.json) return as_json(view, measure, sites, measured, rule, texts);
    return as_csv(view, sites, measured, options.places, rule, texts);
  }, true, run::asks_for_ways(measure));
}

}  // namespace

Command add_measure(CLI::App& program) {
  auto options = std::make_shared<MeasureOptions>();
  CLI::App* app = program.add_subcommand("measure", "take one measure alone at sites, as CSV or JSON, in base units");
  app->add_option("INPUT", options->input.input, "project (.yaml), city file or assessment (.gpkg)")->required();
  app->add_option("KIND", options->kind, "kind of measure; levelground kinds describes them")->required();
  app->add_option("PARAMETER_OR_SITE", options->words, "name=value, as in a criterion (commas part the entries of a list); or a site by id or name; default: all sites");
  app->add_option("--site", options->input.sites, "only this site (id or name), also one with an equals sign in its name; may be repeated");
  app->add_option("--worst", options->worst, "which of several places stands for the site; default: the end that is worse for who uses it")->check(CLI::IsMember({"lowest", "highest"}));
  app->add_flag("--places", options->places, "a line for each place instead of each site; ratings that a scheme withholds are told as they are spread");
  add_city_options(*app, options->input);
  app->add_flag("--json", options->json, "print as JSON, places and steps included");
  app->footer(footer("levelground measure sample-maps/alvhamra/alvhamra.yaml clear_width of=main_route Kvarntorget"));
  return {app, [options](const Context& context) { return run_measure(*options, context); }};
}

}  // namespace levelground::cli
