// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/explanation_panel.hpp"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>

#include "app/desktop/explanation_model.hpp"
#include "app/desktop/flow_layout.hpp"
#include "app/desktop/limit_bar.hpp"
#include "app/desktop/observation_form.hpp"
#include "app/desktop/pieces.hpp"
#include "app/desktop/score_squares.hpp"
#include "app/desktop/site_words.hpp"
#include "app/desktop/symbols.hpp"
#include "app/desktop/why_tree.hpp"
#include "core/judge/explanation.hpp"
#include "core/judge/words.hpp"

namespace levelground::desktop {

ExplanationPanel::ExplanationPanel(const Context& context, const Date& today, QWidget* parent)
    : ScrollPage(context, parent), m_today(today), m_model(new ExplanationModel(this)), m_form(new ObservationForm(context, today, this)) {
  setObjectName("explanation");
  m_form->hide();
  connect(&context.session, &Session::selection_changed, this, [this] { refresh(false); });
  connect(&context.session, &Session::result_changed, this, [this] { refresh(true); });
  connect(&context.session, &Session::words_changed, this, [this] { refresh(true); });
  connect(&context.theme, &Theme::changed, this, [this] { refresh(true); });
  refresh(true);
}

QSize ExplanationPanel::sizeHint() const { return {m_context.theme.px(408), m_context.theme.px(400)}; }

void ExplanationPanel::refresh(bool always) {
  const Session& session = m_context.session;
  const Assessment* assessment = session.is_open() ? &session.assessment() : nullptr;
  if (!always && assessment == m_shown && session.selection() == m_selection) return;
  m_shown = assessment;
  m_selection = session.selection();
  // Whoever works here stays here, though the control under the hand goes away.
  const QWidget* focus = QApplication::focusWidget();
  const bool at_work = focus != nullptr && isAncestorOf(focus);
  m_form->hide();
  m_form->setParent(this);  // it outlives the page it stands on
  m_tree = nullptr;
  clear();
  setAccessibleName(m_context.words()("desktop.explanation.name"));
  if (assessment == nullptr) return;
  if (!session.has_question()) return;
  if (at_work) setFocus(Qt::OtherFocusReason);
  if (session.criterion() != nullptr) {
    show_criterion();
  } else {
    show_score();
  }
  settle();
  verticalScrollBar()->setValue(0);
}

void ExplanationPanel::show_criterion() {
  const Session& session = m_context.session;
  const CriterionResult& result = *session.criterion();
  const Criterion& criterion = session.scheme().criteria.at(result.criterion);
  add_head(criterion, session.gap());
  add_figures(criterion, result, session.gap());
  add_why(*session.site(), result);
  if (!criterion.remedy.empty()) section(m_context.words()("desktop.explanation.mend"))->addWidget(make_label(m_context.words().local(criterion.remedy)));
  add_form();
  add_source(criterion);
  if (!criterion.intent.empty()) section(m_context.words()("desktop.explanation.intent"))->addWidget(make_label(m_context.words().local(criterion.intent), "", "second"));
}

void ExplanationPanel::add_head(const Criterion& criterion, const Gap* gap) {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  const Session& session = m_context.session;
  auto* top = section();
  auto* head = row(top, theme.px(12));
  const QSize size(theme.px(34), theme.px(34));
  if (gap != nullptr) {
    head->addWidget(symbol_view(gap_symbol(gap->kind, gap->mandatory, theme.map_palette()), size), 0, Qt::AlignTop);
  } else {
    head->addWidget(symbol_view(verdict_symbol(session.criterion()->verdict, theme.map_palette()), QSize(theme.px(26), theme.px(26))), 0, Qt::AlignTop);
  }
  auto* names = new QVBoxLayout;
  names->setSpacing(theme.px(2));
  const QString title = words.local(criterion.title);
  const auto ref = session.find_gap(session.selection().gap);
  auto* name = make_label(ref ? words("desktop.explanation.gap_title", {{"number", std::to_string(ref->gap + 1)}, {"title", title.toStdString()}}) : title, "heading");
  name->setAccessibleName(ref ? spoken_gap(session, *ref) : title);
  names->addWidget(name);
  const auto dimension = session.scheme().dimension_index(criterion.dimension);
  QString about = words(criterion.mandatory ? "desktop.explanation.about_mandatory" : "desktop.explanation.about",
                        {{"code", criterion.code}, {"weight", std::to_string(criterion.weight)},
                         {"dimension", dimension ? sentence(words.local(session.scheme().dimensions[*dimension].name)).toStdString() : criterion.dimension}});
  names->addWidget(make_label(about, "note", "second"));
  head->addLayout(names, 1);
  if (gap != nullptr) {
    top->addWidget(make_label(QStringLiteral("%1 · %2").arg(kind_words(*gap, words), where_words(*gap, words)), "strong"));
  }
  auto* tiles = new QWidget;
  tiles->setProperty("role", "clear");
  auto* flow = new FlowLayout(tiles, theme.px(5));
  for (const std::string& id : criterion.groups) {
    const auto group = session.scheme().group_index(id);
    if (!group) continue;
    auto* tile = symbol_view(group_symbol(session.scheme().groups[*group].code, theme.map_palette()), {theme.px(20 * group_tile_ratio), theme.px(20)});
    flow->addWidget(tile);
  }
  auto* whom = make_label(sentence(for_whom(session.scheme(), criterion, words)), "note", "second");
  if (!criterion.groups.empty()) top->addWidget(tiles);
  if (criterion.groups.empty()) tiles->deleteLater();
  top->addWidget(whom);
}

void ExplanationPanel::add_figures(const Criterion& criterion, const CriterionResult& result, const Gap* gap) {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  const Interval& value = gap != nullptr ? gap->value() : result.judged;
  const bool known = gap != nullptr ? gap->known() : result.verdict != Verdict::not_observed && result.verdict != Verdict::not_applicable;
  const ScoreInterval score = gap != nullptr ? gap->score : result.score;
  auto* part = section();
  auto* figures = row(part, theme.px(12));
  const auto figure = [&](const char* id, const QString& text) {
    auto* box = new QVBoxLayout;
    box->setSpacing(theme.px(2));
    box->addWidget(make_label(words(id), "", "second"));
    box->addWidget(make_label(text, "figure"));
    box->addStretch(1);
    figures->addLayout(box, 1);
  };
  figure("desktop.column.measured", to_qt(measured_words(criterion, value, known, words.texts())));
  figure("desktop.column.required", to_qt(required_words(criterion, words.texts())));
  if (LimitBar::can_show(criterion, value, known)) part->addWidget(new LimitBar(m_context, criterion, value, result.verdict));
  auto* line = row(part, theme.px(10));
  line->addWidget(symbol_view(verdict_symbol(result.verdict, theme.map_palette()), {theme.px(18), theme.px(18)}));
  line->addWidget(make_label(sentence(to_qt(verdict_words(result.verdict, words.texts()))), "strong"));
  if (result.verdict != Verdict::not_applicable) {
    auto* squares = new ScoreSquares(m_context, score);
    const QString spoken = words(score.low == score.high ? "desktop.explanation.score" : "desktop.explanation.score_interval",
                                 {{"low", std::to_string(score.low)}, {"high", std::to_string(score.high)}, {"most", std::to_string(max_score)}});
    squares->setAccessibleName(spoken);
    line->addWidget(squares);
    line->addWidget(make_label(spoken, "note", "second"), 1);
  }
  line->addStretch(0);
  if (m_context.session.changed(*m_context.session.selection().site, result.criterion)) {
    part->addWidget(make_label(words("desktop.explanation.changed"), "note", "second"));
  }
}

void ExplanationPanel::add_why(const SiteResult& site, const CriterionResult& result) {
  const Words& words = m_context.words();
  auto* part = section(words("desktop.explanation.why"));
  add_tree(part, explain(m_context.session.assessment(), site, result, words.texts()), words("desktop.explanation.why_help"));
  // What was measured is open, the rest one key away.
  const QModelIndex measured = m_model->index(0, 0, m_model->index(0, 0));
  if (m_model->rowCount(measured) <= 6) m_tree->expand(measured);
  for (const LocalText& note : result.notes) part->addWidget(make_label(words.local(note), "note", "second"));
}

void ExplanationPanel::add_tree(QVBoxLayout* part, const Explanation& tree, const QString& help) {
  m_model->show_tree(tree);
  m_tree = new WhyTree(m_context);
  m_tree->setAccessibleName(m_context.words()("desktop.explanation.why"));
  m_tree->setAccessibleDescription(help);
  m_tree->setModel(m_model);
  m_tree->expand(m_model->index(0, 0));
  connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) { follow(index.data(ExplanationModel::ReferenceRole).toString().toStdString()); });
  part->addWidget(m_tree);
  m_tree->fit_height();
}

