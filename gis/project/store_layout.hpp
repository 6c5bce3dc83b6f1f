// SPDX-License-Identifier: Apache-2.0
/// The tables of a project's GeoPackage and how an observation becomes a row. (Implementation detail of gis/project.)
#pragma once

#include <ogrsf_frmts.h>

#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/city/observation.hpp"
#include "gis/handles/gdal.hpp"

namespace levelground::gis {

inline constexpr const char* observations_table = "observations";
inline constexpr const char* evidence_table = "evidence";

/// Makes both tables and the triggers that refuse every UPDATE and DELETE. False when GDAL failed; it said why.
bool make_store_tables(GDALDataset& dataset, OGRSpatialReference& srs);
bool write_row(OGRLayer& layer, const Observation& observation);
bool write_evidence_row(OGRLayer& layer, const std::string& observation, const Evidence& evidence);
/// Throws InputError made from `where` when a row is not one of ours.
Observation read_row(const OGRFeature& row, const Problem& where);

}  // namespace levelground::gis
