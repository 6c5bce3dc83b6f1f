// SPDX-License-Identifier: Apache-2.0
// Closed lines and hatches of a drawing: areas where the mapping asks for areas, lines where it asks for lines, and never closed in silence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/geometry/geometry.hpp"
#include "tests/gis/read/drawn_dxf.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::test::closed_lines_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Corners square = {{100, 0}, {140, 0}, {140, 30}, {100, 30}};

std::string mapping(const std::string& more = "", const std::string& geometry = "[polygon]") {
  return "id: plan\ntitle: Plan\njoin_tolerance: 0.5 m\nlines_cross: perhaps\nentrance_tolerance: 3 m\nlayers: [\"*\"]\nid_key: EntityHandle\n" + more +
         "features:\n  - {theme: site, when: {Layer: [TORG]}, geometry: " + geometry + ", set: {kind: square}}\n  - {theme: walkway, when: {Layer: [GANG]}, geometry: [line]}\n";
}

gis::CitySpec town_with(const TemporaryFolder& folder, const DrawnDxf& drawing, const std::string& mapping_text) {
  gis::CitySpec spec = small_town(folder);
  write_file(folder / "plan.dxf", drawing.text());
  write_file(folder / "plan.yaml", mapping_text);
  gis::SourceSpec source;
  source.name = "plan";
  source.file = folder / "plan.dxf";
  source.mapping = (folder / "plan.yaml").string();
  source.crs = "EPSG:3006";
  spec.sources.push_back(source);
  return spec;
}

double area_of(const City& city, const std::string& id) {
  const auto found = city.find_feature("plan:entities/" + id);
  if (!found) return 0;
  const auto* polygons = std::get_if<MultiPolygon>(&city.feature(*found).geometry);
  return polygons == nullptr ? -1 : area(*polygons);
}

TEST(ClosedLines, ARuleThatAsksForAreasTakesThemAndOneThatAsksForLinesDoesNot) {
  const TemporaryFolder folder;
  DrawnDxf drawing;
  drawing.polyline("A1", "TORG", square, true);
  drawing.old_polyline("A2", "TORG", {{200, 0}, {220, 0}, {220, 10}, {200, 10}}, true);
  drawing.polyline("A3", "TORG", {{300, 0}, {310, 0}, {310, 10}, {300, 0}}, false);   // ends where it begins
  drawing.hatch("A4", "TORG", {{400, 0}, {410, 0}, {410, 10}, {400, 10}}, 4);
  drawing.polyline("B1", "GANG", square, true);
  const City city = read(town_with(folder, drawing, mapping()));
  EXPECT_NEAR(area_of(city, "A1"), 1200, 1e-3);
  EXPECT_NEAR(area_of(city, "A2"), 200, 1e-3);
  EXPECT_NEAR(area_of(city, "A3"), 50, 1e-3);
  EXPECT_NEAR(area_of(city, "A4"), 100, 1e-3);
  EXPECT_EQ(area_of(city, "B1"), -1) << "a way round is a line";
  const std::string said = problems_of(city);
  EXPECT_THAT(said, HasSubstr("3 closed lines are taken as areas of ‘site’, as the mapping asks"));
  EXPECT_THAT(said, HasSubstr("1 closed lines stay lines of ‘walkway’, as the mapping asks"));
}

TEST(ClosedLines, OneThatDoesNotQuiteCloseIsNamedWithItsGapAndLeftOut) {
  const TemporaryFolder folder;
  DrawnDxf drawing;
  drawing.polyline("A1", "TORG", square, true);
  drawing.polyline("C7", "TORG", {{200, 0}, {220, 0}, {220, 10}, {200, 10}, {200, 0.04}}, false);
  drawing.hatch("C8", "TORG", {{300, 0}, {310, 0}, {310, 10}, {300, 10}}, 3);
  gis::CitySpec spec = town_with(folder, drawing, mapping());
  spec.complete = {{"plan", Theme::site, std::nullopt, Date{2026, 9, 1}, "the architect"}};
  const City city = read(spec);
  EXPECT_EQ(area_of(city, "C7"), 0);
  EXPECT_EQ(area_of(city, "C8"), 0);
  EXPECT_THAT(problems_of(city), HasSubstr("feature C7 (0.04): it is a line whose ends do not meet, where the mapping asks for an area; it is left out"));
  EXPECT_THAT(problems_of(city), HasSubstr("feature C8: its outline is several lines that do not close"));
  EXPECT_EQ(city.complete(Theme::site, city.extent(), {2026, 9, 15}), nullptr) << "what is left out is no absent thing";
}

