// SPDX-License-Identifier: Apache-2.0
#include "app/run/on_ground.hpp"

#include <random>

#include <gtest/gtest.h>

namespace levelground::test::on_ground_test {
namespace {

using namespace run;

const PointScale twice{2, 2};           // EPSG:3857 at 60 degrees north
const PointScale about{0.998, 1.002};   // the widest in which anything is measured

TEST(OnGround, LengthsAreRoundedOutwards) {
  EXPECT_EQ(least_on_ground(1001, twice), 500);
  EXPECT_EQ(most_on_ground(1001, twice), 501);
  EXPECT_EQ(surely_within(1001, twice), 2002);
  EXPECT_EQ(perhaps_within(1001, twice), 2002);
  EXPECT_EQ(least_on_ground(100'000, about), 99'800);
  EXPECT_EQ(most_on_ground(100'000, about), 100'201);
  EXPECT_EQ(surely_within(100'000, about), 99'800);
  EXPECT_EQ(perhaps_within(100'000, about), 100'200);
}

TEST(OnGround, AMapAsLargeAsTheGroundChangesNothing) {
  for (const std::int64_t mm : {std::int64_t{0}, std::int64_t{1}, std::int64_t{999'999}, std::int64_t{9'007'199'254'740'993}}) {
    EXPECT_EQ(least_on_ground(mm, {}), mm);
    EXPECT_EQ(most_on_ground(mm, {}), mm);
    EXPECT_EQ(surely_within(mm, {}), mm);
    EXPECT_EQ(perhaps_within(mm, {}), mm);
  }
}

/// What is no longer on the map than surely_within a limit is no longer than it on the ground; what perhaps is, is perhaps within it.
TEST(OnGround, LimitsAndLengthsAgree) {
  constexpr unsigned seed = 7;
  std::mt19937 random(seed);
  for (int i = 0; i < 2000; ++i) {
    const std::int64_t limit = random() % 3'000'000;
    EXPECT_LE(most_on_ground(surely_within(limit, about), about), limit + 1) << "seed " << seed << ", limit " << limit;
    EXPECT_GE(least_on_ground(perhaps_within(limit, about), about), limit) << "seed " << seed << ", limit " << limit;
    const std::int64_t map = random() % 3'000'000;
    EXPECT_LE(least_on_ground(map, about), most_on_ground(map, about));
    EXPECT_GE(perhaps_within(limit, about), surely_within(limit, about));
  }
}

TEST(OnGround, TheNearestThingBeyondTheLimitIsNotReached) {
  gis::NearestAnswer answer;
  answer.sure_mm = 100'000;
  answer.sure_thing = 1;
  answer.possible_mm = 99'950;
  answer.possible_thing = 2;
  answer.anybody_mm = 90'000;
  answer.least_mm = 99'950;
  const gis::NearestAnswer far = on_ground(answer, 100'100, about);
  EXPECT_FALSE(far.sure_mm) << "it may be 100.2 m off on the ground";
  EXPECT_FALSE(far.sure_thing);
  EXPECT_EQ(far.possible_mm, 99'750);
  EXPECT_EQ(far.possible_thing, 2U);
  EXPECT_EQ(far.anybody_mm, 89'820);
  EXPECT_EQ(far.least_mm, 99'750);
  const gis::NearestAnswer near = on_ground(answer, 100'201, about);
  EXPECT_EQ(near.sure_mm, 100'201);
  EXPECT_EQ(near.sure_thing, 1U);
  const gis::NearestAnswer none = on_ground(answer, 40'000, twice);
  EXPECT_FALSE(none.possible_mm || none.possible_thing || none.anybody_mm);
  EXPECT_EQ(none.least_mm, 40'000) << "no farther than anybody looked";
}

gis::Walk walk(std::initializer_list<std::int64_t> stretches, std::int64_t beside) {
  gis::Walk made;
  made.mm = beside;
  for (const std::int64_t mm : stretches) {
    made.stretches.push_back({static_cast<std::uint32_t>(made.stretches.size()), mm, Tri::yes, {}});
    made.mm += mm;
  }
  return made;
}

TEST(OnGround, TheStretchesOfAWalkSumToItsLength) {
  gis::RouteAnswer answer;
  answer.sure = walk({333, 1, 0, 777}, 55);
  answer.possible = walk({333, 1, 0, 777}, 55);
  answer.least_bad = walk({10}, 0);
  answer.anybody_mm = 1000;
  answer.least_mm = 1000;
  for (const PointScale& scale : {twice, about}) {
    const gis::RouteAnswer ground = on_ground(answer, scale);
    EXPECT_EQ(ground.sure->mm, most_on_ground(answer.sure->mm, scale));
    EXPECT_EQ(ground.possible->mm, least_on_ground(answer.possible->mm, scale));
    EXPECT_EQ(ground.least_bad->mm, most_on_ground(10, scale));
    EXPECT_EQ(ground.anybody_mm, least_on_ground(1000, scale));
    EXPECT_EQ(ground.least_mm, least_on_ground(1000, scale));
    for (const auto& [made, beside] : {std::pair{&*ground.sure, most_on_ground(55, scale)}, {&*ground.possible, least_on_ground(55, scale)}}) {
      std::int64_t sum = beside;
      for (const gis::WalkStretch& stretch : made->stretches) {
        EXPECT_GE(stretch.mm, 0);
        sum += stretch.mm;
      }
      EXPECT_EQ(sum, made->mm);
    }
  }
  const gis::RouteAnswer nothing = on_ground(gis::RouteAnswer{}, about);
  EXPECT_FALSE(nothing.sure || nothing.possible || nothing.least_bad || nothing.anybody_mm || nothing.least_mm);
}

TEST(OnGround, IslandsAreSurelyAtLeastAndPerhapsAtMostSoLong) {
  gis::IslandsAnswer answer;
  answer.sure.mm = answer.possible.mm = answer.network_mm = answer.longest_piece_mm = 10'001;
  answer.sure.largest.emplace_back().mm = 4'001;
  answer.possible.largest.emplace_back().mm = 4'001;
  const gis::IslandsAnswer ground = on_ground(answer, twice);
  EXPECT_EQ(ground.sure.mm, 5'000);
  EXPECT_EQ(ground.sure.largest.front().mm, 2'000);
  EXPECT_EQ(ground.possible.mm, 5'001);
  EXPECT_EQ(ground.possible.largest.front().mm, 2'001);
  EXPECT_EQ(ground.network_mm, 5'001);
  EXPECT_EQ(ground.longest_piece_mm, 5'001);
}

TEST(OnGround, WhatIsSurelyReachedIsOfTheNearerLimit) {
  gis::SiteReach nearer, farther;
  nearer.sure.covered_mm = 1'001;
  nearer.sure.facilities[0] = 1;
  nearer.possible.covered_mm = 1'500;
  farther.connected = true;
  farther.sure.covered_mm = 2'001;
  farther.sure.facilities[0] = 2;
  farther.possible.covered_mm = 3'001;
  farther.anybody.covered_mm = 4'001;
  const gis::SiteReach both = on_ground(nearer, farther, twice);
  EXPECT_TRUE(both.connected);
  EXPECT_EQ(both.sure.covered_mm, 500);
  EXPECT_EQ(both.sure.facilities[0], 1U);
  EXPECT_EQ(both.possible.covered_mm, 1'501);
  EXPECT_EQ(both.anybody.covered_mm, 2'001);
}

TEST(OnGround, PeopleAreBetweenTheFewestOfOneLimitAndTheMostOfTheOther) {
  gis::Access nearer, farther;
  nearer.groups[0].reached = {Rational(10), Rational(20)};
  nearer.groups[0].evenly = {Rational(11), Rational(19)};
  nearer.groups[0].share = {Rational::ratio(1, 10), Rational::ratio(2, 10)};
  nearer.groups[0].share_evenly = {Rational::ratio(11, 100), Rational::ratio(19, 100)};
  farther.groups[0].reached = {Rational(12), Rational(25)};
  farther.groups[0].evenly = {Rational(13), Rational(24)};
  farther.groups[0].share = {Rational::ratio(12, 100), Rational::ratio(25, 100)};
  farther.groups[0].share_evenly = {Rational::ratio(13, 100), Rational::ratio(24, 100)};
  const gis::PeopleReached both = between(nearer, farther).groups[0];
  EXPECT_EQ(both.reached, (Interval{Rational(10), Rational(25)}));
  EXPECT_EQ(both.evenly, (Interval{Rational(11), Rational(24)}));
  EXPECT_EQ(both.share, (Interval{Rational::ratio(1, 10), Rational::ratio(25, 100)}));
  EXPECT_EQ(both.share_evenly, (Interval{Rational::ratio(11, 100), Rational::ratio(24, 100)}));
}

}  // namespace
}  // namespace levelground::test::on_ground_test
