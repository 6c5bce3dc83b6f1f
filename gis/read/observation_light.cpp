// SPDX-License-Identifier: Apache-2.0
#include "gis/read/observation_light.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/errors.hpp"
#include "core/base/local_format.hpp"
#include "core/hours/moment.hpp"
#include "core/hours/sun.hpp"
#include "gis/crs/place_on_earth.hpp"

namespace levelground::gis {
namespace {

class WhereMade {
 public:
  explicit WhereMade(const CityDraft& draft) : m_draft(draft) {}

  /// Where it was made: its position, else that of the thing or the site it is about. nullopt for a document of every site.
  std::optional<Point> of(const Observation& observation) {
    if (observation.position) return observation.position;
    if (m_features.empty()) {
      for (const Feature& feature : m_draft.features) m_features.emplace(feature.id, &feature);
    }
    const auto found = m_features.find(observation.feature.empty() ? observation.site : observation.feature);
    return found == m_features.end() ? std::nullopt : representative_point(found->second->geometry);
  }

 private:
  const CityDraft& m_draft;
  std::unordered_map<std::string_view, const Feature*> m_features;
};

}  // namespace

void doubt_lights(CityDraft& draft) {
  WhereMade places(draft);
  std::vector<Problem> doubts;
  for (Observation& observation : draft.observations) {
    if (observation.light != Light::night && observation.light != Light::day) continue;
    const auto moment = parse_moment(observation.time);
    const auto at = moment ? places.of(observation) : std::nullopt;
    if (!at) continue;
    SunRange sun;
    try {
      sun = sun_at(*moment, latitude_of(draft.crs.code, *at), longitude_of(draft.crs.code, *at));
    } catch (const InputError&) {
      continue;   // a CRS that lies nowhere on the earth has no sun; what needs one says so itself
    }
    const bool too_light = observation.light == Light::night && sun.lowest > sunset_elevation;
    const bool too_dark = observation.light == Light::day && sun.highest < dusk_elevation;
    if (!too_light && !too_dark) continue;
    const LocalText what =
        too_light ? in_both("its light is ‘night’, but at {} the sun stood above the horizon there (at least {:.0f}° high); it counts as made in a light that is not stated",
                            "dess ljus är ”night”, men vid tiden {} stod solen över horisonten där (minst {:.0f}° högt); den räknas som gjord i ett ljus som inte anges", observation.time,
                            std::max(0.0, std::floor(sun.lowest)))
                  : in_both("its light is ‘day’, but at {} it was dark there (the sun at least {:.0f}° below the horizon); it counts as made in a light that is not stated",
                            "dess ljus är ”day”, men vid tiden {} var det mörkt där (solen minst {:.0f}° under horisonten); den räknas som gjord i ett ljus som inte anges", observation.time,
                            std::floor(-sun.highest));
    Problem p = said_of_file(Problem::Severity::warning, draft.sources.at(observation.source).file, what,
                             {"Mend ‘time’ or ‘light’; a time is best written with its zone, as 2026-05-12T21:30+02:00.",
                              "Rätta ”time” eller ”light”; en tid skrivs helst med sin zon, som 2026-05-12T21:30+02:00."});
    p.feature = observation.id;
    doubts.push_back(std::move(p));
    observation.light = Light::not_stated;
  }
  draft.problems.insert(draft.problems.end(), std::make_move_iterator(doubts.begin()), std::make_move_iterator(doubts.end()));
}

}  // namespace levelground::gis
