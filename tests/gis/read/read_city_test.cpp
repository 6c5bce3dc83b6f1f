// SPDX-License-Identifier: Apache-2.0
// Good input: what a City holds when files were read into it.
#include "gis/read/read_city.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::read_city_test {
namespace {

using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

const std::filesystem::path data = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "../shared/data";

TEST(ReadCity, AFolderOfLayersBecomesACity) {
  const TemporaryFolder folder;
  const City city = test::read(test::small_town(folder));
  EXPECT_EQ(test::problems_of(city), "");
  EXPECT_EQ(city.crs().code, "EPSG:3006");
  EXPECT_EQ(city.crs().accuracy, "") << "nothing was transformed";
  EXPECT_FALSE(city.crs().chosen_by_program);
  ASSERT_EQ(city.of_theme(Theme::site).size(), 1U);
  const Feature& site = city.feature(city.of_theme(Theme::site)[0]);
  EXPECT_EQ(site.id, "town:site/torget");
  EXPECT_EQ(site.text(Property::name), "Torget");
  EXPECT_DOUBLE_EQ(area(std::get<MultiPolygon>(site.geometry)), 1200);
  ASSERT_EQ(city.sources().size(), 1U);
  const Source& source = city.sources()[0];
  EXPECT_EQ(source.format, "GeoJSON");
  EXPECT_EQ(source.crs, "EPSG:3006");
  EXPECT_EQ(source.mapping, "plain");
  EXPECT_EQ(source.sha256.size(), 64U);
  EXPECT_EQ(source.features, 2U);
  EXPECT_FALSE(city.graph().empty());
}

TEST(ReadCity, TheOrderOfRecordsChangesNothing) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  std::vector<std::string> seats;
  for (int i = 0; i < 20; ++i) seats.push_back(test::point_feature(fmt::format("\"seats\":{}", i), i, 5));
  write_file(folder / "layers/seat.geojson", test::collection(seats));
  const City first = test::read(spec);
  std::reverse(seats.begin(), seats.end());
  write_file(folder / "layers/seat.geojson", test::collection(seats));
  const City second = test::read(spec);
  ASSERT_EQ(first.feature_count(), second.feature_count());
  for (std::size_t i = 0; i < first.feature_count(); ++i) {
    EXPECT_EQ(first.feature(i).id, second.feature(i).id);
    EXPECT_EQ(first.feature(i).geometry, second.feature(i).geometry);
  }
}

TEST(ReadCity, LayersInSeveralCrsMeetInOne) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  // The middle of the square in degrees: a GeoJSON without a crs member is in WGS 84 by its standard.
  write_file(folder / "layers/seat.geojson",
             R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"b"},"geometry":{"type":"Point","coordinates":[18.058328,59.323000]}}]})");
  const City city = test::read(spec);
  const auto seat = city.find_feature("town:seat/b");
  ASSERT_TRUE(seat);
  const Point at = std::get<Point>(city.feature(*seat).geometry);
  const Feature& site = city.feature(city.of_theme(Theme::site)[0]);
  EXPECT_TRUE(contains(std::get<MultiPolygon>(site.geometry), at)) << at.x << " " << at.y;
  EXPECT_THAT(city.crs().accuracy, HasSubstr("1 m (")) << "with the accuracy of the transformation";
  EXPECT_EQ(city.sources()[0].crs, "EPSG:4326, EPSG:3006");
}

TEST(ReadCity, AutoTakesTheCrsOfTheData) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  spec.crs = "auto";
  const City city = test::read(spec);
  EXPECT_EQ(city.crs().code, "EPSG:3006");
  EXPECT_TRUE(city.crs().chosen_by_program);
}

TEST(ReadCity, ACrsIsGivenWhereTheFileStatesNone) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "seat.csv", fmt::format("id,x,y\nb,{},{}\n", test::corner_x, test::corner_y));
  SourceSpec seats;
  seats.name = "seats";
  seats.file = folder / "seat.csv";
  seats.crs = "EPSG:3006";
  spec.sources.push_back(seats);
  EXPECT_TRUE(test::read(spec).find_feature("seats:seat/b"));
}

