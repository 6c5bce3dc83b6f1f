// SPDX-License-Identifier: Apache-2.0
/// One scene of finished shapes, classes and labels: what a map of a result shows, before any painter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/city/city.hpp"
#include "core/geometry/box_index.hpp"
#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground::map {

enum class Ground : std::uint8_t { building, green, water, road, path, tree, play, parking, furniture_seat, furniture_light, entrance };
/// What fills a site: its outcome, or what is known of it (screening and coverage view).
enum class SiteClass : std::uint8_t { level, not_certified, undetermined, screening, no_result };

struct GroundShape {
  Ground kind;
  Geometry geometry;
  double width = 0;        ///< metres, for roads and paths
  double crown = 0;        ///< metres radius, for trees
  std::string label;
  bool steps = false;
  bool crossing = false;
  bool major = false;              ///< a road that is drawn at every scale
  std::optional<std::uint32_t> in_site;  ///< index into Scene::sites when it stands inside one (then drawn over its fill)
};
struct SiteShape {
  std::uint32_t site = 0;  ///< index into Assessment::sites
  std::string id;
  std::string name;
  MultiPolygon area;
  SiteClass kind = SiteClass::no_result;
  int bars = 0;            ///< level bars
  std::string level;       ///< level id
  double coverage = 0;     ///< 0..1
  int sure_gaps = 0;
  int possible_gaps = 0;
  std::optional<GapKind> worst_gap;
  bool mandatory_gap = false;  ///< a sure gap of a mandatory criterion
  Point badge_at;
};
struct GapShape {
  std::string id;
  std::uint32_t site = 0;
  int number = 0;          ///< place in the site's order of consequence, from 1
  GapKind kind = GapKind::possible;
  bool mandatory = false;
  Geometry geometry;
  Point at;                ///< where its symbol stands
  bool whole_site = false; ///< its area is (nearly) the whole site: only the symbol is drawn
};
/// Where the data comes from, as a map must say.
struct Credit {
  std::string name;           ///< of the source
  std::string licence;
  bool openstreetmap = false; ///< read from OpenStreetMap's own format: its contributors are named
};
/// Prepared once, painted often. Immutable by custom; sharing between threads is safe.
struct Scene {
  std::string name;                ///< of the city
  bool screening = false;
  std::string scope;               ///< codes of the groups judged for when the scope leaves some out, "CH OP"; else empty
  Box extent;
  std::vector<GroundShape> ground;
  std::vector<SiteShape> sites;
  std::vector<Line> routes;        ///< main routes
  std::vector<std::uint32_t> route_site;  ///< whose route each is: index into Assessment::sites
  std::vector<GapShape> gaps;
  std::string crs;
  std::vector<Credit> credits;     ///< sources with a licence, in the order of the city
  BoxIndex ground_index;           ///< over `ground`, which stands in drawing order
  BoxIndex site_index;             ///< over `sites`
  int gaps_without_place = 0;      ///< gaps that pass the filter but have no place (documents)
};

/// What to show. Empty filters show all.
struct Filter {
  std::vector<std::string> groups;      ///< group ids: gaps of criteria that name one of them or name all
  std::vector<std::string> dimensions;  ///< dimension ids
  std::optional<std::uint32_t> site;    ///< only the gaps of this site (index into Assessment::sites)
};
enum class Colouring : std::uint8_t { outcome, coverage };

/// Box of a site of a scene, metres; empty when there is no such site.
Box site_box(const Scene& scene, std::uint32_t site);
/// Shapes in a fixed order (by id), so that the same result draws the same bytes. Pure, thread-safe.
Scene build_scene(const City& city, const Assessment& assessment, const Filter& filter);
/// Does a gap pass the filter?
bool passes(const Scheme& scheme, const Gap& gap, const Filter& filter);

}  // namespace levelground::map
