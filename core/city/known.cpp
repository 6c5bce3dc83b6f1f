// SPDX-License-Identifier: Apache-2.0
// What is known of one property of one feature, tags and observations together (judgement.md section 1).
#include <algorithm>
#include <array>

#include "core/base/joined_range.hpp"
#include "core/city/city.hpp"

namespace levelground {

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

std::uint32_t all_codes(const PropertyInfo& info) {
  return info.codes.empty() ? ~0U : static_cast<std::uint32_t>((std::uint64_t{1} << info.codes.size()) - 1);
}

constexpr std::array<Grade, 3> best_first = {Grade::measured, Grade::tagged, Grade::inferred};

/// The grade is of the weakest statement that was needed: with those of a better grade alone something else would be known.
void join_numbers(const std::vector<StatedValue>& all, Known& known) {
  JoinedRange joined;
  for (const StatedValue& one : all) joined.add(one.range);
  known.range = joined.known();
  known.spread = joined.spread();
  known.dissent = joined.dissent();
  JoinedRange so_far;
  for (const Grade grade : best_first) {
    for (const StatedValue& one : all) {
      if (one.grade == grade) so_far.add(one.range);
    }
    known.grade = grade;
    if (!so_far.empty() && so_far.known() == known.range) return;
  }
}

/// The codes that all allow, else every one that is stated.
class JoinedCodes {
 public:
  void add(std::uint32_t codes) {
    m_common &= codes;
    m_whole |= codes;
  }
  [[nodiscard]] bool dissent() const { return m_common == 0; }
  [[nodiscard]] std::uint32_t known() const { return m_common != 0 ? m_common : m_whole; }

 private:
  std::uint32_t m_common = ~0U;
  std::uint32_t m_whole = 0;
};

void join_codes(const std::vector<StatedValue>& all, Known& known) {
  JoinedCodes joined;
  for (const StatedValue& one : all) joined.add(one.codes);
  known.codes = joined.known();
  known.dissent = joined.dissent();
  JoinedCodes so_far;
  bool any = false;
  for (const Grade grade : best_first) {
    for (const StatedValue& one : all) {
      if (one.grade != grade) continue;
      so_far.add(one.codes);
      any = true;
    }
    known.grade = grade;
    if (any && so_far.known() == known.codes) return;
  }
}

}  // namespace

Grade grade_of(const Observation& observation) {
  return observation.instrument.empty() && observation.accuracy.empty() ? Grade::tagged : Grade::measured;
}

void join_statements(const PropertyInfo& info, const std::vector<StatedValue>& stated, Known& result) {
  result.range = result.spread = domain(info.quantity);
  result.codes = all_codes(info);
  result.stated = !stated.empty();
  if (stated.empty()) return;
  if (info.quantity == Quantity::category) {
    join_codes(stated, result);
    result.codes &= all_codes(info);
  } else if (info.quantity != Quantity::text) {
    join_numbers(stated, result);
  }
}

Known known(const City& city, const Feature& feature, Property property, const Date& as_of) {
  const PropertyInfo& info = property_info(property);
  Known result;
  std::vector<StatedValue> stated;
  for (const Attribute& attribute : feature.attributes) {
    if (attribute.property != property) continue;
    stated.push_back({attribute.range, attribute.codes, attribute.grade});
    result.statements.push_back({attribute.text, "", attribute.grade, {}});
  }
  for (const Observation* observation : city.about_feature(feature.id, info.name, as_of)) {
    if (observation->quantity != info.quantity) continue;
    stated.push_back({observation->range, observation->codes, grade_of(*observation)});
    result.statements.push_back({statement_words(*observation), observation->id, grade_of(*observation), observation->evidence});
  }
  join_statements(info, stated, result);
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
