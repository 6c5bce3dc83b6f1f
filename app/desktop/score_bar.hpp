// SPDX-License-Identifier: Apache-2.0
/// A score as an interval bar: solid from 0 to the low end, outlined to the high end, the floor as a dashed tick.
#pragma once

#include <optional>

#include <QPainter>
#include <QWidget>

#include "app/desktop/context.hpp"
#include "core/judge/assessment.hpp"

namespace levelground::desktop {

/// Per cent, 0..100. `floor` is the limit of the level in question.
void paint_score_bar(QPainter& painter, const QRectF& box, const Fractions& score, std::optional<double> floor, const Tokens& tokens);
/// "75.2 to 79.4 of 100": how a screen reader says a score.
QString spoken_score(const Fractions& score, const Words& words);

/// Not focusable: its row says the same in words.
class ScoreBar : public QWidget {
 public:
  ScoreBar(const Context& context, const Fractions& score, std::optional<double> floor, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Context m_context;
  Fractions m_score;
  std::optional<double> m_floor;
};

}  // namespace levelground::desktop
