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

namespace levelground {
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

TEST(PublishedCases, AreMadeByteForByte) {
  std::string pattern = (fs::temp_directory_path() / "levelground-cases-XXXXXX").string();
  const fs::path made = mkdtemp(pattern.data());
  const std::string command =
      "python3 '" + (root / "scripts" / "conformance-town").string() + "' '" + made.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(all_below(made), all_below(root / "criteria" / "levelground-dignity" / "conformance"));
  fs::remove_all(made);
}

TEST(PublishedCases, AreAtLeastFourForEachCriterion) {
  const std::string cases = text_of(root / "criteria" / "levelground-dignity" / "conformance" / "cases.yaml");
  std::map<std::string, std::set<std::string>> verdicts;
  std::map<std::string, int> count;
  const std::regex one(R"(criterion: ([A-Z]+-\d+), site: \w+, verdict: (\w+))");
  for (std::sregex_iterator match(cases.begin(), cases.end(), one), end; match != end; ++match) {
    verdicts[(*match)[1]].insert((*match)[2]);
    ++count[(*match)[1]];
  }
  for (const auto& entry : fs::directory_iterator(root / "criteria" / "levelground-dignity")) {
    if (entry.path().extension() != ".yaml" || entry.path().stem() == "scheme") continue;
    std::string code = entry.path().stem().string();
    for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_GE(count[code], 4) << code;
    for (const char* verdict : {"met", "not_met", "not_applicable"})
      EXPECT_TRUE(verdicts[code].contains(verdict)) << code << ' ' << verdict;
    EXPECT_TRUE(verdicts[code].contains("cannot_tell") || verdicts[code].contains("not_observed")) << code;
  }
}

}  // namespace
}  // namespace levelground
