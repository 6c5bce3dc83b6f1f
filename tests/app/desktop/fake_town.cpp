// SPDX-License-Identifier: Apache-2.0
#include "tests/app/desktop/fake_town.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "core/judge/judge.hpp"
#include "core/judge/ranking.hpp"

namespace levelground::test {

namespace fs = std::filesystem;

namespace {

constexpr double east = 541000;
constexpr double north = 6582000;

Point at(double x, double y) { return {east + x, north + y}; }
MultiPolygon box(double x, double y, double w, double h) {
  return {Polygon{{at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)}, {}}};
}

Attribute words(Property property, const std::string& text) {
  Attribute attribute;
  attribute.property = property;
  attribute.text = text;
  return attribute;
}

Feature feature(const std::string& id, Theme theme, Geometry geometry, const std::string& name = {}) {
  Feature result;
  result.id = id;
  result.theme = theme;
  result.geometry = std::move(geometry);
  if (!name.empty()) result.attributes.push_back(words(Property::name, name));
  return result;
}

PlaceResult place(const City& city, const std::string& id, const LocalText& label, const Geometry& where, const Interval& value, bool known) {
  PlaceResult result;
  result.feature = city.find_feature(id) ? id : std::string();
  result.label = label;
  result.where = where;
  result.value = value;
  result.known = known;
  result.grade = Grade::measured;
  if (known) result.inputs.push_back({{"E-014: as measured with a height gauge", "E-014: uppmätt med höjdmått"}, "E-014", Grade::measured, {}});
  return result;
}

Measurement of(Quantity quantity, std::vector<PlaceResult> places) {
  Measurement measurement;
  measurement.quantity = quantity;
  measurement.value = domain(quantity);
  measurement.coverage = 1;
  measurement.grade = Grade::measured;
  for (const PlaceResult& each : places) measurement.observed = measurement.observed || each.known;
  if (!measurement.observed) measurement.coverage = 0;
  measurement.places = std::move(places);
  measurement.steps = {{"counted by hand for this test", "räknat för hand för detta prov"}};
  return measurement;
}

Interval mm(std::int64_t low, std::int64_t high) { return {Rational(low), Rational(high)}; }

/// Kvarntorget fails at one kerb and leaves light open; the park is good; nothing is known of Hamnplan.
Measurement measure(const City& city, const Criterion& criterion, int site, const Point& middle, const Date& as_of) {
  const bool unknown = site == 2;
  const auto one = [&](Quantity quantity, const Interval& value, const LocalText& label, double dx, double dy, bool known) {
    return of(quantity, {place(city, {}, label, Point{middle.x + dx, middle.y + dy}, known ? value : domain(quantity), known)});
  };
  if (criterion.code == "ACC-30") {
    if (unknown) return one(Quantity::length, {}, {"Crossing of Hamngatan", "Övergång vid Hamngatan"}, 10, 10, false);
    if (site == 1) return one(Quantity::length, mm(0, 3), {"Crossing of Parkgatan", "Övergång vid Parkgatan"}, -20, 5, true);
    Interval value = mm(58, 62);
    const auto index = city.find_feature(kerb_id);
    const Known stated = known(city, city.feature(*index), Property::kerb_height, as_of);
    if (stated.stated) value = stated.range;
    std::vector<PlaceResult> places{place(city, kerb_id, {"Crossing of Bruksgatan, east side", "Övergång vid Bruksgatan, östra sidan"}, city.feature(*index).geometry, value, true),
                                    place(city, {}, {"Crossing of Kvarngatan", "Övergång vid Kvarngatan"}, Point{middle.x - 10, middle.y + 52}, mm(0, 12), true)};
    return of(Quantity::length, std::move(places));
  }
  if (criterion.code == "ACC-31") return one(Quantity::length, site == 1 ? mm(2400, 2500) : mm(1380, 1420), {"Main route, north-west part", "Huvudstråket, nordvästra delen"}, -22, 14, !unknown);
  if (criterion.code == "SAF-01") return one(Quantity::length, site == 1 ? mm(9000, 11000) : mm(22000, 41000), {"Middle of the main route", "Mitten av huvudstråket"}, 6, -8, !unknown);
  if (criterion.code == "COM-03") return one(Quantity::length, mm(18000, 22000), {"Main route", "Huvudstråket"}, 4, 22, !unknown);
  if (criterion.code == "COM-07") return one(Quantity::length, mm(120000, 130000), {"From the south entrance", "Från södra entrén"}, 12, -30, !unknown);
  if (criterion.evaluation == Evaluation::document) {
    PlaceResult document;
    document.label = {"Complaint procedure 2026", "Klagomålsrutin 2026"};
    document.value = mm(1, 1);
    document.known = true;
    document.grade = Grade::measured;
    return of(Quantity::presence, {document});
  }
  // Ratings: whatever observers said of the site.
  std::vector<PlaceResult> ratings;
  const Feature& of_site = city.feature(city.of_theme(Theme::site).at(static_cast<std::size_t>(site)));
  for (const Observation* each : city.about_site(of_site.id, criterion.measure.parameters.at("property"), as_of)) {
    PlaceResult rating;
    rating.label = {each->observer, each->observer};
    rating.value = each->range;
    rating.known = true;
    rating.grade = Grade::measured;
    ratings.push_back(rating);
  }
  if (ratings.empty() && site == 1) ratings.push_back(place(city, {}, {"Anna", "Anna"}, {}, mm(2, 2), true));
  return of(Quantity::rating, ratings);
}

}  // namespace

