// SPDX-License-Identifier: Apache-2.0
#include "gis/read/observation_doubts.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace levelground::gis {
namespace {

constexpr std::size_t ids_listed = 5;

bool has_date(const Observation& observation) {
  return observation.date.is_set() ||
         std::any_of(observation.evidence.begin(), observation.evidence.end(), [](const Evidence& e) { return e.content_date.is_set(); });
}

std::string about(const Observation& observation) {
  return fmt::format("{} of {}", observation.property, observation.feature.empty() ? observation.site : observation.feature);
}

Problem warning(const CityDraft& draft, const Observation& observation, std::string what, std::string remedy) {
  Problem p;
  p.severity = Problem::Severity::warning;
  p.file = draft.sources.at(observation.source).file;
  p.feature = observation.id;
  p.what = std::move(what);
  p.remedy = std::move(remedy);
  return p;
}

}  // namespace

void note_doubts(CityDraft& draft) {
  std::vector<const Observation*> sorted;
  for (const Observation& observation : draft.observations) sorted.push_back(&observation);
  std::sort(sorted.begin(), sorted.end(), [](const Observation* a, const Observation* b) { return a->id < b->id; });
  std::unordered_map<std::string_view, const Observation*> by_id;
  for (const Observation* observation : sorted) by_id.emplace(observation->id, observation);
  std::map<std::uint32_t, std::vector<const Observation*>> undated;  // by source
  for (const Observation* observation : sorted) {
    if (!has_date(*observation)) undated[observation->source].push_back(observation);
    if (observation->supersedes.empty()) continue;
    const auto earlier = by_id.find(observation->supersedes);
    if (earlier == by_id.end()) {
      draft.problems.push_back(warning(draft, *observation, fmt::format("it corrects ‘{}’, which is not among the observations", observation->supersedes),
                                       "Check the id in ‘supersedes’: nothing is taken back by it."));
    } else if (earlier->second->property != observation->property || about(*earlier->second) != about(*observation)) {
      draft.problems.push_back(warning(draft, *observation,
                                       fmt::format("it takes back {} ({}) but speaks of {}", earlier->second->id, about(*earlier->second), about(*observation)),
                                       "If that was not meant, record the first again; else observe it anew, for nothing is said of it now."));
    }
  }
  for (const auto& [source, observations] : undated) {
    std::string ids;
    for (std::size_t i = 0; i < std::min(ids_listed, observations.size()); ++i) ids += (i == 0 ? "" : ", ") + observations[i]->id;
    if (observations.size() > ids_listed) ids += ", …";
    Problem p = warning(draft, *observations.front(),
                        fmt::format("{} observation{} no date ({}); criteria that ask for fresh evidence do not count {}", observations.size(),
                                    observations.size() == 1 ? " carries" : "s carry", ids, observations.size() == 1 ? "it" : "them"),
                        "Fill in the column ‘time’.");
    p.feature.clear();
    draft.problems.push_back(std::move(p));
  }
}

}  // namespace levelground::gis
