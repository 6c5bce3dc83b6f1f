// SPDX-License-Identifier: Apache-2.0
// The only file that knows yaml-cpp. Its event interface is used, not its node tree: events let us count before we copy, keep
// line numbers and see duplicate keys, which the node tree hides.
#include "core/base/yaml.hpp"

#include <algorithm>
#include <istream>
#include <map>
#include <optional>
#include <set>
#include <streambuf>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "core/base/utf8.hpp"

namespace levelground {

namespace {

constexpr std::size_t most_levels = 100;
constexpr std::size_t most_nodes = 1'000'000;
constexpr std::size_t most_alias_bytes = 16U << 20U;  // text that aliases may repeat

/// Reads from a text without copying it, as std::istringstream would.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // std::streambuf wants char*, but a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

[[noreturn]] void refuse(const std::string& file, std::int64_t line, std::string what, std::string remedy) {
  throw InputError(Problem{Problem::Severity::error, file, {}, {}, line, std::move(what), std::move(remedy)});
}

/// yaml-cpp ends a text at the byte 4 and replaces malformed UTF-8 without a word; both are refused here first.
void check_characters(std::string_view text, const std::string& file) {
  std::int64_t line = 1;
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    if (!character.code_point) {
      refuse(file, line, "a byte here is not UTF-8", "save the file as UTF-8");
    }
    const std::uint32_t c = *character.code_point;
    if (c == '\n') ++line;
    if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c <= 0x9F && c != 0x85)) {
      refuse(file, line, fmt::format("the control character U+{:04X} stands here", c), "remove it");
    }
    text.remove_prefix(character.length);
  }
}

/// How much one part of the document holds after its aliases are filled in.
struct Size {
  std::size_t nodes = 0;
  std::size_t bytes = 0;
  std::size_t levels = 0;  ///< 0 for a scalar, one more than its deepest part for a list or mapping
};

