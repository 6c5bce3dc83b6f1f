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
#include "gis/network/readings_on_ways.hpp"

namespace levelground::gis {

class PassabilityTable;
struct Reading;
struct StraightPiece;

/// Answers are remembered, in a table that a run shares or else in the object; one object serves one thread.
///
/// A walkway is mapped as steps where it has steps: without other words it is step-free, as its source says by calling it a
/// walkway. A flight of steps is not, unless it is said to be, or has a ramp that may take wheels (then it is not known). A lift is. A crossing
/// needs a known kerb at both ends. A carriageway that people share with cars, and a step across one, are not known: nothing says how
/// high the edge of the street is there. "Usable by a wheelchair" as the source says it answers for all under the wheels that nobody states,
/// never for light, traffic, opening hours or who is let in; a kerb or step that is stated and surely beyond a limit contradicts it, also a kerb drawn
/// where an entrance is said to be so, and so it is not known; a stated width, slope or surface is another matter than a step, and decides.
/// What an observer read at a position on a way or on a thing opens nothing: where it is surely beyond a limit and surely of it, it bars the way, but for what is
/// said otherwise of the same thing, which leaves it open; where it may be, the way is not known.
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
  /// differ from those of the table, which must be null. `meet` is called with each of them whose things are asked about, as often as they are, and
  /// must live as long as this. Call before anything is asked.
  void doubt(std::vector<bool> old_sources, std::function<void(std::uint32_t source)> meet) {
    m_old_sources = std::move(old_sources);
    m_meet_old = std::move(meet);
  }

  /// There and back.
  Tri edge(std::uint32_t edge);
  /// One way: onwards from where the edge begins to where it ends, else back. Only slopes tell the two apart, and only where the source says which
  /// way they fall.
  Tri edge(std::uint32_t edge, bool onwards);
  /// 1: surely uphill from where the edge begins (onwards) or ends, -1: surely downhill, 0: nobody says.
  int rise(std::uint32_t edge, bool onwards) { return onwards ? rise_of(m_city.graph().edges[edge]) : -rise_of(m_city.graph().edges[edge]); }
  /// Everything that stands on a vertex.
  Tri vertex(std::uint32_t vertex);
  /// The same of one feature, by its number, remembered.
  Tri standing(std::uint32_t feature);
  /// From heights, as it takes them.
  [[nodiscard]] const SlopesOfEdges& slopes() const { return m_slopes; }
  /// Across the carriageway of a road to the sidewalk on its other side, from where it has none: never surely barred, for one may walk on beside it
  /// to where it is crossed.
  Tri across(const Feature& road);
  /// A straight walk for which no way is drawn, to a point on or of a way: surely where whatever it leads over surely is passed; surely not where an area that it leads
  /// over surely is not, whatever else is met, which one may walk round.
  Tri straight(const StraightPiece& piece, const Point& to, const Feature& way);
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
  [[nodiscard]] bool is_old(const Feature& feature) const {
    const bool old = feature.source < m_old_sources.size() && m_old_sources[feature.source];
    if (old && m_meet_old) m_meet_old(feature.source);
    return old;
  }
  enum class Way : std::uint8_t { both, onwards, back };
  /// An edge as a walk takes it.
  struct Step {
    std::uint32_t edge = 0;
    bool onwards = true;
  };
  static std::uint32_t key_of(const Step& step) { return 2 * step.edge + (step.onwards ? 0 : 1); }
  /// Does a run that came over `from` end at the vertex, since `to` surely keeps the limit that the run does not? Also asked of one edge alone.
  using OnRun = std::function<Tri(const Step& from, const Step& to, std::uint32_t vertex)>;
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
  int rise_of(const WalkGraph::Edge& edge);
  Tri slope_within(std::uint32_t edge, const SlopeLimit& limit, bool rises_onwards);
  /// Where the edge rises onwards (1) or back (-1).
  Tri incline_if(std::uint32_t edge, int rise, Way way);
  /// Of a thing, by what is said of it alone.
  Tri thing_as_stated(const Feature& feature);
  /// What readings at positions of a way or thing leave of it.
  Tri heard(const Feature& feature, const std::vector<ReadingOnWay>& readings);
  /// What was read at a position that may be on a straight walk.
  Tri heard_between(const Point& from, const Point& to, const Feature& way);
  /// An area people walk on, wherever one walks on it.
  Tri walked(std::uint32_t area);
  /// Does what is stated of the property keep the limits that bear on it? yes where none does.
  Tri keeps_limit(const Feature& feature, Property property);
  Tri slope_at_most(const Feature& feature, const SlopeLimit& limits);
  Said said_of_wheels(const Feature& feature);
  static Tri weighed(const Said& said, Tri stated);
  static Tri filled(const Said& said, Tri stated);
  Tri opening(const Feature& feature, bool silent_ok);
  Tri kind_passed(const Feature& feature);
  bool is_in_step_free_entrance(const Feature& kerb);
  Tri control_of(const Feature& crossing);
  Tri control_stated(const Feature& crossing);
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
  Tri surface_taken(const Reading& surface) const;
  /// Light, cars and how a street is crossed.
  Tri surroundings(std::uint32_t edge);
  /// When it is open: a lift, a gate, a passage.
  Tri opened(const Feature& feature);
  /// Is the run that an edge belongs to when it is walked so, over consecutive edges of any features that are not sure by `ok`, at most so long? The answer
  /// for a run that is too steep or narrow for long, but not for so short.
  Tri short_run(std::uint32_t edge, bool onwards, const Rational& longest, const OnRun& ok);
  /// OnRun of a slope: a piece that falls where the run climbs is none of it.
  Tri climbs_on(const Step& from, const Step& to, std::uint32_t vertex, const Rational& limit);
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
  std::function<void(std::uint32_t source)> m_meet_old;
  std::unordered_map<std::uint32_t, Tri> m_edges;   ///< without a table
  std::unordered_map<std::uint32_t, Tri> m_things;
  std::unordered_map<std::uint32_t, Tri> m_one_way;   ///< by key_of
  std::unordered_map<std::uint32_t, Tri> m_areas;     ///< walked()
  std::unordered_map<std::uint32_t, Tri> m_grounds;   ///< who is let in on areas that straight walks lead over
};

/// What is stated of a slope's size: nullopt where nothing is, or no more than which way it falls. Then the ground is asked. Thread-safe.
std::optional<Interval> stated_slope(const City& city, const Feature& feature, Property property, const Date& as_of);
/// The same of an edge: of a sidewalk what its road states of it.
std::optional<Interval> stated_slope_on(const City& city, const WalkGraph::Edge& edge, Property property, const Date& as_of);

/// The worse of two answers.
inline Tri both(Tri a, Tri b) { return a < b ? a : b; }

}  // namespace levelground::gis
