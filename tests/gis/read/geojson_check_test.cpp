// SPDX-License-Identifier: Apache-2.0
// What GDAL opens in silence and must be said: the rules of RFC 7946, feature by feature.
#include "gis/read/ogr_geojson.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/run_program.hpp"

namespace levelground::gis::geojson_check_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string good = R"({"type":"Feature","id":1,"properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})";

std::string in_collection(const std::string& features) { return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "\n]}"; }

std::string refusal(const std::string& text) {
  try {
    check_geojson(text, "t.geojson");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// The problem of a feature that stands on line 3, between good ones.
std::string fault(const std::string& feature) {
  const std::string first = R"({"type":"Feature","id":8,"properties":{},"geometry":null})";
  const GeoJsonCheck check = check_geojson(in_collection(first + ",\n" + feature + ",\n" + good), "t.geojson");
  if (check.problems.empty()) return "";
  EXPECT_EQ(check.problems.front().line, 3);
  EXPECT_THAT(check.lines, ElementsAre(2, 4)) << "the good ones are kept";
  const GeoJsonCheck again = check_geojson(check.clean, "clean");
  EXPECT_TRUE(again.all_good) << check.clean;
  EXPECT_EQ(again.lines.size(), 2U);
  return check.problems.front().what;
}

TEST(GeoJsonCheck, GoodFeaturesPass) {
  const GeoJsonCheck check = check_geojson(in_collection(good), "t.geojson");
  EXPECT_TRUE(check.all_good);
  EXPECT_TRUE(check.every_feature_has_id);
  EXPECT_TRUE(check.problems.empty());
  EXPECT_THAT(check.lines, ElementsAre(2));
  EXPECT_EQ(fault(R"({"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[]}})"), "");
  EXPECT_TRUE(check_geojson("\xEF\xBB\xBF" + in_collection(good), "t.geojson").all_good) << "with a byte order mark";
}

TEST(GeoJsonCheck, EachFaultOfAFeatureIsNamed) {
  const auto geometry = [](const std::string& json) { return R"({"type":"Feature","properties":{},"geometry":)" + json + "}"; };
  EXPECT_THAT(fault("7"), HasSubstr("not an object"));
  EXPECT_THAT(fault("null"), HasSubstr("not an object"));
  EXPECT_THAT(fault("[]"), HasSubstr("not an object"));
  EXPECT_THAT(fault(R"({"type":"feature","properties":{},"geometry":null})"), HasSubstr("type is not"));
  EXPECT_THAT(fault(R"({"properties":{},"geometry":null})"), HasSubstr("no type"));
  EXPECT_THAT(fault(R"({"type":"Feature","properties":[],"geometry":null})"), HasSubstr("not an object"));
  EXPECT_THAT(fault(R"({"type":"Feature","properties":{}})"), HasSubstr("no geometry"));
  EXPECT_THAT(fault(R"({"type":"Feature","id":{},"properties":{},"geometry":null})"), HasSubstr("neither text nor a number"));
  EXPECT_THAT(fault(R"({"type":"Feature","coordinates":[],"properties":{},"geometry":null})"), HasSubstr("coordinates"));
  EXPECT_THAT(fault(R"({"type":"Feature","properties":{"width":"1 m","width":"2 m"},"geometry":null})"), HasSubstr("“width” is given twice"));
  EXPECT_THAT(fault(geometry(R"({"type":"Point","coordinates":["1","2"]})")), HasSubstr("not a number"));
  EXPECT_THAT(fault(geometry(R"({"type":"Point","coordinates":[1]})")), HasSubstr("fewer than two"));
  EXPECT_THAT(fault(geometry(R"({"type":"LineString","coordinates":[[1,2]]})")), HasSubstr("fewer than two positions"));
  EXPECT_THAT(fault(geometry(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})")), HasSubstr("does not close"));
  EXPECT_THAT(fault(geometry(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]})")), HasSubstr("fewer than four"));
  EXPECT_THAT(fault(geometry(R"({"type":"MultiPolygon","coordinates":[[0,0]]})")), HasSubstr("nested"));
  EXPECT_THAT(fault(geometry(R"({"type":"Circle","coordinates":[0,0]})")), HasSubstr("not a type of geometry"));
  EXPECT_THAT(fault(geometry(R"({"type":"Point"})")), HasSubstr("no coordinates"));
  EXPECT_THAT(fault(geometry(R"({"type":"GeometryCollection","geometries":[7]})")), HasSubstr("not an object"));
}

TEST(GeoJsonCheck, AnIdGivenTwiceNamesBothLines) {
  const std::string second = R"({"type":"Feature","id":1,"properties":{},"geometry":null})";
  const GeoJsonCheck check = check_geojson(in_collection(good + ",\n" + second), "t.geojson");
  ASSERT_EQ(check.problems.size(), 1U);
  EXPECT_EQ(check.problems[0].line, 3);
  EXPECT_THAT(check.problems[0].what, HasSubstr("line 2"));
  EXPECT_TRUE(check.lines.empty()) << "they differ, and the first is no better than the second";
  EXPECT_EQ(check.left_out.size(), 2U);
  const GeoJsonCheck same = check_geojson(in_collection(good + ",\n" + good), "t.geojson");
  EXPECT_EQ(same.lines.size(), 1U) << "it is read once";
  EXPECT_EQ(same.copies.size(), 1U);
  EXPECT_TRUE(same.left_out.empty()) << "nothing is lost";
  EXPECT_EQ(same.problems[0].severity, Problem::Severity::warning);
  const std::string text_id = R"({"type":"Feature","id":"1","properties":{},"geometry":null})";
  EXPECT_TRUE(check_geojson(in_collection(good + "," + text_id), "t.geojson").all_good) << "text and number are two ids";
}

TEST(GeoJsonCheck, AFeatureWithoutPropertiesIsKeptAndSaid) {
  const GeoJsonCheck check = check_geojson(in_collection(R"({"type":"Feature","geometry":null})"), "t.geojson");
  EXPECT_TRUE(check.all_good);
  ASSERT_EQ(check.problems.size(), 1U);
  EXPECT_THAT(check.problems[0].what, HasSubstr("no member “properties”"));
}

TEST(GeoJsonCheck, TrueAmongNumbersIsSaid) {
  const auto with = [](const std::string& value) { return R"({"type":"Feature","properties":{"result":)" + value + R"(},"geometry":null})"; };
  const GeoJsonCheck mixed = check_geojson(in_collection(with("true") + "," + with("2")), "t.geojson");
  ASSERT_EQ(mixed.problems.size(), 1U);
  EXPECT_THAT(mixed.problems[0].what, HasSubstr("“result” is true or false"));
  EXPECT_TRUE(mixed.all_good);
  EXPECT_TRUE(check_geojson(in_collection(with("true") + "," + with("\"2\"")), "t.geojson").problems.empty());
}

TEST(GeoJsonCheck, ManyFaultsAreCounted) {
  std::string features = "1";
  for (int i = 0; i < 999; ++i) features += ",1";
  const GeoJsonCheck check = check_geojson(in_collection(features), "t.geojson");
  EXPECT_EQ(check.problems.size(), 51U);
  EXPECT_THAT(check.problems.back().what, HasSubstr("950 more"));
}

TEST(GeoJsonCheck, RefusesWhatIsNoGeoJson) {
  EXPECT_THAT(refusal("{\"type\":\n\"Point\",,}"), HasSubstr("line 2: this is not JSON"));
  EXPECT_THAT(refusal("[]"), HasSubstr("not an object"));
  EXPECT_THAT(refusal(""), HasSubstr("not JSON"));
  EXPECT_THAT(refusal("{}"), HasSubstr("no type"));
  EXPECT_THAT(refusal(R"({"type":"FeatureCollection"})"), HasSubstr("no list of features"));
  EXPECT_THAT(refusal(R"({"type":"FeatureCollection","features":{}})"), HasSubstr("no list of features"));
  EXPECT_THAT(refusal(R"({"type":"FeatureCollection","features":[],"features":[]})"), HasSubstr("given twice"));
  EXPECT_THAT(refusal(R"({"type":"Point","coordinates":[NaN,1]})"), HasSubstr("not JSON"));
  EXPECT_THAT(refusal(R"({"type":"Point","coordinates":[1e999,1]})"), HasSubstr("not JSON"));
  EXPECT_THAT(refusal(R"({"type":"Topology","objects":{}})"), HasSubstr("not a type of geometry"));
  EXPECT_THAT(refusal(std::string(5000, '[')), HasSubstr("deeper than 100"));
  std::string deep = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (int i = 0; i < 5000; ++i) deep += "{\"a\":";
  EXPECT_THAT(refusal(deep), HasSubstr("deeper than 100"));
}

TEST(GeoJsonCheck, OpensNoneOfTheBadFilesInSilence) {
  const std::filesystem::path folder = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "../shared/data/bad-geojson/bad";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the collection of bad GeoJSON files is not here";
  // Faults of form that lose nothing: winding order and precision are put right, a bounding box is not read, a collection is
  // taken apart, a fourth number says nothing.
  const std::vector<std::string> harmless = {"bad-polygon-interiorring-rhr", "bbox-4or6elements", "bbox-contains-string", "bbox-string",
                                             "excessive_precision_truncated", "geometrycollection_nested", "geometrycollection_single",
                                             "polygon_winding_order"};
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".geojson") continue;
    ++files;
    bool said = false;
    try {
      said = !check_geojson(test::read_file(entry.path()), "bad").problems.empty();
    } catch (const InputError&) {
      said = true;
    }
    const bool expected = std::find(harmless.begin(), harmless.end(), entry.path().stem().string()) == harmless.end();
    EXPECT_EQ(said, expected) << entry.path().filename();
  }
  EXPECT_GE(files, 40);
}

}  // namespace
}  // namespace levelground::gis::geojson_check_test
