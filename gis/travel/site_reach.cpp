// SPDX-License-Identifier: Apache-2.0
#include "gis/travel/site_reach.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "gis/network/crossing_ends.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/place_search.hpp"
#include "gis/network/reached_parts.hpp"
#include "gis/network/through_entrance.hpp"
#include "gis/network/walk_cache.hpp"
#include "gis/network/ways_to.hpp"

namespace levelground::gis {
namespace {

/// Where a feature hinders: an edge of it, or the vertex it stands on.
struct Where {
  bool at_vertex = false;
  std::uint32_t number = 0;
};

constexpr auto anything = [](std::uint32_t) { return true; };
constexpr auto any_place = [](const GraphPlace&) { return true; };

}  // namespace

/// What does not depend on the traveller: where walks begin, what could be reached, and how far it is for somebody without limits.
class SiteReaches::Shared {
 public:
  Shared(const City& city, const Date& as_of, const SiteWalks& walks, const ReachOptions& farthest)
      : m_city(city), m_graph(city.graph()), m_as_of(as_of), m_cache(*walks.cache), m_options(farthest), m_entrances(walks.entrances), m_seeds(by_edge(all_places(m_entrances))), m_anybody(m_graph, m_seeds, true) {
    if (m_seeds.empty()) return;
    Box box;
    for (const Entrance& entrance : m_entrances) {
      if (!entrance.place) continue;
      box.include(entrance.at);
      m_entrance_edges.push_back(entrance.place->edge);
      m_seed_edges.push_back(entrance.place->edge);
      for (const GraphPlace& behind : entrance.inwards) m_seed_edges.push_back(behind.edge);
    }
    std::sort(m_seed_edges.begin(), m_seed_edges.end());
    m_seed_edges.erase(std::unique(m_seed_edges.begin(), m_seed_edges.end()), m_seed_edges.end());
    find_targets(box.grown(static_cast<double>(farthest.limit_mm) / 1000.0 + std::max(farthest.facility_metres, farthest.home_metres)));
    m_anybody.run(farthest.limit_mm, anything, anything);
  }

  [[nodiscard]] const City& city() const { return m_city; }
  [[nodiscard]] const WalkGraph& graph() const { return m_graph; }
  [[nodiscard]] const Date& as_of() const { return m_as_of; }
  [[nodiscard]] WalkCache& cache() const { return m_cache; }
  [[nodiscard]] bool is_connected() const { return !m_seeds.empty(); }
  /// Where walks begin of who passes what stands in the entrances at least so surely, by edge.
  [[nodiscard]] std::vector<GraphPlace> seeds(Passability& passability, Tri at_least) const {
    return by_edge(places_through(m_entrances, [&](std::uint32_t thing) { return passability.standing(thing); }, at_least));
  }
  [[nodiscard]] const std::vector<std::uint32_t>& entrance_edges() const { return m_entrance_edges; }   ///< in the order of the entrances
  [[nodiscard]] std::int64_t farthest_mm() const { return m_options.limit_mm; }

  const Reached& anybody(std::int64_t limit_mm) {
    const auto known = m_known.find(limit_mm);
    if (known != m_known.end()) return known->second;
    m_anybody.within(limit_mm);
    return m_known[limit_mm] = answer(m_anybody, anything, anything, any_place, true);
  }

  /// `with_off`: people whose home is on no way may be reached too.
  template <typename EdgeOk, typename VertexOk, typename Joined>
  [[nodiscard]] Reached answer(const PlaceSearch& search, const EdgeOk& edge_ok, const VertexOk& vertex_ok, const Joined& joined, bool with_off) const {
    const PlaceReach reach(m_graph, search, edge_ok, vertex_ok);
    Reached reached;
    reached.covered_mm = covered(search, reach, edge_ok);
    reached.facilities = facilities(search, reach, joined);
    if (m_people) {
      ReachedPartsOf parts(m_graph, reach, search.limit());
      reached.people = m_people->reached([&](const GraphPlace& place) { return reach.to_place(place, seeds_on(reach, place.edge)); }, joined, parts, edge_ok, search.limit(), with_off);
    }
    return reached;
  }

