// SPDX-License-Identifier: Apache-2.0
// From the text of a mapping file to its rules; everything that is wrong is reported at once, with its line.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/quantity.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/read/mapping_data.hpp"
#include "gis/read/value_text.hpp"

namespace levelground::gis {

namespace {

using Kind = YamlNode::Kind;

class MappingReader {
 public:
  MappingReader(const YamlNode& root, std::string file) : m_root(root), m_file(std::move(file)) {}

  LayerMapping::Data read() {
    YamlReader top(m_root, m_file, m_problems);
    m_data.id = top.required_text("id");
    m_data.title = top.required_text("title");
    m_data.licence = top.text("licence");
    m_data.formats = top.texts("formats");
    m_data.layers = top.texts("layers");
    m_data.plain = top.flag("plain", false);
    m_data.ignore = top.texts("ignore");
    m_data.topology = {top.text("id_key"), top.text("from_node"), top.text("to_node"), top.text("node")};
    m_data.join_tolerance = length(top, "join_tolerance");
    m_data.entrance_tolerance = length(top, "entrance_tolerance");
    read_lines_cross(top);
    m_whole_values = top.flag("whole_values", false);
    if (const YamlNode* blocks = top.optional("properties")) read_blocks(*blocks);
    if (const YamlNode* rules = top.optional("features")) read_rules(*rules);
    if (const YamlNode* rules = top.optional("observations")) read_observations(*rules);
    top.finish();
    check_whole();
    if (!m_problems.empty()) {
      std::stable_sort(m_problems.begin(), m_problems.end(), [](const Problem& a, const Problem& b) { return a.line < b.line; });
      throw InputError(std::move(m_problems));
    }
    index_rules();
    return std::move(m_data);
  }

 private:
  void problem(std::int64_t line, std::string what, std::string remedy) {
    m_problems.push_back({Problem::Severity::error, m_file, {}, {}, line, std::move(what), std::move(remedy)});
  }

  Rational length(YamlReader& reader, std::string_view key) {
    const YamlNode* node = reader.required(key);
    if (node == nullptr) return {};
    std::string why;
    const auto value = node->kind == Kind::scalar ? parse_exact(node->scalar, Quantity::length, why) : std::nullopt;
    if (!value) {
      problem(node->line, fmt::format("‘{}’ is no length: {}", key, why.empty() ? "a single value is expected" : why), "write for example “0.5 m”");
      return {};
    }
    return value->base;
  }

  void read_lines_cross(YamlReader& top) {
    const YamlNode* node = top.optional("lines_cross");
    m_lines_cross_said = node != nullptr;
    if (node == nullptr) return;
    const std::string_view word = node->kind == Kind::scalar ? std::string_view(node->scalar) : std::string_view();
    if (word == "joined") m_data.lines_cross = LinesCross::joined;
    else if (word == "apart") m_data.lines_cross = LinesCross::apart;
    else if (word != "perhaps") problem(node->line, "‘lines_cross’ does not say what a crossing without a common point is", "write perhaps, joined or apart");
  }

  /// May it make lines that people walk along of a source without node ids? An OpenStreetMap file always has them.
  [[nodiscard]] bool makes_plain_ways() const {
    if (m_data.formats == std::vector<std::string>{"osm"}) return false;
    return m_data.plain || std::any_of(m_data.rules.begin(), m_data.rules.end(), [](const FeatureRule& rule) {
             const bool is_line = std::any_of(rule.geometry.begin(), rule.geometry.end(), [](GeometryKind kind) { return kind != GeometryKind::point; });
             return is_walked(rule.theme) && is_line && !rule.as_point;
           });
  }

  /// A scalar or a list of scalars; reports anything else.
  std::vector<std::string> words(const YamlNode& node, bool lower) {
    std::vector<std::string> result;
    const auto take = [&](const YamlNode& item) {
      if (item.kind != Kind::scalar || item.scalar.empty()) {
        problem(item.line, "a word is expected here", "write one value or a list of values");
        return;
      }
      result.push_back(lower ? lower_trimmed(item.scalar) : item.scalar);
    };
    if (node.kind == Kind::sequence) {
      for (const YamlNode& item : node.items) take(item);
      if (node.items.empty()) problem(node.line, "the list is empty", "write at least one value, or remove the key");
    } else {
      take(node);
    }
    return result;
  }

