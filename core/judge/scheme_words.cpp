// SPDX-License-Identifier: Apache-2.0
#include "core/judge/scheme_words.hpp"

#include <algorithm>

#include "core/judge/costs.hpp"
#include "core/judge/fact_words.hpp"
#include "core/judge/matrix.hpp"
#include "core/judge/measure_words.hpp"
#include "core/judge/words.hpp"
#include "core/city/theme.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

/// A list that is longer is shown entry by entry.
constexpr std::size_t longest_line = 100;

Explanation line(std::string text) { return {std::move(text), {}, {}, {}, {}}; }

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string place(const std::string& file, std::int64_t at) { return at > 0 ? file + ":" + std::to_string(at) : file; }

const SchemeSource* find_source(const Scheme& scheme, const std::string& key) {
  const auto at =
      std::find_if(scheme.sources.begin(), scheme.sources.end(), [&](const SchemeSource& s) { return s.key == key; });
  return at == scheme.sources.end() ? nullptr : &*at;
}

/// Source, clause, jurisdiction, how sure, where it stands.
Explanation authority(const Scheme& scheme, const Criterion& criterion, const Limit& limit, const Texts& texts) {
  const SchemeSource* source = find_source(scheme, limit.source);
  Explanation node = line(texts.get(
      "scheme.why.source", {{"key", limit.source},
                            {"title", source != nullptr ? source->title_in(texts.language()) : limit.source},
                            {"clause", limit.clause.empty() ? texts.get("scheme.why.no_clause") : limit.clause_in(texts.language())},
                            {"jurisdiction", source != nullptr ? jurisdiction_words(source->jurisdiction, texts) : "–"}}));
  const std::string letter(1, confidence_letter(limit.confidence));
  node.children.push_back(line(
      texts.get("scheme.why.confidence", {{"letter", letter}, {"words", texts.get("core.confidence." + letter)}})));
  if (limit.confidence == Confidence::unconfirmed) node.children.push_back(line(texts.get("scheme.why.unconfirmed")));
  if (limit.legal_minimum) node.children.push_back(line(texts.get("scheme.why.legal")));
  node.children.push_back(line(limit.valid_from.is_set() ? texts.get("scheme.why.in_force", {{"date", to_words(limit.valid_from, texts.language())}})
                                                         : texts.get("scheme.why.since_not_recorded")));
  node.children.push_back(line(texts.get(
      "scheme.why.written", {{"place", place(limit.file.empty() ? criterion.file : limit.file, limit.line)}})));
  return node;
}

Explanation explain_limit(const Scheme& scheme, const Criterion& criterion, std::size_t score, const Texts& texts) {
  const Limit& limit = *criterion.scale.limits.at(score);
  const bool passes = static_cast<int>(score) == criterion.pass_score;
  Explanation node =
      line(texts.get(passes ? "scheme.why.limit_passes" : "scheme.why.limit",
                     {{"score", std::to_string(score)}, {"limit", limit_words(criterion, limit, texts)}}));
  node.children.push_back(authority(scheme, criterion, limit, texts));
  if (limit.file.empty()) return node;
  Explanation chain =
      line(scheme.profile_valid_from.is_set()
               ? texts.get("scheme.why.profile_of", {{"profile", scheme.profile_title.in(texts.language())},
                                                     {"date", to_words(scheme.profile_valid_from, texts.language())}})
               : texts.get("scheme.why.profile", {{"profile", scheme.profile_title.in(texts.language())}}));
  if (criterion.scheme_scale && criterion.scheme_scale->limits.at(score)) {
    const Limit& own = *criterion.scheme_scale->limits.at(score);
    Explanation replaced = line(texts.get("scheme.why.replaces", {{"limit", limit_words(criterion, own, texts)}}));
    replaced.children.push_back(authority(scheme, criterion, own, texts));
    chain.children.push_back(std::move(replaced));
  } else {
    chain.children.push_back(line(texts.get("scheme.why.adds")));
  }
  node.children.push_back(std::move(chain));
  return node;
}

