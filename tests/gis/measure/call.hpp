// SPDX-License-Identifier: Apache-2.0
/// A measure as property tests ask for it of random drawn towns, with the calls that more than one of them makes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/drawn_town/drawn_town.hpp"

namespace levelground::test {

struct Call {
  std::string kind;
  std::map<std::string, std::string> parameters;
  Scale::Direction direction;
  Quantity quantity;
  Combine combine;
};

inline Criterion criterion_of(const Call& call) { return DrawnTown::criterion(call.kind, call.parameters, call.direction, call.quantity, call.combine); }

/// What a test asks by itself, and after it what all ask of their towns.
inline std::vector<Call> with_shared_calls(std::vector<Call> own) {
  const std::vector<Call> shared = {
      {"longest_dark_gap", {{"of", "main_route"}, {"lamp_reach", "5 m"}}, Scale::Direction::at_most, Quantity::length, Combine::worst},
      {"step_free_reach", {{"facilities", "seat,toilet"}, {"within", "3 m"}, {"kerb_at_most", "20 mm"}}, Scale::Direction::at_least, Quantity::share, Combine::share},
      {"steps_alternative", {{"within", "60 m"}, {"kerb_at_most", "20 mm"}}, Scale::Direction::at_most, Quantity::ratio, Combine::worst},
  };
  own.insert(own.end(), shared.begin(), shared.end());
  return own;
}

}  // namespace levelground::test
