// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/json_schema.hpp"
#include "core/base/json_text.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;

Json ref(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

Json described(Json schema, std::string_view text) {
  if (!text.empty()) schema["description"] = text;
  return schema;
}

Json one_of_words(const std::vector<std::string>& words) { return {{"enum", words}}; }

Json list_of(const Json& item, bool may_be_empty = false) {
  Json list = {{"type", "array"}, {"items", item}};
  if (!may_be_empty) list["minItems"] = 1;
  return list;
}

Json one_or_list_of(const Json& item, bool may_be_empty = false) { return {{"anyOf", {item, list_of(item, may_be_empty)}}}; }

Json object(Json properties, const std::vector<std::string>& required) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"required", required}, {"additionalProperties", false}};
}

/// What every schema may refer to. YAML readers take a bare number for a number and yes for a word or a truth; the reader of schemes
/// takes all of them as text.
Json common_definitions() {
  Json defs;
  defs["value"] = {{"type", {"string", "number", "boolean"}}};
  defs["flag"] = {{"enum", {"yes", "no", "true", "false", true, false}}};
  defs["words"] = described(object({{"en", {{"type", "string"}}}, {"sv", {{"type", "string"}}}}, {"en"}), "A text in English and Swedish; the linter misses Swedish.");
  defs["feature_condition"] = described({{"type", "string"}, {"pattern", "^[a-z_]+(=|>=|<=).+$"}}, "A condition on a feature: property=value, property=value|value, or of a number property>=1 or property<=1.20 m.");
  defs["date"] = {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  return defs;
}

Json parameter_schema(const ParameterSpec& parameter) {
  const Json words = parameter.words.empty() ? Json{{"type", "string"}} : Json{{"enum", parameter.words}};
  switch (parameter.type) {
    case ParameterSpec::Type::theme:
      return one_of_words(format::theme_names());
    case ParameterSpec::Type::themes:
      return one_or_list_of(one_of_words(format::theme_names()));
    case ParameterSpec::Type::property:
      return one_of_words(format::property_names());
    case ParameterSpec::Type::quantity:
      return ref("value");
    case ParameterSpec::Type::word:
      return words;
    case ParameterSpec::Type::words:
      return one_or_list_of(words);
    case ParameterSpec::Type::conditions:
      return one_or_list_of(ref("feature_condition"));
    case ParameterSpec::Type::flag:
      return ref("flag");
  }
  return true;
}

Json measure_schema(const MeasureCatalogue& kinds) {
  Json all = Json::array();
  for (const MeasureSpec& kind : kinds) {
    Json properties = {{"kind", {{"const", kind.kind}}}};
    std::vector<std::string> required = {"kind"};
    for (const ParameterSpec& parameter : kind.parameters) {
      properties[std::string(parameter.name)] = described(parameter_schema(parameter), parameter.help);
      if (parameter.required) required.emplace_back(parameter.name);
    }
    all.push_back(described(object(std::move(properties), required), kind.help));
  }
  return {{"oneOf", all}};
}

Json numbers(const std::vector<std::string>& words) {
  Json list = Json::array();
  for (const std::string& word : words) {
    int number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    list.push_back(number);
  }
  return {{"enum", list}};
}

Json single(const FormatKey& key, const MeasureCatalogue& kinds) {
  switch (key.type) {
    case FormatType::text: {
      if (!key.words.empty()) return one_of_words(key.words);
      if (!key.block.empty()) return {{"anyOf", {ref("value"), list_of(ref("value")), ref(key.block)}}};
      if (!key.pattern.empty()) return {{"type", "string"}, {"pattern", key.pattern}};
      return ref("value");
    }
    case FormatType::words:
      return ref("words");
    case FormatType::own_words:
      return {{"anyOf", {ref("value"), ref("words")}}};
    case FormatType::flag:
      return ref("flag");
    case FormatType::whole:
      return key.words.empty() ? Json{{"type", "integer"}} : numbers(key.words);
    case FormatType::quantity:
      return ref("value");
    case FormatType::date:
      return ref("date");
    case FormatType::block:
      return ref(key.block);
    case FormatType::measure:
      return measure_schema(kinds);
  }
  return true;
}

Json key_schema(const FormatKey& key, const MeasureCatalogue& kinds) {
  Json schema = single(key, kinds);
  if (key.many == FormatMany::some) schema = one_or_list_of(schema, key.may_be_empty);
  if (key.many == FormatMany::list) schema = list_of(schema, key.may_be_empty);
  return described(std::move(schema), key.meaning);
}

Json block_schema(const FormatBlock& block, const MeasureCatalogue& kinds) {
  Json properties = Json::object();
  Json others = false;
  std::vector<std::string> required;
  for (const FormatKey& key : block.keys) {
    if (key.name.starts_with('<')) {
      others = key_schema(key, kinds);
    } else {
      properties[key.name] = key_schema(key, kinds);
    }
    if (key.required) required.push_back(key.name);
  }
  Json schema = object(std::move(properties), required);
  schema["additionalProperties"] = others;
  return described(std::move(schema), block.about);
}

}  // namespace

std::string json_schema(const FormatFile& file, const MeasureCatalogue& kinds) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Levelground " + file.id}};
  schema.update(block_schema(file.blocks.front(), kinds));
  schema["description"] = file.about;
  Json defs = common_definitions();
  for (std::size_t i = 1; i < file.blocks.size(); ++i) defs[file.blocks[i].id] = block_schema(file.blocks[i], kinds);
  schema["$defs"] = std::move(defs);
  return json_text(schema);
}

}  // namespace levelground