Explanation explain_whom(const Scheme& scheme, const Criterion& criterion, const Texts& texts) {
  std::vector<std::string> groups;
  for (const std::string& id : criterion.groups)
    groups.push_back(scheme.groups[*scheme.group_index(id)].name.in(texts.language()));
  Explanation node = line(texts.get("scheme.why.groups",
                                    {{"groups", groups.empty() ? texts.get("judge.explain.everyone") : join(groups)}}));
  std::vector<std::string> grounds;
  for (const std::string& ground : criterion.grounds) grounds.push_back(ground_words(scheme, ground, texts));
  if (!grounds.empty()) node.children.push_back(line(texts.get("scheme.why.grounds", {{"grounds", join(grounds)}})));
  for (const Right& right : scheme.rights) {
    if (!serves(criterion, right)) continue;
    Explanation served = line(texts.get("scheme.why.right", {{"right", right.name.in(texts.language())}}));
    for (const std::string& article : articles_served(criterion, right)) {
      MatrixRow row;
      row.id = article;
      served.children.push_back(line(row_name(scheme, MatrixBy::article, row, texts)));
    }
    node.children.push_back(std::move(served));
  }
  node.children.push_back(line(texts.get("scheme.why.stage", {{"stage", texts.get("core.stage." + criterion.stage)}})));
  for (const Principle& principle : scheme.principles) {
    if (std::find(criterion.principles.begin(), criterion.principles.end(), principle.id) == criterion.principles.end()) continue;
    const bool open = principle.confidence == Confidence::unconfirmed;
    node.children.push_back(line(texts.get(open ? "scheme.why.principle_unconfirmed" : "scheme.why.principle",
                                           {{"id", principle.id}, {"principle", principle.name.in(texts.language())}})));
  }
  for (const Owner& owner : scheme.owners) {
    if (owner.id == criterion.owner)
      node.children.push_back(line(texts.get("scheme.why.owner", {{"owner", owner.name.in(texts.language())}})));
  }
  return node;
}

Explanation explain_count(const Scheme& scheme, const Criterion& criterion, const Texts& texts) {
  std::int64_t all = 0;
  for (const Criterion& other : scheme.criteria) all += other.dimension == criterion.dimension ? other.weight : 0;
  const Dimension& dimension = scheme.dimensions[*scheme.dimension_index(criterion.dimension)];
  Explanation node = line(texts.get(criterion.mandatory ? "scheme.why.counts_mandatory" : "scheme.why.counts",
                                    {{"weight", std::to_string(criterion.weight)},
                                     {"all", std::to_string(all)},
                                     {"share", decimal_words(Rational::ratio(criterion.weight * 100, all), texts)},
                                     {"dimension", dimension.name.in(texts.language())}}));
  if (const auto from = scheme.level_index(criterion.mandatory_from)) {
    node.children.push_back(line(texts.get("scheme.why.mandatory_from", {{"level", scheme.levels[*from].name.in(texts.language())}})));
  }
  for (const std::string& code : criterion.alternatives) {
    const Criterion* other = scheme.find(code);
    node.children.push_back(line(texts.get("scheme.why.alternative", {{"code", code}, {"title", other == nullptr ? code : other->title.in(texts.language())}})));
  }
  return node;
}

Explanation explain_measure(const Scheme& scheme, const Criterion& criterion, const Texts& texts) {
  const auto say = [&](std::string_view id, std::string value) {
    return line(texts.get(id, {{"value", std::move(value)}}));
  };
  Explanation node =
      line(texts.get("scheme.why.measure",
                     {{"how", texts.get("core.evaluation." + std::string(vocabulary::name(criterion.evaluation)))},
                      {"kind", measure_kind_words(criterion.measure, texts)}}));
  for (const ParameterWords& parameter : parameter_words(criterion.measure, texts)) {
    std::string words = in_one_line(parameter);
    if (words.size() <= longest_line) {
      node.children.push_back(line(std::move(words)));
      continue;
    }
    node.children.push_back(line(parameter.name));
    for (const std::string& value : parameter.values) node.children.back().children.push_back(line(value));
  }
  node.children.push_back(line(texts.get("scheme.why.combine." + std::string(vocabulary::name(criterion.combine)))));
  if (criterion.coverage_gate)
    node.children.push_back(
        say("scheme.why.coverage", display(*criterion.coverage_gate, Quantity::share, "%", texts.language())));
  if (criterion.max_age_months)
    node.children.push_back(say("scheme.why.max_age", std::to_string(*criterion.max_age_months)));
  if (criterion.light != Light::not_stated) {
    node.children.push_back(
        say("scheme.why.light", texts.get("core.light." + std::string(vocabulary::name(criterion.light)))));
  }
  if (!criterion.applies.always()) node.children.push_back(line(texts.get("scheme.why.applies", {{"where", applies_words(scheme, criterion.applies, texts)}})));
  if (!criterion.method.light.empty()) {
    const bool paper = criterion.evaluation == Evaluation::document;
    Explanation how = line(texts.get(paper ? "scheme.why.papers" : "scheme.why.on_site"));
    how.children.push_back(line(criterion.method.instrument.in(texts.language())));
    how.children.push_back(line(criterion.method.stations.in(texts.language())));
    if (!paper) how.children.push_back(line(texts.get("core.method_light." + criterion.method.light)));
    node.children.push_back(std::move(how));
  }
  return node;
}

