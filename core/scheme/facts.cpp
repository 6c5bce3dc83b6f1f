// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/facts.hpp"

#include <map>

#include <fmt/format.h>

#include "core/city/theme.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground::facts {

namespace {

class Facts {
 public:
  void add(std::string name, std::string item, std::string value) {
    if (!value.empty()) m_facts.push_back({std::move(name), std::move(item), std::move(value), {}});
  }
  void add(std::string name, std::string value) { add(std::move(name), std::string(), std::move(value)); }
  void add(const std::string& name, const LocalText& text, const std::string& item = {}) {
    const std::string before = item.empty() ? item : item + " ";
    add(name, before + "en", text.en);
    add(name, before + "sv", text.sv);
  }
  /// What is told of something that stands in the fact `of` under `item`: where that comes or goes, this needs no line.
  void add_to(std::string of, const std::string& item, std::string name, std::string value) {
    if (!value.empty()) m_facts.push_back({std::move(name), item, std::move(value), {std::move(of), item}});
  }
  void add_to(const std::string& of, const std::string& item, const std::string& name, const LocalText& text) {
    const std::size_t before = m_facts.size();
    add(name, text, item);
    for (std::size_t i = before; i < m_facts.size(); ++i) m_facts[i].of = {of, item};
  }
  std::vector<Fact> take() { return std::move(m_facts); }

 private:
  std::vector<Fact> m_facts;
};

std::string join(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }
std::string yes_no(bool value) { return value ? "yes" : "no"; }
std::string text(std::string_view word) { return std::string(word); }

std::string per_cent(const Rational& share) { return (share * Rational(100)).to_text_exact() + " %"; }

std::string applies_text(const Applicability& applies, std::string_view between = ", ") {
  std::vector<std::string> parts;
  for (const Theme theme : applies.exists) parts.push_back("exists: " + text(theme_name(theme)));
  if (applies.exists_with) {
    const ExistsWith& rule = *applies.exists_with;
    parts.push_back(fmt::format("exists_with: {} with {} within {} m", theme_name(rule.theme), condition_text(*rule.with), (rule.within / Rational(1000)).to_text_exact()));
  }
  if (applies.exists_near) {
    parts.push_back(fmt::format("exists_near: {} within {} m", theme_name(applies.exists_near->theme), (applies.exists_near->within / Rational(1000)).to_text_exact()));
  }
  constexpr std::int64_t mm2_per_hectare = 10'000'000'000;
  if (applies.area_at_least)
    parts.push_back("area_at_least: " + (*applies.area_at_least / Rational(mm2_per_hectare)).to_text_exact() + " ha");
  if (!applies.site_kinds.empty()) parts.push_back("site_kind: " + join(applies.site_kinds));
  std::vector<std::string> any;
  for (const Applicability& part : applies.any_of) any.push_back(applies_text(part, " and "));
  if (!any.empty()) parts.push_back(fmt::format("any_of: {}", fmt::join(any, " | ")));
  return fmt::format("{}", fmt::join(parts, between));
}

}  // namespace

std::string measure_text(const MeasureCall& call) {
  std::string out = call.kind;
  for (const auto& [name, value] : call.parameters) out += ", " + name + ": " + value;
  return out;
}

std::string cost_text(const RemedyCost& cost) {
  std::string out = cost.what.en + (cost.what.sv.empty() ? "" : " / " + cost.what.sv) + ", " + cost.from.to_text_exact();
  if (cost.to != cost.from) out += "–" + cost.to.to_text_exact();
  out += " " + cost.currency;
  if (cost.year) out += " (" + std::to_string(*cost.year) + ")";
  if (cost.finds_out) out += ", finds out";
  return out + ", " + cost.source;
}

std::vector<Fact> of(const Criterion& criterion) {
  Facts facts;
  facts.add("code", criterion.code);
  facts.add("title", criterion.title);
  facts.add("intent", criterion.intent);
  facts.add("remedy", criterion.remedy);
  for (std::size_t i = 0; i < criterion.costs.size(); ++i) facts.add("cost", std::to_string(i + 1), cost_text(criterion.costs[i]));
  facts.add("question", criterion.question);
  facts.add("good", criterion.good);
  facts.add("instrument", criterion.method.instrument);
  facts.add("stations", criterion.method.stations);
  facts.add("method_light", criterion.method.light);
  for (std::size_t score = 0; score < criterion.anchors.size(); ++score) {
    facts.add("anchor", criterion.anchors.at(score), std::to_string(score));
  }
  facts.add("dimension", criterion.dimension);
  facts.add("groups", criterion.groups.empty() ? "all" : join(criterion.groups));
  facts.add("grounds", join(criterion.grounds));
  facts.add("rights", join(criterion.rights));
  facts.add("articles", join(criterion.articles));
  facts.add("owner", criterion.owner);
  facts.add("indicator", criterion.indicator);
  facts.add("stage", criterion.stage);
  facts.add("principles", join(criterion.principles));
  facts.add("evaluation", text(vocabulary::name(criterion.evaluation)));
  facts.add("weight", std::to_string(criterion.weight));
  facts.add("mandatory", criterion.mandatory_from.empty() ? yes_no(criterion.mandatory) : "from " + criterion.mandatory_from);
  facts.add("alternatives", join(criterion.alternatives));
  facts.add("pass_score", std::to_string(criterion.pass_score));
  facts.add("measure", measure_text(criterion.measure));
  facts.add("combine", text(vocabulary::name(criterion.combine)));
  facts.add("quantity", text(quantity_name(criterion.scale.quantity)));
  facts.add("unit", criterion.scale.unit);
  facts.add("direction", text(vocabulary::name(criterion.scale.direction)));
  facts.add("applies", applies_text(criterion.applies));
  if (criterion.coverage_gate) facts.add("coverage", per_cent(*criterion.coverage_gate));
  if (criterion.max_uncertainty)
    facts.add("max_uncertainty",
              display(*criterion.max_uncertainty, criterion.scale.quantity, criterion.scale.unit, "en"));
  facts.add("lowest_grade", text(vocabulary::name(criterion.lowest_grade)));
  if (criterion.max_age_months) facts.add("max_age", fmt::format("{} {}", *criterion.max_age_months, *criterion.max_age_months == 1 ? "month" : "months"));
  facts.add("light", text(vocabulary::name(criterion.light)));
  return facts.take();
}

