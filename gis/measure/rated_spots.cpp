// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/rated_spots.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

#include "core/base/names.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/spot_readings.hpp"
#include "gis/measure/stations.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {

bool is_later_rating(const Observation& a, const Observation& b) {
  if (a.date != b.date) return b.date < a.date;
  return b.id < a.id;
}

namespace {

using Ratings = std::vector<const Observation*>;

Date newest_day(const Ratings& ratings) {
  Date newest;
  for (const Observation* rating : ratings) newest = std::max(newest, rating->date);
  return newest;
}

Rational lowest(const Ratings& ratings) {
  Rational low = ratings.front()->range.low;
  for (const Observation* rating : ratings) low = std::min(low, rating->range.low);
  return low;
}

/// One for each observer and perspective, the latest; with `newest_only` of these those of the newest day.
Ratings counted_of(const Ratings& ratings, bool newest_only) {
  std::map<std::pair<std::u32string, std::string>, const Observation*> latest;   // spelling makes no second person
  for (const Observation* rating : ratings) {
    const Observation*& of_voice = latest[{folded_name(rating->observer), rating->perspective}];
    if (of_voice == nullptr || is_later_rating(*rating, *of_voice)) of_voice = rating;
  }
  Ratings counted;
  for (const auto& [voice, rating] : latest) counted.push_back(rating);
  const Date newest = newest_day(counted);
  if (newest_only) std::erase_if(counted, [&](const Observation* rating) { return rating->date != newest; });
  return counted;
}

/// Ratings that surely are of one thing: a feature, a position, or the site as a whole. A feature that nobody rated has none.
struct Rated {
  std::string feature;
  std::optional<std::uint32_t> number;   ///< of the feature, where the City has it
  std::optional<Point> at;
  std::int64_t off = 0;                  ///< mm that the position may be off, rounded up
  Ratings ratings;
};

/// By feature and position, and the whole apart.
struct Sorted {
  std::vector<Rated> spots;   ///< positions west to east, then features by id
  Ratings whole;
};

Sorted sorted_by_spot(const MeasureContext& context, const SpotRules& rules, const Ratings& ratings) {
  std::map<std::tuple<std::string, double, double>, Rated> spots;
  Sorted sorted;
  const auto of_feature = [&](const std::string& id) -> Rated& {
    Rated& spot = spots[{id, 0, 0}];
    spot.feature = id;
    if (!spot.number) spot.number = context.city.find_feature(id);
    return spot;
  };
  for (const Observation* rating : ratings) {
    if (!rating->feature.empty()) {   // who stood where beside a feature makes no second spot
      of_feature(rating->feature).ratings.push_back(rating);
    } else if (rating->position) {
      Rated& spot = spots[{"", rating->position->x, rating->position->y}];
      spot.at = rating->position;
      spot.off = std::max(spot.off, rating->position_accuracy.ceil());
      spot.ratings.push_back(rating);
    } else {
      sorted.whole.push_back(rating);
    }
  }
  if (rules.on) {
    for (const std::uint32_t feature : features_at(context, *rules.on, 0)) of_feature(context.city.feature(feature).id);
  }
  for (auto& [key, spot] : spots) sorted.spots.push_back(std::move(spot));
  return sorted;
}

/// Of positions so far apart, each of which may be off by so much (mm, from 0). Counted in whole mm, as no source is finer: sums of metres in binary would
/// part what is written as exactly one spot.
SameSpot by_distance(double metres, std::int64_t off_a, std::int64_t off_b) {
  constexpr double mm_per_metre = 1000;
  constexpr std::int64_t one_spot = 1000;   // mm, as in the ids of gaps
  const std::int64_t apart = std::llround(metres * mm_per_metre);
  const std::int64_t spare = one_spot - apart;   // whatever an accuracy says, no sum of them may overflow
  if (off_a <= spare && off_b <= spare - off_a) return SameSpot::yes;
  if (-spare > off_a && -spare - off_a > off_b) return SameSpot::no;
  return SameSpot::perhaps;
}

class SpotRater {
 public:
  SpotRater(const MeasureContext& context, const SpotRules& rules, const Ratings& ratings, Measurement& measurement)
      : m_context(context), m_rules(rules), m_measurement(measurement), m_sorted(sorted_by_spot(context, rules, ratings)) {}

  void rate() {
    const std::vector<SpotGroup> groups = group_spots(m_sorted.spots.size(), [&](std::size_t a, std::size_t b) { return relation(m_sorted.spots[a], m_sorted.spots[b]); });
    weigh_whole();
    for (const SpotGroup& group : groups) add(group);
    tell_unrated(groups);
    auto rest = m_vouches ? std::nullopt : the_rest();
    finish_places(m_context, m_measurement, std::move(rest));
    if (m_vouches) speak_for_whole(m_context, m_measurement, std::move(*m_whole));
    refuse_few();
  }

