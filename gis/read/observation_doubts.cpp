// SPDX-License-Identifier: Apache-2.0
#include "gis/read/observation_doubts.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/local_format.hpp"

namespace levelground::gis {
namespace {

constexpr std::size_t ids_listed = 5;

bool has_date(const Observation& observation) {
  return observation.date.is_set() ||
         std::any_of(observation.evidence.begin(), observation.evidence.end(), [](const Evidence& e) { return e.content_date.is_set(); });
}

LocalText about(const Observation& observation) {
  return in_both("{} of {}", "{} för {}", observation.property, observation.feature.empty() ? observation.site : observation.feature);
}

Problem warning(const CityDraft& draft, const Observation& observation, LocalText what, LocalText remedy) {
  Problem p = said_of_file(Problem::Severity::warning, draft.sources.at(observation.source).file, std::move(what), std::move(remedy));
  p.feature = observation.id;
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
      draft.problems.push_back(warning(draft, *observation, in_both("it corrects ‘{}’, which is not among the observations", "den rättar ”{}”, som inte finns bland observationerna", observation->supersedes),
                                       {"Check the id in ‘supersedes’: nothing is taken back by it.", "Kontrollera id:t i ”supersedes”: inget tas tillbaka av den."}));
    } else if (earlier->second->property != observation->property || about(*earlier->second) != about(*observation)) {
      draft.problems.push_back(warning(draft, *observation,
                                       in_both("it takes back {} ({}) but speaks of {}", "den tar tillbaka {} ({}) men gäller {}", earlier->second->id, about(*earlier->second), about(*observation)),
                                       {"If that was not meant, record the first again; else observe it anew, for nothing is said of it now.",
                                        "Om det inte var meningen, registrera den första igen; observera annars på nytt, för nu sägs inget om det."}));
    }
  }
  for (const auto& [source, observations] : undated) {
    std::string ids;
    for (std::size_t i = 0; i < std::min(ids_listed, observations.size()); ++i) ids += (i == 0 ? "" : ", ") + observations[i]->id;
    if (observations.size() > ids_listed) ids += ", …";
    const bool one = observations.size() == 1;
    const LocalText carries = one ? LocalText{" carries", " saknar"} : LocalText{"s carry", "er saknar"};
    Problem p = warning(draft, *observations.front(),
                        in_both("{} observation{} no date ({}); criteria that ask for fresh evidence do not count {}", "{} observation{} datum ({}); kriterier som kräver färskt underlag räknar {}",
                                observations.size(), carries, ids, one ? LocalText{"it", "den inte"} : LocalText{"them", "dem inte"}),
                        {"Fill in the column ‘time’.", "Fyll i kolumnen ”time”."});
    p.feature.clear();
    draft.problems.push_back(std::move(p));
  }
}

}  // namespace levelground::gis
