// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/base/json_text.hpp"
#include "core/city/theme.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;

Json text_json(const LocalText& text) {
  if (text.empty()) return nullptr;
  return {{"en", text.en}, {"sv", text.sv.empty() ? Json() : Json(text.sv)}};
}

Json or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

/// Exact, in the base unit: "1500", "1/12".
std::string fraction(const Rational& value) {
  return value.den() == 1 ? std::to_string(value.num())
                          : std::to_string(value.num()) + "/" + std::to_string(value.den());
}

Json limit_json(int score, const Limit& limit) {
  Json json = {{"score", score}, {"limit", limit.text}, {"base", fraction(limit.limit)}};
  if (limit.upper) json["base_upper"] = fraction(*limit.upper);
  // One pair stands alone, as it is written; several are a list.
  Json exceptions = Json::array();
  for (const WeakerRun& exception : limit.exceptions) {
    exceptions.push_back({{"text", exception.text}, {"base", fraction(exception.value)}, {"for_at_most_mm", fraction(exception.length)}});
  }
  if (exceptions.size() == 1) exceptions = exceptions.front();
  if (!exceptions.empty()) json["except"] = std::move(exceptions);
  if (limit.within_run) json["within_run"] = true;
  if (limit.for_each_group) json["for_each_group_in_scope"] = fraction(*limit.for_each_group);
  json["short_of"] = limit.short_of ? Json(fraction(*limit.short_of)) : Json();
  json["source"] = limit.source;
  json["clause"] = or_null(limit.clause);
  if (!limit.clause_sv.empty()) json["clause_sv"] = limit.clause_sv;
  json["confidence"] = std::string(1, confidence_letter(limit.confidence));
  json["legal_minimum"] = limit.legal_minimum;
  json["valid_from"] = or_null(to_text(limit.valid_from));
  json["profile_file"] = or_null(limit.file);
  return json;
}

Json scale_json(const Scale& scale) {
  Json limits = Json::array();
  for (int score = 1; score <= max_score; ++score) {
    const auto& limit = scale.limits.at(static_cast<std::size_t>(score));
    if (limit) limits.push_back(limit_json(score, *limit));
  }
  return {{"quantity", quantity_name(scale.quantity)},
          {"unit", or_null(scale.unit)},
          {"direction", vocabulary::name(scale.direction)},
          {"limits", limits}};
}

Json conditions_json(const Applicability& applies) {
  Json exists = Json::array();
  for (const Theme theme : applies.exists) exists.push_back(theme_name(theme));
  Json json = {{"exists", exists},
               {"area_at_least_mm2", applies.area_at_least ? Json(fraction(*applies.area_at_least)) : Json()},
               {"site_kind", applies.site_kinds}};
  if (applies.exists_with) {
    const PropertyCondition& with = *applies.exists_with->with;
    json["exists_with"] = {{"theme", theme_name(applies.exists_with->theme)},
                           {"property", property_info(with.property).name},
                           {"values", with.values},
                           {"within_mm", fraction(applies.exists_with->within)}};
    if (with.bounds.at_least) json["exists_with"]["at_least"] = fraction(*with.bounds.at_least);
    if (with.bounds.at_most) json["exists_with"]["at_most"] = fraction(*with.bounds.at_most);
  }
  if (applies.exists_near) {
    json["exists_near"] = {{"theme", theme_name(applies.exists_near->theme)}, {"within_mm", fraction(applies.exists_near->within)}};
  }
  return json;
}

Json applies_json(const Applicability& applies) {
  if (applies.always()) return nullptr;
  Json json = conditions_json(applies);
  for (const Applicability& part : applies.any_of) json["any_of"].push_back(conditions_json(part));
  return json;
}

Json costs_json(const std::vector<RemedyCost>& costs) {
  Json list = Json::array();
  for (const RemedyCost& cost : costs) {
    list.push_back({{"what", text_json(cost.what)},
                    {"from", cost.from.to_text_exact()},
                    {"to", cost.to.to_text_exact()},
                    {"currency", cost.currency},
                    {"year", cost.year ? Json(*cost.year) : Json()},
                    {"source", cost.source},
                    {"finds_out", cost.finds_out}});
  }
  return list;
}

