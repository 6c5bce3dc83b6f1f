// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/observation_draft.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/base/quantity.hpp"
#include "core/judge/judge.hpp"

namespace levelground::desktop {

namespace {

using P = Property;

/// What an auditor usually states of a thing of each theme, most asked for first.
std::vector<Property> usual_properties(levelground::Theme theme) {
  switch (theme) {
    case levelground::Theme::walkway:
      return {P::width, P::incline, P::cross_slope, P::surface, P::smoothness, P::lit, P::step_free, P::tactile_paving};
    case levelground::Theme::crossing:
      return {P::kerb_height, P::tactile_paving, P::crossing_control, P::sound_signal, P::vibration_signal, P::refuge_island, P::width};
    case levelground::Theme::kerb:
      return {P::kerb_height, P::kerb_kind, P::tactile_paving};
    case levelground::Theme::steps:
      return {P::handrail, P::ramp, P::step_count, P::tactile_paving, P::width};
    case levelground::Theme::entrance:
      return {P::opening_width, P::width, P::step_free, P::kerb_height};
    case levelground::Theme::barrier:
      return {P::opening_width, P::step_free};
    case levelground::Theme::seat:
      return {P::backrest, P::armrest, P::height, P::seats, P::condition};
    case levelground::Theme::toilet:
      return {P::step_free, P::fee, P::access, P::unisex, P::changing_table, P::opening_hours};
    case levelground::Theme::drinking_water:
      return {P::step_free, P::height, P::fee, P::condition};
    case levelground::Theme::lift:
      return {P::width, P::step_free, P::access};
    case levelground::Theme::road:
      return {P::speed_limit, P::lit, P::sidewalk, P::width, P::surface};
    case levelground::Theme::parking:
      return {P::capacity_disabled, P::capacity, P::surface, P::fee};
    case levelground::Theme::stop:
      return {P::step_free, P::kerb_height, P::tactile_paving, P::lit};
    case levelground::Theme::play:
      return {P::step_free, P::surface, P::access, P::condition};
    case levelground::Theme::site:
      return {P::lit, P::fee, P::access, P::opening_hours, P::foot};
    default:
      return {P::condition, P::lit, P::step_free};
  }
}

/// The property a kind of measure reads when the criterion does not name one.
std::optional<Property> property_of_kind(const std::string& kind) {
  static constexpr std::array<std::pair<std::string_view, Property>, 9> kinds{{{"clear_width", P::width},
                                                                              {"kerb_upstand", P::kerb_height},
                                                                              {"entrance_width", P::opening_width},
                                                                              {"longest_dark_gap", P::lit},
                                                                              {"speed_near", P::speed_limit},
                                                                              {"tactile_at_crossings", P::tactile_paving},
                                                                              {"steps_alternative", P::ramp},
                                                                              {"entrance_step_free", P::step_free},
                                                                              {"step_free_reach", P::step_free}}};
  for (const auto& [name, property] : kinds) {
    if (name == kind) return property;
  }
  return std::nullopt;
}

Observable of_property(Property property) {
  const PropertyInfo& info = property_info(property);
  return {std::string(info.name), info.quantity, property};
}

/// Half a unit of the last digit of a decimal number as written: "1.5" is known to 0.05.
Rational half_last_digit(std::string_view text) {
  const std::size_t point = text.find_first_of(".,");
  std::int64_t den = 2;
  for (std::size_t i = point; i != std::string_view::npos && i + 1 < text.size(); ++i) den *= 10;
  return Rational::ratio(1, den);
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

DraftValue refuse(const char* why) {
  DraftValue value;
  value.wrong = why;
  return value;
}

DraftValue read_number(const Draft& draft) {
  const std::string text = trimmed(draft.value);
  if (text.empty()) return refuse("desktop.form.wrong.empty");
  const auto number = text.size() > 12 ? std::nullopt : Rational::from_decimal(text);
  if (!number) return refuse("desktop.form.wrong.number");
  Rational factor = 1;
  const bool whole = draft.what.quantity == Quantity::count || draft.what.quantity == Quantity::ordinal;
  const bool bare = whole || draft.what.quantity == Quantity::ratio;
  if (!bare) {
    const auto known = unit_factor(draft.unit, draft.what.quantity);
    if (!known) return refuse("desktop.form.wrong.unit");
    factor = *known;
  }
  if (draft.what.quantity == Quantity::ordinal && number->den() != 1) return refuse("desktop.form.wrong.number");
  Rational accuracy = whole ? Rational(0) : half_last_digit(text);
  if (const std::string stated = trimmed(draft.accuracy); !stated.empty()) {
    const auto given = stated.size() > 12 ? std::nullopt : Rational::from_decimal(stated);
    if (!given || *given < Rational(0)) return refuse("desktop.form.wrong.accuracy");
    accuracy = *given;
  }
  Interval range{(*number - accuracy) * factor, (*number + accuracy) * factor};
  const Interval possible = domain(draft.what.quantity);
  if (!possible.contains(*number * factor)) return refuse("desktop.form.wrong.impossible");
  if (const auto inside = intersection(range, possible)) range = *inside;
  DraftValue value;
  value.range = range;
  return value;
}

DraftValue read_code(const Draft& draft) {
  DraftValue value;
  if (!draft.what.property) {
    value.wrong = "desktop.form.wrong.number";
    return value;
  }
  const auto codes = property_info(*draft.what.property).codes;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] != draft.value) continue;
    if (draft.what.quantity == Quantity::ordinal) {
      value.range = Interval::exact(static_cast<std::int64_t>(i));
    } else {
      value.codes = 1U << i;
    }
    return value;
  }
  value.wrong = "desktop.form.wrong.empty";
  return value;
}

}  // namespace

