// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/announcer.hpp"

#include <QAccessible>
#include <QLabel>

namespace levelground::desktop {

Announcer::Announcer(QObject* parent) : QObject(parent) {}

void Announcer::say(const QString& text) {
  if (text.isEmpty()) return;
  m_said.append(text);
  if (m_said.size() > 200) m_said.removeFirst();
  if (m_label == nullptr) return;
  m_label->setText(text);
  m_label->setToolTip(text);
  m_label->setAccessibleName(text);
  QAccessibleEvent named(m_label, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&named);
  QAccessibleEvent alert(m_label, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

}  // namespace levelground::desktop
