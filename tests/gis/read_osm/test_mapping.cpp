// SPDX-License-Identifier: Apache-2.0
// Rules of a mapping, and what its linter says about mistakes.
#include "gis/read/mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/base/errors.hpp"

namespace levelground::gis::test_mapping {
namespace {

using ::testing::HasSubstr;

constexpr const char* head = R"(id: town
title: A town
join_tolerance: 0.5 m
lines_cross: perhaps
entrance_tolerance: 3 m
)";

LayerMapping parse(const std::string& rest) { return LayerMapping::parse(head + rest, "town.yaml"); }

/// The problems of a mapping that must not be read, one a line.
std::string mistakes(const std::string& rest) {
  try {
    parse(rest);
  } catch (const InputError& error) {
    std::string all;
    for (const Problem& problem : error.problems()) all += to_text(problem) + "\n";
    return all;
  }
  return "no mistake found";
}

KeyValues tags(std::vector<std::pair<std::string_view, std::string_view>> list) {
  std::sort(list.begin(), list.end());
  return list;
}

struct Applied {
  std::vector<MappedFeature> features;
  MappingTally tally;
};
Applied run(const LayerMapping& mapping, const KeyValues& t, GeometryKinds offered, std::string_view layer = {}) {
  Applied result;
  result.features = apply(mapping, t, offered, layer, result.tally);
  return result;
}

const Attribute* find(const MappedFeature& feature, Property property) {
  const auto found = std::find_if(feature.attributes.begin(), feature.attributes.end(), [&](const Attribute& a) { return a.property == property; });
  return found == feature.attributes.end() ? nullptr : &*found;
}

constexpr GeometryKinds point = kinds(GeometryKind::point);
constexpr GeometryKinds line = kinds(GeometryKind::line);
constexpr GeometryKinds closed_line = GeometryKind::line | GeometryKind::polygon;

TEST(Mapping, FirstRuleWinsAndAlsoStandsBeside) {
  const LayerMapping mapping = parse(R"(features:
  - {theme: green, also: yes, when: {leisure: [garden]}, geometry: [polygon]}
  - {theme: site, when: {leisure: [park, garden]}, geometry: [polygon], set: {kind: park}}
  - {theme: building, when: {building: "*"}, geometry: [polygon]}
)");
  const Applied garden = run(mapping, tags({{"leisure", "garden"}, {"building", "yes"}}), closed_line);
  ASSERT_EQ(garden.features.size(), 2U);
  EXPECT_EQ(garden.features[0].theme, Theme::green);
  EXPECT_TRUE(garden.features[0].extra);
  EXPECT_EQ(feature_id("osm:w7", garden.features[0]), "osm:w7#green");
  EXPECT_EQ(garden.features[1].theme, Theme::site);
  EXPECT_EQ(feature_id("osm:w7", garden.features[1]), "osm:w7");
  EXPECT_EQ(garden.features[1].geometry, GeometryKind::polygon);
  EXPECT_EQ(find(garden.features[1], Property::kind)->text, "park");
  EXPECT_EQ(run(mapping, tags({{"leisure", "sauna"}}), closed_line).tally.unmapped, 1U);
}

TEST(Mapping, GeometryDecides) {
  const LayerMapping mapping = parse(R"(features:
  - {theme: site, when: {highway: [pedestrian]}, geometry: [area]}
  - {theme: walkway, when: {highway: [pedestrian]}, geometry: [line]}
  - {theme: seat, when: {amenity: [bench]}, geometry: [point, line], as: point}
)");
  EXPECT_EQ(run(mapping, tags({{"highway", "pedestrian"}}), closed_line).features.at(0).theme, Theme::walkway) << "a round walk is no square";
  EXPECT_EQ(run(mapping, tags({{"highway", "pedestrian"}}), polygon_record).features.at(0).theme, Theme::site);
  EXPECT_TRUE(run(mapping, tags({{"amenity", "bench"}}), line).features.at(0).as_point);
  EXPECT_FALSE(run(mapping, tags({{"amenity", "bench"}}), point).features.at(0).as_point);
  const Applied misfit = run(mapping, tags({{"amenity", "bench"}}), polygon_record);
  EXPECT_TRUE(misfit.features.empty());
  EXPECT_EQ(misfit.tally.wrong_geometry.at("seat: polygon"), 1U);
}

TEST(Mapping, ConditionsTakeListsCapitalsAndStars) {
  const LayerMapping mapping = parse(R"(features:
  - {theme: seat, when: {amenity: [bench], colour: "*"}, unless: {access: [private]}, geometry: [point]}
)");
  EXPECT_EQ(run(mapping, tags({{"amenity", "waste_basket; Bench"}, {"colour", "red"}}), point).features.size(), 1U);
  EXPECT_TRUE(run(mapping, tags({{"amenity", "bench"}}), point).features.empty());
  EXPECT_TRUE(run(mapping, tags({{"amenity", "bench"}, {"colour", ""}}), point).features.empty()) << "an empty value is a missing key";
  EXPECT_TRUE(run(mapping, tags({{"amenity", "bench"}, {"colour", "red"}, {"access", "private"}}), point).features.empty());
}

TEST(Mapping, WholeValuesAreComparedAsTheyStand) {
  const auto themes = [](const std::string& whole, std::string_view value) {
    const LayerMapping mapping = parse(whole + "layers: ['*']\nfeatures:\n  - {theme: light, when: {highway: [street_lamp, 'a;b']}, geometry: [point]}\n");
    return run(mapping, tags({{"highway", value}}), point).features.size();
  };
  for (const char* value : {"street_lamp", "speed_display;street_lamp", "Street_Lamp", " street_lamp"}) EXPECT_EQ(themes("", value), 1U) << value;
  EXPECT_EQ(themes("whole_values: yes\n", "street_lamp"), 1U);
  EXPECT_EQ(themes("whole_values: yes\n", "a;b"), 1U);
  for (const char* value : {"speed_display;street_lamp", "Street_Lamp", " street_lamp", "a", "b;a", "a;b;c"}) EXPECT_EQ(themes("whole_values: yes\n", value), 0U) << value;
}

TEST(Mapping, PropertiesKeepGradeWordsAndHull) {
  const LayerMapping mapping = parse(R"(features:
  - {theme: kerb, when: {barrier: [kerb]}, geometry: [point]}
properties:
  width: {from: [width, {key: est_width, grade: inferred}], unit: m}
  lit: {from: [lit], values: {"yes": yes, "no": no, limited: unknown}}
  surface: {from: [surface], values: {asphalt: asphalt, paved: {value: [asphalt, concrete], grade: inferred}}}
  kerb_height:
    from: ["kerb:height"]
    unit: m
    implied: [{key: kerb, value: raised, means: ["30 mm", unbounded], grade: tagged}]
)");
  const Applied kerb = run(mapping, tags({{"barrier", "kerb"}, {"est_width", "2"}, {"lit", "yes"}, {"surface", "paved"}, {"kerb", "raised"}, {"kerb:height", "12 cm"}}), point);
  const MappedFeature& feature = kerb.features.at(0);
  EXPECT_EQ(find(feature, Property::width)->grade, Grade::inferred);
  EXPECT_EQ(find(feature, Property::width)->text, "est_width=2");
  EXPECT_EQ(find(feature, Property::lit)->range, Interval::exact(1));
  EXPECT_EQ(find(feature, Property::lit)->grade, Grade::tagged);
  EXPECT_EQ(find(feature, Property::surface)->grade, Grade::inferred);
  EXPECT_EQ(find(feature, Property::surface)->codes, 3U) << "asphalt and concrete are the first two codes";
  std::vector<Interval> heights;
  for (const Attribute& a : feature.attributes) {
    if (a.property == Property::kerb_height) heights.push_back(a.range);
  }
  ASSERT_EQ(heights.size(), 2U) << "the value and what the class implies stand side by side";
  EXPECT_EQ(heights[0], (Interval{115, 125}));
  EXPECT_EQ(heights[1], (Interval{30, Rational::infinity()}));
  EXPECT_TRUE(std::is_sorted(feature.attributes.begin(), feature.attributes.end(),
                             [](const Attribute& a, const Attribute& b) { return a.property < b.property; }));
  EXPECT_EQ(kerb.tally.understood[static_cast<std::size_t>(Property::kerb_height)], 2U);
}

TEST(Mapping, UnknownValuesAreCountedAndSayNothing) {
  const LayerMapping mapping = parse(R"(features:
  - {theme: walkway, when: {highway: [footway]}, geometry: [line]}
properties:
  width: {from: [width], unit: m}
  incline: {from: [incline]}
  lit: {from: [lit], values: {"yes": yes, limited: unknown}}
)");
  const Applied way = run(mapping, tags({{"highway", "footway"}, {"width", "narrow"}, {"incline", "up"}, {"lit", "limited;yes"}}), line);
  const MappedFeature& feature = way.features.at(0);
  EXPECT_EQ(find(feature, Property::width), nullptr);
  EXPECT_EQ(find(feature, Property::lit), nullptr);
  ASSERT_NE(find(feature, Property::incline), nullptr) << "up tells the sign";
  EXPECT_EQ(find(feature, Property::incline)->range.low, Rational(0));
  EXPECT_EQ(way.tally.unknown_values.at("width=narrow"), 1U);
  EXPECT_EQ(way.tally.unknown_values.at("incline=up"), 1U);
  EXPECT_EQ(way.tally.unknown_values.size(), 2U) << "what the mapping itself declares unknown is understood";
  const Applied other = run(mapping, tags({{"highway", "footway"}, {"lit", "limited;dimmed"}}), line);
  EXPECT_EQ(other.tally.unknown_values.at("lit=limited;dimmed"), 1U);
}

TEST(Mapping, AWithheldNumberIsNotReported) {
  const LayerMapping mapping = parse(R"(features:
  - {theme: residents, when: {antal: ["*"]}, geometry: [point]}
properties:
  population: {from: [antal]}
  population_women: {from: [kv], values: {99: unknown}}
)");
  const Applied home = run(mapping, tags({{"antal", "120"}, {"kv", "99"}}), point);
  EXPECT_EQ(find(home.features.at(0), Property::population_women), nullptr);
  EXPECT_TRUE(home.tally.unknown_values.empty());
  EXPECT_EQ(run(mapping, tags({{"antal", "120"}, {"kv", "many"}}), point).tally.unknown_values.at("kv=many"), 1U);
}

TEST(Mapping, PlainReadsThemesAndColumnsByName) {
  const LayerMapping mapping = parse("plain: yes\nid_key: id\nignore: [fid]\n");
  const Applied kerb = run(mapping, tags({{"fid", "3"}, {"id", "k1"}, {"kerb_height_mm", "30"}, {"tactile_paving", "yes"}, {"kerb_kind", "lowered"}, {"grade", "measured"}, {"colour", "grey"}}),
                           point, "kerb");
  const MappedFeature& feature = kerb.features.at(0);
  EXPECT_EQ(feature.theme, Theme::kerb);
  EXPECT_EQ(find(feature, Property::kerb_height)->range, (Interval{29, 31}));
  EXPECT_EQ(find(feature, Property::kerb_height)->grade, Grade::measured);
  EXPECT_EQ(find(feature, Property::tactile_paving)->range, Interval::exact(1));
  EXPECT_EQ(find(feature, Property::kerb_kind)->codes, 2U);
  EXPECT_EQ(kerb.tally.unknown_values.at("column colour"), 1U);
  EXPECT_EQ(kerb.tally.unknown_values.size(), 1U);
  EXPECT_TRUE(run(mapping, tags({{"width", "2 m"}}), line, "footpaths").features.empty());
  const Applied bare = run(mapping, tags({{"width", "2"}, {"lit", "perhaps"}}), line, "walkway");
  EXPECT_TRUE(bare.features.at(0).attributes.empty()) << "a number without a unit is no length";
  EXPECT_EQ(bare.tally.unknown_values.count("width=2"), 1U);
  EXPECT_EQ(bare.tally.unknown_values.count("lit=perhaps"), 1U);
  const auto bays = [&](const char* said) { return run(mapping, tags({{"capacity_disabled", said}}), point, "parking"); };
  EXPECT_EQ(find(bays("no").features.at(0), Property::capacity_disabled)->range, Interval::exact(0)) << "none";
  EXPECT_EQ(find(bays("yes").features.at(0), Property::capacity_disabled)->range, (Interval{1, Rational::infinity()})) << "one at least";
  EXPECT_EQ(find(bays("2").features.at(0), Property::capacity_disabled)->range, Interval::exact(2));
  EXPECT_TRUE(bays("some").features.at(0).attributes.empty());
}

TEST(Mapping, ObservationsOfRecords) {
  const LayerMapping mapping = parse(R"(observations:
  - {when: {label_type: [CurbRamp]}, property: kerb_kind, result: lowered, note: [severity, tags], time: [time_created]}
  - {when: {slope: "*"}, property: incline, result_from: slope, unit: "%", instrument: level}
)");
  EXPECT_TRUE(mapping.makes_observations());
  const auto made = apply_observations(mapping, tags({{"label_type", "CurbRamp"}, {"severity", "3"}, {"slope", "4.5"}, {"time_created", "2026-05-12"}}), "labels");
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[0].property, "kerb_kind");
  EXPECT_EQ(made[0].result, "lowered");
  EXPECT_EQ(made[0].note, "severity=3");
  EXPECT_EQ(made[0].time, "2026-05-12");
  EXPECT_EQ(made[1].result, "4.5");
  EXPECT_EQ(made[1].unit, "%");
}

