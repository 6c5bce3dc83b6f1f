// SPDX-License-Identifier: Apache-2.0
#include "core/judge/tie_breaks.hpp"

#include <algorithm>
#include <iterator>

#include "core/judge/scores.hpp"

namespace levelground {

namespace {

std::int64_t at_most(const std::vector<Rational>& sorted, const Rational& value) {
  return std::distance(sorted.begin(), std::upper_bound(sorted.begin(), sorted.end(), value));
}

std::int64_t at_least(const std::vector<Rational>& sorted, const Rational& value) {
  return std::distance(std::lower_bound(sorted.begin(), sorted.end(), value), sorted.end());
}

}  // namespace

bool stand_apart(const Fractions& one, const Fractions& other) {
  const bool above = one.low >= other.high;
  const bool below = other.low >= one.high;
  return above != below;
}

TieBreaks::TieBreaks(const Assessment& assessment) : m_assessment(assessment), m_named_by(assessment.scheme.criteria.size()) {
  for (const Fractions& total : assessment.ranking.totals) {
    m_lows.push_back(total.low);
    m_highs.push_back(total.high);
  }
  for (auto* ends : {&m_lows, &m_highs}) std::sort(ends->begin(), ends->end());
  const Scheme& scheme = assessment.scheme;
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    for (const std::string& code : scheme.criteria[i].alternatives) {
      if (const Criterion* other = scheme.find(code)) m_named_by[static_cast<std::size_t>(other - scheme.criteria.data())].push_back(i);
    }
  }
}

/// How many others the site would stand apart from with another total, and does not now.
std::int64_t TieBreaks::newly_apart(const Fractions& total, std::uint32_t site) const {
  const std::vector<Fractions>& totals = m_assessment.ranking.totals;
  const Fractions& now = totals[site];
  // An interval within the one it has keeps apart whom it stands apart from, so that it is enough to count, without looking at each. A point may
  // come to equal another and tie; where a criterion falls away the total may be anywhere.
  if (now.low <= total.low && total.high <= now.high && total.low < total.high) {
    const auto apart = [&](const Fractions& one) { return at_most(m_highs, one.low) + at_least(m_lows, one.high); };
    return apart(total) - apart(now);
  }
  std::int64_t count = 0;
  for (std::uint32_t other = 0; other < totals.size(); ++other) count += other != site && stand_apart(total, totals[other]) && !stand_apart(now, totals[other]) ? 1 : 0;
  return count;
}

Fractions TieBreaks::answered(const SiteResult& site, std::vector<Points> points, std::size_t criterion, std::optional<int> score) const {
  const Scheme& scheme = m_assessment.scheme;
  const auto replace = [&](std::size_t i, std::optional<ScoreInterval> then) {
    Points& sum = points[*scheme.dimension_index(scheme.criteria[i].dimension)];
    sum.add(-scheme.criteria[i].weight, site.criteria[i].score);
    if (then) sum.add(scheme.criteria[i].weight, *then);
  };
  if (!score) {
    replace(criterion, std::nullopt);
    return total_of(scheme, points);
  }
  // What stands for it may still do better than the answer.
  ScoreInterval then{*score, *score};
  for (const std::string& code : scheme.criteria[criterion].alternatives) {
    const Criterion* other = scheme.find(code);
    if (other == nullptr) continue;
    const CriterionResult& instead = site.criteria[static_cast<std::size_t>(other - scheme.criteria.data())];
    if (instead.verdict != Verdict::not_applicable) then.high = std::max(then.high, instead.score.high);
  }
  replace(criterion, then);
  for (const std::uint32_t other : m_named_by[criterion]) {
    const CriterionResult& result = site.criteria[other];
    if (result.verdict == Verdict::not_applicable || result.applicable == Tri::unknown || result.score.low >= *score) continue;
    replace(other, ScoreInterval{*score, std::max(result.score.high, *score)});
  }
  return total_of(scheme, points);
}

std::optional<TieBreak> TieBreaks::of(std::uint32_t number) const {
  const Ranking& ranking = m_assessment.ranking;
  if (number >= ranking.placings.size() || !ranking.placings[number].tied) return std::nullopt;
  const Scheme& scheme = m_assessment.scheme;
  const SiteResult& site = m_assessment.sites[number];
  const Fractions& now = ranking.totals[number];
  const std::vector<Points> points = points_by_dimension(scheme, site);

  std::optional<TieBreak> best;
  std::int64_t most = 0;
  Fractions then;
  const auto attempt = [&](std::uint32_t i, std::optional<int> score) {
    const Fractions total = answered(site, points, i, score);
    const std::int64_t apart = newly_apart(total, number);
    if (apart < most || (apart == most && (!best || scheme.criteria[best->criterion].code <= scheme.criteria[i].code))) return;
    most = apart;
    best = TieBreak{i, score, {}};
    then = total;
  };
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    const CriterionResult& result = site.criteria[i];
    // Where another may stand for it, the answer that is open may be the other's.
    if (result.verdict == Verdict::not_applicable || result.alternative) continue;
    // Between its ends an answer parts the site from nobody whom one of the ends does not.
    if (result.score.low != result.score.high) {
      attempt(i, result.score.high);
      attempt(i, result.score.low);
    }
    if (result.applicable == Tri::unknown) attempt(i, std::nullopt);
  }
  if (!best) return std::nullopt;
  for (const std::uint32_t other : ranking.order) {
    const Fractions& total = ranking.totals[other];
    if (other != number && stand_apart(then, total) && !stand_apart(now, total)) best->from.push_back(other);
  }
  return best;
}

std::string tie_break_words(const Assessment& assessment, const TieBreak& answer, const Texts& texts) {
  constexpr std::size_t named = 3;
  std::string sites;
  for (std::size_t i = 0; i < std::min(named, answer.from.size()); ++i) sites += (i == 0 ? "" : ", ") + assessment.sites[answer.from[i]].title(texts.language());
  if (answer.from.size() > named) sites += ", " + texts.plural("judge.more_sites", static_cast<long long>(answer.from.size() - named));
  const std::string& code = assessment.scheme.criteria[answer.criterion].code;
  if (!answer.score) return texts.get("judge.tie_break_not_applicable", {{"criterion", code}, {"sites", sites}});
  return texts.get("judge.tie_break", {{"criterion", code}, {"score", std::to_string(*answer.score)}, {"sites", sites}});
}

}  // namespace levelground
