// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/focus_ring.hpp"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QPainter>
#include <QProxyStyle>

namespace levelground::desktop {

namespace {

/// Lets the ring stand above everything up to the page or window, so that no box around a control cuts it off.
class AboveStyle : public QProxyStyle {
 public:
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override {
    return hint == SH_FocusFrame_AboveWidget ? 1 : QProxyStyle::styleHint(hint, option, widget, data);
  }
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
    constexpr int off = 4;  // px: a ring of 2.5, a little away from the control
    return metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin ? off : QProxyStyle::pixelMetric(metric, option, widget);
  }
};

}  // namespace

FocusRing::FocusRing(const Theme& theme, QWidget* window) : QFocusFrame(window), m_theme(theme), m_window(window) {
  auto* style = new AboveStyle;
  style->setParent(this);
  setStyle(style);
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
  // On the dark top bar the blue of the ring would not be seen.
  const auto* top = m_window->findChild<QWidget*>(QStringLiteral("top"));
  const bool on_top = top != nullptr && top->isAncestorOf(widget());
  painter.setPen(QPen(on_top ? m_theme.tokens().on_top : m_theme.tokens().focus, 2.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1.25, 1.25, -1.25, -1.25), m_theme.px(7), m_theme.px(7));
}

}  // namespace levelground::desktop
