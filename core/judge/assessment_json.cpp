// SPDX-License-Identifier: Apache-2.0
// The shape is documented in docs/assessment-json.md; a test keeps both equal.
#include "core/judge/assessment_json.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/digest.hpp"
#include "core/base/errors.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/ratings.hpp"
#include "core/judge/scores.hpp"
#include "core/judge/tie_breaks.hpp"

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;

constexpr int decimals = 6;

Json number_of(const std::string& decimal) {
  double value = 0;
  const auto end = std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
  if (end.ec != std::errc()) throw Defect("a decimal text that is no number: " + decimal);
  return value;
}

/// A decimal rounded down (or up), or null for an end that is not bounded.
Json floor_number(const Rational& value) { return value.is_finite() ? number_of(value.to_text_floor(decimals)) : Json(); }
Json ceil_number(const Rational& value) { return value.is_finite() ? number_of(value.to_text_ceil(decimals)) : Json(); }

std::string fraction(const Rational& value) {
  if (!value.is_finite()) return value < Rational(0) ? "-∞" : "∞";
  return value.den() == 1 ? std::to_string(value.num()) : std::to_string(value.num()) + "/" + std::to_string(value.den());
}

Json fractions_json(const Fractions& score) {
  return {{"low", floor_number(score.low)}, {"high", floor_number(score.high)}, {"low_exact", fraction(score.low)}, {"high_exact", fraction(score.high)}};
}

Json text_json(const LocalText& text) { return {{"en", text.en}, {"sv", text.sv}}; }

Json texts_json(const std::vector<SharedText>& texts) {
  Json list = Json::array();
  for (const SharedText& text : texts) list.push_back(text_json(text));
  return list;
}

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json tie_break_json(const Assessment& assessment, const std::optional<TieBreak>& answer) {
  if (!answer) return {};
  Json from = Json::array();
  for (const std::uint32_t site : answer->from) from.push_back(assessment.sites[site].id);
  return {{"criterion", assessment.scheme.criteria[answer->criterion].code}, {"score", answer->score ? Json(*answer->score) : Json()}, {"from", std::move(from)}};
}

Json optional_level(const Scheme& scheme, const std::optional<std::uint32_t>& level) {
  return level ? Json(scheme.levels[*level].id) : Json();
}

/// In the scale's unit when it has one that is a factor of the base unit, else in the base unit.
Json interval_json(const Criterion& criterion, const Interval& value) {
  std::string unit = criterion.scale.unit;
  auto factor = unit_factor(unit, criterion.scale.quantity);
  if (!factor) {
    factor = Rational(1);
    unit.clear();
    switch (criterion.scale.quantity) {  // the base units of core/base/quantity.hpp
      case Quantity::length: unit = "mm"; break;
      case Quantity::area: unit = "mm2"; break;
      case Quantity::illuminance: unit = "mlx"; break;
      case Quantity::duration: unit = "s"; break;
      case Quantity::age: unit = "d"; break;
      case Quantity::speed: unit = "m/h"; break;
      case Quantity::sound_level: unit = "mdB"; break;
      case Quantity::mass: unit = "g"; break;
      case Quantity::temperature: unit = "m°C"; break;
      case Quantity::slope:
      case Quantity::share:
      case Quantity::ratio:
      case Quantity::count:
      case Quantity::rating:
      case Quantity::presence:
      case Quantity::ordinal:
      case Quantity::category:
      case Quantity::text: break;
    }
  }
  const Rational low = value.low.is_finite() ? value.low / *factor : value.low;
  const Rational high = value.high.is_finite() ? value.high / *factor : value.high;
  return {{"low", floor_number(low)}, {"high", ceil_number(high)}, {"low_exact", fraction(low)}, {"high_exact", fraction(high)}, {"unit", unit}};
}

Json score_json(const ScoreInterval& score) { return {{"low", score.low}, {"high", score.high}}; }