  [[nodiscard]] bool knows_people() const { return m_people && !m_people->empty(); }
  [[nodiscard]] const PeopleAround& people() const { return *m_people; }
  template <typename Reach, typename EdgeOk, typename Joined>
  [[nodiscard]] PeopleAround::OnEdges people_on(std::span<const std::uint32_t> edges, std::int64_t limit_mm, const Reach& reach, ReachedPartsOf<Reach>& parts,
                                                const EdgeOk& edge_ok, const Joined& joined) const {
    return m_people->reached_on(edges, [&](const GraphPlace& place) { return reach.to_place(place, seeds_on(reach, place.edge)); }, joined, parts, edge_ok, limit_mm);
  }

  template <typename Reach, typename Joined>
  [[nodiscard]] std::array<std::uint32_t, theme_count> facilities(const PlaceSearch& search, const Reach& reach, const Joined& joined) const {
    std::array<std::uint32_t, theme_count> found{};
    for (const Target& target : m_targets) {
      const bool reached = std::any_of(target.places.begin(), target.places.end(), [&](const GraphPlace& place) {
        if (!joined(place)) return false;
        const std::int64_t mm = reach.to_place(place, seeds_on(reach, place.edge));
        return mm != PlaceSearch::unreached && mm + place.offset_mm <= search.limit();
      });
      if (reached) ++found[static_cast<std::size_t>(target.theme)];
    }
    return found;
  }

  /// Of one edge, what is reached; a square is counted by its outline, not by every way one may walk over it.
  template <typename Reach, typename EdgeOk>
  [[nodiscard]] std::int64_t covered_of(std::uint32_t number, std::int64_t limit_mm, const Reach& reach, ReachedPartsOf<Reach>& parts, const EdgeOk& edge_ok) const {
    const WalkGraph::Edge& edge = m_graph.edges[number];
    if (is_over_area(edge) || !edge_ok(number)) return 0;
    std::int64_t total = 0;
    if (std::binary_search(m_seed_edges.begin(), m_seed_edges.end(), number)) {
      for (const auto& [low, high] : parts.of(number)) total += high - low;
      return total;
    }
    for (const std::uint32_t end : {edge.from, edge.to}) {
      if (reach.goes_on(end)) total += limit_mm - reach.to_vertex(end);
    }
    return std::min<std::int64_t>(total, edge.length_mm);
  }

 private:
  /// A facility that could be reached.
  struct Target {
    Theme theme = Theme::seat;
    std::vector<GraphPlace> places;
  };

  static std::vector<GraphPlace> by_edge(std::vector<GraphPlace> seeds) {
    std::stable_sort(seeds.begin(), seeds.end(), [](const GraphPlace& a, const GraphPlace& b) { return a.edge < b.edge; });
    return seeds;
  }

  /// Of the search that a reach is of.
  template <typename Reach>
  [[nodiscard]] static std::span<const GraphPlace> seeds_on(const Reach& reach, std::uint32_t edge) {
    const std::span<const GraphPlace> seeds = reach.seeds();
    const auto [first, last] = std::equal_range(seeds.begin(), seeds.end(), GraphPlace{edge, 0, 0, {}},
                                                [](const GraphPlace& a, const GraphPlace& b) { return a.edge < b.edge; });
    return {first, last};
  }

  void find_targets(const Box& box) {
    for (const Theme theme : facility_themes) {
      for (const std::uint32_t f : m_city.find(theme, box)) {
        if (const auto places = m_cache.ways(f, m_options.facility_metres); !places->empty()) m_targets.push_back({theme, *places});
      }
    }
    m_people.emplace(m_city, box, m_options.home_metres, m_seeds, m_cache);
  }

