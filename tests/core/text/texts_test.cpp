// SPDX-License-Identifier: Apache-2.0
#include "core/text/texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace levelground::texts_test {
namespace {

using ::testing::HasSubstr;

constexpr const char* catalogue = R"(a.hello: {en: "Hello {name}, {name}!", sv: "Hej {name}!"}
a.sites.one: {en: "one site", sv: "en plats"}
a.sites.many: {en: "{count} sites in {city}", sv: "{count} platser i {city}"}
a.braces: {en: "a {b c {name", sv: "x"}
)";

Texts in(const std::string& language) { return {Texts::parse(catalogue, "t.yaml"), language}; }

TEST(Texts, SpeakBothLanguages) {
  EXPECT_EQ(in("en").get("a.hello", {{"name", "Ö"}}), "Hello Ö, Ö!");
  EXPECT_EQ(in("sv").get("a.hello", {{"name", "Ö"}}), "Hej Ö!");
  EXPECT_EQ(in("sv").language(), "sv");
}

TEST(Texts, ChooseOneOrMany) {
  EXPECT_EQ(in("en").plural("a.sites", 1), "one site");
  EXPECT_EQ(in("en").plural("a.sites", 0, {{"city", "Ö"}}), "0 sites in Ö");
  EXPECT_EQ(in("sv").plural("a.sites", 7, {{"city", "Ö"}}), "7 platser i Ö");
  EXPECT_EQ(in("en").plural("a.sites", 7, {{"count", "seven"}, {"city", "Ö"}}), "seven sites in Ö") << "a given count wins";
}

TEST(Texts, NeverTreatAValueAsAPattern) {
  EXPECT_EQ(in("sv").get("a.hello", {{"name", "{name} {count}"}}), "Hej {name} {count}!");
}

TEST(Texts, LeaveWhatIsNotNamedAsItIs) {
  EXPECT_EQ(in("en").get("a.hello"), "Hello {name}, {name}!");
  EXPECT_EQ(in("en").get("a.braces", {{"name", "x"}}), "a {b c {name");
}

TEST(Texts, ShowAnUnknownIdInBrackets) {
  EXPECT_EQ(in("en").get("a.goodbye"), "[a.goodbye]");
  EXPECT_EQ(in("en").plural("a.hello", 2), "[a.hello.many]");
  EXPECT_TRUE(in("en").has("a.hello"));
  EXPECT_FALSE(in("en").has("a"));
}

struct Mistake {
  const char* yaml;
  const char* said;
};
class CatalogueMistake : public ::testing::TestWithParam<Mistake> {};
TEST_P(CatalogueMistake, IsNamedByFileAndLine) {
  try {
    Texts::parse(GetParam().yaml, "t.yaml");
    FAIL() << "it was taken";
  } catch (const InputError& failure) {
    EXPECT_THAT(failure.what(), HasSubstr(GetParam().said));
  }
}
INSTANTIATE_TEST_SUITE_P(All, CatalogueMistake,
                         ::testing::Values(Mistake{"a: {en: x, sv: y}\nb: {en: x}\n", "t.yaml, line 2: the key ‘sv’ is missing"},
                                         Mistake{"a: {sv: x}\n", "line 1: the key ‘en’ is missing"},
                                         Mistake{"a: {en: x, sv: y, de: z}\n", "line 1: the key ‘de’ is not known here"},
                                         Mistake{"a: {en: \"\", sv: y}\n", "‘en’ must be a single text that is not empty"},
                                         Mistake{"a: x\n", "line 1: keys and values are expected here"},
                                         Mistake{"- a\n", "line 1: texts by id are expected here"},
                                         Mistake{"a: {en: x, sv: y}\na: {en: x, sv: y}\n", "line 2: the key ‘a’ stands twice"}));

TEST(Texts, RefuseAnIdFromTwoFiles) {
  auto entries = Texts::parse("a: {en: x, sv: y}\n", "one");
  entries.push_back(entries.front());
  EXPECT_THROW(Texts(entries, "en"), InputError);
}

}  // namespace
}  // namespace levelground::texts_test
