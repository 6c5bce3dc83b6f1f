// SPDX-License-Identifier: Apache-2.0
/// Can somebody who cannot take a step pass here? Sure, surely not, or not known: edge by edge and kerb by kerb.
#pragma once

#include <memory>
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

class PassabilityTable;

/// Answers are remembered, in a table that a run shares or else in the object; one object serves one thread.
///
/// A walkway is mapped as steps where it has steps: without other words it is step-free, as its source says by calling it a
/// walkway. A flight of steps is not, unless it is said to be, or has a ramp for wheelchairs (then it is not known). A lift is. A crossing needs a known
/// kerb at both ends. A carriageway that people share with cars, and a step across one, are not known: nothing says how high the
/// edge of the street is there.
class Passability {
 public:
  /// `table`: of the same City, limits and date (WalkCache::passability); may be null.
  Passability(const City& city, const TravellerLimits& limits, const Date& as_of, std::shared_ptr<PassabilityTable> table = nullptr)
      : m_city(city), m_limits(limits), m_as_of(as_of), m_table(std::move(table)) {}

  Tri edge(std::uint32_t edge);
  Tri vertex(std::uint32_t vertex);
  /// A kerb, barrier or entrance that stands in the way.
  Tri thing(const Feature& feature);
  /// Is its kerb low enough, as far as its height and kind are stated?
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
  std::shared_ptr<PassabilityTable> m_table;
  std::unordered_map<std::uint32_t, Tri> m_edges;   ///< without a table
  std::unordered_map<std::uint32_t, Tri> m_things;
};

/// The worse of two answers.
inline Tri both(Tri a, Tri b) { return a < b ? a : b; }

}  // namespace levelground::gis
