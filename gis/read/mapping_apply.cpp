// SPDX-License-Identifier: Apache-2.0
// From the tags of one object to features and their statements.
#include <algorithm>

#include "gis/read/mapping_data.hpp"
#include "gis/read/value_text.hpp"

namespace levelground::gis {

namespace {

/// What a tag said about a property.
struct Statement {
  Meaning meaning;
  bool partly = false;
  bool approximate = false;
};

void count_unknown(MappingTally& tally, std::string_view key, std::string_view value) {
  constexpr std::size_t longest = 80;
  std::size_t end = std::min(value.size(), longest);
  while (end > 0 && end < value.size() && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;  // whole characters
  std::string text(key);
  text += '=';
  text += value.substr(0, end);
  if (end < value.size()) text += "…";
  ++tally.unknown_values[text];
}

void join(Meaning& into, const Meaning& more) {
  into.range = hull(into.range, more.range);
  into.codes |= more.codes;
  if (more.grade && (!into.grade || *more.grade < *into.grade)) into.grade = more.grade;
}

/// Looks up every part of a value with `;`; the parts together say their hull. nullopt when one of them says nothing.
std::optional<Meaning> from_table(const PropertyBlock& block, std::string_view value) {
  std::optional<Meaning> all;
  std::size_t begin = 0;
  while (begin <= value.size()) {
    const std::size_t end = std::min(value.find(';', begin), value.size());
    const std::string word = lower_trimmed(value.substr(begin, end - begin));
    const auto found = block.values.find(word);
    const Meaning* meaning = found != block.values.end() ? &found->second : block.otherwise ? &*block.otherwise : nullptr;
    if (meaning == nullptr || meaning->unknown) return std::nullopt;
    if (all) join(*all, *meaning);
    else all = *meaning;
    begin = end + 1;
  }
  return all;
}

/// Does the mapping itself say of the value, or of each part of it that says nothing, that it is unknown (99: withheld)?
bool is_declared_unknown(const PropertyBlock& block, std::string_view value) {
  const auto says_so = [&](std::string_view word) {
    const auto found = block.values.find(lower_trimmed(word));
    return found != block.values.end() ? std::optional(found->second.unknown) : block.otherwise ? std::optional(block.otherwise->unknown) : std::nullopt;
  };
  if (says_so(value) == true) return true;
  bool any = false;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(';', begin), value.size());
    const auto unknown = says_so(value.substr(begin, end - begin));
    if (!unknown) return false;
    any = any || *unknown;
    begin = end + 1;
  }
  return any;
}

bool is_number(Quantity quantity) {
  return quantity == Quantity::length || quantity == Quantity::slope || quantity == Quantity::speed || quantity == Quantity::count;
}

std::optional<Statement> read_value(const PropertyBlock& block, const SourceKey& key, std::string_view value) {
  const Quantity quantity = property_info(block.property).quantity;
  if (quantity == Quantity::text) {
    Statement statement;
    statement.meaning.text = std::string(value);
    if (!block.values.empty()) {
      const auto found = block.values.find(lower_trimmed(value));
      if (found == block.values.end()) return block.otherwise ? std::optional<Statement>{{*block.otherwise}} : std::nullopt;
      if (found->second.unknown) return std::nullopt;
      statement.meaning = found->second;
    }
    return statement;
  }
  if (const auto listed = block.values.find(lower_trimmed(value)); listed != block.values.end()) {
    if (listed->second.unknown) return std::nullopt;
    return Statement{listed->second};
  }
  if (is_number(quantity)) {
    const ValueText read = read_number(value, quantity, {key.unit, block.exact || quantity == Quantity::count});
    if (read.outcome != ValueText::Outcome::unknown) {
      Statement statement;
      statement.meaning.range = read.range;
      statement.partly = read.outcome == ValueText::Outcome::partly;
      statement.approximate = read.approximate;
      return statement;
    }
  }
  if (const auto meaning = from_table(block, value)) return Statement{*meaning};
  return std::nullopt;
}

Attribute attribute_of(Property property, const Meaning& meaning, Grade fallback, std::string words) {
  Attribute attribute;
  attribute.property = property;
  attribute.grade = meaning.grade.value_or(fallback);
  attribute.codes = meaning.codes;
  attribute.range = meaning.range;
  attribute.text = std::move(words);
  return attribute;
}

std::string words_of(Property property, const Meaning& meaning, std::string_view key, std::string_view value) {
  if (property_info(property).quantity == Quantity::text) return meaning.text;
  std::string words(key);
  words += '=';
  words += value;
  return words;
}

/// The statement of the first key that is present, and of every implication.
void state(const PropertyBlock& block, const KeyValues& tags, std::vector<Attribute>& attributes, MappingTally& tally) {
  const auto property = static_cast<std::size_t>(block.property);
  std::optional<Attribute> joined;
  std::size_t present = 0;
  bool lost = false;
  for (const SourceKey& key : block.from) {
    const std::string_view value = value_of(tags, key.key);
    if (value.empty()) continue;
    ++present;
    const auto statement = read_value(block, key, value);
    if (statement ? statement->partly : !is_declared_unknown(block, value)) count_unknown(tally, key.key, value);
    if (statement) {
      const Grade grade = statement->approximate ? Grade::inferred : key.grade;
      Attribute attribute =
          attribute_of(block.property, statement->meaning, grade, words_of(block.property, statement->meaning, key.key, value));
      if (!joined) {
        joined = std::move(attribute);
      } else {
        joined->range = block.sum ? Interval{joined->range.low + attribute.range.low, joined->range.high + attribute.range.high}
                                  : hull(joined->range, attribute.range);
        joined->codes |= attribute.codes;
        joined->grade = std::min(joined->grade, attribute.grade);
        joined->text += ", " + attribute.text;
      }
    } else {
      lost = true;
    }
    if (!block.every && !block.sum) break;
  }
  if (joined && !lost && ((!block.every && !block.sum) || present == block.from.size())) {
    ++tally.understood[property];
    attributes.push_back(std::move(*joined));
  }
  for (const ImpliedMeaning& implied : block.implied) {
    if (!matches(implied.condition, tags)) continue;
    const std::string_view value = value_of(tags, implied.condition.key);
    attributes.push_back(attribute_of(block.property, implied.meaning, Grade::inferred,
                                      words_of(block.property, implied.meaning, implied.condition.key, value)));
    ++tally.understood[property];
  }
}

void fill(const LayerMapping::Data& data, const FeatureRule& rule, const KeyValues& tags, MappedFeature& feature, MappingTally& tally) {
  for (const FeatureRule::Given& given : rule.set) {
    const bool text = property_info(given.property).quantity == Quantity::text;
    // What the rule itself says is said by the tags that made it match.
    std::string words = text ? given.meaning.text : std::string();
    if (!text && !rule.when.empty()) {
      words = rule.when.front().key + "=" + std::string(value_of(tags, rule.when.front().key));
    }
    feature.attributes.push_back(attribute_of(given.property, given.meaning, Grade::tagged, std::move(words)));
    ++tally.understood[static_cast<std::size_t>(given.property)];
  }
  for (const FeatureRule::Copy& copy : rule.copy) {
    for (const std::string& key : copy.keys) {
      const std::string_view value = value_of(tags, key);
      if (value.empty()) continue;
      Attribute attribute;
      attribute.property = copy.property;
      attribute.text = std::string(value);
      feature.attributes.push_back(std::move(attribute));
      ++tally.understood[static_cast<std::size_t>(copy.property)];
      break;
    }
  }
  std::bitset<256> present;
  for (const auto& [key, value] : tags) present.set(key_bit(key));
  for (const std::uint32_t index : rule.blocks) {
    const PropertyBlock& block = data.blocks[index];
    if ((block.keys & present).none()) continue;  // most blocks are about keys that the object does not have
    if (!all_match(block.when, tags) || any_match(block.unless, tags)) continue;
    // A text that the rule gives itself (kind) is not given twice.
    if (property_info(block.property).quantity == Quantity::text &&
        std::any_of(feature.attributes.begin(), feature.attributes.end(), [&](const Attribute& a) { return a.property == block.property; })) {
      continue;
    }
    state(block, tags, feature.attributes, tally);
  }
  const auto by_property = [](const Attribute& a, const Attribute& b) { return a.property < b.property; };
  if (!std::is_sorted(feature.attributes.begin(), feature.attributes.end(), by_property)) {
    std::stable_sort(feature.attributes.begin(), feature.attributes.end(), by_property);
  }
  feature.attributes.shrink_to_fit();  // kept as long as the City, for every feature
}

/// Rules whose first condition holds, ascending: the order of the file. The list is the thread's own and lives until the next call.
const std::vector<std::uint32_t>& candidates(const LayerMapping::Data& data, const KeyValues& tags) {
  thread_local std::vector<std::uint32_t> found;
  found = data.rules_without_key;
  const auto add = [&](const std::vector<std::uint32_t>& rules) { found.insert(found.end(), rules.begin(), rules.end()); };
  for (const auto& [key, value] : tags) {
    if (value.empty() || (data.rule_key_marks >> key_mark(key) & 1U) == 0) continue;
    const auto of_key = data.rules_by_key.find(key);
    if (of_key == data.rules_by_key.end()) continue;
    add(of_key->second.any);
    std::size_t begin = 0;
    while (begin <= value.size()) {
      const std::size_t end = std::min(value.find(';', begin), value.size());
      const auto of_value = of_key->second.by_value.find(lower_trimmed(value.substr(begin, end - begin)));
      if (of_value != of_key->second.by_value.end()) add(of_value->second);
      begin = end + 1;
    }
  }
  if (found.size() < 2) return found;
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<GeometryKind> geometry_for(const FeatureRule& rule, GeometryKinds offered) {
  for (const GeometryKind kind : rule.geometry) {
    if ((offered & kinds(kind)) != 0) return kind;
  }
  return std::nullopt;
}

std::string_view kind_word(GeometryKinds offered) {
  if ((offered & kinds(GeometryKind::point)) != 0) return "point";
  if ((offered & kinds(GeometryKind::line)) != 0) return (offered & kinds(GeometryKind::polygon)) != 0 ? "closed line" : "line";
  return "polygon";
}

template <typename Take>
void each_match(const LayerMapping::Data& data, const KeyValues& tags, std::string_view layer, Take take) {
  for (const std::uint32_t index : candidates(data, tags)) {
    const FeatureRule& rule = data.rules[index];
    if (layer_matches(rule.layers, layer) && all_match(rule.when, tags) && !any_match(rule.unless, tags)) {
      if (!take(rule)) return;
    }
  }
}

}  // namespace

std::vector<MappedFeature> apply(const LayerMapping& mapping, const KeyValues& tags, GeometryKinds offered, std::string_view layer,
                                 MappingTally& tally) {
  const LayerMapping::Data& data = mapping.data();
  if (data.plain) return apply_plain(data, tags, offered, layer, tally);
  std::vector<MappedFeature> features;
  if (tags.empty() && data.rules_without_key.empty()) return features;
  ++tally.objects;
  bool has_own = false;
  const FeatureRule* misfit = nullptr;
  each_match(data, tags, layer, [&](const FeatureRule& rule) {
    if (has_own && !rule.also) return true;
    if (std::any_of(features.begin(), features.end(), [&](const MappedFeature& f) { return f.theme == rule.theme; })) return true;
    const auto geometry = geometry_for(rule, offered);
    if (!geometry) {
      if (misfit == nullptr) misfit = &rule;
      return true;
    }
    MappedFeature feature;
    feature.theme = rule.theme;
    feature.extra = rule.also;
    feature.geometry = *geometry == GeometryKind::area ? GeometryKind::polygon : *geometry;
    feature.as_point = rule.as_point && feature.geometry != GeometryKind::point;
    fill(data, rule, tags, feature, tally);
    ++tally.themes[static_cast<std::size_t>(rule.theme)];
    has_own = has_own || !rule.also;
    features.push_back(std::move(feature));
    return true;
  });
  if (features.empty()) {
    ++tally.unmapped;
    if (misfit != nullptr) {
      tally.last_misfit = std::string(theme_name(misfit->theme)) + ": " + std::string(kind_word(offered));
      ++tally.wrong_geometry[tally.last_misfit];
      ++tally.misfits;
    }
  }
  return features;
}

bool wants(const LayerMapping& mapping, const KeyValues& tags, GeometryKinds offered, std::string_view layer) {
  const LayerMapping::Data& data = mapping.data();
  if (data.plain) return theme_from_name(layer).has_value();
  bool wanted = false;
  each_match(data, tags, layer, [&](const FeatureRule& rule) {
    wanted = geometry_for(rule, offered).has_value();
    return !wanted;
  });
  return wanted;
}

std::vector<Theme> wanted_themes(const LayerMapping& mapping, const KeyValues* tags, std::string_view layer) {
  const LayerMapping::Data& data = mapping.data();
  std::vector<Theme> themes;
  if (data.plain) {
    if (const auto theme = theme_from_name(layer)) themes.push_back(*theme);
    return themes;
  }
  const auto take = [&](const FeatureRule& rule) {
    themes.push_back(rule.theme);
    return true;
  };
  if (tags != nullptr) {
    each_match(data, *tags, layer, take);
  } else {
    for (const FeatureRule& rule : data.rules) {
      if (layer_matches(rule.layers, layer)) take(rule);
    }
  }
  std::sort(themes.begin(), themes.end());
  themes.erase(std::unique(themes.begin(), themes.end()), themes.end());
  return themes;
}

std::vector<MappedObservation> apply_observations(const LayerMapping& mapping, const KeyValues& tags, std::string_view layer) {
  std::vector<MappedObservation> result;
  const auto first_of = [&](const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
      const std::string_view value = value_of(tags, key);
      if (!value.empty()) return std::string(value);
    }
    return std::string();
  };
  for (const ObservationRule& rule : mapping.data().observations) {
    if (!layer_matches(rule.layers, layer) || !all_match(rule.when, tags) || any_match(rule.unless, tags)) continue;
    MappedObservation observation;
    observation.property = rule.property;
    observation.result = rule.result_from.empty() ? rule.result : std::string(value_of(tags, rule.result_from));
    if (observation.result.empty()) continue;  // the record says nothing about this property
    observation.unit = rule.unit;
    observation.instrument = rule.instrument;
    for (const std::string& key : rule.note) {
      const std::string_view value = value_of(tags, key);
      if (value.empty()) continue;
      if (!observation.note.empty()) observation.note += "; ";
      observation.note += key + "=" + std::string(value);
    }
    observation.time = first_of(rule.time);
    observation.observer = first_of(rule.observer);
    result.push_back(std::move(observation));
  }
  return result;
}

std::string feature_id(std::string_view object_id, const MappedFeature& feature) {
  std::string id(object_id);
  if (feature.extra) {
    id += '#';
    id += theme_name(feature.theme);
  }
  return id;
}

}  // namespace levelground::gis
