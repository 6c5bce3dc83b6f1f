// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/site_words.hpp"

#include <QStringList>

#include "app/desktop/score_bar.hpp"
#include "core/judge/explain_score.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::desktop {

namespace {
std::string plain(const QString& text) { return text.toStdString(); }
}  // namespace

QString site_title(const SiteResult& site, const Words& words) {
  return to_qt(site.title(words.language()));
}

QString worst_sentence(const Scheme& scheme, const SiteResult& site, const Words& words) {
  QStringList names;
  for (const WorstServed::Candidate& candidate : site.worst.candidates) names << words.local(scheme.groups.at(candidate.group).name);
  if (names.isEmpty()) return words("desktop.worst.none");
  const std::string list = plain(names.join(QStringLiteral(", ")));
  return words(site.worst.named ? "desktop.worst.named" : "desktop.worst.candidates", {{"groups", list}});
}

QString for_whom(const Scheme& scheme, const Criterion& criterion, const Words& words) {
  if (criterion.groups.empty()) return words("desktop.everyone");
  QStringList names;
  for (const Group& group : scheme.groups) {
    for (const std::string& id : criterion.groups) {
      if (id == group.id) names << words.local(group.name);
    }
  }
  return names.join(QStringLiteral(", "));
}

QString kind_words(const Gap& gap, const Words& words) { return to_qt(gap_words(gap, words.texts())); }

QString where_words(const Gap& gap, const Words& words) {
  return gap.label().empty() ? words("desktop.whole_site") : words.local(gap.label());
}

QString spoken_site(const Session& session, std::uint32_t index) {
  const SiteResult& site = session.assessment().sites.at(index);
  const Words& words = session.words();
  const GapCounts counts = session.counts(index);
  return words("desktop.spoken.site", {{"name", plain(site_title(site, words))},
                                       {"outcome", outcome_words(session.scheme(), site, words.texts())},
                                       {"worst", plain(worst_sentence(session.scheme(), site, words))},
                                       {"score", plain(spoken_score(site.total, words))},
                                       {"sure", std::to_string(counts.sure)},
                                       {"possible", std::to_string(counts.possible)},
                                       {"unknown", std::to_string(counts.not_observed)}});
}

QString spoken_number(const Session& session) {
  const Words& words = session.words();
  if (session.site() == nullptr) return {};
  const auto tree = explain_score_briefly(session.assessment(), *session.site(), session.selection().score, 1, words.texts());
  if (!tree) return {};
  return words("desktop.spoken.number", {{"site", plain(site_title(*session.site(), words))}, {"text", plain(sentence(to_qt(tree->text)))}, {"value", tree->value}});
}

QString spoken_gap(const Session& session, GapRef ref) {
  const SiteResult& site = session.assessment().sites.at(ref.site);
  const Gap& gap = site.gaps.at(ref.gap);
  const Criterion& criterion = session.scheme().criteria.at(gap.criterion);
  const Words& words = session.words();
  return words("desktop.spoken.gap", {{"number", std::to_string(ref.gap + 1)},
                                      {"count", std::to_string(site.gaps.size())},
                                      {"kind", plain(kind_words(gap, words))},
                                      {"criterion", criterion.title.in(words.language())},
                                      {"where", plain(where_words(gap, words))},
                                      {"measured", measured_words(criterion, gap.value(), gap.known(), words.texts())},
                                      {"required", required_words(criterion, words.texts())},
                                      {"groups", plain(for_whom(session.scheme(), criterion, words))}});
}

QString change_sentence(const Session& session, const SiteResult& before, const SiteResult& after, std::uint32_t criterion) {
  const Words& words = session.words();
  const std::string was = outcome_words(session.scheme(), before, words.texts());
  const std::string is = outcome_words(session.scheme(), after, words.texts());
  const std::string verdict = verdict_words(after.criteria.at(criterion).verdict, words.texts());
  const std::string score = plain(spoken_score(after.total, words));
  const std::string name = plain(site_title(after, words));
  return was == is ? words("desktop.change.same_outcome", {{"verdict", verdict}, {"site", name}, {"outcome", is}, {"score", score}})
                   : words("desktop.change.new_outcome",
                           {{"verdict", verdict}, {"site", name}, {"outcome", is}, {"was", was}, {"score", score}});
}

}  // namespace levelground::desktop
