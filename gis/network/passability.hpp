// SPDX-License-Identifier: Apache-2.0
/// Can a traveller pass here, there and back? Sure, surely not, or not known: edge by edge and kerb by kerb.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/city/city.hpp"
#include "core/scheme/traveller.hpp"
#include "gis/network/edge_slopes.hpp"

namespace levelground::gis {

class PassabilityTable;

/// Answers are remembered, in a table that a run shares or else in the object; one object serves one thread.
///
/// A walkway is mapped as steps where it has steps: without other words it is step-free, as its source says by calling it a
/// walkway. A flight of steps is not, unless it is said to be, or has a ramp for wheelchairs (then it is not known). A lift is. A crossing
/// needs a known kerb at both ends. A carriageway that people share with cars, and a step across one, are not known: nothing says how
/// high the edge of the street is there. "Usable by a wheelchair" as the source says it answers for all under the wheels that nobody states,
/// never for light, traffic, opening hours or who is let in; a kerb or step that is stated and surely beyond a limit contradicts it, and so it is not
/// known; a stated width, slope or surface is another matter than a step, and decides.
/// What is surely closed to people on foot is not passed; what is open to some is not known, nor what stands in the way without being
/// made to be passed (a wall, a fence). An escalator runs one way: whether one gets back is not known. A short steep or narrow run counts as passed only where what adjoins it is known to be within the
/// limit. What is open at times may be passed; surely or surely not only where the traveller's own hours say so.
///
/// Where nobody states a slope and the traveller's limits say how, it is taken from heights of the ground (EdgeSlopes): surely passed when
/// every sample on the edge surely keeps the limit, surely not when one surely does not. A run of samples above a limit that is weaker for a
/// short run is as long as from the first to the last of them at least, and as from the one before to the one after at most; where it
/// reaches the end of the edge, the edges there must be known to be gentle. A statement that says how steep it is wins over heights.
class Passability {
 public:
  /// `table`: of the same City, limits and date (WalkCache::passability); may be null. `slopes`: of the City and the way the limits take
  /// slopes from heights; none: the table's, or made anew.
  Passability(const City& city, const TravellerLimits& limits, const Date& as_of, std::shared_ptr<PassabilityTable> table = nullptr,
              SlopesOfEdges slopes = {});

  /// Sources that are too old to tell, by their number in the City: whether one passes what they hold is not known, either way. The answers then
  /// differ from those of the table, which must be null. Call before anything is asked.
  void doubt(std::vector<bool> old_sources) { m_old_sources = std::move(old_sources); }

  /// There and back.
  Tri edge(std::uint32_t edge);
  /// One way: onwards from where the edge begins to where it ends, else back. Only slopes tell the two apart, and only where the source says which
  /// way they fall.
  Tri edge(std::uint32_t edge, bool onwards);
  /// Everything that stands on a vertex.
  Tri vertex(std::uint32_t vertex);
  /// The same of one feature, by its number, remembered.
  Tri standing(std::uint32_t feature);
  /// From heights, as it takes them.
  [[nodiscard]] const SlopesOfEdges& slopes() const { return m_slopes; }
  /// Across the carriageway of a road to the sidewalk on its other side, from where it has none: never surely barred, for one may walk on beside it
  /// to where it is crossed.
  Tri across(const Feature& road);
  [[nodiscard]] bool minds_width() const { return m_limits.width_at_least.has_value(); }
  /// A kerb, barrier, entrance or lift that stands in the way.
  Tri thing(const Feature& feature);
  /// Is its kerb low enough, as far as its height and kind are stated?
  Tri kerb_of(const Feature& feature);

