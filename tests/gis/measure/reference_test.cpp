// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/reference.hpp"
#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test::reference_test {
namespace {

TEST(MeasureReference, ThePageSaysWhatTheProgramSays) {
  std::ifstream file(LEVELGROUND_SOURCE_DIR "/docs/measures.md");
  std::stringstream page;
  page << file.rdbuf();
  EXPECT_EQ(page.str(), gis::reference_page()) << "write the output of `levelground kinds` to docs/measures.md";
}

TEST(MeasureKinds, AreSortedAndFound) {
  const auto& kinds = gis::measure_kinds();
  EXPECT_GE(kinds.size(), 20U);
  EXPECT_TRUE(std::is_sorted(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.spec.kind < b.spec.kind; }));
  for (const auto& kind : kinds) EXPECT_EQ(gis::find_measure_kind(kind.spec.kind), &kind);
  EXPECT_EQ(gis::find_measure_kind("clear"), nullptr);
}

TEST(MeasureKinds, EachExplainsItselfWithAnExampleThatNamesWhatIsNeeded) {
  for (const auto& kind : gis::measure_kinds()) {
    SCOPED_TRACE(std::string(kind.spec.kind));
    EXPECT_GT(kind.spec.help.size(), 40U);
    EXPECT_NE(kind.spec.example.find("kind: " + std::string(kind.spec.kind)), std::string_view::npos);
    EXPECT_FALSE(kind.spec.quantities.empty());
    for (const auto& parameter : kind.spec.parameters) {
      EXPECT_GT(parameter.help.size(), 10U);
      if (parameter.required) {
        EXPECT_NE(kind.spec.example.find(std::string(parameter.name) + ":"), std::string_view::npos) << parameter.name;
      }
    }
  }
}

TEST(MeasureKinds, EachStatesItsErrorModel) {
  for (const auto& kind : gis::measure_kinds()) {
    SCOPED_TRACE(std::string(kind.spec.kind));
    const ErrorModel& errors = kind.spec.errors;
    for (const std::string_view words : {errors.positions, errors.values, errors.rasters, errors.age}) {
      EXPECT_GT(words.size(), 8U);
      EXPECT_NE(words.back(), '.') << "the page ends the sentence";
    }
    // A parameter for an error is explained where errors are.
    for (const auto& parameter : kind.spec.parameters) {
      if (!parameter.name.ends_with("accuracy")) continue;
      EXPECT_NE((std::string(errors.positions) + std::string(errors.rasters)).find(parameter.name), std::string::npos) << parameter.name;
    }
  }
}

/// A kind without its parameters is refused by name, and never measures with a number of its own.
TEST(MeasureKinds, AMissingParameterIsAnInputErrorThatNamesTheFile) {
  DrawnTown town(R"(
       4-----------3
  A----|-----------|---B
       1-----------2
)");
  town.area(Theme::site, "park", "1234");
  town.line(Theme::walkway, "path", "AB");
  for (const auto& kind : gis::measure_kinds()) {
    const bool needs = std::any_of(kind.spec.parameters.begin(), kind.spec.parameters.end(), [](const auto& p) { return p.required; });
    if (!needs || kind.spec.kind == "observed_rating") continue;
    SCOPED_TRACE(std::string(kind.spec.kind));
    try {
      (void)town.measure("park", std::string(kind.spec.kind), {});
      FAIL() << "measured without parameters";
    } catch (const InputError& error) {
      EXPECT_EQ(error.problems().at(0).file, "test.yaml");
      EXPECT_NE(error.problems().at(0).what.find(kind.spec.kind), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace levelground::test::reference_test
