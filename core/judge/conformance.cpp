// SPDX-License-Identifier: Apache-2.0
#include "core/judge/conformance.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/city/theme.hpp"
#include "core/scheme/reading.hpp"

namespace levelground {

namespace {

constexpr std::array<Verdict, 5> all_verdicts = {Verdict::met, Verdict::not_met, Verdict::cannot_tell,
                                                 Verdict::not_observed, Verdict::not_applicable};

std::vector<std::string> verdict_words() {
  std::vector<std::string> words;
  for (const Verdict verdict : all_verdicts) words.emplace_back(verdict_name(verdict));
  return words;
}

/// "any" is an end that is not bounded; ordinals are written by their code names, as in limits.
std::optional<Rational> read_end(YamlReader& reader, std::int64_t line, const std::string& text,
                                 const Criterion& criterion, bool low) {
  const Interval all = domain(criterion.scale.quantity);
  if (text == "any") return low ? all.low : all.high;
  if (criterion.scale.quantity == Quantity::ordinal) {
    const std::string* name = criterion.measure.find("property");
    const auto property = name != nullptr ? property_from_name(*name) : std::nullopt;
    if (property) {
      const auto codes = property_info(*property).codes;
      const auto code = std::find(codes.begin(), codes.end(), text);
      if (code != codes.end()) return Rational(code - codes.begin());
      reading::unknown_word(reader, line, fmt::format("value of {}", *name), text, {codes.begin(), codes.end()});
      return std::nullopt;
    }
  }
  std::string why;
  const auto value = parse_exact(text, criterion.scale.quantity, why);
  if (value) return value->base;
  reader.problem(line, why);
  return std::nullopt;
}

std::optional<Interval> read_value(YamlReader& reader, const Criterion& criterion) {
  if (reader.optional("value") == nullptr) return std::nullopt;
  const std::int64_t line = reading::line_of(reader, "value");
  const std::vector<std::string> ends = reader.texts("value");
  if (ends.size() != 2) {
    reader.problem(line, "‘value’ needs both ends of the interval",
                   "write “value: [1495 mm, 1505 mm]”, or “any” for an end that is not bounded");
    return std::nullopt;
  }
  const auto low = read_end(reader, line, ends[0], criterion, true);
  const auto high = read_end(reader, line, ends[1], criterion, false);
  if (!low || !high) return std::nullopt;
  if (*low > *high) reader.problem(line, "the interval ends before it begins", "write the lower end first");
  return Interval{*low, *high};
}

std::optional<ScoreInterval> read_score(YamlReader& reader) {
  if (reader.optional("score") == nullptr) return std::nullopt;
  const std::vector<std::string> ends = reader.texts("score");
  const auto fits = [](const std::string& text) {
    return text.size() == 1 && text[0] >= '0' && text[0] <= '0' + max_score;
  };
  if (ends.size() != 2 || !fits(ends[0]) || !fits(ends[1]) || ends[0] > ends[1]) {
    reader.problem(reading::line_of(reader, "score"), "‘score’ needs the lowest and the highest score",
                   "write for example “score: [2, 3]”");
    return std::nullopt;
  }
  return ScoreInterval{ends[0][0] - '0', ends[1][0] - '0'};
}

ConformanceCase read_case(YamlReader& reader, const Scheme& scheme) {
  ConformanceCase one;
  one.line = reader.node().line;
  one.criterion = reader.required_text("criterion");
  one.site = reader.required_text("site");
  if (const auto verdict = reading::choice(reader, "verdict", verdict_words())) one.verdict = all_verdicts.at(*verdict);
  one.score = read_score(reader);
  if (reader.optional("assessed") != nullptr) one.assessed = reader.flag("assessed", false);
  const Criterion* criterion = scheme.find(one.criterion);
  if (criterion == nullptr) {
    if (!one.criterion.empty()) reading::unknown_criterion(reader, one.line, one.criterion, scheme);
    reader.optional("value");
    reader.optional("tolerance");
  } else {
    one.value = read_value(reader, *criterion);
    one.tolerance = reading::quantity(reader, "tolerance", criterion->scale.quantity).value_or(Rational());
  }
  return one;
}

/// Each end at the published one, or no farther from it than the tolerance.
bool agrees(const Interval& expected, const Interval& found, const Rational& tolerance) {
  const auto near = [&](const Rational& published, const Rational& end) {
    if (!published.is_finite() || !end.is_finite()) return published == end;
    return end - published <= tolerance && published - end <= tolerance;
  };
  return near(expected.low, found.low) && near(expected.high, found.high);
}

}  // namespace

ConformanceSet read_conformance(const NamedText& file, const Scheme& scheme) {
  std::vector<Problem> problems;
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  ConformanceSet set;
  set.scheme = reader.required_text("scheme");
  set.version = reader.required_text("version");
  set.project = reader.required_text("project");
  if (!set.scheme.empty() && (set.scheme != scheme.id || set.version != scheme.version)) {
    reader.problem(reading::line_of(reader, "scheme"),
                   fmt::format("these cases are for ‘{} {}’, the scheme is ‘{} {}’", set.scheme, set.version, scheme.id,
                               scheme.version),
                   "publish cases for this version");
  }
  const YamlNode* cases = reader.required("cases");
  if (cases != nullptr && cases->kind != YamlNode::Kind::sequence) {
    reader.problem(cases->line, "‘cases’ must be a list", "write one “- {criterion: …, site: …, verdict: …}” for each");
  } else if (cases != nullptr) {
    for (const YamlNode& item : cases->items) {
      YamlReader entry(item, file.name, problems);
      set.cases.push_back(read_case(entry, scheme));
      entry.finish();
    }
  }
  reader.finish();
  if (!problems.empty()) throw InputError(std::move(problems));
  return set;
}

std::vector<ConformanceResult> run_conformance(const ConformanceSet& set, const Assessment& assessment) {
  std::vector<ConformanceResult> results;
  for (const ConformanceCase& expected : set.cases) {
    ConformanceResult result;
    result.expected = &expected;
    const SiteResult* site = assessment.find(expected.site);
    const Criterion* criterion = assessment.scheme.find(expected.criterion);
    if (site != nullptr && criterion != nullptr) {
      const CriterionResult& judged =
          site->criteria[static_cast<std::size_t>(criterion - assessment.scheme.criteria.data())];
      result.found = true;
      result.verdict = judged.verdict;
      result.score = judged.score;
      result.value = judged.judged;
      result.assessed = judged.assessed;
      result.passed = judged.verdict == expected.verdict && (!expected.score || *expected.score == judged.score) &&
                      (!expected.assessed || *expected.assessed == judged.assessed) &&
                      (!expected.value || agrees(*expected.value, judged.judged, expected.tolerance));
    }
    results.push_back(result);
  }
  return results;
}

std::vector<std::pair<std::string, std::vector<Verdict>>> missing_cases(const ConformanceSet& set,
                                                                        const Scheme& scheme) {
  std::vector<std::pair<std::string, std::vector<Verdict>>> missing;
  for (const Criterion& criterion : scheme.criteria) {
    std::vector<Verdict> without;
    for (const Verdict verdict : {Verdict::met, Verdict::not_met, Verdict::cannot_tell, Verdict::not_applicable}) {
      const bool there = std::any_of(set.cases.begin(), set.cases.end(), [&](const ConformanceCase& c) {
        return c.criterion == criterion.code && c.verdict == verdict;
      });
      if (!there) without.push_back(verdict);
    }
    if (!without.empty()) missing.emplace_back(criterion.code, std::move(without));
  }
  return missing;
}

}  // namespace levelground
