// SPDX-License-Identifier: Apache-2.0
/// Puts features into the measuring CRS and checks that what is measured there has a shape.
#pragma once

#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "gis/crs/measuring_crs.hpp"
#include "gis/crs/transformation.hpp"
#include "gis/read/read_city_source.hpp"

namespace levelground::gis {

/// Drops features whose coordinates cannot be (latitude 5000) with a problem, and returns where the rest lies; nullopt when
/// nothing is left. Throws InputError when the coordinates of a whole layer do not fit its CRS.
std::optional<LonLatBox> locate(ProjContext& proj, const Crs& crs, SourceLayer& layer, std::vector<Problem>& problems);

/// Features of one id in several layers of a source, as an object of OpenStreetMap that lies in two files: of those with a version the highest counts; where
/// all that are left say the same the first is kept, else none, since which is right nobody can tell and the order of files must not decide. Adds to
/// `problems` and to what the layers dropped.
void leave_out_copies(std::vector<SourceLayer>& layers, std::vector<Problem>& problems);
/// The same of objects that stand in several sources of OpenStreetMap with one mapping, such as extracts that overlap. Before the layers are placed.
void leave_out_copies_between(std::vector<SourceContent>& sources, std::vector<Problem>& problems);

/// Transforms the features of a layer, makes points of those that are to be points, and leaves out, with a problem each, what has no
/// place there, areas that cross themselves or have no area, and sites that are no areas. Appends the rest to `features`. What became of every
/// record of the layer, and what was lost, stands in the layer afterwards; its features do not.
void place_features(const Transformation& way, SourceLayer& layer, const std::string& crs, std::vector<Feature>& features,
                    std::vector<Problem>& problems, const std::stop_token& stop);

}  // namespace levelground::gis
