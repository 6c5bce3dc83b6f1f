// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gis/read/placement.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::test::placement_test {
namespace {

using ::testing::HasSubstr;

/// A path along the drawing's y axis, 20 m long, in millimetres.
std::string drawing(const std::string& unit_code, std::int64_t east = 0, std::int64_t north = 0) {
  const std::string header =
      unit_code.empty() ? "" : "0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n" + unit_code + "\n0\nENDSEC\n";
  const auto at = [](std::int64_t value) { return std::to_string(value) + ".0\n"; };
  return header + "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nGANG\n10\n" + at(east + 1000) + "20\n" + at(north + 2000) + "30\n0.0\n11\n" + at(east + 1000) +
         "21\n" + at(north + 22000) + "31\n0.0\n0\nENDSEC\n0\nEOF\n";
}

const char* mapping = R"(id: plan
title: Plan
join_tolerance: 0.5 m
lines_cross: perhaps
entrance_tolerance: 3 m
layers: ["*"]
features:
  - {theme: walkway, when: {Layer: [GANG]}, geometry: [line], set: {kind: footway}}
)";

/// The drawing's origin is 10 m east and 5 m north of the town's corner; its y axis runs west.
gis::PlacementSpec turned() {
  gis::PlacementSpec spec;
  spec.crs = "EPSG:3006";
  spec.unit = "mm";
  spec.scale_tolerance = Rational::ratio(1, 1000);
  spec.points = {{{0, 0}, {corner_x + 10, corner_y + 5}}, {{0, 30000}, {corner_x - 20, corner_y + 5}}};
  return spec;
}

gis::CitySpec town_with_plan(const TemporaryFolder& folder, const gis::PlacementSpec& placement,
                             const std::string& unit_code = "4") {
  gis::CitySpec spec = small_town(folder);
  write_file(folder / "plan.dxf", drawing(unit_code));
  write_file(folder / "plan.yaml", mapping);
  gis::SourceSpec source;
  source.name = "plan";
  source.file = folder / "plan.dxf";
  source.mapping = (folder / "plan.yaml").string();
  source.placement = placement;
  spec.sources.push_back(source);
  return spec;
}

const Line& path_of(const City& city) {
  for (const std::uint32_t f : city.of_theme(Theme::walkway)) {
    if (city.feature(f).id.starts_with("plan:")) return std::get<Line>(city.feature(f).geometry);
  }
  throw std::invalid_argument("no path of the drawing");
}

TEST(Placement, TwoPointsTurnScaleAndShiftADrawing) {
  const TemporaryFolder folder;
  const City city = read(town_with_plan(folder, turned()));
  const Line& path = path_of(city);
  EXPECT_NEAR(path[0].x, corner_x + 8, 1e-6);  // 2 m along the axis that runs west
  EXPECT_NEAR(path[0].y, corner_y + 6, 1e-6);  // 1 m along the axis that runs north
  EXPECT_NEAR(path[1].x, corner_x - 12, 1e-6);
  EXPECT_NEAR(length(path), 20, 1e-6);
  EXPECT_THAT(problems_of(city), HasSubstr("placed by 2 points in EPSG:3006: its scale differs by +0.000 ‰ from its "
                                           "unit (mm), it is turned by 90.0000°"));
}

TEST(Placement, AScaleThatIsNotThatOfTheUnitIsRefused) {
  const TemporaryFolder folder;
  gis::PlacementSpec spec = turned();
  spec.points[1].truth.x -= 0.02;  // 0.7 ‰
  EXPECT_EQ(failure(town_with_plan(folder, spec)), "");
  spec.points[1].truth.x -= 0.02;
  EXPECT_THAT(failure(town_with_plan(folder, spec)), HasSubstr("1.00133 times as large as its unit (mm) says"));
  spec = turned();
  spec.unit = "m";
  EXPECT_THAT(failure(town_with_plan(folder, spec, "")), HasSubstr("0.001 times as large"));
}

