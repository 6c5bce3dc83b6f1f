// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec seat_spacing_spec() {
  MeasureSpec spec;
  spec.kind = "seat_spacing";
  spec.help =
      "Longest walk along a route without a seat: between one seat and the next, and between a seat and an end of the "
      "route. Mapped seats prove at most so far; without completeness of seats a shorter distance stays possible.";
  spec.example = "{kind: seat_spacing, of: main_route, within: 5 m, with: [backrest=yes]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "of",
       .type = ParameterSpec::Type::word,
       .words = {"main_route", "walkways"},
       .required = true,
       .help = "what is walked: main_route (as the source marks it, else the shortest walks between entrances and to "
               "facilities) or walkways (every walkable line inside the site)"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a seat serves the route where it stands at most this far from it"},
      {.name = "with",
       .type = ParameterSpec::Type::words,
       .help = "what each feature must have, as property=value (several values with |, all conditions must hold): "
               "backrest=yes"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind seat_spacing_kind() { return {seat_spacing_spec(), measure}; }

}  // namespace levelground::gis
