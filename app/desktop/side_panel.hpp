// SPDX-License-Identifier: Apache-2.0
/// The left panel: sites, the dossier, and in a narrow window the explanation, as tabs.
#pragma once

#include <QWidget>

#include "app/desktop/context.hpp"

class QStackedWidget;
class QTabBar;

namespace levelground::desktop {

class SidePanel : public QWidget {
  Q_OBJECT

 public:
  enum class Tab { sites, dossier, explanation };

  SidePanel(const Context& context, QWidget* sites, QWidget* dossier, QWidget* parent = nullptr);
  void show_tab(Tab tab);
  [[nodiscard]] Tab tab() const;
  /// Takes the explanation in as the third tab.
  void adopt(QWidget* explanation);
  /// Gives it back; the caller places it.
  void release(QWidget* explanation);
  [[nodiscard]] QTabBar* tabs() const { return m_tabs; }

 private:
  void retranslate();
  Context m_context;
  QTabBar* m_tabs;
  QStackedWidget* m_stack;
};

}  // namespace levelground::desktop
