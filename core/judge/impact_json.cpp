// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "core/judge/impact.hpp"
#include "core/judge/scope_json.hpp"
#include "core/base/json_text.hpp"

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;


Json identity(const Assessment& assessment) {
  const Scheme& scheme = assessment.scheme;
  Json json = {{"id", scheme.id},
               {"version", scheme.version},
               {"profile", scheme.profile.empty() ? Json() : Json(scheme.profile)},
               {"sha256", scheme.hash}};
  if (scheme.altered) json["altered"] = true;
  json["scope"] = scope_json<Json>(scheme, assessment.options.scope);
  return json;
}

Json outcome_json(const Scheme& scheme, Outcome outcome, const std::optional<std::uint32_t>& level,
                  const Fractions& total, const std::vector<SharedText>& reasons) {
  Json said = Json::array();
  for (const SharedText& reason : reasons) said.push_back({{"en", reason.text().en}, {"sv", reason.text().sv}});
  return {{"outcome", outcome_name(outcome)},
          {"level", level ? Json(scheme.levels[*level].id) : Json()},
          {"total_low", total.low.to_text_exact()},
          {"total_high", total.high.to_text_exact()},
          {"reasons", said}};
}

Json verdict_json(const std::optional<Verdict>& verdict, const ScoreInterval& score) {
  if (!verdict) return nullptr;
  if (*verdict == Verdict::not_applicable) return {{"verdict", verdict_name(*verdict)}, {"score_low", nullptr}, {"score_high", nullptr}};
  return {{"verdict", verdict_name(*verdict)}, {"score_low", score.low}, {"score_high", score.high}};
}

Json reason_json(const SchemeChange& reason) {
  return {{"fact", reason.fact},
          {"item", reason.item},
          {"before", reason.before},
          {"after", reason.after},
          {"strictness", strictness_name(reason.strictness)},
          {"related", reason.related}};
}

/// With the criterion that it is a change of; null: of the scheme.
Json of_criterion_json(const SchemeChange& change) {
  Json entry = reason_json(change);
  entry["criterion"] = change.criterion.empty() ? Json() : Json(change.criterion);
  return entry;
}

/// What moves totals and outcomes by itself, with the criterion where it is about one.
Json around_json(const Assessment& older, const Assessment& newer) {
  Json list = Json::array();
  for (const SchemeChange& change : changes_around_verdicts(older.scheme, newer.scheme)) {
    list.push_back(of_criterion_json(change));
  }
  return list;
}

}  // namespace

std::string impact_json(const Assessment& older, const Assessment& newer, const std::vector<SiteImpact>& sites) {
  Json list = Json::array();
  for (const SiteImpact& site : sites) {
    Json verdicts = Json::array();
    for (const VerdictChange& change : site.verdicts) {
      Json why = Json::array();
      for (const SchemeChange& reason : change.why) why.push_back(of_criterion_json(reason));
      verdicts.push_back({{"criterion", change.criterion},
                          {"mandatory", change.mandatory},
                          {"before", verdict_json(change.before, change.score_before)},
                          {"after", verdict_json(change.after, change.score_after)},
                          {"why", why}});
    }
    list.push_back({{"id", site.id},
                    {"name", site.name},
                    {"direction", direction(site)},
                    {"level_turn", level_turn_name(site.level_turn())},
                    {"judged_otherwise", site.changes()},
                    {"before", outcome_json(older.scheme, site.outcome_before, site.level_before, site.total_before, site.reasons_before)},
                    {"after", outcome_json(newer.scheme, site.outcome_after, site.level_after, site.total_after, site.reasons_after)},
                    {"gaps_gone", site.gaps_gone},
                    {"gaps_new", site.gaps_new},
                    {"gaps_handed_on", site.gaps_handed_on},
                    {"verdicts", verdicts}});
  }
  const Json all = {{"older", identity(older)}, {"newer", identity(newer)}, {"around_verdicts", around_json(older, newer)}, {"sites", list}};
  return json_text(all);
}

}  // namespace levelground
