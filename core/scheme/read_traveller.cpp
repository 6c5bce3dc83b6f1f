// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>

#include "core/base/digest.hpp"
#include "core/city/theme.hpp"
#include "core/hours/opening_hours.hpp"
#include "core/scheme/reading.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground {

namespace {

/// A limit that is one value: how it is called, in files and on the command line, and what it is.
struct ValueLimit {
  std::string_view name;       ///< in files
  std::string_view short_name; ///< on the command line
  std::string_view sign;
  Quantity quantity;
  std::optional<Rational> TravellerLimits::*value;
  std::optional<ShortRun> TravellerLimits::*run = nullptr;  ///< where the limit may be weaker for a short run
};

constexpr std::array<ValueLimit, 8> value_limits = {{
    {"kerb_at_most", "kerb", "<=", Quantity::length, &TravellerLimits::kerb_at_most},
    {"incline_at_most", "incline", "<=", Quantity::slope, &TravellerLimits::incline_at_most, &TravellerLimits::steeper},
    {"incline_down_at_most", "incline_down", "<=", Quantity::slope, &TravellerLimits::incline_down_at_most, &TravellerLimits::steeper_down},
    {"cross_slope_at_most", "cross_slope", "<=", Quantity::slope, &TravellerLimits::cross_slope_at_most},
    {"width_at_least", "width", ">=", Quantity::length, &TravellerLimits::width_at_least, &TravellerLimits::narrower},
    {"steps_at_most", "steps", "<=", Quantity::count, &TravellerLimits::steps_at_most},
    {"smoothness_at_least", "smoothness", ">=", Quantity::ordinal, &TravellerLimits::smoothness_at_least},
    {"traffic_at_most", "traffic", "<=", Quantity::speed, &TravellerLimits::traffic_at_most},
}};

std::optional<Rational> parse_value(const ValueLimit& limit, std::string_view text, std::string& why) {
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
    const auto found = text.empty() ? std::nullopt : parse_value(limit, text, why);
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
    if (base && value && (limit.sign == "<=" ? *value <= *base : *value >= *base)) {
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

[[noreturn]] void refuse_limit(std::string_view text, std::string why) {
  throw InputError(Problem{Problem::Severity::error, "", "", "", 0, fmt::format("the limit ‘{}’ cannot be used: {}", text, why),
                           "write for example kerb<=30 mm, width>=0.9 m, incline<=6 %, cross_slope<=2 %, steps<=0, smoothness>=good, "
                           "traffic<=30 km/h, lit>=yes or hours=22:00-05:00"});
}

void replace_citation(Traveller& traveller, std::string_view name, std::string text) {
  std::erase_if(traveller.cited, [&](const TravellerLimitText& cited) { return cited.name == name; });
  TravellerLimitText cited;
  cited.name = name;
  cited.text = std::move(text);
  cited.by_hand = true;
  traveller.cited.push_back(std::move(cited));
}

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
      sources.push_back({entry.required_text("key"), entry.required_text("title"), entry.required_text("jurisdiction")});
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

void set_limit(Traveller& traveller, std::string_view text) {
  std::string plain(text);
  for (const auto& [sign, ascii] : {std::pair{"≤", "<="}, std::pair{"≥", ">="}}) {
    if (const auto at = plain.find(sign); at != std::string::npos) plain.replace(at, std::string_view(sign).size(), ascii);
  }
  if (constexpr std::string_view prefix = "hours="; plain.starts_with(prefix)) {
    const std::string span = plain.substr(prefix.size());
    traveller.limits.hours = parse_clock_span(span);
    if (!traveller.limits.hours) refuse_limit(text, "‘" + span + "’ is no span of the clock");
    replace_citation(traveller, "hours", span);
    return sort_citations(traveller);
  }
  const auto at = plain.find_first_of("<>");
  if (at == std::string::npos || at + 1 >= plain.size() || plain[at + 1] != '=') refuse_limit(text, "it has no <= or >=");
  const auto trimmed = [](std::string_view part) {
    const auto first = part.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view{} : part.substr(first, part.find_last_not_of(' ') - first + 1);
  };
  const std::string_view name = trimmed(std::string_view(plain).substr(0, at));
  const std::string_view sign = std::string_view(plain).substr(at, 2);
  const std::string_view value = trimmed(std::string_view(plain).substr(at + 2));
  if (name == "lit") {
    if (sign != ">=" || (value != "yes" && value != "no")) refuse_limit(text, "light is needed or not");
    traveller.limits.needs_light = value == "yes";
    replace_citation(traveller, "needs_light", std::string(value));
    return sort_citations(traveller);
  }
  const auto limit = std::find_if(value_limits.begin(), value_limits.end(), [&](const ValueLimit& known) { return known.short_name == name; });
  if (limit == value_limits.end()) {
    std::vector<std::string> names{"lit"};
    for (const ValueLimit& known : value_limits) names.emplace_back(known.short_name);
    const std::string near = nearest_word(name, names);
    refuse_limit(text, near.empty() ? "nothing is called so" : fmt::format("did you mean ‘{}’?", near));
  }
  if (sign != limit->sign) refuse_limit(text, fmt::format("{} is limited with {}", name, limit->sign));
  if (value == "any") {
    traveller.limits.*(limit->value) = std::nullopt;
  } else {
    std::string why;
    const auto parsed = parse_value(*limit, value, why);
    if (!parsed) refuse_limit(text, why);
    traveller.limits.*(limit->value) = parsed;
  }
  if (limit->run != nullptr) traveller.limits.*(limit->run) = std::nullopt;
  replace_citation(traveller, limit->name, std::string(value));
  sort_citations(traveller);
}

}  // namespace levelground
