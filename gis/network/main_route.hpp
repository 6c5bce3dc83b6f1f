// SPDX-License-Identifier: Apache-2.0
/// The main route of a site: marked by its source, else the union of the shortest walks inside it.
#pragma once

#include "gis/network/entrances.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Fills main_route, main_route_mm, main_route_marked and steps; entrances and inside must be there.
void find_main_route(const City& city, const SiteArea& area, const Date& as_of, SiteWalks& walks);

/// Pieces (no two overlapping) joined end to end into lines. Where more than two meet, the two that run on straightest are one
/// line: a matter of geometry alone.
std::vector<RoutePiece> join_pieces(const City& city, const std::vector<InsidePiece>& pieces);

}  // namespace levelground::gis
