// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <QHash>

#include "app/desktop/theme.hpp"

namespace levelground::desktop {

namespace {

// Names in @…@ are colours; numbers in {…} are design pixels that grow with the text.
const char* const sheet = R"(
* { font-size: {13}px; }
QMainWindow, QDialog { background: @window@; }
QToolTip { background: @card@; color: @text@; border: 1px solid @control@; padding: {4}px; }
QWidget[role="panel"], QScrollArea[role="panel"] { background: @panel@; border: none; }
QScrollArea[role="panel"] { border: 2px solid transparent; }
QWidget[role="clear"] { background: transparent; }
QFrame[role="rule"] { background: @separator@; border: none; min-height: 1px; max-height: 1px; }
QFrame[role="filters"] { background: @panel@; border: none; border-bottom: 1px solid @separator@; }
QFrame[role="card"] { background: @card@; border: 1px solid @separator@; border-radius: {5}px; }
QFrame[role="overlay"] { background: @panel@; border: 1px solid @separator@; border-radius: {5}px; }
QFrame[role="problem"] { background: @panel@; border: 1px solid @separator@; border-left: {5}px solid @failure@; }
QFrame[role="top"] { background: @top@; border: none; }
QFrame[role="top"] QLabel, QFrame[role="top"] QMenuBar { background: transparent; color: @on_top@; }
QLabel { background: transparent; color: @text@; }
QLabel[tone="second"] { color: @second@; }
QLabel[tone="failure"] { color: @failure@; font-weight: 600; }
QLabel[style="note"] { font-size: {12}px; }
QLabel[style="strong"] { font-weight: 600; }
QLabel[style="heading"] { font-size: {14}px; font-weight: 600; }
QLabel[style="figure"] { font-size: {19}px; font-weight: 700; }
QLabel[style="title"] { font-size: {21}px; font-weight: 700; }
QLabel[style="huge"] { font-size: {30}px; font-weight: 700; }

QPushButton, QToolButton { outline: none; background: @card@; color: @text@; border: 1px solid @control@; border-radius: {5}px;
  padding: {5}px {11}px; min-height: {20}px; font-weight: 600; }
QToolButton { padding: {4}px {7}px; }
QPushButton:hover, QToolButton:hover { background: @chosen@; }
QPushButton:pressed, QToolButton:pressed { background: @selected@; }
QPushButton:disabled, QToolButton:disabled { color: @second@; border-color: @separator@; }
QPushButton:checked, QToolButton:checked { background: @chosen@; border: 2px solid @accent@; }
QPushButton[kind="primary"] { background: @accent@; color: @on_accent@; border: 1px solid @accent@; }
QPushButton[kind="primary"]:hover { border: 1px solid @text@; }
QPushButton[kind="primary"]:disabled { background: @separator@; color: @second@; border-color: @separator@; }
QPushButton[kind="link"] { background: transparent; border: none; color: @accent@; text-decoration: underline; padding: {2}px 0px; text-align: left; }
QPushButton[kind="choice"] { padding: {14}px {18}px; text-align: left; font-size: {14}px; }
QPushButton[kind="find"] { background: transparent; color: @on_top@; border: 1px solid @control@; text-align: left; font-weight: 400; }
QPushButton::menu-indicator { subcontrol-position: right center; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QAbstractSpinBox { background: @card@; color: @text@; border: 1px solid @control@;
  border-radius: {5}px; padding: {4}px {7}px; min-height: {20}px; selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit:disabled, QComboBox:disabled { color: @second@; }
QComboBox::drop-down { border: none; width: {20}px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; border-left: {4}px solid @card@;
  border-right: {4}px solid @card@; border-top: {5}px solid @text@; }
QComboBox QAbstractItemView { background: @card@; color: @text@; border: 1px solid @control@; selection-background-color: @selected@;
  selection-color: @text@; outline: none; }
QRadioButton, QCheckBox { background: transparent; color: @text@; spacing: {7}px; padding: {3}px 0px; }
QRadioButton::indicator, QCheckBox::indicator { width: {14}px; height: {14}px; border: 1px solid @control@; background: @card@; }
QRadioButton::indicator { border-radius: {8}px; }
QCheckBox::indicator { border-radius: {3}px; }
QRadioButton::indicator:checked { background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
  stop:0 @accent@, stop:0.55 @accent@, stop:0.62 @card@, stop:1 @card@); border: 2px solid @accent@; width: {12}px; height: {12}px; }
QCheckBox::indicator:checked { background: @accent@; border: 2px solid @accent@; width: {12}px; height: {12}px; }

QMenuBar { background: @panel@; color: @text@; border: none; }
QMenuBar::item { background: transparent; padding: {6}px {10}px; border-radius: {5}px; }
QMenuBar::item:selected { background: @accent@; color: @on_accent@; }
QMenu { background: @card@; color: @text@; border: 1px solid @control@; padding: {4}px 0px; }
QMenu::item { padding: {6}px {28}px {6}px {26}px; background: transparent; }
QMenu::item:selected { background: @selected@; color: @text@; }
QMenu::item:disabled { color: @second@; }
QMenu::separator { height: 1px; background: @separator@; margin: {4}px 0px; }
QMenu::indicator { width: {14}px; height: {14}px; left: {7}px; }

QAbstractItemView { background: @panel@; color: @text@; border: 2px solid transparent; outline: none; selection-background-color: @selected@;
  selection-color: @text@; }
QAbstractItemView:focus, QScrollArea[role="panel"]:focus { border: 2px solid @focus@; }
QHeaderView { background: @panel@; border: none; }
QHeaderView::section { background: @panel@; color: @text@; border: none; border-bottom: 1px solid @text@; padding: {5}px {7}px;
  font-weight: 600; font-size: {12}px; }
QAbstractScrollArea::corner { background: @panel@; border: none; }
QTableCornerButton::section { background: @panel@; border: none; }
QTabBar { background: @panel@; }
QTabBar::tab { background: @panel@; color: @second@; border: none; border-bottom: 3px solid transparent; padding: {7}px {12}px; font-weight: 600; }
QTabBar::tab:selected { color: @text@; border-bottom: 3px solid @accent@; }

QSplitter::handle { background: @separator@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent@; }
QStatusBar { background: @panel@; color: @second@; border-top: 1px solid @separator@; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @second@; font-size: {12}px; }
QStatusBar QPushButton { min-height: {16}px; padding: 0px {8}px; font-size: {12}px; }
QStatusBar QPushButton[kind="link"] { padding: 0px {4}px; }
QProgressBar { background: @open@; border: 1px solid @control@; border-radius: {4}px; max-height: {8}px; min-height: {8}px; color: transparent; }
QProgressBar::chunk { background: @accent@; border-radius: {3}px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: {11}px; }
QScrollBar:horizontal { height: {11}px; }
QScrollBar::handle { background: @control@; border-radius: {3}px; margin: {2}px; }
QScrollBar::handle:vertical { min-height: {28}px; }
QScrollBar::handle:horizontal { min-width: {28}px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; border: none; width: 0; height: 0; }
)";

}  // namespace

QString style_sheet(const Tokens& tokens, double scale) {
  const QHash<QString, QColor> colours{
      {"window", tokens.window},   {"panel", tokens.panel},         {"card", tokens.card},           {"text", tokens.text},
      {"second", tokens.second},   {"selected", tokens.selected},   {"control", tokens.control},     {"separator", tokens.separator},
      {"accent", tokens.accent},   {"on_accent", tokens.on_accent}, {"chosen", tokens.chosen},       {"focus", tokens.focus},
      {"failure", tokens.failure}, {"top", tokens.top},             {"on_top", tokens.on_top},       {"open", tokens.open}};
  const QString source = QString::fromLatin1(sheet);
  QString result;
  result.reserve(source.size());
  for (qsizetype i = 0; i < source.size(); ++i) {
    const QChar c = source[i];
    if (c == '@') {
      const qsizetype end = source.indexOf('@', i + 1);
      result += colours.value(source.mid(i + 1, end - i - 1)).name();
      i = end;
    } else if (c == '{' && i + 1 < source.size() && source[i + 1].isDigit()) {
      const qsizetype end = source.indexOf('}', i);
      result += QString::number(std::lround(source.mid(i + 1, end - i - 1).toDouble() * scale));
      i = end;
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace levelground::desktop
