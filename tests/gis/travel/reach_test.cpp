// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/find_site_walks.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/homes.hpp"
#include "gis/network/reached_parts.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_search.hpp"
#include "gis/travel/site_reach.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::reach_test {
namespace {

const TravellerLimits wheels{.kerb_at_most = Rational(20), .steps_at_most = Rational(0)};

gis::SiteReach reach(const City& city, const std::string& site, std::int64_t metres, const TravellerLimits& limits = wheels) {
  const gis::WalkFinder finder(city);
  const gis::SiteWalks walks = finder.find(city.feature(*city.find_feature(site)), DrawnTown::today);
  return gis::find_reach(city, limits, DrawnTown::today, walks, {metres * 1000, 3.0, 3.0, true});
}

std::uint32_t count(const gis::Reached& reached, Theme theme) { return reached.facilities[static_cast<std::size_t>(theme)]; }

/// A square whose way east is cut by stairs, with a bench before and a toilet behind them, and a way south over an unknown crossing.
DrawnTown square() {
  DrawnTown town(R"(
  P--Q
  |  E---b---S---T---t---U
  R--W   |
         C
         |
         D---V
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "east", "EbS");
  town.line(Theme::steps, "stairs", "ST").number(Property::step_count, "4");
  town.line(Theme::walkway, "far east", "TtU");
  town.line(Theme::crossing, "crossing", "bC");
  town.line(Theme::walkway, "south", "CDV");
  town.point(Theme::seat, "bench", 'b');
  town.point(Theme::toilet, "toilet", 't');
  town.with_node_ids();
  return town;
}

TEST(Reach, CountsTheNetworkOnceWithinTheLimitOverBothGraphs) {
  const gis::SiteReach found = reach(square().city(), "square", 100);
  ASSERT_TRUE(found.connected);
  EXPECT_EQ(found.sure.covered_mm, 8000);                     // E to S
  EXPECT_EQ(found.possible.covered_mm, 8000 + 2000 + 2000 + 4000);   // and over the crossing
  EXPECT_EQ(found.anybody.covered_mm, 8000 + 8000 + 12000);
  EXPECT_EQ(count(found.sure, Theme::seat), 1U);
  EXPECT_EQ(count(found.sure, Theme::toilet), 0U);
  EXPECT_EQ(count(found.anybody, Theme::toilet), 1U);
}

TEST(Reach, EndsInTheMiddleOfAnEdge) {
  const gis::SiteReach found = reach(square().city(), "square", 6);
  EXPECT_EQ(found.sure.covered_mm, 6000);
  EXPECT_EQ(found.anybody.covered_mm, 6000 + 2000);
}

TEST(Reach, TheWeakestLinkIsTheRepairThatOpensMost) {
  const gis::SiteReach found = reach(square().city(), "square", 100);
  ASSERT_TRUE(found.weakest);
  const City city = square().city();
  EXPECT_EQ(city.feature(found.weakest->hindrance.feature).id, "stairs");
  EXPECT_EQ(found.weakest->gain_mm, 12000);
  EXPECT_EQ(found.weakest->facilities[static_cast<std::size_t>(Theme::toilet)], 1U);
  EXPECT_EQ(found.weakest->hindrance.reasons.front().limit, "steps_at_most");
}

TEST(Reach, WhatIsMostWorthFindingOutIsTheUnknownThatAddsMostToTheSure) {
  const City city = square().city();
  const gis::SiteReach found = reach(city, "square", 100);
  ASSERT_TRUE(found.worth_knowing);
  EXPECT_EQ(city.feature(found.worth_knowing->hindrance.feature).id, "crossing");
  EXPECT_EQ(found.worth_knowing->hindrance.passable, Tri::unknown);
  EXPECT_EQ(found.worth_knowing->gain_mm, 8000);
}

TEST(Reach, ACrossingIsMendedWithItsKerbs) {
  DrawnTown town(R"(
  P--Q
  |  E---k---l---F
  R--W
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "near", "Ek");
  town.line(Theme::crossing, "crossing", "kl");
  town.line(Theme::walkway, "far", "lF");
  town.point(Theme::kerb, "near kerb", 'k').number(Property::kerb_height, "100 mm");
  town.point(Theme::kerb, "far kerb", 'l').number(Property::kerb_height, "90 mm");
  town.with_node_ids();
  const City city = town.city();
  const gis::SiteReach found = reach(city, "square", 100);
  EXPECT_EQ(found.sure.covered_mm, 4000);
  ASSERT_TRUE(found.weakest);
  EXPECT_EQ(found.weakest->gain_mm, 8000) << "both kerbs in one repair";
  const auto called = [&](const gis::SiteReach& answer) {
    std::vector<std::string> names;
    for (const std::uint32_t f : answer.weakest->together) names.push_back(city.feature(f).id);
    std::sort(names.begin(), names.end());
    return names;
  };
  EXPECT_EQ(called(found), (std::vector<std::string>{"far kerb", "near kerb"})) << "the crossing itself bars nobody";
}

TEST(Reach, WhoHasNoLimitsReachesEverythingSurely) {
  const gis::SiteReach found = reach(square().city(), "square", 100, TravellerLimits{});
  EXPECT_EQ(found.sure.covered_mm, found.anybody.covered_mm);
  EXPECT_FALSE(found.weakest || found.worth_knowing);
}

TEST(Reach, PeopleAreCountedWhereTheirHomesAreReached) {
  DrawnTown town = square();
  town.point(Theme::building, "near home", 'b').number(Property::population, "12");
  town.point(Theme::building, "home behind the stairs", 'U').number(Property::population, "30");
  const gis::SiteReach found = reach(town.city(), "square", 100);
  EXPECT_EQ(found.sure.people[0].fewest, Rational(12));
  EXPECT_EQ(found.anybody.people[0].most, Rational(42));
  // A population grid says where people live: then houses do not count, and nobody is counted twice.
  const Point e = town.at('E');
  town.add(Theme::residents, "square of the grid", MultiPolygon{{Line{{e.x, e.y - 1}, {e.x + 3, e.y - 1}, {e.x + 3, e.y + 1}, {e.x, e.y + 1}, {e.x, e.y - 1}}, {}}})
      .between(Property::population, "90", "120");
  const gis::SiteReach gridded = reach(town.city(), "square", 2);
  EXPECT_EQ(gridded.sure.people[0].fewest, Rational(0)) << "two thirds of its way lies within two metres: everybody may live along the rest";
  EXPECT_EQ(gridded.possible.people[0].most, Rational(120));
}

TEST(Reach, WhoLivesOffEveryWayIsReachedPerhapsWithinTheStraightLine) {
  DrawnTown town = square();
  const Point e = town.at('E');
  town.add(Theme::building, "on the hill", Point{e.x, e.y + 60}).number(Property::population, "5");
  town.add(Theme::walkway, "beyond the hill", Line{{e.x, e.y + 90}, {e.x + 5, e.y + 90}});
  const gis::SiteReach within = reach(town.city(), "square", 100);
  EXPECT_EQ(within.sure.people[0].fewest, Rational(0));
  EXPECT_EQ(within.possible.people[0].most, Rational(5));
  EXPECT_EQ(within.anybody.people[0].most, Rational(5));
  EXPECT_EQ(reach(town.city(), "square", 20).possible.people[0].most, Rational(0)) << "no way is shorter than the straight line";
}

TEST(Reach, PeopleAreCountedByAgeAndSexAndWithheldCountsSaySo) {
  DrawnTown town = square();
  town.point(Theme::building, "near home", 'b').number(Property::population, "12").number(Property::population_women, "7").number(Property::population_older, "3");
  town.point(Theme::building, "home behind the stairs", 'U').number(Property::population, "30").number(Property::population_women, "14");
  const City city = town.city();
  const gis::SiteReach found = reach(city, "square", 100);
  ASSERT_EQ(gis::people[2], Property::population_older);
  ASSERT_EQ(gis::people[3], Property::population_women);
  EXPECT_EQ(found.sure.people[3].fewest, Rational(7));
  EXPECT_EQ(found.anybody.people[3].most, Rational(21));
  EXPECT_EQ(found.anybody.people[2].most, Rational(33)) << "of the thirty behind the stairs all may be old";
  EXPECT_EQ(found.sure.people[2].homes_silent, 0U);
  EXPECT_EQ(found.anybody.people[2].homes_silent, 1U) << "behind the stairs nobody counted the older ones";
  EXPECT_EQ(gis::homes_by_group(city), (std::array<std::uint64_t, 5>{2, 0, 1, 2, 0}));
  EXPECT_EQ(gis::homes_by_group(square().city()), (std::array<std::uint64_t, 5>{}));
}

TEST(Reach, CountsTheHomesThatAccessCounts) {
  DrawnTown town = square();
  const Point e = town.at('E');
  town.add(Theme::residents, "near", MultiPolygon{{Line{{e.x, e.y - 1}, {e.x + 3, e.y - 1}, {e.x + 3, e.y + 1}, {e.x, e.y + 1}, {e.x, e.y - 1}}, {}}})
      .number(Property::population, "10");
  // Without a way, and its middle beyond them all: another town's.
  town.add(Theme::residents, "beside", MultiPolygon{{Line{{-90, 0}, {-60, 0}, {-60, 20}, {-90, 20}, {-90, 0}}, {}}}).number(Property::population, "100");
  const City city = town.city();
  const gis::SiteReach found = reach(city, "square", 500);
  EXPECT_EQ(found.anybody.people[0].most, Rational(10));
}

/// Stairs to the north to a long way without homes, stairs to the south to a short way with two.
DrawnTown two_stairs() {
  DrawnTown town(R"(
  P--Q   F-----------G
  |  |   |
  |  |   S
  R--W---E
         T
         |
         H---I
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "out", "WE");
  town.line(Theme::steps, "to the north", "ES");
  town.line(Theme::walkway, "north", "SFG");
  town.line(Theme::steps, "to the south", "ET");
  town.line(Theme::walkway, "south", "THI");
  town.with_node_ids();
  return town;
}

TEST(Reach, TheWeakestLinkOpensMostForMostPeople) {
  DrawnTown silent = two_stairs();
  const City without = silent.city();
  const gis::SiteReach by_metres = reach(without, "square", 100);
  ASSERT_TRUE(by_metres.weakest);
  EXPECT_EQ(without.feature(by_metres.weakest->hindrance.feature).id, "to the north") << "nobody says where people live";
  DrawnTown town = two_stairs();
  town.point(Theme::building, "house", 'H').number(Property::population, "5");
  town.point(Theme::building, "houses", 'I').between(Property::population, "20", "25");
  const City city = town.city();
  const gis::SiteReach by_people = reach(city, "square", 100);
  ASSERT_TRUE(by_people.weakest);
  EXPECT_EQ(city.feature(by_people.weakest->hindrance.feature).id, "to the south");
  EXPECT_EQ(by_people.weakest->people.fewest, Rational(25));
  EXPECT_EQ(by_people.weakest->people.most, Rational(30));
}

TEST(Reach, ARepairThatOpensPartOfAnAreaBringsItsPartOfThePeople) {
  DrawnTown town = two_stairs();
  const Point h = town.at('H');
  // Half of the way of this area, 2 m of 4 m, lies within the limit once the stairs are mended.
  town.add(Theme::residents, "cell", MultiPolygon{{Line{{h.x - 0.5, h.y - 0.5}, {h.x + 4.5, h.y - 0.5}, {h.x + 4.5, h.y + 0.5}, {h.x - 0.5, h.y + 0.5}, {h.x - 0.5, h.y - 0.5}}, {}}})
      .number(Property::population, "100");
  const City city = town.city();
  const gis::SiteReach found = reach(city, "square", 9);
  ASSERT_TRUE(found.weakest);
  EXPECT_EQ(city.feature(found.weakest->hindrance.feature).id, "to the south");
  EXPECT_GT(found.weakest->people.fewest, Rational(40));
  EXPECT_LT(found.weakest->people.most, Rational(70));
  EXPECT_EQ(found.possible.people[0].most, Rational(0));
  EXPECT_EQ(found.anybody.people[0].most, Rational(100)) << "all may live along the half that is reached";
}

TEST(Reach, ASiteWithoutAWayIsNotConnected) {
  DrawnTown town(R"(
  P--Q    A---B
  |  |
  R--W
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "elsewhere", "AB");
  EXPECT_FALSE(reach(town.city(), "square", 100).connected);
}

/// On random grids: what is sure is possible, what is possible anybody does; a farther limit never reaches less.
TEST(Reach, BoundsAreOrderedAndGrowWithTheLimitOnRandomTowns) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    DrawnTown town("  .\n");
    town.add(Theme::site, "square", MultiPolygon{{Line{{-10, -10}, {0, -10}, {0, 0}, {-10, 0}, {-10, -10}}, {}}});
    int number = 0;
    const auto piece = [&](const Point& a, const Point& b) {
      const Line line{a, b};
      const std::string id = "way " + std::to_string(number++);
      switch (random() % 4) {
        case 0: town.add(Theme::steps, id, line); break;
        case 1: town.add(Theme::crossing, id, line); break;
        default: town.add(Theme::walkway, id, line);
      }
    };
    for (int x = 0; x < 6; ++x) {
      for (int y = 0; y < 6; ++y) {
        const Point at{x * 20.0, y * 20.0};
        if (x < 5 && random() % 5 != 0) piece(at, {at.x + 20, at.y});
        if (y < 5 && random() % 5 != 0) piece(at, {at.x, at.y + 20});
      }
    }
    const City city = town.city();
    gis::SiteReach before;
    for (const std::int64_t metres : {10, 35, 60, 1000}) {
      const gis::SiteReach now = reach(city, "square", metres);
      EXPECT_LE(now.sure.covered_mm, now.possible.covered_mm);
      EXPECT_LE(now.possible.covered_mm, now.anybody.covered_mm);
      EXPECT_LE(before.sure.covered_mm, now.sure.covered_mm);
      EXPECT_LE(before.anybody.covered_mm, now.anybody.covered_mm);
      if (now.weakest) {
        EXPECT_LE(now.possible.covered_mm + now.weakest->gain_mm, now.anybody.covered_mm);
      }
      before = now;
    }
  }
}

