// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

namespace levelground::gis {

const std::vector<MeasureKind>& measure_kinds() {
  // Sorted by name; a test says so.
  static const std::vector<MeasureKind> kinds = {
      access_free_kind(),
      active_frontage_kind(),
      built_up_share_kind(),
      canopy_share_kind(),
      clear_width_kind(),
      count_in_site_kind(),
      crossing_signals_kind(),
      crossing_spacing_kind(),
      document_kind(),
      entrance_step_free_kind(),
      entrance_width_kind(),
      entrapment_pockets_kind(),
      exits_kind(),
      free_hours_kind(),
      homes_near_kind(),
      isovist_area_kind(),
      kerb_upstand_kind(),
      lamp_coverage_kind(),
      longest_dark_gap_kind(),
      network_distance_kind(),
      noise_share_kind(),
      observed_kind(),
      observed_rating_kind(),
      ramp_gradient_kind(),
      rise_between_landings_kind(),
      seat_spacing_kind(),
      shade_share_kind(),
      share_near_kind(),
      share_of_features_kind(),
      share_of_route_kind(),
      sightline_kind(),
      speed_near_kind(),
      step_free_reach_kind(),
      steps_alternative_kind(),
      tactile_at_crossings_kind(),
      turning_space_kind(),
      worst_of_features_kind(),
      worst_on_route_kind(),
  };
  return kinds;
}

const MeasureKind* find_measure_kind(std::string_view kind) {
  const auto& kinds = measure_kinds();
  const auto at = std::lower_bound(kinds.begin(), kinds.end(), kind,
                                   [](const MeasureKind& k, std::string_view name) { return k.spec.kind < name; });
  return at != kinds.end() && at->spec.kind == kind ? &*at : nullptr;
}

MeasureCatalogue measure_catalogue() {
  MeasureCatalogue catalogue;
  for (const auto& kind : measure_kinds()) catalogue.push_back(kind.spec);
  return catalogue;
}

}  // namespace levelground::gis
