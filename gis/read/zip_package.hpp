// SPDX-License-Identifier: Apache-2.0
/// A package of layers: GeoJSON files in a ZIP file, read without being unpacked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground::gis {

struct PackedLayer {
  std::string name;  ///< as in the ZIP file, with its folders
  std::string text;
};

/// Does the name end like a package?
bool is_package_name(const std::filesystem::path& file);

/// The GeoJSON files of a package, sorted by name; `layers`: which, by file name without ending (empty: all). What a
/// Mac packs beside them is passed over in silence, anything else with a note. Throws InputError: zip_file.hpp, no
/// GeoJSON in it, two of one name, a layer that is not there.
std::vector<PackedLayer> read_package(const std::filesystem::path& file, const std::vector<std::string>& layers,
                                      std::vector<Problem>& problems);

}  // namespace levelground::gis
