// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::applicability_test {
namespace {

const Date today{2026, 9, 15};

Feature play_at(double x, double y) {
  Feature f;
  f.id = "town:play/1";
  f.theme = Theme::play;
  f.geometry = Point{x, y};
  return f;
}

CityDraft draft(std::vector<Feature> features, bool complete = false) {
  CityDraft d;
  d.crs.code = "EPSG:3006";
  Source source;
  source.name = "town";
  if (complete) source.complete = {{Theme::play, std::nullopt, Date{2026, 9, 1}, "the parks office"}};
  d.sources = {source};
  d.features = std::move(features);
  d.features.push_back(site());
  return d;
}

Tri has_play(CityDraft d, const Date& as_of = today) {
  Applicability rule;
  rule.exists = {Theme::play};
  return applies(rule, City(std::move(d), {}), site(), as_of);
}

TEST(Applies, AFeatureInsideOrOnTheEdgeIsThere) {
  EXPECT_EQ(has_play(draft({play_at(5, 5)})), Tri::yes);
  EXPECT_EQ(has_play(draft({play_at(10, 5)})), Tri::yes);
}

TEST(Applies, AMissingFeatureIsAbsentOnlyWhereTheSourceIsComplete) {
  EXPECT_EQ(has_play(draft({play_at(10.5, 5)})), Tri::unknown);
  EXPECT_EQ(has_play(draft({play_at(10.5, 5)}, true)), Tri::no);
  EXPECT_EQ(has_play(draft({}, true), Date{2026, 8, 1}), Tri::unknown) << "not complete yet";
}

TEST(Applies, NothingTooOldRulesItOut) {
  Applicability rule;
  rule.exists = {Theme::play};
  CityDraft d = draft({}, true);   // as of 1 September
  const Date later{2027, 9, 1};
  const auto answer = [&](int months) { return applies(rule, City(d, {}), site(), later, months); };
  const auto why = [&](int months) { return too_old_to_rule_out(rule, City(d, {}), site(), later, months); };
  EXPECT_EQ(answer(12), Tri::no);
  EXPECT_TRUE(why(12).empty());
  EXPECT_EQ(answer(11), Tri::unknown);
  EXPECT_EQ(why(11), (std::vector<TooOld>{{TooOld::What::completeness, "town", "play", Date{2026, 9, 1}}}));
  d.sources.front().date = Date{2026, 8, 1};
  EXPECT_EQ(answer(12), Tri::unknown) << "that a layer holds all is no newer than the layer";
  d.sources.front().complete.front().as_of = {};
  EXPECT_EQ(answer(13), Tri::no) << "without a day it is as old as its source";
  d.sources.front().date = {};
  EXPECT_EQ(answer(13), Tri::unknown) << "nobody knows how old it is";
  ASSERT_EQ(why(13).size(), 1U);
  EXPECT_FALSE(why(13).front().date.is_set());
  Observation none;
  none.id = "E-1";
  none.site = "town:site/1";
  none.property = "absent:play";
  none.date = Date{2026, 9, 10};
  d.observations = {none};
  EXPECT_EQ(answer(12), Tri::no);
  EXPECT_EQ(answer(11), Tri::unknown);
  d.features.push_back(play_at(5, 5));
  EXPECT_EQ(answer(11), Tri::yes) << "what is mapped is there, however old the layer";
}

TEST(Applies, AnObservedAbsenceIsKnowledge) {
  CityDraft d = draft({});
  Observation none;
  none.id = "E-1";
  none.site = "town:site/1";
  none.property = "absent:play";
  d.observations = {none};
  EXPECT_EQ(has_play(d), Tri::no);
  d.features.push_back(play_at(5, 5));
  EXPECT_EQ(has_play(d), Tri::unknown) << "map and observer disagree";
}

TEST(Applies, TheAreaIsAnIntervalOverTheScaleOfTheCrs) {
  CityDraft d = draft({});
  Applicability rule;
  rule.area_at_least = 100'000'000;  // 100 m², exactly the site on the map
  EXPECT_EQ(applies(rule, City(d, {}), site(), today), Tri::yes);
  d.crs.scale_low = 0.9996;
  d.crs.scale_high = 1.0001;
  EXPECT_EQ(applies(rule, City(d, {}), site(), today), Tri::unknown);
  rule.area_at_least = 101'000'000;
  EXPECT_EQ(applies(rule, City(d, {}), site(), today), Tri::no);
}

TEST(Applies, AnUnknownKindIsUnknown) {
  Applicability rule;
  rule.site_kinds = {"park", "square"};
  const City city(draft({}), {});
  EXPECT_EQ(applies(rule, city, site(), today), Tri::unknown);
  Feature park = site();
  Attribute kind;
  kind.property = Property::kind;
  kind.text = "park";
  park.attributes.push_back(kind);
  EXPECT_EQ(applies(rule, city, park, today), Tri::yes);
  rule.site_kinds = {"playground"};
  EXPECT_EQ(applies(rule, city, park, today), Tri::no);
  rule.exists = {Theme::play};
  EXPECT_EQ(applies(rule, city, park, today), Tri::no) << "one part that is false decides";
}

Feature crossing(const std::string& id, double x, std::optional<std::uint32_t> control) {
  Feature f;
  f.id = id;
  f.theme = Theme::crossing;
  f.geometry = Point{x, 5};
  if (control) {
    Attribute attribute;
    attribute.property = Property::crossing_control;
    attribute.codes = 1U << *control;
    f.attributes.push_back(attribute);
  }
  return f;
}

TEST(Applies, AFeatureWithAValueInTheSiteOrNearIt) {
  const auto codes = property_info(Property::crossing_control).codes;
  const auto code = [&](std::string_view name) { return static_cast<std::uint32_t>(std::find(codes.begin(), codes.end(), name) - codes.begin()); };
  const auto with_signals = [&](std::vector<Feature> features, bool complete = false, int within = 5000) {
    CityDraft d = draft(std::move(features));
    if (complete) d.sources[0].complete = {{Theme::crossing, std::nullopt, Date{2026, 9, 1}, "the streets office"}};
    Applicability rule;
    rule.exists_with = ExistsWith{Theme::crossing, PropertyCondition{Property::crossing_control, {"signals"}, {}}, Rational(within)};
    EXPECT_FALSE(rule.always());
    return applies(rule, City(std::move(d), {}), site(), today);
  };
  const Feature signals = crossing("a", 14, code("signals"));
  const Feature zebra = crossing("b", 14, code("marked"));
  const Feature silent = crossing("c", 14, std::nullopt);
  EXPECT_EQ(with_signals({signals}), Tri::yes);
  EXPECT_EQ(with_signals({signals, zebra, silent}), Tri::yes) << "one is enough";
  EXPECT_EQ(with_signals({signals}, true, 3000), Tri::no) << "4 m away";
  EXPECT_EQ(with_signals({zebra}), Tri::unknown) << "there may be others";
  EXPECT_EQ(with_signals({zebra}, true), Tri::no);
  EXPECT_EQ(with_signals({zebra, silent}, true), Tri::unknown) << "nobody says what the other is";
  EXPECT_EQ(with_signals({}, true), Tri::no);
}

TEST(Applies, AFeatureWithANumberIsThreeValued) {
  const auto seats = [&](std::optional<Interval> stated, bool complete = true) {
    Feature f = crossing("a", 14, std::nullopt);
    if (stated) {
      Attribute attribute;
      attribute.property = Property::width;
      attribute.range = *stated;
      f.attributes.push_back(attribute);
    }
    CityDraft d = draft({f});
    if (complete) d.sources[0].complete = {{Theme::crossing, std::nullopt, Date{2026, 9, 1}, "the streets office"}};
    Applicability rule;
    rule.exists_with = ExistsWith{Theme::crossing, PropertyCondition{Property::width, {}, {Rational(1200), std::nullopt}}, Rational(5000)};
    return applies(rule, City(std::move(d), {}), site(), today);
  };
  EXPECT_EQ(seats(Interval{Rational(1200), Rational(1300)}), Tri::yes) << "the end is included";
  EXPECT_EQ(seats(Interval{Rational(1190), Rational(1300)}), Tri::unknown);
  EXPECT_EQ(seats(Interval{Rational(1100), Rational(1199)}), Tri::no);
  EXPECT_EQ(seats(Interval{Rational(1100), Rational(1199)}, false), Tri::unknown) << "there may be another";
  EXPECT_EQ(seats(std::nullopt), Tri::unknown);
}

TEST(Conditions, CompareNumbersWithEndsIncluded) {
  const auto at_most = [](int low, int high, Quantity quantity) { return lies_within({std::nullopt, Rational::ratio(5, 100)}, {Rational::ratio(low, 100), Rational::ratio(high, 100)}, quantity); };
  EXPECT_EQ(at_most(0, 5, Quantity::slope), Tri::yes);
  EXPECT_EQ(at_most(-5, 3, Quantity::slope), Tri::yes);
  EXPECT_EQ(at_most(-8, -6, Quantity::slope), Tri::no) << "as steep downhill as uphill";
  EXPECT_EQ(at_most(-8, 2, Quantity::slope), Tri::unknown);
  EXPECT_EQ(at_most(6, 8, Quantity::share), Tri::no);
  EXPECT_EQ(lies_within({Rational(1), std::nullopt}, {Rational(1), Rational::infinity()}, Quantity::count), Tri::yes) << "“yes”: one or more";
  EXPECT_EQ(lies_within({Rational(2), std::nullopt}, {Rational(1), Rational::infinity()}, Quantity::count), Tri::unknown);
}

TEST(Conditions, AreWrittenAsTheyAreRead) {
  for (const char* text : {"backrest=yes", "access=yes|permissive", "capacity_disabled>=1", "width<=1.2 m", "kind=park"}) {
    ConditionFault fault;
    const auto read = parse_condition(text, fault);
    ASSERT_TRUE(read) << text << ": " << fault.what;
    const auto again = parse_condition(condition_text(*read), fault);
    ASSERT_TRUE(again) << condition_text(*read) << ": " << fault.what;
    EXPECT_EQ(again->property, read->property);
    EXPECT_EQ(again->values, read->values);
    EXPECT_EQ(again->bounds, read->bounds);
  }
}

TEST(Applies, AFeatureOfAnyKindNearTheSite) {
  const auto near = [&](std::vector<Feature> features, bool complete, int within) {
    Applicability rule;
    rule.exists_near = ExistsWith{Theme::play, std::nullopt, Rational(within)};
    EXPECT_FALSE(rule.always());
    EXPECT_EQ(rule.looks_as_far_as(), Rational(within));
    EXPECT_TRUE(rule.asks_near(Theme::play));
    EXPECT_FALSE(rule.asks_near(Theme::seat));
    return applies(rule, City(draft(std::move(features), complete), {}), site(), today);
  };
  EXPECT_EQ(near({play_at(14, 5)}, false, 5000), Tri::yes);
  EXPECT_EQ(near({play_at(14, 5)}, false, 3000), Tri::unknown);
  EXPECT_EQ(near({play_at(14, 5)}, true, 3000), Tri::no);
}

TEST(Applies, WhereOneOfSeveralConditionsHolds) {
  Applicability play, large, kind;
  play.exists = {Theme::play};
  large.area_at_least = 50'000'000;  // the site has 100 m²
  kind.site_kinds = {"park"};        // nobody says of which kind it is
  const auto any = [&](std::vector<Applicability> parts, bool complete, Applicability rule = {}) {
    rule.any_of = std::move(parts);
    EXPECT_FALSE(rule.always());
    return applies(rule, City(draft({}, complete), {}), site(), today);
  };
  EXPECT_EQ(any({play, large}, true), Tri::yes) << "one is enough";
  EXPECT_EQ(any({play, kind}, true), Tri::unknown) << "no or perhaps";
  EXPECT_EQ(any({play, kind}, false), Tri::unknown);
  EXPECT_EQ(any({play, play}, true), Tri::no);
  EXPECT_EQ(any({play, large}, true, play), Tri::no) << "what stands beside the list must hold too";
  EXPECT_EQ(any({large, kind}, true, kind), Tri::unknown);
  Applicability far;
  far.exists_with = ExistsWith{Theme::crossing, PropertyCondition{Property::crossing_control, {"signals"}, {}}, Rational(7000)};
  Applicability rule;
  rule.any_of = {play, far};
  EXPECT_EQ(rule.looks_as_far_as(), Rational(7000));
  EXPECT_TRUE(rule.asks_near(Theme::crossing));
}

/// Whoever has to close the question reads which rule decides, and on what.
TEST(Applies, SaysWhichRuleDecidesAndOnWhatFacts) {
  const auto why = [](const Applicability& rule, CityDraft d, const Feature& place = site()) {
    const City city(std::move(d), {});
    return why_applies(rule, city, place, today, std::nullopt, applies(rule, city, place, today));
  };
  Applicability play;
  play.exists = {Theme::play};
  EXPECT_EQ(why(play, draft({}, true)).en, "no play area is mapped in it, and the parks office states that all are mapped (2026-09-01)");
  EXPECT_EQ(why(play, draft({})).en, "no play area is mapped in it, and no statement that all are mapped holds here");
  EXPECT_EQ(why(play, draft({})).sv, "i den är inte kartlagt: lekplats, och ingen uppgift om att alla är kartlagda gäller här");
  EXPECT_TRUE(why(play, draft({play_at(5, 5)})).empty()) << "it applies";
  Applicability large;
  large.area_at_least = 101'000'000;
  EXPECT_EQ(why(large, draft({})).en, "its area is 100 m², and it applies from 101 m²");
  CityDraft stretched = draft({});
  stretched.crs.scale_low = 0.98;
  stretched.crs.scale_high = 1.0;
  EXPECT_NE(why(large, stretched).en.find("which may or may not reach 101 m²"), std::string::npos) << why(large, stretched).en;
  Applicability kind;
  kind.site_kinds = {"park", "square"};
  EXPECT_EQ(why(kind, draft({})).en, "its kind is not stated, and it applies to: park, square");
  Applicability all = large;
  all.exists = {Theme::play};
  EXPECT_EQ(why(all, draft({})).en, "its area is 100 m², and it applies from 101 m²") << "one part that is false decides, and it is that which is told";
  Applicability any;
  any.any_of = {large, play};
  EXPECT_EQ(why(any, draft({}, true)).en,
            "its area is 100 m², and it applies from 101 m²; no play area is mapped in it, and the parks office states that all are mapped (2026-09-01)");
  const CriterionResult told = judge_criterion(criterion("ACC-02"), DecisionRule::guarded, {}, Tri::no, {}, "town:site/1", why(large, draft({})));
  EXPECT_EQ(told.reason.text().en, "The criterion does not apply to this site: its area is 100 m², and it applies from 101 m².");
}

/// "Nobody says it" sends people to write a line that stands there already: what is too old is named.
TEST(Applies, SaysThatWhatWouldRuleItOutIsTooOld) {
  const Date later{2027, 9, 1};
  const auto why = [&](const Applicability& rule, const CityDraft& d, int months) {
    const City city(d, {});
    const Tri answer = applies(rule, city, site(), later, months);
    EXPECT_EQ(answer, Tri::unknown);
    return why_applies(rule, city, site(), later, months, answer);
  };
  Applicability play;
  play.exists = {Theme::play};
  CityDraft d = draft({}, true);   // as of 1 September of the year before
  EXPECT_EQ(why(play, d, 11).en, "no play area is mapped in it, and the statement that all are mapped is too old to count: town (2026-09-01)");
  EXPECT_EQ(why(play, d, 11).sv, "i den är inte kartlagt: lekplats, och uppgiften om att alla är kartlagda är för gammal för att räknas: town (2026-09-01)");
  d.sources.front().complete.front().as_of = {};
  EXPECT_EQ(why(play, d, 11).en, "no play area is mapped in it, and the statement that all are mapped bears no day, so that it does not count: town");
  d.sources.front().complete.clear();
  for (const Date& date : {Date{2026, 1, 10}, Date{2026, 9, 10}}) {
    Observation none;
    none.id = "E-" + std::to_string(date.month);
    none.site = "town:site/1";
    none.property = "absent:play";
    none.date = date;
    d.observations.push_back(none);
  }
  EXPECT_EQ(why(play, d, 11).en,
            "no play area is mapped in it, and no statement that all are mapped holds here; an observation that there is none is too old to count (E-9, 2026-09-10)")
      << "the newest of them";

  // A crossing without signals, in a layer that says that it holds them all and is as old.
  const auto marked = static_cast<std::uint32_t>(std::string_view("marked") == property_info(Property::crossing_control).codes[0] ? 0 : 1);
  CityDraft crossings = draft({crossing("a", 5, marked)});
  crossings.sources.front().date = Date{2026, 9, 1};
  crossings.sources.front().complete = {{Theme::crossing, std::nullopt, Date{2026, 9, 1}, "the streets office"}};
  Applicability signals;
  signals.exists_with = ExistsWith{Theme::crossing, PropertyCondition{Property::crossing_control, {"signals"}, {}}, Rational(0)};
  EXPECT_EQ(why(signals, crossings, 11).en, "the layer that shows no crossing (crossing_control=signals) is too old to rule it out: town (2026-09-01)");
}

TEST(Applies, NoRuleAlwaysApplies) { EXPECT_EQ(applies({}, City(draft({}), {}), site(), today), Tri::yes); }

}  // namespace
}  // namespace levelground::testing::applicability_test
