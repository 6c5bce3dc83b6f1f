// SPDX-License-Identifier: Apache-2.0
/// A slow, literal reading of the rules of judgement: written from the page alone, sharing nothing with the engine but the data types. It tries
/// every number, floods every run, compares every pair.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground::literal {

struct OneCriterion {
  std::string verdict;
  int low = 0;
  int high = 3;
  bool assessed = false;
  std::string lawful = "open";  ///< "yes", "no" or "open": every limit marked as a legal minimum, judged alone
  bool may_not_apply = false;
  int best = 3;                 ///< that any value of the quantity scores
};

OneCriterion read_criterion(const Criterion& criterion, DecisionRule rule, const Measurement& measurement, Tri applicable,
                            const JudgeOptions& options, const std::string& site);

struct OneSite {
  std::vector<std::string> dimensions;  ///< "undetermined", or the ends as exact text
  std::vector<std::string> groups;
  std::string total;
  std::string assessed;
  std::string outcome;                  ///< "level silver", "not_certified", …
  std::string within_reach;             ///< id of a level, or empty
  std::string worst;                    ///< "named eyes" or "candidates wheels eyes?"
};

/// "Ramp or lift": where criteria name alternatives, the best of the ways counts, each as it was judged itself.
std::vector<OneCriterion> read_alternatives(const Scheme& scheme, const std::vector<OneCriterion>& own);

/// `results` with alternatives read.
OneSite read_site(const Scheme& scheme, const JudgeOptions& options, const std::vector<OneCriterion>& results);

/// Tiers by looking at every pair: sites that tie, directly or through others, share one.
std::vector<std::uint32_t> read_tiers(const std::vector<Fractions>& totals);

}  // namespace levelground::literal
