// SPDX-License-Identifier: Apache-2.0
#include "app/run/travel.hpp"

#include <algorithm>
#include <atomic>
#include <set>

#include "app/run/on_ground.hpp"
#include "app/run/project.hpp"
#include "app/run/schemes.hpp"
#include "core/base/errors.hpp"
#include "core/base/yaml.hpp"
#include "core/judge/combine.hpp"
#include "core/judge/ratings.hpp"
#include "core/scheme/read_measure_call.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/worse_end.hpp"
#include "gis/network/find_site_walks.hpp"
#include "gis/network/open_hours.hpp"
#include "gis/network/site_labels.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/travel/closed_ways.hpp"

namespace levelground::run {

namespace {

/// Asks `ask` for every site on several threads; answers stand in the order of the sites.
template <typename Answer, typename Ask>
std::vector<Answer> for_each_site(const CityView& view, const std::vector<std::uint32_t>& sites, unsigned threads, Progress& progress,
                                  const std::stop_token& stop, Ask&& ask) {
  std::vector<Answer> answers(sites.size());
  const gis::WalkFinder finder(*view.city);
  std::atomic<std::size_t> done = 0;
  for_each_index(sites.size(), threads, stop, [&](std::size_t i) {
    const Feature& site = view.city->feature(sites[i]);
    answers[i] = ask(site, sites[i], finder.find(site, view.as_of));
    progress.step("progress.measuring", ++done, sites.size());
  });
  return answers;
}

/// Of the map around a site, as far as a walk of such a length leads from it.
PointScale scale_of(const CityView& view, const Feature& site, std::int64_t walk_mm) { return view.city->scale_around(site, static_cast<double>(walk_mm) / 1000.0); }

/// One search from all things for each traveller, in place of one for each site and traveller.
std::vector<std::vector<gis::NearestAnswer>> nearest_in_city(const CityView& view, const std::vector<std::uint32_t>& sites,
                                                             const std::vector<Traveller>& travellers, const gis::NearestOptions& question,
                                                             unsigned threads, Progress& progress, const std::stop_token& stop) {
  const auto places = for_each_site<gis::NearestInCity::Site>(
      view, sites, threads, progress, stop, [](const Feature&, std::uint32_t, const gis::SiteWalks& walks) { return gis::NearestInCity::site_of(walks); });
  gis::WalkCache cache(*view.city);
  std::vector<PointScale> scales(sites.size());
  PointScale widest;
  for (std::size_t s = 0; s < sites.size(); ++s) {
    scales[s] = scale_of(view, view.city->feature(sites[s]), question.limit_mm);
    widest.high = std::max(widest.high, scales[s].high);
  }
  gis::NearestOptions on_map = question;
  on_map.limit_mm = perhaps_within(question.limit_mm, widest);
  const gis::NearestInCity nearest(*view.city, view.as_of, cache, on_map);
  std::vector<std::vector<gis::NearestAnswer>> answers(sites.size(), std::vector<gis::NearestAnswer>(travellers.size()));
  for_each_index(travellers.size(), threads, stop, [&](std::size_t t) {
    const auto found = nearest.find(travellers[t].limits, places);
    for (std::size_t s = 0; s < sites.size(); ++s) answers[s][t] = on_ground(found[s], question.limit_mm, scales[s]);
  });
  return answers;
}

std::int64_t mm_in(std::int64_t seconds, const Rational& metres_per_hour) {
  return (Rational(seconds) * metres_per_hour * Rational::ratio(1000, 3600)).floor();
}

}  // namespace

std::int64_t seconds_for(std::int64_t mm, const Rational& metres_per_hour) {
  return (Rational(mm) * Rational::ratio(3600, 1000) / metres_per_hour).ceil();
}

bool asks_for_ways(const Criterion& criterion) {
  return criterion.measure.kind != "document" && criterion.measure.kind != "observed" && criterion.measure.kind != "observed_rating";
}

CityView open_city(const AssessOptions& options, bool asks_for_ways, Progress& progress, const std::stop_token& stop) {
  Project project = project_for(options);
  project.city.asks_for_ways = asks_for_ways;
  project.city.heights_along_ways = true;
  CityView view;
  view.city = std::make_shared<const City>(gis::read_city(project.city, progress, stop));
  view.as_of = project.as_of.is_set() ? project.as_of : view.city->newest_date();
  view.scheme = project.scheme;
  return view;
}

std::vector<LocalText> labels_of_sites(const CityView& view) { return gis::site_labels(*view.city, load_scheme(view.scheme, "").site_kinds); }

namespace {

bool is_same_way(const gis::RouteAnswer& answer) {
  if (!answer.sure || !answer.possible) return false;
  const auto same = [](const gis::WalkStretch& a, const gis::WalkStretch& b) { return a.feature == b.feature && a.mm == b.mm && a.passable == b.passable; };
  return answer.sure->mm == answer.possible->mm || std::ranges::equal(answer.sure->stretches, answer.possible->stretches, same);
}

}  // namespace

RouteResult find_routes(const CityView& view, const std::string& from, const std::string& to, const std::vector<Traveller>& travellers,
                        double snap_metres, unsigned threads, const std::stop_token& stop) {
  const gis::WalkFinder finder(*view.city);
  RouteResult result;
  result.from = gis::find_walk_end(*view.city, finder, view.as_of, from, snap_metres);
  result.to = gis::find_walk_end(*view.city, finder, view.as_of, to, snap_metres);
  result.answers.resize(travellers.size());
  for_each_index(travellers.size(), threads, stop, [&](std::size_t i) {
    result.answers[i] = gis::find_route(*view.city, finder.cache(), travellers[i].limits, view.as_of, result.from, result.to);
  });
  // Somebody without limits gets there or does not, whoever else asks.
  if (!result.answers.empty() && !result.answers.front().anybody_mm) {
    const gis::ClosedCity closed(*view.city);
    for_each_index(travellers.size(), threads, stop, [&](std::size_t i) {
      result.answers[i].least_bad = closed.least_bad(travellers[i].limits, view.as_of, result.from.places, result.to.places);
    });
  }
  for (gis::RouteAnswer& answer : result.answers) {
    const auto times = [&](const std::optional<gis::Walk>& walk) -> std::optional<Rational> {
      if (!walk || !answer.anybody_mm || *answer.anybody_mm == 0) return std::nullopt;
      return Rational::ratio(walk->mm, *answer.anybody_mm);
    };
    result.detours.push_back({times(answer.possible), times(answer.sure), is_same_way(answer)});
    answer = on_ground(std::move(answer), {view.city->crs().scale_low, view.city->crs().scale_high});
  }
  return result;
}

std::vector<std::vector<ReachRow>> find_reaches(const CityView& view, const std::vector<std::uint32_t>& sites, const std::vector<Traveller>& travellers,
                                                const ReachQuestion& question, unsigned threads, Progress& progress, const std::stop_token& stop) {
  std::int64_t farthest_mm = question.limit_mm;
  for (const Traveller& traveller : travellers) farthest_mm = std::max(farthest_mm, mm_in(question.seconds, traveller.speed));
  return for_each_site<std::vector<ReachRow>>(view, sites, threads, progress, stop, [&](const Feature& site, std::uint32_t number, const gis::SiteWalks& walks) {
    std::vector<ReachRow> rows;
    const PointScale scale = scale_of(view, site, farthest_mm);
    gis::SiteReaches reaches(*view.city, view.as_of, walks, {perhaps_within(farthest_mm, scale), question.facility_metres, question.home_metres, true});
    for (const Traveller& traveller : travellers) {
      if (stop.stop_requested()) throw Cancelled();
      ReachRow row;
      row.site = number;
      row.time_limit_mm = mm_in(question.seconds, traveller.speed);
      std::vector<gis::SiteReaches::Asked> asked = {{perhaps_within(question.limit_mm, scale), true}, {perhaps_within(row.time_limit_mm, scale), false}};
      for (const std::int64_t limit : {question.limit_mm, row.time_limit_mm}) asked.push_back({surely_within(limit, scale), false});
      if (scale == PointScale{}) asked.resize(2);   // the map is as large as the ground
      std::vector<gis::SiteReach> found = reaches.find(traveller.limits, asked);
      if (found.size() == 2) found.insert(found.end(), {found[0], found[1]});
      row.by_distance = on_ground(found[2], std::move(found[0]), scale);
      row.by_time = on_ground(found[3], std::move(found[1]), scale);
      rows.push_back(std::move(row));
    }
    return rows;
  });
}

std::vector<std::vector<gis::NearestAnswer>> find_nearest_things(const CityView& view, const std::vector<std::uint32_t>& sites,
                                                                 const std::vector<Traveller>& travellers, const gis::NearestOptions& question,
                                                                 unsigned threads, Progress& progress, const std::stop_token& stop) {
  using Answers = std::vector<gis::NearestAnswer>;
  // One search over the city costs about as much as those around a few sites.
  constexpr std::size_t many = 16;
  if (sites.size() >= many) return nearest_in_city(view, sites, travellers, question, threads, progress, stop);
  return for_each_site<Answers>(view, sites, threads, progress, stop, [&](const Feature& site, std::uint32_t, const gis::SiteWalks& walks) {
    const PointScale scale = scale_of(view, site, question.limit_mm);
    gis::NearestOptions on_map = question;
    on_map.limit_mm = perhaps_within(question.limit_mm, scale);
    Answers answers;
    for (const Traveller& traveller : travellers) {
      if (stop.stop_requested()) throw Cancelled();
      answers.push_back(on_ground(gis::find_nearest(*view.city, traveller.limits, view.as_of, walks, on_map), question.limit_mm, scale));
    }
    return answers;
  });
}

namespace {

bool is_large_enough(const City& city, std::uint32_t site, const std::optional<Rational>& least) {
  if (!least) return true;
  const auto* outline = std::get_if<MultiPolygon>(&city.feature(site).geometry);
  if (outline == nullptr) return false;
  // Area on the map = scale² × area on the ground.
  const double scale = city.scale_around(city.feature(site)).high;
  return Rational::floor_of(area(*outline) / (scale * scale) * 1e6) >= *least;
}

}  // namespace

IslandsResult find_islands(const CityView& view, const std::vector<Traveller>& travellers, std::size_t largest, double home_metres, unsigned threads, Progress& progress,
                           const std::stop_token& stop) {
  const City& city = *view.city;
  gis::IslandsQuestion question;
  question.largest = largest;
  question.sites = city.of_theme(Theme::site);
  question.entrances = for_each_site<std::vector<gis::GraphPlace>>(view, question.sites, threads, progress, stop, [](const Feature&, std::uint32_t, const gis::SiteWalks& walks) {
    return gis::all_places(walks.entrances);
  });
  const std::vector<std::uint32_t> homes = gis::homes_of(city);
  gis::NearestWays nearest;
  question.homes.resize(homes.size());
  for_each_index(homes.size(), threads, stop, [&](std::size_t h) { question.homes[h] = gis::home_of(city, homes[h], home_metres, nearest); });
  IslandsResult result;
  result.people_known = gis::homes_by_group(city).front() > 0;
  result.answers.resize(travellers.size());
  gis::WalkCache cache(city);
  for_each_index(travellers.size(), threads, stop, [&](std::size_t t) {
    result.answers[t] = on_ground(gis::find_islands(city, travellers[t].limits, view.as_of, cache, question), {city.crs().scale_low, city.crs().scale_high});
  });
  return result;
}

namespace {

/// Of the places asked about those that are surely closed or not free are left out, and those of which that is not known are noted.
void leave_out_closed(const CityView& view, const std::vector<std::string>& accepted, AccessResult& result, unsigned threads, Progress& progress,
                      const std::stop_token& stop) {
  std::string words;
  for (const std::string& value : accepted) words += (words.empty() ? "" : ",") + value;
  const auto open = take_measure(view, result.sites, measure_alone("access_free", {"accepted=" + words}, true), threads, progress, stop);
  const std::vector<std::uint32_t> asked = std::move(result.sites);
  result.sites.clear();
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (open[i].value.high < Rational(1)) {
      result.not_public.push_back(asked[i]);
      continue;
    }
    result.sites.push_back(asked[i]);
    if (open[i].value.low < Rational(1)) result.perhaps_public.push_back(asked[i]);
  }
  if (!result.sites.empty()) return;
  throw InputError(Problem{Problem::Severity::error, "", "", "", 0, "every place asked about is closed to some or not free (" + std::to_string(asked.size()) + ")",
                           "ask about other places; `levelground measure INPUT access_free accepted=" + words + "` tells what is said of each"});
}

}  // namespace

