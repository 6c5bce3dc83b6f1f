// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/stated_hours.hpp"
#include "gis/measure/refused.hpp"

#include "core/base/joined_range.hpp"
#include "gis/crs/place_on_earth.hpp"

namespace levelground::gis {
namespace {

StatedHours read(std::string_view words, MeasureInput input, Grade grade) {
  StatedHours stated{std::nullopt, std::move(input), grade};
  std::string why;
  stated.hours = OpeningHours::parse(words, why);
  if (!stated.hours) {
    const LocalText& said = stated.input.words;
    stated.input.words = {said.en + " (not understood)", said.sv + " (går inte att tolka)"};
  }
  return stated;
}

/// Asked only where the sun opens or closes: PROJ is not free.
double latitude_for(const MeasureContext& context, const Feature& feature, const OpeningHours& hours) {
  if (!hours.uses_sun()) return 0;
  const auto at = representative_point(feature.geometry);
  return latitude_of(context.city.crs().code, at ? *at : Point{});
}

}  // namespace

std::vector<StatedHours> stated_hours(const MeasureContext& context, const Feature& feature) {
  std::vector<StatedHours> found;
  for (const Attribute& attribute : feature.attributes) {
    if (attribute.property != Property::opening_hours || attribute.text.empty() || !is_fresh(context, feature)) continue;
    found.push_back(read(attribute.text, input_of({attribute.text, "", attribute.grade, {}}, feature, Property::opening_hours), attribute.grade));
  }
  const std::string_view name = property_info(Property::opening_hours).name;
  auto observations = said_of_feature(context, feature.id, name);
  std::erase_if(observations, [&](const Observation* o) { return !accepts(context, *o); });
  if (feature.id == context.site.id) {
    const auto whole = about_whole_site(context, name);
    observations.insert(observations.end(), whole.begin(), whole.end());
  }
  for (const Observation* observation : observations) {
    if (!observation->result.empty()) found.push_back(read(observation->result, input_of(*observation), grade_of(*observation)));
  }
  return found;
}

std::optional<Interval> open_on_worst_day(const MeasureContext& context, const Feature& feature, const std::vector<StatedHours>& stated, bool& dissent) {
  JoinedRange joined;
  for (const StatedHours& one : stated) {
    if (one.hours) joined.add(levelground::open_on_worst_day(*one.hours, context.as_of, latitude_for(context, feature, *one.hours)));
  }
  dissent = dissent || joined.dissent();
  return joined.empty() ? std::nullopt : std::optional(joined.known());
}

Tri open_every_day(const MeasureContext& context, const Feature& feature, const std::vector<StatedHours>& stated, int begin, int end) {
  std::optional<Tri> known;
  for (const StatedHours& one : stated) {
    if (!one.hours) continue;
    const Tri open = levelground::open_every_day(*one.hours, begin, end, context.as_of, latitude_for(context, feature, *one.hours));
    if (!known || *known == Tri::unknown) known = open;
    else if (open != Tri::unknown && open != *known) return Tri::unknown;
  }
  return known.value_or(Tri::unknown);
}

}  // namespace levelground::gis
