// SPDX-License-Identifier: Apache-2.0
/// The rule of the measured work as data: distances, the order of classes (work_rule.yaml), the traveller
/// (work_traveller.yaml).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/scheme/traveller.hpp"

namespace levelground::bench {

struct WorkRule {
  double access_within = 0;          ///< metres
  double things_within = 0;          ///< metres
  std::uint32_t nearest_within = 0;  ///< mm
  std::uint32_t catchment = 0;       ///< mm
  TravellerLimits traveller;
  std::vector<std::string> sites;  ///< kinds; class = place in the list + 1
  std::vector<std::string> furniture;
  std::vector<std::string> footways;
};

/// Both files of the folder. Throws InputError with every problem.
WorkRule read_work_rule(const std::filesystem::path& folder);

/// Place of a kind in a list, from 1; 0 when it is not in it.
int class_of(const std::vector<std::string>& kinds, std::string_view kind);

}  // namespace levelground::bench
