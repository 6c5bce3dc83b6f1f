// SPDX-License-Identifier: Apache-2.0
// Bad input, one fault at a time: what is said, and that the good part is still used.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ogrsf_frmts.h>

#include "gis/handles/gdal.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::read_city_bad_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

/// The small town with more sites beside the square.
CitySpec with_sites(const TemporaryFolder& folder, std::vector<std::string> more) {
  CitySpec spec = test::small_town(folder);
  more.insert(more.begin(), test::torget());
  write_file(folder / "layers/site.geojson", test::collection(more));
  return spec;
}

TEST(BadInput, MissingFileAndNoGeodata) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  spec.sources[0].file = folder / "gone.gpkg";
  EXPECT_THAT(test::failure(spec), AllOf(HasSubstr("gone.gpkg"), HasSubstr("does not exist")));
  write_file(folder / "letter.gpkg", "Dear Sir");
  spec.sources[0].file = folder / "letter.gpkg";
  EXPECT_THAT(test::failure(spec), AllOf(HasSubstr("letter.gpkg"), HasSubstr("not a geodata file")));
}

TEST(BadInput, EverySourceIsReadBeforeItGivesUp) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  for (const char* name : {"one", "two"}) {
    SourceSpec source;
    source.name = name;
    source.file = folder / (std::string(name) + ".gpkg");
    spec.sources.push_back(source);
  }
  EXPECT_THAT(test::failure(spec), AllOf(HasSubstr("one.gpkg"), HasSubstr("two.gpkg")));
}

TEST(BadInput, ALayerWithoutACrsIsNamed) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/seat.csv", "id,x,y\nb,1,2\n");
  EXPECT_THAT(test::failure(spec), AllOf(HasSubstr("seat.csv, layer ‘seat’: the layer states no CRS"), HasSubstr("EPSG:3006")));
  spec.sources[0].crs = "EPSG:999999";
  EXPECT_THAT(test::failure(spec), HasSubstr("PROJ"));
}

TEST(BadInput, AMeasuringCrsInDegreesFeetOrWebMercator) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  spec.crs = "EPSG:4326";
  EXPECT_THAT(test::failure(spec), HasSubstr("degrees"));
  spec.crs = "EPSG:3857";
  EXPECT_THAT(test::failure(spec), HasSubstr("Web Mercator"));
  spec.crs = "EPSG:2263";
  EXPECT_THAT(test::failure(spec), HasSubstr("US survey foot"));
  spec.crs = "EPSG:2193";
  EXPECT_THAT(test::failure(spec), HasSubstr("0.998 to 1.002")) << "New Zealand's grid at Stockholm";
  spec.crs = "SWEREF";
  EXPECT_THAT(test::failure(spec), HasSubstr("not a coordinate reference system"));
}

TEST(BadInput, NoMeasuringCrsIsNoDefault) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  spec.crs.clear();
  EXPECT_THAT(test::failure(spec), HasSubstr("no measuring CRS is named"));
}

TEST(BadInput, ALyingCrsIsFoundByItsPlace) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  // Metres called degrees.
  write_file(folder / "layers/seat.geojson", test::collection({test::point_feature(R"("id":"b")", 1, 1)}, ""));
  EXPECT_THAT(test::failure(spec), AllOf(HasSubstr("layer ‘seat’"), HasSubstr("fit EPSG:4326")));
  // Local metres called Web Mercator: in the sea off Africa, far from everything else.
  write_file(folder / "layers/seat.geojson",
             R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[
               {"type":"Feature","properties":{"id":"b"},"geometry":{"type":"Point","coordinates":[-1719,147]}}]})");
  EXPECT_THAT(test::failure(spec), AllOf(HasSubstr("0.998"), HasSubstr("layer ‘seat’: this layer lies at longitude -0.015")));
}

