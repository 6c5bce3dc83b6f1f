// SPDX-License-Identifier: Apache-2.0
// Positions have an error: with the parameter accuracy an interval holds what the town measures wherever within it its things really stand,
// on random drawn towns with printed seeds.
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"
#include "tests/gis/measure/call.hpp"

namespace levelground::test::accuracy_test {
namespace {

/// Kinds with the parameter, each asked so that things lie at the edge of what counts.
const std::vector<Call>& calls() {
  constexpr auto at_least = Scale::Direction::at_least;
  constexpr auto at_most = Scale::Direction::at_most;
  static const std::vector<Call> all = with_shared_calls({
      {"count_in_site", {{"theme", "seat"}, {"per", "site"}}, at_least, Quantity::count, Combine::worst},
      {"count_in_site", {{"theme", "play"}, {"per", "hectare"}}, at_least, Quantity::ratio, Combine::worst},
      {"count_in_site", {{"theme", "seat"}, {"per", "site"}, {"within", "2 m"}}, at_least, Quantity::count, Combine::worst},
      {"crossing_signals", {{"within", "2 m"}, {"needs", "sound"}}, at_least, Quantity::share, Combine::share},
      {"crossing_spacing", {{"within", "6 m"}}, at_most, Quantity::length, Combine::worst},
      {"speed_near", {{"from", "play"}, {"within", "8 m"}}, at_most, Quantity::speed, Combine::worst},
      {"speed_near", {{"from", "boundary"}, {"within", "8 m"}}, at_most, Quantity::speed, Combine::worst},
      {"network_distance", {{"to", "toilet"}, {"from", "entrances"}, {"within", "60 m"}}, at_most, Quantity::length, Combine::worst},
      {"network_distance", {{"to", "seat"}, {"from", "main_route"}, {"within", "40 m"}}, at_most, Quantity::length, Combine::worst},
      {"network_distance", {{"to", "toilet,play"}, {"from", "nearest_entrance"}, {"within", "60 m"}, {"step_free", "yes"}, {"kerb_at_most", "20 mm"}}, at_most, Quantity::length, Combine::worst},
      {"homes_near", {{"within", "30 m"}, {"around", "10 m"}, {"off_network", "6 m"}}, at_least, Quantity::share, Combine::share},
      {"homes_near", {{"within", "30 m"}, {"around", "10 m"}, {"off_network", "6 m"}, {"evenly_up_to", "20 m2"}}, at_least, Quantity::share, Combine::share},
      {"isovist_area", {{"of", "main_route"}, {"every", "8 m"}, {"up_to", "25 m"}, {"eye_height", "1 m"}, {"opaque", "wall"}}, at_least, Quantity::area, Combine::worst},
      {"active_frontage", {{"of", "boundary"}, {"within", "9 m"}, {"every", "3 m"}, {"on_wall", "1 m"}}, at_least, Quantity::share, Combine::share},
      {"active_frontage", {{"of", "boundary"}, {"within", "9 m"}, {"every", "3 m"}, {"on_wall", "1 m"}, {"uses", "retail"}}, at_least, Quantity::share, Combine::share},
      {"lamp_coverage", {{"of", "walkways"}, {"lamp_reach", "5 m"}}, at_least, Quantity::share, Combine::share},
      {"seat_spacing", {{"of", "main_route"}, {"within", "3 m"}}, at_most, Quantity::length, Combine::worst},
      {"share_near", {{"theme", "seat"}, {"near", "toilet"}, {"within", "6 m"}}, at_least, Quantity::share, Combine::share},
      {"share_of_features", {{"theme", "seat"}, {"with", "backrest=yes"}}, at_least, Quantity::share, Combine::share},
      {"share_of_features", {{"theme", "seat"}, {"with", "backrest=yes"}, {"within", "2 m"}}, at_least, Quantity::share, Combine::share},
      {"worst_of_features", {{"theme", "toilet"}, {"property", "opening_width"}}, at_least, Quantity::length, Combine::worst},
      {"worst_of_features", {{"theme", "toilet"}, {"property", "opening_width"}, {"within", "4 m"}}, at_most, Quantity::length, Combine::worst},
      {"tactile_at_crossings", {{"within", "12 m"}}, at_least, Quantity::share, Combine::share},
      {"kerb_upstand", {{"within", "12 m"}}, at_most, Quantity::length, Combine::worst},
      {"kerb_upstand", {{"within", "12 m"}, {"lane", "wheels"}, {"beside", "3 m"}}, at_most, Quantity::length, Combine::worst},
      {"kerb_upstand", {{"within", "12 m"}, {"lane", "cane"}, {"beside", "3 m"}}, at_least, Quantity::length, Combine::worst},
      {"canopy_share", {{"crown_at_least", "2 m"}, {"crown_at_most", "6 m"}, {"wooded", "wood"}, {"wooded_at_least", "60 %"}}, at_least, Quantity::share, Combine::share},
      {"sightline", {{"of", "walkways"}, {"every", "3 m"}, {"up_to", "25 m"}, {"eye_height", "1 m"}, {"opaque", "wall"}}, at_least, Quantity::length, Combine::worst},
  });
  return all;
}

/// The same town twice: as it is, and mapped with every thing up to `aside` metres from its place. Ways, streets and the site are drawn alike.
City random_town(unsigned seed, double aside) {
  std::mt19937 random(seed);
  const auto chance = [&](unsigned of) { return random() % of == 0; };
  const auto unit = [&] { return static_cast<double>(random() % 4096) / 4096.0; };
  const auto shift = [&] {
    const double direction = 2 * std::numbers::pi * unit();
    const double far = aside * 0.999 * std::sqrt(unit());
    return Point{far * std::cos(direction), far * std::sin(direction)};
  };
  DrawnTown town("A");
  town.entrance_tolerance(0.5);
  town.add(Theme::site, "park", MultiPolygon{Polygon{{{10, 10}, {50, 10}, {50, 40}, {10, 40}, {10, 10}}, {}}}).kind("park");
  Point grid[7][6];
  for (int i = 0; i < 7; ++i) {
    for (int j = 0; j < 6; ++j) grid[i][j] = {10.0 * i + 2 * unit(), 10.0 * j + 2 * unit()};
  }
  int number = 0;
  const auto way = [&](const Point& a, const Point& b, bool along_the_park) {
    const std::string id = "way " + std::to_string(100 + number++);
    const unsigned kind = random() % 12;
    const Theme theme = kind == 0 ? Theme::steps : (kind == 1 ? Theme::road : Theme::walkway);
    Drawn drawn = town.add(theme, id, Line{a, b});
    if (theme == Theme::road) drawn.kind("residential").number(Property::speed_limit, chance(2) ? "30 km/h" : "50 km/h").code(Property::sidewalk, chance(2) ? "both" : "left");
    if (along_the_park) drawn.yes(Property::main_route);
    if (chance(14)) town.add(Theme::kerb, "kerb " + id, Point{(a.x + b.x) / 2, (a.y + b.y) / 2}).number(Property::kerb_height, chance(2) ? "10 mm" : "60 mm");
  };
  for (int i = 0; i < 7; ++i) {
    for (int j = 0; j < 6; ++j) {
      if (i + 1 < 7 && (j == 2 || !chance(5))) way(grid[i][j], grid[i + 1][j], j == 2);
      if (j + 1 < 6 && !chance(5)) way(grid[i][j], grid[i][j + 1], false);
    }
  }
  town.add(Theme::road, "street", Line{{5, 0}, {4, 25}, {5, 52}}).kind("primary").number(Property::speed_limit, "60 km/h");
  const auto place = [&](double east, double north) {
    const Point at{east * unit(), north * unit()};
    const Point by = shift();
    return Point{at.x + by.x, at.y + by.y};
  };
  for (int i = 0; i < 10; ++i) {
    Drawn seat = town.add(Theme::seat, "seat " + std::to_string(10 + i), place(60, 50));
    if (i % 3 != 2) i % 3 == 0 ? seat.yes(Property::backrest) : seat.no(Property::backrest);
  }
  for (int i = 0; i < 8; ++i) town.add(Theme::light, "lamp " + std::to_string(10 + i), place(60, 50));
  for (int i = 0; i < 4; ++i) town.add(Theme::toilet, "toilet " + std::to_string(10 + i), place(60, 50)).number(Property::opening_width, std::to_string(70 + 10 * i) + " cm");
  for (int i = 0; i < 4; ++i) {   // beside the street, not on its line
    const double north = 50 * unit();
    const Point by = shift();
    Drawn crossing = town.add(Theme::crossing, "crossing " + std::to_string(10 + i), Point{4.5 + unit() + by.x, north + by.y});
    crossing.code(Property::crossing_control, "signals");
    chance(2) ? crossing.yes(Property::sound_signal) : crossing.no(Property::sound_signal);
    if (i < 3) i == 0 ? crossing.yes(Property::tactile_paving) : crossing.no(Property::tactile_paving);
    crossing.number(Property::kerb_height, std::to_string(10 * i) + " mm");
  }
  for (int i = 0; i < 2; ++i) town.add(Theme::crossing, "corner " + std::to_string(i), i == 0 ? Point{4, 25} : grid[1][1]);
  const auto block = [&](Theme theme, const std::string& id, double size) {
    const double west = 60 * unit(), south = 50 * unit();
    const Point by = shift();
    const double x = west + by.x, y = south + by.y;
    // A door drawn on a wall lies aside together with it.
    if (theme == Theme::building && chance(2)) town.add(Theme::entrance, "door of " + id, Point{x + size / 2, chance(2) ? y : y + size});
    return town.add(theme, id, MultiPolygon{{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}, {}}});
  };
  for (int i = 0; i < 6; ++i) block(Theme::building, "house " + std::to_string(10 + i), 4).kind(chance(2) ? "retail" : "house");
  for (int i = 0; i < 3; ++i) block(Theme::play, "play " + std::to_string(10 + i), 3);
  for (int i = 0; i < 5; ++i) block(Theme::residents, "home " + std::to_string(10 + i), 7).between(Property::population, chance(2) ? "10" : "0", "20");
  for (int i = 0; i < 3; ++i) town.add(Theme::residents, "house of " + std::to_string(10 + i), place(60, 50)).number(Property::population, "5");
  for (const Theme theme : {Theme::building, Theme::entrance, Theme::barrier, Theme::green, Theme::tree, Theme::walkway, Theme::seat, Theme::light, Theme::toilet, Theme::crossing,
                            Theme::road, Theme::play, Theme::residents, Theme::steps}) {
    if (!chance(6)) town.complete(theme);
  }
  // After all others, so that these are drawn as they were.
  if (!chance(6)) town.complete(Theme::kerb);
  for (int i = 0; i < 9; ++i) {
    Drawn tree = town.add(Theme::tree, "tree " + std::to_string(10 + i), place(60, 50));
    if (i % 2 == 0) tree.number(Property::width, std::to_string(3 + i % 5) + " m");
  }
  for (int i = 0; i < 3; ++i) block(Theme::green, "wood " + std::to_string(10 + i), 8).kind("wood");
  for (int i = 0; i < 5; ++i) town.add(Theme::kerb, "stone " + std::to_string(10 + i), Point{4.5 + unit() + shift().x, 50 * unit()}).number(Property::kerb_height, std::to_string(20 * i) + " mm");
  return town.city();
}

Measurement measured(const City& city, Call call, double accuracy) {
  if (call.kind == "share_near") accuracy *= 2;   // there it is the error of a distance, and both its ends lie aside
  if (accuracy > 0) call.parameters.emplace("accuracy", std::to_string(static_cast<int>(std::lround(accuracy * 1000))) + " mm");
  return DrawnTown::measure(city, "park", criterion_of(call));
}

class Accuracy : public ::testing::TestWithParam<unsigned> {};

TEST_P(Accuracy, ALargerErrorNeverNarrowsAnInterval) {
  const City mapped = random_town(GetParam(), 0);
  for (const Call& call : calls()) {
    Interval before = measured(mapped, call, 0).value;
    for (const double accuracy : {0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 9.0}) {
      const Interval now = measured(mapped, call, accuracy).value;
      EXPECT_TRUE(now.contains(before)) << call.kind << ", seed " << GetParam() << ", " << accuracy << " m: " << now.low.to_double() << " to " << now.high.to_double() << " holds not "
                                        << before.low.to_double() << " to " << before.high.to_double();
      before = now;
    }
  }
}

TEST_P(Accuracy, TheIntervalHoldsWhatTheTownMeasuresWhereItsThingsReallyStand) {
  const City real = random_town(GetParam(), 0);
  for (const double aside : {0.3, 1.0, 3.0}) {
    const City mapped = random_town(GetParam(), aside);
    for (const Call& call : calls()) {
      const Measurement exact = measured(real, call, 0);
      if (!exact.observed) continue;   // of nothing that is judged every number holds
      const Interval known = measured(mapped, call, aside).value;
      EXPECT_TRUE(known.contains(exact.value)) << call.kind << ", seed " << GetParam() << ", " << aside << " m: " << known.low.to_double() << " to " << known.high.to_double()
                                               << " holds not " << exact.value.low.to_double() << " to " << exact.value.high.to_double();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Accuracy, ::testing::Range(1U, 25U));

/// Else the interval could be as wide as can be and pass every test above.
TEST(AccuracyOfDrawnTowns, SmallErrorsLeaveMostOfWhatIsKnown) {
  std::map<std::string, std::pair<int, int>> known;   // of the towns where a call is bounded without an error, those where it is with a small one
  for (unsigned seed = 1; seed < 25; ++seed) {
    const City mapped = random_town(seed, 0);
    for (const Call& call : calls()) {
      const Interval exact = measured(mapped, call, 0).value;
      if (!exact.high.is_finite() || exact == domain(call.quantity)) continue;
      const Interval now = measured(mapped, call, 0.05).value;
      auto& [of, some] = known[call.kind];
      ++of;
      some += now.high.is_finite() && now != domain(call.quantity) ? 1 : 0;
    }
  }
  for (const auto& [kind, counts] : known) EXPECT_GE(counts.second * 10, counts.first * 8) << kind << ": " << counts.second << " of " << counts.first;
  EXPECT_GE(known.size(), 12U);
}

}  // namespace
}  // namespace levelground::test::accuracy_test