  TagCondition condition(std::string key, const YamlNode& node) {
    TagCondition result;
    result.key = std::move(key);
    result.whole = m_whole_values;
    result.values = words(node, !result.whole);
    if (std::find(result.values.begin(), result.values.end(), "*") != result.values.end()) {
      if (result.values.size() > 1) problem(node.line, "“*” stands beside other values", "write either “*” or the values");
      result.any = true;
      result.values.clear();
    }
    std::sort(result.values.begin(), result.values.end());
    return result;
  }

  std::vector<TagCondition> conditions(YamlReader& reader, std::string_view key) {
    std::vector<TagCondition> result;
    const YamlNode* node = reader.optional(key);
    if (node == nullptr) return result;
    if (node->kind != Kind::mapping || node->entries.empty()) {
      problem(node->line, fmt::format("‘{}’ must say which key has which values", key), "write “{highway: [footway, path]}”");
      return result;
    }
    for (const auto& [tag, values] : node->entries) result.push_back(condition(tag, values));
    return result;
  }

  std::optional<Grade> grade(YamlReader& reader) {
    const YamlNode* node = reader.optional("grade");
    if (node == nullptr) return std::nullopt;
    const auto value = node->kind == Kind::scalar ? grade_from_name(node->scalar) : std::nullopt;
    if (!value) problem(node->line, "this is no grade", "write measured, tagged or inferred");
    return value;
  }

  /// A word, a list of words, or {value: …, grade: …}.
  Meaning meaning(Property property, const YamlNode& node) {
    std::optional<Grade> stated;
    const YamlNode* value = &node;
    if (node.kind == Kind::mapping) {
      YamlReader reader(node, m_file, m_problems);
      value = reader.required("value");
      stated = grade(reader);
      reader.finish();
      if (value == nullptr) return {};
    }
    Meaning result = meaning_of(property, *value);
    result.grade = stated;
    return result;
  }

  Meaning meaning_of(Property property, const YamlNode& node) {
    const bool text = property_info(property).quantity == Quantity::text;
    const std::vector<std::string> list = words(node, !text && !property_info(property).codes.empty());
    if (list.empty()) return {};
    std::string why;
    const auto result = own_word(property, list, why);
    if (!result) {
      problem(node.line, fmt::format("the property ‘{}’ cannot hold this: {}", property_info(property).name, why),
              "see “Themes and properties” in docs/scheme-language.md for what a property holds");
      return {};
    }
    return *result;
  }

  std::optional<Property> property(std::string_view name, std::int64_t line) {
    const auto result = property_from_name(name);
    if (!result) {
      std::vector<std::string> known;
      for (std::size_t i = 0; i < property_count; ++i) known.emplace_back(property_info(static_cast<Property>(i)).name);
      const std::string near = nearest_word(name, known);
      problem(line, fmt::format("‘{}’ is no property", name),
              near.empty() ? "see “Themes and properties” in docs/scheme-language.md" : fmt::format("did you mean ‘{}’?", near));
    }
    return result;
  }

  std::optional<Theme> theme(const YamlNode& node) {
    const auto result = node.kind == Kind::scalar ? theme_from_name(node.scalar) : std::nullopt;
    if (!result) {
      std::vector<std::string> known;
      for (std::size_t i = 0; i < theme_count; ++i) known.emplace_back(theme_name(static_cast<Theme>(i)));
      const std::string near = nearest_word(node.scalar, known);
      problem(node.line, fmt::format("‘{}’ is no theme", node.scalar),
              near.empty() ? fmt::format("themes are {}", fmt::join(known, ", ")) : fmt::format("did you mean ‘{}’?", near));
    }
    return result;
  }

  void read_blocks(const YamlNode& node) {
    if (node.kind != Kind::mapping) {
      problem(node.line, "‘properties’ must name properties", "write “width: {from: [width], unit: m}”");
      return;
    }
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      m_block_names.push_back(node.entries[i].first);
      read_block(node.entries[i].first, node.entries[i].second, node.entry_lines[i]);
    }
    std::stable_sort(m_data.blocks.begin(), m_data.blocks.end(),
                     [](const PropertyBlock& a, const PropertyBlock& b) { return a.property < b.property; });
  }

