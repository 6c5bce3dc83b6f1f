// SPDX-License-Identifier: Apache-2.0
// The mappings that come with the program: they can be read, and they mean what the catalogue says the tags mean.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "core/base/errors.hpp"
#include "gis/read/mapping.hpp"

namespace levelground::gis::test_mappings_shipped {
namespace {

const std::filesystem::path folder = LEVELGROUND_SOURCE_DIR "/mappings";

KeyValues tags(std::vector<std::pair<std::string_view, std::string_view>> list) {
  std::sort(list.begin(), list.end());
  return list;
}

constexpr GeometryKinds point = kinds(GeometryKind::point);
constexpr GeometryKinds line = kinds(GeometryKind::line);
constexpr GeometryKinds closed_line = GeometryKind::line | GeometryKind::polygon;

/// "theme:kind" of everything made, in order.
std::string themes(const KeyValues& t, GeometryKinds offered) {
  static const LayerMapping mapping = load_mapping(folder, "openstreetmap");
  MappingTally tally;
  std::string result;
  for (const MappedFeature& feature : apply(mapping, t, offered, {}, tally)) {
    if (!result.empty()) result += " ";
    result += theme_name(feature.theme);
    for (const Attribute& a : feature.attributes) {
      if (a.property == Property::kind) result += ":" + a.text;
    }
  }
  return result;
}

/// Statements about a property as text: "[0, 30] tagged", codes by name.
std::vector<std::string> statements(const KeyValues& t, GeometryKinds offered, Property property, const char* id = "openstreetmap") {
  const LayerMapping mapping = load_mapping(folder, id);
  MappingTally tally;
  const auto features = apply(mapping, t, offered, {}, tally);
  std::vector<std::string> result;
  if (features.empty()) return {"no feature"};
  for (const Attribute& a : features.front().attributes) {
    if (a.property != property) continue;
    std::string text;
    const PropertyInfo& info = property_info(property);
    if (info.quantity == Quantity::category) {
      for (std::size_t i = 0; i < info.codes.size(); ++i) {
        if ((a.codes >> i & 1U) != 0) text += std::string(info.codes[i]) + " ";
      }
    } else {
      text = "[" + a.range.low.to_text_exact() + ", " + a.range.high.to_text_exact() + "] ";
    }
    result.push_back(text + std::string(grade_name(a.grade)));
  }
  return result;
}

using Strings = std::vector<std::string>;

TEST(ShippedMappings, StatedObstaclesAreRead) {
  EXPECT_EQ(themes(tags({{"kerb:height", "0.1"}}), point), "kerb:kerb");
  EXPECT_EQ(themes(tags({{"entrance", "yes"}, {"kerb:height", "0.1"}}), point), "kerb:kerb entrance:yes");
  EXPECT_EQ(themes(tags({{"barrier", "kerb"}, {"kerb:height", "0.1"}}), point), "kerb:kerb") << "once";
  EXPECT_EQ(themes(tags({{"highway", "crossing"}, {"kerb:height", "0.1"}}), point), "crossing:crossing") << "it speaks of both sides";
  EXPECT_EQ(themes(tags({{"entrance", "emergency"}}), point), "barrier:emergency_exit");
  EXPECT_EQ(themes(tags({{"door", "revolving"}}), point), "entrance:door");
  EXPECT_EQ(themes(tags({{"ford", "yes"}}), point), "barrier:ford");
  EXPECT_EQ(statements(tags({{"entrance", "emergency"}}), point, Property::foot), Strings{"no inferred"});
  EXPECT_EQ(statements(tags({{"entrance", "exit"}}), point, Property::foot), Strings{"yes no inferred"});
  EXPECT_EQ(statements(tags({{"entrance", "yes"}, {"step_count", "2"}}), point, Property::step_count), Strings{"[2, 2] tagged"});
  EXPECT_EQ(statements(tags({{"entrance", "yes"}, {"entrance:step_count", "2"}}), point, Property::step_count), Strings{"[2, 2] tagged"});
  EXPECT_EQ(statements(tags({{"entrance", "yes"}, {"door", "revolving"}}), point, Property::step_free), Strings{"[0, 1] inferred"});
  EXPECT_EQ(statements(tags({{"entrance", "yes"}, {"door", "revolving"}, {"wheelchair", "yes"}}), point, Property::step_free), Strings{"[1, 1] tagged"});
  EXPECT_EQ(statements(tags({{"barrier", "kerb"}, {"wheelchair", "yes"}}), point, Property::step_free), Strings{"[1, 1] tagged"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"width", "2"}, {"maxwidth:physical", "0.5"}}), line, Property::width), Strings{"[450, 550] tagged"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"conveying", "forward"}}), line, Property::foot), Strings{"yes no inferred"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"ford", "yes"}}), line, Property::foot), Strings{"yes no inferred"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"oneway:foot", "yes"}, {"foot", "designated"}}), line, Property::foot), Strings{"yes no tagged"}) << "one must come back";
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"oneway:foot", "yes"}, {"foot", "no"}}), line, Property::foot), Strings{"no tagged"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"oneway:foot", "no"}, {"foot", "yes"}}), line, Property::foot), Strings{"yes tagged"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"foot:backward", "no"}, {"foot", "yes"}}), line, Property::foot), Strings{"yes no tagged"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"foot:forward", "no"}}), line, Property::foot), Strings{"yes no tagged"});
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"foot:backward", "no"}, {"foot", "no"}}), line, Property::foot), Strings{"no tagged"});
  EXPECT_THAT(statements(tags({{"highway", "footway"}, {"foot:backward", "no"}, {"foot:forward", "no"}}), line, Property::foot), ::testing::Contains("no tagged")) << "closed both ways";
  for (const char* key : {"disused", "abandoned"}) {
    EXPECT_EQ(statements(tags({{"highway", "elevator"}, {key, "yes"}}), point, Property::foot), Strings{"no inferred"}) << key;
  }
  EXPECT_EQ(statements(tags({{"highway", "elevator"}, {"operational_status", "broken"}}), point, Property::foot), Strings{"no inferred"});
}

