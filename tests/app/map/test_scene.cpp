// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "app/map/layout.hpp"
#include "app/map/view.hpp"
#include "sample_scene.hpp"

namespace levelground::map::test_scene {
namespace {

constexpr std::uint32_t kvarntorget = 1;

TEST(Scene, HoldsSitesGapsAndRoutes) {
  const auto sample = test::sample();
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  ASSERT_EQ(scene.sites.size(), 4U);
  EXPECT_EQ(scene.sites[kvarntorget].kind, SiteClass::not_certified);
  EXPECT_EQ(scene.sites[2].kind, SiteClass::level);
  EXPECT_EQ(scene.sites[2].bars, 3);
  EXPECT_EQ(scene.sites[kvarntorget].sure_gaps, 4);
  EXPECT_EQ(scene.sites[kvarntorget].possible_gaps, 2);
  EXPECT_EQ(scene.gaps_without_place, 1) << "the document";
  EXPECT_EQ(scene.gaps.size(), 7U);
  EXPECT_EQ(scene.routes.size(), 3U);
  EXPECT_EQ(scene.crs, "EPSG:3006");
}

TEST(Scene, GapsKeepTheirPlaceInTheOrderOfConsequenceUnderAFilter) {
  const auto sample = test::sample();
  Filter filter;
  filter.dimensions = {"safety"};
  const Scene scene = build_scene(sample.city, sample.assessment, filter);
  std::vector<int> numbers;
  for (const GapShape& gap : scene.gaps)
    if (gap.site == kvarntorget) numbers.push_back(gap.number);
  EXPECT_EQ(numbers, (std::vector<int>{3, 5}));
}

TEST(Scene, AGroupFilterKeepsGapsThatNameTheGroupOrEverybody) {
  const auto sample = test::sample();
  Filter filter;
  filter.groups = {"women"};
  filter.site = kvarntorget;
  const Scene scene = build_scene(sample.city, sample.assessment, filter);
  std::vector<int> numbers;
  for (const GapShape& gap : scene.gaps) numbers.push_back(gap.number);
  EXPECT_EQ(numbers, (std::vector<int>{3, 5})) << "frontage names nobody, so it concerns everybody; light names women";
  filter.groups = {"newcomers"};
  EXPECT_EQ(build_scene(sample.city, sample.assessment, filter).gaps.size(), 1U);
}

TEST(Scene, AParkThatIsAlsoGreenDoesNotHideItsResult) {
  const auto sample = test::sample();
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  for (const GroundShape& shape : scene.ground) {
    if (shape.kind == Ground::green && shape.in_site) {
      EXPECT_NE(*shape.in_site, 2U);
    }
  }
}

TEST(View, FitShowsTheWholeBoxWithAMargin) {
  Box box;
  box.include(Point{1000, 2000});
  box.include(Point{1400, 2100});
  const View view = fit(box, 800, 600);
  const Point low = view.to_pixel({1000, 2100});
  const Point high = view.to_pixel({1400, 2000});
  EXPECT_NEAR(low.x, 800 - high.x, 1e-6);
  EXPECT_GT(low.x, 0.03 * 800);
  EXPECT_LT(low.x, 0.05 * 800);
  const View point = fit(bounds(Geometry(Point{5, 5})), 800, 600);
  EXPECT_GT(point.metres_per_pixel, 0);
  EXPECT_NO_THROW((void)fit(Box{}, 800, 600));
}

TEST(Hit, FindsASymbolWithinItsSizeAndElseTheSite) {
  const auto sample = test::sample();
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  const View view = fit(site_box(scene, kvarntorget), 900, 700);
  const GapShape& kerb = scene.gaps[1];
  ASSERT_EQ(kerb.number, 1);
  const Point at = view.to_pixel(kerb.at);
  const Hit on = hit(scene, view, {at.x + 4, at.y - 4});
  EXPECT_EQ(on.gap, kerb.id);
  ASSERT_TRUE(on.site);
  EXPECT_EQ(*on.site, kvarntorget);
  const Hit inside = hit(scene, view, view.to_pixel({541118, 6582115}));
  EXPECT_TRUE(inside.gap.empty());
  ASSERT_TRUE(inside.site);
  EXPECT_EQ(*inside.site, kvarntorget);
  EXPECT_FALSE(hit(scene, view, view.to_pixel({541010, 6582150})).site);
}

TEST(Hit, FarOutABadgeStandsForItsSite) {
  const auto sample = test::sample();
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  View view = fit(scene.extent, 300, 240);
  const Hit on = hit(scene, view, view.to_pixel(scene.sites[3].badge_at));
  EXPECT_TRUE(on.gap.empty());
  ASSERT_TRUE(on.site);
  EXPECT_EQ(*on.site, 3U);
}

TEST(Layout, SymbolsAtOnePlaceShareOneAndNoneIsLost) {
  auto sample = test::sample();
  auto& gaps = sample.assessment.sites.edit(kvarntorget).gaps;
  PlaceResult place;
  place.where = Point{541150, 6582150};
  for (Gap& gap : gaps) gap.place = std::make_shared<PlaceResult>(place);
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  const Layout layout = lay_out(scene, fit(site_box(scene, kvarntorget), 900, 700));
  std::size_t shown = 0;
  for (const PlacedGap& placed : layout.gaps)
    if (scene.gaps[placed.gap].site == kvarntorget) shown += 1 + placed.also.size();
  EXPECT_EQ(shown, gaps.size());
  EXPECT_EQ(scene.gaps[layout.gaps.front().gap].number, 1) << "the gravest stands on top";
}

}  // namespace
}  // namespace levelground::map::test_scene
