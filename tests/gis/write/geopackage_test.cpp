// SPDX-License-Identifier: Apache-2.0
#include "gis/write/geopackage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <stop_token>

#include "core/base/errors.hpp"
#include "gis/handles/gdal.hpp"
#include "gis/project/recorded_run.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::gis::geopackage_test {
namespace {

using test::read_file;
using test::TemporaryFolder;
using test::write_file;

MultiPolygon square() { return {{{{0, 0}, {40, 0}, {40, 30}, {0, 30}, {0, 0}}, {}}}; }

City small_city() {
  CityDraft draft;
  draft.name = "Small";
  draft.crs.code = "EPSG:3006";
  Feature site;
  site.id = "t:site/1";
  site.theme = Theme::site;
  site.geometry = square();
  draft.features = {site};
  Source source;
  source.name = "t";
  source.licence = "CC0-1.0";
  source.sha256 = "ab";
  draft.sources = {source};
  return City(std::move(draft), {});
}

Assessment small_assessment() {
  Assessment assessment;
  Scheme& scheme = assessment.scheme;
  scheme.id = "small";
  scheme.version = "1.0.0";
  scheme.dimensions = {{"accessibility", "ACC", {"accessibility", "tillgänglighet"}, 1}};
  scheme.groups = {{"mobility", "WC", {"people with reduced mobility", ""}, true}};
  scheme.levels = {{"certified", {"Certified", ""}, 50, 35, 1}};
  Criterion criterion;
  criterion.code = "ACC-30";
  criterion.title = {"Kerb", "Kantsten"};
  criterion.dimension = "accessibility";
  criterion.groups = {"mobility"};
  criterion.mandatory = true;
  criterion.scale.direction = Scale::Direction::at_most;
  criterion.scale.quantity = Quantity::length;
  criterion.scale.unit = "mm";
  Limit limit;
  limit.limit = 20;
  limit.text = "20 mm";
  limit.source = "S16";
  limit.clause = "art. 1";
  criterion.scale.limits[2] = limit;
  scheme.criteria = {criterion};
  assessment.options.as_of = {2026, 9, 15};
  SiteResult site;
  site.id = "t:site/1";
  site.name = "Torget";
  site.outcome = Outcome::not_certified;
  site.dimensions.resize(1);
  site.groups.resize(1);
  site.dimensions[0] = {true, {Rational::ratio(200, 3), 70}, 1, 0};
  site.total = {Rational::ratio(200, 3), 70};
  site.assessed = Rational::ratio(99, 100);
  CriterionResult judged;
  judged.verdict = Verdict::not_met;
  judged.judged = {58, 62};
  judged.measurement.observed = true;
  site.criteria = {judged};
  const std::vector<Geometry> places = {Point{1, 2}, Line{{0, 0}, {4, 4}}, square(), Geometry()};
  for (std::size_t i = 0; i < places.size(); ++i) {
    Gap gap;
    gap.id = "gap-" + std::to_string(i);
    gap.kind = GapKind::barrier;
    gap.mandatory = true;
    PlaceResult place;
    place.where = places[i];
    place.value = {58, 62};
    place.known = true;
    place.label = {"Kerb at \"Ågatan\"", ""};
    gap.place = std::make_shared<PlaceResult>(std::move(place));
    site.gaps.push_back(gap);
  }
  assessment.sites = {site};
  return assessment;
}

GeoPackageOptions options() {
  GeoPackageOptions made;
  made.project = "town.yaml";
  made.command_line = "levelground assess town.yaml";
  made.assessment_sha256 = "00ff";
  made.styles = {{"sites", "<qgis/>"}};
  return made;
}

void write(const std::filesystem::path& file, const GeoPackageOptions& how = options()) {
  write_geopackage(file, small_city(), small_assessment(), Texts({}, "en"), how);
}

GdalDataset open(const std::filesystem::path& file) {
  const char* const all[] = {"LIST_ALL_TABLES=YES", nullptr};
  return GdalDataset(GDALDataset::FromHandle(GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, all, nullptr)));
}

TEST(GeoPackage, HoldsEveryTableWithItsRows) {
  const TemporaryFolder folder;
  write(folder / "a.gpkg");
  const GdalDataset dataset = open(folder / "a.gpkg");
  ASSERT_TRUE(dataset);
  const std::vector<std::pair<const char*, int>> tables = {{"sites", 1}, {"gaps_point", 1}, {"gaps_line", 1}, {"gaps_area", 1},
                                                           {"gaps_without_place", 1}, {"verdicts", 1}, {"sources", 1}, {"observations", 0},
                                                           {"assessment", 1}, {"layer_styles", 1}};
  for (const auto& [name, rows] : tables) {
    OGRLayer* layer = dataset->GetLayerByName(name);
    ASSERT_NE(layer, nullptr) << name;
    EXPECT_EQ(layer->GetFeatureCount(), rows) << name;
  }
  const GdalFeature site(dataset->GetLayerByName("sites")->GetNextFeature());
  EXPECT_STREQ(site->GetFieldAsString("outcome"), "not_certified");
  EXPECT_NEAR(site->GetFieldAsDouble("total_low"), 200.0 / 3, 1e-12);
  EXPECT_EQ(site->GetFieldAsInteger("coverage_class"), 5);
  EXPECT_EQ(site->GetFieldAsInteger("mandatory_gaps"), 4);
  EXPECT_FALSE(site->IsFieldSetAndNotNull(site->GetFieldIndex("mobility_low"))) << "an undetermined group has no score";
  const GdalFeature gap(dataset->GetLayerByName("gaps_point")->GetNextFeature());
  EXPECT_STREQ(gap->GetFieldAsString("groups"), "WC");
  EXPECT_STREQ(gap->GetFieldAsString("clause"), "S16 art. 1");
  EXPECT_STREQ(dataset->GetLayerByName("sites")->GetSpatialRef()->GetAuthorityCode(nullptr), "3006");
}

