// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "core/base/names.hpp"

namespace levelground::testing::names_test {
namespace {

TEST(Names, SpellingMakesNoOtherPerson) {
  EXPECT_TRUE(same_name("Åsa Öberg", "åsa öberg"));
  EXPECT_TRUE(same_name("Åsa Öberg", "  Åsa\t Öberg "));
  EXPECT_TRUE(same_name("Åsa Öberg", "Åsa\u00A0Öberg")) << "a blank that does not break";
  EXPECT_TRUE(same_name("Åsa Öberg", "A\u030Asa O\u0308berg")) << "letters and their marks apart, as some programs write them";
  EXPECT_TRUE(same_name("Ελένη", "ελένη"));
  EXPECT_TRUE(same_name("", " \n"));
}

TEST(Names, OtherNamesStayApart) {
  EXPECT_FALSE(same_name("Åsa Öberg", "Asa Oberg"));
  EXPECT_FALSE(same_name("Amina Holm", "Amina Holmö"));
  EXPECT_FALSE(same_name("AminaHolm", "Amina Holm"));
  EXPECT_FALSE(same_name("a\xFF", "a\xFE")) << "malformed bytes stand for themselves";
}

}  // namespace
}  // namespace levelground::testing::names_test
