// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "core/base/digest.hpp"
#include "core/city/theme.hpp"
#include "core/hours/opening_hours.hpp"
#include "core/scheme/reading.hpp"
#include "core/scheme/traveller.hpp"
#include "core/scheme/value_limits.hpp"

namespace levelground {

namespace {

using reading::ValueLimit;
using reading::value_limits;

class Reader {
 public:
  Reader(const std::string& file, const std::vector<SchemeSource>& sources, Traveller& traveller, std::vector<Problem>& problems)
      : m_file(file), m_sources(sources), m_traveller(traveller), m_problems(problems) {}

  void limits(const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    for (const ValueLimit& limit : value_limits) {
      if (const YamlNode* entry = reader.optional(limit.name)) value(limit, *entry);
    }
    if (const YamlNode* entry = reader.optional("surfaces_refused")) {
      m_traveller.limits.surfaces_refused = codes("surfaces_refused", *entry, Property::surface);
    }
    if (const YamlNode* entry = reader.optional("crossings_accepted")) {
      m_traveller.limits.crossings_accepted = codes("crossings_accepted", *entry, Property::crossing_control);
    }
    if (const YamlNode* entry = reader.optional("needs_light")) light(*entry);
    if (const YamlNode* entry = reader.optional("hours")) hours(*entry);
    reader.finish();
  }

  void speed(const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    const std::string text = reader.required_text("limit");
    std::string why;
    if (const auto speed = parse_exact(text, Quantity::speed, why); speed && speed->base > Rational(0)) {
      m_traveller.speed = speed->base;
    } else if (!text.empty()) {
      reader.problem(reading::line_of(reader, "limit"), speed ? "nobody walks at no speed" : why);
    }
    cite(reader, "speed", text);
    reader.finish();
  }

 private:
  void value(const ValueLimit& limit, const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    const std::string text = reader.required_text("limit");
    std::string why;
    const auto found = text.empty() ? std::nullopt : reading::parse_limit(limit, text, why);
    if (!found && !text.empty()) reader.problem(reading::line_of(reader, "limit"), why);
    m_traveller.limits.*(limit.value) = found;
    std::string shown = text;
    if (limit.run != nullptr) {
      if (const YamlNode* except = reader.optional("except")) shown += short_run(limit, found, *except);
    }
    cite(reader, limit.name, shown);
    reader.finish();
  }

  std::string short_run(const ValueLimit& limit, const std::optional<Rational>& base, const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    const auto value = reading::quantity(reader, "value", limit.quantity);
    const auto length = reading::quantity(reader, "for_at_most", Quantity::length);
    const std::string text = fmt::format(", {} for at most {}", reader.required_text("value"), reader.required_text("for_at_most"));
    if (base && value && !limit.is_weaker(*value, *base)) {
      reader.problem(reading::line_of(reader, "value"), "the exception is no weaker than the limit itself", "remove it, or correct the value");
    }
    reader.finish();
    if (value && length) m_traveller.limits.*(limit.run) = ShortRun{*value, *length};
    return text;
  }

  std::uint32_t codes(std::string_view name, const YamlNode& node, Property property) {
    YamlReader reader(node, m_file, m_problems);
    reader.required("limit");
    const std::vector<std::string> words = reader.texts("limit");
    const auto known = property_info(property).codes;
    std::uint32_t bits = 0;
    for (const std::string& word : words) {
      const auto code = std::find(known.begin(), known.end(), word);
      if (code == known.end()) {
        reading::unknown_word(reader, reading::line_of(reader, "limit"), property_info(property).name, word, {known.begin(), known.end()});
      } else {
        bits |= 1U << static_cast<unsigned>(code - known.begin());
      }
    }
    cite(reader, name, fmt::format("{}", fmt::join(words, ", ")));
    reader.finish();
    return bits;
  }

  void light(const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    m_traveller.limits.needs_light = reader.flag("limit", false);
    cite(reader, "needs_light", reader.required_text("limit"));
    reader.finish();
  }

  void hours(const YamlNode& node) {
    YamlReader reader(node, m_file, m_problems);
    const std::string text = reader.required_text("limit");
    m_traveller.limits.hours = parse_clock_span(text);
    if (!m_traveller.limits.hours && !text.empty()) {
      reader.problem(reading::line_of(reader, "limit"), "‘" + text + "’ is no span of the clock", "write for example 22:00-05:00");
    }
    cite(reader, "hours", text);
    reader.finish();
  }