TEST(ShippedMappings, AllAreReadAndOneIsTheDefaultOfEachFormat) {
  Strings ids;
  for (const MappingInfo& info : list_mappings(folder)) ids.push_back(info.id);
  EXPECT_THAT(ids, ::testing::IsSupersetOf({"openstreetmap", "opensidewalks", "plain", "project-sidewalk"}));
  EXPECT_EQ(default_mapping(folder, "osm").id(), "openstreetmap");
  EXPECT_EQ(default_mapping(folder, "opensidewalks").topology().from_node, "_u_id");
  EXPECT_TRUE(default_mapping(folder, "plain").plain());
  EXPECT_TRUE(load_mapping(folder, "project-sidewalk").makes_observations());
  EXPECT_THROW(load_mapping(folder, "../criteria/x"), InputError);
  try {
    load_mapping(folder, "openstreetmaps");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("Did you mean ‘openstreetmap’?"));
  }
}

TEST(OpenStreetMapMapping, ThemesOfObjects) {
  EXPECT_EQ(themes(tags({{"leisure", "park"}}), closed_line), "site:park");
  EXPECT_EQ(themes(tags({{"leisure", "park"}}), point), "");
  EXPECT_EQ(themes(tags({{"leisure", "playground"}}), closed_line), "site:playground play:playground");
  EXPECT_EQ(themes(tags({{"leisure", "garden"}, {"access", "private"}}), closed_line), "green:garden");
  EXPECT_EQ(themes(tags({{"leisure", "garden"}}), closed_line), "green:garden") << "nothing says that it is public";
  EXPECT_EQ(themes(tags({{"leisure", "garden"}, {"name", "Jardín de Rubió"}}), closed_line), "site:garden green:garden");
  EXPECT_EQ(themes(tags({{"leisure", "garden"}, {"access", "yes"}}), closed_line), "site:garden green:garden");
  EXPECT_EQ(themes(tags({{"leisure", "garden"}, {"garden:type", "botanical"}}), closed_line), "site:garden green:garden");
  EXPECT_EQ(themes(tags({{"leisure", "garden"}, {"garden:type", "residential"}, {"name", "Villa"}}), closed_line), "green:garden");
  EXPECT_EQ(themes(tags({{"place", "square"}, {"highway", "pedestrian"}, {"area", "yes"}}), polygon_record), "site:square walkway:pedestrian");
  EXPECT_EQ(themes(tags({{"place", "square"}, {"highway", "footway"}}), closed_line), "site:square walkway:footway") << "the way around it is walked";
  EXPECT_EQ(themes(tags({{"place", "square"}, {"highway", "footway"}}), line), "walkway:footway");
  EXPECT_EQ(themes(tags({{"leisure", "garden"}, {"name", "Kew"}, {"highway", "path"}}), closed_line), "site:garden green:garden walkway:path");
  EXPECT_EQ(themes(tags({{"highway", "pedestrian"}}), closed_line), "walkway:pedestrian");
  EXPECT_EQ(themes(tags({{"highway", "footway"}, {"footway", "sidewalk"}}), line), "walkway:sidewalk");
  EXPECT_EQ(themes(tags({{"highway", "footway"}, {"footway", "crossing"}}), line), "crossing:crossing");
  EXPECT_EQ(themes(tags({{"highway", "cycleway"}}), line), "walkway:cycleway");
  EXPECT_EQ(themes(tags({{"highway", "cycleway"}, {"foot", "designated"}}), line), "walkway:cycleway");
  EXPECT_EQ(themes(tags({{"highway", "living_street"}}), line), "road:living_street");
  EXPECT_EQ(themes(tags({{"highway", "steps"}}), line), "steps:steps");
  EXPECT_EQ(themes(tags({{"highway", "steps"}, {"conveying", "yes"}}), line), "steps:escalator");
  EXPECT_EQ(themes(tags({{"highway", "elevator"}}), point), "lift:elevator");
  EXPECT_EQ(themes(tags({{"highway", "bus_stop"}, {"bench", "yes"}, {"shelter", "yes"}}), point), "seat:bench_at_stop shelter:shelter_at_stop stop:bus_stop");
  EXPECT_EQ(themes(tags({{"barrier", "gate"}}), point), "barrier:gate entrance:gate");
  EXPECT_EQ(themes(tags({{"barrier", "bollard"}}), point), "barrier:bollard");
  EXPECT_EQ(themes(tags({{"barrier", "kerb"}, {"kerb", "raised"}}), point), "kerb:kerb");
  EXPECT_EQ(themes(tags({{"highway", "crossing"}, {"kerb", "lowered"}}), point), "crossing:crossing");
  EXPECT_EQ(themes(tags({{"amenity", "toilets"}, {"building", "yes"}}), closed_line), "building:yes toilet:toilets");
  EXPECT_EQ(themes(tags({{"building", "apartments"}}), closed_line), "building:apartments");
  EXPECT_EQ(themes(tags({{"building", "no"}}), closed_line), "");
  EXPECT_EQ(themes(tags({{"tourism", "information"}, {"information", "guidepost"}}), point), "sign:guidepost");
  EXPECT_EQ(themes(tags({{"tourism", "information"}, {"information", "office"}}), point), "");
  EXPECT_EQ(themes(tags({{"amenity", "parking_space"}, {"parking_space", "disabled"}}), closed_line), "parking:parking_space_disabled");
  EXPECT_EQ(themes(tags({{"playground", "swing"}}), point), "play:swing");
  EXPECT_EQ(themes(tags({{"natural", "tree"}}), point), "tree:tree");
  EXPECT_EQ(themes(tags({{"shop", "bakery"}}), point), "");
}

