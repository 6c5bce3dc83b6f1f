// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/json_schema.hpp"

#include <nlohmann/json.hpp>

#include "core/base/quantity.hpp"
#include "core/city/theme.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;

constexpr int indent = 2;

Json ref(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }

Json described(Json schema, std::string_view text) {
  schema["description"] = text;
  return schema;
}

Json one_of_words(vocabulary::Words words) {
  Json list = Json::array();
  for (const std::string_view word : words) list.push_back(word);
  return {{"enum", list}};
}

Json list_of(const Json& item) { return {{"anyOf", {item, {{"type", "array"}, {"items", item}}}}}; }

Json object(Json properties, const std::vector<std::string>& required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", required},
          {"additionalProperties", false}};
}

Json quantities() {
  Json names = Json::array();
  for (int i = 0; i < static_cast<int>(Quantity::category); ++i)
    names.push_back(quantity_name(static_cast<Quantity>(i)));
  return {{"enum", names}};
}

Json themes() {
  Json names = Json::array();
  for (std::size_t i = 0; i < theme_count; ++i) names.push_back(theme_name(static_cast<Theme>(i)));
  return {{"enum", names}};
}

Json properties_of_the_city() {
  Json names = Json::array();
  for (std::size_t i = 0; i < property_count; ++i) names.push_back(property_info(static_cast<Property>(i)).name);
  return {{"enum", names}};
}

