// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/places.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec exits_spec() {
  MeasureSpec spec;
  spec.kind = "exits";
  spec.help =
      "Number of ways out: entrances of the site that are connected to the walking network.";
  spec.example = "{kind: exits}";
  spec.quantities = {Quantity::count};
  spec.has_runs = false;
  return spec;
}

Measurement measure(const MeasureContext& context) {
  std::int64_t exits = 0;
  std::int64_t possible = 0;
  Grade grade = Grade::measured;
  Measurement measurement;
  measurement.quantity = Quantity::count;
  for (const Entrance& entrance : context.walks.entrances) {
    if (entrance.feature && !may_walk(context.city.feature(*entrance.feature))) continue;
    ++possible;
    if (!entrance.place) continue;
    ++exits;
    grade = std::min(grade, entrance.feature ? Grade::tagged : Grade::inferred);
    measurement.steps.push_back(entrance.label);
  }
  const bool complete = is_complete(context, Theme::walkway, context.walks.area->box()) ||
                        is_complete(context, Theme::entrance, context.walks.area->box());
  measurement.value = {Rational(exits), complete ? Rational(possible) : Rational::infinity()};
  measurement.observed = possible > 0 || complete;
  measurement.coverage = measurement.observed ? Rational(1) : Rational(0);
  measurement.grade = exits > 0 ? grade : Grade::inferred;
  add_site_statements(context, measurement, {"exits"});
  return measurement;
}

}  // namespace

MeasureKind exits_kind() { return {exits_spec(), measure}; }

}  // namespace levelground::gis
