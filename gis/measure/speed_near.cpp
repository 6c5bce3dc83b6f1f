// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec speed_near_spec() {
  MeasureSpec spec;
  spec.kind = "speed_near";
  spec.help =
      "Highest speed limit of each road close to the site's entrances or boundary. A road without a stated limit is "
      "unknown.";
  spec.example = "{kind: speed_near, from: entrances, within: 100 m}";
  spec.quantities = {Quantity::speed};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "from",
       .type = ParameterSpec::Type::word,
       .words = {"entrances", "boundary", "play"},
       .required = true,
       .help = "from where the distance is taken: entrances, the site's boundary, or its play areas"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "roads that come closer than this are judged"},
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

MeasureKind speed_near_kind() { return {speed_near_spec(), measure}; }

}  // namespace levelground::gis
