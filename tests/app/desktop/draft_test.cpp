// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/observation_draft.hpp"

#include "tests/app/desktop/fake_town.hpp"

#include <gtest/gtest.h>

namespace levelground::test::draft_test {

using desktop::Draft;
using desktop::DraftValue;
using desktop::Observable;
using desktop::read_draft;
using desktop::WouldBe;

namespace {
const Observable length{"kerb_height", Quantity::length, Property::kerb_height};
DraftValue read(const Observable& what, const std::string& value, const std::string& unit = {}, const std::string& accuracy = {}) {
  return read_draft({what, value, unit, accuracy});
}
}  // namespace

TEST(Draft, TakesTheStatedAccuracyOrHalfTheLastDigit) {
  EXPECT_EQ(read(length, "18", "mm", "1").range, (Interval{Rational(17), Rational(19)}));
  EXPECT_EQ(read(length, "1.5", "m").range, (Interval{Rational(1450), Rational(1550)}));
  EXPECT_EQ(read(length, "1,50", "m").range, (Interval{Rational(1495), Rational(1505)}));
  EXPECT_EQ(read(length, " 2 ", "cm").range, (Interval{Rational(15), Rational(25)}));
  EXPECT_EQ(read({"step_count", Quantity::count, Property::step_count}, "7").range, Interval::exact(7));
}

TEST(Draft, StaysInsideWhatIsPossible) {
  EXPECT_EQ(read(length, "0", "mm").range, (Interval{Rational(0), Rational::ratio(1, 2)}));
  EXPECT_STREQ(read(length, "-5", "mm").wrong, "desktop.form.wrong.impossible");
}

TEST(Draft, SaysWhatIsWrong) {
  EXPECT_STREQ(read(length, "").wrong, "desktop.form.wrong.empty");
  EXPECT_STREQ(read(length, "wide", "mm").wrong, "desktop.form.wrong.number");
  EXPECT_STREQ(read(length, "99999999999999999999", "mm").wrong, "desktop.form.wrong.number");
  EXPECT_STREQ(read(length, "18", "lx").wrong, "desktop.form.wrong.unit");
  EXPECT_STREQ(read(length, "18", "mm", "-1").wrong, "desktop.form.wrong.accuracy");
  EXPECT_STREQ(read({"lit", Quantity::presence, Property::lit}, "").wrong, "desktop.form.wrong.presence");
  EXPECT_STREQ(read({"felt_safety", Quantity::rating, std::nullopt}, "4").wrong, "desktop.form.wrong.rating");
  EXPECT_STREQ(read({"surface", Quantity::category, Property::surface}, "cheese").wrong, "desktop.form.wrong.empty");
}

TEST(Draft, ReadsChoices) {
  EXPECT_EQ(read({"lit", Quantity::presence, Property::lit}, "yes").range, Interval::exact(1));
  EXPECT_EQ(read({"felt_safety", Quantity::rating, std::nullopt}, "3").range, Interval::exact(3));
  const DraftValue asphalt = read({"surface", Quantity::category, Property::surface}, "asphalt");
  EXPECT_EQ(asphalt.wrong, nullptr);
  EXPECT_EQ(asphalt.codes, 1U);
  EXPECT_EQ(read({"condition", Quantity::ordinal, Property::condition}, "good").range, Interval::exact(2));
  EXPECT_EQ(read({"evenness", Quantity::ordinal, std::nullopt}, "4").range, Interval::exact(4)) << "a rank that only a criterion knows";
  EXPECT_STREQ(read({"evenness", Quantity::ordinal, std::nullopt}, "1.5").wrong, "desktop.form.wrong.number");
}

TEST(Draft, SaysWhatAValueWouldBe) {
  const Scheme scheme = small_scheme();
  const Criterion& kerb = *scheme.find("ACC-30");
  const auto would = [&](const std::string& value, const std::string& accuracy) {
    const Draft draft{length, value, "mm", accuracy};
    return would_be(kerb, draft, read_draft(draft));
  };
  EXPECT_EQ(would("18", "1"), WouldBe::met);
  EXPECT_EQ(would("60", "2"), WouldBe::not_met);
  EXPECT_EQ(would("20", "2"), WouldBe::open);
  EXPECT_EQ(would("", ""), WouldBe::not_comparable);
}

TEST(Draft, OffersWhatFitsTheCriterionAndTheFeature) {
  const City city = small_city(false);
  const Scheme scheme = small_scheme();
  PlaceResult place;
  place.feature = kerb_id;
  Gap gap;
  gap.place = std::make_shared<PlaceResult>(std::move(place));
  const auto kerb = desktop::observables(city, *scheme.find("ACC-30"), &gap);
  ASSERT_FALSE(kerb.empty());
  EXPECT_EQ(kerb.front().name, "kerb_height");
  EXPECT_GT(kerb.size(), 1U);
  const auto felt = desktop::observables(city, *scheme.find("SAF-10"), nullptr);
  ASSERT_EQ(felt.size(), 1U);
  EXPECT_EQ(felt.front().name, "felt_safety");
  EXPECT_FALSE(desktop::observables(city, *scheme.find("COM-07"), nullptr).empty());
  EXPECT_EQ(desktop::units_for(Quantity::length, "mm").front(), "mm");
}

}  // namespace levelground::test::draft_test
