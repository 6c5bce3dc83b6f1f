// SPDX-License-Identifier: Apache-2.0
#include "gis/project/store.hpp"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "core/base/errors.hpp"
#include "gis/crs/crs.hpp"
#include "gis/crs/transformation.hpp"
#include "gis/project/evidence_folder.hpp"
#include "gis/project/store_layout.hpp"
#include "gis/read/wal.hpp"

namespace levelground::gis {

namespace {

namespace fs = std::filesystem;

Problem about(const fs::path& file, std::string what, std::string remedy) {
  return {Problem::Severity::error, file.string(), observations_table, "", 0, std::move(what), std::move(remedy)};
}

GdalDataset open(const fs::path& path, bool update) {
  const char* const drivers[] = {"GPKG", nullptr};
  const char* const options[] = {"LIST_ALL_TABLES=YES", nullptr};
  const unsigned flags = GDAL_OF_VECTOR | (update ? static_cast<unsigned>(GDAL_OF_UPDATE) : static_cast<unsigned>(GDAL_OF_READONLY));
  return GdalDataset(GDALDataset::FromHandle(GDALOpenEx(path.c_str(), flags, drivers, options, nullptr)));
}

std::string crs_of(OGRLayer& layer) {
  const OGRSpatialReference* srs = layer.GetSpatialRef();
  if (srs == nullptr || srs->GetAuthorityName(nullptr) == nullptr || srs->GetAuthorityCode(nullptr) == nullptr) return "";
  return std::string(srs->GetAuthorityName(nullptr)) + ":" + srs->GetAuthorityCode(nullptr);
}

void move_positions(std::vector<Observation>& observations, const std::string& from, const std::string& to, const Problem& where) {
  Box box;
  for (const Observation& observation : observations) {
    if (observation.position) box.include(*observation.position);
  }
  if (from == to || box.empty()) return;
  ProjContext proj;
  const Crs source = read_crs(proj, from, where);
  const auto area = to_lon_lat(proj, source, box.min_x, box.min_y, box.max_x, box.max_y);
  if (!area) throw InputError(about(where.file, "recorded positions lie outside of " + from, "check the file"));
  const Transformation transformation(proj, source, read_crs(proj, to, where), *area, where);
  for (Observation& observation : observations) {
    if (observation.position) observation.position = transformation.apply(*observation.position);
  }
}

/// Removes a file that was not there before, unless kept.
class NewFile {
 public:
  explicit NewFile(const fs::path& file) : m_file(fs::exists(file) ? fs::path() : file) {}
  ~NewFile() {
    if (m_file.empty()) return;
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) fs::remove(m_file.string() + suffix, ignored);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void keep() { m_file.clear(); }
  [[nodiscard]] bool is_new() const { return !m_file.empty(); }

 private:
  fs::path m_file;
};

GdalDataset make(const fs::path& file, const std::string& crs, const GdalMessages& messages) {
  OGRSpatialReference srs;
  if (srs.SetFromUserInput(crs.c_str()) != OGRERR_NONE) throw Defect("the measuring CRS " + crs + " is not known to GDAL");
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const char* const creation[] = {"VERSION=1.3", nullptr};
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  GdalDataset dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(creation)));
  if (!dataset || !make_store_tables(*dataset, srs)) {
    throw InputError(about(file, "the project's store cannot be made: " + messages.gravest(), "check the folder, its permissions and the space on the disk"));
  }
  return dataset;
}

}  // namespace

std::vector<Observation> read_store(const fs::path& file, const std::string& crs) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return {};
  const GdalMessages messages;
  const ReadableFile readable(file);
  const GdalDataset dataset = open(readable.path(), false);
  if (!dataset) throw InputError(about(file, "this is not a GeoPackage: " + messages.gravest(), "name another store in the project"));
  OGRLayer* layer = dataset->GetLayerByName(observations_table);
  if (layer == nullptr) return {};  // a GeoPackage of the project's own in which nothing has been recorded yet
  std::vector<Observation> observations;
  const Problem where = about(file, "", "");
  for (GdalFeature row(layer->GetNextFeature()); row; row.reset(layer->GetNextFeature())) {
    observations.push_back(read_row(*row, where));
  }
  if (OGRLayer* evidence = dataset->GetLayerByName(evidence_table); evidence != nullptr) {
    std::map<std::string, std::vector<Evidence>> by_observation;
    for (GdalFeature row(evidence->GetNextFeature()); row; row.reset(evidence->GetNextFeature())) {
      by_observation[row->GetFieldAsString("observation_id")].push_back(
          {row->GetFieldAsString("file"), row->GetFieldAsString("sha256"), parse_date(row->GetFieldAsString("content_date")).value_or(Date{})});
    }
    for (Observation& observation : observations) observation.evidence = by_observation[observation.id];
  }
  move_positions(observations, crs_of(*layer), crs, where);
  std::sort(observations.begin(), observations.end(), [](const Observation& a, const Observation& b) { return a.id < b.id; });
  return observations;
}

Observation append_observation(const fs::path& file, const Observation& observation, const std::string& crs,
                               const std::vector<fs::path>& evidence) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (access(folder.c_str(), W_OK | X_OK) != 0) {
    throw InputError(about(file, "its folder may not be written to", "choose a folder of your own for the project, or change its permissions"));
  }
  const GdalMessages messages;
  EvidenceFolder kept(file.string() + ".evidence");
  Observation stored = observation;
  for (const fs::path& path : evidence) {
    stored.evidence.push_back(kept.add(path));
    stored.evidence.back().content_date = observation.date;
  }
  // Beside other users (QGIS may have the file open) SQLite waits for its turn; a new file is removed again when anything fails.
  NewFile fresh(file);
  GdalDataset dataset = fresh.is_new() ? make(file, crs, messages) : open(file, true);
  if (!dataset) throw InputError(about(file, "the project's store cannot be opened for writing: " + messages.gravest(), "check its permissions"));
  OGRLayer* layer = dataset->GetLayerByName(observations_table);
  OGRLayer* evidence_layer = dataset->GetLayerByName(evidence_table);
  if (layer == nullptr || evidence_layer == nullptr) {
    OGRSpatialReference srs;
    srs.SetFromUserInput(crs.c_str());
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (layer != nullptr || evidence_layer != nullptr || !make_store_tables(*dataset, srs)) {
      throw InputError(about(file, "the file cannot hold recorded observations: " + messages.gravest(), "name another store in the project"));
    }
    layer = dataset->GetLayerByName(observations_table);
    evidence_layer = dataset->GetLayerByName(evidence_table);
  }
  std::vector<Observation> row{stored};
  move_positions(row, crs, crs_of(*layer), about(file, "", ""));
  bool written = dataset->StartTransaction() == OGRERR_NONE && write_row(*layer, row.front());
  for (const Evidence& part : stored.evidence) written = written && write_evidence_row(*evidence_layer, stored.id, part);
  if (!written || dataset->CommitTransaction() != OGRERR_NONE) {
    dataset->RollbackTransaction();
    throw InputError(about(file, "not recorded: " + messages.gravest(), "nothing was changed; check the space on the disk and try again"));
  }
  dataset.reset();
  if (const std::string said = messages.gravest(); !said.empty()) throw InputError(about(file, "perhaps not recorded: " + said, "open the project again to see"));
  fresh.keep();
  kept.keep();
  return stored;
}

}  // namespace levelground::gis
