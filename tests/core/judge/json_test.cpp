// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/digest.hpp"
#include "core/judge/assessment_json.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/ranking.hpp"
#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing::json_test {
namespace {

Assessment assessment() {
  Assessment a;
  a.scheme = empty_scheme();
  a.scheme.views = {{"both", {"both", "båda"}, {"wheels", "eyes"}}};
  a.scheme.criteria = {criterion("A1", "acc", {"wheels"}), criterion("S1", "saf", {"eyes"})};
  a.options.as_of = Date{2026, 9, 15};
  std::vector<CriterionResult> results = {judge(a.scheme.criteria[0], of_places({place(1400, 1600, "f/1")})), judge(a.scheme.criteria[1], nothing())};
  a.sites = {grade_site(a.scheme, a.options, site("town:site/1", "Tor\xFFget"), 0, std::move(results))};
  a.ranking = rank_in_tiers(a.sites);
  return a;
}

City city() {
  CityDraft draft;
  draft.name = "Älvhamra";
  draft.crs.code = "EPSG:3006";
  Source source;
  source.name = "town";
  source.sha256 = "00ff";
  source.licence = "CC0-1.0";
  draft.sources = {source};
  return City(std::move(draft), {});
}

TEST(AssessmentJson, HasWhatAMachineNeeds) {
  const std::string text = assessment_json(city(), assessment());
  EXPECT_EQ(text.back(), '\n');
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json["as_of"], "2026-09-15");
  EXPECT_EQ(json["sources"][0]["sha256"], "00ff");
  EXPECT_EQ(json["decision_rule"], "guarded");
  ASSERT_EQ(json["sites"].size(), 1U);
  const auto& s = json["sites"][0];
  EXPECT_EQ(s["level"], nullptr);
  EXPECT_EQ(s["outcome"], "undetermined");
  EXPECT_EQ(s["name"], "Tor\uFFFDget") << "bytes that are not UTF-8 do not break the document";
  EXPECT_EQ(s["total"]["low_exact"], "200/11");
  EXPECT_DOUBLE_EQ(s["total"]["low"], 18.181818);
  ASSERT_EQ(s["verdicts"].size(), 2U);
  EXPECT_EQ(s["verdicts"][0]["verdict"], "cannot_tell");
  EXPECT_EQ(s["verdicts"][0]["measured"]["low"], 1400);
  EXPECT_EQ(s["verdicts"][0]["measured"]["unit"], "mm");
  EXPECT_EQ(s["verdicts"][1]["measured"], nullptr);
  EXPECT_EQ(s["gaps"].size(), 2U);
  EXPECT_EQ(s["worst_served"]["named"], false);
  EXPECT_EQ(assessment_json(city(), assessment()), text) << "the same bytes";
}

TEST(AssessmentJson, ComesSiteBySiteInTheLayoutOfOneDocument) {
  Assessment several = assessment();
  several.sites.push_back(several.sites[0]);
  several.sites.push_back(several.sites[0]);
  for (const std::size_t count : {3U, 1U, 0U}) {
    several.sites.resize(count);
    std::size_t pieces = 0;
    std::string text;
    write_assessment_json(city(), several, [&](std::string_view piece) {
      text += piece;
      ++pieces;
    });
    EXPECT_EQ(text, nlohmann::ordered_json::parse(text).dump(1) + "\n") << count;
    EXPECT_EQ(nlohmann::json::parse(text)["sites"].size(), count);
    EXPECT_GT(pieces, count);
    EXPECT_EQ(assessment_digest(city(), several), sha256_hex(text));
  }
}

TEST(AssessmentJson, EveryKeyIsDocumented) {
  std::ifstream in(std::string(LEVELGROUND_SOURCE_DIR) + "/docs/assessment-json.md");
  std::ostringstream page;
  page << in.rdbuf();
  const std::string documented = page.str();
  ASSERT_FALSE(documented.empty());
  std::set<std::string> keys;
  const std::function<void(const nlohmann::json&)> collect = [&](const nlohmann::json& node) {
    if (node.is_object()) {
      for (const auto& [key, value] : node.items()) {
        keys.insert(key);
        collect(value);
      }
    }
    if (node.is_array()) {
      for (const auto& item : node) collect(item);
    }
  };
  collect(nlohmann::json::parse(assessment_json(city(), assessment())));
  for (const std::string& key : keys) EXPECT_NE(documented.find("`" + key + "`"), std::string::npos) << key;
}

TEST(AssessmentJson, NamesTheLevelFromWhichACriterionIsMandatory) {
  Assessment from = assessment();
  const auto gaps = nlohmann::json::parse(assessment_json(city(), from))["sites"][0]["gaps"];
  ASSERT_FALSE(gaps.empty());
  EXPECT_FALSE(gaps[0].contains("mandatory_from")) << "none asks for it";
  for (std::size_t i = 0; i < from.scheme.criteria.size(); ++i) from.scheme.criteria.edit()[i].mandatory_from = from.scheme.levels.back().id;
  const auto site = nlohmann::json::parse(assessment_json(city(), from))["sites"][0];
  EXPECT_EQ(site["gaps"][0]["mandatory_from"], from.scheme.levels.back().id);
  EXPECT_EQ(site["verdicts"][0]["mandatory_from"], from.scheme.levels.back().id);
}

TEST(ExplanationJson, Nests) {
  const Explanation tree{"a", "b", "", "", {{"c", "", "", "", {}}}};
  const auto json = nlohmann::json::parse(explanation_json(tree));
  EXPECT_EQ(json["text"], "a");
  EXPECT_EQ(json["remark"], nullptr);
  EXPECT_EQ(json["children"][0]["text"], "c");
}

}  // namespace
}  // namespace levelground::testing::json_test
