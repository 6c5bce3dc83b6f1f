// SPDX-License-Identifier: Apache-2.0
/// Building blocks of measurements: places with their values, lengths as intervals, shares, what speaks for the whole site.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/joined_range.hpp"
#include "gis/measure/evidence.hpp"

namespace levelground::gis {

/// A length counted on the map as what it can be on the ground: widened by the point scale of the City's CRS around the site, rounded outwards to mm.
Interval length_on_ground(const MeasureContext& context, std::int64_t mm_low, std::int64_t mm_high);

/// "Lindgången", else what it is and where in the site: "Seat, north-west".
LocalText located_label(const MeasureContext& context, const Feature& feature, const std::optional<Point>& at);
/// What stands there and where in the site: "Dark stretch, north-west".
LocalText located(const MeasureContext& context, const LocalText& what, const std::optional<Point>& at);

/// A place about which nothing is known: the value is the whole domain.
PlaceResult unknown_place(Quantity quantity, std::string feature, LocalText label, Geometry where);
/// A place of a feature with what is known of a property.
PlaceResult property_place(const Feature& feature, Property property, const Known& value, LocalText label, Geometry where);

/// What an observation says of the quantity that is judged; a slope by its size, whichever way it runs. nullopt: its unit does not fit.
std::optional<Interval> stated_range(const Observation& observation, Quantity quantity);

/// Another statement about the same thing: what all that is said of it have in common, else the hull of every statement, as dissent. It does not
/// matter in which order statements come. Date: the newer.
void join_statement(PlaceResult& place, const PlaceResult& other);

/// A place of which it is not known whether it counts: its value reaches to the end that decides nothing where the worst place does, and over the
/// whole domain where all places do.
void may_not_count(const MeasureContext& context, Quantity quantity, PlaceResult& place);

/// Fills value (worst in the sense of the criterion's scale), observed, coverage (by length where every place is a stretch, else by
/// number) and grade from the places. `unmapped`: one more place, for what may be there unmapped; without a stretch it takes no length.
/// `readings`: more places, which say nothing of any extent and so count for no coverage.
void finish_places(const MeasureContext& context, Measurement& measurement, std::optional<PlaceResult> unmapped = std::nullopt,
                   std::vector<PlaceResult> readings = {});

/// What observers state of the site as a whole under one of these names: for a measurement with places it becomes `whole`; for one that
/// is a single value it narrows it, or stands beside it as dissent. `layers`: what several layers state of that value; without it the value is the
/// one thing they state. Call last.
void add_site_statements(const MeasureContext& context, Measurement& measurement, const std::vector<std::string_view>& names,
                         const std::optional<JoinedRange>& layers = std::nullopt);

/// Gathers yes, no and unknown with their weights into a share.
class ShareOf {
 public:
  explicit ShareOf(const MeasureContext& context) : m_context(context) {}
  /// `place`: where it is, for a gap; its value is set here. An unknown place that comes as `known` has something accepted said of it
  /// that does not decide (a kerb as high as the limit, give or take its accuracy): the share is then observed. `weight` > 0:
  /// millimetres or 1.
  void add(Tri answer, std::int64_t weight, PlaceResult place);
  /// There may be more that nobody mapped, however many: the share may be near nothing, or anything below 1 that leaves room for what is
  /// surely lacking. `weight` > 0 counts for the coverage.
  void add_unmapped(PlaceResult place, std::int64_t weight);
  [[nodiscard]] bool empty() const { return m_total == 0; }
  /// The share of yes: from what is sure to what may be. Nothing added: not observed.
  Measurement finish(std::vector<SharedText> steps);

 private:
  const MeasureContext& m_context;
  std::int64_t m_total = 0;
  std::int64_t m_yes = 0;
  std::int64_t m_no = 0;
  std::int64_t m_unmapped = 0;   ///< weight for the coverage; 0: nothing is open
  bool m_by_number = true;       ///< each weighs 1: a number of things and no length
  bool m_observed = false;
  Grade m_grade = Grade::measured;
  std::vector<PlaceResult> m_lacking;
  std::vector<PlaceResult> m_open;
};

/// Makes one place of two things that both count there: its value is `value`, and where `next_decides` it is told as that of `next`. What is
/// known, how, who disagrees and on what it rests are of both.
void join_place(PlaceResult& place, PlaceResult next, const Interval& value, bool next_decides);

/// "3 of 5" and the like, for steps.
LocalText counted(std::size_t count, std::string_view english, std::string_view swedish);
/// What is mapped there too and was not counted, its layer being older than the criterion takes: without this a count of none reads as if nothing
/// were mapped. Nothing is said of none.
void tell_too_old(std::size_t count, std::vector<SharedText>& steps);

/// The scale over all that the criterion may look at from the site.
PointScale scale_for(const MeasureContext& context);

/// None of the places is surely there: perhaps nothing is judged at all, and of nothing every value holds.
void make_all_unknown(Quantity quantity, std::vector<PlaceResult>& places);

}  // namespace levelground::gis
