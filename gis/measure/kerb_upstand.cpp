// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec kerb_upstand_spec() {
  MeasureSpec spec;
  spec.kind = "kerb_upstand";
  spec.help =
      "Height of the kerb at each end of every crossing on the main route or near an entrance, and at every kerb "
      "standing on the main route. A kerb kind without a height is as wide as its mapping says.";
  spec.example = "{kind: kerb_upstand, within: 50 m}";
  spec.quantities = {Quantity::length};
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

MeasureKind kerb_upstand_kind() { return {kerb_upstand_spec(), measure}; }

}  // namespace levelground::gis
