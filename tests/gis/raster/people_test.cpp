// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gis/raster/tiff.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::test::people_test {
namespace {

/// Squares of 20 m over the town; people in all, women, and two bands of old people.
gis::CitySpec town_with_people(const TemporaryFolder& folder, int columns = 6, double x = corner_x - 40) {
  Tiff tiff;
  tiff.columns = columns;
  tiff.rows = 3;
  tiff.place = {x, 20, 0, corner_y + 50, 0, -20};
  tiff.nodata = -1;
  tiff.bands = {[](int c, int r) { return c == 0 && r == 0 ? -1.0 : c + 10.25 * r; },
                [](int c, int) { return c / 2.0; }, [](int, int) { return 1.5; },
                [](int c, int) { return c == 1 ? -1.0 : 2.0; }};
  write_tiff(folder / "people.tif", tiff);
  gis::CitySpec spec = small_town(folder);
  gis::SourceSpec source;
  source.name = "people";
  source.file = folder / "people.tif";
  source.raster.emplace();
  source.raster->people = {
      {Property::population_women, {2}}, {Property::population, {1}}, {Property::population_older, {3, 4}}};
  spec.sources.insert(spec.sources.begin(), source);
  return spec;
}

std::optional<Interval> said(const City& city, const std::string& id, Property property) {
  const auto found = city.find_feature(id);
  if (!found) throw std::invalid_argument("no " + id);
  for (const Attribute& attribute : city.feature(*found).attributes) {
    if (attribute.property == property) return attribute.range;
  }
  return std::nullopt;
}

TEST(People, ACellIsAHomeWithItsBands) {
  const TemporaryFolder folder;
  const City city = read(town_with_people(folder));
  EXPECT_EQ(city.of_theme(Theme::residents).size(), 18U) << "whole tiles are read\n" << problems_of(city);
  const std::string id = "people:people/c3r1";
  EXPECT_EQ(said(city, id, Property::population), Interval::exact(Rational::ratio(1325, 100)));
  EXPECT_EQ(said(city, id, Property::population_women), Interval::exact(Rational::ratio(15, 10)));
  EXPECT_EQ(said(city, id, Property::population_older), Interval::exact(Rational::ratio(35, 10)))
      << "the sum of two bands";
  EXPECT_EQ(bounds(city.feature(*city.find_feature(id)).geometry).min_x, corner_x + 20);
  EXPECT_EQ(city.sources()[0].features, city.of_theme(Theme::residents).size());
}

TEST(People, ANumberThatIsNotThereIsUnknownNotNobody) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_people(folder);
  EXPECT_EQ(said(read(spec), "people:people/c1r1", Property::population_older), std::nullopt)
      << "one of the two bands is silent";
  spec.sources[0].raster->nodata_is_nobody = true;
  EXPECT_EQ(said(read(spec), "people:people/c1r1", Property::population_older),
            Interval::exact(Rational::ratio(15, 10)));
}

TEST(People, TheAccuracyIsAShareOfTheNumber) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_people(folder);
  spec.sources[0].raster->accuracy = Rational::ratio(10, 100);
  EXPECT_EQ(said(read(spec), "people:people/c4r1", Property::population_women),
            (Interval{Rational::ratio(18, 10), Rational::ratio(22, 10)}));
}

TEST(People, AGridOfACountryIsReadWhereTheTownIs) {
  const TemporaryFolder folder;
  const City city = read(town_with_people(folder, 30'000, corner_x - 300'000));
  EXPECT_LE(city.of_theme(Theme::residents).size(), 3U * 64U * 2U);
  EXPECT_GE(city.of_theme(Theme::residents).size(), 12U);
}

TEST(People, NumbersThatCannotBeAreNamed) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_people(folder);
  Tiff tiff;
  tiff.place = {corner_x - 40, 20, 0, corner_y + 50, 0, -20};
  tiff.bands = {[](int c, int) { return c == 3 ? -5.0 : 1.0; }};
  write_tiff(folder / "people.tif", tiff);
  spec.sources[0].raster->people = {{Property::population, {1}}};
  EXPECT_THAT(problems_of(read(spec)), ::testing::HasSubstr("can be no number of people"));
}

TEST(People, AFolderOfGridsIsRefused) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_people(folder);
  Tiff tiff;
  tiff.bands = {[](int, int) { return 1.0; }};
  write_tiff(folder / "grids/a.tif", tiff);
  write_tiff(folder / "grids/b.tif", tiff);
  spec.sources[0].file = folder / "grids";
  EXPECT_THAT(failure(spec), ::testing::HasSubstr("a grid of people is one file"));
}

}  // namespace
}  // namespace levelground::test::people_test
