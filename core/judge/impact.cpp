// SPDX-License-Identifier: Apache-2.0
#include "core/judge/impact.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/base/errors.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

/// Criteria by lineage, as indices.
std::map<std::string, std::size_t> by_lineage(const Scheme& scheme) {
  std::map<std::string, std::size_t> found;
  for (std::size_t i = 0; i < scheme.criteria.size(); ++i) found[scheme.criteria[i].lineage] = i;
  return found;
}

/// Changes of a criterion that can move a verdict of it; words cannot, and of authorities few (moves_by_authority).
bool moves_verdicts(const SchemeChange& change) {
  static const std::set<std::string> facts = {"criterion",  "limit",           "measure",      "combine",  "applies",
                                              "coverage",   "max_uncertainty", "lowest_grade", "max_age",  "light",
                                              "pass_score", "direction",       "quantity",     "mandatory", "alternatives"};
  return facts.contains(change.fact);
}

bool is_legal(const std::string& authority) { return authority.find("legal minimum") != std::string::npos; }
bool is_unconfirmed(const std::string& authority) { return authority.find(" [U]") != std::string::npos; }

/// An equivalent solution does not stand in for the law, and in a certificate an unconfirmed figure decides only where it was accepted.
bool moves_by_authority(const SchemeChange& change, bool certifying) {
  if (change.fact != "authority") return false;
  return is_legal(change.before) != is_legal(change.after) || (certifying && is_unconfirmed(change.before) != is_unconfirmed(change.after));
}

/// Changes of what is made of verdicts.
bool moves_outcomes(const SchemeChange& change) {
  static const std::set<std::string> facts = {"weight", "groups", "dimension", "evaluation", "mandatory", "decision_rule",
                                              "share",  "floor_of_group", "total", "floor", "rule"};
  // Layers and observations stand together against the desk.
  const std::string_view desk = vocabulary::name(Evaluation::document);
  if (change.fact == "evaluation" && (change.before == desk) == (change.after == desk)) return false;
  return facts.contains(change.fact) || (change.fact == "authority" && is_legal(change.before) != is_legal(change.after));
}

/// What differs, without the single facts of criteria that came: that they came says it all of what moved.
std::vector<SchemeChange> differences(const Scheme& older, const Scheme& newer) {
  std::vector<SchemeChange> changes = diff(older, newer);
  std::set<std::string> came;
  for (const SchemeChange& change : changes) {
    if (change.fact == "criterion" && change.kind == SchemeChange::Kind::added) came.insert(change.criterion);
  }
  std::erase_if(changes, [&](const SchemeChange& change) {
    return change.fact != "criterion" && change.kind == SchemeChange::Kind::added && change.related.empty() && came.contains(change.criterion);
  });
  return changes;
}

/// What changed that can move verdicts, by the code of the criterion; what is of the scheme as a whole under none.
std::map<std::string, std::vector<SchemeChange>> reasons(const Scheme& older, const Scheme& newer, bool certifying) {
  std::map<std::string, std::vector<SchemeChange>> found;
  for (SchemeChange& change : differences(older, newer)) {
    const bool moves = change.criterion.empty() ? change.fact == "floor_of_group" || change.fact == "decision_rule" : moves_verdicts(change) || moves_by_authority(change, certifying);
    if (moves) found[change.criterion].push_back(std::move(change));
  }
  return found;
}

bool asked_for_each_group(const Criterion& criterion) {
  return std::any_of(criterion.scale.limits.begin(), criterion.scale.limits.end(), [](const std::optional<Limit>& limit) { return limit && limit->for_each_group; });
}

std::vector<const Gap*> missing(const std::vector<Gap>& of, const std::vector<Gap>& in) {
  std::set<GapId> ids;
  for (const Gap& gap : in) ids.insert(gap.id);
  std::vector<const Gap*> found;
  for (const Gap& gap : of) {
    if (!ids.contains(gap.id)) found.push_back(&gap);
  }
  return found;
}

bool same_place(const Gap& a, const Gap& b) {
  if (!a.feature().empty() || !b.feature().empty()) return a.feature() == b.feature();
  return representative_point(a.where()) == representative_point(b.where());
}

