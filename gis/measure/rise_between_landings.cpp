// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "gis/measure/ground_slope.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/route_net.hpp"
#include "gis/measure/stations.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/ground_line.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

MeasureSpec rise_between_landings_spec() {
  MeasureSpec spec;
  spec.kind = "rise_between_landings";
  spec.help =
      "Greatest difference in height between two places of a route that no landing parts. What observers state of "
      "rise_between_landings wins: heights of the ground are asked only of a site where nobody did. A landing is as much way as "
      "landing_length whose ends differ by a slope of at most landing_slope; it parts two places where all of it lies between them. The high end is parted by what surely is a "
      "landing, the low end by what may be one: the accuracy of heights, ways that lie aside of their line and the scale of the map "
      "decide. Climbs go on over junctions of the route, not beyond its ends. The accuracy that is stated of differences is taken to "
      "hold over a whole climb. Heights say nothing of steps, bridges and tunnels, nor where cells are too large or missing: there a climb has no high end.";
  spec.example = "{kind: rise_between_landings, of: main_route, landing_slope: 2 %, landing_length: 1.5 m, line_accuracy: 0.5 m, cell_at_most: 1 m}";
  spec.quantities = {Quantity::length};
  spec.has_runs = false;
  spec.more_is_worse = true;
  spec.asks = {{Theme::walkway, Property::incline}};
  spec.parameters = {
      route_parameter(),
      {.name = "landing_slope", .type = ParameterSpec::Type::quantity, .quantity = Quantity::slope, .required = true, .help = "steepest slope of a landing"},
      {.name = "landing_length",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "shortest landing, and the base over which its slope is taken"},
      {.name = "line_accuracy",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far from its drawn line a way may lie: heights are the hull over all lines as far aside"},
      {.name = "cell_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "a raster with larger cells tells nothing; without it one whose cells are larger than landing_length"},
  };
  spec.errors = {.positions = "lines up to line_accuracy aside of where a way is drawn; the scale of the map",
                 .values = "what observers state is as exact as it is stated",
                 .rasters = "within the stated accuracy of differences in height, taken to hold over a whole climb; nothing from cells larger than cell_at_most. "
                            "Between the middles of cells the ground may bend as the cells around show, where bends are two cells apart or more: by a third of a cell times the change "
                            "of slope, of a bend aslant three quarters. That widens it as far as the accuracy does not cover it. Not counted: closer bends, steps and walls among them",
                 .age = old_is_unknown};
  return spec;
}

/// Height of one place of the route: the hull over all lines aside, mm.
struct Height {
  double low = 0, high = 0;
  std::uint32_t raster = 0;
};

/// One line of the route, cut at the places where bases begin and end.
struct Profile {
  std::size_t first = 0, end = 0;                  ///< pieces of the route
  std::vector<double> places;                      ///< mm from the beginning of the line
  std::vector<std::optional<Height>> heights;      ///< parallel to places
  std::vector<Tri> landing;                        ///< between place k and k + 1
};

class Climbs {
 public:
  Climbs(const MeasureContext& context, const std::vector<RoutePiece>& route, const GroundSlope& how, const Rational& landing_slope,
         const std::vector<std::uint32_t>& rasters)
      : m_context(context), m_route(route), m_how(how), m_slope(landing_slope), m_rasters(rasters), m_net(context, route) {
    for (std::size_t first = 0; first < route.size();) first = add_line(first);
    for (const Profile& profile : m_profiles) {
      for (const double place : profile.places) {
        const auto [piece, at_mm] = on_piece(profile, place);
        m_net.cut(piece, at_mm);
      }
    }
    m_net.lay([&](std::size_t piece, std::int32_t from_mm, std::int32_t to_mm) { return landing_on(piece, (from_mm + to_mm) / 2.0); });
    for (const Profile& profile : m_profiles) {
      for (std::size_t k = 0; k < profile.places.size(); ++k) {
        const auto [piece, at_mm] = on_piece(profile, profile.places[k]);
        m_heights.try_emplace(m_net.node_at(piece, at_mm), profile.heights[k]);
      }
    }
    join_across();
  }

  /// One for each climb between sure landings, in the order of the route.
  [[nodiscard]] std::vector<PlaceResult> places() {
    const std::vector<std::uint32_t> climb = groups([](Tri landing) { return landing != Tri::yes; });
    const std::vector<std::uint32_t> sure = groups([](Tri landing) { return landing == Tri::no; });
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;   // climb -> links; groups are named by their first link
    const std::vector<WalkNet::Link>& links = m_net.net().links();
    for (std::uint32_t i = 0; i < links.size(); ++i) {
      if (climb[i] != none) members[climb[i]].push_back(i);
    }
    std::vector<PlaceResult> places;
    for (const auto& [name, own] : members) {
      std::map<std::uint32_t, std::vector<std::uint32_t>> within;
      for (const std::uint32_t i : own) {
        if (sure[i] != none) within[sure[i]].push_back(i);
      }
      // Foot and top of a climb may lie in the landings beside it, whose own slope they may be: two places are parted by a landing only where all of
      // it lies between them. Where a climb comes in from the side the first whole one may begin anywhere in those that overlap there.
      Rise all = rise_of(own, 2 * m_how.base_mm, [](Tri landing) { return landing == Tri::yes; });
      Rational least(0);
      for (const auto& [part, some] : within) least = std::max(least, rise_of(some, m_how.base_mm - 1, [](Tri landing) { return landing != Tri::no; }).range.low);
      PlaceResult place = unknown_place(Quantity::length, m_context.city.feature(links[own.front()].feature).id, {}, longest_line(own));
      place.value = {least, all.range.high};
      place.label = located(m_context, {"Climb", "Stigning"}, representative_point(place.where));
      fill(place, all.raster);
      m_total += mm_of(own);
      if (all.range.high.is_finite()) m_known += mm_of(own);
      place.known = all.raster.has_value() && (all.range.high.is_finite() || least > Rational(0));
      if (!place.known) place.value = Interval{Rational(0), Rational::infinity()};
      places.push_back(std::move(place));
    }
    add_level(places);
    return places;
  }
  [[nodiscard]] Rational coverage() const { return m_total == 0 ? Rational(0) : Rational::ratio(m_known, m_total); }
  [[nodiscard]] std::size_t sure_landings() const { return m_sure_landings; }

 private:
  static constexpr std::uint32_t none = ~0U;
  struct Rise {
    Interval range{Rational(0), Rational(0)};
    std::optional<std::uint32_t> raster;
  };

  std::size_t add_line(std::size_t first) {
    Profile profile;
    profile.first = first;
    GroundLine line;
    std::size_t end = first;
    for (; end < m_route.size() && m_route[end].line == m_route[first].line; ++end) {
      const RoutePiece& piece = m_route[end];
      const EdgeShape& shape = m_net.shape(end);
      EdgeShape part{part_of(shape, piece.from_mm, piece.to_mm), {}};
      part.at_mm = shape_distances(part.points, piece.to_mm - piece.from_mm);
      if (piece.reversed) {
        std::reverse(part.points.begin(), part.points.end());
        std::reverse(part.at_mm.begin(), part.at_mm.end());
        for (std::int32_t& at : part.at_mm) at = piece.to_mm - piece.from_mm - at;
      }
      if (!line.add(part)) break;
    }
    profile.end = end;
    const Bases bases(line.length(), static_cast<double>(m_how.base_mm));
    profile.places = bases.places;
    measure(line, bases, profile);
    m_profiles.push_back(std::move(profile));
    return end;
  }

  /// Heights by the finest raster that knows, and what is a landing.
  void measure(const GroundLine& line, const Bases& bases, Profile& profile) {
    const std::vector<GroundSpot> spots = line.spots(bases.places);
    std::vector<std::optional<GroundHeights>> at(spots.size());
    std::vector<std::uint32_t> raster_of(spots.size(), 0);
    profile.heights.resize(spots.size());
    for (std::size_t k = 0; k < spots.size(); ++k) {
      if (!on_ground(profile, line, bases.places[k])) continue;
      for (const std::uint32_t raster : m_rasters) {
        at[k] = heights_at(m_context.city.rasters()[raster], spots[k], m_how);
        if (!at[k]) continue;
        raster_of[k] = raster;
        Height height{at[k]->lines.front().low, at[k]->lines.front().high, raster};
        for (const Raster::Smooth& smooth : at[k]->lines) height = {std::min(height.low, smooth.low), std::max(height.high, smooth.high), raster};
        profile.heights[k] = height;
        break;
      }
    }
    profile.landing.assign(spots.size() - 1, Tri::no);
    // A line that is shorter than a landing is none; what it is part of may be.
    const bool is_short = bases.length < static_cast<double>(m_how.base_mm) - 1;
    for (std::size_t b = 0; b < bases.begin.size(); ++b) {
      const std::size_t from = bases.begin[b];
      const std::size_t to = bases.end[b];
      Tri flat = Tri::unknown;
      if (at[from] && at[to] && raster_of[from] == raster_of[to] && !is_short) {
        const Interval slope = slope_between(m_context.city, raster_of[from], *at[from], *at[to], bases.length);
        flat = slope.high <= m_slope ? Tri::yes : slope.low > m_slope ? Tri::no : Tri::unknown;
      }
      if (flat == Tri::yes) ++m_sure_landings;
      for (std::size_t k = from; k < to; ++k) profile.landing[k] = std::max(profile.landing[k], flat);
    }
  }

  [[nodiscard]] bool on_ground(const Profile& profile, const GroundLine& line, double mm) const {
    for (std::size_t i = profile.first; i < profile.end; ++i) {
      const double begin = line.begin_of(i - profile.first);
      const double end = begin + m_route[i].to_mm - m_route[i].from_mm;
      if (begin <= mm && mm <= end && !lies_on_ground(m_context.city.feature(m_context.city.graph().edges[m_route[i].edge].feature))) return false;
    }
    return true;
  }

  [[nodiscard]] std::pair<std::size_t, std::int32_t> on_piece(const Profile& profile, double mm) const {
    const auto whole = static_cast<std::int64_t>(std::llround(mm)) + m_route[profile.first].line_from_mm;
    std::size_t i = profile.first;
    while (i + 1 < profile.end && m_route[i + 1].line_from_mm <= whole) ++i;
    const RoutePiece& piece = m_route[i];
    const auto along = static_cast<std::int32_t>(std::clamp<std::int64_t>(whole - piece.line_from_mm, 0, piece.to_mm - piece.from_mm));
    return {i, piece.reversed ? piece.to_mm - along : piece.from_mm + along};
  }

  [[nodiscard]] Tri landing_on(std::size_t piece, double at_mm) const {
    const auto profile = std::find_if(m_profiles.begin(), m_profiles.end(), [&](const Profile& p) { return p.first <= piece && piece < p.end; });
    const RoutePiece& own = m_route[piece];
    const double along = own.reversed ? own.to_mm - at_mm : at_mm - own.from_mm;
    const double mm = static_cast<double>(own.line_from_mm - m_route[profile->first].line_from_mm) + along;
    const auto after = std::upper_bound(profile->places.begin(), profile->places.end(), mm);
    const auto k = static_cast<std::size_t>(after - profile->places.begin());
    return profile->landing[std::clamp<std::size_t>(k, 1, profile->landing.size()) - 1];
  }

  /// Corners of streets that a step across joins are one place of a climb.
  void join_across() {
    const WalkGraph& graph = m_context.city.graph();
    const auto join = [&](std::uint32_t number) {
      const WalkGraph::Edge& edge = graph.edges[number];
      if (is_step_across(edge) && !is_perhaps_joined(edge)) m_across.emplace_back(m_net.net().node({0, edge.from, 0}, graph.vertices[edge.from]),
                                                      m_net.net().node({0, edge.to, 0}, graph.vertices[edge.to]));
    };
    for (const RoutePiece& piece : m_context.walks.main_route) join(piece.edge);
    for (const InsidePiece& piece : m_context.walks.inside) join(piece.edge);
  }

  /// The links that `keep` keeps, grouped by what hangs together without a landing: each named by its first link.
  template <typename Keep>
  std::vector<std::uint32_t> groups(const Keep& keep) {
    const std::vector<WalkNet::Link>& links = m_net.net().links();
    std::vector<std::uint32_t> parent(m_net.net().node_count());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto find = [&](std::uint32_t node) {
      while (parent[node] != node) node = parent[node] = parent[parent[node]];
      return node;
    };
    std::set<std::uint32_t> at_landing;   // nodes inside a landing or at its end: whoever comes so far rests
    for (const WalkNet::Link& link : links) {
      if (!keep(link.state)) at_landing.insert({link.a, link.b});
    }
    const auto join = [&](std::uint32_t a, std::uint32_t b) { parent[find(a)] = find(b); };
    std::vector<std::uint32_t> first_at(parent.size(), none);
    std::vector<std::uint32_t> link_parent(links.size());
    std::iota(link_parent.begin(), link_parent.end(), 0U);
    const auto find_link = [&](std::uint32_t link) {
      while (link_parent[link] != link) link = link_parent[link] = link_parent[link_parent[link]];
      return link;
    };
    for (const auto& [a, b] : m_across) {
      if (!at_landing.contains(a) && !at_landing.contains(b)) join(a, b);
    }
    for (std::uint32_t i = 0; i < links.size(); ++i) {
      if (!keep(links[i].state)) continue;
      for (const std::uint32_t node : {links[i].a, links[i].b}) {
        if (at_landing.contains(node)) continue;
        std::uint32_t& first = first_at[find(node)];
        if (first == none) first = i;
        const std::uint32_t one = find_link(first);
        const std::uint32_t other = find_link(i);
        link_parent[std::max(one, other)] = std::min(one, other);
      }
    }
    std::vector<std::uint32_t> group(links.size(), none);
    for (std::uint32_t i = 0; i < links.size(); ++i) {
      if (keep(links[i].state)) group[i] = find_link(i);
    }
    return group;
  }

  /// The nodes of a climb, and those along landings beside it: less than a landing away where it goes on into one (whose first base begins
  /// there), `joining_mm` where ways join. With each whether it is of the climb itself.
  template <typename Landing>
  [[nodiscard]] std::map<std::uint32_t, bool> nodes_of(const std::vector<std::uint32_t>& links, std::int64_t joining_mm, const Landing& is_landing) {
    const std::vector<WalkNet::Link>& all = m_net.net().links();
    if (m_links_at.empty()) {
      m_links_at.resize(m_net.net().node_count());
      for (std::uint32_t i = 0; i < all.size(); ++i) {
        m_links_at[all[i].a].push_back(i);
        m_links_at[all[i].b].push_back(i);
      }
    }
    std::map<std::uint32_t, bool> nodes;
    std::multimap<std::int64_t, std::uint32_t> next;   // by what is left of the way, least last
    for (const std::uint32_t i : links) {
      for (const std::uint32_t node : {all[i].a, all[i].b}) {
        constexpr std::size_t along_a_line = 2;
        if (nodes.try_emplace(node, true).second) next.emplace(m_links_at[node].size() <= along_a_line ? m_how.base_mm - 1 : joining_mm, node);
      }
    }
    std::set<std::uint32_t> done;
    while (!next.empty()) {
      const auto [left, node] = *std::prev(next.end());
      next.erase(std::prev(next.end()));
      if (!done.insert(node).second) continue;
      nodes.try_emplace(node, false);
      for (const std::uint32_t i : m_links_at[node]) {
        if (is_landing(all[i].state) && all[i].mm <= left) next.emplace(left - all[i].mm, all[i].a == node ? all[i].b : all[i].a);
      }
    }
    return nodes;
  }

  template <typename Landing>
  [[nodiscard]] Rise rise_of(const std::vector<std::uint32_t>& links, std::int64_t joining_mm, const Landing& is_landing) {
    std::map<std::uint32_t, std::pair<Interval, Interval>> by_raster;   // lowest and highest place
    bool unknown = false;
    const std::map<std::uint32_t, bool> nodes = nodes_of(links, joining_mm, is_landing);
    const auto take = [&](std::uint32_t node, bool own) {
      const auto height = m_heights.find(node);
      if (height == m_heights.end()) return;   // a junction between two samples
      // Of a landing beside it counts what is known by the same heights.
      if (!height->second) {
        unknown = unknown || own;
        return;
      }
      if (!own && !by_raster.contains(height->second->raster)) return;
      const Interval here{Rational::floor_of(height->second->low, 1000), Rational::ceil_of(height->second->high, 1000)};
      const auto [at, is_new] = by_raster.try_emplace(height->second->raster, here, here);
      if (is_new) return;
      auto& [lowest, highest] = at->second;
      lowest = {std::min(lowest.low, here.low), std::min(lowest.high, here.high)};
      highest = {std::max(highest.low, here.low), std::max(highest.high, here.high)};
    };
    for (const bool own : {true, false}) {
      for (const auto& [node, of_climb] : nodes) {
        if (own == of_climb) take(node, own);
      }
    }
    Rise rise;
    for (const auto& [raster, ends] : by_raster) {
      const Rational off(m_context.city.rasters()[raster].facts().difference_accuracy);
      rise.range = {std::max(rise.range.low, ends.second.low - ends.first.high - off), std::max(rise.range.high, ends.second.high - ends.first.low + off)};
      if (!rise.raster) rise.raster = raster;
    }
    // Heights of two rasters are not compared: nobody states how far they lie apart.
    if (unknown || by_raster.size() != 1) rise.range.high = Rational::infinity();
    rise.range = {Rational(rise.range.low.floor()), rise.range.high.is_finite() ? Rational(rise.range.high.ceil()) : rise.range.high};
    return rise;
  }

  void fill(PlaceResult& place, const std::optional<std::uint32_t>& raster) const {
    if (!raster) return;
    const RasterFacts& facts = m_context.city.rasters()[*raster].facts();
    place.grade = facts.grade;
    const std::string& source = m_context.city.sources().at(facts.source).name;
    place.inputs.push_back({{"height of the ground in " + source, "markens höjd i " + source}, "", facts.grade, {}});
  }

  [[nodiscard]] std::int64_t mm_of(const std::vector<std::uint32_t>& links) {
    std::int64_t mm = 0;
    for (const std::uint32_t i : links) mm += m_net.net().links()[i].mm;
    return mm;
  }

  /// Of the links of a climb, those that follow each other for longest.
  [[nodiscard]] Line longest_line(const std::vector<std::uint32_t>& own) {
    const std::vector<WalkNet::Link>& links = m_net.net().links();
    Line best, line;
    const auto keep_longer = [&] {
      if (best.empty() || length(line) > length(best)) best = line;
    };
    for (const std::uint32_t i : own) {
      const Line& where = links[i].where;
      if (!line.empty() && line.back() == where.front()) {
        line.insert(line.end(), where.begin() + 1, where.end());
        continue;
      }
      keep_longer();
      line = where;
    }
    keep_longer();
    return best;
  }

  /// A route that is one landing from end to end has no climb at all.
  void add_level(std::vector<PlaceResult>& places) {
    std::vector<std::uint32_t> level;
    const std::vector<WalkNet::Link>& links = m_net.net().links();
    for (std::uint32_t i = 0; i < links.size(); ++i) {
      if (links[i].state == Tri::yes) level.push_back(i);
    }
    m_total += mm_of(level);
    m_known += mm_of(level);
    if (!places.empty() || level.empty()) return;
    PlaceResult place = unknown_place(Quantity::length, m_context.city.feature(links[level.front()].feature).id, {}, longest_line(level));
    place.value = Interval::exact(0);
    place.known = true;
    place.label = located(m_context, {"Level way", "Plan väg"}, representative_point(place.where));
    fill(place, m_rasters.front());
    places.push_back(std::move(place));
  }

  const MeasureContext& m_context;
  const std::vector<RoutePiece>& m_route;
  const GroundSlope& m_how;
  Rational m_slope;
  const std::vector<std::uint32_t>& m_rasters;
  RouteNet m_net;
  std::vector<Profile> m_profiles;
  std::map<std::uint32_t, std::optional<Height>> m_heights;   ///< by node
  std::vector<std::vector<std::uint32_t>> m_links_at;         ///< by node
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_across;
  std::int64_t m_total = 0, m_known = 0;
  std::size_t m_sure_landings = 0;
};

Measurement measure_rise_between_landings(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const Rational landing = parameters.quantity("landing_length", Quantity::length);
  if (landing < Rational(1)) parameters.refuse("landing_length", "nobody rests on no length", "write the length of a landing");
  const std::string name = "rise_between_landings";
  if (auto said = observed_at_places(context, name)) return std::move(*said);
  GroundSlope how;
  how.base_mm = landing.floor();
  how.line_off = parameters.metres("line_accuracy");
  how.cell_at_most = parameters.optional_quantity("cell_at_most", Quantity::length).value_or(landing).to_double() / 1000;
  const std::vector<RoutePiece> route = route_of(context, parameters);
  Measurement measurement;
  measurement.quantity = Quantity::length;
  measurement.steps = route_steps(context, parameters, route);
  const std::vector<std::uint32_t> rasters = usable_rasters(context, how, measurement.steps);
  std::optional<Rational> known_part;
  if (!rasters.empty() && !route.empty()) {
    Climbs climbs(context, route, how, parameters.quantity("landing_slope", Quantity::slope), rasters);
    measurement.places = climbs.places();
    known_part = climbs.coverage();
    measurement.steps.push_back(counted(measurement.places.size(), "Climbs between landings", "Stigningar mellan vilplan"));
  }
  Unvouched unvouched(context);
  unvouched.ask_route(parameters.word("of"));
  finish_places(context, measurement, unvouched, {name});
  if (known_part) measurement.cover(*known_part);
  return measurement;
}

}  // namespace

MeasureKind rise_between_landings_kind() { return {rise_between_landings_spec(), measure_rise_between_landings}; }

}  // namespace levelground::gis
