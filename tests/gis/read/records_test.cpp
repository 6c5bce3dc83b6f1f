// SPDX-License-Identifier: Apache-2.0
// One small layer through every format, and what their drivers would pass over.
#include "gis/read/ogr_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include <map>

#include "gis/handles/gdal.hpp"
#include "gis/read/ogr_reader.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::records_test {
namespace {

using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

struct Taken : RecordVisitor {
  std::vector<RecordLayer> layers;
  struct Row {
    std::int64_t line;
    std::string id;
    std::map<std::string, std::string> tags;
    ReadGeometry geometry;
    std::string content;
  };
  std::vector<Row> rows;
  std::string format;
  std::vector<Problem> problems;
  bool layer(const RecordLayer& layer) override {
    layers.push_back(layer);
    return true;
  }
  void record(const Record& record) override {
    Row row{record.line, std::string(record.id), {}, record.geometry, content_id(record)};
    for (const auto& [key, value] : record.tags) row.tags.emplace(key, value);
    rows.push_back(std::move(row));
  }
};

Taken take(const std::filesystem::path& file, const std::vector<std::string>& layers = {}) {
  Taken taken;
  taken.format = read_records(file, layers, taken, taken.problems, {});
  return taken;
}

std::string refusal(const std::filesystem::path& file, const std::vector<std::string>& layers = {}) {
  try {
    take(file, layers);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// Two seats with a Swedish name, written by GDAL.
void write_seats(const std::filesystem::path& file, const char* driver_name, int epsg, const char* option = nullptr) {
  GdalMessages messages;
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name);
  const GdalDataset dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRSpatialReference srs;
  if (epsg != 0) srs.importFromEPSG(epsg);
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const char* options[] = {option, nullptr};
  OGRLayer* layer = dataset->CreateLayer("seat", epsg != 0 ? &srs : nullptr, wkbPoint, const_cast<char**>(options));
  OGRFieldDefn id("id", OFTString);
  OGRFieldDefn width("width", OFTReal);
  layer->CreateField(&id);
  layer->CreateField(&width);
  for (int i = 0; i < 2; ++i) {
    const GdalFeature feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField("id", i == 0 ? "bänk" : "soffa");
    if (i == 0) feature->SetField("width", 1.1);
    OGRPoint point(test::corner_x + i, test::corner_y);
    feature->SetGeometry(&point);
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE) << messages.gravest();
  }
}

void expect_seats(const Taken& taken) {
  ASSERT_EQ(taken.layers.size(), 1U);
  EXPECT_EQ(taken.layers[0].name, "seat");
  EXPECT_EQ(taken.layers[0].crs, "EPSG:3006");
  ASSERT_EQ(taken.rows.size(), 2U);
  auto rows = taken.rows;
  if (rows[0].tags["id"] != "bänk") std::swap(rows[0], rows[1]);  // FlatGeobuf puts records in the order of its index
  EXPECT_EQ(rows[0].tags["id"], "bänk");
  EXPECT_EQ(rows[0].tags["width"], "1.1");
  EXPECT_EQ(rows[1].tags.count("width"), 0U) << "no value is no value, not zero";
  EXPECT_EQ(std::get<Point>(rows[0].geometry.parts.at(0)), (Point{test::corner_x, test::corner_y})) << "x is east in a northing-first CRS";
}

TEST(Records, OneLayerInEveryFormat) {
  const TemporaryFolder folder;
  write_seats(folder / "seat.fgb", "FlatGeobuf", 3006);
  write_seats(folder / "seat.shp", "ESRI Shapefile", 3006, "ENCODING=UTF-8");
  write_seats(folder / "town.gpkg", "GPKG", 3006);
  write_file(folder / "seat.geojson", test::collection({test::point_feature(R"("id":"bänk","width":1.1)", 0, 0), test::point_feature(R"("id":"soffa","width":null)", 1, 0)}));
  for (const auto& [name, format] : std::map<std::string, std::string>{{"seat.fgb", "FlatGeobuf"}, {"seat.shp", "Shapefile"}, {"town.gpkg", "GeoPackage"}, {"seat.geojson", "GeoJSON"}}) {
    SCOPED_TRACE(name);
    const auto before = folder.names();
    const std::string bytes = test::read_file(folder / name);
    const Taken taken = take(folder / name);
    EXPECT_EQ(taken.format, format);
    EXPECT_TRUE(taken.problems.empty());
    expect_seats(taken);
    EXPECT_EQ(test::read_file(folder / name), bytes);
    EXPECT_EQ(folder.names(), before) << "nothing appears beside an input";
  }
  EXPECT_EQ(take(folder / "town.gpkg").rows[1].id, "2") << "the fid of a GeoPackage is an id of its own";
  EXPECT_EQ(take(folder / "seat.fgb").rows[1].id, "") << "the place in a file is not";
}

/// Five times that GDAL knows as such: with a zone, and of none.
void write_times(const std::filesystem::path& file, const char* driver_name) {
  GdalMessages messages;
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name);
  const GdalDataset dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer* layer = dataset->CreateLayer("said", nullptr, wkbPoint, nullptr);
  OGRFieldDefn time("time", OFTDateTime);
  layer->CreateField(&time);
  for (const int zone : {108, 66, 100, 123, 0}) {
    const GdalFeature feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField(0, 2026, 5, 12, 21, 30, 15.0F, zone);
    OGRPoint point(test::corner_x, test::corner_y);
    feature->SetGeometry(&point);
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE) << messages.gravest();
  }
}

