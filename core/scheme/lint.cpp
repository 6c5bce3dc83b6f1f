// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "core/scheme/scheme_reader.hpp"

namespace levelground {

namespace {

class Linter {
 public:
  explicit Linter(const Scheme& scheme) : m_scheme(scheme) {
    for (const SchemeSource& source : scheme.sources) m_sources.insert(source.key);
  }

  std::vector<Problem> run() {
    check_coverage();
    check_names();
    for (const Criterion& criterion : m_scheme.criteria) {
      check_words(criterion);
      check_limits(criterion);
    }
    std::sort(m_warnings.begin(), m_warnings.end(), [](const Problem& a, const Problem& b) {
      return std::tie(a.file, a.line, a.what) < std::tie(b.file, b.line, b.what);
    });
    return std::move(m_warnings);
  }

 private:
  void warn(const std::string& file, std::int64_t line, std::string what, std::string remedy) {
    m_warnings.push_back({Problem::Severity::warning, file, {}, {}, line, std::move(what), std::move(remedy)});
  }

  void check_coverage() {
    for (const Group& group : m_scheme.groups) {
      const auto naming = std::count_if(m_scheme.criteria.begin(), m_scheme.criteria.end(), [&group](const Criterion& criterion) {
        return std::find(criterion.groups.begin(), criterion.groups.end(), group.id) != criterion.groups.end();
      });
      if (group.has_floor && naming < m_scheme.rules.criteria_per_group) {
        warn({}, 0, fmt::format("the group ‘{}’ is named by {} criteria, and the rules ask for {}", group.id, naming, m_scheme.rules.criteria_per_group),
             "it can never be determined: add criteria that serve it");
      }
    }
    for (const Dimension& dimension : m_scheme.dimensions) {
      const bool served = std::any_of(m_scheme.criteria.begin(), m_scheme.criteria.end(), [&](const Criterion& c) { return c.dimension == dimension.id; });
      if (!served) warn({}, 0, fmt::format("the dimension ‘{}’ has no criterion", dimension.id), "add one, or remove the dimension");
    }
  }

  void check_swedish(const LocalText& text, const std::string& of, const std::string& file, std::int64_t line) {
    if (!text.en.empty() && text.sv.empty()) warn(file, line, of + " has no Swedish", "add “sv: …”");
  }

  void check_names() {
    check_swedish(m_scheme.title, "the scheme's title", {}, 0);
    check_swedish(m_scheme.profile_title, "the profile's title", {}, 0);
    for (const Dimension& dimension : m_scheme.dimensions) check_swedish(dimension.name, fmt::format("the dimension ‘{}’", dimension.id), {}, 0);
    for (const Group& group : m_scheme.groups) check_swedish(group.name, fmt::format("the group ‘{}’", group.id), {}, 0);
    for (const GroupView& view : m_scheme.views) check_swedish(view.name, fmt::format("the view ‘{}’", view.id), {}, 0);
    for (const Level& level : m_scheme.levels) check_swedish(level.name, fmt::format("the level ‘{}’", level.id), {}, 0);
  }

  void check_words(const Criterion& criterion) {
    const auto check = [&](const LocalText& text, std::string_view key) {
      check_swedish(text, fmt::format("{}: the {}", criterion.code, key), criterion.file, criterion.line);
    };
    check(criterion.title, "title");
    check(criterion.intent, "intent");
    check(criterion.remedy, "remedy");
    check(criterion.question, "question");
    for (std::size_t score = 0; score < criterion.anchors.size(); ++score) {
      check(criterion.anchors.at(score), fmt::format("anchor of score {}", score));
      if (criterion.scale.quantity == Quantity::rating && criterion.anchors.at(score).empty()) {
        warn(criterion.file, criterion.line, fmt::format("{}: a rating without words for score {}", criterion.code, score),
             "say under ‘anchors’ what the score looks like, or observers will not agree");
      }
    }
  }

  void check_limits(const Criterion& criterion) {
    for (std::size_t score = 1; score < criterion.scale.limits.size(); ++score) {
      if (!criterion.scale.limits.at(score)) continue;
      const Limit& limit = *criterion.scale.limits.at(score);
      const std::string& file = limit.file.empty() ? criterion.file : limit.file;
      const std::string name = fmt::format("{}, score {} ({})", criterion.code, score, limit.text);
      if (!m_sources.contains(limit.source)) {
        warn(file, limit.line, fmt::format("{} cites the source ‘{}’, which is not listed", name, limit.source), "list it under ‘sources’");
      }
      const bool decides = static_cast<int>(score) == criterion.pass_score;
      if (criterion.mandatory && decides && limit.confidence == Confidence::unconfirmed) {
        warn(file, limit.line, name + " is mandatory and unconfirmed", "confirm the figure in its source, or do not let it decide alone");
      }
      if (limit.legal_minimum && (limit.confidence == Confidence::design || limit.confidence == Confidence::unconfirmed)) {
        warn(file, limit.line, name + " is called a legal minimum, but its figure was read in no law", "cite the clause, or drop ‘legal_minimum’");
      }
    }
  }

  const Scheme& m_scheme;
  std::set<std::string> m_sources;
  std::vector<Problem> m_warnings;
};

}  // namespace

std::vector<Problem> lint(const Scheme& scheme) { return Linter(scheme).run(); }

}  // namespace levelground
