// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec share_of_route_spec() {
  MeasureSpec spec;
  spec.kind = "share_of_route";
  spec.help =
      "Share of a route's length on which a property has an accepted value. Length without a statement is unknown.";
  spec.example = "{kind: share_of_route, of: main_route, property: surface, accepted: [asphalt, concrete, paving_stones]}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
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
       .help = "a property with named values: category, ordinal or presence"},
      {.name = "accepted",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "values that count"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind share_of_route_kind() { return {share_of_route_spec(), measure}; }

}  // namespace levelground::gis
