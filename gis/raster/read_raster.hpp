// SPDX-License-Identifier: Apache-2.0
/// Rasters of a project into the City: the cells near the sites, or a grid of people as homes.
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "core/base/errors.hpp"
#include "core/city/raster.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/crs/crs.hpp"
#include "gis/crs/transformation.hpp"
#include "gis/raster/raster_file.hpp"
#include "gis/raster/raster_spec.hpp"
#include "gis/read/read_city_source.hpp"

namespace levelground::gis {

/// Base units of the kind for one of the file's numbers. Throws InputError when neither project nor file states a unit,
/// when they contradict each other, or when it does not fit the kind.
double unit_of(const RasterFile& raster, const RasterSpec& spec, const std::filesystem::path& file);

/// Boxes near which cells are wanted, City coordinates.
struct WantedPlaces {
  const BoxIndex* places = nullptr;  ///< not null
  const BoxIndex* more = nullptr;    ///< may be null
};

/// How many cells lie in the tiles that read_tiles() would read. Throws Cancelled.
std::size_t count_cells(const RasterFile& raster, const Transformation& to_city, const WantedPlaces& places, const std::stop_token& stop);

/// The cells in tiles that meet one of the boxes; `cells` counts what was read so far over all
/// rasters of the run. Cells whose number makes no sense for the kind are unknown and named in one problem. Throws
/// InputError when the City would need more than `most_raster_cells`, when a tile does not lie straight in the City,
/// and when the file is damaged there; Cancelled.
std::vector<RasterTile> read_tiles(const RasterFile& raster, const RasterSpec& spec, const std::filesystem::path& file,
                                   const Transformation& to_city, const WantedPlaces& places, std::size_t& cells,
                                   std::vector<Problem>& problems, const std::stop_token& stop);
inline constexpr std::size_t most_raster_cells = std::size_t{1} << 27U;  ///< 1 GB

/// A grid of people as areas of theme residents in the coordinates of the file, as far as it meets `area` (all of it:
/// nullopt). Ids tell column and row. Throws InputError as above, and for more than `most_home_cells`.
SourceLayer read_people(const RasterFile& raster, const RasterSpec& spec, const std::filesystem::path& file,
                        const std::string& source_name, std::uint32_t source, const Crs& crs,
                        const std::optional<LonLatBox>& area, ProjContext& proj, std::vector<Problem>& problems,
                        const std::stop_token& stop);
inline constexpr std::size_t most_home_cells = 4'000'000;

}  // namespace levelground::gis
