// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/parameters.hpp"

#include "core/base/errors.hpp"

namespace levelground::gis {

void Parameters::refuse(std::string_view name, std::string what, std::string remedy) const {
  Problem problem;
  problem.file = m_criterion.file;
  const auto line = m_criterion.measure.lines.find(std::string(name));
  problem.line = line != m_criterion.measure.lines.end() ? line->second : m_criterion.measure.line;
  problem.what = m_criterion.code + ", measure " + m_criterion.measure.kind + ": " + std::move(what);
  problem.remedy = std::move(remedy);
  throw InputError(problem);
}

std::string Parameters::word(std::string_view name) const {
  const std::string* text = m_criterion.measure.find(name);
  if (text == nullptr) refuse(name, "‘" + std::string(name) + "’ is missing", "see docs/measures.md for what the measure needs");
  return *text;
}

Theme Parameters::theme(std::string_view name) const {
  const std::string text = word(name);
  const auto theme = theme_from_name(text);
  if (!theme) refuse(name, "‘" + text + "’ is not a theme", "name one of the themes of the plain schema");
  return *theme;
}

std::vector<Theme> Parameters::themes(std::string_view name) const {
  std::vector<Theme> themes;
  for (const std::string& text : words(name)) {
    const auto theme = theme_from_name(text);
    if (!theme) refuse(name, "‘" + text + "’ is not a theme", "name themes of the plain schema");
    themes.push_back(*theme);
  }
  if (themes.empty()) refuse(name, "‘" + std::string(name) + "’ names no theme", "name at least one theme");
  return themes;
}

Property Parameters::property(std::string_view name) const {
  const std::string text = word(name);
  const auto property = property_from_name(text);
  if (!property) refuse(name, "‘" + text + "’ is not a property", "name one of the properties of the plain schema");
  return *property;
}

std::optional<Rational> Parameters::optional_quantity(std::string_view name, Quantity quantity) const {
  const std::string* text = m_criterion.measure.find(name);
  if (text == nullptr) return std::nullopt;
  std::string why;
  const auto value = parse_exact(*text, quantity, why);
  if (!value) refuse(name, why, "write a number with its unit");
  if (value->base < Rational(0)) refuse(name, "‘" + *text + "’ is below 0", "write a number that is not negative");
  return value->base;
}

Rational Parameters::quantity(std::string_view name, Quantity quantity) const {
  const auto value = optional_quantity(name, quantity);
  if (!value) refuse(name, "‘" + std::string(name) + "’ is missing", "see docs/measures.md for what the measure needs");
  return *value;
}

double Parameters::metres(std::string_view name) const {
  const auto value = optional_quantity(name, Quantity::length);
  return value ? value->to_double() / 1000.0 : 0;
}

std::optional<Rational> Parameters::elevation_base() const {
  const auto base = optional_quantity("elevation_base", Quantity::length);
  if (base && *base < Rational(1)) refuse("elevation_base", "a slope needs a length", "write the length over which it is taken");
  return base;
}

TravellerLimits Parameters::limits() const {
  TravellerLimits limits;
  limits.steps_at_most = Rational(0);
  limits.kerb_at_most = quantity("kerb_at_most", Quantity::length);
  limits.incline_at_most = optional_quantity("incline_at_most", Quantity::slope);
  limits.width_at_least = optional_quantity("width_at_least", Quantity::length);
  if (const auto base = elevation_base()) {
    limits.slope_from_heights = {*base, optional_quantity("cell_at_most", Quantity::length).value_or(*base),
                                 optional_quantity("line_accuracy", Quantity::length).value_or(Rational(0))};
  }
  return limits;
}

ParameterSpec route_parameter() {
  return {.name = "of",
          .type = ParameterSpec::Type::word,
          .words = {"main_route", "walkways"},
          .required = true,
          .help = "what is walked: main_route (as the source marks it, else the shortest walks between entrances and to "
                  "facilities) or walkways (every walkable line inside the site)"};
}

ParameterSpec accuracy_parameter(std::string_view help) {
  return {.name = "accuracy", .type = ParameterSpec::Type::quantity, .quantity = Quantity::length, .help = help};
}

ParameterSpec accepted_access_parameter() {
  return {.name = "accepted", .type = ParameterSpec::Type::words, .required = true, .help = "access values that count as open"};
}

ParameterSpec kerb_parameter(bool required) {
  return {.name = "kerb_at_most",
          .type = ParameterSpec::Type::quantity,
          .quantity = Quantity::length,
          .required = required,
          .help = "highest kerb a traveller without steps can pass"};
}

ParameterSpec incline_parameter() {
  return {.name = "incline_at_most",
          .type = ParameterSpec::Type::quantity,
          .quantity = Quantity::slope,
          .help = "steepest incline that still counts as step-free; without it inclines do not matter"};
}

ParameterSpec width_parameter() {
  return {.name = "width_at_least",
          .type = ParameterSpec::Type::quantity,
          .quantity = Quantity::length,
          .help = "narrowest walkway, gate or barrier that still counts as step-free; without it widths do not matter"};
}

}  // namespace levelground::gis
