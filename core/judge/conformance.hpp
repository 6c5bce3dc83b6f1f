// SPDX-License-Identifier: Apache-2.0
/// The published cases of a scheme: at this site, under this criterion, this verdict and this interval. Any
/// implementation of the format can run them; this one does with `levelground scheme conformance`. Pure functions,
/// thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/judge/assessment.hpp"
#include "core/scheme/scheme_reader.hpp"

namespace levelground {

struct ConformanceCase {
  std::string criterion;  ///< code
  std::string site;       ///< id, the last part of it, or name
  Verdict verdict = Verdict::met;
  std::optional<ScoreInterval> score;  ///< lowest and highest score; not compared when not given
  std::optional<bool> assessed;        ///< does it count as assessed; not compared when not given
  std::optional<Interval> value;       ///< the judged interval, base unit; not compared when not given
  Rational tolerance;                  ///< how far each end may lie from the published one, base unit; 0: nowhere else
  std::int64_t line = 0;
};

struct ConformanceSet {
  std::string scheme;
  std::string version;
  std::string project;  ///< file of the project that holds the sites, relative to the cases
  std::vector<ConformanceCase> cases;
};

/// Reads cases.yaml against the scheme they are for. Throws InputError with every problem: unknown criteria, verdicts,
/// values that do not fit the criterion's quantity, another scheme or version.
ConformanceSet read_conformance(const NamedText& file, const Scheme& scheme);

struct ConformanceResult {
  const ConformanceCase* expected = nullptr;
  bool found = false;  ///< the site exists
  bool passed = false;
  Verdict verdict = Verdict::not_observed;
  ScoreInterval score;
  Interval value;
  bool assessed = false;
};

/// One result for each case, in order.
std::vector<ConformanceResult> run_conformance(const ConformanceSet& set, const Assessment& assessment);

/// Verdicts of met, not_met, cannot_tell and not_applicable that no case of the criterion expects, for each criterion
/// of the scheme.
std::vector<std::pair<std::string, std::vector<Verdict>>> missing_cases(const ConformanceSet& set,
                                                                        const Scheme& scheme);

}  // namespace levelground
