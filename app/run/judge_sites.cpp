// SPDX-License-Identifier: Apache-2.0
#include "app/run/judge_sites.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>

#include "core/base/errors.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/ratings.hpp"
#include "core/judge/result_pool.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/search_distance.hpp"
#include "gis/network/find_site_walks.hpp"
#include "gis/network/site_labels.hpp"
#include "gis/urban/nested_sites.hpp"

namespace levelground::run {

namespace {

/// What would have ruled the criterion out, had it been newer, beside what is too old to be measured by.
void add_too_old(std::vector<TooOld> more, Measurement& measurement) {
  if (more.empty()) return;
  if (measurement.too_old) more.insert(more.end(), measurement.too_old->begin(), measurement.too_old->end());
  std::sort(more.begin(), more.end());
  more.erase(std::unique(more.begin(), more.end()), more.end());
  measurement.too_old = std::move(more);
}

class SiteJudge {
 public:
  SiteJudge(const City& city, const Scheme& scheme, const JudgeOptions& options, const std::stop_token& stop, std::shared_ptr<gis::NearestWays> nearest)
      : m_city(city), m_scheme(scheme), m_options(options), m_stop(stop), m_finder(city, std::move(nearest)), m_once(scheme.criteria.size()), m_prepared(scheme.criteria.size()) {
    m_kinds.reserve(scheme.criteria.size());
    for (const Criterion& criterion : scheme.criteria) {
      m_kinds.push_back(gis::find_measure_kind(criterion.measure.kind));
      if (m_kinds.back() == nullptr) throw Defect("the scheme reader let the unknown measure kind " + criterion.measure.kind + " pass");
    }
    for (const Observation& observation : city.observations()) {
      if (observation.feature.empty()) m_observed.insert(observation.site);
    }
  }

  [[nodiscard]] SiteResult judge(std::uint32_t site_index) const {
    const Feature& site = m_city.feature(site_index);
    const gis::SiteWalks walks = m_finder.find(site, m_options.as_of);
    std::vector<CriterionResult> judged;
    judged.reserve(m_scheme.criteria.size());
    for (std::size_t c = 0; c < m_scheme.criteria.size(); ++c) judged.push_back(judge_one(site, walks, c));
    return grade_site(m_scheme, m_options, site, site_index, std::move(judged), &m_pool);
  }

  /// Measures the criteria that `again` names; nullopt when all of them say what they said before and nothing else is to be graded anew.
  template <typename Again>
  [[nodiscard]] std::optional<SiteResult> judge_again(const SiteResult& before, bool grade_anew, Again&& again) const {
    const Feature& site = m_city.feature(before.site);
    std::optional<gis::SiteWalks> walks;
    std::vector<CriterionResult> fresh;
    bool changed = grade_anew;
    const auto measure = [&](std::size_t c) {
      if (!walks) walks = m_finder.find(site, m_options.as_of);
      fresh.push_back(judge_one(site, *walks, c));
      changed = changed || !(fresh.back() == before.criteria[c]);
    };
    for (std::size_t c = 0; c < m_scheme.criteria.size(); ++c) {
      if (again(c)) measure(c);
    }
    if (!changed) return std::nullopt;
    // What an alternative made of a result hides what it was itself, and that is what alternatives are weighed by.
    for (std::size_t c = 0; c < m_scheme.criteria.size(); ++c) {
      if (!m_scheme.criteria[c].alternatives.empty() && !again(c)) measure(c);
    }
    std::vector<CriterionResult> judged = before.criteria.copied();
    for (CriterionResult& result : fresh) {
      const std::uint32_t c = result.criterion;
      judged[c] = std::move(result);
    }
    SiteResult result = grade_site(m_scheme, m_options, site, before.site, std::move(judged));
    result.within = before.within;
    result.contains = before.contains;
    result.label = before.label;  // what things are called cannot change without reading anew
    return result;
  }

 private:
  [[nodiscard]] CriterionResult judge_one(const Feature& site, const gis::SiteWalks& walks, std::size_t c) const {
    if (m_stop.stop_requested()) throw Cancelled();
    const Criterion& criterion = m_scheme.criteria[c];
    const Tri applicable = applies(criterion.applies, m_city, site, m_options.as_of, criterion.max_age_months);
    // A criterion that surely does not apply is not measured: nothing it could find would count. Where somebody observed, it is asked what it hears:
    // who observes what does not matter here has not observed in vain.
    Measurement measurement;
    std::vector<std::string> heard;
    if (applicable != Tri::no || m_observed.contains(site.id)) measurement = gis::take(*m_kinds[c], {m_city, site, walks, m_options.as_of, criterion, of_the_city(c), &heard});
    if (applicable == Tri::no) measurement = Measurement();
    add_too_old(too_old_to_rule_out(criterion.applies, m_city, site, m_options.as_of, criterion.max_age_months), measurement);
    withhold_days(m_scheme, criterion, measurement);
    CriterionResult result = judge_criterion(criterion, m_options.decision_rule.value_or(m_scheme.decision_rule), std::move(measurement), applicable,
                                             m_options, site.id, why_applies(criterion.applies, m_city, site, m_options.as_of, criterion.max_age_months, applicable));
    std::sort(heard.begin(), heard.end());
    heard.erase(std::unique(heard.begin(), heard.end()), heard.end());
    if (!heard.empty()) result.measurement.heard = std::move(heard);
    result.criterion = static_cast<std::uint32_t>(c);
    withhold_voices(m_scheme, result);
    return result;
  }

