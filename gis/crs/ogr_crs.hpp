// SPDX-License-Identifier: Apache-2.0
/// The CRS that GDAL found in a file, as text for PROJ, and which axis its coordinates give first.
#pragma once

#include <string>

class OGRSpatialReference;

namespace levelground::gis {

/// Authority code where PROJ surely recognises one, else WKT; empty when none is stated ("undefined" and local ones are
/// none).
std::string crs_text(const OGRSpatialReference* srs);

/// Does GDAL know a CRS of this name ("EPSG:3006", "urn:ogc:def:crs:EPSG::3006")? Nothing is fetched and no file is opened for it.
bool is_crs_name(const std::string& name);

/// GDAL gives x first unless a driver says otherwise.
bool has_y_first(const OGRSpatialReference* srs);

}  // namespace levelground::gis
