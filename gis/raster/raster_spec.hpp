// SPDX-License-Identifier: Apache-2.0
/// What a project states of a raster: nothing of it is guessed from the file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/interval.hpp"
#include "core/base/rational.hpp"
#include "core/city/raster.hpp"
#include "core/city/theme.hpp"

namespace levelground::gis {

/// The bands whose sum is a number of people.
struct PeopleBands {
  Property property;       ///< a count: population, population_women, …
  std::vector<int> bands;  ///< from 1, at least one
};

struct RasterSpec {
  /// Unset: a grid of people.
  std::optional<RasterKind> kind;
  std::string about;  ///< noise: the indicator
  Grade grade = Grade::inferred;
  int band = 1;       ///< of all but people
  std::string unit;   ///< of the file's numbers, "m", "ft", "dB", "%"; empty: the file must state it
  Rational accuracy;  ///< ± base units of the kind (raster.hpp); people: ± share of the number
  std::optional<Rational> difference_accuracy;  ///< elevation; none: twice `accuracy`
  double position_accuracy = 0;                 ///< metres
  /// What a code means, in base units; not empty: a cell with another number is unknown. Then `unit` and `accuracy` do
  /// not matter.
  std::map<std::int64_t, Interval> codes;
  std::vector<PeopleBands> people;
  bool nodata_is_nobody =
      false;  ///< people: a cell without a number is one where nobody lives; else it may hold any number
};

}  // namespace levelground::gis