TEST(OpenStreetMapMapping, KerbWordsMeanWhatTheWikiSays) {
  const auto height = [](const char* kerb) { return statements(tags({{"barrier", "kerb"}, {"kerb", kerb}}), point, Property::kerb_height); };
  EXPECT_EQ(height("no"), Strings{"[0, 0] tagged"}) << "no kerb, not a high one";
  EXPECT_EQ(height("flush"), Strings{"[0, 5] inferred"});
  EXPECT_EQ(height("lowered"), Strings{"[0, 30] tagged"});
  EXPECT_EQ(height("raised"), Strings{"[30, \u221E] tagged"});
  EXPECT_EQ(height("rolled"), Strings{});
  EXPECT_EQ(height("yes"), Strings{});
  EXPECT_EQ(statements(tags({{"barrier", "kerb"}, {"kerb", "yes"}}), point, Property::kerb_kind), Strings{"flush lowered raised rolled tagged"});
  EXPECT_EQ(statements(tags({{"barrier", "kerb"}, {"kerb:height", "60 mm"}}), point, Property::kerb_height), Strings{"[59, 61] tagged"});
  EXPECT_EQ(statements(tags({{"sloped_curb", "no"}}), point, Property::kerb_kind), Strings{"raised inferred"});
}

TEST(OpenStreetMapMapping, OtherWords) {
  const auto way = [](std::pair<std::string_view, std::string_view> tag, Property property) {
    return statements(tags({{"highway", "footway"}, tag}), line, property);
  };
  EXPECT_EQ(way({"incline", "5"}, Property::incline), Strings{});
  EXPECT_EQ(way({"incline", "5%"}, Property::incline), Strings{"[0.045, 0.055] tagged"});
  EXPECT_EQ(way({"lit", "24/7"}, Property::lit), Strings{"[1, 1] tagged"});
  EXPECT_EQ(way({"lit", "limited"}, Property::lit), Strings{});
  EXPECT_EQ(way({"wheelchair", "limited"}, Property::step_free), (Strings{"[0, 1] tagged"}));
  EXPECT_EQ(way({"sac_scale", "alpine_hiking"}, Property::step_free), Strings{"[0, 0] inferred"});
  EXPECT_EQ(way({"surface", "asphalt;sett"}, Property::surface), Strings{"asphalt sett tagged"});
  EXPECT_EQ(way({"surface", "cobblestone:flattened"}, Property::surface), Strings{"sett tagged"});
  EXPECT_EQ(way({"tactile_paving", "primitive"}, Property::tactile_paving), Strings{});
  EXPECT_EQ(way({"smoothness", "intermediate"}, Property::smoothness), Strings{"[5, 5] tagged"});
  const auto road = [](std::pair<std::string_view, std::string_view> tag, Property property) {
    return statements(tags({{"highway", "residential"}, tag}), line, property);
  };
  EXPECT_EQ(road({"maxspeed", "30"}, Property::speed_limit), Strings{"[30000, 30000] tagged"});
  EXPECT_EQ(road({"maxspeed", "DE:urban"}, Property::speed_limit), Strings{"[50000, 50000] inferred"});
  EXPECT_EQ(road({"maxspeed", "walk"}, Property::speed_limit), Strings{"[0, 20000] tagged"});
  EXPECT_EQ(road({"sidewalk:left", "yes"}, Property::sidewalk), Strings{"both left tagged"});
  EXPECT_EQ(road({"sidewalk", "no"}, Property::sidewalk), Strings{"none tagged"});
  EXPECT_EQ(statements(tags({{"highway", "crossing"}, {"traffic_signals:sound", "locate"}}), point, Property::sound_signal), Strings{});
  EXPECT_EQ(statements(tags({{"highway", "steps"}, {"ramp", "yes"}}), line, Property::ramp), Strings{"[0, 1] inferred"}) << "it may be for prams";
  EXPECT_EQ(statements(tags({{"highway", "steps"}, {"ramp:stroller", "yes"}, {"ramp:wheelchair", "no"}}), line, Property::ramp), Strings{"[0, 1] inferred"}) << "a pram may pass";
  EXPECT_EQ(statements(tags({{"amenity", "toilets"}, {"wheelchair", "yes"}}), point, Property::step_free), Strings{"[1, 1] tagged"});
  EXPECT_EQ(statements(tags({{"amenity", "toilets"}, {"wheelchair", "yes"}, {"toilets:wheelchair", "no"}}), point, Property::step_free), Strings{"[0, 0] tagged"});
  EXPECT_EQ(statements(tags({{"amenity", "parking"}, {"capacity:disabled", "yes"}}), point, Property::capacity_disabled), Strings{"[1, \u221E] tagged"});
}

