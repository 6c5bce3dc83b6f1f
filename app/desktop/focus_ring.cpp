// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/focus_ring.hpp"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QPainter>

namespace levelground::desktop {

FocusRing::FocusRing(const Theme& theme, QWidget* window) : QFocusFrame(window), m_theme(theme), m_window(window) {
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::follow(QWidget* now) {
  const bool ours = now != nullptr && m_window->isAncestorOf(now) && now->window() == m_window->window();
  // Lists, pages and the map draw the ring inside themselves: outside there is no room for it.
  const bool inside = qobject_cast<QAbstractScrollArea*>(now) != nullptr || (ours && now->objectName() == QStringLiteral("map"));
  setWidget(ours && !inside ? now : nullptr);
}

void FocusRing::paintEvent(QPaintEvent*) {
  if (widget() == nullptr) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(m_theme.tokens().focus, 2.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1.25, 1.25, -1.25, -1.25), m_theme.px(6), m_theme.px(6));
}

}  // namespace levelground::desktop
