// SPDX-License-Identifier: Apache-2.0
/// What observers read at positions of things that are each yes or no: a bench with a back, a crossing end with tactile paving.
#pragma once

#include <functional>
#include <vector>

#include "gis/measure/conditions.hpp"
#include "gis/measure/readings.hpp"

namespace levelground::gis {

/// A property that readings may be of, and what one of them means to the question that is asked of each thing.
struct AskedReading {
  Property property = Property::kind;
  std::function<Tri(const Observation&)> says;   ///< unknown: it does not decide
};

/// Readings at the places of things, one place each, with whatever of them lies at none (readings_at()). Immutable and thread-safe; keeps no reference to `things`.
class ThingReadings {
 public:
  ThingReadings(const MeasureContext& context, const std::vector<PlaceResult>& things, const std::vector<AskedReading>& asked);

  /// `answer`: what is said of a thing itself to a question (its place in `asked`). A reading that is surely of the thing is one more statement about it: where
  /// the two disagree nothing is known, and no alone is a no. One that may be of something beside it makes a yes doubtful. That it is well somewhere
  /// there proves nothing. Adds to the inputs of `place`, and to what is known of it and disagrees.
  [[nodiscard]] Tri heard(std::size_t thing, std::size_t question, Tri answer, PlaceResult& place) const;
  /// The step that tells how many there are.
  void tell(std::vector<SharedText>& steps) const;

 private:
  struct Heard {
    ReadingAtPlace reading;
    std::size_t question = 0;
    Tri says = Tri::unknown;
  };
  const MeasureContext& m_context;
  std::vector<Heard> m_heard;
  std::vector<ReadingAtPlace> m_told;   ///< each once
};

/// One question for each condition.
std::vector<AskedReading> asked_by(const std::vector<Condition>& conditions);

}  // namespace levelground::gis
