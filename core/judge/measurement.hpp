// SPDX-License-Identifier: Apache-2.0
/// A measurement: what is known of one quantity at one site, place by place. Made by gis/measure, judged by core/judge.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/interval.hpp"
#include "core/base/quantity.hpp"
#include "core/base/rare.hpp"
#include "core/city/city.hpp"
#include "core/text/texts.hpp"

namespace levelground {

/// One input of a place result, for the explanation.
struct MeasureInput {
  SharedText words;         ///< "tag kerb=lowered of way 123" / "E-014: 60 mm ± 2 mm, height gauge, 2026-05-12 by day"
  std::string reference;    ///< feature id or observation id
  Grade grade = Grade::inferred;
  std::vector<Evidence> evidence;
  friend bool operator==(const MeasureInput&, const MeasureInput&) = default;
};

/// Where a stretch lies on a line, so that adjoining stretches can be joined into runs.
struct Stretch {
  std::uint32_t line = 0;       ///< number of the line within the measurement
  std::int64_t from_mm = 0;
  std::int64_t to_mm = 0;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// The result at one place: a station, a seat, a crossing, a stretch, one rating.
struct PlaceResult {
  std::string feature;          ///< stable id of the feature; empty when the place has none
  SharedText label;             ///< "Crossing of Bruksgatan"
  Geometry where;
  Interval value;               ///< base unit of the measurement's quantity
  bool known = false;           ///< something accepted as evidence bears on it; false: value is the domain
  Grade grade = Grade::inferred;
  std::optional<Stretch> stretch;
  std::optional<Date> date;     ///< of the newest input, for `latest`
  std::vector<MeasureInput> inputs;
  bool dissent = false;
  Rare<Interval> spread;        ///< the hull of all that is said of it, where that is more than `value`: what counts when one more dissents
  /// One statement about the site as a whole (a rater's answer): it is combined like a place, but is none, so it is never a gap of
  /// its own and nobody's single answer stands on a map.
  bool is_statement = false;
  friend bool operator==(const PlaceResult&, const PlaceResult&) = default;
};

/// What a measure kind found at a site.
struct Measurement {
  Quantity quantity = Quantity::count;
  /// The value for the site as a whole. Where `places` is not empty and combine is worst, median or latest, the judge combines
  /// the places and this is the hull or extreme shown to people; for Combine::share (and kinds without places) it decides.
  Interval value;
  bool observed = false;        ///< something accepted as evidence bears on some judged place
  Rational coverage;            ///< share 0..1 of the extent (length, count) on which the value is known
  Grade grade = Grade::inferred;///< the weakest grade the known part rests on
  std::vector<PlaceResult> places;
  /// When set, an observation that speaks for the whole ("narrowest point of the main route 1.62 m"): it bounds every unknown place.
  Rare<PlaceResult> whole;
  /// Places where a share or distance measure falls short or is unknown: surely lacking (value fails) and perhaps lacking.
  /// Used for gaps when the judged value itself has no places.
  std::vector<PlaceResult> lacking;
  std::vector<SharedText> steps; ///< how it was computed, in order, for the explanation ("main route: 3 walks, 212 m")
  /// A method gate that failed: the value may not be used at all; says why. The verdict is then not_observed.
  Rare<LocalText> unusable;
  /// Ids of the accepted observations, of the site or at a position of it, that were heard, in order; those about a feature are not listed.
  Rare<std::vector<std::string>> heard;
  friend bool operator==(const Measurement&, const Measurement&) = default;
};

}  // namespace levelground
