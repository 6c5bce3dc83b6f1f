// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/evidence.hpp"

#include <algorithm>
#include <string>

#include "gis/measure/site_features.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/what_if.hpp"

namespace levelground::gis {
namespace {

bool young_enough(const MeasureContext& context, const Date& date) {
  if (!context.criterion.max_age_months) return true;
  return date.is_set() && context.as_of <= add_months(date, *context.criterion.max_age_months);
}

/// When what a source of evidence shows was true: the newest date of its files, else of the observation.
Date date_of(const Observation& observation) {
  Date newest;
  for (const Evidence& evidence : observation.evidence) newest = std::max(newest, evidence.content_date);
  return newest.is_set() ? newest : observation.date;
}

}  // namespace

bool accepts(const MeasureContext& context, const Observation& observation) {
  if (context.criterion.light != Light::not_stated && observation.light != context.criterion.light) return false;
  if (!young_enough(context, date_of(observation))) return false;
  if (context.heard != nullptr && observation.feature.empty()) context.heard->push_back(observation.id);
  return true;
}

bool is_fresh(const MeasureContext& context, const Feature& feature) { return is_fresh(context, feature.source); }

bool is_fresh(const MeasureContext& context, std::uint32_t source) {
  const Date& date = context.city.sources().at(source).date;
  return !date.is_set() || young_enough(context, date);
}

Known accepted_known(const MeasureContext& context, const Feature& feature, Property property) {
  const PropertyInfo& info = property_info(property);
  const auto observations = context.city.about_feature(feature.id, info.name, context.as_of);
  const bool all = std::all_of(observations.begin(), observations.end(), [&](const Observation* o) { return accepts(context, *o); });
  const bool fresh = is_fresh(context, feature);
  if (all && fresh) return known(context.city, feature, property, context.as_of);
  Known result;
  std::vector<StatedValue> stated;
  for (const Observation* observation : observations) {
    if (observation->quantity != info.quantity || !accepts(context, *observation)) continue;
    stated.push_back({observation->range, observation->codes, grade_of(*observation)});
    result.statements.push_back({input_of(*observation).words.text().en, observation->id, grade_of(*observation), observation->evidence});
  }
  for (const Attribute& attribute : feature.attributes) {
    if (!fresh || attribute.property != property) continue;
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
  for (const Observation* observation : context.city.about_site(context.site.id, property, context.as_of)) {
    if (observation->feature.empty() && !observation->position && accepts(context, *observation)) found.push_back(observation);
  }
  return found;
}

std::vector<const Observation*> absences(const MeasureContext& context, Theme theme) {
  return about_whole_site(context, "absent:" + std::string(theme_name(theme)));
}

bool is_complete(const MeasureContext& context, Theme theme, const Box& box) {
  const Completeness* complete = context.city.complete(theme, box, context.as_of);
  if (complete != nullptr) return young_enough(context, complete->as_of);
  const LostRecord* lost = context.lost == nullptr ? nullptr : context.city.lost(theme, box, context.as_of);
  if (lost != nullptr) context.lost->note(theme, *lost);
  return false;
}

void LostThemes::note(Theme theme, const LostRecord& record) {
  if (std::none_of(m_all.begin(), m_all.end(), [&](const auto& one) { return one.first == theme; })) m_all.emplace_back(theme, &record);
}

std::vector<SharedText> LostThemes::steps() const {
  std::vector<SharedText> steps;
  for (const auto& [theme, record] : m_all) {
    const std::string name(theme_name(theme));
    const std::string which = record->id + ": " + record->why;
    steps.push_back(LocalText{"Complete is stated for ‘" + name + "’, but a record of it was left out (" + which + "), so the statement does not hold " +
                                  (record->where ? "here." : "anywhere: nobody knows where such a record lies.") + " Mend it in the file.",
                              "Fullständighet anges för ”" + name + "”, men en post lämnades utanför (" + which + "), så uppgiften gäller inte " +
                                  (record->where ? "här." : "någonstans: ingen vet var en sådan post ligger.") + " Rätta den i filen."});
  }
  return steps;
}

Measurement take(const MeasureKind& kind, MeasureContext context) {
  LostThemes lost;
  context.lost = &lost;
  Measurement measurement = kind.measure(context);
  for (SharedText& step : lost.steps()) measurement.steps.push_back(std::move(step));
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
  for (std::uint32_t i = 0; i < old_sources.size(); ++i) old_sources[i] = !is_fresh(context, i);
  if (std::find(old_sources.begin(), old_sources.end(), true) != old_sources.end()) {  // the table is shared with criteria that ask for no age
    Passability in_doubt(context.city, limits, context.as_of);
    in_doubt.doubt(std::move(old_sources));
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
    input.words = {name + ": " + statement.words + " (" + feature.id + ")", name + ": " + statement.words + " (" + feature.id + ")"};
    input.reference = feature.id;
  } else {
    input.words = {statement.words, statement.words};
    input.reference = statement.reference;
  }
  input.grade = statement.grade;
  input.evidence = statement.evidence;
  return input;
}

MeasureInput input_of(const Observation& observation) {
  const auto in = [&](std::string_view day, std::string_view dusk, std::string_view night) {
    std::string words = observation.id + ": " + observation.result;
    if (!observation.unit.empty()) words += " " + observation.unit;
    if (!observation.accuracy.empty()) words += (observation.accuracy.rfind("±", 0) == 0 ? " " : " ± ") + observation.accuracy;
    if (!observation.instrument.empty()) words += ", " + observation.instrument;
    if (observation.date.is_set()) words += ", " + to_text(observation.date);
    if (observation.light == Light::day) words += std::string(", ") + std::string(day);
    if (observation.light == Light::dusk) words += std::string(", ") + std::string(dusk);
    if (observation.light == Light::night) words += std::string(", ") + std::string(night);
    if (!observation.observer.empty()) words += ", " + observation.observer;
    return words;
  };
  return {{in("by day", "at dusk", "at night"), in("i dagsljus", "i skymning", "på natten")}, observation.id, grade_of(observation),
          observation.evidence};
}

MeasureInput input_of_presence(const MeasureContext& context, const Feature& feature) {
  const std::string& source = context.city.sources().at(feature.source).name;
  return {{"mapped in " + source + " (" + feature.id + ")", "kartlagd i " + source + " (" + feature.id + ")"}, feature.id, Grade::tagged, {}};
}

}  // namespace levelground::gis