TEST(Reach, PassesWhatStandsInTheEntranceWhereNoWayLiesInTheSite) {
  for (const bool node_ids : {false, true}) {
    DrawnTown town(R"(
  P--Q
  |  E---t---U
  R--W
)");
    town.area(Theme::site, "square", "PQWR");
    town.line(Theme::walkway, "way", "EtU");
    town.point(Theme::toilet, "toilet", 't');
    town.point(Theme::entrance, "way in", 'E').no(Property::step_free);
    if (node_ids) town.with_node_ids();
    const gis::SiteReach found = reach(town.city(), "square", 100);
    EXPECT_EQ(found.possible.covered_mm, 0);
    EXPECT_EQ(count(found.possible, Theme::toilet), 0U);
    EXPECT_EQ(found.anybody.covered_mm, 8000);
    ASSERT_TRUE(found.weakest);
    EXPECT_EQ(town.city().feature(found.weakest->hindrance.feature).id, "way in");
    EXPECT_EQ(found.weakest->gain_mm, 8000);
  }
}

TEST(Reach, DoesNotPassAnEntranceBesideItsWay) {
  DrawnTown town(R"(
  P---Q
  | i-E---t
  R---W
)");
  town.area(Theme::site, "square", "PQWR");
  town.line(Theme::walkway, "way", "it");
  town.add(Theme::entrance, "way in", Point{town.at('E').x, town.at('E').y + 0.8}).no(Property::step_free);
  town.point(Theme::toilet, "toilet", 't');
  town.entrance_tolerance(1);
  const gis::SiteReach found = reach(town.city(), "square", 100);
  EXPECT_EQ(found.possible.covered_mm, 0);
  EXPECT_EQ(count(found.possible, Theme::toilet), 0U);
  EXPECT_EQ(count(found.anybody, Theme::toilet), 1U);
}