AccessResult find_access(const CityView& view, const PlacesAsked& places, const std::vector<Traveller>& travellers,
                         const gis::AccessOptions& question, unsigned threads, Progress& progress, const std::stop_token& stop) {
  const City& city = *view.city;
  std::vector<std::string> known;
  AccessResult result;
  for (const std::uint32_t site : city.of_theme(Theme::site)) {
    const std::string kind(city.feature(site).text(Property::kind));
    known.push_back(kind);
    if (!places.kinds.empty() && std::find(places.kinds.begin(), places.kinds.end(), kind) == places.kinds.end()) continue;
    if (is_large_enough(city, site, places.area_at_least)) result.sites.push_back(site);
  }
  for (const std::string& kind : places.kinds) {
    if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
    const std::string near = nearest_word(kind, known);
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0, "there is no place of kind ‘" + kind + "’",
                             near.empty() ? "the kinds are listed by: levelground info" : "did you mean ‘" + near + "’?"});
  }
  if (result.sites.empty()) {
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0, "no place of these kinds is so large", "ask for a smaller area, or for other kinds"});
  }
  leave_out_closed(view, places.accepted, result, threads, progress, stop);
  const auto entrances = for_each_site<std::vector<gis::Entrance>>(
      view, result.sites, threads, progress, stop, [](const Feature&, std::uint32_t, const gis::SiteWalks& walks) {
        std::vector<gis::Entrance> ways_in;
        for (const gis::Entrance& entrance : walks.entrances) {
          if (entrance.place) ways_in.push_back(entrance);
        }
        return ways_in;
      });
  std::vector<gis::Entrance> all;
  for (std::size_t i = 0; i < entrances.size(); ++i) {
    if (entrances[i].empty()) result.not_connected.push_back(result.sites[i]);
    all.insert(all.end(), entrances[i].begin(), entrances[i].end());
  }
  // What is sure within the limit on the ground keeps a nearer one on the map, and what may be within it a farther one.
  const PointScale scale{city.crs().scale_low, city.crs().scale_high};
  const auto homes_within = [&](std::int64_t limit_mm) {
    gis::AccessOptions on_map = question;
    on_map.limit_mm = limit_mm;
    return std::make_unique<const gis::HomesAround>(city, all, std::vector<gis::Entrance>{}, on_map);
  };
  const auto homes = homes_within(perhaps_within(question.limit_mm, scale));
  const auto nearer_homes = scale == PointScale{} ? nullptr : homes_within(surely_within(question.limit_mm, scale));
  // A place that is shut while somebody walks is none for them.
  const auto answer_for = [&](const TravellerLimits& limits, bool as_if_public) {
    std::vector<gis::Entrance> surely;
    std::vector<gis::Entrance> possible;
    for (std::size_t i = 0; i < entrances.size(); ++i) {
      const Tri open = limits.hours ? gis::open_when(city, city.feature(result.sites[i]), limits.hours, view.as_of) : Tri::yes;
      if (open == Tri::no) continue;
      possible.insert(possible.end(), entrances[i].begin(), entrances[i].end());
      const bool may_be = !as_if_public && std::binary_search(result.perhaps_public.begin(), result.perhaps_public.end(), result.sites[i]);
      if (open == Tri::yes && !may_be) surely.insert(surely.end(), entrances[i].begin(), entrances[i].end());
    }
    gis::Access reached = homes->reached_by(limits, view.as_of, surely, possible);
    if (nearer_homes == nullptr) return reached;   // the map is as large as the ground
    return between(nearer_homes->reached_by(limits, view.as_of, surely, possible), std::move(reached));
  };
  result.answers.resize(travellers.size());
  for_each_index(travellers.size(), threads, stop, [&](std::size_t i) { result.answers[i] = answer_for(travellers[i].limits, false); });
  if (!result.perhaps_public.empty()) {
    result.if_public.resize(travellers.size());
    for_each_index(travellers.size(), threads, stop, [&](std::size_t i) { result.if_public[i] = answer_for(travellers[i].limits, true); });
  }
  const bool anybody = std::any_of(result.answers.front().groups.begin(), result.answers.front().groups.end(),
                                   [](const gis::PeopleReached& group) { return group.homes > 0; });
  const gis::Access& first = result.answers.front();
  if (!anybody && first.homes_outside > 0 && first.groups[0].homes_silent == 0) {
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0,
                             "all homes of the sources (" + std::to_string(first.homes_outside) + ") lie outside the network of ways",
                             "look whether the source of residents is in the right place (levelground info shows its CRS), or add ways where they live"});
  }
  if (!anybody && first.groups[0].homes_silent > 0) {
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0,
                             "no home on the network (of " + std::to_string(first.groups[0].homes_silent) + ") says how many people live there",
                             "name the column of the population in the mapping of that source (docs/travel.md)"});
  }
  if (!anybody) {
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0, "no source says where people live",
                             "add a source with theme ‘residents’ or buildings with a population (docs/travel.md)"});
  }
  return result;
}

