// SPDX-License-Identifier: Apache-2.0
#include "gis/write/geopackage.hpp"

#include <unistd.h>

#include <system_error>

#include "core/base/errors.hpp"
#include "gis/write/geopackage_layers.hpp"

namespace levelground::gis {

namespace {

namespace fs = std::filesystem;

/// The file while it is being written: gone again unless kept.
class PartFile {
 public:
  explicit PartFile(const fs::path& target)
      : m_target(target), m_path(target.parent_path() / (target.stem().string() + ".part-" + std::to_string(getpid()) + ".gpkg")) {}
  ~PartFile() {
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) fs::remove(m_path.string() + suffix, ignored);
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  [[nodiscard]] const fs::path& path() const { return m_path; }
  void keep() {
    std::error_code failed;
    fs::rename(m_path, m_target, failed);
    if (failed) {
      throw InputError(Problem{Problem::Severity::error, m_target.string(), "", "", 0, "not written: " + failed.message(),
                               "check the folder, its permissions and the space on the disk"});
    }
  }

 private:
  fs::path m_target;
  fs::path m_path;
};

[[noreturn]] void refuse(const fs::path& file, std::string what, std::string remedy) {
  throw InputError(Problem{Problem::Severity::error, file.string(), "", "", 0, std::move(what), std::move(remedy)});
}

}  // namespace

void write_geopackage(const fs::path& file, const City& city, const Assessment& assessment, const Texts& texts,
                      const GeoPackageOptions& options) {
  if (file.extension() != ".gpkg") refuse(file, "the output is a GeoPackage", "end its name in .gpkg");
  if (!options.overwrite && fs::exists(fs::symlink_status(file))) {
    refuse(file, "the output exists already", "name another file, or add -O to overwrite");
  }
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!fs::is_directory(folder)) refuse(file, "its folder does not exist", "make the folder first");
  if (access(folder.c_str(), W_OK | X_OK) != 0) refuse(file, "its folder may not be written to", "choose another folder, or change its permissions");

  GdalMessages messages;
  PartFile part(file);
  // The file says when it was made: as of the day judged, never by the wall clock, so that a second run gives the same bytes.
  // Inputs without any date give a file dated to the first day that computers count from.
  const Date as_of = assessment.options.as_of.is_set() ? assessment.options.as_of : Date{1970, 1, 1};
  const GdalOption date("OGR_CURRENT_DATE", to_text(as_of) + "T00:00:00.000Z");
  // The spatial index is built here, within the transaction: GDAL's thread for large layers holds a database that it then cannot
  // let go ("temp_rtree … is locked").
  const GdalOption index("OGR_GPKG_ALLOW_THREADED_RTREE", "NO");
  OGRSpatialReference srs;
  if (srs.SetFromUserInput(city.crs().code.c_str()) != OGRERR_NONE) throw Defect("the measuring CRS " + city.crs().code + " is not known to GDAL");
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  if (driver == nullptr) throw Defect("GDAL was built without GeoPackage");
  const char* const creation[] = {"VERSION=1.3", nullptr};
  try {
    GdalDataset dataset(driver->Create(part.path().c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(creation)));
    if (!dataset) refuse(file, "not written: " + messages.gravest(), "check the folder, its permissions and the space on the disk");
    if (dataset->StartTransaction() != OGRERR_NONE) refuse(file, "not written: " + messages.gravest(), "check the space on the disk");
    write_tables(*dataset, srs, {city, assessment, texts, options});
    if (dataset->CommitTransaction() != OGRERR_NONE) refuse(file, "not written: " + messages.gravest(), "check the space on the disk");
    dataset.reset();  // the last pages reach the disk here
  } catch (const InputError& error) {
    // What a table says it could not do becomes a sentence about the file that was asked for.
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) problem.file = file.string();
    throw InputError(std::move(problems));
  }
  for (const GdalMessages::Message& message : messages.take()) {
    if (message.failure) refuse(file, "not written: " + message.text, "check the space on the disk");
  }
  part.keep();
}

}  // namespace levelground::gis
