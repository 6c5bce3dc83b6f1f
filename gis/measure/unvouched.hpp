// SPDX-License-Identifier: Apache-2.0
/// What may be there although nobody mapped it: the side of a measure that mapped features alone do not prove (judgement.md section 1).
#pragma once

#include <string_view>
#include <vector>

#include "gis/measure/places.hpp"

namespace levelground::gis {

/// The themes a measure asks about for which nobody vouches. Filled by one measure for one site; empty: what is not mapped is not there.
class Unvouched {
 public:
  explicit Unvouched(const MeasureContext& context) : m_context(context) {}
  /// Does somebody say that the theme is complete at most `metres` (not below 0) from the site? For the site itself (0) an observer's "none
  /// here" is as good where none is mapped.
  void ask(Theme theme, double metres);
  /// Every entrance is known where entrances are completely mapped, or walkways are: those nobody mapped lie where a way meets the boundary.
  void ask_entrances();
  /// Is all of a route mapped (`of` as the parameter of that name)? The main route not where some of its ends are joined by no mapped way,
  /// every walkable line not where nobody vouches for walkways.
  void ask_route(std::string_view of);
  /// Known to be open for another reason.
  void add(Theme theme) { add(theme, Box{}); }
  /// Millimetres, above 0: how long a piece of the route is at least that nobody mapped.
  [[nodiscard]] std::int64_t unjoined_mm() const;
  [[nodiscard]] bool any() const { return !m_themes.empty(); }
  /// The one place that stands for all that may be unmapped; nothing is known of it. A missing piece of the main route alone is a stretch as
  /// long as the straight line.
  [[nodiscard]] PlaceResult place(Quantity quantity) const;
  /// Which themes nobody vouches for, and what to do about it. Only when there are any.
  [[nodiscard]] LocalText step() const;

 private:
  void add(Theme theme, const Box& box);

  const MeasureContext& m_context;
  std::vector<Theme> m_themes;   ///< in the order asked, each once
  bool m_stated_too_long_ago = false;   ///< of one of them it was said, too long ago for the criterion
  Line m_unjoined;               ///< straight between two ends of the main route that no mapped way joins
};

/// Ends a measure whose worst place decides, in place of finish_places and add_site_statements: where something is judged, what may be
/// unmapped is one more place of which nothing is known, unless an observer speaks for the whole under one of the names. What was read at a
/// position under one of them is one more place each (readings.hpp), where something is judged or at one of `also`.
void finish_places(const MeasureContext& context, Measurement& measurement, const Unvouched& unvouched, const std::vector<std::string_view>& names,
                   const std::vector<PlaceResult>& also = {});
/// The same for a share; add_site_statements follows. A missing piece of a route weighs its straight line in millimetres, all else 1.
Measurement finish_share(ShareOf& share, const Unvouched& unvouched, std::vector<SharedText> steps);

}  // namespace levelground::gis
