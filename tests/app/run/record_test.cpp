// SPDX-License-Identifier: Apache-2.0
// What is recorded on site is kept, and judging again after it says the same as judging everything anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/run/run.hpp"
#include "core/base/errors.hpp"
#include "core/judge/assessment_json.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::record_test {
namespace {

namespace fs = std::filesystem;

/// A project of its own for each test: recording writes beside it.
class Recording : public ::testing::Test {
 protected:
  Recording() {
    fs::copy(fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/alvhamra", m_folder / "alvhamra", fs::copy_options::recursive);
  }
  [[nodiscard]] run::RunResult assessed(unsigned threads = 0) const {
    run::AssessOptions options;
    options.input = m_folder / "alvhamra/alvhamra.yaml";
    options.threads = threads;
    return run::assess(options, silent_progress(), {});
  }
  static nlohmann::json sites(const run::RunResult& result) {
    return nlohmann::json::parse(assessment_json(*result.city, *result.assessment))["sites"];
  }
  TemporaryFolder m_folder;
};

/// The kerb that fails Kvarntorget, lowered: 15 mm ± 2 mm.
Observation lowered_kerb(const Date& date) {
  Observation seen;
  seen.supersedes = "E-658";
  seen.site = "town:site/kvarntorget";
  seen.feature = "town:kerb/kerb-bruksgatan-north";
  seen.property = "kerb_height";
  seen.quantity = Quantity::length;
  seen.range = {Rational(13), Rational(17)};
  seen.result = "15";
  seen.unit = "mm";
  seen.accuracy = "2 mm";
  seen.observer = "A. Berg";
  seen.date = date;
  return seen;
}

TEST_F(Recording, JudgingAgainSaysWhatJudgingAnewSays) {
  const run::RunResult before = assessed();
  EXPECT_EQ(before.assessment->find("Kvarntorget")->outcome, Outcome::not_certified);
  const Observation kept = run::record_observation(before, lowered_kerb({2026, 9, 10}), {});
  EXPECT_TRUE(kept.id.starts_with("obs-"));
  const run::RunResult again = run::assess_again(before, {kept}, silent_progress(), {});
  EXPECT_EQ(again.assessment->find("Kvarntorget")->outcome, Outcome::level);
  EXPECT_EQ(before.assessment->find("Kvarntorget")->outcome, Outcome::not_certified) << "what was shown before is not changed under the hand";
  EXPECT_EQ(sites(again), sites(assessed()));
  EXPECT_EQ(sites(again), sites(assessed(7)));
}

/// A reading at a place on a way belongs to the site it was made for, and bars whoever walks there, to whatever site.
TEST_F(Recording, AReadingOnAWayTouchesEverySiteItLeadsTo) {
  run::RunResult before = assessed();
  const auto other_site_at = [&](const Point& at) {
    const auto& all = before.city->of_theme(Theme::site);
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t site) {
      const Feature& feature = before.city->feature(site);
      return feature.id != "town:site/akajen" && distance(feature.geometry, at) == 0;
    });
  };
  std::vector<std::pair<std::string, Point>> places;
  for (const auto& [theme, property] : {std::pair{Theme::kerb, "kerb_height"}, std::pair{Theme::walkway, "clear_width"}, std::pair{Theme::walkway, "step_free"}}) {
    std::vector<Point> there;
    for (const std::uint32_t feature : before.city->of_theme(theme)) {
      const Geometry& drawn = before.city->feature(feature).geometry;
      const auto* line = std::get_if<Line>(&drawn);
      const Point at = line != nullptr ? line->at(line->size() / 2) : representative_point(drawn).value();
      if (theme == Theme::kerb || other_site_at(at)) there.push_back(at);
    }
    ASSERT_GT(there.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) places.emplace_back(property, there[i * there.size() / 3]);
  }
  std::size_t moved = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Observation seen = lowered_kerb({2026, 9, 10});
    seen.supersedes.clear();
    seen.feature.clear();
    seen.site = "town:site/akajen";
    seen.property = places[i].first;
    const bool is_step = seen.property == "step_free";
    if (is_step) seen.quantity = Quantity::presence, seen.unit.clear(), seen.accuracy.clear();
    seen.range = Interval::exact(is_step ? 0 : 60);
    seen.result = is_step ? "no" : "60";
    seen.position = places[i].second;
    seen.position_accuracy = Rational(static_cast<std::int64_t>(i % 3) * 1000);
    seen.note = "reading " + std::to_string(i);
    const Observation kept = run::record_observation(before, seen, {});
    const run::RunResult again = run::assess_again(before, {kept}, silent_progress(), {});
    const nlohmann::json was = sites(before);
    const nlohmann::json is = sites(again);
    EXPECT_EQ(is, sites(assessed())) << seen.property << " at " << seen.position->x << " " << seen.position->y;
    for (std::size_t s = 0; s < is.size(); ++s) moved += is[s] != was[s] && is[s]["id"] != seen.site ? 1 : 0;
    before = again;
  }
  EXPECT_GT(moved, 0U) << "sites other than the one it was made for";
}