TEST(BadInput, OneImpossiblePlaceDoesNotSpoilALayer) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/seat.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"good"},"geometry":{"type":"Point","coordinates":[18.05,59.323]}},
    {"type":"Feature","properties":{"id":"bad"},"geometry":{"type":"Point","coordinates":[18.05,5932]}}]})");
  const City city = test::read(spec);
  EXPECT_TRUE(city.find_feature("town:seat/good"));
  EXPECT_FALSE(city.find_feature("town:seat/bad"));
  EXPECT_THAT(test::problems_of(city), HasSubstr("feature town:seat/bad: its coordinates are no longitude and latitude"));
}

TEST(BadInput, PlacesThatAreNoneAreLeftOut) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/seat.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"good"},"geometry":{"type":"Point","coordinates":[18.0583,59.323]}},
    {"type":"Feature","properties":{"id":"zero"},"geometry":{"type":"Point","coordinates":[0,0]}}]})");
  write_file(folder / "layers/tree.geojson", test::collection({test::point_feature(R"("id":"good")", 1, 1), test::point_feature(R"("id":"far")", 1e200, 1)}));
  const City city = test::read(spec);
  EXPECT_EQ(city.of_theme(Theme::seat).size(), 1U);
  EXPECT_EQ(city.of_theme(Theme::tree).size(), 1U);
  EXPECT_THAT(test::problems_of(city), AllOf(HasSubstr("feature town:seat/zero: its longitude and latitude are both 0"), HasSubstr("feature town:tree/far: its coordinates have no place in EPSG:3006")));
  EXPECT_EQ(city.crs().code, "EPSG:3006");
}

TEST(BadInput, ASelfIntersectingSiteIsMendedAndNamedWithItsPlace) {
  const TemporaryFolder folder;
  const City city = test::read(with_sites(folder, {test::area_feature(R"("id":"bow")", {{50, 0}, {60, 10}, {60, 0}, {50, 10}, {50, 0}})}));
  ASSERT_EQ(city.of_theme(Theme::site).size(), 2U) << "as buildings and greens are";
  EXPECT_NEAR(area(std::get<MultiPolygon>(city.feature(*city.find_feature("town:site/bow")).geometry)), 50.0, 1e-3);
  EXPECT_THAT(test::problems_of(city), AllOf(HasSubstr("feature town:site/bow"), HasSubstr("crosses itself at 674055.00, 6580005.00"), HasSubstr("the site is mended (GEOSMakeValid)")));
}

TEST(BadInput, ASiteWithoutAnArea) {
  const TemporaryFolder folder;
  const City city = test::read(with_sites(folder, {test::area_feature(R"("id":"flat")", {{50, 0}, {60, 0}, {70, 0}, {50, 0}}),
                                                   test::line_feature(R"("id":"line")", {{50, 0}, {60, 0}}), test::point_feature(R"("id":"dot")", 50, 0)}));
  EXPECT_EQ(city.of_theme(Theme::site).size(), 1U);
  const std::string said = test::problems_of(city);
  EXPECT_THAT(said, HasSubstr("feature town:site/flat: its area is zero"));
  EXPECT_THAT(said, HasSubstr("feature town:site/line: a site must be an area, and it is a line"));
  EXPECT_THAT(said, HasSubstr("feature town:site/dot: a site must be an area, and it is a point"));
}

TEST(BadInput, TwoSitesWithOneId) {
  const TemporaryFolder folder;
  const City city = test::read(with_sites(folder, {test::area_feature(R"("id":"torget","name":"Other")", {{50, 0}, {60, 0}, {60, 10}, {50, 0}}),
                                                   test::area_feature(R"("id":"other")", {{70, 0}, {80, 0}, {80, 10}, {70, 0}})}));
  ASSERT_EQ(city.of_theme(Theme::site).size(), 1U) << "which of the two is meant does not hang on the order in the file";
  EXPECT_EQ(city.feature(city.of_theme(Theme::site).front()).id, "town:site/other");
  EXPECT_THAT(test::problems_of(city), AllOf(HasSubstr("two records have the id ‘torget’"), HasSubstr("line 2"), HasSubstr("line 3"), HasSubstr("both are left out")));
}

