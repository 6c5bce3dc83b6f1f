// SPDX-License-Identifier: Apache-2.0
#include "gis/network/stated.hpp"

#include <algorithm>

#include "core/base/joined_range.hpp"

namespace levelground::gis {
namespace {

Tri presence_of(const Interval& range) {
  if (range.low >= Rational(1)) return Tri::yes;
  if (range.high <= Rational(0)) return Tri::no;
  return Tri::unknown;
}

}  // namespace

std::optional<std::uint32_t> stated_codes(const Feature& feature, Property property) {
  std::optional<std::uint32_t> common;
  std::uint32_t whole = 0;
  for (const Attribute& attribute : feature.attributes) {
    if (attribute.property != property) continue;
    whole |= attribute.codes;
    common = common ? *common & attribute.codes : attribute.codes;
  }
  return common && *common == 0 ? whole : common;
}

std::optional<Interval> stated_range(const Feature& feature, Property property) {
  JoinedRange joined;
  for (const Attribute& attribute : feature.attributes) {
    if (attribute.property == property) joined.add(attribute.range);
  }
  return joined.empty() ? std::nullopt : std::optional(joined.known());
}

Tri stated_presence(const Feature& feature, Property property) {
  const auto range = stated_range(feature, property);
  return range ? presence_of(*range) : Tri::unknown;
}

Reading read_property(const City& city, const Feature& feature, Property property, const Date& as_of) {
  const auto statements =
      std::count_if(feature.attributes.begin(), feature.attributes.end(), [&](const Attribute& a) { return a.property == property; });
  if (statements > 1 || city.is_observed(feature.id)) {
    const Known all = known(city, feature, property, as_of);
    return {all.stated, all.range, all.codes, all.grade, all.dissent};
  }
  if (statements == 0) return {false, domain(property_info(property).quantity), ~0U, Grade::inferred, false};
  const auto only =
      std::find_if(feature.attributes.begin(), feature.attributes.end(), [&](const Attribute& a) { return a.property == property; });
  return {true, only->range, only->codes, only->grade, false};
}

Tri read_presence(const City& city, const Feature& feature, Property property, const Date& as_of) {
  const Reading reading = read_property(city, feature, property, as_of);
  return reading.stated ? presence_of(reading.range) : Tri::unknown;
}

Interval size_of(const Interval& range) {
  if (range.low >= Rational(0)) return range;
  if (range.high <= Rational(0)) return {-range.high, -range.low};
  return {Rational(0), std::max(-range.low, range.high)};
}

std::uint32_t code_bit(Property property, std::string_view code) {
  const auto codes = property_info(property).codes;
  const auto at = std::find(codes.begin(), codes.end(), code);
  return at == codes.end() ? 0U : 1U << static_cast<std::uint32_t>(at - codes.begin());
}

}  // namespace levelground::gis
