// SPDX-License-Identifier: Apache-2.0
// Released versions never change and can be had again; the reference pages are those of the schemes.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "app/run/run.hpp"
#include "app/run/schemes.hpp"
#include "core/judge/scheme_reference.hpp"
#include "core/scheme/diff.hpp"
#include "tests/criteria/shipped.hpp"

namespace levelground::shipped {
namespace {

TEST(ShippedSchemes, AReleasedVersionNeverChanges) {
  // The script works the hashes out by itself, from docs/schemes.md.
  const std::string script = (fs::path(LEVELGROUND_SOURCE_DIR) / "scripts" / "record-release").string();
  EXPECT_EQ(std::system(("python3 '" + script + "' --check").c_str()), 0) << "raise the version of what changed, then record it with scripts/record-release";
  for (const auto& folder : scheme_folders()) {
    EXPECT_FALSE(run::unlike_its_release(read(folder))) << folder;
    for (const auto& path : yaml_files(folder / "profiles")) EXPECT_FALSE(run::unlike_its_release(read(folder, {load(path)}))) << path;
  }
  Scheme other = read(criteria() / "human-rights-city");
  other.version = "1.0.0";   // recorded, so whatever this folder holds now is another
  other.hash[0] = other.hash[0] == '0' ? '1' : '0';
  const auto problem = run::unlike_its_release(other);
  ASSERT_TRUE(problem.has_value());
  EXPECT_NE(problem->what.find("not what was released"), std::string::npos);
  other.version = "999.0.0";
  EXPECT_FALSE(run::unlike_its_release(other)) << "never released";
}

TEST(ShippedSchemes, AReleasedVersionCanBeTakenFromTheHistory) {
  const fs::path root = LEVELGROUND_SOURCE_DIR;
  if (!fs::exists(root / ".git")) GTEST_SKIP() << "no history beside these files";
  if (std::system(("git -C '" + root.string() + "' rev-parse --is-shallow-repository | grep -q false").c_str()) != 0) GTEST_SKIP() << "a history that is cut off";
  std::string pattern = (fs::temp_directory_path() / "levelground-released-XXXXXX").string();
  const fs::path folder = mkdtemp(pattern.data());
  const std::string script = "python3 '" + (root / "scripts" / "released-scheme").string() + "' levelground-dignity ";
  ASSERT_EQ(std::system((script + "1.0.0 '" + folder.string() + "' > /dev/null").c_str()), 0);
  const Scheme old = run::load_scheme(folder.string() + "/", "");
  EXPECT_EQ(old.version, "1.0.0");
  EXPECT_FALSE(run::unlike_its_release(old));
  EXPECT_FALSE(diff(old, dignity()).empty());
  EXPECT_NE(std::system((script + "0.0.1 '" + folder.string() + "' 2> /dev/null").c_str()), 0) << "never released";
  fs::remove_all(folder);
}

TEST(ShippedSchemes, AreTheirReferencePages) {
  const auto texts = run::load_texts("en");
  for (const auto& folder : scheme_folders()) {
    const fs::path page = fs::path(LEVELGROUND_SOURCE_DIR) / "docs" / ("criteria-" + folder.filename().string() + ".md");
    std::ifstream in(page, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    EXPECT_TRUE(text.str() == scheme_reference(read(folder), *texts))
        << page << " is out of date: levelground scheme show " << folder.filename().string() << " --reference > " << page;
  }
}

}  // namespace
}  // namespace levelground::shipped
