// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "core/scheme/area_rule.hpp"
#include "core/scheme/reading.hpp"

namespace levelground {

namespace {

class RuleReader {
 public:
  RuleReader(const std::string& file, const std::vector<SchemeSource>& sources, std::vector<Problem>& problems)
      : m_file(file), m_problems(problems) {
    for (const SchemeSource& source : sources) m_keys.push_back(source.key);
  }

  /// `key: {limit: 30 m, source: …, clause: …, confidence: …}`; above 0.
  Rational figure(YamlReader& parent, std::string_view key, Quantity quantity) {
    const YamlNode* node = parent.required(key);
    if (node == nullptr) return 1;
    YamlReader entry(*node, m_file, m_problems);
    entry.required("limit");
    const Rational value = reading::quantity(entry, "limit", quantity).value_or(Rational(1));
    if (value <= Rational(0))
      entry.problem(reading::line_of(entry, "limit"), fmt::format("‘{}’ is not above 0", key), "write more than 0");
    authority(entry);
    return value;
  }

  StreetWidth street(const YamlNode& node) {
    YamlReader entry(node, m_file, m_problems);
    StreetWidth width;
    entry.required("kinds");
    width.kinds = entry.texts("kinds");
    entry.required("width");
    const std::vector<std::string> ends = entry.texts("width");
    if (ends.size() == 2) {
      std::string why;
      const auto low = parse_exact(ends[0], Quantity::length, why);
      const auto high = parse_exact(ends[1], Quantity::length, why);
      if (low && high && Rational(0) < low->base && low->base <= high->base) {
        width.low = low->base;
        width.high = high->base;
        authority(entry);
        return width;
      }
    }
    entry.problem(reading::line_of(entry, "width"), "‘width’ is not a range of lengths", "write “width: [6 m, 20 m]”");
    authority(entry);
    return width;
  }

  /// `key: {en: …, sv: …}`: these files are ours, so what they say is said in both.
  LocalText both_languages(YamlReader& parent, std::string_view key) {
    const YamlNode* node = parent.required(key);
    if (node == nullptr) return {};
    const LocalText text = node->kind == YamlNode::Kind::mapping ? reading::local_text(node, m_file, m_problems) : LocalText{node->scalar, ""};
    if (!text.en.empty() && text.sv.empty())
      parent.problem(node->line, fmt::format("‘{}’ has no Swedish words", key), fmt::format("write “{}: {{en: \"…\", sv: \"…\"}}”", key));
    return text;
  }

 private:
  void authority(YamlReader& entry) {
    reading::choice(entry, "source", m_keys);
    both_languages(entry, "clause");
    reading::choice(entry, "confidence", {"C", "S", "D", "U"});
    entry.finish();
  }

  const std::string& m_file;
  std::vector<Problem>& m_problems;
  std::vector<std::string> m_keys;
};

}  // namespace

AreaRule read_area_rule(const NamedText& file, const std::vector<SchemeSource>& sources) {
  std::vector<Problem> problems;
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  RuleReader figures(file.name, sources, problems);
  AreaRule rule;
  rule.id = reader.required_text("id");
  rule.name = figures.both_languages(reader, "name");
  rule.cell = figures.figure(reader, "cell", Quantity::length);
  rule.circle = figures.figure(reader, "circle", Quantity::length);
  rule.urban = figures.figure(reader, "urban", Quantity::share);
  rule.suburban = figures.figure(reader, "suburban", Quantity::share);
  rule.counted_cell = figures.figure(reader, "counted_cell", Quantity::length);
  if (rule.suburban > rule.urban)
    reader.problem(reading::line_of(reader, "suburban"), "suburban asks for more than urban",
                   "write the denser class under ‘urban’");
  const bool squares = rule.cell > Rational(0) && rule.counted_cell > Rational(0) && rule.counted_cell <= rule.cell;
  if (squares && (rule.cell / rule.counted_cell).den() != 1)
    reader.problem(reading::line_of(reader, "counted_cell"), "the squares in which land is counted do not fill those of built-up area",
                   "write ‘cell’ divided by a whole number");
  if (rule.counted_cell > rule.cell)
    reader.problem(reading::line_of(reader, "counted_cell"), "land is counted in larger squares than built-up area",
                   "write at most ‘cell’");
  reader.required("open_access");
  rule.open_access = reader.texts("open_access");
  if (const YamlNode* streets = reader.required("streets");
      streets != nullptr && streets->kind == YamlNode::Kind::sequence) {
    for (const YamlNode& item : streets->items) rule.streets.push_back(figures.street(item));
  }
  reader.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  return rule;
}

}  // namespace levelground
