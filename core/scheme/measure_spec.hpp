// SPDX-License-Identifier: Apache-2.0
/// What a measure kind promises, so that schemes can be checked without knowing how it is computed.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/quantity.hpp"
#include "core/city/theme.hpp"

namespace levelground {

struct ParameterSpec {
  std::string_view name;
  /// `conditions`: a list of conditions on features, see condition.hpp.
  enum class Type : std::uint8_t { theme, themes, property, quantity, word, words, conditions, flag } type;
  Quantity quantity = Quantity::length;              ///< for Type::quantity
  std::vector<std::string_view> words = {};          ///< allowed words; empty: any
  bool required = false;
  std::string_view help;

  [[nodiscard]] bool is_list() const { return type == Type::themes || type == Type::words || type == Type::conditions; }
};

/// What the interval of a kind takes in, and what it does not: some words on each source of error, never empty.
struct ErrorModel {
  std::string_view positions;    ///< of what is drawn on the map: taken in how, or why they do not matter
  std::string_view values;       ///< of what is stated of things: how exact it is taken to be
  std::string_view rasters;      ///< how fine cells must be, and what lies between them
  std::string_view age;          ///< of statements, layers and rasters
};

/// A property that a kind asks of the features of a theme, whatever its parameters.
struct AskedOf {
  Theme theme;
  Property property;
};

struct MeasureSpec {
  std::string_view kind;         ///< "clear_width"
  std::string_view help;         ///< what it measures and how, in two or three sentences
  std::string_view example;      ///< a `measure:` line of a criterion
  std::vector<Quantity> quantities;  ///< what it can yield; more than one when a property decides
  bool has_runs = false;         ///< place results carry run lengths, so limits may have an exception
  std::vector<ParameterSpec> parameters;
  ErrorModel errors = {};
  bool more_is_worse = false;        ///< more of it is worse for who uses the place: a longer way, a higher kerb; where a property or a lane decides, that does
  std::vector<AskedOf> asks = {};    ///< beside what parameters name; where nobody states it, the kind knows less
};

/// The kinds a program knows, sorted by name.
using MeasureCatalogue = std::vector<MeasureSpec>;

}  // namespace levelground
