// SPDX-License-Identifier: Apache-2.0
#include "gis/read/observations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::observations_test {
namespace {

using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

const std::string header = "id,supersedes,site,feature,x,y,position_accuracy,property,result,unit,accuracy,instrument,observer,perspective,light,time,note,evidence\n";

/// The small town with a table of observations.
CitySpec observed(const TemporaryFolder& folder, const std::string& rows, const std::string& crs = "EPSG:3006") {
  CitySpec spec = test::small_town(folder);
  write_file(folder / "o.csv", header + rows);
  ObservationSpec observations;
  observations.file = folder / "o.csv";
  observations.crs = crs;
  spec.observations = {observations};
  return spec;
}

TEST(Observations, ARowBecomesAStatementWithEverythingItSays) {
  const TemporaryFolder folder;
  write_file(folder / "photos/kerb.jpg", "abc");
  const City city = test::read(observed(folder, "E-1,,torget,path,674010,6580010,3 m,width,1.62,m,± 10 mm,tape,Amina,mobility,night,2026-05-12T22:30:00Z,narrow,photos/kerb.jpg\n"));
  EXPECT_EQ(test::problems_of(city), "");
  ASSERT_EQ(city.observations().size(), 1U);
  const Observation& o = city.observations()[0];
  EXPECT_EQ(o.id, "E-1");
  EXPECT_EQ(o.site, "town:site/torget");
  EXPECT_EQ(o.feature, "town:walkway/path");
  EXPECT_EQ(o.position, (Point{674010, 6580010}));
  EXPECT_EQ(o.position_accuracy, Rational(3000));
  EXPECT_EQ(o.range, (Interval{Rational(1610), Rational(1630)}));
  EXPECT_EQ(o.light, Light::night);
  EXPECT_EQ(o.date, (Date{2026, 5, 12}));
  EXPECT_EQ(o.perspective, "mobility");
  ASSERT_EQ(o.evidence.size(), 1U);
  EXPECT_EQ(o.evidence[0].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const Source& source = city.sources().at(o.source);
  EXPECT_EQ(source.name, "o");
  EXPECT_EQ(source.date, (Date{2026, 5, 12}));
  EXPECT_EQ(city.newest_date(), (Date{2026, 5, 12}));
}

TEST(Observations, ASiteIsFoundByIdNameOrPlace) {
  const TemporaryFolder folder;
  const City city = test::read(observed(folder,
                                        "a,,torget,,,,,felt_safety,2,,,,,,,2026-05-12,,\n"
                                        "b,,Torget,,,,,felt_safety,2,,,,,,,2026-05-12,,\n"
                                        "c,,town:site/torget,,,,,felt_safety,2,,,,,,,2026-05-12,,\n"
                                        "d,,,,674001,6580001,,felt_safety,2,,,,,,,2026-05-12,,\n"
                                        "e,,*,,,,,complaint_channel,yes,,,,,,,2026-05-12,,\n"));
  EXPECT_EQ(test::problems_of(city), "");
  ASSERT_EQ(city.observations().size(), 5U);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(city.observations()[static_cast<std::size_t>(i)].site, "town:site/torget");
  EXPECT_EQ(city.observations()[4].site, "*");
}

TEST(Observations, WhatIsWrongNamesTheLineAndLeavesTheRest) {
  const TemporaryFolder folder;
  const City city = test::read(observed(folder,
                                        "good,,torget,,,,,width,1.5,m,,,,,,2026-05-12,,\n"
                                        "unknown-site,,toget,,,,,width,1.5,m,,,,,,2026-05-12,,\n"
                                        "unknown-feature,,torget,pat,,,,width,1.5,m,,,,,,2026-05-12,,\n"
                                        "no-unit,,torget,,,,,width,1.5,,,,,,,2026-05-12,,\n"
                                        "wrong-unit,,torget,,,,,width,1.5,lx,,,,,,2026-05-12,,\n"
                                        "no-light,,torget,,,,,width,1.5,m,,,,,noon,2026-05-12,,\n"
                                        "no-date,,torget,,,,,width,1.5,m,,,,,,2026-02-30,,\n"
                                        "half-place,,torget,,674001,,,width,1.5,m,,,,,,2026-05-12,,\n"
                                        "outside,,,,674500,6580500,,width,1.5,m,,,,,,2026-05-12,,\n"
                                        "about-nothing,,,,,,,width,1.5,m,,,,,,2026-05-12,,\n"));
  ASSERT_EQ(city.observations().size(), 1U);
  EXPECT_EQ(city.observations()[0].id, "good");
  const std::string said = test::problems_of(city);
  EXPECT_THAT(said, HasSubstr("line 3: no site is called ‘toget’; the observation is left out. Did you mean ‘torget’?"));
  EXPECT_THAT(said, HasSubstr("line 4: no feature is called ‘pat’; the observation is left out. Did you mean ‘path’?"));
  EXPECT_THAT(said, HasSubstr("line 5: the result ‘1.5’ has no unit"));
  EXPECT_THAT(said, HasSubstr("line 6: ‘lx’ is not a unit of length"));
  EXPECT_THAT(said, HasSubstr("line 7: ‘noon’ in the column ‘light’ is not a light"));
  EXPECT_THAT(said, HasSubstr("line 8: ‘2026-02-30’ in the column ‘time’ is not a date"));
  EXPECT_THAT(said, HasSubstr("line 9: x ‘674001’ and y ‘’"));
  EXPECT_THAT(said, HasSubstr("1 observations name no site and lie in none"));
  EXPECT_THAT(said, HasSubstr("line 11: it names neither a site nor a feature nor a place"));
  EXPECT_EQ(city.problems().size(), 9U);
}

TEST(Observations, ATimeOfDayThatNoClockShowsIsNotTakenForTheDay) {
  const TemporaryFolder folder;
  const City city = test::read(observed(folder,
                                        "good,,torget,,,,,width,1.5,m,,,,,,2026-05-12T23:59:59.5+02:00,,\n"
                                        "late,,torget,,,,,width,1.5,m,,,,,,2026-05-12T25:00,,\n"
                                        "zone,,torget,,,,,width,1.5,m,,,,,,2026-05-12T12:00+2,,\n"
                                        "minute,,torget,,,,,width,1.5,m,,,,,,2026-05-12T12:60Z,,\n"));
  ASSERT_EQ(city.observations().size(), 1U);
  const std::string said = test::problems_of(city);
  EXPECT_THAT(said, HasSubstr("line 3: ‘2026-05-12T25:00’ in the column ‘time’ has a time of day that does not exist (‘T25:00’); the observation is left out. Write it as"));
  EXPECT_THAT(said, HasSubstr("line 4: ‘2026-05-12T12:00+2’"));
  EXPECT_THAT(said, HasSubstr("line 5: ‘2026-05-12T12:60Z’"));
}

TEST(Observations, AnIdSentAgainChangesNothingButIsNotReused) {
  const TemporaryFolder folder;
  const std::string row = "E-1,,torget,,,,,width,1.5,m,,,,,,2026-05-12,,\n";
  const City once = test::read(observed(folder, row));
  const City twice = test::read(observed(folder, row + row));
  EXPECT_EQ(twice.observations().size(), 1U);
  EXPECT_EQ(test::problems_of(twice), "");
  const City reused = test::read(observed(folder, row + "E-1,,torget,,,,,width,1.6,m,,,,,,2026-05-12,,\n"));
  ASSERT_EQ(reused.observations().size(), 1U);
  EXPECT_EQ(reused.observations()[0].result, "1.5");
  EXPECT_THAT(test::problems_of(reused), HasSubstr("line 3: the id ‘E-1’ is also that of another observation (line 2)"));
}

TEST(Observations, WithoutAnIdTheContentIsTheId) {
  const TemporaryFolder folder;
  const std::string a = ",,torget,,,,,width,1.5,m,,,,,,,,\n";
  const std::string b = ",,torget,,,,,width,1.6,m,,,,,,,,\n";
  const City first = test::read(observed(folder, a + b));
  const City second = test::read(observed(folder, b + a + a));
  ASSERT_EQ(first.observations().size(), 2U);
  ASSERT_EQ(second.observations().size(), 2U);
  EXPECT_EQ(first.observations()[0].id, second.observations()[0].id);
  EXPECT_THAT(first.observations()[0].id, ::testing::StartsWith("o-"));
}

TEST(Observations, EvidenceStaysInTheFolderOfTheTable) {
  const TemporaryFolder folder;
  write_file(folder / "secret.txt", "secret");
  write_file(folder / "table/inside.txt", "abc");
  std::filesystem::create_symlink(folder / "secret.txt", folder / "table/link.txt");
  CitySpec spec = observed(folder, "");
  write_file(folder / "table/o.csv", header + "a,,torget,,,,,width,1.5,m,,,,,,,,../secret.txt\n" + "b,,torget,,,,,width,1.5,m,,,,,,,,link.txt\n" +
                                         "c,,torget,,,,,width,1.5,m,,,,,,,,/etc/passwd\n" + "d,,torget,,,,,width,1.5,m,,,,,,,,gone.jpg | inside.txt\n");
  spec.observations[0].file = folder / "table/o.csv";
  const City city = test::read(spec);
  ASSERT_EQ(city.observations().size(), 4U) << "the statements stand, without the evidence";
  for (int i = 0; i < 3; ++i) EXPECT_EQ(city.observations()[static_cast<std::size_t>(i)].evidence.at(0).sha256, "");
  EXPECT_EQ(city.observations()[3].evidence.size(), 2U);
  EXPECT_EQ(city.observations()[3].evidence[0].sha256, "");
  EXPECT_NE(city.observations()[3].evidence[1].sha256, "");
  const std::string said = test::problems_of(city);
  EXPECT_THAT(said, HasSubstr("line 2: the evidence file ‘../secret.txt’ lies outside"));
  EXPECT_THAT(said, HasSubstr("line 3: the evidence file ‘link.txt’ lies outside"));
  EXPECT_THAT(said, HasSubstr("line 4: the evidence file ‘/etc/passwd’ lies outside"));
  EXPECT_THAT(said, HasSubstr("line 5: the evidence file ‘gone.jpg’ is not there"));
}

TEST(Observations, PlacesNeedACrs) {
  const TemporaryFolder folder;
  EXPECT_THAT(test::failure(observed(folder, "a,,torget,,674001,6580001,,width,1.5,m,,,,,,,,\n", "")), HasSubstr("line 2: the table gives x and y"));
  EXPECT_EQ(test::failure(observed(folder, "a,,torget,,,,,width,1.5,m,,,,,,,,\n", "")), "");
}

TEST(Observations, ColumnsAreChecked) {
  const TemporaryFolder folder;
  CitySpec spec = observed(folder, "");
  write_file(folder / "o.csv", "site,property,resutl\ntorget,width,1\n");
  EXPECT_THAT(test::failure(spec), HasSubstr("no column ‘result’"));
  write_file(folder / "o.csv", "site,property,result,unit,instrumnt\ntorget,width,1,m,tape\n");
  EXPECT_THAT(test::problems_of(test::read(spec)), HasSubstr("the column ‘instrumnt’ is not known and is not read. Did you mean ‘instrument’?"));
}

TEST(Observations, GeoJsonInAnotherCrs) {
  const TemporaryFolder folder;
  CitySpec spec = observed(folder, "");
  // The middle of the square, in degrees.
  write_file(folder / "o.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"E-1","property":"felt_safety","result":"2","time":"2026-05-12"},"geometry":{"type":"Point","coordinates":[18.058328,59.323000]}},
    {"type":"Feature","properties":{"id":"E-2","site":"torget","property":"backrest","result":"yes"},"geometry":null}]})");
  spec.observations[0].file = folder / "o.geojson";
  spec.observations[0].crs = "";
  const City city = test::read(spec);
  ASSERT_EQ(city.observations().size(), 2U) << test::problems_of(city);
  EXPECT_EQ(city.observations()[0].site, "town:site/torget") << city.observations()[0].position->x << " " << city.observations()[0].position->y;
  EXPECT_EQ(city.observations()[1].range, Interval::exact(Rational(1)));
}

