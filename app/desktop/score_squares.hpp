// SPDX-License-Identifier: Apache-2.0
/// The score of one criterion as three squares: filled to the low score, outlined in ink to the high one.
#pragma once

#include <QWidget>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

class ScoreSquares : public QWidget {
 public:
  ScoreSquares(const Context& context, ScoreInterval score, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Context m_context;
  ScoreInterval m_score;
};

}  // namespace levelground::desktop
