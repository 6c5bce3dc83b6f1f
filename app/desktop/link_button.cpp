// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/link_button.hpp"

#include <algorithm>

#include <QPainter>

namespace levelground::desktop {

namespace {
constexpr int wrapping = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
constexpr int margin = 3;  // px above and below
}  // namespace

LinkButton::LinkButton(const Theme& theme, const QString& words, QWidget* parent) : QAbstractButton(parent), m_theme(theme) {
  setText(words);
  setAccessibleName(words);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void LinkButton::set_style(Theme::Style style) {
  m_style = style;
  updateGeometry();
}

QFont LinkButton::link_font() const {
  QFont font = m_theme.font(m_style);
  font.setUnderline(true);
  return font;
}

QSize LinkButton::sizeHint() const {
  const QFontMetrics metrics(link_font());
  return {metrics.horizontalAdvance(text()), metrics.height() + 2 * margin};
}

QSize LinkButton::minimumSizeHint() const {
  const QFontMetrics metrics(link_font());
  int longest = 0;
  for (const QString& word : text().split(' ')) longest = std::max(longest, metrics.horizontalAdvance(word));
  return {longest, metrics.height() + 2 * margin};
}

int LinkButton::heightForWidth(int width) const {
  return QFontMetrics(link_font()).boundingRect(QRect(0, 0, width, 10000), wrapping, text()).height() + 2 * margin;
}

void LinkButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(link_font());
  painter.setPen(m_theme.tokens().accent);
  painter.drawText(rect().adjusted(0, margin, 0, 0), wrapping, text());
}

}  // namespace levelground::desktop
