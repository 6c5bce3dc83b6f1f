// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/page_accessible.hpp"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QScrollArea>

namespace levelground::desktop {

namespace {

QAccessibleInterface* make_page(const QString& class_name, QObject* object) {
  // Qt asks for the class itself and then for those it is made of; what derives from a scroll area and has an interface of its own keeps it.
  if (class_name != QLatin1String("QScrollArea")) return nullptr;
  auto* area = qobject_cast<QScrollArea*>(object);
  return area == nullptr ? nullptr : new QAccessibleWidget(area, QAccessible::Pane);
}

}  // namespace

void install_page_accessibility() { QAccessible::installFactory(make_page); }

}  // namespace levelground::desktop
