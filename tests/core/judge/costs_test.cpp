// SPDX-License-Identifier: Apache-2.0
#include "core/judge/costs.hpp"

#include <gtest/gtest.h>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::costs_test {
namespace {

const Texts english({{"judge.cost.line", {"{what}, {amount} ({year}; {source})", ""}},
                     {"judge.cost.line_finds_out", {"to find out: {what}, {amount} ({year}; {source})", ""}},
                     {"judge.cost.elsewhere", {"elsewhere: {cost}", ""}},
                     {"judge.cost.here", {"here: {cost}", ""}},
                     {"judge.cost.of_city", {"the city: {source}", ""}},
                     {"judge.cost.undated", {"year not stated", ""}}},
                    "en");

TEST(Costs, AreThePublishedOnesUntilTheCityStatesItsOwn) {
  Scheme scheme = empty_scheme();
  scheme.sources = {{"S74", "UK unit costs", "UK"}};
  Criterion seats = criterion("ACC-50");
  seats.costs = {{{"a bench", "en bänk"}, 1200, 1200, "GBP", std::nullopt, "S74"},
                 {{"a cabin", "en kabin"}, 45000, 1700000, "GBP", 2017, "S74"}};
  JudgeOptions options;
  options.costs = {{"ACC-02", {{"a path", "en gång"}, 1, 2, "SEK", 2026, "a contract"}}};
  const auto published = costs_of(options, seats, CostFor::mending);
  ASSERT_EQ(published.size(), 2U);
  EXPECT_FALSE(published[0].of_city);
  EXPECT_EQ(cost_words(scheme, published[0], english),
            "elsewhere: a bench, 1\u00A0200\u00A0GBP (year not stated; UK unit costs)");
  EXPECT_EQ(published_cost_words(scheme, published[0], english), "a bench, 1\u00A0200\u00A0GBP (year not stated; UK unit costs)");
  EXPECT_EQ(cost_words(scheme, published[1], english),
            "elsewhere: a cabin, 45\u00A0000–1\u00A0700\u00A0000\u00A0GBP (2017; UK unit costs)");
  options.costs.push_back(
      {"ACC-50", {{"our bench", "vår bänk"}, Rational::ratio(25001, 2), 14000, "SEK", 2026, "framework contract"}});
  const auto own = costs_of(options, seats, CostFor::mending);
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(cost_words(scheme, own[0], english),
            "here: our bench, 12\u00A0500.5–14\u00A0000\u00A0SEK (2026; the city: framework contract)");
}

TEST(Costs, OfFindingOutMendNothing) {
  Scheme scheme = empty_scheme();
  Criterion reach = criterion("ACC-01");
  reach.costs = {{{"field mapping", "kartläggning"}, 30000, 100000, "NOK", 2023, "S59", true}};
  JudgeOptions options;
  EXPECT_TRUE(costs_of(options, reach, CostFor::mending).empty());
  const auto known = costs_of(options, reach, CostFor::finding_out);
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(published_cost_words(scheme, known[0], english), "to find out: field mapping, 30\u00A0000–100\u00A0000\u00A0NOK (2023; S59)");
  options.costs = {{"ACC-01", {{"a ramp", "en ramp"}, 1, 2, "SEK", 2026, "a contract"}}};
  EXPECT_EQ(costs_of(options, reach, CostFor::mending).size(), 1U);
  EXPECT_EQ(costs_of(options, reach, CostFor::finding_out).size(), 1U) << "what the city says of mending says nothing of finding out";
}

}  // namespace
}  // namespace levelground::testing::costs_test
