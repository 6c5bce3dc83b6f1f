// SPDX-License-Identifier: Apache-2.0
#include "gis/read/node_places.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/read/ogr_reader.hpp"
#include "gis/read/ogr_troubles.hpp"

namespace levelground::gis {
namespace {

using Severity = Problem::Severity;

class NodePlaces {
 public:
  NodePlaces(double tolerance, std::vector<Feature>& features) : m_tolerance(tolerance), m_features(features) {}

  void add(const NodeRecord& node) {
    m_places[node.key].records.include(node.at);
  }
  void add(const EdgeRecord& edge) {
    const Line* line = line_of(edge);
    if (line == nullptr) return;
    m_places[node_key(edge.from)].ends.include(line->front());
    m_places[node_key(edge.to)].ends.include(line->back());
  }
  /// What is wrong with an edge, as a clause; empty when nothing is.
  LocalText fault_of(const EdgeRecord& edge) {
    const Line* line = line_of(edge);
    if (line == nullptr) return {};
    LocalText fault = fault_at(edge.from, line->front());
    return fault.empty() ? fault_at(edge.to, line->back()) : fault;
  }
  /// The nodes without record that it names.
  std::vector<std::string> missing(const EdgeRecord& edge) const {
    std::vector<std::string> ids;
    for (const std::string& id : {edge.from, edge.to}) {
      const auto place = m_places.find(node_key(id));
      if (place == m_places.end() || place->second.records.empty()) ids.push_back(id);
    }
    return ids;
  }
  void forget_nodes(const EdgeRecord& edge, std::vector<NamedNode>& named) {
    Feature* feature = find(edge.feature);
    if (feature == nullptr) return;
    feature->nodes.clear();
    named.push_back({feature->id, false, node_key(edge.from)});
    named.push_back({feature->id, true, node_key(edge.to)});
  }

 private:
  struct Place {
    Box records;   ///< of the node: more than one point where several say different places
    Box ends;      ///< of the edges that name it
  };
  Feature* find(const std::string& id) {
    const auto at = std::lower_bound(m_features.begin(), m_features.end(), id, [](const Feature& feature, const std::string& wanted) { return feature.id < wanted; });
    return at != m_features.end() && at->id == id ? &*at : nullptr;
  }
  const Line* line_of(const EdgeRecord& edge) {
    const Feature* feature = find(edge.feature);
    const Line* line = feature == nullptr ? nullptr : std::get_if<Line>(&feature->geometry);
    return line == nullptr || line->empty() || feature->nodes.size() != line->size() ? nullptr : line;
  }
  LocalText fault_at(const std::string& id, const Point& end) {
    const Place& place = m_places[node_key(id)];
    const auto across = [](const Box& box) { return distance(Point{box.min_x, box.min_y}, Point{box.max_x, box.max_y}); };
    if (!place.records.empty()) {
      if (across(place.records) > m_tolerance) return {"it ends at a node of which two records say different places", "det slutar vid en nod som två poster ger olika lägen"};
      const bool elsewhere = distance(Point{place.records.min_x, place.records.min_y}, end) > m_tolerance;
      return elsewhere ? LocalText{"it ends elsewhere than the node that it names", "det slutar på ett annat ställe än noden som det anger"} : LocalText();
    }
    if (across(place.ends) <= m_tolerance) return {};
    return {"it names a node that has no record, and at which other ends do not lie", "det anger en nod som saknar post, och som andra ändar inte ligger vid"};
  }

  double m_tolerance;
  std::vector<Feature>& m_features;
  std::unordered_map<std::int64_t, Place> m_places;
};

}  // namespace

void check_node_places(const std::vector<NodeRecords>& layers, double tolerance, std::vector<Feature>& features, Source& source,
                       std::vector<Problem>& problems) {
  NodePlaces places(tolerance, features);
  bool any_node = false;
  for (const NodeRecords& layer : layers) {
    for (const NodeRecord& node : layer.nodes) places.add(node);
    for (const EdgeRecord& edge : layer.edges) places.add(edge);
    any_node = any_node || !layer.nodes.empty();
  }
  const LocalText made{"; its node ids are not used: it is joined by position, and perhaps to what meets at the nodes that it names",
                       "; dess nod-id används inte: det fogas ihop efter läge, och kanske med det som möts vid noderna som det anger"};
  for (const NodeRecords& layer : layers) {
    LayerTroubles troubles(layer.file, layer.layer);
    const auto ledger = std::find_if(source.ledgers.begin(), source.ledgers.end(), [&](const ReadLedger& l) { return l.file == layer.file && l.layer == layer.layer; });
    const auto mended = [&](const std::string& id, LocalText why) {
      if (ledger != source.ledgers.end()) ledger->mended.push_back({id, std::move(why)});
    };
    std::vector<const EdgeRecord*> wrong;   // asked before any loses its ids
    std::vector<EdgeRecord> edges = layer.edges;
    std::sort(edges.begin(), edges.end(), [](const EdgeRecord& a, const EdgeRecord& b) { return std::tie(a.id, a.feature) < std::tie(b.id, b.feature); });
    for (const EdgeRecord& edge : edges) {
      if (const LocalText fault = places.fault_of(edge); !fault.empty()) {
        wrong.push_back(&edge);
        troubles.note(Severity::warning, fault + made, fmt::format("{} ({}, {})", edge.id, edge.from, edge.to),
                      {"Correct its coordinates or its node ids.", "Rätta dess koordinater eller dess nod-id."});
        mended(edge.id, in_both("{} ({}, {}){}", "{} ({}, {}){}", fault, edge.from, edge.to, made));
        continue;
      }
      const std::vector<std::string> missing = any_node ? places.missing(edge) : std::vector<std::string>{};
      for (const std::string& id : missing) {
        troubles.note(Severity::warning,
                      {"it names a node that has no record; it is joined to the edges that name the same node and end at the same place",
                       "det anger en nod som saknar post; det fogas ihop med de kanter som anger samma nod och slutar på samma ställe"},
                      fmt::format("{} ({})", edge.id, id), {"Add the node, or correct the id.", "Lägg till noden, eller rätta id:t."});
        mended(edge.id, in_both("it names the node {}, which has no record; it is joined to the edges that name the same node and end at the same place",
                                "det anger noden {}, som saknar post; det fogas ihop med de kanter som anger samma nod och slutar på samma ställe", id));
      }
    }
    for (const EdgeRecord* edge : wrong) places.forget_nodes(*edge, source.named_nodes);
    if (ledger != source.ledgers.end()) std::sort(ledger->mended.begin(), ledger->mended.end());
    const std::vector<Problem> found = troubles.problems();
    problems.insert(problems.end(), found.begin(), found.end());
  }
}

}  // namespace levelground::gis
