// SPDX-License-Identifier: Apache-2.0
// "What if the source said this instead?" answers what assessing a file that says it answers.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "app/run/judge_sites.hpp"
#include "app/run/run.hpp"
#include "core/base/errors.hpp"
#include "core/judge/assessment_json.hpp"
#include "core/judge/ranking.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::what_if_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// What a layer could say, and how.
struct Value {
  const char* property;
  const char* text;
};
const std::map<std::string, std::vector<Value>> values = {
    {"kerb", {{"kerb_height", "0 mm"}, {"kerb_height", "15 mm"}, {"kerb_height", "120 mm"}, {"kerb_kind", "flush"}, {"tactile_paving", "yes"}}},
    {"crossing", {{"kerb_height", "10 mm"}, {"crossing_control", "signals"}, {"crossing_control", "none"}, {"tactile_paving", "no"}, {"sound_signal", "yes"}}},
    {"walkway", {{"width", "0.8 m"}, {"width", "4.5 m"}, {"incline", "9 %"}, {"surface", "gravel"}, {"smoothness", "bad"}, {"lit", "no"}, {"step_free", "no"}}},
    {"steps", {{"handrail", "yes"}, {"ramp", "yes"}, {"step_count", "3"}, {"step_free", "yes"}}},
    {"barrier", {{"opening_width", "0.6 m"}, {"opening_width", "1.5 m"}}},
    {"entrance", {{"opening_width", "0.7 m"}, {"step_free", "no"}, {"kerb_height", "80 mm"}}},
    {"seat", {{"backrest", "yes"}, {"armrest", "no"}}},
    {"toilet", {{"step_free", "yes"}, {"access", "private"}, {"unisex", "no"}}},
    {"road", {{"speed_limit", "30 km/h"}, {"speed_limit", "70 km/h"}, {"lit", "yes"}}},
};

std::string judged(const run::RunResult& result) { return Json::parse(assessment_json(*result.city, *result.assessment))["sites"].dump(1); }

run::RunResult assessed(const fs::path& input) {
  run::AssessOptions options;
  options.input = input;
  return run::assess(options, silent_progress(), {});
}

TEST(WhatIf, SaysWhatAssessingAFileWithTheValueSays) {
  const fs::path sample = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/alvhamra";
  const run::RunResult before = assessed(sample / "alvhamra.yaml");
  const std::string was = judged(before);
  int differing = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const TemporaryFolder folder;
    fs::copy(sample, folder / "town", fs::copy_options::recursive);
    std::vector<run::FeatureChange> changes;
    for (int n = 0; n < 3; ++n) {
      const auto at = std::next(values.begin(), random() % values.size());
      const Value value = at->second[random() % at->second.size()];
      const fs::path file = folder / ("town/layers/" + at->first + ".geojson");
      Json layer = Json::parse(read_file(file));
      Json& feature = layer["features"][random() % layer["features"].size()];
      Json& said = feature["properties"];
      for (auto entry = said.begin(); entry != said.end();) entry = entry.key().starts_with(value.property) ? said.erase(entry) : std::next(entry);
      said[value.property] = value.text;
      write_file(file, layer.dump());
      changes.push_back({"town:" + at->first + "/" + feature["id"].get<std::string>(), value.property, value.text});
      SCOPED_TRACE(changes.back().feature + " " + value.property + "=" + value.text);
    }
    const run::RunResult after = run::what_if(before, changes, silent_progress(), {});
    const std::string anew = judged(assessed(folder / "town/alvhamra.yaml"));
    EXPECT_EQ(judged(after), anew);
    EXPECT_EQ(judged(before), was) << "what was there before is not changed";
    differing += anew != was ? 1 : 0;
  }
  EXPECT_GE(differing, 5) << "most of the changes should matter, or the test shows nothing";
}

