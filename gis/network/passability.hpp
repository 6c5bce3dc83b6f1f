// SPDX-License-Identifier: Apache-2.0
/// Can somebody who cannot take a step pass here? Sure, surely not, or not known: edge by edge and kerb by kerb.
#pragma once

#include <optional>
#include <unordered_map>

#include "core/city/city.hpp"

namespace levelground::gis {

/// What such a traveller can manage. The numbers come from the criterion; what is not set does not matter.
struct TravellerLimits {
  Rational kerb_at_most;                     ///< mm
  std::optional<Rational> incline_at_most;   ///< rise over run
  std::optional<Rational> width_at_least;    ///< mm
};

/// Answers are remembered, so one object serves one thread and one as-of date.
///
/// A walkway is mapped as steps where it has steps: without other words it is step-free, as its source says by calling it a
/// walkway. A flight of steps is not, unless it is said to be, or has a ramp for wheelchairs (then it is not known). A lift is. A crossing needs a known
/// kerb at both ends. A carriageway that people share with cars, and a step across one, are not known: nothing says how high the
/// edge of the street is there.
class Passability {
 public:
  Passability(const City& city, const TravellerLimits& limits, const Date& as_of) : m_city(city), m_limits(limits), m_as_of(as_of) {}

  Tri edge(std::uint32_t edge);
  Tri vertex(std::uint32_t vertex);
  /// A kerb, barrier or entrance that stands in the way.
  Tri thing(const Feature& feature);
  /// Has the source or an observer said so, or is it taken from what the feature is? For the grade of a result.
  Tri kerb_of(const Feature& feature);

 private:
  Tri compute_edge(std::uint32_t edge);
  Tri feature_step_free(const Feature& feature);
  Tri crossing(std::uint32_t edge);
  Tri at_most(const Feature& feature, Property property, const Rational& limit, bool size_only);
  Tri at_least(const Feature& feature, Property property, const Rational& limit);

  const City& m_city;
  TravellerLimits m_limits;
  Date m_as_of;
  std::unordered_map<std::uint32_t, Tri> m_edges;
  std::unordered_map<std::uint32_t, Tri> m_things;
};

/// The worse of two answers.
inline Tri both(Tri a, Tri b) { return a < b ? a : b; }

}  // namespace levelground::gis