TEST(BadInput, TheSameRecordTwiceIsReadOnceAndSaid) {
  const TemporaryFolder folder;
  const City city = test::read(with_sites(folder, {test::torget()}));
  EXPECT_EQ(city.of_theme(Theme::site).size(), 1U);
  EXPECT_THAT(test::problems_of(city), HasSubstr("there twice"));
}

TEST(BadInput, NullEmptyAndInvalidGeometries) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/seat.geojson",
             test::collection({R"({"type":"Feature","properties":{"id":"null"},"geometry":null})",
                               R"({"type":"Feature","properties":{"id":"empty"},"geometry":{"type":"Point","coordinates":[]}})", test::point_feature(R"("id":"good")", 1, 1)}));
  write_file(folder / "layers/green.geojson", test::collection({test::area_feature(R"("id":"bow")", {{50, 0}, {60, 10}, {60, 0}, {50, 10}, {50, 0}})}));
  const City city = test::read(spec);
  EXPECT_EQ(city.of_theme(Theme::seat).size(), 1U);
  ASSERT_EQ(city.of_theme(Theme::green).size(), 1U);
  EXPECT_NEAR(area(std::get<MultiPolygon>(city.feature(city.of_theme(Theme::green)[0]).geometry)), 50.0, 1e-3) << "both wings of the bow";
  const std::string said = test::problems_of(city);
  EXPECT_THAT(said, HasSubstr("2 records: it has no geometry and is left out (null, empty)"));
  EXPECT_THAT(said, HasSubstr("its outline crosses itself; it is mended (GEOSMakeValid) and used"));
}

TEST(BadInput, NanCoordinatesInAGeoPackage) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  {
    GdalMessages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    const GdalDataset dataset(driver->Create((folder / "nan.gpkg").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference srs;
    srs.importFromEPSG(3006);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const char* options[] = {"SPATIAL_INDEX=NO", nullptr};
    OGRLayer* layer = dataset->CreateLayer("walkway", &srs, wkbLineString, const_cast<char**>(options));
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), test::corner_x + 9}) {
      const GdalFeature feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
      OGRLineString line;
      line.addPoint(test::corner_x, test::corner_y);
      line.addPoint(bad, test::corner_y + 5);
      feature->SetGeometry(&line);
      ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
    }
  }
  SourceSpec source;
  source.name = "nan";
  source.file = folder / "nan.gpkg";
  spec.sources.push_back(source);
  const City city = test::read(spec);
  EXPECT_TRUE(city.find_feature("nan:walkway/3"));
  EXPECT_THAT(test::problems_of(city), HasSubstr("2 records: a coordinate is not a number (NaN or infinite); it is left out (1, 2)"));
}

TEST(BadInput, NoSiteAndNoWalkingNetworkAreSaid) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  std::filesystem::remove(folder / "layers/walkway.geojson");
  EXPECT_THAT(test::problems_of(test::read(spec)), HasSubstr("no source has anything to walk along"));
  spec.asks_for_ways = false;
  EXPECT_THAT(test::problems_of(test::read(spec)), ::testing::Not(HasSubstr("to walk along"))) << "nobody asks for a route";
  std::filesystem::remove(folder / "layers/site.geojson");
  write_file(folder / "layers/seat.geojson", test::collection({test::point_feature(R"("id":"good")", 1, 1)}));
  EXPECT_THAT(test::problems_of(test::read(spec)), HasSubstr("no source has a site"));
}

TEST(BadInput, ALayerThatIsNoThemeIsSaid) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/seats.geojson", test::collection({test::point_feature(R"("id":"b")", 1, 1)}));
  EXPECT_THAT(test::problems_of(test::read(spec)), AllOf(HasSubstr("layer ‘seats’: its name is not a theme, so its 1 records are not used"), HasSubstr("‘seat’")));
}