void ExplanationPanel::add_source(const Criterion& criterion) {
  const Words& words = m_context.words();
  const Scheme& scheme = m_context.session.scheme();
  auto* part = section(words("desktop.explanation.source"));
  for (std::size_t score = 0; score < criterion.scale.limits.size(); ++score) {
    const auto& limit = criterion.scale.limits[score];
    if (!limit) continue;
    std::string title = limit->source;
    for (const SchemeSource& source : scheme.sources) {
      if (source.key == limit->source) title = source.title_in(m_context.words().language());
    }
    // As the file writes it, in English; other languages have their own words and marks.
    const bool in_words = limit->for_each_group || limit->within_run || words.language() != "en";
    std::string text = in_words ? limit_words(criterion, *limit, m_context.words().texts()) : limit->text;
    for (const WeakerRun& exception : limit->exceptions) text += in_words ? "" : "; " + exception.text;
    part->addWidget(make_label(words("desktop.explanation.limit_line", {{"score", std::to_string(score)}, {"limit", text}}), "strong"));
    part->addWidget(make_label(to_qt(limit->clause.empty() ? title : title + ", " + limit->clause_in(m_context.words().language())), "", "second"));
    std::string id = "core.confidence.";
    id += confidence_letter(limit->confidence);
    part->addWidget(make_label(words(id), "note", "second"));
  }
}

void ExplanationPanel::add_form() {
  auto* part = section(m_context.words()("desktop.form.title"));
  m_form->show_target();
  part->addWidget(m_form);
  m_form->show();
}

void ExplanationPanel::open_form() {
  if (m_context.session.criterion() == nullptr) return;
  m_form->show();
  m_form->focus_first();
  ensureWidgetVisible(m_form, 0, m_context.theme.px(400));
}

void ExplanationPanel::focus_why() {
  if (m_tree != nullptr) {
    m_tree->setFocus(Qt::ShortcutFocusReason);
    if (!m_tree->currentIndex().isValid()) m_tree->setCurrentIndex(m_model->index(0, 0));
  } else {
    setFocus(Qt::ShortcutFocusReason);
  }
}

}  // namespace levelground::desktop
