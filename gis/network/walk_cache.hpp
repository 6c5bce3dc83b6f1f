// SPDX-License-Identifier: Apache-2.0
/// What is found out about the network once and asked for again by every site: shared by all threads of a run.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Answers of Passability for one traveller on one date, one byte for each edge and each feature. An answer depends on the City
/// alone, so two threads that work it out at once write the same.
class PassabilityTable {
 public:
  PassabilityTable(std::size_t edges, std::size_t features) : m_edges(edges), m_things(features) {}
  [[nodiscard]] std::optional<Tri> edge(std::uint32_t number) const { return read(m_edges[number]); }
  [[nodiscard]] std::optional<Tri> thing(std::uint32_t feature) const { return read(m_things[feature]); }
  void set_edge(std::uint32_t number, Tri answer) { write(m_edges[number], answer); }
  void set_thing(std::uint32_t feature, Tri answer) { write(m_things[feature], answer); }

 private:
  using Cell = std::atomic<std::uint8_t>;  // 0: not asked yet
  static std::optional<Tri> read(const Cell& cell) {
    const std::uint8_t value = cell.load(std::memory_order_relaxed);
    return value == 0 ? std::nullopt : std::optional(static_cast<Tri>(value - 1));
  }
  static void write(Cell& cell, Tri answer) { cell.store(static_cast<std::uint8_t>(static_cast<int>(answer) + 1), std::memory_order_relaxed); }
  std::vector<Cell> m_edges;
  std::vector<Cell> m_things;
};

/// Belongs to one City: made by its WalkFinder, which the City outlives. Thread-safe.
class WalkCache {
 public:
  explicit WalkCache(const City& city) : m_city(city) {}
  std::shared_ptr<PassabilityTable> passability(const TravellerLimits& limits, const Date& as_of);
  /// The place on the network nearest to a feature, at most `metres` away.
  std::optional<GraphPlace> nearest(std::uint32_t feature, double metres);

 private:
  struct Traveller {
    TravellerLimits limits;
    Date as_of;
    std::shared_ptr<PassabilityTable> table;
  };
  struct Snapped {
    double searched = 0;   ///< metres
    std::optional<GraphPlace> place;
  };
  const City& m_city;
  std::mutex m_mutex;
  std::vector<Traveller> m_travellers;
  std::unordered_map<std::uint32_t, Snapped> m_snapped;
};

}  // namespace levelground::gis
