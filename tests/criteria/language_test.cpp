// SPDX-License-Identifier: Apache-2.0
// The description of the scheme language is what the readers do: in every block of every example file, the keys that a reader knows are
// those that are described, those that are needed are missed when they are taken away, and words that are not listed are refused.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <regex>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/run/conformance.hpp"
#include "app/run/files.hpp"
#include "app/run/schemes.hpp"
#include "app/run/travellers.hpp"
#include "core/base/errors.hpp"
#include "core/base/parallel.hpp"
#include "core/base/yaml.hpp"
#include "core/judge/conformance.hpp"
#include "core/scheme/diff.hpp"
#include "core/scheme/json_schema.hpp"
#include "core/scheme/traveller.hpp"
#include "gis/read/mapping.hpp"
#include "tests/criteria/json_validator.hpp"

namespace levelground::language_test {
namespace {

namespace fs = std::filesystem;

const fs::path own_city = fs::path(LEVELGROUND_SOURCE_DIR) / "sample-maps" / "own-city";
const std::string stranger = std::string(40, 'q');  // near to no known word, so that a reader lists those it knows

/// The tree as YAML again, in one line.
std::string to_yaml(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return "~";
    case YamlNode::Kind::scalar: {
      std::string text = "\"";
      for (const char c : node.scalar) text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
      return text + "\"";
    }
    case YamlNode::Kind::sequence: {
      std::string text;
      for (const YamlNode& item : node.items) text += (text.empty() ? "" : ", ") + to_yaml(item);
      return "[" + text + "]";
    }
    case YamlNode::Kind::mapping: {
      std::string text;
      for (const auto& [key, value] : node.entries) text += fmt::format("{}\"{}\": {}", text.empty() ? "" : ", ", key, to_yaml(value));
      return "{" + text + "}";
    }
  }
  return {};
}

YamlNode scalar(std::string text) {
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.scalar = std::move(text);
  return node;
}

NamedText example(const std::string& name) { return {name, run::read_text(own_city / name)}; }

std::vector<NamedText> bench_city() {
  std::vector<NamedText> files = {example("bench-city/scheme.yaml")};
  for (const char* number : {"1", "2", "3", "4", "5", "6"}) files.push_back(example(fmt::format("bench-city/ben-{}.yaml", number)));
  return files;
}

bool is_of_a_scheme(const std::string& file) { return file == "scheme" || file == "criterion" || file == "profile"; }

/// The scheme with one of its files replaced. Throws InputError.
Scheme scheme_with(const std::string& file, const NamedText& changed) {
  std::vector<NamedText> scheme = bench_city();
  if (file == "profile") return read_scheme(scheme, {changed}, run::measure_kinds());
  for (NamedText& part : scheme) {
    if (part.name == changed.name) part.text = changed.text;
  }
  return read_scheme(scheme, {}, run::measure_kinds());
}

/// Reads the example with its text replaced, as the program would; what is wrong with it.
std::vector<Problem> problems_of(const std::string& file, const NamedText& changed) {
  try {
    const std::vector<NamedText> scheme = bench_city();
    if (is_of_a_scheme(file)) {
      scheme_with(file, changed);
    } else if (file == "cases") {
      read_conformance(changed, read_scheme(scheme, {}, run::measure_kinds()));
    } else if (file == "traveller") {
      read_traveller(changed, {{"LG", "a list", "-"}});
    } else {
      gis::LayerMapping::parse(changed.text, changed.name);
    }
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}

bool says(const std::vector<Problem>& problems, const std::string& words) {
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) { return problem.what.find(words) != std::string::npos; });
}

/// One example file: walks it along its description and tries changes at every place.
class Tried {
 public:
  Tried(const FormatFile& file, const std::string& name, std::map<std::string, std::set<std::string>>& seen)
      : m_file(file), m_text(example(name)), m_tree(parse_yaml(m_text.text, name)), m_seen(seen),
        m_schema(nlohmann::json::parse(json_schema(file, run::measure_kinds()))) {}

  void walk() {
    EXPECT_TRUE(problems_of(m_file.id, {m_text.name, to_yaml(m_tree)}).empty()) << m_text.name;
    if (is_of_a_scheme(m_file.id)) m_before = scheme_with(m_file.id, {m_text.name, to_yaml(m_tree)});
    block(m_file.blocks.front(), m_tree);
  }

 private:
  const FormatBlock& find(const std::string& id) const {
    const auto found = std::find_if(m_file.blocks.begin(), m_file.blocks.end(), [&](const FormatBlock& b) { return b.id == id; });
    if (found == m_file.blocks.end()) throw std::logic_error(m_file.id + " has no block " + id);
    return *found;
  }

  std::vector<Problem> read() const { return problems_of(m_file.id, {m_text.name, to_yaml(m_tree)}); }

