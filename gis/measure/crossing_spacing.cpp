// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec crossing_spacing_spec() {
  MeasureSpec spec;
  spec.kind = "crossing_spacing";
  spec.help =
      "Largest distance along the streets that bound the site between one crossing and the next, or between a crossing "
      "and the end of the bounding stretch. Mapped crossings prove at most so much; without completeness of crossings a "
      "shorter distance stays possible.";
  spec.example = "{kind: crossing_spacing, within: 30 m, roads: [primary, secondary, tertiary]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a street bounds the site where it runs at most this far from it"},
      {.name = "roads",
       .type = ParameterSpec::Type::words,
       .help = "kinds of road that count; without it every kind"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind crossing_spacing_kind() { return {crossing_spacing_spec(), measure}; }

}  // namespace levelground::gis
