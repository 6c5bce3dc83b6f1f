// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gis/raster/tiff.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::test::raster_bad_test {
namespace {

using ::testing::HasSubstr;

gis::CitySpec town_with(const TemporaryFolder& folder, const std::string& unit) {
  gis::CitySpec spec = small_town(folder);
  gis::SourceSpec source;
  source.name = "raster";
  source.file = folder / "a.tif";
  source.raster.emplace();
  source.raster->kind = RasterKind::elevation;
  source.raster->unit = unit;
  spec.sources.push_back(source);
  return spec;
}

Tiff flat() {
  Tiff tiff;
  tiff.bands = {[](int, int) { return 1.0; }};
  return tiff;
}

TEST(BadRaster, WithoutACrs) {
  const TemporaryFolder folder;
  Tiff tiff = flat();
  tiff.crs.clear();
  write_tiff(folder / "a.tif", tiff);
  gis::CitySpec spec = town_with(folder, "m");
  EXPECT_THAT(failure(spec), HasSubstr("the raster states no CRS"));
  spec.sources[1].crs = "EPSG:3006";
  EXPECT_EQ(failure(spec), "") << "the project may say it";
}

TEST(BadRaster, WithoutAUnit) {
  const TemporaryFolder folder;
  write_tiff(folder / "a.tif", flat());
  EXPECT_THAT(failure(town_with(folder, "")), HasSubstr("neither the project nor band 1 says in which unit"));
}

TEST(BadRaster, InAUnitThatDoesNotFit) {
  const TemporaryFolder folder;
  write_tiff(folder / "a.tif", flat());
  EXPECT_THAT(failure(town_with(folder, "dB")), HasSubstr("‘dB’, which does not fit"));
}

TEST(BadRaster, InAnotherUnitThanTheProjectSays) {
  const TemporaryFolder folder;
  Tiff tiff = flat();
  tiff.unit = "ft";
  write_tiff(folder / "a.tif", tiff);
  EXPECT_THAT(failure(town_with(folder, "m")),
              HasSubstr("the project says that its numbers are in m, the file says ft"));
  EXPECT_EQ(failure(town_with(folder, "ft")), "");
}

TEST(BadRaster, WhoseHeightAxisHasAnotherUnit) {
  const TemporaryFolder folder;
  Tiff tiff = flat();
  tiff.crs = "EPSG:3006+6360";  // NAVD88 height in US survey feet
  write_tiff(folder / "a.tif", tiff);
  EXPECT_THAT(failure(town_with(folder, "m")), HasSubstr("height axis"));
}

TEST(BadRaster, WithoutTheBand) {
  const TemporaryFolder folder;
  Tiff tiff = flat();
  tiff.columns = tiff.rows = 40;
  write_tiff(folder / "a.tif", tiff);
  gis::CitySpec spec = town_with(folder, "m");
  spec.sources[1].raster->band = 3;
  EXPECT_THAT(failure(spec), HasSubstr("it has no band 3"));
}

TEST(BadRaster, ThatNobodyExplains) {
  const TemporaryFolder folder;
  write_tiff(folder / "a.tif", flat());
  gis::CitySpec spec = town_with(folder, "m");
  spec.sources[1].raster.reset();
  EXPECT_THAT(failure(spec), HasSubstr("nobody says what the cells of this raster mean"));
}

TEST(BadRaster, FarFromTheSites) {
  const TemporaryFolder folder;
  Tiff tiff = flat();
  tiff.place[0] += 5000;
  write_tiff(folder / "a.tif", tiff);
  EXPECT_THAT(problems_of(read(town_with(folder, "m"))), HasSubstr("no cell of the raster lies near a site"));
}

TEST(BadRaster, OnAnotherDatumThatNoGridReaches) {
  const TemporaryFolder folder;
  Tiff tiff = flat();
  tiff.crs =
      R"(PROJCS["by hand",GEOGCS["made up",DATUM["made up",SPHEROID["made up",6370000,300]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],PARAMETER["scale_factor",0.9996],
PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]])";
  write_tiff(folder / "a.tif", tiff);
  EXPECT_THAT(failure(town_with(folder, "m")), HasSubstr("ballpark"));
}

}  // namespace
}  // namespace levelground::test::raster_bad_test
