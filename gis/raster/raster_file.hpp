// SPDX-License-Identifier: Apache-2.0
/// A GeoTIFF opened strictly: a rectangle of its cells costs what that rectangle costs, whatever the file claims of
/// itself.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/geometry/geometry.hpp"
#include "gis/handles/gdal.hpp"

namespace levelground::gis {

/// Does the name end like a raster that is read?
bool is_raster_file_name(const std::filesystem::path& file);
/// The raster itself, or every raster file of the folder, sorted. Throws InputError when there is none.
std::vector<std::filesystem::path> raster_files(const std::filesystem::path& source);

/// Read-only; one thread. Only what stands in the file itself is looked at: no world file, no mask or overview beside
/// it, no other format under its name, so nothing outside it can be reached.
class RasterFile {
 public:
  /// Throws InputError when it is no GeoTIFF, states no place, or is stored in blocks that no reader should have to
  /// unpack.
  explicit RasterFile(const std::filesystem::path& file);

  [[nodiscard]] std::int64_t columns() const { return m_columns; }
  [[nodiscard]] std::int64_t rows() const { return m_rows; }
  [[nodiscard]] int bands() const;
  /// Authority code or WKT; empty when the file states none.
  [[nodiscard]] const std::string& crs() const { return m_crs; }
  /// Where a corner of the grid lies, x east and y north in its CRS; the corner of the first cell is (0, 0). A turned
  /// grid is as good.
  [[nodiscard]] Point corner(double column, double row) const;
  /// The band's own words of its unit; empty when it has none.
  [[nodiscard]] std::string unit(int band) const;
  /// Metres of one unit of the vertical part of its CRS; nullopt where it has none.
  [[nodiscard]] std::optional<double> height_unit() const;
  /// Are the stored values whole numbers? Then `step` is what one of them means, after the band's scale.
  [[nodiscard]] std::optional<double> step(int band) const;
  /// Are the stored values places in a table of colours, as in a picture of a map?
  [[nodiscard]] bool is_palette(int band) const;
  /// Throws InputError when the file has no such band, or it holds no real numbers.
  void check_band(int band) const;

  /// The values of a rectangle, row by row, after the band's scale and offset; nullopt where the file says that there
  /// is nothing (nodata value, mask, not a number). `columns` × `rows` must be at most `most_cells`. Throws InputError
  /// when the file is damaged there.
  [[nodiscard]] std::vector<std::optional<double>> read(int band, std::int64_t column, std::int64_t row,
                                                        std::uint32_t columns, std::uint32_t rows) const;
  static constexpr std::size_t most_cells = std::size_t{1} << 20U;

 private:
  [[noreturn]] void refuse(std::string what, std::string remedy) const;
  std::filesystem::path m_file;
  GdalDataset m_dataset;
  std::int64_t m_columns = 0, m_rows = 0;
  std::array<double, 6> m_place{};
  std::string m_crs;
  bool m_swap = false;  ///< the geotransform gives y first
};

}  // namespace levelground::gis