TEST(Placement, MorePointsFitAsWellAsTheyCan) {
  const TemporaryFolder folder;
  gis::PlacementSpec spec = turned();
  spec.points.push_back({{10000, 0}, {corner_x + 10, corner_y + 15.03}});
  EXPECT_THAT(failure(town_with_plan(folder, spec)), HasSubstr("nobody says how far a control point may lie off"));
  spec.tolerance = 0.05;
  EXPECT_EQ(failure(town_with_plan(folder, spec)), "");
  spec.tolerance = 0.005;
  EXPECT_THAT(failure(town_with_plan(folder, spec)), HasSubstr("after the fit a control point lies"));
  spec.points[2].truth.y = corner_y - 5;  // a mirrored drawing
  spec.tolerance = 0.05;
  EXPECT_NE(failure(town_with_plan(folder, spec)), "");
}

TEST(Placement, WhatCannotPlaceIsNamed) {
  const TemporaryFolder folder;
  gis::PlacementSpec spec = turned();
  spec.points.pop_back();
  EXPECT_THAT(failure(town_with_plan(folder, spec)), HasSubstr("at least two points"));
  spec = turned();
  spec.points[1] = spec.points[0];
  EXPECT_THAT(failure(town_with_plan(folder, spec)), HasSubstr("lie in one place"));
  spec = turned();
  spec.crs = "EPSG:4326";
  EXPECT_THAT(failure(town_with_plan(folder, spec)), HasSubstr("not projected"));
  spec = turned();
  spec.unit = "furlong";
  EXPECT_THAT(failure(town_with_plan(folder, spec, "")), HasSubstr("‘furlong’ is no unit"));
  gis::CitySpec twice = town_with_plan(folder, turned());
  twice.sources[1].crs = "EPSG:3006";
  EXPECT_THAT(failure(twice), HasSubstr("placed twice"));
}

TEST(Placement, AUnitThatTheProjectStatesStandsAgainstTheDrawings) {
  const TemporaryFolder folder;
  const City by_points = read(town_with_plan(folder, turned(), "1"));
  EXPECT_NEAR(length(path_of(by_points)), 20, 1e-6);
  EXPECT_THAT(problems_of(by_points), HasSubstr("the drawing says that its unit is in, the project says mm"));
  EXPECT_THAT(problems_of(read(town_with_plan(folder, turned(), "4"))), testing::Not(HasSubstr("the project says")));
  gis::CitySpec stated = town_with_plan(folder, turned(), "1");
  write_file(folder / "plan.dxf", drawing("1", 674'000'000, 6'580'000'000));
  stated.sources[1].placement.reset();
  stated.sources[1].crs = "EPSG:3006";
  stated.sources[1].unit = "mm";
  const City by_crs = read(stated);
  EXPECT_NEAR(path_of(by_crs)[0].x, 674'001, 1e-6);
  EXPECT_NEAR(length(path_of(by_crs)), 20, 1e-6);
  EXPECT_THAT(problems_of(by_crs), HasSubstr("the drawing says that its unit is in, the project says mm"));
  stated.sources[1].unit = "furlong";
  EXPECT_THAT(failure(stated), HasSubstr("‘furlong’ is no unit"));
  stated.sources[1].placement = turned();
  stated.sources[1].crs.clear();
  EXPECT_THAT(failure(stated), HasSubstr("stated twice"));
}

TEST(Placement, TheDrawingsOwnUnitMustAgreeWhereNobodyStatesOne) {
  const TemporaryFolder folder;
  EXPECT_EQ(failure(town_with_plan(folder, turned(), "")), "") << "a drawing may be silent";
  gis::CitySpec by_crs = town_with_plan(folder, turned(), "4");
  by_crs.sources[1].placement.reset();
  by_crs.sources[1].crs = "EPSG:3006";
  EXPECT_THAT(failure(by_crs), HasSubstr("its unit is mm, so its coordinates are not those of EPSG:3006"));
  by_crs.sources[1].crs.clear();
  EXPECT_THAT(failure(by_crs), HasSubstr("states no CRS"));
}

TEST(Placement, AFootIsAFoot) {
  const TemporaryFolder folder;
  gis::PlacementSpec spec = turned();
  spec.unit = "ft";
  spec.points[1].drawing = {0, 30 / 0.3048};
  EXPECT_EQ(failure(town_with_plan(folder, spec, "2")), "");
}

}  // namespace
}  // namespace levelground::test::placement_test
