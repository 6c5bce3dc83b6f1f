// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/free_access.hpp"

#include <algorithm>

namespace levelground::gis {

Tri free_and_open(const MeasureContext& context, const Condition& access, PlaceResult& place) {
  Condition no_fee;
  no_fee.property = Property::fee;
  no_fee.no = true;
  no_fee.words = "fee=no";
  Tri answer = Tri::yes;
  Grade grade = Grade::measured;
  // What is said of the site as a whole is said of the site's feature too: both ways of entering it are asked.
  for (const Condition* condition : {&access, static_cast<const Condition*>(&no_fee)}) {
    Tri one = satisfies(context, context.site, *condition, place.inputs, grade);
    for (const Observation* observation : about_whole_site(context, property_info(condition->property).name)) {
      const bool is_category = observation->quantity == Quantity::category;
      const bool sure = is_category ? (observation->codes & ~condition->codes) == 0 : observation->range.high <= Rational(0);
      const bool possible = is_category ? (observation->codes & condition->codes) != 0 : observation->range.low <= Rational(0);
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
  return answer;
}

LocalText free_and_open_step(const Condition& access) {
  return {"Free and open: no fee, and access is one of: " + access.words + ".",
          "Fritt och öppet: ingen avgift, och tillträdet är något av: " + access.words + "."};
}

}  // namespace levelground::gis
