// SPDX-License-Identifier: Apache-2.0
// Nothing that is read goes uncounted: of every file and layer, read = used + not asked for + left out, each record left out or mended by name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::read_ledger_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using test::TemporaryFolder;
using test::write_file;

const ReadLedger& ledger_of(const City& city, const std::string& layer) {
  for (const Source& source : city.sources()) {
    for (const ReadLedger& ledger : source.ledgers) {
      if (ledger.layer == layer) return ledger;
    }
  }
  throw std::runtime_error("no ledger of " + layer);
}

void expect_balance(const City& city) {
  for (const Source& source : city.sources()) {
    for (const ReadLedger& ledger : source.ledgers) {
      EXPECT_EQ(ledger.read, ledger.used + ledger.not_asked + ledger.left_out.size()) << ledger.file << ", " << ledger.layer;
    }
  }
}

std::vector<std::string> words_of(const std::vector<ReadLedger::Entry>& entries) {
  std::vector<std::string> words;
  for (const ReadLedger::Entry& entry : entries) words.push_back(entry.id + ": " + entry.why.en);
  return words;
}

/// `coordinates` of a geometry, in metres from the corner.
std::string feature(const std::string& id, const std::string& geometry) {
  return R"({"type":"Feature","id":")" + id + R"(","properties":{"id":")" + id + R"("},"geometry":)" + geometry + "}";
}

TEST(ReadLedger, NamesEveryRecordOfALayerThatWasLeftOutOrMended) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  const auto seat = [](const std::string& id, double x, double y) { return test::point_feature(R"("id":")" + id + "\"", x, y); };
  write_file(folder / "layers/seat.geojson",
             test::collection({seat("good", 5, 5), seat("twice", 6, 6), seat("twice", 6, 6), seat("same id", 7, 7), seat("same id", 8, 8), feature("nowhere", "null"),
                               feature("broken", R"({"type":"Point","coordinates":["x",1]})"),
                               feature("two parts", R"({"type":"MultiPoint","coordinates":)" + test::ring({{9, 9}, {10, 9}}) + "}"),
                               test::line_feature(R"("id":"bench line")", {{1, 1}, {2, 1}})}));
  write_file(folder / "layers/building.geojson",
             test::collection({test::area_feature(R"("id":"bow tie")", {{50, 0}, {60, 10}, {60, 0}, {50, 10}, {50, 0}}),
                               test::area_feature(R"("id":"flat")", {{50, 20}, {60, 20}, {70, 20}, {50, 20}})}));
  write_file(folder / "layers/notes.geojson", test::collection({seat("a note", 1, 2)}));
  const City city = test::read(spec);
  expect_balance(city);
  const ReadLedger& seats = ledger_of(city, "seat");
  EXPECT_EQ(seats.read, 9U);
  EXPECT_EQ(seats.used, 4U) << "one of two that are the same, two parts as one, a bench drawn as a line";
  EXPECT_THAT(words_of(seats.left_out),
              ElementsAre(HasSubstr("broken: "), HasSubstr("nowhere: it has no geometry"), HasSubstr("same id: another record has its id and says something else"),
                          HasSubstr("same id: another record has its id"), HasSubstr("twice: it is there twice")));
  EXPECT_THAT(seats.mended, IsEmpty());
  const ReadLedger& buildings = ledger_of(city, "building");
  EXPECT_THAT(words_of(buildings.left_out), ElementsAre("flat: its area is zero"));
  EXPECT_THAT(words_of(buildings.mended), ElementsAre("bow tie: its outline crosses itself; mended by GEOSMakeValid"));
  EXPECT_EQ(ledger_of(city, "notes").not_asked + ledger_of(city, "notes").read, 2 * ledger_of(city, "notes").not_asked) << "no theme has its name";
}

TEST(ReadLedger, CountsRowsOfATableThatAreNoRecords) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  write_file(folder / "layers/light.csv", "id,x,y\na,674001,6580001\nb,674002\nc,674003,6580003,5\nd,,\ne,here,6580003\n");
  spec.sources[0].crs = "EPSG:3006";
  const City city = test::read(spec);
  expect_balance(city);
  const ReadLedger& lights = ledger_of(city, "light");
  EXPECT_EQ(lights.read, 5U);
  EXPECT_EQ(lights.used, 1U);
  EXPECT_THAT(words_of(lights.left_out), ElementsAre("d: it has no geometry", "e: ‘here’ is not a plain number", "line 3: the record has 2 cells and the header 3",
                                                     "line 4: the record has 4 cells and the header 3"));
}

/// Sixty wrong features: messages stop at fifty, the ledger does not.
TEST(ReadLedger, IsNeverCutShort) {
  const TemporaryFolder folder;
  CitySpec spec = test::small_town(folder);
  std::vector<std::string> features = {test::point_feature(R"("id":"good")", 1, 1)};
  for (int i = 0; i < 60; ++i) features.push_back(feature("bad " + std::to_string(100 + i), R"({"type":"Point","coordinates":[]})"));
  write_file(folder / "layers/tree.geojson", test::collection(features));
  const City city = test::read(spec);
  expect_balance(city);
  const ReadLedger& trees = ledger_of(city, "tree");
  ASSERT_EQ(trees.left_out.size(), 60U);
  EXPECT_EQ(trees.left_out.back().id, "bad 159");
}

