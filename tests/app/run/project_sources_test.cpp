// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/run/project.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::project_sources_test {
namespace {

using ::testing::HasSubstr;

run::Project project_with(const TemporaryFolder& folder, const std::string& raster) {
  write_file(folder / "p.yaml",
             "name: P\ncrs: EPSG:3006\nsources:\n  - {name: map, file: map.tif, raster: " + raster + "}\n");
  return run::read_project(folder / "p.yaml");
}
gis::RasterSpec spec_of(const std::string& raster) {
  const TemporaryFolder folder;
  return *project_with(folder, raster).city.sources.at(0).raster;
}
std::string failure(const std::string& raster) {
  const TemporaryFolder folder;
  try {
    project_with(folder, raster);
  } catch (const InputError& error) {
    std::string all;
    for (const Problem& problem : error.problems()) all += to_text(problem) + "\n";
    return all;
  }
  return "";
}

/// A path is seen from the project's folder, wherever the program is started; a name is a profile of the scheme.
TEST(ProjectProfile, APathIsBesideTheProject) {
  const TemporaryFolder folder;
  const auto profile = [&](const std::string& written) {
    write_file(folder / "town/p.yaml", "name: P\ncrs: EPSG:3006\nscheme: ./s\nprofile: " + written + "\nsources:\n  - {name: map, file: map.geojson}\n");
    return run::read_project(folder / "town/p.yaml").profile;
  };
  EXPECT_EQ(profile("./x.yaml"), (folder / "town/x.yaml").string());
  EXPECT_EQ(profile("../x.yaml"), (folder / "x.yaml").string());
  EXPECT_EQ(profile("se"), "se");
  EXPECT_EQ(profile("\"\""), "");
}

TEST(ProjectRaster, Heights) {
  const gis::RasterSpec spec = spec_of(
      "{is: elevation, band: 2, unit: m, accuracy: 0.15 m, difference_accuracy: 3 cm, position_accuracy: 0.5 m, grade: "
      "measured}");
  EXPECT_EQ(spec.kind, RasterKind::elevation);
  EXPECT_EQ(spec.band, 2);
  EXPECT_EQ(spec.unit, "m");
  EXPECT_EQ(spec.accuracy, Rational(150));
  EXPECT_EQ(spec.difference_accuracy, Rational(30));
  EXPECT_EQ(spec.position_accuracy, 0.5);
  EXPECT_EQ(spec.grade, Grade::measured);
}

TEST(ProjectRaster, ClassesOfNoise) {
  const gis::RasterSpec spec =
      spec_of("{is: noise, indicator: Lden, values: {1: [unbounded, 50 dB], 2: [50 dB, 55 dB], 3: 57 dB}}");
  EXPECT_EQ(spec.about, "Lden");
  EXPECT_EQ(spec.grade, Grade::inferred) << "a map of noise is worked out until somebody says otherwise";
  EXPECT_EQ(spec.codes.at(1), (Interval{Rational::negative_infinity(), 50'000}));
  EXPECT_EQ(spec.codes.at(2), (Interval{50'000, 55'000}));
  EXPECT_EQ(spec.codes.at(3), Interval::exact(57'000));
}

TEST(ProjectRaster, PeopleByBand) {
  const gis::RasterSpec spec =
      spec_of("{is: people, accuracy: 10 %, nodata: nobody, bands: {population: 1, population_older: [7, 8]}}");
  EXPECT_FALSE(spec.kind);
  ASSERT_EQ(spec.people.size(), 2U);
  EXPECT_EQ(spec.people[1].property, Property::population_older);
  EXPECT_EQ(spec.people[1].bands, (std::vector<int>{7, 8}));
  EXPECT_EQ(spec.accuracy, Rational::ratio(1, 10));
  EXPECT_TRUE(spec.nodata_is_nobody);
}

TEST(ProjectRaster, WhatIsMissingOrWrongIsNamedWithItsLine) {
  EXPECT_THAT(failure("{is: elevation, unit: m}"), HasSubstr("line 4: nobody says how accurate its numbers are"));
  EXPECT_THAT(failure("{is: elevatoin, unit: m, accuracy: 1 m}"),
              HasSubstr("‘elevatoin’ is nothing that a raster can be"));
  EXPECT_THAT(failure("{is: noise, unit: dB, accuracy: 2 dB}"), HasSubstr("indicator"));
  EXPECT_THAT(failure("{is: noise, indicator: Lden, unit: dB, accuracy: 2 m}"), HasSubstr("‘2 m’"));
  EXPECT_THAT(failure("{is: noise, indicator: Lden, values: {a: 50 dB}}"), HasSubstr("‘a’ is no code"));
  EXPECT_THAT(failure("{is: noise, indicator: Lden, values: {1: [55 dB, 50 dB]}}"),
              HasSubstr("ends below its beginning"));
  EXPECT_THAT(failure("{is: noise, indicator: Lden, values: {1: 50}}"), HasSubstr("‘50’"));
  EXPECT_THAT(failure("{is: elevation, values: {1: 50 m}}"), HasSubstr("heights are numbers"));
  EXPECT_THAT(failure("{is: elevation, unit: m, accuracy: 1 m, band: 0}"), HasSubstr("‘0’ is no band"));
  EXPECT_THAT(failure("{is: elevation, unit: m, accuracy: 1 m, grade: good}"), HasSubstr("‘good’ is no grade"));
  EXPECT_THAT(failure("{is: elevation, unit: m, accuracy: 1 m, vertical: 3}"), HasSubstr("vertical"));
  EXPECT_THAT(failure("{is: people}"), HasSubstr("bands"));
  EXPECT_THAT(failure("{is: people, bands: {width: 1}}"), HasSubstr("‘width’ counts no people"));
  EXPECT_THAT(failure("{is: people, bands: {population: []}}"), HasSubstr("names no band"));
  EXPECT_THAT(failure("elevation"), HasSubstr("‘raster’ says what the cells are"));
}

TEST(ProjectTables, NameTheirKeysAndColumns) {
  const TemporaryFolder folder;
  const std::string source = "name: P\ncrs: EPSG:3006\nsources:\n  - name: ways\n    file: ways.gpkg\n    tables:\n";
  write_file(folder / "p.yaml", source + "      - {file: w.xlsx, sheet: Bredder, key: Objekt, layer_key: id, layer: walkway, columns: {Bredd: {as: width, unit: m}, Yta: surface}}\n");
  const gis::TableSpec table = run::read_project(folder / "p.yaml").city.sources.at(0).tables.at(0);
  EXPECT_EQ(table.file, folder / "w.xlsx");
  EXPECT_EQ(table.sheet, "Bredder");
  EXPECT_EQ(table.key, "Objekt");
  EXPECT_EQ(table.layer_key, "id");
  EXPECT_EQ(table.layer, "walkway");
  ASSERT_EQ(table.columns.size(), 2U);
  EXPECT_EQ(table.columns[0].as, "width");
  EXPECT_EQ(table.columns[0].unit, "m");
  EXPECT_EQ(table.columns[1].as, "surface");
  write_file(folder / "q.yaml", source + "      - {file: w.xlsx, key: Objekt, columns: []}\n");
  try {
    run::read_project(folder / "q.yaml");
    FAIL() << "a table without a key of its layer was taken";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 2U);
  }
}

TEST(ProjectPlacement, NamesItsPoints) {
  const TemporaryFolder folder;
  const std::string source = "name: P\ncrs: EPSG:3006\nsources:\n  - name: plan\n    file: plan.dxf\n    placement:\n";
  write_file(folder / "p.yaml", source + "      {crs: EPSG:3006, unit: mm, scale_tolerance: 0.1 %, tolerance: 2 cm, points: [{drawing: [0, 0], true: [674000.5, 6580010]}, "
                                         "{drawing: [1000, -50], true: [674001.5, 6580010]}]}\n");
  const gis::PlacementSpec placement = *run::read_project(folder / "p.yaml").city.sources.at(0).placement;
  EXPECT_EQ(placement.unit, "mm");
  EXPECT_EQ(placement.scale_tolerance, Rational::ratio(1, 1000));
  EXPECT_EQ(placement.tolerance, 0.02);
  ASSERT_EQ(placement.points.size(), 2U);
  EXPECT_EQ(placement.points[1].drawing, (Point{1000, -50}));
  EXPECT_EQ(placement.points[0].truth, (Point{674000.5, 6580010}));
  write_file(folder / "q.yaml", source + "      {crs: EPSG:3006, unit: mm, scale_tolerance: 1, points: [{drawing: [0], true: [a, b]}]}\n");
  try {
    run::read_project(folder / "q.yaml");
    FAIL() << "places that are none were taken";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3U);
  }
}

}  // namespace
}  // namespace levelground::test::project_sources_test