 private:
  [[nodiscard]] bool enough(const Ratings& counted) const { return Rational(static_cast<std::int64_t>(observers_of(counted))) >= m_rules.minimum_observers; }

  [[nodiscard]] SameSpot relation(const Rated& a, const Rated& b) const {
    if (!a.feature.empty() && !b.feature.empty()) return SameSpot::no;
    if (a.at && b.at) return same_position(*a.at, *b.at) ? SameSpot::yes : by_distance(distance(*a.at, *b.at), a.off, b.off);
    const Rated& feature = a.at ? b : a;
    const Rated& position = a.at ? a : b;
    if (!feature.number || !position.at) return SameSpot::no;
    const Feature& mapped = m_context.city.feature(*feature.number);
    const SameSpot same = by_distance(distance(mapped.geometry, *position.at), position.off, 0);
    // Of a thing that is not judged one by one, a long flight or a field, it may be a spot.
    return same == SameSpot::yes && m_rules.on != mapped.theme ? SameSpot::perhaps : same;
  }

  /// What is said of the whole, and whether it was said no earlier than of any spot: what was so then need not be so at the spots that nobody rated since.
  void weigh_whole() {
    Date newest_of_spots;
    for (const Rated& spot : m_sorted.spots) newest_of_spots = std::max(newest_of_spots, newest_day(spot.ratings));
    const Ratings all = counted_of(m_sorted.whole, m_rules.newest_day_only);
    if (all.empty()) return;
    if (!enough(all)) return tell_few(whole_label(), all);
    ++m_enough;
    Ratings since = all;
    std::erase_if(since, [&](const Observation* rating) { return rating->date < newest_of_spots; });
    m_vouches = enough(since);
    if (!m_vouches) {
      const Date day = newest_day(all);
      const LocalText whole_day{to_words(day, "en"), to_words(day, "sv")};
      const LocalText spot_day{to_words(newest_of_spots, "en"), to_words(newest_of_spots, "sv")};
      m_measurement.steps.push_back({"The site as a whole was rated on " + whole_day.en + " and a spot after that, on " + spot_day.en +
                                         ": of what nobody rated since, the earlier rating says nothing. Rate the site as a whole at the same visit as its spots.",
                                     "Platsen som helhet bedömdes " + whole_day.sv + " och ett ställe efter det, " + spot_day.sv +
                                         ": om det som ingen bedömt sedan dess säger det tidigare betyget inget. Bedöm platsen som helhet vid samma besök som dess ställen."});
    }
    m_whole = whole_of(m_vouches ? since : all);
    if (m_vouches && since.size() == all.size()) return;
    // Where the newest day alone counts, the spots rated since are as they were rated then, and the others are bounded in value_of(). Else an
    // earlier rating is one among others: it vouches for nothing and still counts.
    if (!m_rules.newest_day_only) {
      PlaceResult earlier = whole_of(all);
      earlier.is_statement = true;
      m_measurement.places.push_back(std::move(earlier));
    }
  }

  static LocalText whole_label() { return {"The site as a whole", "Platsen som helhet"}; }

  [[nodiscard]] PlaceResult whole_of(const Ratings& counted) const {
    PlaceResult whole = median_place(counted, Quantity::rating);
    whole.people = static_cast<std::uint32_t>(observers_of(counted));
    whole.label = whole_label();
    whole.where = m_context.site.geometry;
    return whole;
  }

  /// What is known of a spot, were these ratings those of it and no others.
  struct Value {
    Interval range = domain(Quantity::rating);
    bool enough = false;
  };
  [[nodiscard]] Value value_of(const Ratings& counted) const {
    Value value;
    value.enough = !counted.empty() && enough(counted);
    if (value.enough) {
      value.range = median_place(counted, Quantity::rating).value;
      // Rated before the site as a whole was found to be worse somewhere: it may have been here.
      const bool whole_since = m_whole && !m_vouches && m_rules.newest_day_only && newest_day(counted) < m_whole->date.value_or(Date{});
      if (whole_since) value.range.low = std::min(value.range.low, m_whole->value.low);
      return value;
    }
    // What is said of the whole says nothing against somebody who found a spot worse: it may be as bad as that.
    if (m_vouches) value.range.low = counted.empty() ? m_whole->value.low : std::min(m_whole->value.low, lowest(counted));
    return value;
  }

