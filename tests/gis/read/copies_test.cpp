// SPDX-License-Identifier: Apache-2.0
// One object of OpenStreetMap in several files: its highest version counts, in whichever file or source that stands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::copies_test {
namespace {

using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

std::string node(int id, double east, const std::string& tags = "", int version = 1) {
  return fmt::format(R"(<node id="{}" version="{}" lon="{:.4f}" lat="59.33">{}</node>)", id, version, 18.06 + east / 1000, tags);
}
std::string bench(int id, double east, const std::string& back, int version) {
  return node(id, east, R"(<tag k="amenity" v="bench"/><tag k="backrest" v=")" + back + "\"/>", version);
}
std::string way(int id, const std::vector<int>& nodes, int version = 1) {
  std::string text = fmt::format(R"(<way id="{}" version="{}">)", id, version);
  for (const int n : nodes) text += fmt::format(R"(<nd ref="{}"/>)", n);
  return text + R"(<tag k="highway" v="footway"/></way>)";
}

/// Each text a file: of one source, or each a source of its own.
City read(const std::vector<std::string>& files, bool one_source) {
  const TemporaryFolder folder;
  CitySpec spec = test::one_source("all", folder / "all", "EPSG:3006");
  if (!one_source) spec.sources.clear();
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string name = fmt::format("part{}", i + 1);
    write_file(folder / (one_source ? "all/" + name + ".osm" : name + ".osm"), "<osm version=\"0.6\">" + files[i] + "</osm>");
    if (!one_source) spec.sources.push_back(test::one_source(name, folder / (name + ".osm")).sources.front());
  }
  return test::read(spec);
}

/// Whether each bench has a back, by id.
std::string backs(const City& city) {
  std::string all;
  for (const std::uint32_t seat : city.of_theme(Theme::seat)) {
    const Feature& feature = city.feature(seat);
    const Known back = known(city, feature, Property::backrest, {2026, 9, 15});
    all += feature.id.substr(feature.id.find(':') + 1) + (!back.stated ? " unknown " : back.range.low >= Rational(1) ? " yes " : " no ");
  }
  return all;
}

TEST(OsmCopiesInSeveralFiles, TheHighestVersionCounts) {
  for (const bool one_source : {true, false}) {
    for (const bool turned : {false, true}) {
      SCOPED_TRACE(one_source);
      std::vector<std::string> files = {node(1, 0) + node(2, 1) + way(10, {1, 2}) + bench(5, 0.5, "yes", 3), node(3, 2) + bench(5, 0.5, "no", 4) + bench(6, 1.5, "yes", 1)};
      if (turned) std::swap(files[0], files[1]);
      const City city = read(files, one_source);
      EXPECT_EQ(backs(city), "n5 no n6 yes ");
      EXPECT_THAT(test::problems_of(city), HasSubstr(one_source ? "another file of the source has a newer version of it" : "another source has a newer version of it"));
      std::uint64_t read = 0, accounted = 0;
      for (const Source& source : city.sources()) {
        for (const ReadLedger& ledger : source.ledgers) {
          read += ledger.read;
          accounted += ledger.used + ledger.not_asked + ledger.left_out.size();
        }
      }
      EXPECT_EQ(read, accounted);
    }
  }
}

TEST(OsmCopiesInSeveralFiles, TheSameIsReadOnceAndWhatDiffersInOneVersionNotAtAll) {
  for (const bool one_source : {true, false}) {
    SCOPED_TRACE(one_source);
    const std::string ways = node(1, 0) + node(2, 1) + way(10, {1, 2});
    EXPECT_EQ(backs(read({ways + bench(5, 0.5, "yes", 3), bench(5, 0.5, "yes", 3)}, one_source)), "n5 yes ");
    const City differ = read({ways + bench(5, 0.5, "yes", 3) + bench(6, 1, "yes", 1), bench(5, 0.5, "no", 3)}, one_source);
    EXPECT_EQ(backs(differ), "n6 yes ");
    EXPECT_THAT(test::problems_of(differ), HasSubstr("says something else; none of them is used"));
  }
}

TEST(OsmCopiesInSeveralFiles, ANodeOfTwoExtractsIsOnePlace) {
  // The way 10 stands in both; 11 crosses it at node 2, which is an end of neither, and stands in the second alone.
  const std::string both = node(1, 0) + node(2, 1) + node(3, 2) + way(10, {1, 2, 3});
  const std::string across = R"(<node id="4" version="1" lon="18.0610" lat="59.3290"/><node id="5" version="1" lon="18.0610" lat="59.3310"/>)" + way(11, {4, 2, 5});
  const City city = read({both, both + across}, false);
  ASSERT_EQ(city.of_theme(Theme::walkway).size(), 2U);
  EXPECT_TRUE(city.graph().crossed.empty());
  EXPECT_EQ(city.graph().vertices.size(), 5U);
  EXPECT_EQ(city.graph().edges.size(), 4U) << "four ways meet at node 2";
}

}  // namespace
}  // namespace levelground::gis::copies_test
