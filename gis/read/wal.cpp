// SPDX-License-Identifier: Apache-2.0
#include "gis/read/wal.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include <sys/stat.h>

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

namespace fs = std::filesystem;

fs::path companion(const fs::path& file, const char* suffix) { return fs::path(file.string() + suffix); }

/// Bytes 18 and 19 of a SQLite header are 2 in write-ahead mode; opening such a file makes a -wal even only to read.
bool in_wal_mode(const fs::path& file) {
  std::array<char, 20> header{};
  std::ifstream stream(file, std::ios::binary);
  stream.read(header.data(), static_cast<std::streamsize>(header.size()));
  return stream.gcount() == static_cast<std::streamsize>(header.size()) && std::memcmp(header.data(), "SQLite format 3", 16) == 0 &&
         (header[18] == 2 || header[19] == 2);
}

[[noreturn]] void refuse_copy(const fs::path& file, const std::string& why) {
  refuse_file(file, fmt::format("another program has the file open, and a private copy to read from could not be made ({})", why),
              "Close the other program, or make room in the temporary folder (TMPDIR).");
}

}  // namespace

bool has_sqlite_companion(const fs::path& file) {
  for (const char* suffix : {"-wal", "-journal"}) {
    std::error_code error;
    const auto size = fs::file_size(companion(file, suffix), error);
    if (!error && size > 0) return true;
  }
  return false;
}

ReadableFile::ReadableFile(const fs::path& file) : m_path(file) {
  if (!has_sqlite_companion(file) && !in_wal_mode(file)) return;
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  if (error) refuse_copy(file, error.message());
  std::string pattern = (parent / "levelground-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) refuse_copy(file, std::strerror(errno));  // mkdtemp makes it 0700: private
  m_folder = pattern;
  m_path = m_folder / file.filename();
  for (const char* suffix : {"", "-wal", "-journal"}) {
    const fs::path from = companion(file, suffix);
    if (!fs::exists(from, error)) continue;
    fs::copy_file(from, companion(m_path, suffix), error);
    if (error) {
      const std::string why = error.message();
      fs::remove_all(m_folder, error);
      refuse_copy(file, why);
    }
    ::chmod(companion(m_path, suffix).c_str(), S_IRUSR | S_IWUSR);
  }
}

ReadableFile::~ReadableFile() {
  if (m_folder.empty()) return;
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

}  // namespace levelground::gis