 private:
  /// What is said of wheels as far as it bears on this traveller.
  struct Said {
    Tri answer = Tri::unknown;
    bool stated = false;
  };
  [[nodiscard]] bool is_old(const Feature& feature) const { return feature.source < m_old_sources.size() && m_old_sources[feature.source]; }
  enum class Way : std::uint8_t { both, onwards, back };
  /// A limit on slope in one direction, with its exception.
  struct SlopeLimit {
    std::optional<Rational> value;
    std::optional<ShortRun> steeper;
    friend bool operator==(const SlopeLimit&, const SlopeLimit&) = default;
  };
  Tri compute_edge(std::uint32_t edge, Way way);
  [[nodiscard]] SlopeLimit limit_up() const { return {m_limits.incline_at_most, m_limits.steeper}; }
  [[nodiscard]] SlopeLimit limit_down() const {
    return m_limits.incline_down_at_most ? SlopeLimit{m_limits.incline_down_at_most, m_limits.steeper_down} : limit_up();
  }
  /// 1: surely uphill from where the edge begins, -1: surely downhill, 0: nobody says.
  int rise_of(const WalkGraph::Edge& edge);
  Tri slope_within(std::uint32_t edge, const SlopeLimit& limit);
  Said said_of_wheels(const Feature& feature);
  static Tri weighed(const Said& said, Tri stated);
  static Tri filled(const Said& said, Tri stated);
  Tri opening(const Feature& feature, bool silent_ok);
  Tri kind_passed(const Feature& feature);
  Tri control_of(const Feature& crossing);
  [[nodiscard]] bool steps_onto_carriageway(const WalkGraph::Edge& step) const;
  Tri crossing(std::uint32_t edge);
  Tri flight(const Feature& steps, const Said& said);
  /// Steps, kerbs, inclines, widths, surfaces of an edge.
  Tri underfoot(std::uint32_t edge, Way way);
  Tri inclines(std::uint32_t edge, Way way);
  Tri cross_slopes(std::uint32_t edge);
  /// Of an edge where the heights decide.
  Tri ground_incline(std::uint32_t edge, const Rational& limit, const std::optional<ShortRun>& steeper);
  Tri run_on_ground(std::uint32_t edge, const Rational& limit, const ShortRun& steeper);
  /// Is the edge known to keep the limit, of a statement or else of the ground at its end at `vertex`?
  Tri gentle_at(std::uint32_t edge, std::uint32_t vertex, const Rational& limit);
  Tri widths(std::uint32_t edge);
  Tri surfaces(const WalkGraph::Edge& edge);
  /// Light, cars and how a street is crossed.
  Tri surroundings(std::uint32_t edge);
  /// When it is open: a lift, a gate, a passage.
  Tri opened(const Feature& feature);
  /// Is the run that an edge belongs to, over consecutive edges of any features that are not sure by `ok(edge, vertex)`, at most so long? The answer for
  /// a run that is too steep or narrow for long, but not for so short.
  Tri short_run(std::uint32_t edge, const Rational& longest, const std::function<Tri(std::uint32_t, std::uint32_t)>& ok);
  Tri at_most(const Feature& feature, Property property, const Rational& limit, bool size_only);
  Tri at_least(const Feature& feature, Property property, const Rational& limit);
  /// The same of an edge, by what its feature states of it; at_most of a slope, by its size.
  Tri at_most_on(const WalkGraph::Edge& edge, Property property, const Rational& limit);
  Tri at_least_on(const WalkGraph::Edge& edge, Property property, const Rational& limit);
  std::optional<Interval> slope_on(const WalkGraph::Edge& edge, Property property);
  Tri kerbs_beside(const Feature& road);

  const City& m_city;
  TravellerLimits m_limits;
  Date m_as_of;
  std::shared_ptr<PassabilityTable> m_table;
  SlopesOfEdges m_slopes;
  std::vector<bool> m_old_sources;                  ///< empty: none is
  std::unordered_map<std::uint32_t, Tri> m_edges;   ///< without a table
  std::unordered_map<std::uint32_t, Tri> m_things;
  std::unordered_map<std::uint32_t, Tri> m_one_way;   ///< 2 × edge, and 1 more for back
};

/// What is stated of a slope's size: nullopt where nothing is, or no more than which way it falls. Then the ground is asked. Thread-safe.
std::optional<Interval> stated_slope(const City& city, const Feature& feature, Property property, const Date& as_of);
/// The same of an edge: of a sidewalk what its road states of it.
std::optional<Interval> stated_slope_on(const City& city, const WalkGraph::Edge& edge, Property property, const Date& as_of);

/// The worse of two answers.
inline Tri both(Tri a, Tri b) { return a < b ? a : b; }

}  // namespace levelground::gis
