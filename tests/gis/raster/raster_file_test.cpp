// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "gis/raster/raster_file.hpp"
#include "tests/gis/raster/tiff.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::raster_file_test {
namespace {

using gis::RasterFile;

double column_of(int c, int) { return c; }

std::string failure(const std::filesystem::path& file, int band = 1) {
  try {
    const RasterFile raster(file);
    raster.check_band(band);
    (void)raster.read(band, 0, 0, static_cast<std::uint32_t>(raster.columns()),
                      static_cast<std::uint32_t>(raster.rows()));
  } catch (const InputError& error) {
    return to_text(error.problems().front());
  }
  return "";
}

TEST(RasterFile, KnowsItsPlaceAndItsCrs) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.bands = {column_of};
  write_tiff(folder / "a.tif", tiff);
  const RasterFile raster(folder / "a.tif");
  EXPECT_EQ(raster.crs(), "EPSG:3006");
  EXPECT_EQ(raster.columns(), 10);
  EXPECT_EQ(raster.corner(0, 0), (Point{674000, 6580030}));
  EXPECT_EQ(raster.corner(10, 10), (Point{674010, 6580020}));
}

TEST(RasterFile, GivesLongitudeFirstWhateverTheAuthoritySays) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.crs = "EPSG:4326";
  tiff.place = {18.0, 0.001, 0, 59.4, 0, -0.001};
  tiff.bands = {column_of};
  write_tiff(folder / "a.tif", tiff);
  EXPECT_EQ(RasterFile(folder / "a.tif").corner(0, 0), (Point{18.0, 59.4}));
}

TEST(RasterFile, ReadsAWindowAfterScaleAndOffset) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.type = GDT_Int16;
  tiff.scale = 0.01;
  tiff.offset = 100;
  tiff.nodata = 7;
  tiff.bands = {column_of};
  write_tiff(folder / "a.tif", tiff);
  const RasterFile raster(folder / "a.tif");
  const auto values = raster.read(1, 6, 2, 2, 1);
  ASSERT_EQ(values.size(), 2U);
  EXPECT_NEAR(*values[0], 100.06, 1e-9);
  EXPECT_FALSE(values[1]) << "the stored number is compared with the nodata value";
  EXPECT_NEAR(*raster.step(1), 0.01, 1e-12);
}

TEST(RasterFile, NothingIsWhereNothingIsSaid) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.nodata = -9999.9;  // no float is this number
  tiff.bands = {[](int c, int) {
    return c == 0 ? -9999.9 : c == 1 ? std::nan("") : c == 2 ? std::numeric_limits<double>::infinity() : 5.0;
  }};
  write_tiff(folder / "a.tif", tiff);
  const auto values = RasterFile(folder / "a.tif").read(1, 0, 0, 4, 1);
  EXPECT_FALSE(values[0]);
  EXPECT_FALSE(values[1]);
  EXPECT_FALSE(values[2]);
  EXPECT_EQ(values[3], 5.0);
  EXPECT_FALSE(RasterFile(folder / "a.tif").step(1)) << "floats have no step";
}

TEST(RasterFile, AClaimOfAHugeSizeCostsOnlyWhatIsRead) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.columns = tiff.rows = 1'000'000;
  tiff.options = {"SPARSE_OK=TRUE", "TILED=YES", "BLOCKXSIZE=4096", "BLOCKYSIZE=4096", "BIGTIFF=YES"};
  tiff.type = GDT_Byte;
  tiff.bands = {nullptr};
  write_tiff(folder / "huge.tif", tiff);
  const RasterFile raster(folder / "huge.tif");
  EXPECT_EQ(raster.columns(), 1'000'000);
  EXPECT_EQ(raster.read(1, 999'990, 999'990, 10, 10).size(), 100U);
}

TEST(RasterFile, BlocksThatNobodyCanUnpackAreRefused) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.columns = 20'000;
  tiff.rows = 20'000;
  tiff.options = {"SPARSE_OK=TRUE", "TILED=YES", "BLOCKXSIZE=20000", "BLOCKYSIZE=20000", "COMPRESS=DEFLATE"};
  tiff.type = GDT_Byte;
  tiff.bands = {nullptr};
  write_tiff(folder / "strip.tif", tiff);
  EXPECT_NE(failure(folder / "strip.tif").find("stored in blocks of 20000 × 20000"), std::string::npos)
      << failure(folder / "strip.tif");
}

TEST(RasterFile, ACutOffFileIsNamed) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.columns = tiff.rows = 200;
  tiff.options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"};
  tiff.bands = {column_of};
  write_tiff(folder / "whole.tif", tiff);
  const std::string bytes = read_file(folder / "whole.tif");
  write_file(folder / "half.tif", bytes.substr(0, bytes.size() / 2));
  EXPECT_NE(failure(folder / "half.tif").find("half.tif"), std::string::npos);
  write_file(folder / "head.tif", bytes.substr(0, 20));
  EXPECT_NE(failure(folder / "head.tif").find("not a GeoTIFF"), std::string::npos) << failure(folder / "head.tif");
}