  /// What the criterion's kind tells of the whole city, worked out by whoever asks first.
  [[nodiscard]] const void* of_the_city(std::size_t c) const {
    if (m_kinds[c]->prepare == nullptr) return nullptr;
    std::call_once(m_once[c], [&] { m_prepared[c] = m_kinds[c]->prepare(m_city, m_scheme.criteria[c], m_options.as_of, m_stop); });
    return m_prepared[c].get();
  }

  const City& m_city;
  const Scheme& m_scheme;
  const JudgeOptions& m_options;
  const std::stop_token& m_stop;
  gis::WalkFinder m_finder;
  std::set<std::string_view> m_observed;   ///< sites of which somebody states something, not of a feature alone
  std::vector<const gis::MeasureKind*> m_kinds;
  mutable std::vector<std::once_flag> m_once;
  mutable std::vector<std::shared_ptr<const void>> m_prepared;
  mutable ResultPool m_pool;
};

}  // namespace

std::vector<SiteResult> judge_sites(const City& city, const Scheme& scheme, const JudgeOptions& options,
                                    const std::vector<std::uint32_t>& sites, unsigned threads, Progress& progress,
                                    const std::stop_token& stop, std::shared_ptr<gis::NearestWays> nearest) {
  const SiteJudge judge(city, scheme, options, stop, std::move(nearest));
  std::vector<SiteResult> results(sites.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(sites.size(), threads, stop, [&](std::size_t i) {
    results[i] = judge.judge(sites[i]);
    progress.step("progress.judging", ++done, sites.size());
  });
  const std::vector<std::uint32_t>& all = city.of_theme(Theme::site);
  const std::vector<LocalText> labels = gis::site_labels(city, scheme.site_kinds);
  const std::vector<gis::Nesting> nested = gis::nested_sites(city);
  for (SiteResult& result : results) {
    const auto at = std::lower_bound(all.begin(), all.end(), result.site) - all.begin();
    result.label = labels[static_cast<std::size_t>(at)];
    result.within = nested[static_cast<std::size_t>(at)].within;
    result.contains = nested[static_cast<std::size_t>(at)].contains;
  }
  return results;
}

std::vector<std::optional<SiteResult>> judge_sites_again(const City& city, const Scheme& scheme, const JudgeOptions& options,
                                                         const std::vector<SiteAgain>& sites, const std::vector<Minds>& minds, const WalkTo& walk_to,
                                                         unsigned threads, Progress& progress, const std::stop_token& stop,
                                                         std::shared_ptr<gis::NearestWays> nearest) {
  const SiteJudge judge(city, scheme, options, stop, std::move(nearest));
  const std::vector<double> distances = search_distances(scheme, city);
  const double beside = beside_a_site(city);
  std::vector<std::optional<SiteResult>> results(sites.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(sites.size(), threads, stop, [&](std::size_t i) {
    const double metres = sites[i].metres;
    const Feature& site = city.feature(sites[i].before->site);
    std::map<std::uint32_t, double> walks;
    const auto on_foot = [&](std::uint32_t traveller) {
      const auto [at, is_new] = walks.emplace(traveller, 0);
      if (is_new) at->second = walk_to(site, traveller);
      return at->second;
    };
    results[i] = judge.judge_again(*sites[i].before, sites[i].grade_anew, [&](std::size_t c) {
      const Minds& change = minds[c];
      if (!change.at_all) return false;
      if (metres <= beside) return change.near || change.far != gis::Far::none;
      if (change.far == gis::Far::none || metres > distances[c]) return false;
      if (change.where && city.find(*change.where, bounds(site.geometry).grown(beside)).empty()) return false;
      return change.far == gis::Far::around || on_foot(change.traveller) <= distances[c];
    });
    progress.step("progress.judging", ++done, sites.size());
  });
  return results;
}

double beside_a_site(const City& city) {
  double beside = 1;
  for (const Source& source : city.sources()) beside = std::max(beside, source.entrance_tolerance);
  return beside;
}

std::vector<double> search_distances(const Scheme& scheme, const City& city) {
  const double beside = beside_a_site(city);
  std::vector<double> distances;
  distances.reserve(scheme.criteria.size());
  for (const Criterion& criterion : scheme.criteria) {
    distances.push_back(std::max(criterion.applies.looks_as_far_as().to_double() / 1000.0, gis::search_distance(criterion)) + beside);
  }
  return distances;
}

}  // namespace levelground::run
