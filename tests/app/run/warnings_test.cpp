// SPDX-License-Identifier: Apache-2.0
// What is to be minded about a judging is that of the last one.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "app/run/run.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::warnings_test {
namespace {

namespace fs = std::filesystem;

bool warns(const run::RunResult& run, const std::string& part) {
  for (const Problem& problem : run.warnings) EXPECT_FALSE(problem.what_sv.empty() || problem.remedy_sv.empty()) << "no Swedish: " << to_text(problem);
  return std::any_of(run.warnings.begin(), run.warnings.end(), [&](const Problem& problem) { return problem.what.find(part) != std::string::npos; });
}

TEST(Warnings, AreThoseOfTheLastJudgement) {
  const TemporaryFolder folder;
  fs::copy(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/own-city/bench-city", folder / "bench-city", fs::copy_options::recursive);
  const fs::path project = folder / "bench-city/conformance/town.yaml";
  std::string text = read_file(project);
  const auto replace = [&](const std::string& was, const std::string& is) { text.replace(text.find(was), was.size(), is); };
  replace("as_of: 2026-09-01", "as_of: 2025-12-01");
  replace("date: 2026-06-01", "date: 2025-06-01");
  write_file(project, text);
  run::AssessOptions options;
  options.input = project;
  const run::RunResult before = run::assess(options, silent_progress(), {});
  EXPECT_TRUE(warns(before, "in force only from 2026-01-01: BEN-1"));
  EXPECT_NE(to_text(before.warnings.front(), "sv").find("bedömt per 2025-12-01, efter gränser som gäller först från 2026-01-01: BEN-1"), std::string::npos) << to_text(before.warnings.front(), "sv");
  EXPECT_FALSE(warns(before, "too old"));
  const auto later = [&](const Date& date) {
    Observation seen;
    seen.id = "later";
    seen.site = before.assessment->find("Market")->id;
    seen.property = "seat_height";
    seen.quantity = Quantity::length;
    seen.range = Interval::exact(450);
    seen.result = "450 mm";
    seen.date = date;
    return run::assess_again(before, {seen}, silent_progress(), {});
  };
  const run::RunResult after = later({2026, 2, 1});
  EXPECT_FALSE(warns(after, "in force only from")) << "it is in force on the day that is judged now";
  const run::RunResult long_after = later({2027, 7, 1});
  EXPECT_TRUE(warns(long_after, "the source ‘town’ is of 2025-06-01, too old on 2027-07-01 for BEN-1"));
}

TEST(Warnings, NameAnAcceptanceOfFiguresThatNeedNone) {
  const TemporaryFolder folder;
  fs::copy(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/own-city/bench-city", folder / "bench-city", fs::copy_options::recursive);
  run::AssessOptions options;
  options.input = folder / "bench-city/conformance/town.yaml";
  write_file(options.input, read_file(options.input) + "accepted_figures:\n  - {criterion: BEN-1, reason: all agree, accepted_by: Bo}\n");
  EXPECT_TRUE(warns(run::assess(options, silent_progress(), {}), "accepted_figures names the criterion ‘BEN-1’, of which every figure is confirmed"));
  options.as_of = Date{2025, 12, 1};
  EXPECT_FALSE(warns(run::assess(options, silent_progress(), {}), "accepted_figures")) << "taken on before its day";
}

/// What bears the name and version of a release says so where it is not that.
TEST(Warnings, NameASchemeThatIsNotWhatWasReleased) {
  const TemporaryFolder folder;
  fs::copy(fs::path(LEVELGROUND_SOURCE_DIR) / "criteria/public-space-1171", folder / "mine", fs::copy_options::recursive);
  run::AssessOptions options;
  options.input = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/own-city/bench-city/conformance/town.yaml";
  options.scheme = (folder / "mine").string() + "/";
  const run::RunResult same = run::assess(options, silent_progress(), {});
  EXPECT_FALSE(warns(same, "not what was released"));
  EXPECT_FALSE(same.assessment->scheme.altered);
  const fs::path head = folder / "mine/scheme.yaml";
  write_file(head, read_file(head) + "# mine\n");
  const run::RunResult other = run::assess(options, silent_progress(), {});
  EXPECT_TRUE(warns(other, "not what was released"));
  EXPECT_EQ(version_words(other.assessment->scheme, "en"), same.assessment->scheme.version + ", altered");
  EXPECT_EQ(version_words(other.assessment->scheme, "sv"), same.assessment->scheme.version + ", ändrad");
}

TEST(Warnings, ThatTheProjectNamesAnotherVersionStay) {
  const TemporaryFolder folder;
  fs::copy(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/own-city/bench-city", folder / "bench-city", fs::copy_options::recursive);
  run::AssessOptions options;
  options.input = folder / "bench-city/conformance/town.yaml";
  options.scheme = (folder / "bench-city").string() + "/";
  write_file(options.input, read_file(options.input) + "scheme_version: 0.9.0\n");
  const run::RunResult before = run::assess(options, silent_progress(), {});
  ASSERT_EQ(before.standing.size(), 1U);
  EXPECT_TRUE(warns(before, "judged by bench-city 0.9.0 (scheme_version), and it is judged by bench-city 1.0.0"));
  EXPECT_EQ(run::assess_again(before, {}, silent_progress(), {}).warnings, before.warnings);
}

}  // namespace
}  // namespace levelground::test::warnings_test
