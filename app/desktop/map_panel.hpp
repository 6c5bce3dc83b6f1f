// SPDX-License-Identifier: Apache-2.0
/// The map with its buttons for those who have no wheel: nearer, farther, whole city, selection.
#pragma once

#include <vector>

#include <QWidget>

#include "app/desktop/context.hpp"

class QToolButton;

namespace levelground::desktop {

class MapView;

class MapPanel : public QWidget {
  Q_OBJECT

 public:
  explicit MapPanel(const Context& context, QWidget* parent = nullptr);
  [[nodiscard]] MapView* map() const { return m_map; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void place_buttons();
  Context m_context;
  MapView* m_map;
  QWidget* m_buttons;
  std::vector<QToolButton*> m_each;
};

}  // namespace levelground::desktop
