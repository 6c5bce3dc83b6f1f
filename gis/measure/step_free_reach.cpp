// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "gis/measure/ground_slope.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/measure/site_features.hpp"
#include "gis/measure/unvouched.hpp"
#include "gis/network/edge_shape.hpp"
#include "gis/network/groups.hpp"
#include "gis/network/labels.hpp"
#include "gis/network/site_area.hpp"
#include "gis/network/snap.hpp"
#include "gis/network/what_if.hpp"

namespace levelground::gis {
namespace {

MeasureSpec step_free_reach_spec() {
  MeasureSpec spec;
  spec.kind = "step_free_reach";
  spec.help =
      "Share of the site's facilities that can be reached without a step from every entrance. A facility is surely "
      "reached over walkways, crossings and kerbs that are known to be passable; it is surely not reached when even "
      "unknown ones being passable would not help and walkways are complete. Where nobody vouches for the facilities or for the entrances, "
      "there may be one that is not reached. "
      "With elevation_base, inclines that nobody stated come from heights of the ground.";
  spec.example = "{kind: step_free_reach, facilities: [seat, toilet, play, stop], within: 10 m, kerb_at_most: 20 mm}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  spec.parameters = {
      {.name = "facilities",
       .type = ParameterSpec::Type::themes,
       .required = true,
       .help = "themes of the facilities"},
      {.name = "within",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .required = true,
       .help = "a facility farther than this from every walkway is not connected: whether it can be reached is unknown"},
      {.name = "around",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far outside the site a way from an entrance to a facility may lead; without it only ways inside the site count"},
      kerb_parameter(true),
      incline_parameter(),
      width_parameter(),
      accuracy_parameter("how far a facility may lie from where it is mapped, seen from the site and from the ways"),
  };
  spec.errors = {.positions = "with accuracy, a facility as near to the edge of the site as that perhaps belongs to it, and one as near to within perhaps stands at that way; without it "
                              "facilities are taken where they are mapped. Which ways and kerbs join is read from common points, which no error of positions parts; which ways lie "
                              "in the site (or around it) is read as they are drawn",
                 .values = as_stated,
                 .rasters = slopes_from_rasters,
                 .age = old_is_unknown};
  for (ParameterSpec& parameter : ground_slope_parameters()) spec.parameters.push_back(std::move(parameter));
  return spec;
}

/// What hangs together over passable edges and vertices of a region, as groups of edges.
class Connected {
 public:
  using Test = std::function<bool(std::uint32_t)>;
  /// `edges`: each once.
  Connected(const City& city, const std::vector<std::uint32_t>& edges, const Test& edge_ok, const Test& vertex_ok) : m_city(city), m_vertex_ok(vertex_ok) {
    const WalkGraph& graph = city.graph();
    std::unordered_map<std::uint32_t, std::uint32_t> first_at;  // vertex -> the number of an edge there
    for (const std::uint32_t e : edges) {
      if (!edge_ok(e)) continue;
      const std::uint32_t number = m_groups.add();
      m_numbers.emplace(e, number);
      for (const std::uint32_t v : {graph.edges[e].from, graph.edges[e].to}) {
        if (!vertex_ok(v)) continue;
        const auto [at, is_new] = first_at.emplace(v, number);
        if (!is_new) m_groups.join(at->second, number);
      }
    }
  }
  /// The groups that a place belongs to: of its edge, and on a vertex of every edge there.
  std::set<std::uint32_t> groups_of(const GraphPlace& place) {
    std::set<std::uint32_t> groups;
    const auto add = [&](std::uint32_t e) {
      if (const auto number = m_numbers.find(e); number != m_numbers.end()) groups.insert(m_groups.find(number->second));
    };
    const WalkGraph::Edge& edge = m_city.graph().edges[place.edge];
    add(place.edge);
    for (const std::uint32_t v : {edge.from, edge.to}) {
      if ((v == edge.from ? place.from_mm != 0 : place.end_mm() != edge.length_mm) || !m_vertex_ok(v)) continue;
      for (const std::uint32_t e : m_city.graph().edges_at(v)) add(e);
    }
    return groups;
  }

 private:
  const City& m_city;
  Test m_vertex_ok;
  std::unordered_map<std::uint32_t, std::uint32_t> m_numbers;   ///< of the edges that may be passed
  Groups m_groups{0};                                           ///< of those numbers
};

bool meet(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t group) { return b.contains(group); });
}

/// One thing seen on the three graphs: as it is mapped, where one may pass, where one surely passes.
struct Standing {
  std::set<std::uint32_t> mapped, possible, sure;
};

