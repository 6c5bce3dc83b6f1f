// SPDX-License-Identifier: Apache-2.0
#include "gis/read/read_city_ways.hpp"

#include <set>

#include "core/base/local_format.hpp"

namespace levelground::gis {

const Transformation& WaysToCity::from(const Crs& crs, const Problem& where, bool ballpark) {
  auto& way = m_ways[crs.definition + (ballpark ? "\nballpark" : "")];
  if (way) return *way;
  way = std::make_unique<Transformation>(m_proj, crs, m_measuring, m_area, where, ballpark ? Transformation::Ballpark::allowed : Transformation::Ballpark::refused);
  tell_of(*way, where);
  return *way;
}

void WaysToCity::tell_of(const Transformation& way, const Problem& where) {
  const auto tell = [&](LocalText what, LocalText remedy) {
    Problem found = where;
    found.severity = Problem::Severity::warning;
    found.say(std::move(what), std::move(remedy));
    m_problems.push_back(std::move(found));
  };
  if (way.is_ballpark()) {
    tell(in_both("it is placed by a ballpark transformation, as the project allows: its accuracy is {}, and it may be off by hundreds of metres",
                 "det placeras med en ungefärlig transformation, så som projektet tillåter: dess noggrannhet är {}, och det kan ligga hundratals meter fel", way.words()),
         {"Transform the data with a proper one before anything rests on it.", "Transformera data med en riktig innan något vilar på dem."});
  }
  constexpr double good_enough = 1;  // metre: WGS 84 itself is no more exact
  const bool exact = way.words().empty() || (way.accuracy() && *way.accuracy() <= good_enough);
  if (!exact && !way.is_ballpark() && way.missing_grid().empty()) {
    tell(in_both("it is placed by a transformation that is no more exact than a metre: {}; so far it may lie off beside other sources",
                 "det placeras med en transformation som inte är noggrannare än en meter: {}; så långt kan det ligga fel mot andra källor", way.words()),
         {"Transform the data with a better one, or give it in the measuring CRS, where that matters.",
          "Transformera data med en bättre, eller ge dem i mätningens koordinatsystem, där det har betydelse."});
  }
  if (!way.missing_grid().empty()) {
    tell(in_both("a more accurate transformation than {} needs a grid that is not installed: {}", "en noggrannare transformation än {} kräver ett rutnät som inte är installerat: {}",
                 way.words(), way.missing_grid()),
         {"Install the grid (package proj-data), or transform the data first.", "Installera rutnätet (paketet proj-data), eller transformera data först."});
  }
}

std::string WaysToCity::accuracy() const {
  std::set<std::string> all;
  for (const auto& [definition, way] : m_ways) {
    if (!way->words().empty()) all.insert(way->words());
  }
  std::string words;
  for (const std::string& one : all) words += (words.empty() ? "" : "; ") + one;
  return words;
}

}  // namespace levelground::gis
