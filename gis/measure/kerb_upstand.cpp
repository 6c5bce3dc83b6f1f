// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <set>

#include "core/city/statement_names.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/route.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

MeasureSpec kerb_upstand_spec() {
  MeasureSpec spec;
  spec.kind = "kerb_upstand";
  spec.help =
      "Height of the kerb at each end of every crossing on the main route or near an entrance, and at every kerb standing on the main route. A kerb "
      "kind without a height is as wide as its mapping says. Where nobody vouches that crossings and kerbs are complete, one more of unknown height "
      "may be there. With lane, a crossing end has the kerbs that stand there and those at most beside from it, one for each lane: wheels take the "
      "lowest, a cane finds the highest (in a criterion of its own, for its own groups). A lower or a higher one that nobody mapped may be there, "
      "unless kerbs are complete; one kerb alone is the lane of both.";
  spec.example = "{kind: kerb_upstand, within: 50 m, lane: wheels, beside: 3 m}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.asks = {{Theme::kerb, Property::kerb_height}, {Theme::kerb, Property::kerb_kind}, {Theme::crossing, Property::kerb_height}, {Theme::crossing, Property::kerb_kind}};
  spec.parameters = {
      crossings_within_parameter(),
      {.name = "lane",
       .type = ParameterSpec::Type::word,
       .words = {"wheels", "cane"},
       .help = "whose lane is judged where a crossing end has several kerbs; needs beside"},
      {.name = "beside",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far apart the kerbs of the lanes of one crossing end stand; needs lane"},
      accuracy_parameter("how far a crossing or a kerb may lie from where it is mapped, seen from the entrances and from the ends of crossings: one as near to within, or to beside, as "
                         "that perhaps counts"),
  };
  spec.errors = {.positions = "with accuracy, a crossing as near to within, or a kerb as near to beside, as that perhaps counts; without it both are taken where they are mapped. Which kerb "
                              "stands at which end, and what the main route leads over, is read from common points, which no error of positions parts",
                 .values = as_stated,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

/// The height of a kerb: as stated, or nothing where the kind says that there is none.
Known kerb_height(const MeasureContext& context, const Feature& feature) {
  Known height = accepted_known(context, feature, Property::kerb_height);
  if (height.stated) return height;
  const Known kind = accepted_known(context, feature, Property::kerb_kind);
  if (!kind.stated) return height;
  height.statements = kind.statements;
  if (kind.codes == code_bit(Property::kerb_kind, "none")) {
    height.stated = true;
    height.range = Interval::exact(0);
    height.grade = kind.grade;
  }
  return height;
}

PlaceResult end_place(const MeasureContext& context, std::uint32_t crossing, const CrossingEnd& end) {
  const Feature& feature = context.city.feature(crossing);
  Known height;
  height.range = domain(Quantity::length);
  const Feature* said_by = &feature;
  const Feature own = end_feature(context, crossing, end.number);
  if (!end.both_ends) {
    said_by = &own;
    height = kerb_height(context, own);
  }
  if (end.kerb && !height.stated) {
    said_by = &context.city.feature(*end.kerb);
    height = kerb_height(context, *said_by);
  }
  if (!height.stated) {
    said_by = &feature;
    height = kerb_height(context, feature);
  }
  LocalText label = crossing_label(context, crossing);
  if (!end.both_ends) {
    const LocalText side = direction_words(bounds(feature.geometry), end.at);
    label = {label.en + ", " + side.en + " end", label.in("sv") + ", " + side.sv};
  }
  PlaceResult place = property_place(*said_by, Property::kerb_height, height, std::move(label), end.at);
  place.feature = end.kerb ? context.city.feature(*end.kerb).id : end.both_ends ? feature.id : own.id;
  return place;
}

/// Which of the kerbs of a crossing end counts.
class Lanes {
 public:
  Lanes(const MeasureContext& context, const Parameters& parameters)
      : m_context(context), m_beside(parameters.metres("beside")), m_accuracy(parameters.metres("accuracy")) {
    if (parameters.given("lane") != parameters.given("beside")) {
      parameters.refuse(parameters.given("lane") ? "lane" : "beside", "lane and beside go together", "write both, such as lane: wheels, beside: 3 m");
    }
    if (!parameters.given("lane")) return;
    m_asked = true;
    m_wheels = parameters.word("lane") == "wheels";
    m_complete = is_complete(context, Theme::kerb, context.walks.area->box().grown(parameters.metres("within") + m_beside + m_accuracy));
  }

  /// Of the kerb of an end (a place with what is known of it) and those beside it the one that counts. `own`: kerbs that belong to another end;
  /// what is looked at is added to `seen`, what may not stand beside it to `perhaps`.
  void choose(PlaceResult& place, const CrossingEnd& end, const std::set<std::uint32_t>& own, std::set<std::uint32_t>& seen, std::set<std::uint32_t>& perhaps) const {
    if (!m_asked) return;
    Box box;
    box.include(end.at);
    for (const std::uint32_t f : m_context.city.find(Theme::kerb, box.grown(m_beside + m_accuracy))) {
      const Feature& kerb = m_context.city.feature(f);
      const double away = distance(kerb.geometry, end.at);
      if (own.contains(f) || away > m_beside + m_accuracy) continue;
      const bool surely_beside = m_accuracy <= 0 || away <= m_beside - m_accuracy;
      (surely_beside ? seen : perhaps).insert(f);
      PlaceResult other = property_place(kerb, Property::kerb_height, kerb_height(m_context, kerb), place.label, kerb.geometry);
      Interval both = m_wheels ? Interval{std::min(place.value.low, other.value.low), std::min(place.value.high, other.value.high)}
                               : Interval{std::max(place.value.low, other.value.low), std::max(place.value.high, other.value.high)};
      if (!surely_beside) both = hull(place.value, both);
      const bool counts = !place.known || (other.known && (m_wheels ? other.value.high < place.value.high : other.value.low > place.value.low));
      join_place(place, std::move(other), both, counts);
    }
    if (m_complete) return;
    // A lane that nobody mapped may lie beside it.
    if (m_wheels) place.value.low = std::min(place.value.low, Rational(0));
    else place.value.high = domain(Quantity::length).high;
  }

 private:
  const MeasureContext& m_context;
  double m_beside, m_accuracy;
  bool m_asked = false;
  bool m_wheels = true;
  bool m_complete = false;
};

Measurement measure_kerb_upstand(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Lanes lanes(context, parameters);
  const WalkGraph& graph = context.city.graph();
  Measurement measurement;
  measurement.quantity = Quantity::length;
  std::set<std::uint32_t> seen;
  std::set<std::uint32_t> perhaps;
  const double accuracy = parameters.metres("accuracy");
  const auto crossings = crossings_at(context, parameters.quantity("within", Quantity::length).to_double() / 1000.0, accuracy);
  std::set<std::uint32_t> own;
  for (const auto& [crossing, surely_there] : crossings) {
    for (const CrossingEnd& end : crossing_ends(context.city, crossing)) {
      if (end.kerb) own.insert(*end.kerb);
    }
  }
  // Those that surely count first: a kerb between two halves belongs to either.
  std::vector<AtSite> in_order = crossings;
  std::stable_partition(in_order.begin(), in_order.end(), [](const AtSite& one) { return one.surely; });
  bool any_surely = false;
  for (const auto& [crossing, surely_there] : in_order) {
    for (const CrossingEnd& end : crossing_ends(context.city, crossing)) {
      if (end.kerb && !seen.insert(*end.kerb).second) continue;  // the kerb of a refuge between two halves
      PlaceResult place = end_place(context, crossing, end);
      lanes.choose(place, end, own, seen, perhaps);
      if (!surely_there) may_not_count(context, Quantity::length, place);
      any_surely = any_surely || surely_there;
      measurement.places.push_back(std::move(place));
    }
  }
  std::set<std::uint32_t> streets;
  for (const RoutePiece& piece : context.walks.main_route) {
    const WalkGraph::Edge& edge = graph.edges[piece.edge];
    const Feature& way = context.city.feature(edge.feature);
    if (is_step_across(edge) && way.theme == Theme::road && streets.insert(edge.feature).second) {
      any_surely = true;
      const LocalText name = name_or_theme(way);
      measurement.places.push_back(unknown_place(Quantity::length, way.id,
                                                 {"Unmarked crossing of " + name.en, "Omarkerad korsning av " + name.in("sv")},
                                                 graph.vertices[edge.from]));
    }
    const auto add = [&](std::uint32_t vertex) {
      for (const std::uint32_t standing : graph.things_at(vertex)) {
        const Feature& kerb = context.city.feature(standing);
        if (kerb.theme != Theme::kerb || !seen.insert(standing).second) continue;
        measurement.places.push_back(property_place(kerb, Property::kerb_height, kerb_height(context, kerb),
                                                    located_label(context, kerb, graph.vertices[vertex]), graph.vertices[vertex]));
        if (perhaps.contains(standing)) may_not_count(context, Quantity::length, measurement.places.back());
        else any_surely = true;
      }
    };
    if (piece.from_mm == 0) add(edge.from);
    if (piece.to_mm == edge.length_mm) add(edge.to);
  }
  if (!any_surely) make_all_unknown(Quantity::length, measurement.places);
  measurement.steps = context.walks.steps;
  measurement.steps.push_back(counted(crossings.size(), "Crossings on the main route or near an entrance",
                                      "Övergångsställen på huvudstråket eller nära en entré"));
  measurement.steps.push_back(counted(measurement.places.size(), "Kerbs judged", "Bedömda kantstenar"));
  Unvouched unvouched(context);
  unvouched.ask(Theme::crossing, parameters.metres("within") + accuracy);
  unvouched.ask(Theme::kerb, parameters.metres("within") + accuracy);
  unvouched.ask_route("main_route");
  // Who read a kerb on the main route found one there, mapped or not.
  std::vector<PlaceResult> on_route;
  for (const RouteStretch& stretch : stretches_of(context, context.walks.main_route)) {
    on_route.push_back(unknown_place(Quantity::length, context.city.feature(stretch.feature).id, {}, stretch.where));
    on_route.back().stretch = stretch.stretch;
  }
  finish_places(context, measurement, unvouched, names_of_statements(Property::kerb_height), on_route);
  return measurement;
}

}  // namespace

MeasureKind kerb_upstand_kind() { return {kerb_upstand_spec(), measure_kerb_upstand}; }

}  // namespace levelground::gis
