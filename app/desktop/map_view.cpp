// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map_view.hpp"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include "app/desktop/site_words.hpp"
#include "app/map/style.hpp"

namespace levelground::desktop {

namespace {
constexpr double zoom_step = 1.35;
constexpr int key_pan = 60;         // px
constexpr int drag_threshold = 4;   // px: a trembling hand still clicks
constexpr double nearest = 0.01;    // metres per pixel
constexpr double farthest = 400;
constexpr double site_scale = 0.12; // metres per pixel at which a single gap is shown with what surrounds it
}  // namespace

MapView::MapView(const Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setObjectName("map");
  setCursor(Qt::ArrowCursor);
  m_delay.setSingleShot(true);
  connect(&m_delay, &QTimer::timeout, this, &MapView::ask);
  connect(&m_renderer, &MapRenderer::painted, this, &MapView::take_picture);
  connect(&m_renderer, &MapRenderer::failed, this, [this](const QString& what) {
    m_asked = m_picture.number;
    m_context.announcer.say(m_context.words()("desktop.said.map_failed", {{"why", what.toStdString()}}));
  });
  const Session& session = context.session;
  connect(&session, &Session::result_changed, this, &MapView::opened);
  connect(&session, &Session::selection_changed, this, &MapView::follow_selection);
  connect(&session, &Session::filter_changed, this, &MapView::want_picture);
  connect(&session, &Session::colouring_changed, this, &MapView::want_picture);
  connect(&session, &Session::words_changed, this, &MapView::want_picture);
  connect(&context.theme, &Theme::changed, this, &MapView::want_picture);
}

void MapView::opened() {
  if (!m_context.session.is_open()) {
    m_picture = {};
    m_picture.number = m_asked;  // what is still being painted belongs to what was closed
    m_pixmap = {};
    m_shapes.clear();
    update();
    return;
  }
  // After an observation the place under the eye stays where it is; a city opened afresh is shown whole.
  if (!m_picture.scene || m_context.session.selection() == Selection{}) m_fit = true;
  want_picture();
}

void MapView::want_picture() {
  if (!m_context.session.is_open()) return;
  m_wanted = true;
  if (!m_delay.isActive()) m_delay.start(0);
}

void MapView::ask() {
  if (!m_wanted || !m_context.session.is_open()) return;
  m_wanted = false;
  const Session& session = m_context.session;
  MapRequest request;
  request.city = session.result().city;
  request.assessment = session.result().assessment;
  request.texts = m_context.words().shared();
  request.filter = session.filter();
  request.kinds = session.kinds();
  m_view.width = std::max(1, width());
  m_view.height = std::max(1, height());
  m_view.palette = m_context.theme.map_palette();
  m_view.colouring = session.colouring();
  m_view.text_scale = m_context.theme.scale();
  m_view.selected_gap = session.selection().gap;
  m_view.selected_site = session.selection().site;
  request.view = m_view;
  request.margin = std::max(width(), height()) / 5;
  request.device_pixels = devicePixelRatioF();
  request.number = ++m_asked;
  m_renderer.request(std::move(request));
}

void MapView::take_picture(const MapPicture& picture) {
  if (picture.number <= m_picture.number || !m_context.session.is_open()) return;
  const bool new_scene = picture.scene != m_picture.scene;
  m_picture = picture;
  m_pixmap = QPixmap::fromImage(picture.image);
  m_picture.image = {};
  if (new_scene) {
    m_shapes.clear();
    for (std::size_t i = 0; i < m_picture.scene->gaps.size(); ++i) m_shapes.emplace(m_picture.scene->gaps[i].id, i);
    m_hovered.clear();
  }
  if (m_fit) {
    m_fit = false;
    show_all();
  }
  update();
}

void MapView::set_view(map::View view) {
  view.metres_per_pixel = std::clamp(view.metres_per_pixel, nearest, farthest);
  m_view.centre = view.centre;
  m_view.metres_per_pixel = view.metres_per_pixel;
  want_picture();
  update();
  emit view_changed();
}

void MapView::zoom_by(double factor, const QPointF& around) {
  map::View view = m_view;
  view.width = width();
  view.height = height();
  const Point fixed = view.to_map({around.x(), around.y()});
  view.metres_per_pixel = std::clamp(view.metres_per_pixel / factor, nearest, farthest);
  const Point now = view.to_map({around.x(), around.y()});
  view.centre.x += fixed.x - now.x;
  view.centre.y += fixed.y - now.y;
  set_view(view);
}

void MapView::pan_by(const QPointF& pixels) {
  map::View view = m_view;
  view.centre = m_view.to_map({m_view.width / 2.0 - pixels.x(), m_view.height / 2.0 - pixels.y()});
  set_view(view);
}

void MapView::show_box(const Box& box) {
  if (box.empty()) return;
  set_view(map::fit(box.grown(0.04 * std::max(box.width(), box.height())), std::max(1, width()), std::max(1, height())));
}

void MapView::show_all() {
  if (scene() == nullptr) return;
  Box box;
  for (const map::SiteShape& site : scene()->sites) box.include(bounds(Geometry(site.area)));
  show_box(box.empty() ? scene()->extent : box);
}

void MapView::show_selection() {
  const Session& session = m_context.session;
  if (scene() == nullptr) return;
  if (const map::GapShape* shape = shape_of(session.selection().gap)) {
    map::View view = m_view;
    const Box box = bounds(shape->geometry);
    if (!shape->whole_site && std::max(box.width(), box.height()) > 1) return show_box(box.grown(std::max(box.width(), box.height())));
    view.centre = shape->at;
    view.metres_per_pixel = std::min(view.metres_per_pixel, site_scale);
    set_view(view);
  } else if (session.selection().site) {
    show_box(map::site_box(*scene(), *session.selection().site));
  }
}

void MapView::follow_selection() {
  want_picture();
  update();
  // What was chosen elsewhere comes into view; what is in view stays still.
  const Selection& selection = m_context.session.selection();
  if (scene() == nullptr || m_fit) return;
  const QRectF calm = QRectF(rect()).adjusted(24, 24, -24, -24);
  if (!selection.gap.empty()) {
    const auto at = position_of_gap(selection.gap);
    const Box site = selection.site ? map::site_box(*scene(), *selection.site) : Box{};
    const bool readable = site.empty() || std::max(site.width(), site.height()) / m_view.metres_per_pixel > 200;
    if (at && !readable) {
      show_box(site);
    } else if (at && !calm.contains(*at)) {
      pan_by(QRectF(rect()).center() - *at);
    }
  } else if (selection.site) {
    const auto at = position_of_site(*selection.site);
    if (at && !calm.contains(*at)) pan_by(QRectF(rect()).center() - *at);
  }
}

const map::GapShape* MapView::shape_of(const std::string& gap) const {
  const auto found = m_shapes.find(gap);
  return found == m_shapes.end() || scene() == nullptr ? nullptr : &scene()->gaps.at(found->second);
}

std::optional<QPointF> MapView::position_of_gap(const std::string& gap) const {
  const map::GapShape* shape = shape_of(gap);
  if (shape == nullptr) return std::nullopt;
  const Point at = m_view.to_pixel(shape->at);
  return QPointF(at.x, at.y);
}

std::optional<QPointF> MapView::position_of_site(std::uint32_t site) const {
  if (scene() == nullptr) return std::nullopt;
  for (const map::SiteShape& shape : scene()->sites) {
    if (shape.site != site) continue;
    const Point at = m_view.to_pixel(shape.badge_at);
    return QPointF(at.x, at.y);
  }
  return std::nullopt;
}

double MapView::symbol_radius() const {
  map::View view = m_view;
  const double size = map::weights(map::detail(view), map::tokens(view.palette)).gap;
  return std::max(8.0, size / 2 * map::mandatory_ring) * m_view.text_scale;
}

void MapView::pick(const QPointF& at) {
  if (scene() == nullptr) return;
  const map::Hit found = map::hit(*scene(), m_view, {at.x(), at.y()});
  if (!found.gap.empty()) {
    m_context.session.select_gap(found.gap);
  } else if (found.site) {
    m_context.session.select_site(found.site);
  } else {
    return;
  }
  emit picked();
}

void MapView::identify_at_centre() { pick(QRectF(rect()).center()); }

void MapView::set_legend_visible(bool visible) {
  m_legend = visible;
  update();
}

bool MapView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && scene() != nullptr) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const map::Hit found = map::hit(*scene(), m_view, {static_cast<double>(help->pos().x()), static_cast<double>(help->pos().y())});
    QString words;
    if (const auto ref = m_context.session.find_gap(found.gap)) {
      words = spoken_gap(m_context.session, *ref);
    } else if (found.site) {
      words = spoken_site(m_context.session, *found.site);
    }
    QToolTip::showText(help->globalPos(), words.isEmpty() ? words : QStringLiteral("<qt>%1</qt>").arg(words.toHtmlEscaped()), this);
    return true;
  }
  return QWidget::event(event);
}

