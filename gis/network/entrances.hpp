// SPDX-License-Identifier: Apache-2.0
/// Where one can come into a site: mapped entrances and gates, else where walked lines meet its boundary.
#pragma once

#include <vector>

#include "gis/network/site_area.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// What is walked around a site: the edges near it, and how each is cut by the boundary. By edge. Ways that are left open (is_left_open) are
/// none of them: nobody says that people come in by them.
struct NearEdge {
  std::uint32_t edge = 0;
  std::vector<AreaPiece> pieces;
};
std::vector<NearEdge> edges_near(const City& city, const SiteArea& area, double metres);

/// Entrances, west to east, then south to north. `tolerance` in metres.
std::vector<Entrance> find_entrances(const City& city, const SiteArea& area, const std::vector<NearEdge>& near, double tolerance);

}  // namespace levelground::gis
