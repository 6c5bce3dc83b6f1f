// SPDX-License-Identifier: Apache-2.0
#include "app/cli/impact_words.hpp"

#include "core/judge/scheme_words.hpp"
#include "core/judge/words.hpp"

namespace levelground::cli {

namespace {

std::string verdict_text(const std::optional<Verdict>& verdict, const Texts& texts) {
  return verdict ? verdict_words(*verdict, texts) : texts.get("scheme.impact.no_criterion");
}

std::string score_text(const ScoreInterval& score) {
  return score.low == score.high ? std::to_string(score.low)
                                 : std::to_string(score.low) + "–" + std::to_string(score.high);
}

void add_verdict(const Assessment& older, const Assessment& newer, const VerdictChange& change, const Texts& texts,
                 std::string& out) {
  const Criterion* is = newer.scheme.find(change.criterion);
  const Criterion& criterion = is != nullptr ? *is : *older.scheme.find(change.criterion);
  out += "    " +
         texts.get(change.before == change.after ? "scheme.impact.score" : "scheme.impact.verdict",
                   {{"criterion", change.criterion},
                    {"title", criterion.title.in(texts.language())},
                    {"before", verdict_text(change.before, texts)},
                    {"after", verdict_text(change.after, texts)},
                    {"score_before", score_text(change.score_before)},
                    {"score_after", score_text(change.score_after)},
                    {"value", measured_words(criterion, change.value, change.known, texts)}}) +
         "\n";
  for (const SchemeChange& why : change.why) out += "        " + change_words(why, texts) + "\n";
}

}  // namespace

std::string impact_lines(const Assessment& older, const Assessment& newer, const SiteImpact& site, const Terminal& terminal, const Texts& texts) {
  std::string out = terminal.paint(Ink::bold, site.title.in(texts.language())) + "\n";
  out += "  " +
         texts.get("scheme.impact.outcome",
                   {{"before", outcome_words(older.scheme, site.outcome_before, site.level_before, texts)},
                    {"after", outcome_words(newer.scheme, site.outcome_after, site.level_after, texts)},
                    {"total_before", score_words(site.total_before, texts)},
                    {"total_after", score_words(site.total_after, texts)},
                    {"gone", std::to_string(site.gaps_gone)},
                    {"new", std::to_string(site.gaps_new)}}) +
         "\n";
  if (site.gaps_handed_on > 0) out += "  " + texts.get("scheme.impact.handed_on", {{"count", std::to_string(site.gaps_handed_on)}}) + "\n";
  for (const VerdictChange& change : site.verdicts) add_verdict(older, newer, change, texts, out);
  return out;
}

}  // namespace levelground::cli
