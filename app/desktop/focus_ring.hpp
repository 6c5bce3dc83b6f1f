// SPDX-License-Identifier: Apache-2.0
/// The ring around whatever has the keyboard: 2.5 px, 2 px off, the same on every control.
#pragma once

#include <QFocusFrame>

#include "app/desktop/theme.hpp"

namespace levelground::desktop {

/// Follows the application's focus inside one window.
class FocusRing : public QFocusFrame {
  Q_OBJECT

 public:
  FocusRing(const Theme& theme, QWidget* window);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void follow(QWidget* now);
  const Theme& m_theme;
  QWidget* m_window;
};

}  // namespace levelground::desktop
