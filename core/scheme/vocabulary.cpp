// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/vocabulary.hpp"

#include <array>

namespace levelground::vocabulary {

namespace {

constexpr std::array<std::string_view, 7> all_stages = {"land",       "planning",      "design",     "construction",
                                                        "management", "redevelopment", "overarching"};
constexpr std::array<std::string_view, 7> all_grounds = {"sex",        "gender_identity",    "ethnicity", "religion",
                                                         "disability", "sexual_orientation", "age"};
constexpr std::array<std::string_view, 3> all_indicators = {"structure", "process", "outcome"};
constexpr std::array<std::string_view, 3> all_evaluations = {"layers", "observed", "document"};
constexpr std::array<std::string_view, 4> all_combines = {"worst", "median", "latest", "share"};
constexpr std::array<std::string_view, 3> all_directions = {"at_least", "at_most", "within"};
constexpr std::array<std::string_view, 3> all_grades = {"inferred", "tagged", "measured"};
constexpr std::array<std::string_view, 3> all_lights = {"day", "dusk", "night"};
constexpr std::array<std::string_view, 4> all_method_lights = {"any", "day", "dusk", "night"};
constexpr std::array<std::string_view, 4> all_confidences = {"C", "S", "D", "U"};
constexpr std::array<std::string_view, 1> all_for_each = {"group_in_scope"};
constexpr std::array<std::string_view, 2> all_rules = {"guarded", "simple"};

// The words stand in the order of the enums; a value moved there must move here.
static_assert(static_cast<int>(Evaluation::document) == 2 && static_cast<int>(Combine::share) == 3);
static_assert(static_cast<int>(Scale::Direction::within) == 2 && static_cast<int>(DecisionRule::simple) == 1);
static_assert(static_cast<int>(Grade::inferred) == 0 && static_cast<int>(Grade::measured) == 2);
static_assert(static_cast<int>(Light::day) == 1 && static_cast<int>(Light::night) == 3);
static_assert(static_cast<int>(Confidence::confirmed) == 0 && static_cast<int>(Confidence::unconfirmed) == 3);

}  // namespace

Words stages() { return all_stages; }
Words grounds() { return all_grounds; }
Words indicators() { return all_indicators; }
Words evaluations() { return all_evaluations; }
Words combines() { return all_combines; }
Words directions() { return all_directions; }
Words grades() { return all_grades; }
Words lights() { return all_lights; }
Words method_lights() { return all_method_lights; }
Words confidences() { return all_confidences; }
Words for_each() { return all_for_each; }
Words decision_rules() { return all_rules; }

std::vector<std::string> list(Words words) { return {words.begin(), words.end()}; }

std::string_view name(Evaluation evaluation) { return all_evaluations.at(static_cast<std::size_t>(evaluation)); }
std::string_view name(Combine combine) { return all_combines.at(static_cast<std::size_t>(combine)); }
std::string_view name(Scale::Direction direction) { return all_directions.at(static_cast<std::size_t>(direction)); }
std::string_view name(Grade grade) { return all_grades.at(static_cast<std::size_t>(grade)); }
std::string_view name(Light light) {
  return light == Light::not_stated ? std::string_view{} : all_lights.at(static_cast<std::size_t>(light) - 1);
}
std::string_view name(DecisionRule rule) { return all_rules.at(static_cast<std::size_t>(rule)); }

}  // namespace levelground::vocabulary