TEST(BadInput, NothingForTheMapping) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  spec.sources[0].mapping = "openstreetmap";
  EXPECT_THAT(test::failure(spec), HasSubstr("makes no feature of anything"));
  spec.sources[0].mapping = "openstretmap";
  EXPECT_THAT(test::failure(spec), HasSubstr("openstreetmap")) << "an unknown mapping names those there are";
}

TEST(BadInput, NamesOfSources) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  spec.sources.push_back(spec.sources[0]);
  EXPECT_THAT(test::failure(spec), HasSubstr("two sources are called ‘town’"));
  spec.sources[1].name = "a:b";
  EXPECT_THAT(test::failure(spec), HasSubstr("cannot be the name of a source"));
  spec.sources.pop_back();
  spec.complete = {{"twon", Theme::seat, std::nullopt, Date{2026, 9, 1}, "x"}};
  EXPECT_THAT(test::failure(spec), HasSubstr("names the source ‘twon’"));
  spec.complete.clear();
  spec.sources.clear();
  EXPECT_THAT(test::failure(spec), HasSubstr("names no source"));
}

TEST(BadInput, ACrsOfTheProjectThatTheFileContradictsIsSaid) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  spec.sources[0].crs = "EPSG:32633";
  EXPECT_THAT(test::problems_of(test::read(spec)), HasSubstr("it states EPSG:3006 itself, the project says EPSG:32633; its own is used"));
  spec.sources[0].crs = "EPSG:3006";
  EXPECT_THAT(test::problems_of(test::read(spec)), ::testing::Not(HasSubstr("its own is used")));
}

TEST(BadInput, NamesThatAShapefileCutAreSaid) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  {
    GdalMessages messages;
    const GdalDataset dataset(GetGDALDriverManager()->GetDriverByName("ESRI Shapefile")->Create((folder / "layers/kerb.shp").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference srs;
    srs.importFromEPSG(3006);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = dataset->CreateLayer("kerb", &srs, wkbPoint, nullptr);
    OGRFieldDefn height("kerb_heigh", OFTString);
    OGRFieldDefn own("my_remarks", OFTString);
    layer->CreateField(&height);
    layer->CreateField(&own);
    const GdalFeature feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField("kerb_heigh", "60 mm");
    feature->SetField("my_remarks", "none");
    OGRPoint point(test::corner_x, test::corner_y);
    feature->SetGeometry(&point);
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  }
  const std::string said = test::problems_of(test::read(spec));
  EXPECT_THAT(said, HasSubstr("a Shapefile cuts the names of columns at ten characters, so these say nothing: ‘kerb_heigh’ (kerb_height)"));
}

TEST(BadInput, ALineAcrossTheAntimeridianIsAsLongAsItIs) {
  for (const char* crs : {"auto", "EPSG:3460"}) {
    const TemporaryFolder folder;
    CitySpec spec = test::small_town(folder);
    std::filesystem::remove_all(folder / "layers");
    write_file(folder / "layers/walkway.geojson",
               R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"across"},"geometry":{"type":"LineString","coordinates":[[179.9995,-16.5],[-179.9995,-16.5]]}},
{"type":"Feature","properties":{"id":"west"},"geometry":{"type":"LineString","coordinates":[[179.999,-16.5],[179.9995,-16.5]]}}]})");
    spec.crs = crs;
    const City city = test::read(spec);
    EXPECT_NEAR(length(std::get<Line>(city.feature(*city.find_feature("town:walkway/across")).geometry)), 106.8, 0.5) << city.crs().code;
    EXPECT_NEAR(length(std::get<Line>(city.feature(*city.find_feature("town:walkway/west")).geometry)), 53.4, 0.5) << city.crs().code;
  }
}

}  // namespace
}  // namespace levelground::gis::read_city_bad_test
