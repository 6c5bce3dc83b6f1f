// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

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
       .type = ParameterSpec::Type::words,
       .help = "what each feature must have, as property=value (several values with |, all conditions must hold): "
               "backrest=yes"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "also count features at most this far outside the site; without it only those inside"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind count_in_site_kind() { return {count_in_site_spec(), measure}; }

}  // namespace levelground::gis