std::optional<int> rank(Outcome outcome, const std::optional<std::uint32_t>& level) {
  if (outcome == Outcome::level && level) return static_cast<int>(*level) + 1;
  if (outcome == Outcome::not_certified) return 0;
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(const Assessment& older, const Assessment& newer)
      : m_older(older),
        m_newer(newer),
        m_was(by_lineage(older.scheme)),
        m_is(by_lineage(newer.scheme)),
        m_why(reasons(older.scheme, newer.scheme, older.options.certifying || newer.options.certifying)) {}

  SiteImpact of(const SiteResult& before, const SiteResult& after) const {
    SiteImpact site;
    site.id = after.id;
    site.name = after.name;
    site.title = {after.title("en"), after.title("sv")};
    site.outcome_before = before.outcome;
    site.outcome_after = after.outcome;
    site.level_before = before.level;
    site.level_after = after.level;
    site.total_before = before.total;
    site.total_after = after.total;
    if (site.stands_otherwise()) {
      site.reasons_before = before.reasons;
      site.reasons_after = after.reasons;
    }
    count_gaps(before, after, site);
    std::set<std::string> lineages;
    for (const auto& [lineage, index] : m_was) lineages.insert(lineage);
    for (const auto& [lineage, index] : m_is) lineages.insert(lineage);
    for (const std::string& lineage : lineages) add(lineage, before, after, site.verdicts);
    std::sort(site.verdicts.begin(), site.verdicts.end(),
              [](const VerdictChange& a, const VerdictChange& b) { return a.criterion < b.criterion; });
    return site;
  }

 private:
  /// A gap whose criterion was deprecated goes on where a successor has one at the same place.
  void count_gaps(const SiteResult& before, const SiteResult& after, SiteImpact& site) const {
    const std::vector<const Gap*> gone = missing(before.gaps, after.gaps);
    const std::vector<const Gap*> fresh = missing(after.gaps, before.gaps);
    std::set<const Gap*> went_on, came_from;
    for (const Gap* old : gone) {
      const std::vector<std::string> successors = m_newer.scheme.successors_of(m_older.scheme.criteria.at(old->criterion).code);
      for (const Gap* now : fresh) {
        const std::string& code = m_newer.scheme.criteria.at(now->criterion).code;
        if (std::find(successors.begin(), successors.end(), code) == successors.end() || !same_place(*old, *now)) continue;
        went_on.insert(old);
        came_from.insert(now);
      }
    }
    site.gaps_handed_on = went_on.size();
    site.gaps_gone = gone.size() - went_on.size();
    site.gaps_new = fresh.size() - came_from.size();
  }

  void add(const std::string& lineage, const SiteResult& before, const SiteResult& after,
           std::vector<VerdictChange>& changes) const {
    const auto was = m_was.find(lineage);
    const auto is = m_is.find(lineage);
    VerdictChange change;
    if (was != m_was.end()) {
      const CriterionResult& result = before.criteria[was->second];
      const Criterion& criterion = m_older.scheme.criteria[was->second];
      change.criterion = criterion.code;
      change.before = result.verdict;
      change.score_before = result.score;
      note_value(criterion, result, change);
    }
    if (is != m_is.end()) {
      const CriterionResult& result = after.criteria[is->second];
      const Criterion& criterion = m_newer.scheme.criteria[is->second];
      change.criterion = criterion.code;
      change.after = result.verdict;
      change.score_after = result.score;
      change.mandatory = criterion.mandatory;
      note_value(criterion, result, change);
    }
    if (change.before == change.after && change.score_before == change.score_after) return;
    tell_why(was == m_was.end() ? nullptr : &before.criteria[was->second], is == m_is.end() ? nullptr : &after.criteria[is->second], change);
    changes.push_back(std::move(change));
  }

  /// What changed in the criterion, in those that stand in for it here, and in the scheme around it where it asks by that. A result that is not there:
  /// nullptr.
  void tell_why(const CriterionResult* was, const CriterionResult* is, VerdictChange& change) const {
    const auto add = [&](const std::string& of, const auto& wanted) {
      const auto found = m_why.find(of);
      if (found != m_why.end()) std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(change.why), wanted);
    };
    const auto any = [](const SchemeChange&) { return true; };
    add(change.criterion, any);
    std::set<std::string> stand_ins;
    bool for_each = false;
    bool by_accuracy = false;
    const auto look = [&](const Scheme& scheme, const CriterionResult* result) {
      if (result == nullptr) return;
      const Criterion& criterion = scheme.criteria[result->criterion];
      for_each = for_each || asked_for_each_group(criterion);
      by_accuracy = by_accuracy || criterion.max_uncertainty.has_value();
      if (result->alternative) stand_ins.insert(code_now(scheme.criteria[*result->alternative]));
    };
    look(m_older.scheme, was);
    look(m_newer.scheme, is);
    for (const std::string& code : stand_ins) add(code, any);
    // Where a project names its groups or its rule, the scheme's do not decide.
    if (for_each && m_newer.options.scope.groups.empty()) add({}, [](const SchemeChange& c) { return c.fact == "floor_of_group"; });
    if (by_accuracy && !m_newer.options.decision_rule) add({}, [](const SchemeChange& c) { return c.fact == "decision_rule"; });
  }

  /// The code under which changes of it are told: the newer scheme's, where it is there.
  std::string code_now(const Criterion& criterion) const {
    const auto is = m_is.find(criterion.lineage);
    return is == m_is.end() ? criterion.code : m_newer.scheme.criteria[is->second].code;
  }

  static void note_value(const Criterion& criterion, const CriterionResult& result, VerdictChange& change) {
    change.value = result.judged;
    change.known = result.verdict != Verdict::not_observed && result.verdict != Verdict::not_applicable &&
                   !result.judged.contains(domain(criterion.scale.quantity));
  }

  const Assessment& m_older;
  const Assessment& m_newer;
  std::map<std::string, std::size_t> m_was, m_is;
  std::map<std::string, std::vector<SchemeChange>> m_why;
};

}  // namespace

