// SPDX-License-Identifier: Apache-2.0
/// A measured interval against its limit on one line: where what is demanded begins, where what was found lies.
#pragma once

#include <QWidget>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

/// Not focusable; the same stands in words above it.
class LimitBar : public QWidget {
 public:
  LimitBar(const Context& context, const Criterion& criterion, const Interval& value, Verdict verdict, QWidget* parent = nullptr);
  /// Is there anything to draw? A rating, a presence or an unknown value has no line.
  static bool can_show(const Criterion& criterion, const Interval& value, bool known);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Context m_context;
  Scale m_scale;
  int m_pass;
  Interval m_value;
  Verdict m_verdict;
};

}  // namespace levelground::desktop
