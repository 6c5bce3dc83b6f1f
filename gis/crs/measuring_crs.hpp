// SPDX-License-Identifier: Apache-2.0
/// The CRS in which a City is measured: what may be one, and which one `auto` takes.
#pragma once

#include <vector>

#include "core/city/city.hpp"
#include "gis/crs/crs.hpp"

namespace levelground::gis {

/// Length of the grid over its corners, edges and centre. Throws InputError when the scale cannot be had there.
PointScale point_scale(ProjContext& proj, const Crs& crs, const LonLatBox& area, const Problem& where);

/// The scale of every tile within ScaleTiles::around_a_site of the boxes, which are in the CRS. Tiles in which the CRS has no scale stay
/// unfilled.
ScaleTiles scale_tiles(ProjContext& proj, const Crs& crs, const std::vector<Box>& boxes);

/// Is this a CRS in which lengths may be measured over the area? Projected, axis unit metre, not Web Mercator, point scale
/// within 0.998–1.002 (judgement on metres, design.md section 4). Throws InputError that says why not and what to name instead.
MeasuringCrs check_measuring_crs(ProjContext& proj, const Crs& crs, const LonLatBox& area, const Problem& where);

/// What one source brings to the choice.
struct SourceCrs {
  Crs crs;
  std::uint64_t features = 0;
};

/// `auto`. First, the CRS of the source with the most features that may measure (no transformation is best). Else, from PROJ's
/// EPSG table, the projected CRS that
///   - is in force, of a conformal kind, in metres, made for engineering survey, not for railways;
///   - whose area of use holds the data (where none does: the middle of the data);
///   - whose datum lies on WGS 84 to 3 m, as those of the satellite age do;
///   - that every source reaches by a transformation stated to be accurate to 1 m;
/// and of these the one whose point scale strays least from 1 over the data (in steps of 0.5 per mille); then one made for a region
/// rather than the world's WGS 84; then the one in whose area the data lies most centrally (areas are boxes); then x before y;
/// then the newest code. Throws InputError when there is none.
MeasuringCrs choose_measuring_crs(ProjContext& proj, const std::vector<SourceCrs>& sources, const LonLatBox& area, const Problem& where);

}  // namespace levelground::gis
