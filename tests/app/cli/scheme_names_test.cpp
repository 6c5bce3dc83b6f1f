// SPDX-License-Identifier: Apache-2.0
// Which scheme and profile a command means, and what is said when there is none of that name.
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"

namespace levelground::test::scheme_names_test {
namespace {

namespace fs = std::filesystem;

const std::string program = LEVELGROUND_PROGRAM;
const RunOptions utf8{{}, {"LC_ALL=C.UTF-8"}};

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

void replace(const fs::path& file, const std::string& was, const std::string& now) {
  std::string text = read_file(file);
  ASSERT_NE(text.find(was), std::string::npos) << was;
  write_file(file, text.replace(text.find(was), was.size(), now));
}

/// The town of benches under its profile for hills.
struct HillTown {
  TemporaryFolder folder;
  std::string scheme;
  std::string project;
  HillTown() {
    fs::copy(LEVELGROUND_SOURCE_DIR "/sample-maps/own-city/bench-city", folder / "bench-city", fs::copy_options::recursive);
    scheme = (folder / "bench-city").string() + "/";
    project = scheme + "conformance/town.yaml";
    replace(project, "scheme: ../", "scheme: ../\nprofile: hills");
  }
};

TEST(SchemeNames, ASideOfAnImpactWithoutAProfileMeansNone) {
  const HillTown town;
  const RunOutcome run = run_program({program, "scheme", "impact", town.scheme, town.scheme + ":hills", town.project}, utf8);
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_TRUE(says(run.out, "From bench-city 1.0.0 to bench-city 1.0.0:hills")) << run.out;
  EXPECT_FALSE(says(run.out, " 0 judged otherwise")) << run.out;
}

TEST(SchemeNames, AnotherSchemeDropsTheProjectsProfileAndSaysSo) {
  const HillTown town;
  EXPECT_TRUE(says(run_program({program, "assess", town.project}, utf8).out, "profile Hill town"));
  const RunOutcome other = run_program({program, "assess", town.project, "--scheme", "human-rights-city"}, utf8);
  EXPECT_EQ(other.exit_code, 0) << other.error;
  EXPECT_TRUE(says(other.error, "the project's profile ‘hills’ is of another scheme")) << other.error;
  EXPECT_FALSE(says(other.out, "profile")) << other.out;
  const RunOutcome same = run_program({program, "assess", town.project, "--scheme", town.scheme}, utf8);
  EXPECT_TRUE(says(same.out, "profile Hill town")) << "another copy of the same scheme has it too";
}

/// From inside its folder a project is named without a slash, and its scheme lies beside it all the same.
TEST(SchemeNames, AProjectsOwnSchemeIsFoundFromWhereItLies) {
  const HillTown town;
  const fs::path project = town.folder / "bench-city/conformance/town.yaml";
  fs::copy(LEVELGROUND_SOURCE_DIR "/sample-maps/own-city/bench-city", town.folder / "bench-city/conformance/s", fs::copy_options::recursive);
  replace(project, "scheme: ../", "scheme: ./s");
  RunOptions beside = utf8;
  beside.folder = project.parent_path();
  const RunOutcome run = run_program({program, "assess", "town.yaml"}, beside);
  EXPECT_EQ(run.exit_code, 0) << run.error;
}

TEST(SchemeNames, AnAlteredReleaseIsCalledSoWhereverItIsNamed) {
  const TemporaryFolder folder;
  fs::copy(LEVELGROUND_SOURCE_DIR "/criteria/public-space-1171", folder / "mine", fs::copy_options::recursive);
  const std::string mine = (folder / "mine").string() + "/";
  write_file(folder / "mine/scheme.yaml", read_file(folder / "mine/scheme.yaml") + "# mine\n");
  const std::string town = LEVELGROUND_SOURCE_DIR "/sample-maps/own-city/bench-city/conformance/town.yaml";
  const RunOutcome assessed = run_program({program, "assess", town, "--scheme", mine}, utf8);
  EXPECT_TRUE(says(assessed.out, ", altered")) << assessed.out;
  EXPECT_TRUE(says(assessed.error, "not what was released")) << assessed.error;
  EXPECT_TRUE(says(run_program({program, "assess", town, "--scheme", mine, "--language", "sv"}, utf8).out, ", ändrad"));
  EXPECT_TRUE(says(run_program({program, "assess", town, "--scheme", mine, "--json"}, utf8).out, "\"altered\": true"));
  EXPECT_TRUE(says(run_program({program, "matrix", town, "--scheme", mine, "--json"}, utf8).out, "\"altered\": true"));
  EXPECT_TRUE(says(run_program({program, "assess", town, "--scheme", mine, "--language", "sv"}, utf8).error, "det är inte det som släpptes under detta namn"));
  EXPECT_TRUE(says(run_program({program, "scheme", "impact", "public-space-1171", mine, town}, utf8).out, ", altered"));
  EXPECT_TRUE(says(run_program({program, "scheme", "show", mine}, utf8).out, ", altered"));
  EXPECT_FALSE(says(run_program({program, "scheme", "show", "public-space-1171"}, utf8).out, "altered"));
  const RunOutcome report = run_program({program, "report", town, "--scheme", mine, "-o", (folder / "city.html").string()}, utf8);
  EXPECT_EQ(report.exit_code, 0) << report.error;
  EXPECT_TRUE(says(read_file(folder / "city.html"), "no certificate is given by it"));
}

TEST(SchemeNames, AnEmptyProfileIsNone) {
  const HillTown town;
  const RunOutcome run = run_program({program, "assess", town.project, "--profile", ""}, utf8);
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_FALSE(says(run.out, "profile")) << run.out;
  EXPECT_FALSE(says(run.error, "profile")) << "it was asked for";
}

TEST(SchemeNames, LimitsBeforeTheirDayAreTold) {
  const HillTown town;
  const RunOutcome early = run_program({program, "assess", town.project, "--as-of", "2025-12-31"}, utf8);
  EXPECT_EQ(early.exit_code, 0) << early.error;
  EXPECT_TRUE(says(early.error, "judged as of 2025-12-31, by limits that are in force only from 2026-01-01: BEN-1, BEN-3, BEN-4.")) << early.error;
  EXPECT_FALSE(says(run_program({program, "assess", town.project, "--as-of", "2026-01-01"}, utf8).error, "in force only")) << "the day itself counts";
  const RunOutcome report = run_program({program, "report", town.project, "--of", "Market", "--as-of", "2025-12-31", "-o", (town.folder / "market.html").string()}, utf8);
  EXPECT_EQ(report.exit_code, 0) << report.error;
  const std::string page = read_file(town.folder / "market.html");
  EXPECT_TRUE(says(page, "in force only from 1 January 2026"));
  EXPECT_TRUE(says(page, "not recorded since when they hold")) << "BEN-6 names no day";
}

TEST(SchemeNames, ALimitWithoutADayIsNotCalledEarly) {
  const RunOutcome why = run_program({program, "scheme", "why", "levelground-dignity", "ACC-02", "--profile", "no"}, utf8);
  EXPECT_EQ(why.exit_code, 0) << why.error;
  EXPECT_TRUE(says(why.out, "since when it holds is not recorded")) << why.out;
  EXPECT_TRUE(says(why.out, "in force since 29 May 2015")) << why.out;
  const RunOutcome run = run_program({program, "assess", LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra/alvhamra.yaml", "--profile", "no", "--as-of", "2025-12-15"}, utf8);
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_FALSE(says(run.error, "in force only")) << run.error;
}

TEST(SchemeNames, ACertificateDoesNotRestOnALimitBeforeItsDay) {
  const HillTown town;
  const std::vector<std::string> command = {program, "assess", town.project, "--as-of", "2025-12-31", "--certifying"};
  const RunOutcome of_the_future = run_program(command, utf8);
  EXPECT_EQ(of_the_future.exit_code, 3);
  EXPECT_TRUE(says(of_the_future.error, "the source ‘town’ is of 2026-06-01, which is after the day judged, 2025-12-31")) << of_the_future.error;
  replace(town.project, "date: 2026-06-01", "date: 2025-12-01");
  const RunOutcome refused = run_program(command, utf8);
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_TRUE(says(refused.error, "BEN-1, BEN-3, BEN-4.")) << refused.error;
  std::string accepted = "accepted_figures:\n";
  for (const char* code : {"BEN-1", "BEN-3", "BEN-4"}) accepted += std::string("  - {criterion: ") + code + ", reason: taken on early, accepted_by: Ada}\n";
  write_file(town.project, read_file(town.project) + accepted);
  EXPECT_EQ(run_program(command, utf8).exit_code, 0);
}

TEST(SchemeNames, AnAssessmentIsBoundToTheVersionItWasMadeBy) {
  const HillTown town;
  const std::string base = (town.folder / "base.gpkg").string();
  ASSERT_EQ(run_program({program, "assess", town.project, "-o", base}, utf8).exit_code, 0);
  EXPECT_EQ(run_program({program, "assess", base}, utf8).exit_code, 0) << "the same version";
  fs::copy(town.folder / "bench-city", town.folder / "old", fs::copy_options::recursive);
  replace(town.scheme + "scheme.yaml", "version: 1.0.0", "version: 1.1.0");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"assess", base}, {"outcome", base, "Market"}, {"why", base, "Market", "BEN-1"}}) {
    std::vector<std::string> words{program};
    words.insert(words.end(), command.begin(), command.end());
    const RunOutcome refused = run_program(words, utf8);
    EXPECT_EQ(refused.exit_code, 3) << command.front();
    EXPECT_TRUE(says(refused.error, "it was judged by bench-city 1.0.0 (")) << refused.error;
    EXPECT_TRUE(says(refused.error, "and the scheme at hand is bench-city 1.1.0 (")) << refused.error;
    EXPECT_TRUE(says(refused.error, "ut the folder of bench-city 1.0.0 back as it was, or name where you keep it with --scheme FOLDER/")) << refused.error;
  }
  EXPECT_EQ(run_program({program, "assess", base, "--scheme", (town.folder / "old").string() + "/"}, utf8).exit_code, 0);
  EXPECT_EQ(run_program({program, "assess", town.project}, utf8).exit_code, 0) << "the project states no version";
}

TEST(SchemeNames, AnAssessmentIsOpenedByTheProfileItWasMadeWith) {
  const HillTown town;
  const std::string base = (town.folder / "base.gpkg").string();
  ASSERT_EQ(run_program({program, "assess", town.project, "--profile", "", "-o", base}, utf8).exit_code, 0);
  const RunOutcome again = run_program({program, "assess", base}, utf8);
  EXPECT_EQ(again.exit_code, 0) << again.error;
  EXPECT_FALSE(says(again.out, "profile")) << again.out;
}

TEST(SchemeNames, AProjectMayStateTheVersionItIsJudgedBy) {
  const HillTown town;
  const std::string project = read_file(town.project);
  write_file(town.project, project + "scheme_version: 1.0.0\n");
  EXPECT_EQ(run_program({program, "assess", town.project}, utf8).exit_code, 0);
  write_file(town.project, project + "scheme_version: 0.9.0\n");
  const RunOutcome refused = run_program({program, "assess", town.project}, utf8);
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_TRUE(says(refused.error, "the project is judged by bench-city 0.9.0, and the scheme at hand is bench-city 1.0.0")) << refused.error;
  const RunOutcome named = run_program({program, "assess", town.project, "--scheme", town.scheme}, utf8);
  EXPECT_EQ(named.exit_code, 0) << "asked for by name";
  EXPECT_TRUE(says(named.error, "the project says that it is judged by bench-city 0.9.0 (scheme_version), and it is judged by bench-city 1.0.0, as --scheme or --profile says")) << named.error;
  const RunOutcome certificate = run_program({program, "assess", town.project, "--scheme", town.scheme, "--certifying"}, utf8);
  EXPECT_EQ(certificate.exit_code, 3);
  EXPECT_TRUE(says(certificate.error, "certificate is given by the scheme that the input names")) << certificate.error;
  EXPECT_EQ(run_program({program, "assess", town.project, "--profile", "hills"}, utf8).exit_code, 3) << "a profile names no version";
  const RunOutcome other = run_program({program, "assess", town.project, "--scheme", "womens-safety-audit"}, utf8);
  EXPECT_TRUE(says(other.error, "judged by bench-city 0.9.0 (scheme_version), and it is judged by womens-safety-audit 1.")) << other.error;
  write_file(town.project, project + "scheme_version: 1.0.0\n");
  EXPECT_FALSE(says(run_program({program, "assess", town.project, "--scheme", town.scheme}, utf8).error, "scheme_version")) << "it is the same";
}

TEST(SchemeNames, ADeprecatedCodeLeadsToItsSuccessors) {
  const HillTown town;
  const RunOutcome why = run_program({program, "why", town.project, "Market", "BEN-0"}, utf8);
  EXPECT_EQ(why.exit_code, 3);
  EXPECT_TRUE(says(why.error, "BEN-0 is deprecated; version 0.9.0 was the last to have it")) << why.error;
  EXPECT_TRUE(says(why.error, "ee BEN-4, which took its place")) << why.error;
  replace(town.scheme + "conformance/cases.yaml", "criterion: BEN-2, site: corner", "criterion: BEN-0, site: corner");
  const RunOutcome lint = run_program({program, "scheme", "lint", town.scheme}, utf8);
  EXPECT_TRUE(says(lint.out, "ee BEN-4, which took its place")) << lint.out;
}

TEST(SchemeNames, ANarrowerScopeIsPrintedOnEverything) {
  const HillTown town;
  write_file(town.project, read_file(town.project) + "scope: {groups: [older]}\n");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"why", town.project, "Market", "total"}, {"why", town.project, "Market", "older"},
                                                  {"why", town.project, "Market", "older/rest"}, {"outcome", town.project, "Market"}, {"matrix", town.project},
                                                  {"scheme", "impact", town.scheme, town.scheme, town.project}}) {
    std::vector<std::string> words{program};
    words.insert(words.end(), command.begin(), command.end());
    const RunOutcome run = run_program(words, utf8);
    EXPECT_EQ(run.exit_code, 0) << command[0] << run.error;
    EXPECT_TRUE(says(run.out, "Judged for these groups only: older persons.")) << command[0] << '\n' << run.out;
    if (command[0] == "why") continue;
    words.emplace_back("--json");
    const RunOutcome json = run_program(words, utf8);
    EXPECT_TRUE(says(json.out, "\"narrow\": true")) << command[0] << '\n' << json.out;
  }
}

