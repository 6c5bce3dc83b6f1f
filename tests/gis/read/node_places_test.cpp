// SPDX-License-Identifier: Apache-2.0
// Edges of OpenSidewalks against the nodes that they name.
#include "gis/read/node_places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gis/network/edge_shape.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/travel/route.hpp"
#include "tests/gis/read/town_files.hpp"

namespace levelground::gis::node_places_test {
namespace {

using ::testing::HasSubstr;
using test::TemporaryFolder;
using test::write_file;

/// Three edges and their nodes, of OpenSidewalks; what is wrong with them comes in `nodes` and `edges`.
City sidewalks(const TemporaryFolder& folder, const std::vector<std::string>& edges, const std::vector<std::string>& nodes, bool turned = false) {
  const auto file = [&](std::vector<std::string> features) {
    if (turned) std::reverse(features.begin(), features.end());
    return fmt::format(R"({{"type":"FeatureCollection","$schema":"https://sidewalks.washington.edu/opensidewalks/0.2/schema.json","features":[{}]}})", fmt::join(features, ",\n"));
  };
  write_file(folder / "osw/t.edges.geojson", file(edges));
  write_file(folder / "osw/t.nodes.geojson", file(nodes));
  return test::read(test::one_source("osw", folder / "osw"));
}
std::string osw_edge(const std::string& ids, double from, double to) {
  return fmt::format(R"({{"type":"Feature","properties":{{{}"highway":"footway"}},"geometry":{{"type":"LineString","coordinates":[[{:.6f},59.33],[{:.6f},59.33]]}}}})", ids, from, to);
}
std::string osw_node(const std::string& ids, double east) {
  return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Point","coordinates":[{:.6f},59.33]}}}})", ids, east);
}
std::string mended_words(const City& city) {
  std::string all;
  for (const ReadLedger& ledger : city.sources()[0].ledgers) {
    for (const ReadLedger::Entry& entry : ledger.mended) all += entry.id + ": " + entry.why.en + "\n";
  }
  return all;
}

/// The walk from where one edge begins to where another ends: the metres of the sure one, else of the possible one.
struct Way {
  Tri open = Tri::no;
  double metres = 0;
};
Way way(const City& city, const std::string& from, const std::string& to) {
  const auto place = [&](const std::string& id, bool end) {
    const auto [first, last] = edges_of(city.graph(), *city.find_feature("osw:t.edges/" + id));
    const auto own = [&](std::uint32_t edge) { return !is_perhaps_joined(city.graph().edges[edge]); };
    std::uint32_t edge = end ? last - 1 : first;
    while (!own(edge)) edge += end ? -1 : 1;
    const std::int32_t mm = end ? city.graph().edges[edge].length_mm : 0;
    return GraphPlace{edge, mm, 0, point_at(edge_shape(city, edge), mm)};
  };
  WalkCache cache(city);
  const RouteAnswer answer = find_route(city, cache, {}, {2026, 9, 15}, {place(from, false)}, {place(to, true)});
  const auto& walk = answer.sure ? answer.sure : answer.possible;
  if (!walk) return {};
  return {answer.sure ? Tri::yes : Tri::unknown, static_cast<double>(walk->mm) / 1000};
}

TEST(NodePlaces, AnEdgeThatEndsElsewhereThanItsNodeIsToldAndPerhapsJoined) {
  const std::vector<std::string> nodes = {osw_node(R"("_id":"1")", 18.050), osw_node(R"("_id":"2")", 18.051), osw_node(R"("_id":"3")", 18.052)};
  const std::vector<std::string> edges = {osw_edge(R"("_id":"good","_u_id":"1","_v_id":"2",)", 18.050, 18.051),
                                          osw_edge(R"("_id":"off","_u_id":"2","_v_id":"3",)", 18.0511, 18.052)};
  for (const bool turned : {false, true}) {
    const TemporaryFolder folder;
    const City city = sidewalks(folder, edges, nodes, turned);
    EXPECT_FALSE(city.feature(*city.find_feature("osw:t.edges/good")).nodes.empty());
    EXPECT_TRUE(city.feature(*city.find_feature("osw:t.edges/off")).nodes.empty()) << "5.7 m from node 2";
    EXPECT_EQ(mended_words(city), "off: it ends elsewhere than the node that it names (2, 3); its node ids are not used: it is joined by position, and perhaps to what meets at the nodes that it names\n");
    EXPECT_EQ(way(city, "good", "off").open, Tri::unknown) << "the source says that it is joined, and draws it apart";
    EXPECT_EQ(std::count_if(city.problems().begin(), city.problems().end(), [](const Problem& p) { return p.what.find("elsewhere than the node") != std::string::npos; }), 1);
  }
}

TEST(NodePlaces, ANodeWithoutRecordIsTold) {
  const std::vector<std::string> nodes = {osw_node(R"("_id":"1")", 18.050)};
  const TemporaryFolder folder;
  const City city = sidewalks(folder,
                              {osw_edge(R"("_id":"a","_u_id":"1","_v_id":"2",)", 18.050, 18.051), osw_edge(R"("_id":"b","_u_id":"2","_v_id":"3",)", 18.051, 18.052),
                               osw_edge(R"("_id":"c","_u_id":"3","_v_id":"4",)", 18.0525, 18.053)},
                              nodes);
  EXPECT_FALSE(city.feature(*city.find_feature("osw:t.edges/a")).nodes.empty()) << "both that name node 2 end at one place";
  EXPECT_TRUE(city.feature(*city.find_feature("osw:t.edges/b")).nodes.empty()) << "node 3 would be at two places";
  EXPECT_TRUE(city.feature(*city.find_feature("osw:t.edges/c")).nodes.empty());
  EXPECT_NE(mended_words(city).find("a: it names the node 2, which has no record"), std::string::npos) << mended_words(city);
  EXPECT_NE(mended_words(city).find("c: it names a node that has no record, and at which other ends do not lie (3, 4)"), std::string::npos) << mended_words(city);
}

TEST(NodePlaces, RecordsWithoutIdAndEdgesWithoutNodesAreTold) {
  const TemporaryFolder folder;
  const City city = sidewalks(folder,
                              {osw_edge(R"("_u_id":"1","_v_id":"2",)", 18.050, 18.051), osw_edge(R"("_id":"half","_u_id":"2",)", 18.051, 18.052), osw_edge(R"("_id":"none",)", 18.06, 18.061)},
                              {osw_node(R"("_id":"1")", 18.050), osw_node(R"("_id":"2")", 18.051), osw_node("", 18.06)});
  const std::string words = mended_words(city);
  EXPECT_NE(words.find("it has no ‘_id’"), std::string::npos) << words;
  EXPECT_NE(words.find("half: it does not name the node where it ends (‘_v_id’), and is joined by position"), std::string::npos) << words;
  EXPECT_NE(words.find("none: it does not name the nodes at its ends, and is joined by position"), std::string::npos) << words;
}

TEST(NodePlaces, AMetreBesideItsNodeAnEdgeIsPerhapsJoined) {
  const std::vector<std::string> nodes = {osw_node(R"("_id":"1")", 18.050), osw_node(R"("_id":"2")", 18.051), osw_node(R"("_id":"3")", 18.052)};
  const TemporaryFolder folder;
  const City city = sidewalks(folder, {osw_edge(R"("_id":"good","_u_id":"1","_v_id":"2",)", 18.050, 18.051), osw_edge(R"("_id":"off","_u_id":"2","_v_id":"3",)", 18.051018, 18.052)}, nodes);
  const Way found = way(city, "good", "off");
  EXPECT_EQ(found.open, Tri::unknown);
  EXPECT_NEAR(found.metres, length(std::get<Line>(city.feature(*city.find_feature("osw:t.edges/good")).geometry)) * 2, 0.01) << "the metre between is walked too";
  const TemporaryFolder other;
  const City near = sidewalks(other, {osw_edge(R"("_id":"good","_u_id":"1","_v_id":"2",)", 18.050, 18.051), osw_edge(R"("_id":"off","_u_id":"2","_v_id":"3",)", 18.051005, 18.052)}, nodes);
  EXPECT_EQ(way(near, "good", "off").open, Tri::yes) << "0.3 m is within what the mapping states";
}

TEST(NodePlaces, EdgesThatAllMissTheirNodeArePerhapsJoinedWithEachOther) {
  const std::vector<std::string> nodes = {osw_node(R"("_id":"1")", 18.050), osw_node(R"("_id":"2")", 18.051), osw_node(R"("_id":"3")", 18.052), osw_node(R"("_id":"4")", 18.053)};
  for (const bool recorded : {true, false}) {
    SCOPED_TRACE(recorded);
    std::vector<std::string> told = nodes;
    if (!recorded) told.erase(told.begin() + 1);
    for (const bool turned : {false, true}) {
      const TemporaryFolder folder;
      const City two = sidewalks(folder, {osw_edge(R"("_id":"a","_u_id":"1","_v_id":"2",)", 18.050, 18.050982), osw_edge(R"("_id":"b","_u_id":"2","_v_id":"3",)", 18.051018, 18.052)}, told, turned);
      EXPECT_EQ(way(two, "a", "b").open, Tri::unknown);
    }
    const TemporaryFolder folder;
    const City three = sidewalks(folder, {osw_edge(R"("_id":"a","_u_id":"1","_v_id":"2",)", 18.050, 18.050900), osw_edge(R"("_id":"b","_u_id":"2","_v_id":"3",)", 18.051018, 18.052),
                                          osw_edge(R"("_id":"c","_u_id":"2","_v_id":"4",)", 18.051040, 18.053)}, told);
    EXPECT_EQ(way(three, "a", "b").open, Tri::unknown);
    EXPECT_EQ(way(three, "a", "c").open, Tri::unknown);
    const double east = std::get<Line>(three.feature(*three.find_feature("osw:t.edges/c")).geometry).front().x;
    const double drawn = length(std::get<Line>(three.feature(*three.find_feature("osw:t.edges/a")).geometry)) + length(std::get<Line>(three.feature(*three.find_feature("osw:t.edges/c")).geometry));
    const double between = east - std::get<Line>(three.feature(*three.find_feature("osw:t.edges/a")).geometry).back().x;
    EXPECT_LE(way(three, "a", "c").metres, drawn + between + 0.05) << "never longer than straight from end to end";
  }
}

}  // namespace
}  // namespace levelground::gis::node_places_test