Criterion measure_alone(const std::string& kind, const std::vector<std::string>& parameters, std::optional<bool> low_is_worse) {
  Criterion criterion;
  criterion.code = kind;
  criterion.measure = read_measure_call(kind, parameters, measure_kinds());
  const gis::MeasureKind* found = gis::find_measure_kind(criterion.measure.kind);
  if (found == nullptr) throw Defect("the reader let the unknown measure kind " + kind + " pass");
  if (!low_is_worse) {
    const auto more = gis::more_is_worse(criterion.measure);
    if (!more) {
      throw InputError(Problem{Problem::Severity::error, "measure " + kind, "", "", 0,
                               "whether a high or a low ‘" + *criterion.measure.find("property") + "’ is worse is the scheme's to say", "add --worst lowest or --worst highest"});
    }
    low_is_worse = !*more;
  }
  criterion.scale.direction = *low_is_worse ? Scale::Direction::at_least : Scale::Direction::at_most;
  criterion.scale.quantity = found->spec.quantities.front();
  // Where a property decides, the quantity is the property's.
  if (const std::string* name = criterion.measure.find("property"); name != nullptr && found->spec.quantities.size() > 1) {
    if (const auto property = property_from_name(*name)) criterion.scale.quantity = property_info(*property).quantity;
  }
  return criterion;
}

