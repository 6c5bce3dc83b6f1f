// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {
namespace {

MeasureSpec document_spec() {
  MeasureSpec spec;
  spec.kind = "document";
  spec.help =
      "A document about the site (or about every site): an observation of the property with an evidence file. Quantity "
      "presence: a document exists and is fresh enough. Any other quantity: the value it states. Without a file it is "
      "not accepted.";
  spec.example = "{kind: document, property: complaint_channel}";
  spec.quantities = {Quantity::presence, Quantity::duration, Quantity::count, Quantity::share, Quantity::rating, Quantity::age, Quantity::ratio, Quantity::illuminance, Quantity::length, Quantity::sound_level};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "property",
       .type = ParameterSpec::Type::word,
       .required = true,
       .help = "property the document is about, as in the observations"},
  };
  return spec;
}

Measurement measure(const MeasureContext& context) {
  throw Defect("measure kind not written yet: " + context.criterion.measure.kind);
}

}  // namespace

MeasureKind document_kind() { return {document_spec(), measure}; }

}  // namespace levelground::gis