TEST(Records, ATimeKeepsItsZoneAndGetsNone) {
  const TemporaryFolder folder;
  for (const auto& [name, driver] : {std::pair{"said.fgb", "FlatGeobuf"}, std::pair{"said.gpkg", "GPKG"}}) {
    write_times(folder / name, driver);
    std::vector<std::string> times;
    for (const Taken::Row& row : take(folder / name).rows) times.push_back(row.tags.at("time"));
    EXPECT_THAT(times, ::testing::UnorderedElementsAre("2026-05-12T21:30:15+02:00", "2026-05-12T21:30:15-08:30", "2026-05-12T21:30:15Z", "2026-05-12T21:30:15+05:45",
                                                       "2026-05-12T21:30:15"))
        << driver;
  }
  const auto of_geojson = [&](const std::string& time) {
    write_file(folder / "said.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"time":")" + time + R"("},"geometry":{"type":"Point","coordinates":[18,59]}}]})");
    return take(folder / "said.geojson").rows.at(0).tags.at("time");
  };
  EXPECT_EQ(of_geojson("2026-05-12T21:30:15+02:00"), "2026-05-12T21:30:15+02:00");
  EXPECT_EQ(of_geojson("2026-05-12T21:30:15"), "2026-05-12T21:30:15");
}

TEST(Records, ContentIdsDoNotDependOnPlaceOrFormat) {
  const TemporaryFolder folder;
  const std::string a = test::point_feature(R"("width":"1 m")", 0, 0);
  const std::string b = test::point_feature(R"("width":"2 m")", 1, 0);
  write_file(folder / "ab/seat.geojson", test::collection({a, b}));
  write_file(folder / "ba/seat.geojson", test::collection({b, a}));
  const Taken ab = take(folder / "ab/seat.geojson");
  const Taken ba = take(folder / "ba/seat.geojson");
  EXPECT_EQ(ab.rows[0].content, ba.rows[1].content);
  EXPECT_EQ(ab.rows[1].content, ba.rows[0].content);
  EXPECT_NE(ab.rows[0].content, ab.rows[1].content);
}

TEST(Records, ALayerWithoutACrsHasNone) {
  const TemporaryFolder folder;
  write_seats(folder / "seat.fgb", "FlatGeobuf", 0);
  EXPECT_EQ(take(folder / "seat.fgb").layers[0].crs, "");
  write_seats(folder / "none.gpkg", "GPKG", 0);
  EXPECT_EQ(take(folder / "none.gpkg").layers[0].crs, "") << "“undefined” of a GeoPackage is no CRS";
  write_seats(folder / "seat.shp", "ESRI Shapefile", 0);
  EXPECT_EQ(take(folder / "seat.shp").layers[0].crs, "");
  write_file(folder / "seat.csv", "id,x,y\na,1,2\n");
  EXPECT_EQ(take(folder / "seat.csv").layers[0].crs, "");
}