std::vector<Fact> of(const Scheme& scheme) {
  Facts facts;
  facts.add("scheme", scheme.id);
  facts.add("version", scheme.version);
  facts.add("title", scheme.title);
  facts.add("profile", scheme.profile);
  facts.add_to("profile", "", "profile_title", scheme.profile_title);
  facts.add("profile_valid_from", to_text(scheme.profile_valid_from));
  facts.add("decision_rule", text(vocabulary::name(scheme.decision_rule)));
  for (const Dimension& dimension : scheme.dimensions) {
    facts.add("share", dimension.id, std::to_string(dimension.share));
    facts.add_to("share", dimension.id, "dimension_code", dimension.code);
    facts.add("dimension_name", dimension.name, dimension.id);
  }
  for (const Group& group : scheme.groups) {
    facts.add("floor_of_group", group.id, yes_no(group.has_floor));
    facts.add_to("floor_of_group", group.id, "group_code", group.code);
    facts.add("group_name", group.name, group.id);
  }
  for (const GroupView& view : scheme.views) {
    facts.add("view", view.id, join(view.groups));
    facts.add_to("view", view.id, "view_name", view.name);
  }
  for (const Level& level : scheme.levels) {
    facts.add("total", level.id, level.total.to_text_exact());
    facts.add("floor", level.id, level.floor.to_text_exact());
    facts.add_to("total", level.id, "level_name", level.name);
    facts.add_to("total", level.id, "bars", std::to_string(level.bars));
  }
  facts.add("rule", "desk_at_least", per_cent(scheme.rules.desk_at_least));
  facts.add("rule", "field_at_least", per_cent(scheme.rules.field_at_least));
  facts.add("rule", "assessed_at_least", per_cent(scheme.rules.assessed_at_least));
  facts.add("rule", "not_applicable_at_most", per_cent(scheme.rules.not_applicable_at_most));
  facts.add("rule", "criteria_per_group", std::to_string(scheme.rules.criteria_per_group));
  if (scheme.disclosure) {
    facts.add("rule", "respondents_at_least", std::to_string(scheme.disclosure->respondents_at_least));
    facts.add("rule", "count_at_least", std::to_string(scheme.disclosure->count_at_least));
  }
  for (const SchemeSource& source : scheme.sources) {
    facts.add("source_list", source.key, source.title + " (" + source.jurisdiction + ")");
    facts.add_to("source_list", source.key, "source_title_sv", source.title_sv);
  }
  for (const Right& right : scheme.rights) {
    facts.add("right", right.id, join(right.instruments));
    facts.add_to("right", right.id, "right_name", right.name);
  }
  for (const Article& article : scheme.articles) facts.add("article_name", article.name, article.id);
  for (const Owner& owner : scheme.owners) facts.add("owner_name", owner.name, owner.id);
  for (const Principle& principle : scheme.principles) {
    facts.add("principle_name", principle.name, principle.id);
    facts.add("principle", principle.id, fmt::format("{}, {} [{}]", principle.stage, principle.source, confidence_letter(principle.confidence)));
  }
  for (const Term& ground : scheme.more_grounds) facts.add("ground_name", ground.name, ground.id);
  for (const Term& kind : scheme.site_kinds) facts.add("site_kind_name", kind.name, kind.id);
  for (const Deprecated& gone : scheme.deprecated) {
    facts.add("deprecated", gone.criterion, gone.last_version + (gone.successors.empty() ? "" : " → " + join(gone.successors)));
    facts.add_to("deprecated", gone.criterion, "deprecated_reason", gone.reason);
  }
  std::map<std::string, int> seen;   // figures of one criterion are told apart by their number
  for (const OpenFigure& figure : scheme.open_figures) {
    const std::string which = figure.criterion + " " + std::to_string(++seen[figure.criterion]);
    facts.add("figure", which, figure.figure);
    facts.add_to("figure", which, "figure_sv", figure.figure_sv);
    facts.add_to("figure", which, "figure_unconfirmed", yes_no(figure.unconfirmed));
    facts.add_to("figure", which, "figure_reason", figure.reason);
  }
  return facts.take();
}

}  // namespace levelground::facts
