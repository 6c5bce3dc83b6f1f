// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/site_reach.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/homes.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/reached_parts.hpp"
#include "gis/network/stated.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/walk_search.hpp"

namespace levelground::gis {
namespace {

using Test = std::function<bool(std::uint32_t)>;

/// A facility that could be reached.
struct Target {
  std::uint32_t feature = 0;
  GraphPlace place;
};

/// A home and how many people live there, in thousandths.
struct People {
  Home home;
  std::int64_t fewest = 0;
  std::int64_t most = 0;
};

class Reach {
 public:
  Reach(const City& city, const TravellerLimits& limits, const Date& as_of, const SiteWalks& walks, const ReachOptions& options)
      : m_city(city), m_graph(city.graph()), m_limits(limits), m_as_of(as_of), m_options(options),
        m_passability(city, limits, as_of, walks.cache->passability(limits, as_of)) {
    Box box;
    for (const Entrance& entrance : walks.entrances) {
      if (!entrance.place) continue;
      m_seeds.push_back(*entrance.place);
      box.include(entrance.at);
    }
    if (!m_seeds.empty()) find_targets(*walks.cache, box.grown(static_cast<double>(options.limit_mm) / 1000.0 + std::max(options.facility_metres, options.home_metres)));
  }

  [[nodiscard]] bool connected() const { return !m_seeds.empty(); }

  Reached over(Tri at_least) {
    return search([&, at_least](std::uint32_t e) { return m_passability.edge(e) >= at_least; },
                  [&, at_least](std::uint32_t v) { return m_passability.vertex(v) >= at_least; }, true);
  }
  Reached over_everything() {
    const Test any = [](std::uint32_t) { return true; };
    return search(any, any, true);
  }

  /// Of the features at the rim of what is reached over `at_least` that stand in the way with `hindering`, the one that opens most.
  std::optional<Link> best_link(const Reached& now, Tri at_least, Tri hindering) {
    std::optional<Link> best;
    for (const auto& [feature, hinders] : candidates(at_least, hindering)) {
      const std::set<std::uint32_t> mended = mended_with(feature);
      const Reached then = search(
          [&](std::uint32_t e) { return m_passability.edge(e) >= at_least || mended.contains(m_graph.edges[e].feature); },
          [&](std::uint32_t v) { return m_passability.vertex(v) >= at_least || (m_graph.barriers[v] != 0 && mended.contains(m_graph.barriers[v] - 1)); });
      const std::int64_t gain = then.covered_mm - now.covered_mm;
      if (gain <= 0 || (best && gain <= best->gain_mm)) continue;
      best = Link{explain(hinders), gain, {}};
      for (std::size_t t = 0; t < theme_count; ++t) best->facilities[t] = then.facilities[t] - now.facilities[t];
    }
    return best;
  }

 private:
  /// Where a feature hinders: an edge of it, or the vertex it stands on.
  struct Where {
    bool at_vertex = false;
    std::uint32_t number = 0;
  };

  void find_targets(WalkCache& cache, const Box& box) {
    for (const Theme theme : facility_themes) {
      for (const std::uint32_t f : m_city.find(theme, box)) {
        if (const auto place = cache.nearest(f, m_options.facility_metres)) m_targets.push_back({f, *place});
      }
    }
    for (const std::uint32_t f : homes_in(m_city, box)) {
      const auto stated = stated_range(m_city.feature(f), Property::population);
      if (!stated || !stated->high.is_finite()) continue;
      Home home = home_of(m_city, f, m_options.home_metres);
      if (home.is_off()) continue;  // on no way: not within any walk
      m_people.push_back({std::move(home), (stated->low * Rational(parts_of_a_person)).floor(), (stated->high * Rational(parts_of_a_person)).ceil()});
    }
  }

  /// `with_people`: count them too, which only the three answers need.
  Reached search(const Test& edge_ok, const Test& vertex_ok, bool with_people = false) {
    const SearchLease lease;
    WalkSearch& search = *lease;
    search.run(m_city, m_seeds, m_options.limit_mm, edge_ok, vertex_ok);
    Reached reached;
    reached.covered_mm = covered(search, edge_ok);
    for (const Target& target : m_targets) {
      const std::int64_t mm = search.to_place(m_graph, target.place, edge_ok(target.place.edge));
      if (mm == WalkSearch::unreached || mm + target.place.offset_mm > m_options.limit_mm) continue;
      ++reached.facilities[static_cast<std::size_t>(m_city.feature(target.feature).theme)];
    }
    if (with_people) count_people(search, edge_ok, reached);
    m_settled = search.reached();
    return reached;
  }

