// SPDX-License-Identifier: Apache-2.0
// Which CRS may measure, which one `auto` takes, and that northing-first systems keep x east.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "gis/crs/crs.hpp"
#include "gis/crs/measuring_crs.hpp"
#include "gis/crs/transformation.hpp"

namespace levelground::gis::crs_test {
namespace {

using ::testing::HasSubstr;

const LonLatBox stockholm{18.00, 59.30, 18.10, 59.36};
const LonLatBox helsinki{24.90, 60.15, 25.00, 60.20};
const LonLatBox auckland{174.70, -36.90, 174.80, -36.80};
const LonLatBox new_york{-74.05, 40.60, -73.90, 40.80};
const LonLatBox singapore{103.80, 1.28, 103.86, 1.32};

Problem here() {
  Problem where;
  where.file = "town.yaml";
  return where;
}

std::string refusal(ProjContext& proj, const char* code, const LonLatBox& area) {
  try {
    check_measuring_crs(proj, read_crs(proj, code, here()), area, here());
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Crs, KeepsTheAuthorityCode) {
  ProjContext proj;
  const Crs crs = read_crs(proj, " epsg:3006", here());
  EXPECT_EQ(crs.code, "EPSG:3006");
  EXPECT_EQ(crs.name, "SWEREF99 TM");
  EXPECT_EQ(crs.kind, Crs::Kind::projected);
  EXPECT_EQ(crs.unit, "metre");
  EXPECT_EQ(read_crs(proj, "EPSG:4326", here()).kind, Crs::Kind::geographic);
  EXPECT_EQ(read_crs(proj, "OGC:CRS84", here()).kind, Crs::Kind::geographic);
  EXPECT_EQ(read_crs(proj, "EPSG:5845", here()).code, "EPSG:3006") << "SWEREF99 TM + RH2000 height: the horizontal part";
}

TEST(Crs, RefusesWhatIsNoCrs) {
  ProjContext proj;
  for (const char* text : {"", "EPSG:999999", "metres", "+proj=utm +zone=33", "EPSG:9122", "auto"}) {
    EXPECT_THROW(read_crs(proj, text, here()), InputError) << text;
  }
}

TEST(MeasuringCrs, TakesNationalGridsWhoseMetresAreMetres) {
  ProjContext proj;
  const auto check = [&](const char* code, const LonLatBox& area, double low, double high) {
    const MeasuringCrs crs = check_measuring_crs(proj, read_crs(proj, code, here()), area, here());
    EXPECT_EQ(crs.code, code);
    EXPECT_NEAR(crs.scale_low, low, 1e-5) << code;
    EXPECT_NEAR(crs.scale_high, high, 1e-5) << code;
  };
  // Point scale by hand: k0 (1 + (Δλ cos φ)² / 2) for k0 0.9996 (3006, 2193) and 1 (3879).
  check("EPSG:3006", stockholm, 0.999952, 0.999982);
  check("EPSG:3879", helsinki, 1.0, 1.0000004);
  check("EPSG:2193", auckland, 0.999882, 0.999917);
}

TEST(MeasuringCrs, RefusesDegreesFeetWebMercatorAndStretchedMetres) {
  ProjContext proj;
  EXPECT_THAT(refusal(proj, "EPSG:4326", stockholm), HasSubstr("degrees"));
  EXPECT_THAT(refusal(proj, "EPSG:3857", stockholm), HasSubstr("Web Mercator"));
  EXPECT_THAT(refusal(proj, "EPSG:3857", singapore), HasSubstr("Web Mercator")) << "also where its scale is nearly true";
  EXPECT_THAT(refusal(proj, "EPSG:2263", new_york), HasSubstr("US survey foot"));
  EXPECT_THAT(refusal(proj, "EPSG:3006", new_york), HasSubstr("0.998 to 1.002"));
  EXPECT_THAT(refusal(proj, "EPSG:3395", stockholm), HasSubstr("0.998 to 1.002")) << "World Mercator";
  EXPECT_THAT(refusal(proj, "EPSG:4978", stockholm), HasSubstr("not a projected CRS")) << "geocentric";
  EXPECT_THAT(refusal(proj, "EPSG:3006", {-10, 35, 40, 70}), HasSubstr("0.998 to 1.002")) << "all of Europe";
}

TEST(Transformation, GivesEastThenNorthWhateverTheAuthoritySays) {
  ProjContext proj;
  const Crs wgs84 = read_crs(proj, "EPSG:4326", here());
  // On the central meridian easting is exactly the false easting.
  const Transformation sweref(proj, wgs84, read_crs(proj, "EPSG:3006", here()), {14.9, 59, 15.1, 60}, here());
  const Point middle = sweref.apply({15, 59.5});
  EXPECT_NEAR(middle.x, 500000, 1e-3);
  EXPECT_NEAR(middle.y, 6595595, 2000);
  EXPECT_NEAR(*sweref.accuracy(), 1.0, 1e-9);
  EXPECT_THAT(sweref.words(), HasSubstr("SWEREF99"));

  const Transformation nztm(proj, wgs84, read_crs(proj, "EPSG:2193", here()), auckland, here());
  const Point there = nztm.apply({173, -36.85});
  EXPECT_NEAR(there.x, 1600000, 1e-2);

  const Transformation gk25(proj, wgs84, read_crs(proj, "EPSG:3879", here()), helsinki, here());
  EXPECT_NEAR(gk25.apply({25, 60.17}).x, 25500000, 1e-2);
}

TEST(Transformation, SameCrsChangesNothing) {
  ProjContext proj;
  const Crs crs = read_crs(proj, "EPSG:3006", here());
  const Transformation same(proj, crs, crs, stockholm, here());
  EXPECT_TRUE(same.identity());
  EXPECT_EQ(same.apply({674032.1234567, 6580821.7654321}), (Point{674032.1234567, 6580821.7654321}));
  EXPECT_EQ(same.words(), "");
  const Transformation zones(proj, crs, read_crs(proj, "EPSG:3011", here()), stockholm, here());
  EXPECT_EQ(zones.words(), "") << "one datum: nothing is lost";
}

TEST(Transformation, RefusesABallpark) {
  ProjContext proj;
  // Japanese Geodetic Datum 1903-like datums of far countries have no operation between them.
  const Crs from = read_crs(proj, "EPSG:4301", here());
  const Crs to = read_crs(proj, "EPSG:3006", here());
  try {
    const Transformation rough(proj, from, to, stockholm, here());
    FAIL() << rough.words();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("ballpark"));
    EXPECT_THAT(error.what(), HasSubstr("EPSG:4301"));
  }
}

TEST(Transformation, TakesABallparkOnlyWhereItIsAllowedAndSaysSo) {
  ProjContext proj;
  const Crs from = read_crs(proj, "EPSG:4301", here());
  const Crs to = read_crs(proj, "EPSG:3006", here());
  const Transformation rough(proj, from, to, stockholm, here(), Transformation::Ballpark::allowed);
  EXPECT_TRUE(rough.is_ballpark());
  EXPECT_FALSE(rough.accuracy());
  EXPECT_THAT(rough.words(), HasSubstr("not known, ballpark ("));
  EXPECT_TRUE(std::isfinite(rough.apply({18.06, 59.33}).x));
  const Transformation proper(proj, read_crs(proj, "EPSG:4326", here()), to, stockholm, here(), Transformation::Ballpark::allowed);
  EXPECT_FALSE(proper.is_ballpark()) << "where there is another";
}

TEST(Transformation, NamesTheGridThatABetterOneNeeds) {
  ProjContext proj;
  const Transformation way(proj, read_crs(proj, "EPSG:4269", here()), read_crs(proj, "EPSG:32618", here()), new_york, here());
  EXPECT_NE(way.words(), "");
  EXPECT_THAT(way.missing_grid(), ::testing::AllOf(HasSubstr(".tif, for "), HasSubstr(" m (NAD83"))) << way.words();
  const Transformation same_datum(proj, read_crs(proj, "EPSG:4269", here()), read_crs(proj, "EPSG:26918", here()), new_york, here());
  EXPECT_EQ(same_datum.missing_grid(), "") << "nothing is shifted";
}

TEST(Transformation, APointWithoutAPlaceBecomesInfinite) {
  ProjContext proj;
  const Transformation way(proj, read_crs(proj, "EPSG:4326", here()), read_crs(proj, "EPSG:3006", here()), stockholm, here());
  EXPECT_FALSE(std::isfinite(way.apply({NAN, 59}).x));
  EXPECT_FALSE(std::isfinite(way.apply({18, 5000}).y));
}

TEST(AutoCrs, PicksALocalSystemInTrueMetres) {
  ProjContext proj;
  const Crs wgs84 = read_crs(proj, "EPSG:4326", here());
  const auto chosen = [&](const LonLatBox& area) {
    const MeasuringCrs crs = choose_measuring_crs(proj, {{wgs84, 10}}, area, here());
    EXPECT_TRUE(crs.chosen_by_program);
    EXPECT_GE(crs.scale_low, 0.998);
    EXPECT_LE(crs.scale_high, 1.002);
    return crs.code + " " + crs.name;
  };
  EXPECT_EQ(chosen(stockholm), "EPSG:3011 SWEREF99 18 00");
  EXPECT_EQ(chosen({13.17, 55.69, 13.21, 55.72}), "EPSG:25833 ETRS89 / UTM zone 33N") << "Lund";
  EXPECT_EQ(chosen(helsinki), "EPSG:3067 ETRS89 / TM35FIN(E,N)");
  EXPECT_EQ(chosen({8.6, 49.35, 8.75, 49.45}), "EPSG:25832 ETRS89 / UTM zone 32N") << "Heidelberg";
  EXPECT_EQ(chosen({-15.5, 28.05, -15.4, 28.18}), "EPSG:4083 REGCAN95 / UTM zone 28N") << "Las Palmas";
  EXPECT_EQ(chosen({-51.25, -30.1, -51.1, -30.0}), "EPSG:31982 SIRGAS 2000 / UTM zone 22S") << "Porto Alegre";
  EXPECT_EQ(chosen({-0.2, 51.45, 0.05, 51.55}), "EPSG:25830 ETRS89 / UTM zone 30N") << "London lies in two zones";
  EXPECT_EQ(chosen({36.75, -1.35, 36.9, -1.25}), "EPSG:32737 WGS 84 / UTM zone 37S") << "Nairobi has nothing nearer";
  EXPECT_EQ(chosen({179.9, -17, 180.2, -16.7}), "EPSG:32701 WGS 84 / UTM zone 1S") << "across the antimeridian";
}

TEST(AutoCrs, TakesWhatTheDataIsIn) {
  ProjContext proj;
  const Crs wgs84 = read_crs(proj, "EPSG:4326", here());
  const Crs sweref = read_crs(proj, "EPSG:3006", here());
  const Crs gk25 = read_crs(proj, "EPSG:3879", here());
  EXPECT_EQ(choose_measuring_crs(proj, {{wgs84, 100}, {sweref, 3}}, stockholm, here()).code, "EPSG:3006");
  EXPECT_EQ(choose_measuring_crs(proj, {{gk25, 2}, {wgs84, 100}}, helsinki, here()).code, "EPSG:3879");
  const Crs feet = read_crs(proj, "EPSG:2263", here());
  EXPECT_NE(choose_measuring_crs(proj, {{feet, 2}}, new_york, here()).code, "EPSG:2263");
}

TEST(AutoCrs, SaysThatNoneIsReachedWhereTheScaleIsNotTheReason) {
  ProjContext proj;
  const LonLatBox portland{-122.70, 45.50, -122.60, 45.55};
  try {
    choose_measuring_crs(proj, {{read_crs(proj, "EPSG:4267", here()), 1}}, portland, here());
    GTEST_SKIP() << "the grids of NAD27 are installed";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("`auto` takes a CRS only where every source reaches it to 1 m"));
    EXPECT_THAT(error.what(), HasSubstr("EPSG:4267 (NAD27) PROJ knows"));
  }
}

TEST(LonLat, BoxesJoinTheShorterWayRound) {
  const LonLatBox east{179.0, -17, 179.9, -16};
  const LonLatBox west{-179.9, -17, -179.0, -16};
  for (const LonLatBox& both : {around_both(east, west), around_both(west, east)}) {
    EXPECT_DOUBLE_EQ(both.west, 179.0);
    EXPECT_DOUBLE_EQ(both.east, 181.0);
  }
  const LonLatBox home = around_both(stockholm, helsinki);
  EXPECT_DOUBLE_EQ(home.west, 18.00);
  EXPECT_DOUBLE_EQ(home.east, 25.00);
}

TEST(AutoCrs, RefusesAContinent) {
  ProjContext proj;
  EXPECT_THROW(choose_measuring_crs(proj, {{read_crs(proj, "EPSG:4326", here()), 1}}, {-10, 35, 40, 70}, here()), InputError);
}

}  // namespace
}  // namespace levelground::gis::crs_test
