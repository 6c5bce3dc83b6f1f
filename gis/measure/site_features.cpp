// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/site_features.hpp"

#include <algorithm>
#include <set>

#include "core/geometry/segments.hpp"
#include "gis/measure/places.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"

namespace levelground::gis {
namespace {

constexpr double same_place = 0.001;  // metres: the unit in which the graph counts

bool lies_on_crossing_line(const City& city, const Feature& crossing) {
  const auto* at = std::get_if<Point>(&crossing.geometry);
  if (at == nullptr) return false;
  Box box;
  box.include(*at);
  const auto near = city.find(Theme::crossing, box.grown(same_place));
  return std::any_of(near.begin(), near.end(), [&](std::uint32_t other) {
    const auto* line = std::get_if<Line>(&city.feature(other).geometry);
    return line != nullptr && distance(*line, *at) <= same_place;
  });
}

double distance_between(const Point& p, const Geometry& geometry) { return distance(geometry, p); }

}  // namespace

ParameterSpec judged_theme_parameter() {
  return {.name = "theme", .type = ParameterSpec::Type::theme, .required = true, .help = "features that are judged"};
}

ParameterSpec around_site_parameter() {
  return {.name = "within",
          .type = ParameterSpec::Type::quantity,
          .quantity = Quantity::length,
          .help = "also judge features at most this far outside the site; without it only those inside"};
}

ParameterSpec crossings_within_parameter() {
  return {.name = "within",
          .type = ParameterSpec::Type::quantity,
          .quantity = Quantity::length,
          .required = true,
          .help = "crossings at most this far from an entrance are judged as well as those on the main route"};
}

std::vector<std::uint32_t> features_at(const MeasureContext& context, Theme theme, double metres) {
  const City& city = context.city;
  if (context.walks.area == nullptr || context.walks.area->empty()) return {};
  const SiteArea& area = *context.walks.area;
  std::vector<std::uint32_t> found;
  if (metres > 0) {
    found = city.near(theme, area.area(), metres);
  } else {
    found = city.find(theme, area.box());
    std::erase_if(found, [&](std::uint32_t f) { return !area.touches(city.feature(f).geometry); });
  }
  std::erase_if(found, [&](std::uint32_t f) {
    return city.feature(f).theme == Theme::site || (theme == Theme::crossing && lies_on_crossing_line(city, city.feature(f)));
  });
  return found;
}

namespace {

/// Does some point of it lie so deep in the area? A corner or a point inside answers for all of it.
bool lies_deep(const SiteArea& area, const Geometry& geometry, double depth) {
  const auto deep = [&](const Point& p) { return area.holds(p) && area.to_boundary(p, depth) >= depth; };
  bool found = false;
  if (const auto at = representative_point(geometry)) found = deep(*at);
  each_segment(geometry, [&](const Point& a, const Point& b) { found = found || deep(a) || deep(b); });
  return found;
}

}  // namespace

std::vector<AtSite> features_at(const MeasureContext& context, Theme theme, double metres, double accuracy) {
  std::vector<AtSite> found;
  const std::vector<std::uint32_t> mapped = features_at(context, theme, metres);
  if (accuracy <= 0) {
    for (const std::uint32_t f : mapped) found.push_back({f, true});
    return found;
  }
  std::vector<std::uint32_t> perhaps = features_at(context, theme, metres + accuracy);
  perhaps.insert(perhaps.end(), mapped.begin(), mapped.end());
  std::sort(perhaps.begin(), perhaps.end());
  perhaps.erase(std::unique(perhaps.begin(), perhaps.end()), perhaps.end());
  const bool reaches_out = metres >= accuracy;
  const std::vector<std::uint32_t> surely = reaches_out ? features_at(context, theme, metres - accuracy) : std::vector<std::uint32_t>{};
  for (const std::uint32_t f : perhaps) {
    found.push_back({f, reaches_out ? std::binary_search(surely.begin(), surely.end(), f)
                                    : lies_deep(*context.walks.area, context.city.feature(f).geometry, accuracy - metres)});
  }
  return found;
}

bool is_roof(const Feature& building) {
  const std::string_view kind = building.text(Property::kind);
  return kind == "roof" || kind == "carport" || kind == "canopy";
}

namespace {

/// `metres` from an entrance, or on the main route; less than 0: only these.
std::vector<std::uint32_t> crossings_near(const MeasureContext& context, double metres) {
  const City& city = context.city;
  std::set<std::uint32_t> found;
  for (const RoutePiece& piece : context.walks.main_route) {
    const std::uint32_t feature = city.graph().edges[piece.edge].feature;
    if (city.feature(feature).theme == Theme::crossing) found.insert(feature);
  }
  // A crossing that is a mere point on a walked line is met where the route passes it.
  const auto passed = [&](const Point& at) {
    return std::any_of(context.walks.main_route.begin(), context.walks.main_route.end(), [&](const RoutePiece& piece) {
      const Line line = part_of(edge_shape(city, piece.edge), piece.from_mm, piece.to_mm);
      return bounds(line).grown(same_place).intersects(bounds(Geometry(at))) && distance(line, at) <= same_place;
    });
  };
  const Box box = context.walks.area == nullptr ? Box{} : context.walks.area->box();
  for (const std::uint32_t f : city.find(Theme::crossing, box.grown(std::max(metres, 0.0) + 1))) {
    const Geometry& geometry = city.feature(f).geometry;
    const bool near = std::any_of(context.walks.entrances.begin(), context.walks.entrances.end(),
                                  [&](const Entrance& e) { return distance_between(e.at, geometry) <= metres; });
    const auto* at = std::get_if<Point>(&geometry);
    if (near || (at != nullptr && passed(*at))) found.insert(f);
  }
  std::vector<std::uint32_t> crossings(found.begin(), found.end());
  std::erase_if(crossings, [&](std::uint32_t f) { return lies_on_crossing_line(city, city.feature(f)); });
  return crossings;
}

std::vector<std::uint32_t> crossings_on_route(const MeasureContext& context) { return crossings_near(context, -1); }

}  // namespace

std::vector<std::uint32_t> crossings_at(const MeasureContext& context, double metres) { return crossings_near(context, metres); }

std::vector<AtSite> crossings_at(const MeasureContext& context, double metres, double accuracy) {
  std::vector<AtSite> found;
  if (accuracy <= 0) {
    for (const std::uint32_t f : crossings_at(context, metres)) found.push_back({f, true});
    return found;
  }
  const std::vector<std::uint32_t> on_route = crossings_on_route(context);
  const std::vector<std::uint32_t> surely = metres >= accuracy ? crossings_at(context, metres - accuracy) : std::vector<std::uint32_t>{};
  for (const std::uint32_t f : crossings_at(context, metres + accuracy)) {
    found.push_back({f, std::binary_search(surely.begin(), surely.end(), f) || std::binary_search(on_route.begin(), on_route.end(), f)});
  }
  return found;
}

LocalText crossing_label(const MeasureContext& context, std::uint32_t crossing) {
  const Feature& feature = context.city.feature(crossing);
  const LocalText own = name_of(feature);
  if (!own.empty()) return own;
  const Box box = bounds(feature.geometry).grown(same_place);
  for (const std::uint32_t r : context.city.find(Theme::road, box)) {
    const Feature& road = context.city.feature(r);
    const auto* line = std::get_if<Line>(&road.geometry);
    const LocalText name = name_of(road);
    if (line == nullptr || name.empty()) continue;
    EdgeShape shape{*line, {}};
    shape.at_mm.assign(line->size(), 0);
    if (nearest_on(shape, feature.geometry).metres <= same_place) {
      return {"Crossing of " + name.en, "Övergångsställe över " + name.in("sv")};
    }
  }
  return located(context, {"Crossing", "Övergångsställe"}, representative_point(feature.geometry));
}

Feature end_feature(const MeasureContext& context, std::uint32_t crossing, int number) {
  const Feature& whole = context.city.feature(crossing);
  Feature end;
  end.id = whole.id + "#" + std::to_string(number);
  end.theme = Theme::crossing;
  end.source = whole.source;
  return end;
}

LocalText judged_label(const MeasureContext& context, std::uint32_t feature) {
  const Feature& judged = context.city.feature(feature);
  return judged.theme == Theme::crossing ? crossing_label(context, feature) : feature_label(context, judged);
}

LocalText feature_label(const MeasureContext& context, const Feature& feature) {
  return located_label(context, feature, representative_point(feature.geometry));
}

}  // namespace levelground::gis
