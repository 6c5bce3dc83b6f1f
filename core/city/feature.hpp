// SPDX-License-Identifier: Apache-2.0
/// A feature of the City: what it is, where it is, and what its source says about it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/interval.hpp"
#include "core/city/theme.hpp"
#include "core/geometry/geometry.hpp"

namespace levelground {

/// How a value is known, weakest first.
enum class Grade : std::uint8_t { inferred, tagged, measured };
std::string_view grade_name(Grade grade);
std::optional<Grade> grade_from_name(std::string_view name);

/// One statement of a source about one property of one feature. `quantity` follows property_info().
/// - numbers, presence, ordinal (rank): `range`, in base units;
/// - category: `range` unused, `codes` is the set of possible codes, one bit each (all bits: unknown);
/// - text: only `text`.
/// `text` is always the words of the source, for the explanation.
struct Attribute {
  Property property;
  Grade grade = Grade::tagged;
  std::uint32_t codes = 0;
  Interval range;
  std::string text;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

struct Feature {
  std::string id;            ///< stable over re-reads: "<source name>:<layer>/<source id>", or a content hash where none is given
  Theme theme;
  std::uint32_t source = 0;  ///< index into City::sources()
  Geometry geometry;
  std::vector<Attribute> attributes;  ///< sorted by property; several statements about one property may stand side by side
  /// Topology as the source states it (OpenStreetMap or OpenSidewalks node ids): one key per point of a line, one for a point;
  /// empty where the source has none, then lines join by position within the mapping's tolerance.
  std::vector<std::int64_t> nodes;

  /// Text of a text property ("" if absent).
  [[nodiscard]] std::string_view text(Property property) const;
};

}  // namespace levelground
