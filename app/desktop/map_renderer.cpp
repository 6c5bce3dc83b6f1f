// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map_renderer.hpp"

#include <exception>
#include <utility>

#include <QMetaObject>
#include <QPainter>

#include "app/map/painter.hpp"

namespace levelground::desktop {

MapRenderer::MapRenderer(QObject* parent) : QObject(parent) {
  m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

MapRenderer::~MapRenderer() {
  m_thread.request_stop();
  m_wake.notify_all();
  m_thread.join();
}

void MapRenderer::request(MapRequest request) {
  {
    const std::scoped_lock lock(m_mutex);
    m_next = std::move(request);
  }
  m_wake.notify_all();
}

void MapRenderer::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::optional<MapRequest> request;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wake.wait(lock, stop, [this] { return m_next.has_value(); })) return;
      request = std::exchange(m_next, std::nullopt);
    }
    try {
      MapPicture picture = paint(*request);
      QMetaObject::invokeMethod(this, [this, picture = std::move(picture)] { emit painted(picture); }, Qt::QueuedConnection);
    } catch (const std::exception& error) {
      const QString what = QString::fromUtf8(error.what());
      QMetaObject::invokeMethod(this, [this, what] { emit failed(what); }, Qt::QueuedConnection);
    }
  }
}

MapPicture MapRenderer::paint(const MapRequest& request) {
  const bool same = m_scene && m_scene_of == request.assessment && m_scene_filter.groups == request.filter.groups &&
                    m_scene_filter.dimensions == request.filter.dimensions && m_scene_kinds == request.kinds;
  if (!same) {
    auto scene = std::make_shared<map::Scene>(map::build_scene(*request.city, *request.assessment, request.filter));
    std::erase_if(scene->gaps, [&](const map::GapShape& gap) { return !request.kinds.shows(gap.kind); });
    m_scene = std::move(scene);
    m_scene_of = request.assessment;
    m_scene_filter = request.filter;
    m_scene_kinds = request.kinds;
  }
  MapPicture picture;
  picture.scene = m_scene;
  picture.number = request.number;
  picture.view = request.view;
  picture.view.legend = false;
  picture.view.scale_bar = false;
  picture.legend = map::legend_items(*m_scene, picture.view, request.assessment->scheme, *request.texts);
  picture.view.width += 2 * request.margin;
  picture.view.height += 2 * request.margin;
  const QSize size(picture.view.width, picture.view.height);
  picture.image = QImage(size * request.device_pixels, QImage::Format_ARGB32_Premultiplied);
  picture.image.setDevicePixelRatio(request.device_pixels);
  picture.image.fill(Qt::transparent);
  QPainter painter(&picture.image);
  map::paint(painter, *m_scene, picture.view, request.assessment->scheme, *request.texts);
  return picture;
}

}  // namespace levelground::desktop