TEST_F(Recording, TakingBackWhatWasSaidOfAnotherPlaceTouchesThatPlaceToo) {
  const run::RunResult before = assessed();
  Observation correction = lowered_kerb({2026, 9, 10});
  correction.supersedes = "E-645";  // a rating at Åkajen
  const Observation kept = run::record_observation(before, correction, {});
  EXPECT_EQ(sites(run::assess_again(before, {kept}, silent_progress(), {})), sites(assessed()));
}

TEST_F(Recording, AnEntryAfterTheDayJudgedMovesTheDay) {
  const run::RunResult before = assessed();
  const Observation kept = run::record_observation(before, lowered_kerb({2026, 11, 24}), {});
  const run::RunResult again = run::assess_again(before, {kept}, silent_progress(), {});
  EXPECT_EQ(again.assessment->options.as_of, (Date{2026, 11, 24}));
  EXPECT_EQ(again.assessment->find("Kvarntorget")->outcome, Outcome::level);
  EXPECT_EQ(assessed().assessment->find("Kvarntorget")->outcome, Outcome::not_certified) << "the project says as of when: an entry after it is kept and waits";
}

TEST_F(Recording, TheSameStatementTwiceIsRefusedAndKeptOnce) {
  const run::RunResult before = assessed();
  const Observation kept = run::record_observation(before, lowered_kerb({2026, 9, 10}), {});
  const run::RunResult again = run::assess_again(before, {kept}, silent_progress(), {});
  EXPECT_THROW(run::record_observation(again, lowered_kerb({2026, 9, 10}), {}), InputError);
  std::size_t found = 0;
  const run::RunResult anew = assessed();
  for (const Observation& observation : anew.city->observations()) found += observation.id == kept.id ? 1 : 0;
  EXPECT_EQ(found, 1U);
}

TEST_F(Recording, ACityFileAloneHasNowhereToKeepIt) {
  run::AssessOptions options;
  options.input = m_folder / "alvhamra/alvhamra.yaml";
  run::RunResult result = run::assess(options, silent_progress(), {});
  result.store.clear();
  try {
    run::record_observation(result, lowered_kerb({2026, 9, 10}), {});
    FAIL();
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("there is no project to keep the observation in"), std::string::npos) << error.what();
  }
}

TEST_F(Recording, EvidenceThatIsGoneKeepsNothing) {
  const run::RunResult before = assessed();
  EXPECT_THROW(run::record_observation(before, lowered_kerb({2026, 9, 10}), {m_folder / "no-such-photo.jpg"}), InputError);
  EXPECT_FALSE(fs::exists(m_folder / "alvhamra/alvhamra.gpkg"));
  EXPECT_EQ(assessed().assessment->find("Kvarntorget")->outcome, Outcome::not_certified);
}

}  // namespace
}  // namespace levelground::test::record_test
