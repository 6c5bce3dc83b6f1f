// SPDX-License-Identifier: Apache-2.0
#include "gis/read/observations_result.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <vector>

#include "core/base/errors.hpp"
#include "core/base/local_format.hpp"
#include "core/base/yaml.hpp"
#include "core/city/statement_names.hpp"
#include "core/city/theme.hpp"
#include "gis/read/value_text.hpp"

namespace levelground::gis {
namespace {

constexpr std::size_t longest_number = 16;  // characters; more digits than that no instrument shows

struct Fault {
  LocalText what;
  LocalText remedy;
};

/// What a quantity is called in a sentence: "length", "längd".
LocalText words_of(Quantity quantity) {
  switch (quantity) {
    case Quantity::length: return {"length", "längd"};
    case Quantity::area: return {"area", "yta"};
    case Quantity::slope: return {"slope", "lutning"};
    case Quantity::illuminance: return {"illuminance", "belysningsstyrka"};
    case Quantity::duration: return {"duration", "tid"};
    case Quantity::age: return {"age", "ålder"};
    case Quantity::speed: return {"speed", "fart"};
    case Quantity::share: return {"share", "andel"};
    case Quantity::ratio: return {"ratio", "kvot"};
    case Quantity::sound_level: return {"sound_level", "ljudnivå"};
    case Quantity::temperature: return {"temperature", "temperatur"};
    case Quantity::mass: return {"mass", "vikt"};
    default: return {std::string(quantity_name(quantity)), {}};
  }
}

LocalText write_the_number() { return {"Write the number that was read.", "Skriv talet som lästes av."}; }
LocalText write_as_accuracy() { return {"Write it as ± 2 mm.", "Skriv den som ± 2 mm."}; }
LocalText meant_words(const std::string& near) { return in_both("Did you mean ‘{}’?", "Menade du ”{}”?", near); }

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

bool is_continuous(Quantity quantity) {
  switch (quantity) {
    case Quantity::length:
    case Quantity::area:
    case Quantity::slope:
    case Quantity::illuminance:
    case Quantity::duration:
    case Quantity::age:
    case Quantity::speed:
    case Quantity::share:
    case Quantity::ratio:
    case Quantity::sound_level:
    case Quantity::temperature:
    case Quantity::mass: return true;
    default: return false;
  }
}

/// Fractions stay exact; the others count whole base units, so ends go outwards.
Interval outwards(const Interval& range, Quantity quantity) {
  if (quantity == Quantity::slope || quantity == Quantity::share || quantity == Quantity::ratio) return range;
  return {Rational(range.low.floor()), Rational(range.high.ceil())};
}

/// Half a unit of the last digit of "1.50" is 0.005.
Rational half_last_digit(std::string_view number) {
  const auto point = number.find_first_of(".,");
  std::int64_t denominator = 2;
  for (std::size_t i = point == std::string_view::npos ? number.size() : point + 1; i < number.size(); ++i) denominator *= 10;
  return Rational::ratio(1, denominator);
}

std::optional<Rational> factor_of(const std::string& unit, Quantity quantity) {
  if (quantity == Quantity::ratio) return unit.empty() || unit == "ratio" ? std::optional(Rational(1)) : std::nullopt;
  if (const auto factor = unit_factor(unit, quantity)) return factor;
  return source_unit_factor(unit, quantity);
}

Rational accuracy_of(const Observation& o, Quantity quantity, const Rational& value) {
  std::string text = trimmed(o.accuracy);
  for (const std::string_view sign : {"±", "+/-", "+-"}) {
    if (text.rfind(sign, 0) == 0) {
      text = trimmed(std::string_view(text).substr(sign.size()));
      break;
    }
  }
  const auto digits = text.find_first_not_of("0123456789.,");
  const auto number = Rational::from_decimal(text.substr(0, std::min(digits, longest_number)));
  const std::string unit = digits == std::string::npos ? std::string() : trimmed(std::string_view(text).substr(digits));
  if (!number || *number < Rational(0)) throw Fault{in_both("‘{}’ is not an accuracy", "”{}” är ingen noggrannhet", o.accuracy), write_as_accuracy()};
  if (unit.empty() && quantity != Quantity::ratio) {
    throw Fault{in_both("the accuracy ‘{}’ has no unit", "noggrannheten ”{}” har ingen enhet", o.accuracy), write_as_accuracy()};
  }
  if (unit == "%" && quantity != Quantity::slope && quantity != Quantity::share) {
    return (value < Rational(0) ? -value : value) * *number / Rational(100);
  }
  const auto factor = factor_of(unit, quantity);
  if (!factor) {
    throw Fault{in_both("the unit of the accuracy ‘{}’ does not fit {}", "enheten i noggrannheten ”{}” passar inte {}", o.accuracy, words_of(quantity)),
                {"Write it in the unit of the result.", "Skriv den i resultatets enhet."}};
  }
  return *number * *factor;
}

Interval read_range(const Observation& o, Quantity quantity) {
  const std::string unit = trimmed(o.unit);
  const auto factor = factor_of(unit, quantity);
  const bool form_of_slope = quantity == Quantity::slope && o.result.find(':') != std::string::npos;
  if (!factor && !form_of_slope && !(quantity == Quantity::slope && is_source_unit(unit, quantity))) {
    if (unit.empty()) {
      throw Fault{in_both("the result ‘{}’ has no unit", "resultatet ”{}” har ingen enhet", o.result),
                  in_both("Write the unit of this {} into the column ‘unit’.", "Skriv enheten för detta ({}) i kolumnen ”unit”.", words_of(quantity))};
    }
    throw Fault{in_both("‘{}’ is not a unit of {}", "”{}” är ingen enhet för {}", unit, words_of(quantity)), in_both("Write a unit of {}.", "Skriv en enhet för {}.", words_of(quantity))};
  }
  const std::string text = trimmed(o.result);
  if (text.size() > longest_number) throw Fault{{"the result has more digits than any instrument", "resultatet har fler siffror än något instrument"}, write_the_number()};
  const auto number = Rational::from_decimal(text);
  if (number && factor) {
    const Rational value = *number * *factor;
    const Interval possible = domain(quantity);
    if (!possible.contains(value)) throw Fault{in_both("{} {} is outside what {} can be", "{} {} ligger utanför vad {} kan vara", o.result, o.unit, words_of(quantity)), {"Check the sign and the unit.", "Kontrollera tecknet och enheten."}};
    const Rational around = trimmed(o.accuracy).empty() ? half_last_digit(text) * *factor : accuracy_of(o, quantity, value);
    const auto range = intersection(outwards({value - around, value + around}, quantity), possible);
    if (!range) throw Defect("an interval around a possible value is not empty");
    return *range;
  }
  const bool by_text = quantity == Quantity::length || quantity == Quantity::slope || quantity == Quantity::speed;
  if (by_text) {
    const std::string whole = trimmed(o.accuracy).empty() ? text : text + " ± " + trimmed(o.accuracy);
    const ValueText read = read_number(whole, quantity, {unit, false});
    if (read.outcome == ValueText::Outcome::understood) return read.range;
  }
  throw Fault{in_both("‘{}’ is not a number", "”{}” är inget tal", o.result),
              {"Write the number that was read, and its unit in the column ‘unit’.", "Skriv talet som lästes av, och dess enhet i kolumnen ”unit”."}};
}

Interval number_range(const Observation& o, Quantity quantity) {
  try {
    return read_range(o, quantity);
  } catch (const Defect&) {  // a fraction outgrew 64 bits: here that is the number's fault, not the program's
    throw Fault{in_both("‘{} {}’ is larger or finer than any instrument reads", "”{} {}” är större eller finare än något instrument läser", o.result, o.unit), write_the_number()};
  }
}

std::int64_t whole_number(const Observation& o, std::int64_t most) {
  const auto number = Rational::from_decimal(trimmed(o.result).substr(0, longest_number));
  if (!number || number->den() != 1 || *number < Rational(0) || *number > Rational(most)) {
    throw Fault{in_both("‘{}’ is not a whole number from 0{}", "”{}” är inget heltal från 0{}", o.result, most <= 3 ? in_both(" to {}", " till {}", most) : LocalText()),
                {"Write a whole number.", "Skriv ett heltal."}};
  }
  return number->num();
}

void refuse_unit(const Observation& o, std::string_view allowed) {
  if (!trimmed(o.unit).empty() && trimmed(o.unit) != allowed) {
    throw Fault{in_both("‘{}’ takes no unit, but ‘{}’ is given", "”{}” har ingen enhet, men ”{}” anges", o.property, o.unit),
                {"Leave the unit empty, or check the property.", "Lämna enheten tom, eller kontrollera egenskapen."}};
  }
}

Interval presence_range(const Observation& o) {
  const std::string text = trimmed(o.result);
  if (text == "yes") return Interval::exact(Rational(1));
  if (text == "no") return Interval::exact(Rational(0));
  throw Fault{in_both("‘{}’ is not yes or no", "”{}” är inte yes eller no", o.result), {"Write yes or no.", "Skriv yes eller no."}};
}

std::uint32_t codes_of(const Observation& o, const PropertyInfo& info) {
  std::uint32_t codes = 0;
  std::string_view rest = o.result;
  while (true) {
    const auto bar = rest.find('|');
    const std::string word = trimmed(rest.substr(0, bar));
    const auto found = std::find(info.codes.begin(), info.codes.end(), word);
    if (found == info.codes.end()) {
      const std::vector<std::string> known(info.codes.begin(), info.codes.end());
      const std::string near = nearest_word(word, known);
      std::string all;
      for (const std::string& code : known) all += (all.empty() ? "" : ", ") + code;
      throw Fault{in_both("‘{}’ is not a value of {}", "”{}” är inget värde för {}", word, std::string(info.name)),
                  near.empty() ? in_both("Write one of: {}.", "Skriv ett av: {}.", all) : meant_words(near)};
    }
    codes |= 1U << static_cast<unsigned>(found - info.codes.begin());
    if (bar == std::string_view::npos) return codes;
    rest.remove_prefix(bar + 1);
  }
}

void read_absence(Observation& o) {
  const std::string theme = o.property.substr(std::string_view("absent:").size());
  if (!theme_from_name(theme)) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < theme_count; ++i) names.emplace_back(theme_name(static_cast<Theme>(i)));
    const std::string near = nearest_word(theme, names);
    throw Fault{in_both("‘{}’ is not a theme", "”{}” är inget tema", theme),
                near.empty() ? LocalText{"See “Themes and properties” in docs/scheme-language.md.", "Se ”Themes and properties” i docs/scheme-language.md."} : meant_words(near)};
  }
  if (trimmed(o.result) != "none") throw Fault{in_both("‘{}’ takes the result ‘none’", "”{}” har resultatet ”none”", o.property), {"Write none, or observe the thing itself.", "Skriv none, eller observera saken själv."}};
  refuse_unit(o, "");
  o.quantity = Quantity::presence;
  o.range = Interval::exact(Rational(0));
}

