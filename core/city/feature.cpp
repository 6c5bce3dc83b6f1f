// SPDX-License-Identifier: Apache-2.0
#include "core/city/feature.hpp"

namespace levelground {

std::string_view grade_name(Grade grade) {
  switch (grade) {
    case Grade::inferred: return "inferred";
    case Grade::tagged: return "tagged";
    case Grade::measured: return "measured";
  }
  return "inferred";
}

std::optional<Grade> grade_from_name(std::string_view name) {
  for (const Grade grade : {Grade::inferred, Grade::tagged, Grade::measured}) {
    if (grade_name(grade) == name) return grade;
  }
  return std::nullopt;
}

std::string_view Feature::text(Property property) const {
  for (const Attribute& attribute : attributes) {
    if (attribute.property == property) return attribute.text;
  }
  return {};
}

}  // namespace levelground
