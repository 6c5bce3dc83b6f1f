// SPDX-License-Identifier: Apache-2.0
/// The map in the window: pulled by hand, zoomed around the cursor, walked by keyboard, selected on.
#pragma once

#include <string>
#include <unordered_map>

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include "app/desktop/context.hpp"
#include "app/desktop/map_renderer.hpp"

namespace levelground::desktop {

/// One tab stop; its sites and gaps are children for assistive technology (map_accessible.hpp).
class MapView : public QWidget {
  Q_OBJECT

 public:
  explicit MapView(const Context& context, QWidget* parent = nullptr);

  [[nodiscard]] const map::View& view() const { return m_view; }
  /// The scene painted last; nullptr before the first.
  [[nodiscard]] const map::Scene* scene() const { return m_picture.scene.get(); }
  [[nodiscard]] std::shared_ptr<const map::Scene> shared_scene() const { return m_picture.scene; }
  [[nodiscard]] const Context& context() const { return m_context; }
  /// Nothing is being painted and what is seen is up to date.
  [[nodiscard]] bool is_idle() const { return !m_fit && !m_wanted && m_asked == m_picture.number; }
  /// Where a gap's symbol or a site's badge stands, in pixels of this widget; nullopt when it is not on the map.
  [[nodiscard]] std::optional<QPointF> position_of_gap(const std::string& gap) const;
  [[nodiscard]] std::optional<QPointF> position_of_site(std::uint32_t site) const;
  [[nodiscard]] double symbol_radius() const;

  void zoom_by(double factor, const QPointF& around);
  void zoom_by(double factor) { zoom_by(factor, QRectF(rect()).center()); }
  void pan_by(const QPointF& pixels);
  void show_all();
  void show_selection();
  void identify_at_centre();
  void set_legend_visible(bool visible);
  [[nodiscard]] bool is_legend_visible() const { return m_legend; }
  [[nodiscard]] QSize sizeHint() const override { return {600, 400}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {160, 120}; }

 signals:
  void view_changed();
  void site_opened(std::uint32_t site);
  void picked();   ///< something was chosen here by hand

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void take_picture(const MapPicture& picture);
  void opened();
  void follow_selection();
  void want_picture();
  void ask();
  void set_view(map::View view);
  void show_box(const Box& box);
  [[nodiscard]] const map::GapShape* shape_of(const std::string& gap) const;
  void pick(const QPointF& at);
  void paint_marks(QPainter& painter) const;

  Context m_context;
  MapRenderer m_renderer;
  MapPicture m_picture;
  QPixmap m_pixmap;
  std::unordered_map<std::string, std::size_t> m_shapes;
  map::View m_view;
  QTimer m_delay;
  bool m_wanted = false;
  bool m_fit = false;        ///< the next scene decides the view
  bool m_legend = true;
  bool m_by_keyboard = false;  ///< the focus came by keyboard: then the cross shows where Enter looks
  std::uint64_t m_asked = 0;
  std::string m_hovered;
  std::optional<std::uint32_t> m_hovered_site;
  std::optional<QPointF> m_press;
  bool m_dragging = false;
  QPointF m_last;
};

}  // namespace levelground::desktop