  void cite(YamlReader& reader, std::string_view name, const std::string& text) {
    TravellerLimitText cited;
    cited.name = name;
    cited.text = text;
    cited.source = reader.required_text("source");
    cited.clause = reader.required_text("clause");
    if (const auto letter = reading::choice(reader, "confidence", {"C", "S", "D", "U"})) cited.confidence = static_cast<Confidence>(*letter);
    if (reader.optional("compared") != nullptr) cited.compared = reader.required_text("compared");
    const auto same = [&](const SchemeSource& source) { return source.key == cited.source; };
    if (!cited.source.empty() && std::none_of(m_sources.begin(), m_sources.end(), same)) {
      std::vector<std::string> keys;
      for (const SchemeSource& source : m_sources) keys.push_back(source.key);
      reading::unknown_word(reader, reading::line_of(reader, "source"), "source", cited.source, keys);
    }
    m_traveller.cited.push_back(std::move(cited));
  }

  const std::string& m_file;
  const std::vector<SchemeSource>& m_sources;
  Traveller& m_traveller;
  std::vector<Problem>& m_problems;
};

[[noreturn]] void throw_by_line(std::vector<Problem> problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) { return a.line < b.line; });
  throw InputError(std::move(problems));
}

void sort_citations(Traveller& traveller) {
  std::sort(traveller.cited.begin(), traveller.cited.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
}

/// `sources:` of a list of sources, or of a traveller; empty where there is none.
std::vector<SchemeSource> listed_sources(YamlReader& reader, std::vector<Problem>& problems) {
  std::vector<SchemeSource> sources;
  const YamlNode* list = reader.optional("sources");
  if (list != nullptr && list->kind != YamlNode::Kind::sequence) {
    reader.problem(list->line, "‘sources’ must be a list", "write one “- {key: …, title: …, jurisdiction: …}” for each");
  } else if (list != nullptr) {
    for (const YamlNode& item : list->items) {
      YamlReader entry(item, reader.file(), problems);
      sources.push_back(reading::read_source(entry, problems));
      entry.finish();
    }
  }
  return sources;
}

/// The traveller's own sources beside those of the house; a key that is taken would make one citation mean two things.
std::vector<SchemeSource> with_own_sources(std::vector<SchemeSource> known, YamlReader& reader, std::vector<Problem>& problems) {
  for (SchemeSource& own : listed_sources(reader, problems)) {
    const auto same = [&](const SchemeSource& source) { return source.key == own.key; };
    if (std::any_of(known.begin(), known.end(), same)) {
      reader.problem(reading::line_of(reader, "sources"), fmt::format("there is a source ‘{}’ already", own.key), "give it a key of its own");
    }
    known.push_back(std::move(own));
  }
  return known;
}

}  // namespace

Traveller read_traveller(const NamedText& file, const std::vector<SchemeSource>& sources) {
  std::vector<Problem> problems;
  Traveller traveller;
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  traveller.id = reader.required_text("id");
  traveller.name = reading::local_text(reader.required("name"), file.name, problems);
  traveller.about = reading::local_text(reader.required("about"), file.name, problems);
  const std::vector<SchemeSource> all_sources = with_own_sources(sources, reader, problems);
  Reader parts(file.name, all_sources, traveller, problems);
  if (const YamlNode* speed = reader.required("speed")) parts.speed(*speed);
  if (const YamlNode* limits = reader.optional("limits")) parts.limits(*limits);
  reader.finish();
  if (!problems.empty()) throw_by_line(std::move(problems));
  sort_citations(traveller);
  Sha256 digest;
  digest.update(file.text);
  traveller.hash = digest.finish_hex();
  return traveller;
}

std::vector<SchemeSource> read_traveller_sources(const NamedText& file) {
  std::vector<Problem> problems;
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  std::vector<SchemeSource> sources;
  if (reader.required("sources") != nullptr) sources = listed_sources(reader, problems);
  reader.finish();
  if (!problems.empty()) throw_by_line(std::move(problems));
  return sources;
}

std::optional<Rational> reading::parse_limit(const ValueLimit& limit, std::string_view text, std::string& why) {
  if (limit.quantity == Quantity::ordinal) {
    const auto codes = property_info(Property::smoothness).codes;
    const auto code = std::find(codes.begin(), codes.end(), text);
    if (code != codes.end()) return Rational(code - codes.begin());
    why = fmt::format("‘{}’ is no smoothness; write one of {}", text, fmt::join(codes, ", "));
    return std::nullopt;
  }
  const auto value = parse_exact(text, limit.quantity, why);
  return value ? std::optional(value->base) : std::nullopt;
}

}  // namespace levelground
