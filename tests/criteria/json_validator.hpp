// SPDX-License-Identifier: Apache-2.0
/// Checks YAML against a JSON Schema, as an editor does.
#pragma once

#include <algorithm>
#include <map>
#include <regex>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/yaml.hpp"

namespace levelground::json_validator {

using nlohmann::json;

/// YAML 1.2 as an editor sees it: what stands bare and looks like a number is one, and so are true and false; everything else is text.
inline json as_json(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return nullptr;
    case YamlNode::Kind::scalar: {
      static const std::regex number("-?[0-9]+([.][0-9]+)?");
      if (node.quoted) return node.scalar;
      if (node.scalar == "true" || node.scalar == "false") return node.scalar == "true";
      if (!std::regex_match(node.scalar, number)) return node.scalar;
      return node.scalar.find('.') == std::string::npos ? json(std::stoll(node.scalar)) : json(std::stod(node.scalar));
    }
    case YamlNode::Kind::sequence: {
      json list = json::array();
      for (const YamlNode& item : node.items) list.push_back(as_json(item));
      return list;
    }
    case YamlNode::Kind::mapping: {
      json map = json::object();
      for (const auto& [key, value] : node.entries) map[key] = as_json(value);
      return map;
    }
  }
  return nullptr;
}

/// The part of JSON Schema that the schemas use. A schema with a word that is not known here is no schema: nothing may be passed over.
class Validator {
 public:
  explicit Validator(json schema) : m_root(std::move(schema)) {}
  bool accepts(const json& value) const { return check(m_root, value); }

 private:
  static bool is_type(const std::string& type, const json& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
  }

  static void check_words(const json& schema) {
    static const std::vector<std::string> known = {"$ref", "type", "const", "enum", "oneOf", "anyOf", "allOf", "if", "then", "items", "minItems", "maxItems", "required", "properties",
                                                   "additionalProperties", "pattern", "minimum", "maximum", "description", "title", "$schema", "$defs"};
    for (const auto& [word, unused] : schema.items()) {
      if (std::find(known.begin(), known.end(), word) == known.end()) throw std::logic_error("the validator does not know " + word);
    }
  }

  bool matches(const std::string& pattern, const std::string& text) const {
    auto found = m_patterns.find(pattern);
    if (found == m_patterns.end()) found = m_patterns.emplace(pattern, std::regex(pattern, std::regex::ECMAScript)).first;
    return std::regex_search(text, found->second);
  }

  bool check(const json& schema, const json& value) const {
    if (schema.is_boolean()) return schema.get<bool>();
    check_words(schema);
    if (schema.contains("$ref")) {
      const std::string name = schema["$ref"];
      if (!check(m_root["$defs"].at(name.substr(name.rfind('/') + 1)), value)) return false;
    }
    if (schema.contains("type")) {
      const json& type = schema["type"];
      const bool fits = type.is_string() ? is_type(type, value) : std::any_of(type.begin(), type.end(), [&](const json& t) { return is_type(t, value); });
      if (!fits) return false;
    }
    if (schema.contains("const") && schema["const"] != value) return false;
    if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) return false;
    if (schema.contains("pattern") && value.is_string() && !matches(schema["pattern"], value)) return false;
    if (schema.contains("minimum") && value.is_number() && value < schema["minimum"]) return false;
    if (schema.contains("maximum") && value.is_number() && value > schema["maximum"]) return false;
    for (const char* key : {"oneOf", "anyOf", "allOf"}) {
      if (!schema.contains(key)) continue;
      const auto fitting = std::count_if(schema[key].begin(), schema[key].end(), [&](const json& one) { return check(one, value); });
      if (fitting == 0 || (std::string(key) == "oneOf" && fitting != 1)) return false;
      if (std::string(key) == "allOf" && fitting != static_cast<std::ptrdiff_t>(schema[key].size())) return false;
    }
    if (schema.contains("if") && check(schema["if"], value) && !check(schema["then"], value)) return false;
    if (value.is_object()) return check_object(schema, value);
    if (value.is_array()) return check_array(schema, value);
    return true;
  }

  bool check_array(const json& schema, const json& value) const {
    if (schema.contains("minItems") && value.size() < schema["minItems"].get<std::size_t>()) return false;
    if (schema.contains("maxItems") && value.size() > schema["maxItems"].get<std::size_t>()) return false;
    return !schema.contains("items") || std::all_of(value.begin(), value.end(), [&](const json& item) { return check(schema["items"], item); });
  }

  bool check_object(const json& schema, const json& value) const {
    for (const json& key : schema.value("required", json::array())) {
      if (!value.contains(key)) return false;
    }
    for (const auto& [key, item] : value.items()) {
      if (schema.contains("properties") && schema["properties"].contains(key)) {
        if (!check(schema["properties"][key], item)) return false;
      } else if (schema.contains("additionalProperties") && !check(schema["additionalProperties"], item)) {
        return false;
      }
    }
    return true;
  }

  json m_root;
  mutable std::map<std::string, std::regex> m_patterns;
};

}  // namespace levelground::json_validator