  template <typename Reach, typename EdgeOk>
  [[nodiscard]] std::int64_t covered(const PlaceSearch& search, const Reach& reach, const EdgeOk& edge_ok) const {
    ReachedPartsOf<Reach> parts(m_graph, reach, search.limit());
    std::int64_t total = 0;
    for (const std::uint32_t e : m_seed_edges) total += covered_of(e, search.limit(), reach, parts, edge_ok);
    for (const std::uint32_t v : search.reached()) {
      if (!reach.goes_on(v)) continue;
      const auto edges = m_graph.edges_at(v);
      const auto targets = m_graph.targets_at(v);
      for (std::size_t i = 0; i < edges.size(); ++i) {
        // Counted from its other end?
        if (targets[i] < v && reach.goes_on(targets[i])) continue;
        if (std::binary_search(m_seed_edges.begin(), m_seed_edges.end(), edges[i])) continue;
        total += covered_of(edges[i], search.limit(), reach, parts, edge_ok);
      }
    }
    return total;
  }

  const City& m_city;
  const WalkGraph& m_graph;
  Date m_as_of;
  WalkCache& m_cache;
  ReachOptions m_options;
  std::vector<Entrance> m_entrances;
  std::vector<GraphPlace> m_seeds;             ///< of somebody without limits, by edge
  std::vector<std::uint32_t> m_seed_edges;     ///< on which walks of anybody may begin, each once, ascending
  std::vector<std::uint32_t> m_entrance_edges;
  std::vector<Target> m_targets;
  std::optional<PeopleAround> m_people;
  PlaceSearch m_anybody;
  std::map<std::int64_t, Reached> m_known;   ///< of anybody, by limit
};

namespace {

/// One traveller at one site, over what they may surely pass, or over what they may perhaps pass.
template <typename Shared>
class OneWay {
 public:
  OneWay(Shared& shared, Passability& passability, Tri at_least, const TravellerLimits& limits)
      : m_shared(shared), m_city(shared.city()), m_graph(shared.graph()), m_passability(passability), m_at_least(at_least), m_limits(limits),
        m_seeds(shared.seeds(passability, at_least)), m_search(m_graph, m_seeds, true) {
    m_search.run(shared.farthest_mm(), edge_ok(), vertex_ok());
  }

  Reached within(std::int64_t limit_mm) {
    m_search.within(limit_mm);
    return m_shared.answer(m_search, edge_ok(), vertex_ok(), joined(), m_at_least != Tri::yes);
  }

  /// Of the features at the rim of what is reached that stand in the way with `hindering`, the one that opens most.
  std::optional<Link> best_link(const Reached& now, std::int64_t limit_mm, Tri hindering) {
    m_search.within(limit_mm);
    const std::pair<const std::uint32_t, Where>* best = nullptr;
    Gain most;
    const auto rim = candidates(hindering);
    for (const auto& candidate : rim) {
      const Gain gain = gain_of(candidate.first);
      if (gain.mm <= 0 || (best != nullptr && !gain.is_more_than(most))) continue;
      most = gain;
      best = &candidate;
    }
    if (best == nullptr) return std::nullopt;
    const Mended& mended = mended_with(best->first);
    Link link{explain(best->second), best->first, barring_of(best->first, mended), most.mm, most.people, {}};
    const auto edge_open = [&](std::uint32_t e) { return edge_ok()(e) || mended.has(m_graph.edges[e].feature); };
    const auto vertex_open = [&](std::uint32_t v) { return vertex_ok()(v) || opens(mended, v); };
    m_search.open(mended.edges, mended.vertices, edge_open, vertex_open);
    const auto then = m_shared.facilities(m_search, PlaceReach(m_graph, m_search, edge_open, vertex_open), joined());
    m_search.close();
    for (std::size_t t = 0; t < theme_count; ++t) link.facilities[t] = then[t] - now.facilities[t];
    return link;
  }

