// SPDX-License-Identifier: Apache-2.0
/// The City: every feature and observation of a run, immutable, in plain numbers, shared by all threads.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/errors.hpp"
#include "core/city/feature.hpp"
#include "core/city/lost_record.hpp"
#include "core/city/observation.hpp"
#include "core/city/raster.hpp"
#include "core/city/read_ledger.hpp"
#include "core/city/scale_tiles.hpp"
#include "core/city/walk_graph.hpp"
#include "core/geometry/box_index.hpp"

namespace levelground {

/// "Source S is complete for this theme here": the only thing that turns a missing feature into an absent one.
struct Completeness {
  Theme theme;
  std::optional<MultiPolygon> area;  ///< City CRS; nullopt: everywhere the source covers
  Date as_of;
  std::string by;                    ///< who says so
};

/// That a source names a node for an end of a line which it draws elsewhere: perhaps the line meets there what else has the node.
struct NamedNode {
  std::string feature;     ///< id
  bool at_end = false;     ///< of its last point, not of its first
  std::int64_t node = 0;   ///< as in Feature::nodes
};

/// A file or layer the City came from.
struct Source {
  std::string name;        ///< short, unique in the City; prefix of its feature ids
  std::string file;        ///< as named by the user
  std::string layer;
  std::string format;      ///< "OpenStreetMap PBF", driver name, …
  std::string sha256;
  std::string licence;
  Date date;               ///< newest content date known
  std::string crs;         ///< as found, "EPSG:4326"
  std::string mapping;     ///< id of the layer mapping used
  double entrance_tolerance = 0;  ///< metres: how far from a site's boundary an entrance or the end of a way may lie; from the mapping
  LinesCross lines_cross = LinesCross::perhaps;   ///< of its lines without node ids; from the mapping
  std::uint64_t features = 0;
  std::vector<Completeness> complete;
  std::vector<ReadLedger> ledgers = {};   ///< one for each file or layer that was read, in the order of reading
  std::vector<LostRecord> lost = {};      ///< sorted: where they are, `complete` does not hold
  std::vector<NamedNode> named_nodes = {};   ///< of lines that lost their node ids
};

/// A statement of completeness that is too old for who asks. Its source lives as long as the City.
struct LapsedStatement {
  const Source* source = nullptr;
  Date date;               ///< the older of the statement's day and its source's; not set: neither has one
};

/// The CRS in which everything is measured.
struct MeasuringCrs {
  std::string code;        ///< "EPSG:3006"
  std::string name;
  std::string accuracy;    ///< of the transformation from the sources, in words; empty when none was needed
  bool chosen_by_program = false;  ///< `auto`
  double scale_low = 1;    ///< smallest and largest point scale over the data, within 0.998–1.002
  double scale_high = 1;
};

/// What a reader fills before the City is sealed. Order does not matter: City sorts features by id.
struct CityDraft {
  std::string name;
  MeasuringCrs crs;
  ScaleTiles scales;                    ///< around every site; without them that of `crs` counts everywhere
  std::vector<Source> sources;
  std::vector<Feature> features;
  std::vector<Observation> observations;
  std::vector<Raster> rasters;          ///< in the order of their sources
  std::vector<Problem> problems;
};

/// Immutable and thread-safe. Copies are cheap (shared parts).
class City {
 public:
  City();
  /// Sorts features by id (two features with one id are an error), indexes them by theme, resolves superseded observations.
  /// The walking graph is built by gis/network and passed in.
  City(CityDraft draft, WalkGraph graph);

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const MeasuringCrs& crs() const;
  /// Point scale over a box and what lies around it in its tiles; where those are not known, over all data.
  [[nodiscard]] PointScale scale_over(const Box& box) const;
  /// Over a site and everything at most `metres` from it: as far as what is measured there reaches.
  [[nodiscard]] PointScale scale_around(const Feature& site, double metres = 0) const {
    return scale_over(bounds(site.geometry).grown(std::max(metres, ScaleTiles::around_a_site)));
  }
  [[nodiscard]] const std::vector<Source>& sources() const;
  [[nodiscard]] std::size_t feature_count() const;
  /// All of them by number, to be read like a vector.
  class Features {
   public:
    explicit Features(const City& city) : m_city(city) {}
    [[nodiscard]] std::size_t size() const { return m_city.feature_count(); }
    const Feature& operator[](std::size_t number) const { return m_city.feature(static_cast<std::uint32_t>(number)); }

   private:
    const City& m_city;
  };
  [[nodiscard]] Features features() const { return Features(*this); }
  /// Features are numbered by id, 0 to feature_count() - 1. The reference holds as long as this City or a copy of it.
  [[nodiscard]] const Feature& feature(std::uint32_t index) const;
  [[nodiscard]] std::optional<std::uint32_t> find_feature(std::string_view id) const;
  [[nodiscard]] const std::vector<std::uint32_t>& of_theme(Theme theme) const;   ///< ascending
  /// Features of a theme whose box intersects, ascending.
  [[nodiscard]] std::vector<std::uint32_t> find(Theme theme, const Box& box) const;
  /// Features of a theme within `metres` of the geometry of `site` (a polygon feature), ascending.
  [[nodiscard]] std::vector<std::uint32_t> near(Theme theme, const MultiPolygon& area, double metres) const;
  [[nodiscard]] const Box& extent() const;
  [[nodiscard]] const WalkGraph& graph() const;
  [[nodiscard]] const std::vector<Raster>& rasters() const;
  [[nodiscard]] const std::vector<Problem>& problems() const;

