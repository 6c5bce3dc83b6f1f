// SPDX-License-Identifier: Apache-2.0
#include "core/judge/result_pool.hpp"

#include <gtest/gtest.h>

#include "core/base/parallel.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::result_pool_test {
namespace {

std::vector<CriterionResult> three() {
  const Criterion c = criterion("A1");
  return {judge(c, nothing()), judge(c, of_places({place(10, 20, "f/1")})), judge(c, nothing())};
}

TEST(ResultPool, WhatIsSaidAlikeIsKeptOnceAndReadsTheSame) {
  ResultPool pool;
  const SharedList<CriterionResult> one = pool.shared(three());
  const SharedList<CriterionResult> other = pool.shared(three());
  EXPECT_EQ(one.copied(), three());
  EXPECT_EQ(other.copied(), three());
  EXPECT_EQ(&one[0], &one[2]);
  EXPECT_EQ(&one[0], &other[0]);
  EXPECT_NE(&one[1], &other[1]) << "a result with places belongs to its site";
  EXPECT_EQ(&one[1].reason.text(), &other[1].reason.text()) << "but its sentence is everybody's";
}

TEST(ResultPool, ResultsThatDifferInAnythingStayApart) {
  ResultPool pool;
  std::vector<CriterionResult> different(5, three()[0]);
  different[1].criterion = 1;
  different[2].notes = {SharedText("noted", "noterat")};
  different[3].measurement.steps = {SharedText("looked", "tittat")};
  different[4].measurement.unusable = LocalText{"too few", "för få"};
  const auto expected = different;
  EXPECT_EQ(pool.shared(std::move(different)).copied(), expected);
}

TEST(ResultPool, ThreadsMayShareAtOnce) {
  ResultPool pool;
  std::vector<SharedList<CriterionResult>> lists(200);
  for_each_index(lists.size(), 4, {}, [&](std::size_t i) { lists[i] = pool.shared(three()); });
  for (const auto& list : lists) EXPECT_EQ(list.copied(), three());
}

TEST(SharedList, EditingAMemberLeavesTheOneThatOthersHold) {
  SharedList<CriterionResult> one = three();
  SharedList<CriterionResult> other = one;
  other.edit(0).assessed = !one[0].assessed;
  EXPECT_NE(one[0].assessed, other[0].assessed);
  EXPECT_EQ(&one[1], &other[1]);
  const CriterionResult* own = &other[0];
  other.edit(0).criterion = 7;
  EXPECT_EQ(&other[0], own) << "what nobody else holds is changed in place";
  EXPECT_THROW(static_cast<void>(one.at(3)), std::out_of_range);
}

TEST(SharedGaps, GapsShareThePlacesOfTheirMeasurementAndOfTheirSite) {
  Scheme s = empty_scheme();
  s.criteria = {criterion("A1"), criterion("A2"), criterion("A3")};
  std::vector<CriterionResult> results = {judge(s.criteria[0], of_places({place(10, 20, "f/1")})), judge(s.criteria[1], nothing()), judge(s.criteria[2], nothing())};
  const SiteResult graded = grade_site(s, {}, site(), 0, std::move(results));
  ASSERT_EQ(graded.gaps.size(), 3U);
  EXPECT_EQ(graded.gaps[0].place.get(), &graded.criteria[0].measurement.places[0]);
  EXPECT_EQ(graded.gaps[1].place, graded.gaps[2].place) << "the site as a whole, of which nothing is known";
  EXPECT_NE(graded.gaps[1].id, graded.gaps[2].id);
}

TEST(SharedGaps, AnIdThatIsTooLongIsADefect) {
  EXPECT_EQ(GapId("0123456789abcdef").str(), "0123456789abcdef");
  EXPECT_EQ(GapId("short").str(), "short");
  EXPECT_TRUE(GapId().empty());
  EXPECT_LT(GapId("a"), GapId("aa"));
  EXPECT_THROW(GapId("0123456789abcdef0"), Defect);
}

}  // namespace
}  // namespace levelground::testing::result_pool_test
