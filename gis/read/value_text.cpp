// SPDX-License-Identifier: Apache-2.0
#include "gis/read/value_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>
#include <utility>

namespace levelground::gis {

namespace {

using Outcome = ValueText::Outcome;

/// A decimal as written. `value` is exact for up to six decimals; longer ones (exports of binary numbers) lie in [value, value + step].
struct Decimal {
  Rational value;
  Rational step;             ///< one unit of the last digit
  bool truncated = false;
};

constexpr std::size_t most_whole_digits = 7;
constexpr std::size_t most_decimals = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t power_of_ten(std::size_t exponent) {
  std::int64_t power = 1;
  for (std::size_t i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// A cursor over cleaned text.
struct Cursor {
  std::string_view rest;
  void skip_spaces() {
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  }
  bool take(std::string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
  }
  [[nodiscard]] bool done() const { return rest.empty(); }
};

/// Digits with one decimal point or comma, no sign. nullopt leaves the cursor anywhere.
std::optional<Decimal> take_decimal(Cursor& cursor) {
  std::size_t whole = 0;
  while (whole < cursor.rest.size() && is_digit(cursor.rest[whole])) ++whole;
  if (whole == 0 || whole > most_whole_digits) return std::nullopt;
  std::int64_t digits = 0;
  for (const char c : cursor.rest.substr(0, whole)) digits = digits * 10 + (c - '0');
  cursor.rest.remove_prefix(whole);
  // "1 234 567": a space parts thousands where every group behind it has three digits.
  constexpr std::size_t group = 3;
  const auto has_group = [&](std::size_t at) {
    if (at + 1 + group > cursor.rest.size() || cursor.rest[at] != ' ') return false;
    const std::string_view three = cursor.rest.substr(at + 1, group);
    return std::all_of(three.begin(), three.end(), is_digit) && (at + 1 + group == cursor.rest.size() || !is_digit(cursor.rest[at + 1 + group]));
  };
  while (whole <= group && digits > 0 && has_group(0)) {
    for (const char c : cursor.rest.substr(1, group)) digits = digits * 10 + (c - '0');
    cursor.rest.remove_prefix(1 + group);
    if (digits >= power_of_ten(most_whole_digits)) return std::nullopt;
  }
  Decimal decimal{Rational(digits), Rational(1)};
  if (cursor.rest.empty() || (cursor.rest.front() != '.' && cursor.rest.front() != ',')) return decimal;
  const bool comma = cursor.rest.front() == ',';
  std::size_t decimals = 1;
  while (decimals < cursor.rest.size() && is_digit(cursor.rest[decimals])) ++decimals;
  const std::string_view fraction = cursor.rest.substr(1, decimals - 1);
  if (fraction.empty()) return std::nullopt;
  // "1,500" is one and a half to some and fifteen hundred to others.
  if (comma && fraction.size() == 3 && digits != 0) return std::nullopt;
  const std::size_t kept = std::min(fraction.size(), most_decimals);
  for (const char c : fraction.substr(0, kept)) digits = digits * 10 + (c - '0');
  decimal.value = Rational::ratio(digits, power_of_ten(kept));
  decimal.step = Rational::ratio(1, power_of_ten(kept));
  decimal.truncated = fraction.size() > kept;
  cursor.rest.remove_prefix(decimals);
  return decimal;
}

/// Lower case, one kind of space, quote, dash and minus, ends trimmed. Text with anything else outside ASCII stays as it is and will
/// not be understood.
std::string cleaned(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> same = {{
      {"\xC2\xA0", " "},          // no-break space
      {"\xE2\x80\xAF", " "},      // narrow no-break space
      {"\xE2\x88\x92", "-"},      // minus
      {"\xE2\x80\x93", "-"},      // en dash
      {"\xE2\x80\x99", "'"},      // right single quote
      {"\xE2\x80\xB2", "'"},      // prime
      {"\xE2\x80\x9D", "\""},     // right double quote
      {"\xE2\x80\xB3", "\""},     // double prime
      {"\xE2\x89\xA4", "<="},     // at most
      {"\xE2\x89\xA5", ">="},     // at least
      {"\xE2\x89\x88", "~"},      // almost equal
      {"\xC2\xBA", "\xC2\xB0"},   // ordinal sign used as degree
      {"+/-", "\xC2\xB1"},
      {"''", "\""},
      {"\t", " "},
      {"degrees", "\xC2\xB0"},
      {"degree", "\xC2\xB0"},
      {"deg", "\xC2\xB0"},
  }};
  std::string lower;
  lower.reserve(text.size());
  for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string result;
  for (std::size_t i = 0; i < lower.size();) {
    bool replaced = false;
    for (const auto& [from, to] : same) {
      if (std::string_view(lower).substr(i).starts_with(from)) {
        result += to;
        i += from.size();
        replaced = true;
        break;
      }
    }
    if (!replaced) result += lower[i++];
  }
  const std::size_t begin = result.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return result.substr(begin, result.find_last_not_of(' ') - begin + 1);
}

/// The interval of a decimal: half a unit of its last digit, a whole one when it is a guess, a stated margin, or none.
Interval spread(const Decimal& decimal, const Rational& margin) {
  if (decimal.truncated) return {decimal.value, decimal.value + decimal.step};
  return {decimal.value - margin, decimal.value + margin};
}

/// tan of an angle in degrees, rounded outwards; the ends must lie within (-90, 90).
std::optional<Interval> slope_of_angle(const Interval& degrees) {
  const double low = degrees.low.to_double();
  const double high = degrees.high.to_double();
  if (low <= -89 || high >= 89) return std::nullopt;
  // The tangent of two mathematics libraries may differ in the last bits: a margin far below the rounding step keeps both inside.
  constexpr double margin = 1e-11;
  constexpr std::int64_t parts = 1'000'000;
  const double radians = std::numbers::pi / 180;
  const Interval slope{Rational::floor_of(std::tan(low * radians) - margin, parts), Rational::ceil_of(std::tan(high * radians) + margin, parts)};
  return slope;
}

/// Whole base units, outwards, for quantities that are kept in whole units.
Interval outwards(const Interval& range, Quantity quantity) {
  if (quantity == Quantity::slope) return range;
  Interval whole = range;
  if (whole.low.is_finite()) whole.low = Rational(whole.low.floor());
  if (whole.high.is_finite()) whole.high = Rational(whole.high.ceil());
  return whole;
}

/// What a number with its unit says, in base units.
struct Reading {
  Interval range;
  bool approximate = false;
};

class ValueReader {
 public:
  ValueReader(Quantity quantity, const NumberForm& form) : m_quantity(quantity), m_form(form) {}

  /// One value without list separators; nullopt when it is not understood.
  std::optional<Reading> read(std::string_view text) const {
    Cursor cursor{text};
    bool approximate = false;
    bool at_most = false;
    bool at_least = false;
    bool strict = false;
    for (const std::string_view word : {"~", "ca.", "ca ", "c. ", "circa ", "approx. ", "approx ", "about "}) {
      if (cursor.take(word)) {
        approximate = true;
        break;
      }
    }
    if (cursor.take("<=")) at_most = true;
    else if (cursor.take(">=")) at_least = true;
    else if (cursor.take("<")) at_most = strict = true;
    else if (cursor.take(">")) at_least = strict = true;
    cursor.skip_spaces();

    if (m_quantity == Quantity::slope) {
      if (auto gradient = ratio(cursor, approximate)) {
        if (at_most || at_least) return bounded(gradient->range, at_most, false);
        return gradient;
      }
    }
    if (m_quantity == Quantity::length && !at_most && !at_least) {
      if (auto feet = feet_and_inches(cursor, approximate)) return feet;
    }

    const auto first = number(cursor);
    if (!first) return std::nullopt;
    cursor.skip_spaces();
    if (cursor.take("+") && !at_most && !at_least) at_least = true;
    const std::string_view first_unit = unit(cursor);
    cursor.skip_spaces();

    if (!at_most && !at_least && cursor.take("\xC2\xB1")) return with_margin(cursor, *first, first_unit);
    std::optional<Signed> second;
    std::string_view last_unit = first_unit;
    if (!at_most && !at_least && (cursor.take("-") || cursor.take("to "))) {
      cursor.skip_spaces();
      second = number(cursor);
      if (!second) return std::nullopt;
      cursor.skip_spaces();
      last_unit = unit(cursor);
      cursor.skip_spaces();
    }
    if (!cursor.done()) return std::nullopt;
    if (second) return range_of(*first, *second, first_unit.empty() ? last_unit : first_unit, last_unit.empty() ? first_unit : last_unit, approximate);
    if (at_most || at_least) {
      const auto limit = convert(spread_of(*first, false, true), first_unit, first->decimal);
      if (!limit) return std::nullopt;
      Interval range = *limit;
      // Whole numbers: more than ten is at least eleven.
      if (strict && m_quantity == Quantity::count) range = at_least ? Interval::exact(range.low + 1) : Interval::exact(range.high - 1);
      return bounded(range, at_most, approximate);
    }
    const auto range = convert(spread_of(*first, approximate, m_form.exact), first_unit, first->decimal);
    if (!range) return std::nullopt;
    return Reading{*range, approximate};
  }

 private:
  struct Signed {
    Decimal decimal;
    bool negative = false;
  };

  [[nodiscard]] std::optional<std::string_view> bare() const {
    if (m_form.bare_unit.empty()) return std::nullopt;
    return m_form.bare_unit;
  }

  static std::optional<Signed> number(Cursor& cursor) {
    Signed result;
    if (cursor.take("-")) result.negative = true;
    else cursor.take("+");
    cursor.skip_spaces();
    const auto decimal = take_decimal(cursor);
    if (!decimal) return std::nullopt;
    result.decimal = *decimal;
    return result;
  }

  /// Letters, %, ‰, °, quotes and slashes up to a space, digit, dash or plus-minus.
  static std::string_view unit(Cursor& cursor) {
    cursor.skip_spaces();
    std::size_t end = 0;
    while (end < cursor.rest.size()) {
      const char c = cursor.rest[end];
      if (c == ' ' || c == '-' || is_digit(c) || cursor.rest.substr(end).starts_with("\xC2\xB1")) break;
      ++end;
    }
    const std::string_view word = cursor.rest.substr(0, end);
    cursor.rest.remove_prefix(end);
    return word;
  }

  static Interval spread_of(const Signed& value, bool approximate, bool exact) {
    // Who writes "~10" of a tally says that it was not counted.
    const Rational margin = approximate ? value.decimal.step : exact ? Rational(0) : value.decimal.step * Rational::ratio(1, 2);
    const Interval range = spread(value.decimal, margin);
    return value.negative ? Interval{-range.high, -range.low} : range;
  }

  /// From the unit as written to base units. A bare zero slope is level whatever its unit; the widest one, degrees, gives its accuracy.
  [[nodiscard]] std::optional<Interval> convert(const Interval& range, std::string_view unit_text, const Decimal& decimal) const {
    std::string_view unit = unit_text;
    if (unit.empty()) {
      if (const auto stated = bare()) unit = *stated;
      else if (m_quantity == Quantity::slope && decimal.value == Rational(0) && !decimal.truncated) unit = "\xC2\xB0";
      else if (m_quantity != Quantity::count) return std::nullopt;
    }
    if (m_quantity == Quantity::slope && unit == "\xC2\xB0") return slope_of_angle(range);
    if (m_quantity == Quantity::count) {
      if (!unit.empty()) return std::nullopt;
      // A mean of people is 12.5 and lies between 12 and 13; "1.234" is a thousand and more to some, so it says nothing.
      const bool may_be_thousands = decimal.step == Rational::ratio(1, 1000) && decimal.value >= Rational(1) && decimal.value < Rational(1000);
      return may_be_thousands ? std::nullopt : std::optional(range);
    }
    const auto factor = source_unit_factor(unit, m_quantity);
    if (!factor) return std::nullopt;
    // Nothing a city holds is a thousand kilometres wide; the bound keeps exact arithmetic within 64 bits.
    const Rational largest = Rational(1'000'000'000) / *factor;
    if (range.high > largest || range.low < -largest) return std::nullopt;
    return Interval{range.low * *factor, range.high * *factor};
  }

  [[nodiscard]] std::optional<Reading> range_of(const Signed& first, const Signed& second, std::string_view first_unit, std::string_view last_unit,
                                                bool approximate) const {
    const auto low = convert(spread_of(first, approximate, m_form.exact), first_unit, first.decimal);
    const auto high = convert(spread_of(second, approximate, m_form.exact), last_unit, second.decimal);
    if (!low || !high || low->low > high->high) return std::nullopt;  // "1.8-1.2" is a slip, not a range
    return Reading{{low->low, high->high}, approximate};
  }

  [[nodiscard]] std::optional<Reading> with_margin(Cursor& cursor, const Signed& value, std::string_view value_unit) const {
    cursor.skip_spaces();
    const auto margin = take_decimal(cursor);
    if (!margin) return std::nullopt;
    const std::string_view margin_unit = unit(cursor);
    cursor.skip_spaces();
    if (!cursor.done() || m_quantity == Quantity::count) return std::nullopt;
    if (value_unit.empty() && margin_unit.empty() && !bare()) return std::nullopt;
    // "1.50 ± 0.05 m": the one unit holds for both. Angles have no factor, so both must be angles.
    const std::string_view stated = value_unit.empty() ? margin_unit : value_unit;
    const std::string_view unit_of_margin = margin_unit.empty() ? stated : margin_unit;
    const bool angle = stated == "\xC2\xB0" || (stated.empty() && m_form.bare_unit == "\xC2\xB0");
    const Rational half = margin->truncated ? margin->value + margin->step : margin->value;
    const Interval exact = spread_of(value, false, true);
    if (angle) {
      if (unit_of_margin != stated) return std::nullopt;
      const auto slope = slope_of_angle({exact.low - half, exact.high + half});
      if (!slope) return std::nullopt;
      return Reading{*slope};
    }
    const auto centre = convert(exact, stated, value.decimal);
    const auto width = convert(Interval::exact(half), unit_of_margin, *margin);
    if (!centre || !width) return std::nullopt;
    return Reading{{centre->low - width->high, centre->high + width->high}};
  }

  [[nodiscard]] std::optional<Reading> bounded(const Interval& limit, bool at_most, bool approximate) const {
    // "<5 %" speaks of the steepness, whichever way the line runs.
    if (at_most && m_quantity == Quantity::slope && limit.high >= Rational(0)) return Reading{{-limit.high, limit.high}, approximate};
    if (at_most) return Reading{{Rational::negative_infinity(), limit.high}, approximate};
    return Reading{{limit.low, Rational::infinity()}, approximate};
  }

  /// "1:12", "1 : 12", "-1:12", "1/12". Half a unit of the last digit of the run.
  [[nodiscard]] std::optional<Reading> ratio(Cursor& cursor, bool approximate) const {
    Cursor at = cursor;
    const bool negative = at.take("-");
    if (!negative) at.take("+");
    const auto rise = take_decimal(at);
    if (!rise) return std::nullopt;
    at.skip_spaces();
    if (!at.take(":") && !at.take("/")) return std::nullopt;
    at.skip_spaces();
    const auto run = take_decimal(at);
    at.skip_spaces();
    if (!run || !at.done()) return std::nullopt;
    const Rational finest = Rational::ratio(1, 1000);  // and the bounds below: exact arithmetic stays within 64 bits
    if (rise->step < finest || run->step < finest || rise->value > Rational(1000) || run->value > Rational(100'000)) return std::nullopt;
    const Rational margin = approximate ? run->step : m_form.exact ? Rational(0) : run->step * Rational::ratio(1, 2);
    if (run->value <= margin) return std::nullopt;
    const Interval slope{rise->value / (run->value + margin), rise->value / (run->value - margin)};
    cursor = at;
    return Reading{negative ? Interval{-slope.high, -slope.low} : slope, approximate};
  }

  /// 1'6", 1' 6", 6', 6": half a unit of the last digit given.
  [[nodiscard]] std::optional<Reading> feet_and_inches(Cursor& cursor, bool approximate) const {
    Cursor at = cursor;
    const auto feet = take_decimal(at);
    if (!feet || feet->truncated) return std::nullopt;
    at.skip_spaces();
    if (!at.take("'")) return std::nullopt;
    at.skip_spaces();
    const Rational foot = Rational::ratio(3048, 10);
    const Rational inch = Rational::ratio(254, 10);
    Decimal last = *feet;
    Rational total = feet->value * foot;
    Rational step = foot;
    if (!at.done()) {
      const auto inches = take_decimal(at);
      if (!inches || inches->truncated || inches->value >= Rational(12)) return std::nullopt;
      at.skip_spaces();
      at.take("\"");
      if (!at.done()) return std::nullopt;
      last = *inches;
      total = total + inches->value * inch;
      step = inch;
    }
    const Rational margin = last.step * step * (approximate ? Rational(1) : Rational::ratio(1, 2));
    cursor = at;
    return Reading{{total - margin, total + margin}, approximate};
  }

  Quantity m_quantity;
  NumberForm m_form;
};

ValueText unknown_value(Quantity quantity) { return {Outcome::unknown, domain(quantity), false}; }

ValueText read_one(std::string_view text, Quantity quantity, const NumberForm& form) {
  if (quantity == Quantity::slope) {
    if (text == "up") return {Outcome::partly, {Rational(0), domain(quantity).high}, false};
    if (text == "down") return {Outcome::partly, {domain(quantity).low, Rational(0)}, false};
  }
  const auto reading = ValueReader(quantity, form).read(text);
  if (!reading) return unknown_value(quantity);
  const auto inside = intersection(outwards(reading->range, quantity), domain(quantity));
  if (!inside) return unknown_value(quantity);
  // A plain negative number where none can be ("-0.3 m") is a slip; only the half unit around zero may reach below.
  if (quantity != Quantity::slope && text.find('-') == 0) return unknown_value(quantity);
  return {Outcome::understood, *inside, reading->approximate};
}

}  // namespace

ValueText read_number(std::string_view text, Quantity quantity, const NumberForm& form) {
  constexpr std::size_t longest = 200;
  if (text.size() > longest) return unknown_value(quantity);
  const std::string clean = cleaned(text);
  std::optional<ValueText> all;
  std::size_t begin = 0;
  while (begin <= clean.size()) {
    const std::size_t end = std::min(clean.find(';', begin), clean.size());
    std::string_view part = std::string_view(clean).substr(begin, end - begin);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    const ValueText value = read_one(part, quantity, form);
    if (value.outcome == Outcome::unknown) return value;
    if (!all) {
      all = value;
    } else {
      all->range = hull(all->range, value.range);
      all->approximate = all->approximate || value.approximate;
      if (value.outcome == Outcome::partly) all->outcome = Outcome::partly;
    }
    begin = end + 1;
  }
  return *all;
}

std::optional<Rational> source_unit_factor(std::string_view unit, Quantity quantity) {
  struct Unit {
    std::string_view name;
    std::int64_t num;
    std::int64_t den;
  };
  static constexpr std::array<Unit, 27> lengths = {{
      {"mm", 1, 1}, {"millimetre", 1, 1}, {"millimetres", 1, 1}, {"millimeters", 1, 1}, {"cm", 10, 1}, {"centimetres", 10, 1},
      {"centimeters", 10, 1}, {"cms", 10, 1}, {"dm", 100, 1}, {"m", 1000, 1}, {"m.", 1000, 1}, {"metre", 1000, 1}, {"metres", 1000, 1},
      {"meter", 1000, 1}, {"meters", 1000, 1}, {"mt", 1000, 1}, {"mts", 1000, 1}, {"km", 1'000'000, 1}, {"in", 254, 10}, {"inch", 254, 10},
      {"inches", 254, 10}, {"\"", 254, 10}, {"ft", 3048, 10}, {"foot", 3048, 10}, {"feet", 3048, 10}, {"yd", 9144, 10}, {"yards", 9144, 10},
  }};
  static constexpr std::array<Unit, 8> slopes = {{
      {"%", 1, 100}, {"percent", 1, 100}, {"pct", 1, 100}, {"\xE2\x80\xB0", 1, 1000}, {"permille", 1, 1000}, {"fraction", 1, 1},
      {"mm/m", 1, 1000}, {"cm/m", 1, 100},
  }};
  static constexpr std::array<Unit, 9> speeds = {{
      {"km/h", 1000, 1}, {"kmh", 1000, 1}, {"kph", 1000, 1}, {"kmph", 1000, 1}, {"mph", 1609344, 1000}, {"mi/h", 1609344, 1000},
      {"knots", 1852, 1}, {"kn", 1852, 1}, {"m/s", 3'600, 1},
  }};
  const auto look = [&](const auto& table) -> std::optional<Rational> {
    for (const Unit& known : table) {
      if (known.name == unit) return Rational::ratio(known.num, known.den);
    }
    return std::nullopt;
  };
  switch (quantity) {
    case Quantity::length: return look(lengths);
    case Quantity::slope: return look(slopes);
    case Quantity::speed: return look(speeds);
    default: return std::nullopt;
  }
}

bool is_source_unit(std::string_view unit, Quantity quantity) {
  if (quantity == Quantity::slope && unit == "\xC2\xB0") return true;
  return source_unit_factor(unit, quantity).has_value();
}

}  // namespace levelground::gis
