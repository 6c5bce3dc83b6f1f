// SPDX-License-Identifier: Apache-2.0
/// Walks, distances and travellers in words and JSON: shared by route, reach, nearest and access.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/command.hpp"
#include "app/run/travel.hpp"

namespace levelground::cli {

/// Options that say who walks.
struct TravellerOptions {
  std::vector<std::string> names;    ///< ids or files; empty: all shipped ones
  std::vector<std::string> limits;   ///< "kerb<=30 mm"; only with one traveller
};
void add_traveller_options(CLI::App& app, TravellerOptions& options);
/// Throws InputError (no such traveller, a limit that means nothing) and CLI::ValidationError (limits without one traveller).
std::vector<Traveller> travellers_for(const TravellerOptions& options);

/// What every question about walks asks.
struct WalkOptions {
  InputOptions input;
  TravellerOptions travellers;
  bool json = false;
};
/// Begins such a command: INPUT and who walks. Its own places and distances follow, then end_walk_command().
CLI::App* begin_walk_command(CLI::App& program, const std::string& name, const std::string& about, WalkOptions& options,
                             const std::string& input = "project (.yaml), city file or assessment (.gpkg)");
/// Which city and how, --json, and an example.
void end_walk_command(CLI::App& app, WalkOptions& options, const std::string& example, const std::string& json = "print as JSON");

/// A length typed with its unit, in mm, at least 1; `otherwise` (mm, from criteria/travellers/walks.yaml) when nothing was typed. Throws
/// CLI::ValidationError that names the option.
std::int64_t length_option(const std::string& option, const std::string& text, const Rational& otherwise);

/// Reads the city with a progress line, asks, prints warnings about the input (unless the answer holds them) and then the answer, as it is.
/// `asks_for_ways`: that there are none is such a warning.
int answer_about_city(const InputOptions& input, const Context& context,
                      const std::function<std::string(const run::CityView& view, Progress& progress, const Texts& texts)>& ask, bool warn = true, bool asks_for_ways = true);

/// "12 min 5 s".
std::string duration_words(std::int64_t seconds);
/// "412.3 m", rounded up; decimal sign by language.
std::string length_words(std::int64_t mm, const Texts& texts);
/// The same rounded down, for a lower end: rounded up it would promise too much.
inline std::string down_words(std::int64_t mm, const Texts& texts) { return length_words(mm - mm % 100, texts); }
/// "kerb not known", "steps too many: step_count: 7".
std::string hindrance_words(const City& city, const gis::Hindrance& hindrance, const Traveller& traveller, const Texts& texts);
/// "Bruksgatan" or "crossing 12", for a line of a table.
std::string feature_words(const City& city, std::uint32_t feature, const Texts& texts);

/// Names sites for the head of what is told of each: by name and kind, or, without a name, by what and where they are, as a report does.
class SiteWords {
 public:
  SiteWords(const run::CityView& view, const Texts& texts) : m_city(*view.city), m_texts(texts), m_labels(run::labels_of_sites(view)) {}
  [[nodiscard]] std::string of(std::uint32_t site) const;

 private:
  const City& m_city;
  const Texts& m_texts;
  std::vector<LocalText> m_labels;   ///< in the order of City::of_theme(Theme::site)
};
/// The first lines of every answer: city, day, measuring CRS.
std::string view_words(const run::CityView& view, const Texts& texts);

/// {"low": 1.0, "high": null} in metres.
nlohmann::ordered_json metres_json(const std::optional<std::int64_t>& low_mm, const std::optional<std::int64_t>& high_mm);
nlohmann::ordered_json traveller_json(const Traveller& traveller);
nlohmann::ordered_json hindrance_json(const City& city, const gis::Hindrance& hindrance);
nlohmann::ordered_json view_json(const run::CityView& view);
/// "sure", "unknown" or "barred".
const char* passable_name(Tri passable);

}  // namespace levelground::cli
