// SPDX-License-Identifier: Apache-2.0
/// Runs the published cases of a scheme through the whole program, as any other project.
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "core/base/parallel.hpp"
#include "core/judge/conformance.hpp"

namespace levelground::run {

struct ConformanceRun {
  std::shared_ptr<const ConformanceSet> set;  ///< results point into it
  std::shared_ptr<const Assessment> assessment;
  std::vector<ConformanceResult> results;  ///< one for each case
};

/// `scheme`: id or folder; its cases are in conformance/cases.yaml beside scheme.yaml. Throws InputError, Cancelled.
ConformanceRun run_conformance(const std::string& scheme, Progress& progress, const std::stop_token& stop);

}  // namespace levelground::run
