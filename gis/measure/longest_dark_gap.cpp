// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec longest_dark_gap_spec() {
  MeasureSpec spec;
  spec.kind = "longest_dark_gap";
  spec.help =
      "Longest stretch of a route without light. A stretch is lit where it is marked lit or lies within reach of a "
      "lamp; dark where it is marked unlit, or out of reach of every lamp where lamps are completely mapped; else "
      "unknown.";
  spec.example = "{kind: longest_dark_gap, of: main_route, lamp_reach: 12 m}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "of",
       .type = ParameterSpec::Type::word,
       .words = {"main_route", "walkways"},
       .required = true,
       .help = "what is walked: main_route (as the source marks it, else the shortest walks between entrances and to "
               "facilities) or walkways (every walkable line inside the site)"},
      {.name = "lamp_reach",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how far from its foot a lamp lights the route"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind longest_dark_gap_kind() { return {longest_dark_gap_spec(), measure}; }

}  // namespace levelground::gis
