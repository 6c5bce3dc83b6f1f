// SPDX-License-Identifier: Apache-2.0
#include "gis/read/zip_package.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/ogr_records.hpp"
#include "gis/read/zip_file.hpp"

namespace levelground::gis {

bool is_package_name(const std::filesystem::path& file) { return extension_of(file) == ".zip"; }

std::vector<PackedLayer> read_package(const std::filesystem::path& file, const std::vector<std::string>& layers,
                                      std::vector<Problem>& problems) {
  const ZipFile zip(file);
  std::map<std::string, const ZipFile::Entry*> found;  // by layer
  std::string others;
  for (const ZipFile::Entry& entry : zip.entries()) {
    const std::filesystem::path name(entry.name);
    if (entry.name.starts_with("__MACOSX/") || name.filename().string().starts_with('.')) continue;
    if (extension_of(name) != ".geojson" && extension_of(name) != ".json") {
      others += (others.empty() ? "" : ", ") + entry.name;
      continue;
    }
    const std::string layer = name.stem().string();
    const auto [before, fresh] = found.try_emplace(layer, &entry);
    if (!fresh)
      refuse_file(file,
                  fmt::format("two of its files make a layer ‘{}’: {} and {}", layer, before->second->name, entry.name),
                  "Give each its own name.");
  }
  if (found.empty())
    refuse_file(file, "the package holds no GeoJSON file", "Pack .geojson files, or unpack it and name the folder.");
  for (const std::string& layer : layers) {
    if (found.count(layer) == 0)
      refuse_file(file, fmt::format("the package has no layer ‘{}’", layer),
                  "A layer is a file of its name, such as edges.geojson.");
  }
  if (!others.empty()) {
    problems.push_back(said_of_file(Problem::Severity::note, file.string(),
                                    in_both("the package also holds what is not read: {}", "paketet innehåller också sådant som inte läses: {}", others.substr(0, 400)), {}));
  }
  std::vector<PackedLayer> read;
  for (const auto& [layer, entry] : found) {
    if (layers.empty() || std::find(layers.begin(), layers.end(), layer) != layers.end())
      read.push_back({entry->name, zip.read(*entry, largest_text_file)});
  }
  return read;
}

}  // namespace levelground::gis
