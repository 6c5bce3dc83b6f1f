// SPDX-License-Identifier: Apache-2.0
#include "tests/core/text/string_literals.hpp"

#include <gtest/gtest.h>

namespace levelground::testing_text::string_literals_test {
namespace {

TEST(StringLiterals, AreFoundWithTheirLinesAndNothingElseIs) {
  const auto found = string_literals(
      "// \"comment\"\n"
      "auto a = texts.get(\"one.two\"); /* \"block\n\" */ const char c = '\"';\n"
      "int big = 1'000'000; auto r = R\"x(\"raw.id\")x\"; f(\"with \\\" quote\");\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].text, "one.two");
  EXPECT_EQ(found[0].line, 2);
  EXPECT_TRUE(found[0].before.ends_with("texts.get("));
  EXPECT_EQ(found[1].text, "with \\\" quote");
  EXPECT_EQ(found[1].line, 4);
}

}  // namespace
}  // namespace levelground::testing_text::string_literals_test
