// SPDX-License-Identifier: Apache-2.0
/// What a measure asked of observers and did not accept: each statement by its id, and why.
#pragma once

#include <string_view>
#include <vector>

#include "gis/measure/measure.hpp"

namespace levelground::gis {

/// Gathers what was not accepted. Not thread-safe.
class Refused {
 public:
  void add(const Observation& observation, LocalText why);
  /// Sorted by id, each statement once for each reason.
  [[nodiscard]] std::vector<NotAccepted> all() const;

 private:
  std::vector<NotAccepted> m_all;
};

/// Statements in force about the site, or about a feature, at the day judged. Those dated after it are told to `refused` of the context.
std::vector<const Observation*> said_of_site(const MeasureContext& context, std::string_view property);
std::vector<const Observation*> said_of_feature(const MeasureContext& context, std::string_view feature, std::string_view property);

/// Tell `refused` of the context, where there is one, why a statement is no evidence.
void refuse_light(const MeasureContext& context, const Observation& observation);
/// Half a sentence: "made by day", or "stated as night, but the sun stood at least 34° high".
LocalText light_of(const Observation& observation);
/// `date`: when what it says was true; not set: nobody says.
void refuse_age(const MeasureContext& context, const Observation& observation, const Date& date);
void refuse_quantity(const MeasureContext& context, const Observation& observation);
void refuse(const MeasureContext& context, const Observation& observation, LocalText why);

}  // namespace levelground::gis
