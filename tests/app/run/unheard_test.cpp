// SPDX-License-Identifier: Apache-2.0
// What nobody hears is told.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/run/run.hpp"
#include "app/run/unheard.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::unheard_test {
namespace {

namespace fs = std::filesystem;

TEST(Unheard, NamesByPropertyWhatNoCriterionHears) {
  const fs::path sample = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/alvhamra";
  run::AssessOptions options;
  options.input = sample / "alvhamra.yaml";
  options.sites = {"Kvarntorget"};
  const run::RunResult before = run::assess(options, silent_progress(), {});
  EXPECT_TRUE(run::unheard_observations(*before.city, *before.assessment).empty()) << "an audit in which nothing was in vain";
  const SiteResult* site = before.assessment->find("Kvarntorget");
  ASSERT_NE(site, nullptr);
  const Box box = bounds(before.city->feature(site->site).geometry);
  const auto observation = [&](const char* id, const char* property, Quantity quantity) {
    Observation made;
    made.id = id;
    made.site = site->id;
    made.property = property;
    made.quantity = quantity;
    made.range = Interval::exact(1);
    made.result = "1";
    made.date = before.assessment->options.as_of;
    return made;
  };
  Observation beside = observation("U-2", "incline", Quantity::slope);
  beside.position = Point{box.min_x - 500, box.min_y - 500};   // of nothing that is judged there
  Observation also = beside;
  also.id = "U-1";
  Observation misspelt = observation("U-3", "complaint_chanel", Quantity::presence);
  Observation taken_back = observation("U-4", "tone_of_voice", Quantity::rating);
  Observation correction = observation("U-5", "felt_safety", Quantity::rating);
  correction.supersedes = "U-4";
  correction.light = Light::night;
  // Of a feature: under the name of a property or of its measure it is known of it; under a name that nobody knows it is in vain.
  const std::string way = before.city->feature(before.city->of_theme(Theme::walkway).front()).id;
  Observation of_way = observation("U-6", "width_clear", Quantity::length);
  of_way.feature = way;
  Observation nowhere = of_way;
  nowhere.id = "U-7";
  nowhere.site.clear();
  Observation as_measured = of_way;
  as_measured.id = "U-8";
  as_measured.property = "clear_width";
  Observation heavy = observation("U-9", "headroom", Quantity::mass);
  heavy.result = "2.30";
  heavy.unit = "kg";
  const run::RunResult after = run::assess_again(before, {beside, also, misspelt, taken_back, correction, of_way, nowhere, as_measured, heavy}, silent_progress(), {});
  const std::vector<run::Unheard> unheard = run::unheard_observations(*after.city, *after.assessment);
  ASSERT_EQ(unheard.size(), 4U);
  EXPECT_EQ(unheard[0], (run::Unheard{"complaint_chanel", "", {"U-3"}, false, false}));
  EXPECT_EQ(unheard[1], (run::Unheard{"headroom", "", {"U-9"}, false, false, {Quantity::length}, {"ACC-06"}, "2.30 kg"}));
  EXPECT_EQ(unheard[2], (run::Unheard{"incline", "", {"U-1", "U-2"}, true, false}));
  EXPECT_EQ(unheard[3], (run::Unheard{"width_clear", "clear_width", {"U-6", "U-7"}, false, true}));
}

}  // namespace
}  // namespace levelground::test::unheard_test
