// SPDX-License-Identifier: Apache-2.0
/// How a country works out the area share of SDG 11.7.1: what counts as built-up, and how wide a street is that states
/// no width. Pure data, read from criteria/public-space-1171/areas/.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/scheme_reader.hpp"

namespace levelground {

/// Streets of some kinds that state no width have one from `low` to `high` (mm), carriageway and pavements together.
struct StreetWidth {
  std::vector<std::string> kinds;
  Rational low, high;
};

struct AreaRule {
  std::string id;
  LocalText name;
  Rational cell;          ///< mm: side of the square in which one building makes the square built
  Rational circle;        ///< mm: radius in which the share of built squares is taken
  Rational urban;         ///< share 0..1: a square whose circle is built for more than this is urban
  Rational suburban;      ///< share: more than this and not more than `urban` is suburban; both are the built-up area
  Rational counted_cell;  ///< mm: side of the square in which land is counted; a whole number of them makes up `cell`
  std::vector<StreetWidth> streets;      ///< kinds that are not listed are no streets
  std::vector<std::string> open_access;  ///< access values that count as open
};

/// Every figure must be there with unit, source, clause and confidence; name and clauses in English and Swedish. Throws InputError with every problem.
AreaRule read_area_rule(const NamedText& file, const std::vector<SchemeSource>& sources);

}  // namespace levelground
