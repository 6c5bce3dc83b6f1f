// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/route.hpp"

#include <algorithm>
#include <tuple>

#include "gis/network/edge_shape.hpp"
#include "gis/network/inside_walks.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/main_route.hpp"
#include "gis/network/sidewalk.hpp"

namespace levelground::gis {

std::vector<RoutePiece> route_of(const MeasureContext& context, const Parameters& parameters) {
  const std::string of = parameters.word("of");
  const WalkGraph& graph = context.city.graph();
  std::vector<RoutePiece> route;
  if (of == "main_route") {
    route = context.walks.main_route;
  } else if (of == "walkways") {
    std::vector<InsidePiece> pieces = context.walks.inside;
    std::erase_if(pieces, [&](const InsidePiece& piece) { return is_step_across(graph.edges[piece.edge]) || is_over_area(graph.edges[piece.edge]); });
    route = join_pieces(context.city, pieces);
  } else {
    parameters.refuse("of", "‘" + of + "’ is not a route", "write main_route or walkways");
  }
  std::erase_if(route, [&](const RoutePiece& piece) { return is_step_across(graph.edges[piece.edge]); });
  return route;
}

std::vector<RoutePiece> route_across_areas(const MeasureContext& context, const Parameters& parameters) {
  if (parameters.word("of") != "walkways") return route_of(context, parameters);
  const auto is_area = [&](std::uint32_t feature) { return std::holds_alternative<MultiPolygon>(context.city.feature(feature).geometry); };
  const WalkGraph& graph = context.city.graph();
  std::vector<InsidePiece> pieces = InsideWalks(context.city, context.walks).over_areas(is_area, [&](std::uint32_t feature) { return !is_area(feature); });
  for (const InsidePiece& piece : context.walks.inside) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    if (!is_step_across(edge) && !is_over_area(edge) && !is_area(edge.feature)) pieces.push_back(piece);
  }
  std::sort(pieces.begin(), pieces.end(), [](const InsidePiece& a, const InsidePiece& b) { return std::tie(a.edge, a.from_mm) < std::tie(b.edge, b.from_mm); });
  return join_pieces(context.city, pieces);
}

std::vector<RouteStretch> stretches_of(const MeasureContext& context, const std::vector<RoutePiece>& route) {
  const WalkGraph& graph = context.city.graph();
  std::vector<RouteStretch> stretches;
  for (const RoutePiece& piece : route) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    Line where = part_of(edge_shape(context.city, piece.edge), piece.from_mm, piece.to_mm);
    if (piece.reversed) std::reverse(where.begin(), where.end());
    const std::int64_t to_mm = piece.line_from_mm + piece.to_mm - piece.from_mm;
    if (!stretches.empty()) {
      RouteStretch& last = stretches.back();
      if (last.feature == edge.feature && last.side == edge.side && last.stretch.line == piece.line &&
          last.stretch.to_mm == piece.line_from_mm) {
        last.stretch.to_mm = to_mm;
        last.where.insert(last.where.end(), where.begin() + 1, where.end());
        continue;
      }
    }
    stretches.push_back({edge.feature, edge.side, {piece.line, piece.line_from_mm, to_mm}, std::move(where)});
  }
  return stretches;
}

Known known_on(const MeasureContext& context, const RouteStretch& stretch, Property property) {
  const Feature& feature = context.city.feature(stretch.feature);
  const bool is_carriageway = feature.theme == Theme::road && !is_beside(stretch.side);
  const auto stated = property_on(context.city, feature, property, stretch.side, context.as_of);
  if (!stated || (is_carriageway && property == Property::width)) {
    Known nothing;
    nothing.range = domain(property_info(property).quantity);
    return nothing;
  }
  return accepted_known(context, feature, *stated);
}

Property named_on(const MeasureContext& context, const RouteStretch& stretch, Property property) {
  return property_on(context.city, context.city.feature(stretch.feature), property, stretch.side, context.as_of).value_or(property);
}

Known without_sign(Known value) {
  if (!value.stated || value.range.low >= Rational(0)) return value;
  if (value.range.high <= Rational(0)) value.range = {-value.range.high, -value.range.low};
  else value.range = {Rational(0), std::max(-value.range.low, value.range.high)};
  return value;
}

LocalText label_of(const MeasureContext& context, const RouteStretch& stretch) {
  return located_label(context, context.city.feature(stretch.feature), representative_point(Geometry(stretch.where)));
}

std::vector<SharedText> route_steps(const MeasureContext& context, const Parameters& parameters, const std::vector<RoutePiece>& route) {
  if (parameters.word("of") == "main_route") return context.walks.steps;
  std::int64_t length = 0;
  for (const RoutePiece& piece : route) length += piece.to_mm - piece.from_mm;
  const LocalText metres = metres_words(length);
  return {{"Every walkable line inside the site: " + metres.en + ".", "Varje gångbar linje inom platsen: " + metres.sv + "."}};
}

}  // namespace levelground::gis
