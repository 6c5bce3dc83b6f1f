// SPDX-License-Identifier: Apache-2.0
/// What is wrong with a file: a panel, not a dialog, so that what is good stays usable.
#pragma once

#include <vector>

#include <QFrame>

#include "app/desktop/context.hpp"
#include "core/base/errors.hpp"

class QVBoxLayout;
class QPushButton;
class QScrollArea;

namespace levelground::desktop {

class ProblemPanel : public QFrame {
  Q_OBJECT

 public:
  explicit ProblemPanel(const Context& context, QWidget* parent = nullptr);
  /// `title` is one sentence that says what could not be done.
  void show_problems(const QString& title, const std::vector<Problem>& problems);
  /// For whoever asked for the list: the keyboard goes to it.
  void focus_list();
  void dismiss();
  /// All of it as text, for a message to whoever keeps the data.
  [[nodiscard]] QString as_text() const;
  [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }

 private:
  void build();
  Context m_context;
  QString m_title;
  std::vector<Problem> m_problems;
  QVBoxLayout* m_head;
  QScrollArea* m_scroll;
};

}  // namespace levelground::desktop
