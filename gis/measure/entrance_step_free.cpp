// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec entrance_step_free_spec() {
  MeasureSpec spec;
  spec.kind = "entrance_step_free";
  spec.help =
      "Entrances of the site that can be entered without a step: from the entrance's own attributes, a kerb or barrier "
      "standing on it, and the way that leads in. The scale's quantity decides: a share of all entrances, or a count.";
  spec.example = "{kind: entrance_step_free, kerb_at_most: 20 mm, width_at_least: 0.90 m}";
  spec.quantities = {Quantity::share, Quantity::count};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "kerb_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "highest kerb a traveller without steps can pass"},
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

MeasureKind entrance_step_free_kind() { return {entrance_step_free_spec(), measure}; }

}  // namespace levelground::gis
