// SPDX-License-Identifier: Apache-2.0
#include "gis/read/read_city_network.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/base/local_format.hpp"

namespace levelground::gis {
namespace {

/// Areas too intricate to be crossed freely, by id.
void tell_outlines(const WalkGraph& graph, CityDraft& draft) {
  if (graph.outline_only.empty()) return;
  std::vector<std::string_view> ids;
  for (const Feature& feature : draft.features) ids.push_back(feature.id);
  std::sort(ids.begin(), ids.end());
  for (const std::uint32_t number : graph.outline_only) {
    Problem p = said_of_file(Problem::Severity::warning, draft.sources.front().file,
                             {"this walkable area has too many corners to look from each to each: it is walked along its outline only, and walks over it are overstated",
                              "denna gångyta har för många hörn för att se från vart och ett till vart och ett: man går bara längs dess kontur, och vägar över den blir för långa"},
                             {"Cut it into parts, or simplify its outline.", "Dela den, eller förenkla dess kontur."});
    p.feature = ids[number];
    draft.problems.push_back(std::move(p));
  }
}

/// Lines without node ids that cross without a common point, counted for each pair of layers and what was made of them.
void tell_crossings(const WalkGraph& graph, CityDraft& draft) {
  if (graph.crossed.empty()) return;
  const auto layer_of = [](const Feature& feature) { return feature.id.substr(0, feature.id.find('/')); };   // "town:walkway"
  struct Found {
    std::size_t count = 0;
    std::string first, other;   // ids
    Point at;
    std::uint32_t source = 0;
  };
  std::map<std::tuple<LinesCross, std::string, std::string>, Found> all;
  for (const WalkGraph::Crossed& crossed : graph.crossed) {
    const Feature& a = draft.features[crossed.a];   // both are sorted by id
    const Feature& b = draft.features[crossed.b];
    const std::pair<std::string, std::string> layers = std::minmax({layer_of(a), layer_of(b)});
    Found& found = all[{crossed.taken_as, layers.first, layers.second}];
    if (found.count++ == 0) found = {1, a.id, b.id, crossed.at, a.source};
  }
  for (const auto& [key, found] : all) {
    const auto& [taken_as, low, high] = key;
    const bool open = taken_as == LinesCross::perhaps;
    const LocalText made = open ? LocalText{"nobody says whether one gets from one to the other there, so they are perhaps joined and never surely",
                                            "ingen säger om man kommer från den ena till den andra där, så de hänger kanske ihop och aldrig säkert"}
                           : taken_as == LinesCross::joined ? LocalText{"they are joined, as the mapping says (lines_cross: joined)", "de hänger ihop, så som översättningen säger (lines_cross: joined)"}
                                                            : LocalText{"they are not joined, as the mapping says (lines_cross: apart)", "de hänger inte ihop, så som översättningen säger (lines_cross: apart)"};
    const LocalText layers = low == high ? LocalText{low, low} : in_both("{} and {}", "{} och {}", low, high);
    const LocalText places = found.count == 1 ? LocalText{"one place", "ett ställe"} : in_both("{} places", "{} ställen", found.count);
    const LocalText advice = open ? LocalText{"Give lines a common point where they meet, and a ‘layer’ where one passes over the other; or state lines_cross: in the mapping, if all are alike.",
                                              "Ge linjer en gemensam punkt där de möts, och ett ”layer” där en går över den andra; eller ange lines_cross: i översättningen, om alla är lika."}
                                  : LocalText();
    Problem p = said_of_file(open ? Problem::Severity::warning : Problem::Severity::note, draft.sources[found.source].file,
                             in_both("lines of {} cross without a common point on one layer in {}: {}; the first is of {} and {} at {:.1f},{:.1f}",
                                     "linjer i {} korsar varandra utan gemensam punkt på samma nivå på {}: {}; den första är av {} och {} vid {:.1f},{:.1f}", layers, places, made, found.first,
                                     found.other, found.at.x, found.at.y),
                             advice);
    p.feature = found.first;
    draft.problems.push_back(std::move(p));
  }
}

}  // namespace

void tell_network(const WalkGraph& graph, CityDraft& draft) {
  tell_outlines(graph, draft);
  tell_crossings(graph, draft);
}

}  // namespace levelground::gis
