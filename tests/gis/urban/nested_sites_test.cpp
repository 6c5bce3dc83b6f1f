// SPDX-License-Identifier: Apache-2.0
// A park with a playground in it, one beside it, one that reaches out, and a pond's hole that is not the park.
#include "gis/urban/nested_sites.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::gis::nested_sites_test {
namespace {

using test::DrawnTown;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Line ring(double west, double south, double east, double north) { return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}; }
MultiPolygon square(double west, double south, double east, double north) { return {Polygon{ring(west, south, east, north), {}}}; }

/// The nesting of the site whose id ends so.
Nesting of(const City& city, std::string_view ending) {
  const std::vector<Nesting> all = nested_sites(city);
  const std::vector<std::uint32_t>& sites = city.of_theme(Theme::site);
  const auto at = std::find_if(sites.begin(), sites.end(), [&](std::uint32_t site) { return city.feature(site).id.ends_with(ending); });
  EXPECT_NE(at, sites.end()) << ending;
  return all[static_cast<std::size_t>(at - sites.begin())];
}

std::vector<std::string> endings(std::vector<std::string> ids) {
  for (std::string& id : ids) id = id.substr(id.find_last_of("/:") + 1);
  return ids;
}

TEST(NestedSites, LieWhollyInALargerOne) {
  DrawnTown town("");
  town.add(Theme::site, "park", MultiPolygon{Polygon{ring(0, 0, 100, 100), {ring(60, 60, 80, 80)}}});
  town.add(Theme::site, "play", square(10, 10, 20, 20));
  town.add(Theme::site, "pitch", square(12, 12, 18, 18));
  town.add(Theme::site, "beside", square(100, 0, 110, 10));
  town.add(Theme::site, "reaching-out", square(90, 40, 101, 50));
  town.add(Theme::site, "in-the-hole", square(65, 65, 75, 75));
  town.add(Theme::site, "at-the-edge", square(90, 0, 100, 10));
  town.add(Theme::site, "drawn-again", square(90.5, 20, 100.005, 30));
  const City city = town.city();
  EXPECT_THAT(endings(of(city, "park").contains), ElementsAre("at-the-edge", "drawn-again", "pitch", "play"));
  EXPECT_THAT(of(city, "park").within, IsEmpty());
  EXPECT_THAT(endings(of(city, "pitch").within), ElementsAre("park", "play"));
  EXPECT_THAT(endings(of(city, "play").within), ElementsAre("park"));
  EXPECT_THAT(endings(of(city, "play").contains), ElementsAre("pitch"));
  for (const char* apart : {"beside", "reaching-out", "in-the-hole"}) {
    EXPECT_THAT(of(city, apart).within, IsEmpty()) << apart;
    EXPECT_THAT(of(city, apart).contains, IsEmpty()) << apart;
  }
}

TEST(NestedSites, OnePlaceDrawnTwiceLiesInNeither) {
  DrawnTown town("");
  town.add(Theme::site, "one", square(0, 0, 50, 50));
  town.add(Theme::site, "other", square(0, 0, 50, 50.004));
  const City city = town.city();
  EXPECT_THAT(of(city, "one").within, IsEmpty());
  EXPECT_THAT(of(city, "other").within, IsEmpty());
}

}  // namespace
}  // namespace levelground::gis::nested_sites_test
