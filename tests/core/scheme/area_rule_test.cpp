// SPDX-License-Identifier: Apache-2.0
// Rules for the area share of SDG 11.7.1: what their files must say.
#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "core/scheme/area_rule.hpp"

namespace levelground::testing::area_rule_test {
namespace {

std::string with(std::string text, const std::string& was, const std::string& is) {
  text.replace(text.find(was), was.size(), is);
  return text;
}

const std::string rule = R"(id: xx
name: {en: "Where", sv: "Var"}
cell: {limit: 30 m, source: OWN, clause: {en: "c", sv: "s"}, confidence: D}
circle: {limit: 564 m, source: OWN, clause: {en: "c", sv: "s"}, confidence: D}
urban: {limit: 50 %, source: OWN, clause: {en: "c", sv: "s"}, confidence: D}
suburban: {limit: 25 %, source: OWN, clause: {en: "c", sv: "s"}, confidence: D}
counted_cell: {limit: 1 m, source: OWN, clause: {en: "c", sv: "s"}, confidence: D}
open_access: [yes]
streets:
  - {kinds: [residential], width: [6 m, 25 m], source: OWN, clause: {en: "both", sv: "bada"}, confidence: D}
)";

std::vector<Problem> problems_of(const std::string& text) {
  try {
    read_area_rule({"xx.yaml", text}, {{"OWN", "Ours", "-"}});
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

TEST(AreaRule, SaysEverythingInBothLanguages) {
  EXPECT_TRUE(problems_of(rule).empty());
  const std::vector<Problem> alone = problems_of(with(rule, R"({en: "both", sv: "bada"})", R"("both")"));
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].what, "‘clause’ has no Swedish words");
  EXPECT_EQ(alone[0].line, 10);
  EXPECT_EQ(problems_of(with(rule, R"(clause: {en: "c", sv: "s"})", R"(clause: {en: "c"})")).at(0).line, 3);
  EXPECT_EQ(problems_of(with(rule, R"({en: "Where", sv: "Var"})", R"({en: "Where"})")).at(0).what, "‘name’ has no Swedish words");
}

}  // namespace
}  // namespace levelground::testing::area_rule_test