/// Turns events into a tree, or, with `build` off, only weighs what the tree would hold.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string file, bool build) : m_file(std::move(file)), m_build(build) {}

  void OnDocumentStart(const YAML::Mark& mark) override { m_first_line = line_of(mark); }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    leaf(at(mark, YamlNode::Kind::null), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    refuse_tag(mark, tag);
    YamlNode node = at(mark, YamlNode::Kind::scalar);
    node.quoted = tag == "!";  // what yaml-cpp reports for everything that is not a plain scalar
    node.scalar = value;
    leaf(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(at(mark, YamlNode::Kind::sequence), anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(at(mark, YamlNode::Kind::mapping), anchor);
  }
  void OnMapEnd() override { close(); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::int64_t line = line_of(mark);
    const auto size = m_sizes.find(anchor);
    if (size == m_sizes.end()) refuse(m_file, line, "this alias stands inside what it refers to", "write the value out");
    if (m_open.size() + size->second.levels > most_levels) refuse_depth(line);
    m_alias_bytes += size->second.bytes;
    if (m_alias_bytes > most_alias_bytes) refuse_size(line);
    count(size->second, line);
    if (is_key_next()) refuse_key(line);
    if (m_build) attach(m_anchored.at(anchor));
    else turn();
  }

  YamlNode take_root() { return std::move(m_root); }
  [[nodiscard]] std::int64_t first_line() const { return m_first_line; }
  [[nodiscard]] std::vector<Problem>& duplicates() { return m_duplicates; }

 private:
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    Size size;
    bool key_next = false;
    std::string key;
    std::int64_t key_line = 0;
    std::map<std::string, std::int64_t> seen;  ///< key -> line
  };

  std::int64_t line_of(const YAML::Mark& mark) {
    if (mark.line >= 0) m_last_line = mark.line + 1;
    return m_last_line;  // yaml-cpp gives no place for some empty values: they stand where the last thing stood
  }

  YamlNode at(const YAML::Mark& mark, YamlNode::Kind kind) {
    YamlNode node;
    node.kind = kind;
    node.line = line_of(mark);
    return node;
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    refuse(m_file, line_of(mark), fmt::format("the tag ‘{}’ is not used here", on_one_line(tag)), "remove the tag");
  }
  [[noreturn]] void refuse_depth(std::int64_t line) const {
    refuse(m_file, line, fmt::format("this is nested more than {} levels deep", most_levels), "write it flatter");
  }
  [[noreturn]] void refuse_size(std::int64_t line) const {
    refuse(m_file, line, fmt::format("with its aliases filled in this holds more than {} values", most_nodes),
           "split the file, or write the values out where they are needed");
  }
  [[noreturn]] void refuse_key(std::int64_t line) const {
    refuse(m_file, line, "a key must be a plain word", "put the value after a key and a colon");
  }

  [[nodiscard]] bool is_key_next() const { return !m_open.empty() && m_open.back().key_next; }

  void count(const Size& size, std::int64_t line) {
    m_nodes += size.nodes;
    if (m_nodes > most_nodes) refuse_size(line);
    if (m_open.empty()) return;
    Size& parent = m_open.back().size;
    parent.nodes += size.nodes;
    parent.bytes += size.bytes;
    parent.levels = std::max(parent.levels, size.levels + 1);
  }

  void leaf(YamlNode node, YAML::anchor_t anchor) {
    const Size size{1, node.scalar.size(), 0};
    count(size, node.line);
    if (is_key_next()) {
      if (node.kind != YamlNode::Kind::scalar || anchor != 0) refuse_key(node.line);
      take_key(std::move(node));
      return;
    }
    remember(anchor, size, node);
    attach(std::move(node));
  }

  void take_key(YamlNode node) {
    Open& map = m_open.back();
    const auto [first, fresh] = map.seen.emplace(node.scalar, node.line);
    if (!fresh) {
      m_duplicates.push_back({Problem::Severity::error, m_file, {}, {}, node.line,
                              fmt::format("the key ‘{}’ stands twice, first in line {}", node.scalar, first->second),
                              "keep one of them"});
    }
    map.key = std::move(node.scalar);
    map.key_line = node.line;
    map.key_next = false;
  }

  void open(YamlNode node, YAML::anchor_t anchor) {
    if (is_key_next()) refuse_key(node.line);
    if (m_open.size() >= most_levels) refuse_depth(node.line);
    Open part;
    part.key_next = node.kind == YamlNode::Kind::mapping;
    part.anchor = anchor;
    part.size = {1, 0, 1};
    part.node = std::move(node);
    m_nodes += 1;
    if (m_nodes > most_nodes) refuse_size(part.node.line);
    m_open.push_back(std::move(part));
  }

  void close() {
    Open part = std::move(m_open.back());
    m_open.pop_back();
    if (!m_open.empty()) {  // its nodes were counted one by one; the parent only learns of them
      Size& parent = m_open.back().size;
      parent.nodes += part.size.nodes;
      parent.bytes += part.size.bytes;
      parent.levels = std::max(parent.levels, part.size.levels + 1);
    }
    remember(part.anchor, part.size, part.node);
    attach(std::move(part.node));
  }

  void remember(YAML::anchor_t anchor, const Size& size, const YamlNode& node) {
    if (anchor == 0) return;
    m_sizes[anchor] = size;
    if (m_build) m_anchored[anchor] = node;
  }

  /// After a value in a mapping comes a key.
  void turn() {
    if (!m_open.empty() && m_open.back().node.kind == YamlNode::Kind::mapping) m_open.back().key_next = true;
  }

  void attach(YamlNode node) {
    turn();
    if (!m_build) return;
    if (m_open.empty()) {
      m_root = std::move(node);
      return;
    }
    Open& parent = m_open.back();
    if (parent.node.kind == YamlNode::Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else {
      if (node.kind == YamlNode::Kind::null) node.line = parent.key_line;  // yaml-cpp gives the line of whatever comes next
      parent.node.entries.emplace_back(std::move(parent.key), std::move(node));
      parent.node.entry_lines.push_back(parent.key_line);
    }
  }

  std::string m_file;
  bool m_build;
  std::vector<Open> m_open;
  YamlNode m_root;
  std::map<YAML::anchor_t, Size> m_sizes;
  std::map<YAML::anchor_t, YamlNode> m_anchored;
  std::vector<Problem> m_duplicates;
  std::size_t m_nodes = 0;
  std::size_t m_alias_bytes = 0;
  std::int64_t m_first_line = 1;
  std::int64_t m_last_line = 1;
};

/// Runs one pass over the text. False when it holds no document.
bool run(std::string_view text, const std::string& file, TreeBuilder& builder) {
  TextBuffer buffer(text);
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return false;
    TreeBuilder rest(file, false);
    if (parser.HandleNextDocument(rest)) {
      refuse(file, rest.first_line(), "something follows after the end of the document",
             "keep one document in a file, and look for a line that is indented too little");
    }
    return true;
  } catch (const YAML::Exception& failure) {
    refuse(file, failure.mark.line + 1, "this is not YAML: " + failure.msg,
           "check the indentation, the quotes and the brackets here; tabs cannot indent");
  }
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name == key) return &value;
  }
  return nullptr;
}

YamlNode parse_yaml(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  check_characters(text, file);
  // yaml-cpp takes a quote that is never closed when a line break ends the text. An empty comment after that line break makes
  // such a quote the error it is, and changes nothing else.
  std::string closed;
  if (text.ends_with('\n') || text.ends_with('\r')) {
    closed.reserve(text.size() + 1);
    closed.append(text).push_back('#');
    text = closed;
  }
  // A document with aliases is weighed before anything is copied, so that a bomb costs neither time nor memory.
  if (text.find('*') != std::string_view::npos) {
    TreeBuilder scales(file, false);
    run(text, file, scales);
  }
  TreeBuilder builder(file, true);
  if (!run(text, file, builder)) {
    YamlNode nothing;
    nothing.line = 1;
    return nothing;
  }
  if (!builder.duplicates().empty()) throw InputError(std::move(builder.duplicates()));
  return builder.take_root();
}

}  // namespace levelground
