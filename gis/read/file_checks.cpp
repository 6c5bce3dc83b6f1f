// SPDX-License-Identifier: Apache-2.0
#include "gis/read/file_checks.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "core/base/digest.hpp"
#include "core/base/parallel.hpp"
#include "gis/read/osm_reader.hpp"

namespace levelground::gis {
namespace {

namespace fs = std::filesystem;

bool is_layer_file_name(const fs::path& file) { return is_vector_file_name(file) || is_osm_file_name(file); }

}  // namespace

std::string extension_of(const fs::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

void check_readable(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) refuse_file(file, "the file does not exist", "Check the name and the folder.");
  if (status.type() == fs::file_type::none || status.type() == fs::file_type::unknown) {
    refuse_file(file, fmt::format("the file cannot be reached ({})", error.message()), "Check that you may read its folder.");
  }
  if (status.type() != fs::file_type::regular) refuse_file(file, "this is not a file", "Name a file.");
  errno = 0;
  const std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse_file(file, fmt::format("the file cannot be opened ({})", std::strerror(errno)), "Check that you may read it.");
}

bool is_vector_file_name(const fs::path& file) {
  constexpr std::array<std::string_view, 8> extensions = {".gpkg", ".geojson", ".json", ".fgb", ".shp", ".csv", ".tsv", ".dxf"};
  return std::find(extensions.begin(), extensions.end(), extension_of(file)) != extensions.end();
}

std::vector<fs::path> files_of(const fs::path& source, bool (*wanted)(const fs::path&), const std::string& what, const std::string& remedy) {
  std::error_code error;
  if (!fs::is_directory(source, error)) {
    check_readable(source);
    return {source};
  }
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(source, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    std::error_code ignored;
    if (path.filename().string().front() == '.' || !entry->is_regular_file(ignored)) continue;
    if (wanted(path)) files.push_back(path);
  }
  if (error) refuse_file(source, fmt::format("the folder cannot be read ({})", error.message()), "Check that you may read it.");
  if (files.empty()) refuse_file(source, "the folder holds no " + what, remedy);
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> layer_files(const fs::path& source) {
  return files_of(source, is_layer_file_name, "layer file", "Put files such as seat.geojson or town.gpkg into it, or name another folder.");
}

std::vector<fs::path> parts_of(const fs::path& file) {
  std::vector<fs::path> parts{file};
  if (extension_of(file) != ".shp") return parts;
  for (const char* extension : {".dbf", ".shx", ".prj", ".cpg", ".DBF", ".SHX", ".PRJ", ".CPG"}) {
    fs::path part = file;
    part.replace_extension(extension);
    std::error_code ignored;
    if (fs::is_regular_file(part, ignored)) parts.push_back(part);
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

Checksum checksum(const fs::path& file, const std::stop_token& stop) {
  std::ifstream stream(file, std::ios::binary);
  Sha256 digest;
  Checksum sum;
  std::string block(std::size_t{1} << 20U, '\0');
  while (stream) {
    if (stop.stop_requested()) throw Cancelled();
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto count = static_cast<std::size_t>(stream.gcount());
    digest.update(std::string_view(block).substr(0, count));
    sum.bytes += count;
  }
  if (!stream.eof()) refuse_file(file, "the file could not be read to its end", "Check the disk and that you may read it.");
  sum.sha256 = digest.finish_hex();
  return sum;
}

Checksum checksum(const std::vector<fs::path>& files, const std::stop_token& stop) {
  if (files.size() == 1) return checksum(files.front(), stop);
  Checksum all;
  std::string lines;
  for (const fs::path& file : files) {
    const Checksum one = checksum(file, stop);
    all.bytes += one.bytes;
    lines += one.sha256 + "  " + file.filename().string() + "\n";
  }
  all.sha256 = sha256_hex(lines);
  return all;
}

std::string read_text(const fs::path& file, std::uint64_t most) {
  check_readable(file);
  std::ifstream stream(file, std::ios::binary);
  std::string text;
  std::string block(std::size_t{1} << 16U, '\0');
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
    if (text.size() > most) {
      refuse_file(file, fmt::format("the file is larger than {} MB", most / 1'000'000), "Cut it into smaller files or use a GeoPackage.");
    }
  }
  if (!stream.eof()) refuse_file(file, "the file could not be read to its end", "Check the disk and that you may read it.");
  return text;
}

std::int64_t line_that_is_not_utf8(std::string_view text) {
  std::int64_t line = 1;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead == '\n') ++line;
    std::size_t length = lead < 0x80U ? 1 : lead >= 0xC2U && lead < 0xE0U ? 2 : lead >= 0xE0U && lead < 0xF0U ? 3 : lead >= 0xF0U && lead < 0xF5U ? 4 : 0;
    if (length == 0 || i + length > text.size()) return line;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) return line;
    }
    const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if ((lead == 0xE0U && second < 0xA0U) || (lead == 0xEDU && second > 0x9FU) || (lead == 0xF0U && second < 0x90U) ||
        (lead == 0xF4U && second > 0x8FU)) {
      return line;  // overlong, a surrogate, or beyond Unicode
    }
    i += length;
  }
  return 0;
}

}  // namespace levelground::gis
