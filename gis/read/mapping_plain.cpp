// SPDX-License-Identifier: Apache-2.0
// The project's own schema: a layer is a theme, a column is a property, and the words are our own.
#include <algorithm>
#include <array>

#include "gis/read/mapping_data.hpp"
#include "gis/read/value_text.hpp"

namespace levelground::gis {

namespace {

/// A unit at the end of a column name.
struct Suffix {
  std::string_view text;
  std::string_view unit;
  Quantity quantity;
};
constexpr std::array<Suffix, 12> suffixes = {{
    {"_mm", "mm", Quantity::length},
    {"_cm", "cm", Quantity::length},
    {"_m", "m", Quantity::length},
    {"_km", "km", Quantity::length},
    {"_in", "in", Quantity::length},
    {"_ft", "ft", Quantity::length},
    {"_percent", "%", Quantity::slope},
    {"_permille", "permille", Quantity::slope},
    {"_degrees", "\xC2\xB0", Quantity::slope},
    {"_fraction", "fraction", Quantity::slope},
    {"_kmh", "km/h", Quantity::speed},
    {"_mph", "mph", Quantity::speed},
}};

struct Column {
  Property property;
  std::string_view unit;
};

std::optional<Column> column_of(std::string_view name) {
  if (const auto property = property_from_name(name)) return Column{*property, {}};
  for (const Suffix& suffix : suffixes) {
    if (!name.ends_with(suffix.text)) continue;
    const auto property = property_from_name(name.substr(0, name.size() - suffix.text.size()));
    if (property && property_info(*property).quantity == suffix.quantity) return Column{*property, suffix.unit};
  }
  return std::nullopt;
}

std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin <= value.size()) {
    const std::size_t end = std::min(value.find(';', begin), value.size());
    words.push_back(lower_trimmed(value.substr(begin, end - begin)));
    begin = end + 1;
  }
  return words;
}

/// "no" says that there is none, "yes" that there is one at least.
std::optional<Meaning> counted_in_words(std::string_view value) {
  std::string why;
  auto meaning = own_word(Property::lit, words_of(value), why);   // as a presence is written
  if (!meaning || meaning->unknown) return std::nullopt;
  if (meaning->range.low >= Rational(1)) meaning->range.high = Rational::infinity();
  else if (meaning->range.high > Rational(0)) return std::nullopt;
  return meaning;
}

std::optional<Meaning> read_column(const Column& column, std::string_view value) {
  const Quantity quantity = property_info(column.property).quantity;
  switch (quantity) {
    case Quantity::text: {
      Meaning meaning;
      meaning.text = std::string(value);
      return meaning;
    }
    case Quantity::length:
    case Quantity::slope:
    case Quantity::speed:
    case Quantity::count: {
      const bool exact = quantity == Quantity::count || quantity == Quantity::speed;
      const ValueText read = read_number(value, quantity, {column.unit, exact});
      if (read.outcome == ValueText::Outcome::unknown) return quantity == Quantity::count ? counted_in_words(value) : std::nullopt;
      Meaning meaning;
      meaning.range = read.range;
      if (read.approximate) meaning.grade = Grade::inferred;
      return meaning;
    }
    default: {
      std::string why;
      return own_word(column.property, words_of(value), why);
    }
  }
}

bool is_identity(const LayerMapping::Data& data, std::string_view key) {
  const TopologyKeys& keys = data.topology;
  return key == keys.id || key == keys.from_node || key == keys.to_node || key == keys.node ||
         std::find(data.ignore.begin(), data.ignore.end(), key) != data.ignore.end();
}

}  // namespace

std::optional<Attribute> plain_attribute(std::string_view column_name, std::string_view value, Grade grade) {
  const auto column = column_of(column_name);
  if (!column) return std::nullopt;
  const auto meaning = read_column(*column, value);
  if (!meaning || meaning->unknown) return std::nullopt;
  Attribute attribute;
  attribute.property = column->property;
  attribute.grade = meaning->grade.value_or(grade);
  attribute.codes = meaning->codes;
  attribute.range = meaning->range;
  attribute.text = property_info(column->property).quantity == Quantity::text ? meaning->text : std::string(column_name) + "=" + std::string(value);
  return attribute;
}

std::vector<std::string> plain_columns_that_begin(std::string_view beginning) {
  std::vector<std::string> names;
  const auto add = [&](std::string name) {
    if (name.size() > beginning.size() && name.starts_with(beginning)) names.push_back(std::move(name));
  };
  for (std::size_t i = 0; i < property_count; ++i) {
    const PropertyInfo& info = property_info(static_cast<Property>(i));
    add(std::string(info.name));
    for (const Suffix& suffix : suffixes) {
      if (info.quantity == suffix.quantity && info.name.size() <= beginning.size()) add(std::string(info.name) + std::string(suffix.text));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<Property> plain_column(std::string_view name) {
  const auto column = column_of(name);
  return column ? std::optional(column->property) : std::nullopt;
}

std::vector<MappedFeature> apply_plain(const LayerMapping::Data& data, const KeyValues& tags, GeometryKinds offered, std::string_view layer,
                                       MappingTally& tally) {
  ++tally.objects;
  const auto theme = theme_from_name(layer);
  if (!theme) {
    ++tally.unmapped;
    return {};
  }
  MappedFeature feature;
  feature.theme = *theme;
  feature.geometry = (offered & kinds(GeometryKind::point)) != 0  ? GeometryKind::point
                     : (offered & kinds(GeometryKind::line)) != 0 ? GeometryKind::line
                                                                  : GeometryKind::polygon;
  const std::string_view stated_grade = value_of(tags, "grade");
  const auto grade = grade_from_name(stated_grade);
  if (!stated_grade.empty() && !grade) ++tally.unknown_values["grade=" + std::string(stated_grade.substr(0, 80))];
  for (const auto& [key, value] : tags) {
    if (value.empty() || key == "grade" || is_identity(data, key)) continue;
    if (!plain_column(key)) {
      ++tally.unknown_values["column " + std::string(key)];
      continue;
    }
    auto attribute = plain_attribute(key, value, grade.value_or(Grade::tagged));
    if (!attribute) {
      ++tally.unknown_values[std::string(key) + "=" + std::string(value.substr(0, 80))];
      continue;
    }
    ++tally.understood[static_cast<std::size_t>(attribute->property)];
    feature.attributes.push_back(std::move(*attribute));
  }
  std::stable_sort(feature.attributes.begin(), feature.attributes.end(),
                   [](const Attribute& a, const Attribute& b) { return a.property < b.property; });
  ++tally.themes[static_cast<std::size_t>(*theme)];
  std::vector<MappedFeature> features;
  features.push_back(std::move(feature));
  return features;
}

}  // namespace levelground::gis
