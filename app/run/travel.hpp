// SPDX-License-Identifier: Apache-2.0
/// Questions about walking, asked of a city without judging it: routes, reach, nearest things, one measure alone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/run/run.hpp"
#include "app/run/travellers.hpp"
#include "core/judge/measurement.hpp"
#include "core/scheme/scheme.hpp"
#include "gis/travel/access.hpp"
#include "gis/travel/islands.hpp"
#include "gis/travel/nearest.hpp"
#include "gis/travel/route.hpp"
#include "gis/travel/site_reach.hpp"
#include "gis/travel/walk_end.hpp"

namespace levelground::run {

/// A city that was read, and the day as of which its observations count (not set when neither options nor inputs state one).
struct CityView {
  std::shared_ptr<const City> city;
  Date as_of;
  std::string scheme;   ///< id or folder of the project's, or of the one that judges when nobody names any
};
/// Is it measured in the layers? What people state, rate or put on paper asks for no way.
bool asks_for_ways(const Criterion& criterion);
/// Reads the city of a project, file or assessment; scheme and profile of the options are not asked for. `asks_for_ways`: that there are none is worth
/// a warning. Throws InputError, Cancelled.
CityView open_city(const AssessOptions& options, bool asks_for_ways, Progress& progress, const std::stop_token& stop);

/// What places without a name are called, as in a report by the view's scheme: in the order of City::of_theme(Theme::site), empty for one with a name.
/// Throws InputError: the scheme cannot be read.
std::vector<LocalText> labels_of_sites(const CityView& view);

struct RouteResult {
  gis::WalkEnd from, to;
  std::vector<gis::RouteAnswer> answers;   ///< one for each traveller; lengths on the ground (on_ground.hpp)
  /// How many times the walk of somebody without limits each walks, at least and at most: of lengths on the map, of whose scale hardly anything is left in it.
  struct Detour {
    std::optional<Rational> low, high;
    bool same_way = false;   ///< the surest walk is the shortest that may be, but perhaps for the straight stretch to an entrance beside its way
  };
  std::vector<Detour> detours;             ///< parallel
};
/// `snap_metres`: how far a point or feature may lie from the nearest way. Throws InputError, Cancelled.
RouteResult find_routes(const CityView& view, const std::string& from, const std::string& to, const std::vector<Traveller>& travellers,
                        double snap_metres, unsigned threads, const std::stop_token& stop);

/// What holds for one site and one traveller, by distance and by time.
struct ReachRow {
  std::uint32_t site = 0;
  gis::SiteReach by_distance;
  gis::SiteReach by_time;       ///< without links
  std::int64_t time_limit_mm = 0;   ///< how far the traveller gets in the time
};
struct ReachQuestion {
  std::int64_t limit_mm = 0;
  std::int64_t seconds = 0;
  double facility_metres = 0;
  double home_metres = 0;
};
/// Rows site by site, in each the travellers in their order. Throws InputError, Cancelled.
std::vector<std::vector<ReachRow>> find_reaches(const CityView& view, const std::vector<std::uint32_t>& sites, const std::vector<Traveller>& travellers,
                                                const ReachQuestion& question, unsigned threads, Progress& progress, const std::stop_token& stop);

/// As find_reaches, for the nearest thing of a theme.
std::vector<std::vector<gis::NearestAnswer>> find_nearest_things(const CityView& view, const std::vector<std::uint32_t>& sites,
                                                                 const std::vector<Traveller>& travellers, const gis::NearestOptions& question,
                                                                 unsigned threads, Progress& progress, const std::stop_token& stop);

struct IslandsResult {
  bool people_known = false;                   ///< some source says where people live
  std::vector<gis::IslandsAnswer> answers;     ///< one for each traveller
};
/// `largest`: how many islands are told of each. Throws Cancelled.
IslandsResult find_islands(const CityView& view, const std::vector<Traveller>& travellers, std::size_t largest, double home_metres, unsigned threads, Progress& progress,
                           const std::stop_token& stop);

struct AccessResult {
  std::vector<std::uint32_t> sites;           ///< places that count, surely or perhaps, by number
  std::vector<std::uint32_t> perhaps_public;  ///< of them, those of which nobody says enough to tell whether they are free and open
  std::vector<std::uint32_t> not_public;      ///< left out: surely closed (to people on foot, or never open), or not free
  std::vector<std::uint32_t> not_connected;   ///< of them, those that no way leads to
  std::vector<gis::Access> answers;           ///< one for each traveller
  std::vector<gis::Access> if_public;         ///< the same if all that are perhaps public are; empty when none is
};
/// Which places count.
struct PlacesAsked {
  std::vector<std::string> kinds;        ///< empty: all
  std::vector<std::string> accepted;     ///< values of `access` with which a place that is free is public
  std::optional<Rational> area_at_least; ///< mm² on the map; an area that may be less by the map's scale does not count
};
/// Throws InputError: no such kind, no place so large, none that may be public, nobody lives in the inputs; Cancelled.
AccessResult find_access(const CityView& view, const PlacesAsked& places, const std::vector<Traveller>& travellers,
                         const gis::AccessOptions& question, unsigned threads, Progress& progress, const std::stop_token& stop);

/// A measure as a criterion would take it. `parameters`: "name=value", several values with commas. `low_is_worse`: which of several places
/// stands for the site; nullopt: the one that is worse for who uses it, as gis::more_is_worse() has it. Throws InputError: unknown kind or
/// parameter, a value that does not fit, or nobody says which end is worse.
Criterion measure_alone(const std::string& kind, const std::vector<std::string>& parameters, std::optional<bool> low_is_worse);
/// The value of each is that of its worst place, an observation that speaks for the whole beside it, as the judge would combine them. Of a property
/// that only observations know the quantity is theirs. Throws InputError too when there are none, or they state several quantities.
std::vector<Measurement> take_measure(const CityView& view, const std::vector<std::uint32_t>& sites, const Criterion& measure, unsigned threads,
                                      Progress& progress, const std::stop_token& stop);

/// By which rule single ratings are withheld of what is measured: the strictest of the project's scheme and those of the house that judge such ratings
/// and publish only how they are spread; nullopt: none does. Throws InputError: a scheme cannot be read.
std::optional<RatingDisclosure> withheld_by(const CityView& view, const Criterion& measure);

/// Whole seconds for a walk, rounded up.
std::int64_t seconds_for(std::int64_t mm, const Rational& metres_per_hour);

}  // namespace levelground::run