TEST(Records, AShapefileSaysHowItsTextIsEncoded) {
  const TemporaryFolder folder;
  write_seats(folder / "seat.shp", "ESRI Shapefile", 3006, "ENCODING=ISO-8859-1");
  const Taken stated = take(folder / "seat.shp");
  EXPECT_EQ(stated.rows[0].tags.at("id"), "bänk") << "its .cpg is heeded";
  std::filesystem::remove(folder / "seat.cpg");
  const Taken silent = take(folder / "seat.shp");
  ASSERT_EQ(silent.problems.size(), 2U);
  EXPECT_THAT(silent.problems[0].what, HasSubstr("nothing says how its text is encoded"));
  EXPECT_THAT(silent.problems[1].what, HasSubstr("not UTF-8 in 1 records"));
  std::filesystem::remove(folder / "seat.shx");
  EXPECT_NE(refusal(folder / "seat.shp"), "") << "a lost index is not quietly made anew";
  EXPECT_FALSE(std::filesystem::exists(folder / "seat.shx"));
}

TEST(Records, CsvByCoordinatesAndByWkt) {
  const TemporaryFolder folder;
  write_file(folder / "seat.csv", "id,lon,lat,note\na,18.05,59.33,\"x, y\"\nb,,,\nc,12°30',59,\nd,nan,59,\n");
  const Taken taken = take(folder / "seat.csv");
  ASSERT_EQ(taken.rows.size(), 4U);
  EXPECT_EQ(std::get<Point>(taken.rows[0].geometry.parts.at(0)), (Point{18.05, 59.33}));
  EXPECT_EQ(taken.rows[0].tags.at("note"), "x, y");
  EXPECT_EQ(taken.rows[0].tags.count("lon"), 0U);
  EXPECT_EQ(taken.rows[1].geometry.fault.en, "");
  EXPECT_TRUE(taken.rows[1].geometry.parts.empty());
  EXPECT_THAT(taken.rows[2].geometry.fault.en, HasSubstr("12°30'")) << "GDAL would read 12";
  EXPECT_THAT(taken.rows[3].geometry.fault.en, HasSubstr("nan"));
  EXPECT_EQ(taken.rows[3].line, 5);

  write_file(folder / "walkway.csv", "wkt;width\nLINESTRING (0 0, 1 1);1,5 m\nLINESTRING (0 0);\nhello;\nMULTILINESTRING ((0 0,1 1),(2 2,3 3));2 m\n");
  const Taken wkt = take(folder / "walkway.csv");
  ASSERT_EQ(wkt.rows.size(), 4U);
  EXPECT_EQ(wkt.rows[0].tags.at("width"), "1,5 m");
  EXPECT_NE(wkt.rows[1].geometry.fault.en, "");
  EXPECT_THAT(wkt.rows[2].geometry.fault.en, HasSubstr("WKT"));
  EXPECT_EQ(wkt.rows[3].geometry.parts.size(), 2U);
  write_file(folder / "bare.csv", "id,width\na,1\n");
  EXPECT_THAT(refusal(folder / "bare.csv"), HasSubstr("no column holds the place"));
}

TEST(Records, ADrawingIsLinesInItsLayers) {
  const TemporaryFolder folder;
  write_file(folder / "plan.dxf",
             "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nPATH\n10\n1.0\n20\n2.0\n30\n0.0\n11\n5.0\n21\n2.0\n31\n0.0\n"
             "0\nCIRCLE\n8\nTREE\n10\n3.0\n20\n3.0\n30\n0.0\n40\n1.0\n0\nENDSEC\n0\nEOF\n");
  const Taken taken = take(folder / "plan.dxf");
  EXPECT_EQ(taken.format, "DXF");
  ASSERT_EQ(taken.rows.size(), 2U);
  EXPECT_EQ(taken.layers[0].crs, "") << "a drawing states no CRS";
  EXPECT_EQ(taken.rows[0].tags.at("Layer"), "PATH");
  EXPECT_EQ(std::get<Line>(taken.rows[0].geometry.parts.at(0)), (Line{{1, 2}, {5, 2}}));
}

