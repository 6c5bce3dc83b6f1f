// SPDX-License-Identifier: Apache-2.0
/// The seam between the program and the drawing module, which is the only part that loads Qt.
#pragma once

#include <filesystem>
#include <string>

#include "app/map/view.hpp"

namespace levelground::cli {

inline constexpr const char* png_module_name = "levelground-png.so";
inline constexpr const char* png_symbol_name = "levelground_write_png";

/// Writes a PNG; throws InputError.
using WritePng = void (*)(const std::string& file, const map::Scene& scene, const map::View& view, const Scheme& scheme, const Texts& texts,
                          const std::filesystem::path& fonts);

}  // namespace levelground::cli