TEST(GeoPackage, UnitsStandInDataColumns) {
  const TemporaryFolder folder;
  write(folder / "a.gpkg");
  const GdalDataset dataset = open(folder / "a.gpkg");
  OGRLayer* result = dataset->ExecuteSQL("SELECT title FROM gpkg_data_columns WHERE table_name = 'sites' AND column_name = 'total_low'", nullptr, nullptr);
  ASSERT_NE(result, nullptr);
  {
    const GdalFeature row(result->GetNextFeature());
    ASSERT_TRUE(row);
    EXPECT_STREQ(row->GetFieldAsString(0), "total_low [of 100]");
  }
  dataset->ReleaseResultSet(result);
}

TEST(GeoPackage, SameBytesTwice) {
  const TemporaryFolder folder;
  write(folder / "a.gpkg");
  write(folder / "b.gpkg");
  EXPECT_TRUE(read_file(folder / "a.gpkg") == read_file(folder / "b.gpkg"));
}

TEST(GeoPackage, StoppedLeavesNothing) {
  const TemporaryFolder folder;
  std::stop_source source;
  GeoPackageOptions how = options();
  how.stop = source.get_token();
  source.request_stop();
  EXPECT_THROW(write(folder / "a.gpkg", how), Cancelled);
  EXPECT_TRUE(folder.names().empty());
}

// GDAL 3.6 builds the spatial index of layers with more than 100,000 rows in a thread and a database of its own, which it cannot let
// go within our transaction: a city of many gaps was not written.
TEST(GeoPackage, ALayerOfManyGapsIsWrittenWithItsIndex) {
  const TemporaryFolder folder;
  Assessment assessment = small_assessment();
  std::vector<Gap>& gaps = assessment.sites.edit(0).gaps;
  Gap gap = gaps.front();
  for (int i = 0; i < 120000; ++i) {
    gap.id = "many-" + std::to_string(i);
    PlaceResult place = *gap.place;
    place.where = Point{static_cast<double>(i % 400), static_cast<double>(i / 400)};
    gap.place = std::make_shared<PlaceResult>(std::move(place));
    gaps.push_back(gap);
  }
  write_geopackage(folder / "a.gpkg", small_city(), assessment, Texts({}, "en"), options());
  const GdalDataset dataset = open(folder / "a.gpkg");
  ASSERT_TRUE(dataset);
  OGRLayer* layer = dataset->GetLayerByName("gaps_point");
  EXPECT_EQ(layer->GetFeatureCount(), 120001);
  EXPECT_TRUE(layer->TestCapability(OLCFastSpatialFilter)) << "the index is there";
  layer->SetSpatialFilterRect(9.5, 9.5, 10.5, 10.5);
  EXPECT_EQ(layer->GetFeatureCount(), 1);
}

TEST(GeoPackage, KnowsTheRunItCameFrom) {
  const TemporaryFolder folder;
  write(folder / "a.gpkg");
  const std::string before = read_file(folder / "a.gpkg");
  const auto recorded = read_recorded_run(folder / "a.gpkg");
  ASSERT_TRUE(recorded);
  EXPECT_EQ(recorded->input, "town.yaml");
  EXPECT_FALSE(recorded->scheme.empty()) << "an assessment is bound to a scheme, its version and its content";
  EXPECT_FALSE(recorded->scheme_version.empty());
  EXPECT_EQ(read_file(folder / "a.gpkg"), before);
  EXPECT_THAT(folder.names(), ::testing::ElementsAre("a.gpkg"));
}

TEST(GeoPackage, WhatExistsIsKeptUnlessAskedFor) {
  const TemporaryFolder folder;
  write_file(folder / "a.gpkg", "precious");
  EXPECT_THROW(write(folder / "a.gpkg"), InputError);
  EXPECT_EQ(read_file(folder / "a.gpkg"), "precious");
  GeoPackageOptions over = options();
  over.overwrite = true;
  write(folder / "a.gpkg", over);
  EXPECT_TRUE(open(folder / "a.gpkg"));
  EXPECT_THROW(write(folder / "a.shp"), InputError);
  EXPECT_THROW(write(folder / "no such folder/a.gpkg"), InputError);
  EXPECT_THAT(folder.names(), ::testing::ElementsAre("a.gpkg"));
}

}  // namespace
}  // namespace levelground::gis::geopackage_test
