// SPDX-License-Identifier: Apache-2.0
/// Which cells of a raster lie along the ways of a city, and whether there is room for them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "core/base/errors.hpp"
#include "core/city/feature.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/crs/transformation.hpp"
#include "gis/raster/raster_file.hpp"

namespace levelground::gis {

/// Walked lines piece by piece, so that a long one does not ask for all that lies beside it; areas that are crossed freely as a whole.
std::vector<Box> boxes_of_ways(const std::vector<Feature>& features);

/// May the cells that meet `ways` be read beside the `cells` of the run so far? A warning says where not: those near the sites are kept
/// all the same. Throws Cancelled.
bool ways_fit(const RasterFile& raster, const std::filesystem::path& file, const Transformation& to_city, const BoxIndex& ways, std::size_t cells,
              std::vector<Problem>& problems, const std::stop_token& stop);

}  // namespace levelground::gis
