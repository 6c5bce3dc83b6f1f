// SPDX-License-Identifier: Apache-2.0
// What profiles, published cases and travellers hold, in words.
#include "core/city/theme.hpp"
#include "core/scheme/format.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace format {

namespace {

using Type = FormatType;
using Many = FormatMany;

std::vector<std::string> codes_of(Property property) {
  const auto codes = property_info(property).codes;
  return {codes.begin(), codes.end()};
}

/// The keys that every limit of a traveller has.
std::vector<FormatKey> cited(FormatKey limit) {
  limit.name = "limit";
  limit.required = true;
  return {std::move(limit),
          {.name = "source", .required = true, .meaning = "Key of one of its own `sources`, or of `criteria/travellers/sources.yaml` (`LG`: a value without a source)."},
          {.name = "clause", .required = true, .meaning = "Where in the source it stands, and why this figure was taken."},
          {.name = "confidence", .required = true, .words = vocabulary::list(vocabulary::confidences()), .meaning = "How sure it is, as of a limit of a criterion."},
          {.name = "compared", .pattern = "^[a-z-]+/[a-z-]+$", .shape = "`row/column`", .meaning = "The cell of `criteria/travellers/compared.yaml` that it was taken from; `levelground travellers --compare` shows them all."}};
}

struct TravellerLimit {
  const char* key;
  const char* block;
  const char* meaning;
};

FormatBlock traveller_limits() {
  FormatBlock limits{"traveller_limits", "The limits of a traveller", "What is left out does not matter to this traveller.", {}};
  for (const TravellerLimit& limit : {
           TravellerLimit{"kerb_at_most", "length_limit", "The highest kerb."},
           {"incline_at_most", "slope_limit_with_exception", "The steepest way up; also down, where `incline_down_at_most` is not given."},
           {"incline_down_at_most", "slope_limit_with_exception", "The steepest way down. A way is passed there and back: surely by the stricter of the two limits, perhaps by the milder. `route` counts each in its direction where a source tells which way a slope falls."},
           {"cross_slope_at_most", "slope_limit", "The steepest slope across the way."},
           {"width_at_least", "width_limit", "The narrowest way, gate or barrier."},
           {"steps_at_most", "count_limit", "The most steps of one flight; 0: nobody on this way may need to take a step."},
           {"smoothness_at_least", "smoothness_limit", "The worst smoothness."},
           {"surfaces_refused", "surface_limit", "Surfaces that are not passed."},
           {"crossings_accepted", "crossing_limit", "How a street must be crossed."},
           {"traffic_at_most", "speed_limit", "The highest speed limit of a carriageway that is walked along."},
           {"needs_light", "light_limit", "Whether a way must be lit."},
           {"hours", "hours_limit", "When they walk; without it what is shut at times may or may not be passed."}}) {
    limits.keys.push_back({.name = limit.key, .type = Type::block, .block = limit.block, .meaning = limit.meaning});
  }
  return limits;
}

FormatBlock quantity_limit(std::string id, std::string title, Quantity quantity, bool with_exception = false) {
  FormatBlock block{std::move(id), std::move(title), "", cited({.name = {}, .type = Type::quantity, .quantity = quantity, .meaning = "The limit; its own figure passes."})};
  if (with_exception) {
    block.keys.push_back({.name = "except", .type = Type::block, .block = quantity == Quantity::slope ? "steeper" : "narrower", .meaning = "A weaker value that is passed over a short run."});
  }
  return block;
}

FormatBlock exception(std::string id, std::string title, Quantity quantity) {
  return {std::move(id), std::move(title), "",
          {{.name = "value", .required = true, .type = Type::quantity, .quantity = quantity, .meaning = "The weaker value."},
           {.name = "for_at_most", .required = true, .type = Type::quantity, .quantity = Quantity::length, .meaning = "The longest run over which it is passed."}}};
}

}  // namespace

