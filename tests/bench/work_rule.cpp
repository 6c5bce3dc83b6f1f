// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work_rule.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/base/quantity.hpp"
#include "core/base/yaml.hpp"

namespace levelground::bench {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Rational quantity(YamlReader& reader, std::string_view key, Quantity kind) {
  std::string why;
  const auto exact = parse_exact(reader.required_text(key), kind, why);
  if (!exact) reader.problem(reader.node().line, std::string(key) + ": " + why);
  return exact ? exact->base : Rational(1);
}

}  // namespace

WorkRule read_work_rule(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "work_rule.yaml";
  const YamlNode root = parse_yaml(text_of(file), file.string());
  std::vector<Problem> problems;
  YamlReader reader(root, file.string(), problems);
  WorkRule rule;
  rule.access_within = quantity(reader, "access_within", Quantity::length).to_double() / 1000;
  rule.things_within = quantity(reader, "things_within", Quantity::length).to_double() / 1000;
  rule.nearest_within = static_cast<std::uint32_t>(quantity(reader, "nearest_within", Quantity::length).floor());
  rule.catchment = static_cast<std::uint32_t>(quantity(reader, "catchment", Quantity::length).floor());
  rule.sites = reader.texts("sites");
  rule.furniture = reader.texts("furniture");
  rule.footways = reader.texts("footways");
  reader.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  const std::filesystem::path traveller = folder / "work_traveller.yaml";
  rule.traveller =
      read_traveller({traveller.string(), text_of(traveller)}, {{"WORK", "README.md of the benchmarks", ""}}).limits;
  return rule;
}

int class_of(const std::vector<std::string>& kinds, std::string_view kind) {
  const auto at = std::find(kinds.begin(), kinds.end(), kind);
  return at == kinds.end() ? 0 : static_cast<int>(at - kinds.begin()) + 1;
}

}  // namespace levelground::bench
