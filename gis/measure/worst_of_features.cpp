// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec worst_of_features_spec() {
  MeasureSpec spec;
  spec.kind = "worst_of_features";
  spec.help =
      "A property with an order (a number, presence or ordinal) of each feature of a theme: the opening of each toilet, "
      "the handrail of each flight. One place for each feature; a feature without a statement is unknown.";
  spec.example = "{kind: worst_of_features, theme: steps, property: handrail}";
  spec.quantities = {Quantity::length, Quantity::slope, Quantity::count, Quantity::speed, Quantity::presence, Quantity::ordinal};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "theme",
       .type = ParameterSpec::Type::theme,
       .required = true,
       .help = "features that are judged"},
      {.name = "property",
       .type = ParameterSpec::Type::property,
       .required = true,
       .help = "a property with an order"},
      {.name = "among",
       .type = ParameterSpec::Type::words,
       .help = "which features are judged, as property=value; those that surely do not match are left out"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "also judge features at most this far outside the site; without it only those inside"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind worst_of_features_kind() { return {worst_of_features_spec(), measure}; }

}  // namespace levelground::gis
