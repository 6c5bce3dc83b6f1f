// SPDX-License-Identifier: Apache-2.0
// `scale:` of a criterion or of a profile: limits with units, sources and exceptions.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/base/quantity_units.hpp"
#include "core/city/theme.hpp"
#include "core/scheme/reading.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground::reading {

namespace {

/// What all limits of one scale are read with.
struct Ruler {
  Quantity quantity = Quantity::count;
  Scale::Direction direction = Scale::Direction::at_least;
  std::span<const std::string_view> codes;  ///< names of the ranks of an ordinal property, ascending
  std::string property;                     ///< that property
};

/// The property whose values the measure yields, where the call names one of the City's.
std::optional<Property> judged_property(const MeasureCall& call) {
  const std::string* name = call.find("property");
  return name != nullptr ? property_from_name(*name) : std::nullopt;
}

std::optional<Rational> value_of(YamlReader& reader, std::int64_t line, const std::string& text, const Ruler& ruler);

/// "below 0.7 m" under at_most, "above 2" under at_least: the clause excludes its own figure, and limits include theirs.
std::optional<Rational> value_short_of(YamlReader& reader, std::int64_t line, const std::string& text, const Ruler& ruler, Limit& limit) {
  const bool most = ruler.direction == Scale::Direction::at_most;
  const std::string_view word = most ? "below " : "above ";
  if (ruler.direction == Scale::Direction::within || text.rfind(word, 0) != 0) return value_of(reader, line, text, ruler);
  if (!is_in_whole_units(ruler.quantity)) {
    reader.problem(line, fmt::format("‘{}’ has no next value: {} is not measured in whole units", text, quantity_name(ruler.quantity)),
                   "write the limit that still passes");
    return std::nullopt;
  }
  limit.short_of = value_of(reader, line, text.substr(word.size()), ruler);
  if (!limit.short_of) return std::nullopt;
  return *limit.short_of + Rational(most ? -1 : 1);
}

std::optional<Rational> value_of(YamlReader& reader, std::int64_t line, const std::string& text, const Ruler& ruler) {
  if (ruler.quantity == Quantity::ordinal && !ruler.codes.empty()) {
    const auto code = std::find(ruler.codes.begin(), ruler.codes.end(), text);
    if (code != ruler.codes.end()) return Rational(code - ruler.codes.begin());
    unknown_word(reader, line, fmt::format("value of {}", ruler.property), text, {ruler.codes.begin(), ruler.codes.end()});
    return std::nullopt;
  }
  std::string why;
  const std::optional<ExactQuantity> value = parse_exact(text, ruler.quantity, why);
  if (value) return value->base;
  reader.problem(line, why);
  return std::nullopt;
}

/// One pair of `except`: {value: 1.0 m, for_at_most: 6 m}. The pairs before it are in `limit`.
void read_exception(const YamlNode& node, const std::string& file, const Ruler& ruler, bool limit_was_read, Limit& limit, std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  const std::string value = reader.required_text("value");
  const std::string length = reader.required_text("for_at_most");
  std::optional<Rational> weaker;
  std::optional<Rational> longest;
  if (!value.empty()) weaker = value_of(reader, line_of(reader, "value"), value, ruler);
  if (!length.empty()) longest = quantity(reader, "for_at_most", Quantity::length);
  reader.finish();
  if (ruler.direction == Scale::Direction::within) {
    reader.problem(node.line, "a range cannot have an exception", "write at_least or at_most limits");
    return;
  }
  if (!weaker || !longest) return;
  const auto is_weaker_than = [&](const Rational& other) { return ruler.direction == Scale::Direction::at_least ? *weaker < other : *weaker > other; };
  const WeakerRun* before = limit.exceptions.empty() ? nullptr : &limit.exceptions.back();
  if (before == nullptr && limit_was_read && !is_weaker_than(limit.limit)) {
    reader.problem(line_of(reader, "value"), "the exception is no weaker than the limit itself", "remove it, or correct the value");
  } else if (before != nullptr && !is_weaker_than(before->value)) {
    reader.problem(line_of(reader, "value"), fmt::format("this exception is no weaker than the one before it ({})", before->text),
                   "write them from the one nearest to the limit to the weakest");
  } else if (before != nullptr && *longest >= before->length) {
    // The weaker value over as long a run would leave the one before it nothing to say.
    reader.problem(line_of(reader, "for_at_most"), fmt::format("this exception is weaker than the one before it ({}), and its run is no shorter", before->text),
                   "a weaker value passes over a shorter run: correct one of them, or remove the one before");
  }
  limit.exceptions.push_back({*weaker, *longest, fmt::format("{} for at most {}", value, length)});
}

/// `except`: one pair, or a list of them.
void read_exceptions(const YamlNode& node, const std::string& file, const Ruler& ruler, bool limit_was_read, Limit& limit, std::vector<Problem>& problems) {
  if (node.kind != YamlNode::Kind::sequence) return read_exception(node, file, ruler, limit_was_read, limit, problems);
  if (node.items.empty()) {
    problems.push_back({Problem::Severity::error, file, {}, {}, node.line, "‘except’ names no weaker value", "write “{value: …, for_at_most: …}”, or remove it"});
  }
  for (const YamlNode& pair : node.items) read_exception(pair, file, ruler, limit_was_read, limit, problems);
}

/// `for_each: group_in_scope`: so many for each group that the project judges for, however many those are.
void read_for_each(YamlReader& reader, const Ruler& ruler, const std::optional<Rational>& value, Limit& limit) {
  const std::int64_t line = line_of(reader, "for_each");
  if (!choice(reader, "for_each", vocabulary::list(vocabulary::for_each()))) return;
  if (ruler.quantity != Quantity::count) {
    reader.problem(line, fmt::format("{} is not asked for each group", quantity_name(ruler.quantity)), "only a count can be: write the whole limit");
  } else if (ruler.direction == Scale::Direction::within || limit.short_of) {
    reader.problem(line, "a range or a figure that does not count itself is not asked for each group", "write the limit that still passes under at_least or at_most");
  } else if (value) {
    limit.for_each_group = *value;
  }
}

std::optional<Limit> read_limit(const YamlNode& node, const std::string& file, const Ruler& ruler, std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  Limit limit;
  limit.line = node.line;
  reader.required("limit");
  const std::vector<std::string> ends = reader.texts("limit");
  const std::int64_t line = line_of(reader, "limit");
  const bool range = ruler.direction == Scale::Direction::within;
  std::optional<Rational> value;
  if (ends.size() == (range ? 2U : 1U)) {
    value = value_short_of(reader, line, ends[0], ruler, limit);
    limit.text = ends[0];
    if (range) {
      limit.upper = value_of(reader, line, ends[1], ruler);
      limit.text += "–" + ends[1];
      if (value && limit.upper && *value > *limit.upper) reader.problem(line, "the range ends before it begins", "write the lower end first");
    }
  } else if (reader.node().find("limit") != nullptr) {
    reader.problem(line, range ? "‘within’ needs both ends of its range" : "a limit is one value",
                   range ? "write “limit: [\"40 %\", \"60 %\"]”" : "write “limit: 1.50 m”, or use ‘within’ for a range");
  }
  if (value) limit.limit = *value;
  limit.source = reader.required_text("source");
  const LocalText clause = own_words(reader, "clause", false, problems);
  limit.clause = clause.en;
  limit.clause_sv = clause.sv;
  if (const auto letter = choice(reader, "confidence", vocabulary::list(vocabulary::confidences()))) limit.confidence = static_cast<Confidence>(*letter);
  limit.legal_minimum = reader.flag("legal_minimum", false);
  if (reader.optional("valid_from") != nullptr) limit.valid_from = date(reader, "valid_from").value_or(Date{});
  if (const YamlNode* exception = reader.optional("except")) read_exceptions(*exception, file, ruler, value.has_value(), limit, problems);
  limit.within_run = reader.flag("within_run", false);
  if (limit.within_run && limit.exceptions.size() < 2) {
    reader.problem(line_of(reader, "within_run"), "there are no two exceptions of which one could lie within a run of the other", "list them under ‘except’, or remove ‘within_run’");
  }
  if (reader.optional("for_each") != nullptr) read_for_each(reader, ruler, value, limit);
  reader.finish();
  if (!value || (range && !limit.upper)) return std::nullopt;
  return limit;
}

Quantity read_quantity(YamlReader& reader, const MeasureCall& call, const MeasureSpec* spec, const Scale* base) {
  const YamlNode* given = base != nullptr ? reader.optional("quantity") : reader.required("quantity");
  if (given == nullptr) return base != nullptr ? base->quantity : Quantity::count;
  const std::string name = reader.required_text("quantity");
  const std::optional<Quantity> quantity = quantity_from_name(name);
  std::vector<std::string> fitting;
  if (spec != nullptr) {
    for (const Quantity known : spec->quantities) fitting.emplace_back(quantity_name(known));
  }
  if (!quantity) {
    unknown_word(reader, given->line, "quantity", name, fitting);
    return base != nullptr ? base->quantity : Quantity::count;
  }
  if (base != nullptr && *quantity != base->quantity) {
    reader.problem(given->line, fmt::format("the criterion's quantity is {}, not {}", quantity_name(base->quantity), name),
                   "a profile changes limits and sources, never meaning");
    return base->quantity;
  }
  if (spec == nullptr) return *quantity;
  if (std::find(spec->quantities.begin(), spec->quantities.end(), *quantity) == spec->quantities.end()) {
    reader.problem(given->line, fmt::format("the measure ‘{}’ does not give the quantity {}", spec->kind, name),
                   fmt::format("it gives {}", fmt::join(fitting, " or ")));
    // Limits written for what the measure does give would otherwise be wrong one by one.
    if (spec->quantities.size() == 1) return spec->quantities.front();
  } else if (const auto property = judged_property(call); property && spec->quantities.size() > 1) {
    const PropertyInfo& info = property_info(*property);
    if (info.quantity != *quantity) {
      reader.problem(given->line, fmt::format("the property ‘{}’ has the quantity {}, not {}", info.name, quantity_name(info.quantity), name),
                     fmt::format("write “quantity: {}”", quantity_name(info.quantity)));
    }
  }
  return *quantity;
}

std::string read_unit(YamlReader& reader, Quantity quantity, const Scale* base) {
  const bool pure = unit_factor("", quantity).has_value();
  if (reader.optional("unit") == nullptr) {
    if (base != nullptr) return base->unit;
    if (!pure) reader.required("unit");
    return {};
  }
  const std::string unit = reader.required_text("unit");
  if (unit.empty() || (quantity == Quantity::slope && unit == "1:n") || (!pure && unit_factor(unit, quantity))) return unit;
  reader.problem(line_of(reader, "unit"), fmt::format("‘{}’ is not a unit of {}", unit, quantity_name(quantity)),
                 pure ? "remove it: this is a pure number"
                      : fmt::format("write the unit in which people read the value: {}", quantity_units(quantity)));
  return {};
}

/// The limits' mapping under the one direction given; nullptr after a problem.
const YamlNode* read_direction(YamlReader& reader, const Scale* base, Scale::Direction& direction) {
  const YamlNode* limits = nullptr;
  int given = 0;
  const vocabulary::Words directions = vocabulary::directions();
  for (std::size_t i = 0; i < directions.size(); ++i) {
    const YamlNode* found = reader.optional(directions[i]);
    if (found == nullptr) continue;
    ++given;
    limits = found;
    direction = static_cast<Scale::Direction>(i);
  }
  if (given != 1) {
    reader.problem(reader.node().line, given == 0 ? "the scale has no limits" : "the scale has limits in two directions",
                   "write one of at_least, at_most and within");
    return nullptr;
  }
  if (base != nullptr && direction != base->direction) {
    reader.problem(limits->line, fmt::format("the criterion's limits are ‘{}’", vocabulary::name(base->direction)),
                   "a profile changes limits and sources, never meaning");
    return nullptr;
  }
  return limits;
}

}  // namespace

