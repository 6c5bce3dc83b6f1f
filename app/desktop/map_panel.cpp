// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map_panel.hpp"

#include <algorithm>

#include <QPainter>
#include <QResizeEvent>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/desktop/map_view.hpp"
#include "app/desktop/symbols.hpp"

namespace levelground::desktop {

namespace {
constexpr double button_step = 1.6;

Symbol crosshair(const QColor& ink) {
  return [ink](QPainter& painter, const QRectF& box) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, box.width() / 11));
    const double r = box.width() * 0.3;
    const QPointF c = box.center();
    painter.drawEllipse(c, r, r);
    for (const QPointF d : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) painter.drawLine(c + d * r * 0.45, c + d * r * 1.6);
  };
}

}  // namespace

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
  add({}, [this] { m_map->show_selection(); });
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
    m_each[i]->setMinimumHeight(theme.px(32));
  }
  m_each[2]->setText(words("desktop.map.all"));
  m_each[3]->setIcon(QIcon(symbol_pixmap(crosshair(theme.tokens().text), {theme.px(18), theme.px(18)}, devicePixelRatioF())));
  m_each[3]->setIconSize({theme.px(18), theme.px(18)});
  m_buttons->layout()->setSpacing(theme.px(6));
  m_map->setAccessibleName(words("desktop.map.plain_name"));
  m_map->setAccessibleDescription(words("desktop.map.help"));
  m_buttons->move(theme.px(12), theme.px(12));
  m_buttons->raise();
  place_buttons();
  // The style sheet reaches the buttons after this: their final size is known in the next turn.
  QTimer::singleShot(0, this, &MapPanel::place_buttons);
}

void MapPanel::place_buttons() {
  for (QToolButton* each : m_each) {
    each->ensurePolished();
    // A new style sheet changes the hint without telling the layout.
    each->setMinimumWidth(std::max(m_context.theme.px(34), each->sizeHint().width()));
  }
  m_buttons->layout()->invalidate();
  m_buttons->layout()->activate();
  m_buttons->adjustSize();
}

void MapPanel::resizeEvent(QResizeEvent*) {
  m_map->setGeometry(rect());
  m_buttons->raise();
}

}  // namespace levelground::desktop