  void read_block(const std::string& name, const YamlNode& node, std::int64_t line) {
    YamlReader reader(node, m_file, m_problems);
    PropertyBlock block;
    block.name = name;
    const auto which = property(reader.text("property", name), line);
    if (!which) return;
    block.property = *which;
    if (const YamlNode* themes = reader.optional("themes")) {
      const auto take = [&](const YamlNode& item) {
        if (const auto found = theme(item)) block.themes.push_back(*found);
      };
      if (themes->kind == Kind::sequence) std::for_each(themes->items.begin(), themes->items.end(), take);
      else take(*themes);
    }
    block.when = conditions(reader, "when");
    block.unless = conditions(reader, "unless");
    block.every = reader.flag("every", false);
    block.sum = reader.flag("sum", false);
    if (block.sum && (block.every || property_info(block.property).quantity != Quantity::count)) {
      reader.problem(reader.node().line, "only counts are summed, and not besides “every”", "remove “sum” or “every”");
    }
    block.exact = reader.flag("exact", false);
    const std::string unit = unit_of(reader, block.property);
    const Grade fallback = grade(reader).value_or(Grade::tagged);
    if (const YamlNode* from = reader.optional("from")) read_keys(*from, block, unit, fallback);
    if (const YamlNode* values = reader.optional("values")) read_values(*values, block);
    if (const YamlNode* otherwise = reader.optional("otherwise")) block.otherwise = meaning(block.property, *otherwise);
    if (const YamlNode* implied = reader.optional("implied")) read_implied(*implied, block);
    reader.finish();
    if (block.from.empty() && block.implied.empty()) {
      problem(line, fmt::format("‘{}’ names no key to read", name), "add “from: [key]” or “implied”");
    }
    const Quantity quantity = property_info(block.property).quantity;
    const bool words_only = quantity == Quantity::presence || quantity == Quantity::category || quantity == Quantity::ordinal;
    if (words_only && !block.from.empty() && block.values.empty()) {
      problem(line, fmt::format("‘{}’ does not say what the words of its keys mean", name), "add “values: {yes: yes, no: no}”");
    }
    for (const SourceKey& key : block.from) block.keys.set(key_bit(key.key));
    for (const ImpliedMeaning& implied : block.implied) block.keys.set(key_bit(implied.condition.key));
    m_data.blocks.push_back(std::move(block));
  }

  std::string unit_of(YamlReader& reader, Property property) {
    const YamlNode* node = reader.optional("unit");
    if (node == nullptr) return {};
    const std::string unit = node->kind == Kind::scalar ? node->scalar : std::string();
    const PropertyInfo& info = property_info(property);
    if (!is_source_unit(unit, info.quantity)) {
      problem(node->line, fmt::format("‘{}’ is no unit of a {}", unit, quantity_name(info.quantity)),
              "write a unit such as m, mm, %, fraction or km/h that fits the property");
    }
    return unit;
  }

  void read_keys(const YamlNode& node, PropertyBlock& block, const std::string& unit, Grade fallback) {
    const auto take = [&](const YamlNode& item) {
      if (item.kind == Kind::scalar && !item.scalar.empty()) {
        block.from.push_back({item.scalar, unit, fallback});
        return;
      }
      YamlReader reader(item, m_file, m_problems);
      SourceKey key;
      key.key = reader.required_text("key");
      key.unit = unit_of(reader, block.property);
      if (key.unit.empty()) key.unit = unit;
      key.grade = grade(reader).value_or(fallback);
      reader.finish();
      block.from.push_back(std::move(key));
    };
    if (node.kind == Kind::sequence) std::for_each(node.items.begin(), node.items.end(), take);
    else take(node);
  }

  void read_values(const YamlNode& node, PropertyBlock& block) {
    if (node.kind != Kind::mapping) {
      problem(node.line, "‘values’ must say what each word means", "write “{yes: yes, no: no}”");
      return;
    }
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const auto& [word, node_meaning] = node.entries[i];
      if (!block.values.emplace(lower_trimmed(word), meaning(block.property, node_meaning)).second) {
        problem(node.entry_lines[i], fmt::format("the word ‘{}’ stands twice (capitals do not matter)", word), "keep one of them");
      }
    }
  }

