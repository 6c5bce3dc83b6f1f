// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map_panel.hpp"

#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/desktop/map_view.hpp"

namespace levelground::desktop {

namespace {
constexpr double button_step = 1.6;
}

MapPanel::MapPanel(const Context& context, QWidget* parent) : QWidget(parent), m_context(context), m_map(new MapView(context, this)), m_buttons(new QWidget(this)) {
  auto* column = new QVBoxLayout(m_buttons);
  column->setContentsMargins(0, 0, 0, 0);
  const auto add = [&](const QString& text, auto slot) {
    auto* button = new QToolButton(m_buttons);
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, slot);
    column->addWidget(button);
    m_each.push_back(button);
  };
  add(QStringLiteral("+"), [this] { m_map->zoom_by(button_step); });
  add(QStringLiteral("−"), [this] { m_map->zoom_by(1 / button_step); });
  add({}, [this] { m_map->show_all(); });
  add(QStringLiteral("⌖"), [this] { m_map->show_selection(); });
  setMinimumSize(m_map->minimumSizeHint());
  connect(&context.session, &Session::words_changed, this, &MapPanel::retranslate);
  connect(&context.theme, &Theme::changed, this, &MapPanel::retranslate);
  retranslate();
}

void MapPanel::retranslate() {
  const Words& words = m_context.words();
  const Theme& theme = m_context.theme;
  const char* names[] = {"desktop.map.nearer", "desktop.map.farther", "desktop.map.whole", "desktop.map.selection"};
  for (std::size_t i = 0; i < m_each.size(); ++i) {
    m_each[i]->setAccessibleName(words(names[i]));
    m_each[i]->setToolTip(words(names[i]));
    m_each[i]->setMinimumSize(theme.px(34), theme.px(32));
  }
  m_each[2]->setText(words("desktop.map.all"));
  m_buttons->layout()->setSpacing(theme.px(6));
  m_map->setAccessibleName(words("desktop.map.plain_name"));
  m_map->setAccessibleDescription(words("desktop.map.help"));
  m_buttons->adjustSize();
  m_buttons->move(theme.px(12), theme.px(12));
  m_buttons->raise();
}

void MapPanel::resizeEvent(QResizeEvent*) {
  m_map->setGeometry(rect());
  m_buttons->adjustSize();
  m_buttons->raise();
}

}  // namespace levelground::desktop
