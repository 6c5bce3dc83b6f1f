// SPDX-License-Identifier: Apache-2.0
#include "core/judge/gaps.hpp"

#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::gaps_test {
namespace {

std::vector<Gap> gaps(const Criterion& c, Measurement m, Tri applicable = Tri::yes) {
  return find_gaps(c, 0, DecisionRule::guarded, std::make_shared<CriterionResult>(judge(c, std::move(m), applicable)), site());
}

std::vector<GapKind> kinds(const std::vector<Gap>& found) {
  std::vector<GapKind> list;
  for (const Gap& gap : found) list.push_back(gap.kind);
  return list;
}

using Kinds = std::vector<GapKind>;

TEST(Gaps, EachFailingOrUnknownPlaceIsOne) {
  const auto found = gaps(criterion("A1"), of_places({place(10, 20, "f/1"), place(1000, 1499, "f/2"), place(1400, 1600, "f/3"), unknown_place("f/4"), place(1500, 1500, "f/5")}));
  EXPECT_EQ(kinds(found), (Kinds{GapKind::barrier, GapKind::shortfall, GapKind::possible, GapKind::not_observed}));
  EXPECT_EQ(found[1].feature(), "f/2");
  EXPECT_FALSE(found[3].known());
}

TEST(Gaps, ThereAreNoneWhereTheCriterionIsMetOrDoesNotApply) {
  EXPECT_TRUE(gaps(criterion("A1"), of_places({place(1500, 1500)})).empty());
  EXPECT_TRUE(gaps(criterion("A1"), of_places({place(1, 1)}), Tri::no).empty());
}

TEST(Gaps, WhereItIsNotKnownThatTheCriterionAppliesNoneIsSure) {
  EXPECT_EQ(kinds(gaps(criterion("A1"), of_places({place(1, 1), unknown_place()}), Tri::unknown)), (Kinds{GapKind::possible, GapKind::not_observed}));
}

TEST(Gaps, AValueWithoutPlacesUsesWhatItLacksElseTheSite) {
  Criterion c = criterion("A1");
  c.combine = Combine::share;
  Measurement m = measured(900, 1000);
  m.lacking = {place(0, 0, "f/1"), unknown_place("f/2")};
  EXPECT_EQ(kinds(gaps(c, m)), (Kinds{GapKind::barrier, GapKind::not_observed}));
  m.lacking.clear();
  const auto at_site = gaps(c, m);
  ASSERT_EQ(at_site.size(), 1U);
  EXPECT_EQ(at_site[0].kind, GapKind::shortfall);
  EXPECT_TRUE(std::holds_alternative<Point>(at_site[0].where()));
  EXPECT_EQ(at_site[0].label().text().en, "Torget");
  c.evaluation = Evaluation::document;
  const auto document = gaps(c, nothing());
  ASSERT_EQ(document.size(), 1U);
  EXPECT_EQ(document[0].kind, GapKind::not_observed);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(document[0].where()));
}

TEST(Gaps, WhatAShareLacksIsSureOnlyWhereTheShareSurelyFails) {
  Criterion c = criterion("A1");
  c.combine = Combine::share;
  Measurement m = measured(900, 1600);
  m.lacking = {place(0, 0, "f/1"), unknown_place("f/2")};
  EXPECT_EQ(kinds(gaps(c, m)), (Kinds{GapKind::possible, GapKind::not_observed}));
}

TEST(Gaps, AMetShareHasNoneThoughSomethingIsLacking) {
  Criterion c = criterion("A1");
  c.combine = Combine::share;
  Measurement m = measured(1500, 1600);
  m.lacking = {place(0, 0, "f/1")};
  EXPECT_TRUE(gaps(c, m).empty());
}

TEST(Gaps, AWholeObservationThatFailsIsOne) {
  Measurement m = of_places({unknown_place("f/1")});
  m.observed = true;
  m.whole = place(100, 110);
  const auto found = gaps(criterion("A1"), m);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].kind, GapKind::barrier);
  EXPECT_TRUE(std::holds_alternative<Point>(found[1].where()));
}