FormatFile profile_file() {
  FormatFile file{"profile", "A profile", "`<scheme>/profiles/<id>.yaml`",
                  "A country's or a city's own limits: other figures with other sources, never another meaning. Quantity, direction, measure and groups stay.",
                  {}, {"bench-city/profiles/hills.yaml"}};
  file.blocks = {{"profile", "A profile", "",
                  {{.name = "id", .required = true, .meaning = "The name by which it is chosen, and that of the file."},
                   {.name = "title", .required = true, .type = Type::words, .meaning = "What people read."},
                   {.name = "base", .required = true, .meaning = "Id of the scheme that it changes."},
                   {.name = "valid_from", .type = Type::date, .meaning = "The day of this edition of the profile. Since when a limit holds, only the limit says."},
                   {.name = "sources", .type = Type::block, .many = Many::list, .block = "source", .meaning = "Sources that the scheme does not list."},
                   {.name = "unconfirmed", .type = Type::block, .many = Many::list, .block = "open_figure", .meaning = "Figures that were seen and could not be confirmed: shown, never used."},
                   {.name = "not_taken", .type = Type::block, .many = Many::list, .block = "open_figure", .meaning = "Figures that were read, and that are another thing than the criterion judges or more than a limit can say: shown, never used."},
                   {.name = "criteria", .required = true, .type = Type::block, .block = "overrides", .meaning = "The criteria whose limits change."}}},
                 source_block(),
                 {"open_figure", "A figure that is not used", "",
                  {{.name = "criterion", .required = true, .meaning = "Code of the criterion it would change."},
                   {.name = "figure", .required = true, .type = Type::own_words, .meaning = "The figure as it was seen."},
                   {.name = "reason", .required = true, .type = Type::words, .meaning = "Why it is not used."}}},
                 {"overrides", "The criteria", "", {{.name = "<code>", .type = Type::block, .block = "override", .meaning = "Code of a criterion of the scheme."}}},
                 {"override", "What changes", "", {{.name = "scale", .required = true, .type = Type::block, .block = "scale", .meaning = "The limits that change; the scale that comes out is checked again as a whole."}}}};
  for (FormatBlock& part : scale_blocks(true)) file.blocks.push_back(std::move(part));
  return file;
}

FormatFile cases_file() {
  const std::vector<std::string> scores = {"0", "1", "2", "3"};
  FormatFile file{"cases", "Published cases", "`<scheme>/conformance/cases.yaml`",
                  "At this place, under this criterion, this verdict: what the words of a scheme mean where words leave room. "
                  "`levelground scheme conformance` runs them; [conformance.md](conformance.md) says how another program can. A criterion has at "
                  "least four: met, not met, cannot tell and not applicable, each at a site of the project beside it. What a site is like stands "
                  "in the project's layers (`layers/site.geojson` holds the sites, `layers/seat.geojson` the benches …) and in its "
                  "`observations.csv`, a line for each statement under the names of its first line (site, property, result, unit, accuracy …). Accuracy beside "
                  "a figure that straddles a limit gives cannot tell; not applicable comes from `applies`, or from `not_applicable` in the project, with who "
                  "proposed it and who agreed ([formats.md](formats.md)).",
                  {}, {"bench-city/conformance/cases.yaml"}};
  file.blocks = {{"cases", "cases.yaml", "",
                  {{.name = "scheme", .required = true, .meaning = "Id of the scheme."},
                   {.name = "version", .required = true, .meaning = "The version that the cases are for."},
                   {.name = "project", .required = true, .meaning = "The project file that is assessed, beside this file."},
                   {.name = "cases", .required = true, .type = Type::block, .many = Many::list, .block = "case", .meaning = "The cases."}}},
                 {"case", "A case", "",
                  {{.name = "criterion", .required = true, .meaning = "Code of the criterion."},
                   {.name = "site", .required = true, .meaning = "The site, by id or by a name that only one has."},
                   {.name = "verdict", .required = true, .words = {"met", "not_met", "cannot_tell", "not_observed", "not_applicable"}, .meaning = "The verdict that is expected."},
                   {.name = "score", .type = Type::whole, .many = Many::list, .words = scores, .shape = "both ends: `[2, 3]`", .meaning = "The lowest and the highest score."},
                   {.name = "assessed", .type = Type::flag, .meaning = "Does it count as assessed? `no` for a `cannot_tell` of which less is known than its coverage gate asks."},
                   {.name = "value", .type = Type::quantity, .many = Many::list, .shape = "both ends: `[\"1450 mm\", \"1550 mm\"]`", .meaning = "The interval that is judged; `any` is an end that is not bounded."},
                   {.name = "tolerance", .type = Type::quantity, .meaning = "How far each end may lie from the published one; lengths measured on a map need one, stated values none."}}}};
  return file;
}

