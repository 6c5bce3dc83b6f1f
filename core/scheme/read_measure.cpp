// SPDX-License-Identifier: Apache-2.0
// `measure:` of a criterion, checked against what its kind promises.
#include <algorithm>

#include <fmt/format.h>

#include "core/city/theme.hpp"
#include "core/scheme/condition.hpp"
#include "core/scheme/format.hpp"
#include "core/scheme/reading.hpp"

namespace levelground::reading {

namespace {

using Type = ParameterSpec::Type;

/// The words a property can be compared with; empty: anything.
std::vector<std::string> words_of(const PropertyInfo& info) {
  if (info.quantity == Quantity::presence) return {"yes", "no"};
  return {info.codes.begin(), info.codes.end()};
}

void check_word(YamlReader& reader, std::int64_t line, std::string_view what, const std::string& word,
                const std::vector<std::string>& known) {
  if (!known.empty() && std::find(known.begin(), known.end(), word) == known.end()) unknown_word(reader, line, what, word, known);
}

void check_condition(YamlReader& reader, std::int64_t line, const std::string& text) {
  ConditionFault fault;
  if (!parse_condition(text, fault)) reader.problem(line, fault.what, fault.remedy);
}

/// The parameter as text, after its check.
std::string parameter(YamlReader& reader, const ParameterSpec& spec) {
  const std::string name(spec.name);
  const std::int64_t line = line_of(reader, spec.name);
  if (spec.type == Type::flag) return reader.flag(name, false) ? "yes" : "no";
  if (spec.is_list()) {
    const std::vector<std::string> entries = reader.texts(name);
    if (entries.empty()) reader.problem(line, fmt::format("‘{}’ is empty", name), "write “[first, second]”");
    std::string joined;
    for (const std::string& entry : entries) {
      if (spec.type == Type::themes) check_word(reader, line, "theme", entry, format::theme_names());
      else if (spec.type == Type::conditions) check_condition(reader, line, entry);
      else check_word(reader, line, name, entry, {spec.words.begin(), spec.words.end()});
      if (entry.find(',') != std::string::npos) {
        reader.problem(line, fmt::format("‘{}’ holds a comma", entry), "write the entries as a list: “[first, second]”");
      }
      joined += (joined.empty() ? "" : ",") + entry;
    }
    return joined;
  }
  const std::string value = reader.required_text(name);
  if (value.empty()) return value;
  switch (spec.type) {
    case Type::theme: check_word(reader, line, "theme", value, format::theme_names()); break;
    case Type::property: check_word(reader, line, "property", value, format::property_names()); break;
    case Type::word: check_word(reader, line, name, value, {spec.words.begin(), spec.words.end()}); break;
    case Type::quantity: {
      std::string why;
      if (!parse_exact(value, spec.quantity, why)) reader.problem(line, fmt::format("‘{}’: {}", name, why));
      break;
    }
    case Type::themes:
    case Type::words:
    case Type::conditions:
    case Type::flag: break;  // done above
  }
  return value;
}

/// `accepted` beside `property` names values of that property; a misspelt one would silently never match.
void check_accepted(YamlReader& reader, const MeasureCall& call) {
  const std::string* name = call.find("property");
  const std::optional<Property> property = name != nullptr ? property_from_name(*name) : std::nullopt;
  if (!property) return;
  for (const std::string& word : call.list("accepted")) {
    check_word(reader, line_of(reader, "accepted"), fmt::format("value of {}", *name), word, words_of(property_info(*property)));
  }
}

}  // namespace

const MeasureSpec* read_measure(const YamlNode& node, const std::string& file, const MeasureCatalogue& kinds, MeasureCall& call,
                                std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  call.line = node.line;
  call.kind = reader.required_text("kind");
  if (call.kind.empty()) return nullptr;
  const auto spec = std::find_if(kinds.begin(), kinds.end(), [&call](const MeasureSpec& known) { return known.kind == call.kind; });
  if (spec == kinds.end()) {
    std::vector<std::string> names;
    for (const MeasureSpec& known : kinds) names.emplace_back(known.kind);
    unknown_word(reader, line_of(reader, "kind"), "kind of measure", call.kind, names);
    return nullptr;
  }
  for (const ParameterSpec& wanted : spec->parameters) {
    const bool given = (wanted.required ? reader.required(wanted.name) : reader.optional(wanted.name)) != nullptr;
    if (!given) continue;
    call.lines[std::string(wanted.name)] = line_of(reader, wanted.name);
    call.parameters[std::string(wanted.name)] = parameter(reader, wanted);
  }
  check_accepted(reader, call);
  reader.finish();
  return &*spec;
}

}  // namespace levelground::reading
