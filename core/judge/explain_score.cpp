// SPDX-License-Identifier: Apache-2.0
#include "core/judge/explain_score.hpp"

#include <algorithm>
#include <functional>

#include "core/base/names.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/words.hpp"

namespace levelground {

namespace {

std::string between(std::int64_t low, std::int64_t high) {
  return low == high ? std::to_string(low) : std::to_string(low) + "–" + std::to_string(high);
}

/// The fractions themselves: what is shown is rounded down, what decides is not.
std::string exact(const Fractions& score, const Texts& texts) {
  return number_words(score.low == score.high ? score.low.to_text_exact() : score.low.to_text_exact() + " – " + score.high.to_text_exact(), texts);
}

class Explainer {
 public:
  /// `costliest`: how many criteria a sum names; not set: all, in the order of the scheme.
  Explainer(const Assessment& assessment, const SiteResult& site, std::optional<std::size_t> costliest, const Texts& texts)
      : m_scheme(assessment.scheme), m_site(site), m_costliest(costliest), m_texts(texts) {}

  [[nodiscard]] std::optional<Explanation> explain(std::string_view what) const {
    if (what == "total") return total();
    if (what == "desk" || what == "field") return part(what == "desk");
    if (what == "assessed") return assessed();
    for (std::size_t d = 0; d < m_scheme.dimensions.size(); ++d) {
      if (what == m_scheme.dimensions[d].id || what == m_scheme.dimensions[d].code) return dimension(d);
    }
    if (const auto index = m_scheme.group_index(what)) return group(*index);
    for (const GroupView& each : m_scheme.views) {
      if (what == each.id) return view(each);
    }
    return by_name(what);
  }

 private:

  /// As reports call it: "Older persons", "äldre personer".
  [[nodiscard]] std::optional<Explanation> by_name(std::string_view what) const {
    const auto is_called = [what](const LocalText& name) { return same_name(name.en, what) || same_name(name.in("sv"), what); };
    for (std::size_t d = 0; d < m_scheme.dimensions.size(); ++d) {
      if (is_called(m_scheme.dimensions[d].name)) return dimension(d);
    }
    for (std::uint32_t g = 0; g < m_scheme.groups.size(); ++g) {
      if (is_called(m_scheme.groups[g].name)) return group(g);
    }
    for (const GroupView& each : m_scheme.views) {
      if (is_called(each.name)) return view(each);
    }
    return std::nullopt;
  }

  [[nodiscard]] Explanation total() const {
    Explanation node = line(m_texts.get("judge.score.total"), m_site.total);
    for (std::size_t d = 0; d < m_scheme.dimensions.size(); ++d) {
      Explanation child = dimension(d);
      child.text = m_texts.get("judge.score.of_share", {{"name", child.text}, {"share", std::to_string(m_scheme.dimensions[d].share)}});
      child.reference = m_scheme.dimensions[d].id;
      node.children.push_back(std::move(child));
    }
    return node;
  }

  [[nodiscard]] Explanation dimension(std::size_t index) const {
    const Dimension& wanted = m_scheme.dimensions[index];
    Explanation node = points(wanted.name.in(m_texts.language()), [&](const Criterion& c) { return c.dimension == wanted.id; });
    put_score(node, m_site.dimensions[index].determined, m_site.dimensions[index].score);
    return node;
  }

  [[nodiscard]] Explanation group(std::size_t index) const {
    const Group& wanted = m_scheme.groups[index];
    Explanation node = points(wanted.name.in(m_texts.language()), [&](const Criterion& c) {
      return c.groups.empty() || std::find(c.groups.begin(), c.groups.end(), wanted.id) != c.groups.end();
    });
    const GroupResult& result = m_site.groups[index];
    put_score(node, result.determined, result.score);
    node.text += ": " + m_texts.get("judge.score.naming", {{"naming", std::to_string(result.naming)}, {"needed", std::to_string(m_scheme.rules.criteria_per_group)}});
    return node;
  }

  [[nodiscard]] Explanation view(const GroupView& wanted) const {
    const GroupResult lowest = lowest_of(m_scheme, wanted, m_site.groups);
    Explanation node{m_texts.get("judge.score.lowest", {{"name", wanted.name.in(m_texts.language())}}), {}, {}, {}, {}};
    put_score(node, lowest.determined, lowest.score);
    for (const std::string& id : wanted.groups) {
      node.children.push_back(group(*m_scheme.group_index(id)));
      node.children.back().reference = id;
    }
    return node;
  }

  [[nodiscard]] Explanation part(bool desk) const {
    Explanation node = points(m_texts.get(desk ? "judge.score.desk" : "judge.score.field"),
                              [&](const Criterion& c) { return (c.evaluation == Evaluation::document) == desk; });
    put_score(node, desk ? m_site.has_desk : m_site.has_field, desk ? m_site.desk : m_site.field);
    return node;
  }

