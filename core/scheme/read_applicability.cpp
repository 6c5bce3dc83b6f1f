// SPDX-License-Identifier: Apache-2.0
// `applies:` of a criterion: where it is asked for.
#include <algorithm>

#include <fmt/format.h>

#include "core/city/theme.hpp"
#include "core/scheme/reading.hpp"

namespace levelground::reading {

namespace {

/// `with`: the property and what counts of it.
std::optional<PropertyCondition> read_with(YamlReader& reader) {
  ConditionFault fault;
  auto condition = parse_condition(reader.required_text("with"), fault);
  if (!condition) reader.problem(line_of(reader, "with"), fault.what, fault.remedy);
  return condition;
}

std::vector<std::string> theme_words() {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < theme_count; ++i) words.emplace_back(theme_name(static_cast<Theme>(i)));
  return words;
}

/// `exists_near: {theme, within}`, or `exists_with: {theme, with, within}`.
std::optional<ExistsWith> read_exists(const YamlNode& node, const std::string& file, bool with, std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  ExistsWith rule;
  const std::string name = reader.required_text("theme");
  const auto theme = theme_from_name(name);
  if (!theme) unknown_word(reader, line_of(reader, "theme"), "theme", name, theme_words());
  if (with) rule.with = read_with(reader);
  if (!with) reader.required("within");
  rule.within = quantity(reader, "within", Quantity::length).value_or(Rational(0));
  reader.finish();
  if (!theme || (with && !rule.with)) return std::nullopt;
  rule.theme = *theme;
  return rule;
}

/// What stands under `applies` and under each entry of `any_of`.
Applicability read_conditions(YamlReader& reader, const Scheme& head, std::vector<Problem>& problems) {
  Applicability applies;
  for (const std::string& name : reader.texts("exists")) {
    if (const auto theme = theme_from_name(name)) {
      applies.exists.push_back(*theme);
    } else {
      unknown_word(reader, line_of(reader, "exists"), "theme", name, theme_words());
    }
  }
  if (const YamlNode* rule = reader.optional("exists_near")) applies.exists_near = read_exists(*rule, reader.file(), false, problems);
  if (const YamlNode* rule = reader.optional("exists_with")) applies.exists_with = read_exists(*rule, reader.file(), true, problems);
  applies.area_at_least = quantity(reader, "area_at_least", Quantity::area);
  applies.site_kinds = reader.texts("site_kind");
  std::vector<std::string> kinds;
  for (const Term& kind : head.site_kinds) kinds.push_back(kind.id);
  for (const std::string& kind : applies.site_kinds) {
    if (kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) continue;
    unknown_word(reader, line_of(reader, "site_kind"), "kind of site", kind, kinds);
  }
  return applies;
}

}  // namespace

Applicability read_applicability(const YamlNode& node, const std::string& file, const Scheme& head, std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  Applicability applies = read_conditions(reader, head, problems);
  if (const YamlNode* list = reader.optional("any_of")) {
    if (list->kind != YamlNode::Kind::sequence || list->items.size() < 2) {
      reader.problem(list->line, "‘any_of’ is a list of two conditions or more", "write “any_of: [{exists: [steps]}, {area_at_least: 1 ha}]”");
    }
    for (const YamlNode& item : list->items) {
      YamlReader entry(item, file, problems);
      const std::size_t before = problems.size();
      applies.any_of.push_back(read_conditions(entry, head, problems));
      entry.finish();
      // A condition that always holds would make the others idle.
      if (applies.any_of.back().always() && problems.size() == before) entry.problem(item.line, "a condition of ‘any_of’ asks for nothing", "say where it applies, or remove it");
    }
  }
  reader.finish();
  return applies;
}

}  // namespace levelground::reading
