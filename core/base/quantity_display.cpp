// SPDX-License-Identifier: Apache-2.0
// How values are written for people. An interval is never shown narrower than it is: its ends are rounded outwards.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "core/base/errors.hpp"
#include "core/base/quantity.hpp"

namespace levelground {

namespace {

struct Words {
  std::string_view decimal_mark;
  std::string_view group_mark;
  std::string_view at_least;
  std::string_view at_most;
  std::string_view to;
  std::string_view below;
  std::string_view above;
  std::string_view infinite;
  std::string_view unknown;
  std::string_view yes;
  std::string_view no;
};

constexpr std::string_view narrow_no_break_space = "\u202F";
constexpr std::string_view minus = "−";
constexpr std::string_view en_dash = "–";
constexpr Words english{".", ",", "at least ", "at most ", " to ", "below ", "above ", "infinite", "not known", "yes", "no"};
constexpr Words swedish{",", narrow_no_break_space, "minst ", "högst ", " till ", "under ", "över ", "oändligt", "inte känt", "ja", "nej"};

const Words& words(std::string_view language) { return language == "sv" ? swedish : english; }

/// The unit a value is shown in.
struct Shown {
  std::string unit;        ///< as given to unit_factor
  Rational factor = 1;     ///< base units per one of it
  bool gradient = false;   ///< "1:n"
  int least_decimals = 0;
};

Rational magnitude(const Interval& value) {
  Rational size = 0;
  for (const Rational& end : {value.low, value.high}) {
    if (end.is_finite()) size = std::max(size, end < Rational(0) ? -end : end);
  }
  return size;
}

/// The unit a reader expects for a value of this size (base units).
std::string_view usual_unit(Quantity quantity, const Rational& size) {
  const auto below = [&size](std::int64_t base) { return size < Rational(base); };
  switch (quantity) {
    case Quantity::length: return below(1000) ? "mm" : (below(10000000) ? "m" : "km");
    case Quantity::area: return below(10000) && size > Rational(0) ? "mm2" : (below(10000000000) ? "m2" : (below(10000000000000) ? "ha" : "km2"));
    case Quantity::slope:
    case Quantity::share: return "%";
    case Quantity::illuminance: return "lx";
    case Quantity::duration: return below(120) ? "s" : (below(7200) ? "min" : (below(172800) ? "h" : "d"));
    case Quantity::age: return "d";
    case Quantity::speed: return "km/h";
    case Quantity::sound_level: return "dB";
    case Quantity::temperature: return "°C";
    case Quantity::mass: return below(1000) ? "g" : "kg";
    case Quantity::ratio:
    case Quantity::count:
    case Quantity::rating:
    case Quantity::presence:
    case Quantity::ordinal:
    case Quantity::category:
    case Quantity::text: return "";
  }
  throw Defect("a quantity without a unit");
}

Shown shown_unit(Quantity quantity, std::string_view unit, const Interval& value) {
  Shown shown;
  if (unit == "1:n" && quantity == Quantity::slope) {
    // Level and downhill have no 1:n; they are shown in per cent.
    if (value.low > Rational(0) && value.high.is_finite()) {
      shown.gradient = true;
      return shown;
    }
    unit = "%";
  }
  shown.unit = unit.empty() ? usual_unit(quantity, magnitude(value)) : unit;
  const std::optional<Rational> factor = unit_factor(shown.unit, quantity);
  if (factor) {
    shown.factor = *factor;
  } else if (!shown.unit.empty()) {
    throw Defect(fmt::format("‘{}’ is not a unit of {}", shown.unit, quantity_name(quantity)));
  }
  const bool metres = shown.unit == "m" || shown.unit == "km";
  if (metres && magnitude(value) < shown.factor * Rational(10)) shown.least_decimals = 1;
  return shown;
}

/// How a unit is printed after a number that reads `number`.
std::string unit_words(std::string_view unit, std::string_view language, bool one) {
  if (unit.empty()) return {};
  const bool sv = language == "sv";
  if (unit == "mm2") return " mm²";
  if (unit == "cm2") return " cm²";
  if (unit == "m2") return " m²";
  if (unit == "km2") return " km²";
  if (unit == "d" || unit == "day" || unit == "days") return sv ? " dygn" : (one ? " day" : " days");
  if (unit == "week" || unit == "weeks") return sv ? (one ? " vecka" : " veckor") : (one ? " week" : " weeks");
  if (unit == "minutes") return " min";
  if (unit == "hours") return " h";
  if (unit == "lux") return " lx";
  return " " + std::string(unit);
}

/// Digits after the point that are worth showing for a value of this size, in the shown unit.
int useful_decimals(const Shown& shown, Quantity quantity, const Rational& size_in_unit) {
  if (shown.unit == "mm" || shown.unit == "s" || shown.unit == "d" || shown.unit == "mm2" || shown.unit == "mlx" ||
      shown.unit == "g" || quantity == Quantity::count || quantity == Quantity::ordinal) {
    return 0;
  }
  const bool coarse = quantity == Quantity::slope || quantity == Quantity::share || quantity == Quantity::illuminance ||
                      quantity == Quantity::sound_level || quantity == Quantity::speed || quantity == Quantity::duration ||
                      quantity == Quantity::age || quantity == Quantity::rating || quantity == Quantity::temperature;
  if (size_in_unit < Rational(10)) return coarse ? 1 : 2;
  if (size_in_unit < Rational(100)) return 1;
  return coarse && quantity != Quantity::illuminance && quantity != Quantity::speed ? 1 : 0;
}

bool is_exact_with(const Rational& value, int decimals) {
  std::int64_t power = 1;
  for (int i = 0; i < decimals; ++i) power *= 10;
  return power % value.den() == 0;
}

/// Decimal text to the reader's marks: minus sign, decimal mark, groups of three from five digits on.
std::string localised(std::string_view plain, const Words& w) {
  std::string result;
  if (plain.starts_with('-')) {
    result += minus;
    plain.remove_prefix(1);
  }
  const std::size_t point = plain.find('.');
  const std::string_view whole = plain.substr(0, point);
  constexpr std::size_t ungrouped_digits = 4;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && whole.size() > ungrouped_digits && (whole.size() - i) % 3 == 0) result += w.group_mark;
    result += whole[i];
  }
  if (point != std::string_view::npos) {
    result += w.decimal_mark;
    result += plain.substr(point + 1);
  }
  return result;
}

