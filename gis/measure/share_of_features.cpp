// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec share_of_features_spec() {
  MeasureSpec spec;
  spec.kind = "share_of_features";
  spec.help =
      "Share of the features of a theme that have what is asked for. Judged are the mapped features in the site, or "
      "with within also those around it.";
  spec.example = "{kind: share_of_features, theme: crossing, within: 50 m, among: [crossing_control=signals], with: [sound_signal=yes]}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "theme",
       .type = ParameterSpec::Type::theme,
       .required = true,
       .help = "features that are judged"},
      {.name = "with",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "what each must have, as property=value (several values with |); all must hold"},
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

MeasureKind share_of_features_kind() { return {share_of_features_spec(), measure}; }

}  // namespace levelground::gis
