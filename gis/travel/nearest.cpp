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

NearestAnswer find_nearest(const City& city, const TravellerLimits& limits, const Date& as_of, const SiteWalks& walks, const NearestOptions& options) {
  NearestAnswer answer;
  std::vector<GraphPlace> entrances;
  Box box;
  for (const Entrance& entrance : walks.entrances) {
    if (!entrance.place) continue;
    entrances.push_back(*entrance.place);
    box.include(entrance.at);
  }
  answer.connected = !entrances.empty();
  if (!answer.connected) return answer;
  box = box.grown(static_cast<double>(options.limit_mm) / 1000.0);
  answer.complete = city.complete(options.theme, box, as_of) != nullptr;
  std::vector<GraphPlace> places;
  std::vector<std::uint32_t> things;
  for (const std::uint32_t f : city.find(options.theme, box.grown(options.thing_metres))) {
    const auto place = walks.cache->nearest(f, options.thing_metres);
    if (!place) continue;
    places.push_back(*place);
    things.push_back(f);
  }
  Passability passability(city, limits, as_of, walks.cache->passability(limits, as_of));
  const auto over = [&](Tri at_least) {
    const DistanceField field(city, places, options.limit_mm, [&, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; },
                              [&, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; });
    return best_of(field, entrances, things);
  };
  const Best sure = over(Tri::yes);
  const Best possible = over(Tri::unknown);
  const auto any = [](std::uint32_t) { return true; };
  answer.sure_mm = sure.mm;
  answer.sure_thing = sure.thing;
  answer.possible_mm = possible.mm;
  answer.possible_thing = possible.thing;
  answer.anybody_mm = best_of(DistanceField(city, places, options.limit_mm, any, any), entrances, things).mm;
  return answer;
}

}  // namespace levelground::gis
