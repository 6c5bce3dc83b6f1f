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

/// A word that stands in a .cpg file whatever the text is.
std::string said_with_cpg(const TemporaryFolder& folder, const gis::CitySpec& spec, const std::string& word, std::string* id = nullptr) {
  write_file(folder / "shp/seat.cpg", word);
  const City city = read(spec);
  if (id != nullptr) *id = city.of_theme(Theme::seat).empty() ? "" : city.feature(city.of_theme(Theme::seat).front()).id;
  return problems_of(city);
}

TEST(StatedEncoding, ThatIsAnotherThanTheTextsIsSaid) {
  const TemporaryFolder folder;
  const gis::CitySpec spec = town_with_shapefile(folder, "EPSG:3006");
  EXPECT_THAT(said_with_cpg(folder, spec, "ISO-8859-1"), HasSubstr("its text is read as ISO-8859-1, as its .cpg says; the first with letters beyond ASCII is ‘bänk’"));
  EXPECT_THAT(said_with_cpg(folder, spec, "CP850"), HasSubstr("its text is read as CP850, as its .cpg says; the first with letters beyond ASCII is ‘bõnk’"))
      << "nobody can tell that no such word exists, but whoever reads it can";
  EXPECT_THAT(said_with_cpg(folder, spec, "UTF-8"), HasSubstr("where it is their encoding, put the right one into the .cpg file"));
  EXPECT_THAT(said_with_cpg(folder, spec, "banana"), HasSubstr("nothing says how its text is encoded"));
  // The same table with UTF-8 in it, of the same length.
  std::string table = read_file(folder / "shp/seat.dbf");
  const auto at = table.find("b\xE4nk");
  ASSERT_NE(at, std::string::npos);
  write_file(folder / "shp/seat.dbf", std::string(table).replace(at, 5, "b\xC3\xA4nk"));
  EXPECT_THAT(said_with_cpg(folder, spec, "ISO-8859-1"), HasSubstr("1 values are read as ISO-8859-1, as its .cpg says, and look like UTF-8 (‘bÃ¤nk’): their letters are wrong"));
  EXPECT_THAT(said_with_cpg(folder, spec, "CP1252"), HasSubstr("look like UTF-8"));
  EXPECT_THAT(said_with_cpg(folder, spec, "UTF-8"), Not(HasSubstr("is read as")));
  write_file(folder / "shp/seat.dbf", std::string(table).replace(at, 5, "b\x84nk "));   // as DOS wrote it
  EXPECT_THAT(said_with_cpg(folder, spec, "ISO-8859-1"), HasSubstr("and hold control characters"));
  std::string id;
  said_with_cpg(folder, spec, "CP850", &id);
  EXPECT_EQ(id, "seats:seat/bänk");
}

TEST(PlacedBy, NamesTheOperationOfEverySource) {
  const TemporaryFolder folder;
  gis::CitySpec spec = town_with_shapefile(folder, "EPSG:4326");
  const City city = read(spec);
  EXPECT_THAT(problems_of(city), HasSubstr("‘seats’ is placed from EPSG:4326 in EPSG:3006 by ‘"));
  EXPECT_THAT(problems_of(city), HasSubstr("SWEREF99 to WGS 84"));
  EXPECT_THAT(problems_of(city), HasSubstr("’: accurate to 1 m; it uses no grid"));
  EXPECT_THAT(problems_of(city), Not(HasSubstr("‘town’ is placed"))) << "it stays as it is";
  spec = town_with_shapefile(folder, "EPSG:4301");
  spec.sources[1].ballpark = true;
  EXPECT_THAT(problems_of(read(spec)), HasSubstr("a ballpark that may be off by hundreds of metres"));
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
