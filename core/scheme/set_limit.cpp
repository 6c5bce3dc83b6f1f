// SPDX-License-Identifier: Apache-2.0
// A limit of a traveller as somebody writes it by hand, in one line.
#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "core/base/errors.hpp"
#include "core/base/yaml.hpp"
#include "core/city/theme.hpp"
#include "core/hours/opening_hours.hpp"
#include "core/scheme/traveller.hpp"
#include "core/scheme/value_limits.hpp"

namespace levelground {
namespace {

using reading::ValueLimit;

std::string_view without_blanks(std::string_view part) {
  const auto first = part.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view{} : part.substr(first, part.find_last_not_of(' ') - first + 1);
}

/// "kerb<=30 mm" in its three parts.
struct Written {
  std::string whole;
  std::string name;
  std::string sign;   ///< "<=", ">=", "!=" or "="
  std::string value;

  [[noreturn]] void refuse(const std::string& why, std::string remedy = {}) const {
    if (remedy.empty()) {
      remedy = "write for example kerb<=30 mm, width>=0.9 m, “incline<=5 %, 8.5 % for at most 3 m”, incline_down<=8 %, cross_slope<=2 %, steps<=0, smoothness>=good, "
               "traffic<=30 km/h, surface!=sand|mud, crossing=signals|marked, lit>=yes, hours=22:00-05:00 or speed=3.6 km/h";
    }
    throw InputError(Problem{Problem::Severity::error, "", "", "", 0, fmt::format("the limit ‘{}’ cannot be used: {}", whole, why), std::move(remedy)});
  }
};

Written take_apart(std::string_view text) {
  Written written;
  written.whole = text;
  std::string plain(text);
  for (const auto& [sign, ascii] : {std::pair{"≤", "<="}, std::pair{"≥", ">="}, std::pair{"≠", "!="}}) {
    if (const auto at = plain.find(sign); at != std::string::npos) plain.replace(at, std::string_view(sign).size(), ascii);
  }
  const std::size_t at = plain.find_first_of("<>!=");
  const bool is_equal = at != std::string::npos && plain[at] == '=';
  if (at == std::string::npos || (!is_equal && (at + 1 >= plain.size() || plain[at + 1] != '='))) written.refuse("it has no <=, >=, = or !=");
  written.name = without_blanks(std::string_view(plain).substr(0, at));
  written.sign = plain.substr(at, is_equal ? 1 : 2);
  written.value = without_blanks(std::string_view(plain).substr(at + written.sign.size()));
  if (written.value.empty()) written.refuse("it names no value");
  return written;
}

void expect_sign(const Written& written, std::string_view sign) {
  if (written.sign != sign) written.refuse(fmt::format("{} is limited with {}", written.name, sign));
}

Rational limit_value(const Written& written, const ValueLimit& limit, std::string_view text) {
  std::string why;
  const auto value = reading::parse_limit(limit, text, why);
  if (!value) written.refuse(why);
  if (*value < Rational(0)) written.refuse(fmt::format("‘{}’ is below 0", text));
  return *value;
}

/// "8.5 % for at most 3 m": a weaker value that is passed over a short run.
ShortRun written_run(const Written& written, const ValueLimit& limit, std::string_view text, const Rational& base) {
  constexpr std::string_view between = " for at most ";
  const std::size_t at = text.find(between);
  if (limit.run == nullptr) written.refuse(fmt::format("{} has no weaker value for a short run", written.name), "name one value");
  if (at == std::string_view::npos) written.refuse(fmt::format("‘{}’ is no exception", text), "write it as “8.5 % for at most 3 m”");
  const Rational weaker = limit_value(written, limit, without_blanks(text.substr(0, at)));
  std::string why;
  const auto length = parse_exact(without_blanks(text.substr(at + between.size())), Quantity::length, why);
  if (!length) written.refuse(why);
  if (!limit.is_weaker(weaker, base)) written.refuse("the exception is no weaker than the limit itself");
  return {weaker, length->base};
}

void set_one_value(Traveller& traveller, const Written& written, const ValueLimit& limit) {
  expect_sign(written, limit.sign);
  std::optional<Rational> value;
  std::optional<ShortRun> run;
  if (written.value != "any") {
    const std::string_view text = written.value;
    const std::size_t comma = text.find(',');
    value = limit_value(written, limit, without_blanks(text.substr(0, comma)));
    if (comma != std::string_view::npos) run = written_run(written, limit, without_blanks(text.substr(comma + 1)), *value);
  }
  traveller.limits.*(limit.value) = value;
  if (limit.run != nullptr) traveller.limits.*(limit.run) = run;
}

/// Codes of a property, parted with | or commas.
std::uint32_t limit_codes(const Written& written, Property property) {
  const PropertyInfo& info = property_info(property);
  std::uint32_t bits = 0;
  for (std::size_t begin = 0; begin <= written.value.size();) {
    const std::size_t end = std::min(written.value.find_first_of("|,", begin), written.value.size());
    const std::string word(without_blanks(std::string_view(written.value).substr(begin, end - begin)));
    const auto code = std::find(info.codes.begin(), info.codes.end(), word);
    if (code == info.codes.end()) {
      const std::string near = nearest_word(word, {info.codes.begin(), info.codes.end()});
      written.refuse(fmt::format("‘{}’ is not a known {}", word, info.name),
                     near.empty() ? fmt::format("known are {}", fmt::join(info.codes, ", ")) : fmt::format("did you mean ‘{}’?", near));
    }
    bits |= 1U << static_cast<std::uint32_t>(code - info.codes.begin());
    begin = end + 1;
  }
  return bits;
}

/// The limits that are no single value; "" where there is none of that name. Returns how files call it.
std::string set_other(Traveller& traveller, const Written& written) {
  if (written.name == "surface") {
    const bool is_any = written.sign == "=" && written.value == "any";
    if (!is_any) expect_sign(written, "!=");
    traveller.limits.surfaces_refused = is_any ? 0 : limit_codes(written, Property::surface);
    return "surfaces_refused";
  }
  if (written.name == "crossing") {
    expect_sign(written, "=");
    traveller.limits.crossings_accepted = written.value == "any" ? ~0U : limit_codes(written, Property::crossing_control);
    return "crossings_accepted";
  }
  if (written.name == "hours") {
    expect_sign(written, "=");
    const auto span = written.value == "any" ? std::nullopt : parse_clock_span(written.value);
    if (!span && written.value != "any") written.refuse("‘" + written.value + "’ is no span of the clock");
    traveller.limits.hours = span;
    return "hours";
  }
  if (written.name == "speed") {
    expect_sign(written, "=");
    std::string why;
    const auto speed = parse_exact(written.value, Quantity::speed, why);
    if (!speed) written.refuse(why);
    if (speed->base <= Rational(0)) written.refuse("nobody walks at no speed");
    traveller.speed = speed->base;
    return "speed";
  }
  if (written.name == "lit") {
    if (written.sign != ">=" || (written.value != "yes" && written.value != "no")) written.refuse("light is needed or not");
    traveller.limits.needs_light = written.value == "yes";
    return "needs_light";
  }
  return {};
}

[[noreturn]] void refuse_name(const Written& written) {
  std::vector<std::string> names{"surface", "crossing", "hours", "speed", "lit"};
  for (const ValueLimit& known : reading::value_limits) {
    if (written.name == known.name) written.refuse(fmt::format("on the command line it is called ‘{}’", known.short_name), fmt::format("write {}{}…", known.short_name, known.sign));
    names.emplace_back(known.short_name);
  }
  const std::string near = nearest_word(written.name, names);
  written.refuse(near.empty() ? "nothing is called so" : fmt::format("did you mean ‘{}’?", near));
}

}  // namespace

void set_limit(Traveller& traveller, std::string_view text) {
  const Written written = take_apart(text);
  const auto limit = std::find_if(reading::value_limits.begin(), reading::value_limits.end(), [&](const ValueLimit& known) { return known.short_name == written.name; });
  std::string name;
  if (limit != reading::value_limits.end()) {
    set_one_value(traveller, written, *limit);
    name = limit->name;
  } else {
    name = set_other(traveller, written);
    if (name.empty()) refuse_name(written);
  }
  std::erase_if(traveller.cited, [&](const TravellerLimitText& cited) { return cited.name == name; });
  TravellerLimitText cited;
  cited.name = name;
  cited.text = written.value;
  cited.by_hand = true;
  traveller.cited.push_back(std::move(cited));
  std::sort(traveller.cited.begin(), traveller.cited.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
}

}  // namespace levelground
