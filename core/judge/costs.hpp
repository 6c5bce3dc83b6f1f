// SPDX-License-Identifier: Apache-2.0
/// What mending has cost: published examples, or the city's own figures in their place. Nothing is decided by them.
/// Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

struct KnownCost {
  RemedyCost cost;
  bool of_city = false;  ///< stated by the project
};

/// What the money buys: a gap that is mended, or knowledge where there is none.
enum class CostFor : std::uint8_t { mending, finding_out };
/// The city's own costs for the criterion, or else the scheme's; may be empty.
std::vector<KnownCost> costs_of(const JudgeOptions& options, const Criterion& criterion, CostFor what_for);

/// "45 000–70 000 GBP", with no-break spaces.
std::string amount_words(const RemedyCost& cost, const Texts& texts);
/// The year of the prices, or that none is stated.
std::string price_year_words(const RemedyCost& cost, const Texts& texts);
/// Title of the source; of a city's own cost its words.
std::string cost_source_words(const Scheme& scheme, const KnownCost& known, const Texts& texts);
/// All of it in one line: "elsewhere: a bench, fitted, 1 200 GBP (year not stated; UK unit costs)".
std::string cost_words(const Scheme& scheme, const KnownCost& known, const Texts& texts);
/// The same without where: for a page of published costs, where no place is "here".
std::string published_cost_words(const Scheme& scheme, const KnownCost& known, const Texts& texts);

}  // namespace levelground
