// SPDX-License-Identifier: Apache-2.0
/// How far lamps and what is said of its ways light a route.
#pragma once

#include <vector>

#include "gis/measure/parameters.hpp"
#include "gis/measure/readings.hpp"
#include "gis/measure/route_net.hpp"

namespace levelground::gis {

struct LitRoute {
  std::size_t lamps = 0;       ///< near it
  std::size_t too_old = 0;     ///< others near it, in layers that are older than the criterion takes
  bool complete = false;       ///< somebody says that they are all mapped
  bool was_complete = false;   ///< somebody said so, longer ago than the criterion takes
  Grade grade = Grade::tagged;
  std::vector<ReadingAtPlace> readings;   ///< of lit, at positions on it
};

/// Lays the network of a route: the state of each link says whether it is lit. Lit where it is marked lit or surely lies within reach of a lamp that
/// is not said to be out (lit=no); dark where it is marked unlit, or surely out of reach of every lamp where lamps are completely mapped; else unknown. Nothing is lit for certain on
/// a piece on which somebody found it dark.
LitRoute light_route(const MeasureContext& context, const Parameters& parameters, const std::vector<RoutePiece>& route, RouteNet& net);
/// How many lamps there are, and whether they are all.
void tell_lamps(const LitRoute& lit, Measurement& measurement);

/// `lamp_reach` and `accuracy`, which light_route() reads.
std::vector<ParameterSpec> lamp_parameters();

}  // namespace levelground::gis
