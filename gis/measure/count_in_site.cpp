// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "gis/measure/conditions.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/network/site_area.hpp"

namespace levelground::gis {
namespace {

MeasureSpec count_in_site_spec() {
  MeasureSpec spec;
  spec.kind = "count_in_site";
  spec.help =
      "Number of features of a theme in the site. Mapped features prove at least so many; that there are no more is "
      "known only where a source states that the theme is complete, or an observation says that there are none.";
  spec.example = "{kind: count_in_site, theme: seat, per: hectare, with: [backrest=yes]}";
  spec.quantities = {Quantity::count, Quantity::ratio};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "theme",
       .type = ParameterSpec::Type::theme,
       .required = true,
       .help = "what is counted"},
      {.name = "per",
       .type = ParameterSpec::Type::word,
       .words = {"site", "hectare"},
       .required = true,
       .help = "site: the number (count); hectare: the number for each hectare of the site (ratio)"},
      {.name = "with",
       .type = ParameterSpec::Type::conditions,
       .help = "what each feature must have, as property=value (several values with |) or of a number property>=1; all conditions must "
               "hold: backrest=yes"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "also count features at most this far outside the site; without it only those inside"},
      accuracy_parameter("how far a thing may lie from where it is mapped, seen from the site: one nearer to its edge than that perhaps counts"),
  };
  spec.errors = {.positions = "with accuracy, a thing as near to the edge of the site (or of within) as that perhaps counts; without it things are taken where they are mapped. The site's "
                              "own area is as it is drawn; the scale of the map widens it",
                 .values = as_stated,
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

Measurement measure_count_in_site(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Theme theme = parameters.theme("theme");
  const std::vector<Condition> with = read_conditions(parameters, "with");
  const std::string per = parameters.word("per");
  if (per != "site" && per != "hectare") parameters.refuse("per", "‘" + per + "’ is neither site nor hectare", "write site or hectare");
  const double within = parameters.metres("within");
  const double accuracy = parameters.metres("accuracy");

  std::int64_t sure = 0;
  std::int64_t possible = 0;
  Grade grade = Grade::measured;
  const bool disputed = is_disputed(context, theme);
  Measurement measurement;
  for (const auto& [f, surely_there] : features_at(context, theme, within, accuracy)) {
    Grade of_this = Grade::tagged;
    std::vector<MeasureInput> statements;
    Tri answer = satisfies_all(context, context.city.feature(f), with, statements, of_this);
    if (disputed || !surely_there) answer = std::min(answer, Tri::unknown);
    if (answer == Tri::yes) {
      ++sure;
      grade = std::min(grade, of_this);
    }
    if (answer != Tri::no) ++possible;
  }
  const Box box = context.walks.area->box().grown(within + accuracy);
  const bool complete = within > 0 ? is_complete(context, theme, box) : is_complete_in_site(context, theme, box);
  Interval number{Rational(sure), complete ? Rational(possible) : Rational::infinity()};
  measurement.quantity = per == "site" ? Quantity::count : Quantity::ratio;
  if (per == "hectare") {
    constexpr std::int64_t parts = 1'000'000;  // of one per hectare: finer than any count of things
    const PointScale scale = scale_for(context);
    const double hectares = area(context.walks.area->area()) / 10'000.0;
    if (hectares <= 0) number = domain(Quantity::ratio);
    else {
      // Area on the map = scale² × area on the ground.
      number.low = Rational::floor_of(static_cast<double>(sure) * scale.low * scale.low / hectares, parts);
      if (complete) number.high = Rational::ceil_of(static_cast<double>(possible) * scale.high * scale.high / hectares, parts);
    }
  }
  measurement.value = number;
  measurement.observed = possible > 0 || complete;
  measurement.cover(measurement.observed ? Rational(1) : Rational(0));
  measurement.grade = sure > 0 ? grade : Grade::tagged;
  measurement.steps.push_back(counted(static_cast<std::size_t>(sure), "Found that surely count", "Funna som säkert räknas"));
  if (disputed) measurement.steps.push_back({"An observer says that there are none here.", "En observatör säger att det inte finns några här."});
  if (possible > sure) measurement.steps.push_back(counted(static_cast<std::size_t>(possible - sure), "Found that perhaps count", "Funna som kanske räknas"));
  measurement.steps.push_back(complete ? LocalText{"There are no others: the theme is complete here.", "Det finns inga andra: temat är fullständigt här."}
                                       : LocalText{"Nobody says that all are mapped: there may be more.", "Ingen säger att alla är kartlagda: det kan finnas fler."});
  const std::string name = "count:" + std::string(theme_name(theme));
  add_site_statements(context, measurement, {name});
  return measurement;
}

/// From afar only what is counted matters.
MindsFar count_in_site_minds_far(const Criterion& criterion, const FarChange& change) {
  return {change.after.feature(change.feature).theme == Parameters(criterion).theme("theme") ? Far::around : Far::none};
}

}  // namespace

MeasureKind count_in_site_kind() { return {count_in_site_spec(), measure_count_in_site, count_in_site_minds_far}; }

}  // namespace levelground::gis