/// What find_reach says, read literally: one whole search for each scenario.
class SlowReach {
 public:
  SlowReach(const City& city, const TravellerLimits& limits, const gis::SiteWalks& walks, std::int64_t limit_mm)
      : m_city(city), m_graph(city.graph()), m_passability(city, limits, DrawnTown::today), m_entrances(walks.entrances), m_limit(limit_mm) {}

  /// Through the entrances.
  [[nodiscard]] std::vector<gis::GraphPlace> begins(Tri at_least, const std::set<std::uint32_t>& mended) {
    return gis::places_through(m_entrances, [&](std::uint32_t thing) { return mended.contains(thing) ? Tri::yes : m_passability.standing(thing); }, at_least);
  }
  /// Millimetres reached when `mended` features are passable beside what is at least `at_least`.
  std::int64_t covered(Tri at_least, const std::set<std::uint32_t>& mended = {}) {
    const auto edge_ok = [&](std::uint32_t e) { return m_passability.edge(e) >= at_least || mended.contains(m_graph.edges[e].feature); };
    const auto vertex_ok = [&](std::uint32_t v) {
      const auto there = m_graph.things_at(v);
      return std::all_of(there.begin(), there.end(), [&](std::uint32_t thing) { return m_passability.standing(thing) >= at_least || mended.contains(thing); });
    };
    gis::WalkSearch search;
    const std::vector<gis::GraphPlace> seeds = begins(at_least, mended);
    search.run(m_city, seeds, m_limit, edge_ok, vertex_ok);
    gis::ReachedPartsOf parts(m_graph, search, m_limit);
    std::int64_t total = 0;
    for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e) {
      if (!edge_ok(e) || gis::is_over_area(m_graph.edges[e])) continue;
      for (const auto& [low, high] : parts.of(e)) total += high - low;
    }
    return total;
  }
  /// People in the houses reached likewise.
  std::int64_t lived_in(Tri at_least, const std::set<std::uint32_t>& mended = {}) {
    const auto edge_ok = [&](std::uint32_t e) { return m_passability.edge(e) >= at_least || mended.contains(m_graph.edges[e].feature); };
    const auto vertex_ok = [&](std::uint32_t v) {
      const auto there = m_graph.things_at(v);
      return std::all_of(there.begin(), there.end(), [&](std::uint32_t thing) { return m_passability.standing(thing) >= at_least || mended.contains(thing); });
    };
    gis::WalkSearch search;
    const std::vector<gis::GraphPlace> seeds = begins(at_least, mended);
    search.run(m_city, seeds, m_limit, edge_ok, vertex_ok);
    std::int64_t total = 0;
    for (const std::uint32_t home : m_city.of_theme(Theme::building)) {
      const auto place = gis::snap(m_city, m_city.feature(home).geometry, 3.0);
      if (!place) {
        // On no way: perhaps there is one, no shorter than the straight line.
        const bool may = at_least != Tri::yes && std::any_of(seeds.begin(), seeds.end(), [&](const gis::GraphPlace& seed) {
          return distance(m_city.feature(home).geometry, seed.at) * 1000.0 <= static_cast<double>(m_limit);
        });
        if (may) total += gis::stated_range(m_city.feature(home), Property::population)->low.floor();
        continue;
      }
      const std::int64_t mm = search.to_place(m_graph, *place, edge_ok(place->edge));
      if (mm != gis::WalkSearch::unreached && mm + place->offset_mm <= m_limit) total += gis::stated_range(m_city.feature(home), Property::population)->low.floor();
    }
    return total;
  }
  struct Repair {
    std::int64_t people = 0;
    std::int64_t mm = 0;
    std::uint32_t feature = 0;
  };
  /// The repair that brings most people, then opens most, and of those that do as much the smallest feature; 0 mm when none opens anything.
  Repair best_repair(Tri at_least, Tri hindering) {
    const std::int64_t now = covered(at_least);
    const std::int64_t people = lived_in(at_least);
    Repair best;
    for (std::uint32_t f = 0; f < m_city.feature_count(); ++f) {
      if (!hinders(f, hindering)) continue;
      std::set<std::uint32_t> mended{f};
      if (m_city.feature(f).theme == Theme::crossing) {
        for (const gis::CrossingEnd& end : gis::crossing_ends(m_city, f)) {
          if (end.kerb) mended.insert(*end.kerb);
        }
      }
      const Repair one{lived_in(at_least, mended) - people, covered(at_least, mended) - now, f};
      if (one.mm > 0 && std::pair(one.people, one.mm) > std::pair(best.people, best.mm)) best = one;
    }
    return best;
  }

 private:
  bool hinders(std::uint32_t feature, Tri hindering) {
    for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e) {
      if (m_graph.edges[e].feature == feature && m_passability.edge(e) == hindering) return true;
    }
    for (std::uint32_t v = 0; v < m_graph.vertices.size(); ++v) {
      if (m_graph.stands_at(feature, v) && m_passability.standing(feature) == hindering) return true;
    }
    return false;
  }
  const City& m_city;
  const WalkGraph& m_graph;
  gis::Passability m_passability;
  std::vector<gis::Entrance> m_entrances;
  std::int64_t m_limit;
};

