// SPDX-License-Identifier: Apache-2.0
/// Which answer that is still open would part a site from others of its tier.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground {

struct Points;

/// Is one total surely above the other? Two equal points tie.
bool stand_apart(const Fractions& one, const Fractions& other);

/// One answer, and whom it parts the site from.
struct TieBreak {
  std::uint32_t criterion = 0;       ///< index into Scheme::criteria
  std::optional<int> score = {};     ///< the score it would be answered with; nullopt: that it does not apply
  std::vector<std::uint32_t> from;   ///< numbers of sites it ties with now and would not then, best first; never empty
  friend bool operator==(const TieBreak&, const TieBreak&) = default;
};

/// Looks at the ties of an assessment. Holds on to it; O(n log n) to make, then O(n + criteria · log n) for each
/// site, and n more for each criterion that may not apply. Thread-safe once it is made.
class TieBreaks {
 public:
  explicit TieBreaks(const Assessment& assessment);

  /// Of all answers to one criterion of the site that its score interval leaves open, whatever its verdict, the one that parts it from
  /// most of the sites whose totals overlap with its own; the earliest code when equal. nullopt where the site ties with none, or where
  /// no single answer parts it from any. An answer to a criterion that another names as an alternative raises the proven score of that
  /// one too; what the other could reach stays.
  [[nodiscard]] std::optional<TieBreak> of(std::uint32_t site) const;

 private:
  [[nodiscard]] std::int64_t newly_apart(const Fractions& total, std::uint32_t site) const;
  [[nodiscard]] Fractions answered(const SiteResult& site, std::vector<Points> points, std::size_t criterion, std::optional<int> score) const;

  const Assessment& m_assessment;
  std::vector<Rational> m_lows;     ///< of all sites, ascending
  std::vector<Rational> m_highs;    ///< of all sites, ascending
  std::vector<std::vector<std::uint32_t>> m_named_by;  ///< criteria that name this one as an alternative
};

/// "INC-02 answered with score 2 would part it from Norra torget": at most three sites by name, the rest counted.
std::string tie_break_words(const Assessment& assessment, const TieBreak& answer, const Texts& texts);

}  // namespace levelground
