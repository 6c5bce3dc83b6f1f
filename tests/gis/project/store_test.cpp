// SPDX-License-Identifier: Apache-2.0
#include "gis/project/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "core/base/digest.hpp"
#include "core/base/errors.hpp"
#include "gis/handles/gdal.hpp"
#include "gis/project/recorded_run.hpp"
#include "tests/support/permissions.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::gis::store_test {
namespace {

namespace fs = std::filesystem;
using test::read_file;
using test::TemporaryFolder;
using test::write_file;

Observation kerb(const std::string& id) {
  Observation observation;
  observation.id = id;
  observation.site = "town:site/kvarntorget";
  observation.feature = "town:kerb/12";
  observation.property = "kerb_height";
  observation.quantity = Quantity::length;
  observation.range = {Rational::ratio(35, 2), Rational::infinity()};
  observation.result = "18";
  observation.unit = "mm";
  observation.accuracy = "1 mm";
  observation.instrument = "height gauge";
  observation.observer = "Åsa O'Neil; DROP TABLE observations";
  observation.light = Light::dusk;
  observation.date = {2026, 9, 15};
  observation.time = "2026-09-15T14:02:00+02:00";
  observation.note = "rebuilt\n\"last week\"";
  observation.position = Point{541902.5, 6582114.25};
  observation.position_accuracy = 500;
  return observation;
}

TEST(Store, WhatIsRecordedIsReadBackExactly) {
  const TemporaryFolder folder;
  const fs::path store = folder / "project.gpkg";
  EXPECT_TRUE(read_store(store, "EPSG:3006").empty()) << "no file yet";
  append_observation(store, kerb("E-2"), "EPSG:3006", {});
  append_observation(store, kerb("E-1"), "EPSG:3006", {});
  const std::vector<Observation> found = read_store(store, "EPSG:3006");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "E-1");
  const Observation expected = kerb("E-1");
  EXPECT_EQ(found[0].range, expected.range);
  EXPECT_EQ(found[0].observer, expected.observer);
  EXPECT_EQ(found[0].note, expected.note);
  EXPECT_EQ(found[0].light, expected.light);
  EXPECT_EQ(found[0].date, expected.date);
  EXPECT_EQ(found[0].time, expected.time);
  EXPECT_EQ(found[0].position, expected.position);
  EXPECT_EQ(found[0].position_accuracy, expected.position_accuracy);
  EXPECT_THAT(folder.names(), ::testing::ElementsAre("project.gpkg"));
}

TEST(Store, EvidenceIsKeptByItsContent) {
  const TemporaryFolder folder;
  write_file(folder / "photo.jpg", "light on paper");
  const Observation stored = append_observation(folder / "p.gpkg", kerb("E-1"), "EPSG:3006", {folder / "photo.jpg"});
  const std::string digest = sha256_hex("light on paper");
  ASSERT_EQ(stored.evidence.size(), 1U);
  EXPECT_EQ(stored.evidence[0].sha256, digest);
  EXPECT_EQ(read_file(folder / ("p.gpkg.evidence/" + digest)), "light on paper");
  EXPECT_EQ(read_store(folder / "p.gpkg", "EPSG:3006").at(0).evidence.at(0).file, "photo.jpg");
}

TEST(Store, AnIdIsRecordedOnceAndAFailureChangesNothing) {
  const TemporaryFolder folder;
  write_file(folder / "photo.jpg", "another");
  append_observation(folder / "p.gpkg", kerb("E-1"), "EPSG:3006", {});
  EXPECT_THROW(append_observation(folder / "p.gpkg", kerb("E-1"), "EPSG:3006", {folder / "photo.jpg"}), InputError);
  EXPECT_EQ(read_store(folder / "p.gpkg", "EPSG:3006").size(), 1U);
  EXPECT_THAT(folder.names(), ::testing::ElementsAre("p.gpkg", "photo.jpg")) << "the evidence of a refused entry is not kept";
}

TEST(Store, MissingEvidenceLeavesNoStoreBehind) {
  const TemporaryFolder folder;
  EXPECT_THROW(append_observation(folder / "p.gpkg", kerb("E-1"), "EPSG:3006", {folder / "nowhere.jpg"}), InputError);
  EXPECT_TRUE(folder.names().empty());
}

TEST(Store, NothingInItCanBeChangedOrTakenAway) {
  const TemporaryFolder folder;
  append_observation(folder / "p.gpkg", kerb("E-1"), "EPSG:3006", {});
  const GdalMessages messages;
  const GdalDataset dataset(GDALDataset::FromHandle(GDALOpenEx((folder / "p.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr)));
  dataset->ExecuteSQL("DELETE FROM observations", nullptr, nullptr);
  EXPECT_THAT(messages.gravest(), ::testing::HasSubstr("append-only"));
  dataset->ExecuteSQL("UPDATE observations SET result = '0'", nullptr, nullptr);
  EXPECT_EQ(read_store(folder / "p.gpkg", "EPSG:3006").at(0).result, "18");
}

TEST(Store, PositionsFollowTheCityIntoItsCrs) {
  const TemporaryFolder folder;
  append_observation(folder / "p.gpkg", kerb("E-1"), "EPSG:3006", {});
  const Observation moved = read_store(folder / "p.gpkg", "EPSG:32633").at(0);
  ASSERT_TRUE(moved.position);
  // SWEREF 99 TM and UTM 33N share their projection; the datums lie within a metre.
  EXPECT_NEAR(moved.position->x, 541902.5, 1);
  EXPECT_NEAR(moved.position->y, 6582114.25, 1);
}

TEST(Store, AFileThatIsNoneIsNamed) {
  const TemporaryFolder folder;
  write_file(folder / "p.gpkg", "Dear city,");
  try {
    read_store(folder / "p.gpkg", "EPSG:3006");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("p.gpkg"));
  }
  EXPECT_FALSE(read_recorded_run(folder / "p.gpkg"));
}

TEST(Store, FullDiskKeepsWhatWasThere) {
  const TemporaryFolder folder;
  const test::SmallDisk disk(folder.path(), "200k");
  if (!disk.missing().empty()) GTEST_SKIP() << disk.missing();
  int recorded = 0;
  try {
    for (; recorded < 1000; ++recorded) {
      Observation observation = kerb("E-" + std::to_string(1000 + recorded));
      observation.note = std::string(20000, 'x');
      append_observation(folder / "p.gpkg", observation, "EPSG:3006", {});
    }
    ADD_FAILURE() << "the disk was never full";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("p.gpkg"));
  }
  EXPECT_EQ(read_store(folder / "p.gpkg", "EPSG:3006").size(), static_cast<std::size_t>(recorded));
}

}  // namespace
}  // namespace levelground::gis::store_test
