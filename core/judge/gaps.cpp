// SPDX-License-Identifier: Apache-2.0
#include "core/judge/gaps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/base/digest.hpp"
#include "core/base/errors.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/combine.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/scores.hpp"

namespace levelground {

namespace {

/// Where a place without a feature is, on a grid of 1 m, so that its gap keeps its id when the geometry moves by less.
std::string grid_cell(const Geometry& where) {
  const auto point = representative_point(where);
  if (!point) return {};
  // Beyond this a double no longer tells metres apart, and no projected CRS reaches so far.
  constexpr double limit = 1e12;
  if (!(std::abs(point->x) < limit && std::abs(point->y) < limit)) throw Defect("a gap at a position that is not on the ground");
  return std::to_string(static_cast<std::int64_t>(std::floor(point->x))) + " " +
         std::to_string(static_cast<std::int64_t>(std::floor(point->y)));
}

/// What makes a place the same place in another run.
std::string place_key(const PlaceResult& place) { return place.feature.empty() ? "at " + grid_cell(place.where) : "of " + place.feature; }

GapId gap_id(const std::string& site, const Criterion& criterion, const std::string& key) {
  const std::string& lineage = criterion.lineage.empty() ? criterion.code : criterion.lineage;
  return sha256_hex(site + "\n" + lineage + "\n" + key).substr(0, GapId::size);
}

/// Places that share a key (stretches of one feature, say) are numbered along it, whether or not they are gaps: mending one of them
/// must not rename the others.
std::vector<std::string> distinct_keys(const std::vector<PlaceResult>& places) {
  std::vector<std::string> keys;
  std::map<std::string, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < places.size(); ++i) {
    keys.push_back(place_key(places[i]));
    same[keys.back()].push_back(i);
  }
  const auto position = [&](std::size_t i) {
    const auto point = representative_point(places[i].where).value_or(Point{});
    const Stretch stretch = places[i].stretch.value_or(Stretch{});
    return std::make_tuple(stretch.line, stretch.from_mm, stretch.to_mm, point.x, point.y, places[i].value.low, places[i].value.high, i);
  };
  for (auto& [key, members] : same) {
    if (members.size() == 1) continue;
    std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return position(a) < position(b); });
    for (std::size_t n = 1; n < members.size(); ++n) keys[members[n]] += " number " + std::to_string(n + 1);
  }
  return keys;
}

GapKind kind_of(const ScoreInterval& score, bool known, int pass_score) {
  if (!known) return score.high < pass_score ? (score.high == 0 ? GapKind::barrier : GapKind::shortfall) : GapKind::not_observed;
  if (score.high == 0) return GapKind::barrier;
  return score.high < pass_score ? GapKind::shortfall : GapKind::possible;
}

/// Builds the gaps of one criterion.
class Finder {
 public:
  Finder(const Criterion& criterion, std::uint32_t index, const std::shared_ptr<const CriterionResult>& result, const Feature& site)
      : m_criterion(criterion), m_index(index), m_held(result), m_result(*result), m_site(site) {}

  /// Returns whether the place is a gap at all. When it is not known that the criterion applies, every score stays possible.
  [[nodiscard]] bool is_gap(const ScoreInterval& score) const {
    return m_result.applicable == Tri::unknown || score.low < m_criterion.pass_score;
  }

  /// The gap of a place of the result's own measurement, which it shares.
  void add(const PlaceResult& place, const ScoreInterval& score, const std::string& key) { add({m_held, &place}, score, key); }
  void add(std::shared_ptr<const PlaceResult> place, ScoreInterval score, const std::string& key) {
    if (m_result.applicable == Tri::unknown) score = {0, max_score};
    Gap gap = begin(score, place->known, key);
    gap.place = std::move(place);
    finish(std::move(gap));
  }

  /// An observation that speaks for the whole stands where it was made, else for the site.
  [[nodiscard]] PlaceResult placed(PlaceResult whole) const {
    const bool at_a_place = std::holds_alternative<Point>(whole.where) || std::holds_alternative<Line>(whole.where);
    const auto point = representative_point(m_site.geometry);
    if (!at_a_place && point) whole.where = *point;
    return whole;
  }

  void add_site() {
    const bool hidden = m_result.set_aside && m_result.set_aside->verdict != Verdict::met && m_result.set_aside->verdict != Verdict::not_observed;
    const bool known = hidden || m_result.verdict != Verdict::not_observed;
    const bool is_document = m_criterion.evaluation == Evaluation::document;
    auto place = std::make_shared<PlaceResult>();
    const std::string_view name = m_site.text(Property::name);
    place->label = {std::string(name), std::string(name)};
    if (!is_document) {
      if (const auto point = representative_point(m_site.geometry)) place->where = *point;
    }
    place->value = m_result.judged;
    place->known = known;
    Gap gap = begin(hidden ? m_result.set_aside->score : m_result.score, known, is_document ? "document" : "site");
    gap.place = std::move(place);
    finish(std::move(gap));
  }

