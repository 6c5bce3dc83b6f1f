// SPDX-License-Identifier: Apache-2.0
/// Small OpenStreetMap files, written by a test and removed with it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "gis/read/osm_reader.hpp"

namespace levelground::gis {

class OsmText : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    m_folder = std::filesystem::path(::testing::TempDir()) / (std::string("osm_") + info->name() + "_" + std::to_string(::getpid()));
    std::filesystem::create_directories(m_folder);
  }
  void TearDown() override { std::filesystem::remove_all(m_folder); }

  std::filesystem::path write(const std::string& name, const std::string& bytes) {
    std::ofstream(m_folder / name, std::ios::binary) << bytes;
    return m_folder / name;
  }

  static const LayerMapping& mapping() {
    static const LayerMapping shipped = load_mapping(LEVELGROUND_SOURCE_DIR "/mappings", "openstreetmap");
    return shipped;
  }
  static OsmContent read_file(const std::filesystem::path& file) { return read_osm(file, "osm", 3, mapping(), silent_progress(), {}); }

  /// Reads the objects between <osm> and </osm>.
  OsmContent read(const std::string& objects) { return read_file(write("map.osm", "<osm version=\"0.6\">" + objects + "</osm>")); }

  static std::string node(int id, double lon, double lat, const std::string& tags = {}) {
    return "<node id=\"" + std::to_string(id) + "\" version=\"1\" lon=\"" + std::to_string(lon) + "\" lat=\"" + std::to_string(lat) + "\">" + tags + "</node>";
  }
  static std::string way(int id, const std::vector<int>& nodes, const std::string& tags) {
    std::string text = "<way id=\"" + std::to_string(id) + "\" version=\"1\">";
    for (const int n : nodes) text += "<nd ref=\"" + std::to_string(n) + "\"/>";
    return text + tags + "</way>";
  }
  static std::string tag(const std::string& key, const std::string& value) { return "<tag k=\"" + key + "\" v=\"" + value + "\"/>"; }
  static std::string member(int way, const std::string& role) { return "<member type=\"way\" ref=\"" + std::to_string(way) + "\" role=\"" + role + "\"/>"; }
  static std::string relation(int id, const std::string& members, const std::string& tags) {
    return "<relation id=\"" + std::to_string(id) + "\" version=\"1\">" + members + tags + "</relation>";
  }

  std::filesystem::path m_folder;
};

}  // namespace levelground::gis
