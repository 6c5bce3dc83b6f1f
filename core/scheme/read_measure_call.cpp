// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/read_measure_call.hpp"

#include <algorithm>

#include "core/scheme/reading.hpp"

namespace levelground {

namespace {

YamlNode scalar(std::string text) {
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.scalar = std::move(text);
  return node;
}

YamlNode list(const std::string& text) {
  YamlNode node;
  node.kind = YamlNode::Kind::sequence;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    node.items.push_back(scalar(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return node;
}

bool is_list(const MeasureCatalogue& kinds, const std::string& kind, const std::string& name) {
  for (const MeasureSpec& spec : kinds) {
    if (spec.kind != kind) continue;
    for (const ParameterSpec& parameter : spec.parameters) {
      if (parameter.name == name) return parameter.is_list();
    }
  }
  return false;
}

}  // namespace

MeasureCall read_measure_call(const std::string& kind, const std::vector<std::string>& parameters, const MeasureCatalogue& kinds) {
  const std::string where = "measure " + kind;
  std::vector<Problem> problems;
  YamlNode node;
  node.kind = YamlNode::Kind::mapping;
  const auto add = [&](std::string name, YamlNode value) {
    node.entries.emplace_back(std::move(name), std::move(value));
    node.entry_lines.push_back(0);
  };
  add("kind", scalar(kind));
  for (const std::string& parameter : parameters) {
    const std::size_t equals = parameter.find('=');
    if (equals == std::string::npos || equals == 0) {
      problems.push_back({Problem::Severity::error, where, "", "", 0, "‘" + parameter + "’ is no parameter", "write name=value"});
      continue;
    }
    const std::string name = parameter.substr(0, equals);
    if (node.find(name) != nullptr) {
      problems.push_back({Problem::Severity::error, where, "", "", 0, "‘" + name + "’ is given twice", "part several values with commas"});
      continue;
    }
    const std::string value = parameter.substr(equals + 1);
    add(name, is_list(kinds, kind, name) ? list(value) : scalar(value));
  }
  MeasureCall call;
  reading::read_measure(node, where, kinds, call, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  return call;
}

}  // namespace levelground