City small_city(bool with_problems) {
  CityDraft draft;
  draft.name = "Älvhamra";
  draft.crs = {"EPSG:3006", "SWEREF99 TM", "", false, 0.9996, 0.9997};
  draft.sources.push_back({});
  draft.sources.front().name = "town";
  draft.sources.front().file = "layers";
  draft.sources.front().date = {2026, 9, 1};
  draft.features.push_back(feature(square_id, Theme::site, box(0, 0, 110, 90), "Kvarntorget"));
  draft.features.push_back(feature("town:site/lekudden", Theme::site, box(170, 10, 100, 100), "Lekudden"));
  draft.features.push_back(feature("town:site/xhamnplan", Theme::site, box(60, -150, 120, 70), "Hamnplan"));
  draft.features.push_back(feature(kerb_id, Theme::kerb, at(108, 30)));
  for (int i = 0; i < 4; ++i) draft.features.push_back(feature("town:building/" + std::to_string(i), Theme::building, box(-60 + i * 90, 130, 60, 30)));
  draft.features.push_back(feature("town:building/9", Theme::building, box(-60, 10, 40, 70)));
  draft.features.push_back(feature("town:green/1", Theme::green, box(175, 15, 90, 90)));
  draft.features.push_back(feature("town:water/1", Theme::water, box(-60, -210, 420, 40)));
  draft.features.push_back(feature("town:road/1", Theme::road, Line{at(-80, 110), at(360, 110)}, "Kvarngatan"));
  draft.features.push_back(feature("town:road/2", Theme::road, Line{at(140, 200), at(140, -200)}, "Bruksgatan"));
  draft.features.push_back(feature("town:walkway/1", Theme::walkway, Line{at(0, 45), at(55, 40), at(110, 30)}));
  if (with_problems) {
    draft.problems.push_back({Problem::Severity::warning, "layers/seat.geojson", "seat", "s-17", 0, "the width ‘narrow’ is not a length", "write it with a unit, such as 1.2 m"});
    draft.problems.push_back({Problem::Severity::warning, "observations.csv", "", "", 12, "there is no site ‘torget2’", "use a site id"});
  }
  return City(std::move(draft), WalkGraph{});
}

