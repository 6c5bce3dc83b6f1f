// SPDX-License-Identifier: Apache-2.0
/// A measurement: what is known of one quantity at one site, place by place. Made by gis/measure, judged by core/judge.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
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
  std::uint32_t people = 0;     ///< how many different people gave the ratings that it is the median of; 0: it is none, or it is open which are of it
  friend bool operator==(const PlaceResult&, const PlaceResult&) = default;
};

/// A statement that was asked and is no evidence for the criterion.
struct NotAccepted {
  std::string observation;      ///< its id
  SharedText why;               ///< half a sentence: "made by day; the criterion asks for night"
  friend bool operator==(const NotAccepted&, const NotAccepted&) = default;
};
/// Something that bears on a measure and is older than its criterion takes evidence. It counts as if nobody had said it, and that is told.
struct TooOld {
  enum class What : std::uint8_t { layer, completeness, observations };
  What what = What::layer;
  std::string source;   ///< name of the layer's source, or of that about which completeness is stated; empty for observations
  std::string theme;    ///< id of the theme that is stated to be complete; else empty
  Date date;            ///< of the layer or statement, of the newest of the observations; not set: none is stated, or none may be told
  friend auto operator<=>(const TooOld&, const TooOld&) = default;
};
std::string_view too_old_name(TooOld::What what);  ///< "layer", …

/// Of how many things it is known, where the extent of a measurement is a number of things and not metres or ground.
struct CountedExtent {
  enum class Of : std::uint8_t {
    places,
    homes,
    ways,      ///< from an entrance to a facility
    stations,  ///< of a route, from which something is looked at
    hours,     ///< at places, in parts: told as a share
  };
  Of of = Of::places;
  std::int64_t known = 0;       ///< 0..all
  std::int64_t all = 0;
  friend bool operator==(const CountedExtent&, const CountedExtent&) = default;
};
std::string_view counted_extent_name(CountedExtent::Of of);  ///< "places", …

/// What a measure kind found at a site.
struct Measurement {
  Quantity quantity = Quantity::count;
  /// The value for the site as a whole. Where `places` is not empty and combine is worst, median or latest, the judge combines
  /// the places and this is the hull or extreme shown to people; for Combine::share (and kinds without places) it decides.
  Interval value;
  bool observed = false;        ///< something accepted as evidence bears on some judged place
  Rational coverage;            ///< share 0..1 of the extent (length, area, count) on which the value is known
  Rare<CountedExtent> counted;  ///< the same as a number of things; set only where the extent is one, and not all of it is known
  Grade grade = Grade::inferred;///< the weakest grade the known part rests on
  std::vector<PlaceResult> places;
  /// When set, an observation that speaks for the whole ("narrowest point of the main route 1.62 m"): it bounds every unknown place. As a statement
  /// (`is_statement`) it does so and is no gap of its own.
  Rare<PlaceResult> whole;
  /// Places where a share or distance measure falls short or is unknown: surely lacking (value fails) and perhaps lacking.
  /// Used for gaps when the judged value itself has no places.
  std::vector<PlaceResult> lacking;
  std::vector<SharedText> steps; ///< how it was computed, in order, for the explanation ("main route: 3 walks, 212 m")
  /// A method gate that failed: the value may not be used at all; says why. The verdict is then not_observed.
  Rare<LocalText> unusable;
  /// What was not taken for its age, sorted, each once.
  Rare<std::vector<TooOld>> too_old;
  /// Ids of the accepted observations, of the site or at a position of it, that were heard, in order; those about a feature are not listed.
  Rare<std::vector<std::string>> heard;
  /// Where places are medians of ratings by people: every single rating, sorted by value, so that nobody's can be told. For how they are spread.
  Rare<std::vector<Interval>> voices;
  /// Sorted by id, each once.
  Rare<std::vector<NotAccepted>> not_accepted;

  /// Known on a share of metres or ground, 0..1.
  void cover(const Rational& share) { coverage = share, counted.reset(); }
  /// Known of so many things, of at least one.
  void cover(const CountedExtent& extent) {
    cover(Rational::ratio(extent.known, extent.all));
    if (extent.known < extent.all) counted = extent;
  }
  friend bool operator==(const Measurement&, const Measurement&) = default;
};

}  // namespace levelground
