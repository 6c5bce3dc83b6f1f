// SPDX-License-Identifier: Apache-2.0
/// How wide a text will be, from a table and not from a font engine: labels stand at the same place in every painter.
#pragma once

#include <string_view>

namespace levelground::map {

/// Pixels, for UTF-8 text in Inter; within a few per cent. `weight` 400..700.
double text_width(std::string_view text, double size, int weight);

}  // namespace levelground::map
