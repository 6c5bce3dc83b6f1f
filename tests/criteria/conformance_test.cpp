// SPDX-License-Identifier: Apache-2.0
// The published cases are what their maker draws and works out, and hold at least four cases of every criterion.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace levelground::conformance_test {
namespace {

namespace fs = std::filesystem;

const fs::path root = LEVELGROUND_SOURCE_DIR;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::map<std::string, std::string> all_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).generic_string()] = text_of(entry.path());
  }
  return files;
}

/// Runs a maker of cases into an empty folder and gives what it wrote.
std::map<std::string, std::string> made_by(const std::string& script) {
  std::string pattern = (fs::temp_directory_path() / "levelground-cases-XXXXXX").string();
  const fs::path made = mkdtemp(pattern.data());
  const std::string command = "python3 '" + (root / "scripts" / script).string() + "' '" + made.string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  auto files = all_below(made);
  fs::remove_all(made);
  return files;
}

TEST(PublishedCases, AreMadeByteForByte) {
  EXPECT_EQ(made_by("conformance-town"), all_below(root / "criteria" / "levelground-dignity" / "conformance"));
  std::map<std::string, std::string> papers;
  for (const std::string scheme : {"womens-safety-audit", "human-rights-city", "public-space-1171"}) {
    for (auto& [name, text] : all_below(root / "criteria" / scheme / "conformance")) papers[scheme + "/conformance/" + name] = std::move(text);
  }
  EXPECT_EQ(made_by("conformance-papers"), papers);
}

class PublishedCasesOf : public ::testing::TestWithParam<const char*> {};
TEST_P(PublishedCasesOf, AreAtLeastFourForEachCriterion) {
  const fs::path scheme = root / "criteria" / GetParam();
  const std::string cases = text_of(scheme / "conformance" / "cases.yaml");
  std::map<std::string, std::set<std::string>> verdicts;
  std::map<std::string, int> count;
  const std::regex one(R"(criterion: ([A-Z]+-[A-Z0-9]+), site: [a-z-]+, verdict: (\w+))");
  for (std::sregex_iterator match(cases.begin(), cases.end(), one), end; match != end; ++match) {
    verdicts[(*match)[1]].insert((*match)[2]);
    ++count[(*match)[1]];
  }
  for (const auto& entry : fs::directory_iterator(scheme)) {
    if (entry.path().extension() != ".yaml" || entry.path().stem() == "scheme") continue;
    std::string code = entry.path().stem().string();
    for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_GE(count[code], 4) << code;
    for (const char* verdict : {"met", "not_met", "cannot_tell", "not_observed", "not_applicable"})
      EXPECT_TRUE(verdicts[code].contains(verdict)) << code << ' ' << verdict;
  }
}
INSTANTIATE_TEST_SUITE_P(All, PublishedCasesOf, ::testing::Values("levelground-dignity", "womens-safety-audit", "human-rights-city", "public-space-1171"));

}  // namespace
}  // namespace levelground::conformance_test
