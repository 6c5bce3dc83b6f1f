// SPDX-License-Identifier: Apache-2.0
/// A project file: which sources, judged by which scheme, for whom (docs/formats.md, section Project).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/run/run.hpp"
#include "core/judge/assessment.hpp"
#include "gis/read/read_city.hpp"

namespace levelground::run {

/// The version that a result is bound to, by what it is or only by its number.
struct BoundVersion {
  std::filesystem::path by;   ///< the assessment, or the project file
  std::string scheme;         ///< id; in `bound`, empty: the project's own
  std::string version;
  std::string sha256;         ///< of the scheme with its profile; empty: only the number is stated
};

struct Project {
  std::filesystem::path file;          ///< empty for a single city file
  gis::CitySpec city;                  ///< paths made absolute against the project's folder
  std::string scheme;                  ///< id, or a folder
  std::string profile;
  std::string profile_left_out;        ///< the project's profile, where options name another scheme and it does not hold
  std::vector<BoundVersion> bound;     ///< what the scheme must be
  std::vector<BoundVersion> overridden;  ///< what it would have to be, did options not name a scheme or a profile themselves
  Date as_of;
  std::vector<std::string> groups;
  std::optional<bool> screening;       ///< none: a screening when there is no observation at all
  std::optional<DecisionRule> decision_rule;
  std::vector<NotApplicable> not_applicable;
  std::vector<EquivalentSolution> equivalents;
  std::vector<AcceptedFigure> accepted_figures;
  std::vector<CityCost> costs;         ///< the city's own, in place of published ones
  bool certifying = false;             ///< judged for a certificate: what it may not rest on is held back
};

/// Reads and checks a project file. Throws InputError with every problem.
Project read_project(const std::filesystem::path& file);
/// The project that options ask for: a project file, one city file, or the recorded input of an assessment, with what the options
/// change. Throws InputError.
Project project_for(const AssessOptions& options);
/// A project around one city file: mapping by format, CRS `auto`, nothing complete.
Project project_of_single_file(const std::filesystem::path& file);

}  // namespace levelground::run
