// SPDX-License-Identifier: Apache-2.0
#include "gis/network/crossable_area.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <geos_c.h>

#include "core/base/errors.hpp"
#include "core/geometry/box_index.hpp"
#include "gis/handles/geos.hpp"

namespace levelground::gis {
namespace {

/// One walks below these.
constexpr std::array<std::string_view, 3> roofs = {"roof", "carport", "canopy"};
/// A wall drawn as a line is as thick as this, in metres: enough that nothing leads through it, too little to narrow anything.
constexpr double wall = 0.01;

std::string_view level_of(const Feature& feature) {
  const std::string_view text = feature.text(Property::layer);
  return text.empty() ? std::string_view("0") : text;
}

}  // namespace

bool cuts_areas(const Feature& feature) {
  const bool is_area = std::holds_alternative<MultiPolygon>(feature.geometry);
  if (feature.theme == Theme::barrier) return is_area || std::holds_alternative<Line>(feature.geometry);
  if (feature.theme == Theme::water) return is_area;
  if (feature.theme != Theme::building || !is_area) return false;
  return std::find(roofs.begin(), roofs.end(), feature.text(Property::kind)) == roofs.end();
}

bool cuts_area(const Feature& thing, const Feature& area) {
  if (thing.theme == Theme::building && area.text(Property::kind) == "corridor") return false;
  return cuts_areas(thing) && on_one_level(thing, area);
}

bool on_one_level(const Feature& a, const Feature& b) { return level_of(a) == level_of(b); }

struct CrossableAreas::Parts {
  GeosContext geos;
  std::vector<std::uint32_t> things;
  BoxIndex index;
};

CrossableAreas::CrossableAreas(const std::vector<const Feature*>& features) : m_features(features) {}
CrossableAreas::~CrossableAreas() = default;

std::optional<CrossableAreas::Answer> CrossableAreas::crossable(const Feature& feature) {
  if (!m_parts) {
    m_parts = std::make_unique<Parts>();
    std::vector<Box> boxes;
    for (std::uint32_t f = 0; f < m_features.size(); ++f) {
      if (!cuts_areas(*m_features[f])) continue;
      m_parts->things.push_back(f);
      boxes.push_back(bounds(m_features[f]->geometry));
    }
    m_parts->index = BoxIndex(boxes);
  }
  const auto& polygons = std::get<MultiPolygon>(feature.geometry);
  const auto near = m_parts->index.find(bounds(feature.geometry));
  if (near.empty()) return Answer{};
  GeosContext& geos = m_parts->geos;
  if (find_invalidity(geos, polygons)) return std::nullopt;
  GeosGeometry rest = to_geos(geos, polygons);
  const GeosGeometry whole = to_geos(geos, polygons);
  Answer answer;
  for (const std::uint32_t place : near) {  // in the order of the features
    const Feature& thing = *m_features[m_parts->things[place]];
    if (!cuts_area(thing, feature)) continue;
    GeosGeometry shape;
    if (const auto* line = std::get_if<Line>(&thing.geometry)) {
      if (line->size() < 2) continue;
      shape = to_geos(geos, *line);
    } else {
      const auto& area = std::get<MultiPolygon>(thing.geometry);
      shape = to_geos(geos, find_invalidity(geos, area) ? make_valid(geos, area) : area);
    }
    const char inside = GEOSRelatePattern_r(geos.handle(), whole.get(), shape.get(), "T********");
    if (inside == 2) throw Defect("an area cannot be compared with what stands on it: " + geos.take_message());
    if (inside == 0) continue;
    if (std::holds_alternative<Line>(thing.geometry)) {
      shape = own(geos, GEOSBufferWithStyle_r(geos.handle(), shape.get(), wall / 2, 1, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, 2.0));
    } else if (GEOSCovers_r(geos.handle(), shape.get(), whole.get()) == 1) {
      continue;
    }
    rest = own(geos, GEOSDifference_r(geos.handle(), rest.get(), shape.get()));
    answer.is_cut = true;
  }
  if (answer.is_cut) answer.area = polygons_of(geos, rest.get());
  return answer;
}

}  // namespace levelground::gis
