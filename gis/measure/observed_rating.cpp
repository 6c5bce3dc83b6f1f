// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec observed_rating_spec() {
  MeasureSpec spec;
  spec.kind = "observed_rating";
  spec.help =
      "Ratings from 0 to 3 given on site by observers, one place for each observer (the newest accepted rating of "
      "each). Too few observers, or a required perspective that is missing, and the value may not be used.";
  spec.example = "{kind: observed_rating, property: felt_safety, minimum_observers: 2, perspectives: [women]}";
  spec.quantities = {Quantity::rating};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "property",
       .type = ParameterSpec::Type::word,
       .required = true,
       .help = "what is rated"},
      {.name = "minimum_observers",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .required = true,
       .help = "method gate: number of different observers"},
      {.name = "perspectives",
       .type = ParameterSpec::Type::words,
       .help = "method gate: groups from whose perspective at least one rating must be made"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind observed_rating_kind() { return {observed_rating_spec(), measure}; }

}  // namespace levelground::gis
