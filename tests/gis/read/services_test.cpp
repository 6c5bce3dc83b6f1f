// SPDX-License-Identifier: Apache-2.0
// Sources that are no files: a real PostGIS, and a small web server that speaks WFS and OGC API Features.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "gis/read/service.hpp"
#include "tests/gis/read/town_files.hpp"
#include "tests/support/background_program.hpp"

namespace levelground::test::services_test {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

const std::string support = LEVELGROUND_SOURCE_DIR "/tests/support/";

gis::CitySpec town_with(const TemporaryFolder& folder, const std::string& service) {
  gis::CitySpec spec = small_town(folder);
  gis::SourceSpec source;
  source.name = "served";
  source.file = service;
  source.mapping = "plain";
  spec.sources.push_back(source);
  return spec;
}

void expect_three_benches(const City& city) {
  ASSERT_EQ(city.of_theme(Theme::seat).size(), 3U) << problems_of(city);
  const auto first = city.find_feature("served:seat/bench-1");
  ASSERT_TRUE(first);
  const Point at = std::get<Point>(city.feature(*first).geometry);
  EXPECT_NEAR(at.x, 674010.0, 3.0) << "easting first, whatever the authority's order";
  EXPECT_NEAR(at.y, 6580010.0, 3.0);
  EXPECT_TRUE(known(city, city.feature(*first), Property::backrest, {}).stated);
  const auto third = city.find_feature("served:seat/bench-3");
  ASSERT_TRUE(third);
  EXPECT_FALSE(known(city, city.feature(*third), Property::backrest, {}).stated) << "null is not known";
  EXPECT_EQ(city.sources()[1].sha256.size(), 64U);
}

class WebServer : public ::testing::Test {
 protected:
  BackgroundProgram m_server{{"python3", support + "feature_server.py"}};
  std::string m_address = "http://127.0.0.1:" + m_server.first_line();
  TemporaryFolder m_folder;
};

TEST_F(WebServer, WfsIsReadWithItsAxisOrder) {
  const City city = read(town_with(m_folder, "WFS:" + m_address + "/wfs"));
  expect_three_benches(city);
  EXPECT_EQ(city.sources()[1].format, "WFS");
}

TEST_F(WebServer, OgcApiFeaturesIsReadPageByPage) {
  const City city = read(town_with(m_folder, "OAPIF:" + m_address + "/api"));
  expect_three_benches(city);
  EXPECT_EQ(city.sources()[1].format, "OGC API Features");
}

TEST_F(WebServer, TheSameRecordsHaveTheSameDigest) {
  const gis::CitySpec spec = town_with(m_folder, "OAPIF:" + m_address + "/api");
  EXPECT_EQ(read(spec).sources()[1].sha256, read(spec).sources()[1].sha256);
}

TEST_F(WebServer, WhatTheServerHasNotIsSaid) {
  EXPECT_THAT(failure(town_with(m_folder, "OAPIF:" + m_address + "/nothing")), HasSubstr("the service cannot be used"));
  gis::CitySpec spec = town_with(m_folder, "OAPIF:" + m_address + "/api");
  spec.sources.back().layers = {"toilet"};
  EXPECT_THAT(failure(spec), HasSubstr("the service has no layer of this name"));
}

TEST_F(WebServer, ColumnsThatItAddsAreNoUnknownValues) {
  EXPECT_EQ(problems_of(read(town_with(m_folder, "WFS:" + m_address + "/wfs"))).find("gml_id"), std::string::npos);
}

TEST(Services, AServerThatGivesLessThanItAnnouncesIsSaid) {
  const BackgroundProgram server{{"python3", support + "feature_server.py", "short"}};
  const std::string address = "http://127.0.0.1:" + server.first_line();
  for (const std::string& service : {"WFS:" + address + "/wfs", "OAPIF:" + address + "/api"}) {
    const TemporaryFolder folder;
    gis::CitySpec spec = town_with(folder, service);
    spec.complete = {{"served", Theme::seat, std::nullopt, Date{2026, 9, 1}, "the parks office"}};
    const City city = read(spec);
    EXPECT_EQ(city.of_theme(Theme::seat).size(), 2U) << service;
    EXPECT_THAT(problems_of(city), HasSubstr("the server says that it has 3 records, and gave 2")) << service;
    EXPECT_EQ(city.complete(Theme::seat, city.extent(), {2026, 9, 15}), nullptr) << service;
  }
}

TEST(Services, AServerThatIsNotThereIsSaidAtOnce) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure(town_with(folder, "WFS:http://127.0.0.1:1/wfs")), HasSubstr("the service cannot be used"));
}

