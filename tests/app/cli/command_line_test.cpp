// SPDX-License-Identifier: Apache-2.0
// The command line as a person meets it: help, exit codes, silence where nothing is wrong.
#include <cctype>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.hpp"

namespace levelground::test::command_line_test {
namespace {

const std::string program = LEVELGROUND_PROGRAM;
const std::string sample = LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra/alvhamra.yaml";

class Help : public ::testing::TestWithParam<std::vector<std::string>> {};

TEST_P(Help, NamesAnExampleAndTheExitCodes) {
  std::vector<std::string> command = {program};
  command.insert(command.end(), GetParam().begin(), GetParam().end());
  command.emplace_back("--help");
  const RunOutcome run = run_program(command);
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_NE(run.out.find("Example:"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Exit codes:"), std::string::npos);
  EXPECT_EQ(run.error, "");
}

INSTANTIATE_TEST_SUITE_P(Commands, Help,
                         ::testing::Values(std::vector<std::string>{}, std::vector<std::string>{"assess"}, std::vector<std::string>{"why"},
                                         std::vector<std::string>{"info"}, std::vector<std::string>{"report"}, std::vector<std::string>{"map"},
                                         std::vector<std::string>{"kinds"}, std::vector<std::string>{"outcome"}, std::vector<std::string>{"matrix"}, std::vector<std::string>{"route"}, std::vector<std::string>{"reach"},
                                         std::vector<std::string>{"nearest"}, std::vector<std::string>{"islands"}, std::vector<std::string>{"measure"}, std::vector<std::string>{"quality"}, std::vector<std::string>{"travellers"}, std::vector<std::string>{"ratings"}, std::vector<std::string>{"sdg1171"},
                                         std::vector<std::string>{"scheme", "lint"},
                                         std::vector<std::string>{"scheme", "show"}, std::vector<std::string>{"scheme", "diff"},
                                         std::vector<std::string>{"scheme", "why"}, std::vector<std::string>{"scheme", "conformance"},
                                         std::vector<std::string>{"scheme", "impact"}, std::vector<std::string>{"scheme", "schema"}, std::vector<std::string>{"scheme", "reference"}));

TEST(CommandLine, UnknownWordsEndWithTwo) {
  EXPECT_EQ(run_program({program}).exit_code, 2);
  EXPECT_EQ(run_program({program, "asses", "x"}).exit_code, 2);
  EXPECT_EQ(run_program({program, "assess"}).exit_code, 2);
  EXPECT_EQ(run_program({program, "assess", sample, "--as-of", "yesterday"}).exit_code, 2);
  const RunOutcome run = run_program({program, "map", sample, "-o", "picture.jpeg"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.error.find(".svg"), std::string::npos) << run.error;
}

TEST(CommandLine, SchemeOfTheHouseHasNothingToBeAshamedOf) {
  const RunOutcome run = run_program({program, "scheme", "lint"});
  EXPECT_EQ(run.exit_code, 0) << run.out << run.error;
  EXPECT_EQ(run.error, "");
}

TEST(CommandLine, AFolderOfOnesOwnIsWrittenWithASlash) {
  const RunOptions here{LEVELGROUND_SOURCE_DIR "/sample-maps/own-city", {"LC_ALL=C.UTF-8"}};
  const RunOutcome without = run_program({program, "scheme", "lint", "bench-city"}, here);
  EXPECT_EQ(without.exit_code, 3);
  EXPECT_NE(without.error.find("write ‘./bench-city’"), std::string::npos) << without.error;
  EXPECT_EQ(run_program({program, "scheme", "lint", "./bench-city"}, here).out, "bench-city 1.0.0 with its profile: 6 criteria, 0 remarks\n");
}

TEST(CommandLine, SchemesAreComparedAndTraced) {
  const RunOptions utf8{{}, {"LC_ALL=C.UTF-8"}};
  const RunOutcome diff = run_program({program, "scheme", "diff", "levelground-dignity", "levelground-dignity:se"}, utf8);
  EXPECT_EQ(diff.exit_code, 0) << diff.error;
  EXPECT_NE(diff.out.find("ACC-30"), std::string::npos) << diff.out;
  EXPECT_NE(diff.out.find("stricter"), std::string::npos) << diff.out;
  EXPECT_EQ(diff.out.find("ACC-01"), std::string::npos) << "the profile leaves it alone";
  const RunOutcome why = run_program({program, "scheme", "why", "levelground-dignity", "ACC-30", "--profile", "se"}, utf8);
  EXPECT_EQ(why.exit_code, 0) << why.error;
  EXPECT_NE(why.out.find("ALM 2 § 8"), std::string::npos) << why.out;
  EXPECT_NE(why.out.find("criteria/levelground-dignity/profiles/se.yaml"), std::string::npos) << why.out;
  const RunOutcome capitals = run_program({program, "scheme", "why", "levelground-dignity", "ACC-30", "--profile", "SE"}, utf8);
  EXPECT_EQ(capitals.exit_code, 0) << capitals.error;
  EXPECT_EQ(capitals.out, why.out) << "a country's code is mostly written in capitals";
  EXPECT_EQ(run_program({program, "scheme", "diff", "levelground-dignity", "levelground-dignity:SE"}, utf8).out, diff.out);
  const RunOutcome typo = run_program({program, "scheme", "why", "levelground-dignity", "ACC-300"});
  EXPECT_EQ(typo.exit_code, 3);
  EXPECT_NE(typo.error.find("Did you mean ‘ACC-30’?"), std::string::npos) << typo.error;
  EXPECT_EQ(run_program({program, "scheme", "diff", "levelground-dignity", "levelground-dignity:xx"}).exit_code, 3);
  EXPECT_EQ(run_program({program, "scheme", "show", "--json"}, utf8).out.substr(0, 2), "{\n");
}

TEST(CommandLine, TheSampleIsJudgedByEveryScheme) {
  for (const char* scheme : {"womens-safety-audit", "human-rights-city", "public-space-1171"}) {
    const RunOutcome run = run_program({program, "assess", sample, "--scheme", scheme}, {{}, {"LC_ALL=C.UTF-8"}});
    EXPECT_EQ(run.exit_code, 0) << scheme << ": " << run.error;
    EXPECT_NE(run.out.find(scheme), std::string::npos) << run.out;
    EXPECT_EQ(run_program({program, "scheme", "lint", scheme}).exit_code, 0) << scheme;
  }
}

TEST(CommandLine, ThePublishedCasesOfTheHouseAllPass) {
  for (const char* scheme : {"levelground-dignity", "womens-safety-audit", "human-rights-city", "public-space-1171"}) {
    const RunOutcome run = run_program({program, "scheme", "conformance", scheme}, {{}, {"LC_ALL=C.UTF-8"}});
    EXPECT_EQ(run.exit_code, 0) << run.out << run.error;
    EXPECT_EQ(run.error, "") << scheme;
    EXPECT_NE(run.out.find(" 0 failed"), std::string::npos) << run.out;
  }
  const TemporaryFolder folder;
  const std::filesystem::path bare = folder / "bare";
  std::filesystem::copy(LEVELGROUND_SOURCE_DIR "/criteria/womens-safety-audit", bare, std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(bare / "conformance");
  const RunOutcome none = run_program({program, "scheme", "conformance", bare.string()});
  EXPECT_EQ(none.exit_code, 3);
  EXPECT_NE(none.error.find("no published cases"), std::string::npos) << none.error;
}

TEST(CommandLine, RatingsAreShownOnlyWhereNobodyIsRecognised) {
  const TemporaryFolder folder;
  const std::filesystem::path city = folder / "city";
  std::filesystem::copy(LEVELGROUND_SOURCE_DIR "/criteria/womens-safety-audit/conformance", city, std::filesystem::copy_options::recursive);
  std::string voices;
  for (int i = 0; i < 7; ++i) {
    voices += "R-" + std::to_string(i) + ",,unknown-place,,,,,audit_feeling," + (i == 0 ? "0" : i < 4 ? "2" : "3") + ",rating,,,voice " + std::to_string(i) +
              ",women,night,2026-06-01,,\n";
  }
  write_file(city / "observations.csv", read_file(city / "observations.csv") + voices);
  const std::vector<std::string> command = {program, "ratings", (city / "town.yaml").string(), "--site", "unknown"};
  const RunOutcome run = run_program(command, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  // One said 0, three 2, three 3: the one goes together with the first of the smallest counts.
  EXPECT_NE(run.out.find("7          ×        0        ×        3        0"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("nobody asked"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Between: ratings that lie between"), std::string::npos) << "what the last column is";
  EXPECT_NE(run_program({program, "ratings", (city / "town.yaml").string(), "--site", "good"}).out.find("too few voices to show"), std::string::npos);
  // What is withheld in the table is nowhere else to be read: not in an explanation, a report, the JSON or the GeoPackage.
  const std::string town = (city / "town.yaml").string();
  const RunOutcome why = run_program({program, "why", town, "unknown", "FEEL-NIGHT"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_NE(why.out.find("7 voices; ratings 0: ×, 1: 0, 2: ×, 3: 3"), std::string::npos) << why.out << why.error;
  EXPECT_EQ(why.out.find("voice 0"), std::string::npos) << why.out;
  for (const char* form : {"report.html", "report.gpkg"}) {
    const std::string file = (folder / form).string();
    const bool html = std::string(form).ends_with("html");
    const RunOutcome written = html ? run_program({program, "report", town, "--of", "unknown", "-o", file}) : run_program({program, "assess", town, "-o", file});
    EXPECT_EQ(written.exit_code, 0) << written.error;
    for (const char* secret : {"voice 0", "Rating by", "R-0"}) EXPECT_EQ(read_file(file).find(secret), std::string::npos) << form << ": " << secret;
  }
  const RunOutcome json = run_program({program, "assess", town, "--json"});
  EXPECT_EQ(json.exit_code, 0) << json.error;
  EXPECT_EQ(json.out.find("voice 0"), std::string::npos);
  // Nor where the measure is asked alone: whoever asks may choose how few voices are enough.
  const std::vector<std::string> measure = {program, "measure", town, "observed_rating", "property=audit_feeling", "minimum_observers=1", "unknown"};
  for (const char* more : {"", "--places", "--json"}) {
    std::vector<std::string> asked = measure;
    if (*more != '\0') asked.emplace_back(more);
    const RunOutcome said = run_program(asked, {{}, {"LC_ALL=C.UTF-8"}});
    EXPECT_EQ(said.exit_code, 0) << said.error;
    for (const char* secret : {"voice 0", "Rating by", "R-0", ",0,0,"}) EXPECT_EQ(said.out.find(secret), std::string::npos) << more << ": " << secret << '\n' << said.out;
    if (std::string(more) == "--json") {
      const auto ratings = nlohmann::json::parse(said.out)["sites"][0];
      EXPECT_EQ(ratings["ratings"]["respondents"], 7);
      EXPECT_TRUE(ratings["ratings"]["counts"][0].is_null());
      EXPECT_EQ(ratings["low"], 2) << "the median of seven";
      EXPECT_FALSE(ratings.contains("places"));
    } else {
      EXPECT_NE(said.out.find("\"7 voices; ratings 0: ×, 1: 0, 2: ×, 3: 3 ("), std::string::npos) << said.out;
    }
  }
  std::vector<std::string> few = measure;
  few.back() = "good";
  const RunOutcome too_few = run_program(few, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(too_few.exit_code, 0) << too_few.error;
  EXPECT_NE(too_few.out.find(",rating,1,,,\"fewer than"), std::string::npos) << "not even the median: " << too_few.out;
  // What no scheme withholds is told as before.
  EXPECT_NE(run_program({program, "measure", sample, "observed_rating", "property=step_marking", "minimum_observers=1", "--places"}, {{}, {"LC_ALL=C.UTF-8"}}).out.find("Rating by"),
            std::string::npos);
  const RunOutcome none = run_program({program, "ratings", sample});
  EXPECT_EQ(none.exit_code, 3);
  EXPECT_NE(none.error.find("publishes no distributions"), std::string::npos) << none.error;
}

TEST(CommandLine, ImpactSaysWhichPlacesFallAndWhy) {
  const RunOutcome run = run_program({program, "scheme", "impact", "levelground-dignity", "levelground-dignity:se", sample}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_NE(run.out.find("12 sites"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("limit of score 2: ≤ 20 mm → ≤ 0 mm, stricter"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("Biblioteksplatsen"), std::string::npos) << "it has no kerbs, so nothing changes there";
}

TEST(CommandLine, AWrongCaseIsFoundAndSaid) {
  const TemporaryFolder folder;
  const std::filesystem::path scheme = folder / "scheme";
  std::filesystem::copy(LEVELGROUND_SOURCE_DIR "/criteria/levelground-dignity", scheme, std::filesystem::copy_options::recursive);
  std::string cases = read_file(scheme / "conformance" / "cases.yaml");
  const std::string right = "{criterion: ACC-02, site: good, verdict: met, score: [3, 3]";
  ASSERT_NE(cases.find(right), std::string::npos);
  cases.replace(cases.find(right), right.size(), "{criterion: ACC-02, site: good, verdict: met, score: [2, 2]");
  write_file(scheme / "conformance" / "cases.yaml", cases);
  const RunOutcome run = run_program({program, "scheme", "conformance", scheme.string()}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 1) << run.error;
  EXPECT_NE(run.out.find("✗ ACC-02 at good"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find(" 1 failed"), std::string::npos) << run.out;
}

TEST(CommandLine, OneCommandSaysWhyAPlaceIsNotSilver) {
  const RunOutcome run = run_program({program, "outcome", sample, "Lekudden"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_NE(run.out.find("Silver needs at least 65 proven"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("total for the level Silver: 65, at "), std::string::npos) << run.out;
  // The total is 63.3…: a threshold of 63.3 leaves it Certified, one of 63.4 does not.
  EXPECT_NE(run.out.find("total for the level Certified: 50, at 63.4 it is Undetermined"), std::string::npos) << run.out;
  // The rules of the scheme and limits with an exception are moved too, and what cannot be moved is named.
  EXPECT_NE(run.out.find("points on paper (desk), at least: 50 %, at "), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("ACC-02, limit at least "), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("not moved, because they ask for a yes"), std::string::npos) << run.out;
  // So are marks and rules of single criteria.
  EXPECT_NE(run.out.find("ACC-30, score 2 that passes: with 3 the verdict is “not met”, and the place Not certified"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("INC-02, mandatory for no level: mandatory for every level it is Not certified"), std::string::npos) << run.out;
  const RunOutcome gold = run_program({program, "outcome", sample, "Lekudden", "--level", "guld"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_NE(gold.out.find("what stands between it and Gold"), std::string::npos) << gold.out << gold.error;
  EXPECT_NE(gold.out.find("Gold needs at least 80 proven"), std::string::npos) << gold.out;
  EXPECT_EQ(gold.out.find("more criteria lack points"), std::string::npos) << "all are named";
  EXPECT_NE(run_program({program, "outcome", sample, "Lekudden", "--level", "Certified"}, {{}, {"LC_ALL=C.UTF-8"}}).out.find("nothing stands between it and Certified"), std::string::npos);
  const RunOutcome platinum = run_program({program, "outcome", sample, "Lekudden", "--level", "platinum"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(platinum.exit_code, 3);
  EXPECT_NE(platinum.error.find("The levels are certified (Certifierad), silver, gold (Guld)"), std::string::npos) << platinum.error;
  EXPECT_EQ(run_program({program, "outcome", sample, "Lekuden"}).exit_code, 3);
  const auto json = nlohmann::json::parse(run_program({program, "outcome", sample, "Lekudden", "--level", "gold", "--json"}).out);
  EXPECT_EQ(json["level_asked"], "gold");
  EXPECT_EQ(json["scores"]["dimensions"].size(), 5U);
  EXPECT_EQ(json["scores"]["groups"].size(), 8U);
  EXPECT_FALSE(json["missing"].empty());
  EXPECT_TRUE(json["tier"].is_number());
  bool mandatory = false;
  for (const auto& turn : json["criterion_rules"])
    mandatory = mandatory || (turn["criterion"] == "INC-02" && turn["rule"] == "mandatory" && turn["now"] == "no" && turn["at"] == "yes" && turn["then"]["outcome"] == "not_certified");
  EXPECT_TRUE(mandatory) << json["criterion_rules"].dump();
}

TEST(CommandLine, WhyExplainsEveryCellOfTheMatrices) {
  for (const char* cell : {"group:women/safety", "women/safety", "right:security", "ground:age", "owner:traffic", "stage:design", "persons_with_disabilities/accessibility"}) {
    const RunOutcome run = run_program({program, "why", sample, "Lekudden", cell}, {{}, {"LC_ALL=C.UTF-8"}});
    EXPECT_EQ(run.exit_code, 0) << cell << ": " << run.error;
    EXPECT_NE(run.out.find("assessed: weight "), std::string::npos) << run.out;
    EXPECT_NE(run.out.find(" points"), std::string::npos) << run.out;
  }
  const RunOutcome several = run_program({program, "why", sample, "Lekudden", "women/not_observed"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(several.exit_code, 3);
  EXPECT_NE(several.error.find("group:women/verdict:not_observed, group:women/gap:not_observed"), std::string::npos) << several.error;
}

TEST(CommandLine, UnconfirmedLimitsAreMarkedInTheTables) {
  const RunOutcome plain = run_program({program, "assess", sample}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(plain.out.find("[U"), std::string::npos) << plain.out;
  const RunOutcome uk = run_program({program, "assess", sample, "--profile", "uk"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_NE(uk.out.find("Judged by figures that nobody has confirmed [U]: "), std::string::npos) << uk.out;
  const RunOutcome outcome = run_program({program, "outcome", sample, "Lekudden", "--profile", "uk"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_NE(outcome.out.find("judged by figures that nobody has confirmed [U]: "), std::string::npos) << outcome.out;
  const RunOutcome show = run_program({program, "scheme", "show", "levelground-dignity", "--profile", "uk"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_NE(show.out.find("[U: not"), std::string::npos) << show.out;
}

TEST(CommandLine, SchemeShowHasLevelsRulesALegendAndWholeLimits) {
  const RunOutcome show = run_program({program, "scheme", "show", "levelground-dignity"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(show.out.find("…"), std::string::npos) << "nothing is cut: " << show.out;
  EXPECT_NE(show.out.find("Certified: total at least 50, every dimension and every group with a floor at least 35\n"), std::string::npos) << show.out;
  EXPECT_NE(show.out.find("Rules: desk at least 50 %, field at least 60 %"), std::string::npos) << show.out;
  EXPECT_NE(show.out.find("M mandatory for every level"), std::string::npos) << show.out;
}

TEST(CommandLine, SchemeWhySaysMeasureAndParametersInWords) {
  const RunOutcome why = run_program({program, "scheme", "why", "levelground-dignity", "ACC-02"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_NE(why.out.find("clear width of what is walked (clear_width)"), std::string::npos) << why.out;
  EXPECT_NE(why.out.find("of: the main route"), std::string::npos) << why.out;
  const RunOutcome long_list = run_program({program, "scheme", "why", "public-space-1171", "QUA-1"}, {{}, {"LC_ALL=C.UTF-8"}});
  std::istringstream lines(long_list.out);
  for (std::string line; std::getline(lines, line);) EXPECT_LT(line.size(), 240U) << line;
}

TEST(CommandLine, TheMatrixHasARowForEveryGroup) {
  const RunOutcome run = run_program({program, "matrix", sample, "--site", "Lekudden"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  for (const char* group : {"children", "older persons", "women", "newcomers"}) EXPECT_NE(run.out.find(group), std::string::npos) << run.out;
  const RunOutcome wide = run_program({program, "matrix", sample, "--by", "group", "--across", "verdict"}, {{}, {"LC_ALL=C.UTF-8"}});
  for (std::size_t at = wide.out.find("%)"); at != std::string::npos; at = wide.out.find("%)", at + 1))
    EXPECT_FALSE(std::isdigit(static_cast<unsigned char>(wide.out[at + 2]))) << "a cell runs into the next: " << wide.out;
  EXPECT_EQ(run_program({program, "matrix", sample, "--by", "weather"}).exit_code, 2);
  const RunOutcome rights = run_program({program, "matrix", sample, "--scheme", "human-rights-city", "--by", "right"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_NE(rights.out.find("to be heard and take part"), std::string::npos) << rights.out << rights.error;
}

TEST(CommandLine, SchemasAreTheOnesInTheDocs) {
  for (const char* name : {"scheme", "criterion", "profile", "cases", "traveller", "mapping"}) {
    const RunOutcome run = run_program({program, "scheme", "schema", name}, {{}, {"LC_ALL=C.UTF-8"}});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.out, read_file(std::string(LEVELGROUND_SOURCE_DIR "/docs/schema/") + name + ".schema.json")) << "run levelground scheme schema " << name;
  }
  EXPECT_EQ(run_program({program, "scheme", "schema", "poem"}).exit_code, 2);
}

TEST(CommandLine, TheReferenceOfTheLanguageIsTheOneInTheDocs) {
  const RunOutcome run = run_program({program, "scheme", "reference"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_EQ(run.out, read_file(LEVELGROUND_SOURCE_DIR "/docs/scheme-language.md")) << "run scripts/reference-pages";
}

TEST(CommandLine, KindsAreTheReferencePage) {
  const RunOutcome run = run_program({program, "kinds"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, read_file(LEVELGROUND_SOURCE_DIR "/docs/measures.md")) << "docs/measures.md is what `levelground kinds` prints";
}

TEST(CommandLine, TheTravellersAreThePageInTheDocs) {
  const RunOutcome run = run_program({program, "travellers", "--reference"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_EQ(run.out, read_file(LEVELGROUND_SOURCE_DIR "/docs/travellers.md")) << "run scripts/reference-pages";
}

TEST(CommandLine, FailOnAnswersWithOne) {
  EXPECT_EQ(run_program({program, "assess", sample, "--fail-on", "not-certified"}).exit_code, 1) << "the sample city has such a site";
}

TEST(CommandLine, WhyExplainsAndNamesTheNearestWord) {
  const RunOutcome run = run_program({program, "why", sample, "Kvarntorget", "ACC-30"}, {{}, {"LC_ALL=C.UTF-8"}});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_NE(run.out.find("ACC-30"), std::string::npos);
  EXPECT_NE(run.out.find("└─"), std::string::npos) << run.out;
  const std::string folder = std::filesystem::path(sample).parent_path();
  EXPECT_EQ(run_program({program, "why", "Kvarntorget", "ACC-30"}, {folder, {"LC_ALL=C.UTF-8"}}).out, run.out) << "the project of this folder";
  const RunOutcome short_of_one = run_program({program, "why", "Kvarntorget"}, {folder, {}});
  EXPECT_EQ(short_of_one.exit_code, 2);
  EXPECT_NE(short_of_one.error.find("SITE and CRITERION are required"), std::string::npos) << short_of_one.error;
  EXPECT_NE(run_program({program, "why", "--help"}).out.find("levelground why [OPTIONS] [INPUT] SITE CRITERION\n"), std::string::npos);
  const RunOutcome typo = run_program({program, "why", sample, "Kvarntorgt", "ACC-30"});
  EXPECT_EQ(typo.exit_code, 3);
  EXPECT_NE(typo.error.find("Kvarntorget"), std::string::npos) << typo.error;
  const RunOutcome ascii = run_program({program, "why", sample, "Kvarntorget", "ACC-30"}, {{}, {"LC_ALL=C"}});
  EXPECT_EQ(ascii.out.find("└─"), std::string::npos) << "a terminal without UTF-8 gets ASCII";
}

}  // namespace
}  // namespace levelground::test::command_line_test
