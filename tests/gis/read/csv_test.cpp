// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace levelground::gis::csv_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

CsvTable parse(std::string_view text) {
  std::vector<Problem> problems;
  CsvTable table = parse_csv(text, "t.csv", problems);
  EXPECT_TRUE(problems.empty());
  return table;
}

std::string refusal(std::string_view text) {
  std::vector<Problem> problems;
  try {
    parse_csv(text, "t.csv", problems);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Csv, KeepsLinesThroughQuotedLineBreaks) {
  const CsvTable table = parse("\xEF\xBB\xBFid,note\r\n1,\"two\nlines \"\"and\"\" quotes\"\r\n\r\n2,å\r\n");
  EXPECT_THAT(table.columns, ElementsAre("id", "note"));
  ASSERT_EQ(table.records.size(), 2U);
  EXPECT_EQ(table.records[0].line, 2);
  EXPECT_EQ(table.records[0].cells[1], "two\nlines \"and\" quotes");
  EXPECT_EQ(table.records[1].line, 5) << "the quoted break and the empty line count";
  EXPECT_EQ(table.records[1].cells[1], "å");
}

TEST(Csv, FindsTheSeparatorInTheHeader) {
  EXPECT_EQ(parse("a;b;c\n1,5;2;3\n").separator, ';');
  EXPECT_EQ(parse("a\tb\n1\t2\n").separator, '\t');
  EXPECT_EQ(parse("\"a;b\",c\n1,2\n").separator, ',');
  EXPECT_EQ(parse("only\n1\n").records.size(), 1U);
}

TEST(Csv, RefusesWhatIsNotATable) {
  EXPECT_THAT(refusal(""), HasSubstr("empty"));
  EXPECT_THAT(refusal("a,b\n1,\"open\n2,3\n"), HasSubstr("line 2: a quote that opens here never closes"));
  EXPECT_THAT(refusal("a,b\n1,\"x\"y\n"), HasSubstr("line 2: text follows a closing quote"));
  EXPECT_THAT(refusal("a,A\n1,2\n"), HasSubstr("two columns are called"));
  EXPECT_THAT(refusal("a,b\n1,\xE5\n"), HasSubstr("line 2: the text is not UTF-8"));
  EXPECT_THAT(refusal(std::string_view("a,b\n1,\0\n", 8)), HasSubstr("zero byte"));
}

TEST(Csv, LeavesRaggedRecordsOutByLine) {
  std::vector<Problem> problems;
  const CsvTable table = parse_csv("a,b\n1,2\n1,2,3\n4\n5,6\n", "t.csv", problems);
  EXPECT_EQ(table.records.size(), 2U);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].line, 3);
  EXPECT_EQ(problems[1].line, 4);
}

TEST(Csv, ManyRaggedRecordsAreCounted) {
  std::string text = "a,b\n";
  for (int i = 0; i < 100; ++i) text += "1\n";
  std::vector<Problem> problems;
  parse_csv(text, "t.csv", problems);
  ASSERT_EQ(problems.size(), 21U);
  EXPECT_THAT(problems.back().what, HasSubstr("80 more"));
}

TEST(Csv, ANumberIsWrittenWithoutTheNoiseOfItsBinaryForm) {
  EXPECT_EQ(number_text(1.5000000000000002), "1.5");
  EXPECT_EQ(number_text(0.89999999999999991), "0.9");
  EXPECT_EQ(number_text(0.1 + 0.2), "0.3");
  EXPECT_EQ(number_text(674000.12345), "674000.12345");
  EXPECT_EQ(number_text(9007199254740991.0), "9007199254740991") << "an id stays whole";
  EXPECT_EQ(number_text(1.83F), "1.83");
  EXPECT_EQ(number_text(1.1F + 2.2F), "3.3");
  EXPECT_EQ(number_text(16777215.0F), "16777215");
  EXPECT_EQ(number_text(-2.0), "-2");
}

TEST(Csv, OnlyPlainNumbersAreNumbers) {
  EXPECT_EQ(strict_number("12.5", false), 12.5);
  EXPECT_EQ(strict_number(" -3e2 ", false), -300.0);
  EXPECT_EQ(strict_number("+7", false), 7.0);
  EXPECT_EQ(strict_number("12,5", true), 12.5);
  for (const char* text : {"", "12,5", "12°30'", "nan", "inf", "1e400", "0x10", "12 m", "1 000", "--1"}) {
    EXPECT_FALSE(strict_number(text, false)) << text;
  }
}

}  // namespace
}  // namespace levelground::gis::csv_test
