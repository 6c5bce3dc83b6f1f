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

#include <fmt/format.h>

#include "core/base/errors.hpp"
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

std::string doubt_words(const Observation& observation) {
  const LightDoubt& doubt = *observation.light_doubt;
  const char* stated = doubt.stated == Light::day ? "day" : doubt.stated == Light::dusk ? "dusk" : "night";
  const std::string sun = doubt.sun_was_up ? fmt::format("the sun stood above the horizon there (at least {}° high)", doubt.degrees)
                                           : fmt::format("it was dark there (the sun at least {}° below the horizon)", doubt.degrees);
  return fmt::format("its light is ‘{}’, but at {} {}; no light is taken from it, and where one is asked for it is not accepted", stated, observation.time, sun);
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
    Problem p;
    p.severity = Problem::Severity::warning;
    p.file = draft.sources.at(observation.source).file;
    p.feature = observation.id;
    p.what = doubt_words(observation);
    p.remedy = "Mend ‘time’ or ‘light’; a time is best written with its zone, as 2026-05-12T21:30+02:00.";
    doubts.push_back(std::move(p));
  }
  draft.problems.insert(draft.problems.end(), std::make_move_iterator(doubts.begin()), std::make_move_iterator(doubts.end()));
}

}  // namespace levelground::gis
