// SPDX-License-Identifier: Apache-2.0
/// Kinds of quantity, their base units, and the text forms of limits ("1.20 m", "5 %", "1:20", "20 lx").
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/interval.hpp"

namespace levelground {

/// A kind of quantity. The base unit, in which every Rational and Interval of that kind is stored, stands beside it.
enum class Quantity {
  length,        ///< mm
  area,          ///< mm²
  slope,         ///< rise over run, a pure number (5 % = 1/20); downhill is negative
  illuminance,   ///< mlx
  duration,      ///< s
  age,           ///< whole days between two dates (never months; freshness in months uses calendar dates, see date.hpp)
  speed,         ///< m/h (30 km/h = 30000)
  share,         ///< 0..1
  ratio,         ///< a pure number >= 0, e.g. detour over direct length
  count,         ///< whole number >= 0
  rating,        ///< anchored scale 0..3
  sound_level,   ///< mdB
  mass,          ///< g
  temperature,   ///< thousandths of a degree Celsius; also of felt temperatures (UTCI)
  presence,      ///< 0 absent, 1 present
  ordinal,       ///< rank in an ordered list of categories, 0 = worst
  category,      ///< one of a list without order; the value is the set of possible codes, see Attribute
  text,          ///< free text, never compared
};

std::string_view quantity_name(Quantity quantity);                       ///< "length", as written in schemes
std::optional<Quantity> quantity_from_name(std::string_view name);
/// All values the quantity can take: "unknown is as wide as the domain".
Interval domain(Quantity quantity);

/// A number with its unit, exact. `base` is in the base unit of `quantity`.
struct ExactQuantity {
  Quantity quantity;
  Rational base;
};

/// Parses an exact limit with its unit: "1.20 m", "20 mm", "3 cm", "0.5 ha", "12 m2", "5 %", "1:20", "3°" is refused (not
/// exact), "20 lx", "30 km/h", "14 d", "6 weeks" (42 d), "90 s", "10 dB", "2" (only for count, rating, ratio, ordinal).
/// `expected` decides what a unit means ("%" is a slope or a share). On failure returns nullopt and puts a sentence into
/// `why` that says what is wrong and what to write instead.
std::optional<ExactQuantity> parse_exact(std::string_view text, Quantity expected, std::string& why);

/// Base units per one of `unit` for this quantity ("m" for length is 1000); nullopt if the unit does not fit.
std::optional<Rational> unit_factor(std::string_view unit, Quantity quantity);

/// How a value is written for people, unit included; ends of intervals are rounded outwards at the shown precision, an exact share to the nearest.
/// `unit` is the display unit ("m", "mm", "%", "1:n", "lx", "km/h", "d"); empty picks the usual one for the size.
/// Decimal separator and grouping follow `language` ("en" or "sv"). An unbounded end is written in words
/// ("at least 2.0 m"); a wholly unknown value gives the text "not known". A share that is surely less than the whole is never shown as the
/// whole ("below 100 %"). `apart`: numbers, in the base unit, that no end is shown at or beyond unless it lies there: the limits that the
/// value is compared with; as many digits are shown as that takes.
std::string display(const Interval& value, Quantity quantity, std::string_view unit, std::string_view language, std::span<const Rational> apart = {});
std::string display(const Rational& value, Quantity quantity, std::string_view unit, std::string_view language);

}  // namespace levelground
