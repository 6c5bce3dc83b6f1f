// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>

#include "app/cli/travel_words.hpp"
#include "app/run/choose_sites.hpp"
#include "core/base/errors.hpp"
#include "core/base/json_text.hpp"

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

std::string as_json(const run::CityView& view, const Criterion& measure, const std::vector<std::uint32_t>& sites, const std::vector<Measurement>& measured,
                    const Texts& texts) {
  Json all = view_json(view);
  Json parameters = Json::object();
  for (const auto& [name, value] : measure.measure.parameters) parameters[name] = value;
  all["kind"] = measure.measure.kind;
  all["parameters"] = std::move(parameters);
  all["worst"] = measure.scale.direction == Scale::Direction::at_least ? "lowest" : "highest";
  Json rows = Json::array();
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Feature& site = view.city->feature(sites[i]);
    const Measurement& m = measured[i];
    const std::string why = unusable(m, texts);
    Json places = Json::array(), lacking = Json::array(), steps = Json::array();
    for (const PlaceResult& place : m.places) places.push_back(place_json(place, texts));
    for (const PlaceResult& place : m.lacking) lacking.push_back(place_json(place, texts));
    for (const SharedText& step : m.steps) steps.push_back(step.in(texts.language()));
    rows.push_back({{"id", site.id}, {"name", std::string(site.text(Property::name))}, {"quantity", std::string(quantity_name(m.quantity))},
                    {"low", end_json(shown_value(m).low)}, {"high", end_json(shown_value(m).high)}, {"unusable", why.empty() ? Json(nullptr) : Json(why)}, {"observed", m.observed && why.empty()}, {"coverage", m.coverage.to_double()},
                    {"grade", std::string(grade_name(m.grade))}, {"places", places}, {"whole", m.whole ? place_json(*m.whole, texts) : Json(nullptr)}, {"lacking", lacking}, {"steps", steps}});
  }
  all["sites"] = std::move(rows);
  return json_text(all);
}

std::string as_csv(const run::CityView& view, const std::vector<std::uint32_t>& sites, const std::vector<Measurement>& measured, bool places, const Texts& texts) {
  std::string out = places ? "site,name,feature,label,quantity,low,high,known,grade\n" : "site,name,quantity,low,high,shown,observed,coverage,grade,places\n";
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Feature& site = view.city->feature(sites[i]);
    const Measurement& m = measured[i];
    const std::string head = cell(site.id) + "," + cell(site.text(Property::name)) + ",";
    const std::string quantity(quantity_name(m.quantity));
    if (!places) {
      const std::string why = unusable(m, texts);
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
    if (options.json) return as_json(view, measure, sites, measured, texts);
    return as_csv(view, sites, measured, options.places, texts);
  });
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
  app->add_flag("--places", options->places, "a line for each place instead of each site");
  add_city_options(*app, options->input);
  app->add_flag("--json", options->json, "print as JSON, places and steps included");
  app->footer(footer("levelground measure sample-maps/alvhamra/alvhamra.yaml clear_width of=main_route Kvarntorget"));
  return {app, [options](const Context& context) { return run_measure(*options, context); }};
}

}  // namespace levelground::cli
