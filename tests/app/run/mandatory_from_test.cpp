// SPDX-License-Identifier: Apache-2.0
// Mandatory from a level on, in the town of benches: BEN-2 is asked of the best alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "app/run/run.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::mandatory_from_test {
namespace {

namespace fs = std::filesystem;

/// Market, where both levels ask for few points and nearly the same, with its ratings of BEN-2 as they are or all of one value.
SiteResult market(const std::string& rating) {
  const TemporaryFolder folder;
  fs::copy(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/own-city/bench-city", folder / "bench-city", fs::copy_options::recursive);
  const auto replace = [&](const std::string& file, const std::string& was, const std::string& is) {
    std::string text = read_file(folder / "bench-city" / file);
    ASSERT_NE(text.find(was), std::string::npos) << was;
    for (std::size_t at = text.find(was); at != std::string::npos; at = text.find(was, at + is.size())) text.replace(at, was.size(), is);
    write_file(folder / "bench-city" / file, text);
  };
  replace("scheme.yaml", "total: 80, floor: 65.5", "total: 10.5, floor: 0");
  replace("scheme.yaml", "total: 50, floor: 35", "total: 10, floor: 0");
  if (!rating.empty()) {
    for (const char* given : {"talk_on_benches,2", "talk_on_benches,3"}) replace("conformance/observations.csv", given, "talk_on_benches," + rating);
  }
  run::AssessOptions options;
  options.input = folder / "bench-city/conformance/town.yaml";
  const run::RunResult run = run::assess(options, silent_progress(), {});
  return *run.assessment->find("Market");
}

TEST(MandatoryFromALevel, IsAskedOfThatLevelAndOfNoneBelow) {
  const SiteResult met = market("");
  ASSERT_EQ(met.outcome, Outcome::level);
  EXPECT_EQ(met.level, 1U) << "the best";
  const SiteResult missed = market("1");
  ASSERT_EQ(missed.outcome, Outcome::level) << "not met, and yet a level: it is mandatory for the best alone";
  EXPECT_EQ(missed.level, 0U);
  const bool told = std::any_of(missed.reasons.begin(), missed.reasons.end(),
                                [](const SharedText& reason) { return reason.text().en.find("BEN-2 is mandatory for Best and not met") != std::string::npos; });
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace levelground::test::mandatory_from_test