  void block(const FormatBlock& described, YamlNode& node) {
    SCOPED_TRACE(m_text.name + ": " + described.title);
    ASSERT_EQ(node.kind, YamlNode::Kind::mapping);
    const bool free = described.keys.front().name.starts_with('<');
    if (!free) {
      knows_what_is_described(described, node);
      for (const FormatKey& key : described.keys) needs(key, node);
    }
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const auto key = std::find_if(described.keys.begin(), described.keys.end(),
                                    [&](const FormatKey& k) { return free || k.name == node.entries[i].first; });
      ASSERT_NE(key, described.keys.end()) << node.entries[i].first;
      m_seen[described.id].insert(key->name);
      values(*key, node.entries[i].second);
    }
  }

  void knows_what_is_described(const FormatBlock& described, YamlNode& node) {
    node.entries.emplace_back(stranger, scalar("1"));
    const std::vector<Problem> problems = read();
    node.entries.pop_back();
    if (described.id == "limits") {  // scores are told apart from keys
      EXPECT_TRUE(says(problems, "‘" + stranger + "’ is not a score that has a limit"));
      return;
    }
    const auto found = std::find_if(problems.begin(), problems.end(), [](const Problem& p) { return p.what.find(stranger) != std::string::npos; });
    ASSERT_NE(found, problems.end()) << "nobody minded a key that is not known";
    const std::string begin = "remove it; known keys are ";
    ASSERT_EQ(found->remedy.rfind(begin, 0), 0U) << found->remedy;
    std::set<std::string> known, told;
    for (std::size_t at = begin.size(); at < found->remedy.size();) {
      const std::size_t end = std::min(found->remedy.find(", ", at), found->remedy.size());
      known.insert(found->remedy.substr(at, end - at));
      at = end + 2;
    }
    for (const FormatKey& key : described.keys) told.insert(key.name);
    EXPECT_EQ(known, told) << "left: what the reader asks for; right: what is described";
  }

  void needs(const FormatKey& key, YamlNode& node) {
    const auto at = std::find_if(node.entries.begin(), node.entries.end(), [&](const auto& entry) { return entry.first == key.name; });
    if (at == node.entries.end()) {
      EXPECT_FALSE(key.required) << key.name << " is not in the example";
      return;
    }
    const auto place = at - node.entries.begin();
    auto kept = *at;
    node.entries.erase(at);
    const std::vector<Problem> problems = read();
    const bool missed = says(problems, fmt::format("the key ‘{}’ is missing", key.name)) || says(problems, fmt::format("has no {}", key.name));
    const bool by_quantity = key.name == "unit" && m_file.id == "criterion";  // only pure numbers have none
    EXPECT_TRUE(missed == key.required || by_quantity) << key.name;
    node.entries.insert(node.entries.begin() + place, std::move(kept));
  }

  void values(const FormatKey& key, YamlNode& node) {
    if (node.kind == YamlNode::Kind::sequence) {
      EXPECT_NE(key.many, FormatMany::one) << key.name;
      for (YamlNode& item : node.items) value(key, item);
      return;
    }
    EXPECT_NE(key.many, FormatMany::list) << key.name;
    value(key, node);
  }

  void value(const FormatKey& key, YamlNode& node) {
    if (node.kind == YamlNode::Kind::mapping && !key.block.empty()) return block(find(key.block), node);
    if (key.type == FormatType::measure) return parameters(node);
    if (key.type == FormatType::words || (key.type == FormatType::own_words && node.kind == YamlNode::Kind::mapping)) {
      for (auto& [language, words] : node.entries) shows(key.name + " " + language, {}, words);
      return;
    }
    ASSERT_EQ(node.kind, YamlNode::Kind::scalar) << key.name;
    const bool open = (key.type == FormatType::text && key.words.empty()) || key.type == FormatType::own_words;
    const std::string kept = node.scalar;
    if (!open) {
      node.scalar = stranger;
      EXPECT_FALSE(read().empty()) << key.name << ": any word passes";
    }
    for (const std::string& word : key.words) {
      node.scalar = word;
      EXPECT_FALSE(says(read(), "‘" + word + "’ is no")) << key.name << ": " << word << " is described and refused";
    }
    node.scalar = kept;
    shows(key.name, key.words, node);
    const bool is_value = key.type == FormatType::quantity || key.type == FormatType::number || key.type == FormatType::whole || key.type == FormatType::condition || !key.pattern.empty();
    if (is_value) agree(key.name, key.type == FormatType::quantity && !key.quantity && m_file.id != "criterion", node);
  }

  void parameters(YamlNode& call) {
    for (auto& [name, given] : call.entries) {
      if (name == "kind" || given.kind != YamlNode::Kind::scalar) continue;
      shows(name, {}, given);
      agree(name, false, given);
    }
  }

  /// What a leaf of a scheme says can be changed in no way that `scheme diff` passes over.
  void shows(const std::string& key, std::vector<std::string> words, YamlNode& leaf) {
    if (!is_of_a_scheme(m_file.id)) return;
    const YamlNode kept = leaf;
    words.insert(words.end(), {kept.scalar + "x", "yes", "no", "2026-02-03", "cm", "3 years"});
    const std::size_t digit = kept.scalar.find_first_of("0123456789");
    const std::size_t last = digit == std::string::npos ? digit : kept.scalar.find_first_not_of("0123456789.,", digit) - 1;
    for (const std::size_t at : {last, digit}) {   // a little more, and a little less
      for (const int by : {1, -1}) {
        std::string other = kept.scalar;
        if (at >= other.size() || other[at] + by < '0' || other[at] + by > '9') continue;
        other[at] = static_cast<char>(other[at] + by);
        words.push_back(std::move(other));
      }
    }
    for (const std::string& candidate : words) {
      if (candidate == kept.scalar) continue;
      leaf = scalar(candidate);
      try {
        const Scheme after = scheme_with(m_file.id, {m_text.name, to_yaml(m_tree)});
        EXPECT_FALSE(diff(m_before, after).empty()) << m_text.name << ", " << key << ": nothing is said of ‘" << kept.scalar << "’ → ‘" << candidate << "’";
        ++m_shown;
        break;
      } catch (const InputError&) {
      }
    }
    leaf = kept;
  }

  /// Editor and reader refuse the same: a number that has lost its unit, one with the unit of something else, a word. `of_another_file`: what quantity it
  /// is does not stand in this file, so that an editor may take more.
  void agree(const std::string& key, bool of_another_file, YamlNode& node) {
    static const std::regex number("(-?[0-9]+(?:[.,][0-9]+)?)(.*)");
    std::smatch parts;
    if (!std::regex_match(node.scalar, parts, number)) return;
    const YamlNode kept = node;
    const std::string bare = parts[1];
    std::vector<std::string> candidates = {kept.scalar, bare, bare + " lx", bare + " xyz", "word", bare + " " + bare};
    // A slope may lead down; and JSON does not tell -0 from 0.
    if (kept.scalar.find('%') == std::string::npos && kept.scalar != "0") candidates.push_back("-" + kept.scalar);
    for (const std::string& candidate : candidates) {
      node = scalar(candidate);
      const std::vector<Problem> problems = read();
      const bool taken = m_schema.accepts(json_validator::as_json(m_tree));
      if (of_another_file) EXPECT_TRUE(taken || !problems.empty()) << key << ": " << candidate;
      else EXPECT_EQ(taken, problems.empty()) << key << ": " << candidate << (problems.empty() ? "" : ": " + to_text(problems.front()));
      ++m_agreed;
    }
    node = kept;
  }

 public:
  [[nodiscard]] int agreed() const { return m_agreed; }
  [[nodiscard]] int shown() const { return m_shown; }

 private:
  const FormatFile& m_file;
  NamedText m_text;
  YamlNode m_tree;
  std::map<std::string, std::set<std::string>>& m_seen;
  json_validator::Validator m_schema;
  Scheme m_before;     ///< of a scheme: as it is
  int m_agreed = 0;
  int m_shown = 0;     ///< leaves that could be changed
};

