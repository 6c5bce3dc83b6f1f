// SPDX-License-Identifier: Apache-2.0
#include "core/judge/scheme_reference.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/judge/costs.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/matrix.hpp"
#include "core/judge/measure_words.hpp"
#include "core/judge/scheme_words.hpp"
#include "core/judge/words.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

std::string listed(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

/// A bar would end a cell of the table.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
    text.replace(at, 1, "\\|");
  return text;
}

class Page {
 public:
  Page(const Scheme& scheme, const Texts& texts) : m_scheme(scheme), m_texts(texts) {}

  std::string write() {
    m_out = fmt::format("# {}\n\n{}\n\n", m_scheme.title.in(language()),
                        say("scheme.page.lead", {{"scheme", m_scheme.id},
                                                 {"version", m_scheme.version},
                                                 {"criteria", std::to_string(m_scheme.criteria.size())}}));
    for (const Dimension& dimension : m_scheme.dimensions) {
      m_out += fmt::format("## {} {}\n\n", dimension.code, dimension.name.in(language()));
      for (const Criterion& criterion : m_scheme.criteria) {
        if (criterion.dimension == dimension.id) write(criterion);
      }
    }
    write_articles();
    write_principles();
    return std::move(m_out);
  }

 private:
  [[nodiscard]] const std::string& language() const { return m_texts.language(); }
  using Values = std::initializer_list<std::pair<std::string_view, std::string>>;
  [[nodiscard]] std::string say(std::string_view id, Values values = {}) const { return m_texts.get(id, values); }

  void row(std::string_view id, const std::string& value) {
    if (!value.empty()) m_out += fmt::format("| {} | {} |\n", say(id), cell(value));
  }

  void write(const Criterion& criterion) {
    m_out += fmt::format("### {} {}\n\n{}\n\n", criterion.code, criterion.title.in(language()),
                         criterion.intent.in(language()));
    m_out += fmt::format("| {} | {} |\n|---|---|\n", say("scheme.page.required"), cell(required_words(criterion, m_texts)));
    row("scheme.page.question", criterion.question.in(language()));
    row("scheme.page.good", criterion.good.in(language()));
    write_limits(criterion);
    write_belonging(criterion);
    write_measuring(criterion);
    row("scheme.page.remedy", criterion.remedy.in(language()));
    std::vector<std::string> costs;
    for (const CostFor what_for : {CostFor::mending, CostFor::finding_out}) {
      for (const KnownCost& known : costs_of({}, criterion, what_for)) costs.push_back(published_cost_words(m_scheme, known, m_texts));
    }
    row("scheme.page.costs", fmt::format("{}", fmt::join(costs, "; ")));
    m_out += "\n";
  }

  void write_limits(const Criterion& criterion) {
    for (int score = max_score; score >= 1; --score) {
      const auto& limit = criterion.scale.limits.at(static_cast<std::size_t>(score));
      if (!limit) continue;
      const std::string authority =
          fmt::format("{} ({}{}, {}{})", limit_words(criterion, *limit, m_texts), limit->source,
                      limit->clause.empty() ? "" : " " + limit->clause_in(language()), confidence_letter(limit->confidence),
                      limit->legal_minimum ? ", " + say("scheme.page.legal") : "");
      m_out +=
          fmt::format("| {} | {} |\n", say("scheme.page.score", {{"score", std::to_string(score)}}), cell(authority));
      const LocalText& anchor = criterion.anchors.at(static_cast<std::size_t>(score));
      if (!anchor.empty()) m_out += fmt::format("| | {} |\n", cell(anchor.in(language())));
    }
  }

