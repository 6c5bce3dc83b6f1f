// SPDX-License-Identifier: Apache-2.0
// Reading OpenStreetMap: shapes, ids, what is missing and what is broken.
#include <gmock/gmock.h>

#include <algorithm>

#include "core/base/errors.hpp"
#include "osm_text.hpp"

namespace levelground::gis::test_osm_reader {
namespace {

using ::testing::HasSubstr;

std::string problems_of(const OsmContent& content) {
  std::string all;
  for (const Problem& problem : content.problems) all += to_text(problem) + "\n";
  return all;
}

const RawFeature& feature(const OsmContent& content, const std::string& id) {
  const auto found = std::find_if(content.features.begin(), content.features.end(), [&](const RawFeature& f) { return f.feature.id == id; });
  if (found == content.features.end()) throw std::runtime_error("no feature " + id);
  return *found;
}

std::string refusal(const std::function<void()>& call) {
  try {
    call();
  } catch (const InputError& error) {
    return to_text(error.problems().front());
  }
  return "not refused";
}

TEST_F(OsmText, PointsAndLinesKeepPlacesAndNodes) {
  const OsmContent content = read(node(1, 13.5, 55.25, tag("highway", "crossing")) + node(2, 13.6, 55.25) + node(3, 13.7, 55.5, tag("natural", "tree")) +
                                  way(10, {1, 2, 2, 3}, tag("highway", "footway") + tag("width", "1.5")));
  EXPECT_EQ(content.nodes, 3U);
  EXPECT_EQ(content.ways, 1U);
  EXPECT_TRUE(content.problems.empty()) << problems_of(content);
  ASSERT_EQ(content.features.size(), 3U);
  const Feature& crossing = feature(content, "osm:n1").feature;
  EXPECT_EQ(crossing.theme, Theme::crossing);
  EXPECT_EQ(crossing.source, 3U);
  EXPECT_EQ(crossing.nodes, (std::vector<std::int64_t>{1}));
  EXPECT_EQ(std::get<Point>(crossing.geometry), (Point{13.5, 55.25}));
  EXPECT_TRUE(feature(content, "osm:n3").feature.nodes.empty()) << "a tree joins nothing";
  const Feature& path = feature(content, "osm:w10").feature;
  EXPECT_EQ(path.nodes, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(std::get<Line>(path.geometry), (Line{{13.5, 55.25}, {13.6, 55.25}, {13.7, 55.5}}));
}

TEST_F(OsmText, MultipolygonWithHole) {
  std::string nodes;
  const double outer[4][2] = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
  const double inner[4][2] = {{1, 1}, {1, 2}, {2, 2}, {2, 1}};
  for (int i = 0; i < 4; ++i) nodes += node(1 + i, outer[i][0], outer[i][1]) + node(11 + i, inner[i][0], inner[i][1]);
  // The outer ring comes in two pieces, one against the other's direction; roles are wrong on purpose.
  const OsmContent content = read(nodes + way(1, {1, 2, 3}, "") + way(2, {1, 4, 3}, "") + way(3, {11, 12, 13, 14, 11}, "") +
                                  relation(5, member(1, "outer") + member(3, "outer") + member(2, "outer"), tag("type", "multipolygon") + tag("leisure", "park")));
  EXPECT_TRUE(content.problems.empty()) << problems_of(content);
  ASSERT_EQ(content.features.size(), 1U);
  EXPECT_EQ(content.features[0].feature.id, "osm:r5");
  const auto& polygons = std::get<MultiPolygon>(content.features[0].feature.geometry);
  ASSERT_EQ(polygons.size(), 1U);
  ASSERT_EQ(polygons[0].holes.size(), 1U);
  EXPECT_DOUBLE_EQ(signed_area(polygons[0].outer), 16);
  EXPECT_DOUBLE_EQ(signed_area(polygons[0].holes[0]), -1);
  EXPECT_EQ(polygons[0].outer.front(), polygons[0].outer.back());
}

TEST_F(OsmText, WalkwayAreasKeepTheNodesOfTheirRings) {
  const OsmContent content = read(node(1, 0, 0) + node(2, 0, 1) + node(3, 1, 1) + way(1, {1, 2, 3, 1}, tag("highway", "pedestrian") + tag("area", "yes")));
  const Feature& area = feature(content, "osm:w1#walkway").feature;
  const Line& ring = std::get<MultiPolygon>(area.geometry).at(0).outer;
  ASSERT_EQ(area.nodes.size(), ring.size());
  EXPECT_EQ(area.nodes.front(), area.nodes.back());
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point expected = area.nodes[i] == 1 ? Point{0, 0} : area.nodes[i] == 2 ? Point{0, 1} : Point{1, 1};
    EXPECT_EQ(ring[i], expected) << i;
  }
  EXPECT_TRUE(feature(content, "osm:w1").feature.nodes.empty());
}

TEST_F(OsmText, TheOrderOfTheFileDoesNotMatter) {
  const std::string relation_text = relation(5, member(1, ""), tag("type", "multipolygon") + tag("leisure", "park"));
  const std::string way_text = way(1, {1, 2, 3, 1}, "") + way(2, {3, 1}, tag("highway", "path"));
  const std::string node_text = node(3, 1, 1) + node(1, 0, 0, tag("amenity", "bench")) + node(2, 1, 0);
  const OsmContent forwards = read(node_text + way_text + relation_text);
  const OsmContent backwards = read(relation_text + way_text + node_text);
  ASSERT_EQ(forwards.features.size(), 3U);
  ASSERT_EQ(backwards.features.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(forwards.features[i].feature.id, backwards.features[i].feature.id);
    EXPECT_EQ(forwards.features[i].feature.geometry, backwards.features[i].feature.geometry);
  }
}

TEST_F(OsmText, WhatIsMissingIsTold) {
  const OsmContent content = read(node(1, 0, 0) + node(2, 1, 0) + node(3, 1, 1) +
                                  way(1, {1, 99, 2}, tag("highway", "footway")) +           // a gap
                                  way(2, {99, 3}, tag("highway", "footway")) +              // one place left
                                  way(5, {1, 2, 99}, tag("highway", "footway")) +           // cut at the edge
                                  way(3, {1, 2, 98, 3, 1}, tag("leisure", "park")) +        // area with a gap
                                  way(4, {1, 2, 3, 1}, "") +
                                  relation(7, member(4, "outer") + member(77, "outer"), tag("type", "multipolygon") + tag("leisure", "park")) +
                                  relation(8, "<member type=\"node\" ref=\"1\" role=\"\"/>", tag("type", "multipolygon") + tag("leisure", "park")) +
                                  relation(9, member(78, "outer"), tag("type", "multipolygon") + tag("landuse", "military")));
  ASSERT_EQ(content.features.size(), 2U);
  EXPECT_EQ(content.features[0].feature.nodes, (std::vector<std::int64_t>{1, 2}));
  const std::string told = problems_of(content);
  EXPECT_THAT(told, HasSubstr("1 line has nodes that are not in the file; straight pieces bridge the gaps (w1)"));
  EXPECT_THAT(told, HasSubstr("1 line goes on outside the file and ends where its nodes do (w5)"));
  EXPECT_THAT(told, HasSubstr("1 line has fewer than two places left and was left out (w2)"));
  EXPECT_THAT(told, HasSubstr("1 area has nodes that are not in the file and was left out (w3)"));
  EXPECT_THAT(told, HasSubstr("1 relation has members that are not in the file and was left out (r7)"));
  EXPECT_THAT(told, HasSubstr("1 relation has no member ways and was left out (r8)"));
  EXPECT_THAT(told, ::testing::Not(HasSubstr("r9"))) << "nobody wants it";
  EXPECT_EQ(content.tally.themes[static_cast<std::size_t>(Theme::site)], 0U) << "the tally counts what was made";
  EXPECT_EQ(content.tally.themes[static_cast<std::size_t>(Theme::walkway)], 2U);
}

TEST_F(OsmText, OutlinesThatCrossThemselvesAreLeftOut) {
  const OsmContent content = read(node(1, 0, 0) + node(2, 1, 1) + node(3, 1, 0) + node(4, 0, 1) + way(1, {1, 2, 3, 4, 1}, tag("leisure", "park")) +
                                  way(2, {1, 1, 1, 1}, tag("leisure", "park")) + way(3, {1, 2, 1, 2, 1}, tag("leisure", "park")));
  EXPECT_TRUE(content.features.empty());
  EXPECT_THAT(problems_of(content), HasSubstr("3 areas have an outline that crosses itself or does not close and were left out (w1, w2, w3)"));
}

std::string versioned(std::string object, int version, bool visible = true) {
  const std::string written = "version=\"1\"";
  object.replace(object.find(written), written.size(), "version=\"" + std::to_string(version) + "\"" + (visible ? "" : " visible=\"false\""));
  return object;
}

TEST_F(OsmText, OfRepeatedObjectsTheHighestVersionCountsInAnyOrderAndIsTold) {
  const std::vector<std::string> nodes = {node(1, 0, 0, tag("amenity", "bench")), versioned(node(1, 5, 5, tag("amenity", "bench")), 3), versioned(node(1, 7, 7), 2), node(2, 1, 0),
                                          node(3, 1, 1)};
  const std::vector<std::string> ways = {way(1, {1, 2}, tag("highway", "footway")), versioned(way(1, {2, 1}, tag("highway", "steps")), 2), versioned(way(2, {1, 2, 3, 1}, ""), 2),
                                         way(2, {1, 2, 3, 1}, tag("leisure", "park")), way(3, {2, 3}, tag("highway", "footway")), versioned(way(3, {2, 3}, ""), 4)};
  const std::vector<std::string> relations = {relation(1, member(2, ""), tag("type", "multipolygon") + tag("leisure", "park")),
                                              versioned(relation(1, member(2, ""), tag("type", "multipolygon") + tag("leisure", "garden") + tag("access", "yes")), 2),
                                              relation(2, member(2, ""), tag("type", "multipolygon") + tag("leisure", "park")), versioned(relation(2, member(2, ""), tag("type", "site")), 2)};
  std::vector<std::string> objects = nodes;
  objects.insert(objects.end(), ways.begin(), ways.end());
  objects.insert(objects.end(), relations.begin(), relations.end());
  for (int order = 0; order < 2; ++order) {
    std::string text;
    for (const std::string& object : objects) text += object;
    const OsmContent content = read(text);
    EXPECT_EQ(std::get<Point>(feature(content, "osm:n1").feature.geometry), (Point{5, 5}));
    EXPECT_EQ(feature(content, "osm:w1").feature.theme, Theme::steps);
    EXPECT_EQ(feature(content, "osm:w1").feature.nodes, (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(std::get<Line>(feature(content, "osm:w1").feature.geometry).back(), (Point{5, 5})) << "ways lead where the node is now";
    for (const char* gone : {"osm:w2", "osm:w3", "osm:r2"}) EXPECT_THROW(feature(content, gone), std::runtime_error) << gone << " says nothing any more";
    EXPECT_EQ(feature(content, "osm:r1").feature.text(Property::kind), "garden");
    EXPECT_EQ(content.features.size(), 4U) << "the garden is green too: " << problems_of(content);
    EXPECT_THAT(problems_of(content), HasSubstr("1 node stands more than once; its highest version was used (n1)"));
    EXPECT_THAT(problems_of(content), HasSubstr("3 ways stand more than once; the highest version of each was used (w1, w2, w3)"));
    EXPECT_THAT(problems_of(content), HasSubstr("2 relations stand more than once; the highest version of each was used (r1, r2)"));
    EXPECT_EQ(content.tally.themes[static_cast<std::size_t>(Theme::seat)], 1U);
    std::reverse(objects.begin(), objects.end());
  }
}

TEST_F(OsmText, CopiesOfOneVersionAreOneOrNone) {
  const std::string bench = node(1, 0, 0, tag("amenity", "bench") + tag("backrest", "yes"));
  const std::string the_same = node(1, 0, 0, tag("backrest", "yes") + tag("amenity", "bench"));
  const OsmContent once = read(bench + the_same);
  EXPECT_EQ(once.features.size(), 1U);
  EXPECT_THAT(problems_of(once), HasSubstr("1 node stands more than once"));
  for (const bool turned : {false, true}) {
    const std::string other = node(1, 0, 1, tag("amenity", "bench"));
    const OsmContent none = read((turned ? other + bench : bench + other) + node(2, 1, 1) + way(1, {1, 2}, tag("highway", "footway")));
    EXPECT_TRUE(none.features.empty()) << "the way has lost its node";
    EXPECT_THAT(problems_of(none), HasSubstr("1 object stands more than once with one version, but says different things, and was left out (n1)"));
  }
}

TEST_F(OsmText, AnObjectWhoseHighestVersionIsDeletedIsGone) {
  const std::string bench = node(1, 0, 0, tag("amenity", "bench"));
  const std::string deleted = versioned("<node id=\"1\" version=\"1\"/>", 2, false);
  for (const bool turned : {false, true}) {
    const OsmContent content = read(turned ? deleted + bench : bench + deleted);
    EXPECT_TRUE(content.features.empty());
    EXPECT_THAT(problems_of(content), HasSubstr("1 object stands more than once and is deleted in its highest version; it was left out (n1)"));
    const OsmContent back = read(versioned("<node id=\"1\" version=\"1\"/>", 1, false) + versioned(bench, 2));
    EXPECT_EQ(back.features.size(), 1U);
  }
  const OsmContent way_gone = read(node(1, 0, 0) + node(2, 1, 1) + way(1, {1, 2}, tag("highway", "footway")) + versioned(way(1, {}, ""), 2, false));
  EXPECT_TRUE(way_gone.features.empty());
}

TEST_F(OsmText, NodesWithoutAPlace) {
  const OsmContent content = read("<node id=\"1\" version=\"1\"><tag k=\"amenity\" v=\"bench\"/></node>" + node(2, 1, 1));
  EXPECT_TRUE(content.features.empty());
  EXPECT_THAT(problems_of(content), HasSubstr("1 node has no place in the world and was left out (n1)"));
}

TEST_F(OsmText, IdsBelowZeroAndAboveThirtyTwoBits) {
  const OsmContent content = read("<node id=\"-5\" version=\"1\" lon=\"1\" lat=\"2\"/><node id=\"9007199254740993\" version=\"1\" lon=\"2\" lat=\"2\"/>"
                                  "<way id=\"-1\" version=\"1\"><nd ref=\"-5\"/><nd ref=\"9007199254740993\"/><tag k=\"highway\" v=\"path\"/></way>");
  ASSERT_EQ(content.features.size(), 1U);
  EXPECT_EQ(content.features[0].feature.id, "osm:w-1");
  EXPECT_EQ(content.features[0].feature.nodes, (std::vector<std::int64_t>{-5, 9007199254740993}));
}

TEST_F(OsmText, NewestDateIsThatOfTheNewestObject) {
  const auto dated = [](const char* time) { return std::string("<node id=\"1\" version=\"1\" lon=\"1\" lat=\"2\" timestamp=\"") + time + "\"/>"; };
  EXPECT_EQ(to_text(read(dated("2023-04-10T09:41:55Z") + node(2, 1, 1)).newest), "2023-04-10");
  const OsmContent old = read(dated("1970-01-01T00:00:01Z"));
  EXPECT_FALSE(old.newest.is_set());
  EXPECT_THAT(problems_of(old), HasSubstr("older than OpenStreetMap"));
}

TEST_F(OsmText, FilesThatAreNotMapsAreRefusedWithAWayOut) {
  const auto refused = [&](const std::string& name, const std::string& bytes) {
    const auto file = write(name, bytes);
    return refusal([&] { read_file(file); });
  };
  EXPECT_THAT(refused("empty.osm", ""), HasSubstr("damaged, cut short or not OpenStreetMap XML"));
  EXPECT_THAT(refused("empty.osm.pbf", ""), ::testing::AnyOf(HasSubstr("holds no objects"), HasSubstr("damaged"), HasSubstr("not refused")));
  EXPECT_THAT(refused("text.osm.pbf", "this is no map, but a letter to a friend"), HasSubstr("damaged"));
  EXPECT_THAT(refused("cut.osm", "<osm version=\"0.6\"><node id=\"1\" lon=\"1\""), HasSubstr("damaged"));
  EXPECT_THAT(refused("plain.osm.bz2", "<osm version=\"0.6\"></osm>"), HasSubstr("damaged"));
  EXPECT_THAT(refused("change.osm", "<osmChange version=\"0.6\"><modify></modify></osmChange>"), HasSubstr("a change file or a history"));
  EXPECT_THAT(refused("change.osc", "<osmChange version=\"0.6\"/>"), HasSubstr("an OpenStreetMap change file"));
  EXPECT_THAT(refused("map.shp", "x"), HasSubstr("does not end like an OpenStreetMap file"));
  EXPECT_THAT(refused("entity.osm", "<!DOCTYPE osm [<!ENTITY a \"b\">]><osm version=\"0.6\"/>"), HasSubstr("damaged"));
  EXPECT_THAT(refusal([&] { read_file(m_folder / "nowhere.osm"); }), HasSubstr("there is no such file"));
  std::filesystem::create_directories(m_folder / "folder.osm");
  EXPECT_THAT(refusal([&] { read_file(m_folder / "folder.osm"); }), HasSubstr("no file that can be read"));
  EXPECT_THAT(refusal([&] { read_file("http://localhost/map.osm"); }), HasSubstr("there is no such file")) << "addresses are never fetched";
}

TEST_F(OsmText, AMapWithoutObjectsIsReadAndTold) {
  const OsmContent content = read("");
  EXPECT_TRUE(content.features.empty());
  EXPECT_THAT(problems_of(content), HasSubstr("holds no objects at all"));
}

TEST_F(OsmText, StopsWhenAsked) {
  const auto file = write("map.osm", "<osm version=\"0.6\">" + node(1, 1, 1) + "</osm>");
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(read_osm(file, "osm", 0, mapping(), silent_progress(), source.get_token()), Cancelled);
}

TEST_F(OsmText, NamesOfFiles) {
  for (const char* name : {"a.osm.pbf", "a.PBF", "a.osm", "a.osm.gz", "a.osm.bz2", "a.osc", "x/a.osh.pbf"}) EXPECT_TRUE(is_osm_file_name(name)) << name;
  for (const char* name : {"a.geojson", "a.gpkg", "osm", "a.gz", "pbf.txt"}) EXPECT_FALSE(is_osm_file_name(name)) << name;
}

}  // namespace
}  // namespace levelground::gis::test_osm_reader
