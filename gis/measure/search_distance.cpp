// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/search_distance.hpp"

#include <algorithm>

#include "core/base/errors.hpp"
#include "gis/measure/measure.hpp"

namespace levelground::gis {

double search_distance(const Criterion& criterion) {
  const MeasureKind* kind = find_measure_kind(criterion.measure.kind);
  if (kind == nullptr) throw Defect("the scheme reader let the unknown measure kind " + criterion.measure.kind + " pass");
  Rational largest;
  Rational aside;   // what may lie aside of where it is mapped is looked for as much farther
  for (const ParameterSpec& parameter : kind->spec.parameters) {
    if (parameter.type != ParameterSpec::Type::quantity || parameter.quantity != Quantity::length) continue;
    const std::string* given = criterion.measure.find(parameter.name);
    if (given == nullptr) continue;
    std::string why;
    const auto value = parse_exact(*given, Quantity::length, why);
    if (value && parameter.name.ends_with("accuracy")) aside = std::max(aside, value->base);
    else if (value) largest = std::max(largest, value->base);
  }
  return (largest + Rational(3) * aside).to_double() / 1000.0;
}

}  // namespace levelground::gis
