// SPDX-License-Identifier: Apache-2.0
/// What a theme is called in sentences that travel with a result, in both languages. Thread-safe.
#pragma once

#include "core/city/theme.hpp"
#include "core/text/texts.hpp"

namespace levelground {

/// "play area", "lekplats": in the singular, without an article.
LocalText theme_words(Theme theme);

}  // namespace levelground
