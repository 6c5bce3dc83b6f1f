// SPDX-License-Identifier: Apache-2.0
#include "app/map/scene_ground.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace levelground::map {
namespace {

struct Layer {
  Theme theme;
  Ground kind;
};
/// Drawing order: what lies lowest comes first.
constexpr std::array<Layer, 13> layers{{{Theme::green, Ground::green},
                                        {Theme::parking, Ground::parking},
                                        {Theme::play, Ground::play},
                                        {Theme::water, Ground::water},
                                        {Theme::road, Ground::road},
                                        {Theme::walkway, Ground::path},
                                        {Theme::crossing, Ground::path},
                                        {Theme::steps, Ground::path},
                                        {Theme::building, Ground::building},
                                        {Theme::tree, Ground::tree},
                                        {Theme::seat, Ground::furniture_seat},
                                        {Theme::light, Ground::furniture_light},
                                        {Theme::entrance, Ground::entrance}}};

/// A middle value in metres where the feature states a length; 0 where it does not.
double stated_metres(const Feature& feature, Property property) {
  for (const Attribute& a : feature.attributes) {
    if (a.property != property || !a.range.low.is_finite() || !a.range.high.is_finite()) continue;
    return (a.range.low.to_double() + a.range.high.to_double()) / 2 / 1000;
  }
  return 0;
}

/// Widths for drawing only, where the source states none; nothing is measured from them.
struct RoadLook {
  std::string_view kind;
  double metres;
  bool major;
};
constexpr std::array<RoadLook, 10> road_looks{{{"motorway", 15, true},
                                               {"trunk", 13, true},
                                               {"primary", 11, true},
                                               {"secondary", 10, true},
                                               {"tertiary", 8.5, true},
                                               {"residential", 6.5, false},
                                               {"unclassified", 6, false},
                                               {"living_street", 6, false},
                                               {"pedestrian", 6, false},
                                               {"service", 3.5, false}}};

void dress_line(const Feature& feature, GroundShape& shape) {
  shape.width = stated_metres(feature, Property::width);
  const std::string_view kind = feature.text(Property::kind);
  if (shape.kind == Ground::road) {
    const auto look = std::find_if(road_looks.begin(), road_looks.end(), [&](const RoadLook& r) { return kind.starts_with(r.kind); });
    const RoadLook plain{"", 5.5, false};
    const RoadLook& chosen = look == road_looks.end() ? plain : *look;
    shape.major = chosen.major;
    if (shape.width <= 0) shape.width = chosen.metres;
  } else if (shape.width <= 0) {
    shape.width = shape.kind == Ground::water ? 3 : 1.8;
  }
}

std::optional<std::uint32_t> site_of(const Scene& scene, const Geometry& geometry) {
  const auto at = representative_point(geometry);
  if (!at) return std::nullopt;
  Box box;
  box.include(*at);
  for (const std::uint32_t i : scene.site_index.find(box))
    if (contains(scene.sites[i].area, *at)) return i;
  return std::nullopt;
}

/// A park that is mapped both as green and as site would hide its own result: the site's fill stands for it.
bool is_the_site(const Scene& scene, std::uint32_t site, const Geometry& geometry) {
  const auto* polygons = std::get_if<MultiPolygon>(&geometry);
  return polygons != nullptr && area(*polygons) >= 0.8 * area(scene.sites[site].area);
}

bool drawable(Ground kind, const Geometry& geometry) {
  switch (kind) {
    case Ground::tree:
    case Ground::furniture_seat:
    case Ground::furniture_light:
    case Ground::entrance: return !std::holds_alternative<std::monostate>(geometry);
    case Ground::road:
    case Ground::path:
    case Ground::water: return std::holds_alternative<Line>(geometry) || std::holds_alternative<MultiPolygon>(geometry);
    case Ground::building:
    case Ground::green:
    case Ground::play:
    case Ground::parking: break;
  }
  return std::holds_alternative<MultiPolygon>(geometry);
}

}  // namespace

std::vector<GroundShape> build_ground(const City& city, const Scene& scene) {
  std::vector<GroundShape> ground;
  for (const Layer& layer : layers) {
    for (const std::uint32_t index : city.of_theme(layer.theme)) {
      const Feature& feature = city.feature(index);
      if (!drawable(layer.kind, feature.geometry)) continue;
      GroundShape shape;
      shape.kind = layer.kind;
      shape.in_site = site_of(scene, feature.geometry);
      if (shape.in_site && layer.kind != Ground::building && is_the_site(scene, *shape.in_site, feature.geometry)) continue;
      shape.geometry = feature.geometry;
      shape.steps = layer.theme == Theme::steps;
      shape.crossing = layer.theme == Theme::crossing;
      if (layer.kind == Ground::tree) {
        const double crown = stated_metres(feature, Property::width);
        shape.crown = crown > 0 ? crown / 2 : 2.6;
        if (const auto at = representative_point(feature.geometry)) shape.geometry = *at;
      } else if (std::holds_alternative<Line>(shape.geometry)) {
        dress_line(feature, shape);
      }
      if (layer.kind == Ground::road || layer.kind == Ground::water) shape.label = feature.text(Property::name);
      ground.push_back(std::move(shape));
    }
  }
  return ground;
}

}  // namespace levelground::map
