// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/walk_end.hpp"

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::walk_end_test {
namespace {

DrawnTown small_town() {
  DrawnTown town(R"(
  P--Q
  |  E---b---F
  R--W
)");
  town.area(Theme::site, "plain:sites/square", "PQWR").name("Market");
  town.line(Theme::walkway, "plain:ways/1", "EbF").name("Market");
  town.line(Theme::walkway, "plain:ways/2", "Fb").name("Lane");
  town.line(Theme::steps, "plain:ways/3", "EF").name("Lane");
  town.point(Theme::seat, "plain:seats/1", 'b');
  return town;
}

gis::WalkEnd find(const std::string& words) {
  const City city = small_town().city();
  const gis::WalkFinder finder(city);
  return gis::find_walk_end(city, finder, DrawnTown::today, words, 5.0);
}

std::string refusal(const std::string& words) {
  try {
    find(words);
  } catch (const InputError& error) {
    return to_text(error.problems().front());
  }
  return "";
}

TEST(WalkEnd, ASiteIsItsEntrances) {
  const gis::WalkEnd end = find("Market");
  EXPECT_EQ(end.label, "Market");
  ASSERT_EQ(end.places.size(), 1U);
  EXPECT_EQ(end.places[0].at, small_town().at('E'));
  EXPECT_EQ(find("square").places.size(), 1U) << "the last part of an id will do";
}

TEST(WalkEnd, AFeatureAndAPointAreOnTheNearestWay) {
  EXPECT_EQ(find("plain:seats/1").places[0].at, small_town().at('b'));
  const Point b = small_town().at('b');
  const gis::WalkEnd end = find(std::to_string(b.x) + "," + std::to_string(b.y + 2));
  EXPECT_EQ(end.places[0].offset_mm, 2000);
}

TEST(WalkEnd, SaysWhatIsWrongAndWhatToDo) {
  EXPECT_NE(refusal("Markte").find("Did you mean ‘Market’"), std::string::npos) << refusal("Markte");
  EXPECT_NE(refusal("Lane").find("2 features bear this name, among them plain:ways/2 and plain:ways/3"), std::string::npos) << refusal("Lane");
  EXPECT_NE(refusal("500000,500000").find("outside the city's layers"), std::string::npos) << refusal("500000,500000");
  EXPECT_NE(refusal("49.41,8.71").find("geo:49.41,8.71 or geo:8.71,49.41"), std::string::npos) << refusal("49.41,8.71");
  EXPECT_EQ(refusal("500000,500000").find("degrees"), std::string::npos) << refusal("500000,500000");
  EXPECT_NE(refusal("geo:95,8").find("latitude"), std::string::npos) << refusal("geo:95,8");
  EXPECT_NE(refusal("geo:8").find("geo:LATITUDE,LONGITUDE"), std::string::npos);
  EXPECT_NE(refusal(""), "");
}

}  // namespace
}  // namespace levelground::test::walk_end_test
