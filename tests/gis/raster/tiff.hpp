// SPDX-License-Identifier: Apache-2.0
/// Small GeoTIFF files, written by GDAL when a test runs.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "gis/handles/gdal.hpp"

namespace levelground::test {

struct Tiff {
  int columns = 10, rows = 10;
  std::array<double, 6> place{674000, 1, 0, 6580030, 0, -1};  ///< GDAL's geotransform
  std::string crs = "EPSG:3006";                              ///< empty: none
  GDALDataType type = GDT_Float32;
  std::optional<double> nodata;
  std::string unit;
  double scale = 1, offset = 0;
  std::vector<std::string> options;
  /// One for each band: the stored number by column and row.
  std::vector<std::function<double(int, int)>> bands;
};

inline void write_tiff(const std::filesystem::path& file, const Tiff& tiff) {
  gis::prepare_gdal();
  std::filesystem::create_directories(file.parent_path());
  std::vector<char*> options;
  for (const std::string& option : tiff.options) options.push_back(const_cast<char*>(option.c_str()));
  options.push_back(nullptr);
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const gis::GdalDataset dataset(driver->Create(file.c_str(), tiff.columns, tiff.rows,
                                                static_cast<int>(tiff.bands.size()), tiff.type, options.data()));
  std::array<double, 6> place = tiff.place;
  if (place[1] != 0 || place[2] != 0) dataset->SetGeoTransform(place.data());
  if (!tiff.crs.empty()) {
    OGRSpatialReference srs;
    srs.SetFromUserInput(tiff.crs.c_str());
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    dataset->SetSpatialRef(&srs);
  }
  for (std::size_t b = 0; b < tiff.bands.size(); ++b) {
    GDALRasterBand& band = *dataset->GetRasterBand(static_cast<int>(b) + 1);
    if (tiff.nodata) band.SetNoDataValue(*tiff.nodata);
    if (!tiff.unit.empty()) band.SetUnitType(tiff.unit.c_str());
    if (tiff.scale != 1) band.SetScale(tiff.scale);
    if (tiff.offset != 0) band.SetOffset(tiff.offset);
    if (!tiff.bands[b]) continue;  // a sparse band: nothing is written
    std::vector<double> row(static_cast<std::size_t>(tiff.columns));
    for (int r = 0; r < tiff.rows; ++r) {
      for (int c = 0; c < tiff.columns; ++c) row[static_cast<std::size_t>(c)] = tiff.bands[b](c, r);
      if (band.RasterIO(GF_Write, 0, r, tiff.columns, 1, row.data(), tiff.columns, 1, GDT_Float64, 0, 0, nullptr) !=
          CE_None)
        throw std::runtime_error("GDAL cannot write");
    }
  }
}

}  // namespace levelground::test
