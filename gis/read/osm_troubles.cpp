// SPDX-License-Identifier: Apache-2.0
#include "gis/read/osm_troubles.hpp"

#include "core/base/local_format.hpp"

namespace levelground::gis {

namespace {

struct Clause {
  const char* en;
  const char* sv;
  [[nodiscard]] LocalText text() const { return {en, sv}; }
};

struct Words {
  Clause one;    ///< "1 line …"
  Clause many;   ///< after the number
  Clause remedy;
};

constexpr Clause clip{"cut the extract with complete ways and relations (osmium extract --strategy smart)",
                      "klipp ut området med hela vägar och relationer (osmium extract --strategy smart)"};
constexpr Clause merge{"merge files with osmium merge, which keeps each object once", "slå ihop filer med osmium merge, som behåller varje objekt en gång"};

const std::array<Words, osm_trouble_count> words = {{
    {{"node has no place in the world and was left out", "nod har ingen plats i världen och utelämnades"},
     {"nodes have no place in the world and were left out", "noder har ingen plats i världen och utelämnades"},
     {"correct their coordinates", "rätta deras koordinater"}},
    {{"line goes on outside the file and ends where its nodes do", "linje fortsätter utanför filen och slutar där dess noder gör det"},
     {"lines go on outside the file and end where their nodes do", "linjer fortsätter utanför filen och slutar där deras noder gör det"},
     clip},
    {{"line has nodes that are not in the file; straight pieces bridge the gaps", "linje har noder som inte finns i filen; raka bitar överbryggar luckorna"},
     {"lines have nodes that are not in the file; straight pieces bridge the gaps", "linjer har noder som inte finns i filen; raka bitar överbryggar luckorna"},
     clip},
    {{"line has fewer than two places left and was left out", "linje har färre än två platser kvar och utelämnades"},
     {"lines have fewer than two places left and were left out", "linjer har färre än två platser kvar och utelämnades"},
     clip},
    {{"area has nodes that are not in the file and was left out", "yta har noder som inte finns i filen och utelämnades"},
     {"areas have nodes that are not in the file and were left out", "ytor har noder som inte finns i filen och utelämnades"},
     clip},
    {{"area has an outline that crosses itself or does not close and was left out", "yta har en kontur som korsar sig själv eller inte sluts och utelämnades"},
     {"areas have an outline that crosses itself or does not close and were left out", "ytor har en kontur som korsar sig själv eller inte sluts och utelämnades"},
     {"mend the outline in OpenStreetMap", "rätta konturen i OpenStreetMap"}},
    {{"relation has members that are not in the file and was left out", "relation har medlemmar som inte finns i filen och utelämnades"},
     {"relations have members that are not in the file and were left out", "relationer har medlemmar som inte finns i filen och utelämnades"},
     clip},
    {{"relation has no member ways and was left out", "relation har inga vägar som medlemmar och utelämnades"},
     {"relations have no member ways and were left out", "relationer har inga vägar som medlemmar och utelämnades"},
     {"mend the relation in OpenStreetMap", "rätta relationen i OpenStreetMap"}},
    {{"node stands more than once; its highest version was used", "nod finns mer än en gång; dess högsta version användes"},
     {"nodes stand more than once; the highest version of each was used", "noder finns mer än en gång; den högsta versionen av var och en användes"},
     merge},
    {{"way stands more than once; its highest version was used", "väg finns mer än en gång; dess högsta version användes"},
     {"ways stand more than once; the highest version of each was used", "vägar finns mer än en gång; den högsta versionen av var och en användes"},
     merge},
    {{"relation stands more than once; its highest version was used", "relation finns mer än en gång; dess högsta version användes"},
     {"relations stand more than once; the highest version of each was used", "relationer finns mer än en gång; den högsta versionen av var och en användes"},
     merge},
    {{"object stands more than once with one version, but says different things, and was left out", "objekt finns mer än en gång med samma version, men säger olika saker, och utelämnades"},
     {"objects stand more than once with one version, but say different things, and were left out", "objekt finns mer än en gång med samma version, men säger olika saker, och utelämnades"},
     merge},
    {{"object stands more than once and is deleted in its highest version; it was left out", "objekt finns mer än en gång och är borttaget i sin högsta version; det utelämnades"},
     {"objects stand more than once and are deleted in their highest version; they were left out", "objekt finns mer än en gång och är borttagna i sin högsta version; de utelämnades"},
     merge},
    {{"object is marked as deleted and was left out", "objekt är märkt som borttaget och utelämnades"},
     {"objects are marked as deleted and were left out", "objekt är märkta som borttagna och utelämnades"},
     {"use a file without deleted objects", "använd en fil utan borttagna objekt"}},
}};

}  // namespace

void OsmTroubles::note(OsmTrouble trouble, std::string object) {
  constexpr std::size_t shown = 5;
  Kind& kind = m_kinds.at(static_cast<std::size_t>(trouble));
  ++kind.count;
  if (kind.first.size() < shown) kind.first.push_back(std::move(object));
}

LocalText OsmTroubles::words_of(OsmTrouble trouble) { return words.at(static_cast<std::size_t>(trouble)).one.text(); }

std::uint64_t OsmTroubles::count(OsmTrouble trouble) const { return m_kinds.at(static_cast<std::size_t>(trouble)).count; }

std::vector<Problem> OsmTroubles::problems(const std::string& file) const {
  std::vector<Problem> result;
  for (std::size_t i = 0; i < m_kinds.size(); ++i) {
    const Kind& kind = m_kinds[i];
    if (kind.count == 0) continue;
    const bool all_shown = kind.first.size() == kind.count;
    const std::string which = fmt::format("{}{}", fmt::join(kind.first, ", "), all_shown ? "" : ", …");
    result.push_back(said_of_file(Problem::Severity::warning, file,
                                  in_both("{} {} ({})", "{} {} ({})", kind.count, (kind.count == 1 ? words.at(i).one : words.at(i).many).text(), which), words.at(i).remedy.text()));
    result.back().feature = kind.first.front();
  }
  return result;
}

}  // namespace levelground::gis