/// What every schema may refer to.
Json definitions() {
  // YAML readers take a bare number for a number and yes for a word or a truth; the reader of schemes takes all of them
  // as text.
  Json defs;
  defs["value"] = {{"type", {"string", "number", "boolean"}}};
  defs["flag"] = {{"enum", {"yes", "no", "true", "false", true, false}}};
  defs["words"] = described(object({{"en", {{"type", "string"}}}, {"sv", {{"type", "string"}}}}, {"en"}),
                            "A text in English and Swedish; the linter misses Swedish.");
  defs["date"] = {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  Json limit =
      object({{"limit", list_of(ref("value"))},
              {"except", object({{"value", ref("value")}, {"for_at_most", ref("value")}}, {"value", "for_at_most"})},
              {"source", {{"type", "string"}}},
              {"clause", {{"type", "string"}}},
              {"confidence", one_of_words(vocabulary::confidences())},
              {"legal_minimum", ref("flag")},
              {"valid_from", ref("date")}},
             {"limit", "source", "confidence"});
  defs["limit"] = described(std::move(limit),
                            "A limit with its unit, its source and how sure it is: C official text, S secondary, D own "
                            "design, U unconfirmed.");
  defs["limits"] = object({{"1", ref("limit")}, {"2", ref("limit")}, {"3", ref("limit")}}, {});
  Json scale = {{"quantity", quantities()}, {"unit", {{"type", "string"}}}};
  for (const std::string_view direction : vocabulary::directions()) scale[std::string(direction)] = ref("limits");
  defs["scale"] = object(std::move(scale), {});
  defs["source"] =
      object({{"key", {{"type", "string"}}}, {"title", {{"type", "string"}}}, {"jurisdiction", {{"type", "string"}}}},
             {"key", "title", "jurisdiction"});
  return defs;
}

Json parameter_schema(const ParameterSpec& parameter) {
  Json words = parameter.words.empty() ? Json{{"type", "string"}} : Json{{"enum", parameter.words}};
  switch (parameter.type) {
    case ParameterSpec::Type::theme:
      return themes();
    case ParameterSpec::Type::themes:
      return list_of(themes());
    case ParameterSpec::Type::property:
      return properties_of_the_city();
    case ParameterSpec::Type::quantity:
      return ref("value");
    case ParameterSpec::Type::word:
      return words;
    case ParameterSpec::Type::words:
      return list_of(words);
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

Json criterion_schema(const MeasureCatalogue& kinds) {
  const Json text = {{"type", "string"}};
  Json anchors = Json::object();
  for (const char* score : {"0", "1", "2", "3"}) anchors[score] = ref("words");
  Json properties = {
      {"code",
       described({{"type", "string"}, {"pattern", "^[A-Z0-9]+-[A-Z0-9]+$"}}, "Capitals, a dash and a number: ACC-30.")},
      {"lineage", described(text, "Stays when a later version renames the code.")},
      {"title", ref("words")},
      {"intent", ref("words")},
      {"remedy", ref("words")},
      {"costs",
       {{"type", "array"},
        {"items", object({{"what", ref("words")},
                          {"from", ref("value")},
                          {"to", ref("value")},
                          {"currency", {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}}},
                          {"year", {{"type", "integer"}}},
                          {"source", text}},
                         {"what", "from", "to", "currency", "source"})},
        {"description", "What mending cost elsewhere, as published."}}},
      {"question", described(ref("words"), "What a resident is asked, in plain words.")},
      {"good", described(ref("words"), "What good looks like.")},
      {"method",
       described(object({{"instrument", ref("words")}, {"stations", ref("words")}, {"light", one_of_words(vocabulary::method_lights())}},
                        {"instrument", "stations", "light"}),
                 "How it is measured on site, or which paper shows it: with what, where and how often, in which light.")},
      {"anchors", described(object(std::move(anchors), {}), "Words for the scores of a rating.")},
      {"dimension", text},
      {"groups", described(list_of(text), "Groups it names, by id or code, or all.")},
      {"grounds", described(list_of(text), "Of the seven (sex, gender_identity, ethnicity, religion, disability, sexual_orientation, age) or those the scheme adds.")},
      {"rights", list_of(text)},
      {"owner", text},
      {"indicator", one_of_words(vocabulary::indicators())},
      {"stage", one_of_words(vocabulary::stages())},
      {"principles", described(list_of(text), "Principles it carries out, by id.")},
      {"evaluation", one_of_words(vocabulary::evaluations())},
      {"weight", {{"enum", {1, 2, 3, 4, 5}}}},
      {"mandatory", described({{"anyOf", {ref("flag"), text}}}, "yes, no, or the id of the lowest level that asks for it.")},
      {"alternatives", described(list_of(text), "Codes of criteria; one that is met stands for this one.")},
      {"pass_score", {{"enum", {1, 2, 3}}}},
      {"measure", measure_schema(kinds)},
      {"combine", one_of_words(vocabulary::combines())},
      {"scale", ref("scale")},
      {"applies",
       object({{"exists", list_of(themes())},
               {"exists_with", object({{"theme", themes()}, {"with", text}, {"within", ref("value")}}, {"theme", "with"})},
               {"area_at_least", ref("value")},
               {"site_kind", list_of(text)}},
              {})},
      {"evidence", object({{"lowest_grade", one_of_words(vocabulary::grades())},
                           {"max_age", ref("value")},
                           {"light", one_of_words(vocabulary::lights())}},
                          {})},
      {"gates", object({{"coverage", ref("value")}, {"max_uncertainty", ref("value")}}, {})}};
  return object(std::move(properties), {"code", "title", "intent", "remedy", "dimension", "groups", "grounds", "stage",
                                        "evaluation", "weight", "measure", "combine", "scale"});
}

Json head_schema() {
  const Json text = {{"type", "string"}};
  const auto list = [](const Json& item) { return Json{{"type", "array"}, {"items", item}}; };
  const Json named = {{"id", text}, {"name", ref("words")}};
  const auto with = [&](Json more) {
    Json all = named;
    all.update(more);
    return all;
  };
  Json properties = {
      {"id", text},
      {"version", text},
      {"title", ref("words")},
      {"decision_rule", one_of_words(vocabulary::decision_rules())},
      {"dimensions", list(object(with({{"code", text}, {"share", {{"type", "integer"}, {"minimum", 0}}}}),
                                 {"id", "code", "name", "share"}))},
      {"groups", list(object(with({{"code", text}, {"floor", ref("flag")}}), {"id", "code", "name", "floor"}))},
      {"views", list(object(with({{"groups", list_of(text)}}), {"id", "name", "groups"}))},
      {"levels",
       list(object(
           with({{"total", ref("value")}, {"floor", ref("value")}, {"bars", {{"type", "integer"}, {"minimum", 1}}}}),
           {"id", "name", "total", "floor", "bars"}))},
      {"rules", object({{"desk_at_least", ref("value")},
                        {"field_at_least", ref("value")},
                        {"assessed_at_least", ref("value")},
                        {"not_applicable_at_most", ref("value")},
                        {"criteria_per_group", {{"type", "integer"}, {"minimum", 0}}}},
                       {"desk_at_least", "field_at_least", "assessed_at_least", "not_applicable_at_most",
                        "criteria_per_group"})},
      {"sources", list(ref("source"))},
      {"rights", list(object(with({{"instruments", list_of(text)}}), {"id", "name", "instruments"}))},
      {"owners", list(object(named, {"id", "name"}))},
      {"principles", list(object(with({{"stage", one_of_words(vocabulary::stages())}, {"source", text}, {"confidence", one_of_words(vocabulary::confidences())}}),
                                 {"id", "name", "stage", "source", "confidence"}))},
      {"grounds", described(list(object(named, {"id", "name"})), "Grounds of discrimination beside the seven.")},
      {"site_kinds", described(list(object(named, {"id", "name"})), "Kinds of site that criteria may ask for; without it any word.")},
      {"disclosure", object({{"respondents_at_least", {{"type", "integer"}, {"minimum", 1}}},
                             {"count_at_least", {{"type", "integer"}, {"minimum", 1}}}},
                            {"respondents_at_least", "count_at_least"})},
      {"deprecated", list(object({{"criterion", text}, {"last_version", text}, {"successors", list_of(text)}, {"reason", ref("words")}},
                                 {"criterion", "last_version", "successors", "reason"}))}};
  return object(std::move(properties),
                {"id", "version", "title", "decision_rule", "dimensions", "groups", "levels", "rules"});
}

Json profile_schema() {
  const Json text = {{"type", "string"}};
  const Json overrides = {{"type", "object"}, {"additionalProperties", object({{"scale", ref("scale")}}, {"scale"})}};
  return object({{"id", text},
                 {"title", ref("words")},
                 {"base", text},
                 {"valid_from", ref("date")},
                 {"sources", {{"type", "array"}, {"items", ref("source")}}},
                 {"unconfirmed",
                  {{"type", "array"},
                   {"items", object({{"criterion", text}, {"figure", ref("value")}, {"reason", ref("words")}},
                                    {"criterion", "figure", "reason"})}}},
                 {"criteria", overrides}},
                {"id", "title", "base", "valid_from", "criteria"});
}

Json cases_schema() {
  const Json text = {{"type", "string"}};
  const Json one = object({{"criterion", text},
                           {"site", text},
                           {"verdict", {{"enum", {"met", "not_met", "cannot_tell", "not_observed", "not_applicable"}}}},
                           {"score", {{"type", "array"}, {"items", {{"enum", {0, 1, 2, 3}}}}}},
                           {"value", {{"type", "array"}, {"items", ref("value")}}},
                           {"tolerance", ref("value")}},
                          {"criterion", "site", "verdict"});
  return object(
      {{"scheme", text}, {"version", text}, {"project", text}, {"cases", {{"type", "array"}, {"items", one}}}},
      {"scheme", "version", "project", "cases"});
}

}  // namespace

std::vector<std::string> schema_names() { return {"criterion", "scheme", "profile", "cases"}; }

std::optional<std::string> json_schema(std::string_view name, const MeasureCatalogue& kinds) {
  Json body;
  if (name == "criterion")
    body = criterion_schema(kinds);
  else if (name == "scheme")
    body = head_schema();
  else if (name == "profile")
    body = profile_schema();
  else if (name == "cases")
    body = cases_schema();
  else
    return std::nullopt;
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Levelground " + std::string(name)}};
  schema.update(body);
  schema["$defs"] = definitions();
  return schema.dump(indent) + "\n";
}

}  // namespace levelground
