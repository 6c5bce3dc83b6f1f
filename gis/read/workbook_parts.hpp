// SPDX-License-Identifier: Apache-2.0
/// What both kinds of workbook (XLSX, ODS) are held to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/errors.hpp"
#include "gis/read/xml_events.hpp"

namespace levelground::gis {

inline constexpr std::uint64_t most_bytes_of_part = 1'000'000'000;  // unpacked
inline constexpr std::size_t longest_cell_text = 65'536;            // bytes

/// Empty when the element has none of that name.
inline std::string attribute(const XmlEvents::Attributes& attributes, std::string_view name) {
  const auto at = attributes.find(name);
  return at == attributes.end() ? std::string() : at->second;
}

/// Throws InputError.
[[noreturn]] inline void refuse_workbook(const std::filesystem::path& file, std::string what) {
  refuse_file(file, std::move(what), "Save the file anew with a spreadsheet program.");
}

}  // namespace levelground::gis