TEST(ReadLedger, TellsOfAnObjectThatTwoFilesOfASourceHave) {
  const auto bench = [](int id, double lat, const char* backrest) {
    return fmt::format(R"(<node id="{}" version="1" lon="18.005" lat="{}"><tag k="amenity" v="bench"/><tag k="backrest" v="{}"/></node>)", id, lat, backrest);
  };
  const std::string west = "<osm version=\"0.6\">" + bench(1, 59.30, "yes") + bench(2, 59.31, "yes") + bench(3, 59.32, "yes") + "</osm>";
  const std::string east = "<osm version=\"0.6\">" + bench(2, 59.31, "yes") + bench(3, 59.32, "no") + bench(4, 59.33, "yes") + "</osm>";
  for (const bool turned : {false, true}) {
    const TemporaryFolder folder;
    write_file(folder / "map/a.osm", turned ? east : west);
    write_file(folder / "map/b.osm", turned ? west : east);
    CitySpec spec = test::small_town(folder);
    spec.sources[0].file = folder / "map";
    spec.sources[0].name = "osm";
    spec.sources[0].mapping.clear();
    const City city = test::read(spec);
    expect_balance(city);
    EXPECT_TRUE(city.find_feature("osm:n1") && city.find_feature("osm:n2") && city.find_feature("osm:n4"));
    EXPECT_FALSE(city.find_feature("osm:n3")) << "the files disagree, and which comes first must not decide";
    std::vector<std::string> all;
    for (const ReadLedger& ledger : city.sources()[0].ledgers) {
      const auto words = words_of(ledger.left_out);
      all.insert(all.end(), words.begin(), words.end());
    }
    std::sort(all.begin(), all.end());
    EXPECT_THAT(all, ElementsAre(HasSubstr("n2: another file of the source has it too"), HasSubstr("n3: another file of the source has its id and says something else"),
                                 HasSubstr("n3: another file of the source has its id and says something else")));
  }
}

TEST(ReadLedger, CountsEveryObjectOfAnOpenStreetMapFileInAnyOrder) {
  const auto node = [](int id, double lon, double lat, const std::string& tags = "", int version = 1) {
    return fmt::format(R"(<node id="{}" version="{}" lon="{}" lat="{}">{}</node>)", id, version, lon, lat, tags);
  };
  const auto way = [](int id, const std::vector<int>& nodes, const std::string& tags) {
    std::string text = fmt::format(R"(<way id="{}" version="1">)", id);
    for (const int n : nodes) text += fmt::format(R"(<nd ref="{}"/>)", n);
    return text + tags + "</way>";
  };
  const auto tag = [](const std::string& key, const std::string& value) { return fmt::format(R"(<tag k="{}" v="{}"/>)", key, value); };
  std::vector<std::string> objects = {
      node(1, 18.00, 59.30), node(2, 18.01, 59.30), node(3, 18.01, 59.31), node(4, 18.00, 59.31),
      node(5, 18.005, 59.305, tag("amenity", "bench")), node(5, 18.005, 59.306, tag("amenity", "bench"), 2), node(6, 18.004, 59.305, tag("shop", "bakery")),
      R"(<node id="7" version="1" visible="false"/>)", R"(<node id="8" version="1"><tag k="amenity" v="bench"/></node>)",
      way(1, {1, 2, 3, 4, 1}, tag("leisure", "park") + tag("name", "Park")), way(2, {1, 2}, tag("highway", "footway")), way(3, {1, 99, 2}, tag("highway", "footway")),
      way(4, {99, 2}, tag("highway", "footway")), way(5, {1, 3, 2, 4, 1}, tag("leisure", "park") + tag("name", "Bow tie")), way(6, {1, 3}, tag("power", "line")),
      way(7, {1, 2}, tag("leisure", "park") + tag("name", "Line"))};
  std::vector<std::string> left_out;
  std::vector<std::string> mended;
  for (int order = 0; order < 2; ++order) {
    const TemporaryFolder folder;
    std::string text;
    for (const std::string& object : objects) text += object;
    write_file(folder / "map.osm", "<osm version=\"0.6\">" + text + "</osm>");
    CitySpec spec = test::small_town(folder);
    spec.sources[0].file = folder / "map.osm";
    spec.sources[0].name = "osm";
    const City city = test::read(spec);
    expect_balance(city);
    const ReadLedger& ledger = ledger_of(city, "");
    EXPECT_EQ(ledger.read, objects.size());
    EXPECT_EQ(ledger.used, 4U) << "the newer bench, the park and two footways";
    EXPECT_EQ(ledger.not_asked, 6U) << "four corners, a bakery and a power line";
    if (order == 0) {
      left_out = words_of(ledger.left_out);
      mended = words_of(ledger.mended);
      EXPECT_THAT(left_out, ElementsAre(HasSubstr("n5: another copy of it"), HasSubstr("n7: object is marked as deleted"), HasSubstr("n8: node has no place"),
                                        HasSubstr("w4: line has fewer than two places"), HasSubstr("w5: area has an outline that crosses itself"),
                                        HasSubstr("w7: it is drawn as a line, which the mapping does not take for site")));
      EXPECT_THAT(mended, ElementsAre(HasSubstr("w3: line has nodes that are not in the file; straight pieces bridge the gaps")));
    }
    EXPECT_EQ(words_of(ledger.left_out), left_out);
    EXPECT_EQ(words_of(ledger.mended), mended);
    std::reverse(objects.begin(), objects.end());
  }
}

}  // namespace
}  // namespace levelground::gis::read_ledger_test
