// SPDX-License-Identifier: Apache-2.0
// What is known of one property of one feature, tags and observations together (judgement.md section 1).
#include <algorithm>

#include "core/city/city.hpp"

namespace levelground {

namespace {

struct Candidate {
  Interval range;
  std::uint32_t codes;
  Grade grade;
};

std::uint32_t all_codes(const PropertyInfo& info) {
  return info.codes.empty() ? ~0U : static_cast<std::uint32_t>((std::uint64_t{1} << info.codes.size()) - 1);
}

/// An observation that states an accuracy or names an instrument is measured; a plain statement counts like a tag.
Grade grade_of(const Observation& observation) {
  return observation.instrument.empty() && observation.accuracy.empty() ? Grade::tagged : Grade::measured;
}

}  // namespace

std::string statement_words(const Observation& observation) {
  std::string words = observation.id + ": " + observation.result;
  if (!observation.unit.empty()) words += " " + observation.unit;
  if (!observation.accuracy.empty()) {
    // Tables write the sign or leave it out.
    const bool signed_already = observation.accuracy.starts_with("±") || observation.accuracy.starts_with("+");
    words += (signed_already ? " " : " ± ") + observation.accuracy;
  }
  if (!observation.instrument.empty()) words += ", " + observation.instrument;
  if (observation.date.is_set()) words += ", " + to_text(observation.date);
  return words;
}

namespace {

/// Joins statements from the best grade down: those that overlap narrow what is known, those that are disjoint are dissent and
/// widen it to the hull. The result does not depend on the order of statements: within a grade the dissent of any pair decides.
void join_numbers(const std::vector<Candidate>& all, Known& known) {
  bool first = true;
  for (const Grade grade : {Grade::measured, Grade::tagged, Grade::inferred}) {
    std::optional<Interval> common;
    std::optional<Interval> whole;
    bool disjoint = false;
    for (const Candidate& candidate : all) {
      if (candidate.grade != grade) continue;
      if (!whole) {
        whole = common = candidate.range;
        continue;
      }
      whole = hull(*whole, candidate.range);
      if (common) common = intersection(*common, candidate.range);
      if (!common) disjoint = true;
    }
    if (!whole) continue;
    const Interval here = disjoint ? *whole : *common;
    known.dissent = known.dissent || disjoint;
    if (first) {
      known.range = here;
      known.grade = grade;
      first = false;
    } else if (const auto both = intersection(known.range, here)) {
      if (*both != known.range) {
        known.range = *both;
        known.grade = grade;  // the weaker statement was needed for the narrower range
      }
    } else {
      known.range = hull(known.range, here);
      known.grade = grade;
      known.dissent = true;
    }
  }
}

void join_codes(const std::vector<Candidate>& all, Known& known) {
  bool first = true;
  for (const Grade grade : {Grade::measured, Grade::tagged, Grade::inferred}) {
    std::uint32_t common = ~0U;
    std::uint32_t whole = 0;
    bool any = false;
    for (const Candidate& candidate : all) {
      if (candidate.grade != grade) continue;
      any = true;
      common &= candidate.codes;
      whole |= candidate.codes;
    }
    if (!any) continue;
    const std::uint32_t here = common != 0 ? common : whole;
    known.dissent = known.dissent || common == 0;
    if (first) {
      known.codes = here;
      known.grade = grade;
      first = false;
    } else if ((known.codes & here) != 0) {
      if ((known.codes & here) != known.codes) {
        known.codes &= here;
        known.grade = grade;
      }
    } else {
      known.codes |= here;
      known.grade = grade;
      known.dissent = true;
    }
  }
}

}  // namespace

Known known(const City& city, const Feature& feature, Property property, const Date& as_of) {
  const PropertyInfo& info = property_info(property);
  Known result;
  result.range = domain(info.quantity);
  result.codes = all_codes(info);
  std::vector<Candidate> candidates;
  for (const Attribute& attribute : feature.attributes) {
    if (attribute.property != property) continue;
    candidates.push_back({attribute.range, attribute.codes, attribute.grade});
    result.statements.push_back({attribute.text, "", attribute.grade, {}});
  }
  for (const Observation* observation : city.about_feature(feature.id, info.name, as_of)) {
    if (observation->quantity != info.quantity) continue;
    candidates.push_back({observation->range, observation->codes, grade_of(*observation)});
    result.statements.push_back({statement_words(*observation), observation->id, grade_of(*observation), observation->evidence});
  }
  if (candidates.empty()) return result;
  result.stated = true;
  if (info.quantity == Quantity::category) {
    join_codes(candidates, result);
    result.codes &= all_codes(info);
  } else if (info.quantity != Quantity::text) {
    join_numbers(candidates, result);
  }
  return result;
}

Tri known_presence(const City& city, const Feature& feature, Property property, const Date& as_of) {
  const Known value = known(city, feature, property, as_of);
  if (!value.stated) return Tri::unknown;
  if (value.range.low >= Rational(1)) return Tri::yes;
  if (value.range.high <= Rational(0)) return Tri::no;
  return Tri::unknown;
}

}  // namespace levelground
