// SPDX-License-Identifier: Apache-2.0
/// Find a site or a gap by typing a part of its name (Ctrl+K).
#pragma once

#include <QDialog>

#include "app/desktop/context.hpp"

class QLineEdit;
class QListWidget;

namespace levelground::desktop {

class FindBox : public QDialog {
  Q_OBJECT

 public:
  explicit FindBox(const Context& context, QWidget* parent = nullptr);
  /// Opens under the top of the window with an empty line.
  void start();
  [[nodiscard]] QLineEdit* line() const { return m_line; }
  [[nodiscard]] QListWidget* list() const { return m_list; }

 signals:
  void site_chosen(std::uint32_t site);
  void gap_chosen(const QString& gap);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void search(const QString& words);
  void choose();
  Context m_context;
  QLineEdit* m_line;
  QListWidget* m_list;
};

}  // namespace levelground::desktop
