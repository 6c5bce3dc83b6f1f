// SPDX-License-Identifier: Apache-2.0
#include "core/judge/reasons.hpp"

#include "core/judge/sentences.hpp"

namespace levelground {

namespace {

/// Open mandatory criteria named one by one; the others are counted, and every one of them is in the list of criteria.
constexpr std::size_t open_named = 4;

/// Sentences sorted into sure failures and open questions as they are found.
class Collector {
 public:
  void weigh(const Fractions& score, const Rational& needed, LocalText sentence) {
    if (score.low >= needed) return;
    (score.high < needed ? m_sure : m_open).push_back(std::move(sentence));
  }
  void hidden(LocalText sentence) { m_hidden.push_back(std::move(sentence)); }
  void sure(LocalText sentence) { m_sure.push_back(std::move(sentence)); }
  void mandatory_open(LocalText sentence) { m_mandatory_open.push_back(std::move(sentence)); }
  void cannot_judge(LocalText sentence) { m_cannot_judge.push_back(std::move(sentence)); }
  void open(LocalText sentence) { m_open.push_back(std::move(sentence)); }

  std::vector<SharedText> take() {
    std::vector<SharedText> all;
    for (auto* part : {&m_hidden, &m_sure, &m_mandatory_open, &m_open, &m_cannot_judge}) {
      for (SharedText& sentence : *part) all.push_back(std::move(sentence));
    }
    return all;
  }

 private:
  std::vector<SharedText> m_hidden;
  std::vector<SharedText> m_sure;
  std::vector<SharedText> m_mandatory_open;
  std::vector<SharedText> m_open;
  std::vector<SharedText> m_cannot_judge;
};

/// Would the place surely fail by this criterion without a proposal that nobody agreed to?
bool hides_failure(const Criterion& criterion, const CriterionResult& result) {
  if (!result.set_aside) return false;
  CriterionResult without;
  without.verdict = result.set_aside->verdict;
  without.score = result.set_aside->score;
  return mandatory_demand(criterion, without) == Demand::failed || legal_demand(criterion, without) == Demand::failed;
}

void add_mandatory(const Scheme& scheme, const std::vector<CriterionResult>& results, bool in_full, Collector& reasons) {
  std::size_t open = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Criterion& criterion = scheme.criteria[i];
    const Demand demand = mandatory_demand(criterion, results[i]);
    const Demand legal = legal_demand(criterion, results[i]);
    if (hides_failure(criterion, results[i])) {
      reasons.hidden(sentences::failure_hidden(criterion, *results[i].set_aside));
    } else if (demand == Demand::failed) {
      reasons.sure(sentences::mandatory_not_met(criterion));
    } else if (legal == Demand::failed) {
      reasons.sure(sentences::legal_minimum_not_met(criterion));
    } else if (demand == Demand::open || legal == Demand::open) {
      if (++open <= open_named || in_full) reasons.mandatory_open(sentences::mandatory_open(criterion));
    }
  }
  if (open > open_named && !in_full) reasons.mandatory_open(sentences::mandatory_open_others(open - open_named));
}

/// What only this level and those above it ask for.
void add_mandatory_from(const Scheme& scheme, std::size_t level, const std::vector<CriterionResult>& results, Collector& reasons) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto from = scheme.level_index(scheme.criteria[i].mandatory_from);
    if (!from || *from > level || results[i].verdict == Verdict::met || results[i].verdict == Verdict::not_applicable) continue;
    const bool failed = results[i].verdict == Verdict::not_met;
    LocalText sentence = sentences::mandatory_from_level(scheme.levels[level], scheme.criteria[i], failed);
    failed ? reasons.sure(std::move(sentence)) : reasons.mandatory_open(std::move(sentence));
  }
}

void add_floors(const Scheme& scheme, const Level& level, const std::vector<std::uint32_t>& in_scope, const SiteScores& scores,
                Collector& reasons) {
  for (const std::uint32_t g : in_scope) {
    const GroupResult& group = scores.groups[g];
    const LocalText& name = scheme.groups[g].name;
    if (group.determined) {
      reasons.weigh(group.score, level.floor, sentences::floor_short(level, name, group.score));
    } else {
      reasons.cannot_judge(sentences::group_undetermined(name, group.naming, scheme.rules.criteria_per_group));
    }
  }
  for (std::size_t d = 0; d < scores.dimensions.size(); ++d) {
    const DimensionResult& dimension = scores.dimensions[d];
    const LocalText& name = scheme.dimensions[d].name;
    if (dimension.determined) {
      reasons.weigh(dimension.score, level.floor, sentences::floor_short(level, name, dimension.score));
    } else {
      reasons.cannot_judge(sentences::dimension_undetermined(name));
      continue;
    }
    if (dimension.not_applicable > scheme.rules.not_applicable_at_most) {
      reasons.sure(sentences::too_much_not_applicable(name, dimension.not_applicable, scheme.rules.not_applicable_at_most));
    }
  }
}

}  // namespace

std::vector<SharedText> reasons_short_of(const Scheme& scheme, std::size_t wanted, const std::vector<std::uint32_t>& in_scope, const SiteScores& scores,
                                         const std::vector<CriterionResult>& results, bool in_full) {
  const Level& level = scheme.levels.at(wanted);
  const OutcomeRules& rules = scheme.rules;

  Collector reasons;
  add_mandatory(scheme, results, in_full, reasons);
  add_mandatory_from(scheme, wanted, results, reasons);
  reasons.weigh(scores.total, level.total, sentences::total_short(level, scores.total));
  add_floors(scheme, level, in_scope, scores, reasons);
  if (scores.has_desk) {
    reasons.weigh(scores.desk, rules.desk_at_least * 100, sentences::desk_short(rules.desk_at_least, scores.desk));
  } else if (rules.desk_at_least > Rational(0)) {
    reasons.cannot_judge(sentences::no_desk());
  }
  if (scores.has_field) {
    reasons.weigh(scores.field, rules.field_at_least * 100, sentences::field_short(rules.field_at_least, scores.field));
  } else if (rules.field_at_least > Rational(0)) {
    reasons.cannot_judge(sentences::no_field());
  }
  if (scores.assessed < rules.assessed_at_least) reasons.open(sentences::assessed_short(scores.assessed, rules.assessed_at_least));
  return reasons.take();
}

std::vector<SharedText> reasons_short_of_next_level(const Scheme& scheme, const std::vector<std::uint32_t>& in_scope,
                                                   const SiteScores& scores, const std::vector<CriterionResult>& results,
                                                   const OutcomeResult& outcome) {
  const std::size_t next = outcome.level ? *outcome.level + 1 : 0;
  return next < scheme.levels.size() ? reasons_short_of(scheme, next, in_scope, scores, results, false) : std::vector<SharedText>();
}

}  // namespace levelground