class Reach {
 public:
  Reach(const MeasureContext& context, const Parameters& parameters)
      : m_context(context), m_graph(context.city.graph()), m_around(parameters.metres("around")),
        m_complete(is_complete(context, Theme::walkway, context.walks.area->box().grown(m_around))),
        m_passability(passability_for(context, parameters.limits())), m_edges(region()),
        m_mapped(context.city, m_edges, [this](std::uint32_t e) { return !is_perhaps_joined(m_graph.edges[e]); }, [this](std::uint32_t v) { return holds(v); }),
        m_possible(context.city, m_edges, [this](std::uint32_t e) { return m_passability.edge(e) != Tri::no; },
                   [this](std::uint32_t v) { return holds(v) && m_passability.vertex(v) != Tri::no; }),
        m_sure(context.city, m_edges, [this](std::uint32_t e) { return m_passability.edge(e) == Tri::yes; },
               [this](std::uint32_t v) { return holds(v) && m_passability.vertex(v) == Tri::yes; }) {}

  Standing stand(const std::vector<GraphPlace>& places) { return stand(places, places); }
  /// `surely`: places where it surely is; `perhaps`: those and where it may be.
  Standing stand(const std::vector<GraphPlace>& surely, const std::vector<GraphPlace>& perhaps) {
    Standing standing;
    for (const GraphPlace& place : surely) {
      standing.mapped.merge(m_mapped.groups_of(place));
      standing.sure.merge(m_sure.groups_of(place));
    }
    for (const GraphPlace& place : perhaps) standing.possible.merge(m_possible.groups_of(place));
    return standing;
  }
  [[nodiscard]] Tri joined_by(const Standing& a, const Standing& b) const {
    if (meet(a.sure, b.sure)) return Tri::yes;
    if (meet(a.possible, b.possible)) return Tri::unknown;
    // No mapped way at all proves nothing about steps, nor do mapped ways where another may lead round them.
    return m_complete && meet(a.mapped, b.mapped) ? Tri::no : Tri::unknown;
  }
  [[nodiscard]] bool complete() const { return m_complete; }
  /// What surely bars the way somewhere in the region, and how much is not known.
  void tell(std::vector<SharedText>& steps) {
    std::set<std::uint32_t> barred;
    std::set<std::uint32_t> unknown;
    const auto note = [&](Tri answer, std::uint32_t feature) {
      if (answer == Tri::no) barred.insert(feature);
      if (answer == Tri::unknown) unknown.insert(feature);
    };
    for (const std::uint32_t e : m_edges) {
      note(m_passability.edge(e), m_graph.edges[e].feature);
      for (const std::uint32_t v : {m_graph.edges[e].from, m_graph.edges[e].to}) {
        if (!holds(v)) continue;
        for (const std::uint32_t standing : m_graph.things_at(v)) note(m_passability.standing(standing), standing);
      }
    }
    for (const std::uint32_t f : barred) {
      const Feature& feature = m_context.city.feature(f);
      const LocalText what = name_or_theme(feature);
      steps.push_back({"Not step-free: " + what.en + " (" + feature.id + ").", "Inte stegfri: " + what.in("sv") + " (" + feature.id + ")."});
    }
    if (!unknown.empty()) steps.push_back(counted(unknown.size(), "Ways and kerbs of which it is not known", "Vägar och kanter där det inte är känt"));
  }

