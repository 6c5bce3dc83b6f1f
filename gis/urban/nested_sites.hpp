// SPDX-License-Identifier: Apache-2.0
/// Places within places: a playground in a park. Each is judged apart; who reads of one wants to find the other.
#pragma once

#include <string>
#include <vector>

#include "core/city/city.hpp"

namespace levelground::gis {

struct Nesting {
  std::vector<std::string> within;    ///< ids of the sites that it lies in, ascending
  std::vector<std::string> contains;  ///< ids of the sites that lie in it, ascending
};

/// One entry for each site, in the order of City::of_theme(Theme::site). A site lies in a larger one where nothing of it reaches out but a sliver:
/// no more than a centimetre along its outline, which is the noise of two drawings of one edge. Two that cover each other lie in
/// neither. One thread.
std::vector<Nesting> nested_sites(const City& city);

}  // namespace levelground::gis
