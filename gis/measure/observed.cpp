// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec observed_spec() {
  MeasureSpec spec;
  spec.kind = "observed";
  spec.help =
      "Any property stated by observations: numbers at places, or one for the site as a whole. Only observations in the "
      "criterion's light and not older than its evidence allows are accepted. With on, each feature of that theme in "
      "the site is a place and one without an observation is unknown.";
  spec.example = "{kind: observed, property: illuminance, stations_at_least: 6}";
  spec.quantities = {Quantity::length, Quantity::area, Quantity::slope, Quantity::illuminance, Quantity::duration, Quantity::age, Quantity::speed, Quantity::share, Quantity::ratio, Quantity::count, Quantity::rating, Quantity::sound_level, Quantity::mass, Quantity::presence, Quantity::ordinal};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "property",
       .type = ParameterSpec::Type::word,
       .required = true,
       .help = "property observed: one of the City's, or one the criterion names"},
      {.name = "on",
       .type = ParameterSpec::Type::theme,
       .help = "theme of the features that carry it; without it the observations of the site itself and at positions in "
               "it"},
      {.name = "stations_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::count,
       .help = "method gate: fewer places than this and the value may not be used"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind observed_kind() { return {observed_spec(), measure}; }

}  // namespace levelground::gis