TEST(OpenStreetMapMapping, AtWalkingPacePeopleWalkInTheStreetItself) {
  for (const auto& street : {tags({{"highway", "living_street"}, {"sidewalk", "separate"}}), tags({{"highway", "residential"}, {"maxspeed", "walk"}, {"sidewalk:both", "separate"}}),
                             tags({{"highway", "living_street"}, {"maxspeed", "walk"}, {"sidewalk:both", "separate"}})}) {
    EXPECT_EQ(statements(street, line, Property::sidewalk), Strings{"none separate tagged"}) << "also where sidewalks are drawn beside it";
  }
  EXPECT_EQ(statements(tags({{"highway", "living_street"}, {"sidewalk", "both"}}), line, Property::sidewalk), Strings{"both tagged"});
  EXPECT_EQ(statements(tags({{"highway", "residential"}, {"maxspeed", "30"}, {"sidewalk", "separate"}}), line, Property::sidewalk), Strings{"separate tagged"});
}

TEST(OpenStreetMapMapping, OfAPlaceItIsSaidWhoMayWalkIn) {
  const auto park = [](std::vector<std::pair<std::string_view, std::string_view>> said) {
    said.emplace_back("leisure", "park");
    return statements(tags(std::move(said)), closed_line, Property::foot);
  };
  EXPECT_EQ(park({{"foot", "no"}}), Strings{"no tagged"});
  EXPECT_EQ(park({{"locked", "yes"}}), Strings{"private tagged"});
  EXPECT_EQ(park({{"locked", "yes"}, {"opening_hours", "08:00-20:00"}}), Strings{"yes private tagged"});
  EXPECT_EQ(park({}), Strings{});
}

