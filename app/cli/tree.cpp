// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.hpp"

namespace levelground::cli {

namespace {

constexpr int value_column = 62;
constexpr int value_width = 18;

void print(const Explanation& node, const std::string& indent, const std::string& branch, const std::string& below,
           std::string& out) {
  std::string line = indent + branch + node.text;
  if (!node.value.empty() || !node.remark.empty()) {
    line = pad(line, value_column) + "  " + node.value;
    if (!node.remark.empty()) line = pad(line, value_column + value_width) + "  " + node.remark;
  }
  out += line + "\n";
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool last = i + 1 == node.children.size();
    print(node.children[i], indent + below, last ? "└─ " : "├─ ", last ? "   " : "│  ", out);
  }
}

}  // namespace

std::string tree_lines(const Explanation& root) {
  std::string out;
  print(root, "", "", "", out);
  return out;
}

}  // namespace levelground::cli