void MapView::resizeEvent(QResizeEvent*) {
  m_view.width = std::max(1, width());
  m_view.height = std::max(1, height());
  want_picture();
  emit view_changed();
}

void MapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
  m_by_keyboard = false;
  m_press = event->position();
  m_last = event->position();
  m_dragging = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
  if (m_press) {
    if (!m_dragging && (event->position() - *m_press).manhattanLength() < drag_threshold) return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    pan_by(event->position() - m_last);
    m_last = event->position();
    return;
  }
  if (scene() == nullptr) return;
  const map::Hit found = map::hit(*scene(), m_view, {event->position().x(), event->position().y()});
  if (found.gap == m_hovered && found.site == m_hovered_site) return;
  m_hovered = found.gap;
  m_hovered_site = found.site;
  setCursor(found.gap.empty() && !found.site ? Qt::ArrowCursor : Qt::PointingHandCursor);
  update();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
  if (!m_press) return;
  const bool clicked = !m_dragging && event->button() == Qt::LeftButton;
  m_press.reset();
  m_dragging = false;
  setCursor(Qt::ArrowCursor);
  if (clicked) pick(event->position());
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (scene() == nullptr) return;
  const map::Hit found = map::hit(*scene(), m_view, {event->position().x(), event->position().y()});
  if (found.gap.empty() && found.site) {
    show_box(map::site_box(*scene(), *found.site));
    emit site_opened(*found.site);
  }
}

