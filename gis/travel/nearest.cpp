// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/nearest.hpp"

#include <algorithm>
#include <iterator>

#include "gis/measure/distance_field.hpp"
#include "gis/measure/least_walk.hpp"
#include "gis/network/admission.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/ways_to.hpp"

namespace levelground::gis {
namespace {

struct Best {
  std::optional<std::int64_t> mm;
  std::optional<std::uint32_t> thing;
};

Best best_of(const DistanceField& field, const std::vector<GraphPlace>& entrances, const std::vector<std::uint32_t>& things) {
  Best best;
  for (const GraphPlace& entrance : entrances) {
    const auto mm = field.from(entrance);
    if (!mm || (best.mm && *best.mm <= *mm)) continue;
    best.mm = mm;
    best.thing = things[field.nearest_thing(entrance).value()];
  }
  return best;
}

}  // namespace

Interval NearestAnswer::known() const { return {Rational(least_mm), sure_mm ? Rational(*sure_mm) : Rational::infinity()}; }

NearestInCity::Site NearestInCity::site_of(const SiteWalks& walks) {
  Site site;
  site.area = walks.area;
  for (const Entrance& entrance : walks.entrances) {
    if (!entrance.place) continue;
    site.entrances.push_back(entrance);
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
      const Tri open = admits(city, city.feature(f), as_of);
      if (open == Tri::no) continue;
      m_open.push_back(f);
      const auto places = cache.ways(f, options.thing_metres);
      if (places->empty()) m_off.push_back(f);
      for (const GraphPlace& place : *places) {
        m_possible.add(place, f);
        if (open == Tri::yes) m_sure.add(place, f);
      }
    }
    const auto any = [](std::uint32_t) { return true; };
    m_anybody.emplace(city, m_possible.places, options.limit_mm, any, any);
  }

  [[nodiscard]] std::vector<NearestAnswer> find(const TravellerLimits& limits, const std::vector<Site>& sites) const {
    Passability passability(m_city, limits, m_as_of, m_cache.passability(limits, m_as_of));
    const auto over = [&](const Things& things, Tri at_least) {
      return DistanceField(m_city, things.places, m_options.limit_mm, [&, at_least](std::uint32_t e) { return passability.edge(e) >= at_least; },
                           [&, at_least](std::uint32_t v) { return passability.vertex(v) >= at_least; });
    };
    const Things surely = joined(m_sure, passability, Tri::yes);
    const Things perhaps = joined(m_possible, passability, Tri::unknown);
    const DistanceField sure_field = over(surely, Tri::yes);
    const DistanceField possible_field = over(perhaps, Tri::unknown);
    std::vector<NearestAnswer> answers(sites.size());
    for (std::size_t i = 0; i < sites.size(); ++i) {
      NearestAnswer& answer = answers[i];
      answer.connected = !sites[i].entrances.empty();
      if (!answer.connected) continue;
      answer.complete = m_city.complete(m_options.theme, sites[i].box.grown(static_cast<double>(m_options.limit_mm) / 1000.0), m_as_of) != nullptr;
      const auto through = [&](Tri at_least) {
        return places_through(sites[i].entrances, [&](std::uint32_t thing) { return passability.standing(thing); }, at_least);
      };
      const Best sure = best_of(sure_field, through(Tri::yes), surely.features);
      const Best possible = best_of(possible_field, through(Tri::unknown), perhaps.features);
      answer.sure_mm = sure.mm;
      answer.sure_thing = sure.thing;
      answer.possible_mm = possible.mm;
      answer.possible_thing = possible.thing;
      answer.anybody_mm = best_of(*m_anybody, all_places(sites[i].entrances), m_possible.features).mm;
      bound_below(sites[i], answer);
    }
    return answers;
  }

 private:
  struct Things {
    std::vector<GraphPlace> places;
    std::vector<std::uint32_t> features;   ///< parallel
    void add(const GraphPlace& place, std::uint32_t feature) {
      places.push_back(place);
      features.push_back(feature);
    }
  };

  /// Those that a traveller gets to from the network at least so surely.
  [[nodiscard]] Things joined(const Things& things, Passability& passability, Tri at_least) const {
    Things found;
    for (std::size_t i = 0; i < things.places.size(); ++i) {
      if (joint_passed(m_city, &passability, things.places[i]) >= at_least) found.add(things.places[i], things.features[i]);
    }
    return found;
  }

  /// least_mm and ways_complete.
  void bound_below(const Site& site, NearestAnswer& answer) const {
    if (!answer.complete) return;
    const std::int64_t mapped = answer.possible_mm.value_or(m_options.limit_mm);
    const auto walkways_complete = [&](const Box& box) { return m_city.complete(Theme::walkway, box, m_as_of) != nullptr; };
    const auto [may_lack_entrances, begins] = begins_of_site(m_city, *site.area, site.entrances, m_as_of);
    answer.least_mm = mapped;
    answer.ways_complete = true;
    const auto take = [&](const LeastWalk& least) {
      answer.least_mm = std::min(answer.least_mm, least.mm);
      answer.ways_complete = answer.ways_complete && !least.unmapped;
    };
    for (const Geometry& from : begins) {
      // What lies farther than the mapped one is no nearer by any way.
      const auto near = [&](const std::vector<std::uint32_t>& things) {
        std::vector<std::uint32_t> found;
        const Box box = bounds(from).grown(static_cast<double>(mapped) / 1000.0);
        std::copy_if(things.begin(), things.end(), std::back_inserter(found),
                     [&](std::uint32_t f) { return bounds(m_city.feature(f).geometry).intersects(box); });
        return found;
      };
      // Nothing mapped leads to what is off every way, and yet it stands there to be used. An entrance that nobody mapped is one more such way.
      take(least_walk(m_city, from, near(m_off), mapped, [](const Box&) { return false; }));
      if (may_lack_entrances) take(least_walk(m_city, from, near(m_open), mapped, [](const Box&) { return false; }));
      else take(least_walk(m_city, from, near(m_open), mapped, walkways_complete));
    }
  }

  const City& m_city;
  Date m_as_of;
  WalkCache& m_cache;
  NearestOptions m_options;
  Things m_sure;       ///< surely open, on a way
  Things m_possible;   ///< those and the ones that may be open
  std::vector<std::uint32_t> m_open;   ///< surely or perhaps open, on a way or not
  std::vector<std::uint32_t> m_off;    ///< of these, those off every way
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
