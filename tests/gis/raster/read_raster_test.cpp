// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gis/crs/transformation.hpp"
#include "gis/raster/raster_file.hpp"
#include "tests/gis/raster/tiff.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::test::read_raster_test {
namespace {

gis::RasterSpec heights() {
  gis::RasterSpec spec;
  spec.kind = RasterKind::elevation;
  spec.unit = "m";
  spec.accuracy = 150;
  spec.grade = Grade::measured;
  return spec;
}

gis::CitySpec town_with(const TemporaryFolder& folder, const gis::RasterSpec& raster) {
  gis::CitySpec spec = small_town(folder);
  gis::SourceSpec source;
  source.name = "raster";
  source.file = folder / "a.tif";
  source.date = {2025, 5, 1};
  source.raster = raster;
  spec.sources.push_back(source);
  return spec;
}

/// 1 m cells over the town and around it, the first at (-60, 80) from its corner.
Tiff over_town() {
  Tiff tiff;
  tiff.columns = 160;
  tiff.rows = 130;
  tiff.place = {corner_x - 60, 1, 0, corner_y + 80, 0, -1};
  return tiff;
}

TEST(ReadRaster, HeightsNearTheSitesAreInTheCity) {
  const TemporaryFolder folder;
  Tiff tiff = over_town();
  tiff.bands = {[](int c, int) { return 10 + 0.05 * c; }};
  write_tiff(folder / "a.tif", tiff);
  const City city = read(town_with(folder, heights()));
  ASSERT_EQ(city.rasters().size(), 1U) << problems_of(city);
  const Raster& raster = city.rasters().front();
  EXPECT_EQ(raster.facts().kind, RasterKind::elevation);
  EXPECT_EQ(raster.facts().difference_accuracy, 300) << "twice the accuracy of one height";
  EXPECT_EQ(raster.facts().grade, Grade::measured);
  const Source& source = city.sources().at(raster.facts().source);
  EXPECT_EQ(source.name, "raster");
  EXPECT_EQ(source.format, "GeoTIFF");
  EXPECT_EQ(source.crs, "EPSG:3006");
  EXPECT_EQ(source.sha256.size(), 64U);
  const auto there = raster.smooth_at({corner_x + 20.5, corner_y + 10.5});  // column 80
  ASSERT_TRUE(there);
  EXPECT_NEAR(there->low, 14'000, 1);
  EXPECT_NEAR(there->high, 14'000, 1);
}

TEST(ReadRaster, AnotherCrsIsPlacedCellByCell) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.columns = 200;
  tiff.rows = 300;
  tiff.crs = "EPSG:4326";
  gis::ProjContext proj;
  Problem where;
  const gis::Crs sweref = gis::read_crs(proj, "EPSG:3006", where);
  const gis::Crs wgs = gis::read_crs(proj, "EPSG:4326", where);
  const gis::LonLatBox sweden{10, 55, 24, 69};
  const Point first = gis::Transformation(proj, sweref, wgs, sweden, where).apply(Point{corner_x - 50, corner_y + 60});
  tiff.place = {first.x, 1e-5, 0, first.y, 0, -5e-6};  // about half a metre each way
  tiff.bands = {[](int c, int r) { return c + 1000.0 * r; }};
  write_tiff(folder / "a.tif", tiff);
  const City city = read(town_with(folder, heights()));
  ASSERT_EQ(city.rasters().size(), 1U) << problems_of(city);
  const gis::RasterFile file(folder / "a.tif");
  const gis::Transformation way(proj, wgs, sweref, sweden, where);
  for (const auto& [c, r] : {std::pair(90, 110), {0, 0}, {199, 299}, {63, 64}, {64, 63}, {127, 200}}) {
    const auto value = city.rasters()[0].at(way.apply(file.corner(c + 0.5, r + 0.5)));
    ASSERT_TRUE(value) << c << " " << r;
    EXPECT_EQ(*value, Interval::exact(1000 * (c + 1000LL * r)));
  }
  EXPECT_NE(city.crs().accuracy, "") << "the operation is named";
}

TEST(ReadRaster, ATurnedGridIsPlacedAsItLies) {
  const TemporaryFolder folder;
  Tiff tiff = over_town();
  tiff.place = {corner_x - 60, 0, 1, corner_y - 50, 1, 0};  // columns run north, rows run east
  tiff.bands = {[](int c, int r) { return c + 1000.0 * r; }};
  write_tiff(folder / "a.tif", tiff);
  const City city = read(town_with(folder, heights()));
  ASSERT_EQ(city.rasters().size(), 1U);
  EXPECT_EQ(city.rasters()[0].at({corner_x + 10.5, corner_y + 5.5}), Interval::exact(1000 * (55 + 70 * 1000)));
}

TEST(ReadRaster, OfABigRasterOnlyTheTilesAtTheSitesAreRead) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.columns = tiff.rows = 200'000;
  tiff.place = {corner_x - 100'000, 1, 0, corner_y + 100'000, 0, -1};
  tiff.type = GDT_Int16;
  tiff.options = {"SPARSE_OK=TRUE", "TILED=YES", "BIGTIFF=YES"};
  tiff.bands = {nullptr};
  write_tiff(folder / "a.tif", tiff);
  const City city = read(town_with(folder, heights()));
  ASSERT_EQ(city.rasters().size(), 1U);
  EXPECT_LE(city.rasters()[0].cells(), 6U * 6U * Raster::tile_side * Raster::tile_side)
      << "240 by 230 m, and the tiles that they touch";
  EXPECT_TRUE(city.rasters()[0].at({corner_x - 99, corner_y + 129}));
}

TEST(ReadRaster, HeightsAlongWaysAreKeptFarFromSitesToo) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.columns = tiff.rows = 20'000;
  tiff.place = {corner_x - 10'000, 1, 0, corner_y + 10'000, 0, -1};
  tiff.type = GDT_Int16;
  tiff.options = {"SPARSE_OK=TRUE", "TILED=YES"};
  tiff.bands = {nullptr};
  write_tiff(folder / "a.tif", tiff);
  gis::CitySpec spec = town_with(folder, heights());
  write_file(folder / "layers/walkway.geojson", collection({line_feature(R"("id":"path")", {{-20, 15}, {60, 15}, {3000, 2000}})}));
  const Point far{corner_x + 3000, corner_y + 2000};
  EXPECT_FALSE(read(spec).rasters()[0].at(far)) << "2.9 km from the site";
  spec.heights_along_ways = true;
  const City city = read(spec);
  EXPECT_TRUE(city.rasters()[0].at(far));
  EXPECT_TRUE(city.rasters()[0].at({corner_x - 99, corner_y + 100})) << "near the site, as ever";
  EXPECT_EQ(problems_of(city).find("more than fit"), std::string::npos);
  spec.sources.back().raster->kind = RasterKind::canopy_height;
  EXPECT_FALSE(read(spec).rasters()[0].at(far)) << "nobody walks on crowns";
  EXPECT_FALSE(city.rasters()[0].at({corner_x + 2500, corner_y - 2000})) << "no way there";
}

