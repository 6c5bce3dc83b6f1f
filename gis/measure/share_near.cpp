// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/errors.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/least_distance.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec share_near_spec() {
  MeasureSpec spec;
  spec.kind = "share_near";
  spec.help =
      "Share of the features of a theme in the site that stand within a distance of a feature of other themes, between where the two are nearest to each "
      "other: seats near a tree. A feature that is "
      "not near one is known to be so only where those themes are complete; where the theme itself is not, there may be more that stand near one or "
      "do not.";
  spec.example = "{kind: share_near, theme: seat, near: [tree, shelter], within: 5 m, accuracy: 1 m}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      judged_theme_parameter(),
      {.name = "near",
       .type = ParameterSpec::Type::themes,
       .required = true,
       .help = "themes one of which must be near"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "how near one of these must stand"},
      {.name = "accuracy",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "by how much the distance between two mapped things, or of one from the edge of the site, may be wrong"},
      among_parameter(),
  };
  spec.errors = {.positions = "with accuracy, what is near or in the site but for that is unknown; without it things are taken where they are mapped",
                 .values = "a value that may lie on either side of what is asked for is unknown",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_share_near(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Theme theme = parameters.theme("theme");
  const std::vector<Theme> near = parameters.themes("near");
  const std::vector<Condition> among = read_conditions(parameters, "among");
  const double within = parameters.quantity("within", Quantity::length).to_double() / 1000.0;
  const double accuracy = parameters.metres("accuracy");
  ShareOf share(context);
  for (const auto& [f, surely_there] : features_at(context, theme, 0, accuracy)) {
    const Feature& feature = context.city.feature(f);
    std::vector<MeasureInput> inputs;
    Grade grade = Grade::tagged;
    const Tri belongs = satisfies_all(context, feature, among, inputs, grade);
    if (belongs == Tri::no) continue;
    const Box box = bounds(feature.geometry).grown(within + accuracy);
    bool found = false;
    bool perhaps = false;
    bool complete = true;
    for (const Theme other : near) {
      complete = complete && is_complete(context, other, box);
      for (const std::uint32_t o : context.city.find(other, box)) {
        const Feature& thing = context.city.feature(o);
        const double away = least_distance(thing.geometry, feature.geometry);
        if (o == f || away > within + accuracy || !is_fresh(context, thing)) continue;
        perhaps = true;
        if (away > within - accuracy) continue;
        found = true;
        inputs.push_back(input_of_presence(context, thing));
        break;
      }
    }
    PlaceResult place = unknown_place(Quantity::share, feature.id, feature_label(context, feature), feature.geometry);
    place.inputs = std::move(inputs);
    place.grade = grade;
    const Tri answer = found ? Tri::yes : (complete && !perhaps ? Tri::no : Tri::unknown);
    // What may not be one of those that are asked, or not there, may change nothing.
    share.add(surely_there && belongs == Tri::yes ? answer : Tri::unknown, 1, std::move(place));
  }
  Unvouched unvouched(context);
  unvouched.ask(theme, accuracy);
  Measurement measurement = finish_share(share, unvouched, {});
  const std::string name = "share_near:" + std::string(theme_name(theme));
  add_site_statements(context, measurement, {name});
  return measurement;
}

}  // namespace

MeasureKind share_near_kind() { return {share_near_spec(), measure_share_near}; }

}  // namespace levelground::gis
