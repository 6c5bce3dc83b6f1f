// SPDX-License-Identifier: Apache-2.0
/// A ZIP file as a list of texts: nothing of it is ever written to a disk, so no name in it is ever a path.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace levelground::gis {

/// Read strictly (PKWARE APPNOTE 6.3): stored and deflated entries, sizes and checksums as claimed. Refused with an
/// InputError that names the file: encrypted, split and ZIP64 files, names that lead out of the file ("..", "/", a
/// backslash), two entries of one name, entries that share bytes, and more than `most_unpacked` in all. One thread.
class ZipFile {
 public:
  struct Entry {
    std::string name;        ///< UTF-8 where the file says so, else bytes
    std::uint64_t size = 0;  ///< unpacked, as claimed
    std::uint64_t packed = 0;
    std::uint32_t checksum = 0;
    std::uint16_t method = 0;
    std::uint64_t offset = 0;  ///< of its local header
  };
  static constexpr std::uint64_t most_unpacked = 4'000'000'000;

  explicit ZipFile(const std::filesystem::path& file);
  /// Files only (no folders), in the order of the directory.
  [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
  [[nodiscard]] const Entry* find(std::string_view name) const;
  /// Unpacks one entry; memory follows what comes out, never a claim. Throws InputError when it is damaged or larger
  /// than `most`.
  [[nodiscard]] std::string read(const Entry& entry, std::uint64_t most) const;

 private:
  [[noreturn]] void refuse(std::string what, std::string remedy) const;
  [[nodiscard]] std::string bytes(std::uint64_t offset, std::uint64_t count) const;
  void read_directory();
  void check_names() const;
  void check_places(std::uint64_t directory) const;

  std::filesystem::path m_file;
  mutable std::ifstream m_stream;
  std::uint64_t m_size = 0;
  std::vector<Entry> m_entries;
};

}  // namespace levelground::gis
