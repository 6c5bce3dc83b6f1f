// SPDX-License-Identifier: Apache-2.0
/// What every part of a report needs: the result, the words, and the tree that the templates read.
#pragma once

#include <kainjow/mustache.hpp>

#include <optional>
#include <string>
#include <vector>

#include "app/map/scene.hpp"
#include "app/map/view.hpp"
#include "app/report/report.hpp"

namespace levelground::report {

using Data = kainjow::mustache::data;

/// References live as long as the report is made.
struct Context {
  const City& city;
  const Assessment& assessment;
  const Texts& texts;
  const ReportOptions& options;
  const map::Scene& scene;       ///< unfiltered
  [[nodiscard]] const Scheme& scheme() const { return assessment.scheme; }
  [[nodiscard]] const std::string& language() const { return texts.language(); }
  [[nodiscard]] bool screening() const { return assessment.options.scope.screening; }
};

// One function a part of a page; each gives the values of the template of the same name.
Data city_overview(const Context& c, const std::vector<std::uint32_t>& order);
Data city_groups(const Context& c);
Data city_criteria(const Context& c);
Data site_decision(const Context& c, std::uint32_t site);
Data site_gaps(const Context& c, std::uint32_t site);
Data site_criteria(const Context& c, std::uint32_t site);
Data site_matrix(const Context& c, std::uint32_t site);
/// How each number comes about: its arithmetic and the criteria that cost most points, with links to their rows.
Data site_numbers(const Context& c, std::uint32_t site);
/// How ratings on site are spread; only for a scheme with `disclosure`.
Data site_ratings(const Context& c, std::uint32_t site);
Data site_unknowns(const Context& c, std::uint32_t site);
/// Why the site has its level and what would have to move before it had another.
Data site_outcome(const Context& c, std::uint32_t site);
Data site_plain(const Context& c, std::uint32_t site);
/// Rights, grounds, stages and units of the city against verdicts, dimensions and gaps: of one site, or pooled over all.
Data result_views(const Context& c, std::optional<std::uint32_t> site);
Data how_judged(const Context& c);

/// Sites of a city report that have pages of their own.
std::size_t pages_of_sites(const Context& c);
/// Indices into Assessment::sites in the order of the city's table: by tier, or in a screening by sure gaps.
std::vector<std::uint32_t> order_of_sites(const Context& c);

}  // namespace levelground::report
