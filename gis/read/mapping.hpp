// SPDX-License-Identifier: Apache-2.0
/// Layer mappings: the data file that says what a source's keys and values mean in the words of the City (docs/formats.md).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/local_text.hpp"
#include "core/base/rational.hpp"
#include "core/city/feature.hpp"
#include "core/city/theme.hpp"
#include "core/city/walk_graph.hpp"

namespace levelground::gis {

/// Tags of one object of a source, or the columns of one record, sorted by key; the texts belong to the caller.
/// An empty value says the same as a missing key.
using KeyValue = std::pair<std::string_view, std::string_view>;
using KeyValues = std::vector<KeyValue>;

/// What a source object can become. `polygon` includes a line that merely closes; `area` is one that is surely an area
/// (a polygon record, a multipolygon relation, `area=yes`). Used as a set of bits.
enum class GeometryKind : std::uint8_t { point = 1, line = 2, polygon = 4, area = 8 };
using GeometryKinds = std::uint8_t;
constexpr GeometryKinds kinds(GeometryKind kind) { return static_cast<GeometryKinds>(kind); }
constexpr GeometryKinds operator|(GeometryKind a, GeometryKind b) { return static_cast<GeometryKinds>(kinds(a) | kinds(b)); }
constexpr GeometryKinds operator|(GeometryKinds a, GeometryKind b) { return static_cast<GeometryKinds>(a | kinds(b)); }
/// What a polygon record of an OGR layer offers.
inline constexpr GeometryKinds polygon_record = GeometryKind::polygon | GeometryKind::area;

/// One feature that a mapping makes of one source object.
struct MappedFeature {
  Theme theme;
  bool extra = false;      ///< made by an `also` rule, beside the object's own theme
  GeometryKind geometry = GeometryKind::point;  ///< which of the offered kinds to build (never `area`: that is a polygon)
  bool as_point = false;   ///< the feature is the representative point of that geometry (take it in metres)
  std::vector<Attribute> attributes;  ///< sorted by property, then as written in the mapping
};

/// What applying a mapping found, for `info` and for problems. Counts of one source or one layer.
struct MappingTally {
  std::uint64_t objects = 0;                                ///< objects with at least one key
  std::uint64_t unmapped = 0;                               ///< of them, those that no rule took
  std::array<std::uint64_t, theme_count> themes{};          ///< features made
  std::array<std::uint64_t, property_count> understood{};   ///< statements understood
  std::map<std::string, std::uint64_t> unknown_values;      ///< "width=narrow" -> count; values cut at 80 bytes
  std::map<std::string, std::uint64_t> wrong_geometry;      ///< "seat: polygon" -> objects a rule wanted in another geometry
  std::uint64_t misfits = 0;                                ///< their sum
  std::string last_misfit;                                  ///< "seat: polygon", of the newest of them
  /// Most frequent first, then by text.
  [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> unknown_by_frequency() const;
  void add(const MappingTally& other);
};

/// Of the newest object that a rule wanted in another geometry: "it is drawn as a polygon, which the mapping does not take for seat".
LocalText misfit_words(const MappingTally& tally);

/// An observation that a mapping makes of one record (Project Sidewalk labels and the like).
struct MappedObservation {
  std::string property;    ///< a Property name or a property that a criterion names
  std::string result;      ///< number, code name, yes/no, or "none"
  std::string unit;        ///< of a number; empty for others
  std::string instrument;
  std::string note;        ///< "severity=3; tags=…", from the keys the rule names
  std::string time;        ///< ISO 8601 text of the key the mapping names; empty when absent
  std::string observer;
};

/// Keys that hold identity and topology in a record; empty where the source has none.
struct TopologyKeys {
  std::string id;          ///< stable id of the record
  std::string from_node;   ///< first node of a line
  std::string to_node;     ///< last node of a line
  std::string node;        ///< node id of a point record
};

/// A mapping, read and linted. Immutable, cheap to copy, thread-safe.
class LayerMapping {
 public:
  /// Reads a mapping. Throws InputError with file, line and the nearest known key for everything that is wrong in it.
  static LayerMapping parse(std::string_view yaml, const std::string& file);

