// SPDX-License-Identifier: Apache-2.0
// A GeoPackage that somebody else is writing to: its newest rows are read, and not a byte of it changes.
#include "gis/read/wal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include "gis/handles/gdal.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::wal_test {
namespace {

using test::TemporaryFolder;

void make_geopackage(const std::filesystem::path& file) {
  GdalMessages messages;
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  const GdalDataset dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRSpatialReference srs;
  srs.importFromEPSG(3006);
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const char* options[] = {"SPATIAL_INDEX=NO", nullptr};
  OGRLayer* layer = dataset->CreateLayer("seat", &srs, wkbPoint, const_cast<char**>(options));
  OGRFieldDefn name("id", OFTString);
  layer->CreateField(&name);
  const GdalFeature feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
  feature->SetField("id", "old");
  OGRPoint point(test::corner_x, test::corner_y);
  feature->SetGeometry(&point);
  ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  EXPECT_EQ(messages.gravest(), "");
}

void run(sqlite3* database, const char* sql) {
  char* error = nullptr;
  EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, &error), SQLITE_OK) << (error == nullptr ? "" : error);
  sqlite3_free(error);
}

CitySpec town_of(const TemporaryFolder& folder, const std::filesystem::path& file) {
  CitySpec spec = test::small_town(folder);
  SourceSpec source;
  source.name = "seats";
  source.file = file;
  spec.sources.push_back(source);
  return spec;
}

TEST(Wal, ItsRowsAreReadAndNothingChanges) {
  const TemporaryFolder folder;
  make_geopackage(folder / "open.gpkg");
  sqlite3* writer = nullptr;
  ASSERT_EQ(sqlite3_open((folder / "open.gpkg").c_str(), &writer), SQLITE_OK);
  run(writer, "PRAGMA journal_mode=WAL");
  run(writer, "PRAGMA wal_autocheckpoint=0");
  run(writer, "INSERT INTO seat (geom, id) SELECT geom, 'new' FROM seat");
  const auto before = folder.names();
  const std::string bytes = test::read_file(folder / "open.gpkg");
  const std::string wal = test::read_file(folder / "open.gpkg-wal");
  ASSERT_FALSE(wal.empty());
  ASSERT_TRUE(has_sqlite_companion(folder / "open.gpkg"));

  const City city = test::read(town_of(folder, folder / "open.gpkg"));
  EXPECT_TRUE(city.find_feature("seats:seat/old"));
  EXPECT_TRUE(city.find_feature("seats:seat/new")) << "the row is in the -wal only";
  EXPECT_EQ(test::read_file(folder / "open.gpkg"), bytes);
  EXPECT_EQ(test::read_file(folder / "open.gpkg-wal"), wal);
  auto after = folder.names();
  std::erase(after, "layers");
  auto expected = before;
  std::erase(expected, "layers");
  EXPECT_EQ(after, expected);
  sqlite3_close(writer);
}

TEST(Wal, AFileInWalModeLeavesNoCompanionsBehind) {
  const TemporaryFolder folder;
  make_geopackage(folder / "quiet.gpkg");
  sqlite3* writer = nullptr;
  ASSERT_EQ(sqlite3_open((folder / "quiet.gpkg").c_str(), &writer), SQLITE_OK);
  run(writer, "PRAGMA journal_mode=WAL");
  run(writer, "INSERT INTO seat (geom, id) SELECT geom, 'new' FROM seat");
  sqlite3_close(writer);  // checkpoints and removes the -wal; the header still says WAL
  const std::string bytes = test::read_file(folder / "quiet.gpkg");
  ASSERT_THAT(folder.names(), ::testing::ElementsAre("quiet.gpkg"));
  const City city = test::read(town_of(folder, folder / "quiet.gpkg"));
  EXPECT_TRUE(city.find_feature("seats:seat/new"));
  EXPECT_EQ(test::read_file(folder / "quiet.gpkg"), bytes);
  EXPECT_THAT(folder.names(), ::testing::ElementsAre("layers", "quiet.gpkg"));
}

TEST(Wal, APlainFileIsReadInPlaceAndUnchanged) {
  const TemporaryFolder folder;
  make_geopackage(folder / "plain.gpkg");
  const std::string bytes = test::read_file(folder / "plain.gpkg");
  EXPECT_FALSE(ReadableFile(folder / "plain.gpkg").copied());
  const City city = test::read(town_of(folder, folder / "plain.gpkg"));
  EXPECT_TRUE(city.find_feature("seats:seat/old"));
  EXPECT_EQ(test::read_file(folder / "plain.gpkg"), bytes);
  EXPECT_THAT(folder.names(), ::testing::ElementsAre("layers", "plain.gpkg"));
}

TEST(Wal, TheCopyIsPrivateAndGoesAway) {
  const TemporaryFolder folder;
  test::write_file(folder / "a.gpkg", "not really");
  test::write_file(folder / "a.gpkg-wal", "frames");
  std::filesystem::path copy;
  {
    const ReadableFile readable(folder / "a.gpkg");
    ASSERT_TRUE(readable.copied());
    copy = readable.path();
    EXPECT_EQ(test::read_file(copy), "not really");
    EXPECT_EQ(test::read_file(copy.string() + "-wal"), "frames");
    EXPECT_EQ(std::filesystem::status(copy.parent_path()).permissions() & std::filesystem::perms::all, std::filesystem::perms::owner_all);
  }
  EXPECT_FALSE(std::filesystem::exists(copy.parent_path()));
}

}  // namespace
}  // namespace levelground::gis::wal_test