FormatFile traveller_file() {
  FormatFile file{"traveller", "A traveller", "`criteria/travellers/<id>.yaml`, or a file of your own",
                  "Who walks, and what they can pass: `route`, `reach` and `nearest` take one by id or as a file (`--traveller my/traveller.yaml`). What a source is silent about is "
                  "not known, never passed. A limit that is set on the command line (`--limit 'kerb<=30 mm'`) has no source, and the output says so.",
                  {}, {"travellers/walking-stick.yaml"}};
  const auto listed = [](std::string id, std::string title, Property property, std::string meaning) {
    return FormatBlock{std::move(id), std::move(title), "", cited({.name = {}, .many = Many::some, .words = codes_of(property), .meaning = std::move(meaning)})};
  };
  file.blocks = {{"traveller", "A traveller", "",
                  {{.name = "id", .required = true, .meaning = "The name by which it is chosen."},
                   {.name = "name", .required = true, .type = Type::words, .meaning = "What people read."},
                   {.name = "about", .required = true, .type = Type::words, .meaning = "Whom it stands for, and whom not."},
                   {.name = "sources", .type = Type::block, .many = Many::list, .block = "source", .meaning = "Sources of its own, beside those of the house."},
                   {.name = "speed", .required = true, .type = Type::block, .block = "speed_limit", .meaning = "How fast they walk."},
                   {.name = "limits", .type = Type::block, .block = "traveller_limits", .meaning = "What they can pass; without it everything."}}},
                 source_block(),
                 traveller_limits(),
                 quantity_limit("length_limit", "A limit that is a length", Quantity::length),
                 quantity_limit("width_limit", "A limit that is a width", Quantity::length, true),
                 quantity_limit("slope_limit", "A limit that is a slope", Quantity::slope),
                 quantity_limit("slope_limit_with_exception", "A limit that is a slope, with an exception", Quantity::slope, true),
                 quantity_limit("count_limit", "A limit that is a number", Quantity::count),
                 quantity_limit("speed_limit", "A speed", Quantity::speed),
                 {"smoothness_limit", "A smoothness", "", cited({.name = {}, .words = codes_of(Property::smoothness), .meaning = "One of the classes of OpenStreetMap; itself passes."})},
                 listed("surface_limit", "Surfaces", Property::surface, "The surfaces that are refused."),
                 listed("crossing_limit", "Crossings", Property::crossing_control, "The kinds of crossing that are accepted."),
                 {"light_limit", "Light", "", cited({.name = {}, .type = Type::flag, .meaning = "`yes`: only where a lamp is known."})},
                 {"hours_limit", "Hours", "", cited({.name = {}, .shape = "a span of the clock, such as `\"22:00-05:00\"`", .meaning = "From when to when."})},
                 exception("steeper", "Steeper for a short run", Quantity::slope),
                 exception("narrower", "Narrower for a short run", Quantity::length)};
  for (FormatBlock& block : file.blocks) {
    const bool cites = block.keys.size() > 1 && block.keys.front().name == "limit" && block.id != "length_limit";
    if (cites) block.rest_of = "length_limit";
  }
  return file;
}

}  // namespace format

std::vector<FormatFile> scheme_format() {
  return {format::scheme_file(), format::criterion_file(), format::profile_file(), format::cases_file(), format::traveller_file()};
}

}  // namespace levelground
