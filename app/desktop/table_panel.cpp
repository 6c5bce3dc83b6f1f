// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/table_panel.hpp"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "app/desktop/chip.hpp"
#include "app/desktop/criteria_model.hpp"
#include "app/desktop/csv.hpp"
#include "app/desktop/flow_layout.hpp"
#include "app/desktop/gap_model.hpp"
#include "app/desktop/pieces.hpp"
#include "app/desktop/site_words.hpp"
#include "app/desktop/table_delegate.hpp"

namespace levelground::desktop {

TablePanel::TablePanel(const Context& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_gap_model(new GapModel(context, this)), m_criteria_model(new CriteriaModel(context, this)) {
  setProperty("role", "panel");
  setAttribute(Qt::WA_StyledBackground);
  m_title = make_label({}, "heading");
  m_title->setWordWrap(false);
  const auto chip = [&] { return new Chip(m_context, {}, 0, {}, this); };
  m_gaps_tab = chip();
  m_criteria_tab = chip();
  const map::Palette palette = context.theme.map_palette();
  m_sure = new Chip(context, gap_symbol(GapKind::barrier, false, palette), 1, {}, this);
  m_possible = new Chip(context, gap_symbol(GapKind::possible, false, palette), 1, {}, this);
  m_not_observed = new Chip(context, gap_symbol(GapKind::not_observed, false, palette), 1, {}, this);
  m_copy = make_button({});
  auto* head = new QWidget(this);
  head->setProperty("role", "clear");
  auto* row = new FlowLayout(head, context.theme.px(8));
  row->setContentsMargins(context.theme.px(14), context.theme.px(8), context.theme.px(14), context.theme.px(8));
  for (QWidget* each : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_gaps_tab), static_cast<QWidget*>(m_criteria_tab),
                        static_cast<QWidget*>(m_sure), static_cast<QWidget*>(m_possible), static_cast<QWidget*>(m_not_observed), static_cast<QWidget*>(m_copy)}) {
    row->addWidget(each);
  }
  m_gap_table = make_table(m_gap_model, GapModel::Criterion);
  m_criteria_table = make_table(m_criteria_model, CriteriaModel::Criterion);
  m_empty_page = new QWidget(this);
  m_empty_page->setProperty("role", "clear");
  m_empty = make_label({}, "", "second");
  m_clear = make_button({});
  auto* empty = new QVBoxLayout(m_empty_page);
  empty->setContentsMargins(context.theme.px(14), context.theme.px(14), context.theme.px(14), context.theme.px(14));
  empty->addWidget(m_empty);
  empty->addWidget(m_clear, 0, Qt::AlignLeft);
  empty->addStretch(1);
  m_stack = new QStackedWidget(this);
  for (QWidget* page : {static_cast<QWidget*>(m_gap_table), static_cast<QWidget*>(m_criteria_table), m_empty_page}) m_stack->addWidget(page);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addWidget(head);
  all->addWidget(m_stack, 1);

  connect(m_gaps_tab, &QAbstractButton::clicked, this, [this] { show_criteria(false); });
  connect(m_criteria_tab, &QAbstractButton::clicked, this, [this] { show_criteria(true); });
  connect(m_clear, &QPushButton::clicked, &context.session, &Session::clear_filters);
  connect(m_copy, &QPushButton::clicked, this, [this] {
    QApplication::clipboard()->setText(csv());
    m_context.announcer.say(m_context.words()("desktop.said.table_copied"));
  });
  const auto kinds = [this] { m_context.session.set_kinds({m_sure->isChecked(), m_possible->isChecked(), m_not_observed->isChecked()}); };
  for (Chip* each : {m_sure, m_possible, m_not_observed}) connect(each, &QAbstractButton::toggled, this, kinds);
  connect(&context.session, &Session::filter_changed, this, &TablePanel::refresh);
  connect(&context.session, &Session::selection_changed, this, &TablePanel::refresh);
  connect(&context.session, &Session::words_changed, this, &TablePanel::retranslate);
  connect(&context.theme, &Theme::changed, this, &TablePanel::retranslate);
  retranslate();
}

