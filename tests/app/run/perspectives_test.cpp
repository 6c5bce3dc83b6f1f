// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "app/run/perspectives.hpp"

namespace levelground::test::perspectives_test {
namespace {

TEST(Perspectives, OneThatReadsLikeAGroupAndIsNoneIsNamed) {
  Scheme scheme;
  scheme.id = "audit";
  scheme.groups.push_back({"women", "WO", {"women", "kvinnor"}, true});
  CityDraft draft;
  draft.sources.emplace_back().file = "audit.csv";
  const auto rated = [&](const char* id, const char* perspective) {
    Observation& o = draft.observations.emplace_back();
    o.id = id;
    o.site = "town:site/torget";
    o.perspective = perspective;
  };
  rated("E-1", "women");
  rated("E-2", "wimmen");
  rated("E-3", "wimmen");
  rated("E-4", "");
  rated("E-5", "religious");
  const City city(std::move(draft), WalkGraph());
  const std::vector<Problem> problems = run::misspelt_perspectives(city, scheme);
  ASSERT_EQ(problems.size(), 1U) << "a group of another scheme may be meant by the last";
  EXPECT_EQ(problems[0].file, "audit.csv");
  EXPECT_EQ(problems[0].severity, Problem::Severity::warning);
  EXPECT_NE(problems[0].what.find("‘wimmen’"), std::string::npos);
  EXPECT_NE(problems[0].what.find("E-2, E-3"), std::string::npos);
  EXPECT_NE(problems[0].remedy.find("women"), std::string::npos);
}

}  // namespace
}  // namespace levelground::test::perspectives_test