std::string_view tri_name(Tri value) {
  switch (value) {
    case Tri::yes: return "yes";
    case Tri::no: return "no";
    case Tri::unknown: return "unknown";
  }
  throw Defect("a truth value without a name");
}

Json too_old_json(const std::vector<TooOld>& all, int limit_months) {
  Json list = Json::array();
  for (const TooOld& old : all) {
    list.push_back({{"what", too_old_name(old.what)}, {"source", or_null(old.source)}, {"theme", or_null(old.theme)}, {"date", or_null(to_text(old.date))}, {"max_age_months", limit_months}});
  }
  return list;
}

Json verdict_json(const Scheme& scheme, const Criterion& criterion, const CriterionResult& result) {
  const bool applies_at_all = result.verdict != Verdict::not_applicable;
  Json json = {{"criterion", criterion.code}, {"verdict", verdict_name(result.verdict)}};
  json["score"] = applies_at_all ? score_json(result.score) : Json();
  json["measured"] = applies_at_all && result.verdict != Verdict::not_observed ? interval_json(criterion, result.judged) : Json();
  json["assessed"] = result.assessed;
  json["mandatory"] = criterion.mandatory;
  if (!criterion.mandatory_from.empty()) json["mandatory_from"] = criterion.mandatory_from;
  json["applicable"] = tri_name(result.applicable);
  json["coverage"] = floor_number(result.measurement.coverage);
  json["grade"] = result.measurement.observed ? Json(grade_name(result.measurement.grade)) : Json();
  const bool few = withholds_voices(scheme, criterion) && (result.measurement.voices || !spread_of(scheme, result).shown);
  json["places"] = few && !result.measurement.places.empty() ? Json() : Json(result.measurement.places.size());
  json["equivalent"] = result.equivalent;
  json["alternative"] = result.alternative ? Json(scheme.criteria[*result.alternative].code) : Json();
  json["set_aside"] = result.set_aside ? Json{{"verdict", verdict_name(result.set_aside->verdict)},
                                              {"score", score_json(result.set_aside->score)},
                                              {"proposed_by", or_null(result.set_aside->by)}}
                                       : Json();
  if (result.law_set_aside) json["law_set_aside"] = true;
  json["reason"] = text_json(result.reason);
  json["notes"] = texts_json(result.notes);
  if (result.measurement.not_accepted) {
    Json& refused = json["not_accepted"] = Json::array();
    for (const NotAccepted& one : *result.measurement.not_accepted) refused.push_back({{"observation", one.observation}, {"why", text_json(one.why)}});
  }
  if (result.measurement.too_old && criterion.max_age_months) json["too_old"] = too_old_json(*result.measurement.too_old, *criterion.max_age_months);
  return json;
}

Json position_json(const Geometry& where) {
  const auto point = representative_point(where);
  if (!point) return {};
  // Millimetres: finer than any source, and free of the noise of the last bits.
  const auto coordinate = [](double metres) { return floor_number(Rational::floor_of(metres, 1000)); };
  return {coordinate(point->x), coordinate(point->y)};
}

Json gap_json(const Scheme& scheme, const Gap& gap) {
  const Criterion& criterion = scheme.criteria[gap.criterion];
  Json json = {{"id", gap.id.text()}, {"criterion", criterion.code}, {"kind", gap_kind_name(gap.kind)}, {"mandatory", gap.mandatory}};
  if (!criterion.mandatory_from.empty()) json["mandatory_from"] = criterion.mandatory_from;
  json["feature"] = or_null(gap.feature());
  json["label"] = text_json(gap.label());
  json["position"] = position_json(gap.where());
  json["measured"] = gap.known() ? interval_json(criterion, gap.value()) : Json();
  json["score"] = score_json(gap.score);
  json["consequence"] = gap.consequence;
  return json;
}

