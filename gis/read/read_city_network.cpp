// SPDX-License-Identifier: Apache-2.0
#include "gis/read/read_city_network.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace levelground::gis {
namespace {

Problem problem_of(Problem::Severity severity, std::string file, std::string what, std::string remedy) {
  Problem problem;
  problem.severity = severity;
  problem.file = std::move(file);
  problem.what = std::move(what);
  problem.remedy = std::move(remedy);
  return problem;
}

/// Areas too intricate to be crossed freely, by id.
void tell_outlines(const WalkGraph& graph, CityDraft& draft) {
  if (graph.outline_only.empty()) return;
  std::vector<std::string_view> ids;
  for (const Feature& feature : draft.features) ids.push_back(feature.id);
  std::sort(ids.begin(), ids.end());
  for (const std::uint32_t number : graph.outline_only) {
    Problem p = problem_of(Problem::Severity::warning, draft.sources.front().file,
                        "this walkable area has too many corners to look from each to each: it is walked along its outline only, and walks over it are "
                        "overstated",
                        "Cut it into parts, or simplify its outline.");
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
    const std::string made = open ? "nobody says whether one gets from one to the other there, so they are perhaps joined and never surely"
                             : taken_as == LinesCross::joined ? "they are joined, as the mapping says (lines_cross: joined)"
                                                              : "they are not joined, as the mapping says (lines_cross: apart)";
    Problem p = problem_of(open ? Problem::Severity::warning : Problem::Severity::note, draft.sources[found.source].file,
                        fmt::format("lines of {} cross without a common point on one layer in {}: {}; the first is of {} and {} at {:.1f},{:.1f}",
                                    low == high ? low : fmt::format("{} and {}", low, high), found.count == 1 ? "one place" : fmt::format("{} places", found.count),
                                    made, found.first, found.other, found.at.x, found.at.y),
                        open ? "Give lines a common point where they meet, and a ‘layer’ where one passes over the other; or state lines_cross: in the mapping, if all are alike." : "");
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