class Language : public ::testing::TestWithParam<std::string> {};

std::vector<std::string> names_of_files() {
  std::vector<std::string> names;
  for (const FormatFile& file : run::language_files()) names.push_back(file.id);
  return names;
}

TEST_P(Language, IsWhatTheReadersAskFor) {
  const std::vector<FormatFile> files = run::language_files();
  const FormatFile& file = *std::find_if(files.begin(), files.end(), [](const FormatFile& f) { return f.id == GetParam(); });
  std::map<std::string, std::set<std::string>> seen;
  int agreed = 0;
  int shown = 0;
  for (const std::string& name : file.examples) {
    Tried tried(file, name, seen);
    tried.walk();
    agreed += tried.agreed();
    shown += tried.shown();
  }
  EXPECT_GT(agreed, 5) << "values that editor and reader were both asked of";
  EXPECT_GT(shown, is_of_a_scheme(file.id) ? 10 : -1) << "leaves that a comparison of schemes was asked of";
  for (const FormatBlock& block : file.blocks) {
    for (const FormatKey& key : block.keys) {
      // An invented traveller takes nothing from what others say.
      const bool elsewhere = block.id == "limits" || key.name == "compared";
      EXPECT_TRUE(seen[block.id].count(key.name) > 0 || elsewhere) << "no example has " << block.id << ": " << key.name;
      EXPECT_FALSE(key.meaning.empty()) << block.id << ": " << key.name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Language, ::testing::ValuesIn(names_of_files()), [](const auto& file) { return file.param; });

TEST(OwnCity, HasNothingToBeAshamedOf) {
  for (const char* profile : {"", "hills"}) {
    for (const Problem& problem : lint(run::load_scheme((own_city / "bench-city").string(), profile))) ADD_FAILURE() << to_text(problem);
  }
}

TEST(OwnCity, JudgesItsTownAsItsCasesSay) {
  const run::ConformanceRun run = run::run_conformance((own_city / "bench-city").string(), silent_progress(), {});
  EXPECT_EQ(run.results.size(), 14U);
  for (const ConformanceResult& result : run.results) EXPECT_TRUE(result.passed) << result.expected->criterion << " at " << result.expected->site;
}

}  // namespace
}  // namespace levelground::language_test