TEST(MappingLint, NamesFileLineAndNearestWord) {
  const std::string found = mistakes(R"(features:
  - {theme: saet, when: {amenity: [bench]}, geometry: [point]}
  - {theme: seat, whenn: {amenity: [bench]}, geometry: [dot]}
  - {theme: seat, geometry: [point]}
  - {theme: seat, when: {amenity: [bench]}, geometry: [point], properties: [smothness]}
properties:
  widht: {from: [width]}
  width: {from: [width], unit: kg}
  lit: {from: [lit]}
  surface: {from: [surface], values: {tarmac: asphalt, slabs: concret}}
  kerb_height: {implied: [{key: kerb, value: raised, means: ["30"], grade: tagged}]}
  smoothness: {property: smoothness}
)");
  EXPECT_THAT(found, HasSubstr("town.yaml"));
  EXPECT_THAT(found, HasSubstr("line 7"));
  EXPECT_THAT(found, HasSubstr("‘saet’ is no theme. Did you mean ‘seat’?"));
  EXPECT_THAT(found, HasSubstr("‘whenn’"));
  EXPECT_THAT(found, HasSubstr("Did you mean ‘when’?"));
  EXPECT_THAT(found, HasSubstr("‘dot’ is no geometry"));
  EXPECT_THAT(found, HasSubstr("the rule would take every object"));
  EXPECT_THAT(found, HasSubstr("‘widht’ is no property. Did you mean ‘width’?"));
  EXPECT_THAT(found, HasSubstr("there is no block ‘smothness’ under ‘properties’. Did you mean ‘smoothness’?"));
  EXPECT_THAT(found, HasSubstr("‘kg’ is no unit of a length"));
  EXPECT_THAT(found, HasSubstr("‘lit’ does not say what the words of its keys mean"));
  EXPECT_THAT(found, HasSubstr("did you mean ‘concrete’?"));
  EXPECT_THAT(found, HasSubstr("the property ‘kerb_height’ cannot hold this"));
  EXPECT_THAT(found, HasSubstr("‘smoothness’ names no key to read"));
}

