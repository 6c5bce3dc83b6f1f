// SPDX-License-Identifier: Apache-2.0
#include "app/run/judge_sites.hpp"

#include <algorithm>
#include <atomic>

#include "core/base/errors.hpp"
#include "core/judge/judge.hpp"
#include "gis/measure/measure.hpp"
#include "gis/network/find_site_walks.hpp"

namespace levelground::run {

std::vector<SiteResult> judge_sites(const City& city, const Scheme& scheme, const JudgeOptions& options,
                                    const std::vector<std::uint32_t>& sites, unsigned threads, Progress& progress,
                                    const std::stop_token& stop) {
  std::vector<const gis::MeasureKind*> kinds;
  kinds.reserve(scheme.criteria.size());
  for (const Criterion& criterion : scheme.criteria) {
    kinds.push_back(gis::find_measure_kind(criterion.measure.kind));
    if (kinds.back() == nullptr) throw Defect("the scheme reader let the unknown measure kind " + criterion.measure.kind + " pass");
  }
  std::vector<SiteResult> results(sites.size());
  std::atomic<std::size_t> done = 0;
  const gis::WalkFinder finder(city);
  for_each_index(sites.size(), threads, stop, [&](std::size_t i) {
    const Feature& site = city.feature(sites[i]);
    const gis::SiteWalks walks = finder.find(site, options.as_of);
    std::vector<CriterionResult> judged;
    judged.reserve(scheme.criteria.size());
    for (std::size_t c = 0; c < scheme.criteria.size(); ++c) {
      if (stop.stop_requested()) throw Cancelled();
      const Criterion& criterion = scheme.criteria[c];
      const Tri applicable = applies(criterion.applies, city, site, options.as_of);
      // A criterion that surely does not apply is not measured: nothing it could find would count.
      Measurement measurement;
      if (applicable != Tri::no) measurement = kinds[c]->measure({city, site, walks, options.as_of, criterion});
      judged.push_back(judge_criterion(criterion, options.decision_rule.value_or(scheme.decision_rule), std::move(measurement),
                                       applicable, options, site.id));
      judged.back().criterion = static_cast<std::uint32_t>(c);
    }
    results[i] = grade_site(scheme, options, site, sites[i], std::move(judged));
    progress.step("progress.judging", ++done, sites.size());
  });
  return results;
}

double largest_search_distance(const Scheme& scheme) {
  Rational largest(0);
  for (const Criterion& criterion : scheme.criteria) {
    const gis::MeasureKind* kind = gis::find_measure_kind(criterion.measure.kind);
    if (kind == nullptr) continue;
    for (const ParameterSpec& parameter : kind->spec.parameters) {
      if (parameter.type != ParameterSpec::Type::quantity || parameter.quantity != Quantity::length) continue;
      const auto given = criterion.measure.parameters.find(std::string(parameter.name));
      if (given == criterion.measure.parameters.end()) continue;
      std::string why;
      if (const auto value = parse_exact(given->second, Quantity::length, why)) largest = std::max(largest, value->base);
    }
  }
  return largest.to_double() / 1000.0;
}

}  // namespace levelground::run