 private:
  struct Gain {
    std::int64_t mm = 0;
    PeopleCount people;
    /// Most reach for most people.
    [[nodiscard]] bool is_more_than(const Gain& other) const {
      if (people.fewest != other.people.fewest) return people.fewest > other.people.fewest;
      if (people.most != other.people.most) return people.most > other.people.most;
      return mm > other.mm;
    }
  };
  /// What one repair opens.
  struct Mended {
    std::vector<std::uint32_t> features;   ///< itself, and the kerbs of a crossing
    std::vector<std::uint32_t> edges;      ///< that could not be walked
    std::vector<std::uint32_t> vertices;   ///< where nothing went on; those at the rim
    [[nodiscard]] bool has(std::uint32_t feature) const { return std::find(features.begin(), features.end(), feature) != features.end(); }
    [[nodiscard]] bool has_at(const WalkGraph& graph, std::uint32_t vertex) const {
      const auto there = graph.things_at(vertex);
      return std::any_of(there.begin(), there.end(), [&](std::uint32_t thing) { return has(thing); });
    }
  };

  [[nodiscard]] auto edge_ok() const {
    return [this](std::uint32_t e) { return m_passability.edge(e) >= m_at_least; };
  }
  [[nodiscard]] auto vertex_ok() const {
    return [this](std::uint32_t v) { return m_passability.vertex(v) >= m_at_least; };
  }

  [[nodiscard]] auto joined() const {
    return [this](const GraphPlace& place) { return joint_passed(m_city, &m_passability, place) >= m_at_least; };
  }

  /// Is nothing in the way on a vertex once something is mended? Of several things there each must be passed.
  [[nodiscard]] bool opens(const Mended& mended, std::uint32_t vertex) const {
    if (!mended.has_at(m_graph, vertex)) return false;
    const auto there = m_graph.things_at(vertex);
    return std::all_of(there.begin(), there.end(), [&](std::uint32_t thing) { return mended.has(thing) || m_passability.standing(thing) >= m_at_least; });
  }

  /// Of one repair what is in the way: of a crossing each of its kerbs that is, and itself unless it is only its kerbs.
  std::vector<std::uint32_t> barring_of(std::uint32_t feature, const Mended& mended) {
    std::vector<std::uint32_t> barring;
    if (mended.features.size() == 1 || bars_itself(feature, mended)) barring.push_back(feature);
    for (const std::uint32_t kerb : mended.features) {
      if (kerb != feature && m_passability.standing(kerb) < m_at_least) barring.push_back(kerb);
    }
    if (barring.empty()) barring.push_back(feature);
    std::sort(barring.begin(), barring.end());
    barring.erase(std::unique(barring.begin(), barring.end()), barring.end());
    return barring;
  }
  bool bars_itself(std::uint32_t crossing, const Mended& mended) const {
    const auto& said = m_city.feature(crossing).attributes;
    const auto ends = crossing_ends(m_city, crossing);
    const bool has_kerbs = std::all_of(ends.begin(), ends.end(), [](const CrossingEnd& end) { return end.kerb.has_value(); }) &&
                           std::none_of(said.begin(), said.end(), [](const Attribute& a) { return a.property == Property::kerb_height || a.property == Property::kerb_kind; });
    return std::any_of(mended.edges.begin(), mended.edges.end(), [&](std::uint32_t e) {
      if (m_graph.edges[e].feature != crossing) return false;
      const auto reasons = hindrance_on_edge(m_city, m_limits, m_shared.as_of(), e, m_passability.slopes()).reasons;
      return std::any_of(reasons.begin(), reasons.end(), [&](const HindranceReason& reason) { return reason.passable < m_at_least && !(has_kerbs && reason.limit == "kerb_at_most"); });
    });
  }

