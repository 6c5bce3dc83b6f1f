// SPDX-License-Identifier: Apache-2.0
// A record that was left out is no absent thing: where it may be, nobody's statement that its theme is complete holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::lost_records_test {
namespace {

using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

const Box torget{test::corner_x, test::corner_y, test::corner_x + 40, test::corner_y + 30};
const Box elsewhere{test::corner_x + 1000, test::corner_y, test::corner_x + 1040, test::corner_y + 30};
const Date today{2026, 9, 15};

CitySpec town(const TemporaryFolder& folder, Theme theme, const std::string& file, const std::string& text) {
  CitySpec spec = test::small_town(folder);
  write_file(folder / ("layers/" + file), text);
  spec.sources[0].crs = "EPSG:3006";
  spec.complete = {{"town", theme, std::nullopt, Date{2026, 9, 1}, "the streets office"}};
  return spec;
}

std::string nowhere(const std::string& id) { return R"({"type":"Feature","id":")" + id + R"(","properties":{"id":")" + id + R"("},"geometry":null})"; }
std::string toilet(const std::string& id, double x, double y) { return test::point_feature(R"("id":")" + id + "\"", x, y); }

TEST(LostRecords, WithoutAPlaceKeepCompletenessFromHoldingAnywhere) {
  const TemporaryFolder folder;
  const City city = test::read(town(folder, Theme::toilet, "toilet.geojson", test::collection({nowhere("t1"), toilet("t2", 10, 10)})));
  for (const Box& box : {torget, elsewhere}) {
    EXPECT_EQ(city.complete(Theme::toilet, box, today), nullptr);
    ASSERT_NE(city.lost(Theme::toilet, box, today), nullptr);
    EXPECT_EQ(city.lost(Theme::toilet, box, today)->id, "t1");
    EXPECT_EQ(city.lost(Theme::toilet, box, today)->why.en, "it has no geometry");
  }
  EXPECT_THAT(test::problems_of(city), HasSubstr("left out (it has no geometry), so the statement that ‘toilet’ is complete does not hold anywhere"));
  EXPECT_EQ(city.lost(Theme::seat, torget, today), nullptr) << "nobody states that seats are complete";
}

TEST(LostRecords, KeepCompletenessFromHoldingWhereTheyLie) {
  const TemporaryFolder folder;
  const std::string flat = test::line_feature(R"("id":"flat")", {{1010, 5}, {1010, 5}});
  const City city = test::read(town(folder, Theme::barrier, "barrier.geojson", test::collection({test::line_feature(R"("id":"wall")", {{1, 1}, {5, 1}}), flat})));
  EXPECT_NE(city.complete(Theme::barrier, torget, today), nullptr) << test::problems_of(city);
  EXPECT_EQ(city.lost(Theme::barrier, torget, today), nullptr);
  EXPECT_EQ(city.complete(Theme::barrier, elsewhere, today), nullptr);
  EXPECT_EQ(city.lost(Theme::barrier, elsewhere, today)->id, "flat");
}

TEST(LostRecords, OfOneIdThatDifferBothCount) {
  for (const bool turned : {false, true}) {
    const TemporaryFolder folder;
    std::vector<std::string> rows = {"h,674001,6580001", "h,675010,6580005"};
    if (turned) std::swap(rows[0], rows[1]);
    const City city = test::read(town(folder, Theme::tree, "tree.csv", "id,x,y\n" + rows[0] + "\n" + rows[1] + "\ng,674300,6580001\n"));
    EXPECT_EQ(city.complete(Theme::tree, torget, today), nullptr) << test::problems_of(city);
    EXPECT_EQ(city.complete(Theme::tree, elsewhere, today), nullptr);
    EXPECT_NE(city.complete(Theme::tree, {test::corner_x + 400, test::corner_y, test::corner_x + 410, test::corner_y + 10}, today), nullptr) << "between the two it holds";
  }
}

TEST(LostRecords, ThatStandTwiceTheSameAreNotLost) {
  const TemporaryFolder folder;
  const City city = test::read(town(folder, Theme::tree, "tree.csv", "id,x,y\nh,674001,6580001\nh,674001,6580001\n"));
  EXPECT_NE(city.complete(Theme::tree, torget, today), nullptr) << test::problems_of(city);
}

TEST(LostRecords, ThatNobodyCouldReadMayBeAnywhere) {
  const TemporaryFolder folder;
  const City ragged = test::read(town(folder, Theme::light, "light.csv", "id,x,y\na,674001,6580001\nb,674002\n"));
  EXPECT_EQ(ragged.complete(Theme::light, elsewhere, today), nullptr);
  const TemporaryFolder other;
  const std::string broken = R"({"type":"Feature","id":"b","properties":{},"geometry":{"type":"Point","coordinates":["x",1]}})";
  const City bad = test::read(town(other, Theme::light, "light.geojson", test::collection({toilet("a", 1, 1), broken})));
  EXPECT_EQ(bad.complete(Theme::light, elsewhere, today), nullptr);
  EXPECT_EQ(bad.lost(Theme::light, elsewhere, today)->id, "b");
  const TemporaryFolder third;
  const City all = test::read(town(third, Theme::light, "light.geojson", test::collection({nowhere("only")})));
  EXPECT_EQ(all.complete(Theme::light, torget, today), nullptr) << "a layer of which nothing is left";
}

