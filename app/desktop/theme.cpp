// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/theme.hpp"

#include "app/desktop/painter_canvas.hpp"
#include "app/map/style.hpp"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QFontDatabase>

namespace levelground::desktop {

namespace {

constexpr double body_px = 13;

}  // namespace

Tokens tokens_of(map::Palette palette) {
  const map::Tokens& all = map::tokens(palette);
  const map::WindowTokens& w = all.window;
  Tokens t;
  t.window = to_qt(w.window);
  t.panel = to_qt(w.panel);
  t.card = to_qt(w.card);
  t.text = to_qt(w.text);
  t.second = to_qt(w.second_text);
  t.selected = to_qt(w.selected_row);
  t.control = to_qt(w.control_line);
  t.separator = to_qt(w.separator);
  t.accent = to_qt(w.accent);
  t.on_accent = to_qt(w.on_accent);
  t.chosen = to_qt(w.chosen_chip);
  t.focus = to_qt(w.focus);
  t.failure = to_qt(w.failure_text);
  t.top = to_qt(w.top_bar);
  t.on_top = to_qt(w.on_top_bar);
  t.contrast = all.outlines_only;
  // Bars have one colour: length is the message.
  t.bar = t.contrast ? t.accent : to_qt(all.outcome[static_cast<std::size_t>(map::OutcomeClass::silver)]);
  t.open = t.contrast ? t.card : t.separator;
  return t;
}

Theme::Theme(QObject* parent) : QObject(parent) { pick(); }

int Theme::px(double design_pixels) const { return static_cast<int>(std::lround(design_pixels * m_scale)); }

QFont Theme::font(Style style) const {
  QFont font(QApplication::font());
  double size = body_px;
  switch (style) {
    case Style::note:
      size = 12;
      break;
    case Style::body:
      break;
    case Style::strong:
      font.setWeight(QFont::DemiBold);
      break;
    case Style::heading:
      size = 14;
      font.setWeight(QFont::DemiBold);
      break;
    case Style::figure:
      size = 17;
      font.setWeight(QFont::Bold);
      break;
    case Style::title:
      size = 21;
      font.setWeight(QFont::Bold);
      break;
    case Style::mono:
      font.setFamilies({QStringLiteral("JetBrains Mono"), QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
      size = 12;
      break;
  }
  font.setPixelSize(px(size));
  return font;
}

void Theme::choose(ThemeChoice choice) {
  m_choice = choice;
  apply();
}

void Theme::set_scale(double scale) {
  m_scale = std::clamp(scale, 1.0, 2.0);
  apply();
}

void Theme::pick() {
  switch (m_choice) {
    case ThemeChoice::system: {
      // Qt 6.4 cannot say which scheme the desktop prefers; the style's own ground tells.
      static const bool system_is_dark = QPalette().color(QPalette::Window).lightness() < 128;
      m_palette = system_is_dark ? map::Palette::dark : map::Palette::light;
      break;
    }
    case ThemeChoice::light:
      m_palette = map::Palette::light;
      break;
    case ThemeChoice::dark:
      m_palette = map::Palette::dark;
      break;
    case ThemeChoice::contrast_light:
      m_palette = map::Palette::contrast_light;
      break;
    case ThemeChoice::contrast_dark:
      m_palette = map::Palette::contrast_dark;
      break;
  }
  m_tokens = tokens_of(m_palette);
}

void Theme::apply() {
  pick();
  const Tokens& t = m_tokens;
  QPalette palette;
  palette.setColor(QPalette::Window, t.panel);
  palette.setColor(QPalette::WindowText, t.text);
  palette.setColor(QPalette::Base, t.card);
  palette.setColor(QPalette::AlternateBase, t.panel);
  palette.setColor(QPalette::Text, t.text);
  palette.setColor(QPalette::PlaceholderText, t.second);
  palette.setColor(QPalette::Button, t.card);
  palette.setColor(QPalette::ButtonText, t.text);
  palette.setColor(QPalette::ToolTipBase, t.card);
  palette.setColor(QPalette::ToolTipText, t.text);
  palette.setColor(QPalette::Highlight, t.accent);
  palette.setColor(QPalette::HighlightedText, t.on_accent);
  palette.setColor(QPalette::Link, t.accent);
  palette.setColor(QPalette::Mid, t.separator);
  palette.setColor(QPalette::Disabled, QPalette::Text, t.second);
  palette.setColor(QPalette::Disabled, QPalette::ButtonText, t.second);
  palette.setColor(QPalette::Disabled, QPalette::WindowText, t.second);
  QApplication::setPalette(palette);
  QFont font = QApplication::font();
  if (QFontDatabase::families().contains(QStringLiteral("Inter"))) {
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans")});
  }
  font.setPixelSize(px(body_px));
  QApplication::setFont(font);
  qApp->setStyleSheet(style_sheet(t, m_scale));
  emit changed();
}

}  // namespace levelground::desktop
