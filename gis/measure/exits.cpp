// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <array>

#include "gis/measure/conditions.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/stated_hours.hpp"
#include "gis/network/admission.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec exits_spec() {
  MeasureSpec spec;
  spec.kind = "exits";
  spec.help =
      "Number of ways out: entrances of the site that are connected to the walking network. With open, only those count "
      "through which one gets out at that time. An entrance or a gate has hours of its own; one without is open as long as the "
      "site is, where the site states hours. Else a gate may be locked, and a way out where none is mapped is open. "
      "Which ways lead out is read from how they are drawn, within the tolerance that the mapping gives entrances.";
  spec.example = "{kind: exits, open: [\"22:00-05:00\"]}";
  spec.quantities = {Quantity::count};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "open",
       .type = ParameterSpec::Type::words,
       .help = "a span of the clock, 22:00-05:00, in which a way out must be open every day"},
  };
  return spec;
}

/// Entrances that can be locked against people on foot. A lift gate or a swing gate stops cars.
bool can_be_locked(std::string_view kind) {
  static constexpr std::array<std::string_view, 6> kinds = {"gate", "sliding_gate", "wicket_gate", "hampshire_gate", "turnstile", "full-height_turnstile"};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Can one get out there at the time asked for? Where the site is closed then, nobody is in it who would want to.
Tri is_open(const MeasureContext& context, const Condition& condition, const Feature& entrance, bool site_has_hours, Measurement& measurement, Grade& grade) {
  const std::vector<StatedHours> stated = stated_hours(context, entrance);
  for (const StatedHours& one : stated) {
    measurement.steps.push_back(one.input.words);
    grade = std::min(grade, one.grade);
  }
  if (!stated.empty()) return open_every_day(context, entrance, stated, condition.open->first, condition.open->second);
  return !site_has_hours && can_be_locked(entrance.text(Property::kind)) ? Tri::unknown : Tri::yes;
}

Measurement measure(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  std::optional<Condition> open;
  if (parameters.given("open")) open = read_accepted(parameters, "open", Property::opening_hours);
  std::int64_t exits = 0;
  std::int64_t possible = 0;
  Grade grade = Grade::measured;
  Measurement measurement;
  measurement.quantity = Quantity::count;
  const bool site_has_hours = open && !stated_hours(context, context.site).empty();
  for (const Entrance& entrance : context.walks.entrances) {
    Tri way_out = entrance.feature ? admits(context.city, context.city.feature(*entrance.feature), context.as_of) : Tri::yes;
    if (open && entrance.feature) {
      way_out = std::min(way_out, is_open(context, *open, context.city.feature(*entrance.feature), site_has_hours, measurement, grade));
    }
    if (way_out == Tri::no) continue;
    ++possible;
    if (!entrance.place || way_out != Tri::yes) continue;
    ++exits;
    grade = std::min(grade, entrance.feature ? Grade::tagged : Grade::inferred);
    measurement.steps.push_back(entrance.label);
  }
  const bool complete = !may_lack_entrances(context);
  measurement.value = {Rational(exits), complete ? Rational(possible) : Rational::infinity()};
  measurement.observed = possible > 0 || complete;
  measurement.coverage = measurement.observed ? Rational(1) : Rational(0);
  measurement.grade = exits > 0 ? grade : Grade::inferred;
  add_site_statements(context, measurement, {"exits"});
  return measurement;
}

}  // namespace

MeasureKind exits_kind() { return {exits_spec(), measure}; }

}  // namespace levelground::gis
