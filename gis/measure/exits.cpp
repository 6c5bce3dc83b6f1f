// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec exits_spec() {
  MeasureSpec spec;
  spec.kind = "exits";
  spec.help =
      "Number of ways out: entrances of the site that are connected to the walking network.";
  spec.example = "{kind: exits}";
  spec.quantities = {Quantity::count};
  spec.has_runs = false;
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind exits_kind() { return {exits_spec(), measure}; }

}  // namespace levelground::gis
