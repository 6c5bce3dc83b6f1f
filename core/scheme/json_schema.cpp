// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/json_schema.hpp"
#include "core/base/json_text.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/quantity_units.hpp"
#include "core/city/theme.hpp"

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;

Json to_def(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

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

constexpr int last_with_values = static_cast<int>(Quantity::ordinal);

Json text_like(const std::string& pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

Json at_least_and_most(Json number, const std::optional<std::int64_t>& least, const std::optional<std::int64_t>& most) {
  if (least) number["minimum"] = *least;
  if (most) number["maximum"] = *most;
  return number;
}

bool is_pure(Quantity quantity) { return unit_factor("", quantity).has_value() && quantity != Quantity::presence; }

/// A value as parse_exact() takes it: 0.9 is no length, and 2 m no count.
Json quantity_schema(Quantity quantity) {
  const Json text = text_like(quantity_pattern(quantity));
  if (!is_pure(quantity)) return text;
  const Interval all = domain(quantity);
  const bool whole = quantity == Quantity::count || quantity == Quantity::ordinal;
  const Json number = at_least_and_most({{"type", whole ? "integer" : "number"}}, 0, all.high.is_finite() ? std::optional(all.high.floor()) : std::nullopt);
  return {{"anyOf", {number, text}}};
}

std::string quantity_def(Quantity quantity) { return "quantity_" + std::string(quantity_name(quantity)); }

std::string one_of_them(const std::vector<std::string>& words) {
  std::string any;
  for (const std::string& word : words) any += (any.empty() ? "" : "|") + word;
  return "(" + any + ")";
}

/// What parse_condition() takes: of a number an end with its unit, of the others named values.
Json condition_schema() {
  std::map<Quantity, std::vector<std::string>> numbers;
  std::vector<std::string> texts, presences;
  Json any = Json::array();
  for (std::size_t i = 0; i < property_count; ++i) {
    const PropertyInfo& info = property_info(static_cast<Property>(i));
    const std::string name(info.name);
    if (info.quantity == Quantity::text) texts.push_back(name);
    else if (info.quantity == Quantity::presence) presences.push_back(name);
    else if (!info.codes.empty()) {
      const std::string code = one_of_them({info.codes.begin(), info.codes.end()});
      any.push_back(text_like("^" + name + "=" + code + "(\\|" + code + ")*$"));
    } else {
      numbers[info.quantity].push_back(name);
    }
  }
  for (const auto& [quantity, names] : numbers) {
    std::string value = quantity_pattern(quantity).substr(1);
    for (std::size_t minus = value.find("-?"); minus != std::string::npos; minus = value.find("-?")) value.erase(minus, 2);   // ends are not negative
    any.push_back(text_like("^" + one_of_them(names) + "(>=|<=)" + value));
  }
  if (!presences.empty()) any.push_back(text_like("^" + one_of_them(presences) + "=(yes|no)(\\|(yes|no))*$"));
  if (!texts.empty()) any.push_back(text_like("^" + one_of_them(texts) + "=[^|]+(\\|[^|]+)*$"));
  return {{"anyOf", any}};
}

/// What every schema may refer to. YAML readers take a bare number for a number and yes for a word or a truth; the reader of schemes
/// takes all of them as text.
Json common_definitions() {
  Json defs;
  defs["value"] = {{"type", {"string", "number", "boolean"}}};
  defs["flag"] = {{"enum", {"yes", "no", "true", "false", true, false}}};
  defs["words"] = described(object({{"en", {{"type", "string"}}}, {"sv", {{"type", "string"}}}}, {"en"}), "A text in English and Swedish; the linter misses Swedish.");
  defs["any_quantity"] = {{"type", {"string", "number"}}};
  for (int i = 0; i <= last_with_values; ++i) defs[quantity_def(static_cast<Quantity>(i))] = quantity_schema(static_cast<Quantity>(i));
  defs["feature_condition"] = described(condition_schema(), "A condition on a feature: property=value, property=value|value, or of a number property>=1 or property<=1.20 m.");
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
      return to_def(quantity_def(parameter.quantity));
    case ParameterSpec::Type::word:
      return words;
    case ParameterSpec::Type::words:
      return one_or_list_of(words);
    case ParameterSpec::Type::conditions:
      return one_or_list_of(to_def("feature_condition"));
    case ParameterSpec::Type::flag:
      return to_def("flag");
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
      if (!key.block.empty()) return {{"anyOf", {to_def("value"), list_of(to_def("value")), to_def(key.block)}}};
      if (!key.pattern.empty()) return {{"type", "string"}, {"pattern", key.pattern}};
      return to_def("value");
    }
    case FormatType::words:
      return to_def("words");
    case FormatType::own_words:
      return {{"anyOf", {to_def("value"), to_def("words")}}};
    case FormatType::flag:
      return to_def("flag");
    case FormatType::whole:
      return key.words.empty() ? at_least_and_most({{"type", "integer"}}, key.least, key.most) : numbers(key.words);
    case FormatType::quantity:
      return to_def(key.quantity ? quantity_def(*key.quantity) : "any_quantity");
    case FormatType::number:
      return at_least_and_most({{"type", "number"}}, key.least, key.most);
    case FormatType::condition:
      return to_def("feature_condition");
    case FormatType::date:
      return to_def("date");
    case FormatType::block:
      return to_def(key.block);
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

const FormatBlock* block_of(const FormatFile& file, const std::string& id) {
  const auto found = std::find_if(file.blocks.begin(), file.blocks.end(), [&](const FormatBlock& block) { return block.id == id; });
  return found == file.blocks.end() ? nullptr : &*found;
}

/// A limit of the scale's quantity under a direction: of a range both ends, else one value, which may be told by the one it stops short of.
Json limit_schema(Quantity quantity, const std::string& direction) {
  Json value = to_def(quantity_def(quantity));
  if (quantity == Quantity::ordinal) value = {{"type", {"string", "integer"}}};   // a rank by its name: which, the measured property says
  Json both = {{"type", "array"}, {"items", value}, {"minItems", 2}, {"maxItems", 2}};
  if (direction == "within") return both;
  if (is_in_whole_units(quantity)) {
    const std::string word = direction == "at_most" ? "^below " : "^above ";
    value = {{"anyOf", {value, text_like(word + quantity_pattern(quantity).substr(1))}}};
  }
  return {{"anyOf", {value, {{"type", "array"}, {"items", value}, {"minItems", 1}, {"maxItems", 1}}}}};
}

/// What of a block must be of the scale's quantity, with what it is made of; null: nothing.
Json of_quantity(const FormatFile& file, const FormatBlock& block, Quantity quantity, const std::string& direction) {
  Json properties = Json::object();
  for (const FormatKey& key : block.keys) {
    if (key.type == FormatType::quantity && !key.quantity) {
      properties[key.name] = key.name == "limit" ? limit_schema(quantity, direction) : to_def(quantity_def(quantity));
    } else if (key.type == FormatType::block && key.block != "scale") {
      const bool is_direction = key.name == "at_least" || key.name == "at_most" || key.name == "within";
      const Json part = of_quantity(file, *block_of(file, key.block), quantity, is_direction ? key.name : direction);
      if (part.is_null()) continue;
      Json one = part;
      one["type"] = "object";   // else a list, which has no properties, would be taken for one
      properties[key.name] = key.many == FormatMany::some ? Json{{"anyOf", {one, {{"type", "array"}, {"items", one}}}}} : part;
    }
  }
  if (properties.empty()) return nullptr;
  if (block.id == "limits") return {{"additionalProperties", properties.front()}};   // every score alike
  return {{"properties", properties}};
}

/// In a block that has the scale, or is it: values are of the quantity that the scale names.
void bind_to_quantity(const FormatFile& file, const FormatBlock& block, Json& schema) {
  const FormatBlock* scale = block_of(file, "scale");
  const bool is_scale = scale != nullptr && block.id == scale->id;
  const bool has_scale = scale != nullptr && std::any_of(block.keys.begin(), block.keys.end(), [](const FormatKey& key) { return key.block == "scale"; });
  if (!is_scale && !has_scale) return;
  Json all = Json::array();
  for (int i = 0; i <= last_with_values; ++i) {
    const auto quantity = static_cast<Quantity>(i);
    Json then = of_quantity(file, block, quantity, "");
    if (then.is_null()) continue;
    const Json names = {{"properties", {{"quantity", {{"const", quantity_name(quantity)}}}}}, {"required", Json::array({"quantity"})}};
    if (is_scale) {
      const std::string units = quantity_units(quantity);
      std::vector<std::string> known;
      for (std::size_t at = 0; at < units.size();) {
        const std::size_t end = std::min(units.find(", ", at), units.size());
        known.push_back(units.substr(at, end - at));
        at = end + 2;
      }
      then["properties"]["unit"] = known.empty() ? Json(false) : one_of_words(known);
      if (scale->keys.front().required && !known.empty()) then["required"] = Json::array({"unit"});
      all.push_back({{"if", names}, {"then", then}});
    } else {
      all.push_back({{"if", {{"properties", {{"scale", names}}}, {"required", Json::array({"scale"})}}}, {"then", then}});
    }
  }
  if (!all.empty()) schema["allOf"] = std::move(all);
}

Json block_schema(const FormatFile& file, const FormatBlock& block, const MeasureCatalogue& kinds) {
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
  bind_to_quantity(file, block, schema);
  return described(std::move(schema), block.about);
}

}  // namespace

std::string json_schema(const FormatFile& file, const MeasureCatalogue& kinds) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Levelground " + file.id}};
  schema.update(block_schema(file, file.blocks.front(), kinds));
  schema["description"] = file.about;
  Json defs = common_definitions();
  for (std::size_t i = 1; i < file.blocks.size(); ++i) defs[file.blocks[i].id] = block_schema(file, file.blocks[i], kinds);
  schema["$defs"] = std::move(defs);
  return json_text(schema);
}

}  // namespace levelground
