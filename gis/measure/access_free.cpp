// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec access_free_spec() {
  MeasureSpec spec;
  spec.kind = "access_free";
  spec.help =
      "Whether the site is free and open to all: fee=no and access among the accepted. From the site's own attributes "
      "and observations; an unstated fee or access is unknown.";
  spec.example = "{kind: access_free, accepted: [yes, permissive]}";
  spec.quantities = {Quantity::presence};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "accepted",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "access values that count as open"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind access_free_kind() { return {access_free_spec(), measure}; }

}  // namespace levelground::gis