TEST(SchemeNames, LintFindsCasesOfWhatIsNotThere) {
  const HillTown town;
  replace(town.scheme + "conformance/cases.yaml", "criterion: BEN-2, site: corner", "criterion: BEN-22, site: corner");
  RunOutcome run = run_program({program, "scheme", "lint", town.scheme}, utf8);
  EXPECT_EQ(run.exit_code, 1) << run.error;
  EXPECT_TRUE(says(run.out, "conformance/cases.yaml, line 12: ‘BEN-22’ is not a known criterion. Did you mean ‘BEN-2’?")) << run.out;
  EXPECT_TRUE(says(run.out, "one remark")) << run.out;
  replace(town.scheme + "conformance/cases.yaml", "BEN-22", "BEN-2");
  replace(town.scheme + "conformance/cases.yaml", "project: town.yaml", "project: village.yaml");
  run = run_program({program, "scheme", "lint", town.scheme}, utf8);
  EXPECT_EQ(run.exit_code, 1) << run.error;
  EXPECT_TRUE(says(run.out, "the cases are of the project ‘village.yaml’, and there is no such file")) << run.out;
  replace(town.scheme + "conformance/cases.yaml", "project: village.yaml", "project: town.yaml");
  replace(town.scheme + "conformance/cases.yaml", "criterion: BEN-2, site: corner", "criterion: BEN-2, site: cornr");
  run = run_program({program, "scheme", "lint", town.scheme}, utf8);
  EXPECT_EQ(run.exit_code, 1) << run.error;
  EXPECT_TRUE(says(run.out, "conformance/cases.yaml, line 12: a case is of the site ‘cornr’, which its town ‘town.yaml’ has not")) << run.out;
  EXPECT_TRUE(says(run.out, "did you mean ‘Corner’?") || says(run.out, "Did you mean ‘Corner’?")) << run.out;
}

