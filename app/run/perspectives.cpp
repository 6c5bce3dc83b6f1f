// SPDX-License-Identifier: Apache-2.0
#include "app/run/perspectives.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/base/local_format.hpp"
#include "core/base/yaml.hpp"

namespace levelground::run {

std::vector<Problem> misspelt_perspectives(const City& city, const Scheme& scheme) {
  constexpr std::size_t listed = 5;
  std::vector<std::string> groups;
  for (const Group& group : scheme.groups) groups.push_back(group.id);
  std::map<std::string, std::vector<const Observation*>> others;
  for (const Observation& observation : city.observations()) {
    const std::string& from = observation.perspective;
    if (!from.empty() && std::find(groups.begin(), groups.end(), from) == groups.end()) others[from].push_back(&observation);
  }
  std::vector<Problem> problems;
  for (const auto& [from, observations] : others) {
    const std::string near = nearest_word(from, groups);
    if (near.empty()) continue;
    std::string ids;
    for (std::size_t i = 0; i < std::min(listed, observations.size()); ++i) ids += (i == 0 ? "" : ", ") + observations[i]->id;
    if (observations.size() > listed) ids += ", … (" + std::to_string(observations.size()) + ")";
    problems.push_back(said_of_file(Problem::Severity::warning, city.sources().at(observations.front()->source).file,
                                    in_both("the perspective ‘{}’ is no group of {}: whoever rates from it counts as an observer and is heard for no group ({})",
                                            "perspektivet ”{}” är ingen grupp i {}: den som bedömer ur det räknas som observatör och hörs inte för någon grupp ({})", from, scheme.id, ids),
                                    in_both("did you mean ‘{}’?", "menade du ”{}”?", near)));
  }
  return problems;
}

}  // namespace levelground::run
