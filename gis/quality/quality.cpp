// SPDX-License-Identifier: Apache-2.0
#include "gis/quality/quality.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "gis/network/edge_shape.hpp"
#include "gis/network/stated.hpp"

namespace levelground::gis {
namespace {

constexpr std::array<Property, 7> of_ways = {Property::width,   Property::surface,     Property::smoothness, Property::incline,
                                             Property::cross_slope, Property::lit, Property::step_free};
}  // namespace

bool is_stated(const City& city, const Feature& feature, Property property, const Date& as_of) {
  if (property_info(property).quantity == Quantity::text) return !feature.text(property).empty();
  return read_property(city, feature, property, as_of).stated;
}

std::span<const Property> way_properties() { return of_ways; }

std::vector<ThemeKnowledge> theme_knowledge(const City& city, const std::vector<AskedProperty>& asked, const Date& as_of) {
  std::vector<ThemeKnowledge> all;
  for (std::size_t t = 0; t < theme_count; ++t) {
    const auto theme = static_cast<Theme>(t);
    const std::vector<std::uint32_t>& features = city.of_theme(theme);
    if (features.empty()) continue;
    ThemeKnowledge knowledge{theme, features.size(), city.complete(theme, city.extent(), as_of) != nullptr, {}, age_spread(city, theme, as_of)};
    for (std::size_t p = 0; p < property_count; ++p) {
      const auto property = static_cast<Property>(p);
      PropertyKnowledge known{property, 0};
      for (const std::uint32_t f : features) known.stated += is_stated(city, city.feature(f), property, as_of) ? 1U : 0U;
      const bool is_asked = std::any_of(asked.begin(), asked.end(), [&](const AskedProperty& one) { return one.theme == theme && one.property == property; });
      if (known.stated > 0 || is_asked) knowledge.properties.push_back(known);
    }
    all.push_back(std::move(knowledge));
  }
  return all;
}

SiteKnowledge site_knowledge(const City& city, std::uint32_t number, const SiteWalks& walks, const std::vector<AskedProperty>& asked, const Date& as_of) {
  SiteKnowledge knowledge;
  knowledge.site = number;
  knowledge.known_mm.resize(of_ways.size());
  knowledge.themes = site_themes(city, city.feature(number), asked, as_of);
  for (const Entrance& entrance : walks.entrances) {
    ++(entrance.feature ? knowledge.entrances_mapped : knowledge.entrances_derived);
    if (entrance.place) knowledge.entrances.push_back(*entrance.place);
  }
  for (const InsidePiece& piece : walks.inside) {
    const WalkGraph::Edge& edge = city.graph().edges[piece.edge];
    if (is_over_area(edge) || is_perhaps_joined(edge)) continue;
    const std::int64_t mm = piece.to_mm - piece.from_mm;
    const Feature& way = city.feature(city.graph().edges[piece.edge].feature);
    knowledge.inside_mm += mm;
    for (std::size_t p = 0; p < of_ways.size(); ++p) {
      if (is_stated(city, way, of_ways[p], as_of)) knowledge.known_mm[p] += mm;
    }
  }
  return knowledge;
}

namespace {

/// How many pieces fewer there are when ways that are perhaps joined are.
std::uint64_t joined_pairs(const WalkGraph& graph, const std::vector<std::uint32_t>& piece_of, std::size_t pieces) {
  std::vector<std::uint32_t> parent(pieces);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto find = [&](std::uint32_t piece) {
    while (parent[piece] != piece) piece = parent[piece] = parent[parent[piece]];
    return piece;
  };
  std::uint64_t joined = 0;
  for (const WalkGraph::Edge& edge : graph.edges) {
    if (!is_perhaps_joined(edge)) continue;
    const std::uint32_t a = find(piece_of[edge.from]);
    const std::uint32_t b = find(piece_of[edge.to]);
    if (a == b) continue;
    parent[std::max(a, b)] = std::min(a, b);
    ++joined;
  }
  return joined;
}

}  // namespace

NetworkPieces network_pieces(const City& city, const std::vector<std::uint32_t>& sites, const std::vector<std::vector<GraphPlace>>& entrances) {
  const WalkGraph& graph = city.graph();
  constexpr std::uint32_t not_seen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> piece_of(graph.vertices.size(), not_seen);
  std::vector<std::int64_t> length;
  std::vector<std::uint32_t> open;
  for (std::uint32_t start = 0; start < piece_of.size(); ++start) {
    if (piece_of[start] != not_seen) continue;
    const auto piece = static_cast<std::uint32_t>(length.size());
    length.push_back(0);
    piece_of[start] = piece;
    open.assign(1, start);
    while (!open.empty()) {
      const std::uint32_t vertex = open.back();
      open.pop_back();
      const auto edges = graph.edges_at(vertex);
      const auto targets = graph.targets_at(vertex);
      for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::uint32_t next = targets[i];
        if (piece_of[next] != not_seen || is_perhaps_joined(graph.edges[edges[i]])) continue;
        piece_of[next] = piece;
        open.push_back(next);
      }
    }
  }
  NetworkPieces found;
  for (const WalkGraph::Edge& edge : graph.edges) {
    if (is_over_area(edge) || is_step_across(edge)) continue;
    ++found.edges;
    found.length_mm += edge.length_mm;
    length[piece_of[edge.from]] += edge.length_mm;
  }
  found.pieces = length.size();
  found.pieces_at_least = found.pieces - joined_pairs(graph, piece_of, length.size());
  if (length.empty()) {
    found.sites_off = sites;
    return found;
  }
  const auto longest = std::max_element(length.begin(), length.end());
  found.largest_mm = *longest;
  const auto main_piece = static_cast<std::uint32_t>(longest - length.begin());
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const bool joined = std::any_of(entrances[i].begin(), entrances[i].end(),
                                    [&](const GraphPlace& place) { return piece_of[graph.edges[place.edge].from] == main_piece; });
    if (!joined) found.sites_off.push_back(sites[i]);
  }
  return found;
}

std::optional<std::int64_t> age_in_days(const Source& source, const Date& as_of) {
  if (!source.date.is_set() || !as_of.is_set()) return std::nullopt;
  return days_between(source.date, as_of);
}

}  // namespace levelground::gis
