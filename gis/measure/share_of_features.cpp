// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/errors.hpp"
#include "gis/measure/conditions.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/thing_readings.hpp"
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
      "A value that may lie on either side of what is asked for is unknown. A reading at the position of a feature counts as one more statement about it.";
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
  const auto features = features_at(context, theme, within, accuracy);
  std::vector<PlaceResult> places;
  for (const auto& [f, surely_there] : features) {
    const Feature& feature = context.city.feature(f);
    places.push_back(unknown_place(Quantity::share, feature.id, judged_label(context, f), feature.geometry));
    places.back().grade = Grade::tagged;
  }
  const ThingReadings among_read(context, places, asked_by(among));
  const ThingReadings with_read(context, places, asked_by(with));
  for (std::size_t i = 0; i < features.size(); ++i) {
    const auto& [f, surely_there] = features[i];
    const Feature& feature = context.city.feature(f);
    const auto all = [&](const std::vector<Condition>& conditions, const ThingReadings& readings) {
      Tri answer = is_fresh(context, feature) ? Tri::yes : Tri::unknown;
      for (std::size_t c = 0; c < conditions.size(); ++c) {
        const Tri said = satisfies(context, feature, conditions[c], places[i].inputs, places[i].grade);
        answer = std::min(answer, readings.heard(i, c, said, places[i]));
      }
      return answer;
    };
    const Tri belongs = all(among, among_read);
    if (belongs == Tri::no) continue;
    Tri answer = all(with, with_read);
    if (belongs == Tri::unknown || !surely_there) answer = Tri::unknown;   // it may not be one of those that are asked, and then changes nothing
    share.add(answer, 1, std::move(places[i]));
    ++judged;
  }
  Unvouched unvouched(context);
  unvouched.ask(theme, within + accuracy);
  std::vector<SharedText> steps{counted(judged, "Mapped and judged", "Kartlagda och bedömda")};
  among_read.tell(steps);
  with_read.tell(steps);
  Measurement measurement = finish_share(share, unvouched, std::move(steps));
  const std::string name = "share_of_features:" + std::string(theme_name(theme));
  add_site_statements(context, measurement, {name});
  return measurement;
}

}  // namespace

MeasureKind share_of_features_kind() { return {share_of_features_spec(), measure_share_of_features}; }

}  // namespace levelground::gis
