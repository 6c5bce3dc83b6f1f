// SPDX-License-Identifier: Apache-2.0
/// What the file of a layer mapping holds, in words, beside the files that core describes.
#pragma once

#include "core/scheme/format.hpp"

namespace levelground::gis {

FormatFile mapping_format();

}  // namespace levelground::gis
