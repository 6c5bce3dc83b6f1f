// SPDX-License-Identifier: Apache-2.0
/// What a drawing (DXF) holds beside what GDAL makes of it: entities of kinds that it does not know are passed over there without a word.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace levelground::gis {

/// An entity of the model, not of a sheet of paper.
struct DxfEntity {
  std::string type;        ///< "HATCH"
  std::string handle;      ///< hexadecimal, unique in the drawing
  std::string layer;       ///< of the drawing
};

/// Entities with a handle that is none of `read`, in the order of the file; not inserted blocks, whose parts bear other handles, nor dimensions and
/// other words about the drawing. Of a file that is no text DXF: none. The file stays as it is.
std::vector<DxfEntity> unread_dxf_entities(const std::filesystem::path& file, const std::set<std::string>& read);

}  // namespace levelground::gis
