// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec share_near_spec() {
  MeasureSpec spec;
  spec.kind = "share_near";
  spec.help =
      "Share of the features of a theme in the site that stand within a distance of a feature of other themes: seats "
      "near a tree. A feature that is not near one is known to be so only where those themes are complete.";
  spec.example = "{kind: share_near, theme: seat, near: [tree, shelter], within: 5 m}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "theme",
       .type = ParameterSpec::Type::theme,
       .required = true,
       .help = "features that are judged"},
      {.name = "near",
       .type = ParameterSpec::Type::themes,
       .required = true,
       .help = "themes one of which must be near"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how near"},
      {.name = "among",
       .type = ParameterSpec::Type::words,
       .help = "which features are judged, as property=value; those that surely do not match are left out"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind share_near_kind() { return {share_near_spec(), measure}; }

}  // namespace levelground::gis
