// SPDX-License-Identifier: Apache-2.0
// Open world (judgement.md section 1): where nobody vouches for anything, mapped features bound a measure only on the side they prove.
// Every kind in the list has a row here; a kind without one fails.
#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::open_world_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
constexpr auto at_most = Scale::Direction::at_most;

/// Which ends must stay as wide as the quantity's domain where nobody vouches for anything, however good what is mapped may be.
enum class Open { low, high, both, none };

struct Row {
  std::string kind;
  std::map<std::string, std::string> parameters;
  Scale::Direction direction;
  Quantity quantity;
  Combine combine;
  Open open;
  std::string why;   ///< for none: why what is mapped cannot be incomplete; else, where to vouch for everything does not close it: what would
};

const std::vector<Row>& rows() {
  constexpr auto worst = Combine::worst;
  constexpr auto share = Combine::share;
  constexpr auto length = Quantity::length;
  static const std::string itself = "the site's own attributes and what is said of it";
  static const std::vector<Row> all = {
      {"access_free", {{"accepted", "yes"}}, at_least, Quantity::presence, worst, Open::none, itself},
      {"active_frontage", {{"of", "boundary"}, {"within", "8 m"}, {"every", "2 m"}, {"on_wall", "1 m"}, {"uses", "retail"}}, at_least, Quantity::share, share, Open::both, ""},
      {"built_up_share",
       {{"of", "open_space"}, {"cell", "10 m"}, {"circle", "10 m"}, {"urban", "50 %"}, {"suburban", "10 %"}, {"counted_cell", "1 m"}, {"accepted", "yes"},
        {"streets", "tertiary: 4 m to 8 m"}},
       at_least, Quantity::share, share, Open::both, ""},
      {"canopy_share", {{"crown_at_least", "1 m"}, {"crown_at_most", "6 m"}, {"wooded", "wood"}, {"wooded_at_least", "50 %"}}, at_least, Quantity::share, share, Open::high, ""},
      {"clear_width", {{"of", "main_route"}}, at_least, length, worst, Open::low, ""},
      {"clear_width", {{"of", "walkways"}, {"barriers", "yes"}}, at_least, length, worst, Open::low, ""},
      {"count_in_site", {{"theme", "seat"}, {"per", "site"}}, at_least, Quantity::count, worst, Open::high, ""},
      {"crossing_signals", {{"within", "10 m"}, {"needs", "either"}}, at_least, Quantity::share, share, Open::both, ""},
      {"crossing_spacing", {{"within", "6 m"}}, at_most, length, worst, Open::both, ""},
      {"document", {{"property", "plan"}}, at_least, Quantity::presence, worst, Open::none, "a paper"},
      {"entrapment_pockets",
       {{"of", "main_route"}, {"per", "100 m"}, {"within", "10 m"}, {"ahead", "5 m"}, {"every", "1 m"}, {"depth_at_least", "1.5 m"}, {"width_at_most", "4 m"},
        {"height_at_least", "1.5 m"}, {"opaque", "wall"}},
       at_most, Quantity::ratio, worst, Open::high, ""},
      {"rise_between_landings",
       {{"of", "main_route"}, {"landing_slope", "2 %"}, {"landing_length", "1.5 m"}, {"cell_at_most", "1 m"}, {"line_accuracy", "0.5 m"}},
       at_most, length, worst, Open::high, ""},
      {"entrance_step_free", {{"kerb_at_most", "20 mm"}}, at_least, Quantity::share, share, Open::both, ""},
      {"entrance_step_free", {{"kerb_at_most", "20 mm"}}, at_least, Quantity::count, share, Open::high, ""},
      {"entrance_width", {}, at_least, length, worst, Open::low, ""},
      {"exits", {}, at_least, Quantity::count, share, Open::high, ""},
      {"exits", {{"leads", "5 m"}}, at_least, Quantity::count, share, Open::high, ""},
      {"free_hours", {{"accepted", "yes"}}, at_least, Quantity::duration, worst, Open::none, itself},
      {"homes_near", {{"within", "40 m"}, {"around", "20 m"}, {"off_network", "5 m"}}, at_least, Quantity::share, share, Open::both, ""},
      {"isovist_area", {{"of", "walkways"}, {"every", "5 m"}, {"up_to", "25 m"}, {"eye_height", "1 m"}, {"opaque", "wall"}}, at_least, Quantity::area, worst, Open::low, ""},
      {"kerb_upstand", {{"within", "10 m"}}, at_most, length, worst, Open::high, ""},
      {"kerb_upstand", {{"within", "10 m"}, {"lane", "wheels"}, {"beside", "3 m"}}, at_most, length, worst, Open::both, ""},
      {"kerb_upstand", {{"within", "10 m"}, {"lane", "cane"}, {"beside", "3 m"}}, at_least, length, worst, Open::both, ""},
      {"lamp_coverage", {{"of", "main_route"}, {"lamp_reach", "5 m"}}, at_least, Quantity::share, share, Open::both, ""},
      {"longest_dark_gap", {{"of", "main_route"}, {"lamp_reach", "5 m"}}, at_most, length, worst, Open::both, ""},
      {"network_distance", {{"to", "toilet"}, {"from", "entrances"}, {"within", "200 m"}}, at_most, length, worst, Open::both, ""},
      {"network_distance", {{"to", "toilet"}, {"from", "main_route"}, {"within", "200 m"}}, at_most, length, worst, Open::both, ""},
      {"network_distance", {{"to", "toilet"}, {"from", "nearest_entrance"}, {"within", "200 m"}}, at_most, length, worst, Open::low, ""},
      {"noise_share", {{"of", "site"}, {"indicator", "Lden"}, {"level", "55 dB"}}, at_least, Quantity::share, share, Open::none, "what a raster does not cover is unknown"},
      {"observed", {{"property", "ground_illuminance"}}, at_least, Quantity::illuminance, worst, Open::low, "who speaks for the rest of the site"},
      {"observed", {{"property", "seat_height"}, {"on", "seat"}}, at_least, length, worst, Open::low, ""},
      {"observed_rating", {{"property", "felt_safety"}, {"minimum_observers", "1"}}, at_least, Quantity::rating, Combine::median, Open::none, "each rates the whole"},
      {"ramp_gradient", {{"of", "walkways"}, {"kinds", "ramp"}}, at_most, Quantity::slope, worst, Open::high, ""},
      {"seat_spacing", {{"of", "main_route"}, {"within", "3 m"}}, at_most, length, worst, Open::both, ""},
      {"shade_share",
       {{"theme", "seat"}, {"days", "06-21"}, {"hours", "11:45-12:15"}, {"every", "15 min"}, {"spacing", "2 m"}, {"accuracy", "0.2 m"}, {"crown_at_least", "1 m"},
        {"crown_at_most", "6 m"}, {"tree_at_least", "2 m"}, {"tree_at_most", "12 m"}, {"building_at_least", "2 m"}, {"building_at_most", "9 m"}, {"wooded", "wood"}},
       at_least, Quantity::share, share, Open::both, ""},
      {"share_near", {{"theme", "seat"}, {"near", "tree"}, {"within", "7 m"}}, at_least, Quantity::share, share, Open::both, ""},
      {"share_of_features", {{"theme", "seat"}, {"with", "backrest=yes"}}, at_least, Quantity::share, share, Open::both, ""},
      {"share_of_route", {{"of", "main_route"}, {"property", "surface"}, {"accepted", "asphalt"}}, at_least, Quantity::share, share, Open::both, ""},
      {"sightline", {{"of", "walkways"}, {"every", "3 m"}, {"up_to", "25 m"}, {"eye_height", "1 m"}, {"opaque", "wall"}}, at_least, length, worst, Open::low, "a wall farther from the way"},
      {"speed_near", {{"from", "boundary"}, {"within", "10 m"}}, at_most, Quantity::speed, worst, Open::high, ""},
      {"step_free_reach", {{"facilities", "seat,toilet"}, {"within", "3 m"}, {"kerb_at_most", "20 mm"}}, at_least, Quantity::share, share, Open::both, "a way from the northern entrance"},
      {"steps_alternative", {{"within", "60 m"}, {"kerb_at_most", "20 mm"}}, at_most, Quantity::ratio, worst, Open::high, ""},
      {"tactile_at_crossings", {{"within", "10 m"}}, at_least, Quantity::share, share, Open::both, ""},
      {"turning_space", {{"of", "main_route"}, {"within", "1 m"}, {"accuracy", "0.2 m"}}, at_least, length, worst, Open::low, ""},
      {"worst_of_features", {{"theme", "steps"}, {"property", "handrail"}}, at_least, Quantity::presence, worst, Open::low, ""},
      {"worst_on_route", {{"of", "main_route"}, {"property", "incline"}}, at_most, Quantity::slope, worst, Open::high, ""},
  };
  return all;
}

