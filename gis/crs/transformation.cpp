// SPDX-License-Identifier: Apache-2.0
#include "gis/crs/transformation.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace levelground::gis {
namespace {

ProjList operations(ProjContext& proj, const PJ* from, const PJ* to, const LonLatBox& area, bool ballpark, bool without_grids = false) {
  const ProjOperations factory(proj_create_operation_factory_context(proj.handle(), nullptr));
  if (!factory) throw Defect("PROJ: " + proj.take_message());
  PJ_CONTEXT* context = proj.handle();
  const double east = area.east > 180 ? area.east - 360 : area.east;
  proj_operation_factory_context_set_area_of_interest(context, factory.get(), area.west, area.south, east, area.north);
  proj_operation_factory_context_set_spatial_criterion(context, factory.get(), PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  proj_operation_factory_context_set_grid_availability_use(
      context, factory.get(), without_grids ? PROJ_GRID_AVAILABILITY_IGNORED : PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
  proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), ballpark ? 1 : 0);
  return ProjList(proj_create_operations(context, from, to, factory.get()));
}

/// The first grid of an operation that is not installed; empty when all are.
std::string missing_grid_of(ProjContext& proj, const PJ* operation) {
  const int count = proj_coordoperation_get_grid_used_count(proj.handle(), operation);
  for (int i = 0; i < count; ++i) {
    const char* name = nullptr;
    int available = 0;
    if (proj_coordoperation_get_grid_used(proj.handle(), operation, i, &name, nullptr, nullptr, nullptr, nullptr, nullptr, &available) == 0) continue;
    if (available == 0 && name != nullptr) return name;
  }
  return {};
}

/// The most accurate operation that lacks a grid and would be more accurate than `accuracy` (nullopt: than nothing).
std::string better_with_grid(ProjContext& proj, const PJ* from, const PJ* to, const LonLatBox& area, std::optional<double> accuracy) {
  const ProjList list = operations(proj, from, to, area, false, true);
  const int count = list ? proj_list_get_count(list.get()) : 0;
  std::string best;
  for (int i = 0; i < count; ++i) {
    const ProjObject candidate(proj_list_get(proj.handle(), list.get(), i));
    if (!candidate) continue;
    const double stated = proj_coordoperation_get_accuracy(proj.handle(), candidate.get());
    const std::string grid = missing_grid_of(proj, candidate.get());
    if (grid.empty() || stated < 0 || (accuracy && stated >= *accuracy)) continue;
    accuracy = stated;
    const char* name = proj_get_name(candidate.get());
    best = fmt::format("{}, for {:g} m ({})", grid, stated, name == nullptr ? "" : name);
  }
  return best;
}

/// Points without an image become infinite.
void transform(PJ* operation, std::span<Point> points) {
  static_assert(sizeof(Point) == 2 * sizeof(double));
  proj_errno_reset(operation);
  proj_trans_generic(operation, PJ_FWD, &points.front().x, sizeof(Point), points.size(), &points.front().y, sizeof(Point), points.size(), nullptr,
                     0, 0, nullptr, 0, 0);
  for (Point& point : points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
      point = {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    }
  }
}

/// Smooth as far as PROJ's description goes: formulas only, from degrees to metres.
bool may_be_smooth(ProjContext& proj, const PJ* operation, const Crs& from, const Crs& to) {
  return from.kind == Crs::Kind::geographic && from.unit == "degree" && to.kind == Crs::Kind::projected && to.unit_in_metres == 1 &&
         proj_coordoperation_get_grid_used_count(proj.handle(), operation) == 0;
}

}  // namespace

