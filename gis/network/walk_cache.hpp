// SPDX-License-Identifier: Apache-2.0
/// What is found out about the network once and asked for again by every site: shared by all threads of a run.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/city/city.hpp"
#include "gis/network/nearest_ways.hpp"
#include "gis/network/passability.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

/// Answers that any thread may write and read, a byte each. Memory grows with the neighbourhoods that were asked about: judging one site
/// of a large city again must not pay for the whole city.
class AnswerPages {
 public:
  explicit AnswerPages(std::size_t size) : m_pages((size + page_size - 1) / page_size) {}
  ~AnswerPages() {
    for (auto& page : m_pages) delete page.load(std::memory_order_relaxed);
  }
  AnswerPages(const AnswerPages&) = delete;
  AnswerPages& operator=(const AnswerPages&) = delete;

  [[nodiscard]] std::optional<Tri> read(std::uint32_t number) const {
    const Page* page = m_pages[number / page_size].load(std::memory_order_acquire);
    if (page == nullptr) return std::nullopt;
    const std::uint8_t value = (*page)[number % page_size].load(std::memory_order_relaxed);
    return value == 0 ? std::nullopt : std::optional(static_cast<Tri>(value - 1));
  }
  void write(std::uint32_t number, Tri answer) {
    page_of(number)[number % page_size].store(static_cast<std::uint8_t>(static_cast<int>(answer) + 1), std::memory_order_relaxed);
  }

 private:
  static constexpr std::size_t page_size = 4096;
  using Page = std::array<std::atomic<std::uint8_t>, page_size>;  // 0: not asked yet

  Page& page_of(std::uint32_t number) {
    std::atomic<Page*>& held = m_pages[number / page_size];
    Page* page = held.load(std::memory_order_acquire);
    if (page != nullptr) return *page;
    auto fresh = std::make_unique<Page>();
    if (held.compare_exchange_strong(page, fresh.get(), std::memory_order_acq_rel)) return *fresh.release();
    return *page;  // another thread was first
  }

  std::vector<std::atomic<Page*>> m_pages;
};

/// Answers of Passability for one traveller on one date, for each edge and each feature. An answer depends on the City
/// alone, so two threads that work it out at once write the same.
class PassabilityTable {
 public:
  /// `slopes`: shared by all travellers who take them alike.
  PassabilityTable(std::size_t edges, std::size_t features, SlopesOfEdges slopes = {}) : m_edges(edges), m_things(features), m_slopes(std::move(slopes)) {}
  [[nodiscard]] std::optional<Tri> edge(std::uint32_t number) const { return m_edges.read(number); }
  [[nodiscard]] std::optional<Tri> thing(std::uint32_t feature) const { return m_things.read(feature); }
  [[nodiscard]] const SlopesOfEdges& slopes() const { return m_slopes; }
  void set_edge(std::uint32_t number, Tri answer) { m_edges.write(number, answer); }
  void set_thing(std::uint32_t feature, Tri answer) { m_things.write(feature, answer); }

 private:
  AnswerPages m_edges;
  AnswerPages m_things;
  SlopesOfEdges m_slopes;
};

/// Belongs to one City: made by its WalkFinder, which the City outlives. Thread-safe.
class WalkCache {
 public:
  /// `nearest`: what was found in a City with the same layers, to be used and added to; null: nothing.
  explicit WalkCache(const City& city, std::shared_ptr<NearestWays> nearest = nullptr)
      : m_city(city), m_nearest(nearest != nullptr ? std::move(nearest) : std::make_shared<NearestWays>()) {}
  std::shared_ptr<PassabilityTable> passability(const TravellerLimits& limits, const Date& as_of);
  /// The places on the network where a feature or anything else is joined to it, as ways_to() finds them.
  std::shared_ptr<const std::vector<GraphPlace>> ways(std::uint32_t feature, double metres) { return m_nearest->of(m_city, feature, metres); }   ///< never null
  std::vector<GraphPlace> ways(const Geometry& thing, double metres) { return m_nearest->of(m_city, thing, metres); }
  [[nodiscard]] NearestWays& nearest_ways() { return *m_nearest; }
  /// From heights of the ground, once for all travellers who take them alike; nothing without `how`.
  SlopesOfEdges slopes(const std::optional<SlopeFromHeights>& how);

 private:
  struct Traveller {
    TravellerLimits limits;
    Date as_of;
    std::shared_ptr<PassabilityTable> table;
  };
  const City& m_city;
  std::shared_ptr<NearestWays> m_nearest;
  std::mutex m_mutex;
  std::vector<Traveller> m_travellers;
  std::vector<std::pair<SlopeFromHeights, SlopesOfEdges>> m_slopes;
};

}  // namespace levelground::gis