QTableView* TablePanel::make_table(QAbstractItemModel* model, int strong_column) {
  auto* table = new QTableView(this);
  table->setModel(model);
  table->setItemDelegate(new TableDelegate(m_context, strong_column, table));
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setTabKeyNavigation(false);  // Tab leaves the table: there is always a way out
  table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setFocusPolicy(Qt::NoFocus);
  table->setCornerButtonEnabled(false);
  connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, table](const QModelIndex& now) {
    if (m_following || !now.isValid()) return;
    if (table == m_gap_table) {
      m_context.session.select_gap(now.data(GapIdRole).toString().toStdString());
    } else if (m_context.session.selection().site) {
      m_context.session.select_criterion(*m_context.session.selection().site, now.data(CriterionRole).toUInt());
    }
  });
  connect(table, &QTableView::activated, this, &TablePanel::opened);
  connect(model, &QAbstractItemModel::modelReset, this, [this, table] { size_columns(table); });
  return table;
}

QTableView* TablePanel::current_table() const { return m_criteria ? m_criteria_table : m_gap_table; }

void TablePanel::size_columns(QTableView* table) {
  const Theme& theme = m_context.theme;
  table->verticalHeader()->setDefaultSectionSize(theme.px(42));
  table->verticalHeader()->setMinimumSectionSize(theme.px(24));
  auto* header = table->horizontalHeader();
  header->setMinimumSectionSize(theme.px(30));
  // Measuring all cells of a great city would take seconds: the first rows speak for the rest.
  header->setResizeContentsPrecision(60);
  header->setStretchLastSection(false);  // or the last column would be measured as wide as it was stretched
  const bool gaps = table == m_gap_table;
  const std::vector<int> words = gaps ? std::vector<int>{GapModel::Criterion, GapModel::Where} : std::vector<int>{CriteriaModel::Criterion};
  int taken = 0;
  for (int c = 0; c < table->model()->columnCount(); ++c) {
    if (table->isColumnHidden(c) || std::find(words.begin(), words.end(), c) != words.end()) continue;
    table->resizeColumnToContents(c);
    const int least = theme.px(c == 0 ? 44 : 70);
    const bool figure = gaps ? c == GapModel::Measured || c == GapModel::Required : c == CriteriaModel::Measured || c == CriteriaModel::Required;
    const int most = theme.px(figure ? 114 : gaps && c == GapModel::Kind ? 138 : gaps && c == GapModel::Site ? 104 : 142);
    const int wanted = std::clamp(table->columnWidth(c), least, most);
    table->setColumnWidth(c, wanted);
    taken += wanted;
  }
  // Sentences share what is left; they wrap to a second line before anything is pushed out of sight.
  const int left = table->width() - theme.px(18) - taken;  // room for the scroll bar, shown or not
  for (const int c : words) table->setColumnWidth(c, std::max(theme.px(110), left / static_cast<int>(words.size())));
  header->setStretchLastSection(true);
}

void TablePanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->oldSize().width() == event->size().width()) return;
  for (QTableView* table : {m_gap_table, m_criteria_table}) size_columns(table);
  refresh();
}

void TablePanel::show_criteria(bool criteria) {
  m_criteria = criteria && m_context.session.site() != nullptr;
  refresh();
}

void TablePanel::retranslate() {
  const Words& words = m_context.words();
  const map::Palette palette = m_context.theme.map_palette();
  m_gap_table->setAccessibleName(words("desktop.table.gaps_name"));
  m_gap_table->setAccessibleDescription(words("desktop.table.gaps_help"));
  m_criteria_table->setAccessibleName(words("desktop.table.criteria_name"));
  m_criteria_table->setAccessibleDescription(words("desktop.table.gaps_help"));
  m_copy->setText(words("desktop.table.copy"));
  m_copy->setAccessibleName(words("desktop.table.copy"));
  m_clear->setText(words("desktop.filter.clear"));
  m_clear->setAccessibleName(words("desktop.filter.clear"));
  m_sure->set_symbol(gap_symbol(GapKind::barrier, false, palette));
  m_possible->set_symbol(gap_symbol(GapKind::possible, false, palette));
  m_not_observed->set_symbol(gap_symbol(GapKind::not_observed, false, palette));
  refresh();
}

