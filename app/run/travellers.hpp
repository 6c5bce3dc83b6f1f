// SPDX-License-Identifier: Apache-2.0
/// The travellers of criteria/travellers/, by id or file.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/traveller.hpp"

namespace levelground::run {

/// Every shipped traveller: `everybody` first, the others by id. Throws InputError.
std::vector<Traveller> load_travellers();
/// `name`: the id of a shipped traveller, or a file (it holds a slash or ends in .yaml). Throws InputError with the nearest id.
Traveller load_traveller(const std::string& name);

}  // namespace levelground::run
