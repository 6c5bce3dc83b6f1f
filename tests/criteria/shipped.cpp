// SPDX-License-Identifier: Apache-2.0
#include "tests/criteria/shipped.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "gis/measure/measure.hpp"

namespace levelground::shipped {

const fs::path& criteria() {
  static const fs::path folder = fs::path(LEVELGROUND_SOURCE_DIR) / "criteria";
  return folder;
}

NamedText load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return {fs::relative(path, criteria()).generic_string(), text.str()};
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> scheme_folders() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(criteria())) {
    if (fs::exists(entry.path() / "scheme.yaml")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

std::string words(const std::vector<Problem>& problems) {
  std::ostringstream out;
  for (const Problem& p : problems) out << p.file << ':' << p.line << ' ' << p.what << "; " << p.remedy << '\n';
  return out.str();
}

Scheme read(const fs::path& folder, const std::vector<NamedText>& profile) {
  std::vector<NamedText> files = {load(folder / "scheme.yaml")};
  for (const auto& path : yaml_files(folder)) {
    if (path.filename() != "scheme.yaml") files.push_back(load(path));
  }
  try {
    return read_scheme(files, profile, gis::measure_catalogue());
  } catch (const InputError& error) {
    ADD_FAILURE() << folder << '\n' << words(error.problems());
    return {};
  }
}

Scheme dignity() { return read(criteria() / "levelground-dignity"); }

}  // namespace levelground::shipped
