// SPDX-License-Identifier: Apache-2.0
/// The travellers of criteria/travellers/, by id or file, and how far questions about their walks reach.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/traveller.hpp"
#include "core/scheme/traveller_table.hpp"
#include "core/scheme/walk_defaults.hpp"

namespace levelground::run {

/// Every shipped traveller: `everybody` first, the others by id. Throws InputError.
std::vector<Traveller> load_travellers();
/// `name`: the id of a shipped traveller, or a file (it holds a slash or ends in .yaml). Throws InputError with the nearest id.
Traveller load_traveller(const std::string& name);

/// criteria/travellers/compared.yaml: what others say somebody can pass. Throws InputError.
TravellerTable load_traveller_table();
/// criteria/travellers/sources.yaml. Throws InputError.
std::vector<SchemeSource> load_traveller_sources();
/// The page of the travellers and of that table (docs/travellers.md), Markdown in English. Throws InputError.
std::string traveller_reference();

/// criteria/travellers/walks.yaml. Throws InputError.
WalkDefaults load_walk_defaults();

}  // namespace levelground::run