  void count_people(const WalkSearch& search, const Test& edge_ok, Reached& reached) {
    ReachedParts parts(m_graph, search, m_options.limit_mm);
    std::int64_t fewest = 0;
    std::int64_t most = 0;
    for (const People& people : m_people) {
      const auto [part, whole] = reached_part(m_graph, search, parts, edge_ok, m_options.limit_mm, people.home);
      fewest += (Rational(people.fewest) * Rational::ratio(part, whole)).floor();
      most += (Rational(people.most) * Rational::ratio(part, whole)).ceil();
    }
    reached.fewest = Rational::ratio(fewest, parts_of_a_person);
    reached.most = Rational::ratio(most, parts_of_a_person);
  }

  std::int64_t covered(const WalkSearch& search, const Test& edge_ok) {
    std::vector<std::uint32_t> edges;
    for (const GraphPlace& seed : m_seeds) edges.push_back(seed.edge);
    for (const std::uint32_t v : search.reached()) {
      const auto there = m_graph.edges_at(v);
      edges.insert(edges.end(), there.begin(), there.end());
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::int64_t total = 0;
    ReachedParts parts(m_graph, search, m_options.limit_mm);
    for (const std::uint32_t e : edges) {
      // A square is counted by its outline, not by every way one may walk over it.
      if (!edge_ok(e) || is_over_area(m_graph.edges[e])) continue;
      for (const auto& [low, high] : parts.of(e)) total += high - low;
    }
    return total;
  }

  /// Features at the rim of what is reached over `at_least`, each with a place where it is `hindering`; the kerbs of a crossing are the
  /// crossing's.
  std::map<std::uint32_t, Where> candidates(Tri at_least, Tri hindering) {
    search([&](std::uint32_t e) { return m_passability.edge(e) >= at_least; }, [&](std::uint32_t v) { return m_passability.vertex(v) >= at_least; });
    const std::vector<std::uint32_t> settled = m_settled;
    std::map<std::uint32_t, Where> found;
    const auto add_edge = [&](std::uint32_t e) {
      if (m_passability.edge(e) == hindering) found.emplace(m_graph.edges[e].feature, Where{false, e});
    };
    for (const GraphPlace& seed : m_seeds) add_edge(seed.edge);
    for (const std::uint32_t v : settled) {
      if (m_passability.vertex(v) == hindering) found.emplace(owner_of(m_graph.barriers[v] - 1, v), Where{true, v});
      for (const std::uint32_t e : m_graph.edges_at(v)) add_edge(e);
    }
    return found;
  }

  /// The crossing that a kerb on a vertex belongs to, else the kerb.
  std::uint32_t owner_of(std::uint32_t thing, std::uint32_t vertex) {
    for (const std::uint32_t e : m_graph.edges_at(vertex)) {
      const std::uint32_t feature = m_graph.edges[e].feature;
      if (m_city.feature(feature).theme == Theme::crossing && mended_with(feature).contains(thing)) return feature;
    }
    return thing;
  }

  std::set<std::uint32_t> mended_with(std::uint32_t feature) {
    std::set<std::uint32_t> mended{feature};
    if (m_city.feature(feature).theme != Theme::crossing) return mended;
    for (const CrossingEnd& end : crossing_ends(m_city, feature)) {
      if (end.kerb) mended.insert(*end.kerb);
    }
    return mended;
  }

  Hindrance explain(const Where& where) {
    return where.at_vertex ? hindrance_at_vertex(m_city, m_limits, m_as_of, where.number) : hindrance_on_edge(m_city, m_limits, m_as_of, where.number);
  }

  const City& m_city;
  const WalkGraph& m_graph;
  const TravellerLimits& m_limits;
  Date m_as_of;
  ReachOptions m_options;
  Passability m_passability;
  std::vector<GraphPlace> m_seeds;
  std::vector<Target> m_targets;
  std::vector<People> m_people;
  std::vector<std::uint32_t> m_settled;   ///< of the last search
};

}  // namespace

SiteReach find_reach(const City& city, const TravellerLimits& limits, const Date& as_of, const SiteWalks& walks, const ReachOptions& options) {
  Reach reach(city, limits, as_of, walks, options);
  SiteReach result;
  result.connected = reach.connected();
  if (!result.connected) return result;
  result.sure = reach.over(Tri::yes);
  result.possible = reach.over(Tri::unknown);
  result.anybody = reach.over_everything();
  if (!options.links) return result;
  result.weakest = reach.best_link(result.possible, Tri::unknown, Tri::no);
  result.worth_knowing = reach.best_link(result.sure, Tri::yes, Tri::unknown);
  return result;
}

}  // namespace levelground::gis
