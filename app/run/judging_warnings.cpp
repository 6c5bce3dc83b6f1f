// SPDX-License-Identifier: Apache-2.0
#include "app/run/judging_warnings.hpp"

#include <algorithm>
#include <map>

#include "app/run/perspectives.hpp"
#include "core/base/local_format.hpp"
#include "core/judge/acceptance.hpp"
#include "core/judge/in_force.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

/// What a first look is warned of stops a certificate.
Problem::Severity grave(const JudgeOptions& rules) { return rules.certifying ? Problem::Severity::error : Problem::Severity::warning; }

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
    problems.push_back(said_of_file(
        grave(rules), input.string(),
        in_both("judged as of {}, by limits that are in force only from {}: {}", "bedömt per {}, efter gränser som gäller först från {}: {}", to_text(rules.as_of), to_text(from), codes),
        rules.certifying ? LocalText{"judge as of a later day, leave the profile out, or record under accepted_figures why they are taken on already",
                                     "bedöm per en senare dag, utelämna profilen, eller ange under accepted_figures varför de tillämpas redan nu"}
                         : LocalText{"judge as of that day or later, or leave the profile out, to judge by what is in force",
                                     "bedöm per den dagen eller senare, eller utelämna profilen, för att bedöma efter det som gäller"}));
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
        problems.push_back(said_of_file(grave(rules), input.string(),
                                        in_both("the source ‘{}’ is of {}, which is after the day judged, {}", "källan ”{}” är från {}, vilket är efter bedömningsdagen, {}", source.name,
                                                to_text(source.date), to_text(rules.as_of)),
                                        {"judge as of that day or later (--as-of), or give the source as it was", "bedöm per den dagen eller senare (--as-of), eller ge källan som den var"}));
      } else if (const std::string codes = too_old_for(scheme, source.date, rules.as_of); !codes.empty()) {
        warnings.push_back(said_of_file(Problem::Severity::warning, input.string(),
                                        in_both("the source ‘{}’ is of {}, too old on {} for {}: for these it tells nothing", "källan ”{}” är från {}, för gammal den {} för {}: för dessa säger den inget",
                                                source.name, to_text(source.date), to_text(rules.as_of), codes),
                                        {"give a newer one, or write under the source the day on which somebody checked that it is still true (date: YYYY-MM-DD)",
                                         "ge en nyare, eller skriv under källan dagen då någon kontrollerade att den fortfarande stämmer (date: ÅÅÅÅ-MM-DD)"}));
      }
    }
    if (source.date.is_set() || rules.scope.screening) continue;
    const LocalText asks = rules.certifying ? LocalText{", and a certificate asks", ", och ett certifikat frågar"} : LocalText();
    problems.push_back(said_of_file(grave(rules), input.string(),
                                    in_both("the source ‘{}’ carries no date: how old it is nobody knows{}", "källan ”{}” har inget datum: hur gammal den är vet ingen{}", source.name, asks),
                                    {"write under the source the day on which it was true, or on which somebody checked that it still is (date: YYYY-MM-DD)",
                                     "skriv under källan dagen då den stämde, eller då någon kontrollerade att den fortfarande gör det (date: ÅÅÅÅ-MM-DD)"}));
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
    warnings.push_back(said_of_file(Problem::Severity::warning, input.string(),
                                    in_both("accepted_figures names the criterion ‘{}’, of which every figure is confirmed: there is nothing to accept",
                                            "accepted_figures anger kriteriet ”{}”, vars alla siffror är bekräftade: det finns inget att godta", accepted.criterion),
                                    {"Check the code, or leave it out.", "Kontrollera koden, eller utelämna det."}));
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
