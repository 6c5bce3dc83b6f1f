// SPDX-License-Identifier: Apache-2.0
/// The reference page of the measure kinds, made from their help texts.
#pragma once

#include <string>

namespace levelground::gis {

/// docs/measures.md, byte for byte; `levelground kinds` prints it.
std::string reference_page();

}  // namespace levelground::gis