TEST(Services, APasswordInAnAddressIsRefusedAndNotShown) {
  for (const char* address : {"PG:dbname=town password=geheim", "PG:dbname=town PASSWORD='geheim'", "PG:postgresql://me:geheim@host/town",
                              "WFS:https://me:geheim@host/wfs"}) {
    try {
      gis::check_service(address);
      ADD_FAILURE() << address;
    } catch (const InputError& error) {
      EXPECT_EQ(to_text(error.problems().front()).find("geheim"), std::string::npos);
    }
  }
  EXPECT_THROW(gis::check_service("WFS:file:///etc/passwd"), InputError);
  EXPECT_THROW(gis::check_service("OAPIF:"), InputError);
  EXPECT_NO_THROW(gis::check_service("WFS:https://host/wfs?map=a@b"));
}

TEST(Services, PostGisIsReadOnlyAndWhole) {
  const TemporaryFolder cluster;
  const TemporaryFolder folder;
  write_file(folder / "town.sql", R"(
    CREATE EXTENSION postgis;
    CREATE SCHEMA city;
    CREATE TABLE city.seat (gid serial PRIMARY KEY, id text, backrest boolean, geom geometry(Point, 3006));
    INSERT INTO city.seat (id, backrest, geom) VALUES
      ('bench-1', true, ST_SetSRID(ST_MakePoint(674010, 6580010), 3006)), ('bench-2', false, ST_SetSRID(ST_MakePoint(674020, 6580010), 3006)),
      ('bench-3', NULL, ST_SetSRID(ST_MakePoint(674030, 6580010), 3006));
    CREATE ROLE reader LOGIN;
    GRANT USAGE ON SCHEMA city TO reader;
    GRANT SELECT ON city.seat TO reader;
    CREATE TABLE city.light (id text, geom geometry(Point, 3006));
    CREATE TABLE city.tree (id text, geom geometry);
    INSERT INTO city.tree VALUES ('here', ST_SetSRID(ST_MakePoint(674010, 6580010), 3006)), ('there', ST_SetSRID(ST_MakePoint(18.07, 59.33), 4326));
    CREATE TABLE city.sign (id text, geom geometry);
    INSERT INTO city.sign VALUES ('post', ST_SetSRID(ST_MakePoint(674010, 6580010), 3006));
    GRANT SELECT ON city.tree, city.sign TO reader;
)");
  const BackgroundProgram postgis({support + "postgis_cluster.sh", cluster.path().string(), (folder / "town.sql").string()});
  ASSERT_EQ(postgis.first_line(), "ready") << "scripts/install-packages test installs PostGIS";
  const std::string address = "PG:dbname=town user=reader host=" + cluster.path().string();
  gis::CitySpec spec = town_with(folder, address);
  spec.sources.back().layers = {"seat"};
  const City city = read(spec);
  expect_three_benches(city);
  EXPECT_EQ(city.sources()[1].format, "PostGIS");
  // Of a table that may not be read, and of one in several CRSs, the others do not suffer.
  const City all = read(town_with(folder, address));
  expect_three_benches(all);
  EXPECT_THAT(problems_of(all), HasSubstr("the right to read it is missing"));
  EXPECT_THAT(problems_of(all), HasSubstr("its records are in several CRSs (SRID 3006, 4326)"));
  EXPECT_TRUE(all.of_theme(Theme::tree).empty());
  ASSERT_EQ(all.of_theme(Theme::sign).size(), 1U) << "its column states no SRID, its records do";
  spec.sources.back().layers = {"light"};
  EXPECT_THAT(failure(spec), HasSubstr("Grant SELECT"));
  EXPECT_THAT(failure(town_with(folder, "PG:dbname=nowhere user=reader host=" + cluster.path().string())), HasSubstr("the service cannot be used"));
}

}  // namespace
}  // namespace levelground::test::services_test
