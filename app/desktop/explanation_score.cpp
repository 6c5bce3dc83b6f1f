// SPDX-License-Identifier: Apache-2.0
// The panel's page about a number of the site: the same tree as `levelground why SITE total`.
#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>

#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/link_button.hpp"
#include "app/desktop/pieces.hpp"
#include "app/desktop/site_words.hpp"
#include "core/judge/explain_score.hpp"

namespace levelground::desktop {

namespace {
/// Criteria that stand above the tree, the costliest first; the tree holds all.
constexpr std::size_t costliest_named = 5;
}  // namespace

void ExplanationPanel::show_score() {
  const Session& session = m_context.session;
  const Words& words = m_context.words();
  const SiteResult& site = *session.site();
  const std::string& what = session.selection().score;
  const auto tree = explain_score(session.assessment(), site, what, words.texts());
  const auto brief = explain_score_briefly(session.assessment(), site, what, costliest_named, words.texts());
  if (!tree || !brief) return;  // another scheme has come, without this number
  auto* top = section();
  top->addWidget(make_label(sentence(to_qt(tree->text)), "heading"));
  top->addWidget(make_label(site_title(site, words), "note", "second"));
  top->addWidget(make_label(to_qt(tree->value), "figure"));
  if (!tree->remark.empty()) top->addWidget(make_label(words("desktop.explanation.exact", {{"value", tree->remark}}), "note", "second"));
  add_costs(*brief);
  add_tree(section(words("desktop.explanation.why")), *tree, words("desktop.explanation.score_help"));
}

void ExplanationPanel::add_costs(const Explanation& brief) {
  if (brief.children.empty()) return;
  const Words& words = m_context.words();
  const bool criteria = m_context.session.scheme().find(brief.children.front().reference) != nullptr;
  const bool assessed = m_context.session.selection().score == "assessed";
  auto* part = section(words(assessed ? "desktop.explanation.not_assessed" : criteria ? "desktop.explanation.costs" : "desktop.explanation.parts"));
  for (const Explanation& child : brief.children) {
    if (child.reference.empty()) {
      part->addWidget(make_label(sentence(to_qt(child.text)), "note", "second"));
      continue;
    }
    auto* line = row(part, m_context.theme.px(10));
    auto* link = new LinkButton(m_context.theme, sentence(to_qt(child.text)));
    link->setAccessibleName(QStringLiteral("%1: %2").arg(link->text(), to_qt(child.value)));
    connect(link, &QAbstractButton::clicked, this, [this, to = child.reference] { follow(to); });
    line->addWidget(link, 1);
    auto* value = make_label(to_qt(child.value), "strong");
    value->setWordWrap(false);
    line->addWidget(value, 0, Qt::AlignTop);
  }
}

void ExplanationPanel::follow(const std::string& reference) {
  Session& session = m_context.session;
  if (session.site() == nullptr || reference.empty() || session.selection().score.empty()) return;
  const std::uint32_t site = *session.selection().site;
  const Scheme& scheme = session.scheme();
  if (const Criterion* criterion = scheme.find(reference)) {
    return session.select_criterion(site, static_cast<std::uint32_t>(criterion - scheme.criteria.data()));
  }
  const auto scores = explained_scores(scheme);
  if (std::find(scores.begin(), scores.end(), reference) != scores.end()) session.select_score(site, reference);
}

}  // namespace levelground::desktop
