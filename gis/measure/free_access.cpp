// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/free_access.hpp"

#include <algorithm>

#include "gis/measure/stated_hours.hpp"

namespace levelground::gis {
namespace {

/// What is said of the site as a whole is said of the site's feature too: both ways of entering it are asked.
Tri asked_of_site(const MeasureContext& context, const Condition& condition, PlaceResult& place, Grade& grade) {
  Tri answer = satisfies(context, context.site, condition, place.inputs, grade);
  bool dissent = false;
  for (const Observation* observation : about_whole_site(context, property_info(condition.property).name)) {
    const bool is_category = observation->quantity == Quantity::category;
    const bool sure = is_category ? (observation->codes & ~condition.codes) == 0 : observation->range.high <= Rational(0);
    const bool possible = is_category ? (observation->codes & condition.codes) != 0 : observation->range.low <= Rational(0);
    const Tri said = sure ? Tri::yes : (possible ? Tri::unknown : Tri::no);
    place.inputs.push_back(input_of(*observation));
    grade = std::min(grade, grade_of(*observation));
    if (answer == Tri::unknown) answer = said;
    else if (said != Tri::unknown && said != answer) dissent = true;
  }
  place.dissent = place.dissent || dissent;
  return dissent ? Tri::unknown : answer;
}

bool is_stated(const MeasureContext& context, Property property) {
  return accepted_known(context, context.site, property).stated || !about_whole_site(context, property_info(property).name).empty();
}

}  // namespace

Tri free_and_open(const MeasureContext& context, const Condition& access, PlaceResult& place) {
  Condition no_fee;
  no_fee.property = Property::fee;
  no_fee.no = true;
  no_fee.words = "fee=no";
  Grade grade = Grade::measured;
  Tri let_in = asked_of_site(context, access, place, grade);
  if (is_stated(context, Property::foot)) {   // what is said of people on foot goes before what is said of all
    Condition on_foot = access;
    on_foot.property = Property::foot;
    PlaceResult said;
    Grade said_grade = grade;
    const Tri walks_in = asked_of_site(context, on_foot, said, said_grade);
    if (walks_in != Tri::yes || let_in == Tri::no) {   // that they may walk there does not say that all may enter
      let_in = walks_in == Tri::yes ? Tri::unknown : std::min(let_in, walks_in);
      grade = said_grade;
      place.dissent = place.dissent || said.dissent;
      place.inputs.insert(place.inputs.end(), said.inputs.begin(), said.inputs.end());
    }
  }
  const Tri free = asked_of_site(context, no_fee, place, grade);
  place.grade = grade;
  return std::min(let_in, free);
}

Tri ever_open(const MeasureContext& context, PlaceResult& place) {
  std::optional<Tri> answer;
  for (const StatedHours& one : stated_hours(context, context.site)) {
    const Tri open = !one.hours ? Tri::unknown : is_never_open(*one.hours, context.as_of) ? Tri::no : Tri::yes;
    if (open != Tri::yes) place.inputs.push_back(one.input);
    if (open == Tri::no) place.grade = std::min(place.grade, one.grade);
    if (answer && answer != open && *answer != Tri::unknown && open != Tri::unknown) place.dissent = true;
    answer = !answer || *answer == open ? open : Tri::unknown;
  }
  return answer.value_or(Tri::yes);
}

LocalText free_and_open_step(const Condition& access) {
  return {"Free and open: no fee, and access is one of: " + access.words + ".",
          "Fritt och öppet: ingen avgift, och tillträdet är något av: " + access.words + "."};
}

}  // namespace levelground::gis
