// SPDX-License-Identifier: Apache-2.0
#include "app/run/judging_warnings.hpp"

#include <algorithm>
#include <map>

#include "app/run/perspectives.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/in_force.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

/// Limits whose clause is not yet in force on the day judged. Whoever looks ahead is told so; a certificate of that day may not rest on one that
/// the certifier has not taken on, as on any figure that is not sure. Throws InputError.
void check_in_force(const Scheme& scheme, const JudgeOptions& rules, const fs::path& input, std::vector<Problem>& warnings) {
  std::map<Date, std::string> waiting;  // the criteria by the day they wait for
  for (const EarlyLimit& early : early_limits(scheme, rules.as_of)) {
    const std::string& code = scheme.criteria[early.criterion].code;
    std::string& codes = waiting[early.from];
    if (rules.certifying && acceptance_of(rules, code) != nullptr) continue;
    if (!codes.ends_with(code)) codes += (codes.empty() ? "" : ", ") + code;
  }
  std::vector<Problem> problems;
  for (const auto& [from, codes] : waiting) {
    if (codes.empty()) continue;
    problems.push_back({rules.certifying ? Problem::Severity::error : Problem::Severity::warning, input.string(), "", "", 0,
                        "judged as of " + to_text(rules.as_of) + ", by limits that are in force only from " + to_text(from) + ": " + codes,
                        rules.certifying ? "judge as of a later day, leave the profile out, or record under accepted_figures why they are taken on already"
                                         : "judge as of that day or later, or leave the profile out, to judge by what is in force"});
  }
  if (rules.certifying && !problems.empty()) throw InputError(std::move(problems));
  warnings.insert(warnings.end(), problems.begin(), problems.end());
}

/// Codes of the criteria that are measured in layers and take none of such a day; the first five, and how many there are. Empty: none.
std::string too_old_for(const Scheme& scheme, const Date& date, const Date& as_of) {
  constexpr int named = 5;
  std::string codes;
  int count = 0;
  for (const Criterion& criterion : scheme.criteria) {
    const bool of_layers = criterion.evaluation == Evaluation::layers;
    if (!of_layers || !criterion.max_age_months || is_at_most_months_old(date, as_of, *criterion.max_age_months)) continue;
    if (++count <= named) codes += (codes.empty() ? "" : ", ") + criterion.code;
  }
  return count > named ? codes + " … (" + std::to_string(count) + ")" : codes;
}

/// What the dates of the layers mean: of the future, too old for some criteria, or none. How old a layer without a date is, nobody knows. A first look
/// takes it as it is; where the result may be a level the run says so, and no certificate rests on it (certification-process.md, (c) 13). Throws InputError.
void check_dates(const City& city, const Scheme& scheme, const JudgeOptions& rules, const fs::path& input, std::vector<Problem>& warnings) {
  std::vector<Problem> problems;
  for (std::uint32_t i = 0; i < city.sources().size(); ++i) {
    const Source& source = city.sources()[i];
    const auto& rasters = city.rasters();
    const bool is_raster = std::any_of(rasters.begin(), rasters.end(), [i](const Raster& raster) { return raster.facts().source == i; });
    if (source.features == 0 && !is_raster) continue;
    if (source.date.is_set() && rules.as_of.is_set()) {
      if (rules.as_of < source.date) {
        problems.push_back({rules.certifying ? Problem::Severity::error : Problem::Severity::warning, input.string(), "", "", 0,
                            "the source ‘" + source.name + "’ is of " + to_text(source.date) + ", which is after the day judged, " + to_text(rules.as_of),
                            "judge as of that day or later (--as-of), or give the source as it was"});
      } else if (const std::string codes = too_old_for(scheme, source.date, rules.as_of); !codes.empty()) {
        warnings.push_back({Problem::Severity::warning, input.string(), "", "", 0,
                            "the source ‘" + source.name + "’ is of " + to_text(source.date) + ", too old on " + to_text(rules.as_of) + " for " + codes + ": for these it tells nothing",
                            "give a newer one, or write under the source the day on which somebody checked that it is still true (date: YYYY-MM-DD)"});
      }
    }
    if (source.date.is_set() || rules.scope.screening) continue;
    problems.push_back({rules.certifying ? Problem::Severity::error : Problem::Severity::warning, input.string(), "", "", 0,
                        "the source ‘" + source.name + "’ carries no date: how old it is nobody knows" + (rules.certifying ? ", and a certificate asks" : ""),
                        "write under the source the day on which it was true, or on which somebody checked that it still is (date: YYYY-MM-DD)"});
  }
  if (rules.certifying && !problems.empty()) throw InputError(std::move(problems));
  warnings.insert(warnings.end(), problems.begin(), problems.end());
}

/// Acceptances of figures that need none: the code may be another than was meant, and then what was meant is not accepted.
void check_accepted(const Scheme& scheme, const JudgeOptions& rules, const fs::path& input, std::vector<Problem>& warnings) {
  const std::vector<EarlyLimit> early = early_limits(scheme, rules.as_of);
  for (const AcceptedFigure& accepted : rules.accepted_figures) {
    const Criterion* criterion = scheme.find(accepted.criterion);
    if (criterion == nullptr || rests_on_unconfirmed(*criterion)) continue;
    if (std::any_of(early.begin(), early.end(), [&](const EarlyLimit& one) { return &scheme.criteria[one.criterion] == criterion; })) continue;
    warnings.push_back({Problem::Severity::warning, input.string(), "", "", 0,
                        "accepted_figures names the criterion ‘" + accepted.criterion + "’, of which every figure is confirmed: there is nothing to accept",
                        "check the code, or leave it out"});
  }
}

}  // namespace

std::vector<Problem> warnings_of_judging(const City& city, const Scheme& scheme, const JudgeOptions& rules, const fs::path& input) {
  std::vector<Problem> warnings;
  check_dates(city, scheme, rules, input, warnings);
  check_in_force(scheme, rules, input, warnings);
  check_accepted(scheme, rules, input, warnings);
  for (Problem& problem : misspelt_perspectives(city, scheme)) warnings.push_back(std::move(problem));
  return warnings;
}

}  // namespace levelground::run
