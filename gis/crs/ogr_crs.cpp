// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/ogr_crs.hpp"

#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include "gis/handles/gdal.hpp"

namespace levelground::gis {

std::string crs_text(const OGRSpatialReference* srs) {
  if (srs == nullptr || srs->IsEmpty() || srs->IsLocal() != 0) return {};
  const char* name = srs->GetName();
  if (name != nullptr && std::string_view(name).rfind("Undefined", 0) == 0) return {};
  const char* authority = srs->GetAuthorityName(nullptr);
  const char* code = srs->GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr) return fmt::format("{}:{}", authority, code);
  // A .prj of a Shapefile has no code; what PROJ recognises surely gets one.
  const GdalSrs match(srs->FindBestMatch(90, "EPSG", nullptr));
  if (match && match->GetAuthorityName(nullptr) != nullptr && match->GetAuthorityCode(nullptr) != nullptr) {
    return fmt::format("{}:{}", match->GetAuthorityName(nullptr), match->GetAuthorityCode(nullptr));
  }
  constexpr std::array<const char*, 2> options = {"FORMAT=WKT2_2019", nullptr};
  char* wkt = nullptr;
  std::string text;
  if (srs->exportToWkt(&wkt, options.data()) == OGRERR_NONE && wkt != nullptr) text = wkt;
  CPLFree(wkt);
  return text;
}

bool is_crs_name(const std::string& name) {
  const GdalMessages silent;
  OGRSpatialReference srs;
  return srs.SetFromUserInput(name.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) == OGRERR_NONE;
}

bool has_y_first(const OGRSpatialReference* srs) {
  if (srs == nullptr) return false;
  const std::vector<int>& axes = srs->GetDataAxisToSRSAxisMapping();
  return axes.size() >= 2 && axes[0] == 1 &&
         (srs->EPSGTreatsAsLatLong() != 0 || srs->EPSGTreatsAsNorthingEasting() != 0);
}

}  // namespace levelground::gis
