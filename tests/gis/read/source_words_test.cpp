// SPDX-License-Identifier: Apache-2.0
// What a project may say of a source that its files leave open: how text is encoded, and whether a ballpark
// transformation is allowed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "gis/handles/gdal.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::test::source_words_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A seat called "bänk" in Latin 1, and a Shapefile that does not say so.
gis::CitySpec town_with_shapefile(const TemporaryFolder& folder, const std::string& crs) {
  const gis::GdalMessages messages;
  std::filesystem::create_directories(folder / "shp");
  const std::filesystem::path file = folder / "shp/seat.shp";
  {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    const gis::GdalDataset dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference srs;
    srs.SetFromUserInput(crs.c_str());
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const char* options[] = {"ENCODING=ISO-8859-1", nullptr};
    OGRLayer* layer = dataset->CreateLayer("seat", &srs, wkbPoint, const_cast<char**>(options));
    OGRFieldDefn id("id", OFTString);
    layer->CreateField(&id);
    const gis::GdalFeature feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField("id", "bänk");
    const OGRPoint point = srs.IsGeographic() != 0 ? OGRPoint(18.056, 59.33) : OGRPoint(corner_x + 5, corner_y + 5);
    feature->SetGeometry(&point);
    EXPECT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  }
  std::filesystem::remove(folder / "shp/seat.cpg");
  gis::CitySpec spec = small_town(folder);
  gis::SourceSpec source;
  source.name = "seats";
  source.file = file;
  spec.sources.push_back(source);
  return spec;
}

TEST(StatedEncoding, StandsInForTheMissingOne) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_shapefile(folder, "EPSG:3006");
  EXPECT_THAT(problems_of(read(spec)), HasSubstr("nothing says how its text is encoded"));
  spec.sources[1].encoding = "ISO-8859-1";
  const City city = read(spec);
  EXPECT_TRUE(city.find_feature("seats:seat/bänk")) << problems_of(city);
  EXPECT_THAT(problems_of(city), Not(HasSubstr("encoded")));
}

TEST(StatedEncoding, MustBeOneAndMatter) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_shapefile(folder, "EPSG:3006");
  spec.sources[1].encoding = "KLINGON-1";
  EXPECT_THAT(failure(spec), HasSubstr("‘KLINGON-1’ is no encoding"));
  spec.sources[1].encoding.clear();
  spec.sources[0].encoding = "UTF-8";
  EXPECT_THAT(failure(spec), HasSubstr("only Shapefiles leave theirs open"));
}

TEST(Ballpark, IsRefusedUnlessTheProjectAllowsItAndThenNamed) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_shapefile(folder, "EPSG:4301");  // a datum of Japan: nothing leads from it to Sweden
  EXPECT_THAT(failure(spec), HasSubstr("only a ballpark transformation"));
  spec.sources[1].ballpark = true;
  const City city = read(spec);
  EXPECT_THAT(problems_of(city), HasSubstr("placed by a ballpark transformation, as the project allows"));
  EXPECT_THAT(city.crs().accuracy, HasSubstr("not known, ballpark ("));
  EXPECT_EQ(city.of_theme(Theme::seat).size(), 1U);
}

}  // namespace
}  // namespace levelground::test::source_words_test
