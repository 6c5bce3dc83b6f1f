// SPDX-License-Identifier: Apache-2.0
#include "gis/project/recorded_run.hpp"

#include <ogrsf_frmts.h>

#include "gis/handles/gdal.hpp"
#include "gis/read/wal.hpp"

namespace levelground::gis {

std::optional<RecordedRun> read_recorded_run(const std::filesystem::path& file) {
  const GdalMessages messages;  // a file that is no GeoPackage is no trouble here: whoever reads it as a city says so
  const ReadableFile readable(file);
  const char* const drivers[] = {"GPKG", nullptr};
  const char* const options[] = {"LIST_ALL_TABLES=YES", nullptr};
  const GdalDataset dataset(GDALDataset::FromHandle(
      GDALOpenEx(readable.path().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr)));
  if (!dataset) return std::nullopt;
  OGRLayer* layer = dataset->GetLayerByName("assessment");
  if (layer == nullptr) return std::nullopt;
  const GdalFeature row(layer->GetNextFeature());
  if (!row || row->GetFieldIndex("input") < 0 || row->GetFieldIndex("command_line") < 0) return std::nullopt;
  const auto text = [&row](const char* name) {
    const int field = row->GetFieldIndex(name);
    return field < 0 ? std::string() : std::string(row->GetFieldAsString(field));
  };
  return RecordedRun{text("input"), text("command_line"), text("scheme"), text("scheme_version"), text("scheme_sha256"), text("profile")};
}

}  // namespace levelground::gis