std::string exists_words(const ExistsWith& rule, const Texts& texts) {
  std::string id = rule.within == Rational(0) ? "scheme.applies.exists" : "scheme.applies.exists_near";
  if (rule.with) id += "_with";
  std::string property;
  std::string values;
  if (rule.with) {
    const PropertyInfo& info = property_info(rule.with->property);
    property = texts.get("core.property." + std::string(info.name));
    std::vector<std::string> words;
    for (const std::string& value : rule.with->values) words.push_back(value == "yes" || value == "no" ? texts.get("scheme.word." + value) : value);
    values = rule.with->bounds.none() ? join(words) : bounds_words(*rule.with, texts);
  }
  return texts.get(id, {{"theme", texts.get("core.theme." + std::string(theme_name(rule.theme)))},
                        {"distance", display(rule.within, Quantity::length, "m", texts.language())},
                        {"property", property},
                        {"values", values}});
}

/// Conditions joined by "and" or "or".
std::string joined(const std::vector<std::string>& parts, std::string_view id, const Texts& texts) {
  std::string out;
  for (const std::string& part : parts) out = out.empty() ? part : texts.get(id, {{"one", out}, {"other", part}});
  return out;
}

/// The criterion of the older scheme that a change is about; nullptr: the scheme itself, or a criterion that is new.
const Criterion* criterion_before(const Scheme& older, const Criterion* is, const SchemeChange& change) {
  if (is == nullptr) return older.find(change.criterion);
  if (change.fact != "criterion" && !change.related.empty()) return older.find(change.related.front());
  const auto same = std::find_if(older.criteria.begin(), older.criteria.end(), [&](const Criterion& c) { return c.lineage == is->lineage; });
  return same == older.criteria.end() ? nullptr : &*same;
}

