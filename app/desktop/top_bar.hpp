// SPDX-License-Identifier: Apache-2.0
/// The top of the window: whose it is, what city is open, judged by which scheme as of when, find, and the menus.
#pragma once

#include <QFrame>

#include "app/desktop/context.hpp"

class QLabel;
class QMenuBar;
class QPushButton;

namespace levelground::desktop {

class SymbolView;

class TopBar : public QFrame {
  Q_OBJECT

 public:
  explicit TopBar(const Context& context, QWidget* parent = nullptr);
  [[nodiscard]] QMenuBar* menu() const { return m_menu; }

 signals:
  void find_wanted();

 private:
  void refresh();
  Context m_context;
  SymbolView* m_mark;
  QLabel* m_name;
  QLabel* m_about;
  QPushButton* m_find;
  QMenuBar* m_menu;
};

}  // namespace levelground::desktop