TEST(WhatIf, OneChangeAfterAnotherIsBothAtOnce) {
  const run::RunResult before = assessed(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/alvhamra/alvhamra.yaml");
  const run::FeatureChange kerb{"town:kerb/kerb-0002", "kerb_height", "10 mm"};
  const run::FeatureChange way{"town:walkway/akajen-way-1", "width", "0.7 m"};
  const run::RunResult one = run::what_if(before, {kerb}, silent_progress(), {});
  EXPECT_EQ(judged(run::what_if(one, {way}, silent_progress(), {})), judged(run::what_if(before, {way, kerb}, silent_progress(), {})));
}

/// Changes a city step by step, a feature of one of `themes` each time, and judges everything anew at the end: reading it anew for each
/// change would take too long. Does any of it matter?
bool expect_every_site_touched(const run::RunResult& before, const std::vector<std::string>& themes, int changes, unsigned seed) {
  std::vector<std::uint32_t> all;
  for (const SiteResult& site : before.assessment->sites) all.push_back(site.site);
  run::RunResult after = before;
  std::mt19937 random(seed);
  for (int n = 0; n < changes; ++n) {
    const std::string& theme = themes[random() % themes.size()];
    const auto& features = before.city->of_theme(*theme_from_name(theme));
    if (features.empty()) continue;
    const std::vector<Value>& choice = values.at(theme);
    const Value value = choice[random() % choice.size()];
    after = run::what_if(after, {{before.city->feature(features[random() % features.size()]).id, value.property, value.text}}, silent_progress(), {});
  }
  run::RunResult anew = after;
  auto assessment = std::make_shared<Assessment>(*after.assessment);
  assessment->sites = run::judge_sites(*after.city, assessment->scheme, assessment->options, all, 0, silent_progress(), {});
  assessment->ranking = rank_in_tiers(assessment->sites);
  anew.assessment = assessment;
  const Json step_by_step = Json::parse(judged(after));
  const Json at_once = Json::parse(judged(anew));
  EXPECT_EQ(step_by_step.size(), at_once.size());
  for (std::size_t i = 0; i < at_once.size() && !testing::Test::HasFailure(); ++i) {
    EXPECT_EQ(step_by_step[i].dump(1), at_once[i].dump(1)) << "seed " << seed;
  }
  return judged(before) != at_once.dump(1);
}

run::RunResult real_city() {
  const fs::path file = fs::path(LEVELGROUND_SOURCE_DIR) / "../shared/data/osm-heidelberg-de/heidelberg.osm.pbf";
  return fs::exists(file) ? assessed(file) : run::RunResult{};
}

TEST(WhatIf, TouchesEverySiteThatItShouldInARealCity) {
  const run::RunResult before = real_city();
  if (before.city == nullptr) GTEST_SKIP() << "the city is not here";
  std::vector<std::string> themes;
  for (const auto& [theme, choice] : values) themes.push_back(theme);
  EXPECT_TRUE(expect_every_site_touched(before, themes, 150, 7));
}

TEST(WhatIf, WhatBarsTheWayTouchesEveryoneWhoWalksThere) {
  const run::RunResult before = real_city();
  if (before.city == nullptr) GTEST_SKIP() << "the city is not here";
  EXPECT_TRUE(expect_every_site_touched(before, {"kerb", "crossing", "steps", "walkway"}, 250, 11));
}

/// In a real city hardly a walk is surely passed; here most are.
TEST(WhatIf, WhatBarsTheWayTouchesWhoSurelyWalksThere) {
  const run::RunResult before = assessed(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/alvhamra/alvhamra.yaml");
  int mattered = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) mattered += expect_every_site_touched(before, {"kerb", "crossing", "walkway"}, 10, seed) ? 1 : 0;
  EXPECT_GE(mattered, 6);
}

TEST(WhatIf, SaysEverythingThatIsWrongAtOnce) {
  const run::RunResult before = assessed(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/alvhamra/alvhamra.yaml");
  try {
    run::what_if(before,
                 {{"town:kerb/none", "kerb_height", "1 mm"},
                  {"town:kerb/kerb-0001", "kerb_hight", "1 mm"},
                  {"town:kerb/kerb-0001", "kerb_height", "low"},
                  {"town:walkway/akajen-way-1", "foot", "no"},
                  {"town:kerb/kerb-0001", "name", "Kerb"}},
                 silent_progress(), {});
    FAIL() << "nothing was wrong";
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 5U);
    EXPECT_EQ(error.problems()[1].remedy, "did you mean ‘kerb_height’?");
    EXPECT_NE(error.problems()[3].what.find("how the network is laid"), std::string::npos);
  }
}

}  // namespace
}  // namespace levelground::test::what_if_test