namespace {

/// Of a property that no feature has, only its observations know what it is: a length, a share, a level of sound.
Quantity quantity_of(const City& city, const gis::MeasureKind& kind, const Criterion& measure) {
  const std::string* name = measure.measure.find("property");
  if (name == nullptr || kind.spec.quantities.size() < 2 || property_from_name(*name)) return measure.scale.quantity;
  std::set<Quantity> stated;   // each as what its unit most likely means
  std::optional<std::set<Quantity>> common;   // as what all of them can be taken
  std::vector<std::string> properties;
  for (const Observation& observation : city.observations()) {
    std::set<Quantity> fitting;
    for (const Quantity quantity : kind.spec.quantities) {
      if (range_as(observation, quantity)) fitting.insert(quantity);
    }
    if (fitting.empty()) continue;
    properties.push_back(observation.property);
    if (observation.property != *name) continue;
    stated.insert(fitting.contains(observation.quantity) ? observation.quantity : *fitting.begin());
    if (common) std::erase_if(*common, [&](Quantity quantity) { return !fitting.contains(quantity); });
    else common = std::move(fitting);
  }
  if (stated.size() == 1) return *stated.begin();
  if (common && common->size() == 1) return *common->begin();
  const std::string near = nearest_word(*name, properties);
  std::string words;
  for (const Quantity quantity : stated) words += (words.empty() ? "" : ", ") + std::string(quantity_name(quantity));
  throw InputError(Problem{Problem::Severity::error, "measure " + measure.measure.kind, "", "", 0,
                           stated.empty() ? "no observation states ‘" + *name + "’" : "observations state ‘" + *name + "’ as several quantities (" + words + ")",
                           !stated.empty() ? "correct those that are wrong" : near.empty() ? "name a property that somebody observed" : "did you mean ‘" + near + "’?"});
}

}  // namespace

