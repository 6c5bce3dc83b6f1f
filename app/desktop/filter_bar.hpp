// SPDX-License-Identifier: Apache-2.0
/// The row of filters: colour by, groups, dimensions, and what is active.
#pragma once

#include <vector>

#include <QFrame>

#include "app/desktop/context.hpp"

class QPushButton;

namespace levelground::desktop {

class Chip;
class FlowLayout;

class FilterBar : public QFrame {
  Q_OBJECT

 public:
  explicit FilterBar(const Context& context, QWidget* parent = nullptr);
  /// Moves the focus to the groups (G) or the dimensions (Shift+G).
  void focus_groups();
  void focus_dimensions();

 protected:
  /// Two or three letters typed on a chip switch the group or dimension with that code.
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void build();
  void refresh();
  struct Entry {
    Chip* chip = nullptr;
    std::string id;
    std::string code;
    bool group = true;
  };
  Context m_context;
  FlowLayout* m_layout = nullptr;
  std::vector<Entry> m_entries;
  std::vector<Chip*> m_colourings;
  QPushButton* m_clear = nullptr;
  QString m_typed;
};

}  // namespace levelground::desktop
