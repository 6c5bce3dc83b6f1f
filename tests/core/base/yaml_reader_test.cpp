// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/yaml.hpp"

namespace levelground::yaml_reader_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class YamlReaderTest : public ::testing::Test {
 protected:
  /// The reader for a text; the tree lives as long as the test.
  YamlReader read(const std::string& text) {
    m_root = parse_yaml(text, "f.yaml");
    return {m_root, "f.yaml", m_problems};
  }
  std::vector<std::string> noted() const {
    std::vector<std::string> lines;
    for (const Problem& problem : m_problems) lines.push_back(to_text(problem));
    return lines;
  }

 private:
  YamlNode m_root;
  std::vector<Problem> m_problems;
};

TEST_F(YamlReaderTest, ReadsEveryKindOfValue) {
  YamlReader reader = read("name: Town\nlist: [a, b]\none: a\non: yes\noff: false\nnumber: -12\n");
  EXPECT_EQ(reader.required_text("name"), "Town");
  EXPECT_EQ(reader.text("absent", "else"), "else");
  EXPECT_THAT(reader.texts("list"), ElementsAre("a", "b"));
  EXPECT_THAT(reader.texts("one"), ElementsAre("a"));
  EXPECT_THAT(reader.texts("none"), IsEmpty());
  EXPECT_TRUE(reader.flag("on", false));
  EXPECT_FALSE(reader.flag("off", true));
  EXPECT_TRUE(reader.flag("absent_flag", true));
  EXPECT_EQ(reader.whole("number", 0), -12);
  EXPECT_EQ(reader.whole("absent_number", 7), 7);
  reader.finish();
  EXPECT_THAT(noted(), IsEmpty());
}

TEST_F(YamlReaderTest, SuggestsTheNearestKeyForAnUnknownOne) {
  YamlReader reader = read("width: 1\nheigth: 2\nzzz: 3\n");
  reader.text("width");
  reader.text("height");
  reader.finish();
  EXPECT_THAT(noted(), ElementsAre("f.yaml, line 2: the key ‘heigth’ is not known here. Did you mean ‘height’?",
                                   "f.yaml, line 3: the key ‘zzz’ is not known here. Remove it; known keys are width, height."));
}

TEST_F(YamlReaderTest, NotesWhatIsMissingOrOfTheWrongKind) {
  YamlReader reader = read("list: [a, [b]]\nmap: {a: 1}\nflag: maybe\nnumber: 1.5\nempty:\n");
  reader.required("gone");
  reader.texts("list");
  reader.text("map");
  reader.texts("map");
  reader.flag("flag", false);
  reader.whole("number", 0);
  reader.required_text("empty");
  reader.finish();
  EXPECT_THAT(noted(), ElementsAre("f.yaml, line 1: the key ‘gone’ is missing. Add it.",
                                   "f.yaml, line 1: every entry of ‘list’ must be a single text. Write “[first, second]”.",
                                   "f.yaml, line 2: ‘map’ must be a single text. Write one value after the colon.",
                                   "f.yaml, line 2: ‘map’ must be a list. Write “[first, second]”.",
                                   "f.yaml, line 3: ‘flag’ must be yes or no. Write “yes” or “no”.",
                                   "f.yaml, line 4: ‘number’ must be a whole number. Write digits only.",
                                   "f.yaml, line 5: ‘empty’ must be a single text that is not empty. Write one value after the colon."));
}

TEST_F(YamlReaderTest, SaysOnceThatNoKeysStandHere) {
  YamlReader reader = read("- a\n- b\n");
  reader.required("name");
  reader.required("other");
  reader.finish();
  EXPECT_THAT(noted(), ElementsAre("f.yaml, line 1: keys and values are expected here. Write “key: value”."));
}

TEST_F(YamlReaderTest, RefusesNumbersThatDoNotFit) {
  YamlReader reader = read("number: 99999999999999999999\n");
  EXPECT_EQ(reader.whole("number", 3), 3);
  EXPECT_EQ(noted().size(), 1U);
}

}  // namespace
}  // namespace levelground::yaml_reader_test
