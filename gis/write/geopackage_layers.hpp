// SPDX-License-Identifier: Apache-2.0
/// The tables of an assessment GeoPackage, one function each. (Implementation detail of gis/write.)
#pragma once

#include <ogrsf_frmts.h>

#include <string>
#include <vector>

#include "gis/handles/gdal.hpp"
#include "gis/write/geopackage.hpp"

namespace levelground::gis {

/// One table being filled: columns first, then rows with ascending fids. Every failure throws InputError through `fail`.
class TableWriter {
 public:
  struct Column {
    std::string name;
    OGRFieldType type;
    std::string unit;          ///< for gpkg_data_columns; empty for none
    std::string description;   ///< likewise
  };
  TableWriter(GDALDataset& dataset, const std::string& name, OGRwkbGeometryType geometry, OGRSpatialReference* srs,
              const std::vector<Column>& columns);
  /// Begins a row; the previous one is written.
  TableWriter& row(const Geometry& geometry = {});
  TableWriter& set(const std::string& column, const std::string& value);
  TableWriter& set(const std::string& column, double value);
  TableWriter& set(const std::string& column, std::int64_t value);
  /// Writes the last row.
  void finish();
  [[nodiscard]] const std::string& name() const { return m_name; }
  [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }

 private:
  OGRLayer* m_layer;
  std::string m_name;
  std::vector<Column> m_columns;
  GdalFeature m_row;
  std::int64_t m_fid = 0;
};

struct GeoPackageContents {
  const City& city;
  const Assessment& assessment;
  const Texts& texts;
  const GeoPackageOptions& options;
};

/// Fills every table of the file; units and descriptions of columns go to gpkg_data_columns.
void write_tables(GDALDataset& dataset, OGRSpatialReference& srs, const GeoPackageContents& contents);

}  // namespace levelground::gis