  void read_implied(const YamlNode& node, PropertyBlock& block) {
    if (node.kind != Kind::sequence) {
      problem(node.line, "‘implied’ must be a list", "write “- {key: kerb, value: flush, means: [\"0 mm\", \"5 mm\"], grade: inferred}”");
      return;
    }
    for (const YamlNode& item : node.items) {
      YamlReader reader(item, m_file, m_problems);
      ImpliedMeaning implied;
      const std::string key = reader.required_text("key");
      const YamlNode* value = reader.required("value");
      const YamlNode* means = reader.required("means");
      const std::optional<Grade> stated = grade(reader);
      reader.finish();
      if (value == nullptr || means == nullptr) continue;
      implied.condition = condition(key, *value);
      implied.meaning = meaning_of(block.property, *means);
      implied.meaning.grade = stated;
      if (!stated) problem(item.line, "an implied value has no grade", "add “grade: tagged” or “grade: inferred”");
      block.implied.push_back(std::move(implied));
    }
  }

  void read_rules(const YamlNode& node) {
    if (node.kind != Kind::sequence) {
      problem(node.line, "‘features’ must be a list of rules", "write “- {theme: seat, when: {amenity: [bench]}}”");
      return;
    }
    for (const YamlNode& item : node.items) read_rule(item);
  }

  void read_rule(const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    FeatureRule rule;
    rule.line = node.line;
    const YamlNode* theme_node = reader.required("theme");
    const auto which = theme_node != nullptr ? theme(*theme_node) : std::nullopt;
    rule.layers = reader.texts("layers");
    rule.when = conditions(reader, "when");
    rule.unless = conditions(reader, "unless");
    rule.also = reader.flag("also", false);
    if (const YamlNode* as = reader.optional("as")) {
      rule.as_point = true;
      if (as->scalar != "point") problem(as->line, "‘as’ knows only “point”", "write “as: point” or remove the key");
    }
    if (const YamlNode* geometry = reader.required("geometry")) read_geometry(*geometry, rule);
    if (const YamlNode* set = reader.optional("set")) {
      each_property(*set, "set", [&](Property p, const YamlNode& value) { rule.set.push_back({p, meaning(p, value)}); });
    }
    if (const YamlNode* copy = reader.optional("copy")) {
      each_property(*copy, "copy", [&](Property p, const YamlNode& value) {
        if (property_info(p).quantity != Quantity::text) problem(value.line, "‘copy’ is for texts", "use a block under ‘properties’");
        rule.copy.push_back({p, words(value, false)});
      });
    }
    const YamlNode* names = reader.optional("properties");
    const std::vector<std::string> wanted = names != nullptr ? words(*names, false) : std::vector<std::string>{};
    reader.finish();
    if (!which) return;
    rule.theme = *which;
    if (rule.when.empty() && rule.layers.empty()) {
      problem(node.line, "the rule would take every object", "add “when: {key: [values]}” or “layers: [name]”");
    }
    for (const std::string& name : wanted) {
      if (std::find(m_block_names.begin(), m_block_names.end(), name) != m_block_names.end()) continue;
      const std::string near = nearest_word(name, m_block_names);
      problem(names->line, fmt::format("there is no block ‘{}’ under ‘properties’", name),
              near.empty() ? "add it there, or remove the name" : fmt::format("did you mean ‘{}’?", near));
    }
    for (std::uint32_t i = 0; i < m_data.blocks.size(); ++i) {
      const PropertyBlock& block = m_data.blocks[i];
      const bool named = wanted.empty() || std::find(wanted.begin(), wanted.end(), block.name) != wanted.end();
      const bool fits = block.themes.empty() || std::find(block.themes.begin(), block.themes.end(), rule.theme) != block.themes.end();
      if (named && fits) rule.blocks.push_back(i);
    }
    m_data.rules.push_back(std::move(rule));
  }

  void read_geometry(const YamlNode& node, FeatureRule& rule) {
    for (const std::string& word : words(node, false)) {
      if (word == "point") rule.geometry.push_back(GeometryKind::point);
      else if (word == "line") rule.geometry.push_back(GeometryKind::line);
      else if (word == "polygon") rule.geometry.push_back(GeometryKind::polygon);
      else if (word == "area") rule.geometry.push_back(GeometryKind::area);
      else problem(node.line, fmt::format("‘{}’ is no geometry", word), "write point, line, polygon (a closed line too) or area");
    }
  }