  void add(const SpotGroup& group) {
    Ratings all;
    for (const std::size_t i : group.members) all.insert(all.end(), m_sorted.spots[i].ratings.begin(), m_sorted.spots[i].ratings.end());
    const Ratings counted = counted_of(all, m_rules.newest_day_only);
    const bool open = group.readings.size() != 1;
    PlaceResult place = described(group, open ? all : counted);   // an earlier rating may be of another spot, and then counts
    const Value value = open ? covering(group) : value_of(counted);
    if (!open) place.people = static_cast<std::uint32_t>(observers_of(counted));
    if (open) tell_open(place.label.text());
    else if (!value.enough && !counted.empty()) tell_few(place.label.text(), counted);
    if (value.enough) ++m_enough;
    // What the whole says of a spot that nobody knows is worked out by whoever judges, unless one found it worse.
    place.known = value.enough || (open ? value.range != domain(Quantity::rating) : m_vouches && value.range.low < m_whole->value.low);
    if (open && m_vouches) place.known = true;
    place.value = place.known ? value.range : domain(Quantity::rating);
    m_measurement.places.push_back(std::move(place));
  }

  /// Every way to part the group into spots, of each the worst spot: from the lowest low to the highest high.
  [[nodiscard]] Value covering(const SpotGroup& group) const {
    if (group.readings.empty()) return covering_many(group);
    Value all{{}, true};
    bool first = true;
    for (const SpotReading& reading : group.readings) {
      Interval worst;
      bool any = false, some_enough = false;
      for (const std::vector<std::size_t>& spot : reading) {
        Ratings ratings;
        for (const std::size_t i : spot) ratings.insert(ratings.end(), m_sorted.spots[i].ratings.begin(), m_sorted.spots[i].ratings.end());
        const Value value = value_of(counted_of(ratings, m_rules.newest_day_only));
        worst = any ? Interval{std::min(worst.low, value.range.low), std::min(worst.high, value.range.high)} : value.range;
        any = true;
        some_enough = some_enough || value.enough;
      }
      all.range = first ? worst : hull(all.range, worst);
      first = false;
      all.enough = all.enough && some_enough;
    }
    return all;
  }

  /// Where there are too many ways to try them all: no spot is worse than the worst rating nor better than the best, unless it has observers too few.
  [[nodiscard]] Value covering_many(const SpotGroup& group) const {
    Value value;
    std::optional<Rational> low, high;
    bool all_rated = true;
    for (const std::size_t i : group.members) {
      all_rated = all_rated && !m_sorted.spots[i].ratings.empty();
      for (const Observation* rating : m_sorted.spots[i].ratings) {
        low = low ? std::min(*low, rating->range.low) : rating->range.low;
        high = high ? std::max(*high, rating->range.high) : rating->range.high;
      }
    }
    if (!low) return value;
    const bool one_is_enough = m_rules.minimum_observers <= Rational(1);
    if (m_whole) low = std::min(*low, m_whole->value.low);
    if (m_vouches || (one_is_enough && all_rated)) value.range.low = *low;
    if (one_is_enough) value.range.high = *high;
    value.enough = one_is_enough;
    return value;
  }

  [[nodiscard]] PlaceResult described(const SpotGroup& group, const Ratings& counted) const {
    PlaceResult place = counted.empty() ? unknown_place(Quantity::rating, "", {}, {}) : median_place(counted, Quantity::rating);
    const Rated* named = nullptr;
    for (const std::size_t i : group.members) {
      if (m_sorted.spots[i].feature.empty()) continue;
      named = named == nullptr ? &m_sorted.spots[i] : named;
    }
    const bool one_thing = named != nullptr && std::count_if(group.members.begin(), group.members.end(), [&](std::size_t i) { return !m_sorted.spots[i].feature.empty(); }) == 1;
    const Rated& first = named != nullptr ? *named : m_sorted.spots[group.members.front()];
    place.where = m_context.site.geometry;
    if (first.at) place.where = *first.at;
    const Observation* with_position = nullptr;
    for (const Observation* rating : first.ratings) with_position = with_position == nullptr && rating->position ? rating : with_position;
    if (with_position != nullptr) place.where = *with_position->position;
    if (one_thing) place.feature = named->feature;
    if (first.number) {
      const Feature& feature = m_context.city.feature(*first.number);
      place.label = feature_label(m_context, feature);
      place.where = feature.geometry;
    } else {
      place.label = located(m_context, {"Spot", "Ställe"}, with_position != nullptr ? with_position->position : first.at);
    }
    return place;
  }