  [[nodiscard]] const std::string& id() const;
  [[nodiscard]] const std::string& title() const;
  [[nodiscard]] const std::string& licence() const;              ///< of the data it is made for; empty when not fixed
  [[nodiscard]] const std::vector<std::string>& formats() const; ///< osm, opensidewalks, plain, …
  [[nodiscard]] const TopologyKeys& topology() const;
  [[nodiscard]] const Rational& join_tolerance() const;          ///< mm; lines without node ids join within it
  [[nodiscard]] const Rational& entrance_tolerance() const;      ///< mm
  [[nodiscard]] LinesCross lines_cross() const;                  ///< what crossings of lines without node ids are; perhaps when it makes none
  [[nodiscard]] bool plain() const;                              ///< the project's own schema: themes and columns by name
  [[nodiscard]] bool makes_observations() const;
  /// Does the mapping read this layer?
  [[nodiscard]] bool reads_layer(std::string_view layer) const;
  /// Is this key one that the mapping looks at (in a rule, a property or as topology)? Others need not be read.
  [[nodiscard]] bool uses_key(std::string_view key) const;

  struct Data;
  explicit LayerMapping(std::shared_ptr<const Data> data);
  [[nodiscard]] const Data& data() const { return *m_data; }

 private:
  std::shared_ptr<const Data> m_data;
};

/// Makes features of one object. `offered`: what geometry the object can have; `layer`: name of its layer ("" for OpenStreetMap).
/// Adds to `tally`. Returns nothing for objects that no rule takes. At most one feature per theme.
std::vector<MappedFeature> apply(const LayerMapping& mapping, const KeyValues& tags, GeometryKinds offered, std::string_view layer,
                                 MappingTally& tally);

/// What a column of the project's own schema says: "kerb_height" = "20 mm", "width_m" = "1.8", "surface" = "asphalt". nullopt when there is no
/// such column or the value says nothing that the property can hold.
std::optional<Attribute> plain_attribute(std::string_view column, std::string_view value, Grade grade);
/// Columns of that schema of which `name` is the beginning, sorted: a Shapefile cuts names at ten characters.
std::vector<std::string> plain_columns_that_begin(std::string_view name);
/// The property of such a column; nullopt when there is none.
std::optional<Property> plain_column(std::string_view column);

/// Would any rule take an object with these tags in some geometry? Cheap; used to decide what a reader keeps.
bool wants(const LayerMapping& mapping, const KeyValues& tags, GeometryKinds offered, std::string_view layer);

/// Themes of every rule that would take an object with these tags in some geometry, ascending. Without tags: of one of which nobody could read them.
std::vector<Theme> wanted_themes(const LayerMapping& mapping, const KeyValues* tags, std::string_view layer);

/// Observations of one record, for mappings with an `observations` list.
std::vector<MappedObservation> apply_observations(const LayerMapping& mapping, const KeyValues& tags, std::string_view layer);

/// Id of a mapped feature: that of its object, with "#<theme>" where it stands beside the object's own theme.
std::string feature_id(std::string_view object_id, const MappedFeature& feature);

struct MappingInfo {
  std::string id;
  std::string title;
  std::vector<std::string> formats;
};
/// Every `<id>.yaml` of the folder, sorted by id. Throws InputError for a folder that cannot be read or a file that is wrong.
std::vector<MappingInfo> list_mappings(const std::filesystem::path& folder);
/// `<folder>/<id>.yaml`, or the file itself where `id` ends in .yaml. Throws InputError that names the mappings there are.
LayerMapping load_mapping(const std::filesystem::path& folder, std::string_view id);
/// The mapping of the folder that names this format ("osm", "opensidewalks", "plain"). Throws InputError if none or several do.
LayerMapping default_mapping(const std::filesystem::path& folder, std::string_view format);

}  // namespace levelground::gis
