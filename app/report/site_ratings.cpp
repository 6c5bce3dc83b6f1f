// SPDX-License-Identifier: Apache-2.0
// How ratings are spread at a place: counts that are safe to publish, and a bar where all of them are.
#include <array>

#include <fmt/format.h>

#include "app/report/words.hpp"
#include "core/judge/ratings.hpp"

namespace levelground::report {
namespace {

constexpr double bar_width = 132;
constexpr double bar_height = 11;
// From the poorest to the best, and ratings between two scores: light is poor, dark is good, so that it also reads in
// grey.
constexpr std::array<const char*, rating_count> fills = {"#F2E3DF", "#D9B9A6", "#7FA6C4", "#14598C", "#9AA3AB"};

/// Segments as wide as their share. Only where nothing is withheld: a gap in a bar could be measured.
std::string bar(const RatingSpread& spread) {
  std::string shapes;
  double x = 0;
  for (std::size_t i = 0; i < spread.counts.size(); ++i) {
    if (!spread.counts[i]) return {};
    const double width = bar_width * static_cast<double>(*spread.counts[i]) / static_cast<double>(spread.respondents);
    if (width > 0) {
      shapes += fmt::format(
          R"(<rect x="{:.2f}" y="0.5" width="{:.2f}" height="{:.0f}" fill="{}" stroke="#3A434C" stroke-width="0.6"/>)",
          x + 0.5, width, bar_height, fills.at(i));
    }
    x += width;
  }
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}" aria-hidden="true">{2}</svg>)",
      bar_width + 1, bar_height + 1, shapes);
}

}  // namespace

Data site_ratings(const Context& c, std::uint32_t index) {
  const Scheme& scheme = c.scheme();
  const SiteResult& site = c.assessment.sites[index];
  Data rows(Data::type::list);
  for (const RatingSpread& spread : rating_spreads(scheme, site)) {
    Data row(Data::type::object);
    row.set("name", scheme.criteria[spread.criterion].title.in(c.language()));
    if (!spread.shown) {
      row.set("too_few", c.texts.get(spread.asked ? "report.ratings.too_few" : "report.ratings.nobody"));
      rows.push_back(row);
      continue;
    }
    row.set("shown", true);
    row.set("voices", grouped(spread.respondents));
    Data counts(Data::type::list);
    for (const auto& count : spread.counts) counts.push_back(count ? grouped(*count) : "×");
    row.set("counts", counts);
    row.set("bar", bar(spread));
    rows.push_back(row);
  }
  Data data(Data::type::object);
  data.set("rows", rows);
  data.set("heading", c.texts.get("report.ratings.heading"));
  data.set("caption", c.texts.get("report.ratings.caption", {{"site", site_name(c, site)}}));
  data.set("legend", c.texts.get("report.ratings.legend",
                                 {{"respondents", std::to_string(scheme.disclosure->respondents_at_least)},
                                  {"count", std::to_string(scheme.disclosure->count_at_least)}}));
  return data;
}

}  // namespace levelground::report
