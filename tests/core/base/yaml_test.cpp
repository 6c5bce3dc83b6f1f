// SPDX-License-Identifier: Apache-2.0
#include "core/base/yaml.hpp"

#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace levelground::yaml_test {
namespace {

using ::testing::HasSubstr;
using Kind = YamlNode::Kind;

/// The problems that parsing notes, one line each; empty when the text is taken.
std::string refusal(const std::string& text) {
  try {
    parse_yaml(text, "f.yaml");
    return {};
  } catch (const InputError& failure) {
    return failure.what();
  }
}

std::string repeated(const std::string& part, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += part;
  return result;
}

TEST(Yaml, KeepsOrderLinesAndTextsAsWritten) {
  const YamlNode root = parse_yaml("# words\nb: 1:20\na: {c: [no, '5', \"x\"], d: }\n", "f.yaml");
  ASSERT_EQ(root.kind, Kind::mapping);
  ASSERT_EQ(root.entries.size(), 2U);
  EXPECT_EQ(root.entries[0].first, "b");
  EXPECT_EQ(root.entries[0].second.scalar, "1:20");
  EXPECT_EQ(root.entry_lines, (std::vector<std::int64_t>{2, 3}));
  const YamlNode* list = root.find("a")->find("c");
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->items.size(), 3U);
  EXPECT_EQ(list->items[0].scalar, "no");
  EXPECT_FALSE(list->items[0].quoted);
  EXPECT_TRUE(list->items[1].quoted);
  EXPECT_EQ(list->line, 3);
  EXPECT_EQ(root.find("a")->find("d")->kind, Kind::null);
  EXPECT_EQ(root.find("missing"), nullptr);
}

TEST(Yaml, TakesAByteOrderMarkWindowsLinesAndNothingAtAll) {
  EXPECT_EQ(parse_yaml("\xEF\xBB\xBF" "a: 1\r\nb: 2\r\n", "f").entries.size(), 2U);
  EXPECT_EQ(parse_yaml("a: 1\r\nb: 2\r\n", "f").find("a")->scalar, "1");
  EXPECT_EQ(parse_yaml("", "f").kind, Kind::null);
  EXPECT_EQ(parse_yaml("# only words\n", "f").kind, Kind::null);
}

TEST(Yaml, KeepsBlockTextsToTheirLastLine) {
  EXPECT_EQ(parse_yaml("a: |+\n  x\n\n", "f").find("a")->scalar, "x\n\n");
  EXPECT_EQ(parse_yaml("a: |\n  x\n  # y\n", "f").find("a")->scalar, "x\n# y\n");
}

TEST(Yaml, FillsInAliases) {
  const YamlNode root = parse_yaml("a: &x {k: [1, 2]}\nb: *x\nc: [*x, *x]\n", "f");
  EXPECT_EQ(root.find("b")->find("k")->items[1].scalar, "2");
  EXPECT_EQ(root.find("c")->items[1].find("k")->items.size(), 2U);
}

TEST(Yaml, RefusesDuplicateKeysAndNamesBothLines) {
  const std::string text = refusal("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n");
  EXPECT_THAT(text, HasSubstr("f.yaml, line 3: the key ‘a’ stands twice, first in line 1"));
  EXPECT_THAT(text, HasSubstr("line 4: the key ‘d’ stands twice"));
  EXPECT_THAT(refusal("a: 1\n'a': 2\n"), HasSubstr("stands twice"));
}

struct Refused {
  const char* name;
  std::string text;
  const char* why;
};
class YamlRefusal : public ::testing::TestWithParam<Refused> {};
TEST_P(YamlRefusal, NamesTheLineAndTheReason) { EXPECT_THAT(refusal(GetParam().text), HasSubstr(GetParam().why)); }
INSTANTIATE_TEST_SUITE_P(
    All, YamlRefusal,
    ::testing::Values(Refused{"TwoDocuments", "a: 1\n---\nb: 2\n", "line 2: something follows after the end"},
                    Refused{"Tab", "a:\n\tb: 1\n", "line 2: this is not YAML"}, Refused{"OpenQuote", "a: 'x\n", "this is not YAML: illegal EOF"},
                    Refused{"OpenDoubleQuote", "a: 1\nb: \"x\n\n", "this is not YAML"}, Refused{"CutOff", "a: 'x", "this is not YAML"},
                    Refused{"Bracket", "a: [1, 2\nb: 3\n", "line 2: this is not YAML"}, Refused{"UnknownAlias", "a: *b\n", "line 1: this is not YAML"},
                    Refused{"AliasInItself", "a: &a [1, *a]\n", "line 1: this alias stands inside what it refers to"},
                    Refused{"Tag", "a: 1\nb: !!int 3\n", "line 2: the tag"}, Refused{"LocalTag", "a: !env X\n", "the tag ‘!env’"},
                    Refused{"ListAsKey", "? [a]\n: b\n", "line 1: a key must be a plain word"}, Refused{"NullAsKey", "~: 1\n", "a key must be a plain word"},
                    Refused{"AliasAsKey", "a: &x k\n*x : 2\n", "line 2: a key must be a plain word"},
                    Refused{"NotUtf8", "a: 1\nb: \xE5\n", "line 2: a byte here is not UTF-8"},
                    Refused{"EndOfTransmission", "a: 1\x04\nb: 2\n", "line 1: the control character U+0004"},
                    Refused{"Zero", std::string("a: \0b\n", 6), "U+0000"}),
    [](const auto& refused) { return refused.param.name; });

TEST(Yaml, BoundsDepth) {
  EXPECT_EQ(refusal(repeated("[", 100) + repeated("]", 100)), "");
  EXPECT_THAT(refusal(repeated("[", 101) + repeated("]", 101)), HasSubstr("nested more than 100 levels"));
  EXPECT_NE(refusal(repeated("[", 500000)), "");
  EXPECT_NE(refusal(repeated("- ", 100000)), "");
  EXPECT_NE(refusal(repeated("{a: ", 100000)), "");
  // Sixty levels twice over through an alias.
  const std::string deep = "a: &a " + repeated("[", 60) + repeated("]", 60);
  EXPECT_THAT(refusal(deep + "\nb: " + repeated("[", 60) + "*a" + repeated("]", 60)), HasSubstr("nested more than 100 levels"));
}

TEST(Yaml, DefusesAliasBombsBeforeTheyCostTimeOrMemory) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 30; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) bomb += (k > 0 ? ", *a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(refusal(bomb), HasSubstr("more than 1000000 values"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));

  std::string long_text = "a: &a " + std::string(1 << 20, 'x') + "\nb: [";
  for (int k = 0; k < 1000; ++k) long_text += k > 0 ? ", *a" : "*a";
  EXPECT_THAT(refusal(long_text + "]\n"), HasSubstr("aliases"));
}

TEST(NearestWord, ForgivesSlipsAndNotMore) {
  const std::vector<std::string> known{"width", "height", "surface", "incline"};
  EXPECT_EQ(nearest_word("widht", known), "width");
  EXPECT_EQ(nearest_word("surfaces", known), "surface");
  EXPECT_EQ(nearest_word("Height", known), "height");
  EXPECT_EQ(nearest_word("population", known), "");
  EXPECT_EQ(nearest_word("", known), "");
  EXPECT_EQ(nearest_word(std::string(100000, 'w'), known), "");
  EXPECT_EQ(nearest_word("width", {}), "");
}

}  // namespace
}  // namespace levelground::yaml_test
