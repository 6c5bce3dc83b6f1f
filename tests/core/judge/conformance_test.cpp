// SPDX-License-Identifier: Apache-2.0
#include "core/judge/conformance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::conformance_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Scheme scheme_of_widths() {
  Scheme scheme = empty_scheme();
  scheme.id = "small";
  scheme.version = "1.0.0";
  scheme.criteria = {criterion("ACC-02"), criterion("ACC-03")};
  return scheme;
}

ConformanceSet read(const std::string& cases) {
  return read_conformance({"cases.yaml", "scheme: small\nversion: 1.0.0\nproject: town.yaml\ncases:\n" + cases},
                          scheme_of_widths());
}

std::string problems_of(const std::string& text) {
  try {
    read_conformance({"cases.yaml", text}, scheme_of_widths());
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

/// A town of one site where ACC-02 was found to be 1495 to 1505 mm, and ACC-03 not observed.
Assessment town() {
  Assessment assessment;
  assessment.scheme = scheme_of_widths();
  SiteResult site;
  site.id = "town:site/square";
  site.name = "Square";
  site.criteria.resize(2);
  site.criteria.edit(0).verdict = Verdict::cannot_tell;
  site.criteria.edit(0).score = {1, 2};
  site.criteria.edit(0).judged = {1495, 1505};
  site.criteria.edit(1).criterion = 1;
  assessment.sites = {site};
  return assessment;
}

bool passes(const std::string& one) {
  const ConformanceSet set = read("  - " + one + "\n");
  return run_conformance(set, town()).at(0).passed;
}

TEST(Conformance, ComparesVerdictScoreAndBothEnds) {
  EXPECT_TRUE(
      passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, score: [1, 2], value: [1495 mm, 1505 mm]}"));
  EXPECT_TRUE(passes("{criterion: ACC-02, site: Square, verdict: cannot_tell}")) << "what is not given is not compared";
  EXPECT_FALSE(passes("{criterion: ACC-02, site: Square, verdict: met}"));
  EXPECT_FALSE(passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, score: [1, 3]}"));
  EXPECT_FALSE(passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, value: [1496 mm, 1505 mm]}"));
  EXPECT_FALSE(passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, value: [1495 mm, any]}"));
  EXPECT_FALSE(passes("{criterion: ACC-02, site: Circle, verdict: cannot_tell}")) << "there is no such site";
}

TEST(Conformance, ComparesWhetherItCountsAsAssessed) {
  EXPECT_TRUE(passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, assessed: no}"));
  EXPECT_FALSE(passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, assessed: yes}"));
}

TEST(Conformance, AllowsTheStatedToleranceAndNoMore) {
  EXPECT_TRUE(
      passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, value: [1.5 m, 1.5 m], tolerance: 5 mm}"));
  EXPECT_FALSE(
      passes("{criterion: ACC-02, site: Square, verdict: cannot_tell, value: [1.5 m, 1.5 m], tolerance: 4 mm}"));
}

TEST(Conformance, SaysWhatHasNoCase) {
  const ConformanceSet set = read(
      "  - {criterion: ACC-02, site: a, verdict: met}\n  - {criterion: ACC-02, site: b, verdict: not_met}\n"
      "  - {criterion: ACC-02, site: c, verdict: cannot_tell}\n  - {criterion: ACC-02, site: d, verdict: "
      "not_applicable}\n"
      "  - {criterion: ACC-03, site: a, verdict: met}\n");
  const auto missing = missing_cases(set, scheme_of_widths());
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].first, "ACC-03");
  EXPECT_THAT(missing[0].second, ElementsAre(Verdict::not_met, Verdict::cannot_tell, Verdict::not_applicable));
}

TEST(Conformance, NamesMistakesByLine) {
  const std::string head = "scheme: small\nversion: 1.0.0\nproject: town.yaml\ncases:\n";
  EXPECT_THAT(problems_of("scheme: small\nversion: 2.0.0\nproject: town.yaml\ncases: []\n"),
              HasSubstr("these cases are for ‘small 2.0.0’, the scheme is ‘small 1.0.0’"));
  EXPECT_THAT(problems_of(head + "  - {criterion: ACC-04, site: a, verdict: met}\n"),
              HasSubstr("line 5: ‘ACC-04’ is not a known criterion"));
  EXPECT_THAT(problems_of(head + "  - {criterion: ACC-02, site: a, verdict: mett}\n"),
              HasSubstr("line 5: ‘mett’ is not a known verdict"));
  EXPECT_THAT(problems_of(head + "  - {criterion: ACC-02, site: a, verdict: met, value: [2 mm]}\n"),
              HasSubstr("needs both ends"));
  EXPECT_THAT(problems_of(head + "  - {criterion: ACC-02, site: a, verdict: met, value: [2 s, 3 s]}\n"),
              HasSubstr("line 5"));
  EXPECT_THAT(problems_of(head + "  - {criterion: ACC-02, site: a, verdict: met, value: [3 mm, 2 mm]}\n"),
              HasSubstr("ends before it begins"));
  EXPECT_THAT(problems_of(head + "  - {criterion: ACC-02, site: a, verdict: met, score: [3, 2]}\n"),
              HasSubstr("lowest and the highest score"));
}

}  // namespace
}  // namespace levelground::testing::conformance_test
