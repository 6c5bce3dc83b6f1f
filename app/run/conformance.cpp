// SPDX-License-Identifier: Apache-2.0
#include "app/run/conformance.hpp"

#include <filesystem>

#include "app/run/files.hpp"
#include "app/run/run.hpp"
#include "app/run/schemes.hpp"
#include "core/base/errors.hpp"

namespace levelground::run {

namespace fs = std::filesystem;

ConformanceRun run_conformance(const std::string& scheme, Progress& progress, const std::stop_token& stop) {
  const Scheme read = load_scheme(scheme, {});
  const fs::path cases = cases_of(scheme);
  if (!fs::exists(cases)) {
    throw InputError(Problem{Problem::Severity::error, cases.string(), "", "", 0,
                             "the scheme ‘" + read.id + "’ has no published cases",
                             "write them beside the scheme; docs/conformance.md says how"});
  }
  ConformanceRun run;
  run.set = std::make_shared<const ConformanceSet>(read_conformance({cases.string(), read_text(cases)}, read));
  AssessOptions options;
  options.input = cases.parent_path() / run.set->project;
  options.scheme = scheme;
  run.assessment = assess(options, progress, stop).assessment;
  run.results = levelground::run_conformance(*run.set, *run.assessment);
  return run;
}

}  // namespace levelground::run
