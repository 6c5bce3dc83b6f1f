// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec network_distance_spec() {
  MeasureSpec spec;
  spec.kind = "network_distance";
  spec.help =
      "Walking distance along the network from the site to the nearest feature of a theme. Mapped features prove at "
      "most so far; that none is nearer, or that there is none at all, is known only where a source states that the "
      "theme is complete.";
  spec.example = "{kind: network_distance, to: toilet, from: entrances, within: 1000 m, with: [access=yes|permissive, fee=no]}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "to",
       .type = ParameterSpec::Type::themes,
       .required = true,
       .help = "themes of the features looked for"},
      {.name = "from",
       .type = ParameterSpec::Type::word,
       .words = {"entrances", "nearest_entrance", "main_route"},
       .required = true,
       .help = "entrances: from each entrance, the farthest decides; nearest_entrance: from the best one; main_route: "
               "from every point of the main route"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how far the search goes along the network"},
      {.name = "with",
       .type = ParameterSpec::Type::words,
       .help = "what each feature must have, as property=value (several values with |, all conditions must hold): "
               "backrest=yes"},
      {.name = "step_free",
       .type = ParameterSpec::Type::flag,
       .help = "walk only where there is no step; needs kerb_at_most"},
      {.name = "kerb_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "highest kerb a traveller without steps can pass"},
      {.name = "incline_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::slope,
       .help = "steepest incline that still counts as step-free; without it inclines do not matter"},
      {.name = "width_at_least",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "narrowest walkway, gate or barrier that still counts as step-free; without it widths do not matter"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind network_distance_kind() { return {network_distance_spec(), measure}; }

}  // namespace levelground::gis
