// SPDX-License-Identifier: Apache-2.0
/// Conditions on a feature as schemes write them: "backrest=yes", "access=yes|permissive", "capacity_disabled>=1", "opening_hours=08:00-20:00" (open then, every
/// day). What their text means is core/scheme/condition.hpp.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/scheme/condition.hpp"
#include "gis/measure/evidence.hpp"
#include "gis/measure/parameters.hpp"

namespace levelground::gis {

/// One property with the values that satisfy it.
struct Condition {
  Property property = Property::kind;
  std::uint32_t codes = 0;              ///< category and ordinal: accepted codes, one bit each
  bool yes = false;                     ///< presence: yes is accepted
  bool no = false;                      ///< presence: no is accepted
  std::vector<std::string> texts;       ///< text: accepted words
  Bounds bounds;                        ///< a number: what it may be
  std::optional<std::pair<int, int>> open;   ///< opening_hours: minutes of the clock between which it is open on every day
  std::string words;                    ///< as written
};

/// All of a list parameter; empty when it is not given. InputError for what is no condition.
std::vector<Condition> read_conditions(const Parameters& parameters, std::string_view name);
/// Accepted values of one property, as `share_of_route` has them.
Condition read_accepted(const Parameters& parameters, std::string_view name, Property property);

/// The parameter `among` of kinds that judge some of the features of a theme, for read_conditions().
ParameterSpec among_parameter();

/// Does the feature satisfy it? Inputs that bear on it are added to `inputs`; `grade` becomes the weakest that was needed.
Tri satisfies(const MeasureContext& context, const Feature& feature, const Condition& condition, std::vector<MeasureInput>& inputs,
              Grade& grade);
/// Does what an observer states at a position satisfy it? Never of hours.
Tri satisfies(const Observation& observation, const Condition& condition);
/// All conditions. A feature from a source that is too old is unknown.
Tri satisfies_all(const MeasureContext& context, const Feature& feature, const std::vector<Condition>& conditions,
                  std::vector<MeasureInput>& inputs, Grade& grade);

}  // namespace levelground::gis
