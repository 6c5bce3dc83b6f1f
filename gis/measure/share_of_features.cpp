// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/errors.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec share_of_features_spec() {
  MeasureSpec spec;
  spec.kind = "share_of_features";
  spec.help =
      "Share of the features of a theme that have what is asked for. Judged are the mapped features in the site, or "
      "with within also those around it. Where nobody vouches that the theme is complete, what is not mapped may have it or "
      "not: one that surely lacks it proves that not all have it, and nothing more. "
      "A value that may lie on either side of what is asked for is unknown.";
  spec.example = "{kind: share_of_features, theme: crossing, within: 50 m, among: [crossing_control=signals], with: [sound_signal=yes]}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      judged_theme_parameter(),
      {.name = "with",
       .type = ParameterSpec::Type::conditions,
       .required = true,
       .help = "what each must have, as property=value (several values with |) or of a number property>=1; all must hold"},
      among_parameter(),
      around_site_parameter(),
      accuracy_parameter("how far a thing may lie from where it is mapped, seen from the site: one as near to its edge, or to within, as that perhaps counts"),
  };
  spec.errors = {.positions = "with accuracy, a thing as near to the edge of the site, or to within, as that perhaps counts; without it things are taken where they are mapped",
                 .values = "a value that may lie on either side of what is asked for is unknown",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_share_of_features(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Theme theme = parameters.theme("theme");
  const std::vector<Condition> with = read_conditions(parameters, "with");
  const std::vector<Condition> among = read_conditions(parameters, "among");
  ShareOf share(context);
  std::size_t judged = 0;
  const double within = parameters.metres("within");
  const double accuracy = parameters.metres("accuracy");
  for (const auto& [f, surely_there] : features_at(context, theme, within, accuracy)) {
    const Feature& feature = context.city.feature(f);
    std::vector<MeasureInput> inputs;
    Grade grade = Grade::tagged;
    const Tri belongs = satisfies_all(context, feature, among, inputs, grade);
    if (belongs == Tri::no) continue;
    Tri answer = satisfies_all(context, feature, with, inputs, grade);
    if (belongs == Tri::unknown && answer == Tri::no) answer = Tri::unknown;  // it may not be one of those that are asked
    if (!surely_there) answer = Tri::unknown;
    PlaceResult place = unknown_place(Quantity::share, feature.id, judged_label(context, f), feature.geometry);
    place.inputs = std::move(inputs);
    place.grade = grade;
    share.add(answer, 1, std::move(place));
    ++judged;
  }
  Unvouched unvouched(context);
  unvouched.ask(theme, within + accuracy);
  Measurement measurement = finish_share(share, unvouched, {counted(judged, "Mapped and judged", "Kartlagda och bedömda")});
  const std::string name = "share_of_features:" + std::string(theme_name(theme));
  add_site_statements(context, measurement, {name});
  return measurement;
}

}  // namespace

MeasureKind share_of_features_kind() { return {share_of_features_spec(), measure_share_of_features}; }

}  // namespace levelground::gis
