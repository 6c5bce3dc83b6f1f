// SPDX-License-Identifier: Apache-2.0
/// Straight walks for which no way is drawn: between a thing and the ways, and over areas people walk on.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// What only touches a straight walk at its ends does not part it: a thing may hang on a wall, and a way run along one. Metres.
inline constexpr double at_an_end = 0.01;

/// An area people walk on and all that are crossed as one with it, ascending. Thread-safe.
std::vector<std::uint32_t> crossed_as_one(const WalkGraph& graph, std::uint32_t area);
/// These, ready for asking. Immutable.
class AreasAsOne {
 public:
  AreasAsOne(const City& city, std::uint32_t area);
  [[nodiscard]] const std::vector<std::uint32_t>& numbers() const { return m_numbers; }   ///< of the features, ascending
  /// A straight walk in pieces, each of which lies on the same of the areas.
  struct Part {
    double metres = 0;
    std::vector<std::uint32_t> on;   ///< features
  };
  [[nodiscard]] std::vector<Part> parts_of(const Point& from, const Point& to) const;
  [[nodiscard]] Box box() const;

 private:
  static bool holds(const SiteArea& area, const Point& p);
  std::vector<std::uint32_t> m_numbers;
  std::vector<SiteArea> m_areas;
};

/// Is it an area people walk on that is crossed, not only walked around? Thread-safe.
bool is_crossed_area(const City& city, std::uint32_t feature);
/// The point of a geometry that is nearest to a point. Thread-safe.
Point nearest_point(const Geometry& geometry, const Point& p);

/// What may bear on straight walks within a box, gathered once. The City must outlive it. Thread-safe.
class OpenGround {
 public:
  /// `many`: many walks will be asked about.
  OpenGround(const City& city, const Box& box, bool many = false);

  /// Does a wall or water lie between two points, on the level of a way? Houses are not looked at.
  [[nodiscard]] bool is_parted(const Feature& way, const Point& from, const Point& to) const;
  /// Does the straight walk stay on areas that are crossed as one, clear of all that cuts them (cuts_area)?
  [[nodiscard]] bool is_free(const AreasAsOne& areas, const Point& from, const Point& to) const { return leads_over(areas, from, to, false); }
  /// The same where it begins, or ends, beside the areas: it comes onto them once, or only to their edge, and nothing that would cut them lies before that.
  [[nodiscard]] bool comes_onto(const AreasAsOne& areas, const Point& from, const Point& to) const { return leads_over(areas, from, to, true); }
  /// Does something that cuts the areas stand in the box?
  [[nodiscard]] bool has_things_on(std::uint32_t area) const;
  /// Does a walk to a point lead to the very end or side of what cuts an area, or lies across it, so that it may not go on there?
  [[nodiscard]] bool ends_at_a_thing(std::uint32_t area, const Point& to) const;

  /// What the straight walk over such areas meets.
  [[nodiscard]] std::shared_ptr<const StraightPiece> over(const AreasAsOne& areas, const Point& from, const Point& to) const;
  /// The same of one to a way beside which the thing stands. Null: it is no longer than at_an_end.
  [[nodiscard]] std::shared_ptr<const StraightPiece> beside(const WalkGraph::Edge& way, const Point& from, const Point& to) const;

 private:
  struct Thing {
    std::uint32_t feature = 0;
    Box box;
  };
  [[nodiscard]] bool leads_over(const AreasAsOne& areas, const Point& from, const Point& to, bool beside) const;
  template <typename LiesThere>
  void add_met(const Feature& way, const Point& from, const Point& to, const LiesThere& lies_there, StraightPiece& piece) const;

  const City& m_city;
  std::vector<Thing> m_cutting;   ///< cuts_areas
  std::vector<Thing> m_across;    ///< kerbs, steps, streets, rails
  std::vector<Thing> m_grounds;   ///< areas that may be open to some
};

}  // namespace levelground::gis