TEST(SchemeNames, LintReadsEveryProfile) {
  const HillTown town;
  EXPECT_EQ(run_program({program, "scheme", "lint", town.scheme}, utf8).out, "bench-city 1.0.0 with its profile: 6 criteria, 0 remarks\n");
  replace(town.scheme + "profiles/hills.yaml", ", sv: Backstaden", "");
  fs::copy_file(town.scheme + "profiles/hills.yaml", town.scheme + "profiles/valleys.yaml");
  replace(town.scheme + "profiles/valleys.yaml", "base: bench-city", "base: chair-city");
  replace(town.scheme + "profiles/valleys.yaml", "  BEN-3:\n", "  BEN-33:\n");
  const RunOutcome run = run_program({program, "scheme", "lint", town.scheme}, utf8);
  EXPECT_EQ(run.exit_code, 1) << run.error;
  EXPECT_TRUE(says(run.out, "profiles/hills.yaml: the profile's title has no Swedish")) << run.out;
  EXPECT_TRUE(says(run.out, "this profile is for ‘chair-city’")) << run.out;
  EXPECT_TRUE(says(run.out, "BEN-33")) << run.out;
  EXPECT_TRUE(says(run.out, "with its 2 profiles: 6 criteria, 3 remarks")) << run.out;
}