void read_known(Observation& o, const PropertyInfo& info) {
  o.quantity = info.quantity;
  if (is_continuous(info.quantity)) {
    o.range = number_range(o, info.quantity);
    return;
  }
  refuse_unit(o, info.quantity == Quantity::count ? "count" : "");
  switch (info.quantity) {
    case Quantity::count: o.range = Interval::exact(Rational(whole_number(o, 1'000'000'000))); break;
    case Quantity::presence: o.range = presence_range(o); break;
    case Quantity::category: o.codes = codes_of(o, info); break;
    case Quantity::ordinal: {
      const std::uint32_t ranks = codes_of(o, info);
      std::int64_t low = 31, high = 0;
      for (std::int64_t rank = 0; rank < 32; ++rank) {
        if (((ranks >> static_cast<unsigned>(rank)) & 1U) == 0) continue;
        low = std::min(low, rank);
        high = std::max(high, rank);
      }
      o.range = {Rational(low), Rational(high)};
      break;
    }
    default: break;  // text is its own words
  }
}

/// What a unit may be of, the likeliest first.
constexpr std::array<Quantity, 12> measurable = {Quantity::length, Quantity::area, Quantity::illuminance, Quantity::duration, Quantity::speed, Quantity::sound_level,
                                                 Quantity::mass, Quantity::temperature, Quantity::share, Quantity::ratio, Quantity::slope, Quantity::age};

bool is_gradient(const Observation& o) {
  const std::string unit = trimmed(o.unit);
  return o.result.find(':') != std::string::npos && (unit.empty() || unit == "1:n" || is_source_unit(unit, Quantity::slope));
}

bool fits(const Observation& o, Quantity quantity) {
  const std::string unit = trimmed(o.unit);
  return factor_of(unit, quantity) || (quantity == Quantity::slope && (is_gradient(o) || is_source_unit(unit, quantity)));
}

/// Everything the result may mean with its unit. Throws Fault where it means nothing.
std::vector<OtherReading> readings_with_unit(const Observation& o) {
  const std::string unit = trimmed(o.unit);
  for (const auto& [word, quantity, most] : {std::tuple("rating", Quantity::rating, 3), std::tuple("count", Quantity::count, 1'000'000'000), std::tuple("ordinal", Quantity::ordinal, 31)}) {
    if (unit == word) return {{quantity, Interval::exact(Rational(whole_number(o, most)))}};
  }
  std::vector<OtherReading> readings;
  std::optional<Fault> first;
  for (const Quantity quantity : measurable) {
    if (!fits(o, quantity)) continue;
    try {
      readings.push_back({quantity, number_range(o, quantity)});
    } catch (const Fault& fault) {  // 120 % is no share and yet a slope
      if (!first) first = fault;
    }
  }
  if (!readings.empty()) return readings;
  throw first.value_or(Fault{in_both("‘{}’ is not a unit", "”{}” är ingen enhet", unit),
                             {"Write a unit such as mm, m, m2, lx, %, 1:n, min, d, km/h, dB or kg.", "Skriv en enhet som mm, m, m2, lx, %, 1:n, min, d, km/h, dB eller kg."}});
}

/// The same without a unit.
std::vector<OtherReading> readings_without_unit(const Observation& o) {
  const std::string text = trimmed(o.result);
  if (text == "yes" || text == "no") return {{Quantity::presence, presence_range(o)}};
  if (is_gradient(o)) {
    std::vector<OtherReading> readings;
    if (!text.starts_with("1:") && !text.starts_with("-1:")) readings.push_back({Quantity::text, {}});   // "12:30" may be a time
    try {
      readings.push_back({Quantity::slope, number_range(o, Quantity::slope)});
    } catch (const Fault&) {
      readings = {{Quantity::text, {}}};
    }
    return readings;
  }
  const auto number = Rational::from_decimal(text.substr(0, longest_number));
  if (!number) return {{Quantity::text, {}}};
  if (number->den() != 1 || *number < Rational(0) || *number > Rational(3)) {
    throw Fault{in_both("the result ‘{}’ has no unit", "resultatet ”{}” har ingen enhet", text),
                {"Write its unit into the column ‘unit’ (for a number of things: count; for a rank: ordinal; for one number over another: ratio).",
                 "Skriv dess enhet i kolumnen ”unit” (för ett antal: count; för en rang: ordinal; för ett tal delat med ett annat: ratio)."}};
  }
  const Interval exact = Interval::exact(*number);
  std::vector<OtherReading> readings = {{Quantity::rating, exact}, {Quantity::count, exact}, {Quantity::ordinal, exact}};
  try {
    readings.push_back({Quantity::ratio, number_range(o, Quantity::ratio)});
  } catch (const Fault&) {  // an accuracy that is none of a ratio says nothing of the others
  }
  return readings;
}

std::vector<OtherReading> readings_of(const Observation& o) { return trimmed(o.unit).empty() ? readings_without_unit(o) : readings_with_unit(o); }

/// The criterion that names the property says which quantity it asks for: until then all stay possible, and the likeliest leads.
void read_named_by_a_criterion(Observation& o) {
  std::vector<OtherReading> readings = readings_of(o);
  o.quantity = readings.front().quantity;
  o.range = readings.front().range;
  readings.erase(readings.begin());
  if (!readings.empty()) o.also = std::move(readings);
}

}  // namespace

bool read_result(Observation& observation, LocalText& what, LocalText& remedy) {
  try {
    if (trimmed(observation.property).empty()) throw Fault{{"no property is named", "ingen egenskap anges"}, {"Say what was observed in the column ‘property’.", "Skriv vad som observerades i kolumnen ”property”."}};
    if (trimmed(observation.result).empty()) throw Fault{{"no result is given", "inget resultat anges"}, {"Write what was seen or read in the column ‘result’.", "Skriv vad som sågs eller lästes av i kolumnen ”result”."}};
    if (observation.property.rfind("absent:", 0) == 0) {
      read_absence(observation);
    } else if (const auto property = property_stated_as(observation.property)) {   // also under the name of the measure that asks for it
      read_known(observation, property_info(*property));
    } else {
      read_named_by_a_criterion(observation);
    }
    return true;
  } catch (const Fault& fault) {
    what = fault.what;
    remedy = fault.remedy;
    return false;
  }
}

void read_other_meanings(Observation& observation) {
  if (observation.property.rfind("absent:", 0) == 0 || property_stated_as(observation.property)) return;
  std::vector<OtherReading> readings;
  try {
    readings = readings_of(observation);
  } catch (const Fault&) {  // what was recorded as its quantity stays that
    return;
  }
  std::erase_if(readings, [&](const OtherReading& other) { return other.quantity == observation.quantity; });
  if (!readings.empty()) observation.also = std::move(readings);
}

}  // namespace levelground::gis
