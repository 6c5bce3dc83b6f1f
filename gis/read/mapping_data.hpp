// SPDX-License-Identifier: Apache-2.0
/// The parts of a layer mapping as read from its file; only mapping*.cpp look inside.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/interval.hpp"
#include "core/base/yaml.hpp"
#include "gis/read/mapping.hpp"

namespace levelground::gis {

/// "this key has one of these values". Values are compared in lower case; a value with `;` matches by any of its parts.
struct TagCondition {
  std::string key;
  bool any = false;                  ///< "*"
  bool whole = false;                ///< compared as they stand instead, letter by letter
  std::vector<std::string> values;   ///< sorted; lower case unless whole
};

/// What one word of a source, or one rule, says about one property.
struct Meaning {
  bool unknown = false;              ///< listed as saying nothing
  Interval range;
  std::uint32_t codes = 0;
  std::string text;
  std::optional<Grade> grade;        ///< empty: the grade of its block
};

struct SourceKey {
  std::string key;
  std::string unit;
  Grade grade = Grade::tagged;
};

/// A meaning that another key gives.
struct ImpliedMeaning {
  TagCondition condition;
  Meaning meaning;
};

struct PropertyBlock {
  std::string name;
  Property property{};
  std::vector<Theme> themes;         ///< empty: all
  std::vector<TagCondition> when;
  std::vector<TagCondition> unless;
  std::vector<SourceKey> from;
  bool every = false;                ///< all keys must be present; the statement is the hull
  bool sum = false;                  ///< all keys must be present and understood; the statement is their sum
  bool exact = false;
  std::map<std::string, Meaning, std::less<>> values;   ///< lower case
  std::optional<Meaning> otherwise;
  std::vector<ImpliedMeaning> implied;
  std::bitset<256> keys;             ///< a bit for key_bit() of every key that can make it say something
};

struct FeatureRule {
  Theme theme{};
  std::int64_t line = 0;
  std::vector<std::string> layers;   ///< empty: all
  std::vector<TagCondition> when;
  std::vector<TagCondition> unless;
  std::vector<GeometryKind> geometry;  ///< in order of preference
  bool as_point = false;
  bool also = false;
  struct Given {
    Property property{};
    Meaning meaning;
  };
  std::vector<Given> set;
  struct Copy {
    Property property{};
    std::vector<std::string> keys;
  };
  std::vector<Copy> copy;
  std::vector<std::uint32_t> blocks; ///< of LayerMapping::Data::blocks, ascending by property
};

struct ObservationRule {
  std::vector<std::string> layers;
  std::vector<TagCondition> when;
  std::vector<TagCondition> unless;
  std::string property;
  std::string result;
  std::string result_from;           ///< a key, instead of `result`
  std::string unit;
  std::string instrument;
  std::vector<std::string> note;     ///< keys
  std::vector<std::string> time;     ///< keys, first present
  std::vector<std::string> observer; ///< keys, first present
};

struct LayerMapping::Data {
  std::string id;
  std::string title;
  std::string licence;
  std::vector<std::string> formats;
  std::vector<std::string> layers;
  Rational join_tolerance;
  Rational entrance_tolerance;
  LinesCross lines_cross = LinesCross::perhaps;
  bool plain = false;
  TopologyKeys topology;
  std::vector<std::string> ignore;                ///< plain: columns that say nothing about the feature
  std::vector<FeatureRule> rules;
  std::vector<PropertyBlock> blocks;
  std::vector<ObservationRule> observations;
  /// Rules that can only match where a key is present (that of their first condition), ascending.
  struct RulesOfKey {
    std::vector<std::uint32_t> any;                                             ///< whatever its value
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_value;    ///< lower case
  };
  std::map<std::string, RulesOfKey, std::less<>> rules_by_key;
  std::uint64_t rule_key_marks = 0;               ///< a bit for key_mark() of each of these keys: most keys of a file are none of them
  std::vector<std::uint32_t> rules_without_key;   ///< ascending
};

/// 0..63: alike for equal keys, and mostly different for different ones.
inline unsigned key_mark(std::string_view key) {
  return key.empty() ? 0U : (static_cast<unsigned char>(key.front()) * 11U + static_cast<unsigned char>(key.back()) * 5U + static_cast<unsigned>(key.size())) % 64U;
}

/// 0..255, of the whole key.
inline std::size_t key_bit(std::string_view key) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return (hash ^ hash >> 16U) & 255U;
}

/// ASCII letters in lower case, ends trimmed.
std::string lower_trimmed(std::string_view text);
/// The value of a key, or empty.
std::string_view value_of(const KeyValues& tags, std::string_view key);
/// Do all conditions hold? Does any?
bool all_match(const std::vector<TagCondition>& conditions, const KeyValues& tags);
bool any_match(const std::vector<TagCondition>& conditions, const KeyValues& tags);
bool matches(const TagCondition& condition, const KeyValues& tags);
/// Is the layer name one of the patterns ("*" stands for any characters)? An empty list takes every layer.
bool layer_matches(const std::vector<std::string>& patterns, std::string_view layer);

/// What a word of our own schema says about a property: yes/no, a code, codes separated by `;`, a quantity with its unit.
/// nullopt with a sentence in `why` when it says nothing that the property can hold.
std::optional<Meaning> own_word(Property property, const std::vector<std::string>& words, std::string& why);

/// Features of a record in the project's own schema (`plain: yes`).
std::vector<MappedFeature> apply_plain(const LayerMapping::Data& data, const KeyValues& tags, GeometryKinds offered, std::string_view layer,
                                       MappingTally& tally);

}  // namespace levelground::gis