TEST(Records, GeometryIsTurnedAndFlattened) {
  const ReadGeometry clockwise = read_wkt("POLYGON ((0 0,0 4,4 4,4 0,0 0),(1 1,2 1,2 2,1 2,1 1))");
  const auto& polygon = std::get<MultiPolygon>(clockwise.parts.at(0)).at(0);
  EXPECT_GT(signed_area(polygon.outer), 0);
  EXPECT_LT(signed_area(polygon.holes.at(0)), 0);
  EXPECT_TRUE(read_wkt("POINT Z (1 2 3)").dropped_z);
  EXPECT_TRUE(read_wkt("CIRCULARSTRING (0 0,1 1,2 0)").straightened);
  EXPECT_EQ(std::get<Line>(read_wkt("LINESTRING (0 0,0 0,1 1,1 1)").parts.at(0)).size(), 2U);
  EXPECT_NE(read_wkt("LINESTRING (1 1,1 1)").fault.en, "");
  EXPECT_NE(read_wkt("GEOMETRYCOLLECTION (POINT (1 1),LINESTRING (0 0,1 1))").fault.en, "");
  EXPECT_EQ(read_wkt("GEOMETRYCOLLECTION (POINT (1 1))").parts.size(), 1U);
  EXPECT_NE(read_wkt("POINT (nan 1)").fault.en, "");
  EXPECT_TRUE(read_wkt("POINT EMPTY").parts.empty());
  EXPECT_EQ(read_wkt("POINT EMPTY").fault.en, "");
  EXPECT_NE(read_wkt("TIN (((0 0 0,0 1 0,1 1 0,0 0 0)))").fault.en, "");
}