/// Nearest, halves away from zero: only for a number that stands alone and is a bound of nothing.
std::string nearest_text(const Rational& value, int decimals) {
  const std::string down = value.to_text_floor(decimals);
  const std::string up = value.to_text_ceil(decimals);
  const Rational below = value - *Rational::from_decimal(down);
  const Rational above = *Rational::from_decimal(up) - value;
  if (below == above) return value < Rational(0) ? down : up;
  return below < above ? down : up;
}

struct Ends {
  std::string low;
  std::string high;
  bool low_beyond = false;   ///< shown at a number that the end does not reach: it lies above it
  bool high_beyond = false;  ///< the same: it lies below it
};

/// Does a rounded end lie on the other side of a number than the end itself, or on it?
bool crosses(const Rational& end, const std::string& text, const std::vector<Rational>& apart) {
  if (!end.is_finite() || text.empty()) return false;
  const Rational shown = *Rational::from_decimal(text);
  return std::any_of(apart.begin(), apart.end(), [&](const Rational& number) { return (end <=> number) != (shown <=> number); });
}

/// More decimals than people read; beyond them words say on which side of a limit a value lies.
constexpr int most_decimals = 6;

/// Both ends with the same number of decimals: as few as are exact, else as many as are useful, or as keep them apart from `apart`.
Ends rounded(const Interval& in_unit, const Shown& shown, Quantity quantity, bool outwards, const std::vector<Rational>& apart) {
  const bool one_number = in_unit.is_exact();
  int decimals = shown.least_decimals;
  const int most = std::max(decimals, useful_decimals(shown, quantity, magnitude(in_unit)));
  const auto exact = [&in_unit](int digits) {
    return (!in_unit.low.is_finite() || is_exact_with(in_unit.low, digits)) &&
           (!in_unit.high.is_finite() || is_exact_with(in_unit.high, digits));
  };
  while (decimals < most && !exact(decimals)) ++decimals;
  // One exact number may take two digits more rather than be shown as two ends.
  if (one_number && !exact(decimals)) {
    for (int more = decimals + 1; more <= most + 2; ++more) {
      if (exact(more)) {
        decimals = more;
        break;
      }
    }
  }
  if (one_number && in_unit.low.is_finite()) {
    // Two of three seats are no range of shares: an exact share reads as one number, unless that would put it on the other side of a limit.
    const std::string text = nearest_text(in_unit.low, decimals);
    if (!outwards || (quantity == Quantity::share && !crosses(in_unit.low, text, apart))) return {text, text};
  }
  const auto at = [&in_unit](int digits) {
    return Ends{in_unit.low.is_finite() ? in_unit.low.to_text_floor(digits) : "", in_unit.high.is_finite() ? in_unit.high.to_text_ceil(digits) : ""};
  };
  const auto is_apart = [&](const Ends& ends) { return !crosses(in_unit.low, ends.low, apart) && !crosses(in_unit.high, ends.high, apart); };
  for (int digits = decimals; digits <= most_decimals; ++digits) {
    if (Ends ends = at(digits); is_apart(ends)) return ends;
  }
  Ends ends = at(decimals);
  ends.low_beyond = crosses(in_unit.low, ends.low, apart);
  ends.high_beyond = crosses(in_unit.high, ends.high, apart);
  return ends;
}

