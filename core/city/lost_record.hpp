// SPDX-License-Identifier: Apache-2.0
/// A record that was left out although its mapping asked for it: something of its theme is there, and nobody knows what.
#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "core/base/local_text.hpp"
#include "core/city/theme.hpp"
#include "core/geometry/geometry.hpp"

namespace levelground {

struct LostRecord {
  Theme theme{};
  std::optional<Box> where;   ///< City CRS; nullopt: it may be anywhere
  std::string id;             ///< as messages name the record: its id, else its line or number in the file
  LocalText why;              ///< one clause

  /// By theme, those that may be anywhere first, then by name.
  friend bool operator<(const LostRecord& a, const LostRecord& b) {
    return std::tuple(a.theme, a.where.has_value(), std::string_view(a.id), std::string_view(a.why.en)) <
           std::tuple(b.theme, b.where.has_value(), std::string_view(b.id), std::string_view(b.why.en));
  }
};

}  // namespace levelground
