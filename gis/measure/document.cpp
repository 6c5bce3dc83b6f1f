// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>

#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/refused.hpp"

namespace levelground::gis {
namespace {

MeasureSpec document_spec() {
  MeasureSpec spec;
  spec.kind = "document";
  spec.help =
      "A document about the site (or about every site): an observation of the property with an evidence file. Quantity presence: a document exists "
      "and is fresh enough. Any other quantity: the value it states. Without a file it is not accepted, but for a no, which says that there is "
      "none. Documents are statements about one thing: where they overlap they agree, where they do not the value is the hull of both. Only with "
      "combine latest or median does each stand for its time.";
  spec.example = "{kind: document, property: complaint_channel}";
  spec.quantities = {Quantity::presence, Quantity::duration, Quantity::count, Quantity::share, Quantity::rating, Quantity::age, Quantity::ratio, Quantity::illuminance, Quantity::length, Quantity::sound_level, Quantity::temperature, Quantity::area, Quantity::slope, Quantity::speed, Quantity::mass, Quantity::ordinal};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "property",
       .type = ParameterSpec::Type::word,
       .required = true,
       .help = "property the document is about, as in the observations"},
  };
  spec.errors = {.positions = "do not matter: nothing is measured on the map",
                 .values = "as exact as the document states it, else half a unit of its last digit",
                 .rasters = no_rasters,
                 .age = "a document is as old as its observation; one older than the criterion allows is not accepted"};
  return spec;
}

/// A file that was found: it has a digest.
bool has_file(const Observation& observation) {
  return std::any_of(observation.evidence.begin(), observation.evidence.end(), [](const Evidence& evidence) { return !evidence.sha256.empty(); });
}

/// All documents as one place, unless each stands for its time.
std::vector<PlaceResult> as_one(std::vector<PlaceResult> documents, Combine combine) {
  if (documents.size() < 2 || combine == Combine::latest || combine == Combine::median) return documents;
  PlaceResult all = documents.front();
  for (std::size_t d = 1; d < documents.size(); ++d) join_statement(all, documents[d]);
  const std::string count = std::to_string(documents.size());
  all.label = {count + " documents", count + " dokument"};
  return {std::move(all)};
}

Measurement measure_document(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string property = parameters.word("property");
  const Quantity quantity = context.criterion.scale.quantity;
  Measurement measurement;
  measurement.quantity = quantity;
  for (const Observation* observation : said_of_site(context, property)) {
    if (!accepts(context, *observation)) continue;
    const bool absent = observation->quantity == Quantity::presence && observation->range.high <= Rational(0);
    if (!has_file(*observation) && !absent) {  // that there is no document needs no document
      refuse(context, *observation, {"no file of it was found, and a document is asked for", "ingen fil till den hittades, och ett dokument krävs"});
      continue;
    }
    // Any document of the property is there, whatever it states; a value must be of the quantity that is asked.
    const auto stated = stated_range(*observation, quantity);
    if (quantity != Quantity::presence && !stated) {
      refuse_quantity(context, *observation);
      continue;
    }
    PlaceResult place;
    place.label = {"Document " + observation->id, "Dokument " + observation->id};
    if (!observation->evidence.empty()) place.label = {"Document " + observation->evidence.front().file, "Dokument " + observation->evidence.front().file};
    place.value = stated.value_or(Interval::exact(1));
    place.known = true;
    place.grade = std::max(Grade::tagged, grade_of(*observation));
    if (observation->date.is_set()) place.date = observation->date;
    place.inputs.push_back(input_of(*observation));
    measurement.places.push_back(std::move(place));
  }
  const std::size_t accepted = measurement.places.size();
  measurement.places = as_one(std::move(measurement.places), context.criterion.combine);
  finish_places(context, measurement);
  measurement.steps.push_back(counted(accepted, "Documents accepted", "Godtagna dokument"));
  return measurement;
}

}  // namespace

MeasureKind document_kind() { return {document_spec(), measure_document}; }

}  // namespace levelground::gis
