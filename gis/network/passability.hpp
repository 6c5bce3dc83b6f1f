// SPDX-License-Identifier: Apache-2.0
/// Can a traveller pass here, there and back? Sure, surely not, or not known: edge by edge and kerb by kerb.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>

#include "core/city/city.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground::gis {

class PassabilityTable;

/// Answers are remembered, in a table that a run shares or else in the object; one object serves one thread.
///
/// A walkway is mapped as steps where it has steps: without other words it is step-free, as its source says by calling it a
/// walkway. A flight of steps is not, unless it is said to be, or has a ramp for wheelchairs (then it is not known). A lift is. A crossing
/// needs a known kerb at both ends. A carriageway that people share with cars, and a step across one, are not known: nothing says how
/// high the edge of the street is there. "Usable by a wheelchair" as the source says it answers for all that is under the wheels, never
/// for light, traffic or opening hours. A short steep or narrow run counts as passed only where what adjoins it is known to be within the
/// limit. What is open at times may be passed; surely or surely not only where the traveller's own hours say so.
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
  Tri flight(const Feature& steps, Tri stated);
  /// Steps, kerbs, inclines, widths, surfaces of an edge.
  Tri underfoot(std::uint32_t edge);
  Tri inclines(std::uint32_t edge);
  Tri widths(std::uint32_t edge);
  Tri surfaces(const Feature& feature);
  /// Light, cars and how a street is crossed.
  Tri surroundings(std::uint32_t edge);
  /// When it is open: a lift, a gate, a passage.
  Tri opened(const Feature& feature);
  /// Is a feature's whole run at most so long, and all that adjoins it sure by `ok`? The answer for a run that is too steep or narrow
  /// for long, but not for so short.
  template <typename Ok>
  Tri short_run(std::uint32_t edge, const Rational& longest, Ok&& ok);
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
