// SPDX-License-Identifier: Apache-2.0
/// Small layers as text, a metre to a unit: the corner of the town is at 674000, 6580000 in EPSG:3006.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <gtest/gtest.h>

#include "core/base/parallel.hpp"
#include "core/city/city.hpp"
#include "gis/read/read_city.hpp"
#include "tests/support/run_program.hpp"

namespace levelground::test {

inline constexpr double corner_x = 674000;
inline constexpr double corner_y = 6580000;

inline std::string position(double x, double y) { return fmt::format("[{},{}]", corner_x + x, corner_y + y); }

inline std::string ring(const std::vector<std::pair<double, double>>& points) {
  std::string text;
  for (const auto& [x, y] : points) text += (text.empty() ? "" : ",") + position(x, y);
  return "[" + text + "]";
}

inline std::string point_feature(const std::string& properties, double x, double y) {
  return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Point","coordinates":{}}}}})", properties, position(x, y));
}
inline std::string line_feature(const std::string& properties, const std::vector<std::pair<double, double>>& points) {
  return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"LineString","coordinates":{}}}}})", properties, ring(points));
}
inline std::string area_feature(const std::string& properties, const std::vector<std::pair<double, double>>& points) {
  return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Polygon","coordinates":[{}]}}}})", properties, ring(points));
}

inline std::string collection(const std::vector<std::string>& features, const std::string& crs = "urn:ogc:def:crs:EPSG::3006") {
  std::string text = R"({"type":"FeatureCollection",)";
  if (!crs.empty()) text += fmt::format(R"("crs":{{"type":"name","properties":{{"name":"{}"}}}},)", crs);
  text += "\"features\":[\n";
  for (std::size_t i = 0; i < features.size(); ++i) text += (i == 0 ? "" : ",\n") + features[i];
  return text + "\n]}\n";
}

/// A square of 40 by 30 metres called torget.
inline std::string torget() {
  return area_feature(R"("id":"torget","name":"Torget","kind":"square")", {{0, 0}, {40, 0}, {40, 30}, {0, 30}, {0, 0}});
}

/// A City of one source with its default mapping, of the same name.
inline gis::CitySpec one_source(const std::string& name, const std::filesystem::path& file, const std::string& crs = "auto") {
  gis::CitySpec spec;
  spec.name = name;
  spec.crs = crs;
  spec.mappings = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "mappings";
  gis::SourceSpec source;
  source.name = name;
  source.file = file;
  spec.sources = {source};
  return spec;
}

/// A town with one square and one path, written into the folder "layers".
inline gis::CitySpec small_town(const TemporaryFolder& folder) {
  write_file(folder / "layers/site.geojson", collection({torget()}));
  write_file(folder / "layers/walkway.geojson", collection({line_feature(R"("id":"path","width":"1.5 m")", {{-20, 15}, {60, 15}})}));
  gis::CitySpec spec;
  spec.name = "Small";
  spec.crs = "EPSG:3006";
  spec.mappings = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "mappings";
  gis::SourceSpec source;
  source.name = "town";
  source.file = folder / "layers";
  spec.sources = {source};
  return spec;
}

inline City read(const gis::CitySpec& spec) { return gis::read_city(spec, silent_progress(), {}); }

/// The message of what reading throws; empty when it does not.
inline std::string failure(const gis::CitySpec& spec) {
  try {
    read(spec);
  } catch (const InputError& error) {
    std::string all;
    for (const Problem& problem : error.problems()) all += to_text(problem) + "\n";
    return all;
  }
  return "";
}

/// What is wrong with input that is read all the same is said in both languages; what GDAL says of a layer stays in its own.
inline std::string problems_of(const City& city) {
  std::string all;
  for (const Problem& problem : city.problems()) {
    all += to_text(problem) + "\n";
    const bool of_gdal = problem.remedy == "Check the layer in a GIS.";
    EXPECT_TRUE(of_gdal || (!problem.what_sv.empty() && problem.what_sv != problem.what)) << "no Swedish: " << to_text(problem);
    EXPECT_EQ(problem.remedy.empty(), problem.remedy_sv.empty()) << to_text(problem);
  }
  return all;
}

}  // namespace levelground::test
