// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec step_free_reach_spec() {
  MeasureSpec spec;
  spec.kind = "step_free_reach";
  spec.help =
      "Share of the site's facilities that can be reached without a step from every entrance. A facility is surely "
      "reached over walkways, crossings and kerbs that are known to be passable; it is surely not reached when even "
      "unknown ones being passable would not help.";
  spec.example = "{kind: step_free_reach, facilities: [seat, toilet, play, stop], within: 10 m, kerb_at_most: 20 mm}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "facilities",
       .type = ParameterSpec::Type::themes,
       .required = true,
       .help = "themes of the facilities"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a facility farther than this from every walkway is not connected: whether it can be reached is unknown"},
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

MeasureKind step_free_reach_kind() { return {step_free_reach_spec(), measure}; }

}  // namespace levelground::gis
