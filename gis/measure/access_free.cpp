// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/errors.hpp"
#include "gis/measure/free_access.hpp"
#include "gis/measure/places.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

MeasureSpec access_free_spec() {
  MeasureSpec spec;
  spec.kind = "access_free";
  spec.help =
      "Whether the site is free and open to all: fee=no and access among the accepted. From the site's own attributes "
      "and observations; an unstated fee or access is unknown. A site that lets nobody in on foot (foot) or is never open (opening_hours) is "
      "not; one that is open at times is, and hours that are not understood leave it open.";
  spec.example = "{kind: access_free, accepted: [yes, permissive]}";
  spec.quantities = {Quantity::presence};
  spec.has_runs = false;
  spec.asks = {{Theme::site, Property::access}, {Theme::site, Property::fee}};
  spec.parameters = {accepted_access_parameter()};
  spec.errors = {.positions = "do not matter: nothing is measured on the map",
                 .values = "a yes or a no is one, and a word what its mapping says",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_access_free(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Condition access = read_accepted(parameters, "accepted", Property::access);
  PlaceResult place = unknown_place(Quantity::presence, context.site.id, name_or_theme(context.site), context.site.geometry);
  const Tri answer = std::min(free_and_open(context, access, place), ever_open(context, place));
  // One half known is something known: then it cannot be told, which is not the same as unobserved.
  place.known = !place.inputs.empty();
  if (answer != Tri::unknown) place.value = Interval::exact(answer == Tri::yes ? 1 : 0);
  Measurement measurement;
  measurement.quantity = Quantity::presence;
  measurement.places.push_back(std::move(place));
  finish_places(context, measurement);
  measurement.steps.push_back(free_and_open_step(access));
  add_site_statements(context, measurement, {"access_free"});
  return measurement;
}

}  // namespace

MeasureKind access_free_kind() { return {access_free_spec(), measure_access_free}; }

}  // namespace levelground::gis
