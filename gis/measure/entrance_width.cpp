// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec entrance_width_spec() {
  MeasureSpec spec;
  spec.kind = "entrance_width";
  spec.help =
      "Free passage at each entrance: its opening width, or that of a gate or barrier standing on it, or the width of "
      "the way that leads in.";
  spec.example = "{kind: entrance_width}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind entrance_width_kind() { return {entrance_width_spec(), measure}; }

}  // namespace levelground::gis