TEST(ReadRaster, WhereCellsAlongWaysDoNotFitItIsSaid) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.columns = tiff.rows = 60'000;   // a tenth of a metre
  tiff.place = {corner_x - 100, 0.1, 0, corner_y + 5900, 0, -0.1};
  tiff.type = GDT_Int16;
  tiff.options = {"SPARSE_OK=TRUE", "TILED=YES", "BIGTIFF=YES"};
  tiff.bands = {nullptr};
  write_tiff(folder / "a.tif", tiff);
  gis::CitySpec spec = town_with(folder, heights());
  std::vector<std::string> ways;
  for (int i = 0; i < 60; ++i) ways.push_back(line_feature("\"id\":\"w" + std::to_string(i) + "\"", {{-50, i * 100}, {5800, i * 100 + 90}}));
  write_file(folder / "layers/walkway.geojson", collection(ways));
  spec.heights_along_ways = true;
  const City city = read(spec);
  EXPECT_NE(problems_of(city).find("more than fit"), std::string::npos) << problems_of(city);
  ASSERT_EQ(city.rasters().size(), 1U);
  EXPECT_TRUE(city.rasters()[0].at({corner_x + 10, corner_y + 10}));
  EXPECT_FALSE(city.rasters()[0].at({corner_x + 5000, corner_y + 5000}));
}

