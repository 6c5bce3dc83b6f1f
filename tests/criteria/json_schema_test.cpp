// SPDX-License-Identifier: Apache-2.0
// Every shipped file is what its JSON Schema says, and the mistakes an editor should show are refused by it.
#include "core/scheme/json_schema.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/run/schemes.hpp"
#include "core/base/yaml.hpp"
#include "core/scheme/condition.hpp"
#include "tests/criteria/json_validator.hpp"

namespace levelground::json_schema_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using json_validator::as_json;
using json_validator::Validator;

const fs::path criteria = fs::path(LEVELGROUND_SOURCE_DIR) / "criteria";

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

const Validator& schema(const std::string& name) {
  static std::map<std::string, Validator> known;
  if (known.empty()) {
    for (const FormatFile& file : run::language_files()) known.emplace(file.id, Validator(json::parse(json_schema(file, run::measure_kinds()))));
  }
  return known.at(name);
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
  const Validator& criterion = schema("criterion");
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
  EXPECT_FALSE(accepts(criterion, with("within: 60 m", "within: 60"))) << "a length without its unit";
  EXPECT_FALSE(accepts(criterion, with("max_age: 24 months", "max_age: 24")));
  EXPECT_FALSE(accepts(criterion, with("unit: mm", "unit: lx")));
}

/// What an editor takes the reader takes too, and the other way round.
TEST(JsonSchema, AgreesWithTheReaderAboutConditions) {
  const Validator condition([] {
    json all = json::parse(json_schema(scheme_format().at(1), run::measure_kinds()));
    return json{{"$ref", "#/$defs/feature_condition"}, {"$defs", all["$defs"]}};
  }());
  int taken = 0;
  for (const char* text : {"width<=1.20 m", "width<=1.20", "width>=120 cm", "width=1.20 m", "width<=-1 m", "width<1 m", "width<=1 lx", "width<=", "capacity_disabled>=1", "capacity_disabled>=1 m",
                           "capacity_disabled>=1.5", "backrest=yes", "backrest=yes|no", "backrest=maybe", "backrest>=1", "kind=park", "kind=park|square", "kind=", "kind=park|", "surface=asphalt|concrete",
                           "surface=lava", "smoothness=good", "smoothness>=good", "incline<=5 %", "incline<=1:20", "incline<=1:0", "incline<=5", "incline<=-5 %", "nosuch=1", "width", ""}) {
    ConditionFault fault;
    const bool read = parse_condition(text, fault).has_value();
    EXPECT_EQ(condition.accepts(json(text)), read) << "‘" << text << "’: the reader " << (read ? "takes it" : "refuses it: " + fault.what);
    taken += read ? 1 : 0;
  }
  EXPECT_GT(taken, 8);
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
