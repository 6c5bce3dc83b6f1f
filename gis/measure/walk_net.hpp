// SPDX-License-Identifier: Apache-2.0
/// A small network of one site's route or streets, cut where something stands or changes, and its longest walks without it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <tuple>
#include <vector>

#include "gis/measure/places.hpp"

namespace levelground::gis {

/// Nodes and links with lengths in millimetres. Built by one measure, for one site.
class WalkNet {
 public:
  struct Node {
    Point at;
    LocalText label;             ///< of what stands or ends here; may be empty
    bool stands_surely = false;  ///< what is looked for stands here
    bool may_stand = false;      ///< or may stand here
    bool is_end = false;         ///< an entrance: a walk begins here
  };
  struct Link {
    std::uint32_t a = 0, b = 0;
    std::int64_t mm = 0;
    Line where;                  ///< from a to b
    Tri state = Tri::unknown;    ///< free for the measure to use
    std::uint32_t feature = 0;   ///< what it is a piece of
  };
  /// A part that hangs together without what is looked for.
  struct Part {
    std::vector<std::uint32_t> links;   ///< ascending
    std::int64_t total_mm = 0;
    std::int64_t longest_mm = 0;        ///< the longest of the shortest walks between two of its ends, and of those all the way round from one back to it; its whole length if it has none
    std::uint32_t from = 0, to = 0;     ///< the nodes of that walk
    bool has_walk = false;              ///< false: fewer than two ends
    bool has_cycle = false;             ///< one can walk round in it: cut or joined elsewhere its longest walk may be longer or shorter, up to its whole length
    Line walk;                          ///< that walk; all links in order when there is none
  };

  /// The node at a place known by a key of the caller's, made when it is new.
  std::uint32_t node(const std::tuple<int, std::int64_t, std::int64_t>& key, const Point& at);
  Node& operator[](std::uint32_t node) { return m_nodes[node]; }
  [[nodiscard]] const Node& operator[](std::uint32_t node) const { return m_nodes[node]; }
  void add(Link link) { m_links.push_back(std::move(link)); }
  [[nodiscard]] const std::vector<Link>& links() const { return m_links; }
  [[nodiscard]] std::size_t node_count() const { return m_nodes.size(); }

  /// Parts made of the links that `keep` keeps, parted at the nodes where `parts_at` holds. Ends of a part: such nodes, nodes where other links
  /// go on, nodes where nothing goes on, and entrances. In the order of their first link.
  [[nodiscard]] std::vector<Part> parts(const std::function<bool(const Link&)>& keep, const std::function<bool(const Node&)>& parts_at) const;

 private:
  void longest_walk(Part& part, const std::vector<bool>& kept, const std::vector<bool>& parting) const;

  std::vector<Node> m_nodes;
  std::vector<Link> m_links;
  std::map<std::tuple<int, std::int64_t, std::int64_t>, std::uint32_t> m_by_key;
};

}  // namespace levelground::gis
