// SPDX-License-Identifier: Apache-2.0
/// The list of sites with a line that says in what order they stand.
#pragma once

#include <QWidget>

#include "app/desktop/context.hpp"

class QLabel;
class QListView;

namespace levelground::desktop {

class SiteListModel;

class SiteListPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SiteListPanel(const Context& context, QWidget* parent = nullptr);
  [[nodiscard]] QListView* list() const { return m_list; }
  [[nodiscard]] SiteListModel* model() const { return m_model; }

 signals:
  void opened(std::uint32_t site);   ///< Enter or a double click

 private:
  void refresh();
  void follow_selection();
  Context m_context;
  SiteListModel* m_model;
  QLabel* m_title;
  QLabel* m_note;
  QListView* m_list;
  bool m_following = false;
};

}  // namespace levelground::desktop
