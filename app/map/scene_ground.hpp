// SPDX-License-Identifier: Apache-2.0
/// The ground of a scene: buildings, green, water, streets, paths, trees and furniture from the City's own layers.
#pragma once

#include <vector>

#include "app/map/scene.hpp"

namespace levelground::map {

/// In drawing order, then by feature id. `scene.sites` and `scene.site_index` must be filled. Features without a place are left out.
std::vector<GroundShape> build_ground(const City& city, const Scene& scene);

}  // namespace levelground::map
