// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/walk_net.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <set>

namespace levelground::gis {
namespace {

constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t no_link = std::numeric_limits<std::uint32_t>::max();

/// Where a link of a part ends. A node that parts is an end of its own for every link there: who goes all the way round from it comes back to another end.
struct LinkEnd {
  std::uint32_t node = 0;
  std::uint32_t link = no_link;   ///< of a node that parts
  bool at_b = false;              ///< the same
  auto operator<=>(const LinkEnd&) const = default;
};

/// The links of a part as they hang on their ends, which are numbered.
struct PartGraph {
  std::vector<LinkEnd> nodes;   ///< ascending
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> links;  ///< per node: other node, link
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
    if (mm > walks.mm[node]) continue;
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
  const auto end_of = [&](std::uint32_t l, bool at_b) {
    const std::uint32_t node = at_b ? m_links[l].b : m_links[l].a;
    return parting[node] ? LinkEnd{node, l, at_b} : LinkEnd{node, no_link, false};
  };
  std::set<LinkEnd> used;
  for (const std::uint32_t l : part.links) used.insert({end_of(l, false), end_of(l, true)});
  graph.nodes.assign(used.begin(), used.end());
  std::set<std::uint32_t> places;
  for (const LinkEnd& end : graph.nodes) places.insert(end.node);
  part.has_cycle = part.links.size() >= places.size();
  const auto number = [&](std::uint32_t l, bool at_b) {
    return static_cast<std::uint32_t>(std::lower_bound(graph.nodes.begin(), graph.nodes.end(), end_of(l, at_b)) - graph.nodes.begin());
  };
  graph.links.resize(graph.nodes.size());
  for (const std::uint32_t l : part.links) {
    const std::uint32_t a = number(l, false);
    const std::uint32_t b = number(l, true);
    graph.links[a].emplace_back(b, l);
    if (a != b) graph.links[b].emplace_back(a, l);
  }
  for (std::uint32_t n = 0; n < graph.nodes.size(); ++n) {
    const std::uint32_t node = graph.nodes[n].node;
    if (graph.links[n].size() == 1 || !kept[node] || m_nodes[node].is_end) graph.ends.push_back(n);
  }
  // Between two nodes the shortest walk counts, to whichever of their ends; from a node that parts back to itself it is the one all the way round.
  struct Walked {
    std::int64_t mm = 0;
    std::uint32_t from = 0, to = 0;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Walked> between;
  for (const std::uint32_t from : graph.ends) {
    const Walks walks = walks_from(graph, m_links, from);
    for (const std::uint32_t to : graph.ends) {
      if (to <= from || walks.mm[to] == far) continue;
      const Walked walked{walks.mm[to], from, to};
      const auto [known, is_new] = between.emplace(std::pair{graph.nodes[from].node, graph.nodes[to].node}, walked);
      const bool comes_back = graph.nodes[from].node == graph.nodes[to].node;
      if (!is_new && (comes_back ? walked.mm > known->second.mm : walked.mm < known->second.mm)) known->second = walked;
    }
  }
  std::uint32_t best_from = 0;
  std::uint32_t best_to = 0;
  for (const auto& [nodes, walked] : between) {
    if (walked.mm <= part.longest_mm) continue;
    part.longest_mm = walked.mm;
    part.has_walk = true;
    best_from = walked.from;
    best_to = walked.to;
  }
  if (!part.has_walk) {
    part.longest_mm = part.total_mm;
    for (const std::uint32_t l : part.links) part.walk.insert(part.walk.end(), m_links[l].where.begin(), m_links[l].where.end());
    return;
  }
  part.from = graph.nodes[best_from].node;
  part.to = graph.nodes[best_to].node;
  const Walks walks = walks_from(graph, m_links, best_from);
  for (std::uint32_t node = best_to; node != best_from;) {
    const Link& link = m_links[walks.by[node]];
    Line where = link.where;
    const bool ends_here = number(walks.by[node], true) == node;
    if (ends_here) std::reverse(where.begin(), where.end());
    part.walk.insert(part.walk.end(), where.begin() + (part.walk.empty() ? 0 : 1), where.end());
    node = number(walks.by[node], !ends_here);
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