Json group_json(const Scheme& scheme, const Group& group, const GroupResult& result, const std::vector<GroupResult>& within, bool in_scope) {
  Json dimensions = Json::array();
  for (std::size_t d = 0; d < within.size(); ++d) {
    dimensions.push_back({{"id", scheme.dimensions[d].id},
                          {"determined", within[d].determined},
                          {"score", within[d].determined ? fractions_json(within[d].score) : Json()},
                          {"assessed", floor_number(within[d].assessed)}});
  }
  return {{"id", group.id},         {"code", group.code},     {"determined", result.determined},
          {"in_scope", in_scope},   {"score", fractions_json(result.score)}, {"naming", result.naming},
          {"assessed", floor_number(result.assessed)}, {"dimensions", std::move(dimensions)}};
}

Json site_json(const Assessment& assessment, const TieBreaks& tie_breaks, std::uint32_t number, const std::vector<std::uint32_t>& in_scope) {
  const SiteResult& site = assessment.sites[number];
  const Scheme& scheme = assessment.scheme;
  Json json = {{"id", site.id}, {"name", site.name}, {"kind", or_null(site.kind)}};
  if (!site.label.empty()) json["label"] = {{"en", site.label.en}, {"sv", site.label.in("sv")}};
  json["within"] = site.within;
  json["contains"] = site.contains;
  json["outcome"] = outcome_name(site.outcome);
  json["level"] = optional_level(scheme, site.level);
  json["within_reach"] = optional_level(scheme, site.within_reach);
  json["total"] = fractions_json(site.total);
  json["assessed"] = floor_number(site.assessed);
  json["desk"] = site.has_desk ? fractions_json(site.desk) : Json();
  json["field"] = site.has_field ? fractions_json(site.field) : Json();
  json["tier"] = assessment.tier(number);
  json["separating"] = tie_break_json(assessment, tie_breaks.of(number));

  Json worst = {{"named", site.worst.named}, {"candidates", Json::array()}};
  for (const auto& candidate : site.worst.candidates) {
    worst["candidates"].push_back({{"group", scheme.groups[candidate.group].id}, {"only_for_want_of_data", candidate.only_for_want_of_data}});
  }
  json["worst_served"] = std::move(worst);

  json["dimensions"] = Json::array();
  for (std::size_t d = 0; d < site.dimensions.size(); ++d) {
    const DimensionResult& dimension = site.dimensions[d];
    json["dimensions"].push_back({{"id", scheme.dimensions[d].id},
                                  {"code", scheme.dimensions[d].code},
                                  {"determined", dimension.determined},
                                  {"score", fractions_json(dimension.score)},
                                  {"assessed", floor_number(dimension.assessed)},
                                  {"not_applicable", floor_number(dimension.not_applicable)}});
  }
  json["groups"] = Json::array();
  const std::vector<std::vector<GroupResult>> within = groups_by_dimension(scheme, site);
  for (std::size_t g = 0; g < site.groups.size(); ++g) {
    const bool scoped = std::find(in_scope.begin(), in_scope.end(), static_cast<std::uint32_t>(g)) != in_scope.end();
    json["groups"].push_back(group_json(scheme, scheme.groups[g], site.groups[g], within[g], scoped));
  }
  json["views"] = Json::array();
  for (const GroupView& view : scheme.views) {
    const GroupResult lowest = lowest_of(scheme, view, site.groups);
    json["views"].push_back({{"id", view.id}, {"determined", lowest.determined}, {"score", fractions_json(lowest.score)}});
  }
  json["reasons"] = texts_json(site.reasons);
  json["verdicts"] = Json::array();
  for (const CriterionResult& result : site.criteria) json["verdicts"].push_back(verdict_json(scheme, scheme.criteria[result.criterion], result));
  json["gaps"] = Json::array();
  for (const Gap& gap : site.gaps) json["gaps"].push_back(gap_json(scheme, gap));
  return json;
}

