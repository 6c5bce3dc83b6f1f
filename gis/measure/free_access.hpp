// SPDX-License-Identifier: Apache-2.0
/// Whether a site may be entered by all, without paying.
#pragma once

#include "gis/measure/conditions.hpp"

namespace levelground::gis {

/// fee=no and an access among the accepted, of the site's own attributes and of observations of it; where it is said whether people on foot are let in (`foot`), they must
/// be, and then an access that is not accepted leaves it open. What bears on it is added to
/// place.inputs; place.grade becomes the weakest that was needed, place.dissent says that statements exclude each other.
Tri free_and_open(const MeasureContext& context, const Condition& access, PlaceResult& place);
/// Is the site open at some time? no: its hours say never. unknown: they are not understood, or exclude each other. yes too where nobody states any. What makes it no or
/// unknown is added to `place` as by free_and_open().
Tri ever_open(const MeasureContext& context, PlaceResult& place);
/// The step that says so in an explanation.
LocalText free_and_open_step(const Condition& access);

}  // namespace levelground::gis
