// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <set>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

MeasureSpec speed_near_spec() {
  MeasureSpec spec;
  spec.kind = "speed_near";
  spec.help =
      "Highest speed limit of each road close to the site's entrances, play areas or boundary. A road without a stated limit is "
      "unknown, and so is one that may be there unmapped where nobody vouches that roads (and the entrances or play areas they are near) "
      "are complete. "
      "A limit is as exact as it is stated; roads are taken where they are drawn.";
  spec.example = "{kind: speed_near, from: entrances, within: 100 m}";
  spec.quantities = {Quantity::speed};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "from",
       .type = ParameterSpec::Type::word,
       .words = {"entrances", "boundary", "play", "entrances_and_play"},
       .required = true,
       .help = "from where the distance is taken: entrances, the site's boundary, its play areas, or entrances and play areas both"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "roads that come closer than this are judged"},
      {.name = "roads",
       .type = ParameterSpec::Type::words,
       .help = "kinds of road that count; without it every kind"},
  };
  return spec;
}

/// Roads that come near a geometry.
void add_near(const MeasureContext& context, const Geometry& geometry, double within, std::set<std::uint32_t>& roads) {
  for (const std::uint32_t r : context.city.find(Theme::road, bounds(geometry).grown(within))) {
    const auto* line = std::get_if<Line>(&context.city.feature(r).geometry);
    if (line == nullptr || line->size() < 2) continue;
    EdgeShape shape{*line, {}};
    shape.at_mm.assign(line->size(), 0);
    if (nearest_on(shape, geometry).metres <= within) roads.insert(r);
  }
}

Measurement measure_speed_near(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const double within = parameters.quantity("within", Quantity::length).to_double() / 1000.0;
  const std::string from = parameters.word("from");
  const std::vector<std::string> kinds = parameters.words("roads");
  std::set<std::uint32_t> roads;
  const bool from_entrances = from == "entrances" || from == "entrances_and_play";
  const bool from_play = from == "play" || from == "entrances_and_play";
  if (from == "boundary") {
    add_near(context, context.site.geometry, within, roads);
  } else if (!from_entrances && !from_play) {
    parameters.refuse("from", "‘" + from + "’ is not a beginning", "write entrances, boundary, play or entrances_and_play");
  }
  if (from_entrances) {
    for (const Entrance& entrance : context.walks.entrances) add_near(context, entrance.at, within, roads);
  }
  if (from_play) {
    for (const std::uint32_t play : features_at(context, Theme::play, 0)) add_near(context, context.city.feature(play).geometry, within, roads);
  }
  Measurement measurement;
  measurement.quantity = Quantity::speed;
  for (const std::uint32_t r : roads) {
    const Feature& road = context.city.feature(r);
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), road.text(Property::kind)) == kinds.end()) continue;
    measurement.places.push_back(
        property_place(road, Property::speed_limit, accepted_known(context, road, Property::speed_limit), name_or_theme(road), road.geometry));
  }
  measurement.steps.push_back(counted(measurement.places.size(), "Roads near enough", "Gator som är nära nog"));
  Unvouched unvouched(context);
  unvouched.ask(Theme::road, within);
  if (from_entrances) unvouched.ask_entrances();
  if (from_play) unvouched.ask(Theme::play, 0);
  if (measurement.places.empty() && !context.walks.area->empty() && !unvouched.any()) {
    measurement.value = Interval::exact(0);
    measurement.observed = true;
    measurement.coverage = 1;
    measurement.grade = Grade::tagged;
    measurement.steps.push_back({"The roads are completely mapped and none is near.", "Gatorna är fullständigt kartlagda och ingen är nära."});
    add_site_statements(context, measurement, {"speed_near", "speed_limit"});
  } else {
    finish_places(context, measurement, unvouched, {"speed_near", "speed_limit"});
  }
  return measurement;
}

}  // namespace

MeasureKind speed_near_kind() { return {speed_near_spec(), measure_speed_near}; }

}  // namespace levelground::gis