TEST(ReadCity, CompletenessHoldsInItsArea) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "area.geojson", test::collection({test::area_feature("", {{-10, -10}, {50, -10}, {50, 40}, {-10, 40}, {-10, -10}})}));
  spec.complete = {{"town", Theme::seat, folder / "area.geojson", Date{2026, 9, 1}, "the streets office"}};
  const City city = test::read(spec);
  Box inside{test::corner_x, test::corner_y, test::corner_x + 40, test::corner_y + 30};
  ASSERT_NE(city.complete(Theme::seat, inside, {2026, 9, 15}), nullptr);
  EXPECT_EQ(city.complete(Theme::seat, inside, {2026, 9, 15})->by, "the streets office");
  EXPECT_EQ(city.complete(Theme::seat, inside.grown(500), {2026, 9, 15}), nullptr);
  EXPECT_EQ(city.complete(Theme::light, inside, {2026, 9, 15}), nullptr);
}

TEST(ReadCity, AMultiPartRecordGivesSeveralFeatures) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/seat.geojson",
             test::collection({fmt::format(R"({{"type":"Feature","properties":{{"id":"row"}},"geometry":{{"type":"MultiPoint","coordinates":[{},{}]}}}})",
                                           test::position(1, 1), test::position(5, 1))}));
  const City city = test::read(spec);
  EXPECT_TRUE(city.find_feature("town:seat/row"));
  EXPECT_TRUE(city.find_feature("town:seat/row~2"));
}

TEST(ReadCity, StopsWhenAsked) {
  const TemporaryFolder folder;
  const CitySpec spec = test::small_town(folder);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(read_city(spec, silent_progress(), stop.get_token()), Cancelled);
}

TEST(ReadCity, OpenSidewalksKeepsItsNodes) {
  const TemporaryFolder folder;
  const std::string head = R"({"type":"FeatureCollection","$schema":"https://sidewalks.washington.edu/opensidewalks/0.2/schema.json","features":[)";
  write_file(folder / "osw/t.edges.geojson", head + R"(
    {"type":"Feature","properties":{"_id":"e1","_u_id":"1","_v_id":"2","highway":"footway"},"geometry":{"type":"LineString","coordinates":[[18.05,59.33],[18.051,59.3305],[18.052,59.33]]}},
    {"type":"Feature","properties":{"_id":"e2","_u_id":"2","_v_id":"k3","highway":"footway"},"geometry":{"type":"LineString","coordinates":[[18.052,59.33],[18.053,59.33]]}}]})");
  write_file(folder / "osw/t.nodes.geojson", head + R"(
    {"type":"Feature","properties":{"_id":"2","barrier":"kerb","kerb":"lowered"},"geometry":{"type":"Point","coordinates":[18.052,59.33]}}]})");
  const City city = test::read(test::one_source("osw", folder / "osw"));
  EXPECT_EQ(city.sources()[0].mapping, "opensidewalks");
  const auto first = city.find_feature("osw:t.edges/e1");
  const auto second = city.find_feature("osw:t.edges/e2");
  const auto kerb = city.find_feature("osw:t.nodes/2");
  ASSERT_TRUE(first && second && kerb);
  const auto& nodes = city.feature(*first).nodes;
  ASSERT_EQ(nodes.size(), 3U);
  EXPECT_EQ(nodes[0], 1);
  EXPECT_LT(nodes[1], 0) << "a bend is no node of anybody else";
  EXPECT_EQ(nodes[2], 2);
  EXPECT_EQ(city.feature(*second).nodes[0], 2);
  EXPECT_LT(city.feature(*second).nodes[1], 0) << "an id that is no number is hashed";
  EXPECT_EQ(city.feature(*kerb).nodes, std::vector<std::int64_t>{2});
}