TEST(OpenSidewalksMapping, InclinesAreFractions) {
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"incline", "-0.017"}}), line, Property::incline, "opensidewalks"), Strings{"[-0.0175, -0.0165] inferred"});
  EXPECT_EQ(statements(tags({{"barrier", "kerb"}, {"kerb", "lowered"}}), point, Property::kerb_height, "opensidewalks"), Strings{"[0, 30] tagged"});
}

TEST(OpenStreetMapMapping, SidewalksOfARoadHaveWordsOfTheirOwn) {
  using List = std::vector<std::string>;
  const KeyValues road = tags({{"highway", "residential"},
                               {"sidewalk", "both"},
                               {"width", "6"},
                               {"sidewalk:both:width", "2"},
                               {"sidewalk:left:width", "1.5"},
                               {"sidewalk:surface", "asphalt"},
                               {"footway:right:surface", "sett"},
                               {"sidewalk:right:smoothness", "good"},
                               {"sidewalk:left:incline", "4%"},
                               {"sidewalk:both:kerb", "lowered"},
                               {"kerb:right", "raised"}});
  EXPECT_EQ(statements(road, line, Property::width), (List{"[5500, 6500] tagged"}));
  EXPECT_EQ(statements(road, line, Property::sidewalk_left_width), (List{"[1450, 1550] tagged"}));
  EXPECT_EQ(statements(road, line, Property::sidewalk_right_width), (List{"[1500, 2500] tagged"}));
  EXPECT_EQ(statements(road, line, Property::sidewalk_left_surface), (List{"asphalt tagged"}));
  EXPECT_EQ(statements(road, line, Property::sidewalk_right_surface), (List{"asphalt tagged"})) << "sidewalk:… before the older footway:…";
  EXPECT_EQ(statements(road, line, Property::sidewalk_left_smoothness), List{});
  EXPECT_EQ(statements(road, line, Property::sidewalk_right_smoothness).size(), 1U);
  EXPECT_EQ(statements(road, line, Property::sidewalk_left_incline).size(), 1U);
  EXPECT_EQ(statements(road, line, Property::sidewalk_left_kerb_height), (List{"[0, 30] tagged"}));
  EXPECT_EQ(statements(road, line, Property::sidewalk_right_kerb_height).size(), 2U) << "two words side by side";
  EXPECT_EQ(statements(tags({{"highway", "residential"}, {"width", "6"}}), line, Property::sidewalk_left_width), List{});
}

TEST(OpenStreetMapMapping, WhetherPeopleWalkOnACyclewayOrATrunkRoadIsLeftOpen) {
  using List = std::vector<std::string>;
  const List open{"yes no inferred"};
  EXPECT_EQ(themes(tags({{"highway", "cycleway"}}), line), "walkway:cycleway");
  EXPECT_EQ(themes(tags({{"highway", "cycleway"}, {"cycleway", "crossing"}}), line), "walkway:cycleway") << "no crossing for people on foot";
  EXPECT_EQ(themes(tags({{"highway", "cycleway"}, {"foot", "no"}}), line), "");
  EXPECT_EQ(statements(tags({{"highway", "cycleway"}}), line, Property::foot), open);
  EXPECT_EQ(statements(tags({{"highway", "cycleway"}, {"foot", "designated"}}), line, Property::foot), List{"yes tagged"});
  EXPECT_EQ(statements(tags({{"highway", "cycleway"}, {"access", "private"}}), line, Property::foot), List{});
  EXPECT_EQ(statements(tags({{"highway", "trunk"}}), line, Property::foot), open);
  EXPECT_EQ(statements(tags({{"highway", "trunk"}, {"sidewalk", "both"}}), line, Property::foot), List{});
  EXPECT_EQ(statements(tags({{"highway", "trunk"}, {"motorroad", "yes"}}), line, Property::foot), List{"no inferred"});
  EXPECT_EQ(statements(tags({{"highway", "trunk"}, {"foot", "yes"}}), line, Property::foot), List{"yes tagged"});
  EXPECT_EQ(statements(tags({{"highway", "motorway"}}), line, Property::foot), List{});
}

