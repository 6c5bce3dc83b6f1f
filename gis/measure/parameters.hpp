// SPDX-License-Identifier: Apache-2.0
/// The parameters of a criterion's measure, checked and turned into values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/measure_spec.hpp"
#include "core/scheme/criterion.hpp"
#include "gis/measure/errors.hpp"
#include "gis/network/passability.hpp"

namespace levelground::gis {

/// Reads parameters. Every fault is an InputError with the criterion's file and line: the scheme reader finds most of them first.
class Parameters {
 public:
  explicit Parameters(const Criterion& criterion) : m_criterion(criterion) {}

  [[nodiscard]] bool given(std::string_view name) const { return m_criterion.measure.find(name) != nullptr; }
  [[nodiscard]] std::string word(std::string_view name) const;                   ///< must be given
  [[nodiscard]] std::vector<std::string> words(std::string_view name) const { return m_criterion.measure.list(name); }
  [[nodiscard]] bool flag(std::string_view name) const { return m_criterion.measure.flag(name); }
  [[nodiscard]] Theme theme(std::string_view name) const;
  [[nodiscard]] std::vector<Theme> themes(std::string_view name) const;
  [[nodiscard]] Property property(std::string_view name) const;
  [[nodiscard]] Rational quantity(std::string_view name, Quantity quantity) const;  ///< must be given; base unit
  [[nodiscard]] std::optional<Rational> optional_quantity(std::string_view name, Quantity quantity) const;
  /// A length in metres, for searching; 0 when it is not given.
  [[nodiscard]] double metres(std::string_view name) const;
  /// Over how much way a slope is taken from heights, mm, at least 1; nullopt: only what is stated counts.
  [[nodiscard]] std::optional<Rational> elevation_base() const;
  /// kerb_at_most, incline_at_most, width_at_least, and how an incline is taken from heights (ground_slope_parameters()).
  [[nodiscard]] TravellerLimits limits() const;
  /// Who walks: limits() with step_free, else somebody who takes any step, and who is let in somewhere or not all the same.
  [[nodiscard]] TravellerLimits walker() const { return flag("step_free") ? limits() : TravellerLimits{}; }
  [[noreturn]] void refuse(std::string_view name, std::string what, std::string remedy) const;

 private:
  const Criterion& m_criterion;
};

/// Parameters that several kinds share, with one name and meaning: `of`, `accepted`, and the limits that Parameters::limits() reads.
ParameterSpec route_parameter();
/// `accuracy`: how far things may lie from where they are mapped; `help` says which and seen from where. Without it nothing changes.
ParameterSpec accuracy_parameter(std::string_view help);
ParameterSpec accepted_access_parameter();
ParameterSpec kerb_parameter(bool required);
ParameterSpec incline_parameter();
ParameterSpec width_parameter();

}  // namespace levelground::gis
