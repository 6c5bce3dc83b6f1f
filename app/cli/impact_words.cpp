// SPDX-License-Identifier: Apache-2.0
#include "app/cli/impact_words.hpp"

#include "core/judge/scheme_words.hpp"
#include "core/judge/words.hpp"

namespace levelground::cli {

namespace {

/// What stood or stands in the way where the standing differs: of a place that stands better, what was; of any other, what is now.
std::string reason_lines(const SiteImpact& site, const Texts& texts) {
  const bool better = direction(site) > 0 || site.level_turn() == LevelTurn::given;
  const std::vector<SharedText>& reasons = better ? site.reasons_before : site.reasons_after;
  if (reasons.empty()) return {};
  std::string out = "  " + texts.get(better ? "scheme.impact.reasons_before" : "scheme.impact.reasons_after") + "\n";
  for (const SharedText& reason : reasons) out += "    " + reason.in(texts.language()) + "\n";
  return out;
}

std::string verdict_text(const std::optional<Verdict>& verdict, const Texts& texts) {
  return verdict ? verdict_words(*verdict, texts) : std::string();
}

std::string score_text(const ScoreInterval& score) {
  return score.low == score.high ? std::to_string(score.low)
                                 : std::to_string(score.low) + "–" + std::to_string(score.high);
}

void add_verdict(const Assessment& older, const Assessment& newer, const VerdictChange& change, const Texts& texts,
                 std::string& out) {
  const Criterion* is = newer.scheme.find(change.criterion);
  const Criterion& criterion = is != nullptr ? *is : *older.scheme.find(change.criterion);
  // A criterion that is not there has no score.
  std::string id = !change.before ? "scheme.impact.came" : !change.after ? "scheme.impact.went" : change.before == change.after ? "scheme.impact.score" : "scheme.impact.verdict";
  if (change.idle()) {
    id += "_idle";
  } else if (change.before == Verdict::not_applicable || change.after == Verdict::not_applicable) {
    id = "scheme.impact.applies";
  }
  out += "    " +
         texts.get(id,
                   {{"criterion", change.criterion},
                    {"title", criterion.title.in(texts.language())},
                    {"before", verdict_text(change.before, texts)},
                    {"after", verdict_text(change.after, texts)},
                    {"score_before", score_text(change.score_before)},
                    {"score_after", score_text(change.score_after)},
                    {"value", measured_words(criterion, change.value, change.known, texts)}}) +
         "\n";
  for (const SchemeChange& why : change.why) {
    // One that stands in for it, or the scheme, is named or names itself.
    const std::string of = why.criterion == change.criterion || why.criterion.empty() ? "" : why.criterion + " ";
    out += "        " + of + change_words(older.scheme, newer.scheme, why, texts) + "\n";
  }
}

}  // namespace

std::string moves_words(const ImpactCount& found, const Texts& texts) {
  std::string out = texts.get("scheme.impact.moves", {{"better", std::to_string(found.better)}, {"worse", std::to_string(found.worse)}});
  if (found.lost > 0) out += ", " + texts.plural("scheme.impact.lost", static_cast<long long>(found.lost));
  if (found.given > 0) out += ", " + texts.plural("scheme.impact.given", static_cast<long long>(found.given));
  return out;
}

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
  out += reason_lines(site, texts);
  if (site.gaps_handed_on > 0) out += "  " + texts.plural("scheme.impact.handed_on", static_cast<long long>(site.gaps_handed_on)) + "\n";
  for (const VerdictChange& change : site.verdicts) add_verdict(older, newer, change, texts, out);
  return out;
}

std::string around_lines(const Assessment& older, const Assessment& newer, const std::vector<SiteImpact>& sites, const Texts& texts) {
  std::string out;
  for (const SchemeChange& change : changes_around_verdicts(older.scheme, newer.scheme)) {
    out += "  " + (change.criterion.empty() ? "" : change.criterion + " ") + change_words(older.scheme, newer.scheme, change, texts) + "\n";
  }
  if (!out.empty()) out = "\n" + texts.get("scheme.impact.around") + "\n" + out;
  std::string totals;
  long long count = 0;
  for (const SiteImpact& site : sites) {
    if (!site.only_total_moves()) continue;
    ++count;
    const std::string before = score_words(site.total_before, texts);
    const std::string after = score_words(site.total_after, texts);
    totals += "  " + texts.get(before == after ? "scheme.impact.total_little" : "scheme.impact.total",
                               {{"site", site.name.empty() ? site.id : site.name}, {"before", before}, {"after", after}}) + "\n";
  }
  if (count > 0) out += "\n" + texts.plural("scheme.impact.only_total", count) + "\n" + totals;
  return out;
}

}  // namespace levelground::cli
