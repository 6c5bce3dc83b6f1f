// SPDX-License-Identifier: Apache-2.0
// The national profiles of levelground-dignity, cell by cell: what just meets and what just fails a national limit, on whose word, and
// that no figure of the comparison of countries got lost on the way.
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/run/schemes.hpp"
#include "core/judge/combine.hpp"
#include "core/scheme/strictness.hpp"

namespace levelground::profiles_test {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string>& countries() {
  static const std::vector<std::string> ids = {"se", "no", "dk", "fi", "de", "uk", "us", "fr", "es", "ie", "ca-on", "au", "eu"};
  return ids;
}

/// As the program loads it, once.
const Scheme& under(const std::string& profile) {
  static std::map<std::string, Scheme> loaded;
  const auto known = loaded.find(profile);
  return known != loaded.end() ? known->second : loaded.emplace(profile, run::load_scheme("levelground-dignity", profile)).first->second;
}

/// A value that just meets the limit of a score, and the next that fails it; `run`: both over a stretch that long.
struct Cell {
  const char* profile;
  const char* criterion;
  int score;
  char confidence;
  const char* meets;
  const char* fails;
  const char* run = "";
};

Rational in_base(const std::string& text, Quantity quantity) {
  std::string why;
  const auto value = parse_exact(text, quantity, why);
  EXPECT_TRUE(value.has_value()) << text << ": " << why;
  return value ? value->base : Rational();
}

/// The score of one place whose value is known exactly; `length_mm` 0: a point, which has no run.
int score_of_place(const Criterion& criterion, const Rational& value, std::int64_t length_mm) {
  PlaceResult place;
  place.value = {value, value};
  place.known = true;
  if (length_mm > 0) place.stretch = Stretch{0, 0, length_mm};
  Measurement measurement;
  measurement.quantity = criterion.scale.quantity;
  measurement.value = place.value;
  measurement.observed = true;
  measurement.coverage = 1;
  if (criterion.combine != Combine::share) measurement.places = {place};
  const ScoreInterval score = judge_value(criterion, DecisionRule::guarded, measurement).score;
  EXPECT_EQ(score.low, score.high) << criterion.code;
  return score.low;
}

void PrintTo(const Cell& cell, std::ostream* out) { *out << cell.profile << ' ' << cell.criterion << " score " << cell.score; }
class NationalLimit : public ::testing::TestWithParam<Cell> {};
TEST_P(NationalLimit, IsMetByItsFigureAndFailedByTheNext) {
  const Cell& cell = GetParam();
  const Criterion* criterion = under(cell.profile).find(cell.criterion);
  ASSERT_NE(criterion, nullptr);
  const auto& limit = criterion->scale.limits.at(static_cast<std::size_t>(cell.score));
  ASSERT_TRUE(limit.has_value());
  EXPECT_EQ(confidence_letter(limit->confidence), cell.confidence);
  EXPECT_FALSE(limit->file.empty()) << "it is the profile's own, not the scheme's";
  const std::string run = cell.run;
  const std::int64_t length = run.empty() ? 0 : in_base(run, Quantity::length).num();
  EXPECT_GE(score_of_place(*criterion, in_base(cell.meets, criterion->scale.quantity), length), cell.score) << cell.meets;
  EXPECT_LT(score_of_place(*criterion, in_base(cell.fails, criterion->scale.quantity), length), cell.score) << cell.fails;
  if (!run.empty()) {
    EXPECT_LT(score_of_place(*criterion, in_base(cell.meets, criterion->scale.quantity), length + 1), cell.score) << "longer than " << run;
  }
}
INSTANTIATE_TEST_SUITE_P(
    Sweden, NationalLimit,
    ::testing::Values(Cell{"se", "ACC-06", 2, 'S', "2500 mm", "2499 mm"}, Cell{"se", "ACC-10", 2, 'S', "5 %", "5.01 %"}, Cell{"se", "ACC-10", 3, 'S', "2 %", "2.01 %"},
                    Cell{"se", "ACC-11", 3, 'S', "1.5 %", "1.51 %"}, Cell{"se", "ACC-12", 2, 'S', "500 mm", "501 mm"}, Cell{"se", "ACC-13", 2, 'S', "5 %", "5.01 %"},
                    Cell{"se", "ACC-15", 2, 'S', "3", "2"}, Cell{"se", "ACC-30", 2, 'S', "0 mm", "1 mm"}, Cell{"se", "ACC-50", 1, 'S', "100 m", "100.001 m"},
                    Cell{"se", "ACC-50", 2, 'S', "50 m", "50.001 m"}, Cell{"se", "ACC-50", 3, 'S', "25 m", "25.001 m"}, Cell{"se", "ACC-54", 2, 'S', "2", "1"},
                    Cell{"se", "ACC-60", 2, 'S', "25 m", "25.001 m"}));
INSTANTIATE_TEST_SUITE_P(
    Norway, NationalLimit,
    ::testing::Values(Cell{"no", "ACC-02", 2, 'C', "1800 mm", "1799 mm"}, Cell{"no", "ACC-02", 2, 'C', "1400 mm", "1399 mm", "5 m"},
                    Cell{"no", "ACC-02", 1, 'S', "1300 mm", "1299 mm"}, Cell{"no", "ACC-03", 2, 'C', "1400 mm", "1399 mm", "5 m"},
                    Cell{"no", "ACC-10", 2, 'C', "1:15", "6.67 %"}, Cell{"no", "ACC-10", 2, 'C', "1:12", "8.34 %", "5 m"}, Cell{"no", "ACC-10", 1, 'C', "10 %", "10.01 %"},
                    Cell{"no", "ACC-11", 1, 'S', "3.3 %", "3.31 %"}, Cell{"no", "ACC-12", 2, 'C', "1 m", "1.001 m"}, Cell{"no", "ACC-13", 2, 'S', "1:12", "8.34 %", "3 m"},
                    Cell{"no", "ACC-15", 2, 'S', "3", "2"}, Cell{"no", "ACC-22", 2, 'S', "20 mm", "21 mm"}, Cell{"no", "ACC-22", 1, 'S', "25 mm", "26 mm"},
                    Cell{"no", "ACC-30", 2, 'S', "20 mm", "21 mm"}, Cell{"no", "ACC-35", 2, 'S', "600 mm", "599 mm"}, Cell{"no", "ACC-41", 2, 'S', "0.4", "0.39"}, Cell{"no", "ACC-50", 2, 'S', "100 m", "100.001 m"},
                    Cell{"no", "ACC-54", 2, 'C', "3", "2"}, Cell{"no", "ACC-60", 3, 'S', "20 m", "20.001 m"}));
INSTANTIATE_TEST_SUITE_P(
    Denmark, NationalLimit,
    ::testing::Values(Cell{"dk", "ACC-02", 1, 'S', "1300 mm", "1299 mm"}, Cell{"dk", "ACC-02", 2, 'S', "1500 mm", "1499 mm"}, Cell{"dk", "ACC-03", 2, 'S', "1000 mm", "999 mm"},
                    Cell{"dk", "ACC-10", 2, 'S', "4 %", "4.01 %"}, Cell{"dk", "ACC-10", 2, 'S', "5 %", "5.01 %", "12 m"}, Cell{"dk", "ACC-11", 2, 'S', "2.5 %", "2.51 %"},
                    Cell{"dk", "ACC-13", 2, 'S', "5 %", "5.01 %"}, Cell{"dk", "ACC-50", 2, 'S', "100 m", "100.001 m"}));
INSTANTIATE_TEST_SUITE_P(
    Finland, NationalLimit,
    ::testing::Values(Cell{"fi", "ACC-02", 2, 'S', "1800 mm", "1799 mm"}, Cell{"fi", "ACC-02", 3, 'S', "2300 mm", "2299 mm"}, Cell{"fi", "ACC-03", 2, 'S', "900 mm", "899 mm"},
                    Cell{"fi", "ACC-06", 3, 'S', "2200 mm", "2199 mm"}, Cell{"fi", "ACC-13", 2, 'S', "8 %", "8.01 %", "6 m"}, Cell{"fi", "ACC-22", 2, 'S', "5 mm", "6 mm"},
                    Cell{"fi", "ACC-50", 1, 'S', "250 m", "250.001 m"}, Cell{"fi", "ACC-60", 3, 'S', "10 m", "10.001 m"}));
INSTANTIATE_TEST_SUITE_P(
    Germany, NationalLimit,
    ::testing::Values(Cell{"de", "ACC-02", 2, 'S', "1800 mm", "1799 mm"}, Cell{"de", "ACC-03", 2, 'S', "900 mm", "899 mm"}, Cell{"de", "ACC-06", 2, 'S', "2250 mm", "2249 mm"},
                    Cell{"de", "ACC-08", 2, 'S', "1500 mm", "1499 mm"}, Cell{"de", "ACC-10", 2, 'S', "3 %", "3.01 %"}, Cell{"de", "ACC-10", 2, 'S', "6 %", "6.01 %", "10 m"},
                    Cell{"de", "ACC-11", 1, 'S', "2.5 %", "2.51 %"}, Cell{"de", "ACC-13", 2, 'S', "6 %", "6.01 %"}, Cell{"de", "ACC-30", 2, 'S', "30 mm", "31 mm"},
                    Cell{"de", "ACC-30", 3, 'S', "0 mm", "1 mm"}, Cell{"de", "ACC-35", 1, 'S', "600 mm", "599 mm"}, Cell{"de", "ACC-35", 2, 'S', "900 mm", "899 mm"}, Cell{"de", "ACC-41", 2, 'S', "0.7", "0.69"}));
INSTANTIATE_TEST_SUITE_P(
    UnitedKingdom, NationalLimit,
    ::testing::Values(Cell{"uk", "ACC-02", 2, 'S', "1000 mm", "999 mm", "6 m"}, Cell{"uk", "ACC-02", 3, 'S', "2000 mm", "1999 mm"},
                    Cell{"uk", "ACC-06", 1, 'S', "2100 mm", "2099 mm"}, Cell{"uk", "ACC-06", 2, 'U', "2300 mm", "2299 mm"}, Cell{"uk", "ACC-10", 1, 'S', "8 %", "8.01 %"},
                    Cell{"uk", "ACC-11", 2, 'S', "2.5 %", "2.51 %"}, Cell{"uk", "ACC-13", 2, 'S', "1:15", "6.67 %", "5 m"}, Cell{"uk", "ACC-13", 2, 'S', "1:12", "8.34 %", "2 m"},
                    Cell{"uk", "ACC-22", 2, 'S', "3 mm", "4 mm"}, Cell{"uk", "ACC-30", 2, 'S', "6 mm", "7 mm"}, Cell{"uk", "ACC-35", 2, 'S', "800 mm", "799 mm"}, Cell{"uk", "ACC-60", 2, 'S', "50 m", "50.001 m"}));
INSTANTIATE_TEST_SUITE_P(
    UnitedStates, NationalLimit,
    ::testing::Values(Cell{"us", "ACC-02", 2, 'C', "1220 mm", "1219 mm"}, Cell{"us", "ACC-02", 1, 'S', "915 mm", "914 mm"}, Cell{"us", "ACC-03", 2, 'S', "815 mm", "814 mm", "0.61 m"},
                    Cell{"us", "ACC-06", 2, 'C', "2030 mm", "2029 mm"}, Cell{"us", "ACC-08", 2, 'C', "1220 mm", "1219 mm"}, Cell{"us", "ACC-10", 1, 'C', "1:12", "8.34 %", "50 ft"},
                    Cell{"us", "ACC-10", 1, 'C', "10 %", "10.01 %", "30 ft"},
                    Cell{"us", "ACC-11", 2, 'C', "2.1 %", "2.11 %"}, Cell{"us", "ACC-11", 1, 'C', "5 %", "5.01 %"},
                    Cell{"us", "ACC-12", 2, 'C', "760 mm", "761 mm"}, Cell{"us", "ACC-13", 2, 'C', "1:12", "8.34 %"}, Cell{"us", "ACC-22", 2, 'C', "6.4 mm", "7 mm"},
                    Cell{"us", "ACC-22", 1, 'C', "13 mm", "14 mm"}, Cell{"us", "ACC-30", 2, 'C', "0 mm", "1 mm"}, Cell{"us", "ACC-35", 2, 'C', "610 mm", "609 mm"}));
INSTANTIATE_TEST_SUITE_P(
    France, NationalLimit,
    ::testing::Values(Cell{"fr", "ACC-02", 2, 'S', "1400 mm", "1399 mm"}, Cell{"fr", "ACC-02", 1, 'S', "1200 mm", "1199 mm"}, Cell{"fr", "ACC-10", 2, 'S', "4 %", "4.01 %"},
                    Cell{"fr", "ACC-10", 2, 'S', "5 %", "5.01 %", "10 m"}, Cell{"fr", "ACC-10", 2, 'S', "8 %", "8.01 %", "2 m"},
                    Cell{"fr", "ACC-10", 2, 'S', "12 %", "12.01 %", "500 mm"}, Cell{"fr", "ACC-10", 1, 'S', "8 %", "8.01 %", "2 m"},
                    Cell{"fr", "ACC-10", 1, 'S', "12 %", "12.01 %", "500 mm"}, Cell{"fr", "ACC-13", 2, 'S', "8 %", "8.01 %", "2 m"},
                    Cell{"fr", "ACC-13", 2, 'S', "12 %", "12.01 %", "500 mm"},
                    Cell{"fr", "ACC-13", 2, 'S', "5 %", "5.01 %", "10 m"}, Cell{"fr", "ACC-22", 1, 'S', "40 mm", "41 mm"}, Cell{"fr", "ACC-30", 2, 'S', "20 mm", "21 mm"}));
INSTANTIATE_TEST_SUITE_P(
    Spain, NationalLimit,
    ::testing::Values(Cell{"es", "ACC-02", 2, 'S', "1800 mm", "1799 mm"}, Cell{"es", "ACC-03", 2, 'S', "1800 mm", "1799 mm"}, Cell{"es", "ACC-06", 2, 'S', "2200 mm", "2199 mm"},
                    Cell{"es", "ACC-10", 2, 'S', "6 %", "6.01 %"}, Cell{"es", "ACC-11", 2, 'S', "2 %", "2.01 %"}, Cell{"es", "ACC-13", 2, 'S', "8 %", "8.01 %", "9 m"},
                    Cell{"es", "ACC-13", 2, 'S', "10 %", "10.01 %", "3 m"}));
INSTANTIATE_TEST_SUITE_P(
    Ireland, NationalLimit,
    ::testing::Values(Cell{"ie", "ACC-02", 2, 'C', "1500 mm", "1499 mm"}, Cell{"ie", "ACC-10", 2, 'C', "5 %", "5.01 %"}, Cell{"ie", "ACC-11", 2, 'C', "2.5 %", "2.51 %"},
                    Cell{"ie", "ACC-13", 2, 'C', "1:15", "6.67 %", "10 m"}, Cell{"ie", "ACC-13", 2, 'C', "1:12", "8.34 %", "5 m"}));
INSTANTIATE_TEST_SUITE_P(
    OntarioAustraliaAndEurope, NationalLimit,
    ::testing::Values(Cell{"ca-on", "ACC-02", 2, 'S', "1500 mm", "1499 mm"}, Cell{"ca-on", "ACC-02", 3, 'S', "1800 mm", "1799 mm"}, Cell{"ca-on", "ACC-03", 2, 'S', "1200 mm", "1199 mm"},
                    Cell{"ca-on", "ACC-03", 3, 'S', "1390 mm", "1389 mm"}, Cell{"ca-on", "ACC-06", 2, 'S', "2100 mm", "2099 mm"}, Cell{"ca-on", "ACC-10", 2, 'S', "5 %", "5.01 %"},
                    Cell{"au", "ACC-02", 2, 'S', "1000 mm", "999 mm"}, Cell{"au", "ACC-06", 2, 'S', "2000 mm", "1999 mm"}, Cell{"au", "ACC-11", 2, 'S', "2.5 %", "2.51 %"},
                    Cell{"au", "ACC-13", 2, 'S', "1:14", "7.15 %", "9 m"}, Cell{"au", "ACC-22", 2, 'S', "3 mm", "4 mm"}, Cell{"au", "ACC-22", 1, 'S', "5 mm", "6 mm"},
                    Cell{"eu", "ACC-02", 2, 'S', "1600 mm", "1599 mm"}));

TEST(Profiles, TakeEveryFigureOfTheComparisonOrSayWhyNot) {
  // Which countries have a figure for what the criterion judges; figures without a criterion (widths of ramps and bays, landings, joints,
  // kerb ramps, turning space, green time) are not here.
  const std::map<std::string, std::vector<std::string>> figures = {
      {"ACC-02", countries()},
      {"ACC-03", {"se", "no", "de", "uk", "us", "fi", "dk", "es", "ca-on", "eu"}},
      {"ACC-06", {"se", "no", "de", "uk", "us", "fi", "es", "ca-on", "au", "eu"}},
      {"ACC-10", countries()},
      {"ACC-11", countries()},
      {"ACC-12", {"se", "no", "de", "uk", "us", "fi", "dk", "fr", "es", "ie", "au"}},
      {"ACC-13", {"se", "no", "de", "uk", "us", "fi", "dk", "fr", "es", "ie", "au", "eu"}},
      {"ACC-15", {"se", "no", "de", "uk", "us", "dk", "fr"}},
      {"ACC-16", {"se", "uk", "us", "fi", "dk", "fr"}},
      {"ACC-18", {"dk", "us"}},
      {"ACC-22", {"no", "uk", "us", "fi", "fr", "au"}},
      {"ACC-30", {"se", "no", "de", "uk", "us", "fi", "fr", "es"}},
      {"ACC-31", {"se", "de", "uk", "us", "fi"}},
      {"ACC-34", {"us"}},
      {"ACC-35", {"no", "de", "uk", "us"}},
      {"ACC-41", {"se", "no", "de", "uk", "us", "fi", "au", "eu"}},
      {"ACC-50", {"se", "no", "uk", "fi", "dk", "eu"}},
      {"ACC-51", {"se", "de", "uk", "us", "dk", "eu"}},
      {"ACC-54", {"se", "no", "uk"}},
      {"ACC-60", {"se", "no", "uk", "us", "fi"}}};
  for (const auto& [code, ids] : figures) {
    for (const std::string& id : ids) {
      const Scheme& scheme = under(id);
      const bool said = std::any_of(scheme.open_figures.begin(), scheme.open_figures.end(), [&](const OpenFigure& f) { return f.criterion == code; });
      EXPECT_TRUE(said || scheme.find(code)->scheme_scale) << id << ' ' << code << " is neither taken nor explained";
    }
  }
}

TEST(Profiles, AreThoseOfTheComparison) {
  std::set<std::string> ids;
  for (const auto& entry : fs::directory_iterator(fs::path(LEVELGROUND_SOURCE_DIR) / "criteria" / "levelground-dignity" / "profiles")) ids.insert(entry.path().stem());
  EXPECT_EQ(ids, (std::set<std::string>(countries().begin(), countries().end())));
}

TEST(Profiles, SayOfEachLimitWhereItStandsAndSinceWhen) {
  for (const std::string& id : countries()) {
    const Scheme& scheme = under(id);
    EXPECT_FALSE(scheme.profile_valid_from.is_set()) << id << ": no source gives one day for all of a country's limits";
    for (const Criterion& c : scheme.criteria) {
      for (const auto& limit : c.scale.limits) {
        if (!limit || limit->file.empty()) continue;
        EXPECT_FALSE(limit->source.empty() || limit->clause.empty()) << id << ' ' << c.code;
        EXPECT_NE(limit->confidence, Confidence::design) << id << ' ' << c.code << ": a profile holds figures of a country, not our own";
      }
    }
  }
  EXPECT_EQ(under("es").find("ACC-02")->scale.limits[2]->valid_from, (Date{2022, 1, 2}));
  EXPECT_EQ(under("no").find("ACC-30")->scale.limits[2]->valid_from, (Date{2015, 5, 29}));
}

TEST(Profiles, OfFranceLetAShortSteeperPieceLieWithinALongerRun) {
  const auto piece = [](std::int64_t from, std::int64_t to, const char* slope) {
    PlaceResult place;
    place.value = Interval::exact(in_base(slope, Quantity::slope));
    place.known = true;
    place.stretch = Stretch{0, from, to};
    return place;
  };
  const auto score = [&](const char* profile, const char* code, std::int64_t steep_until) {
    Measurement path;
    path.quantity = Quantity::slope;
    path.observed = true;
    path.coverage = 1;
    path.places = {piece(0, 4000, "5 %"), piece(4000, steep_until, "8 %"), piece(steep_until, 10000, "5 %")};
    return judge_value(*under(profile).find(code), DecisionRule::guarded, path).score.low;
  };
  for (const char* code : {"ACC-10", "ACC-13"}) {
    EXPECT_GE(score("fr", code, 6000), 2) << code;
    EXPECT_LT(score("fr", code, 6001), 2) << code;
  }
}

TEST(Profiles, LetNobodyPassOnHearsay) {
  int used = 0;
  for (const std::string& id : countries()) {
    for (const Criterion& c : under(id).criteria) {
      for (std::size_t score = 1; score < c.scale.limits.size(); ++score) {
        const auto& limit = c.scale.limits.at(score);
        if (!limit || limit->confidence != Confidence::unconfirmed) continue;
        ++used;
        EXPECT_FALSE(c.mandatory || !c.mandatory_from.empty()) << id << ' ' << c.code;
        const auto& before = c.scheme_scale->limits.at(score);
        EXPECT_TRUE(before && as_strict_as(c.scale.direction, *limit, *before)) << id << ' ' << c.code << " asks for less than the default";
      }
    }
  }
  EXPECT_EQ(used, 1) << "the British headroom";
  EXPECT_FALSE(under("eu").open_figures.empty());
}

TEST(Profiles, CallALegalMinimumOnlyWhatBinds) {
  std::set<std::string> legal;
  for (const std::string& id : countries()) {
    for (const Criterion& c : under(id).criteria) {
      for (const auto& limit : c.scale.limits) {
        if (limit && limit->legal_minimum) legal.insert(id + " " + c.code);
      }
    }
  }
  EXPECT_EQ(legal, (std::set<std::string>{"es ACC-02", "es ACC-03", "es ACC-06", "es ACC-11", "es ACC-13", "fr ACC-02", "fr ACC-10", "fr ACC-11", "fr ACC-13",
                                          "fr ACC-16", "fr ACC-22", "fr ACC-30"}));
}

}  // namespace
}  // namespace levelground::profiles_test
