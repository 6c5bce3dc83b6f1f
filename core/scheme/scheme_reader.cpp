// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme_reader.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "core/base/digest.hpp"
#include "core/scheme/missing_criterion.hpp"
#include "core/scheme/reading.hpp"

namespace levelground {

namespace {

/// The part of a name after the last slash: where a scheme lies on a disk must not change its hash.
std::string file_name(const std::string& name) { return name.substr(name.rfind('/') + 1); }

/// SHA-256 over every file in the order of names; lengths keep the border between two files from moving.
std::string hash_of(const std::vector<NamedText>& files, const std::vector<NamedText>& profile) {
  std::vector<std::pair<std::string, const std::string*>> parts;
  for (const NamedText& file : files) parts.emplace_back(file_name(file.name), &file.text);
  for (const NamedText& file : profile) parts.emplace_back("profiles/" + file_name(file.name), &file.text);
  std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : *a.second < *b.second;
  });
  Sha256 digest;
  for (const auto& [name, text] : parts) {
    digest.update(fmt::format("{}:{}:", name.size(), text->size()));
    digest.update(name);
    digest.update(*text);
  }
  return digest.finish_hex();
}

/// Runs a part of the reading; what is not even YAML joins the other problems.
void collect(std::vector<Problem>& problems, const std::function<void()>& read) {
  try {
    read();
  } catch (const InputError& failure) {
    problems.insert(problems.end(), failure.problems().begin(), failure.problems().end());
  }
}

void check_unique(const std::vector<Criterion>& criteria, std::vector<Problem>& problems) {
  const auto check = [&](const char* what, std::string Criterion::*name) {
    std::map<std::string, const Criterion*> seen;
    for (const Criterion& criterion : criteria) {
      const auto [first, fresh] = seen.emplace(criterion.*name, &criterion);
      // Where both were left out, the lineages are the codes, and those were told.
      const bool told = name == &Criterion::lineage && criterion.lineage == criterion.code && first->second->code == criterion.code;
      if (fresh || told || (criterion.*name).empty()) continue;
      problems.push_back({Problem::Severity::error, criterion.file, {}, {}, criterion.line,
                          fmt::format("the {} ‘{}’ is also in {}, line {}", what, criterion.*name, first->second->file, first->second->line), "give each criterion its own"});
    }
  };
  check("code", &Criterion::code);
  check("lineage", &Criterion::lineage);
}

/// A code that comes back for something else would make an old report and a new one speak of different demands.
void check_deprecated(const Scheme& scheme, std::vector<Problem>& problems) {
  for (const Deprecated& gone : scheme.deprecated) {
    const auto again = std::find_if(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& c) { return c.code == gone.criterion; });
    if (again == scheme.criteria.end()) continue;
    problems.push_back({Problem::Severity::error, gone.file, {}, {}, gone.line,
                        fmt::format("‘{}’ is deprecated here and stands in {}", gone.criterion, again->file), "give the criterion a new code, or take it off the list"});
  }
}

/// An alternative must be there and pass at the same score, or the better of two scores would mean nothing.
void check_alternatives(const Scheme& scheme, std::vector<Problem>& problems) {
  for (const Criterion& criterion : scheme.criteria) {
    for (const std::string& code : criterion.alternatives) {
      const Criterion* other = scheme.find(code);
      std::string what;
      std::string remedy = "name another criterion of the scheme that passes at the same score";
      if (other == nullptr) {
        const MissingCriterion missing = missing_criterion(scheme, code);
        what = fmt::format("{} names the alternative ‘{}’, which is no criterion{}", criterion.code, code, missing.deprecated || !missing.now.empty() ? ": " + missing.what : "");
        if (!missing.remedy.empty()) remedy = missing.remedy;
      }
      if (other == &criterion) what = fmt::format("{} names itself as an alternative", criterion.code);
      if (other != nullptr && other->pass_score != criterion.pass_score) {
        what = fmt::format("{} passes at score {} and its alternative {} at {}", criterion.code, criterion.pass_score, code, other->pass_score);
      }
      if (what.empty()) continue;
      problems.push_back({Problem::Severity::error, criterion.file, {}, {}, criterion.line, std::move(what), std::move(remedy)});
    }
  }
}

/// Where nobody has a floor, "one for each group in scope" would ask for none at all.
void check_scope(const Scheme& scheme, std::vector<Problem>& problems) {
  if (std::any_of(scheme.groups.begin(), scheme.groups.end(), [](const Group& group) { return group.has_floor; })) return;
  for (const Criterion& criterion : scheme.criteria) {
    for (const auto& limit : criterion.scale.limits) {
      if (!limit || !limit->for_each_group) continue;
      problems.push_back({Problem::Severity::error, limit->file.empty() ? criterion.file : limit->file, {}, {}, limit->line,
                          fmt::format("{}: a limit is asked for each group in scope, and no group has a floor", criterion.code), "give one a floor, or write the whole limit"});
    }
  }
}

void sort_by_place(std::vector<Problem>& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return a.file != b.file ? a.file < b.file : a.line < b.line;
  });
}

}  // namespace

Scheme read_scheme(const std::vector<NamedText>& files, const std::vector<NamedText>& profile, const MeasureCatalogue& kinds) {
  if (profile.size() > 1) throw Defect("a scheme takes at most one profile");
  if (files.size() < 2) {
    throw InputError(Problem{Problem::Severity::error, files.empty() ? std::string() : files.front().name, {}, {}, 0,
                             "a scheme is scheme.yaml and at least one criterion file beside it", "add the missing files"});
  }
  std::vector<Problem> problems;
  Scheme scheme;
  collect(problems, [&] { scheme = reading::read_head(files.front(), problems); });
  // Without its head every dimension and group would be reported as unknown.
  if (scheme.dimensions.empty() || scheme.groups.empty()) throw InputError(std::move(problems));
  for (std::size_t i = 1; i < files.size(); ++i) {
    collect(problems, [&] { scheme.criteria.push_back(reading::read_criterion(files[i], scheme, kinds, problems)); });
  }
  const auto by_code_and_file = [](const Criterion& a, const Criterion& b) { return a.code != b.code ? a.code < b.code : a.file < b.file; };
  std::sort(scheme.criteria.begin(), scheme.criteria.end(), by_code_and_file);
  check_unique(scheme.criteria, problems);
  check_deprecated(scheme, problems);
  check_alternatives(scheme, problems);
  // Overrides of a scheme that is itself wrong would be judged against wrong limits.
  if (problems.empty() && !profile.empty()) {
    collect(problems, [&] { reading::read_profile(profile.front(), scheme, kinds, problems); });
  }
  check_scope(scheme, problems);
  if (!problems.empty()) {
    sort_by_place(problems);
    throw InputError(std::move(problems));
  }
  ask_for_groups(scheme, static_cast<std::size_t>(std::count_if(scheme.groups.begin(), scheme.groups.end(), [](const Group& group) { return group.has_floor; })));
  scheme.hash = hash_of(files, profile);
  return scheme;
}

}  // namespace levelground