std::vector<Measurement> take_measure(const CityView& view, const std::vector<std::uint32_t>& sites, const Criterion& measure, unsigned threads,
                                      Progress& progress, const std::stop_token& stop) {
  const gis::MeasureKind& kind = *gis::find_measure_kind(measure.measure.kind);
  Criterion criterion = measure;
  criterion.scale.quantity = quantity_of(*view.city, kind, measure);
  return for_each_site<Measurement>(view, sites, threads, progress, stop, [&](const Feature& site, std::uint32_t, const gis::SiteWalks& walks) {
    Measurement measured = gis::take(kind, {*view.city, site, walks, view.as_of, criterion});
    measured.value = worst_value(criterion, measured);
    return measured;
  });
}

std::optional<RatingDisclosure> withheld_by(const CityView& view, const Criterion& measure) {
  const std::string* property = measure.measure.find("property");
  if (property == nullptr || quantity_of(*view.city, *gis::find_measure_kind(measure.measure.kind), measure) != Quantity::rating) return std::nullopt;
  std::vector<std::string> names = shipped_schemes();
  if (std::find(names.begin(), names.end(), view.scheme) == names.end()) names.push_back(view.scheme);
  std::optional<RatingDisclosure> rule;
  for (const std::string& name : names) {
    const Scheme scheme = load_scheme(name, {});
    const bool asks = std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& criterion) {
      const std::string* other = criterion.measure.find("property");
      return withholds_voices(scheme, criterion) && other != nullptr && *other == *property;
    });
    if (!asks) continue;
    if (!rule) rule = scheme.disclosure;
    rule->respondents_at_least = std::max(rule->respondents_at_least, scheme.disclosure->respondents_at_least);
    rule->count_at_least = std::max(rule->count_at_least, scheme.disclosure->count_at_least);
  }
  return rule;
}

}  // namespace levelground::run
