// SPDX-License-Identifier: Apache-2.0
/// The map's symbols in lists and panels: shape says what, colour how bad, pattern how sure.
#pragma once

#include <functional>
#include <string>

#include <QPainter>
#include <QPixmap>
#include <QWidget>

#include "app/map/view.hpp"
#include "core/judge/assessment.hpp"

namespace levelground::desktop {

/// Draws one symbol centred in a box, as large as fits.
using Symbol = std::function<void(QPainter&, const QRectF&)>;

Symbol group_symbol(const std::string& code, map::Palette palette);
Symbol dimension_symbol(const std::string& code, map::Palette palette);
/// `bars` counts only for Outcome::level.
Symbol outcome_symbol(Outcome outcome, int bars, map::Palette palette);
Symbol outcome_symbol(const Scheme& scheme, const SiteResult& site, map::Palette palette);
Symbol verdict_symbol(Verdict verdict, map::Palette palette);
Symbol gap_symbol(GapKind kind, bool mandatory, map::Palette palette);
/// Three level bars, one upon the other: the mark of the program.
Symbol program_symbol(const QColor& ink);

/// How wide a group tile is for its height.
inline constexpr double group_tile_ratio = 2.05;

QPixmap symbol_pixmap(const Symbol& symbol, const QSize& size, double device_pixel_ratio);

/// A symbol as a widget of fixed size. Not focusable; what it means stands in words beside it.
class SymbolView : public QWidget {
 public:
  explicit SymbolView(QWidget* parent = nullptr) : QWidget(parent) { setAttribute(Qt::WA_TransparentForMouseEvents); }
  void show_symbol(Symbol symbol, const QSize& size);
  [[nodiscard]] QSize sizeHint() const override { return m_size; }
  [[nodiscard]] QSize minimumSizeHint() const override { return m_size; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Symbol m_symbol;
  QSize m_size;
};

/// A new view that shows it; whoever lays it out owns it.
SymbolView* symbol_view(const Symbol& symbol, const QSize& size);

}  // namespace levelground::desktop