/// Streets of a grid with steps, crossings, loops and things that are not known, seen from a square in its corner.
City random_streets(std::uint32_t seed, bool with_homes) {
  std::mt19937 random(seed);
  DrawnTown town("  .\n");
  town.add(Theme::site, "square", MultiPolygon{{Line{{-10, -10}, {0, -10}, {0, 0}, {-10, 0}, {-10, -10}}, {}}});
  town.entrance_tolerance(0.5);
  int number = 0;
  const auto piece = [&](const Point& a, const Point& b) {
    const Point bend{(a.x + b.x) / 2 + static_cast<double>(random() % 5), (a.y + b.y) / 2 + static_cast<double>(random() % 5)};
    const std::string id = "way " + std::to_string(number++);
    switch (random() % 6) {
      case 0: town.add(Theme::steps, id, Line{a, bend, b}); break;
      case 1: town.add(Theme::crossing, id, Line{a, bend, b}).number(Property::kerb_height, random() % 2 == 0 ? "100 mm" : "10 mm"); break;
      case 2: town.add(Theme::crossing, id, Line{a, bend, b}); break;
      default: {
        Drawn way = town.add(Theme::walkway, id, Line{a, bend, b});
        if (random() % 6 == 0) way.no(Property::step_free);
      }
    }
  };
  for (int x = 0; x < 6; ++x) {
    for (int y = 0; y < 6; ++y) {
      const Point at{x * 20.0, y * 20.0};
      if (x < 5 && random() % 5 != 0) piece(at, {at.x + 20, at.y});
      if (y < 5 && random() % 5 != 0) piece(at, {at.x, at.y + 20});
      if (with_homes && random() % 3 == 0) town.add(Theme::building, "home " + std::to_string(number++), at).number(Property::population, std::to_string(random() % 30));
      if (random() % 8 == 0) town.add(Theme::barrier, "barrier " + std::to_string(number++), at).kind(random() % 2 == 0 ? "stile" : "cycle_barrier");
    }
  }
  return town.city();
}