TEST(SchemeNames, AProfileMayStandBehindTheScheme) {
  for (const char* command : {"show", "lint"}) {
    const RunOutcome run = run_program({program, "scheme", command, "levelground-dignity:no"}, utf8);
    EXPECT_EQ(run.exit_code, 0) << run.error;
    EXPECT_TRUE(says(run.out, ":no")) << run.out;
  }
  const RunOutcome behind = run_program({program, "scheme", "why", "levelground-dignity:se", "ACC-30"}, utf8);
  EXPECT_EQ(behind.out, run_program({program, "scheme", "why", "levelground-dignity", "ACC-30", "--profile", "se"}, utf8).out) << behind.error;
  EXPECT_EQ(run_program({program, "scheme", "show", "levelground-dignity:se", "--profile", "no"}, utf8).exit_code, 2) << "which of the two?";
}

TEST(SchemeNames, WhatIsNotThereIsSaidForWhatItIs) {
  const auto error = [](std::vector<std::string> words) {
    words.insert(words.begin(), {program, "scheme", "lint"});
    const RunOutcome run = run_program(words, utf8);
    EXPECT_EQ(run.exit_code, 3);
    return run.error;
  };
  EXPECT_TRUE(says(error({"./nosuch/"}), "./nosuch/: there is no such folder with a scheme.yaml")) << "a slash means a folder of one's own";
  EXPECT_TRUE(says(error({"levelground-dignty"}), "Did you mean ‘levelground-dignity’? There is: human-rights-city"));
  EXPECT_TRUE(says(error({"womens-safety-audit:se"}), "there is no profile ‘se’. The scheme has none"));
  EXPECT_TRUE(says(error({"--profile", "../../etc"}), "../../etc: the profile is not to be found"));
}

}  // namespace
}  // namespace levelground::test::scheme_names_test