  std::vector<Gap> take() { return std::move(m_gaps); }

 private:
  [[nodiscard]] Gap begin(const ScoreInterval& score, bool known, const std::string& key) const {
    Gap gap;
    gap.id = gap_id(m_site.id, m_criterion, key);
    gap.criterion = m_index;
    gap.score = score;
    gap.kind = kind_of(score, known, m_criterion.pass_score);
    const auto legal = legal_minimum_score(m_criterion);
    // A single weak place of a criterion that is met as a whole stands in the way of nothing mandatory.
    gap.mandatory = (m_criterion.mandatory && m_result.verdict != Verdict::met) || (legal && score.low < *legal);
    return gap;
  }
  void finish(Gap gap) {
    gap.consequence = consequence_of(gap, m_criterion.weight);
    m_gaps.push_back(std::move(gap));
  }

  const Criterion& m_criterion;
  std::uint32_t m_index;
  const std::shared_ptr<const CriterionResult>& m_held;
  const CriterionResult& m_result;
  const Feature& m_site;
  std::vector<Gap> m_gaps;
};

}  // namespace

std::vector<Gap> find_gaps(const Criterion& criterion, std::uint32_t criterion_index, DecisionRule rule,
                           const std::shared_ptr<const CriterionResult>& held, const Feature& site) {
  const CriterionResult& result = *held;
  Finder finder(criterion, criterion_index, held, site);
  if (result.verdict == Verdict::not_applicable || result.equivalent) return {};
  const Measurement& measurement = result.measurement;
  const bool open = result.verdict != Verdict::met;
  if (!open && criterion.combine == Combine::worst) return {};  // every place reaches the pass score
  // A value that may not be used, and a figure that nobody accepted, say nothing of single places. What a proposal hides that nobody agreed to
  // stays a gap where it is.
  const bool hidden = result.set_aside && (result.set_aside->verdict == Verdict::not_met || result.set_aside->verdict == Verdict::cannot_tell);
  const bool overruled = !hidden && result.verdict == Verdict::not_observed && is_observed(criterion, measurement);
  const bool by_place = !measurement.unusable && !overruled;
  bool any_place = false;
  if (by_place && !value_decides(criterion, measurement)) {
    const Judged judged = judge_value(criterion, rule, measurement);
    const auto keys = distinct_keys(measurement.places);
    for (std::size_t i = 0; i < measurement.places.size(); ++i) {
      if (measurement.places[i].is_statement || !judged.places[i].counts || !finder.is_gap(judged.places[i].score)) continue;
      finder.add(measurement.places[i], judged.places[i].score, keys[i]);
      any_place = true;
    }
    if (measurement.whole && !measurement.whole->is_statement) {
      const ScoreInterval score = judged.whole;
      if (finder.is_gap(score)) {
        finder.add(std::make_shared<const PlaceResult>(finder.placed(*measurement.whole)), score, "whole");
        any_place = true;
      }
    }
  } else if (by_place && open) {
    const auto& places = measurement.lacking.empty() ? measurement.places : measurement.lacking;
    const auto keys = distinct_keys(places);
    for (std::size_t i = 0; i < places.size(); ++i) {
      ScoreInterval score = score_of(criterion.scale, decided_value(criterion, rule, places[i]));
      // What surely lacks is a sure gap only where the whole surely falls short: a share of 80 % may be reached without it.
      const Verdict verdict = hidden ? result.set_aside->verdict : result.verdict;
      const ScoreInterval& whole = hidden ? result.set_aside->score : result.score;
      if (verdict == Verdict::cannot_tell) score.high = std::max(score.high, whole.high);
      if (!finder.is_gap(score)) continue;
      finder.add(places[i], score, keys[i]);
      any_place = true;
    }
  }
  if (open && !any_place) finder.add_site();
  return finder.take();
}

std::int64_t consequence_of(const Gap& gap, std::int64_t weight) {
  constexpr std::int64_t class_step = 1'000'000'000;
  const bool sure = gap.kind == GapKind::barrier || gap.kind == GapKind::shortfall;
  std::int64_t rank = 0;
  if (gap.kind == GapKind::possible) rank = 2;
  if (sure) rank = 4;
  if (gap.mandatory) rank += 1;
  return rank * class_step + weight * (max_score - gap.score.low);
}

void sort_gaps(const Scheme& scheme, std::vector<Gap>& gaps) {
  std::sort(gaps.begin(), gaps.end(), [&](const Gap& a, const Gap& b) {
    if (a.consequence != b.consequence) return a.consequence > b.consequence;
    const int order = scheme.criteria[a.criterion].code.compare(scheme.criteria[b.criterion].code);
    return order != 0 ? order < 0 : a.id < b.id;
  });
}

}  // namespace levelground
