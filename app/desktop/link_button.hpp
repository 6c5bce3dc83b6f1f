// SPDX-License-Identifier: Apache-2.0
/// A button that looks like a link and wraps its words: titles are sentences.
#pragma once

#include <QAbstractButton>

#include "app/desktop/theme.hpp"

namespace levelground::desktop {

class LinkButton : public QAbstractButton {
 public:
  LinkButton(const Theme& theme, const QString& words, QWidget* parent = nullptr);
  void set_style(Theme::Style style);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QFont link_font() const;
  const Theme& m_theme;
  Theme::Style m_style = Theme::Style::body;
};

}  // namespace levelground::desktop
