// SPDX-License-Identifier: Apache-2.0
// What is too old to count is told: what it is, how old, how old it may be, and what to do.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>

#include "app/run/run.hpp"
#include "core/judge/assessment_json.hpp"
#include "core/judge/explanation.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::too_old_test {
namespace {

namespace fs = std::filesystem;

const fs::path bench_city = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/own-city/bench-city";

std::string with(std::string text, const std::string& was, const std::string& is) {
  for (std::size_t at = text.find(was); at != std::string::npos; at = text.find(was, at + is.size())) text.replace(at, was.size(), is);
  return text;
}

/// The town of benches, judged as of 1 September 2026, with other days of its layers and of what is said to be complete in them ("as_of: …, ", or nothing).
run::RunResult town(const std::string& layers, const std::string& complete) {
  const TemporaryFolder folder;
  fs::copy(bench_city, folder / "bench-city", fs::copy_options::recursive);
  const fs::path project = folder / "bench-city/conformance/town.yaml";
  write_file(project, with(with(read_file(project), "date: 2026-06-01", layers), "as_of: 2026-06-01, ", complete));
  run::AssessOptions options;
  options.input = project;
  return run::assess(options, silent_progress(), {});
}

const CriterionResult& result_of(const run::RunResult& run, const char* site, const char* code) {
  const SiteResult* found = run.assessment->find(site);
  const Criterion* criterion = run.assessment->scheme.find(code);
  EXPECT_NE(found, nullptr);
  EXPECT_NE(criterion, nullptr);
  return found->criteria[static_cast<std::size_t>(criterion - run.assessment->scheme.criteria.data())];
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string flat(const Explanation& tree) {
  std::string text = tree.text + "\n";
  for (const Explanation& child : tree.children) text += flat(child);
  return text;
}

TEST(TooOld, ALayerThatIsSaysSoInsteadOfNothingIsKnown) {
  const run::RunResult run = town("date: 2023-01-15", "as_of: 2026-06-01, ");
  const CriterionResult& way = result_of(run, "Market", "BEN-1");   // takes evidence of 24 months
  EXPECT_EQ(way.verdict, Verdict::not_observed);
  const LocalText& reason = way.reason.text();
  for (const char* part : {"‘town’ is too old", "15 January 2023", "43 months and 17 days", "1 September 2026", "24 months", "date:"}) {
    EXPECT_TRUE(holds(reason.en, part)) << part << " in " << reason.en;
  }
  for (const char* part : {"”town” är för gammalt", "15 januari 2023", "43 månader och 17 dagar", "1 september 2026", "24 månader", "date:"}) {
    EXPECT_TRUE(holds(reason.sv, part)) << part << " in " << reason.sv;
  }
  const SiteResult& market = *run.assessment->find("Market");
  for (const char* language : {"en", "sv"}) {
    const std::string told = flat(explain(*run.assessment, market, way, *run::load_texts(language)));
    EXPECT_TRUE(holds(told, reason.in(language)));
    EXPECT_FALSE(holds(told, language == std::string("en") ? "Nothing is known" : "inget känt"));
    EXPECT_FALSE(holds(told, "tate complete:")) << "it is stated; it is too old: " << told;
  }
  const auto json = nlohmann::json::parse(assessment_json(*run.city, *run.assessment));
  for (const auto& site : json["sites"]) {
    if (site["name"] != "Market") continue;
    const auto& verdict = site["verdicts"][0];
    EXPECT_EQ(verdict["criterion"], "BEN-1");
    EXPECT_EQ(verdict["reason"]["en"], reason.en);
    ASSERT_EQ(verdict["too_old"].size(), 2U) << "the layer, and that walkways are complete in it";
    EXPECT_EQ(verdict["too_old"][0],
              (nlohmann::json{{"what", "layer"}, {"source", "town"}, {"theme", nullptr}, {"date", "2023-01-15"}, {"max_age_months", 24}}));
    EXPECT_EQ(verdict["too_old"][1]["what"], "completeness");
    EXPECT_EQ(verdict["too_old"][1]["date"], "2023-01-15") << "that a layer holds all is no newer than the layer";
  }
}

TEST(TooOld, AStatementOfCompletenessThatIsDoesNotHoldAndIsTold) {
  const run::RunResult fresh = town("date: 2026-06-01", "as_of: 2026-06-01, ");
  EXPECT_EQ(result_of(fresh, "Market", "BEN-1").verdict, Verdict::met);
  EXPECT_FALSE(result_of(fresh, "Market", "BEN-1").measurement.too_old);
  const run::RunResult run = town("date: 2026-06-01", "as_of: 2024-08-31, ");
  const CriterionResult& way = result_of(run, "Market", "BEN-1");
  EXPECT_EQ(way.verdict, Verdict::cannot_tell) << "another way, that nobody mapped, may be narrow";
  ASSERT_EQ(way.notes.size(), 1U);
  const LocalText& note = way.notes.front().text();
  for (const char* part : {"‘walkway’ is complete in ‘town’", "31 August 2024", "24 months and 1 day before", "24 months old here", "as_of:"}) EXPECT_TRUE(holds(note.en, part)) << note.en;
  EXPECT_TRUE(holds(note.sv, "24 månader och 1 dag före")) << note.sv;
  const std::string told = flat(explain(*run.assessment, *run.assessment->find("Market"), way, *run::load_texts("en")));
  EXPECT_TRUE(holds(told, "Nobody vouches any more")) << told;
  EXPECT_FALSE(holds(told, "State complete:")) << told;
}

TEST(TooOld, AStatementWithoutADayIsAsOldAsItsSource) {
  EXPECT_EQ(result_of(town("date: 2026-06-01", ""), "Market", "BEN-1").verdict, Verdict::met);
}

}  // namespace
}  // namespace levelground::test::too_old_test