Json source_json(const Source& source) {
  Json complete = Json::array();
  for (const Completeness& statement : source.complete) {
    complete.push_back({{"theme", theme_name(statement.theme)}, {"as_of", or_null(to_text(statement.as_of))}, {"by", statement.by}});
  }
  return {{"name", source.name},     {"file", source.file},       {"layer", or_null(source.layer)}, {"format", source.format},
          {"sha256", source.sha256}, {"licence", or_null(source.licence)}, {"date", or_null(to_text(source.date))}, {"crs", or_null(source.crs)},
          {"mapping", or_null(source.mapping)}, {"features", source.features}, {"complete", std::move(complete)}};
}

Json explanation_node(const Explanation& explanation) {
  Json json = {{"text", explanation.text}, {"value", or_null(explanation.value)}, {"remark", or_null(explanation.remark)}, {"reference", or_null(explanation.reference)}};
  json["children"] = Json::array();
  for (const Explanation& child : explanation.children) json["children"].push_back(explanation_node(child));
  return json;
}

/// Names come from anywhere: bytes that are not UTF-8 become U+FFFD rather than break the document.
std::string dumped(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace); }

/// As a member of the array `sites`, two levels deep. Texts hold no raw line breaks: every one is the layout's.
std::string indented(const std::string& text) {
  std::string out = "  ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out;
}

}  // namespace

void write_assessment_json(const City& city, const Assessment& assessment, const TextSink& sink) {
  const Scheme& scheme = assessment.scheme;
  const JudgeOptions& options = assessment.options;
  const auto in_scope = groups_in_scope(scheme, options.scope);
  Json json = {{"city", city.name()}};
  json["as_of"] = or_null(to_text(options.as_of));
  json["scheme"] = {{"id", scheme.id}, {"version", scheme.version}, {"hash", scheme.hash}, {"title", text_json(scheme.title)}, {"profile", or_null(scheme.profile)}};
  if (scheme.altered) json["scheme"]["altered"] = true;
  json["decision_rule"] = options.decision_rule.value_or(scheme.decision_rule) == DecisionRule::guarded ? "guarded" : "simple";
  json["scope"] = {{"narrow", is_narrow(scheme, options.scope)}, {"screening", options.scope.screening}, {"certifying", options.certifying}, {"groups", Json::array()}};
  for (const std::uint32_t group : in_scope) json["scope"]["groups"].push_back(scheme.groups[group].id);
  const MeasuringCrs& crs = city.crs();
  json["crs"] = {{"code", crs.code}, {"name", crs.name}, {"accuracy", or_null(crs.accuracy)}, {"chosen_by_program", crs.chosen_by_program},
                 {"scale", {{"low", crs.scale_low}, {"high", crs.scale_high}}}};
  json["sources"] = Json::array();
  for (const Source& source : city.sources()) json["sources"].push_back(source_json(source));
  json["sites"] = Json::array();
  std::string head = dumped(json);
  static constexpr std::string_view closing = "]\n}";  // of the empty array, and of the document
  if (!head.ends_with(closing)) throw Defect("sites are the last member of the document");
  if (assessment.sites.empty()) return sink(head + "\n");
  head.resize(head.size() - closing.size());
  sink(head + "\n");
  const TieBreaks tie_breaks(assessment);
  for (std::uint32_t i = 0; i < assessment.sites.size(); ++i) {
    const bool last = i + 1 == assessment.sites.size();
    sink(indented(dumped(site_json(assessment, tie_breaks, i, in_scope))) + (last ? "\n" : ",\n"));
  }
  sink(" ]\n}\n");
}

std::string assessment_json(const City& city, const Assessment& assessment) {
  std::string text;
  write_assessment_json(city, assessment, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string assessment_digest(const City& city, const Assessment& assessment) {
  Sha256 digest;
  write_assessment_json(city, assessment, [&](std::string_view piece) { digest.update(piece); });
  return digest.finish_hex();
}

std::string explanation_json(const Explanation& explanation) { return dumped(explanation_node(explanation)) + "\n"; }

}  // namespace levelground
