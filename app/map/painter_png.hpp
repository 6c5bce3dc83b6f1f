// SPDX-License-Identifier: Apache-2.0
/// Pictures as PNG bytes (ISO/IEC 15948), compressed quickly: a map is written in the time it takes to draw, not in
/// five times that.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

class QImage;

namespace levelground::map {

/// Fills the 3 bytes of each pixel of row y, counted from the top; called from several threads at once.
using RowSource = std::function<void(std::uint32_t y, std::span<std::uint8_t> rgb)>;

/// 8-bit RGB without alpha. Same pixels, same bytes: rows are compressed in stretches of a fixed
/// number, whatever the number of threads. width and height >= 1. dots_per_metre 0: not stated. Throws Defect when zlib
/// refuses.
std::string encode_png(std::uint32_t width, std::uint32_t height, std::uint32_t dots_per_metre,
                       const RowSource& row);

/// Writes the picture beside and renames it into place; alpha is dropped. Throws InputError when it cannot be written.
void write_png(const std::filesystem::path& file, const QImage& image);

}  // namespace levelground::map
