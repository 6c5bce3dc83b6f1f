// SPDX-License-Identifier: Apache-2.0
// Names, domains, units and the reading of exact limits. How values are written for people is in quantity_display.cpp.
#include "core/base/quantity.hpp"

#include <array>
#include <numeric>
#include <span>

#include <fmt/format.h>

#include "core/base/quantity_units.hpp"
#include "core/base/utf8.hpp"

namespace levelground {

namespace {

struct Unit {
  std::string_view name;
  std::int64_t num;       ///< base units per one of this unit, as a fraction
  std::int64_t den = 1;
};

constexpr std::array lengths{Unit{"mm", 1},       Unit{"cm", 10},       Unit{"dm", 100},      Unit{"m", 1000},
                             Unit{"km", 1000000}, Unit{"in", 254, 10},  Unit{"ft", 3048, 10}};
constexpr std::array areas{Unit{"mm2", 1},      Unit{"mm²", 1},           Unit{"cm2", 100},        Unit{"cm²", 100},
                           Unit{"m2", 1000000}, Unit{"m²", 1000000},      Unit{"ha", 10000000000}, Unit{"km2", 1000000000000},
                           Unit{"km²", 1000000000000}};
constexpr std::array slopes{Unit{"%", 1, 100}, Unit{"‰", 1, 1000}};
constexpr std::array illuminances{Unit{"lx", 1000}, Unit{"lux", 1000}, Unit{"mlx", 1}};
constexpr std::array durations{Unit{"s", 1},        Unit{"min", 60},       Unit{"minutes", 60},  Unit{"h", 3600},
                               Unit{"hours", 3600}, Unit{"d", 86400},      Unit{"day", 86400},   Unit{"days", 86400},
                               Unit{"week", 604800}, Unit{"weeks", 604800}};
constexpr std::array ages{Unit{"d", 1}, Unit{"day", 1}, Unit{"days", 1}, Unit{"week", 7}, Unit{"weeks", 7}};
constexpr std::array speeds{Unit{"m/h", 1}, Unit{"km/h", 1000}, Unit{"m/s", 3600}, Unit{"mph", 1609344, 1000}};
constexpr std::array shares{Unit{"%", 1, 100}, Unit{"‰", 1, 1000}};
constexpr std::array sound_levels{Unit{"dB", 1000}, Unit{"dBA", 1000}, Unit{"dB(A)", 1000}, Unit{"mdB", 1}};
constexpr std::array masses{Unit{"mg", 1, 1000}, Unit{"g", 1}, Unit{"kg", 1000}, Unit{"t", 1000000}};
constexpr std::array temperatures{Unit{"°C", 1000}, Unit{"m°C", 1}};
constexpr std::array pure{Unit{"", 1}};

struct Kind {
  std::string_view name;
  Quantity quantity;
  std::span<const Unit> units;
  Interval domain;
  std::string_view examples;  ///< what to write instead
};

const std::array<Kind, 18>& kinds() {
  const Interval not_negative{0, Rational::infinity()};
  const Interval all = Interval::everything();
  static const std::array<Kind, 18> table{{
      {"length", Quantity::length, lengths, not_negative, "“1.50 m” or “20 mm”"},
      {"area", Quantity::area, areas, not_negative, "“12 m2” or “0.5 ha”"},
      {"slope", Quantity::slope, slopes, all, "“5 %” or “1:20”"},
      {"illuminance", Quantity::illuminance, illuminances, not_negative, "“20 lx”"},
      {"duration", Quantity::duration, durations, not_negative, "“90 s” or “5 min”"},
      {"age", Quantity::age, ages, not_negative, "“14 d” or “6 weeks”"},
      {"speed", Quantity::speed, speeds, not_negative, "“30 km/h”"},
      {"share", Quantity::share, shares, {0, 1}, "“50 %”"},
      {"ratio", Quantity::ratio, pure, not_negative, "“1.5”"},
      {"count", Quantity::count, pure, not_negative, "“2”"},
      {"rating", Quantity::rating, pure, {0, 3}, "“2”"},
      {"sound_level", Quantity::sound_level, sound_levels, all, "“55 dB”"},
      {"mass", Quantity::mass, masses, not_negative, "“2 kg”"},
      {"temperature", Quantity::temperature, temperatures, all, "“32 °C”"},
      {"presence", Quantity::presence, pure, {0, 1}, "“yes” or “no”"},
      {"ordinal", Quantity::ordinal, pure, not_negative, "“2”"},
      {"category", Quantity::category, {}, all, ""},
      {"text", Quantity::text, {}, all, ""},
  }};
  return table;
}

const Kind& kind_of(Quantity quantity) { return kinds().at(static_cast<std::size_t>(quantity)); }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// a × b without the exception that Rational throws: the text is somebody's input.
std::optional<Rational> product(const Rational& a, const Rational& b) {
  const std::int64_t left = std::gcd(a.num(), b.den());
  const std::int64_t right = std::gcd(b.num(), a.den());
  std::int64_t num = 0;
  std::int64_t den = 0;
  if (left == 0 || right == 0) return Rational{};  // one factor is 0
  if (__builtin_mul_overflow(a.num() / left, b.num() / right, &num)) return std::nullopt;
  if (__builtin_mul_overflow(a.den() / right, b.den() / left, &den)) return std::nullopt;
  return Rational::ratio(num, den);
}

/// "1:20": rise 1 over run 20.
std::optional<Rational> parse_gradient(std::string_view text, std::string& why) {
  const std::optional<Rational> run = Rational::from_decimal(trimmed(text.substr(text.find(':') + 1)));
  if (trimmed(text.substr(0, text.find(':'))) != "1" || !run || *run <= Rational(0)) {
    why = fmt::format("‘{}’ is not a slope; write “1:20” (a rise of 1 over a run of 20) or “5 %”", on_one_line(text));
    return std::nullopt;
  }
  return Rational::ratio(run->den(), run->num());
}

/// Why a unit that is not known for the quantity cannot be taken.
std::string wrong_unit(std::string_view text, std::string_view unit, Quantity quantity) {
  const Kind& kind = kind_of(quantity);
  const std::string shown = on_one_line(text);
  if (unit.empty()) return fmt::format("‘{}’ has no unit; write for example {}", shown, kind.examples);
  if (quantity == Quantity::slope && (unit == "°" || unit.starts_with("deg"))) {
    return fmt::format("‘{}’ is an angle, which is no exact slope; write {}", shown, kind.examples);
  }
  if (quantity == Quantity::age && (unit.starts_with("month") || unit.starts_with("year"))) {
    return fmt::format("‘{}’ is not a fixed number of days; write {}, or use evidence: {{max_age: …}} for calendar months",
                       shown, kind.examples);
  }
  if (kind.units.size() == 1 && kind.units.front().name.empty()) {
    return fmt::format("‘{}’ has a unit, but a value of the quantity {} is a pure number; write {}", shown, kind.name, kind.examples);
  }
  return fmt::format("‘{}’ is not a unit of {} (known: {}); write for example {}", on_one_line(unit), kind.name,
                     quantity_units(quantity), kind.examples);
}

}  // namespace

std::string_view quantity_example(Quantity quantity) { return kind_of(quantity).examples; }

bool is_in_whole_units(Quantity quantity) {
  switch (quantity) {
    case Quantity::length:
    case Quantity::area:
    case Quantity::illuminance:
    case Quantity::duration:
    case Quantity::age:
    case Quantity::speed:
    case Quantity::count:
    case Quantity::sound_level:
    case Quantity::mass:
    case Quantity::temperature:
      return true;
    default:
      return false;
  }
}

std::string quantity_units(Quantity quantity) {
  std::string names;
  for (const Unit& unit : kind_of(quantity).units) names += (names.empty() ? "" : ", ") + std::string(unit.name);
  return quantity == Quantity::slope ? names + ", 1:n" : names;
}

namespace {

/// “m”, or “dB\(A\)”: a text as it stands in a regular expression.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("().*+?[]{}|^$\\").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

std::string quantity_pattern(Quantity quantity) {
  const Kind& kind = kind_of(quantity);
  if (kind.units.empty()) return {};
  if (quantity == Quantity::presence) return "^[ \\t]*(yes|no)[ \\t]*$";
  const bool whole = quantity == Quantity::count || quantity == Quantity::ordinal;
  const std::string fraction = whole ? "([.,]0+)?" : "([.,][0-9]+)?";
  std::string any;
  if (kind.domain.high.is_finite()) {   // from 0 to as many of a unit, which are 100 or 1000, or a single digit
    for (const Unit& unit : kind.units) {
      const std::string most = (kind.domain.high / Rational::ratio(unit.num, unit.den)).to_text_exact();
      const std::string below = most.size() == 1 ? "[0-" + std::string(1, static_cast<char>(most[0] - 1)) + "]" : "[0-9]{1," + std::to_string(most.size() - 1) + "}";
      any += (any.empty() ? "" : "|") + std::string("0*(") + most + "([.,]0+)?|" + below + fraction + ")" + (unit.name.empty() ? "" : "[ \\t]*" + escaped(unit.name));
    }
  } else {
    std::string units;
    for (const Unit& unit : kind.units) units += (units.empty() ? "" : "|") + escaped(unit.name);
    any = (kind.domain.contains(Rational(-1)) ? "-?[0-9]+" : "[0-9]+") + fraction + (units.empty() ? "" : "[ \\t]*(" + units + ")");
  }
  if (quantity == Quantity::slope) any += "|1[ \\t]*:[ \\t]*(?!0+([.,]0+)?[ \\t]*$)[0-9]+([.,][0-9]+)?";
  return "^[ \\t]*(" + any + ")[ \\t]*$";
}

std::string_view base_unit(Quantity quantity) {
  for (const Unit& unit : kind_of(quantity).units) {
    if (unit.num == unit.den && !unit.name.empty()) return unit.name;
  }
  return "1";
}

std::string_view quantity_name(Quantity quantity) { return kind_of(quantity).name; }

std::optional<Quantity> quantity_from_name(std::string_view name) {
  for (const Kind& kind : kinds()) {
    if (kind.name == name) return kind.quantity;
  }
  return std::nullopt;
}

Interval domain(Quantity quantity) { return kind_of(quantity).domain; }

std::optional<Rational> unit_factor(std::string_view unit, Quantity quantity) {
  for (const Unit& known : kind_of(quantity).units) {
    if (known.name == unit) return Rational::ratio(known.num, known.den);
  }
  return std::nullopt;
}

std::optional<ExactQuantity> parse_exact(std::string_view text, Quantity expected, std::string& why) {
  const Kind& kind = kind_of(expected);
  text = trimmed(text);
  const auto refuse = [&why](std::string sentence) {
    why = std::move(sentence);
    return std::nullopt;
  };
  if (kind.units.empty()) return refuse(fmt::format("values of the quantity {} have no size that could be compared", kind.name));
  if (text.empty()) return refuse(fmt::format("there is no value; write for example {}", kind.examples));
  if (expected == Quantity::presence) {
    if (text == "yes") return ExactQuantity{expected, 1};
    if (text == "no") return ExactQuantity{expected, 0};
    return refuse(fmt::format("‘{}’ is neither yes nor no; write {}", on_one_line(text), kind.examples));
  }
  if (expected == Quantity::slope && text.find(':') != std::string_view::npos) {
    const std::optional<Rational> gradient = parse_gradient(text, why);
    if (!gradient) return std::nullopt;
    return ExactQuantity{expected, *gradient};
  }

  const std::size_t end = text.find_first_not_of("-0123456789.,");
  const std::string_view digits = text.substr(0, end);
  const std::string_view unit = end == std::string_view::npos ? std::string_view{} : trimmed(text.substr(end));
  const std::optional<Rational> number = Rational::from_decimal(digits);
  if (!number) {
    return refuse(fmt::format("‘{}’ does not begin with a plain number of at most 18 digits; write for example {}",
                              on_one_line(text), kind.examples));
  }
  const std::optional<Rational> factor = unit_factor(unit, expected);
  if (!factor) return refuse(wrong_unit(text, unit, expected));
  const std::optional<Rational> base = product(*number, *factor);
  if (!base) return refuse(fmt::format("‘{}’ is too large or too fine to be kept exactly", on_one_line(text)));
  if (!kind.domain.contains(*base)) {
    return refuse(fmt::format("‘{}’ lies outside the range of the quantity {} ({})", on_one_line(text), kind.name,
                              kind.domain.high.is_finite() ? "from 0 to " + kind.domain.high.to_text_exact() : "0 or more"));
  }
  const bool whole = expected == Quantity::count || expected == Quantity::ordinal;
  if (whole && base->den() != 1) return refuse(fmt::format("‘{}’ is not a whole number", on_one_line(text)));
  return ExactQuantity{expected, *base};
}

}  // namespace levelground
