// SPDX-License-Identifier: Apache-2.0
#include "core/base/errors.hpp"

#include <gtest/gtest.h>

#include "core/base/utf8.hpp"

namespace levelground::errors_test {
namespace {

Problem at(std::string file, std::int64_t line, std::string what, std::string remedy = {}) {
  return {Problem::Severity::error, std::move(file), {}, {}, line, std::move(what), std::move(remedy)};
}

TEST(Problem, IsOneLineWithItsPlace) {
  const Problem problem{Problem::Severity::error, "seat.geojson", "seat", "town:seat/4", 12, "the width has no unit", "write “1.5 m”"};
  EXPECT_EQ(to_text(problem), "seat.geojson, layer ‘seat’, feature town:seat/4, line 12: the width has no unit. Write “1.5 m”.");
  EXPECT_EQ(to_text(at({}, 0, "nothing was read")), "nothing was read.");
  EXPECT_EQ(to_text(at("a", 0, "bad.", "did you mean ‘b’?")), "a: bad. Did you mean ‘b’?");
}

TEST(Problem, SaysItInSwedishWhereItCan) {
  Problem problem = said_of_file(Problem::Severity::warning, "seat.geojson", {"the width has no unit", "bredden har ingen enhet"}, {"write “1.5 m”", "ange ”1,5 m”"});
  problem.layer = "seat";
  problem.feature = "town:seat/4";
  problem.line = 12;
  EXPECT_EQ(to_text(problem, "sv"), "seat.geojson, lagret ”seat”, objektet town:seat/4, rad 12: bredden har ingen enhet. Ange ”1,5 m”.");
  EXPECT_EQ(to_text(problem), "seat.geojson, layer ‘seat’, feature town:seat/4, line 12: the width has no unit. Write “1.5 m”.");
  problem.remedy_sv = "ändra den";
  EXPECT_NE(to_text(problem, "sv").find(". Ändra den."), std::string::npos);
  EXPECT_EQ(to_text(at("a", 1, "bad", "mend it"), "sv"), "a, rad 1: bad. Mend it.") << "what has no Swedish is said in English";
}

TEST(Problem, NeverLetsInputBreakOutOfItsLine) {
  const Problem problem = at("a\nb.csv", 0, "a \x1b[31m colour, a bell \x07, a tab\t, \xC2\x9B and \xFF and \xE2\x80\xAE reversed");
  EXPECT_EQ(to_text(problem),
            "a\\nb.csv: a \\x{1b}[31m colour, a bell \\x{07}, a tab\\t, \\x{9b} and \\x{ff} and \\x{202e} reversed.");
}

TEST(InputError, SaysEveryProblem) {
  const InputError failure({at("a", 1, "one"), at("b", 2, "two")});
  EXPECT_STREQ(failure.what(), "a, line 1: one.\nb, line 2: two.");
  EXPECT_EQ(failure.problems().size(), 2U);
  EXPECT_THROW(InputError(std::vector<Problem>{}), Defect);
}

TEST(Utf8, TellsMalformedBytesApart) {
  EXPECT_EQ(first_character("å").code_point, 0xE5U);
  EXPECT_EQ(first_character("€").length, 3U);
  EXPECT_EQ(first_character("𝄞").code_point, 0x1D11EU);
  for (const char* text : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xC3("}) {
    EXPECT_EQ(first_character(text).code_point, std::nullopt) << text;
    EXPECT_EQ(first_character(text).length, 1U);
  }
}

}  // namespace
}  // namespace levelground::errors_test
