// SPDX-License-Identifier: Apache-2.0
/// The sides of a change between two schemes in the reader's language. In English most values stand as scheme files write them; other languages
/// take the catalogue's words. Pure functions, thread-safe. Private to core/judge.
#pragma once

#include <string>

#include "core/scheme/diff.hpp"
#include "core/text/texts.hpp"

namespace levelground {

/// `value` is change.before with the older scheme, or change.after with the newer; `criterion`: the one it is a fact of; nullptr: the scheme.
std::string fact_words(const Scheme& scheme, const Criterion* criterion, const SchemeChange& change, const std::string& value, const Texts& texts);
/// Which of several the change is about, by name: the group, dimension or level.
std::string item_words(const Scheme& scheme, const SchemeChange& change, const Texts& texts);

}  // namespace levelground