void TablePanel::refresh() {
  const Session& session = m_context.session;
  const Words& words = m_context.words();
  if (!session.is_open()) return;
  if (session.site() == nullptr) m_criteria = false;
  const GapCounts counts = session.kind_counts();
  const auto name = [&](Chip* chip, std::string_view id, int count, bool on) {
    const QSignalBlocker quiet(chip);
    chip->setText(words(id, {{"count", std::to_string(count)}}));
    chip->setAccessibleName(chip->text());
    chip->setChecked(on);
    chip->setVisible(!m_criteria);
    chip->updateGeometry();
    chip->update();
  };
  name(m_sure, "desktop.table.sure", counts.sure, session.kinds().sure);
  name(m_possible, "desktop.table.possible", counts.possible, session.kinds().possible);
  name(m_not_observed, "desktop.table.not_observed", counts.not_observed, session.kinds().not_observed);
  const auto gaps = std::to_string(session.visible_gaps().size());
  m_gaps_tab->setText(words("desktop.table.gaps_tab", {{"count", gaps}}));
  m_gaps_tab->setAccessibleName(m_gaps_tab->text());
  m_gaps_tab->setChecked(!m_criteria);
  m_criteria_tab->setText(words("desktop.table.criteria_tab", {{"count", std::to_string(session.scheme().criteria.size())}}));
  m_criteria_tab->setAccessibleName(m_criteria_tab->text());
  m_criteria_tab->setChecked(m_criteria);
  m_criteria_tab->setVisible(session.site() != nullptr);
  m_gaps_tab->update();
  m_criteria_tab->update();
  const auto listed = session.listed_site();
  const SiteResult* site = m_criteria ? session.site() : listed ? &session.assessment().sites[*listed] : nullptr;
  m_title->setText(site != nullptr ? site_title(*site, words) : words("desktop.table.all_sites"));
  m_title->setToolTip(words(m_criteria ? "desktop.table.by_code" : "desktop.table.by_consequence"));
  m_copy->setVisible(width() >= m_context.theme.px(780));
  if (m_gap_table->isColumnHidden(GapModel::Site) != listed.has_value()) {
    m_gap_table->setColumnHidden(GapModel::Site, listed.has_value());
    size_columns(m_gap_table);
  }
  if (!m_criteria && m_gap_model->rowCount() == 0) {
    const bool narrowed = session.is_filtered() || !(session.kinds() == KindFilter{});
    const int hidden = counts.not_observed;
    m_empty->setText(narrowed ? words("desktop.table.none_filtered", {{"count", std::to_string(hidden)}}) : words("desktop.table.none"));
    m_clear->setVisible(narrowed);
    m_stack->setCurrentWidget(m_empty_page);
  } else {
    m_stack->setCurrentWidget(current_table());
  }
  layout()->invalidate();
  follow_selection();
}

void TablePanel::follow_selection() {
  m_following = true;
  const Selection& selection = m_context.session.selection();
  const auto follow = [](QTableView* table, int row) {
    if (row < 0) {
      table->clearSelection();
      table->setCurrentIndex({});
    } else if (table->currentIndex().row() != row || !table->selectionModel()->isRowSelected(row)) {
      table->setCurrentIndex(table->model()->index(row, 0));
      table->selectRow(row);
      table->scrollTo(table->model()->index(row, 0));
    }
  };
  follow(m_gap_table, m_gap_model->row_of(selection.gap));
  follow(m_criteria_table, selection.criterion ? m_criteria_model->row_of(*selection.criterion) : -1);
  m_following = false;
}

QString TablePanel::csv() const { return to_csv(*current_table()->model()); }

QString TablePanel::row_text() const {
  const QTableView* table = current_table();
  const QModelIndex now = table->currentIndex();
  if (!now.isValid()) return {};
  QStringList cells;
  for (int c = 0; c < table->model()->columnCount(); ++c) {
    const QModelIndex index = now.siblingAtColumn(c);
    const QString text = index.data(Qt::DisplayRole).toString();
    cells << (text.isEmpty() ? index.data(Qt::ToolTipRole).toString() : text);
  }
  return cells.join('\t');
}

}  // namespace levelground::desktop
