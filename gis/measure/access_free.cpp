// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/conditions.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

MeasureSpec access_free_spec() {
  MeasureSpec spec;
  spec.kind = "access_free";
  spec.help =
      "Whether the site is free and open to all: fee=no and access among the accepted. From the site's own attributes "
      "and observations; an unstated fee or access is unknown.";
  spec.example = "{kind: access_free, accepted: [yes, permissive]}";
  spec.quantities = {Quantity::presence};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "accepted",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "access values that count as open"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  std::vector<Condition> conditions = {read_accepted(parameters, "accepted", Property::access)};
  Condition no_fee;
  no_fee.property = Property::fee;
  no_fee.no = true;
  no_fee.words = "fee=no";
  conditions.push_back(std::move(no_fee));
  PlaceResult place = unknown_place(Quantity::presence, context.site.id, name_or_theme(context.site), context.site.geometry);
  // What is said of the site as a whole is said of the site's feature too: both ways of entering it are asked.
  Tri answer = Tri::yes;
  Grade grade = Grade::measured;
  for (const Condition& condition : conditions) {
    Tri one = satisfies(context, context.site, condition, place.inputs, grade);
    for (const Observation* observation : about_whole_site(context, property_info(condition.property).name)) {
      const bool is_category = observation->quantity == Quantity::category;
      const bool sure = is_category ? (observation->codes & ~condition.codes) == 0 : observation->range.high <= Rational(0);
      const bool possible = is_category ? (observation->codes & condition.codes) != 0 : observation->range.low <= Rational(0);
      const Tri said = sure ? Tri::yes : (possible ? Tri::unknown : Tri::no);
      place.inputs.push_back(input_of(*observation));
      grade = std::min(grade, grade_of(*observation));
      if (one == Tri::unknown) one = said;
      else if (said != Tri::unknown && said != one) place.dissent = true;
    }
    if (place.dissent) one = Tri::unknown;
    answer = std::min(answer, one);
  }
  place.grade = grade;
  // One half known is something known: then it cannot be told, which is not the same as unobserved.
  place.known = !place.inputs.empty();
  if (answer != Tri::unknown) place.value = Interval::exact(answer == Tri::yes ? 1 : 0);
  Measurement measurement;
  measurement.quantity = Quantity::presence;
  measurement.places.push_back(std::move(place));
  finish_places(context, measurement);
  measurement.steps.push_back({"Free and open: no fee, and access is one of: " + conditions.front().words + ".",
                               "Fritt och öppet: ingen avgift, och tillträdet är något av: " + conditions.front().words + "."});
  add_site_statements(context, measurement, {"access_free"});
  return measurement;
}

}  // namespace

MeasureKind access_free_kind() { return {access_free_spec(), measure}; }

}  // namespace levelground::gis
