// SPDX-License-Identifier: Apache-2.0
/// A button that is on or off and shows a symbol, words or both: a filter.
#pragma once

#include <QAbstractButton>

#include "app/desktop/context.hpp"
#include "app/desktop/symbols.hpp"

namespace levelground::desktop {

class Chip : public QAbstractButton {
 public:
  /// `ratio`: width of the symbol for its height; 0 for no symbol.
  Chip(const Context& context, Symbol symbol, double ratio, const QString& words, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
  void set_symbol(Symbol symbol);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  Context m_context;
  Symbol m_symbol;
  double m_ratio;
};

}  // namespace levelground::desktop
