// SPDX-License-Identifier: Apache-2.0
// Every shipped file is what its JSON Schema says, and the mistakes an editor should show are refused by it.
#include "core/scheme/json_schema.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/run/schemes.hpp"
#include "core/base/yaml.hpp"

namespace levelground::json_schema_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path criteria = fs::path(LEVELGROUND_SOURCE_DIR) / "criteria";

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// YAML as an editor sees it: bare whole numbers are numbers, everything else is text.
json as_json(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return nullptr;
    case YamlNode::Kind::scalar: {
      const bool number =
          !node.quoted && !node.scalar.empty() &&
          std::all_of(node.scalar.begin(), node.scalar.end(), [](char c) { return c >= '0' && c <= '9'; });
      return number ? json(std::stoll(node.scalar)) : json(node.scalar);
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

/// The part of JSON Schema that the schemas use.
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

  bool check(const json& schema, const json& value) const {
    if (schema.contains("$ref")) {
      const std::string name = schema["$ref"];
      if (!check(m_root["$defs"][name.substr(name.rfind('/') + 1)], value)) return false;
    }
    if (schema.contains("type")) {
      const json& type = schema["type"];
      const bool fits = type.is_string()
                            ? is_type(type, value)
                            : std::any_of(type.begin(), type.end(), [&](const json& t) { return is_type(t, value); });
      if (!fits) return false;
    }
    if (schema.contains("const") && schema["const"] != value) return false;
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      return false;
    for (const char* key : {"oneOf", "anyOf"}) {
      if (!schema.contains(key)) continue;
      const auto fitting =
          std::count_if(schema[key].begin(), schema[key].end(), [&](const json& one) { return check(one, value); });
      if (fitting == 0 || (std::string(key) == "oneOf" && fitting != 1)) return false;
    }
    if (value.is_object()) return check_object(schema, value);
    if (value.is_array() && schema.contains("items")) {
      return std::all_of(value.begin(), value.end(), [&](const json& item) { return check(schema["items"], item); });
    }
    return true;
  }

  bool check_object(const json& schema, const json& value) const {
    for (const json& key : schema.value("required", json::array())) {
      if (!value.contains(key)) return false;
    }
    for (const auto& [key, item] : value.items()) {
      if (schema.contains("properties") && schema["properties"].contains(key)) {
        if (!check(schema["properties"][key], item)) return false;
      } else if (schema.contains("additionalProperties")) {
        const json& more = schema["additionalProperties"];
        if (more.is_boolean() ? !more.get<bool>() : !check(more, item)) return false;
      }
    }
    return true;
  }

  json m_root;
};

Validator schema(const std::string& name) {
  for (const FormatFile& file : run::language_files()) {
    if (file.id == name) return Validator(json::parse(json_schema(file, run::measure_kinds())));
  }
  throw std::logic_error("no file is called " + name);
}

bool accepts(const Validator& validator, const std::string& yaml) {
  return validator.accepts(as_json(parse_yaml(yaml, "test")));
}

TEST(JsonSchema, AcceptsEveryShippedFile) {
  int files = 0;
  const fs::path source = LEVELGROUND_SOURCE_DIR;
  for (const fs::path& folder : {criteria, source / "mappings", source / "sample-maps" / "own-city"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const fs::path path = entry.path();
      const std::string in = path.parent_path().filename(), named = path.filename();
      const bool of_the_language = in != "areas" && named != "released.yaml" && named != "sources.yaml" && named != "walks.yaml" && named != "compared.yaml";
      if (path.extension() != ".yaml" || named == "town.yaml" || !of_the_language) continue;
      const std::string name = named == "scheme.yaml"   ? "scheme"
                               : named == "cases.yaml"  ? "cases"
                               : in == "profiles"       ? "profile"
                               : in == "travellers"     ? "traveller"
                               : in == "mappings"       ? "mapping"
                                                        : "criterion";
      EXPECT_TRUE(accepts(schema(name), text_of(path))) << path << " as " << name;
      ++files;
    }
  }
  EXPECT_GT(files, 150);
}

TEST(JsonSchema, RefusesWhatAnEditorShouldShow) {
  const Validator criterion = schema("criterion");
  const std::string right = text_of(criteria / "levelground-dignity" / "acc-30.yaml");
  ASSERT_TRUE(accepts(criterion, right));
  const auto with = [&](const std::string& was, const std::string& now) {
    std::string text = right;
    const std::size_t at = text.find(was);
    if (at == std::string::npos) throw std::logic_error(was + " does not stand there");
    return text.replace(at, was.size(), now);
  };
  EXPECT_FALSE(accepts(criterion, with("dimension: accessibility", "dimensoin: accessibility"))) << "an unknown key";
  EXPECT_FALSE(accepts(criterion, with("weight: 4", "weight: 6")));
  EXPECT_FALSE(accepts(criterion, with("stage: design", "stage: desing")));
  EXPECT_FALSE(accepts(criterion, with("kind: kerb_upstand", "kind: kerb_height"))) << "no such measure";
  EXPECT_FALSE(accepts(criterion, with("within: 60 m", "withing: 60 m"))) << "no such parameter";
  EXPECT_FALSE(accepts(criterion, with("{kind: kerb_upstand, within: 60 m}", "{kind: kerb_upstand}")))
      << "a parameter that is needed";
  EXPECT_FALSE(accepts(criterion, with("confidence: S}", "confidence: X}")));
  EXPECT_FALSE(accepts(criterion, with("quantity: length", "quantity: lenght")));
}

/// Descriptions are what an editor shows while one types.
void expect_descriptions(const json& schema, const std::string& where, int& keys) {
  const json properties = schema.value("properties", json::object());
  for (const auto& [name, key] : properties.items()) {
    ++keys;
    EXPECT_FALSE(key.value("description", "").empty()) << where << ": " << name;
  }
}

TEST(JsonSchema, EveryKeyHasTheDescriptionOfTheReferencePage) {
  int keys = 0;
  for (const FormatFile& file : run::language_files()) {
    const json schema = json::parse(json_schema(file, run::measure_kinds()));
    expect_descriptions(schema, file.id, keys);
    for (const FormatBlock& block : file.blocks) {
      if (&block != &file.blocks.front()) expect_descriptions(schema["$defs"][block.id], block.id, keys);
    }
  }
  EXPECT_GT(keys, 200);
}

}  // namespace
}  // namespace levelground::json_schema_test
