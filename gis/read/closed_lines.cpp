// SPDX-License-Identifier: Apache-2.0
#include "gis/read/closed_lines.hpp"

#include <cmath>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/read/mapping_place.hpp"

namespace levelground::gis {

std::optional<double> gap_of(const ReadGeometry& geometry) {
  if (geometry.parts.size() != 1) return std::nullopt;
  const Line* line = std::get_if<Line>(&geometry.parts.front());
  constexpr std::size_t corners_of_a_triangle = 3;
  if (line == nullptr || line->size() < corners_of_a_triangle || line->front() == line->back()) return std::nullopt;
  return std::hypot(line->back().x - line->front().x, line->back().y - line->front().y);
}

GeometryKinds offered_with_closing(const LayerMapping& mapping, const ReadGeometry& geometry, double metres) {
  if (!close_within(mapping) || metres <= 0) return geometry.offered;
  const auto gap = gap_of(geometry);
  if (!gap || *gap * metres * 1000 > close_within(mapping)->to_double()) return geometry.offered;
  return geometry.offered | GeometryKind::polygon;
}

Line closed_straight(Line line) {
  if (!line.empty() && !(line.front() == line.back())) line.push_back(line.front());
  return line;
}

std::string ClosedLines::with_gap(const std::string& which, double gap, double metres) {
  return metres > 0 ? fmt::format("{} ({:.3g} m)", which, gap * metres) : fmt::format("{} ({:.3g})", which, gap);
}

void ClosedLines::area(Theme theme, const std::string& which, std::optional<double> gap, double metres, LayerTroubles& troubles) {
  ++m_areas[theme];
  if (!gap) return;
  troubles.note(Problem::Severity::warning,
                {"its ends do not meet, and it is closed straight, as the mapping allows (close_within)", "dess ändar möts inte, och den sluts rakt, så som översättningen tillåter (close_within)"},
                with_gap(which, *gap, metres), {"Close it in its file.", "Slut den i dess fil."});
}

LocalText ClosedLines::open(const LayerMapping& mapping, const ReadGeometry& geometry, const std::string& which, double metres, LayerTroubles& troubles) {
  const auto gap = gap_of(geometry);
  const LocalText several{"its outline is several lines that do not close, where the mapping asks for an area", "dess omkrets är flera linjer som inte sluts, där översättningen begär en yta"};
  const LocalText apart{"it is a line whose ends do not meet, where the mapping asks for an area", "det är en linje vars ändar inte möts, där översättningen begär en yta"};
  const LocalText& what = geometry.parts.size() > 1 ? several : apart;
  const LocalText close{"Close it in its file", "Slut den i dess fil"};
  LocalText remedy = close + LocalText{", or state in the mapping how far the ends may be apart (close_within).", ", eller ange i översättningen hur långt ändarna får vara från varandra (close_within)."};
  if (close_within(mapping)) {
    remedy = close + (metres > 0 ? LocalText{"; its ends are farther apart than the mapping allows (close_within).", "; ändarna är längre från varandra än översättningen tillåter (close_within)."}
                                 : LocalText{"; close_within is a length, and nobody says how long a unit of these coordinates is.", "; close_within är en längd, och ingen säger hur lång en enhet i dessa koordinater är."});
  }
  troubles.note(Problem::Severity::error, what + LocalText{"; it is left out", "; den utelämnas"}, gap ? with_gap(which, *gap, metres) : which, remedy);
  return what;
}

void ClosedLines::tell(bool is_drawing, const Problem& where, std::vector<Problem>& problems) const {
  const auto say = [&](LocalText what) {
    Problem note = where;
    note.severity = Problem::Severity::note;
    note.say(std::move(what), {});
    problems.push_back(std::move(note));
  };
  for (const auto& [theme, count] : m_areas) {
    say(in_both("{} closed lines are taken as areas of ‘{}’, as the mapping asks", "{} slutna linjer tas som ytor av ”{}”, så som översättningen begär", count, std::string(theme_name(theme))));
  }
  for (const auto& [theme, count] : m_lines) {
    if (is_drawing) say(in_both("{} closed lines stay lines of ‘{}’, as the mapping asks", "{} slutna linjer förblir linjer av ”{}”, så som översättningen begär", count, std::string(theme_name(theme))));
  }
}

}  // namespace levelground::gis