/// From here on an area is said in hectares, as schemes write it.
Rational tenth_of_a_hectare() { return Rational(1'000'000'000); }   // mm²

}  // namespace

std::string applies_words(const Scheme& scheme, const Applicability& applies, const Texts& texts) {
  std::vector<std::string> all;
  for (const Theme theme : applies.exists) {
    all.push_back(texts.get("scheme.applies.exists", {{"theme", texts.get("core.theme." + std::string(theme_name(theme)))}}));
  }
  if (applies.exists_near) all.push_back(exists_words(*applies.exists_near, texts));
  if (applies.exists_with) all.push_back(exists_words(*applies.exists_with, texts));
  if (applies.area_at_least) all.push_back(texts.get("scheme.applies.area", {{"area", display(*applies.area_at_least, Quantity::area, *applies.area_at_least < tenth_of_a_hectare() ? "" : "ha", texts.language())}}));
  std::vector<std::string> kinds;
  for (const std::string& id : applies.site_kinds) {
    const auto known = std::find_if(scheme.site_kinds.begin(), scheme.site_kinds.end(), [&](const Term& kind) { return kind.id == id; });
    kinds.push_back(known == scheme.site_kinds.end() ? id : known->name.in(texts.language()));
  }
  if (!kinds.empty()) all.push_back(texts.get("scheme.applies.kind", {{"kinds", join(kinds)}}));
  std::vector<std::string> any;
  for (const Applicability& part : applies.any_of) any.push_back(applies_words(scheme, part, texts));
  if (!any.empty()) {
    const std::string words = joined(any, "scheme.applies.or", texts);
    all.push_back(all.empty() ? words : texts.get("scheme.applies.any", {{"any", words}}));
  }
  return joined(all, "scheme.applies.and", texts);
}

Explanation explain_requirement(const Scheme& scheme, const Criterion& criterion, const Texts& texts) {
  Explanation root = line(texts.get("scheme.why.demand", {{"limit", required_words(criterion, texts)}}));
  const auto add_text = [&](const LocalText& text) {
    if (!text.empty()) root.children.push_back(line(text.in(texts.language())));
  };
  add_text(criterion.intent);
  if (!criterion.question.empty()) root.children.push_back(line(texts.get("scheme.why.question", {{"question", criterion.question.in(texts.language())}})));
  if (!criterion.good.empty()) root.children.push_back(line(texts.get("scheme.why.good", {{"good", criterion.good.in(texts.language())}})));
  root.children.push_back(explain_whom(scheme, criterion, texts));
  root.children.push_back(explain_count(scheme, criterion, texts));
  root.children.push_back(explain_measure(scheme, criterion, texts));
  for (std::size_t score = 1; score < criterion.scale.limits.size(); ++score) {
    if (criterion.scale.limits.at(score)) root.children.push_back(explain_limit(scheme, criterion, score, texts));
  }
  for (const OpenFigure& figure : scheme.open_figures) {
    if (figure.criterion != criterion.code) continue;
    Explanation open = line(texts.get(figure.unconfirmed ? "scheme.why.open_figure_unconfirmed" : "scheme.why.open_figure",
                                      {{"figure", figure.figure_in(texts.language())}, {"reason", figure.reason.in(texts.language())}}));
    open.children.push_back(line(texts.get("scheme.why.written", {{"place", place(figure.file, figure.line)}})));
    root.children.push_back(std::move(open));
  }
  if (criterion.lineage != criterion.code)
    root.children.push_back(line(texts.get("scheme.why.lineage", {{"lineage", criterion.lineage}})));
  for (const Deprecated& gone : scheme.deprecated) {
    const std::vector<std::string> successors = scheme.successors_of(gone.criterion);
    if (std::find(successors.begin(), successors.end(), criterion.code) == successors.end()) continue;
    root.children.push_back(line(texts.get("scheme.why.succeeds", {{"criterion", gone.criterion},
                                                                   {"version", gone.last_version},
                                                                   {"reason", gone.reason.in(texts.language())}})));
  }
  add_text(criterion.remedy);
  for (const CostFor what_for : {CostFor::mending, CostFor::finding_out}) {
    for (const KnownCost& known : costs_of({}, criterion, what_for)) root.children.push_back(line(cost_words(scheme, known, texts)));
  }
  return root;
}

std::string change_words(const Scheme& older, const Scheme& newer, const SchemeChange& change, const Texts& texts) {
  const Criterion* is = newer.find(change.criterion);
  const Criterion* was = criterion_before(older, is, change);
  const std::string before = fact_words(older, was, change, change.before, texts);
  const std::string after = fact_words(newer, is, change, change.after, texts);
  if (change.fact == "criterion") {
    const bool added = change.kind == SchemeChange::Kind::added;
    std::string words = texts.get(added ? "scheme.diff.criterion_added" : "scheme.diff.criterion_removed", {{"title", added ? after : before}});
    if (!change.related.empty()) {
      words += texts.get(added ? "scheme.diff.took_place_of" : "scheme.diff.place_taken_by", {{"criteria", join(change.related)}});
    }
    return words;
  }
  const std::string item = item_words(change.after.empty() ? older : newer, change, texts);
  std::string what = texts.get("scheme.fact." + change.fact, {{"item", item}});
  // Most facts stand alone; those of which there are several carry which one in their own words, languages behind.
  if (!item.empty() && what.find(item) == std::string::npos) what += " (" + item + ")";
  const bool of_a_new_one = was == nullptr && is != nullptr;
  const std::string id = of_a_new_one ? "scheme.diff.of_new" : "scheme.diff." + std::string(kind_name(change.kind));
  std::string words = texts.get(id, {{"what", what}, {"before", before}, {"after", after}});
  const std::string_view strictness = strictness_name(change.strictness);
  if (!strictness.empty()) words += ", " + texts.get("scheme.diff." + std::string(strictness));
  if (!change.related.empty()) words += " " + texts.get("scheme.diff.in_place_of", {{"criteria", join(change.related)}});
  return words;
}

}  // namespace levelground
