// SPDX-License-Identifier: Apache-2.0
/// Paints the map in a thread of its own, so that a great city never holds up the hand that moves it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <QImage>
#include <QObject>

#include "app/desktop/session.hpp"
#include "app/map/furniture.hpp"
#include "app/map/view.hpp"

namespace levelground::desktop {

/// What is to be painted. All parts are immutable and shared.
struct MapRequest {
  std::shared_ptr<const City> city;
  std::shared_ptr<const Assessment> assessment;
  std::shared_ptr<const Texts> texts;
  map::Filter filter;
  KindFilter kinds;
  map::View view;         ///< as seen in the window
  int margin = 0;         ///< pixels painted beyond each edge, so that the map can be pulled
  double device_pixels = 1;
  std::uint64_t number = 0;
};

struct MapPicture {
  std::shared_ptr<const map::Scene> scene;
  QImage image;
  map::View view;         ///< of the image, margin included
  std::vector<map::LegendItem> legend;
  std::uint64_t number = 0;
};

/// GUI thread only; the newest request wins, older ones that wait are dropped.
class MapRenderer : public QObject {
  Q_OBJECT

 public:
  explicit MapRenderer(QObject* parent = nullptr);
  ~MapRenderer() override;
  void request(MapRequest request);

 signals:
  void painted(const levelground::desktop::MapPicture& picture);
  void failed(const QString& what);

 private:
  void work(const std::stop_token& stop);
  MapPicture paint(const MapRequest& request);

  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::optional<MapRequest> m_next;
  // The worker's own: the scene of the last request, kept while only the view changes.
  std::shared_ptr<const map::Scene> m_scene;
  std::shared_ptr<const Assessment> m_scene_of;
  map::Filter m_scene_filter;
  KindFilter m_scene_kinds;
  std::jthread m_thread;
};

}  // namespace levelground::desktop
