// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/evidence.hpp"

#include <algorithm>
#include <string>

#include "core/base/decimal_commas.hpp"
#include "core/city/statement_names.hpp"
#include "gis/measure/refused.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/what_if.hpp"

namespace levelground::gis {
namespace {

bool young_enough(const MeasureContext& context, const Date& date) {
  if (!context.criterion.max_age_months) return true;
  return is_at_most_months_old(date, context.as_of, *context.criterion.max_age_months);
}

bool young_source(const MeasureContext& context, std::uint32_t source) {
  const Date& date = context.city.sources().at(source).date;
  return !date.is_set() || young_enough(context, date);
}

}  // namespace

bool accepts(const MeasureContext& context, const Observation& observation) {
  if (context.criterion.light != Light::not_stated && observation.light != context.criterion.light) {
    refuse_light(context, observation);
    return false;
  }
  if (!young_enough(context, day_of(observation))) {
    refuse_age(context, observation, day_of(observation));
    if (context.not_taken != nullptr) context.not_taken->old_observation(observation);
    return false;
  }
  // What is stated of a property of a thing is known of it, whether a criterion asks or not.
  const bool may_be_in_vain = observation.feature.empty() || !property_stated_as(observation.property);
  if (context.heard != nullptr && may_be_in_vain) context.heard->push_back(observation.id);
  return true;
}

bool is_fresh(const MeasureContext& context, const Feature& feature) { return is_fresh(context, feature.source); }

bool is_fresh(const MeasureContext& context, std::uint32_t source) {
  const bool fresh = young_source(context, source);
  if (!fresh && context.not_taken != nullptr) context.not_taken->old_source(context.city.sources().at(source));
  return fresh;
}

Known accepted_known(const MeasureContext& context, const Feature& feature, Property property) {
  const PropertyInfo& info = property_info(property);
  const auto observations = said_of_feature(context, feature.id, info.name);
  const bool all = std::all_of(observations.begin(), observations.end(), [&](const Observation* o) { return accepts(context, *o); });
  const bool fresh = young_source(context, feature.source);
  if (all && fresh) return known(context.city, feature, property, context.as_of);
  Known result;
  std::vector<StatedValue> stated;
  for (const Observation* observation : observations) {
    if (observation->quantity != info.quantity || !accepts(context, *observation)) continue;
    stated.push_back({observation->range, observation->codes, grade_of(*observation)});
    result.statements.push_back({input_of(*observation).words.text().en, observation->id, grade_of(*observation), observation->evidence});
  }
  for (const Attribute& attribute : feature.attributes) {
    if (attribute.property != property || (!fresh && !is_fresh(context, feature))) continue;
    stated.push_back({attribute.range, attribute.codes, attribute.grade});
    result.statements.push_back({attribute.text, "", attribute.grade, {}});
  }
  join_statements(info, stated, result);
  return result;
}

Tri accepted_presence(const MeasureContext& context, const Feature& feature, Property property) {
  const Known value = accepted_known(context, feature, property);
  if (!value.stated) return Tri::unknown;
  if (value.range.low >= Rational(1)) return Tri::yes;
  return value.range.high <= Rational(0) ? Tri::no : Tri::unknown;
}

std::vector<const Observation*> about_whole_site(const MeasureContext& context, std::string_view property) {
  std::vector<const Observation*> found;
  for (const Observation* observation : said_of_site(context, property)) {
    if (observation->feature.empty() && !observation->position && accepts(context, *observation)) found.push_back(observation);
  }
  return found;
}

std::vector<const Observation*> absences(const MeasureContext& context, Theme theme) {
  return about_whole_site(context, "absent:" + std::string(theme_name(theme)));
}

bool is_complete(const MeasureContext& context, Theme theme, const Box& box) {
  const std::optional<int>& months = context.criterion.max_age_months;
  if (context.city.complete(theme, box, context.as_of, months) != nullptr) return true;
  if (context.not_taken == nullptr) return false;
  const auto lapsed = months ? context.city.lapsed(theme, box, context.as_of, *months) : std::nullopt;
  if (lapsed) context.not_taken->lapsed(theme, *lapsed);
  const LostRecord* lost = lapsed ? nullptr : context.city.lost(theme, box, context.as_of);
  if (lost != nullptr) context.not_taken->lost(theme, *lost);
  return false;
}

bool is_complete_but_old(const MeasureContext& context, Theme theme, const Box& box) {
  const std::optional<int>& months = context.criterion.max_age_months;
  return months && context.city.lapsed(theme, box, context.as_of, *months).has_value();
}

void NotTaken::lost(Theme theme, const LostRecord& record) {
  if (std::none_of(m_lost.begin(), m_lost.end(), [&](const auto& one) { return one.first == theme; })) m_lost.emplace_back(theme, &record);
}

void NotTaken::old_source(const Source& source) { m_old_sources.insert(&source); }

void NotTaken::lapsed(Theme theme, const LapsedStatement& statement) {
  m_lapsed.insert({TooOld::What::completeness, statement.source->name, std::string(theme_name(theme)), statement.date});
}

void NotTaken::old_observation(const Observation& observation) {
  m_observations = true;
  m_newest_observation = std::max(m_newest_observation, day_of(observation));
}

std::vector<TooOld> NotTaken::too_old() const {
  std::vector<TooOld> all(m_lapsed.begin(), m_lapsed.end());
  for (const Source* source : m_old_sources) all.push_back({TooOld::What::layer, source->name, "", source->date});
  if (m_observations) all.push_back({TooOld::What::observations, "", "", m_newest_observation});
  std::sort(all.begin(), all.end());   // a set of pointers has no order of its own
  return all;
}

std::vector<SharedText> NotTaken::steps() const {
  std::vector<SharedText> steps;
  for (const auto& [theme, record] : m_lost) {
    const std::string name(theme_name(theme));
    const LocalText which = LocalText{record->id + ": ", ""} + record->why;
    steps.push_back(LocalText{"Complete is stated for ‘" + name + "’, but a record of it was left out (" + which.en + "), so the statement does not hold " +
                                  (record->where ? "here." : "anywhere: nobody knows where such a record lies.") + " Mend it in the file.",
                              "Fullständighet anges för ”" + name + "”, men en post lämnades utanför (" + which.sv + "), så uppgiften gäller inte " +
                                  (record->where ? "här." : "någonstans: ingen vet var en sådan post ligger.") + " Rätta den i filen."});
  }
  return steps;
}

Measurement take(const MeasureKind& kind, MeasureContext context) {
  NotTaken not_taken;
  context.not_taken = &not_taken;
  Refused refused;
  context.refused = &refused;
  Measurement measurement = kind.measure(context);
  if (auto all = refused.all(); !all.empty()) measurement.not_accepted = std::move(all);
  for (SharedText& step : not_taken.steps()) measurement.steps.push_back(std::move(step));
  if (auto too_old = not_taken.too_old(); !too_old.empty()) measurement.too_old = std::move(too_old);
  return measurement;
}

bool is_complete_in_site(const MeasureContext& context, Theme theme, const Box& box) {
  return is_complete(context, theme, box) || (!absences(context, theme).empty() && !is_disputed(context, theme));
}

bool may_lack_entrances(const MeasureContext& context) {
  const Box& box = context.walks.area->box();
  return !is_complete(context, Theme::walkway, box) && !is_complete(context, Theme::entrance, box);
}

bool is_disputed(const MeasureContext& context, Theme theme) {
  return !absences(context, theme).empty() && !features_at(context, theme, 0).empty();
}

Passability passability_for(const MeasureContext& context, const TravellerLimits& limits) {
  std::vector<bool> old_sources(context.city.sources().size());
  for (std::uint32_t i = 0; i < old_sources.size(); ++i) old_sources[i] = !young_source(context, i);
  if (std::find(old_sources.begin(), old_sources.end(), true) != old_sources.end()) {  // the table is shared with criteria that ask for no age
    Passability in_doubt(context.city, limits, context.as_of);
    in_doubt.doubt(std::move(old_sources), [&context = context](std::uint32_t source) { is_fresh(context, source); });
    return in_doubt;
  }
  auto table = context.walks.cache != nullptr ? context.walks.cache->passability(limits, context.as_of) : nullptr;
  return Passability(context.city, limits, context.as_of, std::move(table));
}

MindsFar on_walks_of(const TravellerLimits& limits, const FarChange& change) {
  if (!passability_change(change.before, change.after, change.felt, limits, change.as_of).any) return {};
  return {Far::on_walks, limits};
}

MeasureInput input_of(const Known::Statement& statement, const Feature& feature, Property property) {
  MeasureInput input;
  if (statement.reference.empty()) {
    const std::string name(property_info(property).name);
    const bool is_tag = statement.words.find('=') != std::string::npos;   // a tag is shown as its source writes it
    const std::string sv = is_tag ? statement.words : with_decimal_commas(statement.words);
    input.words = {name + ": " + statement.words + " (" + feature.id + ")", name + ": " + sv + " (" + feature.id + ")"};
    input.reference = feature.id;
  } else {
    // "E-014: 60 mm ± 2 mm, height gauge, 2026-05-12": between id and instrument stands what was read.
    const std::size_t from = std::min(statement.reference.size(), statement.words.size());
    const std::size_t to = std::min(statement.words.find(", ", from), statement.words.size());
    input.words = {statement.words, statement.words.substr(0, from) + with_decimal_commas(statement.words.substr(from, to - from)) + statement.words.substr(to)};
    input.reference = statement.reference;
  }
  input.grade = statement.grade;
  input.evidence = statement.evidence;
  return input;
}

MeasureInput input_of(const Observation& observation) {
  const auto in = [&](std::string_view day, std::string_view dusk, std::string_view night, bool swedish) {
    const auto number = [swedish](const std::string& text) { return swedish ? with_decimal_commas(text) : text; };
    std::string words = observation.id + ": ";
    // A rating and a count are written with the name of their quantity where others have a unit.
    if (observation.unit == quantity_name(Quantity::rating)) words += swedish ? "betyg " : "rating ";
    const bool yes_or_no = swedish && observation.quantity == Quantity::presence;
    words += yes_or_no && observation.result == "yes" ? "ja" : yes_or_no && observation.result == "no" ? "nej" : number(observation.result);
    const bool has_unit = observation.unit != quantity_name(Quantity::rating) && observation.unit != quantity_name(Quantity::count);
    if (has_unit && !observation.unit.empty()) words += " " + observation.unit;
    if (!observation.accuracy.empty()) words += (observation.accuracy.rfind("±", 0) == 0 ? " " : " ± ") + number(observation.accuracy);
    if (!observation.instrument.empty()) words += ", " + observation.instrument;
    if (observation.date.is_set()) words += ", " + to_text(observation.date);
    if (observation.light == Light::day) words += std::string(", ") + std::string(day);
    if (observation.light == Light::dusk) words += std::string(", ") + std::string(dusk);
    if (observation.light == Light::night) words += std::string(", ") + std::string(night);
    if (!observation.observer.empty()) words += ", " + observation.observer;
    return words;
  };
  return {{in("by day", "at dusk", "at night", false), in("i dagsljus", "i skymning", "på natten", true)}, observation.id, grade_of(observation),
          observation.evidence};
}

MeasureInput input_of_presence(const MeasureContext& context, const Feature& feature) {
  const std::string& source = context.city.sources().at(feature.source).name;
  return {{"mapped in " + source + " (" + feature.id + ")", "kartlagd i " + source + " (" + feature.id + ")"}, feature.id, Grade::tagged, {}};
}

}  // namespace levelground::gis
