// SPDX-License-Identifier: Apache-2.0
/// Random schemes and measurements for property tests. Small numbers, so that ends meet limits and each other often.
#pragma once

#include <cstdint>
#include <random>

#include "tests/core/judge/small_scheme.hpp"

namespace levelground::testing {

/// One seeded source of chance; the same seed gives the same case on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : m_engine(seed) {}
  /// A whole number from..to, both included.
  std::int64_t whole(std::int64_t from, std::int64_t to) { return from + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(to - from + 1)); }
  bool one_in(std::int64_t n) { return whole(1, n) == 1; }

 private:
  std::mt19937_64 m_engine;
};

/// Lengths of these tests are whole mm from 0 to this.
inline constexpr std::int64_t longest = 12;

/// A scale whose scores are nested: what reaches a score reaches those below. `runs`: limits may have exceptions.
Scale random_scale(Chance& chance, bool runs);
Criterion random_criterion(Chance& chance, const std::string& code);
/// With places, runs, whole observations, unusable values and so on.
Measurement random_measurement(Chance& chance, const Criterion& criterion);
Scheme random_scheme(Chance& chance);
JudgeOptions random_options(Chance& chance, const Scheme& scheme);

}  // namespace levelground::testing
