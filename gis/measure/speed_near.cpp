// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <map>

#include "core/city/of_kind.hpp"
#include "core/city/statement_names.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/road_distance.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec speed_near_spec() {
  MeasureSpec spec;
  spec.kind = "speed_near";
  spec.help =
      "Highest speed limit of each road, drawn as a line or as the area of its carriageway, close to the site's entrances, play areas or boundary. A road without a stated limit is "
      "unknown, and so is one that may be there unmapped where nobody vouches that roads (and the entrances or play areas they are near) "
      "are complete.";
  spec.example = "{kind: speed_near, from: entrances, within: 100 m}";
  spec.quantities = {Quantity::speed};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.asks = {{Theme::road, Property::speed_limit}};
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
       .help = "kinds of road that count, and perhaps one of which no kind is stated; without it every kind"},
      accuracy_parameter("how far a road may lie from where it is drawn, seen from the site and what lies in it: one as near to within as that perhaps counts"),
  };
  spec.errors = {.positions = "with accuracy, a road as near to within as that, or near a play area that perhaps lies in the site, perhaps counts; without it roads are taken where they are drawn",
                 .values = "a limit is as exact as it is stated",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// Roads that come near, and whether they surely do.
class NearRoads {
 public:
  NearRoads(const MeasureContext& context, double within, double accuracy) : m_context(context), m_within(within), m_accuracy(accuracy) {}
  /// `surely`: the distance is taken from there, or perhaps not.
  void add(const Geometry& geometry, bool surely) {
    for (const std::uint32_t r : m_context.city.find(Theme::road, bounds(geometry).grown(m_within + m_accuracy))) {
      const double metres = metres_to_road(m_context.city.feature(r).geometry, geometry);
      if (metres > m_within + m_accuracy) continue;
      bool& surely_near = m_roads[r];
      surely_near = surely_near || (surely && metres <= m_within - m_accuracy);
    }
  }
  [[nodiscard]] const std::map<std::uint32_t, bool>& roads() const { return m_roads; }

 private:
  const MeasureContext& m_context;
  double m_within, m_accuracy;
  std::map<std::uint32_t, bool> m_roads;
};

Measurement measure_speed_near(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const double within = parameters.quantity("within", Quantity::length).to_double() / 1000.0;
  const double accuracy = parameters.metres("accuracy");
  const std::string from = parameters.word("from");
  const std::vector<std::string> kinds = parameters.words("roads");
  const bool from_entrances = from == "entrances" || from == "entrances_and_play";
  const bool from_play = from == "play" || from == "entrances_and_play";
  NearRoads near(context, within, accuracy);
  if (from == "boundary") {
    near.add(context.site.geometry, true);
  } else if (!from_entrances && !from_play) {
    parameters.refuse("from", "‘" + from + "’ is not a beginning", "write entrances, boundary, play or entrances_and_play");
  }
  if (from_entrances) {
    for (const Entrance& entrance : context.walks.entrances) near.add(entrance.at, true);
  }
  if (from_play) {
    for (const auto& [play, surely_there] : features_at(context, Theme::play, 0, accuracy)) near.add(context.city.feature(play).geometry, surely_there);
  }
  Measurement measurement;
  measurement.quantity = Quantity::speed;
  for (const auto& [r, surely_near] : near.roads()) {
    const Feature& road = context.city.feature(r);
    const Tri counts = kinds.empty() ? Tri::yes : of_kind(road, kinds);
    if (counts == Tri::no) continue;
    measurement.places.push_back(
        property_place(road, Property::speed_limit, accepted_known(context, road, Property::speed_limit), name_or_theme(road), road.geometry));
    if (!surely_near || counts != Tri::yes) may_not_count(context, measurement.quantity, measurement.places.back());
  }
  measurement.steps.push_back(counted(measurement.places.size(), "Roads near enough", "Gator som är nära nog"));
  Unvouched unvouched(context);
  unvouched.ask(Theme::road, within + accuracy);
  if (from_entrances) unvouched.ask_entrances();
  if (from_play) unvouched.ask(Theme::play, accuracy);
  if (measurement.places.empty() && !context.walks.area->empty() && !unvouched.any()) {
    measurement.value = Interval::exact(0);
    measurement.observed = true;
    measurement.cover(Rational(1));
    measurement.grade = Grade::tagged;
    measurement.steps.push_back({"The roads are completely mapped and none is near.", "Gatorna är fullständigt kartlagda och ingen är nära."});
    add_site_statements(context, measurement, names_of_statements(Property::speed_limit));
  } else {
    finish_places(context, measurement, unvouched, names_of_statements(Property::speed_limit));
  }
  return measurement;
}

}  // namespace

MeasureKind speed_near_kind() { return {speed_near_spec(), measure_speed_near}; }

}  // namespace levelground::gis