void MapView::wheelEvent(QWheelEvent* event) {
  const double steps = event->angleDelta().y() / 120.0;
  if (steps != 0) zoom_by(std::pow(zoom_step, steps), event->position());
  event->accept();
}

void MapView::keyPressEvent(QKeyEvent* event) {
  m_by_keyboard = true;
  const bool screen = event->modifiers().testFlag(Qt::ControlModifier);
  const double x = screen ? width() * 0.8 : key_pan;
  const double y = screen ? height() * 0.8 : key_pan;
  switch (event->key()) {
    case Qt::Key_Left:
      return pan_by({x, 0});
    case Qt::Key_Right:
      return pan_by({-x, 0});
    case Qt::Key_Up:
      return pan_by({0, y});
    case Qt::Key_Down:
      return pan_by({0, -y});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_PageUp:
      return zoom_by(zoom_step);
    case Qt::Key_Minus:
    case Qt::Key_PageDown:
      return zoom_by(1 / zoom_step);
    case Qt::Key_Home:
      return show_all();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      return identify_at_centre();
    default:
      QWidget::keyPressEvent(event);
  }
}

void MapView::leaveEvent(QEvent*) {
  m_hovered.clear();
  m_hovered_site.reset();
  update();
}

void MapView::focusInEvent(QFocusEvent* event) {
  m_by_keyboard = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::OtherFocusReason;
  update();
}
void MapView::focusOutEvent(QFocusEvent*) { update(); }

}  // namespace levelground::desktop
