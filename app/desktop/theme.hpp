// SPDX-License-Identifier: Apache-2.0
/// The look of the window: colours, text size and fonts, as look.md gives them, for light, dark and high contrast.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>

#include "app/map/view.hpp"

namespace levelground::desktop {

/// Colours of the window. Every pair of text and ground in it reaches 4.5 : 1 (a test computes them).
struct Tokens {
  QColor window, panel, card;
  QColor text, second, selected;
  QColor control, separator;
  QColor accent, on_accent, chosen;
  QColor focus, failure;
  QColor top, on_top;
  QColor bar;      ///< solid part of score bars
  QColor open;     ///< tracks of bars
  bool contrast = false;
};

enum class ThemeChoice { system, light, dark, contrast_light, contrast_dark };

/// GUI thread only.
class Theme : public QObject {
  Q_OBJECT

 public:
  explicit Theme(QObject* parent = nullptr);
  [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
  [[nodiscard]] map::Palette map_palette() const { return m_palette; }
  [[nodiscard]] ThemeChoice choice() const { return m_choice; }
  /// 1 is 100 %; from 1 to 2.
  [[nodiscard]] double scale() const { return m_scale; }
  /// Pixels for so many of the design's pixels at 100 %.
  [[nodiscard]] int px(double design_pixels) const;
  enum class Style { note, body, strong, heading, figure, title, mono };
  [[nodiscard]] QFont font(Style style) const;
  void choose(ThemeChoice choice);
  void set_scale(double scale);
  /// Puts palette, font and style sheet on the application.
  void apply();

 signals:
  void changed();

 private:
  void pick();
  ThemeChoice m_choice = ThemeChoice::system;
  map::Palette m_palette = map::Palette::light;
  double m_scale = 1;
  Tokens m_tokens;
};

Tokens tokens_of(map::Palette palette);
/// The style sheet of the whole window; all lengths are multiples of the text size.
QString style_sheet(const Tokens& tokens, double scale);

}  // namespace levelground::desktop
