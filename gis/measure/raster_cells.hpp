// SPDX-License-Identifier: Apache-2.0
/// What a raster says of a site: its cells, each with the area of it that lies in the site.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "gis/measure/measure.hpp"

namespace levelground::gis {

struct SiteCell {
  double area = 0;               ///< m² of the site
  Interval value;                ///< base units of the raster's kind
  std::array<Point, 4> corners;  ///< counter-clockwise, metres
};

struct SiteCells {
  const Raster* raster = nullptr;
  std::vector<SiteCell> cells;  ///< of which something is known, by row and column
  double known = 0;             ///< m², their sum
  double whole = 0;             ///< m² of the site
  /// Share of the site of which the raster knows something, rounded down.
  [[nodiscard]] Rational coverage() const;
};

/// From the raster of the kind (and, of noise, the indicator) that knows most of the site; of two that know as much the
/// first. Rasters too old for the criterion are not asked. nullopt when none knows anything. Thread-safe.
std::optional<SiteCells> cells_in_site(const MeasureContext& context, RasterKind kind, std::string_view about);

/// A part of a whole, rounded to a millionth, down or up.
Rational share_of_area(double part, double whole, bool up);

/// The level that is not exceeded on a share (0 to 1) of the site's area: unknown area may be as quiet or as loud as
/// can be.
Interval level_over_share(const SiteCells& cells, const Rational& share, Quantity quantity);

/// The parts of the site, whole regions, where a test of a cell holds; and the parts of which the raster knows nothing.
std::vector<MultiPolygon> regions_where(const MeasureContext& context, const SiteCells& cells,
                                        const std::function<bool(const SiteCell&)>& test);
std::vector<MultiPolygon> unknown_regions(const MeasureContext& context, const SiteCells& cells);

/// "noise map in buller" and the like, for the explanation.
MeasureInput input_of_raster(const MeasureContext& context, const Raster& raster);

}  // namespace levelground::gis
