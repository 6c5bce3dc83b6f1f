// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec clear_width_spec() {
  MeasureSpec spec;
  spec.kind = "clear_width";
  spec.help =
      "Clear walking width along a route, stretch by stretch, with the length of every stretch, so that a limit may "
      "allow a narrower value for at most so many metres. With barriers: yes, the free passage at bollards and gates on "
      "the route counts as a stretch without length.";
  spec.example = "{kind: clear_width, of: main_route, barriers: yes}";
  spec.quantities = {Quantity::length};
  spec.has_runs = true;
  spec.parameters = {
      {.name = "of",
       .type = ParameterSpec::Type::word,
       .words = {"main_route", "walkways"},
       .required = true,
       .help = "what is walked: main_route (as the source marks it, else the shortest walks between entrances and to "
               "facilities) or walkways (every walkable line inside the site)"},
      {.name = "barriers",
       .type = ParameterSpec::Type::flag,
       .help = "also judge the free passage at barriers, gates and entrances standing on the route"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind clear_width_kind() { return {clear_width_spec(), measure}; }

}  // namespace levelground::gis