  Gain gain_of(std::uint32_t feature) {
    const Mended& mended = mended_with(feature);
    const auto was_edge = edge_ok();
    const auto was_vertex = vertex_ok();
    const auto edge_open = [&](std::uint32_t e) { return was_edge(e) || mended.has(m_graph.edges[e].feature); };
    const auto vertex_open = [&](std::uint32_t v) { return was_vertex(v) || opens(mended, v); };
    m_search.open(mended.edges, mended.vertices, edge_open, vertex_open);
    m_affected = mended.edges;
    const auto affect = [&](std::uint32_t v) {
      const auto there = m_graph.edges_at(v);
      m_affected.insert(m_affected.end(), there.begin(), there.end());
    };
    m_search.each_nearer(affect);
    for (const std::uint32_t v : mended.vertices) affect(v);
    std::sort(m_affected.begin(), m_affected.end());
    m_affected.erase(std::unique(m_affected.begin(), m_affected.end()), m_affected.end());
    const Affected then = reached_of_affected(edge_open, vertex_open);
    m_search.close();
    const Affected now = reached_of_affected(was_edge, was_vertex);
    Gain gain{then.mm - now.mm, {}};
    if (m_shared.knows_people()) gain.people = m_shared.people().more(now.people, then.people);
    return gain;
  }

  /// What is reached of m_affected.
  struct Affected {
    std::int64_t mm = 0;
    PeopleAround::OnEdges people;
  };
  template <typename EdgeOk, typename VertexOk>
  Affected reached_of_affected(const EdgeOk& edges, const VertexOk& vertices) const {
    const PlaceReach reach(m_graph, m_search, edges, vertices);
    ReachedPartsOf parts(m_graph, reach, m_search.limit());
    Affected found;
    for (const std::uint32_t e : m_affected) found.mm += m_shared.covered_of(e, m_search.limit(), reach, parts, edges);
    if (m_shared.knows_people()) found.people = m_shared.people_on(m_affected, m_search.limit(), reach, parts, edges, joined());
    return found;
  }

  /// Features at the rim of what is reached, each with the place nearest to the site where it is `hindering`; the kerbs of a crossing are
  /// the crossing's.
  std::map<std::uint32_t, Where> candidates(Tri hindering) {
    m_rim.clear();
    using Rank = std::tuple<std::int64_t, std::uint32_t, std::size_t>;   // from the site, vertex, in its row
    std::map<std::uint32_t, std::pair<Rank, Where>> found;
    const auto add = [&](std::uint32_t feature, const Rank& rank, const Where& where) {
      const auto [at, is_new] = found.try_emplace(feature, rank, where);
      if (!is_new && rank < at->second.first) at->second = {rank, where};
    };
    std::size_t number = 0;
    for (const std::uint32_t edge : m_shared.entrance_edges()) {
      if (m_passability.edge(edge) == hindering) add(m_graph.edges[edge].feature, {-1, 0, number}, {false, edge});
      ++number;
    }
    for (const std::uint32_t v : m_search.reached()) {
      const std::int64_t mm = m_search.to_vertex(v);
      if (mm == PlaceSearch::unreached) continue;
      if (m_passability.vertex(v) < m_at_least) m_rim.push_back(v);
      for (const std::uint32_t thing : m_graph.things_at(v)) {
        if (m_passability.standing(thing) == hindering) add(owner_of(thing, v), {mm, v, 0}, {true, v});
      }
      std::size_t i = 0;
      for (const std::uint32_t e : m_graph.edges_at(v)) {
        ++i;
        if (m_passability.edge(e) == hindering) add(m_graph.edges[e].feature, {mm, v, i}, {false, e});
      }
    }
    m_mended.clear();
    std::map<std::uint32_t, Where> places;
    for (const auto& [feature, where] : found) places.emplace(feature, where.second);
    return places;
  }

