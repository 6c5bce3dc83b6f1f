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

namespace {

/// What the sun says against a light; nullopt: it may have been as stated. Day and night each reach into twilight: where lamps come on is no line.
std::optional<LightDoubt> gainsaid(Light stated, const SunRange& sun) {
  const bool up = sun.lowest > sunset_elevation;
  const bool dark = sun.highest < dusk_elevation;
  const bool too_light = up && stated != Light::day;
  const bool too_dark = dark && stated != Light::night;
  if (!too_light && !too_dark) return std::nullopt;
  const double degrees = too_light ? std::max(0.0, sun.lowest) : -sun.highest;
  return LightDoubt{stated, too_light, static_cast<int>(std::floor(degrees))};
}

LocalText doubt_words(const Observation& observation) {
  const LightDoubt& doubt = *observation.light_doubt;
  const char* stated = doubt.stated == Light::day ? "day" : doubt.stated == Light::dusk ? "dusk" : "night";
  const LocalText sun = doubt.sun_was_up ? in_both("the sun stood above the horizon there (at least {}° high)", "stod solen över horisonten där (minst {}° högt)", doubt.degrees)
                                         : in_both("it was dark there (the sun at least {}° below the horizon)", "var det mörkt där (solen minst {}° under horisonten)", doubt.degrees);
  return in_both("its light is ‘{}’, but at {} {}; no light is taken from it, and where one is asked for it is not accepted",
                 "dess ljus är ”{}”, men vid tiden {} {}; inget ljus tas från den, och där ett ljus krävs godtas den inte", stated, observation.time, sun);
}

}  // namespace

void doubt_lights(CityDraft& draft) {
  WhereMade places(draft);
  std::vector<Problem> doubts;
  for (Observation& observation : draft.observations) {
    if (observation.light == Light::not_stated) continue;
    const auto moment = parse_moment(observation.time);
    const auto at = moment ? places.of(observation) : std::nullopt;
    if (!at) continue;
    SunRange sun;
    try {
      sun = sun_at(*moment, latitude_of(draft.crs.code, *at), longitude_of(draft.crs.code, *at));
    } catch (const InputError&) {
      continue;   // a CRS that lies nowhere on the earth has no sun; what needs one says so itself
    }
    observation.light_doubt = gainsaid(observation.light, sun);
    if (!observation.light_doubt) continue;
    observation.light = Light::not_stated;
    Problem p = said_of_file(Problem::Severity::warning, draft.sources.at(observation.source).file, doubt_words(observation),
                             {"Mend ‘time’ or ‘light’; a time is best written with its zone, as 2026-05-12T21:30+02:00.",
                              "Rätta ”time” eller ”light”; en tid skrivs helst med sin zon, som 2026-05-12T21:30+02:00."});
    p.feature = observation.id;
    doubts.push_back(std::move(p));
  }
  draft.problems.insert(draft.problems.end(), std::make_move_iterator(doubts.begin()), std::make_move_iterator(doubts.end()));
}

}  // namespace levelground::gis