Scale read_scale(const YamlNode& node, const std::string& file, const MeasureCall& call, const MeasureSpec* spec,
                 const Scale* base, std::vector<Problem>& problems) {
  YamlReader reader(node, file, problems);
  Scale scale;
  if (base != nullptr) scale = *base;
  if (node.kind != YamlNode::Kind::mapping) return scale;
  scale.quantity = read_quantity(reader, call, spec, base);
  scale.unit = read_unit(reader, scale.quantity, base);
  const YamlNode* limits = read_direction(reader, base, scale.direction);
  reader.finish();
  if (limits == nullptr) return scale;

  Ruler ruler{scale.quantity, scale.direction, {}, {}};
  if (const auto property = judged_property(call); property && property_info(*property).quantity == Quantity::ordinal) {
    ruler.codes = property_info(*property).codes;
    ruler.property = property_info(*property).name;
  }
  if (limits->kind != YamlNode::Kind::mapping) {
    reader.problem(limits->line, "limits stand under the score they earn", "write “2: {limit: …, source: …, confidence: …}”");
    return scale;
  }
  for (std::size_t i = 0; i < limits->entries.size(); ++i) {
    const auto& [score, limit] = limits->entries[i];
    if (score.size() != 1 || score[0] < '1' || score[0] > '0' + max_score) {
      reader.problem(limits->entry_lines[i], fmt::format("‘{}’ is not a score that has a limit", score),
                     "scores 1, 2 and 3 have limits; 0 is whatever reaches none of them");
      continue;
    }
    std::optional<Limit> read = read_limit(limit, file, ruler, problems);
    if (read && base != nullptr) read->file = file;
    if (read || base == nullptr) scale.limits.at(static_cast<std::size_t>(score[0] - '0')) = std::move(read);
  }
  return scale;
}

}  // namespace levelground::reading
