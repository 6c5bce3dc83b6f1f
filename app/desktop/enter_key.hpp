// SPDX-License-Identifier: Apache-2.0
/// Enter presses the button that has the focus, as Space does: Qt leaves that to dialogs.
#pragma once

#include <QObject>

namespace levelground::desktop {

/// Watches the buttons of one window; dialogs keep their own ways. GUI thread only.
class EnterKey : public QObject {
 public:
  explicit EnterKey(QWidget* window);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  QWidget* m_window;
};

}  // namespace levelground::desktop
