// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work_rule.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/base/quantity.hpp"
#include "core/base/yaml.hpp"

namespace levelground::bench {
namespace {

Rational quantity(YamlReader& reader, std::string_view key, Quantity kind) {
  std::string why;
  const auto exact = parse_exact(reader.required_text(key), kind, why);
  if (!exact) reader.problem(reader.node().line, std::string(key) + ": " + why);
  return exact ? exact->base : Rational(1);
}

}  // namespace

WorkRule read_work_rule(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const YamlNode root = parse_yaml(text, file.string());
  std::vector<Problem> problems;
  YamlReader reader(root, file.string(), problems);
  WorkRule rule;
  rule.access_within = quantity(reader, "access_within", Quantity::length).to_double() / 1000;
  rule.things_within = quantity(reader, "things_within", Quantity::length).to_double() / 1000;
  rule.nearest_within = static_cast<std::uint32_t>(quantity(reader, "nearest_within", Quantity::length).floor());
  rule.catchment = static_cast<std::uint32_t>(quantity(reader, "catchment", Quantity::length).floor());
  if (const YamlNode* node = reader.required("traveller")) {
    YamlReader traveller(*node, file.string(), problems);
    rule.traveller.kerb_at_most = quantity(traveller, "kerb_at_most", Quantity::length);
    rule.traveller.incline_at_most = quantity(traveller, "incline_at_most", Quantity::slope);
    rule.traveller.width_at_least = quantity(traveller, "width_at_least", Quantity::length);
    traveller.finish();
  }
  rule.sites = reader.texts("sites");
  rule.furniture = reader.texts("furniture");
  rule.footways = reader.texts("footways");
  reader.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  return rule;
}

int class_of(const std::vector<std::string>& kinds, std::string_view kind) {
  const auto at = std::find(kinds.begin(), kinds.end(), kind);
  return at == kinds.end() ? 0 : static_cast<int>(at - kinds.begin()) + 1;
}

}  // namespace levelground::bench
