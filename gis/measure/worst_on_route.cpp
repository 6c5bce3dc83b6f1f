// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec worst_on_route_spec() {
  MeasureSpec spec;
  spec.kind = "worst_on_route";
  spec.help =
      "A property with an order (a number, presence or ordinal) along a route, stretch by stretch with run lengths: "
      "smoothness, incline (its size, whichever way it falls), cross slope.";
  spec.example = "{kind: worst_on_route, of: main_route, property: incline}";
  spec.quantities = {Quantity::length, Quantity::slope, Quantity::presence, Quantity::ordinal};
  spec.has_runs = true;
  spec.parameters = {
      {.name = "of",
       .type = ParameterSpec::Type::word,
       .words = {"main_route", "walkways"},
       .required = true,
       .help = "what is walked: main_route (as the source marks it, else the shortest walks between entrances and to "
               "facilities) or walkways (every walkable line inside the site)"},
      {.name = "property",
       .type = ParameterSpec::Type::property,
       .required = true,
       .help = "a property with an order"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind worst_on_route_kind() { return {worst_on_route_spec(), measure}; }

}  // namespace levelground::gis
