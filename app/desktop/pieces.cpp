// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/pieces.hpp"

namespace levelground::desktop {

QLabel* make_label(const QString& text, const char* style, const char* tone, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setText(text);
  label->setWordWrap(true);
  label->setProperty("style", style);
  label->setProperty("tone", tone);
  // A label that wraps may be as narrow as its longest word wants; the panel decides the width.
  label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  return label;
}

QFrame* make_rule(QWidget* parent) {
  auto* rule = new QFrame(parent);
  rule->setProperty("role", "rule");
  rule->setFixedHeight(1);
  return rule;
}

QPushButton* make_button(const QString& words, const char* kind, QWidget* parent) {
  auto* button = new QPushButton(words, parent);
  button->setProperty("kind", kind);
  button->setAutoDefault(false);
  QString name = words;
  button->setAccessibleName(name.remove('&'));
  return button;
}

void clear_layout(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (item->layout() != nullptr) clear_layout(item->layout());
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();  // it may be the sender of the signal that brought us here
    }
    delete item;
  }
}

}  // namespace levelground::desktop