 private:
  bool holds(std::uint32_t vertex) {
    const auto [at, is_new] = m_holds.try_emplace(vertex, false);
    if (is_new) {
      const Point& p = m_graph.vertices[vertex];
      const SiteArea& area = *m_context.walks.area;
      at->second = area.holds(p) || (m_around > 0 && area.to_boundary(p, m_around) <= m_around);
    }
    return at->second;
  }
  std::vector<std::uint32_t> region() {
    std::vector<std::uint32_t> edges;
    for (const InsidePiece& piece : m_context.walks.inside) edges.push_back(piece.edge);
    if (m_around > 0) {
      for (const std::uint32_t f : walked_features(m_context.city, m_context.walks.area->box().grown(m_around))) {
        const auto [first, last] = edges_of(m_graph, f);
        for (std::uint32_t e = first; e < last; ++e) {
          if (holds(m_graph.edges[e].from) || holds(m_graph.edges[e].to)) edges.push_back(e);
        }
      }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
  }

  const MeasureContext& m_context;
  const WalkGraph& m_graph;
  double m_around;
  bool m_complete;   ///< every walkway of the region is mapped
  std::unordered_map<std::uint32_t, bool> m_holds;
  Passability m_passability;
  std::vector<std::uint32_t> m_edges;
  Connected m_mapped, m_possible, m_sure;
};

Measurement measure_step_free_reach(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const double within = parameters.quantity("within", Quantity::length).to_double() / 1000.0;
  ShareOf share(context);
  std::int64_t pairs = 0;        // of a facility and an entrance
  std::int64_t known_pairs = 0;  // that are surely joined or surely not
  std::vector<SharedText> steps = context.walks.steps;
  const double accuracy = parameters.metres("accuracy");
  std::vector<AtSite> facilities;
  Unvouched unvouched(context);
  for (const Theme theme : parameters.themes("facilities")) {
    unvouched.ask(theme, accuracy);
    const auto some = features_at(context, theme, 0, accuracy);
    facilities.insert(facilities.end(), some.begin(), some.end());
  }
  if (!facilities.empty()) {
    Reach reach(context, parameters);
    const bool all_entrances = !may_lack_entrances(context);
    if (!all_entrances) unvouched.add(Theme::entrance);
    if (!reach.complete()) {
      steps.push_back({"Nobody says that every walkway is mapped: a step on the mapped ways does not prove that there is no way round it.",
                       "Ingen säger att alla gångvägar är kartlagda: ett steg på de kartlagda vägarna bevisar inte att ingen väg leder runt det."});
    }
    std::vector<std::optional<Standing>> entrances;
    for (const Entrance& entrance : context.walks.entrances) {
      entrances.push_back(entrance.place ? std::optional(reach.stand({*entrance.place})) : std::nullopt);
    }
    for (const auto& [f, surely_there] : facilities) {
      const Feature& feature = context.city.feature(f);
      PlaceResult place = unknown_place(Quantity::share, feature.id, feature_label(context, feature), feature.geometry);
      place.grade = Grade::tagged;
      const auto surely_near = within >= accuracy ? snap_all(context.city, feature.geometry, within - accuracy, -accuracy) : std::vector<GraphPlace>{};
      const Standing standing = accuracy > 0 ? reach.stand(surely_near, snap_all(context.city, feature.geometry, within + accuracy, accuracy)) : reach.stand(surely_near);
      Tri answer = entrances.empty() || !all_entrances ? Tri::unknown : Tri::yes;  // there may be one it is not reached from
      std::size_t not_known = 0;
      for (std::size_t i = 0; i < entrances.size(); ++i) {
        const Tri from_here = entrances[i] ? reach.joined_by(*entrances[i], standing) : Tri::unknown;
        answer = std::min(answer, from_here);
        ++pairs;
        if (from_here == Tri::unknown) ++not_known;
        else ++known_pairs;
        if (from_here != Tri::no) continue;
        const LocalText& name = context.walks.entrances[i].label;
        place.inputs.push_back({{"no step-free way from " + name.en, "ingen stegfri väg från " + name.in("sv")}, "", Grade::tagged, {}});
      }
      if (not_known > 0) {
        const std::string of = std::to_string(not_known) + " / " + std::to_string(entrances.size());
        place.inputs.push_back({{"not known from " + of + " entrances", "inte känt från " + of + " entréer"}, "", Grade::inferred, {}});
      }
      share.add(surely_there ? answer : Tri::unknown, 1, std::move(place));
    }
    reach.tell(steps);
  }
  Measurement measurement = finish_share(share, unvouched, std::move(steps));
  if (known_pairs > 0) {  // a facility may be surely reached from some entrances and unknown from others: that is not nothing
    if (!measurement.observed) measurement.grade = Grade::tagged;
    measurement.observed = true;
    measurement.cover(CountedExtent{CountedExtent::Of::ways, known_pairs, pairs});
  }
  add_site_statements(context, measurement, {"step_free_reach"});
  return measurement;
}

/// What leads to a site matters by what can be passed around it.
MindsFar step_free_reach_minds_far(const Criterion& criterion, const FarChange& change) {
  const Parameters parameters(criterion);
  const auto themes = parameters.themes("facilities");
  if (std::find(themes.begin(), themes.end(), change.after.feature(change.feature).theme) != themes.end()) return {Far::around};
  const bool differs = passability_change(change.before, change.after, change.felt, parameters.limits(), change.as_of).any;
  return {differs ? Far::around : Far::none};
}

}  // namespace

MeasureKind step_free_reach_kind() { return {step_free_reach_spec(), measure_step_free_reach, step_free_reach_minds_far}; }

}  // namespace levelground::gis
