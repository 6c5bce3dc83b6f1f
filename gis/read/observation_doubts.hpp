// SPDX-License-Identifier: Apache-2.0
/// What is odd about observations that are all right by themselves: corrections that correct nothing, or another thing; no date.
#pragma once

#include <vector>

#include "core/city/city.hpp"

namespace levelground::gis {

/// Adds a warning for each correction of an id that is not there or that is about another thing or property (it takes back all the
/// same: judgement.md section 1, a correction supersedes by id), and one for each source whose observations carry no date, which no
/// criterion that asks for fresh evidence counts. Looks at all observations of the draft; changes only its problems.
void note_doubts(CityDraft& draft);

}  // namespace levelground::gis
