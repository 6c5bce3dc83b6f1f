// SPDX-License-Identifier: Apache-2.0
/// How far from a site a criterion looks.
#pragma once

#include "core/scheme/criterion.hpp"

namespace levelground::gis {

/// Metres from the site beyond which nothing changes what the criterion's measure finds there: the largest length that a parameter names, and what may lie
/// aside of where it is mapped as much farther. Not of kinds that are told for the whole city. 0: not beyond the site. Throws Defect: the kind is not known.
double search_distance(const Criterion& criterion);

}  // namespace levelground::gis
