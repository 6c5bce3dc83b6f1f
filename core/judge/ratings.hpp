// SPDX-License-Identifier: Apache-2.0
/// How ratings are spread at a place, parameter by parameter, by day and after dark, without anybody being recognised
/// by an answer. Pure functions, thread-safe.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/city/observation.hpp"
#include "core/judge/assessment.hpp"

namespace levelground {

/// Scores 0 to 3, and last the ratings that lie between two scores.
inline constexpr std::size_t rating_count = max_score + 2;

/// The accepted ratings of one criterion at one site: one for each observer and perspective.
struct RatingSpread {
  std::uint32_t criterion = 0;  ///< index into Scheme::criteria
  bool asked = false;           ///< false: nobody has rated it, which gives nobody away
  bool shown = false;           ///< false: fewer voices than the scheme asks, so neither counts nor their sum are given
  std::int64_t respondents = 0;  ///< 0 where not shown
  /// How many gave each; nullopt: withheld, because it is small or because a small one could be worked out from it.
  std::array<std::optional<std::int64_t>, rating_count> counts{};
};

/// Counts made safe to publish. `counts` as they were given.
RatingSpread disclose(const RatingDisclosure& rule, std::array<std::int64_t, rating_count> counts);

/// Is the criterion rated on site by people, in a scheme that lets no answer be recognised (`disclosure`)?
bool withholds_voices(const Scheme& scheme, const Criterion& criterion);
/// Takes off each rating whose it is, where it was given and what it rests on, where the scheme asks for that: what stays is its value, for the sum.
/// Nothing that is shown, written or drawn later can then tell one voice from another. A spot (`by: spot`) keeps its place, so that it can be a gap, where
/// enough people gave its median (PlaceResult::people): as many as the scheme shows voices of at all, and so many that half of them are no small count.
/// What fewer found, at a spot or of the place as a whole, still decides, and its gap is that of the place. Scores and verdicts stay as they are.
void withhold_voices(const Scheme& scheme, CriterionResult& result);

/// The same for the day of ratings that are too old to count. Call before judging: the day would stand in its sentences.
void withhold_days(const Scheme& scheme, const Criterion& criterion, Measurement& measurement);

/// May an observation be handed on as it was given, with whose it is? Not a rating where the scheme has `disclosure`; in no scheme the answer of
/// somebody who was asked as one of a group (`by: perspective`): a group of few would be shown voice by voice.
bool may_be_handed_on(const Scheme& scheme, const Observation& observation);

/// How many of them may not, where that may be told: nullopt where the scheme has `disclosure` and they are so few that, shared out over the criteria that
/// are rated, they would tell that fewer people than it shows voices of gave them.
std::optional<std::int64_t> not_handed_on(const Scheme& scheme, const std::vector<Observation>& observations);

/// The single ratings of a measurement: its `voices`, else its known places.
std::vector<Interval> voices_of(const Measurement& measurement);
/// How they are spread.
RatingSpread spread_of(const RatingDisclosure& rule, const Measurement& measurement);
/// How one criterion is rated; it must withhold voices. `result.criterion` is its index.
RatingSpread spread_of(const Scheme& scheme, const CriterionResult& result);
/// "7 voices; rating 0: ×, 1: 0, 2: ×, 3: 3, between: 0", or that there are too few, or none.
std::string spread_words(const RatingDisclosure& rule, const RatingSpread& spread, const Texts& texts);

/// One for each criterion that is rated on site, in the scheme's order; empty when the scheme publishes no
/// distributions.
std::vector<RatingSpread> rating_spreads(const Scheme& scheme, const SiteResult& site);

/// One JSON object with the array `sites`; ends with a line break.
std::string ratings_json(const Scheme& scheme, const std::vector<const SiteResult*>& sites);

}  // namespace levelground
