// SPDX-License-Identifier: Apache-2.0
/// Every measure kind by name, one function for each file beside this one; gis/measure/kinds.cpp lists them.
#pragma once

#include "gis/measure/measure.hpp"

namespace levelground::gis {

MeasureKind access_free_kind();
MeasureKind active_frontage_kind();
MeasureKind built_up_share_kind();
MeasureKind canopy_share_kind();
MeasureKind clear_width_kind();
MeasureKind count_in_site_kind();
MeasureKind crossing_signals_kind();
MeasureKind crossing_spacing_kind();
MeasureKind document_kind();
MeasureKind entrance_step_free_kind();
MeasureKind entrance_width_kind();
MeasureKind entrapment_pockets_kind();
MeasureKind exits_kind();
MeasureKind free_hours_kind();
MeasureKind homes_near_kind();
MeasureKind isovist_area_kind();
MeasureKind kerb_upstand_kind();
MeasureKind lamp_coverage_kind();
MeasureKind longest_dark_gap_kind();
MeasureKind network_distance_kind();
MeasureKind noise_share_kind();
MeasureKind observed_kind();
MeasureKind observed_rating_kind();
MeasureKind ramp_gradient_kind();
MeasureKind rise_between_landings_kind();
MeasureKind seat_spacing_kind();
MeasureKind shade_share_kind();
MeasureKind share_near_kind();
MeasureKind share_of_features_kind();
MeasureKind share_of_route_kind();
MeasureKind sightline_kind();
MeasureKind speed_near_kind();
MeasureKind step_free_reach_kind();
MeasureKind steps_alternative_kind();
MeasureKind tactile_at_crossings_kind();
MeasureKind turning_space_kind();
MeasureKind worst_of_features_kind();
MeasureKind worst_on_route_kind();

}  // namespace levelground::gis
