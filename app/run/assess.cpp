// SPDX-License-Identifier: Apache-2.0
// The straight line of design.md section 2: it reads like that line, and every program calls it.
#include <algorithm>
#include <iterator>

#include "app/run/choose_sites.hpp"
#include "app/run/judge_sites.hpp"
#include "app/run/judging_warnings.hpp"
#include "app/run/project.hpp"
#include "app/run/run.hpp"
#include "app/run/schemes.hpp"
#include "app/run/travel.hpp"
#include "core/base/errors.hpp"
#include "core/base/local_format.hpp"
#include "core/base/yaml.hpp"
#include "core/judge/ranking.hpp"
#include "core/judge/scores.hpp"
#include "core/scheme/missing_criterion.hpp"

namespace levelground::run {

namespace {

namespace fs = std::filesystem;

/// Groups of the scope by id, written as id or code in the project.
std::vector<std::string> scope_groups(const Scheme& scheme, const std::vector<std::string>& named, const fs::path& project) {
  std::vector<std::string> ids;
  std::vector<Problem> problems;
  for (const std::string& name : named) {
    if (const auto index = scheme.group_index(name)) {
      ids.push_back(scheme.groups[*index].id);
      continue;
    }
    std::vector<std::string> known_groups;
    for (const Group& group : scheme.groups) known_groups.push_back(group.id);
    const std::string near = nearest_word(name, known_groups);
    problems.push_back({Problem::Severity::error, project.string(), "", "", 0, "the scope names ‘" + name + "’, which is no group of the scheme",
                        near.empty() ? "see levelground scheme show" : "did you mean ‘" + near + "’?"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// What to write instead of a criterion that the scheme has not.
std::string instead_of(const Scheme& scheme, const std::string& code) {
  const MissingCriterion missing = missing_criterion(scheme, code);
  if (!missing.deprecated) return missing.remedy.empty() ? "check the code" : missing.remedy;
  const std::vector<std::string> successors = scheme.successors_of(code);
  if (successors.empty()) return "it is deprecated, and nothing took its place: leave it out";
  std::string codes;
  for (const std::string& successor : successors) codes += (codes.empty() ? "" : ", ") + successor;
  return "it is deprecated: decide anew for " + codes + ", which took its place";
}

/// Under another code a criterion goes on with everything, so what a project says of it holds on. A deprecated one has to be decided anew.
void carry_over(const Scheme& scheme, std::string& criterion) {
  if (scheme.find(criterion) != nullptr) return;
  if (MissingCriterion missing = missing_criterion(scheme, criterion); !missing.now.empty()) criterion = std::move(missing.now);
}

/// Decisions by hand: criteria that are there, and sites by their full ids, which a project may write in short.
std::vector<Problem> settle_by_hand(Project& project, const City& city, const Scheme& scheme) {
  std::vector<Problem> problems;
  const auto settle = [&](const std::string& key, std::string& criterion, std::string& site) {
    carry_over(scheme, criterion);
    if (scheme.find(criterion) == nullptr) {
      problems.push_back({Problem::Severity::error, project.file.string(), "", site, 0, key + " names the criterion ‘" + criterion + "’, which the scheme has not",
                          instead_of(scheme, criterion)});
    }
    const std::vector<std::uint32_t> meant = sites_called(city, site);
    if (meant.size() == 1) {
      site = city.feature(meant.front()).id;
      return;
    }
    std::string ids;
    for (const std::uint32_t index : meant) ids += (ids.empty() ? "" : ", ") + city.feature(index).id;
    problems.push_back({Problem::Severity::error, project.file.string(), "", site, 0,
                        key + (meant.empty() ? " names a site that is not there" : " names a site that may be one of several"),
                        meant.empty() ? "use a site id as levelground info prints it, its last part, or the site's name" : "write which: " + ids});
  };
  for (NotApplicable& entry : project.not_applicable) settle("not_applicable", entry.criterion, entry.site);
  for (EquivalentSolution& entry : project.equivalents) settle("equivalents", entry.criterion, entry.site);
  for (AcceptedFigure& entry : project.accepted_figures) {
    carry_over(scheme, entry.criterion);
    if (scheme.find(entry.criterion) != nullptr) continue;
    problems.push_back({Problem::Severity::error, project.file.string(), "", "", 0,
                        "accepted_figures names the criterion ‘" + entry.criterion + "’, which the scheme has not", instead_of(scheme, entry.criterion)});
  }
  for (CityCost& entry : project.costs) {
    carry_over(scheme, entry.criterion);
    if (scheme.find(entry.criterion) != nullptr) continue;
    problems.push_back({Problem::Severity::error, project.file.string(), "", "", 0,
                        "costs names the criterion ‘" + entry.criterion + "’, which the scheme has not", instead_of(scheme, entry.criterion)});
  }
  return problems;
}

/// A certificate stands on what was seen on a stated day (judgement.md sections 3 and 4). Throws InputError.
void check_certificate(const Project& project, const fs::path& input, const JudgeOptions& rules) {
  const auto refuse = [&](const char* what, const char* remedy) {
    throw InputError(Problem{Problem::Severity::error, input.string(), "", "", 0, what, remedy});
  };
  if (!project.as_of.is_set()) {
    refuse("a certificate needs the day it is judged as of", "write as_of: YYYY-MM-DD in the project, or give --as-of YYYY-MM-DD");
  }
  if (rules.scope.screening) {
    refuse("a certificate cannot rest on layers alone, and this is a screening", "add observations from the places and papers, or judge without certifying");
  }
}

/// A result is bound to one version of its scheme: what was made by another is not silently judged anew. Throws InputError.
void check_bound(const Project& project, const Scheme& scheme) {
  std::vector<Problem> problems;
  for (const BoundVersion& bound : project.bound) {
    const std::string is = scheme.id + " " + scheme.version;
    const std::string was = (bound.scheme.empty() ? scheme.id : bound.scheme) + " " + bound.version;
    const auto refuse = [&](std::string what, const std::string& anew) {
      // Only the house keeps what it released; a city's own versions are where the city keeps them.
      const std::string back = was_released(bound.scheme.empty() ? scheme.id : bound.scheme, bound.version)
                                   ? "take that version out with scripts/released-scheme " + was + " FOLDER and name it with --scheme FOLDER/"
                                   : "put the folder of " + was + " back as it was, or name where you keep it with --scheme FOLDER/";
      problems.push_back({Problem::Severity::error, bound.by.string(), "", "", 0, std::move(what), back + "; " + anew});
    };
    if (bound.sha256.empty()) {
      const std::string anew = "to judge by the other, change ‘scheme_version’";
      if (bound.version != scheme.version) {
        refuse("the project is judged by " + was + ", and the scheme at hand is " + is, anew);
      } else if (const auto changed = unlike_its_release(scheme)) {
        refuse("the project is judged by " + was + ", and the scheme at hand bears that name: " + changed->what, anew);
      }
    } else if (bound.sha256 != scheme.hash) {
      refuse("it was judged by " + was + " (" + bound.sha256.substr(0, 12) + "), and the scheme at hand is " + (is == was ? "another of that name" : is) + " (" + scheme.hash.substr(0, 12) + ")",
             "to judge by the one at hand, assess the project anew, or name it with --scheme");
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

/// Who names a scheme or a profile asks for just that one. Where the input is bound to another they are told of both, and no certificate is given by
/// what the project does not name. The warnings, with those there were. Throws InputError.
std::vector<Problem> tell_overridden(const Project& project, const Scheme& scheme, bool certifying, std::vector<Problem> warnings) {
  for (const BoundVersion& bound : project.overridden) {
    const bool is_recorded = !bound.sha256.empty();
    if (is_recorded ? bound.sha256 == scheme.hash : bound.scheme == scheme.id && bound.version == scheme.version) continue;
    const auto name = [&](const std::string& id, const std::string& version, const std::string& hash) {
      return id + " " + version + (is_recorded ? " (" + hash.substr(0, 12) + ")" : "");
    };
    const std::string was = name(bound.scheme, bound.version, bound.sha256);
    const std::string is = name(scheme.id, scheme.version, scheme.hash);
    const LocalText judged = is_recorded ? in_both("it was judged by {}, and is judged by {}", "det bedömdes efter {}, och bedöms efter {}", was, is)
                                         : in_both("the project says that it is judged by {} (scheme_version), and it is judged by {}",
                                                   "projektet anger att det bedöms efter {} (scheme_version), och det bedöms efter {}", was, is);
    Problem problem = said_of_file(Problem::Severity::warning, bound.by.string(), judged + LocalText{", as --scheme or --profile says", ", så som --scheme eller --profile anger"},
                                   is_recorded ? LocalText{"leave --scheme and --profile out to judge by what it was judged by", "utelämna --scheme och --profile för att bedöma efter det som det bedömdes efter"}
                                               : LocalText{"leave --scheme out to judge by the project's own, or change ‘scheme_version’ and ‘scheme’ in it",
                                                           "utelämna --scheme för att bedöma efter projektets eget, eller ändra ”scheme_version” och ”scheme” i det"});
    if (certifying) {
      problem.severity = Problem::Severity::error;
      problem.remedy = "a certificate is given by the scheme that the input names: leave --scheme and --profile out, or change what it names";
      problem.remedy_sv = "ett certifikat ges efter det schema som underlaget anger: utelämna --scheme och --profile, eller ändra vad det anger";
      throw InputError(std::move(problem));
    }
    warnings.push_back(std::move(problem));
  }
  return warnings;
}

/// Does a criterion send somebody on walks, out of the site too, who minds slopes from heights?
bool asks_how_far_slopes_let_go(const Scheme& scheme) {
  return std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [](const Criterion& criterion) {
    return criterion.measure.find("elevation_base") != nullptr && criterion.measure.find("incline_at_most") != nullptr;
  });
}

}  // namespace

RunResult assess(const AssessOptions& options, Progress& progress, const std::stop_token& stop) {
  Project project = project_for(options);
  // The scheme first: it is small, and a mistake in it should not wait for a city to be read.
  Scheme scheme = load_scheme(project.scheme, project.profile);
  check_bound(project, scheme);
  project.city.asks_for_ways = std::any_of(scheme.criteria.begin(), scheme.criteria.end(), asks_for_ways);
  project.city.heights_along_ways = asks_how_far_slopes_let_go(scheme);
  auto city = std::make_shared<const City>(gis::read_city(project.city, progress, stop));
  if (city->of_theme(Theme::site).empty()) {
    std::vector<Problem> problems = {Problem{Problem::Severity::error, project.city.sources.front().file.string(), "", "", 0,
                                             "no squares, parks or playgrounds were found that the mapping knows",
                                             "choose another mapping with --mapping, or a layer that holds your sites"}};
    // What is missed may be among the records that were left out.
    std::copy_if(city->problems().begin(), city->problems().end(), std::back_inserter(problems), [](const Problem& problem) { return problem.severity != Problem::Severity::note; });
    throw InputError(std::move(problems));
  }
  if (auto problems = settle_by_hand(project, *city, scheme); !problems.empty()) throw InputError(std::move(problems));

  JudgeOptions rules;
  rules.scope.groups = scope_groups(scheme, project.groups, project.file);
  ask_for_groups(scheme, groups_in_scope(scheme, rules.scope).size());
  rules.scope.screening = project.screening.value_or(city->observations().empty());
  rules.as_of = project.as_of.is_set() ? project.as_of : city->newest_date();
  rules.not_applicable = project.not_applicable;
  rules.equivalents = project.equivalents;
  rules.accepted_figures = project.accepted_figures;
  rules.decision_rule = project.decision_rule;
  rules.certifying = project.certifying;
  rules.costs = project.costs;
  if (rules.certifying) check_certificate(project, options.input, rules);
  auto changed = unlike_its_release(scheme);
  if (changed && rules.certifying) {
    changed->severity = Problem::Severity::error;
    throw InputError(std::move(*changed));
  }
  // Layers alone can be looked at without a date; what was seen on site cannot be weighed without one.
  if (!rules.as_of.is_set() && !rules.scope.screening) {
    throw InputError(Problem{Problem::Severity::error, options.input.string(), "", "", 0, "none of the inputs carries a date",
                             "say as of which day to judge with --as-of YYYY-MM-DD"});
  }

  RunResult result;
  if (!project.profile_left_out.empty()) {
    result.standing.push_back(said_of_file(Problem::Severity::warning, project.file.string(),
                                           in_both("the project's profile ‘{}’ is of another scheme than {}, which is judged by without a profile",
                                                   "projektets profil ”{}” hör till ett annat schema än {}, som används utan profil", project.profile_left_out, scheme.id),
                                           {"name one of this scheme's with --profile, or write --profile \"\" to say that none is meant",
                                            "ange en av detta schemas med --profile, eller skriv --profile \"\" för att säga att ingen menas"}));
  }
  if (changed) result.standing.push_back(std::move(*changed));
  result.standing = tell_overridden(project, scheme, rules.certifying, std::move(result.standing));
  result.warnings = warnings_of_judging(*city, scheme, rules, options.input);
  result.warnings.insert(result.warnings.begin(), result.standing.begin(), result.standing.end());

  result.nearest_ways = std::make_shared<gis::NearestWays>();
  auto assessment = std::make_shared<Assessment>();
  assessment->sites = judge_sites(*city, scheme, rules, choose_sites(*city, options.sites), options.threads, progress, stop, result.nearest_ways);
  assessment->ranking = rank_in_tiers(assessment->sites);
  assessment->scheme = std::move(scheme);
  assessment->options = std::move(rules);

  result.city = std::move(city);
  result.assessment = std::move(assessment);
  result.project = project.file;
  result.input = project.file.empty() ? project.city.sources.front().file : project.file;
  result.store = project.city.store.value_or(fs::path());
  result.threads = options.threads;
  result.command_line = "levelground assess " + result.input.string();
  if (result.assessment->options.as_of.is_set()) result.command_line += " --as-of " + to_text(result.assessment->options.as_of);
  if (!options.scheme.empty()) result.command_line += " --scheme " + options.scheme;
  if (options.profile) result.command_line += " --profile " + (options.profile->empty() ? "\"\"" : *options.profile);
  if (options.certifying) result.command_line += " --certifying";
  return result;
}

}  // namespace levelground::run
