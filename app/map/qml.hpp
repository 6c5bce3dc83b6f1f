// SPDX-License-Identifier: Apache-2.0
/// The same classes as QGIS styles, stored in the GeoPackage so that it opens styled without a plugin.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/scheme/scheme.hpp"
#include "core/text/texts.hpp"

namespace levelground::map {

/// Layer name and QML for `sites`, `gaps_area`, `gaps_line` and `gaps_point`, for QGIS 3.22 and later. Labels of the classes are in
/// the language of `texts`. Same bytes for the same scheme and language; symbols are embedded, nothing is referred to outside.
std::vector<std::pair<std::string, std::string>> qgis_styles(const Scheme& scheme, const Texts& texts);

}  // namespace levelground::map
