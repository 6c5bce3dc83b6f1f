// SPDX-License-Identifier: Apache-2.0
/// Which symbols stand where in a view: shared by drawing, hit tests and the legend, so that all three agree.
#pragma once

#include <cstdint>
#include <vector>

#include "app/map/style.hpp"
#include "app/map/view.hpp"

namespace levelground::map {

struct PlacedGap {
  std::uint32_t gap = 0;               ///< index into Scene::gaps: the gravest of those that share the place
  std::vector<std::uint32_t> also;     ///< the others under the same symbol, gravest first
  Point at;                            ///< px
  double radius = 0;                   ///< px
  bool quiet = false;                  ///< one of very many open questions: small, without number and extent
};
struct PlacedBadge {
  std::uint32_t site = 0;              ///< index into Scene::sites: the gravest of the cluster
  std::vector<std::uint32_t> also;
  Point at;                            ///< px
  double radius = 0;                   ///< px
};
struct Layout {
  Detail detail = Detail::near;
  std::vector<std::uint32_t> sites;    ///< visible, ascending indices into Scene::sites
  std::vector<bool> open;              ///< per visible site: large enough that its gaps are shown instead of its badge
  std::vector<PlacedBadge> badges;
  std::vector<PlacedGap> gaps;         ///< gravest first
};
/// Is route number `route` of the scene drawn? Only those of sites that show their gaps: a city full of routes says nothing.
bool shows_route(const Scene& scene, const Layout& layout, std::size_t route);
Layout lay_out(const Scene& scene, const View& view);

/// The part of the map a view shows, metres, grown by `pixels` on each side.
Box visible_box(const View& view, double pixels);

}  // namespace levelground::map
