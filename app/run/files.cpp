// SPDX-License-Identifier: Apache-2.0
#include "app/run/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "core/base/errors.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_text = 16U << 20U;

[[noreturn]] void refuse(const fs::path& file, std::string what, std::string remedy) {
  throw InputError(Problem{Problem::Severity::error, file.string(), "", "", 0, std::move(what), std::move(remedy)});
}

}  // namespace

std::string read_text(const fs::path& file) {
  std::error_code failed;
  const fs::file_status status = fs::status(file, failed);
  if (!fs::exists(status)) refuse(file, "there is no such file", "check the path");
  if (!fs::is_regular_file(status)) refuse(file, "this is not a file", "name a file");
  const std::uintmax_t size = fs::file_size(file, failed);
  if (failed) refuse(file, failed.message(), "check the permissions");
  if (size > largest_text) refuse(file, "the file is larger than 16 MB, so it is no text of this program", "check the path");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse(file, std::strerror(errno), "check the permissions");
  std::string text(size, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  if (stream.gcount() != static_cast<std::streamsize>(size)) refuse(file, "the file ended early", "try again");
  return text;
}

std::vector<NamedText> read_yaml_folder(const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().extension() == ".yaml") files.push_back(entry->path());
  }
  if (failed) refuse(folder, failed.message(), "check the path");
  std::sort(files.begin(), files.end());
  std::vector<NamedText> texts;
  texts.reserve(files.size());
  for (const fs::path& file : files) texts.push_back({file.string(), read_text(file)});
  return texts;
}

}  // namespace levelground::run