TEST(ClosedLines, OnlyTheMappingMayCloseThem) {
  const TemporaryFolder folder;
  DrawnDxf drawing;
  drawing.polyline("A1", "TORG", square, true);
  drawing.polyline("C7", "TORG", {{200, 0}, {220, 0}, {220, 10}, {200, 10}, {200, 0.04}}, false);
  drawing.polyline("C9", "TORG", {{300, 0}, {320, 0}, {320, 10}, {300, 10}, {300, 0.06}}, false);
  drawing.polyline("B1", "GANG", {{0, 40}, {20, 40}, {20, 60}, {0, 40.04}}, false);
  const City city = read(town_with(folder, drawing, mapping("close_within: 5 cm\n")));
  EXPECT_NEAR(area_of(city, "C7"), 200, 1e-3);
  EXPECT_EQ(area_of(city, "C9"), 0);
  EXPECT_EQ(area_of(city, "B1"), -1);
  EXPECT_EQ(std::get<Line>(city.feature(*city.find_feature("plan:entities/B1")).geometry).size(), 4U) << "a way is not closed";
  const std::string said = problems_of(city);
  EXPECT_THAT(said, HasSubstr("feature C7 (0.04 m): its ends do not meet, and it is closed straight, as the mapping allows"));
  EXPECT_THAT(said, HasSubstr("feature C9 (0.06 m): it is a line whose ends do not meet"));
  const ReadLedger& ledger = city.sources()[1].ledgers.at(0);
  ASSERT_EQ(ledger.mended.size(), 1U);
  EXPECT_EQ(ledger.mended[0].id, "C7 (0.04 m)");
  EXPECT_EQ(ledger.read, ledger.used + ledger.not_asked + ledger.left_out.size());
}

TEST(ClosedLines, TheToleranceIsALengthWhateverTheUnitOfTheDrawing) {
  const TemporaryFolder folder;
  DrawnDxf drawing;
  drawing.unit = 1000;   // millimetres
  drawing.polyline("C7", "TORG", {{200, 0}, {220, 0}, {220, 10}, {200, 10}, {200, 0.04}}, false);
  drawing.polyline("C9", "TORG", {{300, 0}, {320, 0}, {320, 10}, {300, 10}, {300, 0.06}}, false);
  gis::CitySpec spec = town_with(folder, drawing, mapping("close_within: 5 cm\n"));
  spec.sources[1].unit = "mm";
  const City city = read(spec);
  EXPECT_NEAR(area_of(city, "C7"), 200, 1e-3);
  EXPECT_EQ(area_of(city, "C9"), 0);
}

TEST(ClosedLines, WhereNobodySaysHowLongAUnitIsNothingIsClosed) {
  const TemporaryFolder folder;
  gis::CitySpec spec = small_town(folder);
  write_file(folder / "more/torg.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"t1","properties":{"Layer":"TORG"},"geometry":{"type":"LineString",)"
                                           R"("coordinates":[[18.058,59.3229],[18.0584,59.3229],[18.0584,59.3231],[18.058,59.3229000001]]}}]})");
  write_file(folder / "plan.yaml", mapping("close_within: 5 cm\n"));
  gis::SourceSpec source;
  source.name = "plan";
  source.file = folder / "more/torg.geojson";
  source.mapping = (folder / "plan.yaml").string();
  spec.sources.push_back(source);
  EXPECT_THAT(problems_of(read(spec)), HasSubstr("close_within is a length, and nobody says how long a unit of these coordinates is"));
}

TEST(ClosedLines, AnAreaIsNoLine) {
  const TemporaryFolder folder;
  DrawnDxf drawing;
  drawing.polyline("A1", "TORG", square, true);
  const City city = read(town_with(folder, drawing, mapping("", "[area]")));
  EXPECT_EQ(area_of(city, "A1"), 0) << "nobody says that this line is surely an area";
  EXPECT_THAT(problems_of(city), HasSubstr("site: closed line"));
}

TEST(Drawings, EntitiesThatCannotBeReadAreNamedByTheirHandle) {
  const TemporaryFolder folder;
  DrawnDxf drawing;
  drawing.polyline("A1", "TORG", square, true);
  drawing.image("E1", "TORG");
  drawing.image("E2", "BILD");
  gis::CitySpec spec = town_with(folder, drawing, mapping());
  spec.complete = {{"plan", Theme::site, std::nullopt, Date{2026, 9, 1}, "the architect"}};
  const City city = read(spec);
  EXPECT_THAT(problems_of(city), HasSubstr("2 records: it is a ‘IMAGE’, which cannot be read as a point, line or area (E1, E2)"));
  EXPECT_EQ(city.complete(Theme::site, city.extent(), {2026, 9, 15}), nullptr) << "a square may be drawn so";
}

}  // namespace
}  // namespace levelground::test::closed_lines_test
