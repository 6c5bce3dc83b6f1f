// SPDX-License-Identifier: Apache-2.0
/// The list of measure kinds: each a pure function from City, site and parameters to a Measurement.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/city/city.hpp"
#include "core/judge/measurement.hpp"
#include "core/scheme/measure_spec.hpp"
#include "core/scheme/criterion.hpp"
#include "core/scheme/traveller.hpp"
#include "gis/network/site_walks.hpp"

namespace levelground::gis {

class NotTaken;
class Refused;

/// What a kind may look at. Thread-safe to share but for `not_taken` and `refused`; `walks` is this site's entrances, main route and graph view, computed once per
/// site and used by every kind.
struct MeasureContext {
  const City& city;
  const Feature& site;
  const SiteWalks& walks;
  Date as_of;
  const Criterion& criterion;   ///< for evidence rules (light, max age); never for limits
  const void* of_the_city = nullptr;  ///< what the kind's `prepare` gave for the criterion; null: nothing was prepared
  /// Where set, accepts() notes here which observations that state no property of a feature the kind heard, each as often as it asked. One thread.
  std::vector<std::string>* heard = nullptr;
  NotTaken* not_taken = nullptr;      ///< where it is told what was asked and not taken, for its age or for a record that was lost; null: to nobody
  Refused* refused = nullptr;         ///< where statements are told that are no evidence for the criterion, each with the reason; null: to nobody
};

/// A change of what is known about one feature that lies outside a site, between two Cities with the same layers.
struct FarChange {
  const City& before;
  const City& after;
  std::uint32_t feature = 0;
  const std::vector<std::uint32_t>& felt;   ///< felt_by() of the feature
  Date as_of;
};

/// To which of the sites that neither a change nor what feels it touches it may matter.
enum class Far : std::uint8_t {
  none,
  on_walks,   ///< those from which a walk of the criterion's traveller leads to it within what the criterion searches
  around,     ///< those within what the criterion searches, as the crow flies
};
struct MindsFar {
  Far far = Far::none;
  TravellerLimits traveller = {};      ///< on_walks: whose walks
  std::optional<Theme> where = {};     ///< only sites with something of this theme in them or beside them
};

struct MeasureKind {
  MeasureSpec spec;
  Measurement (*measure)(const MeasureContext& context);
  /// nullptr: around. A change of what only bars the way (bars_the_way) matters to no site, however near, where this says none.
  MindsFar (*minds_far)(const Criterion& criterion, const FarChange& change) = nullptr;
  /// Every property, by name, of anything, whose statements may change what the kind finds; empty: any may. For kinds that are slow to
  /// measure: what they do not read need not be measured again.
  std::vector<std::string_view> reads = {};
  /// Of a kind that tells one thing of the whole city: what is worked out once for all sites; may give null. It sees features however far away, so
  /// every site is judged again when one changes. nullptr: the kind looks at the site. Throws InputError, Cancelled.
  std::shared_ptr<const void> (*prepare)(const City& city, const Criterion& criterion, const Date& as_of, const std::stop_token& stop) = nullptr;
};

/// One measure at one site, as the judge and the command line take it: what the kind finds, what was too old to be taken, and in its steps which
/// lost records kept a statement of completeness from holding.
Measurement take(const MeasureKind& kind, MeasureContext context);

/// Every kind, sorted by name. The one place where they are listed is gis/measure/kinds.cpp.
const std::vector<MeasureKind>& measure_kinds();
const MeasureKind* find_measure_kind(std::string_view kind);
/// The specs alone, for the scheme reader.
MeasureCatalogue measure_catalogue();

}  // namespace levelground::gis
