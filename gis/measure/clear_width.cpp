// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <set>

#include "gis/measure/parameters.hpp"
#include "gis/measure/route.hpp"

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
      route_parameter(),
      {.name = "barriers",
       .type = ParameterSpec::Type::flag,
       .help = "also judge the free passage at barriers, gates and entrances standing on the route"},
  };
  return spec;
}

/// Gates and bollards on the route, once each, as stretches without length.
void add_barriers(const MeasureContext& context, const std::vector<RoutePiece>& route, Measurement& measurement) {
  const WalkGraph& graph = context.city.graph();
  std::set<std::uint32_t> seen;
  for (const RoutePiece& piece : route) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    const auto add = [&](std::uint32_t vertex, bool at_begin) {
      const std::uint32_t standing = graph.barriers[vertex];
      if (standing == 0 || context.city.feature(standing - 1).theme != Theme::barrier || !seen.insert(standing).second) return;
      const Feature& feature = context.city.feature(standing - 1);
      const std::int64_t at = piece.line_from_mm + (at_begin != piece.reversed ? 0 : piece.to_mm - piece.from_mm);
      PlaceResult place = property_place(feature, Property::opening_width, accepted_known(context, feature, Property::opening_width),
                                         located_label(context, feature, graph.vertices[vertex]), graph.vertices[vertex]);
      place.stretch = Stretch{piece.line, at, at};
      measurement.places.push_back(std::move(place));
    };
    if (piece.from_mm == 0) add(edge.from, true);
    if (piece.to_mm == edge.length_mm) add(edge.to, false);
  }
}

Measurement measure(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::vector<RoutePiece> route = route_of(context, parameters);
  Measurement measurement;
  measurement.quantity = Quantity::length;
  measurement.steps = route_steps(context, parameters, route);
  for (const RouteStretch& stretch : stretches_of(context, route)) {
    PlaceResult place = property_place(context.city.feature(stretch.feature), Property::width, known_on(context, stretch, Property::width),
                                       label_of(context, stretch), stretch.where);
    place.stretch = stretch.stretch;
    measurement.places.push_back(std::move(place));
  }
  if (parameters.flag("barriers")) add_barriers(context, route, measurement);
  finish_places(context, measurement);
  add_site_statements(context, measurement, {"clear_width", "width"});
  return measurement;
}

}  // namespace

MeasureKind clear_width_kind() { return {clear_width_spec(), measure}; }

}  // namespace levelground::gis
