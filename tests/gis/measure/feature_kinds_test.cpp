// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::feature_kinds_test {
namespace {

constexpr auto at_least = Scale::Direction::at_least;
const Rational endless = Rational::infinity();

/// 100 m by 100 m would be a hectare; this is 20 m by 5 m, a hundredth of that.
DrawnTown square() {
  DrawnTown town(R"(
  4-------------------3
  |                   |
  |  s   t   u   v    |   w
  |                   |
  |      T            |
  1-------------------2
)");
  town.area(Theme::site, "square", "1234");
  return town;
}

TEST(CountInSite, MappedFeaturesProveAtLeastSoMany) {
  DrawnTown town = square();
  town.point(Theme::seat, "1", 's').yes(Property::backrest);
  town.point(Theme::seat, "2", 't');
  town.point(Theme::seat, "3", 'u').no(Property::backrest);
  town.point(Theme::seat, "outside", 'w').yes(Property::backrest);
  const std::map<std::string, std::string> backed = {{"theme", "seat"}, {"per", "site"}, {"with", "backrest=yes"}};
  EXPECT_EQ(town.measure("square", "count_in_site", backed, at_least, Quantity::count).value, (Interval{1, endless}));
  EXPECT_EQ(town.measure("square", "count_in_site", {{"theme", "seat"}, {"per", "hectare"}}, at_least, Quantity::ratio).value,
            (Interval{300, endless}));
  EXPECT_EQ(town.measure("square", "count_in_site", {{"theme", "seat"}, {"per", "site"}, {"within", "5 m"}}, at_least, Quantity::count).value.low,
            Rational(4));
  town.complete(Theme::seat);
  EXPECT_EQ(town.measure("square", "count_in_site", backed, at_least, Quantity::count).value, (Interval{1, 2}));
}

TEST(CountInSite, NoneMappedIsNotObservedUntilSomebodySaysThereIsNone) {
  DrawnTown town = square();
  const std::map<std::string, std::string> seats = {{"theme", "seat"}, {"per", "site"}};
  EXPECT_FALSE(town.measure("square", "count_in_site", seats, at_least, Quantity::count).observed);
  town.observe_presence("E-1", "square", "absent:seat", true);
  const Measurement measured = town.measure("square", "count_in_site", seats, at_least, Quantity::count);
  EXPECT_TRUE(measured.observed);
  EXPECT_EQ(measured.value, Interval::exact(0));
}

TEST(ShareOfFeatures, OfThoseThatAreAsked) {
  DrawnTown town = square();
  town.complete(Theme::seat);
  town.point(Theme::seat, "1", 's').yes(Property::backrest).yes(Property::armrest);
  town.point(Theme::seat, "2", 't').yes(Property::backrest);
  town.point(Theme::seat, "3", 'u').no(Property::backrest);
  town.point(Theme::seat, "4", 'v').yes(Property::backrest).no(Property::armrest);
  const Measurement both = town.measure("square", "share_of_features", {{"theme", "seat"}, {"with", "backrest=yes,armrest=yes"}}, at_least,
                                        Quantity::share, Combine::share);
  EXPECT_EQ(both.value, (Interval{Rational::ratio(1, 4), Rational::ratio(2, 4)}));
  EXPECT_EQ(both.lacking.size(), 3U);
  const Measurement among = town.measure("square", "share_of_features", {{"theme", "seat"}, {"among", "backrest=yes"}, {"with", "armrest=yes"}},
                                         at_least, Quantity::share, Combine::share);
  EXPECT_EQ(among.value, (Interval{Rational::ratio(1, 3), Rational::ratio(2, 3)}));
  EXPECT_FALSE(square().measure("square", "share_of_features", {{"theme", "seat"}, {"with", "backrest=yes"}}, at_least, Quantity::share,
                                Combine::share).observed);
}

TEST(ShareOfFeatures, SeveralValuesMaySatisfy) {
  DrawnTown town = square();
  town.complete(Theme::toilet);
  town.point(Theme::toilet, "1", 's').code(Property::access, "permissive");
  town.point(Theme::toilet, "2", 't').code(Property::access, "customers");
  EXPECT_EQ(town.measure("square", "share_of_features", {{"theme", "toilet"}, {"with", "access=yes|permissive"}}, at_least, Quantity::share,
                         Combine::share).value,
            Interval::exact(Rational::ratio(1, 2)));
}

TEST(ShareOfFeatures, ASourceThatIsTooOldSaysNothing) {
  DrawnTown town = square();
  town.point(Theme::seat, "1", 's').yes(Property::backrest);
  const std::map<std::string, std::string> backed = {{"theme", "seat"}, {"with", "backrest=yes"}};
  Criterion criterion = DrawnTown::criterion("share_of_features", backed, at_least, Quantity::share, Combine::share);
  criterion.max_age_months = 12;
  EXPECT_TRUE(DrawnTown::measure(town.city(), "square", criterion).observed);
  criterion.max_age_months = 0;  // the drawing is of 1 September, the day is the 15th
  EXPECT_FALSE(DrawnTown::measure(town.city(), "square", criterion).observed);
}

TEST(WorstOfFeatures, EachFeatureIsAPlace) {
  DrawnTown town = square();
  town.complete(Theme::toilet);
  town.point(Theme::toilet, "wide", 's').number(Property::opening_width, "0.95 m");
  town.point(Theme::toilet, "narrow", 't').number(Property::opening_width, "0.8 m").name("Torgtoaletten");
  const std::map<std::string, std::string> width = {{"theme", "toilet"}, {"property", "opening_width"}};
  Measurement measured = town.measure("square", "worst_of_features", width);
  EXPECT_EQ(measured.value, metres(0.8));
  EXPECT_EQ(measured.places.at(0).label.text().en, "Torgtoaletten");
  town.point(Theme::toilet, "silent", 'u');
  measured = town.measure("square", "worst_of_features", width);
  EXPECT_EQ(measured.value, metres(0, 0.8));
  EXPECT_EQ(measured.coverage, Rational::ratio(2, 3));
  EXPECT_FALSE(square().measure("square", "worst_of_features", width).observed);
}

TEST(WorstOfFeatures, APropertyWithoutAnOrderIsRefused) {
  EXPECT_THROW((void)square().measure("square", "worst_of_features", {{"theme", "seat"}, {"property", "surface"}}), InputError);
}

TEST(ShareNear, OutOfReachIsKnownOnlyByCompleteness) {
  DrawnTown town = square();
  town.point(Theme::seat, "1", 't');
  town.point(Theme::seat, "2", 'v');
  town.complete(Theme::seat);
  town.point(Theme::tree, "tree", 'T');  // 2 m below t
  const std::map<std::string, std::string> shade = {{"theme", "seat"}, {"near", "tree,shelter"}, {"within", "3 m"}};
  EXPECT_EQ(town.measure("square", "share_near", shade, at_least, Quantity::share, Combine::share).value, (Interval{Rational::ratio(1, 2), 1}));
  town.complete(Theme::tree);
  town.complete(Theme::shelter);
  EXPECT_EQ(town.measure("square", "share_near", shade, at_least, Quantity::share, Combine::share).value, Interval::exact(Rational::ratio(1, 2)));
}

TEST(ShareNear, IsMeasuredBetweenWhereTheTwoAreNearest) {
  const std::map<std::string, std::string> toilets = {{"theme", "play"}, {"near", "toilet"}, {"within", "3 m"}};
  DrawnTown town = square();
  town.area(Theme::play, "play", "1234");   // all of the square: its middle is far from a corner
  town.point(Theme::toilet, "toilet", '2');
  for (const Theme theme : {Theme::play, Theme::toilet}) town.complete(theme);
  EXPECT_EQ(town.measure("square", "share_near", toilets, at_least, Quantity::share, Combine::share).value, Interval::exact(1));
}

// Filling in what nobody says of the second one takes it out, or leaves it in: never out of what was told.
TEST(ShareOfFeatures, OneThatMayNotBelongMayChangeNothing) {
  for (const char* kind : {"share_of_features", "share_near"}) {
    DrawnTown town = square();
    town.point(Theme::seat, "1", 't').yes(Property::backrest);
    town.point(Theme::seat, "2", 'v').yes(Property::armrest);
    town.point(Theme::tree, "tree", 'v');
    for (const Theme theme : {Theme::seat, Theme::tree}) town.complete(theme);
    std::map<std::string, std::string> asked = {{"theme", "seat"}, {"among", "backrest=yes"}};
    if (std::string(kind) == "share_near") asked.insert({{"near", "tree"}, {"within", "1 m"}});
    else asked.insert({"with", "armrest=yes"});
    const Interval value = town.measure("square", kind, asked, at_least, Quantity::share, Combine::share).value;
    EXPECT_EQ(value.low, Rational(0)) << kind << ": it has no backrest, and the first is none of those";
    EXPECT_GE(value.high, Rational::ratio(1, 2)) << kind;
  }
}

TEST(AccessFree, NeedsBothToBeKnown) {
  const std::map<std::string, std::string> open = {{"accepted", "yes,permissive"}};
  const auto value = [&](const DrawnTown& town) { return town.measure("square", "access_free", open, at_least, Quantity::presence); };
  EXPECT_FALSE(value(square()).observed);
  const auto with = [](std::string_view access, int fee) {
    DrawnTown town("4---3\n|   |\n1---2");
    Drawn site = town.area(Theme::site, "square", "1234");
    if (!access.empty()) site.code(Property::access, access);
    if (fee == 0) site.no(Property::fee);
    if (fee == 1) site.yes(Property::fee);
    return town;
  };
  EXPECT_EQ(value(with("yes", 0)).value, Interval::exact(1));
  EXPECT_EQ(value(with("yes", 1)).value, Interval::exact(0));
  EXPECT_EQ(value(with("private", -1)).value, Interval::exact(0)) << "closed whatever it costs";
  EXPECT_EQ(value(with("yes", -1)).value, (Interval{0, 1}));
  EXPECT_TRUE(value(with("yes", -1)).observed);
  DrawnTown observed = with("yes", -1);
  observed.observe_presence("E-1", "square", "fee", false);
  EXPECT_EQ(value(observed).value, Interval::exact(1));
}

TEST(FreeHours, AreTheHoursOfTheDayWithFewest) {
  const std::map<std::string, std::string> open = {{"accepted", "yes,permissive"}};
  const auto value = [&](const DrawnTown& town) { return town.measure("square", "free_hours", open, at_least, Quantity::duration); };
  const auto hours = [](std::int64_t low, std::int64_t high) { return Interval{Rational(low * 3600), Rational(high * 3600)}; };
  EXPECT_FALSE(value(square()).observed);
  const auto with = [](std::string_view times, int fee) {
    DrawnTown town("4---3\n|   |\n1---2");
    Drawn site = town.area(Theme::site, "square", "1234");
    site.code(Property::access, "yes");
    if (fee == 0) site.no(Property::fee);
    if (fee == 1) site.yes(Property::fee);
    if (!times.empty()) site.text(Property::opening_hours, times);
    return town;
  };
  EXPECT_EQ(value(with("24/7", 0)).value, hours(24, 24));
  EXPECT_EQ(value(with("Apr-Sep 06:00-22:00; Oct-Mar 07:00-20:00", 0)).value, hours(13, 13));
  EXPECT_EQ(value(with("Mo-Fr 06:00-22:00", 0)).value, hours(0, 0)) << "shut on Saturdays";
  EXPECT_EQ(value(with("06:00-22:00", -1)).value, hours(0, 16)) << "nobody says whether it costs";
  EXPECT_EQ(value(with("06:00-22:00", 1)).value, hours(0, 0));
  EXPECT_EQ(value(with("", 0)).value, hours(0, 24));
  EXPECT_TRUE(value(with("", 0)).observed);
  EXPECT_EQ(value(with("", 0)).coverage, Rational(0)) << "that it is free says nothing of when";
  EXPECT_EQ(value(with("24/7", 0)).coverage, Rational(1));
  EXPECT_EQ(value(with("when the keeper comes", 0)).value, hours(0, 24)) << "not understood is not known";
  EXPECT_EQ(value(with("when the keeper comes", 0)).coverage, Rational(0));
  EXPECT_EQ(value(with("", 1)).coverage, Rational(1)) << "for a fee it is never free";
  DrawnTown observed = with("", 0);
  Observation& sign = observed.observe("E-1", "square", "opening_hours", Quantity::count, "1");
  sign.quantity = Quantity::text;
  sign.result = "08:00-20:00";
  EXPECT_EQ(value(observed).value, hours(12, 12));
}

TEST(FreeHours, AGardenThatShutsAtSunsetIsOpenForAMidwinterDay) {
  DrawnTown town("4---3\n|   |\n1---2");
  town.area(Theme::site, "square", "1234").code(Property::access, "yes").no(Property::fee).text(Property::opening_hours, "sunrise-sunset");
  town.move(674000, 6580000);   // Stockholm in EPSG:3006
  const Interval value = town.measure("square", "free_hours", {{"accepted", "yes"}}, at_least, Quantity::duration).value;
  EXPECT_LT(value.low.to_double() / 60, 6 * 60 + 5);   // NOAA
  EXPECT_GT(value.high.to_double() / 60, 6 * 60 + 5);
  EXPECT_LE((value.high - value.low).to_double() / 60, 4);
}

TEST(Conditions, OpeningHoursMeanOpenThenEveryDay) {
  const auto share = [](std::string_view times) {
    DrawnTown town = square();
    town.complete(Theme::toilet);
    Drawn toilet = town.point(Theme::toilet, "wc", 't');
    if (!times.empty()) toilet.text(Property::opening_hours, times);
    return town.measure("square", "share_of_features", {{"theme", "toilet"}, {"with", "opening_hours=08:00-20:00"}}, at_least, Quantity::share, Combine::share).value;
  };
  EXPECT_EQ(share("24/7"), Interval::exact(1));
  EXPECT_EQ(share("07:00-21:00"), Interval::exact(1));
  EXPECT_EQ(share("Mo-Sa 07:00-21:00"), Interval::exact(0));
  EXPECT_EQ(share("07:00-21:00; SH off"), (Interval{0, 1}));
  EXPECT_EQ(share(""), (Interval{0, 1}));
  EXPECT_THROW((void)square().measure("square", "share_of_features", {{"theme", "toilet"}, {"with", "opening_hours=always"}}), InputError);
}

}  // namespace
}  // namespace levelground::test::feature_kinds_test
