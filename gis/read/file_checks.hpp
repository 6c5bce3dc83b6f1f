// SPDX-License-Identifier: Apache-2.0
/// What must be true of an input file before anything reads it, and its checksum.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground::gis {

/// ".geojson", in small letters.
std::string extension_of(const std::filesystem::path& file);

/// Throws InputError when the path does not exist, is not a regular file (a device or pipe can never end) or cannot be opened for
/// reading.
void check_readable(const std::filesystem::path& file);

/// The files of a source, sorted: the file itself, or every file of the folder whose name `wanted` takes (sub-folders and hidden files are
/// passed over). Throws InputError when there is none: `what` there is none of, and the remedy.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& source, bool (*wanted)(const std::filesystem::path&),
                                            const std::string& what, const std::string& remedy);

/// The layer files of a source, sorted: the file itself, or every file of the folder whose name ends as a known format does
/// (sub-folders, hidden files and the companions of a Shapefile are passed over). Throws InputError when there is none.
std::vector<std::filesystem::path> layer_files(const std::filesystem::path& source);

/// Does the name end like a vector format that is read through GDAL (or CSV)?
bool is_vector_file_name(const std::filesystem::path& file);

/// The parts of one data set: the file, and for a Shapefile those beside it with the same stem, sorted.
std::vector<std::filesystem::path> parts_of(const std::filesystem::path& file);

/// SHA-256 of one file, or of several as the digest of "name  digest\n" lines; bytes counts them. Throws InputError, Cancelled.
struct Checksum {
  std::string sha256;
  std::uint64_t bytes = 0;
};
Checksum checksum(const std::filesystem::path& file, const std::stop_token& stop);
Checksum checksum(const std::vector<std::filesystem::path>& files, const std::stop_token& stop);

/// The whole file as text. Throws InputError when it is larger than `most` bytes.
std::string read_text(const std::filesystem::path& file, std::uint64_t most);

/// 0 when all bytes are well-formed UTF-8, else the 1-based line of the first that is not.
std::int64_t line_that_is_not_utf8(std::string_view text);

}  // namespace levelground::gis