TEST(Gaps, AnUnusableValueIsOneGapAtTheSiteAndAProposalHidesNone) {
  Measurement m = of_places({place(1, 1, "f/1"), place(2, 2, "f/2")});
  m.unusable = LocalText{"No.", "Nej."};
  EXPECT_EQ(kinds(gaps(criterion("A1"), m)), (Kinds{GapKind::not_observed}));
  JudgeOptions options;
  options.not_applicable = {{"town:site/1", "A1", "why", "Ada", ""}};
  m.unusable.reset();
  const Criterion c = criterion("A1");
  const auto listed = [&](const Measurement& of) {
    return kinds(find_gaps(c, 0, DecisionRule::guarded, std::make_shared<CriterionResult>(judge(c, of, Tri::yes, options)), site()));
  };
  EXPECT_EQ(listed(m), (Kinds{GapKind::barrier, GapKind::barrier})) << "as without the proposal that nobody agreed to";
  EXPECT_EQ(listed(measured(1, 1)), (Kinds{GapKind::barrier}));
  EXPECT_EQ(listed(measured(2500, 2500)), (Kinds{GapKind::not_observed}));
}

TEST(GapId, SurvivesReRunsCodesAndSmallMoves) {
  Criterion c = criterion("A1");
  PlaceResult at = place(1, 1);
  at.where = Point{100.2, 200.7};
  const GapId id = gaps(c, of_places({at}))[0].id;
  EXPECT_EQ(id.str().size(), 16U);
  at.where = Point{100.9, 200.1};
  c.code = "A1-renamed";
  EXPECT_EQ(gaps(c, of_places({at}))[0].id, id) << "the lineage and the square metre are the same";
  at.where = Point{99.9, 200.1};
  EXPECT_NE(gaps(c, of_places({at}))[0].id, id);
  c.lineage = "A1-other";
  at.where = Point{100.2, 200.7};
  EXPECT_NE(gaps(c, of_places({at}))[0].id, id);
}

TEST(GapId, StretchesOfOneFeatureAreNumberedAlongItAndKeepTheirNumbers) {
  Criterion c = criterion("A1");
  const auto way = [](std::int64_t from, std::int64_t to, const Rational& width) {
    PlaceResult p = stretch(0, from, to, width, width);
    p.feature = "way/1";
    return p;
  };
  const auto before = gaps(c, of_places({way(2000, 3000, 10), way(0, 1000, 10), way(1000, 2000, 10)}));
  ASSERT_EQ(before.size(), 3U);
  EXPECT_EQ((std::set<GapId>{before[0].id, before[1].id, before[2].id}).size(), 3U);
  const auto after = gaps(c, of_places({way(0, 1000, 1600), way(1000, 2000, 10), way(2000, 3000, 10)}));
  ASSERT_EQ(after.size(), 2U) << "the first was mended";
  EXPECT_EQ(after[0].id, before[2].id);
  EXPECT_EQ(after[1].id, before[0].id);
}

TEST(GapOrder, MandatorySureThenSureThenPossibleThenNotObserved) {
  Scheme s = empty_scheme();
  s.criteria = {criterion("A1"), criterion("A2"), criterion("A3")};
  s.criteria[0].weight = 5;
  s.criteria[1].mandatory = true;
  const auto worst_first = [&] {
    std::vector<CriterionResult> results = {judge(s.criteria[0], of_places({place(1, 1, "f/1"), place(1000, 1499, "f/2"), place(1400, 1600, "f/3")})),
                                            judge(s.criteria[1], of_places({place(1, 1, "f/4"), place(1400, 1600, "f/5"), unknown_place("f/6")})),
                                            judge(s.criteria[2], of_places({place(1, 1, "f/7"), unknown_place("f/8")}))};
    std::string order;
    for (const Gap& gap : grade_site(s, {}, site(), 0, std::move(results)).gaps) order += gap.feature().substr(2);
    return order;
  }();
  EXPECT_EQ(worst_first, "41275368");
}

}  // namespace
}  // namespace levelground::testing::gaps_test
