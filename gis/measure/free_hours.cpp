// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/errors.hpp"
#include "gis/measure/free_access.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/stated_hours.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

MeasureSpec free_hours_spec() {
  MeasureSpec spec;
  spec.kind = "free_hours";
  spec.help =
      "For how long the site is free and open to all, on the day with fewest hours in the year from the day judged. None where "
      "a fee is asked or access is not among the accepted; else what opening_hours says, the site's own or an observer's. An "
      "unstated fee, access or time is unknown. Public holidays are left out; school holidays, open ends and comments "
      "such as by appointment may go either way. Where the sun opens or closes, its rise and set are computed from the "
      "site's latitude; the minutes within which they lie may go either way, on a clock that shows noon up to 90 minutes before or 210 after the sun.";
  spec.example = "{kind: free_hours, accepted: [yes, permissive]}";
  spec.quantities = {Quantity::duration};
  spec.has_runs = false;
  spec.asks = {{Theme::site, Property::access}, {Theme::site, Property::fee}, {Theme::site, Property::opening_hours}};
  spec.parameters = {accepted_access_parameter()};
  spec.errors = {.positions = "only the site's latitude matters, and only to where the sun opens or closes: within the minutes that may go either way",
                 .values = "hours of the clock to the minute",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_free_hours(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Condition access = read_accepted(parameters, "accepted", Property::access);
  PlaceResult place = unknown_place(Quantity::duration, context.site.id, name_or_theme(context.site), context.site.geometry);
  const Tri free = free_and_open(context, access, place);
  const Interval whole_day{Rational(0), Rational(std::int64_t{minutes_of_day} * 60)};
  const std::vector<StatedHours> stated = stated_hours(context, context.site);
  const auto open = open_on_worst_day(context, context.site, stated, place.dissent);
  for (const StatedHours& one : stated) {
    place.inputs.push_back(one.input);
    if (free != Tri::no) place.grade = std::min(place.grade, one.grade);
  }
  place.value = open.value_or(whole_day);
  if (free == Tri::no) place.value = Interval::exact(Rational(0));
  if (free == Tri::unknown) place.value.low = Rational(0);
  // One part known is something known: then it cannot be told, which is not the same as unobserved.
  place.known = !place.inputs.empty();
  Measurement measurement;
  measurement.quantity = Quantity::duration;
  measurement.places.push_back(std::move(place));
  finish_places(context, measurement);
  if (free != Tri::no && !open) measurement.cover(Rational(0));   // that it is free says nothing of when
  measurement.steps.push_back(free_and_open_step(access));
  measurement.steps.push_back({"Hours on the day of the year that has fewest; public holidays left out.",
                               "Timmar den dag på året som har minst; helgdagar räknas inte."});
  add_site_statements(context, measurement, {"free_hours"});
  return measurement;
}

}  // namespace

MeasureKind free_hours_kind() { return {free_hours_spec(), measure_free_hours}; }

}  // namespace levelground::gis
