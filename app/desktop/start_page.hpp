// SPDX-License-Identifier: Apache-2.0
/// Nothing is open: three choices and one sentence on what the program does.
#pragma once

#include <QStringList>
#include <QWidget>

#include "app/desktop/context.hpp"

class QPushButton;
class QVBoxLayout;

namespace levelground::desktop {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  StartPage(const Context& context, bool has_sample, QWidget* parent = nullptr);
  void set_recent(const QStringList& files);
  void focus_first();

 signals:
  void open_wanted();
  void sample_wanted();
  void recent_wanted(const QString& file);

 private:
  void build();
  Context m_context;
  bool m_has_sample;
  QStringList m_recent;
  QVBoxLayout* m_layout;
  QPushButton* m_first = nullptr;
};

}  // namespace levelground::desktop