TEST(Observations, ProjectSidewalkLabelsBecomeObservations) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "labels.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"label_type":"NoCurbRamp","severity":3},"geometry":{"type":"Point","coordinates":[18.058328,59.323000]}},
    {"type":"Feature","properties":{"label_type":"NoCurbRamp","time_created":"2026-05-12T25:00"},"geometry":{"type":"Point","coordinates":[18.058328,59.323000]}},
    {"type":"Feature","properties":{"label_type":"Obstacle"},"geometry":{"type":"Point","coordinates":[18.2,59.4]}}]})");
  ObservationSpec labels;
  labels.file = folder / "labels.geojson";
  labels.mapping = "project-sidewalk";
  spec.observations = {labels};
  const City city = test::read(spec);
  ASSERT_EQ(city.observations().size(), 1U) << test::problems_of(city);
  EXPECT_EQ(city.observations()[0].property, "kerb_kind");
  EXPECT_THAT(city.observations()[0].note, HasSubstr("severity"));
  EXPECT_THAT(test::problems_of(city), HasSubstr("1 observations name no site and lie in none"));
  EXPECT_THAT(test::problems_of(city), HasSubstr("‘T25:00’"));
}

TEST(Observations, RealProjectSidewalkLabels) {
  const std::filesystem::path data = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "../shared/data/projectsidewalk-dc-accessscore";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "the Project Sidewalk data is not here";
  const LayerMapping mapping = load_mapping(std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "mappings", "project-sidewalk");
  ObservationSpec spec;
  spec.file = data / "attribute-points.geojson";
  const ObservationContent content = read_observations(spec, &mapping, {});
  std::map<std::string, int> counts;
  for (const RawObservation& raw : content.observations) ++counts[raw.observation.property + "=" + raw.observation.result];
  EXPECT_EQ(counts["kerb_kind=lowered"], 49);
  EXPECT_EQ(counts["kerb_kind=raised"], 13);
  EXPECT_EQ(counts["obstacle=yes"], 26);
  EXPECT_EQ(counts["surface_problem=yes"], 13);
  EXPECT_TRUE(content.problems.empty());
}

}  // namespace
}  // namespace levelground::gis::observations_test
