// SPDX-License-Identifier: Apache-2.0
/// A coordinate reference system as a file names it: its code, kind, unit and area of use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/errors.hpp"
#include "gis/handles/proj.hpp"

namespace levelground::gis {

/// Degrees of longitude and latitude, west <= east (areas that cross the antimeridian have east > 180).
struct LonLatBox {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;
};

/// The smaller box around both, whichever way round the earth; its west lies within -180 and 180.
LonLatBox around_both(const LonLatBox& a, const LonLatBox& b);

/// A CRS, held as text so that it can be copied and given to any context. Made by read_crs.
struct Crs {
  enum class Kind : std::uint8_t { geographic, projected, other };
  std::string definition;  ///< what PROJ is given: "EPSG:3006" or WKT
  std::string code;        ///< "EPSG:3006"; empty when it has none
  std::string name;
  Kind kind = Kind::other;
  std::string unit;        ///< of the first axis: "metre", "US survey foot", "degree"
  double unit_in_metres = 0;     ///< projected only
  bool web_mercator = false;
  std::optional<LonLatBox> area; ///< of use; nullopt when unknown

  /// The code, or the name where there is none.
  [[nodiscard]] const std::string& label() const { return code.empty() ? name : code; }
};

/// Reads an authority code ("EPSG:3006", "epsg:3006", "OGC:CRS84") or WKT. Of a compound CRS the horizontal part is taken.
/// Throws InputError made from `where` (its file and layer) when it names no CRS.
Crs read_crs(ProjContext& proj, std::string_view text, const Problem& where);

/// Do both give every coordinate (x east, y north) the same meaning? Names and the order of axes do not matter.
bool is_same_crs(ProjContext& proj, const Crs& a, const Crs& b);

/// The object itself, in its own axis order. Throws Defect: the definition was read before.
ProjObject make_crs(ProjContext& proj, const Crs& crs);

/// Where coordinates of a CRS (x east, y north) lie, as degrees of its own datum. One thread; must not outlive its context.
class LonLatOf {
 public:
  LonLatOf(ProjContext& proj, const Crs& crs);
  /// Over the corners, edges and inside of a box; nullopt when some of it has no longitude and latitude. Of a projected CRS also across the
  /// antimeridian; the box of a geographic one says which way round it goes (x above 180 degrees lies beyond it).
  [[nodiscard]] std::optional<LonLatBox> box(double min_x, double min_y, double max_x, double max_y) const;

 private:
  ProjObject m_inverse;    ///< of a projected CRS
  double m_degrees = 0;    ///< of a geographic CRS, per unit of its axes; 0: the CRS has no place on the earth
};
std::optional<LonLatBox> to_lon_lat(ProjContext& proj, const Crs& crs, double min_x, double min_y, double max_x, double max_y);

}  // namespace levelground::gis