TEST(Records, WhatIsNoGeodataIsNamed) {
  const TemporaryFolder folder;
  write_file(folder / "a.gpkg", "this is not a database");
  write_file(folder / "a.fgb", "fgb?");
  write_file(folder / "a.shp", "shp?");
  write_file(folder / "a.dxf", "");
  write_file(folder / "a.png", "png");
  for (const char* name : {"a.gpkg", "a.fgb", "a.shp", "a.dxf"}) {
    EXPECT_THAT(refusal(folder / name), ::testing::AnyOf(HasSubstr("not a geodata file"), HasSubstr("read to its end"))) << name;
  }
  EXPECT_THAT(refusal(folder / "a.png"), HasSubstr("does not end like a geodata file"));
  EXPECT_THAT(refusal(folder / "no.gpkg"), HasSubstr("does not exist"));
  write_seats(folder / "town.gpkg", "GPKG", 3006);
  EXPECT_THAT(refusal(folder / "town.gpkg", {"lamp"}), HasSubstr("no layer of this name"));
  std::filesystem::resize_file(folder / "town.gpkg", 40'000);
  EXPECT_NE(refusal(folder / "town.gpkg"), "") << "cut short";
  EXPECT_THAT(folder.names(), ::testing::ElementsAre("a.dxf", "a.fgb", "a.gpkg", "a.png", "a.shp", "town.gpkg"));
}

TEST(Records, AVirtualFileOpensNothing) {
  const TemporaryFolder folder;
  write_file(folder / "trick.geojson", "<OGRVRTDataSource><OGRVRTLayer name=\"passwd\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  EXPECT_THAT(refusal(folder / "trick.geojson"), HasSubstr("not JSON"));
  write_file(folder / "trick.gpkg", test::read_file(folder / "trick.geojson"));
  EXPECT_THAT(refusal(folder / "trick.gpkg"), HasSubstr("not a geodata file"));
}

TEST(Records, GeoJsonIsGeoJsonWhateverItsFeaturesSay) {
  const TemporaryFolder folder;
  write_file(folder / "sign.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"type":"Topology"},"geometry":{"type":"Point","coordinates":[18,59]}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[18,59]}}, 7]})");
  const Taken taken = take(folder / "sign.geojson");
  EXPECT_EQ(taken.format, "GeoJSON");
  ASSERT_EQ(taken.rows.size(), 2U);
  EXPECT_EQ(taken.rows[0].tags.at("type"), "Topology");
  EXPECT_EQ(taken.rows[0].line, 2);
  EXPECT_EQ(taken.rows[1].line, 3);
  EXPECT_EQ(taken.problems.size(), 2U);
}

TEST(Records, HostileValuesAreReported) {
  const TemporaryFolder folder;
  write_file(folder / "seat.geojson", test::collection({test::point_feature("\"id\":\"a\",\"note\":\"" + std::string(70'000, 'x') + "\"", 0, 0)}));
  const Taken taken = take(folder / "seat.geojson");
  EXPECT_EQ(taken.rows[0].tags.count("note"), 0U);
  ASSERT_EQ(taken.problems.size(), 1U);
  EXPECT_THAT(taken.problems[0].what, HasSubstr("longer than 64 kB"));
}

TEST(Records, NumbersComeWithoutTheNoiseOfTheirBinaryForm) {
  const TemporaryFolder folder;
  write_file(folder / "seat.geojson", test::collection({test::point_feature(R"("id":"a","width_m":1.5000000000000002)", 0, 0)}));
  EXPECT_EQ(take(folder / "seat.geojson").rows.at(0).tags.at("width_m"), "1.5");
}

TEST(Records, ACrsMemberThatNamesNoneIsRefused) {
  const TemporaryFolder folder;
  const auto with = [&](const std::string& crs) {
    write_file(folder / "seat.geojson", R"({"type":"FeatureCollection","crs":)" + crs + R"(,"features":[)" + test::point_feature("", 0, 0) + "]}");
    return folder / "seat.geojson";
  };
  const auto named = [](const std::string& name) { return R"({"type":"name","properties":{"name":")" + name + "\"}}"; };
  EXPECT_THAT(refusal(with(named("urn:ogc:def:crs:EPSG::99999"))), HasSubstr("its CRS ‘urn:ogc:def:crs:EPSG::99999’ is not one that is known"));
  EXPECT_THAT(refusal(with(R"({"type":"link","properties":{"href":"http://example.org/crs"}})")), HasSubstr("is a link, which is not followed"));
  EXPECT_THAT(refusal(with("\"EPSG:3006\"")), HasSubstr("names no CRS"));
  EXPECT_EQ(take(with("null")).layers.at(0).crs, "") << "nobody can say where it is";
  for (const char* name : {"urn:ogc:def:crs:EPSG::3006", "EPSG:3006", "http://www.opengis.net/def/crs/EPSG/0/3006"}) EXPECT_EQ(take(with(named(name))).layers.at(0).crs, "EPSG:3006") << name;
  EXPECT_EQ(take(with(R"({"type":"EPSG","properties":{"code":3006}})")).layers.at(0).crs, "EPSG:3006");
  EXPECT_EQ(take(with(named("urn:ogc:def:crs:OGC:1.3:CRS84"))).rows.size(), 1U);
}

TEST(Records, OneDamagedGeometryDoesNotSpoilAGeoPackage) {
  const TemporaryFolder folder;
  write_seats(folder / "town.gpkg", "GPKG", 3006, "SPATIAL_INDEX=NO");
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((folder / "town.gpkg").c_str(), &database), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(database, "DROP TRIGGER IF EXISTS trigger_delete_feature_count_seat; UPDATE seat SET geom = X'47500001BE0B0000010100' WHERE fid = 1", nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(database);
  sqlite3_close(database);
  const Taken taken = take(folder / "town.gpkg");
  ASSERT_EQ(taken.rows.size(), 2U);
  EXPECT_THAT(taken.rows[0].geometry.fault.en, HasSubstr("it is damaged"));
  EXPECT_TRUE(taken.rows[0].geometry.parts.empty());
  EXPECT_EQ(taken.rows[1].geometry.parts.size(), 1U);
}

}  // namespace
}  // namespace levelground::gis::records_test