/// A town in one file of OpenSidewalks whose mapping makes many themes of a layer, with `rest` beside it, and benches in a source of their own.
City of_many_themes(const std::vector<std::string>& rest) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  std::vector<std::string> features = {test::point_feature(R"("_id":"b1","amenity":"bench")", 10, 10), test::point_feature(R"("_id":"l1","highway":"street_lamp")", 12, 10)};
  features.insert(features.end(), rest.begin(), rest.end());
  write_file(folder / "things.geojson", test::collection(features));
  SourceSpec things;
  things.name = "things";
  things.file = folder / "things.geojson";
  things.mapping = "opensidewalks";
  spec.sources.push_back(things);
  for (const Theme theme : {Theme::seat, Theme::light, Theme::building}) spec.complete.push_back({"things", theme, std::nullopt, Date{2026, 9, 1}, "a mapper"});
  return test::read(spec);
}
/// The themes that are complete on the square, of those three.
std::string complete_there(const City& city) {
  std::string all;
  for (const Theme theme : {Theme::seat, Theme::light, Theme::building}) {
    if (city.complete(theme, torget, today) != nullptr) all += std::string(theme_name(theme)) + " ";
  }
  return all;
}

TEST(LostRecords, OfGeoJsonTouchTheirThemesAlone) {
  EXPECT_EQ(complete_there(of_many_themes({})), "seat light building ");
  const auto lamp = [](const std::string& geometry) { return R"({"type":"Feature","id":"bad","properties":{"_id":"bad","highway":"street_lamp"},"geometry":)" + geometry + "}"; };
  EXPECT_EQ(complete_there(of_many_themes({lamp(R"({"type":"Point","coordinates":["x",1]})")})), "seat building ") << "a lamp, and nobody knows where";
  EXPECT_EQ(complete_there(of_many_themes({R"({"type":"Feature","id":"bad","properties":"none","geometry":null})"})), "") << "nobody knows what it is";
  EXPECT_EQ(complete_there(of_many_themes({R"({"type":"Feature","id":"bad","properties":{"amenity":"bench","amenity":"no"},"geometry":null})"})), "");
  EXPECT_EQ(complete_there(of_many_themes({R"({"type":"Feature","id":"bad","properties":{"natural":"tree"},"geometry":{"type":"Dot"}})"})), "seat light building ") << "nobody asks for it";
  const std::string open_ring = test::position(1000, 0) + "," + test::position(1010, 0) + "," + test::position(1010, 10) + "," + test::position(1000, 10);
  const City far = of_many_themes({R"({"type":"Feature","id":"bad","properties":{"building":"yes"},"geometry":{"type":"Polygon","coordinates":[[)" + open_ring + "]]}}"});
  EXPECT_EQ(complete_there(far), "seat light building ") << "it lies elsewhere";
  EXPECT_EQ(far.complete(Theme::building, elsewhere, today), nullptr);
  EXPECT_NE(far.complete(Theme::seat, elsewhere, today), nullptr);
}

TEST(LostRecords, OfGeoJsonWithOneIdThatDifferLieWhereTheyAre) {
  const auto lamp = [](double x) { return test::point_feature(R"("highway":"street_lamp")", x, 5).insert(1, R"("id":"twice",)"); };
  const City city = of_many_themes({lamp(1000), lamp(1010)});
  EXPECT_EQ(complete_there(city), "seat light building ");
  EXPECT_EQ(city.complete(Theme::light, elsewhere, today), nullptr);
}

TEST(LostRecords, OfOpenStreetMapToo) {
  const auto read = [](const std::string& rest) {
    const TemporaryFolder folder;
    write_file(folder / "town.osm",
               R"(<osm version="0.6"><node id="1" lon="18.06" lat="59.33" version="1"/><node id="2" lon="18.061" lat="59.33" version="1"/><node id="3" lon="18.061" lat="59.331" version="1"/>)"
               R"(<node id="4" lon="18.10" lat="59.33" version="1"/><node id="5" lon="18.101" lat="59.33" version="1"><tag k="amenity" v="toilets"/></node>)"
               R"(<way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="leisure" v="park"/></way>)"
               R"(<way id="11" version="1"><nd ref="4"/><nd ref="5"/><tag k="highway" v="footway"/></way>)" + rest + "</osm>");
    CitySpec spec = test::one_source("osm", folder / "town.osm", "EPSG:3006");
    for (const Theme theme : {Theme::building, Theme::toilet}) spec.complete.push_back({"osm", theme, std::nullopt, Date{2026, 9, 1}, "a mapper"});
    return test::read(spec);
  };
  const auto park = [](const City& city) { return bounds(city.feature(city.of_theme(Theme::site).at(0)).geometry); };
  const auto path = [](const City& city) { return bounds(city.feature(city.of_theme(Theme::walkway).at(0)).geometry); };
  const City whole = read("");
  EXPECT_NE(whole.complete(Theme::building, park(whole), today), nullptr) << test::problems_of(whole);
  const City cut = read(R"(<relation id="20" version="1"><member type="way" ref="99" role="outer"/><tag k="type" v="multipolygon"/><tag k="building" v="yes"/></relation>)");
  EXPECT_EQ(cut.complete(Theme::building, park(cut), today), nullptr);
  EXPECT_EQ(cut.complete(Theme::building, path(cut), today), nullptr) << "of an outline outside the file nobody knows what it surrounds";
  EXPECT_EQ(cut.lost(Theme::building, park(cut), today)->id, "r20");
  EXPECT_NE(cut.complete(Theme::toilet, park(cut), today), nullptr) << "another theme";
  const City crossed = read(R"(<way id="12" version="1"><nd ref="4"/><nd ref="5"/><nd ref="4"/><nd ref="5"/><nd ref="4"/><tag k="building" v="yes"/></way>)");
  EXPECT_NE(crossed.complete(Theme::building, park(crossed), today), nullptr) << "it lies elsewhere\n" << test::problems_of(crossed);
  EXPECT_EQ(crossed.complete(Theme::building, path(crossed), today), nullptr);
}

}  // namespace
}  // namespace levelground::gis::lost_records_test
