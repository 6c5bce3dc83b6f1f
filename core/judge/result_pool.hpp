// SPDX-License-Identifier: Apache-2.0
/// What the sites of one city have in common, kept once: sentences, and results at which nothing stands out ("nothing is known here").
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/judge/assessment.hpp"

namespace levelground {

/// Of a city's results nine in ten are equal to another site's, and a handful of sentences says nearly all. Values stay the same,
/// only who holds them changes. Any number of threads may share at once.
class ResultPool {
 public:
  /// The same results in the same order; those without places, and all texts, are the pool's where it has an equal one.
  SharedList<CriterionResult> shared(std::vector<CriterionResult> results);
  void share(std::vector<SharedText>& texts);

 private:
  struct SameText {
    std::size_t operator()(const SharedText& text) const;
  };
  using Held = std::shared_ptr<const CriterionResult>;
  /// Many threads, few collisions: each part has its own lock.
  struct Texts {
    std::mutex lock;
    std::unordered_set<SharedText, SameText> known;
  };
  struct Results {
    std::mutex lock;
    std::unordered_multimap<std::size_t, Held> known;  ///< by hash_of
  };
  static constexpr std::size_t parts = 16;

  void share(SharedText& text);
  void share(std::vector<PlaceResult>& places);
  void share(PlaceResult& place);
  void share_texts(CriterionResult& result);
  /// An equal result of the pool; null: none.
  Held find(const CriterionResult& result, std::size_t hash);
  Held keep(Held result, std::size_t hash);

  std::array<Texts, parts> m_texts;
  std::array<Results, parts> m_results;
};

}  // namespace levelground
