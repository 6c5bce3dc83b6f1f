// SPDX-License-Identifier: Apache-2.0
#include "core/judge/explanation.hpp"

#include "core/judge/costs.hpp"
#include "core/judge/explanation_places.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/what_if.hpp"
#include "core/judge/words.hpp"

namespace levelground {

namespace {

Explanation said(std::string text) { return {std::move(text), {}, {}, {}, {}}; }

/// "0", or "0–12" when the points are not settled.
std::string points_words(std::int64_t low, std::int64_t high) {
  return low == high ? std::to_string(low) : std::to_string(low) + "–" + std::to_string(high);
}

const std::string& source_title(const Scheme& scheme, const std::string& key, const Texts& texts) {
  for (const SchemeSource& source : scheme.sources) {
    if (source.key == key) return source.title_in(texts.language());
  }
  return key;
}

Explanation explain_required(const Scheme& scheme, const Criterion& criterion, const Texts& texts) {
  std::string limits;
  std::vector<Explanation> clauses;
  for (int s = 1; s <= max_score; ++s) {
    const auto& limit = criterion.scale.limits[static_cast<std::size_t>(s)];
    if (!limit) continue;
    if (!limits.empty()) limits += ", ";
    const std::string score = std::to_string(s);
    limits += texts.get("judge.explain.score_limit", {{"score", score}, {"limit", limit_words(criterion, *limit, texts)}});
    const std::string& file = limit->file.empty() ? criterion.file : limit->file;
    const std::string where = limit->line > 0 ? file + ":" + std::to_string(limit->line) : file;
    Explanation clause = said(texts.get(limit->legal_minimum ? "judge.explain.clause_legal" : "judge.explain.clause",
                                        {{"source", source_title(scheme, limit->source, texts)},
                                         {"clause", limit->clause.empty() ? "" : "; " + limit->clause_in(texts.language())},
                                         {"confidence", std::string(1, confidence_letter(limit->confidence))},
                                         {"file", where}}));
    clause.remark = texts.get("judge.explain.score", {{"score", score}});
    clauses.push_back(std::move(clause));
  }
  Explanation node = said(limits.empty() ? texts.get("judge.required.none") : texts.get("judge.explain.required", {{"limits", limits}}));
  node.children = std::move(clauses);
  return node;
}

Explanation explain_counting(const Scheme& scheme, const SiteResult& site, const Criterion& criterion, const CriterionResult& result,
                             const Texts& texts) {
  if (result.verdict == Verdict::not_applicable) return said(texts.get("judge.explain.does_not_count"));
  std::string groups;
  for (const Group& group : scheme.groups) {
    for (const std::string& id : criterion.groups) {
      if (id != group.id) continue;
      if (!groups.empty()) groups += ", ";
      groups += group.code;
    }
  }
  if (groups.empty()) groups = texts.get("judge.explain.everyone");
  Explanation node = said(texts.get("judge.explain.counts", {{"groups", groups},
                                                             {"weight", std::to_string(criterion.weight)},
                                                             {"points", points_words(criterion.weight * result.score.low,
                                                                                     criterion.weight * result.score.high)},
                                                             {"most", std::to_string(criterion.weight * max_score)}}));
  if (const auto d = scheme.dimension_index(criterion.dimension)) {
    const Dimension& dimension = scheme.dimensions[*d];
    node.children.push_back(said(texts.get("judge.explain.dimension", {{"dimension", dimension.name.in(texts.language())},
                                                                       {"score", score_words(site.dimensions[*d].score, texts)},
                                                                       {"share", std::to_string(dimension.share)}})));
  }
  return node;
}

Explanation explain_outcome(const Scheme& scheme, const SiteResult& site, const Criterion& criterion, const CriterionResult& result,
                            const Texts& texts) {
  const Demand mandatory = mandatory_demand(criterion, result);
  const Demand from = demand_from_level(criterion, result);
  const Demand legal = legal_demand(criterion, result);
  std::string id = "judge.explain.outcome.plain";
  if (from == Demand::satisfied) id = "judge.explain.outcome.from_satisfied";
  if (mandatory == Demand::satisfied || legal == Demand::satisfied) id = "judge.explain.outcome.satisfied";
  // What bars the higher levels alone is told before that the law is kept, and after what bars them all.
  if (from == Demand::open) id = "judge.explain.outcome.from_open";
  if (from == Demand::failed) id = "judge.explain.outcome.from_failed";
  if (mandatory == Demand::open || legal == Demand::open) id = "judge.explain.outcome.open";
  if (legal == Demand::failed) id = "judge.explain.outcome.legal_failed";
  if (mandatory == Demand::failed) id = "judge.explain.outcome.failed";
  if (site.outcome == Outcome::screening) id = "judge.explain.outcome.screening";
  const auto asks = scheme.level_index(criterion.mandatory_from);
  const std::string level = asks ? scheme.levels[*asks].name.in(texts.language()) : std::string();
  return said(texts.get(id, {{"site", site.title(texts.language())}, {"outcome", outcome_words(scheme, site, texts)}, {"total", score_words(site.total, texts)}, {"level", level}}));
}

std::optional<Explanation> explain_change(const Assessment& assessment, const SiteResult& site, const Criterion& criterion,
                                          const CriterionResult& result, const Texts& texts) {
  const auto score = passing_score(criterion);
  if (!score || result.verdict == Verdict::met || result.verdict == Verdict::not_applicable) return std::nullopt;
  const Scheme& scheme = assessment.scheme;
  const WhatIf then = if_met(assessment, site, result.criterion, *score);
  const bool same = then.outcome == site.outcome && then.level == site.level;
  Explanation node = said(texts.get(same ? "judge.explain.change_same" : "judge.explain.change",
                                    {{"required", required_words(criterion, texts)},
                                     {"outcome", outcome_words(scheme, then.outcome, then.level, texts)}}));
  if (then.lowest_group) {
    node.children.push_back(said(texts.get("judge.explain.change_scores", {{"total", score_words(then.total, texts)},
                                                                           {"group", scheme.groups[*then.lowest_group].code},
                                                                           {"score", score_words(then.lowest, texts)}})));
  } else {
    node.children.push_back(said(texts.get("judge.explain.change_total", {{"total", score_words(then.total, texts)}})));
  }
  const std::string& remedy = criterion.remedy.in(texts.language());
  if (!remedy.empty()) node.children.push_back(said(remedy));
  for (const CostFor what_for : {CostFor::mending, CostFor::finding_out}) {
    if (what_for == CostFor::finding_out && result.verdict == Verdict::not_met) continue;
    for (const KnownCost& known : costs_of(assessment.options, criterion, what_for)) node.children.push_back(said(cost_words(scheme, known, texts)));
  }
  return node;
}

}  // namespace

Explanation explain(const Assessment& assessment, const SiteResult& site, const CriterionResult& result, const Texts& texts) {
  const Scheme& scheme = assessment.scheme;
  const Criterion& criterion = scheme.criteria[result.criterion];
  const DecisionRule rule = assessment.options.decision_rule.value_or(scheme.decision_rule);

  Explanation root = said(texts.get("judge.explain.verdict." + std::string(verdict_name(result.verdict)),
                                    {{"reason", result.reason.in(texts.language())}}));
  const bool applies_at_all = result.verdict != Verdict::not_applicable;
  const bool known = applies_at_all && result.verdict != Verdict::not_observed;
  if (applies_at_all) {
    root.value = measured_words(criterion, result.judged, known, texts);
    root.remark = texts.get("judge.explain.score_of", {{"score", points_words(result.score.low, result.score.high)},
                                                       {"most", std::to_string(max_score)}});
    root.children.push_back(explain_measured(scheme, criterion, rule, result, texts));
  }
  root.children.push_back(explain_required(scheme, criterion, texts));
  for (const SharedText& note : result.notes) root.children.push_back(said(texts.get("judge.explain.note", {{"note", note.in(texts.language())}})));
  root.children.push_back(explain_counting(scheme, site, criterion, result, texts));
  root.children.push_back(explain_outcome(scheme, site, criterion, result, texts));
  if (is_narrow(scheme, assessment.options.scope)) root.children.push_back(said(scope_words(scheme, assessment.options.scope, texts)));
  if (auto change = explain_change(assessment, site, criterion, result, texts)) root.children.push_back(std::move(*change));
  return root;
}

}  // namespace levelground
