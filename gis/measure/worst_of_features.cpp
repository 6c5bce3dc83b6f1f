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

MeasureSpec worst_of_features_spec() {
  MeasureSpec spec;
  spec.kind = "worst_of_features";
  spec.help =
      "A property with an order (a number, presence or ordinal) of each feature of a theme: the opening of each toilet, the handrail of each "
      "flight. One place for each feature; a feature without a statement is unknown, and so is one that may be there unmapped where nobody vouches "
      "that the theme is complete.";
  spec.example = "{kind: worst_of_features, theme: steps, property: handrail}";
  spec.quantities = {Quantity::length, Quantity::slope, Quantity::count, Quantity::speed, Quantity::presence, Quantity::ordinal};
  spec.has_runs = false;
  spec.parameters = {
      judged_theme_parameter(),
      {.name = "property",
       .type = ParameterSpec::Type::property,
       .required = true,
       .help = "a property with an order"},
      among_parameter(),
      around_site_parameter(),
      accuracy_parameter("how far a thing may lie from where it is mapped, seen from the site: one as near to its edge, or to within, as that perhaps counts"),
  };
  spec.errors = {.positions = "with accuracy, a thing as near to the edge of the site, or to within, as that perhaps counts; without it things are taken where they are mapped",
                 .values = as_stated,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_worst_of_features(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Theme theme = parameters.theme("theme");
  const Property property = parameters.property("property");
  const Quantity quantity = property_info(property).quantity;
  if (quantity == Quantity::category || quantity == Quantity::text) {
    parameters.refuse("property", "the values of " + parameters.word("property") + " have no order", "use share_of_features for it");
  }
  const std::vector<Condition> among = read_conditions(parameters, "among");
  bool any_surely = false;
  Measurement measurement;
  measurement.quantity = quantity;
  const double within = parameters.metres("within");
  const double accuracy = parameters.metres("accuracy");
  for (const auto& [f, surely_there] : features_at(context, theme, within, accuracy)) {
    const Feature& feature = context.city.feature(f);
    std::vector<MeasureInput> inputs;
    Grade grade = Grade::measured;
    const Tri belongs = satisfies_all(context, feature, among, inputs, grade);
    if (belongs == Tri::no) continue;
    PlaceResult place = property_place(feature, property, accepted_known(context, feature, property),
                                       judged_label(context, f), feature.geometry);
    if (quantity == Quantity::slope && place.known && place.value.high <= Rational(0)) place.value = {-place.value.high, -place.value.low};
    place.inputs.insert(place.inputs.end(), inputs.begin(), inputs.end());
    if (belongs == Tri::unknown) {  // whether it is judged at all is not known: it proves nothing
      place.known = false;
      place.value = domain(quantity);
    }
    if (!surely_there) may_not_count(context, quantity, place);
    any_surely = any_surely || surely_there;
    measurement.places.push_back(std::move(place));
  }
  if (!any_surely) make_all_unknown(quantity, measurement.places);
  measurement.steps.push_back(counted(measurement.places.size(), "Mapped and judged", "Kartlagda och bedömda"));
  Unvouched unvouched(context);
  unvouched.ask(theme, within + accuracy);
  const std::string name = parameters.word("property");
  std::vector<std::string_view> heard = {name};
  if (theme == Theme::barrier && property == Property::opening_width) heard.emplace_back("barrier_passage");
  finish_places(context, measurement, unvouched, heard);
  return measurement;
}

}  // namespace

MeasureKind worst_of_features_kind() { return {worst_of_features_spec(), measure_worst_of_features}; }

}  // namespace levelground::gis