TEST(OpenStreetMapMapping, ACorridorIsWalkedByWhoeverIsLetIn) {
  using List = std::vector<std::string>;
  EXPECT_EQ(themes(tags({{"indoor", "corridor"}}), closed_line), "walkway:corridor");
  EXPECT_EQ(themes(tags({{"indoor", "corridor"}}), line), "walkway:corridor");
  EXPECT_EQ(themes(tags({{"indoor", "corridor"}}), point), "");
  EXPECT_EQ(themes(tags({{"indoor", "room"}}), closed_line), "");
  EXPECT_EQ(statements(tags({{"indoor", "corridor"}}), closed_line, Property::foot), List{"yes permissive customers private no inferred"});
  EXPECT_EQ(statements(tags({{"indoor", "corridor"}, {"foot", "yes"}}), closed_line, Property::foot), List{"yes tagged"});
  EXPECT_EQ(statements(tags({{"indoor", "corridor"}, {"access", "yes"}}), closed_line, Property::foot), List{});
}

TEST(OpenStreetMapMapping, WaysInsideAHouseAreCorridorsWhateverTheyAreCalled) {
  using List = std::vector<std::string>;
  const List open{"yes permissive customers private no inferred"};
  EXPECT_EQ(themes(tags({{"highway", "corridor"}}), polygon_record), "walkway:corridor") << "crossed freely";
  EXPECT_EQ(themes(tags({{"highway", "corridor"}}), closed_line), "walkway:corridor");
  EXPECT_EQ(statements(tags({{"highway", "corridor"}}), polygon_record, Property::foot), open);
  EXPECT_EQ(statements(tags({{"highway", "corridor"}, {"level", "1"}}), polygon_record, Property::layer).size(), 1U);
  for (const char* indoor : {"yes", "corridor", "area", "room"}) {
    SCOPED_TRACE(indoor);
    for (const char* highway : {"footway", "path", "pedestrian", "corridor"}) {
      EXPECT_EQ(themes(tags({{"highway", highway}, {"indoor", indoor}}), line), "walkway:corridor") << highway;
      EXPECT_EQ(statements(tags({{"highway", highway}, {"indoor", indoor}}), line, Property::foot), open) << highway;
      EXPECT_THAT(themes(tags({{"highway", highway}, {"indoor", indoor}}), polygon_record), ::testing::HasSubstr("walkway:corridor")) << highway;
      EXPECT_THAT(themes(tags({{"highway", highway}, {"indoor", indoor}}), polygon_record), ::testing::Not(::testing::HasSubstr("walkway:" + std::string(highway) + " "))) << "once";
    }
    for (const char* highway : {"steps", "elevator", "service"}) EXPECT_EQ(statements(tags({{"highway", highway}, {"indoor", indoor}}), line, Property::foot), open) << highway;
    EXPECT_EQ(statements(tags({{"highway", "footway"}, {"indoor", indoor}, {"access", "yes"}}), line, Property::foot), List{});
    EXPECT_EQ(statements(tags({{"highway", "footway"}, {"indoor", indoor}, {"foot", "permissive"}}), line, Property::foot), List{"permissive tagged"});
    EXPECT_EQ(statements(tags({{"highway", "footway"}, {"indoor", indoor}, {"opening_hours", "06:00-24:00"}}), line, Property::foot), List{}) << "the hours say when it is open";
  }
  EXPECT_EQ(themes(tags({{"highway", "footway"}, {"indoor", "no"}}), line), "walkway:footway");
  EXPECT_EQ(statements(tags({{"highway", "footway"}, {"indoor", "no"}}), line, Property::foot), List{});
}

TEST(OpenStreetMapMapping, RailsAreReadWhileTheyLie) {
  EXPECT_EQ(themes(tags({{"railway", "tram"}}), line), "rail:tram");
  EXPECT_EQ(themes(tags({{"railway", "abandoned"}}), line), "");
  EXPECT_EQ(themes(tags({{"railway", "tram"}, {"highway", "residential"}}), line), "road:residential");
}

TEST(OpenStreetMapMapping, OfAWaySharedWithBicyclesThePartForWalkingCounts) {
  using List = std::vector<std::string>;
  const KeyValues path = tags({{"highway", "path"}, {"width", "5"}, {"footway:width", "2"}, {"surface", "asphalt"}, {"footway:surface", "sett"}});
  EXPECT_EQ(statements(path, line, Property::width), (List{"[1500, 2500] tagged"}));
  EXPECT_EQ(statements(path, line, Property::surface), (List{"sett tagged"}));
  EXPECT_EQ(statements(tags({{"highway", "path"}, {"width", "5"}}), line, Property::width), (List{"[4500, 5500] tagged"}));
}

}  // namespace
}  // namespace levelground::gis::test_mappings_shipped
