// SPDX-License-Identifier: Apache-2.0
// From one version of a scheme to the next, with real files: gaps keep their ids by lineage, and impact tells what a change does.
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "app/run/files.hpp"
#include "app/run/run.hpp"
#include "core/base/parallel.hpp"
#include "core/judge/impact.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::versions_test {
namespace {

namespace fs = std::filesystem;

const fs::path bench_city = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps" / "own-city" / "bench-city";

/// A copy of the scheme in which one text of one file is another.
void next_version(const fs::path& folder, const std::string& file, const std::string& was, const std::string& now) {
  std::string text = run::read_text(folder / file);
  const std::size_t at = text.find(was);
  ASSERT_NE(at, std::string::npos) << was;
  test::write_file(folder / file, text.replace(at, was.size(), now));
}

Assessment judged_by(const fs::path& scheme) {
  run::AssessOptions options;
  options.input = bench_city / "conformance" / "town.yaml";
  options.scheme = scheme.string();
  return *run::assess(options, silent_progress(), {}).assessment;
}

std::set<std::string> gaps_of(const Assessment& assessment, const std::string& code) {
  std::set<std::string> ids;
  for (const SiteResult& site : assessment.sites) {
    for (const Gap& gap : site.gaps) {
      if (assessment.scheme.criteria[gap.criterion].code == code) ids.insert(gap.id.str());
    }
  }
  return ids;
}

TEST(Versions, GapsKeepTheirIdsWhenACriterionGetsAnotherCodeAndAStricterLimit) {
  const test::TemporaryFolder folder;
  const fs::path next = folder / "next";
  fs::copy(bench_city, next, fs::copy_options::recursive);
  next_version(next, "scheme.yaml", "version: 1.0.0", "version: 1.1.0");
  next_version(next, "ben-1.yaml", "code: BEN-1\n", "code: WAY-1\nlineage: BEN-1\n");
  next_version(next, "ben-1.yaml", "2: {limit: 1.5 m", "2: {limit: 1.6 m");
  const Assessment older = judged_by(bench_city);
  const Assessment newer = judged_by(next);
  const std::set<std::string> gaps = gaps_of(older, "BEN-1");
  EXPECT_FALSE(gaps.empty());
  EXPECT_EQ(gaps_of(newer, "WAY-1"), gaps);
  for (const SiteImpact& site : compare(older, newer)) {
    EXPECT_EQ(site.gaps_gone + site.gaps_new + site.gaps_handed_on, 0U) << site.name;
    EXPECT_TRUE(site.verdicts.empty()) << site.name;
  }
}

TEST(Versions, AWeightMovesTotalsAndIsNamedAsTheCause) {
  const test::TemporaryFolder folder;
  const fs::path next = folder / "next";
  fs::copy(bench_city, next, fs::copy_options::recursive);
  next_version(next, "scheme.yaml", "version: 1.0.0", "version: 1.1.0");
  next_version(next, "ben-3.yaml", "weight: 2", "weight: 1");
  const Assessment older = judged_by(bench_city);
  const Assessment newer = judged_by(next);
  const std::vector<SchemeChange> around = changes_around_verdicts(older.scheme, newer.scheme);
  ASSERT_EQ(around.size(), 1U);
  EXPECT_EQ(around[0].criterion + " " + around[0].fact + " " + around[0].before + " " + around[0].after, "BEN-3 weight 2 1");
  bool moved = false;
  for (const SiteImpact& site : compare(older, newer)) moved = moved || site.only_total_moves() || site.changes();
  EXPECT_TRUE(moved);
}

}  // namespace
}  // namespace levelground::versions_test
