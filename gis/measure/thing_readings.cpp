// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/thing_readings.hpp"

#include <algorithm>
#include <string_view>

#include "gis/measure/stations.hpp"

namespace levelground::gis {

ThingReadings::ThingReadings(const MeasureContext& context, const std::vector<PlaceResult>& things, const std::vector<AskedReading>& asked) : m_context(context) {
  for (std::size_t q = 0; q < asked.size(); ++q) {
    const PropertyInfo& info = property_info(asked[q].property);
    const std::vector<ReadingAtPlace> readings = readings_at(context, {info.name}, info.quantity, things);
    for (const ReadingAtPlace& reading : readings) {
      m_heard.push_back({reading, q, asked[q].says(*reading.observation)});
      const bool told = std::any_of(m_told.begin(), m_told.end(), [&](const ReadingAtPlace& other) { return other.observation == reading.observation; });
      if (!told) m_told.push_back(reading);
    }
  }
}

Tri ThingReadings::heard(std::size_t thing, std::size_t question, Tri answer, PlaceResult& place) const {
  bool no = false, perhaps_no = false, yes = false;
  for (const Heard& heard : m_heard) {
    if (heard.reading.place != thing || heard.question != question || heard.says == Tri::unknown) continue;
    const PlaceResult said = place_of(m_context, *heard.reading.observation);
    place.inputs.insert(place.inputs.end(), said.inputs.begin(), said.inputs.end());
    place.grade = std::min(place.grade, said.grade);
    if (!heard.reading.surely) {
      perhaps_no = perhaps_no || heard.says == Tri::no;
      continue;
    }
    place.known = true;
    (heard.says == Tri::no ? no : yes) = true;
  }
  place.dissent = place.dissent || (no && (yes || answer == Tri::yes)) || (yes && answer == Tri::no);
  if (answer == Tri::no) return yes ? Tri::unknown : Tri::no;
  if (no) return yes || answer == Tri::yes ? Tri::unknown : Tri::no;
  return perhaps_no ? std::min(answer, Tri::unknown) : answer;
}

void ThingReadings::tell(std::vector<SharedText>& steps) const { tell_readings(m_told, steps); }

std::vector<AskedReading> asked_by(const std::vector<Condition>& conditions) {
  std::vector<AskedReading> asked;
  for (const Condition& condition : conditions) asked.push_back({condition.property, [condition](const Observation& said) { return satisfies(said, condition); }});
  return asked;
}

}  // namespace levelground::gis