  void write_belonging(const Criterion& criterion) {
    std::vector<std::string> groups, grounds, rights, principles;
    for (const std::string& id : criterion.groups)
      groups.push_back(m_scheme.groups[*m_scheme.group_index(id)].name.in(language()));
    for (const std::string& ground : criterion.grounds) grounds.push_back(ground_words(m_scheme, ground, m_texts));
    for (const Right& right : m_scheme.rights) {
      if (!serves(criterion, right)) continue;
      const std::vector<std::string> articles = articles_served(criterion, right);
      rights.push_back(right.name.in(language()) + (articles.empty() ? "" : " (" + listed(articles) + ")"));
    }
    for (const Principle& principle : m_scheme.principles) {
      if (std::find(criterion.principles.begin(), criterion.principles.end(), principle.id) ==
          criterion.principles.end())
        continue;
      principles.push_back(principle.id + " " + principle.name.in(language()) +
                           (principle.confidence == Confidence::unconfirmed ? " [U]" : ""));
    }
    row("scheme.page.groups", groups.empty() ? say("judge.explain.everyone") : listed(groups));
    row("scheme.page.grounds", listed(grounds));
    row("scheme.page.rights", listed(rights));
    row("scheme.page.stage", say("core.stage." + criterion.stage));
    row("scheme.page.principles", listed(principles));
    for (const Owner& owner : m_scheme.owners) {
      if (owner.id == criterion.owner) row("scheme.page.owner", owner.name.in(language()));
    }
    if (!criterion.indicator.empty()) row("scheme.page.indicator", say("core.indicator." + criterion.indicator));
    std::string weight = std::to_string(criterion.weight);
    if (criterion.mandatory) weight += ", " + say("scheme.page.mandatory");
    if (const auto level = m_scheme.level_index(criterion.mandatory_from)) {
      weight += ", " + say("scheme.why.mandatory_from", {{"level", m_scheme.levels[*level].name.in(language())}});
    }
    row("scheme.page.weight", weight);
    row("scheme.page.alternatives", listed(criterion.alternatives));
  }

  void write_measuring(const Criterion& criterion) {
    std::string measure =
        say("core.evaluation." + std::string(vocabulary::name(criterion.evaluation))) + ": " + measure_kind_words(criterion.measure, m_texts);
    for (const ParameterWords& parameter : parameter_words(criterion.measure, m_texts)) measure += "; " + in_one_line(parameter);
    row("scheme.page.measure", measure);
    if (!criterion.method.light.empty()) {
      const bool paper = criterion.evaluation == Evaluation::document;
      row(paper ? "scheme.page.papers" : "scheme.page.on_site",
          criterion.method.instrument.in(language()) + " " + criterion.method.stations.in(language()) +
              (paper ? "" : " (" + say("core.method_light." + criterion.method.light) + ")"));
    }
    if (!criterion.applies.always()) row("scheme.page.applies", applies_words(m_scheme, criterion.applies, m_texts));
    if (criterion.max_age_months)
      row("scheme.page.max_age", m_texts.plural("scheme.word.months", *criterion.max_age_months));
  }

  /// For who reports to a treaty body: from the article to the criteria.
  void write_articles() {
    const std::vector<std::string> articles = m_scheme.article_ids();
    if (articles.empty()) return;
    m_out += fmt::format("## {}\n\n{}\n\n| | {} | {} |\n|---|---|---|\n", say("scheme.page.articles"), say("scheme.page.articles_lead"),
                         say("scheme.page.rights"), say("scheme.page.criteria"));
    for (const std::string& article : articles) {
      std::vector<std::string> rights, codes;
      for (const Right& right : m_scheme.rights) {
        if (std::find(right.instruments.begin(), right.instruments.end(), article) != right.instruments.end()) rights.push_back(right.name.in(language()));
      }
      for (const Criterion& criterion : m_scheme.criteria) {
        if (std::find(criterion.articles.begin(), criterion.articles.end(), article) != criterion.articles.end()) codes.push_back(criterion.code);
      }
      MatrixRow row;
      row.id = article;
      m_out += fmt::format("| {} | {} | {} |\n", cell(row_name(m_scheme, MatrixBy::article, row, m_texts)), cell(listed(rights)), listed(codes));
    }
    m_out += "\n";
  }

  void write_principles() {
    if (m_scheme.principles.empty()) return;
    m_out += fmt::format("## {}\n\n| | {} | {} |\n|---|---|---|\n", say("scheme.page.principles"),
                         say("scheme.page.stage"), say("scheme.page.criteria"));
    for (const Principle& principle : m_scheme.principles) {
      std::vector<std::string> codes;
      for (const Criterion& criterion : m_scheme.criteria) {
        if (std::find(criterion.principles.begin(), criterion.principles.end(), principle.id) !=
            criterion.principles.end())
          codes.push_back(criterion.code);
      }
      m_out += fmt::format("| {} {}{} | {} | {} |\n", principle.id, principle.name.in(language()),
                           principle.confidence == Confidence::unconfirmed ? " [U]" : "",
                           say("core.stage." + principle.stage), listed(codes));
    }
  }

  const Scheme& m_scheme;
  const Texts& m_texts;
  std::string m_out;
};

}  // namespace

std::string scheme_reference(const Scheme& scheme, const Texts& texts) { return Page(scheme, texts).write(); }

}  // namespace levelground
