// SPDX-License-Identifier: Apache-2.0
/// A panel that is one column of pieces and scrolls up and down, never sideways: text wraps instead.
#pragma once

#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

class ScrollPage : public QScrollArea {
 public:
  explicit ScrollPage(const Context& context, QWidget* parent = nullptr);
  /// Removes everything that was added.
  void clear();
  [[nodiscard]] QVBoxLayout* column() const { return m_column; }
  /// A new section with a rule above it, unless it is the first.
  QVBoxLayout* section(const QString& heading = {});
  /// Call when all has been added: what is left of the page stays empty, and its height is taken anew.
  void settle();
  /// A row of a section: pieces side by side, the one with a stretch takes the room.
  static QHBoxLayout* row(QVBoxLayout* section, int gap);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  Context m_context;  // NOLINT(misc-non-private-member-variables-in-classes): pages are made of it

 private:
  QVBoxLayout* m_column;
  bool m_first = true;
};

}  // namespace levelground::desktop
