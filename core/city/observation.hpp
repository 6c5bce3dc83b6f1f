// SPDX-License-Identifier: Apache-2.0
/// An observation: one statement about one property of one thing (ISO 19156). Never overwritten, only superseded.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/interval.hpp"
#include "core/base/quantity.hpp"
#include "core/base/rare.hpp"
#include "core/geometry/geometry.hpp"

namespace levelground {

enum class Light : std::uint8_t { not_stated, day, dusk, night };

/// A light that was stated and that the sun gainsays.
struct LightDoubt {
  Light stated = Light::not_stated;   ///< never not_stated where there is a doubt
  bool sun_was_up = false;            ///< else it stood below the horizon
  int degrees = 0;                    ///< whole degrees from the horizon, at least
  friend bool operator==(const LightDoubt&, const LightDoubt&) = default;
};

/// A file that supports an observation. The content hash is its name.
struct Evidence {
  std::string file;     ///< as the source names it
  std::string sha256;   ///< hex; empty when the file was not found (a Problem says so)
  Date content_date;    ///< when what it shows was true; not set when unknown
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What a statement says when it is taken as another quantity: "5 %" is a share, and the same of a ramp is a slope.
struct OtherReading {
  Quantity quantity = Quantity::text;
  Interval range;   ///< base unit, accuracy included
  friend bool operator==(const OtherReading&, const OtherReading&) = default;
};

struct Observation {
  std::string id;          ///< from the source, else a content hash
  std::string supersedes;  ///< id of the observation this one corrects; empty for none
  std::string site;        ///< site id; "*" for a document that holds for every site
  std::string feature;     ///< feature id; empty: the statement is about the site as a whole
  std::optional<Point> position;
  Rational position_accuracy;   ///< mm, 0 when not stated
  std::string property;    ///< a Property name, or a property a criterion names ("felt_safety", "complaint_channel")
  Quantity quantity = Quantity::text;
  Interval range;          ///< base unit, accuracy included
  Rare<std::vector<OtherReading>> also;  ///< of a property that only criteria name: what else its unit may mean, each quantity once
  std::uint32_t codes = 0; ///< for category properties
  std::string result;      ///< the words of the source ("60"), for the explanation
  std::string unit;        ///< as stated
  std::string accuracy;    ///< as stated
  std::string instrument;
  std::string observer;
  std::string perspective; ///< group id from whose perspective it is made; empty: none stated
  Light light = Light::not_stated;   ///< the light it counts as made in
  std::optional<LightDoubt> light_doubt;   ///< why `light` is not what was stated
  Date date;
  std::string time;        ///< full ISO 8601 text as stated
  std::string note;
  std::vector<Evidence> evidence;
  std::uint32_t source = 0;  ///< index into City::sources()
};

/// What it says of the quantity that is asked for; nullopt: its unit does not fit.
inline std::optional<Interval> range_as(const Observation& observation, Quantity quantity) {
  if (observation.quantity == quantity) return observation.range;
  if (!observation.also) return std::nullopt;
  for (const OtherReading& other : *observation.also) {
    if (other.quantity == quantity) return other.range;
  }
  return std::nullopt;
}

/// When what it says was true: the newest date of the files that go with it, else its own.
inline Date day_of(const Observation& observation) {
  Date newest;
  for (const Evidence& evidence : observation.evidence) newest = std::max(newest, evidence.content_date);
  return newest.is_set() ? newest : observation.date;
}

}  // namespace levelground
