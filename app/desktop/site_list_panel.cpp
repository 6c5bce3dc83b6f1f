// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/site_list_panel.hpp"

#include <QListView>
#include <QVBoxLayout>

#include "app/desktop/pieces.hpp"
#include "app/desktop/site_delegate.hpp"
#include "app/desktop/site_list_model.hpp"

namespace levelground::desktop {

SiteListPanel::SiteListPanel(const Context& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new SiteListModel(context, this)), m_title(make_label({}, "heading")), m_note(make_label({}, "note", "second")), m_list(new QListView) {
  setProperty("role", "panel");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QWidget;
  head->setProperty("role", "clear");
  auto* lines = new QVBoxLayout(head);
  lines->setContentsMargins(context.theme.px(14), context.theme.px(12), context.theme.px(14), context.theme.px(10));
  lines->setSpacing(context.theme.px(2));
  lines->addWidget(m_title);
  lines->addWidget(m_note);
  column->addWidget(head);
  column->addWidget(make_rule());
  m_list->setModel(m_model);
  m_list->setItemDelegate(new SiteDelegate(context, m_list));
  m_list->setObjectName("sites");
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setFrameShape(QFrame::NoFrame);
  column->addWidget(m_list, 1);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
    if (!m_following && now.isValid()) m_context.session.select_site(now.data(SiteListModel::SiteRole).toUInt());
  });
  // Clicking the site of the chosen gap again means the site itself.
  connect(m_list, &QListView::clicked, this, [this](const QModelIndex& at) { m_context.session.select_site(at.data(SiteListModel::SiteRole).toUInt()); });
  connect(m_list, &QListView::activated, this, [this](const QModelIndex& at) { emit opened(at.data(SiteListModel::SiteRole).toUInt()); });
  connect(&context.session, &Session::filter_changed, this, &SiteListPanel::refresh);
  connect(&context.session, &Session::words_changed, this, &SiteListPanel::refresh);
  connect(&context.theme, &Theme::changed, this, &SiteListPanel::refresh);
  connect(&context.session, &Session::selection_changed, this, &SiteListPanel::follow_selection);
  refresh();
}

void SiteListPanel::refresh() {
  const Words& words = m_context.words();
  m_list->setAccessibleName(words("desktop.sites.name"));
  m_list->setAccessibleDescription(words("desktop.sites.help"));
  if (!m_context.session.is_open()) return;
  const bool screening = m_context.session.is_screening();
  m_title->setText(words(screening ? "desktop.sites.by_gaps" : "desktop.sites.in_tiers"));
  const auto all = m_context.session.assessment().sites.size();
  const auto shown = m_context.session.visible_sites().size();
  if (shown < all) {
    m_note->setText(words("desktop.sites.shown", {{"shown", std::to_string(shown)}, {"all", std::to_string(all)}}));
  } else {
    m_note->setText(words(screening ? "desktop.sites.by_gaps_help" : "desktop.sites.in_tiers_help"));
  }
  follow_selection();
}

void SiteListPanel::follow_selection() {
  m_following = true;
  const auto site = m_context.session.selection().site;
  const int row = site ? m_model->row_of(*site) : -1;
  if (row < 0) {
    m_list->clearSelection();
    m_list->setCurrentIndex({});
  } else if (m_list->currentIndex().row() != row) {
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row));
  }
  m_following = false;
}

}  // namespace levelground::desktop
