// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme_json.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/core/scheme/small_scheme.hpp"

namespace levelground::scheme_json_test {
namespace {

using namespace testing_scheme;
using nlohmann::json;

TEST(SchemeJson, HoldsEveryCriterionWithItsExactLimits) {
  const Scheme scheme = read_scheme(files(), {profile()}, kinds());
  const json all = json::parse(scheme_json(scheme));
  EXPECT_EQ(all["id"], "small");
  EXPECT_EQ(all["sha256"], scheme.hash);
  EXPECT_EQ(all["profile"], "se");
  ASSERT_EQ(all["criteria"].size(), scheme.criteria.size());
  const json kerb = all["criteria"][2];
  EXPECT_EQ(kerb["code"], "ACC-30");
  EXPECT_EQ(kerb["groups"], json({"mobility", "vision"}));
  EXPECT_EQ(kerb["measure"], json({{"kind", "kerb"}, {"parameters", {{"within", "2 m"}}}}));
  EXPECT_EQ(kerb["scale"]["direction"], "at_most");
  EXPECT_EQ(kerb["scale"]["limits"][0]["base"], "6");
  EXPECT_EQ(kerb["scale"]["limits"][0]["legal_minimum"], true);
  EXPECT_EQ(kerb["scheme_scale"]["limits"][0]["base"], "20") << "the limit that the profile replaced";
  EXPECT_EQ(kerb["applies"],
            json({{"exists", {"crossing"}}, {"area_at_least_mm2", "5000000000"}, {"site_kind", {"park", "square"}}}));
  EXPECT_EQ(kerb["coverage_gate"], "9/10");
  EXPECT_EQ(kerb["light"], "day");
  const json width = all["criteria"][0];
  EXPECT_EQ(width["groups"], "all");
  EXPECT_EQ(width["scale"]["limits"][1]["except"],
            json({{"text", "1.0 m for at most 6 m"}, {"base", "1000"}, {"for_at_most_mm", "6000"}}));
  EXPECT_EQ(width["scheme_scale"], nullptr);
}

TEST(SchemeJson, ListsArticlesWithTheirWordsAndWhoServesThem) {
  auto texts = files();
  change(texts, "a/scheme.yaml", "sources:",
         "rights:\n  - {id: play, name: {en: play, sv: lek}, instruments: [CRC art. 31, CRC art. 23]}\n"
         "articles:\n  - {id: CRC art. 31, name: {en: play, sv: lek}}\nsources:");
  change(texts, "a/safe.yaml", "grounds: [sex]", "grounds: [sex]\nrights: [play]\narticles: [CRC art. 23, CRC art. 31, CRC art. 23]");
  const Scheme scheme = read_scheme(texts, {}, kinds());
  const json all = json::parse(scheme_json(scheme));
  EXPECT_EQ(all["articles"], json::parse(R"([{"id": "CRC art. 31", "name": {"en": "play", "sv": "lek"}}, {"id": "CRC art. 23", "name": null}])"));
  const auto safe = std::find_if(all["criteria"].begin(), all["criteria"].end(), [](const json& c) { return c["code"] == "SAF-10"; });
  ASSERT_NE(safe, all["criteria"].end());
  EXPECT_EQ((*safe)["articles"], json({"CRC art. 31", "CRC art. 23"})) << "in the scheme's order, each once";
}

TEST(SchemeJson, ListsSeveralPairsOfOneLimit) {
  auto texts = files();
  change(texts, "a/width.yaml", "except: {value: 1.0 m, for_at_most: 6 m}", "except: [{value: 1.2 m, for_at_most: 6 m}, {value: 1.0 m, for_at_most: 2 m}]");
  const json all = json::parse(scheme_json(read_scheme(texts, {}, kinds())));
  EXPECT_EQ(all["criteria"][0]["scale"]["limits"][1]["except"],
            json({{{"text", "1.2 m for at most 6 m"}, {"base", "1200"}, {"for_at_most_mm", "6000"}},
                  {{"text", "1.0 m for at most 2 m"}, {"base", "1000"}, {"for_at_most_mm", "2000"}}}));
  EXPECT_FALSE(all["criteria"][0]["scale"]["limits"][1].contains("within_run"));
  change(texts, "a/width.yaml", "{value: 1.0 m, for_at_most: 2 m}]", "{value: 1.0 m, for_at_most: 2 m}], within_run: yes");
  EXPECT_EQ(json::parse(scheme_json(read_scheme(texts, {}, kinds())))["criteria"][0]["scale"]["limits"][1]["within_run"], true);
}

TEST(DiffJson, NamesBothSchemesAndEveryChange) {
  const Scheme plain = read_scheme(files(), {}, kinds());
  const Scheme swedish = read_scheme(files(), {profile()}, kinds());
  const json all = json::parse(diff_json(plain, swedish, diff(plain, swedish)));
  EXPECT_EQ(all["older"]["sha256"], plain.hash);
  EXPECT_EQ(all["newer"]["profile"], "se");
  ASSERT_EQ(all["changes"].size(), 5U);
  EXPECT_EQ(all["changes"][3], json({{"kind", "changed"},
                                     {"criterion", "ACC-30"},
                                     {"fact", "limit"},
                                     {"item", "2"},
                                     {"before", "≤ 20 mm"},
                                     {"after", "≤ 6 mm"},
                                     {"strictness", "stricter"},
                                     {"related", json::array()}}));
}

}  // namespace
}  // namespace levelground::scheme_json_test