  [[nodiscard]] Explanation assessed() const {
    std::int64_t all = 0, known = 0;
    Explanation node;
    std::vector<Part> open;
    for (std::size_t i = 0; i < m_site.criteria.size(); ++i) {
      const CriterionResult& result = m_site.criteria[i];
      if (result.verdict == Verdict::not_applicable) continue;
      const std::int64_t weight = m_scheme.criteria[i].weight;
      all += weight;
      if (result.assessed) known += weight;
      else open.push_back({weight, criterion(i, std::to_string(weight))});
    }
    node.text = m_texts.get(open.empty() ? "judge.score.assessed_all" : "judge.score.assessed", {{"known", std::to_string(known)}, {"all", std::to_string(all)}});
    node.value = decimal_words(m_site.assessed * Rational(100), m_texts) + " %";
    node.remark = number_words(m_site.assessed.to_text_exact(), m_texts);
    put_parts(node, std::move(open), "judge.score.others_assessed");
    return node;
  }

  /// A criterion under a sum, and what it could still add to it.
  struct Part {
    std::int64_t lacking = 0;
    Explanation node;
  };

  /// `rest` counts in words those that there is no room for.
  void put_parts(Explanation& node, std::vector<Part> parts, const char* rest) const {
    if (m_costliest) {
      std::erase_if(parts, [](const Part& part) { return part.lacking <= 0; });
      std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return b.lacking < a.lacking; });
    }
    const std::size_t named = std::min(parts.size(), m_costliest.value_or(parts.size()));
    for (std::size_t i = 0; i < named; ++i) node.children.push_back(std::move(parts[i].node));
    if (named == parts.size()) return;
    std::int64_t lacking = 0;
    for (std::size_t i = named; i < parts.size(); ++i) lacking += parts[i].lacking;
    node.children.push_back({m_texts.plural(rest, static_cast<long long>(parts.size() - named), {{"points", std::to_string(lacking)}}),
                             {}, {}, {}, {}});
  }

  [[nodiscard]] Explanation line(std::string text, const Fractions& score) const { return {std::move(text), score_words(score, m_texts), exact(score, m_texts), {}, {}}; }

  void put_score(Explanation& node, bool determined, const Fractions& score) const {
    node.value = determined ? score_words(score, m_texts) : m_texts.get("judge.score.undetermined");
    if (determined) node.remark = exact(score, m_texts);
  }

  [[nodiscard]] Explanation criterion(std::size_t index, std::string value) const {
    const Criterion& is = m_scheme.criteria[index];
    return {is.code + " " + is.title.in(m_texts.language()), std::move(value), verdict_words(m_site.criteria[index].verdict, m_texts), is.code, {}};
  }

  /// Σ w·s over 3 Σ w of the criteria that belong, each with its points; those that do not apply are named and count for nothing.
  [[nodiscard]] Explanation points(const std::string& name, const std::function<bool(const Criterion&)>& belongs) const {
    Explanation node;
    std::vector<Part> parts;
    std::int64_t low = 0, high = 0, most = 0;
    for (std::size_t i = 0; i < m_site.criteria.size(); ++i) {
      const Criterion& is = m_scheme.criteria[i];
      const CriterionResult& result = m_site.criteria[i];
      if (!belongs(is)) continue;
      if (result.verdict == Verdict::not_applicable) {
        parts.push_back({0, criterion(i, "–")});
        continue;
      }
      low += is.weight * result.score.low;
      high += is.weight * result.score.high;
      most += is.weight * max_score;
      const std::int64_t lacking = is.weight * std::max(0, best_score(is) - result.score.low);
      parts.push_back({lacking, criterion(i, m_texts.get("judge.score.of", {{"points", between(is.weight * result.score.low, is.weight * result.score.high)},
                                                                            {"most", std::to_string(is.weight * max_score)}}))});
    }
    put_parts(node, std::move(parts), "judge.score.others");
    node.text = m_texts.get("judge.score.sum", {{"name", name}, {"points", between(low, high)}, {"most", std::to_string(most)}});
    return node;
  }

  const Scheme& m_scheme;
  const SiteResult& m_site;
  std::optional<std::size_t> m_costliest;
  const Texts& m_texts;
};

}  // namespace

std::optional<Explanation> explain_score(const Assessment& assessment, const SiteResult& site, std::string_view what, const Texts& texts) {
  auto node = Explainer(assessment, site, std::nullopt, texts).explain(what);
  const Scope& scope = assessment.options.scope;
  if (node && is_narrow(assessment.scheme, scope)) node->children.push_back({scope_words(assessment.scheme, scope, texts), {}, {}, {}, {}});
  return node;
}

std::optional<Explanation> explain_score_briefly(const Assessment& assessment, const SiteResult& site, std::string_view what, std::size_t costliest,
                                                 const Texts& texts) {
  return Explainer(assessment, site, costliest, texts).explain(what);
}

std::vector<std::string> explained_scores(const Scheme& scheme) {
  std::vector<std::string> names = {"total", "desk", "field", "assessed"};
  for (const Dimension& dimension : scheme.dimensions) names.push_back(dimension.id);
  for (const Group& group : scheme.groups) names.push_back(group.id);
  for (const GroupView& view : scheme.views) names.push_back(view.id);
  return names;
}

}  // namespace levelground
