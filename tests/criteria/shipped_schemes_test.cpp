// SPDX-License-Identifier: Apache-2.0
// Every shipped scheme and profile is read, linted and counted: what the project promises of its content stays true.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/errors.hpp"
#include "core/scheme/scheme_reader.hpp"
#include "gis/measure/measure.hpp"

namespace levelground {
namespace {

namespace fs = std::filesystem;

const fs::path criteria = fs::path(LEVELGROUND_SOURCE_DIR) / "criteria";

NamedText load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return {fs::relative(path, criteria).generic_string(), text.str()};
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
  for (const auto& entry : fs::directory_iterator(criteria)) {
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

Scheme read(const fs::path& folder, const std::vector<NamedText>& profile = {}) {
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

Scheme dignity() { return read(criteria / "levelground-dignity"); }

TEST(ShippedSchemes, ReadWithoutAProblem) {
  ASSERT_FALSE(scheme_folders().empty());
  for (const auto& folder : scheme_folders()) EXPECT_FALSE(read(folder).criteria.empty()) << folder;
}

TEST(ShippedSchemes, LeaveTheLinterSilent) {
  for (const auto& folder : scheme_folders()) {
    const auto warnings = lint(read(folder));
    EXPECT_TRUE(warnings.empty()) << words(warnings);
  }
}

TEST(ShippedSchemes, ProfilesReadAndChangeSomething) {
  int profiles = 0;
  for (const auto& folder : scheme_folders()) {
    const Scheme plain = read(folder);
    for (const auto& path : yaml_files(folder / "profiles")) {
      ++profiles;
      const Scheme changed = read(folder, {load(path)});
      EXPECT_EQ(changed.profile, path.stem().string());
      EXPECT_NE(changed.hash, plain.hash) << path;
      bool differs = false;
      for (const Criterion& c : changed.criteria) {
        const Criterion* before = plain.find(c.code);
        ASSERT_NE(before, nullptr);
        for (std::size_t s = 0; s < c.scale.limits.size(); ++s) {
          const auto &a = c.scale.limits.at(s), &b = before->scale.limits.at(s);
          differs = differs || a.has_value() != b.has_value() || (a && b && a->limit != b->limit);
        }
      }
      EXPECT_TRUE(differs) << path << " changes no limit";
    }
  }
  EXPECT_GE(profiles, 1);
}

TEST(Dignity, NamesEveryFloorGroupAndFillsEveryDimension) {
  const Scheme scheme = dignity();
  ASSERT_GE(scheme.criteria.size(), 24U);
  std::set<std::string> floors;
  for (const Group& group : scheme.groups) {
    if (!group.has_floor) continue;
    floors.insert(group.code);
    const auto naming = std::count_if(scheme.criteria.begin(), scheme.criteria.end(), [&group](const Criterion& c) {
      return std::find(c.groups.begin(), c.groups.end(), group.id) != c.groups.end() && c.applies.always();
    });
    EXPECT_GE(naming, 4) << group.id << " is named by too few criteria that apply everywhere";
  }
  EXPECT_EQ(floors, (std::set<std::string>{"CH", "OP", "WC", "BL", "DF", "CO", "WO", "RN"}));
  EXPECT_EQ(scheme.dimensions.size(), 5U);
  for (const Dimension& dimension : scheme.dimensions) {
    const auto count = std::count_if(scheme.criteria.begin(), scheme.criteria.end(), [&dimension](const Criterion& c) { return c.dimension == dimension.id; });
    EXPECT_GE(count, 4) << dimension.id;
  }
}

TEST(Dignity, RestsOnLayersOnSightAndOnPaper) {
  std::map<Evaluation, int> count;
  for (const Criterion& c : dignity().criteria) ++count[c.evaluation];
  EXPECT_GE(count[Evaluation::layers], 14);
  EXPECT_GE(count[Evaluation::observed], 6);
  EXPECT_GE(count[Evaluation::document], 4);
}

TEST(Dignity, EveryCriterionIsComplete) {
  const std::set<std::string> stages = {"land", "planning", "design", "construction", "management", "redevelopment", "overarching"};
  for (const Criterion& c : dignity().criteria) {
    EXPECT_FALSE(c.grounds.empty()) << c.code;
    EXPECT_TRUE(stages.contains(c.stage)) << c.code << ' ' << c.stage;
    for (const LocalText* text : {&c.title, &c.intent, &c.remedy}) {
      EXPECT_FALSE(text->en.empty()) << c.code;
      EXPECT_FALSE(text->sv.empty()) << c.code;
    }
    for (std::size_t s = 1; s < c.scale.limits.size(); ++s) {
      const auto& limit = c.scale.limits.at(s);
      if (!limit) continue;
      EXPECT_FALSE(limit->source.empty()) << c.code;
      EXPECT_FALSE(limit->clause.empty()) << c.code << " score " << s;
      EXPECT_NE(limit->confidence, Confidence::unconfirmed) << c.code << " rests on a figure nobody confirmed";
    }
    if (c.scale.quantity == Quantity::rating && c.code != "SAF-18") {
      for (std::size_t s = 0; s < c.anchors.size(); ++s) EXPECT_FALSE(c.anchors.at(s).empty()) << c.code << " has no words for " << s;
    }
  }
}

TEST(Dignity, LeavesRoomForWhatDoesNotApply) {
  // Where neither play nor toilet nor steps nor a large area exists, at most a quarter of a dimension may fall away.
  const Scheme scheme = dignity();
  for (const Dimension& dimension : scheme.dimensions) {
    std::int64_t all = 0, conditional = 0;
    for (const Criterion& c : scheme.criteria) {
      if (c.dimension != dimension.id) continue;
      all += c.weight;
      if (!c.applies.always()) conditional += c.weight;
    }
    EXPECT_LE(Rational::ratio(conditional, all), scheme.rules.not_applicable_at_most) << dimension.id;
  }
}

TEST(Dignity, LevelsAreThoseOfTheLaw) {
  const Scheme scheme = dignity();
  ASSERT_EQ(scheme.levels.size(), 3U);
  const std::vector<std::pair<int, int>> expected = {{50, 35}, {65, 50}, {80, 65}};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(scheme.levels[i].total, Rational(expected[i].first)) << scheme.levels[i].id;
    EXPECT_EQ(scheme.levels[i].floor, Rational(expected[i].second)) << scheme.levels[i].id;
  }
  std::int64_t shares = 0;
  for (const Dimension& dimension : scheme.dimensions) shares += dimension.share;
  EXPECT_EQ(shares, 100);
  EXPECT_EQ(scheme.rules.criteria_per_group, 4);
}

}  // namespace
}  // namespace levelground
