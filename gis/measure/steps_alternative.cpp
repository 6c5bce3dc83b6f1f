// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec steps_alternative_spec() {
  MeasureSpec spec;
  spec.kind = "steps_alternative";
  spec.help =
      "For every flight of steps in the site or on its main route: length of the step-free way between its two ends "
      "over the way by the steps. No step-free way in the network gives a ratio without end.";
  spec.example = "{kind: steps_alternative, within: 500 m, kerb_at_most: 20 mm}";
  spec.quantities = {Quantity::ratio};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how long a step-free way is looked for; beyond it there is none"},
      {.name = "kerb_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "highest kerb a traveller without steps can pass"},
      {.name = "incline_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::slope,
       .help = "steepest incline that still counts as step-free; without it inclines do not matter"},
      {.name = "width_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "narrowest walkway, gate or barrier that still counts as step-free; without it widths do not matter"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind steps_alternative_kind() { return {steps_alternative_spec(), measure}; }

}  // namespace levelground::gis