TEST(Reach, IsWhatSearchingAnewForEachScenarioFindsInRandomTowns) {
  int links = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const City city = random_streets(seed, seed % 2 == 0);
    const gis::WalkFinder finder(city);
    const gis::SiteWalks walks = finder.find(city.feature(*city.find_feature("square")), DrawnTown::today);
    gis::SiteReaches reaches(city, DrawnTown::today, walks, {300'000, 3.0, 3.0, true});
    for (const std::int64_t limit : {15'000, 47'000, 120'000, 300'000}) {
      const gis::SiteReach found = reaches.find(wheels, {{limit, true}}).front();
      if (!found.connected) continue;
      SlowReach slow(city, wheels, walks, limit);
      EXPECT_EQ(found.sure.covered_mm, slow.covered(Tri::yes));
      EXPECT_EQ(found.possible.covered_mm, slow.covered(Tri::unknown));
      EXPECT_EQ(found.anybody.covered_mm, slow.covered(Tri::no));
      EXPECT_EQ(found.possible.people[0].most, Rational(slow.lived_in(Tri::unknown)));
      const auto expect_link = [&](const std::optional<gis::Link>& link, const SlowReach::Repair& repair) {
        ASSERT_EQ(link.has_value(), repair.mm > 0);
        if (!link) return;
        EXPECT_EQ(link->gain_mm, repair.mm);
        EXPECT_EQ(link->people.fewest, Rational(repair.people));
        EXPECT_EQ(link->hindrance.feature, repair.feature);
      };
      expect_link(found.weakest, slow.best_repair(Tri::unknown, Tri::no));
      expect_link(found.worth_knowing, slow.best_repair(Tri::yes, Tri::unknown));
      links += (found.weakest ? 1 : 0) + (found.worth_knowing ? 1 : 0);
    }
  }
  EXPECT_GE(links, 60) << "the towns should have links to find";
}

}  // namespace
}  // namespace levelground::test::reach_test