  template <typename Take>
  void each_property(const YamlNode& node, std::string_view key, Take take) {
    if (node.kind != Kind::mapping) {
      problem(node.line, fmt::format("‘{}’ must name properties", key), "write “{kind: bench}”");
      return;
    }
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      if (const auto which = property(node.entries[i].first, node.entry_lines[i])) take(*which, node.entries[i].second);
    }
  }

  void read_observations(const YamlNode& node) {
    if (node.kind != Kind::sequence) {
      problem(node.line, "‘observations’ must be a list of rules", "write “- {when: {label_type: [CurbRamp]}, property: kerb_kind, result: lowered}”");
      return;
    }
    for (const YamlNode& item : node.items) {
      YamlReader reader(item, m_file, m_problems);
      ObservationRule rule;
      rule.layers = reader.texts("layers");
      rule.when = conditions(reader, "when");
      rule.unless = conditions(reader, "unless");
      rule.property = reader.required_text("property");
      rule.result = reader.text("result");
      rule.result_from = reader.text("result_from");
      rule.unit = reader.text("unit");
      rule.instrument = reader.text("instrument");
      rule.note = reader.texts("note");
      rule.time = reader.texts("time");
      rule.observer = reader.texts("observer");
      reader.finish();
      if (rule.result.empty() == rule.result_from.empty()) {
        problem(item.line, "a rule needs either a result or the key that holds it", "add “result: yes” or “result_from: severity”");
      } else if (!rule.result.empty()) {
        check_result(rule, item.line);
      }
      m_data.observations.push_back(std::move(rule));
    }
  }

  /// A result about one of our own properties must be something that the property can hold.
  void check_result(const ObservationRule& rule, std::int64_t line) {
    const auto known = property_from_name(rule.property);
    if (!known || rule.result == "none") return;
    const std::string text = rule.unit.empty() ? rule.result : rule.result + " " + rule.unit;
    std::string why;
    if (!own_word(*known, {text}, why)) {
      problem(line, fmt::format("the property ‘{}’ cannot hold this result: {}", rule.property, why), "see “Themes and properties” in docs/scheme-language.md");
    }
  }

  void check_whole() {
    if (m_data.plain && (!m_data.rules.empty() || !m_data.blocks.empty())) {
      problem(m_root.line, "a plain mapping takes themes and columns by their names and has no rules", "remove ‘features’ and ‘properties’, or ‘plain’");
    }
    if (!m_data.plain && m_data.rules.empty() && m_data.observations.empty() && m_problems.empty()) {
      problem(m_root.line, "the mapping has no rules", "add ‘features’ or ‘observations’, or “plain: yes”");
    }
    if (!m_lines_cross_said && makes_plain_ways()) {
      problem(m_root.line, "the mapping makes ways, and does not say what it means that two of them cross without a common point",
              "add “lines_cross: perhaps” where nobody knows, “joined” where such crossings are junctions, “apart” where they are bridges");
    }
    for (const char c : m_data.id) {
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_') {
        problem(m_root.line, "the id of a mapping is made of small letters, digits and dashes", "rename it, and its file");
        break;
      }
    }
  }

  void index_rules() {
    for (std::uint32_t i = 0; i < m_data.rules.size(); ++i) {
      const FeatureRule& rule = m_data.rules[i];
      if (rule.when.empty()) {
        m_data.rules_without_key.push_back(i);
        continue;
      }
      const TagCondition& first = rule.when.front();
      LayerMapping::Data::RulesOfKey& rules = m_data.rules_by_key[first.key];
      m_data.rule_key_marks |= std::uint64_t{1} << key_mark(first.key);
      const bool has_list = std::any_of(first.values.begin(), first.values.end(), [](const std::string& v) { return v.find(';') != std::string::npos; });
      if (first.any || has_list) {
        rules.any.push_back(i);
        continue;
      }
      for (const std::string& value : first.values) {
        std::vector<std::uint32_t>& of_value = rules.by_value[lower_trimmed(value)];
        if (of_value.empty() || of_value.back() != i) of_value.push_back(i);
      }
    }
  }

  const YamlNode& m_root;
  std::string m_file;
  std::vector<Problem> m_problems;
  std::vector<std::string> m_block_names;
  bool m_whole_values = false;
  bool m_lines_cross_said = false;
  LayerMapping::Data m_data;
};

}  // namespace

LayerMapping LayerMapping::parse(std::string_view yaml, const std::string& file) {
  const YamlNode root = parse_yaml(yaml, file);
  return LayerMapping(std::make_shared<const Data>(MappingReader(root, file).read()));
}

}  // namespace levelground::gis