TEST(ReadRaster, WholeNumbersAreAsExactAsTheirStep) {
  const TemporaryFolder folder;
  Tiff tiff = over_town();
  tiff.type = GDT_Int16;
  tiff.unit = "metre";
  tiff.bands = {[](int, int) { return 12; }};
  write_tiff(folder / "a.tif", tiff);
  gis::RasterSpec spec = heights();
  spec.unit.clear();  // the file states it
  EXPECT_EQ(read(town_with(folder, spec)).rasters()[0].at({corner_x, corner_y}), (Interval{11'500, 12'500}));
}

TEST(ReadRaster, NoiseCarriesItsAccuracyOrItsClass) {
  const TemporaryFolder folder;
  Tiff tiff = over_town();
  tiff.type = GDT_Byte;
  tiff.nodata = 0;
  tiff.bands = {[](int c, int) { return c < 60 ? 0 : c < 80 ? 2 : 9; }};
  write_tiff(folder / "a.tif", tiff);
  gis::RasterSpec spec;
  spec.kind = RasterKind::noise;
  spec.about = "Lden";
  spec.codes[2] = {55'000, 60'000};
  const City city = read(town_with(folder, spec));
  const Raster& raster = city.rasters().at(0);
  EXPECT_EQ(raster.at({corner_x + 10, corner_y + 5}), (Interval{55'000, 60'000}));
  EXPECT_EQ(raster.at({corner_x - 10, corner_y + 5}), std::nullopt) << "nodata";
  EXPECT_EQ(raster.at({corner_x + 30, corner_y + 5}), std::nullopt) << "a code that nobody explains";
  EXPECT_NE(problems_of(city).find("number that means nothing here (the first is 9)"), std::string::npos)
      << problems_of(city);
  spec.codes.clear();
  spec.unit = "dB";
  spec.accuracy = 2000;
  EXPECT_EQ(read(town_with(folder, spec)).rasters()[0].at({corner_x + 30, corner_y + 5}), (Interval{7000, 11'000}));
}

TEST(ReadRaster, APictureOfAMapIsNoMapOfLevels) {
  const TemporaryFolder folder;
  Tiff tiff = over_town();
  tiff.type = GDT_Byte;
  tiff.options = {"PHOTOMETRIC=PALETTE"};
  tiff.bands = {[](int c, int) { return c % 2 + 1; }};
  write_tiff(folder / "a.tif", tiff);
  gis::RasterSpec noise;
  noise.kind = RasterKind::noise;
  noise.about = "Lden";
  noise.unit = "dB";
  noise.accuracy = 2;
  EXPECT_NE(problems_of(read(town_with(folder, noise))).find("band 1 has a table of colours"), std::string::npos);
  noise.codes = {{1, Interval::exact(55)}, {2, Interval::exact(60)}};
  EXPECT_EQ(problems_of(read(town_with(folder, noise))).find("table of colours"), std::string::npos) << "the project says what they mean";
}

TEST(ReadRaster, CanopyHasNoMoreThanAll) {
  const TemporaryFolder folder;
  Tiff tiff = over_town();
  tiff.bands = {[](int c, int) { return c < 80 ? 97.0 : 255.0; }};
  write_tiff(folder / "a.tif", tiff);
  gis::RasterSpec spec;
  spec.kind = RasterKind::canopy_share;
  spec.unit = "%";
  spec.accuracy = Rational::ratio(5, 100);
  const City city = read(town_with(folder, spec));
  EXPECT_EQ(city.rasters()[0].at({corner_x + 10, corner_y + 5}), (Interval{920'000, 1'000'000}));
  EXPECT_EQ(city.rasters()[0].at({corner_x + 30, corner_y + 5}), std::nullopt)
      << "255 % is nothing that can be, and is not made 100";
  EXPECT_NE(problems_of(city).find("the first is 255"), std::string::npos);
}

TEST(ReadRaster, TheBytesStayAndNothingIsLeftBeside) {
  const TemporaryFolder folder;
  Tiff tiff = over_town();
  tiff.bands = {[](int c, int) { return c; }};
  write_tiff(folder / "a.tif", tiff);
  const std::string before = read_file(folder / "a.tif");
  const auto spec = town_with(folder, heights());
  const std::vector<std::string> names = folder.names();
  read(spec);
  EXPECT_EQ(read_file(folder / "a.tif"), before);
  EXPECT_EQ(folder.names(), names);
}

}  // namespace
}  // namespace levelground::test::read_raster_test