TEST(ReadCity, CrossingsWithoutACommonPointAreCounted) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/steps.geojson", test::collection({test::line_feature(R"("id":"up")", {{10, 0}, {10, 30}}), test::line_feature(R"("id":"upper","layer":"1")", {{12, 0}, {12, 30}})}));
  const auto told = [](const City& city) {
    std::string all;
    for (const Problem& problem : city.problems()) {
      if (problem.what.find("cross without a common point") != std::string::npos) all += problem.what + "\n";
    }
    return all;
  };
  const City city = test::read(spec);
  ASSERT_EQ(city.graph().crossed.size(), 1U) << "the other lies on another layer";
  EXPECT_THAT(told(city), HasSubstr("lines of town:steps and town:walkway cross without a common point on one layer in one place: nobody says whether one gets from one to the other"));
  EXPECT_THAT(told(city), HasSubstr("the first is of town:steps/up and town:walkway/path"));
  write_file(folder / "mine.yaml", "id: mine\ntitle: Mine\njoin_tolerance: 0.5 m\nlines_cross: joined\nentrance_tolerance: 1 m\nlayers: [\"*\"]\nplain: yes\nid_key: id\n");
  spec.sources[0].mapping = (folder / "mine.yaml").string();
  EXPECT_THAT(told(test::read(spec)), HasSubstr("they are joined, as the mapping says (lines_cross: joined)"));
}

TEST(ReadCity, RealOpenSidewalks) {
  if (!std::filesystem::exists(data / "opensidewalks-microsoft-us")) GTEST_SKIP() << "the OpenSidewalks data is not here";
  const CitySpec spec = test::one_source("osw", data / "opensidewalks-microsoft-us");
  const City city = test::read(spec);
  EXPECT_EQ(city.of_theme(Theme::kerb).size(), 757U);
  EXPECT_EQ(city.of_theme(Theme::crossing).size(), 579U);
  EXPECT_EQ(city.of_theme(Theme::steps).size(), 112U);
  EXPECT_EQ(city.of_theme(Theme::seat).size(), 118U);
  EXPECT_EQ(city.of_theme(Theme::light).size(), 23U);
}

TEST(DescribeSource, SaysWhatTheMappingMakesOfIt) {
  const TemporaryFolder folder;
  const CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/seat.geojson", test::collection({test::point_feature(R"("id":"b","backrest":"perhaps")", 1, 1)}, "urn:ogc:def:crs:EPSG::3006"));
  const SourceInfo info = describe_source(spec.sources[0], spec.mappings, silent_progress(), {});
  EXPECT_EQ(info.format, "GeoJSON");
  EXPECT_EQ(info.mapping, "plain");
  EXPECT_GT(info.bytes, 100U);
  ASSERT_EQ(info.layers.size(), 3U);
  EXPECT_EQ(info.layers[0].name, "seat");
  EXPECT_EQ(info.layers[0].crs, "EPSG:3006");
  EXPECT_EQ(info.layers[0].features, 1U);
  ASSERT_EQ(info.layers[0].themes.size(), 1U);
  EXPECT_EQ(info.layers[0].themes[0].first, "seat");
  ASSERT_FALSE(info.layers[0].unknown_values.empty());
  EXPECT_EQ(info.layers[0].unknown_values[0].first, "backrest=perhaps");
}

TEST(DescribeSource, ALayerWithoutACrsIsDescribedWithAProblem) {
  const TemporaryFolder folder;
  const CitySpec spec = test::small_town(folder);
  write_file(folder / "seat.csv", "id,x,y\nb,1,2\n");
  SourceSpec source;
  source.name = "s";
  source.file = folder / "seat.csv";
  const SourceInfo info = describe_source(source, spec.mappings, silent_progress(), {});
  ASSERT_EQ(info.problems.size(), 1U);
  EXPECT_THAT(info.problems[0].what, HasSubstr("no CRS"));
  EXPECT_EQ(info.layers.at(0).features, 1U);
}

}  // namespace
}  // namespace levelground::gis::read_city_test