/// "1:20", or "1:25–1:20" from the gentlest to the steepest.
std::string gradient_words(const Interval& slope, const Words& w, std::span<const Rational> apart) {
  const auto run_of = [](const Rational& rise) { return Rational::ratio(rise.den(), rise.num()); };
  const Rational gentle = run_of(slope.low);
  const Rational steep = run_of(slope.high);
  int decimals = gentle.den() == 1 && steep.den() == 1 ? 0 : (is_exact_with(gentle, 1) && is_exact_with(steep, 1) ? 1 : (steep < Rational(10) ? 1 : 0));
  std::vector<Rational> runs;
  for (const Rational& number : apart) {
    if (number.is_finite() && number > Rational(0)) runs.push_back(run_of(number));
  }
  while (decimals < most_decimals && (crosses(gentle, gentle.to_text_ceil(decimals), runs) || crosses(steep, steep.to_text_floor(decimals), runs))) ++decimals;
  const std::string from = "1:" + localised(gentle.to_text_ceil(decimals), w);
  const std::string to = "1:" + localised(steep.to_text_floor(decimals), w);
  return from == to ? from : from + std::string(en_dash) + to;
}

std::string in_words(const Interval& value, Quantity quantity, std::string_view unit, std::string_view language, bool outwards,
                     std::span<const Rational> apart) {
  const Words& w = words(language);
  const Interval all = domain(quantity);
  if (value.contains(all)) return std::string(w.unknown);
  if (quantity == Quantity::presence) return std::string(value.low == Rational(1) ? w.yes : w.no);
  if (value.is_exact() && !value.low.is_finite()) return (value.low < Rational(0) ? std::string(minus) : std::string()) + std::string(w.infinite);
  const Shown shown = shown_unit(quantity, unit, value);
  if (shown.gradient) return gradient_words(value, w, apart);

  const auto scaled = [&shown](const Rational& end) { return end / shown.factor; };
  const Interval in_unit{scaled(value.low), scaled(value.high)};
  std::vector<Rational> apart_in_unit;
  for (const Rational& number : apart) {
    if (number.is_finite() && (quantity != Quantity::share || number < all.high)) apart_in_unit.push_back(scaled(number));
  }
  Ends ends = rounded(in_unit, shown, quantity, outwards, apart_in_unit);
  // Less than all is not all, however little is missing.
  if (quantity == Quantity::share && outwards && value.high < all.high && crosses(in_unit.high, ends.high, {scaled(all.high)})) {
    ends.high = scaled(all.high).to_text_exact();
    ends.high_beyond = true;
  }
  const bool one = ends.high == "1" && ends.low == "1";
  const std::string unit_text = unit_words(shown.unit, language, one);
  // A bound that says no more than the domain does is left out. Ratings keep both ends: "0–1" is a place on a short scale.
  const bool speaks_low = quantity == Quantity::rating || value.low > all.low;
  const bool speaks_high = quantity == Quantity::rating || value.high < all.high;
  const bool beyond = ends.low_beyond || ends.high_beyond;
  if (!beyond && (ends.low == ends.high || value.is_exact())) {
    if (ends.low == ends.high) return localised(ends.low, w) + unit_text;
  } else if (!speaks_low || (value.is_exact() && ends.high_beyond)) {
    return std::string(ends.high_beyond ? w.below : w.at_most) + localised(ends.high, w) + unit_words(shown.unit, language, ends.high == "1");
  } else if (!speaks_high || (value.is_exact() && ends.low_beyond)) {
    return std::string(ends.low_beyond ? w.above : w.at_least) + localised(ends.low, w) + unit_words(shown.unit, language, ends.low == "1");
  }
  const std::string_view between = beyond || ends.low.starts_with('-') ? w.to : en_dash;
  return std::string(ends.low_beyond ? w.above : "") + localised(ends.low, w) + std::string(between) + std::string(ends.high_beyond ? w.below : "") +
         localised(ends.high, w) + unit_text;
}

}  // namespace

std::string display(const Interval& value, Quantity quantity, std::string_view unit, std::string_view language, std::span<const Rational> apart) {
  return in_words(value, quantity, unit, language, true, apart);
}

std::string display(const Rational& value, Quantity quantity, std::string_view unit, std::string_view language) {
  if (!value.is_finite()) return value < Rational(0) ? "−∞" : "∞";
  return in_words(Interval::exact(value), quantity, unit, language, false, {});
}

}  // namespace levelground