run::RunResult judge_town(const std::shared_ptr<const City>& city, bool screening) {
  auto assessment = std::make_shared<Assessment>();
  assessment->scheme = small_scheme();
  assessment->options.as_of = {2026, 9, 15};
  assessment->options.scope.screening = screening;
  int number = 0;
  for (const std::uint32_t index : city->of_theme(Theme::site)) {
    const Feature& site = city->feature(index);
    const Point middle = bounds(site.geometry).centre();
    std::vector<CriterionResult> results;
    for (const Criterion& criterion : assessment->scheme.criteria) {
      results.push_back(judge_criterion(criterion, assessment->scheme.decision_rule, measure(*city, criterion, number, middle, assessment->options.as_of), Tri::yes, assessment->options, site.id));
      results.back().criterion = static_cast<std::uint32_t>(results.size() - 1);
    }
    SiteResult judged = grade_site(assessment->scheme, assessment->options, site, index, std::move(results));
    assessment->sites.push_back(std::move(judged));
    ++number;
  }
  assessment->ranking = rank_in_tiers(assessment->sites);
  run::RunResult result;
  result.city = city;
  result.assessment = assessment;
  result.command_line = "levelground assess town.yaml";
  return result;
}

run::RunResult FakeTown::assessed() const {
  run::RunResult result = judge_town(std::make_shared<const City>(small_city(with_problems)), screening);
  result.warnings = warnings;
  return result;
}

std::shared_ptr<const Texts> load_all_texts(const std::string& language) {
  std::vector<std::pair<std::string, LocalText>> all;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(LEVELGROUND_SOURCE_DIR) / "texts")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    for (auto& entry : Texts::parse(text.str(), file.filename().string())) all.push_back(std::move(entry));
  }
  return std::make_shared<const Texts>(all, language);
}

/// Long work that only ends when somebody stops it, as long as it is slow.
void wait_while_slow(Calls& log, const std::stop_token& stop) {
  while (log.slow) {
    if (stop.stop_requested()) {
      log.stopped = true;
      throw Cancelled();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

desktop::Services FakeTown::services() const {
  desktop::Services services;
  const FakeTown town = *this;
  const auto log = calls;
  services.assess = [town, log](const run::AssessOptions& options, Progress& progress, const std::stop_token& stop) {
    ++log->assessed;
    progress.step("progress.reading", 1, 2);
    wait_while_slow(*log, stop);
    if (log->refuse) throw InputError(Problem{Problem::Severity::error, options.input.string(), "benches", "b-7", 3, "the layer has no coordinate system", "name one in the project"});
    progress.step("progress.judging", 2, 2);
    return town.assessed();
  };
  services.assess_again = [log](const run::RunResult& before, const std::vector<Observation>& more, Progress&, const std::stop_token&) {
    // As the real one does: an entry later than the day judged moves that day.
    run::RunResult after = judge_town(std::make_shared<const City>(before.city->with_observations(more)), before.assessment->options.scope.screening);
    after.warnings = log->warnings_again.value_or(before.warnings);
    return after;
  };
  services.record_observation = [log](const run::RunResult&, Observation observation, const std::vector<fs::path>& evidence) {
    if (log->refuse_record) throw InputError(Problem{Problem::Severity::error, "town.gpkg", "", "", 0, "the disk is full", "make room"});
    observation.id = "obs-" + std::to_string(log->recorded.size() + 1);
    log->recorded.push_back(observation);
    log->evidence.push_back(evidence);
    return observation;
  };
  services.load_texts = load_all_texts;
  services.report_html = [](const run::RunResult& result, const Texts&, std::optional<std::uint32_t> site) {
    return "<html>" + result.city->name() + (site ? " site " + std::to_string(*site) : std::string()) + "</html>";
  };
  services.write_pdf = [log](const std::string& html, const fs::path& file, const Date&, const std::stop_token& stop) {
    wait_while_slow(*log, stop);
    std::ofstream(file) << "%PDF " << html;
  };
  services.today = [] { return Date{2026, 9, 14}; };
  services.fonts = "/usr/share/fonts/opentype/inter";
  return services;
}

}  // namespace levelground::test
