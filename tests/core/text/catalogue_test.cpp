// SPDX-License-Identifier: Apache-2.0
// Every text id in the sources has its text in both languages, and the texts of both languages take the same values.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "core/base/quantity.hpp"
#include "core/city/theme.hpp"
#include "core/text/texts.hpp"
#include "tests/core/text/string_literals.hpp"

namespace levelground::catalogue_test {
namespace {

namespace fs = std::filesystem;
using testing_text::StringLiteral;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& endings) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

const fs::path root = LEVELGROUND_SOURCE_DIR;

/// id -> text, of all texts/*.yaml. Parsing fails where a language is missing.
const std::map<std::string, LocalText>& catalogue() {
  static const std::map<std::string, LocalText> all = [] {
    std::map<std::string, LocalText> texts;
    for (const fs::path& file : files_below(root / "texts", {".yaml"})) {
      for (auto& [id, text] : Texts::parse(read(file), file.filename().string())) {
        if (!texts.emplace(id, std::move(text)).second) throw std::runtime_error("the text ‘" + id + "’ stands in two files");
      }
    }
    return texts;
  }();
  return all;
}

bool any_with_prefix(const std::string& prefix) {
  const auto at = catalogue().lower_bound(prefix);
  return at != catalogue().end() && at->first.starts_with(prefix);
}

/// "judge.verdict.met", or "judge.verdict." and "form.rating_" to which the code adds a name.
bool looks_like_id(const std::string& text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos || dot == 0 || text.find("..") != std::string::npos) return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.") == std::string::npos;
}

bool is_file_name(const std::string& text) {
  static const std::set<std::string> endings{".svg", ".png", ".html", ".pdf", ".json", ".csv", ".yaml", ".gpkg", ".geojson", ".css", ".qml", ".js", ".md", ".txt", ".zip", ".mustache"};
  return endings.contains(fs::path(text).extension().string());
}

/// Is the literal handed to something that looks a text up?
bool is_looked_up(const StringLiteral& literal) {
  static const std::array<std::string, 7> calls{"texts.get(", "texts->get(", "exts.plural(", "texts->plural(", "words(", ".plural(", "m_texts->get("};
  return std::any_of(calls.begin(), calls.end(), [&](const std::string& call) { return literal.before.ends_with(call); });
}

TEST(Catalogue, HoldsEveryIdThatTheSourcesUse) {
  std::set<std::string> rooms;  // what ids begin with
  for (const auto& [id, text] : catalogue()) rooms.insert(id.substr(0, id.find('.')));
  std::size_t ids = 0;
  for (const char* folder : {"app", "core", "gis"}) {
    for (const fs::path& file : files_below(root / folder, {".cpp", ".hpp"})) {
      for (const StringLiteral& literal : testing_text::string_literals(read(file))) {
        const std::string& id = literal.text;
        if (!looks_like_id(id) || is_file_name(id)) continue;
        if (!rooms.contains(id.substr(0, id.find('.'))) && !is_looked_up(literal)) continue;
        ++ids;
        const bool there = id.ends_with('.') || id.ends_with('_') ? any_with_prefix(id)
                                             : catalogue().contains(id) || (catalogue().contains(id + ".one") && catalogue().contains(id + ".many")) ||
                                                   any_with_prefix(id + ".");
        EXPECT_TRUE(there) << fs::relative(file, root).string() << ":" << literal.line << ": the text ‘" << id << "’ is missing in texts/";
      }
    }
  }
  EXPECT_GT(ids, 50U) << "the test no longer finds the ids";
}

/// The names in braces.
std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    names.insert(text.substr(open + 1, text.find('}', open) - open - 1));
  }
  return names;
}

TEST(Catalogue, TakesTheSameValuesInBothLanguages) {
  for (const auto& [id, text] : catalogue()) {
    EXPECT_EQ(placeholders(text.en), placeholders(text.sv)) << id;
  }
}

TEST(Catalogue, HasOneAndManyInPairs) {
  for (const auto& [id, text] : catalogue()) {
    const std::string stem = id.substr(0, id.rfind('.'));
    if (id.ends_with(".one") || id.ends_with(".many")) {
      EXPECT_TRUE(catalogue().contains(stem + ".one") && catalogue().contains(stem + ".many")) << id;
    }
  }
}

TEST(Catalogue, NamesTheWholeVocabularyOfCore) {
  const auto expect = [](const std::string& id) { EXPECT_TRUE(catalogue().contains(id)) << id; };
  for (std::size_t i = 0; i < theme_count; ++i) expect("core.theme." + std::string(theme_name(static_cast<Theme>(i))));
  for (std::size_t i = 0; i < property_count; ++i) expect("core.property." + std::string(property_info(static_cast<Property>(i)).name));
  for (int i = 0; i <= static_cast<int>(Quantity::text); ++i) expect("core.quantity." + std::string(quantity_name(static_cast<Quantity>(i))));
}

}  // namespace
}  // namespace levelground::catalogue_test