std::vector<Observable> observables(const City& city, const Criterion& criterion, const Gap* gap) {
  std::vector<Observable> list;
  const auto add = [&list](const Observable& what) {
    if (std::find(list.begin(), list.end(), what) == list.end()) list.push_back(what);
  };
  if (const auto named = criterion.measure.parameters.find("property"); named != criterion.measure.parameters.end()) {
    if (const auto property = property_from_name(named->second)) {
      add(of_property(*property));
    } else {
      add({named->second, criterion.scale.quantity, std::nullopt});
    }
  }
  if (const auto property = property_of_kind(criterion.measure.kind)) add(of_property(*property));
  if (gap != nullptr && criterion.evaluation == Evaluation::layers) {
    if (const auto feature = city.find_feature(gap->feature())) {
      for (const Property property : usual_properties(city.feature(*feature).theme)) add(of_property(property));
    }
  }
  if (list.empty()) {
    for (const Property property : usual_properties(levelground::Theme::site)) add(of_property(property));
  }
  return list;
}

std::vector<std::string> units_for(Quantity quantity, const std::string& preferred) {
  std::vector<std::string> units;
  if (!preferred.empty() && unit_factor(preferred, quantity)) units.push_back(preferred);
  for (const char* unit : {"mm", "cm", "m", "m2", "ha", "%", "lx", "km/h", "s", "min", "d", "dB", "kg", "g"}) {
    if (unit_factor(unit, quantity) && std::find(units.begin(), units.end(), unit) == units.end()) units.emplace_back(unit);
  }
  return units;
}

DraftValue read_draft(const Draft& draft) {
  DraftValue value;
  switch (draft.what.quantity) {
    case Quantity::rating:
      if (draft.value.size() != 1 || draft.value[0] < '0' || draft.value[0] > '0' + max_score) return refuse("desktop.form.wrong.rating");
      value.range = Interval::exact(draft.value[0] - '0');
      return value;
    case Quantity::presence:
      if (draft.value != "yes" && draft.value != "no") return refuse("desktop.form.wrong.presence");
      value.range = Interval::exact(draft.value == "yes" ? 1 : 0);
      return value;
    case Quantity::ordinal:   // of a property that only a criterion names: a rank without words of its own
      return draft.what.property ? read_code(draft) : read_number(draft);
    case Quantity::category:
      return read_code(draft);
    case Quantity::text:
      if (trimmed(draft.value).empty()) return refuse("desktop.form.wrong.empty");
      return value;
    default:
      return read_number(draft);
  }
}

WouldBe would_be(const Criterion& criterion, const Draft& draft, const DraftValue& value) {
  if (value.wrong != nullptr || !value.range || draft.what.quantity != criterion.scale.quantity) return WouldBe::not_comparable;
  const ScoreInterval score = score_of(criterion.scale, *value.range);
  if (score.low >= criterion.pass_score) return WouldBe::met;
  return score.high < criterion.pass_score ? WouldBe::not_met : WouldBe::open;
}

std::vector<const Observation*> earlier_statements(const City& city, const std::string& site, const std::string& feature,
                                                   const std::string& property, const Date& as_of) {
  std::vector<const Observation*> found =
      feature.empty() ? city.about_site(site, property, as_of) : city.about_feature(feature, property, as_of);
  std::stable_sort(found.begin(), found.end(), [](const Observation* a, const Observation* b) { return a->date < b->date; });
  return found;
}

}  // namespace levelground::desktop