MultiPolygon block(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

/// A park of 40 m by 20 m in which all that is mapped is good. A path leads through it and over a street; a second way comes in from the
/// north and joins nothing that is mapped.
DrawnTown good_town(bool vouched) {
  DrawnTown town("");
  town.add(Theme::site, "park", block(0, 0, 40, 20)).kind("park").code(Property::access, "yes").no(Property::fee).text(Property::opening_hours, "24/7");
  const auto good = [](Drawn way) {
    way.number(Property::width, "2 m").number(Property::incline, "2 %").code(Property::surface, "asphalt").yes(Property::lit);
  };
  good(town.add(Theme::walkway, "path", Line{{-10, 10}, {20, 10}, {25, 10}, {44, 10}}));
  good(town.add(Theme::walkway, "beyond", Line{{46, 10}, {60, 10}}));
  good(town.add(Theme::walkway, "from the north", Line{{10, 30}, {10, 15}}));
  town.add(Theme::barrier, "gate", Point{25, 10}).kind("bollard").number(Property::opening_width, "2 m");
  town.add(Theme::road, "street", Line{{45, -20}, {45, 10}, {45, 40}}).kind("tertiary").number(Property::speed_limit, "20 km/h");
  town.add(Theme::crossing, "zebra", Line{{44, 10}, {45, 10}, {46, 10}}).code(Property::crossing_control, "signals").yes(Property::sound_signal);
  for (const double x : {44.0, 46.0}) {
    town.add(Theme::kerb, x < 45 ? "west kerb" : "east kerb", Point{x, 10}).number(Property::kerb_height, "5 mm").yes(Property::tactile_paving);
  }
  town.add(Theme::steps, "flight", Line{{20, 10}, {20, 16}}).yes(Property::handrail).number(Property::width, "2 m");
  town.add(Theme::barrier, "wall beside the ramp", Line{{21, 12}, {21, 14}}).kind("wall").number(Property::height, "3 m");
  town.add(Theme::walkway, "ramp", Line{{20, 10}, {23, 13}, {20, 16}}).kind("ramp").number(Property::width, "2 m").number(Property::incline, "3 %");
  for (const double x : {5.0, 15.0, 35.0}) {
    town.add(Theme::seat, "seat " + std::to_string(static_cast<int>(x)), Point{x, 11}).yes(Property::backrest);
    town.add(Theme::tree, "tree " + std::to_string(static_cast<int>(x)), Point{x, 5}).number(Property::width, "5 m").number(Property::height, "10 m");
    town.observe("seat at " + std::to_string(static_cast<int>(x)), "park", "seat_height", Quantity::length, "0.45 m").feature = "seat " + std::to_string(static_cast<int>(x));
  }
  town.add(Theme::toilet, "toilet", Point{30, 11}).no(Property::fee);
  town.add(Theme::residents, "home", block(-10, 5, -4, 15)).number(Property::population, "20");
  town.add(Theme::building, "shop", block(0, -8, 40, -2)).kind("retail");
  town.observe("light", "park", "ground_illuminance", Quantity::illuminance, "20 lx").position = Point{20, 10};
  town.observe("rated", "park", "felt_safety", Quantity::rating, "3");
  Observation& plan = town.observe("plan", "park", "plan", Quantity::count, "1");
  plan.quantity = Quantity::presence;
  plan.evidence.push_back({"plan.pdf", std::string(64, 'b'), Date{2026, 5, 1}});
  RasterFacts noise;
  noise.kind = RasterKind::noise;
  noise.about = "Lden";
  noise.grade = Grade::inferred;
  Box around;
  around.include(Point{-20, -20});
  around.include(Point{80, 60});
  town.raster(noise, around, 10, [](const Point&) { return Interval::exact(45'000); });
  town.raster(RasterFacts{}, around, 1, [](const Point&) { return Interval::exact(1000); });
  for (std::size_t theme = 0; vouched && theme < theme_count; ++theme) town.complete(static_cast<Theme>(theme));
  town.move(674'000, 6'580'000);   // where the sun stands over a place in EPSG:3006
  return town;
}

Measurement measured(const Row& row, const City& city) {
  return DrawnTown::measure(city, "park", DrawnTown::criterion(row.kind, row.parameters, row.direction, row.quantity, row.combine));
}

/// The ends that nothing mapped reaches: a slope, like every length, is judged by its size.
bool is_open_low(const Row& row, const Interval& value) { return value.low <= std::max(domain(row.quantity).low, Rational(0)); }
bool is_open_high(const Row& row, const Interval& value) { return value.high >= domain(row.quantity).high; }

TEST(OpenWorld, EveryKindHasARow) {
  std::set<std::string> named;
  for (const Row& row : rows()) named.insert(row.kind);
  for (const gis::MeasureKind& kind : gis::measure_kinds()) {
    EXPECT_TRUE(named.contains(std::string(kind.spec.kind))) << "say here what mapped features prove for " << kind.spec.kind;
  }
}

TEST(OpenWorld, NothingIsSureOnTheSideThatMappedFeaturesDoNotProve) {
  const City silent = good_town(false).city();
  for (const Row& row : rows()) {
    const Measurement found = measured(row, silent);
    EXPECT_TRUE(found.observed || found.value == domain(row.quantity)) << row.kind << ": the town must have something to judge, or say nothing";
    if (row.open == Open::low || row.open == Open::both) {
      EXPECT_TRUE(is_open_low(row, found.value)) << row.kind << " says at least " << found.value.low.to_double();
    }
    if (row.open == Open::high || row.open == Open::both) {
      EXPECT_TRUE(is_open_high(row, found.value)) << row.kind << " says at most " << found.value.high.to_double();
    }
    if (row.open == Open::none) {
      EXPECT_FALSE(row.why.empty()) << row.kind;
    }
  }
}

TEST(OpenWorld, WhoVouchesForAllClosesIt) {
  const City silent = good_town(false).city();
  const City vouched = good_town(true).city();
  for (const Row& row : rows()) {
    const Interval open = measured(row, silent).value;
    const Interval closed = measured(row, vouched).value;
    EXPECT_TRUE(open.contains(closed)) << row.kind << ": to vouch for what is mapped never widens what is known";
    if (!row.why.empty()) {
      EXPECT_EQ(open, closed) << row.kind << ": " << row.why;
    } else {
      EXPECT_NE(open, closed) << row.kind;
    }
  }
}

// Theme by theme, in an order of their own for each seed: each statement of completeness is one unknown filled in.
TEST(OpenWorld, EachThemeThatIsVouchedForNeverWidensAnInterval) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    std::vector<Theme> order;
    for (std::size_t theme = 0; theme < theme_count; ++theme) order.push_back(static_cast<Theme>(theme));
    for (std::size_t i = 0; i < order.size(); ++i) std::swap(order[i], order[(i * (2 * seed + 5) + seed * 7) % order.size()]);
    DrawnTown town = good_town(false);
    City before = town.city();
    for (const Theme theme : order) {
      town.complete(theme);
      const City after = town.city();
      for (const Row& row : rows()) {
        EXPECT_TRUE(measured(row, before).value.contains(measured(row, after).value)) << row.kind << ", " << theme_name(theme) << ", seed " << seed;
      }
      before = after;
    }
  }
}

TEST(OpenWorld, WhatSurelyFailsStaysSure) {
  DrawnTown town = good_town(false);
  town.add(Theme::seat, "plank", Point{12, 11}).no(Property::backrest);
  town.add(Theme::steps, "bare flight", Line{{30, 10}, {30, 14}}).no(Property::handrail);
  town.add(Theme::road, "fast", Line{{-3, -20}, {-3, 40}}).number(Property::speed_limit, "60 km/h");
  town.add(Theme::kerb, "high", Point{20, 10}).number(Property::kerb_height, "120 mm");
  const City city = town.city();
  const auto value = [&](const std::string& kind) {
    const Row& row = *std::find_if(rows().begin(), rows().end(), [&](const Row& r) { return r.kind == kind; });
    return measured(row, city).value;
  };
  EXPECT_LT(value("share_of_features").high, Rational(1)) << "not all have a backrest, however many more there are";
  EXPECT_EQ(value("worst_of_features"), Interval::exact(0));
  EXPECT_GE(value("speed_near").low, Rational(60'000));
  EXPECT_GE(value("kerb_upstand").low, Rational(120));
}

TEST(OpenWorld, StepsOnTheMappedWaysDoNotProveThatThereIsNoWayRound) {
  DrawnTown town(" 4------------------3\n |                  |\nA-----X---Y----s----|\n |                  |\n 1------------------2");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "west", "AX");
  town.line(Theme::steps, "flight", "XY");
  town.line(Theme::walkway, "east", "Ys");
  town.point(Theme::seat, "seat", 's');
  const auto reach = [&] {
    return town.measure("park", "step_free_reach", {{"facilities", "seat"}, {"within", "1 m"}, {"kerb_at_most", "20 mm"}}, at_least, Quantity::share, Combine::share).value;
  };
  const auto round = [&] { return town.measure("park", "steps_alternative", {{"within", "60 m"}, {"kerb_at_most", "20 mm"}}, at_most, Quantity::ratio).value; };
  town.complete(Theme::seat);
  town.complete(Theme::steps);
  EXPECT_EQ(reach(), (Interval{0, 1}));
  EXPECT_EQ(round(), (Interval{1, Rational::infinity()})) << "as short as the flight itself";
  town.complete(Theme::walkway);
  EXPECT_EQ(reach(), Interval::exact(0));
  EXPECT_EQ(round().low, Rational::infinity());
}

TEST(OpenWorld, WhereWalkwaysAreNotCompleteAThingMayBeAsNearAsTheStraightLine) {
  DrawnTown town("4-----3    b---c\n|     |    |   |\n|     E----a   T\n1-----2");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "round about", "EabcT");
  town.point(Theme::toilet, "toilet", 'T');
  town.complete(Theme::toilet);
  const auto distance = [&] { return town.measure("park", "network_distance", {{"to", "toilet"}, {"from", "entrances"}, {"within", "100 m"}}, at_most); };
  EXPECT_EQ(distance().places.at(0).value, metres(9, 13)) << "9 m as the crow flies, 5 + 2 + 4 + 2 m on mapped ways";
  EXPECT_FALSE(distance().value.high.is_finite()) << "another entrance may lie farther away";
  town.complete(Theme::walkway);
  EXPECT_EQ(distance().value, metres(13));
}

TEST(OpenWorld, AnObserverWhoFindsNoneDisputesWhatIsMapped) {
  DrawnTown town = good_town(false);
  const auto value = [&](const std::string& kind) {
    const Row& row = *std::find_if(rows().begin(), rows().end(), [&](const Row& r) { return r.kind == kind; });
    return measured(row, town.city()).value;
  };
  EXPECT_EQ(value("count_in_site").low, Rational(3));
  const Interval gap = value("seat_spacing");
  town.observe_presence("E-1", "park", "absent:seat", true);
  town.observe_presence("E-2", "park", "absent:tree", true);
  EXPECT_EQ(value("count_in_site"), (Interval{0, Rational::infinity()})) << "neither is the number that is mapped sure, nor that there are none";
  EXPECT_EQ(value("seat_spacing").low, Rational(0));
  EXPECT_TRUE(value("seat_spacing").contains(gap));
  EXPECT_EQ(value("canopy_share"), (Interval{0, 1}));
}

}  // namespace
}  // namespace levelground::test::open_world_test