Json criterion_json(const Criterion& criterion) {
  Json anchors = Json::array();
  for (const LocalText& anchor : criterion.anchors) anchors.push_back(text_json(anchor));
  Json parameters = Json::object();
  for (const auto& [name, value] : criterion.measure.parameters) parameters[name] = value;
  return {{"code", criterion.code},
          {"lineage", criterion.lineage},
          {"title", text_json(criterion.title)},
          {"intent", text_json(criterion.intent)},
          {"remedy", text_json(criterion.remedy)},
          {"costs", costs_json(criterion.costs)},
          {"question", text_json(criterion.question)},
          {"good", text_json(criterion.good)},
          {"method",
           {{"instrument", text_json(criterion.method.instrument)},
            {"stations", text_json(criterion.method.stations)},
            {"light", or_null(criterion.method.light)}}},
          {"anchors", anchors},
          {"dimension", criterion.dimension},
          {"groups", criterion.groups.empty() ? Json("all") : Json(criterion.groups)},
          {"grounds", criterion.grounds},
          {"rights", criterion.rights},
          {"articles", criterion.articles},
          {"owner", or_null(criterion.owner)},
          {"indicator", or_null(criterion.indicator)},
          {"stage", criterion.stage},
          {"principles", criterion.principles},
          {"evaluation", vocabulary::name(criterion.evaluation)},
          {"weight", criterion.weight},
          {"mandatory", criterion.mandatory},
          {"mandatory_from", or_null(criterion.mandatory_from)},
          {"alternatives", criterion.alternatives},
          {"pass_score", criterion.pass_score},
          {"measure", {{"kind", criterion.measure.kind}, {"parameters", parameters}}},
          {"combine", vocabulary::name(criterion.combine)},
          {"scale", scale_json(criterion.scale)},
          {"scheme_scale", criterion.scheme_scale ? scale_json(*criterion.scheme_scale) : Json()},
          {"applies", applies_json(criterion.applies)},
          {"coverage_gate", criterion.coverage_gate ? Json(fraction(*criterion.coverage_gate)) : Json()},
          {"max_uncertainty", criterion.max_uncertainty ? Json(fraction(*criterion.max_uncertainty)) : Json()},
          {"lowest_grade", vocabulary::name(criterion.lowest_grade)},
          {"max_age_months", criterion.max_age_months ? Json(*criterion.max_age_months) : Json()},
          {"light", or_null(vocabulary::name(criterion.light))},
          {"file", criterion.file}};
}

Json rules_json(const OutcomeRules& rules) {
  return {{"desk_at_least", fraction(rules.desk_at_least)},
          {"field_at_least", fraction(rules.field_at_least)},
          {"assessed_at_least", fraction(rules.assessed_at_least)},
          {"not_applicable_at_most", fraction(rules.not_applicable_at_most)},
          {"criteria_per_group", rules.criteria_per_group}};
}

Json identity_json(const Scheme& scheme) {
  Json json = {
      {"id", scheme.id}, {"version", scheme.version}, {"profile", or_null(scheme.profile)}, {"sha256", scheme.hash}};
  if (scheme.altered) json["altered"] = true;
  return json;
}

}  // namespace

