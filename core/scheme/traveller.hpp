// SPDX-License-Identifier: Apache-2.0
/// Who walks: what a traveller can pass, and on whose word. Pure data, read from criteria/travellers/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/scheme/scheme_reader.hpp"

namespace levelground {

/// A weaker value that is passed over a short run: "8 % for at most 6 m".
struct ShortRun {
  Rational value;   ///< base unit of the limit it weakens
  Rational length;  ///< mm
  friend bool operator==(const ShortRun&, const ShortRun&) = default;
};

/// How slopes are taken from heights of the ground where nobody stated one.
struct SlopeFromHeights {
  Rational base;           ///< mm of way (cross slope: across it) over which a slope is taken, at least 1
  Rational cell_at_most;   ///< mm: a raster with larger cells tells nothing
  Rational line_accuracy;  ///< mm: how far from its drawn line a way may lie
  friend bool operator==(const SlopeFromHeights&, const SlopeFromHeights&) = default;
};

/// What a traveller can pass. What is not set does not matter to them. A way is passed when it can be walked there and back: of a limit up and
/// a limit down the stricter decides whether it surely is, and the milder whether it may be, since one may come back another way.
struct TravellerLimits {
  std::optional<Rational> kerb_at_most{};       ///< mm
  std::optional<Rational> incline_at_most{};    ///< rise over run, upwards; downwards too where there is no limit down
  std::optional<Rational> incline_down_at_most{}; ///< rise over run, downwards
  std::optional<ShortRun> steeper{};            ///< allowed for a short run where incline_at_most counts
  std::optional<ShortRun> steeper_down{};       ///< the same of incline_down_at_most
  std::optional<Rational> width_at_least{};     ///< mm, of ways, gates and barriers
  std::optional<ShortRun> narrower{};           ///< allowed for a short run
  std::optional<Rational> cross_slope_at_most{}; ///< rise over run
  std::optional<Rational> steps_at_most{};      ///< steps of one flight; 0: only where nobody needs to take a step
  std::optional<Rational> smoothness_at_least{}; ///< rank of Property::smoothness
  std::uint32_t surfaces_refused = 0;           ///< codes of Property::surface
  std::uint32_t crossings_accepted = ~0U;       ///< codes of Property::crossing_control; all bits: any
  std::optional<Rational> traffic_at_most{};    ///< m/h, speed limit of a carriageway that is walked along
  bool needs_light = false;                     ///< only where a lamp is known
  std::optional<std::pair<int, int>> hours{};   ///< walks between these minutes of the clock (end < begin: over midnight); none: at any time
  std::optional<SlopeFromHeights> slope_from_heights{}; ///< no limit, but how limits on slope are asked of the ground; none: only of statements
  bool minds_hours = true;                      ///< false: as if nothing were ever shut; to ask about the other limits alone
  bool minds_access = true;                     ///< false: as if everybody were let in everywhere; to ask about the other limits alone
  friend bool operator==(const TravellerLimits&, const TravellerLimits&) = default;

  /// Needs a way without any step, as somebody on wheels does.
  [[nodiscard]] bool on_wheels() const { return steps_at_most && *steps_at_most == Rational(0); }
};

/// One limit as its file states it, for people and for --json.
struct TravellerLimitText {
  std::string name;     ///< "kerb_at_most"
  std::string text;     ///< "20 mm"
  std::string source;   ///< key in criteria/travellers/sources.yaml
  std::string clause;
  Confidence confidence = Confidence::design;
  std::string compared; ///< the cell of the TravellerTable that it was taken from, "kerb/kartverket"; empty: none
  bool by_hand = false; ///< set on the command line; then without a source
};

struct Traveller {
  std::string id;        ///< "wheelchair-manual"
  LocalText name;
  LocalText about;       ///< whom the profile stands for, and whom not
  Rational speed;        ///< m/h, on the level
  TravellerLimits limits;
  std::vector<TravellerLimitText> cited;   ///< speed and every limit, by name
  std::string hash;      ///< SHA-256 of the file
};

/// A traveller file against the list of sources. Throws InputError with every problem: unknown keys, units, sources, an exception that is
/// no weaker than its limit.
Traveller read_traveller(const NamedText& file, const std::vector<SchemeSource>& sources);
/// criteria/travellers/sources.yaml: a list of {key, title, jurisdiction}. Throws InputError.
std::vector<SchemeSource> read_traveller_sources(const NamedText& file);

/// Changes one limit, or the speed, as written on a command line: "kerb<=30 mm", "width>=0.9m", "incline<=5 %, 8.5 % for at most 3 m",
/// "incline_down<=8 %", "cross_slope<=2 %", "steps<=0", "smoothness>=good", "traffic<=30 km/h", "surface!=sand|mud", "crossing=signals|marked",
/// "lit>=yes", "hours=22:00-05:00", "speed=3.6 km/h"; "cross_slope<=any", "surface=any", "crossing=any" and "hours=any" take a limit away. Throws
/// InputError when it is none of these; the traveller is then unchanged.
void set_limit(Traveller& traveller, std::string_view text);

}  // namespace levelground
