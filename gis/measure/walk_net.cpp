// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/walk_net.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <set>

namespace levelground::gis {
namespace {

constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t no_link = std::numeric_limits<std::uint32_t>::max();

/// The links of a part as they hang on its nodes, which are numbered anew: a node that parts is an end, and no walk passes it.
struct PartGraph {
  std::vector<std::uint32_t> nodes;   ///< ascending
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> links;  ///< per node: other node, link
  std::vector<bool> parting;
  std::vector<std::uint32_t> ends;
};

struct Walks {
  std::vector<std::int64_t> mm;
  std::vector<std::uint32_t> by;  ///< link by which a node was reached
};

Walks walks_from(const PartGraph& graph, const std::vector<WalkNet::Link>& links, std::uint32_t start) {
  Walks walks{std::vector<std::int64_t>(graph.nodes.size(), far), std::vector<std::uint32_t>(graph.nodes.size(), no_link)};
  using Entry = std::pair<std::int64_t, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  walks.mm[start] = 0;
  queue.emplace(0, start);
  while (!queue.empty()) {
    const auto [mm, node] = queue.top();
    queue.pop();
    if (mm > walks.mm[node] || (node != start && graph.parting[node])) continue;
    for (const auto& [other, link] : graph.links[node]) {
      const std::int64_t next = mm + links[link].mm;
      if (next >= walks.mm[other]) continue;
      walks.mm[other] = next;
      walks.by[other] = link;
      queue.emplace(next, other);
    }
  }
  return walks;
}

}  // namespace

std::uint32_t WalkNet::node(const std::tuple<int, std::int64_t, std::int64_t>& key, const Point& at) {
  const auto [place, is_new] = m_by_key.emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
  if (is_new) {
    m_nodes.emplace_back();
    m_nodes.back().at = at;
  }
  return place->second;
}

void WalkNet::longest_walk(Part& part, const std::vector<bool>& kept, const std::vector<bool>& parting) const {
  PartGraph graph;
  std::set<std::uint32_t> used;
  for (const std::uint32_t l : part.links) used.insert({m_links[l].a, m_links[l].b});
  graph.nodes.assign(used.begin(), used.end());
  part.has_cycle = part.links.size() >= graph.nodes.size();
  const auto number = [&](std::uint32_t node) {
    return static_cast<std::uint32_t>(std::lower_bound(graph.nodes.begin(), graph.nodes.end(), node) - graph.nodes.begin());
  };
  graph.links.resize(graph.nodes.size());
  for (const std::uint32_t l : part.links) {
    const std::uint32_t a = number(m_links[l].a);
    const std::uint32_t b = number(m_links[l].b);
    graph.links[a].emplace_back(b, l);
    if (a != b) graph.links[b].emplace_back(a, l);
  }
  for (std::uint32_t n = 0; n < graph.nodes.size(); ++n) {
    graph.parting.push_back(parting[graph.nodes[n]]);
    const bool ends_here = graph.links[n].size() == 1 || !kept[graph.nodes[n]];
    if (graph.parting[n] || ends_here || m_nodes[graph.nodes[n]].is_end) graph.ends.push_back(n);
  }
  std::uint32_t best_from = 0;
  std::uint32_t best_to = 0;
  for (const std::uint32_t from : graph.ends) {
    const Walks walks = walks_from(graph, m_links, from);
    for (const std::uint32_t to : graph.ends) {
      if (to <= from || walks.mm[to] == far || walks.mm[to] <= part.longest_mm) continue;
      part.longest_mm = walks.mm[to];
      part.has_walk = true;
      best_from = from;
      best_to = to;
    }
  }
  if (!part.has_walk) {
    part.longest_mm = part.total_mm;
    for (const std::uint32_t l : part.links) part.walk.insert(part.walk.end(), m_links[l].where.begin(), m_links[l].where.end());
    return;
  }
  part.from = graph.nodes[best_from];
  part.to = graph.nodes[best_to];
  const Walks walks = walks_from(graph, m_links, best_from);
  for (std::uint32_t node = best_to; node != best_from;) {
    const Link& link = m_links[walks.by[node]];
    Line where = link.where;
    const bool ends_here = number(link.b) == node;
    if (ends_here) std::reverse(where.begin(), where.end());
    part.walk.insert(part.walk.end(), where.begin() + (part.walk.empty() ? 0 : 1), where.end());
    node = number(ends_here ? link.a : link.b);
  }
}

std::vector<WalkNet::Part> WalkNet::parts(const std::function<bool(const Link&)>& keep,
                                          const std::function<bool(const Node&)>& parts_at) const {
  std::vector<bool> parting(m_nodes.size());
  for (std::size_t n = 0; n < m_nodes.size(); ++n) parting[n] = parts_at(m_nodes[n]);
  std::vector<std::uint32_t> group(m_links.size());
  std::iota(group.begin(), group.end(), 0U);
  const auto find = [&](std::uint32_t l) {
    while (group[l] != l) l = group[l] = group[group[l]];
    return l;
  };
  std::vector<bool> all_kept(m_nodes.size(), true);  // per node: every link at it is kept
  std::vector<std::uint32_t> first_at(m_nodes.size(), no_link);
  std::vector<bool> kept(m_links.size());
  for (std::uint32_t l = 0; l < m_links.size(); ++l) {
    kept[l] = keep(m_links[l]);
    for (const std::uint32_t n : {m_links[l].a, m_links[l].b}) {
      if (!kept[l]) all_kept[n] = false;
      if (!kept[l] || parting[n]) continue;
      if (first_at[n] == no_link) first_at[n] = l;
      const std::uint32_t a = find(l);
      const std::uint32_t b = find(first_at[n]);
      if (a != b) group[std::max(a, b)] = std::min(a, b);
    }
  }
  std::map<std::uint32_t, Part> by_group;
  for (std::uint32_t l = 0; l < m_links.size(); ++l) {
    if (!kept[l]) continue;
    Part& part = by_group[find(l)];
    part.links.push_back(l);
    part.total_mm += m_links[l].mm;
  }
  std::vector<Part> parts;
  for (auto& [first, part] : by_group) {
    longest_walk(part, all_kept, parting);
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace levelground::gis