TEST(RasterFile, EveryCutOfAFileIsReadOrRefused) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.options = {"COMPRESS=DEFLATE"};
  tiff.bands = {column_of};
  write_tiff(folder / "whole.tif", tiff);
  const std::string bytes = read_file(folder / "whole.tif");
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x5A);
    write_file(folder / "broken.tif", broken);
    const std::string why = failure(folder / "broken.tif");  // it must come back, whatever it says
    EXPECT_TRUE(why.empty() || why.find("broken.tif") != std::string::npos) << why;
    write_file(folder / "cut.tif", bytes.substr(0, at));
    EXPECT_NE(failure(folder / "cut.tif"), "") << at;
  }
}

TEST(RasterFile, NoOtherFormatHidesUnderItsName) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.bands = {column_of};
  write_tiff(folder / "secret.tif", tiff);
  const std::string vrt =
      R"(<VRTDataset rasterXSize="10" rasterYSize="10"><GeoTransform>0,1,0,0,0,-1</GeoTransform><VRTRasterBand dataType="Float32" band="1">
<SimpleSource><SourceFilename>)" +
      (folder / "secret.tif").string() +
      R"(</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>)";
  write_file(folder / "link.tif", vrt);
  EXPECT_NE(failure(folder / "link.tif").find("not a GeoTIFF"), std::string::npos);
  write_file(folder / "link.vrt", vrt);
  EXPECT_NE(failure(folder / "link.vrt").find("does not end like a raster"), std::string::npos);
}

TEST(RasterFile, NamesThatGdalWouldFetchAreNoFiles) {
  for (const char* name : {"/vsicurl/http://127.0.0.1:9/a.tif", "/vsizip/a.zip/a.tif", "/vsimem/a.tif",
                           "GTIFF_DIR:1:a.tif", "http://127.0.0.1:9/a.tif"}) {
    EXPECT_NE(failure(name).find("does not exist"), std::string::npos) << name << ": " << failure(name);
  }
}

TEST(RasterFile, WhatLiesBesideItHasNoPartInIt) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.place = {0, 0, 0, 0, 0, 0};  // none
  tiff.bands = {column_of};
  write_tiff(folder / "a.tif", tiff);
  write_file(folder / "a.tfw", "1\n0\n0\n-1\n674000.5\n6580029.5\n");
  write_file(folder / "a.tif.aux.xml", "<PAMDataset><GeoTransform>0,1,0,0,0,-1</GeoTransform></PAMDataset>");
  EXPECT_NE(failure(folder / "a.tif").find("does not say where its cells lie"), std::string::npos)
      << failure(folder / "a.tif");
}

TEST(RasterFile, AMaskInTheFileCounts) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.bands = {column_of};
  write_tiff(folder / "a.tif", tiff);
  {
    const gis::GdalMessages quiet;
    const gis::GdalOption inside("GDAL_TIFF_INTERNAL_MASK", "YES");
    const gis::GdalDataset dataset(static_cast<GDALDataset*>(GDALOpen((folder / "a.tif").c_str(), GA_Update)));
    ASSERT_EQ(dataset->CreateMaskBand(GMF_PER_DATASET), CE_None);
    std::vector<unsigned char> mask(100, 255);
    mask[3] = 0;
    ASSERT_EQ(dataset->GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, 0, 10, 10, mask.data(), 10, 10, GDT_Byte,
                                                                 0, 0, nullptr),
              CE_None);
  }
  const auto values = RasterFile(folder / "a.tif").read(1, 0, 0, 10, 1);
  EXPECT_TRUE(values[2]);
  EXPECT_FALSE(values[3]);
}

TEST(RasterFile, BandsThatAreNotThereOrNoNumbers) {
  const TemporaryFolder folder;
  Tiff tiff;
  tiff.bands = {column_of};
  write_tiff(folder / "a.tif", tiff);
  EXPECT_NE(failure(folder / "a.tif", 2).find("it has no band 2: it has 1"), std::string::npos);
  EXPECT_NE(failure(folder / "a.tif", 0).find("no band 0"), std::string::npos);
  tiff.type = GDT_CFloat32;
  write_tiff(folder / "complex.tif", tiff);
  EXPECT_NE(failure(folder / "complex.tif").find("complex numbers"), std::string::npos);
  tiff.type = GDT_Float32;
  tiff.place = {674000, 1, 1, 6580030, 1, 1};  // columns and rows run the same way
  write_tiff(folder / "flat.tif", tiff);
  EXPECT_NE(failure(folder / "flat.tif").find("no size"), std::string::npos);
}

}  // namespace
}  // namespace levelground::test::raster_file_test