std::string scheme_json(const Scheme& scheme) {
  Json json = identity_json(scheme);
  json["title"] = text_json(scheme.title);
  json["profile_title"] = text_json(scheme.profile_title);
  json["profile_valid_from"] = or_null(to_text(scheme.profile_valid_from));
  json["decision_rule"] = vocabulary::name(scheme.decision_rule);
  Json& dimensions = json["dimensions"] = Json::array();
  for (const Dimension& d : scheme.dimensions)
    dimensions.push_back({{"id", d.id}, {"code", d.code}, {"name", text_json(d.name)}, {"share", d.share}});
  Json& groups = json["groups"] = Json::array();
  for (const Group& g : scheme.groups)
    groups.push_back({{"id", g.id}, {"code", g.code}, {"name", text_json(g.name)}, {"floor", g.has_floor}});
  Json& views = json["views"] = Json::array();
  for (const GroupView& v : scheme.views)
    views.push_back({{"id", v.id}, {"name", text_json(v.name)}, {"groups", v.groups}});
  Json& levels = json["levels"] = Json::array();
  for (const Level& l : scheme.levels) {
    levels.push_back({{"id", l.id},
                      {"name", text_json(l.name)},
                      {"total", fraction(l.total)},
                      {"floor", fraction(l.floor)},
                      {"bars", l.bars}});
  }
  json["rules"] = rules_json(scheme.rules);
  json["disclosure"] = scheme.disclosure ? Json{{"respondents_at_least", scheme.disclosure->respondents_at_least},
                                                {"count_at_least", scheme.disclosure->count_at_least}}
                                         : Json();
  Json& sources = json["sources"] = Json::array();
  for (const SchemeSource& s : scheme.sources)
    sources.push_back({{"key", s.key}, {"title", s.title}, {"jurisdiction", s.jurisdiction}});
  Json& rights = json["rights"] = Json::array();
  for (const Right& r : scheme.rights)
    rights.push_back({{"id", r.id}, {"name", text_json(r.name)}, {"instruments", r.instruments}});
  Json& articles = json["articles"] = Json::array();
  for (const std::string& id : scheme.article_ids()) {
    const auto at = std::find_if(scheme.articles.begin(), scheme.articles.end(), [&](const Article& a) { return a.id == id; });
    articles.push_back({{"id", id}, {"name", at == scheme.articles.end() ? Json() : text_json(at->name)}});
  }
  Json& owners = json["owners"] = Json::array();
  for (const Owner& o : scheme.owners) owners.push_back({{"id", o.id}, {"name", text_json(o.name)}});
  Json& principles = json["principles"] = Json::array();
  for (const Principle& p : scheme.principles) {
    principles.push_back({{"id", p.id}, {"name", text_json(p.name)}, {"stage", p.stage}, {"source", p.source}, {"confidence", std::string(1, confidence_letter(p.confidence))}});
  }
  json["grounds"] = scheme.grounds();
  Json& kinds = json["site_kinds"] = Json::array();
  for (const Term& kind : scheme.site_kinds) kinds.push_back({{"id", kind.id}, {"name", text_json(kind.name)}});
  Json& open = json["figures_not_used"] = Json::array();
  for (const OpenFigure& f : scheme.open_figures) {
    open.push_back({{"criterion", f.criterion}, {"figure", f.figure}, {"reason", text_json(f.reason)}, {"unconfirmed", f.unconfirmed}});
  }
  Json& deprecated = json["deprecated"] = Json::array();
  for (const Deprecated& d : scheme.deprecated) {
    deprecated.push_back({{"criterion", d.criterion}, {"last_version", d.last_version}, {"successors", d.successors}, {"reason", text_json(d.reason)}});
  }
  Json& criteria = json["criteria"] = Json::array();
  for (const Criterion& criterion : scheme.criteria) criteria.push_back(criterion_json(criterion));
  return json_text(json);
}

std::string diff_json(const Scheme& older, const Scheme& newer, const std::vector<SchemeChange>& changes) {
  Json list = Json::array();
  for (const SchemeChange& change : changes) {
    list.push_back({{"kind", kind_name(change.kind)},
                    {"criterion", or_null(change.criterion)},
                    {"fact", change.fact},
                    {"item", or_null(change.item)},
                    {"before", or_null(change.before)},
                    {"after", or_null(change.after)},
                    {"strictness", or_null(strictness_name(change.strictness))},
                    {"related", change.related}});
  }
  return json_text({{"older", identity_json(older)}, {"newer", identity_json(newer)}, {"changes", list}});
}

}  // namespace levelground