TEST(MappingLint, MoreMistakes) {
  EXPECT_THAT(mistakes("features: []\n"), HasSubstr("has no rules"));
  EXPECT_THAT(mistakes("plain: yes\nproperties: {width: {from: [width], unit: m}}\n"), HasSubstr("a plain mapping"));
  EXPECT_THAT(mistakes("features:\n  - {theme: seat, when: {amenity: [bench, \"*\"]}, geometry: [point]}\n"), HasSubstr("“*” stands beside other values"));
  EXPECT_THAT(mistakes("features:\n  - {theme: seat, when: {amenity: []}, geometry: [point]}\n"), HasSubstr("the list is empty"));
  EXPECT_THAT(mistakes("observations:\n  - {property: kerb_kind, result: kerbless}\n"), HasSubstr("cannot hold this result"));
  EXPECT_THAT(mistakes("observations:\n  - {property: felt_safety}\n"), HasSubstr("either a result or the key"));
  EXPECT_THAT(mistakes("plain: maybe\n"), HasSubstr("must be yes or no"));
  const std::string ways = "id: t\ntitle: t\njoin_tolerance: 1 m\nentrance_tolerance: 1 m\nfeatures:\n  - {theme: walkway, when: {a: [b]}, geometry: [line]}\n";
  EXPECT_THROW(LayerMapping::parse(ways, "t.yaml"), InputError) << "what crossings without a common point mean is not said";
  EXPECT_THROW(LayerMapping::parse(ways + "lines_cross: sometimes\n", "t.yaml"), InputError);
  EXPECT_EQ(LayerMapping::parse(ways + "lines_cross: apart\n", "t.yaml").lines_cross(), LinesCross::apart);
  EXPECT_NO_THROW(LayerMapping::parse(ways + "formats: [osm]\n", "t.yaml")) << "OpenStreetMap has node ids";
  EXPECT_THROW(LayerMapping::parse("[]", "x.yaml"), InputError);
  EXPECT_THROW(LayerMapping::parse("", "x.yaml"), InputError);
  EXPECT_THROW(LayerMapping::parse("id: {a: b", "x.yaml"), InputError);
  EXPECT_THROW(LayerMapping::parse("id: ../../etc\ntitle: t\njoin_tolerance: 1 m\nentrance_tolerance: 1 m\nplain: yes\n", "x.yaml"), InputError);
  EXPECT_THROW(LayerMapping::parse("id: t\ntitle: t\njoin_tolerance: 1\nentrance_tolerance: 1 m\nplain: yes\n", "x.yaml"), InputError) << "a bare number is no length";
}

}  // namespace
}  // namespace levelground::gis::test_mapping
