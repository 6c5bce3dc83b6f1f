// SPDX-License-Identifier: Apache-2.0
/// A small scheme that is right in every line, as texts to be changed line by line, and measure kinds made for tests.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/scheme_reader.hpp"

namespace levelground::testing_scheme {

/// scheme.yaml, kerb.yaml (ACC-30), width.yaml (ACC-02, with exception), smooth.yaml (ACC-21, ordinal), safe.yaml (SAF-10, rating),
/// lit.yaml (SAF-11, presence).
std::vector<NamedText> files();
NamedText profile();
MeasureCatalogue kinds();

/// Puts `now` in the place of `was` in the named file. `was` must stand there exactly once.
void change(std::vector<NamedText>& texts, const std::string& file, const std::string& was, const std::string& now);

/// What read_scheme says of it: one line for each problem; empty when it is taken.
std::string problems_of(const std::vector<NamedText>& texts, const std::vector<NamedText>& with_profile = {});

}  // namespace levelground::testing_scheme