Transformation::Transformation(ProjContext& proj, const Crs& from, const Crs& to, const LonLatBox& area, const Problem& where,
                               Ballpark ballpark) {
  if (from.definition == to.definition || (!from.code.empty() && from.code == to.code)) return;
  const ProjObject source = make_crs(proj, from);
  const ProjObject target = make_crs(proj, to);
  const ProjList list = operations(proj, source.get(), target.get(), area, false);
  const int count = list ? proj_list_get_count(list.get()) : 0;
  for (int i = 0; i < count && !m_operation; ++i) {
    const ProjObject candidate(proj_list_get(proj.handle(), list.get(), i));
    if (!candidate || proj_coordoperation_has_ballpark_transformation(proj.handle(), candidate.get()) != 0 ||
        proj_coordoperation_is_instantiable(proj.handle(), candidate.get()) == 0) {
      continue;
    }
    m_operation.reset(proj_normalize_for_visualization(proj.handle(), candidate.get()));
    if (!m_operation) continue;
    if (may_be_smooth(proj, candidate.get(), from, to)) {
      m_tiles = std::make_unique<SmoothTiles>([operation = m_operation.get()](std::span<Point> points) { transform(operation, points); });
    }
    const double accuracy = proj_coordoperation_get_accuracy(proj.handle(), candidate.get());
    const char* name = proj_get_name(candidate.get());
    const bool datum_stays = proj_get_type(candidate.get()) == PJ_TYPE_CONVERSION || accuracy == 0;
    if (!datum_stays) {
      m_accuracy = accuracy > 0 ? std::optional(accuracy) : std::nullopt;
      m_words = accuracy > 0 ? fmt::format("{:g} m ({})", accuracy, name == nullptr ? "" : name)
                             : fmt::format("not stated ({})", name == nullptr ? "" : name);
    }
  }
  constexpr double good_enough = 1;  // metre: WGS 84 itself is no more exact
  if (m_operation) {
    const bool exact = m_words.empty() || m_accuracy.value_or(good_enough + 1) <= good_enough;
    if (!exact) m_missing_grid = better_with_grid(proj, source.get(), target.get(), area, m_accuracy);
    return;
  }
  m_missing_grid = better_with_grid(proj, source.get(), target.get(), area, std::nullopt);
  if (ballpark == Ballpark::allowed) take_ballpark(proj, source.get(), target.get(), area);
  if (m_operation) return;
  Problem problem = where;
  problem.severity = Problem::Severity::error;
  const ProjList rough = operations(proj, source.get(), target.get(), area, true);
  const bool any = rough && proj_list_get_count(rough.get()) > 0;
  problem.what = fmt::format("from {} ({}) to {} ({}) PROJ knows {} for this area", from.label(), from.name, to.label(), to.name,
                             any ? "only a ballpark transformation, which may be off by hundreds of metres," : "no transformation");
  if (!m_missing_grid.empty()) problem.what += fmt::format("; a better one needs a grid that is not installed: {}", m_missing_grid);
  problem.remedy = m_missing_grid.empty() ? "Name another measuring CRS on the same datum as the data, or transform the data first."
                                          : "Install the grid (package proj-data), name another measuring CRS on the same datum, or transform the data first.";
  throw InputError(std::move(problem));
}

void Transformation::take_ballpark(ProjContext& proj, const PJ* source, const PJ* target, const LonLatBox& area) {
  const ProjList list = operations(proj, source, target, area, true);
  const int count = list ? proj_list_get_count(list.get()) : 0;
  for (int i = 0; i < count && !m_operation; ++i) {
    const ProjObject candidate(proj_list_get(proj.handle(), list.get(), i));
    if (!candidate || proj_coordoperation_is_instantiable(proj.handle(), candidate.get()) == 0) continue;
    m_operation.reset(proj_normalize_for_visualization(proj.handle(), candidate.get()));
    if (!m_operation) continue;
    const char* name = proj_get_name(candidate.get());
    m_is_ballpark = true;
    m_accuracy = std::nullopt;
    m_words = fmt::format("not known, ballpark ({})", name == nullptr ? "" : name);
  }
}

void Transformation::apply(std::span<Point> points) const {
  if (!m_operation || points.empty()) return;
  if (m_tiles) m_tiles->apply(points);
  else transform(m_operation.get(), points);
}

Point Transformation::apply(const Point& point) const {
  Point moved = point;
  apply(std::span<Point>(&moved, 1));
  return moved;
}

}  // namespace levelground::gis
