// SPDX-License-Identifier: Apache-2.0
// entrapment_pockets
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/base/errors.hpp"
#include "gis/measure/pockets.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::pockets_test {
namespace {

/// A street 40 m long and 6 m wide, the way in its middle; houses stand north of it from y = 3.
DrawnTown street() {
  DrawnTown town("");
  town.add(Theme::site, "street", MultiPolygon{{{{0, -3}, {40, -3}, {40, 3}, {0, 3}, {0, -3}}, {}}});
  town.add(Theme::walkway, "way", Line{{0, 0}, {40, 0}});
  return town;
}

struct Notch {
  double x, width, depth;
};
/// One house along the whole street, with notches in its front.
MultiPolygon house(const std::vector<Notch>& notches) {
  Line outline{{0, 20}, {0, 3}};
  for (const Notch& notch : notches) {
    outline.push_back({notch.x, 3});
    outline.push_back({notch.x, 3 + notch.depth});
    outline.push_back({notch.x + notch.width, 3 + notch.depth});
    outline.push_back({notch.x + notch.width, 3});
  }
  outline.push_back({40, 3});
  outline.push_back({40, 20});
  outline.push_back({0, 20});
  return {{outline, {}}};
}
MultiPolygon block(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

void all_mapped(DrawnTown& town) {
  town.complete(Theme::building);
  town.complete(Theme::barrier);
  town.complete(Theme::green);
}

Measurement pockets(const DrawnTown& town, std::map<std::string, std::string> more = {}) {
  std::map<std::string, std::string> parameters{{"of", "walkways"},           {"per", "100 m"},          {"within", "10 m"},         {"ahead", "5 m"},
                                                {"every", "1 m"},             {"depth_at_least", "2 m"}, {"width_at_most", "3.1 m"}, {"height_at_least", "1.5 m"},
                                                {"opaque", "wall,hedge"},     {"see_through", "fence"},  {"dense", "scrub"}};
  for (auto& [key, value] : more) parameters[key] = value;
  return town.measure("street", "entrapment_pockets", parameters, Scale::Direction::at_most, Quantity::ratio);
}
/// For each 100 m of the 40 m.
Rational count(int pockets) { return Rational::ratio(pockets * 100, 40); }

TEST(EntrapmentPockets, ANicheIsOne) {
  DrawnTown town = street();
  town.add(Theme::building, "house", house({{15, 2, 4}}));
  const Measurement open = pockets(town);
  EXPECT_EQ(open.value.low, count(1)) << "what is mapped proves it";
  EXPECT_FALSE(open.value.high.is_finite()) << "nobody says that no more is there";
  ASSERT_EQ(open.lacking.size(), 1U);
  EXPECT_TRUE(open.lacking[0].known);
  const Box where = bounds(open.lacking[0].where);
  EXPECT_NEAR(where.min_x, 15, 0.1);
  EXPECT_NEAR(where.max_x, 17, 0.1);
  EXPECT_NEAR(where.max_y, 7, 0.1);
  all_mapped(town);
  EXPECT_EQ(pockets(town).value, Interval::exact(count(1)));
}

TEST(EntrapmentPockets, WithoutCompletenessNoneIsNeverProven) {
  DrawnTown town = street();
  town.add(Theme::building, "house", house({}));
  const Measurement open = pockets(town);
  EXPECT_FALSE(open.observed);
  EXPECT_EQ(open.value.low, Rational(0));
  EXPECT_FALSE(open.value.high.is_finite());
  all_mapped(town);
  EXPECT_TRUE(pockets(town).observed);
  EXPECT_EQ(pockets(town).value, Interval::exact(0));
}

TEST(EntrapmentPockets, ShallowWideFarAndSeenOnesAreNone) {
  const auto with = [](Notch notch, std::map<std::string, std::string> more = {}) {
    DrawnTown town = street();
    town.add(Theme::building, "house", house({notch}));
    all_mapped(town);
    return pockets(town, std::move(more)).value;
  };
  EXPECT_EQ(with({15, 2, 1}), Interval::exact(0)) << "1 m deep";
  EXPECT_EQ(with({15, 5, 4}), Interval::exact(0)) << "5 m wide";
  EXPECT_EQ(with({15, 2, 4}, {{"within", "2 m"}}), Interval::exact(0)) << "its mouth is 3 m off";
  EXPECT_EQ(with({15, 2, 4}, {{"ahead", "0 m"}}), Interval::exact(0)) << "from in front of it all of it is seen";
  EXPECT_EQ(with({15, 2, 4}), Interval::exact(count(1)));
}

TEST(EntrapmentPockets, APassageIsNoneUntilItIsShut) {
  const auto with = [](const char* barrier, bool height, const char* kind) {
    DrawnTown town = street();
    town.add(Theme::building, "west", block(0, 3, 15, 20));
    town.add(Theme::building, "east", block(17, 3, 40, 20));
    if (barrier != nullptr) {
      Drawn wall = town.add(Theme::barrier, barrier, Line{{15, 9}, {17, 9}});
      wall.kind(kind);
      if (height) wall.number(Property::height, "2 m");
    }
    all_mapped(town);
    return pockets(town).value;
  };
  EXPECT_EQ(with(nullptr, false, ""), Interval::exact(0)) << "one leaves at the other end";
  EXPECT_EQ(with("wall", true, "wall"), Interval::exact(count(1)));
  EXPECT_EQ(with("fence", true, "fence"), Interval::exact(count(1))) << "it is seen through, and holds all the same";
  EXPECT_EQ(with("wall", false, "wall"), (Interval{Rational(0), count(1)})) << "it may be low enough to step over";
  EXPECT_EQ(with("bollards", true, "bollard"), Interval::exact(0));
}

TEST(EntrapmentPockets, ACourtyardAndWhatOpensTheOtherWayAreNone) {
  DrawnTown town = street();
  MultiPolygon ring = block(0, 3, 20, 20);
  ring.front().holes.push_back({{9, 8}, {9, 12}, {11, 12}, {11, 8}, {9, 8}});
  town.add(Theme::building, "court", ring);
  // Opens to the north.
  town.add(Theme::building, "back", MultiPolygon{{{{20, 3}, {40, 3}, {40, 8}, {31, 8}, {31, 4}, {29, 4}, {29, 8}, {20, 8}, {20, 3}}, {}}});
  all_mapped(town);
  EXPECT_EQ(pockets(town, {{"within", "20 m"}}).value, Interval::exact(0));
}

TEST(EntrapmentPockets, HedgesAndScrubMakeThemToo) {
  DrawnTown town = street();
  town.add(Theme::barrier, "hedge", Line{{10, 4}, {10, 8}, {12, 8}, {12, 4}}).kind("hedge").number(Property::height, "1.8 m");
  all_mapped(town);
  EXPECT_EQ(pockets(town).value, Interval::exact(count(1)));
  DrawnTown low = street();
  low.add(Theme::barrier, "hedge", Line{{10, 4}, {10, 8}, {12, 8}, {12, 4}}).kind("hedge").number(Property::height, "0.8 m");
  all_mapped(low);
  EXPECT_EQ(pockets(low).value, Interval::exact(0));
  DrawnTown scrub = street();
  scrub.add(Theme::green, "scrub", MultiPolygon{{{{8, 4}, {10, 4}, {10, 8}, {12, 8}, {12, 4}, {14, 4}, {14, 10}, {8, 10}, {8, 4}}, {}}}).kind("scrub").between(Property::height, "2 m", "3 m");
  all_mapped(scrub);
  EXPECT_EQ(pockets(scrub).value, Interval::exact(count(1)));
}

TEST(EntrapmentPockets, AccuracyCountsForAndAgainst) {
  DrawnTown town = street();
  town.add(Theme::building, "house", house({{15, 2, 2.3}}));
  all_mapped(town);
  EXPECT_EQ(pockets(town).value, Interval::exact(count(1)));
  EXPECT_EQ(pockets(town, {{"line_accuracy", "0.3 m"}}).value, (Interval{Rational(0), count(1)})) << "it may be 1.7 m deep";
}

TEST(EntrapmentPockets, AnObservationWins) {
  DrawnTown town = street();
  town.add(Theme::building, "house", house({{15, 2, 4}}));
  town.observe("o", "street", "entrapment_spots", Quantity::ratio, "0");
  EXPECT_LT(pockets(town).value.high, Rational(1));
}

TEST(EntrapmentPockets, ACountByFewerThanAskedMayNotBeUsedNorTheMapInItsPlace) {
  DrawnTown town = street();
  all_mapped(town);
  town.observe("o", "street", "entrapment_spots", Quantity::ratio, "3");
  EXPECT_FALSE(pockets(town).unusable);
  EXPECT_TRUE(pockets(town, {{"minimum_observers", "2"}}).unusable);
  town.observe("p", "street", "entrapment_spots", Quantity::ratio, "3").observer = "another";
  EXPECT_FALSE(pockets(town, {{"minimum_observers", "2"}}).unusable);
}

TEST(EntrapmentPockets, RefusesWhatHasNoMeaning) {
  DrawnTown town = street();
  EXPECT_THROW(pockets(town, {{"every", "0 m"}}), InputError);
}

/// Houses with random notches: how many are narrow and deep enough is counted as they are drawn.
TEST(EntrapmentPockets, CountsRandomNotchesWhereverTheTownLies) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto in = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    std::vector<Notch> notches;
    int expected = 0;
    for (double x = 1; x < 33; x += 8) {
      const Notch notch{x + in(0, 1), static_cast<double>(in(1, 5)), static_cast<double>(in(1, 6))};
      notches.push_back(notch);
      if (notch.width <= 3 && notch.depth >= 3 + (notch.width > 2 ? 1 : 0)) ++expected;
      if (notch.width <= 3 && notch.depth == 2) notches.back().depth = 1;   // between shallow and deep nothing is drawn
      if (notch.width == 3 && notch.depth == 3) notches.back().depth = 1;
    }
    for (const double east : {0.0, 674'000.0}) {
      DrawnTown town = street();
      town.add(Theme::building, "house", house(notches));
      all_mapped(town);
      if (east > 0) town.turn_order();
      town.move(east, east * 9);
      const Measurement measured = pockets(town);
      EXPECT_EQ(measured.value, Interval::exact(count(expected)));
    }
  }
}

/// Against discs laid by hand: no free disc reaches into a pocket.
TEST(Pockets, NoFreeDiscReachesIntoOne) {
  int tried = 0;
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto in = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    gis::Walls obstacles;
    for (int k = 0; k < 14; ++k) {
      const double x = in(0, 16), y = in(0, 16);
      // Apart by a hair, so that their union is made of what is drawn.
      const MultiPolygon one = block(x + 0.001 * k, y, x + in(1, 5), y + in(1, 5));
      obstacles.areas.push_back(one.front());
    }
    gis::GeosContext geos;
    const double width = 3;
    const auto clearance = [&](const Point& p) {
      double least = 1e9;
      for (const Polygon& area : obstacles.areas) least = std::min(least, distance(Geometry(MultiPolygon{area}), p));
      return least;
    };
    for (const gis::Pocket& pocket : gis::find_pockets(geos, obstacles, width)) {
      EXPECT_GT(pocket.depth, 0);
      for (const Point& place : pocket.places) {
        ++tried;
        EXPECT_GT(clearance(place), 0) << "it is free ground";
        for (double dx = -1.5; dx <= 1.5; dx += 0.2) {
          for (double dy = -1.5; dy <= 1.5; dy += 0.2) {
            if (std::hypot(dx, dy) > width / 2 - 0.15) continue;
            EXPECT_LT(clearance({place.x + dx, place.y + dy}), width / 2 + 0.01) << "a disc around it is free";
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 25);
}

}  // namespace
}  // namespace levelground::test::pockets_test
