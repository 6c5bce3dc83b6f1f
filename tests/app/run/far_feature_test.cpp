// SPDX-License-Identifier: Apache-2.0
// What is mapped far away moves nothing: not a verdict, and not a byte of an interval.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include <fmt/format.h>

#include "app/run/run.hpp"
#include "core/judge/assessment_json.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test::far_feature_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string judged_sites(const fs::path& project) {
  run::AssessOptions options;
  options.input = project;
  const run::RunResult result = run::assess(options, silent_progress(), {});
  return Json::parse(assessment_json(*result.city, *result.assessment))["sites"].dump(1);
}

/// One more feature at the end of a layer of the sample city.
void append(const fs::path& layer, const std::string& feature) {
  std::string text = read_file(layer);
  const std::size_t end = text.rfind("\n]}");
  ASSERT_NE(end, std::string::npos) << layer;
  write_file(layer, text.insert(end, ",\n" + feature));
}

TEST(FarFeatures, ChangeNotAByteOfAnySite) {
  const fs::path sample = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps/alvhamra";
  const std::string before = judged_sites(sample / "alvhamra.yaml");
  for (unsigned seed = 1; seed <= 3; ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> kilometres(20, 140);
    const double x = 541'957 + 1000.0 * kilometres(random);
    const double y = 6'582'026 + 1000.0 * kilometres(random) * (seed % 2 == 0 ? -1 : 1);
    const TemporaryFolder folder;
    fs::copy(sample, folder / "town", fs::copy_options::recursive);
    for (const char* theme : {"seat", "toilet", "light", "tree", "kerb", "crossing", "entrance", "barrier", "stop", "drinking_water"}) {
      append(folder / "town/layers" / (std::string(theme) + ".geojson"),
             fmt::format(R"({{"type": "Feature", "properties": {{"id": "far-{}"}}, "geometry": {{"type": "Point", "coordinates": [{}, {}]}}}})", theme, x, y));
    }
    for (const char* theme : {"walkway", "road", "steps"}) {
      append(folder / "town/layers" / (std::string(theme) + ".geojson"),
             fmt::format(R"({{"type": "Feature", "properties": {{"id": "far-{}", "width": "2 m"}}, "geometry": {{"type": "LineString", "coordinates": [[{}, {}], [{}, {}]]}}}})",
                         theme, x, y, x + 80, y + 5));
    }
    EXPECT_EQ(judged_sites(folder / "town/alvhamra.yaml"), before);
  }
}

}  // namespace
}  // namespace levelground::test::far_feature_test
