// SPDX-License-Identifier: Apache-2.0
#include "gis/read/read_city_observations.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "gis/project/store.hpp"
#include "gis/read/file_checks.hpp"
#include "gis/read/observations.hpp"
#include "gis/read/observations_result.hpp"

namespace levelground::gis {
namespace {

class Observing {
 public:
  Observing(const CitySpec& spec, WaysToCity& ways, CityDraft& draft, const std::stop_token& stop)
      : m_spec(spec), m_ways(ways), m_draft(draft), m_stop(stop) {}

  void table(const ObservationSpec& spec) {
    if (m_stop.stop_requested()) throw Cancelled();
    std::optional<LayerMapping> mapping;
    if (!spec.mapping.empty()) mapping = load_mapping(m_spec.mappings, spec.mapping);
    ObservationContent content = read_observations(spec, mapping ? &*mapping : nullptr, m_stop);
    m_draft.problems.insert(m_draft.problems.end(), content.problems.begin(), content.problems.end());
    Source source;
    source.name = free_name(spec.file.stem().string());
    source.file = spec.file.string();
    source.format = content.format;
    source.mapping = spec.mapping;
    source.sha256 = checksum(spec.file, m_stop).sha256;
    source.date = content.newest;
    source.crs = content.crs;
    place(spec, content);
    add(std::move(content.observations), std::move(source));
  }

  void store(const std::filesystem::path& file) {
    Source source;
    source.name = free_name(file.stem().string());
    source.file = file.string();
    source.format = "GeoPackage";
    std::vector<RawObservation> recorded;
    for (Observation& observation : read_store(file, m_draft.crs.code)) {
      if (observation.date.is_set() && (!source.date.is_set() || source.date < observation.date)) source.date = observation.date;
      read_other_meanings(observation);
      recorded.push_back({std::move(observation), 0});
    }
    // No checksum: what is recorded in it changes with every observation, and each of them has an id of its own.
    add(std::move(recorded), std::move(source));
  }

 private:
  /// Names of sources are unique; a table may be called as a source of layers is.
  [[nodiscard]] std::string free_name(const std::string& wanted) const {
    for (int number = 1;; ++number) {
      const std::string name = number == 1 ? wanted : fmt::format("{}-{}", wanted, number);
      if (std::none_of(m_draft.sources.begin(), m_draft.sources.end(), [&](const Source& source) { return source.name == name; })) return name;
    }
  }

  void place(const ObservationSpec& spec, ObservationContent& content) {
    if (std::none_of(content.observations.begin(), content.observations.end(), [](const RawObservation& o) { return o.observation.position.has_value(); })) return;
    Problem where;
    where.file = spec.file.string();
    const Transformation& way = m_ways.from(content.crs, where);
    for (RawObservation& raw : content.observations) {
      if (raw.observation.position) raw.observation.position = way.apply(*raw.observation.position);
    }
  }

  void add(std::vector<RawObservation> more, Source source) {
    const auto number = static_cast<std::uint32_t>(m_draft.sources.size());
    m_draft.sources.push_back(std::move(source));  // before the observations, of which one may name it
    const std::string& file = m_draft.sources.back().file;
    for (Observation& observation : resolve_observations(std::move(more), file, m_draft.features, m_draft.problems)) {
      const auto [before, fresh] = m_observed.try_emplace(observation.id, m_draft.observations.size());
      if (fresh) {
        observation.source = number;
        m_draft.observations.push_back(std::move(observation));
      } else if (!same_statement(m_draft.observations[before->second], observation)) {
        const std::string& other = m_draft.sources[m_draft.observations[before->second].source].file;
        m_draft.problems.push_back(said_of_file(Problem::Severity::error, file,
                                                in_both("the observation id ‘{}’ is also used in {}; this one is left out", "observationens id ”{}” används också i {}; denna utelämnas", observation.id, other),
                                                {"Give it its own id, and name the one it corrects in ‘supersedes’.", "Ge den ett eget id, och ange den som den rättar i ”supersedes”."}));
        m_draft.problems.back().feature = observation.id;
      }
    }
  }

  const CitySpec& m_spec;
  WaysToCity& m_ways;
  CityDraft& m_draft;
  const std::stop_token& m_stop;
  std::map<std::string, std::size_t> m_observed;
};

}  // namespace

void observe(const CitySpec& spec, WaysToCity& ways, CityDraft& draft, const std::stop_token& stop) {
  Observing observing(spec, ways, draft, stop);
  for (const ObservationSpec& table : spec.observations) observing.table(table);
  if (spec.store && std::filesystem::exists(*spec.store)) observing.store(*spec.store);
}

}  // namespace levelground::gis