  /// The crossing that a kerb on a vertex belongs to, else the kerb.
  std::uint32_t owner_of(std::uint32_t thing, std::uint32_t vertex) {
    for (const std::uint32_t e : m_graph.edges_at(vertex)) {
      const std::uint32_t feature = m_graph.edges[e].feature;
      if (m_city.feature(feature).theme != Theme::crossing) continue;
      const auto kerbs = mended_features(feature);
      if (std::find(kerbs.begin(), kerbs.end(), thing) != kerbs.end()) return feature;
    }
    return thing;
  }

  [[nodiscard]] std::vector<std::uint32_t> mended_features(std::uint32_t feature) const {
    std::vector<std::uint32_t> features{feature};
    if (m_city.feature(feature).theme != Theme::crossing) return features;
    for (const CrossingEnd& end : crossing_ends(m_city, feature)) {
      if (end.kerb) features.push_back(*end.kerb);
    }
    return features;
  }

  const Mended& mended_with(std::uint32_t feature) {
    const auto [at, is_new] = m_mended.try_emplace(feature);
    Mended& mended = at->second;
    if (!is_new) return mended;
    mended.features = mended_features(feature);
    for (const std::uint32_t f : mended.features) {
      const auto [first, last] = edges_of(m_graph, f);
      for (std::uint32_t e = first; e < last; ++e) {
        if (m_passability.edge(e) < m_at_least) mended.edges.push_back(e);
      }
    }
    for (const std::uint32_t v : m_rim) {
      if (opens(mended, v)) mended.vertices.push_back(v);
    }
    return mended;
  }

  Hindrance explain(const Where& where) const {
    return where.at_vertex ? hindrance_at_vertex(m_city, m_limits, m_shared.as_of(), where.number)
                           : hindrance_on_edge(m_city, m_limits, m_shared.as_of(), where.number, m_passability.slopes());
  }

  Shared& m_shared;
  const City& m_city;
  const WalkGraph& m_graph;
  Passability& m_passability;
  Tri m_at_least;
  const TravellerLimits& m_limits;
  std::vector<GraphPlace> m_seeds;
  PlaceSearch m_search;
  std::vector<std::uint32_t> m_rim;        ///< reached vertices that may not be passed
  std::vector<std::uint32_t> m_affected;   ///< edges
  std::map<std::uint32_t, Mended> m_mended;
};

}  // namespace

SiteReaches::SiteReaches(const City& city, const Date& as_of, const SiteWalks& walks, const ReachOptions& farthest)
    : m_shared(std::make_unique<Shared>(city, as_of, walks, farthest)) {}
SiteReaches::~SiteReaches() = default;

std::vector<SiteReach> SiteReaches::find(const TravellerLimits& limits, const std::vector<Asked>& asked) {
  std::vector<SiteReach> answers(asked.size());
  if (!m_shared->is_connected()) return answers;
  Passability passability(m_shared->city(), limits, m_shared->as_of(), m_shared->cache().passability(limits, m_shared->as_of()));
  OneWay sure(*m_shared, passability, Tri::yes, limits);
  OneWay possible(*m_shared, passability, Tri::unknown, limits);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    SiteReach& answer = answers[i];
    const std::int64_t limit_mm = asked[i].limit_mm;
    answer.connected = true;
    answer.sure = sure.within(limit_mm);
    answer.possible = possible.within(limit_mm);
    answer.anybody = m_shared->anybody(limit_mm);
    if (!asked[i].links) continue;
    answer.weakest = possible.best_link(answer.possible, limit_mm, Tri::no);
    answer.worth_knowing = sure.best_link(answer.sure, limit_mm, Tri::unknown);
  }
  return answers;
}

SiteReach find_reach(const City& city, const TravellerLimits& limits, const Date& as_of, const SiteWalks& walks, const ReachOptions& options) {
  return SiteReaches(city, as_of, walks, options).find(limits, {{options.limit_mm, options.links}}).front();
}

}  // namespace levelground::gis
