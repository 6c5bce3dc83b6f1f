// SPDX-License-Identifier: Apache-2.0
#include "gis/read/osm_troubles.hpp"

#include <fmt/format.h>

namespace levelground::gis {

namespace {

struct Words {
  const char* one;    ///< "1 line …"
  const char* many;   ///< after the number
  const char* remedy;
};

constexpr const char* clip = "cut the extract with complete ways and relations (osmium extract --strategy smart)";
constexpr const char* merge = "merge files with osmium merge, which keeps each object once";

const std::array<Words, osm_trouble_count> words = {{
    {"node has no place in the world and was left out", "nodes have no place in the world and were left out", "correct their coordinates"},
    {"line goes on outside the file and ends where its nodes do", "lines go on outside the file and end where their nodes do", clip},
    {"line has nodes that are not in the file; straight pieces bridge the gaps",
     "lines have nodes that are not in the file; straight pieces bridge the gaps", clip},
    {"line has fewer than two places left and was left out", "lines have fewer than two places left and were left out", clip},
    {"area has nodes that are not in the file and was left out", "areas have nodes that are not in the file and were left out", clip},
    {"area has an outline that crosses itself or does not close and was left out",
     "areas have an outline that crosses itself or does not close and were left out", "mend the outline in OpenStreetMap"},
    {"relation has members that are not in the file and was left out", "relations have members that are not in the file and were left out", clip},
    {"relation has no member ways and was left out", "relations have no member ways and were left out", "mend the relation in OpenStreetMap"},
    {"node stands more than once; its highest version was used", "nodes stand more than once; the highest version of each was used", merge},
    {"way stands more than once; its highest version was used", "ways stand more than once; the highest version of each was used", merge},
    {"relation stands more than once; its highest version was used", "relations stand more than once; the highest version of each was used", merge},
    {"object stands more than once with one version, but says different things, and was left out",
     "objects stand more than once with one version, but say different things, and were left out", merge},
    {"object stands more than once and is deleted in its highest version; it was left out",
     "objects stand more than once and are deleted in their highest version; they were left out", merge},
    {"object is marked as deleted and was left out", "objects are marked as deleted and were left out", "use a file without deleted objects"},
}};

}  // namespace

void OsmTroubles::note(OsmTrouble trouble, std::string object) {
  constexpr std::size_t shown = 5;
  Kind& kind = m_kinds.at(static_cast<std::size_t>(trouble));
  ++kind.count;
  if (kind.first.size() < shown) kind.first.push_back(std::move(object));
}

std::string OsmTroubles::words_of(OsmTrouble trouble) { return words.at(static_cast<std::size_t>(trouble)).one; }

std::uint64_t OsmTroubles::count(OsmTrouble trouble) const { return m_kinds.at(static_cast<std::size_t>(trouble)).count; }

std::vector<Problem> OsmTroubles::problems(const std::string& file) const {
  std::vector<Problem> result;
  for (std::size_t i = 0; i < m_kinds.size(); ++i) {
    const Kind& kind = m_kinds[i];
    if (kind.count == 0) continue;
    const bool all_shown = kind.first.size() == kind.count;
    result.push_back({Problem::Severity::warning, file, {}, kind.first.front(), 0,
                      fmt::format("{} {} ({}{})", kind.count, kind.count == 1 ? words[i].one : words[i].many, fmt::join(kind.first, ", "),
                                  all_shown ? "" : ", …"),
                      words[i].remedy});
  }
  return result;
}

}  // namespace levelground::gis