  [[nodiscard]] const std::vector<Observation>& observations() const;   ///< all, sorted by id
  /// Observations in force: not superseded, dated on or before `as_of` (undated ones included), sorted by id.
  [[nodiscard]] std::vector<const Observation*> about_site(std::string_view site, std::string_view property, const Date& as_of) const;
  /// Under any name of the property (names_of_statements).
  [[nodiscard]] std::vector<const Observation*> about_feature(std::string_view feature, std::string_view property, const Date& as_of) const;
  /// Observations in force that were made at a position, name no feature, and as far as their accuracy goes may have been made in the box. Sorted by id.
  [[nodiscard]] std::vector<const Observation*> made_in(const Box& box, const Date& as_of) const;
  /// Is there any that made_in() may find? Cheap.
  [[nodiscard]] bool has_made_at_positions() const;
  /// Is there any observation about a feature, in force or not? Cheap: asked of every feature that is measured.
  [[nodiscard]] bool is_observed(std::string_view feature) const;
  /// A City with the same layers and more observations. Sending an id again changes nothing.
  [[nodiscard]] City with_observations(const std::vector<Observation>& more) const;
  /// A City with the same layers, in which all that is said of one property of one feature is replaced by one statement: as if the file had
  /// it, and what was observed of it were over. Later entries win. Geometry, topology and themes stay, so the property must be none that those rest on
  /// (gis/network/what_if.hpp). Costs what is changed, now and by earlier calls, not what the City holds.
  [[nodiscard]] City with_attributes(const std::vector<std::pair<std::uint32_t, Attribute>>& changes) const;

  /// Does some source state that this theme is complete over the whole box as of a date on or before `as_of`? Not where it lost a record of the
  /// theme: a record that could not be read is no absent thing. With `max_age_months` nor where the statement, or the source it is about, is older
  /// than that on the day `as_of`; a statement without a day is as old as its source, and where neither has one nobody knows, so it does not hold.
  [[nodiscard]] const Completeness* complete(Theme theme, const Box& box, const Date& as_of, std::optional<int> max_age_months = std::nullopt) const;
  /// Where complete() with this age finds no statement because those there are are too old: the newest of them.
  [[nodiscard]] std::optional<LapsedStatement> lapsed(Theme theme, const Box& box, const Date& as_of, int max_age_months) const;
  /// Where complete() finds no statement only because records were lost: the first of them. Null where it finds one, and where nobody states anything.
  [[nodiscard]] const LostRecord* lost(Theme theme, const Box& box, const Date& as_of) const;
  /// Newest date in sources and observations; not set when there is none. The default of --as-of.
  [[nodiscard]] Date newest_date() const;

 private:
  struct Layers;
  struct Statements;
  using Changed = std::unordered_map<std::uint32_t, Feature>;
  std::shared_ptr<const Layers> m_layers;
  std::shared_ptr<const Changed> m_changed;   ///< features that differ from those of the layers; null: none
  std::shared_ptr<const Statements> m_statements;
};

/// What is known of a property of a feature, from its source's tags and from observations together.
/// Statements that all have a value in common agree: the intersection is known. Where no value suits all of them they disagree: the hull of
/// every one is known, as dissent, whatever their order and number.
struct Known {
  bool stated = false;      ///< false: nothing bears on it; then `range` is the domain and `codes` all bits
  Interval range;
  Interval spread;          ///< the hull of all that is stated of the range; where nothing is, the domain
  std::uint32_t codes = ~0U;
  Grade grade = Grade::inferred;  ///< of the statements the result rests on, the weakest that was needed
  bool dissent = false;
  /// Words for the explanation: who said what ("tag kerb=lowered", "E-014: 60 mm ± 2 mm, height gauge, 2026-05-12").
  struct Statement {
    std::string words;
    std::string reference;   ///< observation id, or empty for a tag
    Grade grade;
    std::vector<Evidence> evidence;
  };
  std::vector<Statement> statements;
};
/// "E-014: 60 mm ± 2 mm, height gauge, 2026-05-12".
std::string statement_words(const Observation& observation);
Known known(const City& city, const Feature& feature, Property property, const Date& as_of);
/// The same from statements that somebody chose: tags and observations that a criterion accepts. Ranges in the base unit of the property's quantity.
struct StatedValue {
  Interval range;
  std::uint32_t codes = ~0U;
  Grade grade = Grade::inferred;
};
/// Fills what is known, all but its `statements`. Pure.
void join_statements(const PropertyInfo& info, const std::vector<StatedValue>& stated, Known& result);
/// The grade of an observation: one that states an accuracy or names an instrument is measured; a plain statement counts like a tag.
Grade grade_of(const Observation& observation);
/// Is the property surely yes, surely no, or unknown? For presence properties.
Tri known_presence(const City& city, const Feature& feature, Property property, const Date& as_of);

}  // namespace levelground
