// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec tactile_at_crossings_spec() {
  MeasureSpec spec;
  spec.kind = "tactile_at_crossings";
  spec.help =
      "Share of crossing ends with tactile paving, for the crossings on the main route or near an entrance.";
  spec.example = "{kind: tactile_at_crossings, within: 50 m}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "crossings at most this far from an entrance are judged as well as those on the main route"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind tactile_at_crossings_kind() { return {tactile_at_crossings_spec(), measure}; }

}  // namespace levelground::gis
