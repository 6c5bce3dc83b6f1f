// SPDX-License-Identifier: Apache-2.0
#include "app/map/scene.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/map/scene_ground.hpp"
#include "core/judge/scores.hpp"

namespace levelground::map {
namespace {

/// A gap or a lawn that covers this much of a site is the site itself.
constexpr double whole_share = 0.8;

SiteClass site_class(const SiteResult& result) {
  switch (result.outcome) {
    case Outcome::level: return SiteClass::level;
    case Outcome::not_certified: return SiteClass::not_certified;
    case Outcome::undetermined: return SiteClass::undetermined;
    case Outcome::screening: return SiteClass::screening;
  }
  return SiteClass::no_result;
}

SiteShape make_site(const City& city, const Assessment& assessment, std::uint32_t index, const Filter& filter) {
  const SiteResult& result = assessment.sites[index];
  const Feature& feature = city.feature(result.site);
  SiteShape shape;
  shape.site = index;
  shape.id = result.id;
  shape.name = result.name;
  if (const auto* area = std::get_if<MultiPolygon>(&feature.geometry)) shape.area = *area;
  shape.kind = site_class(result);
  if (result.level) {
    shape.bars = assessment.scheme.levels[*result.level].bars;
    shape.level = assessment.scheme.levels[*result.level].id;
  }
  shape.coverage = result.assessed.to_double();
  for (const Gap& gap : result.gaps) {
    if (!passes(assessment.scheme, gap, filter)) continue;
    const bool sure = gap.kind == GapKind::barrier || gap.kind == GapKind::shortfall;
    if (sure) ++shape.sure_gaps;
    if (gap.kind == GapKind::possible) ++shape.possible_gaps;
    if (!shape.worst_gap || gap.kind < *shape.worst_gap) shape.worst_gap = gap.kind;
    if (sure && gap.mandatory) shape.mandatory_gap = true;
  }
  if (const auto at = representative_point(feature.geometry)) shape.badge_at = *at;
  return shape;
}

void add_gaps(const City& city, const Assessment& assessment, std::uint32_t index, const Filter& filter, Scene& scene) {
  const SiteResult& site = assessment.sites[index];
  const auto* site_area = std::get_if<MultiPolygon>(&city.feature(site.site).geometry);
  int number = 0;
  for (const Gap& gap : site.gaps) {
    ++number;
    if (!passes(assessment.scheme, gap, filter)) continue;
    const auto at = representative_point(gap.where());
    if (!at) {
      ++scene.gaps_without_place;
      continue;
    }
    GapShape shape{gap.id.str(), index, number, gap.kind, gap.mandatory, gap.where(), *at};
    if (const auto* gap_area = std::get_if<MultiPolygon>(&gap.where()))
      shape.whole_site = site_area != nullptr && area(*gap_area) >= whole_share * area(*site_area);
    scene.gaps.push_back(std::move(shape));
  }
}

/// The main routes as some criterion measured them: of all that measure along it, the one that saw the most metres.
void add_routes(const Assessment& assessment, std::uint32_t index, Scene& scene) {
  std::vector<Line> best;
  double most = 0;
  for (const CriterionResult& result : assessment.sites[index].criteria) {
    const auto& parameters = assessment.scheme.criteria[result.criterion].measure.parameters;
    if (std::none_of(parameters.begin(), parameters.end(), [](const auto& p) { return p.second == "main_route"; })) continue;
    std::vector<Line> lines;
    double metres = 0;
    for (const PlaceResult& place : result.measurement.places) {
      const auto* line = std::get_if<Line>(&place.where);
      if (line == nullptr || line->size() < 2) continue;
      lines.push_back(*line);
      metres += length(*line);
    }
    if (metres > most) most = metres, best = std::move(lines);
  }
  for (Line& line : best) {
    scene.routes.push_back(std::move(line));
    scene.route_site.push_back(index);
  }
}

}  // namespace

bool passes(const Scheme& scheme, const Gap& gap, const Filter& filter) {
  if (filter.site && gap.site != *filter.site) return false;
  const Criterion& criterion = scheme.criteria[gap.criterion];
  const auto any_of = [](const std::vector<std::string>& wanted, const std::vector<std::string>& has) {
    return std::any_of(has.begin(), has.end(), [&](const std::string& id) { return std::find(wanted.begin(), wanted.end(), id) != wanted.end(); });
  };
  if (!filter.groups.empty() && !criterion.groups.empty() && !any_of(filter.groups, criterion.groups)) return false;
  return filter.dimensions.empty() || any_of(filter.dimensions, {criterion.dimension});
}

Box site_box(const Scene& scene, std::uint32_t site) {
  Box box;
  for (const SiteShape& shape : scene.sites)
    if (shape.site == site) box.include(bounds(Geometry(shape.area)));
  return box;
}

Scene build_scene(const City& city, const Assessment& assessment, const Filter& filter) {
  Scene scene;
  scene.name = city.name();
  scene.crs = city.crs().code;
  scene.extent = city.extent();
  for (const Source& source : city.sources()) {
    if (!source.licence.empty()) scene.credits.push_back({source.name, source.licence, source.format.starts_with("OpenStreetMap")});
  }
  scene.screening = assessment.options.scope.screening;
  if (is_narrow(assessment.scheme, assessment.options.scope)) {
    for (const std::uint32_t group : groups_in_scope(assessment.scheme, assessment.options.scope))
      scene.scope += (scene.scope.empty() ? "" : " ") + assessment.scheme.groups[group].code;
  }
  std::vector<Box> site_boxes;
  for (std::uint32_t i = 0; i < assessment.sites.size(); ++i) {
    SiteShape& shape = scene.sites.emplace_back(make_site(city, assessment, i, filter));
    site_boxes.push_back(bounds(Geometry(shape.area)));
    add_gaps(city, assessment, i, filter, scene);
    add_routes(assessment, i, scene);
  }
  scene.site_index = BoxIndex(site_boxes);
  scene.ground = build_ground(city, scene);
  std::vector<Box> boxes;
  boxes.reserve(scene.ground.size());
  for (const GroundShape& shape : scene.ground) boxes.push_back(bounds(shape.geometry).grown(std::max(shape.width / 2, shape.crown)));
  scene.ground_index = BoxIndex(boxes);
  return scene;
}

}  // namespace levelground::map
