// SPDX-License-Identifier: Apache-2.0
#include "gis/raster/raster_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "core/base/errors.hpp"
#include "gis/crs/ogr_crs.hpp"
#include "gis/read/file_checks.hpp"

namespace levelground::gis {

namespace fs = std::filesystem;

bool is_raster_file_name(const fs::path& file) {
  const std::string extension = extension_of(file);
  return extension == ".tif" || extension == ".tiff";
}

std::vector<fs::path> raster_files(const fs::path& source) {
  return files_of(source, is_raster_file_name, "raster", "Put GeoTIFF files (.tif) into it, or name another folder.");
}

void RasterFile::refuse(std::string what, std::string remedy) const {
  refuse_file(m_file, std::move(what), std::move(remedy));
}

RasterFile::RasterFile(const fs::path& file) : m_file(file) {
  check_readable(file);
  if (!is_raster_file_name(file)) refuse("the name does not end like a raster", "Give a GeoTIFF (.tif).");
  GdalMessages messages;
  // A file is what it holds: what lies beside it has no part in its checksum, so it has none in what is read.
  const GdalOption alone("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
  constexpr std::array<const char*, 2> drivers = {"GTiff", nullptr};
  constexpr std::array<const char*, 2> options = {"GEOREF_SOURCES=INTERNAL", nullptr};
  // An absolute path begins with a slash: it can be no other name that GDAL knows ("GTIFF_DIR:…"), and /vsi… is no path
  // of a real file.
  const std::string name = fs::absolute(file).lexically_normal().string();
  if (name.starts_with("/vsi")) refuse("this is not a path of a file", "Name a file.");
  m_dataset.reset(static_cast<GDALDataset*>(
      GDALOpenEx(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers.data(), options.data(), nullptr)));
  if (!m_dataset) {
    const std::string why = messages.gravest();
    refuse(why.empty() ? "this is not a GeoTIFF that can be read"
                       : fmt::format("this is not a GeoTIFF that can be read ({})", why),
           "Write it anew, for example with gdal_translate -of GTiff.");
  }
  m_columns = m_dataset->GetRasterXSize();
  m_rows = m_dataset->GetRasterYSize();
  if (m_columns < 1 || m_rows < 1 || m_dataset->GetRasterCount() < 1)
    refuse("it holds no cells", "Give a raster with at least one band.");
  if (m_dataset->GetGeoTransform(m_place.data()) != CE_None) {
    refuse("the file does not say where its cells lie",
           "Write the place into the file itself (gdal_translate takes it from a world file or control points).");
  }
  const double turn = m_place[1] * m_place[5] - m_place[2] * m_place[4];
  if (!std::all_of(m_place.begin(), m_place.end(), [](double value) { return std::isfinite(value); }) ||
      !std::isnormal(turn)) {
    refuse("its cells have no size", "Write the file anew with a proper geotransform.");
  }
  m_crs = crs_text(m_dataset->GetSpatialRef());
  m_swap = has_y_first(m_dataset->GetSpatialRef());
  int wide = 0;
  int high = 0;
  m_dataset->GetRasterBand(1)->GetBlockSize(&wide, &high);
  constexpr double most_block = 256e6;
  const double block = static_cast<double>(wide) * high * m_dataset->GetRasterCount() * 8;
  if (block > most_block) {
    refuse(
        fmt::format("its cells are stored in blocks of {} × {}, which no part of it can be read without", wide, high),
        "Write it anew in tiles (gdal_translate -co TILED=YES).");
  }
}

int RasterFile::bands() const { return m_dataset->GetRasterCount(); }

Point RasterFile::corner(double column, double row) const {
  const double x = m_place[0] + column * m_place[1] + row * m_place[2];
  const double y = m_place[3] + column * m_place[4] + row * m_place[5];
  return m_swap ? Point{y, x} : Point{x, y};
}

std::string RasterFile::unit(int band) const {
  const GdalMessages messages;
  return m_dataset->GetRasterBand(band)->GetUnitType();
}

std::optional<double> RasterFile::height_unit() const {
  const OGRSpatialReference* srs = m_dataset->GetSpatialRef();
  if (srs == nullptr || srs->IsCompound() == 0) return std::nullopt;
  const double metres = srs->GetTargetLinearUnits("COMPD_CS|VERT_CS");
  return metres > 0 ? std::optional(metres) : std::nullopt;
}

std::optional<double> RasterFile::step(int band) const {
  GDALRasterBand& values = *m_dataset->GetRasterBand(band);
  if (GDALDataTypeIsInteger(values.GetRasterDataType()) == 0) return std::nullopt;
  return std::fabs(values.GetScale());
}

bool RasterFile::is_palette(int band) const {
  const GdalMessages messages;
  GDALRasterBand& values = *m_dataset->GetRasterBand(band);
  return values.GetColorInterpretation() == GCI_PaletteIndex || values.GetColorTable() != nullptr;
}

void RasterFile::check_band(int band) const {
  if (band < 1 || band > bands()) {
    refuse(fmt::format("it has no band {}: it has {}", band, bands()),
           "Name one of its bands; they are counted from 1.");
  }
  const GdalMessages messages;
  GDALRasterBand& values = *m_dataset->GetRasterBand(band);
  if (GDALDataTypeIsComplex(values.GetRasterDataType()) != 0)
    refuse(fmt::format("band {} holds complex numbers", band), "Give a band of plain numbers.");
  if (!std::isfinite(values.GetScale()) || values.GetScale() == 0 || !std::isfinite(values.GetOffset())) {
    refuse(
        fmt::format("the scale of band {} ({} and {}) makes no numbers", band, values.GetScale(), values.GetOffset()),
        "Write the file anew.");
  }
}

std::vector<std::optional<double>> RasterFile::read(int band, std::int64_t column, std::int64_t row,
                                                    std::uint32_t columns, std::uint32_t rows) const {
  const std::size_t count = std::size_t{columns} * rows;
  if (count > most_cells || column < 0 || row < 0 || column + columns > m_columns || row + rows > m_rows)
    throw Defect("a window outside a raster");
  GdalMessages messages;
  GDALRasterBand& values = *m_dataset->GetRasterBand(band);
  const auto take = [&](GDALRasterBand& from, GDALDataType type, void* into) {
    const CPLErr error = from.RasterIO(GF_Read, static_cast<int>(column), static_cast<int>(row),
                                       static_cast<int>(columns), static_cast<int>(rows), into,
                                       static_cast<int>(columns), static_cast<int>(rows), type, 0, 0, nullptr);
    if (error == CE_None) return;
    refuse(fmt::format("band {} cannot be read at column {}, row {} ({})", band, column, row, messages.gravest()),
           "The file is damaged or cut off; fetch it again.");
  };
  std::vector<double> stored(count);
  take(values, GDT_Float64, stored.data());
  std::vector<unsigned char> mask;
  const int flags = values.GetMaskFlags();
  if ((flags & (GMF_PER_DATASET | GMF_ALPHA)) != 0) {
    mask.resize(count);
    take(*values.GetMaskBand(), GDT_Byte, mask.data());
  }
  int has_nodata = 0;
  const double nodata = values.GetNoDataValue(&has_nodata);
  // The nodata value of a float band is written in decimals, which a float seldom meets.
  const bool is_float = values.GetRasterDataType() == GDT_Float32;
  const auto is_nodata = [&](double value) {
    return has_nodata != 0 &&
           (value == nodata || (is_float && static_cast<float>(value) == static_cast<float>(nodata)));
  };
  const double scale = values.GetScale();
  const double offset = values.GetOffset();
  std::vector<std::optional<double>> read(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (!std::isfinite(stored[i]) || is_nodata(stored[i]) || (!mask.empty() && mask[i] == 0)) continue;
    const double value = stored[i] * scale + offset;
    if (std::isfinite(value)) read[i] = value;
  }
  return read;
}

}  // namespace levelground::gis
