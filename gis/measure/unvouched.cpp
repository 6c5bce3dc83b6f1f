// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/unvouched.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "gis/measure/readings.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {

void Unvouched::ask(Theme theme, double metres) {
  const Box box = m_context.walks.area->box().grown(metres);
  if (!(metres > 0 ? is_complete(m_context, theme, box) : is_complete_in_site(m_context, theme, box))) add(theme, box);
}

void Unvouched::ask_entrances() {
  if (may_lack_entrances(m_context)) add(Theme::entrance, m_context.walks.area->box());
}

void Unvouched::ask_route(std::string_view of) {
  if (of != "main_route" && of != "walkways") return;
  if (of == "main_route" && m_context.walks.unjoined == 0) return;
  if (is_complete(m_context, Theme::walkway, m_context.walks.area->box())) return;
  if (of == "main_route") m_unjoined = m_context.walks.unjoined_line;
  add(Theme::walkway, m_context.walks.area->box());
}

void Unvouched::add(Theme theme, const Box& box) {
  if (std::find(m_themes.begin(), m_themes.end(), theme) != m_themes.end()) return;
  m_themes.push_back(theme);
  m_stated_too_long_ago = m_stated_too_long_ago || (!box.empty() && is_complete_but_old(m_context, theme, box));
}

std::int64_t Unvouched::unjoined_mm() const {
  if (m_unjoined.size() != 2) return 1;
  return std::max<std::int64_t>(1, std::llround(distance(m_unjoined.front(), m_unjoined.back()) * 1000.0));
}

PlaceResult Unvouched::place(Quantity quantity) const {
  LocalText label{"What may be unmapped", "Det som kanske inte är kartlagt"};
  for (std::size_t i = 0; i < m_themes.size(); ++i) {
    const LocalText words = theme_words(m_themes[i]);
    label.en += (i == 0 ? ": " : ", ") + words.en;
    label.sv += (i == 0 ? ": " : ", ") + words.in("sv");
  }
  Geometry where;
  if (const auto at = representative_point(m_context.site.geometry)) where = *at;
  PlaceResult place = unknown_place(quantity, "", std::move(label), std::move(where));
  if (quantity == Quantity::slope) place.value.low = Rational(0);  // a slope matters by its size
  if (m_themes.size() == 1 && m_unjoined.size() == 2) {
    place.label = {"Way that nobody mapped, between parts of the main route", "Väg som ingen kartlagt, mellan delar av huvudstråket"};
    place.where = m_unjoined;
    std::uint32_t line = 0;
    for (const RoutePiece& piece : m_context.walks.main_route) line = std::max(line, piece.line + 1);
    place.stretch = Stretch{line, 0, unjoined_mm()};
  }
  return place;
}

LocalText Unvouched::step() const {
  std::string names;
  for (const Theme theme : m_themes) names += (names.empty() ? "" : ", ") + std::string(theme_name(theme));
  // To ask for what was stated already would send people to a line that is there: what is wrong with it is told beside this.
  if (m_stated_too_long_ago) {
    return {"Nobody vouches any more that all of this is mapped here: " + names + ". What is not mapped may be worse. Have it checked anew where it was "
            "stated too long ago, or say what holds for the site as a whole.",
            "Ingen går längre i god för att allt sådant är kartlagt här: " + names + ". Det som inte är kartlagt kan vara sämre. Låt någon kontrollera det igen "
            "där det angavs för länge sedan, eller säg vad som gäller för platsen som helhet."};
  }
  return {"Nobody vouches that all of this is mapped here: " + names + ". What is not mapped may be worse. State complete: for it in the project, or "
          "say what holds for the site as a whole.",
          "Ingen går i god för att allt sådant är kartlagt här: " + names + ". Det som inte är kartlagt kan vara sämre. Ange complete: för det i projektet, "
          "eller säg vad som gäller för platsen som helhet."};
}

void finish_places(const MeasureContext& context, Measurement& measurement, const Unvouched& unvouched, const std::vector<std::string_view>& names,
                   const std::vector<PlaceResult>& also) {
  const bool said = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    const auto statements = about_whole_site(context, name);
    return std::any_of(statements.begin(), statements.end(), [&](const Observation* o) { return range_as(*o, measurement.quantity).has_value(); });
  });
  std::optional<PlaceResult> open;
  std::vector<PlaceResult> readings = places_of_readings(context, names, also, measurement);
  if (unvouched.any() && !(measurement.places.empty() && readings.empty()) && !said) open = unvouched.place(measurement.quantity);
  if (unvouched.any()) measurement.steps.push_back(unvouched.step());
  finish_places(context, measurement, std::move(open), std::move(readings));
  add_site_statements(context, measurement, names);
}

Measurement finish_share(ShareOf& share, const Unvouched& unvouched, std::vector<SharedText> steps) {
  if (unvouched.any()) {
    PlaceResult place = unvouched.place(Quantity::share);
    const std::int64_t weight = place.stretch ? place.stretch->to_mm : 1;
    share.add_unmapped(std::move(place), weight);
    steps.push_back(unvouched.step());
  }
  return share.finish(std::move(steps));
}

}  // namespace levelground::gis
