// SPDX-License-Identifier: Apache-2.0
// Reads every #include of every source and fails on an arrow that runs backwards (design.md section 1): /usr/include alone
// cannot keep a room clean.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Room {
  std::string folder;                  ///< relative, ends with '/'
  std::vector<std::string> rooms;      ///< own rooms it may include from
  std::vector<std::string> libraries;  ///< prefixes of library headers it may include; std headers have no '.' or '/'
};

// The first room whose folder begins a path is its room, so the narrower ones come first.
const std::vector<Room>& rooms() {
  static const std::vector<Room> all = {
      {"core/base/yaml.cpp", {"core/"}, {"fmt/", "yaml-cpp/"}},
      {"core/base/digest.cpp", {"core/"}, {"fmt/", "sodium.h"}},
      {"core/base/json_text.hpp", {"core/"}, {"nlohmann/"}},
      {"core/judge/assessment_json.cpp", {"core/"}, {"fmt/", "nlohmann/"}},
      {"core/scheme/scheme_json.cpp", {"core/"}, {"fmt/", "nlohmann/"}},
      {"core/scheme/json_schema.cpp", {"core/"}, {"fmt/", "nlohmann/"}},
      {"core/judge/impact_json.cpp", {"core/"}, {"fmt/", "nlohmann/"}},
      {"core/judge/matrix_json.cpp", {"core/"}, {"fmt/", "nlohmann/"}},
      {"core/judge/ratings_json.cpp", {"core/"}, {"fmt/", "nlohmann/"}},
      {"core/", {"core/"}, {"fmt/"}},
      {"gis/read/xml_events.cpp", {"core/", "gis/"}, {"fmt/", "expat.h"}},
      {"gis/read/zip_file.cpp", {"core/", "gis/"}, {"fmt/", "zlib.h"}},
      {"gis/", {"core/", "gis/"}, {"fmt/", "gdal", "ogr", "cpl_", "geos", "proj", "osmium/", "protozero/",
                                  "nlohmann/", "malloc.h", "unistd.h", "fcntl.h", "sys/"}},
      {"app/run/", {"core/", "gis/", "app/run/"}, {"fmt/", "unistd.h", "sys/", "fcntl.h"}},
      {"app/cli/map_png", {"core/", "app/run/", "app/map/", "app/report/", "app/cli/"}, {"fmt/", "Q"}},
      {"app/cli/", {"core/", "app/run/", "app/map/", "app/report/", "app/cli/"}, {"fmt/", "CLI/", "nlohmann/", "dlfcn.h", "unistd.h", "sys/", "fcntl.h"}},
      {"app/map/painter_png", {"core/", "app/map/"}, {"fmt/", "Q", "zlib.h"}},
      {"app/map/painter", {"core/", "app/map/"}, {"fmt/", "Q"}},
      {"app/map/", {"core/", "app/map/"}, {"fmt/"}},
      {"app/report/", {"core/", "app/map/", "app/report/"}, {"fmt/", "kainjow/", "mustache", "qpdf/", "spawn.h", "sys/", "unistd.h", "fcntl.h"}},
      {"app/desktop/", {"core/", "app/run/", "app/map/", "app/report/", "app/desktop/"}, {"fmt/", "Q"}},
  };
  return all;
}

bool begins(const std::string& text, const std::string& prefix) { return text.rfind(prefix, 0) == 0; }

struct Include {
  std::string header;
  bool quoted;
  int line;
};

std::vector<Include> includes_of(const fs::path& file) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::ifstream stream(file);
  std::vector<Include> found;
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) found.push_back({match[2], match[1] == "\"", number});
  }
  return found;
}

bool is_standard(const Include& include) {
  return !include.quoted && include.header.find_first_of("./") == std::string::npos && !begins(include.header, "Q");
}

/// Why the include is not allowed in that file, or empty.
std::string fault(const std::string& file, const Include& include) {
  const auto room = std::find_if(rooms().begin(), rooms().end(), [&](const Room& r) { return begins(file, r.folder); });
  if (room == rooms().end()) return "belongs to no room";
  if (is_standard(include)) return "";
  const auto allowed = [&](const std::vector<std::string>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& p) { return begins(include.header, p); });
  };
  if (include.quoted && allowed(room->rooms)) return "";
  if (allowed(room->libraries)) return "";
  return room->folder + " may not include " + include.header;
}

