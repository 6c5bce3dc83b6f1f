// SPDX-License-Identifier: Apache-2.0
#include "core/city/city.hpp"

#include <gtest/gtest.h>

namespace levelground::city_test {
namespace {

MultiPolygon rectangle(double x0, double y0, double x1, double y1) {
  return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}};
}

Feature thing(std::string id, Theme theme, Geometry geometry) {
  Feature feature;
  feature.id = std::move(id);
  feature.theme = theme;
  feature.geometry = std::move(geometry);
  return feature;
}

City town() {
  CityDraft draft;
  draft.features = {thing("t:site/1", Theme::site, rectangle(0, 0, 100, 50)), thing("t:seat/2", Theme::seat, Point{105, 10}),
                    thing("t:seat/1", Theme::seat, Point{50, 25}), thing("t:seat/3", Theme::seat, Point{300, 10}),
                    thing("t:road/1", Theme::road, Line{{-20, 20}, {200, 20}}), thing("t:road/2", Theme::road, Line{{-20, 71}, {200, 71}}),
                    thing("t:building/1", Theme::building, rectangle(-50, -50, 200, 200))};
  Source source;
  source.name = "t";
  source.complete = {{Theme::seat, rectangle(-10, -10, 200, 60), {2026, 9, 1}, "streets office"}, {Theme::light, std::nullopt, {2026, 9, 1}, "x"}};
  draft.sources = {source};
  return City(std::move(draft), {});
}

TEST(City, FeaturesAreSortedByIdWhateverTheirOrder) {
  const City city = town();
  for (std::size_t i = 1; i < city.feature_count(); ++i) EXPECT_LT(city.feature(i - 1).id, city.feature(i).id);
  EXPECT_EQ(city.feature(*city.find_feature("t:seat/2")).id, "t:seat/2");
  EXPECT_FALSE(city.find_feature("t:seat/9"));
}

TEST(City, TwoFeaturesWithOneIdAreRefusedByName) {
  CityDraft draft;
  draft.features = {thing("t:site/1", Theme::site, Point{0, 0}), thing("t:site/1", Theme::site, Point{1, 1})};
  try {
    const City city(std::move(draft), {});
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().feature, "t:site/1");
  }
}

TEST(City, NearMeasuresFromTheOutlineAndFindsLinesThatOnlyCross) {
  const City city = town();
  const MultiPolygon site = rectangle(0, 0, 100, 50);
  const auto ids = [&](Theme theme, double metres) {
    std::vector<std::string> found;
    for (const std::uint32_t index : city.near(theme, site, metres)) found.push_back(city.feature(index).id);
    return found;
  };
  EXPECT_EQ(ids(Theme::seat, 4.9), std::vector<std::string>{"t:seat/1"});
  EXPECT_EQ(ids(Theme::seat, 5), (std::vector<std::string>{"t:seat/1", "t:seat/2"})) << "the limit itself counts";
  EXPECT_EQ(ids(Theme::road, 0), std::vector<std::string>{"t:road/1"}) << "no vertex of the road is near";
  EXPECT_EQ(ids(Theme::road, 21), (std::vector<std::string>{"t:road/1", "t:road/2"}));
  EXPECT_EQ(ids(Theme::building, 0), std::vector<std::string>{"t:building/1"}) << "a building around the whole site";
}

TEST(City, NothingIsCompleteUnlessSomebodySaysSo) {
  const City city = town();
  const Date today{2026, 9, 15};
  EXPECT_NE(city.complete(Theme::seat, {0, 0, 100, 50}, today), nullptr);
  EXPECT_EQ(city.complete(Theme::seat, {0, 0, 100, 61}, today), nullptr) << "a corner lies outside the stated area";
  EXPECT_EQ(city.complete(Theme::seat, {0, 0, 100, 50}, {2026, 8, 31}), nullptr) << "stated later";
  EXPECT_EQ(city.complete(Theme::toilet, {0, 0, 1, 1}, today), nullptr);
  EXPECT_NE(city.complete(Theme::light, {0, 0, 9999, 9999}, today), nullptr) << "everywhere";
}

TEST(City, ADocumentForEverySiteIsFoundFromEach) {
  Observation document;
  document.id = "D-1";
  document.site = "*";
  document.property = "complaint_channel";
  const City city = town().with_observations({document, document});
  EXPECT_EQ(city.observations().size(), 1U);
  EXPECT_EQ(city.about_site("t:site/1", "complaint_channel", {2026, 9, 15}).size(), 1U);
  EXPECT_TRUE(city.about_site("t:site/1", "felt_safety", {2026, 9, 15}).empty());
}

TEST(City, MoreObservationsLeaveTheFirstCityAsItWas) {
  const City before = town();
  Observation observation;
  observation.id = "E-1";
  observation.site = "t:site/1";
  observation.property = "felt_safety";
  observation.date = {2026, 9, 20};
  const City after = before.with_observations({observation});
  EXPECT_TRUE(before.observations().empty());
  EXPECT_EQ(after.observations().size(), 1U);
  EXPECT_EQ(after.newest_date(), (Date{2026, 9, 20}));
  EXPECT_EQ(&before.feature(0), &after.feature(0)) << "layers are shared, not copied";
}

}  // namespace
}  // namespace levelground::city_test