bool VerdictChange::idle() const {
  return (!before && after == Verdict::not_applicable) || (before == Verdict::not_applicable && !after);
}

std::string_view level_turn_name(LevelTurn turn) {
  switch (turn) {
    case LevelTurn::none:
      return "none";
    case LevelTurn::given:
      return "given";
    case LevelTurn::lost:
      return "lost";
  }
  throw Defect("a turn without a name");
}

bool SiteImpact::changes() const {
  return stands_otherwise() || std::any_of(verdicts.begin(), verdicts.end(), [](const VerdictChange& change) { return !change.idle(); });
}

LevelTurn SiteImpact::level_turn() const {
  if (outcome_before == Outcome::undetermined && outcome_after == Outcome::level) return LevelTurn::given;
  return outcome_before == Outcome::level && outcome_after == Outcome::undetermined ? LevelTurn::lost : LevelTurn::none;
}

bool SiteImpact::only_total_moves() const {
  return !changes() && (total_before.low != total_after.low || total_before.high != total_after.high);
}

std::vector<SchemeChange> changes_around_verdicts(const Scheme& older, const Scheme& newer) {
  std::vector<SchemeChange> changes = differences(older, newer);
  std::erase_if(changes, [](const SchemeChange& change) { return !moves_outcomes(change); });
  return changes;
}

int direction(const SiteImpact& site) {
  const auto before = rank(site.outcome_before, site.level_before);
  const auto after = rank(site.outcome_after, site.level_after);
  if (!before || !after || *before == *after) return 0;
  return *after > *before ? 1 : -1;
}

ImpactCount count(const std::vector<SiteImpact>& sites) {
  ImpactCount found;
  for (const SiteImpact& site : sites) {
    found.changed += site.changes() ? 1 : 0;
    found.better += direction(site) > 0 ? 1 : 0;
    found.worse += direction(site) < 0 ? 1 : 0;
    found.given += site.level_turn() == LevelTurn::given ? 1 : 0;
    found.lost += site.level_turn() == LevelTurn::lost ? 1 : 0;
  }
  return found;
}

std::vector<SiteImpact> compare(const Assessment& older, const Assessment& newer) {
  const Comparison comparison(older, newer);
  std::map<std::string, const SiteResult*> before;
  for (const SiteResult& site : older.sites) before[site.id] = &site;
  std::vector<SiteImpact> sites;
  for (const SiteResult& site : newer.sites) {
    if (const auto found = before.find(site.id); found != before.end())
      sites.push_back(comparison.of(*found->second, site));
  }
  return sites;
}

}  // namespace levelground