  /// What nobody rated: what may be unmapped of the theme, else the rest of the site.
  std::optional<PlaceResult> the_rest() {
    if (!m_rules.on) return rest_of_site(m_context, m_measurement);
    if (m_context.criterion.combine != Combine::worst || m_measurement.places.empty()) return std::nullopt;
    Unvouched unvouched(m_context);
    unvouched.ask(*m_rules.on, 0);
    if (!unvouched.any()) return std::nullopt;
    m_measurement.steps.push_back(unvouched.step());
    return unvouched.place(Quantity::rating);
  }

  void tell_few(const LocalText& label, const Ratings& counted) {
    const std::string of = std::to_string(observers_of(counted)) + " / " + m_rules.minimum_observers.to_text_exact();
    m_measurement.steps.push_back({label.en + ": too few observers (" + of + ").", label.in("sv") + ": för få observatörer (" + of + ")."});
  }
  void tell_open(const LocalText& label) {
    m_open = true;
    m_measurement.steps.push_back({label.en + ": whether the ratings here are of one spot or of several cannot be told, so far as their positions may be off. What "
                                              "holds either way counts. Name the feature they are of, or give one and the same position.",
                                   label.in("sv") + ": om betygen här gäller ett ställe eller flera går inte att avgöra, så långt deras lägen kan slå fel. Det som "
                                                    "håller i båda fallen räknas. Ange vilket objekt de gäller, eller ett och samma läge."});
  }
  /// A thing is rated, or may be, by whoever names it and by whoever stood at it.
  [[nodiscard]] bool is_rated(const SpotGroup& group) const {
    return std::any_of(group.members.begin(), group.members.end(), [this](std::size_t i) { return !m_sorted.spots[i].ratings.empty(); });
  }
  void tell_unrated(const std::vector<SpotGroup>& groups) {
    constexpr std::size_t named = 5;
    LocalText names;
    std::size_t count = 0;
    for (const SpotGroup& group : groups) {
      if (is_rated(group)) continue;
      for (const std::size_t i : group.members) {
        if (!m_sorted.spots[i].number || ++count > named) continue;
        const LocalText label = feature_label(m_context, m_context.city.feature(*m_sorted.spots[i].number));
        names.en += (count == 1 ? "" : ", ") + label.en;
        names.sv += (count == 1 ? "" : ", ") + label.in("sv");
      }
    }
    if (count == 0) return;
    if (count > named) names.en += " … (" + std::to_string(count) + ")", names.sv += " … (" + std::to_string(count) + ")";
    if (m_vouches) {
      m_measurement.steps.push_back({"Mapped, rated by nobody, and spoken for by the rating of the site as a whole: " + names.en + ".",
                                     "Kartlagt, inte bedömt av någon, och omfattat av betyget på platsen som helhet: " + names.sv + "."});
      return;
    }
    m_measurement.steps.push_back({"Mapped, and rated by nobody: " + names.en + ".", "Kartlagt, och inte bedömt av någon: " + names.sv + "."});
  }
  void refuse_few() {
    const bool any_rating = !m_sorted.whole.empty() || std::any_of(m_sorted.spots.begin(), m_sorted.spots.end(), [](const Rated& spot) { return !spot.ratings.empty(); });
    if (m_enough > 0 || !any_rating) return;
    const std::string needed = m_rules.minimum_observers.to_text_exact();
    if (m_open) {
      m_measurement.unusable = LocalText{"Whether any spot was rated by " + needed + " observers cannot be told from their positions: those who rate the same thing name its feature, or give one position.",
                                         "Om något ställe har bedömts av " + needed + " observatörer går inte att avgöra av deras lägen: de som bedömer samma sak anger dess objekt, eller ett och samma läge."};
      return;
    }
    m_measurement.unusable = LocalText{"No spot was rated by " + needed + " observers: those who rate the same thing name its feature, or give one position.",
                                       "Inget ställe har bedömts av " + needed + " observatörer: de som bedömer samma sak anger dess objekt, eller ett och samma läge."};
  }

  const MeasureContext& m_context;
  const SpotRules& m_rules;
  Measurement& m_measurement;
  Sorted m_sorted;
  std::optional<PlaceResult> m_whole;   ///< what enough observers say of the site as a whole
  bool m_vouches = false;               ///< it speaks for what nobody rated
  bool m_open = false;                  ///< of some ratings it is open whether they are of one spot
  std::size_t m_enough = 0;             ///< spots that surely have observers enough, and the whole
};

}  // namespace

void rate_spots(const MeasureContext& context, const SpotRules& rules, const std::vector<const Observation*>& ratings, Measurement& measurement) {
  SpotRater(context, rules, ratings, measurement).rate();
}

}  // namespace levelground::gis