std::vector<std::string> sources() {
  std::vector<std::string> found;
  const fs::path root = LEVELGROUND_SOURCE_DIR;
  for (const char* top : {"core", "gis", "app"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const auto extension = entry.path().extension();
      if (extension == ".cpp" || extension == ".hpp") found.push_back(fs::relative(entry.path(), root).generic_string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST(Layering, ArrowsRunOneWay) {
  ASSERT_GT(sources().size(), 30U);
  for (const std::string& file : sources()) {
    for (const Include& include : includes_of(fs::path(LEVELGROUND_SOURCE_DIR) / file)) {
      EXPECT_EQ(fault(file, include), "") << file << ":" << include.line;
    }
  }
}

TEST(Layering, FindsAnArrowThatRunsBackwards) {
  EXPECT_NE(fault("core/judge/judge.cpp", {"gis/read/read_city.hpp", true, 1}), "");
  EXPECT_NE(fault("core/judge/judge.cpp", {"gdal.h", false, 1}), "");
  EXPECT_NE(fault("core/city/city.cpp", {"yaml-cpp/yaml.h", false, 1}), "");
  EXPECT_NE(fault("gis/read/ogr_reader.cpp", {"QString", false, 1}), "");
  EXPECT_NE(fault("app/desktop/main_window.cpp", {"gis/read/read_city.hpp", true, 1}), "");
  EXPECT_NE(fault("app/map/scene.cpp", {"QPainter", false, 1}), "");
  EXPECT_EQ(fault("app/map/painter.cpp", {"QPainter", false, 1}), "");
  EXPECT_EQ(fault("gis/read/osm_reader.cpp", {"osmium/io/reader.hpp", false, 1}), "");
}

TEST(Layering, EverySourceNamesItsLicence) {
  for (const std::string& file : sources()) {
    std::ifstream stream(fs::path(LEVELGROUND_SOURCE_DIR) / file);
    std::string first;
    std::getline(stream, first);
    EXPECT_EQ(first, "// SPDX-License-Identifier: Apache-2.0") << file;
  }
}

TEST(Layering, NoSourceIsForgottenByTheBuild) {
  for (const std::string& file : sources()) {
    if (!file.ends_with(".cpp")) continue;
    const fs::path path = fs::path(LEVELGROUND_SOURCE_DIR) / file;
    bool listed = false;
    for (fs::path folder = path.parent_path(); !listed && folder != fs::path(LEVELGROUND_SOURCE_DIR); folder = folder.parent_path()) {
      std::ifstream stream(folder / "CMakeLists.txt");
      const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
      listed = text.find(path.filename().string()) != std::string::npos;
    }
    EXPECT_TRUE(listed) << file << " is in no CMakeLists.txt";
  }
}

/// Types that a source defines for others to see: "namespace::Name". What stands in an unnamed namespace nobody else sees.
std::vector<std::string> types_defined(const std::string& text) {
  static const std::regex opens(R"(^namespace\s*([\w:]*)\s*\{)");
  static const std::regex closes(R"(^\}\s*// namespace)");
  static const std::regex defines(R"(^(?:struct|class|enum class|enum)\s+(\w+)(?:\s+final)?\s*(?::(?!:)[^;]*|\{.*)?$)");
  std::istringstream stream(text);
  std::vector<std::string> spaces;
  std::vector<std::string> found;
  std::string line;
  while (std::getline(stream, line)) {
    std::smatch match;
    if (std::regex_search(line, match, opens)) {
      spaces.push_back(match[1]);
    } else if (std::regex_search(line, closes)) {
      if (!spaces.empty()) spaces.pop_back();
    } else if (std::regex_match(line, match, defines) && std::find(spaces.begin(), spaces.end(), "") == spaces.end()) {
      std::string name;
      for (const std::string& space : spaces) name += space + "::";
      found.push_back(name + match[1].str());
    }
  }
  return found;
}

// The compiler sees one source at a time and the linker keeps either of two: the one definition rule is checked by nobody.
TEST(Layering, NoTwoSourcesDefineATypeOfOneName) {
  std::map<std::string, std::string> defined_in;
  for (const std::string& file : sources()) {
    std::ifstream stream(fs::path(LEVELGROUND_SOURCE_DIR) / file);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    for (const std::string& type : types_defined(text)) {
      const auto [at, is_new] = defined_in.emplace(type, file);
      EXPECT_TRUE(is_new) << type << " is defined in " << at->second << " and in " << file;
    }
  }
  EXPECT_GT(defined_in.size(), 200U);
}

TEST(Layering, FindsTypesThatOthersSee) {
  EXPECT_EQ(types_defined("namespace a::b {\nclass One {\n};\nstruct Two : One {\n};\nclass Three;\nstruct Outer::Inner {\n};\nenum class Four { x };\n"
                          "namespace {\nstruct Own {\n};\n}  // namespace\nstruct Five final {\n};\n}  // namespace a::b\n"),
            (std::vector<std::string>{"a::b::One", "a::b::Two", "a::b::Four", "a::b::Five"}));
}

}  // namespace
