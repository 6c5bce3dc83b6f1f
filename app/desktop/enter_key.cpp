// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/enter_key.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>

namespace levelground::desktop {

EnterKey::EnterKey(QWidget* window) : QObject(window), m_window(window) { qApp->installEventFilter(this); }

bool EnterKey::eventFilter(QObject* object, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  if ((key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) || key->isAutoRepeat()) return false;
  if ((key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return false;
  auto* button = qobject_cast<QAbstractButton*>(object);
  if (button == nullptr || !button->isEnabled() || button->window() != m_window) return false;
  button->click();
  return true;
}

}  // namespace levelground::desktop
