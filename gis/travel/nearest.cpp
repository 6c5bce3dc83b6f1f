// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/nearest.hpp"

#include <algorithm>

#include "gis/measure/distance_field.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/walk_cache.hpp"

namespace levelground::gis {
namespace {

struct Best {
  std::optional<std::int64_t> mm;
  std::optional<std::uint32_t> thing;
};

Best best_of(const DistanceField& field, const std::vector<GraphPlace>& entrances, const std::vector<std::uint32_t>& things) {
  Best best;
  for (const GraphPlace& entrance : entrances) {
    const auto mm = field.at(entrance);
    if (!mm || (best.mm && *best.mm <= *mm)) continue;
    best.mm = mm;
    best.thing = things[field.nearest_thing(entrance).value()];
  }
  return best;
}

}  // namespace

Interval NearestAnswer::known(std::int64_t limit_mm) const {
  Interval range{Rational(0), Rational::infinity()};
  if (sure_mm) range.high = Rational(*sure_mm);
  if (connected && complete) range.low = Rational(possible_mm.value_or(limit_mm));
  return range;
}

NearestInCity::Site NearestInCity::site_of(const SiteWalks& walks) {
  Site site;
  for (const Entrance& entrance : walks.entrances) {
    if (!entrance.place) continue;
    site.entrances.push_back(*entrance.place);
    site.box.include(entrance.at);
  }
  return site;
}

/// Things of one theme, in the whole city or in a box, and how far it is from them for somebody without limits.
class NearestInCity::Fields {
 public:
  Fields(const City& city, const Date& as_of, WalkCache& cache, const NearestOptions& options, const std::vector<std::uint32_t>& things)
      : m_city(city), m_as_of(as_of), m_cache(cache), m_options(options) {
    for (const std::uint32_t f : things) {
      const auto place = cache.nearest(f, options.thing_metres);
      if (!place) continue;
      m_places.push_back(*place);
      m_things.push_back(f);
    }
    const auto any = [](std::uint32_t) { return true; };
    m_anybody.emplace(city, m_places, options.limit_mm, any, any);
  }

  [[nodiscard]] std::vector<NearestAnswer> find(const TravellerLimits& limits, const std::vector<Site>& sites) const {
    Passability passability(m_city, limits, m_as_of, m_cache.passability(limits, m_as_of));
    const auto over = [&](Tri at_least) {
      return DistanceField(m_city, m_places, m_options.limit_mm, [&, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; },
                           [&, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; });
    };
    const DistanceField sure_field = over(Tri::yes);
    const DistanceField possible_field = over(Tri::unknown);
    std::vector<NearestAnswer> answers(sites.size());
    for (std::size_t i = 0; i < sites.size(); ++i) {
      NearestAnswer& answer = answers[i];
      answer.connected = !sites[i].entrances.empty();
      if (!answer.connected) continue;
      answer.complete = m_city.complete(m_options.theme, sites[i].box.grown(static_cast<double>(m_options.limit_mm) / 1000.0), m_as_of) != nullptr;
      const Best sure = best_of(sure_field, sites[i].entrances, m_things);
      const Best possible = best_of(possible_field, sites[i].entrances, m_things);
      answer.sure_mm = sure.mm;
      answer.sure_thing = sure.thing;
      answer.possible_mm = possible.mm;
      answer.possible_thing = possible.thing;
      answer.anybody_mm = best_of(*m_anybody, sites[i].entrances, m_things).mm;
    }
    return answers;
  }

 private:
  const City& m_city;
  Date m_as_of;
  WalkCache& m_cache;
  NearestOptions m_options;
  std::vector<GraphPlace> m_places;
  std::vector<std::uint32_t> m_things;   ///< parallel
  std::optional<DistanceField> m_anybody;
};

NearestInCity::NearestInCity(const City& city, const Date& as_of, WalkCache& cache, const NearestOptions& options)
    : m_fields(std::make_unique<Fields>(city, as_of, cache, options, city.of_theme(options.theme))) {}
NearestInCity::~NearestInCity() = default;

std::vector<NearestAnswer> NearestInCity::find(const TravellerLimits& limits, const std::vector<Site>& sites) const { return m_fields->find(limits, sites); }

NearestAnswer find_nearest(const City& city, const TravellerLimits& limits, const Date& as_of, const SiteWalks& walks, const NearestOptions& options) {
  const NearestInCity::Site site = NearestInCity::site_of(walks);
  if (site.entrances.empty()) return {};
  const auto things = city.find(options.theme, site.box.grown(static_cast<double>(options.limit_mm) / 1000.0 + options.thing_metres));
  return NearestInCity::Fields(city, as_of, *walks.cache, options, things).find(limits, {site}).front();
}

}  // namespace levelground::gis
