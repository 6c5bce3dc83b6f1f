// SPDX-License-Identifier: Apache-2.0
/// What a mapping says of where records are: the columns of a table that hold it, and how nearly a line must close to be an area.
#pragma once

#include <optional>
#include <string>

#include "core/base/rational.hpp"
#include "gis/read/mapping.hpp"

namespace levelground::gis {

/// Columns of a table (CSV) that hold where a record is; both empty where the mapping does not say.
struct PlaceKeys {
  std::string east;        ///< east or longitude
  std::string north;       ///< north or latitude
};

/// Thread-safe.
const PlaceKeys& place_keys(const LayerMapping& mapping);
/// mm between the ends of a line that is taken as an area all the same; nullopt: only lines that close exactly are. Thread-safe.
const std::optional<Rational>& close_within(const LayerMapping& mapping);

}  // namespace levelground::gis
