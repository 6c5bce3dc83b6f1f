// SPDX-License-Identifier: Apache-2.0
/// A GeoPackage that another program has open: read from a private copy, so that nothing of the original changes.
#pragma once

#include <filesystem>

namespace levelground::gis {

/// Where to read a file from. Plain files are read in place. A SQLite file that is in write-ahead mode, or beside which a
/// `-wal` or `-journal` stands, is copied with them to a private temporary folder, which goes away with this object: GDAL 3.6
/// alters or skips the `-wal` in place, also with NOLOCK and IMMUTABLE.
class ReadableFile {
 public:
  /// Throws InputError when a copy is needed and cannot be made.
  explicit ReadableFile(const std::filesystem::path& file);
  ~ReadableFile();
  ReadableFile(const ReadableFile&) = delete;
  ReadableFile& operator=(const ReadableFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  [[nodiscard]] bool copied() const { return !m_folder.empty(); }

 private:
  std::filesystem::path m_path;
  std::filesystem::path m_folder;
};

/// The companions that SQLite would read with the file ("town.gpkg-wal", "town.gpkg-journal") and that exist, not empty.
bool has_sqlite_companion(const std::filesystem::path& file);

}  // namespace levelground::gis
