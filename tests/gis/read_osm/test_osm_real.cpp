// SPDX-License-Identifier: Apache-2.0
// Real and broken OpenStreetMap files that lie beside the project.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/base/errors.hpp"
#include "gis/read/osm_reader.hpp"

namespace levelground::gis::test_osm_real {
namespace {

namespace fs = std::filesystem;

const fs::path data = fs::path(LEVELGROUND_SOURCE_DIR) / "../shared/data";

const LayerMapping& mapping() {
  static const LayerMapping shipped = load_mapping(LEVELGROUND_SOURCE_DIR "/mappings", "openstreetmap");
  return shipped;
}

OsmContent read(const fs::path& file) { return read_osm(file, "osm", 0, mapping(), silent_progress(), {}); }

std::uint64_t made(const OsmContent& content, Theme theme) { return content.tally.themes[static_cast<std::size_t>(theme)]; }

std::uint64_t of_kind(const OsmContent& content, Theme theme, std::string_view kind) {
  return static_cast<std::uint64_t>(std::count_if(content.features.begin(), content.features.end(), [&](const RawFeature& f) {
    return f.feature.theme == theme && f.feature.text(Property::kind) == kind;
  }));
}

TEST(OsmReal, Lund) {
  const fs::path file = data / "osm-lund-se/lund_station.osm.pbf";
  if (!fs::exists(file)) GTEST_SKIP() << file << " is not here";
  const OsmContent lund = read(file);
  EXPECT_EQ(lund.nodes, 2494U);
  EXPECT_EQ(lund.ways, 343U);
  EXPECT_EQ(lund.relations, 115U);
  EXPECT_EQ(to_text(lund.newest), "2023-04-10");
  EXPECT_EQ(made(lund, Theme::light), 10U);
  EXPECT_EQ(of_kind(lund, Theme::seat, "bench"), 3U);
  EXPECT_EQ(of_kind(lund, Theme::toilet, "toilets"), 2U);
  EXPECT_EQ(of_kind(lund, Theme::shelter, "public_transport"), 6U);
  EXPECT_EQ(made(lund, Theme::steps), 27U);
  EXPECT_EQ(made(lund, Theme::lift), 12U);
  // The park of the README is a relation of which a member was cut away: it is told, not drawn wrongly.
  EXPECT_EQ(of_kind(lund, Theme::site, "park"), 0U);
  EXPECT_TRUE(std::any_of(lund.problems.begin(), lund.problems.end(), [](const Problem& p) { return p.what.find("r4716231") != std::string::npos; }));
  EXPECT_EQ(of_kind(lund, Theme::tree, "tree"), 159U);
}

TEST(OsmReal, FeaturesHaveIdsOfTheirOwn) {
  for (const char* name : {"osm-lund-se/lund_station.osm.pbf", "osm-heidelberg-de/heidelberg.osm.pbf"}) {
    const fs::path file = data / name;
    if (!fs::exists(file)) GTEST_SKIP() << file << " is not here";
    std::vector<std::string> ids;
    for (const RawFeature& raw : read(file).features) ids.push_back(raw.feature.id);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end()) << name;
  }
}

TEST(OsmReal, XmlVariants) {
  const fs::path folder = data / "osm-xml-variants";
  if (!fs::exists(folder)) GTEST_SKIP() << folder << " is not here";
  const OsmContent berlin = read(folder / "berlin_siegessaeule.osm.gz");
  EXPECT_EQ(berlin.nodes, 5117U);
  EXPECT_EQ(berlin.format, "OpenStreetMap XML (gzip)");
  EXPECT_EQ(made(berlin, Theme::light), 47U);
  EXPECT_EQ(made(berlin, Theme::steps), 10U);
  EXPECT_FALSE(read(folder / "bautzen.osm").newest.is_set()) << "its timestamps say 1970";
  EXPECT_EQ(to_text(read(folder / "curitiba_sample.osm").newest), "2025-07-09");
}

TEST(OsmReal, BrokenFilesAreRefusedOrReadWithProblems) {
  const fs::path folder = data / "bad-osm";
  if (!fs::exists(folder)) GTEST_SKIP() << folder << " is not here";
  int refused = 0;
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !is_osm_file_name(entry.path())) continue;
    ++files;
    try {
      const OsmContent content = read(entry.path());
      for (const RawFeature& raw : content.features) EXPECT_FALSE(std::holds_alternative<std::monostate>(raw.feature.geometry)) << entry.path();
    } catch (const InputError& error) {
      ++refused;
      const Problem& problem = error.problems().front();
      EXPECT_EQ(problem.file, entry.path().string());
      EXPECT_FALSE(problem.what.empty());
      EXPECT_FALSE(problem.remedy.empty());
    }
  }
  EXPECT_GT(files, 100);
  EXPECT_GT(refused, 10);
}

TEST(OsmReal, EveryCutShortFileIsRefused) {
  const fs::path file = data / "osm-lund-se/lund_station.osm.pbf";
  if (!fs::exists(file)) GTEST_SKIP() << file << " is not here";
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  const fs::path cut = fs::path(::testing::TempDir()) / ("cut_" + std::to_string(::getpid()) + ".osm.pbf");
  for (std::size_t part = 1; part < 20; ++part) {
    std::ofstream(cut, std::ios::binary) << bytes.substr(0, bytes.size() * part / 20);
    EXPECT_THROW(read(cut), InputError) << part << " of 20 parts";
  }
  fs::remove(cut);
}

TEST(OsmReal, XmlFilesAreJudgedAsTheirMakersSay) {
  const fs::path folder = data / "bad-osm/osm-testdata/xml/data";
  if (!fs::exists(folder)) GTEST_SKIP() << folder << " is not here";
  const auto refused = [&](const std::string& name) {
    try {
      read(folder / name);
      return false;
    } catch (const InputError&) {
      return true;
    }
  };
  for (const char* name : {"101-missing_version/data.osm", "102-wrong_version/data.osm", "103-old_version/data.osm", "104-empty_file/data.osm",
                           "105-incomplete_xml_file/data.osm", "106-invalid_xml_file/data.osm", "110-entity_declaration/data.osm",
                           "121-truncated_gzip_file/data.osm.gz", "126-wrong_member_type/data.osm", "300-change-file/data.osc"}) {
    EXPECT_TRUE(refused(name)) << name;
  }
  for (const char* name : {"100-correct_but_no_data/data.osm", "120-correct_gzip_file_without_data/data.osm.gz", "140-unicode/data.osm",
                           "141-entities/data.osm", "142-whitespace/data.osm", "200-nodes/data.osm"}) {
    EXPECT_FALSE(refused(name)) << name;
  }
}

}  // namespace
}  // namespace levelground::gis::test_osm_real
