// SPDX-License-Identifier: Apache-2.0
// What a project says of single places: a site in short, and limits for the groups it judges for.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/run/run.hpp"
#include "core/base/errors.hpp"
#include "core/base/parallel.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::by_hand_test {
namespace {

namespace fs = std::filesystem;

const fs::path bench_city = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/own-city/bench-city";

/// The town of benches with more lines in its project.
Assessment judged(const TemporaryFolder& folder, const std::string& more) {
  fs::copy(bench_city, folder / "bench-city", fs::copy_options::recursive);
  const fs::path project = folder / "bench-city/conformance/town.yaml";
  write_file(project, read_file(project) + more);
  run::AssessOptions options;
  options.input = project;
  return *run::assess(options, silent_progress(), {}).assessment;
}

const CriterionResult& result_of(const Assessment& assessment, const char* site, const char* code) {
  const SiteResult* found = assessment.find(site);
  const Criterion* criterion = assessment.scheme.find(code);
  EXPECT_NE(found, nullptr);
  EXPECT_NE(criterion, nullptr);
  return found->criteria[static_cast<std::size_t>(criterion - assessment.scheme.criteria.data())];
}

std::string not_applicable(const std::string& site) {
  return "not_applicable:\n  - {site: " + site + ", criterion: BEN-3, reason: none, proposed_by: Ada, agreed_by: Bo}\n";
}

TEST(ByHand, ASiteIsNamedByItsIdInFullOrInShortOrByItsName) {
  for (const char* name : {"\"town:site/market\"", "market", "Market"}) {
    const TemporaryFolder folder;
    EXPECT_EQ(result_of(judged(folder, not_applicable(name)), "Market", "BEN-3").verdict, Verdict::not_applicable) << name;
  }
  const TemporaryFolder folder;
  try {
    judged(folder, not_applicable("markt"));
    FAIL() << "no such site";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().what, "not_applicable names a site that is not there");
  }
}

TEST(ByHand, ASiteThatMayBeOneOfSeveralIsRefused) {
  const TemporaryFolder folder;
  fs::copy(bench_city, folder / "bench-city", fs::copy_options::recursive);
  const fs::path layer = folder / "bench-city/conformance/layers/site.geojson";
  std::string text = read_file(layer);
  const std::size_t at = text.find("\"name\": \"Yard\"");
  ASSERT_NE(at, std::string::npos);
  write_file(layer, text.replace(at, 14, "\"name\": \"Market\""));
  const fs::path project = folder / "bench-city/conformance/town.yaml";
  write_file(project, read_file(project) + not_applicable("Market"));
  run::AssessOptions options;
  options.input = project;
  try {
    run::assess(options, silent_progress(), {});
    FAIL() << "two sites have the name";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().what, "not_applicable names a site that may be one of several");
    EXPECT_NE(error.problems().front().remedy.find("yard"), std::string::npos) << error.problems().front().remedy;
  }
}

TEST(ByHand, ACriterionThatGotAnotherCodeKeepsWhatTheProjectSaysOfIt) {
  const TemporaryFolder folder;
  fs::copy(bench_city, folder / "bench-city", fs::copy_options::recursive);
  const fs::path criterion = folder / "bench-city/ben-3.yaml";
  std::string text = read_file(criterion);
  const std::size_t at = text.find("code: BEN-3\n");
  ASSERT_NE(at, std::string::npos);
  write_file(criterion, text.replace(at, 12, "code: BEN-7\nlineage: BEN-3\n"));
  const fs::path project = folder / "bench-city/conformance/town.yaml";
  write_file(project, read_file(project) + not_applicable("Market") + "accepted_figures:\n  - {criterion: BEN-3, reason: none, accepted_by: Ada}\n");
  run::AssessOptions options;
  options.input = project;
  const Assessment assessment = *run::assess(options, silent_progress(), {}).assessment;
  EXPECT_EQ(result_of(assessment, "Market", "BEN-7").verdict, Verdict::not_applicable);
  EXPECT_EQ(assessment.options.accepted_figures.front().criterion, "BEN-7");
}

TEST(Scope, ALimitForEachGroupIsAskedForTheGroupsJudgedFor) {
  const TemporaryFolder all, one;
  EXPECT_EQ(result_of(judged(all, ""), "Corner", "BEN-6").verdict, Verdict::not_met) << "two groups have a floor, and one was promised something";
  EXPECT_EQ(result_of(judged(one, "scope: {groups: [mobility]}\n"), "Corner", "BEN-6").verdict, Verdict::met);
}

}  // namespace
}  // namespace levelground::test::by_hand_test
