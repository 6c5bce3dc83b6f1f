// SPDX-License-Identifier: Apache-2.0
/// The one seam through which the window speaks: what is shown in the status bar is what a screen reader says, once.
#pragma once

#include <QObject>
#include <QStringList>

class QLabel;

namespace levelground::desktop {

/// Polite announcements. Qt 6.4 has no announcement event, so the status label changes its name and raises an alert.
/// GUI thread only.
class Announcer : public QObject {
  Q_OBJECT

 public:
  explicit Announcer(QObject* parent = nullptr);
  /// The label that shows what was said last. It must outlive the announcer or be unset.
  void set_label(QLabel* label) { m_label = label; }
  void say(const QString& text);
  /// Everything said in this sitting, oldest first, at most the last 200; tests read it.
  [[nodiscard]] const QStringList& said() const { return m_said; }

 private:
  QLabel* m_label = nullptr;
  QStringList m_said;
};

}  // namespace levelground::desktop
