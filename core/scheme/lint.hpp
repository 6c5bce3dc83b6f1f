// SPDX-License-Identifier: Apache-2.0
/// The linter with the text of scheme.yaml at hand, so that it can point at the lines of what the head itself lists.
#pragma once

#include "core/scheme/scheme_reader.hpp"

namespace levelground {

/// lint() of scheme_reader.hpp; `head` is the scheme.yaml that `scheme` was read from. Throws InputError: it is no YAML.
std::vector<Problem> lint(const Scheme& scheme, const NamedText& head);

}  // namespace levelground
