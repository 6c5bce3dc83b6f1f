// SPDX-License-Identifier: Apache-2.0
/// A scheme as a page to read: every criterion with what it asks, of whom, for whom, on whose word, and how it is found
/// out.
#pragma once

#include <string>

#include "core/scheme/scheme.hpp"
#include "core/text/texts.hpp"

namespace levelground {

/// Markdown in the language of `texts`; ends with a line break. Pure function, thread-safe.
std::string scheme_reference(const Scheme& scheme, const Texts& texts);

}  // namespace levelground
